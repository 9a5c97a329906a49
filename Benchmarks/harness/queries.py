"""The queries: a line each, `tag,tag,...<TAB>query`, the first tag being the class."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class BenchmarkQuery:
    category: str
    text: str


def read(path, classes):
    """The queries whose class matches a regular expression."""
    queries = []
    for line in path.read_text().splitlines():
        tags, _, text = line.partition("\t")
        query = BenchmarkQuery(tags.split(",")[0], text)
        if text and re.search(classes, query.category):
            queries.append(query)
    return queries


def sample(queries, count):
    """The numbers of up to `count` queries of each class, spread evenly."""
    by_class = {}
    for number, query in enumerate(queries):
        by_class.setdefault(query.category, []).append(number)
    chosen = []
    for numbers in by_class.values():
        taken = min(count, len(numbers))
        chosen += [numbers[place * len(numbers) // taken] for place in range(taken)]
    return sorted(chosen)
