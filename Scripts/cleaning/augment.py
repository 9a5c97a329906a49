#!/usr/bin/env python3
"""Makes more plain text to fit on: each page as two other converters leave it.

Usage: augment.py

Writes `NNNN-CONVERTER.txt` into `.build-cleaning/text-more`. Needs the programs w3m
and lynx. Takes about five minutes.
"""

import random
import re
import subprocess
import sys
import zlib

import data

CONVERTERS_OF_PAGE = 2
LONGEST_PAGE = 3_000_000
BLOCKS = set("""
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tr
    ul""".split())
WITH_GAP = set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre figure table".split())
UNSEEN = set("script style noscript template svg iframe head textarea select".split())


def inner(source):
    """As a browser's `innerText`, without style sheets."""
    import lxml.html

    out = []

    def walk(element):
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        gap = "\n\n" if element.tag in WITH_GAP else "\n" if element.tag in BLOCKS else ""
        out.append(gap + re.sub(r"\s+", " ", element.text or ""))
        for child in element:
            if child.tag == "br":
                out.append("\n")
            else:
                walk(child)
            if child.tag in ("td", "th"):
                out.append("\t")
            out.append(re.sub(r"\s+", " ", child.tail or ""))
        out.append(gap)

    walk(lxml.html.fromstring(source))
    text = re.sub(r" +", " ", re.sub(r" *\n *", "\n", "".join(out)))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def bs4(source):
    from bs4 import BeautifulSoup

    page = BeautifulSoup(source, "lxml")
    for element in page(["script", "style", "noscript", "template"]):
        element.decompose()
    lines = (re.sub(r"\s+", " ", line).strip() for line in page.get_text("\n").split("\n"))
    return "\n".join(filter(None, lines))


def inscriptis(source):
    import inscriptis

    return inscriptis.get_text(source)


def html2text(source):
    import html2text

    converter = html2text.HTML2Text()
    converter.ignore_links = converter.ignore_images = True
    converter.body_width = 0
    return converter.handle(source)


def run(*command):
    def convert(source):
        done = subprocess.run(
            command, input=source.encode("utf-8", "replace"), capture_output=True, timeout=30)
        return done.stdout.decode("utf-8", "replace")
    return convert


CONVERTERS = {
    "bs4": bs4, "html2text": html2text, "inner": inner, "inscriptis": inscriptis,
    "lynx": run("lynx", "-dump", "-nolist", "-stdin", "-force_html", "-assume_charset=UTF-8",
                "-display_charset=UTF-8", "-width=80"),
    "w3m": run("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "1000"),
}


def main():
    from bs4 import UnicodeDammit

    sys.setrecursionlimit(5000)  # Pages are nested deeply.
    out = data.WORK / "text-more"
    out.mkdir(parents=True, exist_ok=True)
    for row in data.table("text"):
        page = data.pages("html") / f"{row['id']}.html"
        if not page.exists():  # A few pages are there as text alone.
            continue
        source = UnicodeDammit(page.read_bytes(), is_html=True).unicode_markup
        if not source or len(source) > LONGEST_PAGE:
            continue
        others = [name for name in sorted(CONVERTERS) if name != row["converter"]]
        random.Random(zlib.crc32(row["n"].encode())).shuffle(others)
        made = 0
        for name in others:
            try:
                text = CONVERTERS[name](source)
            except Exception as error:  # A converter that cannot read the page makes none of it.
                print(row["n"], name, type(error).__name__)
                continue
            if len(text) >= 50:
                (out / f"{row['n']}-{name}.txt").write_text(text, encoding="utf-8")
                made += 1
            if made == CONVERTERS_OF_PAGE:
                break


if __name__ == "__main__":
    main()
