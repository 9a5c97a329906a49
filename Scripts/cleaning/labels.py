"""Says for each block whether it belongs to the main text, from the gold text or line labels."""

import re
from collections import Counter

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
TOKEN = re.compile(f"[{CJK}]|[^\\W{CJK}]+")


def tokens(text):
    return TOKEN.findall(text.lower())


def shingles(words, length=4):
    if not words:
        return Counter()
    return Counter(tuple(words[i:i + length]) for i in range(max(1, len(words) - length + 1)))


def of_markup(blocks, gold):
    """0 or 1 for each block of an HTML page: are three fifths of its shingles in the gold text?

    A block of up to three words counts if it is a line of the gold, or stands in it and near a
    block that counts. Of blocks that say the same, no more count than the gold has.
    """
    gold_words = tokens(gold)
    gold_shingles = shingles(gold_words)
    gold_lines = {tuple(tokens(line)) for line in gold.split("\n")}
    joined = " " + " ".join(gold_words) + " "
    words = [tokens(text) for _, _, text in blocks]
    labels = [0] * len(blocks)
    for i, block in enumerate(words):
        if len(block) >= 4:
            own = shingles(block)
            hits = sum(min(count, gold_shingles.get(key, 0)) for key, count in own.items())
            labels[i] = int(hits >= 0.6 * sum(own.values()))
    for i, block in enumerate(words):
        if 0 < len(block) < 4:
            near = range(max(0, i - 2), min(len(blocks), i + 3))
            is_near = any(labels[j] and len(words[j]) >= 4 for j in near)
            stands = " " + " ".join(block) + " " in joined
            labels[i] = int(tuple(block) in gold_lines or stands and is_near)
    drop_repeats(words, labels, gold_shingles)
    return labels, [len(block) for block in words]


def drop_repeats(words, labels, gold_shingles):
    alike = {}
    for i, block in enumerate(words):
        if labels[i] and len(block) >= 4:
            alike.setdefault(tuple(block[:12]), []).append(i)
    for key, places in alike.items():
        allowed = gold_shingles.get(key[:4], 1)
        if len(places) > 1 and allowed < len(places):
            def support(i):
                return -sum(labels[max(0, i - 3):i + 4])
            for i in sorted(places, key=support)[allowed:]:
                labels[i] = 0


def of_more_text(blocks, gold):
    """As `of_markup`, for plain text: also the words of all blocks.

    Blocks that are half in the gold text, such as lines of two parts, have no words: it is not
    known what they are.
    """
    own, counts = of_markup(blocks, gold)
    gold_shingles = shingles(tokens(gold))
    total = sum(counts)
    for i, (_, _, text) in enumerate(blocks):
        if counts[i] >= 4:
            parts = shingles(tokens(text))
            hits = sum(min(count, gold_shingles.get(key, 0)) for key, count in parts.items())
            if 0.3 < hits / sum(parts.values()) < 0.6:
                counts[i] = 0
    return own, counts, total


def of_text(blocks, raw, line_labels):
    """0 or 1 for each block of a plain text: do most words of its lines belong to the main text?"""
    lines = raw.split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    labels, weights = [], []
    first = 0
    for start, end, _ in blocks:
        while first + 1 < len(starts) and starts[first + 1] <= start:
            first += 1
        inside = outside = 0
        line = first
        while line < len(lines) and starts[line] < end:
            count = len(tokens(lines[line].decode("utf-8", "replace")))
            label = line_labels[line] if line < len(line_labels) else "?"
            inside += count if label == "1" else 0
            outside += count if label == "0" else 0
            line += 1
        labels.append(int(inside > outside))
        weights.append(inside + outside)
    return labels, weights, len(tokens(raw.decode("utf-8", "replace")))
