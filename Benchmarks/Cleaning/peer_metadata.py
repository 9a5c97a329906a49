#!/usr/bin/env python3
"""Prints the metadata that trafilatura finds on each page of a folder, an object a line.

    peer_metadata.py FOLDER

The names are those of Winnow's output. Nothing is timed.
"""

import json
import sys
import warnings
from pathlib import Path

from dataset import pages_of

# By our names, trafilatura's.
FIELDS = {
    "title": "title", "author": "author", "published": "date", "site": "sitename",
    "language": "language", "url": "url",
}


def found(page):
    from trafilatura.metadata import extract_metadata

    try:
        return extract_metadata(page).as_dict()
    except Exception as error:  # A page that it fails on has no metadata of it.
        return {"error": type(error).__name__}


def main():
    # Of time zones that it does not know.
    warnings.simplefilter("ignore")
    _, paths = pages_of(Path(sys.argv[1]))
    for path in paths:
        said = found(path.read_bytes().decode("utf-8", "replace"))
        answer = {name: said.get(theirs) for name, theirs in FIELDS.items()}
        if "error" in said:
            answer["error"] = said["error"]
        print(json.dumps({"page": path.stem, **answer}))


if __name__ == "__main__":
    main()
