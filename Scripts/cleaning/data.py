"""Finds and unpacks the pages that the trees are fitted on, and runs the cleaning tool."""

import csv
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / ".build-cleaning"
TOOL = ROOT / ".build-test/release/CleaningTool"


def shared():
    """The folder `data/cleaning` of the shared data."""
    for folder in (os.environ.get("WINNOW_SHARED"), ROOT.parent / "shared"):
        if folder and (pathlib.Path(folder) / "data/cleaning").is_dir():
            return pathlib.Path(folder) / "data/cleaning"
    sys.exit("shared data not found: set WINNOW_SHARED to the folder that holds data/cleaning")


def pages(form):
    """The folder of pages of a form, `html` or `text`, unpacked once."""
    folder = WORK / f"{form}-dev"
    if not folder.is_dir():
        WORK.mkdir(exist_ok=True)
        archive = shared() / f"{form}-dev.tar.zst"
        subprocess.run(["tar", "--zstd", "-xf", archive, "-C", WORK], check=True)
    return folder


def more_text():
    """The folder of pages that augment.py makes."""
    folder = WORK / "text-more"
    if not folder.is_dir():
        sys.exit("run augment.py first")
    return folder


def lexicon(fold):
    """The lexicon that lexicon.py found in the pages of all other folds."""
    return WORK / "lexicons" / f"{fold}.txt"


def run_tool(*arguments):
    if not TOOL.exists():
        sys.exit("build the tool first, see README.md")
    subprocess.run([TOOL, *arguments], check=True)


def score(form, folder):
    """Prints what the data's own scoring script says of a folder of clean texts."""
    script = shared() / f"score-{form}.py"
    output = subprocess.run(
        [sys.executable, script, pages(form), folder], check=True, capture_output=True, text=True)
    for line in output.stdout.splitlines():
        if line.startswith(("MEAN OF GROUPS", "ALL")):
            print(" ", line.rstrip())


def table(form):
    """The rows of the index of a form's pages."""
    with open(pages(form) / "index.tsv", encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def domains(form):
    """The domain of each page, by the page's file name without its extension."""
    of_id = {row["id"]: row["domain"] for row in table("html")}
    if form == "html":
        return of_id
    return {row["n"]: of_id.get(row["id"], row["id"]) for row in table("text")}


def datasets(form):
    """The data set of each page, by the page's file name without its extension."""
    return {row["id" if form == "html" else "n"]: row["dataset"] for row in table(form)}
