"""The engines that are compared, and how to start each."""

import os
from dataclasses import dataclass
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
FOLDER = Path(os.environ.get("WINNOW_BENCH_DIR") or ROOT / ".bench").resolve()
LUCENE = FOLDER / "lucene"
PEERS = BENCHMARKS / "Peers"
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True)
class Engine:
    name: str
    # What runs it, before `index CORPUS DIR` or `serve DIR`.
    command: tuple
    # The file whose change makes an index stale.
    program: Path
    # What follows `index CORPUS DIR`.
    index_options: tuple = ()
    # Whether its scores are to be Lucene's, so that top lists can be compared.
    has_lucene_scores: bool = False
    # Too slow for every query and many rounds: a few of each class, twice.
    is_slow: bool = False


def java():
    jars = [LUCENE / f"lucene-{name}-10.5.2.jar" for name in ("core", "analysis-common")]
    return (
        str(LUCENE / "jre/bin/java"),
        "--add-modules", "jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-Xmx6g",
        "-XX:+UseSerialGC",
        "-cp", ":".join(map(str, [LUCENE / "classes", *jars])),
        "LuceneEngine",
    )


def python(file):
    return SYSTEM_PYTHON, str(PEERS / file)


WINNOW = ROOT / ".build/release/winnow-benchmark"
ENGINES = {
    engine.name: engine
    for engine in [
        Engine("winnow", (str(WINNOW),), WINNOW, has_lucene_scores=True),
        # With its documents ordered by recursive graph bisection (BP).
        Engine(
            "winnow-bp", (str(WINNOW),), WINNOW,
            index_options=("--order", "similarity"), has_lucene_scores=True,
        ),
        Engine("lucene", java(), LUCENE / "classes/LuceneEngine.class", has_lucene_scores=True),
        Engine("fts5", python("fts5_engine.py"), PEERS / "fts5_engine.py", is_slow=True),
        Engine("xapian", python("xapian_engine.py"), PEERS / "xapian_engine.py", is_slow=True),
        Engine("ripgrep", python("ripgrep_engine.py"), PEERS / "ripgrep_engine.py", is_slow=True),
    ]
}
# What the others are measured against.
REFERENCE = "lucene"
