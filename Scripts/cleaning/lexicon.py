#!/usr/bin/env python3
"""Scores words by how much they speak for main text, and writes them as Swift source.

Usage: lexicon.py [--write]

Words of text are counted in the blocks of plain text, words and names of class, id and itemprop
attributes in the elements of HTML. Each domain has a few votes, however large its pages. Makes one
lexicon of all pages, and one for each fold from the pages of the others, into
`.build-cleaning/lexicons`, where fit.py finds them.
"""

import collections
import math
import re
import sys

import numpy as np

import data
import fit
import labels

# A word is looked at in the first words of a block, as `TextScanner` does, and counts this often in
# the blocks of a domain that are main text, and in those that are not.
WORDS_OF_BLOCK = 48
VOTES = 3
# The fewest domains that a word or name must stand in.
WORD_DOMAINS = 20
NAME_DOMAINS = 8
# Words that tell less are left out, and so are all but the strongest.
LEAST_WORD_SCORE = 0.6
LEAST_NAME_SCORE = 0.25
WORD_LIMIT = 4000
NAME_LIMIT = 3000
# How much of a name's blocks is main text if nothing is known of it, and what that weighs.
NAME_PRIOR = 0.4
NAME_PRIOR_DOMAINS = 3.0

NAME_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def names(value):
    """The words and names of an attribute, as `NameScore` parts them."""
    found = set()
    for name in value.split():
        parts = [word.lower() for word in NAME_WORD.findall(name) if 2 <= len(word) <= 24]
        found.update(parts)
        if len(parts) > 1:
            found.add("_".join(parts[:4]))
    return found


def word_votes(pages):
    """(word, domain, fold) -> votes against and for main text."""
    domains = data.domains("text")
    votes = collections.defaultdict(lambda: [0, 0])
    for (name, blocks), (start, end) in zip(pages.pages, pages.spans()):
        domain = domains.get(fit.stem(name), fit.stem(name))
        fold = int(pages.fold[start]) if end > start else 0
        for at, (_, _, text) in zip(range(start, end), blocks):
            if not pages.words[at]:
                continue
            for word in set(labels.tokens(text[:600])[:WORDS_OF_BLOCK]):
                if word.isalpha():
                    votes[word, domain, fold][int(pages.labels[at])] += 1
    return {key: [min(VOTES, count) for count in counts] for key, counts in votes.items()}


def word_scores(votes, left_out):
    """The logarithm of the ratio of a word's shares of the votes for and against main text."""
    sums = collections.defaultdict(lambda: [0, 0, 0])
    for (word, _, fold), (against, pro) in votes.items():
        if fold != left_out:
            entry = sums[word]
            entry[0] += against
            entry[1] += pro
            entry[2] += 1
    total = [sum(entry[i] for entry in sums.values()) for i in (0, 1)]
    scores = {}
    for word, (against, pro, domains) in sums.items():
        score = math.log((pro + 2) / total[1]) - math.log((against + 2) / total[0])
        if domains >= WORD_DOMAINS and abs(score) >= LEAST_WORD_SCORE:
            scores[word] = (score, abs(score) * math.sqrt(domains))
    return strongest(scores, WORD_LIMIT, 2)


def name_shares(pages):
    """(name, domain, fold) -> words, and words of main text, in elements of the name."""
    domains = data.domains("html")
    path = data.WORK / "elements-html"
    data.run_tool("elements", data.pages("html"), path)
    elements = {}
    for line in open(path, encoding="utf-8", errors="replace", newline="\n"):
        first, second, *rest = line.rstrip("\n").split("\t", 2)
        if first == "#":
            own = elements[second] = []
        else:
            own.append((int(first), int(second), rest[0]))
    known = {}
    shares = collections.defaultdict(lambda: [0.0, 0.0])
    for (name, blocks), (start, end) in zip(pages.pages, pages.spans()):
        if end == start:
            continue
        domain = domains.get(fit.stem(name), fit.stem(name))
        fold = int(pages.fold[start])
        offsets = np.array([block[0] for block in blocks])
        order = np.argsort(offsets, kind="stable")
        words = pages.words[start:end] + 1.0
        words = words / max(50, words.sum())
        sums = np.concatenate([[0], np.cumsum(words[order])])
        main = np.concatenate([[0], np.cumsum((words * pages.labels[start:end])[order])])
        offsets = offsets[order]
        spans = np.array([(a, b) for a, b, _ in elements[name]], dtype=object).reshape(-1, 2)
        lows = np.searchsorted(offsets, spans[:, 0].astype(np.float64))
        highs = np.searchsorted(offsets, spans[:, 1].astype(np.float64))
        for low, high, (_, _, value) in zip(lows, highs, elements[name]):
            if sums[high] <= sums[low]:
                continue
            if value not in known:
                known[value] = names(value)
            for word in known[value]:
                entry = shares[word, domain, fold]
                entry[0] += sums[high] - sums[low]
                entry[1] += main[high] - main[low]
    return shares


