#!/usr/bin/env python3
"""Compares the HTML tokenizer with html5lib, token by token.

    check.py --tests FOLDER    the `.test` files of the html5lib tests, with what they expect
    check.py --pages FOLDER    `.html` files, with what the Python package html5lib makes of them
    check.py --random COUNT    made-up texts, likewise

Needs `pip install html5lib` and the program TokenPrinter; see README.md. What document type
declarations say is not compared, and neither are pages that are not UTF-8.
"""

import argparse
import json
import random
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / ".build-test/release/TokenPrinter"
SHOWN = 10
ATTRIBUTES = 256

RAW = {"style", "xmp", "iframe", "noembed", "noframes"}
STATES = {"title": "rcdataState", "textarea": "rcdataState", "script": "scriptDataState",
          "plaintext": "plaintextState", **dict.fromkeys(RAW, "rawtextState")}


def ours(queries):
    lines = "".join(json.dumps(query) + "\n" for query in queries)
    run = subprocess.run([TOOL], input=lines, capture_output=True, text=True, check=True)
    # The library's lines may hold any line separator of Unicode.
    return [json.loads(line) for line in run.stdout.split("\n")[:-1]]


def joined(tokens):
    """With neighbouring texts made one, and declarations without what they say."""
    result = []
    for token in tokens:
        if token == "ParseError":
            continue
        if token[0] == "Character" and result and result[-1][0] == "Character":
            result[-1][1] += token[1]
        else:
            result.append(["DOCTYPE"] if token[0] == "DOCTYPE" else list(token))
    return [token for token in result if token != ["Character", ""]]


def theirs(text):
    """The tokens of html5lib, where start tags change the state as they do in a page."""
    import html5lib._tokenizer as tokenizer
    from html5lib.constants import tokenTypes

    kinds = {number: name for name, number in tokenTypes.items()}
    stream = tokenizer.HTMLTokenizer(text)
    result = []
    for token in stream:
        kind = kinds[token["type"]]
        if kind in ("Characters", "SpaceCharacters"):
            result.append(["Character", token["data"]])
        elif kind in ("StartTag", "EmptyTag"):
            said = ["StartTag", token["name"], dict(list(token["data"].items())[:ATTRIBUTES])]
            result.append(said + [True] if token["selfClosing"] else said)
            if token["name"] in STATES:
                stream.state = getattr(stream, STATES[token["name"]])
        elif kind == "EndTag":
            result.append(["EndTag", token["name"]])
        elif kind == "Comment":
            result.append(["Comment", token["data"]])
        elif kind == "Doctype":
            result.append(["DOCTYPE"])
    return joined(result)


def unescaped(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, list):
        return [unescaped(item) for item in value]
    if isinstance(value, dict):
        return {unescaped(key): unescaped(item) for key, item in value.items()}
    return value


def is_text(value):
    """Whether it can be UTF-8, which lone halves of a pair can't."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass")
    try:
        text.decode("utf-16")
    except UnicodeDecodeError:
        return False
    return True


def paired(value):
    """The text with the halves of a pair joined."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16")


def from_tests(folder):
    queries, expected = [], []
    skipped = 0
    for path in sorted(folder.glob("*.test")):
        for test in json.loads(path.read_text(encoding="utf-8")).get("tests", []):
            if test.get("doubleEscaped"):
                test["input"] = unescaped(test["input"])
                test["output"] = unescaped(test["output"])
            for state in test.get("initialStates", ["Data state"]):
                if not is_text(test["input"]):
                    skipped += 1
                    continue
                queries.append({"input": paired(test["input"]), "state": state,
                                "lastStartTag": test.get("lastStartTag", "")})
                expected.append(joined(test["output"]))
    print(f"{skipped} cases have no UTF-8")
    return queries, expected


def from_pages(folder):
    queries, expected = [], []
    for path in sorted(folder.glob("*.html")):
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        # html5lib takes a byte order mark for text of the page.
        queries.append({"input": text.lstrip("\ufeff"), "follows": True})
        expected.append(theirs(text.lstrip("\ufeff")))
    return queries, expected


PIECES = """< > / = " ' & ! - -- ? [ ] ; # & <! <!-- --> --!> <!- ]]> <![CDATA[ </ <a <A <p <b> </b> <br/> <div
a b x X 0 9 é € 😀 \ufffd \u00a0 script style title textarea xmp plaintext noembed iframe svg math <script>
</script> </script <SCRIPT <!--<script> <style> </style> <title> </title> <textarea> </textarea> <xmp>
</xmp> <plaintext> <iframe> </iframe> &amp; &amp &lt &lt; &not &notit; &notin; &#38; &#x26 &#0; &#x80;
&#xD800; &#x110000; &#99999999999; &# &#x &copy &copy= &hellip; &nGt; a=b a="b" a='b' a=b> class=x id href="
<!DOCTYPE <!doctype html> <?php ?> <% %> `""".split() + [" ", "\n", "\t", "\f", "\r", "\r\n", "\0", "\v"]


def made_up(count):
    source = random.Random(20)
    queries, expected = [], []
    for _ in range(count):
        text = "".join(source.choice(PIECES) for _ in range(source.randint(1, 14)))
        queries.append({"input": text, "follows": True})
        expected.append(theirs(text))
    return queries, expected


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--random", type=int)
    options = parser.parse_args()
    if options.tests:
        queries, expected = from_tests(options.tests)
    elif options.pages:
        queries, expected = from_pages(options.pages)
    else:
        queries, expected = made_up(options.random or 10_000)
    found = ours(queries)
    assert len(found) == len(queries)
    different = [at for at in range(len(queries)) if found[at] != expected[at]]
    print(f"{len(queries)} compared, {sum(map(len, expected))} tokens, {len(different)} different")
    for at in different[:SHOWN]:
        first = next((i for i, pair in enumerate(zip(found[at], expected[at])) if pair[0] != pair[1]),
                     min(len(found[at]), len(expected[at])))
        print(f"\n{queries[at].get('state', '')} {queries[at]['input'][:200]!r}\n"
              f"  ours   {str(found[at][first:first + 2])[:300]}\n"
              f"  theirs {str(expected[at][first:first + 2])[:300]}")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
