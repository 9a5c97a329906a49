#!/usr/bin/env python3
"""Scores the whole cleaner by domain folds, with all rules and with each of them left out.

Usage: ablation.py html|text

See folds.py for what the folds are.
"""

import sys

import data
import folds

RULES = "phrases terminator gap caption table dataLine title fallback".split()


def main():
    form = sys.argv[1] if len(sys.argv) > 1 else ""
    if form not in ("html", "text"):
        sys.exit(__doc__)
    out = data.WORK / f"ablation-{form}"
    for title, left_out in [("all rules", []), ("no rules", RULES)] + [
            (f"without {rule}", [rule]) for rule in RULES]:
        folds.clean(form, out, *left_out)
        print(f"{form}: {title}")
        data.score(form, out)


if __name__ == "__main__":
    main()
