#!/usr/bin/env python3
"""Fits the trees of the page cleaner and writes them as Swift source.

Usage: fit.py html|text [--write | --nested]

Run lexicon.py before, and for text augment.py. Prints the scores of five folds, where no domain is
in two folds, before the rules of the cleaner.
The folds are a checksum of the domain, and the seed is fixed: the same data, versions and number of
threads give the same trees.
"""

import collections
import sys
import zlib

import lightgbm
import numpy as np

import data
import labels
import swift_source

FOLDS = 5
# Trees and learning rate; text gains nothing from more trees.
ROUNDS = {"html": {"first": 150, "second": 100}, "text": {"first": 70, "second": 60}}
RATE = {"html": 0.06, "text": 0.12}
PARAMETERS = {
    "objective": "cross_entropy", "num_leaves": 31, "max_bin": 63,
    "min_data_in_leaf": 40, "feature_fraction": 0.3, "bagging_fraction": 0.5, "bagging_freq": 1,
    "lambda_l2": 5, "seed": 1, "deterministic": True, "force_row_wise": True, "num_threads": 1,
    "verbose": -1,
}
# HTML is scored by data set: pages of a set of n weigh n to the power of minus this.
BALANCE = {"html": 0.5, "text": 0.0}
# The thresholds of `PageThreshold`.
MARKUP_FACTOR = 1.1
TEXT_THRESHOLD = 0.5
# What the first trees weigh beside the second in `TreeScorer`.
FIRST_SHARE = {"html": 0.0, "text": 0.5}
# What a page that augment.py made weighs.
MORE_WEIGHT = 0.5


def stem(name):
    return name.rsplit(".", 1)[0]


class Pages:
    """The features of all blocks of all pages, with labels and weights.

    Each word counts alike within a page, and each page of fifty words and more alike within a set.
    With `more`, the pages are those that augment.py made. With `by_fold`, each page's words are
    scored by the lexicon of its fold.
    """

    def __init__(self, form, more=False, by_fold=True):
        self.form = form
        self.more = more
        self.folder = data.more_text() if more else data.pages(form)
        self.key = form + "-more" * more
        self.domains = data.domains(form)
        self.lexicons = self.write_lexicons() if by_fold else None
        self.features, self.names = self.read_features("first")
        self.pages = self.read_index(data.WORK / f"features-{self.key}-first.index")
        sets = data.datasets(form)
        sizes = collections.Counter(sets.values())
        known, weights, words = [], [], []
        starts = [0]
        for name, blocks in self.pages:
            own, counts, weight = self.label(name, blocks)
            known += own
            words += counts
            balance = sizes[sets.get(self.page(name))] or 1
            weights += [value / balance ** BALANCE[form] for value in weight]
            starts.append(starts[-1] + len(blocks))
        assert starts[-1] == len(self.features)
        self.labels, self.weights, self.words = map(np.array, (known, weights, words))
        self.starts = starts
        self.fold = np.repeat([self.fold_of(name) for name, _ in self.pages], np.diff(starts))

    def page(self, name):
        """The page's number in the index: of `0001-w3m.txt` and of `0001.txt`, `0001`."""
        return stem(name).split("-")[0] if self.form == "text" else stem(name)

    def fold_of(self, name):
        page = self.page(name)
        return zlib.crc32(self.domains.get(page, page).encode()) % FOLDS

    def write_lexicons(self):
        path = data.WORK / f"lexicons-{self.key}.tsv"
        with open(path, "w", encoding="utf-8") as file:
            for page in sorted(self.folder.iterdir()):
                print(page.name, data.lexicon(self.fold_of(page.name)), sep="\t", file=file)
        return path

    def read_features(self, name, *more):
        path = data.WORK / f"features-{self.key}-{name}"
        data.run_tool(
            "features", self.folder, path, *more or "-", *filter(None, [self.lexicons]))
        names = open(f"{path}.names").read().split("\n")
        return np.fromfile(path, dtype=np.float32).reshape(-1, len(names)), names

    def second_features(self, likely):
        """The rows of the second pass, as the cleaner makes them from the first's answers."""
        path = data.WORK / f"likely-{self.key}"
        likely.astype(np.float32).tofile(path)
        return self.read_features("second", path)

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
        """For each block: whether it is main text, its words, its weight."""
        folder = data.pages(self.form)
        page = self.page(name)
        if self.more:
            gold = (folder / f"{page}.gold.txt").read_text(encoding="utf-8")
            own, counts, total = labels.of_more_text(blocks, gold)
            words = counts
            counts = [count + 1 if count else 0 for count in counts]
        elif self.form == "html":
            gold = (folder / f"{page}.gold.txt").read_text(encoding="utf-8")
            own, words = labels.of_markup(blocks, gold)
            total = sum(words)
            counts = [count + 1 for count in words]
        else:
            marks = (folder / f"{page}.labels").read_text().strip("\n")
            own, words, total = labels.of_text(blocks, (folder / name).read_bytes(), marks)
            # Lines of which it is not known say nothing.
            counts = [count + 1 if count else 0 for count in words]
        return own, words, [count / max(50, total) * 100 for count in counts]

    def spans(self):
        return zip(self.starts, self.starts[1:])


