"""A corpus that is made up, the same at every call: what the gate indexes.

Words are named by their rank, `w0` being the most frequent, and follow Zipf's law. What else an
index meets in text is added to it: a fifth of the words is followed by the next in rank, so phrases
such as "w40 w41" are frequent; a tenth is from the theme that forty documents in a row share, so rare
words repeat and cluster; and documents differ in length.
"""

import json
import random
from bisect import bisect_right
from itertools import accumulate

DOCUMENTS = 20_000
VOCABULARY = 50_000
LENGTHS = (20, 60, 90, 120, 150, 200, 400)
FOLLOWED = 0.2
THEMED = 0.1
DOCUMENTS_OF_A_THEME = 40
WORDS_OF_A_THEME = 30

# The weight of a rank is exact arithmetic, so that no machine's rounding changes the corpus.
_reach = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))


def documents(count=DOCUMENTS):
    """The first `count` documents, as the lists of their words' ranks."""
    # random() alone: it is what Python promises to be the same in every version.
    draw = random.Random(20_000).random
    for number in range(count):
        theme = 100 + number // DOCUMENTS_OF_A_THEME * WORDS_OF_A_THEME
        length = LENGTHS[int(draw() * len(LENGTHS))]
        ranks = []
        while len(ranks) < length:
            kind = draw()
            if kind < FOLLOWED and ranks:
                ranks.append((ranks[-1] + 1) % VOCABULARY)
            elif kind < FOLLOWED + THEMED:
                ranks.append(theme + int(draw() * WORDS_OF_A_THEME))
            else:
                ranks.append(bisect_right(_reach, draw() * _reach[-1]))
        yield ranks


def write(path, count=DOCUMENTS):
    """Writes the documents as JSON Lines; how many words they have."""
    words = 0
    with open(path, "w", encoding="utf-8") as out:
        for number, ranks in enumerate(documents(count)):
            text = " ".join(f"w{rank}" for rank in ranks)
            out.write(json.dumps({"id": f"d{number}", "text": text}) + "\n")
            words += len(ranks)
    return words
