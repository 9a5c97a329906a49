#!/usr/bin/env python3
"""Fails where a group of queries takes more instructions than the baseline says. See ../README.md."""

import argparse
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import callgrind
import comparison
import made_corpus

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "baseline.tsv"
BUILT = HERE.parent.parent / ".build" / "release" / "winnow-benchmark"
COMMANDS = ["COUNT", "TOP_10", "TOP_100", "TOP_10_COUNT", "TOP_1000"]
# Enough for phrases to be indexed, which begins at 1,024.
DOCUMENTS_BUILT = 2_500


def queries():
    """Kind and text of each query of the list."""
    rows = (HERE / "queries.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows]


def measure(folder):
    """The instructions of each group: of a query, of opening an index, of building it per word."""
    # Valgrind does not read the debugging information that newer compilers write.
    driver = folder / BUILT.name
    subprocess.run(["strip", "--strip-debug", "-o", driver, BUILT], check=True)
    made_corpus.write(folder / "corpus.jsonl")
    (folder / "index").mkdir()
    subprocess.run(
        [driver, "index", "corpus.jsonl", "index"],
        cwd=folder, env=callgrind.ENVIRONMENT, check=True, stdout=subprocess.DEVNULL,
    )
    asked = [(kind, command, text) for kind, text in queries() for command in COMMANDS]
    lines = [f"{command}\t{text}" for _, command, text in asked]
    # Asked twice: the first time also pays for what is made once, and does not count.
    opening, counts = callgrind.of_lines([str(driver), "serve", "index"], folder, lines * 2)
    by_group = {}
    for (kind, command, _), count in zip(asked, counts[len(lines):]):
        by_group.setdefault(f"{command} {kind}", []).append(count)
    # The geometric mean, in which a cheap query that gets dearer shows as much as a dear one.
    measured = {
        group: round(statistics.geometric_mean(counts)) for group, counts in sorted(by_group.items())
    }
    measured["opening an index"] = opening

    words = made_corpus.write(folder / "part.jsonl", DOCUMENTS_BUILT)
    (folder / "built").mkdir()
    built = callgrind.of_process([str(driver), "index", "part.jsonl", "built"], folder)
    measured["building a word"] = round(built / words)
    return measured


def tools():
    """What decides how many instructions the same code becomes."""
    said = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    return f"Swift {re.search(r'Swift version ([0-9.]+)', said)[1]}, {platform.machine()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="make what is measured the baseline")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as name:
            measured = measure(Path(name))
    except (callgrind.Failure, OSError, subprocess.CalledProcessError) as error:
        print(f"gate: {error}", file=sys.stderr)
        return 2

    if options.update:
        comparison.write(BASELINE, measured, tools())
        print(f"{len(measured)} groups are in {BASELINE.name}: commit it, and say why they changed.")
        return 0

    baseline, measured_with = comparison.read(BASELINE)
    found = comparison.compare(measured, baseline)
    within = len(measured) - len(found.worse) - len(found.better) - len(found.unmatched)
    print(
        f"{within} of {len(measured)} groups take what they took,"
        f" {comparison.MARGIN:.0%} up or down.", flush=True,
    )
    if found.better:
        print("These take less. `make gate OPTIONS=--update` makes it the baseline:")
        print("\n".join(comparison.lines(found.better)), flush=True)
    if found.worse:
        print("These take more:", *comparison.lines(found.worse), sep="\n", file=sys.stderr)
    if found.unmatched:
        print(f"Not both measured and in the baseline: {', '.join(found.unmatched)}", file=sys.stderr)
    if not found.passes:
        if tools() != measured_with:
            print(f"The baseline is of {measured_with}; this is {tools()}.", file=sys.stderr)
        print(
            "If that is meant, `make gate OPTIONS=--update` and say why in the commit.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
