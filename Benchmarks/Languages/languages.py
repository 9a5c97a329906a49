#!/usr/bin/env python3
"""How Winnow does in each of 14 languages, beside Lucene and a language detector. See README.md."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE.parent, HERE.parent / "Relevance"):
    sys.path.insert(0, str(folder))

import cost
import detectors
import known_items
import language_tables
import texts
from harness import engines
from language_tables import KINDS, LENGTHS
from searchers import Lucene, Winnow
from texts import FOLDER, LANGUAGES

WINNOW = texts.ROOT / ".build/release/winnow"
K1, B = 1.2, 0.75
# Of each language: snippets of a length, and questions of a kind at the most.
SNIPPETS, QUESTIONS = 300, 200


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the folder to write run.json and report.md to")
    parser.add_argument("--data", type=Path, help="the folder of languages")
    parser.add_argument(
        "--languages", default=",".join(LANGUAGES), help="codes between commas, in place of all"
    )
    parser.add_argument("--winnow", type=Path, default=WINNOW, help="the command to measure")
    return parser.parse_args()


def java(language):
    """What starts the Lucene that has the language's analyzer, with the name of a class behind."""
    if not language.needs_older_lucene:
        return engines.java()
    # Of the system: the analyzer for Thai asks Java for words, and what comes with Lucene 10 knows none.
    folder = FOLDER / "lucene"
    return ("java", "-cp", f"{folder / 'classes'}:{folder / 'kuromoji.jar'}", "")


def measure(language, documents, words_by_sentence, program):
    """All but the detection of a language's texts."""
    passages = [passage for text in documents for passage in texts.passages(text)]
    folder = FOLDER / language.code
    corpus = folder / "passages.jsonl"
    texts.write(corpus, passages)
    command = java(language)
    lucene = Lucene(K1, B, language.analyzer, command)
    found = {
        "name": language.name,
        "analyzer": language.analyzer.split(".")[-1].removesuffix("Analyzer"),
        "documents": len(documents),
        "passages": len(passages),
        "bytes": sum(len(passage.encode()) for passage in passages),
        "winnow": cost.winnow(program, corpus, folder / "winnow"),
        "lucene": cost.lucene(lucene.command, language.analyzer, corpus, folder / "lucene"),
        "questions": {},
    }
    questions = known_items.Questions(language, passages, words_by_sentence)
    makers = [
        questions.phrases, questions.words_in_other_forms, questions.phrases_spelt_otherwise,
    ]
    for kind, make in zip(KINDS, makers):
        asked = make(QUESTIONS)
        # Kept beside the indexes, for who wants to know what was asked.
        (folder / f"{kind}.tsv").write_text(
            "".join(f"{question.answer}\t{question.text}\n" for question in asked), encoding="utf-8"
        )
        found["questions"][kind] = ranks = {}
        for searcher in (Winnow(program, K1, B), lucene):
            rankings = searcher.rankings(folder / searcher.name, [each.text for each in asked])
            ranks[searcher.name] = [
                round(known_items.reciprocal_rank(ranking, question.answer), 5)
                for ranking, question in zip(rankings, asked)
            ]
    return found


def detection(documents, program):
    """By language and length: the snippets, and of how many of them each detector tells the language."""
    labels, snippets = [], []
    for code, of_language in documents.items():
        for length in LENGTHS:
            pieces = texts.snippets(of_language, length, SNIPPETS, LANGUAGES[code])
            labels += [(code, length)] * len(pieces)
            snippets += pieces
    told = {"winnow": detectors.winnow(program, snippets), "lingua": detectors.lingua(snippets)}
    found = {
        code: {str(length): dict.fromkeys(["snippets", *told], 0) for length in LENGTHS}
        for code in documents
    }
    for number, (code, length) in enumerate(labels):
        counts = found[code][str(length)]
        counts["snippets"] += 1
        for name, codes in told.items():
            counts[name] += codes[number] == code
    return found


def commit():
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    said = subprocess.run(command, cwd=texts.ROOT, capture_output=True, text=True)
    return said.stdout.strip() or "unknown"


def report(run):
    parts = [
        "# Winnow in 14 languages\n",
        f"Winnow at {commit()}; Lucene 10.5.2 with its analyzer of the language, 9.9.1 for Japanese and Thai; "
        "lingua 2.1.1. [README.md](../../Languages/README.md) says what is measured.\n",
        "## What indexing costs\n", language_tables.cost(run),
        "## Which language a text is found to be in, by its characters\n",
        language_tables.detection(run),
        "## Whether a passage is found that somebody remembers\n",
    ]
    for kind, title in KINDS.items():
        parts += [f"By {title}:\n", language_tables.known_items(run, kind)]
    return "\n".join(parts)


def main():
    options = arguments()
    data = options.data or texts.default_data()
    if data is None:
        sys.exit("no texts found: set WINNOW_SHARED to the folder that holds data/languages")
    FOLDER.mkdir(parents=True, exist_ok=True)
    documents = {code: texts.documents(data, code) for code in options.languages.split(",")}
    run = {}
    for code, of_language in documents.items():
        print(f"{LANGUAGES[code].name} ...", file=sys.stderr, flush=True)
        words = texts.words_of_sentences(data, code) if code == "th" else None
        run[code] = measure(LANGUAGES[code], of_language, words, options.winnow)
    print("Detecting languages ...", file=sys.stderr, flush=True)
    for code, counts in detection(documents, options.winnow).items():
        run[code]["detection"] = counts
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "run.json").write_text(json.dumps(run) + "\n")
    text = report(run)
    (options.out / "report.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
