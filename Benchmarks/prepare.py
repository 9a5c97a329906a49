#!/usr/bin/env python3
"""Cuts a corpus into the tokens that every engine is given: lower-case words, a space between.

Reads JSON Lines with "id", "text" and perhaps "title"; writes {"id", "text"} lines, and what they
hold in all beside them, as OUT.json.
"""

import argparse
import json
import re
from pathlib import Path

WORD = re.compile(r"\w+")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()

    documents = tokens = text_bytes = 0
    partial = options.out.with_suffix(".partial")
    with open(options.corpus, encoding="utf-8") as lines, open(
        partial, "w", encoding="utf-8"
    ) as out:
        for line in lines:
            document = json.loads(line)
            text = (document.get("title") or "") + " " + document["text"]
            words = WORD.findall(text.lower())
            joined = " ".join(words)
            prepared = {"id": str(document["id"]), "text": joined}
            out.write(json.dumps(prepared, ensure_ascii=False) + "\n")
            documents += 1
            tokens += len(words)
            text_bytes += len(joined.encode())
    totals = {"documents": documents, "tokens": tokens, "text_bytes": text_bytes}
    Path(f"{options.out}.json").write_text(json.dumps(totals) + "\n")
    partial.rename(options.out)


if __name__ == "__main__":
    main()
