"""Collections with questions and judgements: where they are, and how they are read."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("WINNOW_BENCH_DIR") or ROOT / ".bench").resolve() / "relevance"
CLASSIC = ["adi", "cacm", "cisi", "cranfield", "lisa", "med", "npl", "scifact", "time"]
# Questions over one corpus, by the folder of their judgements.
OVER_WIKIPEDIA = {"miracl": "miracl-en-train", "mrtydi": "mrtydi-en-train"}
# Of the corpus, what is no encyclopedia.
NOVELS = "eltec:"


@dataclass(frozen=True)
class Collection:
    name: str
    # JSON Lines with id, title and text.
    corpus: Path
    # The texts of the questions by their ids, of those for which anything is relevant.
    questions: dict
    # By question: the grades by document.
    judgements: dict


def default_data():
    """The folder of data that is handed in, `$WINNOW_SHARED` or `../shared`; None where there is none."""
    for folder in (os.environ.get("WINNOW_SHARED"), ROOT.parent / "shared"):
        if folder and (Path(folder) / "data" / "relevance").is_dir():
            return Path(folder) / "data"
    return None


def collections(data, names):
    """The collections with these names, unpacked where they are not yet."""
    unpack(data)
    classic = FOLDER / "unpacked" / "relevance"
    for name in names:
        if name in OVER_WIKIPEDIA:
            folder = data / "relevance" / "wiki-train" / OVER_WIKIPEDIA[name]
            yield read(name, wikipedia(data), folder)
        else:
            yield read(name, classic / name / "corpus.jsonl", classic / name)


def read(name, corpus, folder):
    judgements = {}
    for line in (folder / "qrels.txt").read_text(encoding="utf-8").splitlines():
        question, _, document, grade = line.split()
        judgements.setdefault(question, {})[document] = int(grade)
    judgements = {q: grades for q, grades in judgements.items() if max(grades.values()) > 0}
    rows = (folder / "queries.tsv").read_text(encoding="utf-8").split("\n")
    questions = dict(row.split("\t", 1) for row in rows if row)
    return Collection(name, corpus, {q: questions[q] for q in judgements}, judgements)


def unpack(data):
    target = FOLDER / "unpacked"
    if target.exists():
        return
    begun = FOLDER / "unpacking"
    begun.mkdir(parents=True, exist_ok=True)
    archive = data / "relevance" / "relevance.tar.zst"
    subprocess.run(["tar", "--zstd", "-xf", archive, "-C", begun], check=True)
    begun.rename(target)


def wikipedia(data):
    """The corpus of the engines' benchmark without its novels."""
    target = FOLDER / "wikipedia.jsonl"
    if target.exists():
        return target
    archive = data / "bench" / "corpus-open.jsonl.bz3"
    begun = target.with_suffix(".begun")
    with subprocess.Popen(["bzip3", "-d", "-c", archive], stdout=subprocess.PIPE) as unpacking:
        with open(begun, "wb") as out:
            for line in unpacking.stdout:
                if not json.loads(line)["id"].startswith(NOVELS):
                    out.write(line)
    if unpacking.returncode != 0:
        raise SystemExit(f"{archive} could not be unpacked")
    begun.rename(target)
    return target
