"""The loop of engines written in Python: a line in, a line out."""

import json
import sys
import time

LIMITS = {"TOP_10": 10, "TOP_100": 100, "TOP_1000": 1000, "TOP_10_COUNT": 10}


class Unsupported(Exception):
    """The engine can't express the command or the query."""


def documents(corpus):
    """(id, text) of each line of a prepared corpus."""
    with open(corpus, encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            yield document["id"], document["text"]


def serve(answer, cpu=time.thread_time_ns):
    """Answers lines until there are no more.

    `answer(command, query)` returns a number and the hits, an iterable of (id, score) that is
    looked at for IDS alone; or raises Unsupported. `cpu` reads the clock of what it costs.
    """
    for line in sys.stdin:
        mode, *fields = line.rstrip("\n").split("\t")
        if mode not in ("TIMED", "IDS"):
            fields, mode = [mode, *fields], ""
        try:
            command, query = fields
            start, start_cpu = time.monotonic_ns(), cpu()
            number, hits = answer(command, query)
            spent_cpu, spent = cpu() - start_cpu, time.monotonic_ns() - start
            said = [str(number)]
            if mode == "TIMED":
                said = ["\t".join(map(str, (number, spent, spent_cpu)))]
            elif mode == "IDS":
                said += [f"{key}:{score}" for key, score in hits]
        except (Unsupported, ValueError):
            said = ["UNSUPPORTED"]
        print(" ".join(said), flush=True)


def main(index, open_index):
    """`index CORPUS DIR` or `serve DIR`, where `open_index(DIR)` returns what `serve` takes."""
    mode, *paths = sys.argv[1:]
    if mode == "index":
        index(*paths)
    else:
        serve(**open_index(*paths))
