#!/usr/bin/env python3
"""Measures building and updating an index: memory held by budget, updates of few documents, watching.

Usage: indexing.py CORPUS.jsonl [--budgets 64,256] [--winnow .build/release/winnow]

See README.md.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHANGED = 10
WATCHED = 20


def held(process):
    """Megabytes of memory that a process holds for itself, pages of mapped files left out."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0


def run(command):
    """Seconds, the most megabytes held (looked at every 20 ms), and what the command printed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    most = 0
    while process.poll() is None:
        most = max(most, held(process))
        time.sleep(0.02)
    if process.returncode != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return time.monotonic() - start, most, process.stdout.read()


def segments(output):
    return re.search(r"(\d+) segments?", output).group(1)


def measure_budgets(winnow, corpus, budgets, folder):
    print(f"{corpus}, {corpus.stat().st_size / 1e6:.0f} MB")
    print("--memory  held MiB  segments  seconds")
    for budget in budgets:
        index = folder / f"index-{budget}"
        seconds, most, output = run(
            [winnow, "index", corpus, "--index", index, "--memory", str(budget)])
        print(f"{budget:8}  {most:8.0f}  {segments(output):>8}  {seconds:7.1f}", flush=True)
    return index


def measure_update(winnow, corpus, index, folder):
    """Adds a file of a few documents to the index of the corpus; searches see them at the end."""
    few = folder / "few.jsonl"
    with open(few, "w") as file:
        for number in range(CHANGED):
            text = f"Document {number} of the update, which the index has not seen before."
            file.write(json.dumps({"id": f"update-{number}", "text": text}) + "\n")
    seconds, most, _ = run([winnow, "index", few, "--index", index])
    print(f"update of {CHANGED} documents: {seconds:.3f} s, {most:.0f} MiB held")


def newest_commit(index):
    return max((path.name for path in index.glob("*.commit")), default="")


def measure_watch(winnow, folder, rounds=5):
    """From the last write of a change to the commit that has it."""
    pages, index = folder / "pages", folder / "watched"
    pages.mkdir()
    (pages / "first.txt").write_text("The first page.\n")
    process = subprocess.Popen(
        [winnow, "index", pages, "--index", index, "--watch"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not index.exists() or not newest_commit(index):
            time.sleep(0.01)
        time.sleep(1)
        taken = []
        for number in range(rounds):
            before = newest_commit(index)
            for page in range(WATCHED):
                (pages / f"{number}-{page}.txt").write_text(f"Page {page} of change {number}.\n")
            start = time.monotonic()
            while newest_commit(index) == before:
                time.sleep(0.001)
            taken.append(time.monotonic() - start)
            time.sleep(0.5)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
    print(f"watching, {WATCHED} new files: commit {min(taken):.3f} to {max(taken):.3f} s behind the last write")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path, help="JSON Lines")
    parser.add_argument("--budgets", default="64,256", help="values of --memory, MiB (default: %(default)s)")
    parser.add_argument("--winnow", type=Path, default=ROOT / ".build/release/winnow")
    options = parser.parse_args()
    if not os.access(options.winnow, os.X_OK):
        sys.exit(f"{options.winnow} is not built: make build")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        budgets = [int(budget) for budget in options.budgets.split(",")]
        index = measure_budgets(options.winnow, options.corpus, budgets, folder)
        measure_update(options.winnow, options.corpus, index, folder)
        measure_watch(options.winnow, folder)


main()
