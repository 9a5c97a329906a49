#!/usr/bin/env python3
"""Writes a run's tables and plots beside its JSON file, and prints the tables. See README.md."""

import argparse
import json
from pathlib import Path

from harness import plots, tables, targets
from harness.figures import Run


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="what run.py wrote")
    parser.add_argument("--targets", type=Path, help="ratios of native peers, as in targets.tsv")
    parser.add_argument(
        "--engines", default="winnow,winnow-bp", help="whose ratios to compare with those"
    )
    options = parser.parse_args()

    run = Run(json.loads(options.run.read_text()))
    text = report(run, options)
    folder = options.run.parent
    (folder / "report.md").write_text(text)
    for name, drawing in plots.all_of(run).items():
        (folder / f"{name}.svg").write_text(drawing)
    print(text)


def report(run, options):
    machine, corpus = run.content["machine"], run.content["corpus"]
    about = f"{corpus['name']}, {run.text_megabytes():.1f} MB of text"
    if "documents" in corpus:
        about += f", {corpus['documents']} documents, {corpus['tokens']} tokens"
    parts = [
        f"# Engines on {about}\n",
        f"Winnow at {run.content['commit']}. {machine['processor']}, {machine['memory_megabytes']} "
        f"MB, Linux {machine['kernel']}. One thread, warm; CPU microseconds of the query's thread, "
        f"the minimum of {run.content['rounds']} rounds (2 at the most for slow engines) for each "
        f"query.\n",
        "## Building, size, floor and first query\n",
        tables.costs(run),
        tables.sizes(run),
        f"The rare word is `{run.content['rare_word']}`.\n",
        "## 99th percentile over all queries\n",
        tables.tails(run),
        "## Answers that differ\n",
        tables.differences(run),
    ]
    for command in run.commands:
        parts += [f"## {command}: p50 / p95 / p99 / mean\n", tables.latencies(run, command)]
    ours = [engine for engine in options.engines.split(",") if engine in run.engines]
    if options.targets and ours:
        compared = targets.comparison(run, targets.read(options.targets), ours)
        parts += ["## Against native peers\n", compared]
    return "\n".join(parts)


if __name__ == "__main__":
    main()
