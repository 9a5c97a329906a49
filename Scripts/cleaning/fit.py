#!/usr/bin/env python3
"""Fits the weights of the page cleaner and writes them as Swift source.

Usage: fit.py html|text [--write]

Prints the score of five folds, where no domain is in two folds, before the rules of the cleaner.
Nothing is random: the folds are a checksum of the domain, and the solver starts from zero.
"""

import sys
import zlib

import numpy as np
from sklearn.linear_model import LogisticRegression

import data
import labels

NEAR = "score prev next prev2 next2 win4 win12 before after min max head tail".split()
FOLDS = 5
# Recall is dearer than precision: a block is kept from this score on.
THRESHOLD = -0.2
TYPES = {
    "html": ("MarkupWeights", "blocks of HTML pages"),
    "text": ("TextWeights", "blocks of plain text"),
}


def stem(name):
    return name.rsplit(".", 1)[0]


class Pages:
    """The features of all blocks of all pages, with labels and weights."""

    def __init__(self, form):
        self.form = form
        path = data.WORK / f"features-{form}"
        data.run_tool("features", data.pages(form), path)
        self.names = open(f"{path}.names").read().split("\n")
        self.features = np.fromfile(path, dtype=np.float32).reshape(-1, len(self.names))
        self.pages = self.read_index(f"{path}.index")
        assert sum(len(blocks) for _, blocks in self.pages) == len(self.features)
        known, weights, starts = [], [], [0]
        for name, blocks in self.pages:
            own, weight = self.label(name, blocks)
            known += own
            weights += weight
            starts.append(starts[-1] + len(blocks))
        self.labels, self.weights, self.starts = np.array(known), np.array(weights), starts
        domains = data.domains(form)
        of_page = [zlib.crc32(domains.get(stem(n), stem(n)).encode()) % FOLDS
                   for n, _ in self.pages]
        self.fold = np.repeat(of_page, np.diff(starts))

    @staticmethod
    def read_index(path):
        pages = []
        for line in open(path, encoding="utf-8", errors="replace", newline="\n"):
            first, second, *rest = line.rstrip("\n").split("\t", 2)
            if first == "#":
                pages.append((second, []))
            else:
                pages[-1][1].append((int(first), int(second), rest[0]))
        return pages

    def label(self, name, blocks):
        """Each word counts alike within a page, and each page of fifty words and more alike."""
        folder = data.pages(self.form)
        page = stem(name)
        if self.form == "html":
            gold = (folder / f"{page}.gold.txt").read_text(encoding="utf-8")
            own, words = labels.of_markup(blocks, gold)
            total = sum(words)
            words = [count + 1 for count in words]
        else:
            marks = (folder / f"{page}.labels").read_text().strip("\n")
            own, words, total = labels.of_text(blocks, (folder / name).read_bytes(), marks)
        return own, [count / max(50, total) * 100 for count in words]

    def spans(self):
        return zip(self.starts, self.starts[1:])


def fit(features, pages, rows=slice(None)):
    model = LogisticRegression(C=1.0, max_iter=500)
    return model.fit(features[rows], pages.labels[rows], sample_weight=pages.weights[rows])


def out_of_fold(features, pages):
    """Scores of each block by a model that saw no page of its domain."""
    scores = np.zeros(len(pages.labels))
    for fold in range(FOLDS):
        held = pages.fold == fold
        scores[held] = fit(features, pages, ~held).decision_function(features[held])
    return scores


