#!/usr/bin/env python3
"""Times whole-process searches, linked dynamically and statically. See README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

QUERIES = [
    ("--version", None),
    ("a word that is nowhere", "zyxwvutsrq"),
    ("a rare word", "aardvark"),
    ("a frequent word", "the"),
    ("three words", "river dam treaty"),
    ("a phrase of mid words", '"world war"'),
    ("a phrase of common words", '"of the"'),
]
ROOT = Path(__file__).resolve().parent.parent


def build(static):
    scratch = ".build" if static else ".build-dynamic"
    command = ["swift", "build", "-c", "release", "--product", "winnow", "--scratch-path", scratch]
    if static:
        command += ["--static-swift-stdlib", "-Xswiftc", "-use-ld=lld"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return ROOT / scratch / "release" / "winnow"


def run(command):
    """CPU seconds and resident kilobytes of one process."""
    process = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {command}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", help="a JSON Lines file of about 100 MB")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--skip-static", action="store_true")
    options = parser.parse_args()

    binaries = {"dynamic": build(False)}
    if not options.skip_static:
        binaries["static"] = build(True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [binaries["dynamic"], "index", options.corpus, "--index", folder], check=True
        )
        print(f"{'':28}" + "".join(f"{name:>26}" for name in binaries))
        print(f"{'CPU ms, minimum / median':28}" + f"{'(resident MB)':>26}" * len(binaries))
        for label, query in QUERIES:
            cells = []
            for binary in binaries.values():
                command = [str(binary), "--version"]
                if query is not None:
                    command = [str(binary), "search", query, "--index", folder]
                results = [run(command) for _ in range(options.runs)]
                times = [1000 * seconds for seconds, _ in results]
                memory = max(kilobytes for _, kilobytes in results) / 1000
                cells.append(
                    f"{min(times):.1f} / {statistics.median(times):.1f} ({memory:.0f})"
                )
            print(f"{label:28}" + "".join(f"{cell:>26}" for cell in cells))


if __name__ == "__main__":
    main()
