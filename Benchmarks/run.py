#!/usr/bin/env python3
"""Measures engines on the same tokens and queries, and writes one JSON file. See README.md."""

import argparse
import contextlib
import json
import math
import platform
import subprocess
import sys
from pathlib import Path

from harness import agreement, builds, latency, opening, queries
from harness.engines import ENGINES, FOLDER, REFERENCE, ROOT
from harness.session import Session

# What is compiled while it runs is at full speed only after so many answers.
WARM = 10_000
COMMANDS = ["COUNT", "TOP_10", "TOP_100", "TOP_10_COUNT", "TOP_1000"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="what prepare.py wrote")
    parser.add_argument("queries", type=Path, help="lines of class<TAB>query")
    parser.add_argument("out", type=Path, help="the JSON file to write")
    parser.add_argument("--engines", default="winnow,winnow-bp,lucene,fts5,xapian,ripgrep")
    parser.add_argument("--classes", default="", help="a regular expression")
    parser.add_argument("--commands", default=",".join(COMMANDS))
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument(
        "--warmups", type=int, default=3, help="rounds at the least before those that count"
    )
    parser.add_argument("--sample", type=int, help="so many queries of each class alone")
    parser.add_argument(
        "--slow-sample", type=int, default=3, help="so many queries of each class for slow engines"
    )
    parser.add_argument("--rebuild", action="store_true", help="build indexes that are there too")
    return parser.parse_args()


def commit():
    """What of Winnow is measured: the commit, and whether files differ from it."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return said.stdout.strip() or "unknown"


def machine():
    processor = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = int(Path("/proc/meminfo").read_text().split()[1]) // 1000
    kernel = platform.release().partition("-")[0]
    return {"processor": processor, "memory_megabytes": memory, "kernel": kernel}


def rarest(asked, results):
    """A single word that occurs, in as few documents as any asked."""
    found = [
        (result[0], query.text)
        for query, result in zip(asked, results)
        if result and result[0] > 0 and query.text.isalnum()
    ]
    return min(found)[1] if found else "zymurgy"


def main():
    options = arguments()
    engines = [ENGINES[name] for name in options.engines.split(",")]
    corpus = options.corpus.resolve()
    asked = queries.read(options.queries, options.classes)
    if options.sample:
        asked = [asked[number] for number in queries.sample(asked, options.sample)]
    if not asked:
        sys.exit("no query is left to ask")
    commands = options.commands.split(",")

    FOLDER.mkdir(parents=True, exist_ok=True)
    costs = {engine.name: builds.build(engine, corpus, options.rebuild) for engine in engines}
    everything = range(len(asked))
    few = queries.sample(asked, options.slow_sample)
    slow_rounds = min(2, options.rounds)
    warmups = max(options.warmups, math.ceil(WARM / (len(asked) * len(commands))))
    with contextlib.ExitStack() as stack:
        sessions = {}
        for engine in engines:
            errors = stack.enter_context(open(FOLDER / f"{engine.name}.log", "wb"))
            session = Session(engine, builds.index_folder(engine, corpus), errors)
            stack.callback(session.close)
            sessions[engine.name] = session
        results = latency.measure(
            sessions,
            asked,
            chosen={e.name: few if e.is_slow else everything for e in engines},
            commands=commands,
            rounds={e.name: slow_rounds if e.is_slow else options.rounds for e in engines},
            warmups={e.name: 0 if e.is_slow else warmups for e in engines},
        )
        rare = rarest(asked, results[engines[0].name].get("COUNT", []))
        floors = {
            engine.name: latency.floor(sessions[engine.name], rare, 10 if engine.is_slow else 300)
            for engine in engines
        }
        differing = {}
        if REFERENCE in sessions:
            alike = {e.name: sessions[e.name] for e in engines if e.has_lucene_scores}
            differing = {
                "counts": agreement.counts(asked, results, REFERENCE),
                "top_10": agreement.rankings(asked, alike, REFERENCE),
            }
    first = {
        engine.name: opening.measure(engine, builds.index_folder(engine, corpus), rare)
        for engine in engines
    }

    totals = Path(f"{corpus}.json")
    run = {
        "commit": commit(),
        "machine": machine(),
        "corpus": {
            "name": corpus.name,
            "bytes": corpus.stat().st_size,
            **(json.loads(totals.read_text()) if totals.exists() else {}),
        },
        "rounds": options.rounds,
        "reference": REFERENCE,
        "rare_word": rare,
        "engines": {
            name: {"build": costs[name], "floor": floors[name], "first_query": first[name]}
            for name in sessions
        },
        "queries": [[query.category, query.text] for query in asked],
        "results": results,
        "differing": differing,
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(run, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