def neighbourhood(scores, pages):
    """The features of the second pass, as `ScoreNeighbourhood` makes them."""
    likely = (1 / (1 + np.exp(-scores))).astype(np.float32)
    words = np.expm1(pages.features[:, pages.names.index("logWords")] * 5) + 1
    result = np.zeros((len(likely), len(NEAR)), np.float32)
    for start, end in pages.spans():
        count = end - start
        if count == 0:
            continue
        own, weight = likely[start:end], words[start:end]
        padded = np.concatenate([np.zeros(2), own, np.zeros(2)])
        sums = np.concatenate([[0], np.cumsum(weight)])
        likely_sums = np.concatenate([[0], np.cumsum(weight * own)])
        previous, following = padded[1:1 + count], padded[3:3 + count]
        rows = result[start:end]
        rows[:, 0], rows[:, 1], rows[:, 2] = own, previous, following
        rows[:, 3], rows[:, 4] = padded[:count], padded[4:4 + count]
        for column, radius in ((5, 4), (6, 12)):
            low = np.maximum(0, np.arange(count) - radius)
            high = np.minimum(count, np.arange(count) + radius + 1)
            rows[:, column] = (likely_sums[high] - likely_sums[low]) / (sums[high] - sums[low])
        total = max(1, likely_sums[-1])
        before, after = likely_sums[:-1] / total, (total - likely_sums[1:]) / total
        rows[:, 7], rows[:, 8] = before, after
        rows[:, 9], rows[:, 10] = np.minimum(previous, following), np.maximum(previous, following)
        rows[:, 11], rows[:, 12] = before < 0.02, after < 0.02
    return result


def score(scores, pages):
    """Scores what the model alone would keep."""
    out = data.WORK / f"folds-{pages.form}"
    out.mkdir(exist_ok=True)
    for (name, blocks), (start, end) in zip(pages.pages, pages.spans()):
        own = scores[start:end]
        kept = own > THRESHOLD
        if len(own) and not kept.any():
            kept = own >= own.max()
        chosen = [block for block, keep in zip(blocks, kept) if keep]
        if pages.form == "html":
            lines = [text for _, _, text in chosen]
        else:
            raw = (data.pages("text") / name).read_bytes()
            lines = [raw[a:b].decode("utf-8", "replace") for a, b, _ in chosen]
        (out / f"{stem(name)}.txt").write_text("\n".join(lines), encoding="utf-8")
    data.score(pages.form, out)


def table(names, weights):
    lines, line = [], "       "
    for name, weight in zip(names, weights):
        if abs(weight) < 0.005:
            continue
        item = f' "{name}": {weight:.2f},'
        if len(line + item) > 100:
            lines.append(line)
            line = "       "
        line += item
    return "\n".join(lines + [line])


def source(form, pages, first, second):
    name, what = TYPES[form]
    second_names = pages.names + ["score." + near for near in NEAR]
    return f"""/// The weights of features for {what}.
///
/// Fitted by logistic regression on pages with known main text, where each word counts alike and
/// each page alike; a positive sum means main text. Features that are not listed weigh nothing.
/// Written by `Scripts/cleaning/fit.py`.
enum {name} {{
    /// Weights of the first pass, which looks at each block's features.
    static let first = ScoreWeights(bias: {first.intercept_[0]:.2f}, weights: [
{table(pages.names, first.coef_[0])}
    ])

    /// Weights of the second pass, which knows the first pass's scores of the neighbours.
    static let second = ScoreWeights(bias: {second.intercept_[0] - THRESHOLD:.2f}, weights: [
{table(second_names, second.coef_[0])}
    ])
}}
"""


def main():
    form = sys.argv[1] if len(sys.argv) > 1 else ""
    if form not in TYPES:
        sys.exit(__doc__)
    pages = Pages(form)
    first_scores = out_of_fold(pages.features, pages)
    both = np.hstack([pages.features, neighbourhood(first_scores, pages)])
    print(f"{form}: first pass, domain folds")
    score(first_scores, pages)
    print(f"{form}: second pass, domain folds")
    score(out_of_fold(both, pages), pages)
    text = source(form, pages, fit(pages.features, pages), fit(both, pages))
    target = data.ROOT / f"Sources/PageExtraction/Decision/{TYPES[form][0]}.swift"
    if "--write" in sys.argv:
        target.write_text(text)
    else:
        print(text)


main()
