#!/usr/bin/env python3
"""Scores Winnow with and without knowledge of what the pages of a domain have in common.

    sites.py [--data FOLDER]

Prints a table in Markdown of all pages, and of those alone that are of domains with several pages. The other
extractors look at each page for itself.
"""

import argparse
import collections
import sys
import tempfile
from pathlib import Path

import dataset
import outputs
import report
from scoring import ALL, Scorer

FEWEST = 3


def domains(data):
    """By form and page: the page's domain, of those with enough pages."""
    rows = {form: dataset.rows_of(dataset.unpacked(data, form)) for form in dataset.FORMS}
    # Only the index of HTML has domains.
    domain = {row["page"]: row["domain"] for row in rows["html"]}
    found = {}
    for form in dataset.FORMS:
        of_page = {row["id"]: domain.get(row["page"]) for row in rows[form]}
        counts = collections.Counter(of_page.values())
        found[form] = {page: site for page, site in of_page.items() if site and counts[site] >= FEWEST}
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder with html-dev.tar.zst")
    data = parser.parse_args().data or dataset.default_data()
    of_pages = domains(data)
    columns = ["F1", "P", "R", "twF1", "kept0"]
    rows = []
    for form in dataset.FORMS:
        scorer = Scorer(data, form)
        count = f"{form}, {len(of_pages[form])} pages of {len(set(of_pages[form].values()))} domains"
        with tempfile.TemporaryDirectory() as folder:
            table, subset = Path(folder) / "sites.tsv", Path(folder) / "pages.txt"
            table.write_text("".join(f"{page}\t{site}\n" for page, site in of_pages[form].items()))
            subset.write_text("\n".join(of_pages[form]))
            for name, options in (("each for itself", []), ("with site knowledge", ["--sites", str(table)])):
                output = outputs.of_cleaner([str(outputs.WINNOW), *options], data, form, "sites")
                these = scorer.table(output.folder, "--subset", str(subset))[ALL]
                everything = scorer.table(output.folder)[ALL]
                for pages, found in ((count, these), (f"{form}, all pages", everything)):
                    rows.append([pages, name, *(report.number(found.get(column)) for column in columns)])
    print("With the trees that are shipped, which were fitted on these pages.\n")
    print(report.table(["pages", "cleaned", *columns], sorted(rows, key=lambda row: row[0])))


if __name__ == "__main__":
    sys.exit(main())
