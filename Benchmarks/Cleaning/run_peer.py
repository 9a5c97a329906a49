#!/usr/bin/env python3
"""Cleans a folder of pages with one of the extractors and prints a JSON object for each page.

    run_peer.py NAME FOLDER     `page`, `bytes`, `user_us`, `text`, and `error` where it raised one
    run_peer.py versions        the versions of what is installed, as an object

What is timed is the call, from the decoded page to the text. The first pages are cleaned once before,
so that what an extractor loads when it is first called does not count.
"""

import importlib.metadata
import json
import resource
import sys
from pathlib import Path

from dataset import pages_of, rows_of
from extractors import EXTRACTORS, extractor

WARMUPS = 10


def versions():
    found = {}
    for name, (_, package) in EXTRACTORS.items():
        try:
            found[name] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def user_microseconds():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_utime * 1e6)


def clean(extract, path, language):
    content = path.read_bytes()
    page = content.decode("utf-8", "replace")
    answer = {"page": path.stem, "bytes": len(content)}
    start = user_microseconds()
    try:
        text = extract(page, language) or ""
    except Exception as error:  # An extractor that fails on a page has no text of it.
        text, answer["error"] = "", type(error).__name__
    answer["user_us"] = user_microseconds() - start
    # Half of a pair of surrogates, which an extractor may leave, can't be written.
    answer["text"] = text.encode("utf-8", "replace").decode()
    return answer


def main():
    if sys.argv[1:] == ["versions"]:
        print(json.dumps(versions()))
        return
    name, folder = sys.argv[1], Path(sys.argv[2])
    form, paths = pages_of(folder)
    languages = {row["id"]: row["lang"] for row in rows_of(folder)}
    extract = extractor(name, form)
    for path in paths[:WARMUPS]:
        clean(extract, path, languages.get(path.stem))
    for path in paths:
        print(json.dumps(clean(extract, path, languages.get(path.stem))))


if __name__ == "__main__":
    main()
