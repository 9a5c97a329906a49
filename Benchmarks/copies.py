#!/usr/bin/env python3
"""How many near copies Winnow finds, and how many of those it finds are some.

    python3 Benchmarks/copies.py CORPUS.jsonl [--documents 100000] [--winnow .build/release/winnow]

CORPUS has {"id", "text"} objects, a line each. Of the first documents some are published again, as stories are: cut
at the end, with another beginning, with paragraphs taken out, words changed, or all of it, more or less. Then every
pair of documents of which half of the shingles (five words) are shared, made or there before, is found from the
shingles themselves, and compared with the pairs of `winnow similar --all`.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import tempfile
import time

import numpy

LENGTH = 5
LEAST = 0.5
WORD = re.compile(r"[^\W_]+")


def shingles(text, numbers):
    """The hashes of a text's shingles, ascending, each once; `numbers` has a number for each word met so far."""
    words = [numbers.setdefault(word.casefold(), len(numbers) + 1) for word in WORD.findall(text)]
    words = numpy.array(words, dtype=numpy.uint64)
    if not len(words):
        return words
    length = min(LENGTH, len(words))
    hashes = numpy.zeros(len(words) - length + 1, dtype=numpy.uint64)
    for place in range(length):
        hashes = hashes * numpy.uint64(0x9E3779B97F4A7C15) + words[place:place + len(hashes)]
        hashes ^= hashes >> numpy.uint64(29)
    return numpy.unique(hashes)


def likeness(left, right):
    common = len(numpy.intersect1d(left, right, assume_unique=True))
    return common / max(len(left) + len(right) - common, 1)


def republished(text, chance):
    """The text as another site has it: how much of it is changed is left to chance."""
    lines = text.split("\n")
    share = chance.random() * 0.6
    kind = chance.randrange(5)
    words = text.split(" ")
    count = int(share * len(words))
    if kind == 0:
        return " ".join(words[:len(words) - count])
    if kind == 1:
        return f"From our correspondent number {chance.randrange(10**6)}. " + " ".join(words[count:])
    if kind == 2 and len(lines) > 2:
        return "\n".join(line for line in lines if chance.random() > share)
    if kind == 3:
        return " ".join(
            f"word{chance.randrange(10**6)}" if chance.random() < share / LENGTH else word for word in words
        )
    return text + f"\nThis story was first published elsewhere, as number {chance.randrange(10**6)}."


def true_pairs(texts):
    """The pairs of documents that share half of their shingles, with how much they share, and all shingles.

    Exact, though few pairs are compared: with the shingles of each document in the order of how many documents have
    them, two that share half of all have one of the first in common (Bayardo, Ma, Srikant, "Scaling up all pairs
    similarity search", WWW 2007, section 4.4; Xiao and others, "Efficient similarity joins", WWW 2008).
    """
    numbers = {}
    sets = [shingles(text, numbers) for text in texts]
    sizes = numpy.array([len(own) for own in sets])
    documents = numpy.repeat(numpy.arange(len(sets)), sizes)
    _, names, counts = numpy.unique(
        numpy.concatenate(sets), return_inverse=True, return_counts=True)
    order = numpy.lexsort((names, counts[names], documents))
    names, documents = names[order], documents[order]
    starts = numpy.cumsum(sizes) - sizes
    place = numpy.arange(len(names)) - starts[documents]
    firsts = sizes - numpy.ceil(sizes * LEAST).astype(int) + 1
    kept = (place < firsts[documents]) & (counts[names] > 1)
    names, documents = names[kept], documents[kept]
    order = numpy.argsort(names, kind="stable")
    names, documents = names[order], documents[order]
    pairs, seen = {}, set()
    for having in numpy.split(documents, numpy.flatnonzero(numpy.diff(names)) + 1):
        having = having.tolist()
        for index, left in enumerate(having):
            for right in having[index + 1:]:
                # Texts of such different lengths can't share half.
                if (left, right) in seen or 2 * min(sizes[left], sizes[right]) < max(sizes[left], sizes[right]):
                    continue
                seen.add((left, right))
                share = likeness(sets[left], sets[right])
                if share >= LEAST:
                    pairs[left, right] = share
    return pairs, sets


def found_pairs(winnow, texts, folder):
    with open(folder / "corpus.jsonl", "w", encoding="utf-8") as corpus:
        for number, text in enumerate(texts):
            corpus.write(json.dumps({"id": str(number), "text": text}) + "\n")
    command = [winnow, "index", "corpus.jsonl", "--durability", "none"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    start = time.perf_counter()
    said = subprocess.run(
        [winnow, "similar", "--all", "--json"], cwd=folder, check=True, stdout=subprocess.PIPE
    ).stdout
    seconds = time.perf_counter() - start
    pairs = set()
    for line in said.splitlines():
        entry = json.loads(line)
        for copy in entry["copies"]:
            pairs.add(tuple(sorted((int(entry["key"]), int(copy)))))
    return pairs, seconds


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpus", type=pathlib.Path)
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--winnow", type=pathlib.Path, default=pathlib.Path(".build/release/winnow"))
    given = options.parse_args()
    chance = random.Random(7)
    texts = []
    with open(given.corpus, encoding="utf-8") as corpus:
        for line in corpus:
            if len(texts) >= given.documents:
                break
            texts.append(json.loads(line).get("text") or "")
            for _ in range(chance.choice([0] * 30 + [1, 1, 2, 4])):
                texts.append(republished(texts[-1], chance))
    chance.shuffle(texts)
    expected, sets = true_pairs(texts)
    with tempfile.TemporaryDirectory() as folder:
        found, seconds = found_pairs(given.winnow.resolve(), texts, pathlib.Path(folder))
    both = sum(pair in expected for pair in found)
    print(f"{len(texts)} documents, {len(expected)} pairs that share half of their shingles or more")
    print(f"{len(found)} pairs found in {seconds:.1f} s")
    print(f"precision {both / max(len(found), 1):.4f}, recall {both / max(len(expected), 1):.4f}")
    for least, most in [(0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)]:
        inside = [pair in found for pair, share in expected.items() if least <= share < most]
        if inside:
            print(
                f"  that share {least:.1f} to {min(most, 1):.1f}: {len(inside)},"
                f" recall {sum(inside) / len(inside):.4f}"
            )
    wrong = [likeness(sets[left], sets[right]) for left, right in found if (left, right) not in expected]
    near = sum(share >= LEAST - 0.1 for share in wrong)
    print(f"of {len(wrong)} pairs found that share less than half, {near} share at least {LEAST - 0.1:.1f}")


if __name__ == "__main__":
    main()
