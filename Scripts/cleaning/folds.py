#!/usr/bin/env python3
"""Cleans all pages with the whole cleaner by domain folds, into `.build-cleaning/folds`.

Usage: folds.py html|text...

The blocks' likelihoods are those that fit.py found by trees that saw no page of their domain.
`make eval-clean-folds` scores the texts.
"""

import shutil
import sys

import data


def likely(form):
    """A likelihood for each block of a form's pages, as the cleaning tool reads it."""
    return data.WORK / f"folds-{form}.likely"


def clean(form, out, likely, *left_out):
    """Writes each page's text to a new folder, without the rules that are left out."""
    shutil.rmtree(out, ignore_errors=True)
    data.run_tool("clean", data.pages(form), out, likely, "balanced", *left_out)


def main():
    forms = sys.argv[1:]
    if not forms or any(form not in ("html", "text") for form in forms):
        sys.exit(__doc__)
    for form in forms:
        clean(form, data.WORK / "folds" / form, likely(form))


if __name__ == "__main__":
    main()