class Rows:
    """The blocks that trees are fitted on: those of the pages, then those of the augmented ones."""

    def __init__(self, form, more=True):
        self.form = form
        self.parts = [Pages(form)]
        if form == "text" and more:
            more = Pages(form, more=True)
            more.weights *= MORE_WEIGHT
            self.parts.append(more)
        self.features = np.vstack([part.features for part in self.parts])
        self.labels, self.weights, self.fold = (
            np.concatenate([getattr(part, name) for part in self.parts])
            for name in ("labels", "weights", "fold"))
        self.weights /= self.parts[0].weights.mean()
        self.ends = np.cumsum([len(part.labels) for part in self.parts])

    def own(self, likely):
        """What belongs to the pages themselves."""
        return likely[:self.ends[0]]

    def second_features(self, likely):
        parts = zip(self.parts, np.split(likely, self.ends[:-1]))
        return np.vstack([part.second_features(own)[0] for part, own in parts])

    def fit(self, features, step, rows):
        # Blocks of which nothing is known have no weight.
        rows = rows & (self.weights > 0)
        known = lightgbm.Dataset(features[rows], self.labels[rows], weight=self.weights[rows])
        return lightgbm.train(
            PARAMETERS | {"learning_rate": RATE[self.form]}, known, ROUNDS[self.form][step])

    def out_of_fold(self, features, step, unseen=None):
        """How likely each block is main text, by trees that saw no page of its domain.

        With `unseen`, these have not seen the pages of that fold either.
        """
        likely = np.zeros(len(self.labels))
        for fold in range(FOLDS):
            held = self.fold == fold
            known = ~held if unseen is None else ~held & (self.fold != unseen)
            likely[held] = self.fit(features, step, known).predict(features[held])
        return likely

    def nested_out_of_fold(self):
        """As both passes by folds, but nothing that a fold's trees learn from has seen its pages."""
        likely = np.zeros(len(self.labels))
        for fold in range(FOLDS):
            held = self.fold == fold
            first = self.out_of_fold(self.features, "first", unseen=fold)
            both = self.second_features(first)
            second = self.fit(both, "second", ~held).predict(both[held])
            likely[held] = mixed(first[held], second, FIRST_SHARE[self.form])
        return likely


def mixed(first, second, share):
    """The mean of two likelihoods as logarithms of odds."""
    first, second = (np.log(value / (1 - value)) for value in (first, second))
    return 1 / (1 + np.exp(-share * first - (1 - share) * second))


def kept(likely, words, form):
    """What `PageThreshold` keeps of a page."""
    if len(likely) == 0:
        return likely > 1
    threshold = TEXT_THRESHOLD
    if form == "html":
        order = np.argsort(-likely, kind="stable")
        weights = np.maximum(words, 0.5)
        found = np.cumsum((weights * likely)[order])
        expected = 2 * found / (np.cumsum(weights[order]) + found[-1])
        threshold = np.clip(expected.max() / 2 * MARKUP_FACTOR, 0.25, 0.95)
    return likely >= threshold


def score(likely, pages):
    """Scores what the trees alone would keep."""
    out = data.WORK / f"folds-{pages.form}"
    out.mkdir(exist_ok=True)
    for (name, blocks), (start, end) in zip(pages.pages, pages.spans()):
        keep = kept(likely[start:end], pages.words[start:end], pages.form)
        chosen = [block for block, is_kept in zip(blocks, keep) if is_kept]
        if pages.form == "html":
            lines = [text for _, _, text in chosen]
        else:
            raw = (data.pages("text") / name).read_bytes()
            lines = [raw[a:b].decode("utf-8", "replace") for a, b, _ in chosen]
        (out / f"{stem(name)}.txt").write_text("\n".join(lines), encoding="utf-8")
    data.score(pages.form, out)


def main():
    form = sys.argv[1] if len(sys.argv) > 1 else ""
    if form not in ("html", "text"):
        sys.exit(__doc__)
    rows = Rows(form)
    pages = rows.parts[0]
    if "--nested" in sys.argv:
        likely = rows.own(rows.nested_out_of_fold())
        likely.astype(np.float32).tofile(data.WORK / f"nested-{form}.likely")
        print(f"{form}: nested domain folds", flush=True)
        score(likely, pages)
        return
    first_likely = rows.out_of_fold(rows.features, "first")
    print(f"{form}: first pass, domain folds", flush=True)
    score(rows.own(first_likely), pages)
    both = rows.second_features(first_likely)
    second_likely = rows.out_of_fold(both, "second")
    likely = rows.own(mixed(first_likely, second_likely, FIRST_SHARE[form]))
    likely.astype(np.float32).tofile(data.WORK / f"folds-{form}.likely")
    print(f"{form}: second pass, domain folds", flush=True)
    score(likely, pages)
    if "--write" in sys.argv:
        everything = np.ones(len(both), bool)
        first = rows.fit(rows.features, "first", everything)
        second = rows.fit(both, "second", everything)
        swift_source.write_trees(form, first, second)
        sample = np.linspace(0, len(pages.labels) - 1, 24).astype(int)
        swift_source.write_vectors(form, both[sample], first, second)


if __name__ == "__main__":
    main()
