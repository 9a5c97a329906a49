#!/usr/bin/env python3
"""Prints the headline figures of one cleaner, or of folders of clean texts.

    score.py --cleaner ".build/release/winnow-cleaning-benchmark"    any command that takes a folder
    score.py --html FOLDER --text FOLDER                             `ID.txt` files; either or both
"""

import argparse
import sys
from pathlib import Path

import dataset
import outputs
import report
import speed
from scoring import Scorer, wcxb


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cleaner", help="a command, to which the folder of pages is added")
    parser.add_argument("--html", type=Path, help="clean texts of the HTML pages")
    parser.add_argument("--text", type=Path, help="clean texts of the pages as plain text")
    parser.add_argument("--data", type=Path, help="the folder with html-dev.tar.zst")
    parser.add_argument("--name", default="", help="what to call it")
    options = parser.parse_args()
    data = options.data or dataset.default_data()
    if options.cleaner:
        by_form = {
            form: outputs.of_cleaner(options.cleaner, data, form, "other") for form in dataset.FORMS
        }
    else:
        folders = {"html": options.html, "text": options.text}
        by_form = {
            form: outputs.Output(folder, [], "")
            for form, folder in folders.items() if folder
        }
    if not by_form:
        parser.error("--cleaner, or --html, or --text")

    figures = {form: Scorer(data, form).tables(out.folder) for form, out in by_form.items()}
    if "html" in by_form:
        figures["wcxb"] = wcxb(by_form["html"], data)
        figures["speed"] = speed.figures(by_form["html"].pages)
    name = options.name or options.cleaner or str(options.html or options.text)
    print(report.headline({"figures": {name: figures}, "missing": []}))


if __name__ == "__main__":
    sys.exit(main())
