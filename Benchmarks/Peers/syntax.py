"""The syntax of the queries: words and "phrases", the latter with ~slop, + or - before each."""

import re
from dataclasses import dataclass

CLAUSE = re.compile(r'([+-]?)(?:"([^"]*)"(?:~(\d+))?|([^\s"]+))')


@dataclass(frozen=True)
class Clause:
    # "+" for what must be there, "-" for what must not, "" for what may.
    sign: str
    words: tuple
    slop: int


def parse(text):
    """The clauses of a query, sorted by their signs: (must, should, must not)."""
    must, should, must_not = [], [], []
    for sign, phrase, slop, word in CLAUSE.findall(text):
        clause = Clause(sign, tuple(phrase.split()) if phrase else (word,), int(slop or 0))
        {"+": must, "": should, "-": must_not}[sign].append(clause)
    return must, should, must_not
