#!/usr/bin/env python3
"""Writes what the page cleaner knows of languages, phrases and stop words, as Swift source.

Usage:
    Scripts/generate_language_tables.py            writes the Swift file
    Scripts/generate_language_tables.py --check    fails where the file is not what would be written

Reads Sources/PageExtraction/Features/Languages/*.txt, whose form README.md beside them states.
"""

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "Sources/PageExtraction/Features/Languages"
OUTPUT = ROOT / "Sources/PageExtraction/Features/LanguageTables.swift"
FAMILIES = {
    "comments": "comments", "related": "related", "read also": "readAlso", "share": "share",
    "consent": "consent", "newsletter": "newsletter", "account": "account",
    "navigation": "navigation", "rights": "rights", "advertisement": "advertisement",
    "reading time": "readingTime", "photo credit": "photoCredit", "article data": "articleData",
    "byline": "byline", "kicker": "kicker",
}
PLACES = ["line", "opening", "label", "anywhere"]
STOP_WORDS = "stop words"
# As many words as a block may have in which phrases are looked for.
LONGEST_PHRASE = 40
# Characters of scripts whose words are written together. The cleaner takes each for a word.
WRITTEN_TOGETHER = re.compile(
    r"[\u0e00-\u0eff\u1000-\u1049\u1780-\u17d3\u3005-\u3007\u3021-\u302f\u3040-\u30ff"
    r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def sections(path):
    """The lines of each section of a file, and the numbers of those lines."""
    found, name = {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        header = re.fullmatch(r"\[(.*)\]", line)
        if header:
            name = header[1]
            family, _, place = name.partition(", ")
            known = name == STOP_WORDS or family in FAMILIES and place in PLACES
            if not known:
                raise Mistake(path, number, f"no section is called [{name}]")
            if name in found:
                raise Mistake(path, number, f"[{name}] is there twice")
            found[name] = []
        elif name is None:
            raise Mistake(path, number, "a phrase before the first section")
        else:
            found[name].append((number, line))
    return found


class Mistake(Exception):
    def __init__(self, path, number, what):
        super().__init__(f"{path.name}, line {number}: {what}")


def words(phrase):
    """In small letters, with marks taken for spaces, as the cleaner reads a page."""
    text = unicodedata.normalize("NFC", phrase).replace("İ", "i").lower()
    kept = (c if c in "\u200c\u200d" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return WRITTEN_TOGETHER.sub(r" \g<0> ", "".join(kept)).split()


def normalized(path, number, line):
    found = words(line)
    if not 0 < len(found) <= LONGEST_PHRASE:
        raise Mistake(path, number, f"not of 1 to {LONGEST_PHRASE} words")
    return " ".join(found)


# How else the same phrase is typed: what is replaced by what, each wherever it stands in a phrase.
# Pages mix letters that look alike, leave accents out of capitals, and have letters in one
# character or in two.
ARABIC_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
GREEK_LETTERS = re.compile(r"[\u0370-\u03ff]")
# Letters of Devanagari and Bengali that NFC takes apart into a letter and the dot below it.
DOTTED = [chr(code) for code in [*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF]]


def replaced(phrase, pairs):
    return phrase.translate(str.maketrans(pairs))


def without_greek_accents(phrase):
    """As Greek capitals are mostly written."""
    if not GREEK_LETTERS.search(phrase):
        return phrase
    kept = (c for c in unicodedata.normalize("NFD", phrase) if unicodedata.category(c) != "Mn")
    return "".join(kept)


def in_single_characters(phrase):
    for letter in DOTTED:
        phrase = phrase.replace(unicodedata.normalize("NFD", letter), letter)
    return phrase


SPELLINGS = [
    # Arabic: without vowel signs, with bare alef, and alef maqsura for yeh.
    lambda phrase: replaced(phrase, dict.fromkeys(ARABIC_MARKS)),
    lambda phrase: replaced(phrase, {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا"}),
    lambda phrase: replaced(phrase, {"ى": "ي"}),
    # An Arabic keyboard's yeh and kaf, a Persian one's, and Pashto's yeh.
    lambda phrase: replaced(phrase, {"ی": "ي", "ک": "ك"}),
    lambda phrase: replaced(phrase, {"ي": "ی", "ك": "ک"}),
    # With a space for the joiner of Persian words, and written together.
    lambda phrase: replaced(phrase, {"\u200c": " "}),
    lambda phrase: replaced(phrase, {"\u200c": None}),
    # Capital I, small letters of which are not known without the language.
    lambda phrase: replaced(phrase, {"ı": "i"}),
    # Romanian letters with cedillas, from before Unicode had them with commas.
    lambda phrase: replaced(phrase, {"ș": "ş", "ț": "ţ"}),
    lambda phrase: replaced(phrase, {"ё": "е"}),
    # Greek capitals, which have no final sigma, and mostly no accents.
    lambda phrase: replaced(phrase, {"ς": "σ"}),
    without_greek_accents,
    in_single_characters,
]


def spellings(phrase):
    """The phrase, and all ways to type it that come of any of `SPELLINGS`, in a fixed order."""
    found = [phrase]
    for spelling in found:
        for other in (spell(spelling) for spell in SPELLINGS):
            if other not in found:
                found.append(other)
    return found


def read(paths):
    """By family and place the phrases of all languages, and the stop words of all; sorted."""
    phrases, stop_words = {}, set()
    for path in paths:
        for name, lines in sections(path).items():
            if name == STOP_WORDS:
                for _, line in lines:
                    stop_words.update(word for each in words(line) for word in spellings(each))
                continue
            family, _, place = name.partition(", ")
            found = Counter()
            for number, line in lines:
                phrase = normalized(path, number, line)
                if found[phrase]:
                    raise Mistake(path, number, f"[{name}] has «{line}» twice")
                found[phrase] += 1
                phrases.setdefault((family, place), set()).update(spellings(phrase))
    order = [(family, place) for family in FAMILIES for place in PLACES]
    return {key: sorted(phrases[key]) for key in order if key in phrases}, sorted(stop_words)


def filled(words, width=92):
    """Lines of words with spaces between."""
    lines = [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


def literal(lines, indent):
    # Joiners would not be seen.
    escaped = (
        line.replace("\u200c", r"\u{200C}").replace("\u200d", r"\u{200D}") for line in lines
    )
    return "\n".join(" " * indent + line for line in escaped)


def source(phrases, stop_words):
    entries = "\n".join(
        f"""        PhraseList(
            .{FAMILIES[family]}, .{place},
            \"\"\"
{literal(lines, 12)}
            \"\"\"),"""
        for (family, place), lines in phrases.items())
    return f"""// Generated by Scripts/{Path(__file__).name} from the files in Languages/; do not edit.
// swift-format-ignore-file

/// What `Languages/` says of all languages.
enum LanguageTables {{
    /// Phrases in small letters, one a line, in each of their spellings. What the cleaner takes for a word
    /// stands between spaces.
    static let phrases: [PhraseList] = [
{entries}
    ]

    /// Frequent function words in small letters, between spaces.
    static let stopWords = \"\"\"
{literal(filled(stop_words), 8)}
        \"\"\"
}}
"""


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    paths = sorted(LANGUAGES.glob("*.txt"))
    try:
        phrases, stop_words = read(paths)
    except Mistake as mistake:
        sys.exit(str(mistake))
    text = source(phrases, stop_words)
    if not sys.argv[1:]:
        OUTPUT.write_text(text, encoding="utf-8")
        count = sum(map(len, phrases.values()))
        print(f"{len(paths)} languages: {count} phrases, {len(stop_words)} stop words")
    elif not OUTPUT.exists() or OUTPUT.read_text(encoding="utf-8") != text:
        name = OUTPUT.relative_to(ROOT)
        sys.exit(f"{name} is not of the files in Languages/: run Scripts/{Path(__file__).name}")


if __name__ == "__main__":
    main()
