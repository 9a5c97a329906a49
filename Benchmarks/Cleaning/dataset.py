"""The pages with their clean text: where they are, and what is known of each."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("WINNOW_BENCH_DIR") or ROOT / ".bench") / "cleaning"
FORMS = ["html", "text"]


def shared():
    """The folder of data that is handed in: `$WINNOW_SHARED`, or `../shared`."""
    for folder in (os.environ.get("WINNOW_SHARED"), ROOT.parent / "shared"):
        if folder and (Path(folder) / "data").is_dir():
            return Path(folder) / "data"
    return None


def default_data():
    folder = shared()
    if not folder or not (folder / "cleaning").is_dir():
        sys.exit("no pages found: set WINNOW_SHARED to the folder that holds data/cleaning, or DATA")
    return folder / "cleaning"


def identity(data, form):
    """What tells one edition of the pages from another."""
    status = (data / f"{form}-dev.tar.zst").stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def unpacked(data, form):
    """The folder of the pages of a form, unpacked unless it is there.

    It is called `dev`, since the scripts look for the rows of the index that have this name as their split.
    """
    parent = FOLDER / "pages" / form
    stamp = parent / "unpacked"
    if not stamp.exists() or stamp.read_text() != identity(data, form):
        shutil.rmtree(parent, ignore_errors=True)
        parent.mkdir(parents=True)
        archive = data / f"{form}-dev.tar.zst"
        subprocess.run(["tar", "--zstd", "-xf", archive, "-C", parent], check=True)
        (parent / f"{form}-dev").rename(parent / "dev")
        stamp.write_text(identity(data, form))
    return parent / "dev"


def sample(folder, every):
    """A folder with every so-manieth page of another, which is always of the same pages."""
    target = folder.parent / f"every-{every}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path in pages_of(folder)[1][::every]:
        (target / path.name).hardlink_to(path)
    if (folder / "index.tsv").exists():
        (target / "index.tsv").hardlink_to(folder / "index.tsv")
    return target


def pages_of(folder):
    """The form of a folder's pages, and their files in the order of their names."""
    pages = sorted(folder.glob("*.html"))
    if pages:
        return "html", pages
    return "text", sorted(p for p in folder.glob("*.txt") if not p.name.endswith(".gold.txt"))


def rows_of(folder):
    """The rows of the folder's index: `id` is the name of the page's file without its extension.

    `page` is what the page is called in both forms.
    """
    index = folder / "index.tsv"
    if not index.exists():
        return []
    with open(index, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["page"] = row["id"]
        row["id"] = row.get("n") or row["id"]
    return rows
