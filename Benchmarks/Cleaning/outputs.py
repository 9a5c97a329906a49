"""Runs extractors over the pages and keeps what they said.

An extractor's folder of a form has `ID.txt` for each page, as the scoring scripts want it, and
`pages.jsonl` with what its program printed.
"""

import hashlib
import json
import shlex
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import dataset

HERE = Path(__file__).resolve().parent
WINNOW = dataset.ROOT / ".build" / "release" / "winnow-cleaning-benchmark"
PEERS = dataset.FOLDER / "peers" / "bin" / "python"
OUTPUTS = dataset.FOLDER / "outputs"


@dataclass
class Output:
    """What an extractor made of the pages of a form."""

    folder: Path
    pages: list  # An object for each page, without its text.
    date: str

    def text(self, page):
        file = self.folder / f"{page}.txt"
        return file.read_text(encoding="utf-8") if file.exists() else ""


def run(command, pages, folder):
    """Runs `COMMAND PAGES`, which prints an object for each page, and keeps that in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = []
    with (
        open(folder / "pages.jsonl", "w", encoding="utf-8") as kept,
        open(folder / "errors.log", "wb") as errors,
        subprocess.Popen(
            [*command, str(pages)], stdout=subprocess.PIPE, stderr=errors, text=True,
            encoding="utf-8",
        ) as process,
    ):
        for line in process.stdout:
            page = json.loads(line)
            text = page.pop("text", None)
            if text is not None:
                (folder / f"{page['page']}.txt").write_text(text, encoding="utf-8")
            kept.write(json.dumps(page, ensure_ascii=False) + "\n")
            found.append(page)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed on {pages}: see {folder / 'errors.log'}")
    return Output(folder, found, time.strftime("%F"))


def of_cleaner(command, data, form, name="winnow"):
    """The output of a cleaner, a command as `winnow-cleaning-benchmark` is one."""
    arguments = shlex.split(command) if isinstance(command, str) else command
    return run(arguments, dataset.unpacked(data, form), OUTPUTS / name / form)


def of_folder(folder):
    """Texts that another program wrote to a folder."""
    if not any(folder.glob("*.txt")):
        raise SystemExit(f"no texts in {folder}")
    return Output(folder, [], time.strftime("%F"))


def of_peer(name, version, data, form, fresh=False):
    """The output of a peer: that of an earlier run, if nothing has changed that it depends on."""
    folder = OUTPUTS / name / form
    stamp = folder / "stamp.json"
    identity = [version, settings(), dataset.identity(data, form)]
    if stamp.exists() and not fresh:
        known = json.loads(stamp.read_text())
        if known["identity"] == identity:
            with open(folder / "pages.jsonl", encoding="utf-8") as kept:
                pages = [json.loads(line) for line in kept]
            return Output(folder, pages, known["date"])
    print(f"{name}: cleaning the {form} pages ...", file=sys.stderr, flush=True)
    output = run(peer_command(name), dataset.unpacked(data, form), folder)
    stamp.write_text(json.dumps({"identity": identity, "date": output.date}))
    return output


def of_peer_metadata(name, data):
    """The metadata that a peer finds on the HTML pages."""
    print(f"{name}: looking for metadata ...", file=sys.stderr, flush=True)
    command = [str(PEERS), str(HERE / "peer_metadata.py")]
    return run(command, dataset.unpacked(data, "html"), OUTPUTS / f"{name}-metadata" / "html")


def peer_command(name):
    return [str(PEERS), str(HERE / "run_peer.py"), name]


def settings():
    """What tells how the peers are installed and called."""
    files = ["peers.txt", "extractors.py", "run_peer.py"]
    content = b"".join((HERE / name).read_bytes() for name in files)
    content += (dataset.FOLDER / "peers" / "installed").read_bytes()
    return hashlib.sha256(content).hexdigest()[:16]


def peer_versions():
    """The versions of the peers that are installed; the others are missing."""
    said = subprocess.run(
        [PEERS, HERE / "run_peer.py", "versions"], capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout)
