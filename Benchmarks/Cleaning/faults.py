"""What goes wrong on the pages that are cleaned worst.

A page's blocks, with the reasons that the cleaner gives, are set against its clean text: a block is
the text's when most of its runs of four words stand in it.
"""

from collections import Counter
from dataclasses import dataclass

NOT_A_BLOCK = "in no block"
PASSAGE = 160
NAMES = {"list-item": "list", "table-row": "table"}


@dataclass
class Faults:
    """The words that are wrong on a page, by what became of them, and the first passage of each kind."""

    words_lost: int
    words_kept: int
    lost: Counter  # Words of the text by the kind and reason of the block that was stripped.
    kept: Counter  # Words around it by the kind and reason of the block that was kept.
    first_lost: str
    first_kept: str

    @property
    def category(self):
        """The kind of block, and the cleaner's reason, that most wrong words are of."""
        what, counts = max(
            (("lost", self.lost), ("kept", self.kept)), key=lambda side: side[1].total()
        )
        if not counts:
            return "words in another order"
        worst, words = counts.most_common(1)[0]
        return f"{what} {worst} ({words} words)"


class GoldText:
    """A page's clean text, which blocks are looked up in."""

    def __init__(self, text, script):
        self.tokens = script.toks(text)
        self.shingles = script.shingles(self.tokens)
        self.joined = f" {' '.join(self.tokens)} "

    def has(self, tokens):
        """Whether most of a run of words is in the text."""
        if len(tokens) < 4:
            return f" {' '.join(tokens)} " in self.joined
        runs = [tuple(tokens[start : start + 4]) for start in range(len(tokens) - 3)]
        return 2 * sum(run in self.shingles for run in runs) >= len(runs)


def faults(gold, found, blocks, script):
    """The faults of a page with the clean text `gold`, the text `found` and the cleaner's blocks."""
    wanted, output = GoldText(gold, script), GoldText(found, script)
    gold_words, found_words = Counter(wanted.tokens), Counter(output.tokens)
    lost, kept, first_kept = Counter(), Counter(), ""
    for block in blocks:
        tokens = script.toks(block["text"])
        if not tokens or block["kept"] == wanted.has(tokens):
            continue
        label = f"{NAMES.get(block['kind'], block['kind'])}: {block['reason']}"
        (kept if block["kept"] else lost)[label] += len(tokens)
        if block["kept"]:
            first_kept = first_kept or block["text"]
    whole = GoldText("\n".join(block["text"] for block in blocks), script)
    first_lost = ""
    for line in gold.split("\n"):
        tokens = script.toks(line)
        if not tokens or output.has(tokens):
            continue
        first_lost = first_lost or line
        if not whole.has(tokens):
            lost[NOT_A_BLOCK] += len(tokens)
    return Faults(
        words_lost=(gold_words - found_words).total(),
        words_kept=(found_words - gold_words).total(),
        lost=lost, kept=kept,
        first_lost=shortened(first_lost), first_kept=shortened(first_kept),
    )


def shortened(text):
    folded = " ".join(text.split())
    return folded if len(folded) <= PASSAGE else folded[: PASSAGE - 1] + "…"


def worst(output, page_scores, scorer, count):
    """The pages of least F1: [(page, F1, faults)], the worst first; of equal ones, those with most text."""
    blocks = {page["page"]: page.get("blocks", []) for page in output.pages}
    found = []
    gold_files = {page: scorer.pages / f"{page}.gold.txt" for page in page_scores}

    def order(page):
        return page_scores[page], -gold_files[page].stat().st_size, page

    for page in sorted(page_scores, key=order)[:count]:
        gold = gold_files[page].read_text(encoding="utf-8")
        said = faults(gold, output.text(page), blocks.get(page, []), scorer.script)
        found.append((page, page_scores[page], said))
    return found


def classes(found):
    """The classes of error on pages: [(class, pages, words)], those of most words first."""
    words, pages = Counter(), Counter()
    for said in found:
        for what, counts in (("lost", said.lost), ("kept", said.kept)):
            for label, number in counts.items():
                words[f"{what} {label}"] += number
                pages[f"{what} {label}"] += 1
    return [(label, pages[label], number) for label, number in words.most_common()]


def quoted(pages):
    """All that is known of the worst pages, with passages of them: not to be handed on."""
    lines = ["The worst pages, with passages. They are other people's: keep this file to yourself.\n"]
    for page, score, said in pages:
        lines.append(f"{page}  F1 {score:.3f}  {said.category}")
        for what, words, counts, first in (
            ("lost", said.words_lost, said.lost, said.first_lost),
            ("kept", said.words_kept, said.kept, said.first_kept),
        ):
            lines.append(f"  {words} words {what}; first: {first or '-'}")
            lines += [f"    {number:6} {label}" for label, number in counts.most_common(4)]
        lines.append("")
    return "\n".join(lines)
