#!/usr/bin/env python3
"""Checks that the sample corpus agrees with itself: python3 Corpus/check.py

Every page has its two gold files; every gold paragraph stands in its page, word for word and in
order; the metadata is well formed; the shapes are all there; the searches of searches.tsv find
what they should. Prints each fault and exits 1 if there is one. Standard library and `zstd` only.
"""
import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = HERE / "pages"
GOLD = HERE / "gold"

# What the bytes really are, whatever the page says of itself. All others are UTF-8.
ENCODINGS = {
    "beekeepers-utf16.html": "utf-16",
    "hollin-ridge-court.html": "cp1252",
    "port-merrin-storm.html": "cp1252",
    "radio-koi8-ru.html": "koi8-r",
    "teahouse-sjis-ja.html": "cp932",
}
# UTF-8 pages with stray bytes of another encoding in their boilerplate.
MIXED = {"port-merrin-ferry.html"}
# Pages without main text.
NO_TEXT = {"boilerplate-only.html", "empty.html"}

# The phrase that the examples of the documentation search for.
PHRASE = "verifiable steps"
AT_LEAST = {"pages": 44, ".html": 24, ".txt": 12, ".md": 1, ".gz": 1, ".zst": 1}
LANGUAGES = {"ar", "de", "el", "en", "es", "fa", "fr", "hi", "ja", "ru", "zh"}
KEYS = ["title", "author", "site", "published", "language", "canonicalURL"]

# A run of letters and digits (with combining marks), or one ideograph or kana.
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
WORD = re.compile(f"[{CJK}]|(?:(?![{CJK}])[\\w\u0900-\u097f\u200c])+")
# Marks of text converters that stand inside sentences: link numbers, link targets, table rulers.
CONVERTER_MARKS = re.compile(r"\[\d+\]|(?<=\])\([^)\s]*\)|\[edit\]")

INLINE = set("a abbr b bdi cite code em font i mark s small span strong sub sup u".split())
SILENT = {"script", "style", "template", "noscript"}


class TextOfPage(HTMLParser):
    """All text of a page; every tag that is not inline separates words."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self.silent += 1
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in SILENT and self.silent:
            self.silent -= 1
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.silent:
            self.parts.append(data)


def base_name(name):
    return re.sub(r"\.(gz|zst)$", "", name)


def page_text(path):
    """The decoded page without markup."""
    raw = path.read_bytes()
    if path.suffix == ".gz":
        raw = gzip.decompress(raw)
    elif path.suffix == ".zst":
        raw = subprocess.run(["zstd", "-dcq", str(path)], capture_output=True, check=True).stdout
    errors = "replace" if path.name in MIXED else "strict"
    text = raw.decode(ENCODINGS.get(path.name, "utf-8"), errors)
    if base_name(path.name).endswith(".html"):
        parser = TextOfPage()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    return CONVERTER_MARKS.sub("", text)


def words(text):
    return WORD.findall(text.lower())


def has_phrase(phrase, text):
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(text))} "


def find(needle, haystack, start):
    """The index after the first whole occurrence of needle in haystack, or None."""
    first, count = needle[0], len(needle)
    for i in range(start, len(haystack) - count + 1):
        if haystack[i] == first and haystack[i : i + count] == needle:
            return i + count
    return None


def check_gold_text(name, gold, page, fault):
    if bool(gold.strip()) == (name in NO_TEXT):
        fault(name, "gold text is empty" if name not in NO_TEXT else "gold text should be empty")
    if gold and (not gold.endswith("\n") or "\n\n\n" in gold or gold != gold.strip() + "\n"):
        fault(name, "gold text has stray empty lines")
    page_words, position = words(page), 0
    for paragraph in filter(None, gold.split("\n\n")):
        needle = words(paragraph)
        end = find(needle, page_words, position) if needle else position
        if end is None:
            where = "stands in another place" if find(needle, page_words, 0) else "is not there"
            fault(name, f"gold paragraph {where}: {paragraph.strip()[:70]!r}")
        else:
            position = end


def check_metadata(name, text, fault):
    data = json.loads(text)
    if list(data) != KEYS:
        fault(name, f"metadata keys are {list(data)}")
        return {}
    for key, value in data.items():
        if value is not None and (not isinstance(value, str) or value != value.strip() or not value):
            fault(name, f"metadata {key} is {value!r}")
    if data["published"] and not re.fullmatch(r"\d{4}-[01]\d-[0-3]\d", data["published"]):
        fault(name, f"published is {data['published']!r}")
    if data["language"] and not re.fullmatch(r"[a-z]{2}", data["language"]):
        fault(name, f"language is {data['language']!r}")
    url = data["canonicalURL"]
    if url and not re.match(r"https?://[a-z0-9.-]+\.example/", url):
        fault(name, f"canonicalURL is {url!r}")
    if url and not base_name(name).endswith(".html"):
        fault(name, "plain text cannot state a canonical address")
    return data


def check_searches(texts, golds, fault):
    """Each line of searches.tsv: phrase, pages with it in main text, pages with it elsewhere only."""
    rows = {}
    for line in (HERE / "searches.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        phrase, in_text, elsewhere = line.split("\t")
        rows[phrase] = in_text.split(), elsewhere.split()
        hits = sorted(n for n in golds if has_phrase(phrase, golds[n]))
        rest = sorted(n for n in texts if n not in hits and has_phrase(phrase, texts[n]))
        if hits != rows[phrase][0]:
            fault("searches.tsv", f"{phrase!r} is in the main text of {' '.join(hits) or 'no page'}")
        if rest != rows[phrase][1]:
            fault("searches.tsv", f"{phrase!r} is only around the text of {' '.join(rest) or 'no page'}")
    in_text, elsewhere = rows.get(PHRASE, ([], []))
    if len(in_text) < 6 or len(elsewhere) < 2:
        fault("searches.tsv", f"{PHRASE!r} wants six pages with it in the text and two with it around")


def main():
    faults = []

    def fault(name, message):
        faults.append(f"{name}: {message}")

    names = sorted(p.name for p in PAGES.iterdir())
    wanted = {f"{n}{suffix}" for n in names for suffix in (".txt", ".json")}
    found = {p.name for p in GOLD.iterdir()}
    for missing in sorted(wanted - found):
        fault(missing, "gold file is missing")
    for extra in sorted(found - wanted):
        fault(extra, "gold file without a page")

    texts, golds, languages = {}, {}, Counter()
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for name in names:
        if f"`{name}`" not in readme:
            fault(name, "not in the table of README.md")
        if not {f"{name}.txt", f"{name}.json"} <= found:
            continue
        try:
            texts[name] = page_text(PAGES / name)
            golds[name] = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
        except ValueError as error:
            fault(name, str(error))
            continue
        check_gold_text(name, golds[name], texts[name], fault)
        metadata = check_metadata(name, (GOLD / f"{name}.json").read_text(encoding="utf-8"), fault)
        languages[metadata.get("language")] += 1

    counts = Counter({"pages": len(names)})
    for name in names:
        counts[Path(base_name(name)).suffix] += 1
        if base_name(name) != name:
            counts[Path(name).suffix] += 1
    for what, least in AT_LEAST.items():
        if counts[what] < least:
            fault(what, f"{counts[what]}, at least {least} wanted")
    for language in sorted(LANGUAGES - set(languages)):
        fault(language, "no page in this language")
    check_searches(texts, golds, fault)

    total = sum(len(words(g)) for g in golds.values())
    print(f"{len(names)} pages, {total} words of main text, {len(LANGUAGES)} languages wanted,", end=" ")
    print(f"{len(faults)} faults")
    for line in faults:
        print("  " + line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
