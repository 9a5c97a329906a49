"""Questions whose answer is known: what somebody remembers of a passage, from a sentence of it."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass

import word_forms
from spellings import OTHERWISE
from texts import is_word, sentences

WORDS_OF_A_PHRASE = 3
# Characters of a phrase where words are written together, and nobody has told where they end.
SHORTEST_PART, LONGEST_PART = 4, 6
# Words of one where somebody has, and characters.
WORDS_OF_A_PART, SHORTEST_WORDS = 2, 6
WORDS_IN_OTHER_FORMS = 4
SHORTEST_WORD = 3
# A word that more passages have says little of one.
MOST_PASSAGES = 0.05
PUNCTUATION = "\"'.,;:!?()[]{}«»„“”‘’‹›…–—-。、，।॥۔؟،؛"


@dataclass(frozen=True)
class Question:
    # In quotes if it is a phrase.
    text: str
    # The id of the passage.
    answer: str


class Questions:
    """Of the passages of a language; the same at every call. Passages have their numbers for ids.

    `words_by_sentence`: where words are written together, as people have cut them, if there is that.
    """

    def __init__(self, language, passages, words_by_sentence=None):
        self.language = language
        self.words_by_sentence = words_by_sentence
        self.passages = passages
        # The characters of all passages in one string, to count in.
        self.all_text = "\n".join(passages)
        self.sampled = [
            (number, sentence)
            for number, passage in enumerate(passages) for sentence in sentences(passage)
        ]
        self.dice = random.Random(language.code)
        self.dice.shuffle(self.sampled)

    def phrases(self, count):
        """Words or characters that follow each other in one passage alone."""
        return self._questions(count, lambda sentence, _: self._quoted(self._phrase(sentence)))

    def phrases_spelt_otherwise(self, count):
        """The same, spelt as people spell it who have another keyboard; of such that this changes."""
        spell = OTHERWISE[self.language.code]

        def make(sentence, _):
            phrase = self._phrase(sentence, lambda part: spell(part) != part)
            return phrase and self._quoted(spell(phrase))

        return self._questions(count, make)

    def words_in_other_forms(self, count):
        """Four words of a sentence, each in another form, which the passage does not have.

        Empty if the language has no forms.
        """
        vocabulary = self._vocabulary()
        groups = word_forms.groups(vocabulary, self.language.code)
        if groups is None:
            return []
        forms = defaultdict(set)
        for group in groups:
            for word in group:
                forms[word].update(group)
        limit = MOST_PASSAGES * len(self.passages)

        def make(sentence, number):
            in_passage = {self._folded(word) for word in words(self.passages[number]) if word}
            found = {}
            for word in filter(None, words(sentence)):
                others = {
                    form for form in forms.get(word, ()) if self._folded(form) not in in_passage
                }
                if len(word) >= SHORTEST_WORD and others and vocabulary[word] <= limit:
                    found[word] = sorted(others)
            if len(found) < WORDS_IN_OTHER_FORMS:
                return None
            chosen = self.dice.sample(sorted(found), WORDS_IN_OTHER_FORMS)
            return " ".join(self._folded(self.dice.choice(found[word])) for word in chosen)

        return self._questions(count, make)

    def _questions(self, count, make):
        """The first of the sampled sentences that something can be made of, one of a passage."""
        found = {}
        for number, sentence in self.sampled:
            if len(found) == count:
                break
            if number not in found and (text := make(sentence, number)):
                found[number] = Question(text, str(number))
        return list(found.values())

    def _phrase(self, sentence, is_wanted=lambda phrase: True):
        """A phrase of the sentence that no other place has, or None."""
        if self.language.has_spaces:
            candidates = word_phrases(sentence)
        elif self.words_by_sentence:
            candidates = word_parts(self.words_by_sentence.get(sentence, []), sentence)
        else:
            candidates = parts(sentence)
        candidates = [phrase for phrase in candidates if is_wanted(phrase)]
        if not candidates:
            return None
        phrase = self.dice.choice(candidates)
        return phrase if self.all_text.count(phrase) == 1 else None

    @staticmethod
    def _quoted(phrase):
        return phrase and f'"{phrase}"'

    def _vocabulary(self):
        """In how many passages each word is."""
        counts = Counter()
        for passage in self.passages:
            counts.update({word for word in words(passage) if word})
        return counts

    def _folded(self, word):
        """In small letters."""
        if self.language.code == "tr":
            word = word.replace("I", "ı").replace("İ", "i")
        return word.lower()


def words(text):
    """What stands between spaces, without marks around it; None for what is no word even so."""
    stripped = (token.strip(PUNCTUATION) for token in text.split())
    return [token if is_word(token) else None for token in stripped]


def word_phrases(sentence):
    """Each three words between which there is nothing but spaces."""
    tokens = sentence.split()
    found = []
    for start in range(len(tokens) - WORDS_OF_A_PHRASE + 1):
        first, *middle, last = tokens[start:start + WORDS_OF_A_PHRASE]
        phrase = [first.lstrip(PUNCTUATION), *middle, last.rstrip(PUNCTUATION)]
        if all(map(is_word, phrase)):
            found.append(" ".join(phrase))
    return found


def word_parts(tokens, sentence):
    """Each two words that follow each other, of those written together."""
    pairs = ("".join(pair) for pair in zip(*(tokens[n:] for n in range(WORDS_OF_A_PART))))
    return [
        pair for pair in pairs
        if is_word(pair) and len(pair) >= SHORTEST_WORDS and pair in sentence
    ]


def parts(sentence):
    """All of 4 to 6 characters that are letters and digits, and may be words."""
    cuts = [at for at in range(len(sentence) + 1) if may_cut(sentence, at)]
    found = []
    for start in cuts:
        ends = (end for end in cuts if SHORTEST_PART <= end - start <= LONGEST_PART)
        found += [sentence[start:end] for end in ends if is_word(sentence[start:end])]
    return found


def may_cut(text, at):
    """Whether a word may end here: anywhere in Chinese, after its particles and endings in Japanese.

    Those are hiragana, and a word that begins with another character mostly follows on them. Nowhere within a number or
    a word of letters that are written with spaces.
    """
    if not 0 < at < len(text):
        return True
    if all(c.isalnum() and (ord(c) < 0x2E80 or 0xFF10 <= ord(c) <= 0xFF5A) for c in text[at - 1:at + 1]):
        return False
    before, behind = (not is_word(c) or "\u3041" <= c <= "\u309f" for c in text[at - 1:at + 1])
    has_hiragana = any("\u3041" <= c <= "\u309f" for c in text)
    return not has_hiragana or before and not behind or not is_word(text[at])


def reciprocal_rank(ranking, answer):
    """One by the rank at which the answer is found; 0 where it is not."""
    return 1 / (ranking.index(answer) + 1) if answer in ranking else 0
