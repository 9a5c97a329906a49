"""Scores extractors with the scripts that come with the pages, and WCXB's pages as WCXB does."""

import contextlib
import functools
import importlib.util
import io
import re
import sys
from collections import Counter

import dataset

# What the columns of the scripts' tables are, after the group and its number of pages.
COLUMNS = {
    "html": ["F1", "P", "R", "pageF1", "miF1", "miP", "miR", "wordF1", "empty"],
    "text": [
        "lnP", "lnR", "lnF1", "twF1", "macro", "F1", "P", "R", "pageF1", "miF1", "kept0", "lost1",
        "unm",
    ],
}
MEAN_COLUMNS = ["F1", "P", "R", "pageF1", "wordF1"]
GROUPINGS = {"html": ["dataset", "lang", "page_type"], "text": ["dataset", "lang", "converter"]}
# The scripts' own names of what is no group.
ALL, MEAN = "ALL", "MEAN OF GROUPS"


class Scorer:
    """A scoring script, which is called as from a command line; pages are scored once."""

    def __init__(self, data, form):
        self.form = form
        self.pages = dataset.unpacked(data, form)
        spec = importlib.util.spec_from_file_location(f"score_{form}", data / f"score-{form}.py")
        self.script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.script)
        self.score_page = self.script.page

    def tables(self, folder):
        """Measures by group, for each grouping: {grouping: {group: {measure: value}}}."""
        # The groupings score the same pages; only the first of them has to.
        self.script.page = functools.cache(self.score_page)
        return {by: self.table(folder, "--by", by) for by in GROUPINGS[self.form]}

    def table(self, folder, *options):
        return parse(self.form, self.output(folder, *options))

    def page_scores(self, folder, file):
        """F1 of each scored page, which the script writes to a file."""
        self.output(folder, "--tsv", str(file))
        with open(file, encoding="utf-8") as rows:
            cells = (row.rstrip("\n").split("\t") for row in rows)
            return {page: float(f1) for page, _, _, _, f1, _ in cells}

    def output(self, folder, *options):
        said, arguments = io.StringIO(), sys.argv
        sys.argv = [self.script.__name__, str(self.pages), str(folder), *options]
        try:
            with contextlib.redirect_stdout(said):
                self.script.main()
        finally:
            sys.argv = arguments
        return said.getvalue()


def parse(form, output):
    """The rows of a scoring script's table: {group: {measure: value}}."""
    groups = {}
    for line in output.splitlines()[1:]:
        match = re.match(rf"({MEAN}|\S+)\s+(\d+)\s(.*)", line)
        if not match:
            raise ValueError(f"not a row of the scoring script: {line!r}")
        group, pages, rest = match.groups()
        values = [float(value) for value in rest.replace("|", " ").split()]
        columns = MEAN_COLUMNS if group == MEAN else COLUMNS[form]
        if len(values) != len(columns):
            raise ValueError(f"{len(values)} columns in place of {len(columns)}: {line!r}")
        groups[group] = {"pages": int(pages), **dict(zip(columns, values))}
    if MEAN not in groups:
        groups[MEAN] = mean_of(groups)
    return groups


def mean_of(groups):
    """The row that the script for text leaves out."""
    rows = [row for group, row in groups.items() if group != ALL]
    means = {column: sum(row[column] for row in rows) / len(rows) for column in ("twF1", "F1")}
    return {"pages": len(rows), **{column: round(mean, 3) for column, mean in means.items()}}


def words(text):
    return re.findall(r"\w+", text.lower())


def word_f1(text, gold):
    """F1 of the words of a page, counted with repeats.

    As the Web Content Extraction Benchmark has it (`evaluate.py` of
    github.com/Murrough-Foley/web-content-extraction-benchmark): words are `\\w+` in lower case, a page
    without gold is right when nothing is found, and the figure of a group is the mean over pages.
    """
    found, wanted = words(text), words(gold)
    if not wanted or not found:
        return float(not wanted and not found)
    common = sum((Counter(found) & Counter(wanted)).values())
    return 2 * common / (len(found) + len(wanted))


def wcxb(output, data):
    """WCXB's word F1 by page type and over all of its pages: {type: {pages, wordF1}}."""
    pages = dataset.unpacked(data, "html")
    by_type = {}
    for row in dataset.rows_of(pages):
        if row["dataset"] != "wcxb-dev":
            continue
        gold = (pages / f"{row['id']}.gold.txt").read_text(encoding="utf-8")
        score = word_f1(output.text(row["id"]), gold)
        for group in (row["page_type"], ALL):
            by_type.setdefault(group, []).append(score)
    return {
        group: {"pages": len(scores), "wordF1": round(sum(scores) / len(scores), 4)}
        for group, scores in sorted(by_type.items())
    }
