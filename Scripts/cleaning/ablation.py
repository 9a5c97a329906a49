#!/usr/bin/env python3
"""Scores the whole cleaner by domain folds, with all rules and with each of them left out.

Usage: ablation.py html|text

The blocks' likelihoods are those that fit.py found by trees that saw no page of their domain.
"""

import sys

import data

RULES = "phrases terminator gap table dataLine title fallback".split()


def main():
    form = sys.argv[1] if len(sys.argv) > 1 else ""
    if form not in ("html", "text"):
        sys.exit(__doc__)
    likely = data.WORK / f"folds-{form}.likely"
    out = data.WORK / f"ablation-{form}"
    for title, left_out in [("all rules", []), ("no rules", RULES)] + [
            (f"without {rule}", [rule]) for rule in RULES]:
        data.run_tool("clean", data.pages(form), out, likely, "balanced", *left_out)
        print(f"{form}: {title}")
        data.score(form, out)


main()
