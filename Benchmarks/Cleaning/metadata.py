#!/usr/bin/env python3
"""What can be said of the metadata that Winnow, and trafilatura beside it, find on the pages.

    metadata.py [--data FOLDER]     prints the table of the report

The pages come with their language, with whether their clean text begins with a title, and many with
their address; nothing is written down of author, date and site, so that of these only the share of
pages that have any can be told. (Corpus/gold has all of them for the pages of the repository, and
tests compare each.)
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

import dataset
import outputs

FIELDS = ["title", "author", "published", "site", "language", "url"]
PEER = "trafilatura"
# A title is looked for in so many lines at the beginning of the text.
FIRST_LINES = 3


def measure(output, rows, pages, script):
    """Shares of pages: {field: {found}}, and what could be compared."""
    found = {page["page"]: page for page in output.pages}
    count = len(found)
    figures = {
        field: {"found": round(sum(bool(page.get(field)) for page in found.values()) / count, 4)}
        for field in FIELDS
    }
    languages, titles, lines, addresses = [], [], [], []
    for row in rows:
        page = found.get(row["id"])
        if page is None:
            continue
        if row.get("lang", "-") not in ("", "-"):
            languages.append(page.get("language") == row["lang"])
        if row.get("title_in_gold") == "1":
            gold = (pages / f"{row['id']}.gold.txt").read_text(encoding="utf-8")
            titles.append(stands_in(page.get("title"), gold, script))
            lines.append(is_line(page.get("title"), gold, script))
        if page.get("url") and path_of(row.get("url", "")):
            addresses.append(address(page["url"]) == address(row["url"]))
    figures["language"] |= share(languages)
    figures["url"] |= share(addresses)
    figures["title"] |= share(titles)
    figures["title, as a line"] = {"found": figures["title"]["found"]} | share(lines)
    return figures


def of_both(output, data, rows, pages, script):
    """The figures of Winnow and, where it is installed, of trafilatura, by name."""
    figures = {"winnow": measure(output, rows, pages, script)}
    if PEER in outputs.peer_versions():
        figures[PEER] = measure(outputs.of_peer_metadata(PEER, data), rows, pages, script)
    return figures


def address(url):
    """An address without what does not tell pages apart: scheme, `www.`, fragment, a slash at the end."""
    parts = urlsplit(url.strip())
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def path_of(url):
    """The path of an address: some rows have that of the site alone, which is not the page's."""
    return urlsplit(url).path.strip("/")


def share(answers):
    if not answers:
        return {}
    return {"compared": len(answers), "right": round(sum(answers) / len(answers), 4)}


def stands_in(title, text, script):
    """Whether the words of a title stand in a text, one after the other."""
    tokens = script.toks(title or "")
    return bool(tokens) and f" {' '.join(tokens)} " in f" {' '.join(script.toks(text))} "


def is_line(title, text, script):
    """Whether a title's words are one of the first lines of a text, and the whole line."""
    tokens = script.toks(title or "")
    lines = [words for words in map(script.toks, text.split("\n")) if words]
    return bool(tokens) and tokens in lines[:FIRST_LINES]


def main():
    import report
    from scoring import Scorer

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="the folder with html-dev.tar.zst")
    data = parser.parse_args().data or dataset.default_data()
    scorer = Scorer(data, "html")
    output = outputs.of_cleaner([str(outputs.WINNOW)], data, "html")
    rows = dataset.rows_of(scorer.pages)
    print(report.metadata(of_both(output, data, rows, scorer.pages, scorer.script)))


if __name__ == "__main__":
    sys.exit(main())
