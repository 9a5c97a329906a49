"""Which words of a corpus are forms of one word, by means that are neither engine's.

For most languages simplemma's tables of lemmas say so, for Arabic, Korean and Urdu what a grammar says of
words that are there with and without an ending or prefix. Other languages have no forms, or no such means.
"""

import sys
from collections import defaultdict

from texts import FOLDER

# Languages that simplemma has a table of.
WITH_LEMMAS = {"de", "fa", "fr", "hi", "ru", "sk", "tr"}
# Conjunctions, prepositions and the article, which Arabic writes together with the word.
ARABIC_PREFIXES = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك"]
KOREAN_PARTICLES = [
    "에서", "에게", "으로", "까지", "부터", "은", "는", "이", "가", "을", "를", "에", "의", "로", "와", "과", "도", "만",
]
# Endings of one declension each: direct singular, then the plurals and the oblique cases.
URDU_DECLENSIONS = [["ا", "ے", "وں"], ["ی", "یاں", "یوں"], ["", "یں", "وں"]]
SHORTEST_STEM = {"ar": 4, "ko": 2, "ur": 3}


def groups(words, code):
    """Lists of words, each of forms of one word; a word may be in several. None for a language without any."""
    if code in WITH_LEMMAS:
        stems = by_lemma(words, code)
    elif code == "ar":
        stems = with_prefixes(words, ARABIC_PREFIXES, SHORTEST_STEM[code])
    elif code == "ko":
        stems = with_endings(words, [["", *KOREAN_PARTICLES]], SHORTEST_STEM[code])
    elif code == "ur":
        stems = with_endings(words, URDU_DECLENSIONS, SHORTEST_STEM[code])
    else:
        return None
    return [sorted(forms) for forms in stems.values() if len(forms) > 1]


def by_lemma(words, code):
    sys.path.insert(0, str(FOLDER / "python"))
    import simplemma

    stems = defaultdict(set)
    for word in words:
        # Of words that are not in the table, simplemma makes lemmas by rules, which may be an engine's too.
        if simplemma.is_known(word, lang=code):
            stems[simplemma.lemmatize(word, lang=code)].add(word)
    return stems


def with_prefixes(words, prefixes, shortest):
    """By a word that is there without one: it, and what is there with a prefix."""
    stems = defaultdict(set)
    for word in words:
        for prefix in prefixes:
            stem = word.removeprefix(prefix)
            if stem != word and len(stem) >= shortest and stem in words:
                stems[stem] |= {stem, word}
    return stems


def with_endings(words, declensions, shortest):
    """By a declension and a stem: what is there of the stem with the declension's endings."""
    stems = defaultdict(set)
    for word in words:
        for number, endings in enumerate(declensions):
            for ending in endings:
                stem = word[:len(word) - len(ending)]
                if word.endswith(ending) and len(stem) >= shortest:
                    stems[number, stem].add(word)
    return stems
