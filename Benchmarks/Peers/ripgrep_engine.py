#!/usr/bin/env python3
"""ripgrep behind the protocol of the benchmarks: what finding costs without an index.

Its "index" is the texts themselves, a line each, with a space at both ends of every word. What all
must be there is found by one search in the lines that another found.
"""

import resource
import subprocess

from protocol import Unsupported, documents, main
from syntax import parse

SEARCH = ["rg", "--no-config", "--threads", "1", "--fixed-strings", "--no-filename"]


def index(corpus, folder):
    with open(f"{folder}/texts.txt", "w", encoding="utf-8") as texts:
        for _, text in documents(corpus):
            texts.write(f" {text} \n")


def steps(text):
    """The options of one search after the other."""
    must, should, must_not = parse(text)
    if any(clause.slop for clause in must + should + must_not):
        raise Unsupported("words off their places")
    if must:
        found = [pattern([clause]) for clause in must]
    elif should:
        found = [pattern(should)]
    else:
        raise Unsupported("nothing but what must not be there")
    return found + [["--invert-match", *pattern([clause])] for clause in must_not]


def pattern(clauses):
    return [part for clause in clauses for part in ("-e", f" {' '.join(clause.words)} ")]


def count(path, text):
    searches = steps(text)
    processes = []
    for place, options in enumerate(searches):
        is_last = place == len(searches) - 1
        counting = ["--count", "--include-zero"] if is_last else []
        source = [path] if place == 0 else ["-"]
        before = processes[-1].stdout if processes else subprocess.DEVNULL
        processes.append(
            subprocess.Popen(
                [*SEARCH, *counting, *options, *source], stdin=before, stdout=subprocess.PIPE
            )
        )
        if place > 0:
            # Ours is closed, so that a search ends when nobody reads what it finds.
            before.close()
    said = processes[-1].communicate()[0]
    for process in processes:
        process.wait()
    return int(said or 0)


def children_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return int((usage.ru_utime + usage.ru_stime) * 1e9)


def open_index(folder):
    def answer(command, query):
        if command != "COUNT":
            raise Unsupported(command)
        return count(f"{folder}/texts.txt", query), []

    return {"answer": answer, "cpu": children_cpu}


if __name__ == "__main__":
    main(index, open_index)
