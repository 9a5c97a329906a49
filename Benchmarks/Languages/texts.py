"""The texts of each language, cut into the passages that are indexed and the snippets that are detected."""

import json
import os
import random
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("WINNOW_BENCH_DIR") or ROOT / ".bench").resolve() / "languages"
# Characters. Files hold anything from a sentence to a novel, and a search that finds a novel says little.
LONGEST_PASSAGE = 2000
# So many of the sentences of a treebank, which follow each other, are a passage.
SENTENCES_A_PASSAGE = 10
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[。．！？।॥۔؟])\s*|\n+")


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    # Of Lucene; Standard where it has none of the language.
    analyzer: str
    # Where words are written together, Lucene 9.9.1 with Kuromoji, which knows more than characters.
    needs_older_lucene: bool = False
    # Whether spaces stand between words.
    has_spaces: bool = True


LANGUAGES = {
    language.code: language
    for language in [
        Language("ar", "Arabic", "ar.ArabicAnalyzer"),
        Language("de", "German", "de.GermanAnalyzer"),
        Language("fa", "Persian", "fa.PersianAnalyzer"),
        Language("fr", "French", "fr.FrenchAnalyzer"),
        Language("hi", "Hindi", "hi.HindiAnalyzer"),
        Language("ja", "Japanese", "ja.JapaneseAnalyzer", True, False),
        Language("ko", "Korean", "cjk.CJKAnalyzer"),
        Language("ru", "Russian", "ru.RussianAnalyzer"),
        Language("sk", "Slovak", "standard.StandardAnalyzer"),
        Language("th", "Thai", "th.ThaiAnalyzer", True, False),
        Language("tr", "Turkish", "tr.TurkishAnalyzer"),
        Language("ur", "Urdu", "standard.StandardAnalyzer"),
        Language("vi", "Vietnamese", "standard.StandardAnalyzer"),
        Language("zh", "Chinese", "cjk.CJKAnalyzer", False, False),
    ]
}


def default_data():
    """The folder of languages that is handed in, in `$WINNOW_SHARED` or `../shared`; None where there is none."""
    for folder in (os.environ.get("WINNOW_SHARED"), ROOT.parent / "shared"):
        if folder and (Path(folder) / "data" / "languages").is_dir():
            return Path(folder) / "data" / "languages"
    return None


def documents(data, code):
    """The texts of a language: `CODE.jsonl.zst`, or sentences of a treebank where there is no such file."""
    path = data / f"{code}.jsonl.zst"
    if path.exists():
        return [record["text"] for record in records(path)]
    sentences = [record["text"] for record in treebank(data, code)]
    return [
        "\n".join(sentences[start:start + SENTENCES_A_PASSAGE])
        for start in range(0, len(sentences), SENTENCES_A_PASSAGE)
    ]


def words_of_sentences(data, code):
    """By sentence of the treebank its words, as people have cut it."""
    return {record["text"]: record["tokens"] for record in treebank(data, code)}


def treebank(data, code):
    [path] = (data / "ud").glob(f"{code}-*.jsonl.zst")
    return records(path)


def records(path):
    lines = subprocess.run(["zstd", "-dcq", path], check=True, capture_output=True).stdout
    # Not at what else Python takes for the end of a line.
    return [json.loads(line) for line in lines.decode().split("\n") if line]


def sentences(text):
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def passages(text):
    """Cuts a text after sentences, or within one that is too long, so that no passage is."""
    done, current = [], ""
    for sentence in sentences(text):
        while len(sentence) > LONGEST_PASSAGE:
            done += [current, sentence[:LONGEST_PASSAGE]]
            current, sentence = "", sentence[LONGEST_PASSAGE:]
        if len(current) + len(sentence) >= LONGEST_PASSAGE:
            done.append(current)
            current = ""
        current += ("\n" if current else "") + sentence
    return [passage for passage in [*done, current] if passage]


def snippets(texts, length, count, language):
    """So many pieces of at most `length` characters, cut at spaces where there are any, always the same.

    They are three quarters of the length at the least, and no text has more than one at a place.
    """
    texts = [" ".join(text.split()) for text in texts]
    long = [text for text in texts if len(text) > length]
    # A text counts by its length, as if a place were chosen in all of them.
    weights = [len(text) - length for text in long]
    dice = random.Random(f"{language.code} {length}")
    found = set()
    for _ in range(count * 20):
        if len(found) == count or not long:
            break
        [text] = dice.choices(long, weights)
        start = dice.randrange(len(text) - length)
        end = start + length
        if language.has_spaces:
            start = text.find(" ", start, end) + 1 if start else 0
            end = text.rfind(" ", start, end + 1)
        piece = text[start:end].strip()
        letters = sum(character.isalpha() for character in piece)
        if len(piece) >= 0.75 * length and letters >= len(piece) / 2:
            found.add(piece)
    return sorted(found)


def is_word(token):
    """Whether it is letters, marks and digits alone (and what joins Persian letters or keeps them apart)."""
    return bool(token) and all(
        unicodedata.category(character)[0] in "LMN" or character in "\u200c\u200d"
        for character in token
    )


def write(path, texts):
    """Writes them as JSON Lines, with their numbers for ids."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8") as lines:
        for number, text in enumerate(texts):
            record = {"id": str(number), "title": "", "text": text}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
