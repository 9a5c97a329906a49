"""Which language each of many texts is taken to be in."""

import json
import shutil
import subprocess
import sys

from texts import FOLDER

WINNOW_LIMIT = "1000000"


def winnow(program, texts):
    """As an index has it, whose documents do not say their language: the codes of ISO 639-1, "" where none is told."""
    corpus, folder = FOLDER / "snippets.jsonl", FOLDER / "snippets"
    shutil.rmtree(folder, ignore_errors=True)
    with open(corpus, "w", encoding="utf-8") as lines:
        for number, text in enumerate(texts):
            lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [program, "index", corpus, "--index", folder, "--durability", "none"]
    subprocess.run(command, check=True, capture_output=True)
    command = [
        program, "search", "--index", folder, "--no-group", "--limit", WINNOW_LIMIT,
        "--format", r"{key}\t{lang}\n", "lang:*",
    ]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    codes = dict(line.split("\t") for line in found.splitlines())
    return [codes.get(str(number), "") for number in range(len(texts))]


def lingua(texts):
    """By lingua, with all of its languages."""
    sys.path.insert(0, str(FOLDER / "python"))
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()
    found = detector.detect_languages_in_parallel_of(texts)
    return [language.iso_code_639_1.name.lower() if language else "" for language in found]
