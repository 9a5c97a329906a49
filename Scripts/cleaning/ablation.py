#!/usr/bin/env python3
"""Scores the whole cleaner by domain folds, as it is and with each of its parts left out.

Usage: ablation.py html|text...

Run fit.py before. Prints a table in Markdown for each form. See folds.py for what the folds are.
For each group of features a small first pass is fitted again, without the second and without the
pages of augment.py, since whole ones would take hours: a group's figures are to be set against those of
`small first pass`. Takes about half an hour for both forms.
"""

import fnmatch
import functools
import sys

import numpy as np

import data
import fit
import folds

sys.path.insert(0, str(data.ROOT / "Benchmarks/Cleaning"))
import outputs  # noqa: E402
import report  # noqa: E402
from scoring import ALL, MEAN, Scorer, wcxb  # noqa: E402

RULES = "phrases terminator gap caption table dataLine title fallback".split()
# Names of features, as patterns, in groups; each feature is in one.
GROUPS = {
    "text measures and link density": """
        words plainWords linkDensity stopShare endsSentence endsEllipsis sentences words/sentence
        commas capitals separators questions chars/word""",
    "kind, tag and indent": "kind kind.* tag.* lines indent proseIndent",
    "sums over containers and tag path": """
        inMain up[1-5].* depth levelsTo* inBest in.* repeated.* siblings path.* class.*""",
    "cues of classes and names": """
        cue.* negative.* content.* body.* *.negative page.comments page.content page.body""",
    "known phrases": "phrases sinceTerminator heading.terminator heading.phrase",
    "lexicon of words": "lexicon.*",
    "lexicon of names": "names.*",
    "position": """
        place wordsBefore wordsAfter index indexFromEnd proseBefore* proseAfter* segmentOffset
        sinceSegmentStart toSegmentEnd""",
    "repetition within the page": "repeat repeatedLater page.repeated",
    "headings and title": """
        heading.distance heading.prose heading.words title sinceTitle page.headings""",
    "words shared with the page": "shared.*",
    "neighbours": "prev.* prev2.* next.* next2.* window*",
    "sums over the page": "page.*",
}
# Trees and learning rate of a small first pass.
SMALL = (30, 0.2)
FIGURES = {
    "html": ["F1, mean of datasets", "F1, all pages", "precision", "recall", "WCXB, word F1"],
    "text": ["twF1", "F1", "boilerplate words kept", "words of the text lost"],
}


def columns(names):
    """The columns of each group; a feature that two groups name is in the first."""
    found, left = {}, set(range(len(names)))
    for group, patterns in GROUPS.items():
        found[group] = [
            at for at in sorted(left)
            if any(fnmatch.fnmatchcase(names[at], pattern) for pattern in patterns.split())]
        left -= set(found[group])
    if left:
        sys.exit(f"features in no group: {' '.join(names[at] for at in sorted(left))}")
    return found


class Table:
    """The figures of variants of the cleaner over a form's pages."""

    def __init__(self, form):
        self.form = form
        self.scorer = Scorer(data.shared(), form)
        # Most rows leave most pages as they are; these are not scored again.
        self.scorer.script.page = functools.lru_cache(maxsize=20_000)(self.scorer.score_page)
        self.out = data.WORK / f"ablation-{form}"

    def row(self, name, likely, *left_out):
        """Cleans all pages with these likelihoods of blocks and without some rules."""
        path = data.WORK / f"ablation-{self.form}.likely"
        np.clip(likely, 1e-6, 1 - 1e-6).astype(np.float32).tofile(path)
        folds.clean(self.form, self.out, path, *left_out)
        groups = self.scorer.table(self.out)
        everything = groups[ALL]
        if self.form == "html":
            words = wcxb(outputs.of_folder(self.out), data.shared())[ALL]["wordF1"]
            values = [groups[MEAN]["F1"], *(everything[key] for key in ("F1", "P", "R")), words]
        else:
            values = [everything[key] for key in ("twF1", "F1", "kept0", "lost1")]
        cells = [name, *(f"{value:.3f}" for value in values)]
        print("| " + " | ".join(cells) + " |", flush=True)


def ablate(form):
    fit.ROUNDS[form]["first"], fit.RATE[form] = SMALL
    rows = fit.Rows(form, more=False)
    whole = np.fromfile(folds.likely(form), dtype=np.float32)
    table = Table(form)
    print(f"## {'HTML' if form == 'html' else 'Plain text'}\n")
    print(report.table(["", *FIGURES[form]], []), end="")
    table.row("the whole cleaner", whole)
    table.row("everything kept", np.ones(len(whole)), *RULES)
    table.row("no rules", whole, *RULES)
    for rule in RULES:
        table.row(f"without the rule `{rule}`", whole, rule)
    table.row("small first pass", rows.out_of_fold(rows.features, "first"))
    for group, left_out in columns(rows.parts[0].names).items():
        # Plain text has no elements.
        if np.ptp(rows.features[:, left_out], axis=0).any():
            kept = np.delete(rows.features, left_out, axis=1)
            table.row(
                f"without {group} ({len(left_out)} features)", rows.out_of_fold(kept, "first"))
    print()


ABOUT = f"""\
By domain folds. Groups of features are left out of a small first pass of {SMALL[0]} trees without a second
and without pages of augment.py: their figures are to be set against those of `small first pass`.
"""


def main():
    forms = sys.argv[1:]
    if not forms or any(form not in ("html", "text") for form in forms):
        sys.exit(__doc__)
    print(ABOUT)
    for form in forms:
        ablate(form)


if __name__ == "__main__":
    main()