def name_scores(shares, left_out):
    """The logarithm of a name's odds for main text over the prior's; each domain counts alike."""
    sums = collections.defaultdict(lambda: [0.0, 0])
    for (word, _, fold), (all_words, main) in shares.items():
        if fold != left_out:
            sums[word][0] += main / all_words
            sums[word][1] += 1
    odds = NAME_PRIOR / (1 - NAME_PRIOR)
    scores = {}
    for word, (main, domains) in sums.items():
        pro = main + NAME_PRIOR_DOMAINS * NAME_PRIOR
        against = domains - main + NAME_PRIOR_DOMAINS * (1 - NAME_PRIOR)
        score = math.log(pro / against / odds)
        if domains >= NAME_DOMAINS and abs(score) >= LEAST_NAME_SCORE:
            scores[word] = (score, abs(score) * math.sqrt(domains))
    return strongest(scores, NAME_LIMIT, 4)


def strongest(scores, limit, steps):
    """Groups of words by score, in steps of a whole by `steps`; of all, the `limit` strongest."""
    kept = sorted(scores, key=lambda word: (-scores[word][1], word))[:limit]
    groups = collections.defaultdict(list)
    for word in sorted(kept):
        rounded = round(max(-4, min(4, scores[word][0])) * steps) / steps
        if rounded:
            groups[rounded].append(word)
    return dict(sorted(groups.items()))


def write_lexicon(path, words, names_):
    with open(path, "w", encoding="utf-8") as file:
        for kind, groups in (("words", words), ("names", names_)):
            for score, members in groups.items():
                print(kind, score, " ".join(members), sep="\t", file=file)


def write_swift(name, what, groups):
    lines = [f"/// {what}", "///",
             "/// Found by `Scripts/cleaning/lexicon.py`: logarithms of odds, and the words that have them.",
             f"enum {name} {{", "    static let groups: [(score: Float, words: String)] = ["]
    for score, members in groups.items():
        lines += ["        (", f"            {score},", '            """']
        line = "           "
        for word in members:
            if len(line) + 1 + len(word) > 98:
                lines.append(line + " \\")
                line = "           "
            line += " " + word
        lines += [line, '            """', "        ),"]
    text = "\n".join(lines + ["    ]", "}", ""])
    (data.ROOT / f"Sources/PageExtraction/Features/{name}.swift").write_text(text)


def make(text_pages, html_pages, write):
    data.lexicon(0).parent.mkdir(parents=True, exist_ok=True)
    votes = word_votes(text_pages)
    shares = name_shares(html_pages)
    for fold in range(fit.FOLDS):
        write_lexicon(data.lexicon(fold), word_scores(votes, fold), name_scores(shares, fold))
    words, names_ = word_scores(votes, None), name_scores(shares, None)
    print(sum(map(len, words.values())), "words,", sum(map(len, names_.values())), "names")
    if write:
        write_swift("WordScores", "Words of text that speak for or against main text.", words)
        write_swift(
            "NameScores", "Words and names of attributes that speak for or against main text.",
            names_)


if __name__ == "__main__":
    text_pages, html_pages = (fit.Pages(form, by_fold=False) for form in ("text", "html"))
    make(text_pages, html_pages, "--write" in sys.argv)
