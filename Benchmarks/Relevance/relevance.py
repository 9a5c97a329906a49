#!/usr/bin/env python3
"""Asks Winnow and Lucene questions with judged answers, and says whose rankings are better. See ../README.md."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import judged
import relevance_table
from measures import MEASURES
from questions import plain_words
from searchers import Lucene, Winnow

WINNOW = judged.ROOT / ".build/release/winnow"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write run.json and report.md to")
    parser.add_argument("--data", type=Path, help="the folder with relevance/ and bench/")
    parser.add_argument(
        "--collections", default=",".join([*judged.CLASSIC, *judged.OVER_WIKIPEDIA]),
        help="names between commas, in place of all",
    )
    parser.add_argument("--winnow", type=Path, default=WINNOW, help="the command to measure")
    parser.add_argument("--k1", type=float, default=1.2, help="of both engines' BM25")
    parser.add_argument("--b", type=float, default=0.75, help="of both engines' BM25")
    return parser.parse_args()


# What Winnow does besides BM25, in parts; the options of `winnow search`.
TITLE, WORDS = "--title-weight", "--function-word-weight"
VARIANTS = {
    "as it is": [],
    "a match in the title counts nothing more": [TITLE, "0"],
    "a match in the title counts once more": [TITLE, "1"],
    "function words count whole": [WORDS, "1"],
    "function words count nothing": [WORDS, "0"],
    "neither": [TITLE, "0", WORDS, "1"],
}


def commit():
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    said = subprocess.run(command, cwd=judged.ROOT, capture_output=True, text=True)
    return said.stdout.strip() or "unknown"


def figures(collection, rankings):
    """By measure: the figure of each question."""
    judgements = collection.judgements.values()
    return {
        name: [
            round(measure(ranking, grades), 5) for ranking, grades in zip(rankings, judgements)
        ]
        for name, measure in MEASURES.items()
    }


def main():
    options = arguments()
    data = options.data or judged.default_data()
    if data is None:
        sys.exit("no collections found: set WINNOW_SHARED to the folder that holds data/relevance")
    searchers = [Winnow(options.winnow, options.k1, options.b), Lucene(options.k1, options.b)]
    run, variants = {}, {}
    for collection in judged.collections(data, options.collections.split(",")):
        queries = [plain_words(question) for question in collection.questions.values()]
        with open(collection.corpus, "rb") as corpus:
            found = {"documents": sum(1 for _ in corpus)}
        for searcher in searchers:
            print(f"{collection.name}: {searcher.name} ...", file=sys.stderr, flush=True)
            rankings = searcher.rankings(searcher.index(collection.corpus), queries)
            found[searcher.name] = figures(collection, rankings)
        run[collection.name] = found
        for variant, ranking in VARIANTS.items() if collection.name in judged.CLASSIC else ():
            print(f"{collection.name}: {variant} ...", file=sys.stderr, flush=True)
            searcher = Winnow(options.winnow, options.k1, options.b, ranking)
            rankings = searcher.rankings(searcher.index(collection.corpus), queries)
            variants.setdefault(variant, []).append(figures(collection, rankings))

    report = "\n".join([
        "# How good rankings are, beside Lucene's\n",
        f"Winnow at {commit()}; Lucene 10.5.2 with its English analyzer; BM25 of both with k1 "
        f"{options.k1:g} and b {options.b:g}.\n",
        relevance_table.table(run),
        relevance_table.verdict(run),
        relevance_table.variants(variants),
    ])
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "run.json").write_text(json.dumps(run) + "\n")
    (options.out / "report.md").write_text(report, encoding="utf-8")
    print(report)


if __name__ == "__main__":
    main()
