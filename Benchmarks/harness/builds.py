"""Builds indexes, and says what they cost and hold."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time

from .engines import FOLDER


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def index_folder(engine, corpus):
    return FOLDER / "indexes" / corpus.stem / engine.name


def identity_of(engine, corpus, program):
    """What an index is stale without: its corpus, its program, and how that was called."""
    status = corpus.stat()
    return [str(corpus), status.st_size, status.st_mtime_ns, program, *engine.index_options]


def build(engine, corpus, rebuild=False):
    """The cost of the engine's index, which is built unless one of this corpus is there."""
    folder = index_folder(engine, corpus)
    stamp = folder.with_suffix(".json")
    identity = identity_of(engine, corpus, digest(engine.program))
    if stamp.exists() and folder.exists() and not rebuild:
        known = json.loads(stamp.read_text())
        if known["identity"] == identity:
            return known["cost"]
    print(f"{engine.name}: building its index ...", file=sys.stderr)
    stamp.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [*engine.command, "index", str(corpus), str(folder), *engine.index_options]
    cost = run(command, FOLDER / f"{engine.name}.log")
    if not cost.pop("succeeded"):
        raise SystemExit(f"{engine.name}: building failed: see {FOLDER / engine.name}.log")
    cost["bytes_by_kind"] = bytes_by_kind(folder)
    stamp.write_text(json.dumps({"identity": identity, "cost": cost}))
    return cost


def run(command, log):
    """Runs a process to its end; the kernel's account of it, children included."""
    with open(log, "wb") as errors:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors
        )
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # What an engine measured itself: where compiling at run time goes on in other threads, the
    # thread that indexes costs less than the process.
    own = json.loads(said) if said.startswith(b"{") else {}
    return {
        "succeeded": process.returncode == 0,
        "wall_seconds": round(time.monotonic() - start, 3),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 3),
        "thread_cpu_seconds": own.get("thread_cpu_seconds"),
        "peak_megabytes": round(usage.ru_maxrss / 1000),
        # What an engine can do without: its phrases of frequent words and its signatures of neighbours,
        # which others have nothing like.
        "phrase_bytes": own.get("phrase_bytes", 0),
    }


def index_bytes(cost):
    """Bytes of the whole index, and of what it takes without what only makes phrases quick."""
    whole = sum(cost["bytes_by_kind"].values())
    return whole, whole - cost.get("phrase_bytes", 0)


def bytes_by_kind(folder):
    """Bytes of the index's files by what their names end in."""
    kinds = {}
    for file in folder.rglob("*"):
        if file.is_file() and file.stat().st_size > 0:
            kind = file.suffix.lstrip(".") or file.name.partition("-")[0].partition("_")[0]
            kinds[kind] = kinds.get(kind, 0) + file.stat().st_size
    return dict(sorted(kinds.items(), key=lambda item: -item[1]))
