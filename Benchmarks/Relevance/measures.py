"""How good a ranking is, by judgements. Written as trec_eval defines the measures.

A ranking is a list of document ids, best first. Judgements are grades by document id; a grade above 0
is relevant, and what is not judged is not relevant.
"""

from math import log2


def ndcg(ranking, grades, depth=10):
    """The discounted gain of the first `depth`, by that of the best possible order.

    The gain is the grade itself, the discount log2(rank + 1): Järvelin and Kekäläinen, "Cumulated
    gain-based evaluation of IR techniques", 2002.
    """
    ideal = discounted(sorted(grades.values(), reverse=True)[:depth])
    return discounted([grades.get(key, 0) for key in ranking[:depth]]) / ideal


def discounted(gains):
    return sum(max(gain, 0) / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def average_precision(ranking, grades):
    """The mean over all relevant documents of the precision at their ranks, 0 where they are not found."""
    found = total = 0
    for rank, key in enumerate(ranking, 1):
        if grades.get(key, 0) > 0:
            found += 1
            total += found / rank
    return total / relevant(grades)


def recall(ranking, grades, depth=100):
    """The share of the relevant documents that are among the first `depth`."""
    return sum(grades.get(key, 0) > 0 for key in ranking[:depth]) / relevant(grades)


def relevant(grades):
    return sum(grade > 0 for grade in grades.values())


# Of each question; a collection's figure is the mean, which is called MAP for average precision.
MEASURES = {"nDCG@10": ndcg, "MAP": average_precision, "Recall@100": recall}
