"""Queries of every kind, drawn from a collection with a fixed seed."""

import json
import random
import re
from pathlib import Path

Parameters = list[tuple[str, str]]


def draw(inputs: list[Path], count: int) -> list[tuple[str, Parameters]]:
    """So many queries, each with its kind and its parameters as `/search` and `/api/search` take them."""
    random_ = random.Random(7)
    texts = _texts(inputs, random_)
    kinds = list(_KINDS.items())
    drawn = []
    for number in range(count):
        name, make = kinds[number % len(kinds)]
        words = random_.choice(texts)
        start = random_.randrange(len(words) - 12)
        query, extra = make(words[start : start + 12], random_)
        parameters = [("q", query), *extra]
        # The folding of near copies and captures is as people have it, one time out of four.
        if number % 4:
            parameters += [("group", "false"), ("captures", "true")]
        if number % 5 == 0:
            parameters.append(("limit", str(random_.choice([1, 25, 100]))))
        if number % 7 == 0:
            parameters.append(("offset", str(random_.choice([5, 10, 40]))))
        drawn.append((name, parameters))
    return drawn


def _texts(inputs: list[Path], random_: random.Random) -> list[list[str]]:
    texts = []
    for path in inputs:
        if path.suffix != ".jsonl":
            continue
        with open(path, encoding="utf-8") as rows:
            for line in rows:
                if random_.random() < 0.05:
                    words = re.findall(r"[A-Za-z]{2,}", json.loads(line)["text"])
                    if len(words) > 40:
                        texts.append(words)
    return texts


def _rare(words: list[str], count: int) -> list[str]:
    """The longest, which are rarely function words."""
    return sorted(words, key=lambda word: (-len(word), word))[:count]


_KINDS = {
    "word": lambda words, _: (_rare(words, 1)[0], []),
    "any of two": lambda words, _: (" ".join(_rare(words, 2)), []),
    "any of a sentence": lambda words, _: (" ".join(words[:8]), []),
    "all of two": lambda words, _: (" ".join("+" + word for word in _rare(words, 2)), []),
    "phrase of two": lambda words, _: (f'"{words[0]} {words[1]}"', []),
    "phrase of three": lambda words, _: (f'"{" ".join(words[2:5])}"', []),
    "phrase by stems": lambda words, _: (f'"{" ".join(words[1:4])}"~', []),
    "phrase with a gap": lambda words, _: (f'"{words[0]} {words[2]}"~2', []),
    "phrase and words": lambda words, _: (f'+"{words[0]} {words[1]}" {_rare(words, 1)[0]}', []),
    "near": lambda words, _: (f"{_rare(words, 2)[0]} NEAR/6 {_rare(words, 2)[1]}", []),
    "without": lambda words, _: (f"{_rare(words, 1)[0]} -{words[3]}", []),
    "nested": lambda words, _: (f"({words[0]} OR {_rare(words, 1)[0]}) AND {words[5]}", []),
    "prefix": lambda words, random_: (_rare(words, 1)[0][: random_.randrange(3, 6)] + "*", []),
    "wildcard": lambda words, _: ("*" + _rare(words, 1)[0][2:], []),
    "fuzzy": lambda words, _: (_rare(words, 1)[0] + "~1", []),
    "regular expression": lambda words, _: (f"/{_rare(words, 1)[0][:4].lower()}[a-m]+/", []),
    "prefix in a phrase": lambda words, _: (f'"{words[0]} {words[1][:2]}*"', []),
    "title": lambda words, _: (f"title:{_rare(words, 1)[0]} {words[4]}", []),
    "weight": lambda words, _: (f"{_rare(words, 2)[0]}^3 {_rare(words, 2)[1]}", []),
    "site": lambda words, _: (f"{_rare(words, 1)[0]} site:example.org", []),
    "date": lambda words, random_: (f"{_rare(words, 1)[0]} date:{random_.randrange(2018, 2025)}", []),
    "days": lambda words, _: (words[6], [("after", "2019-03"), ("before", "2022-10-15")]),
    "by date": lambda words, _: (_rare(words, 1)[0], [("sort", "date")]),
    "facets": lambda words, random_: (
        words[7], [("facet", facet) for facet in random_.sample(["site", "author", "lang", "date:year", "date:month"], 3)]
    ),
    "captures": lambda words, _: (f"{words[8]} site:crawl.example.org", []),
    "boilerplate": lambda words, random_: (
        "in:boilerplate " + random_.choice(["newsletter", '"leave a reply"', "sport", "email address"]), []
    ),
    "nothing": lambda words, _: (f"{_rare(words, 1)[0]}qqx", []),
}
