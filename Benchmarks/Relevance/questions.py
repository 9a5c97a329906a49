"""What is asked: a question's words, and nothing that a query language would take for an operator."""

import re

# What stands for something in Winnow's query language, wherever it stands. Lucene's analyzer would
# pass over all of these too.
SIGNS = re.compile(r"""["()\[\]{}*?~^:/\\|&!+<>=]""")
# A hyphen means "not" before a word, and nothing within one.
LEADING_HYPHEN = re.compile(r"(?<!\w)-+")


def plain_words(question):
    """The question in small letters, since AND, OR, NOT and NEAR are operators only in capitals."""
    words = LEADING_HYPHEN.sub(" ", SIGNS.sub(" ", question.lower()))
    return " ".join(words.split())
