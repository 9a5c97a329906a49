"""The table of a run: each measure of each collection, Winnow's beside Lucene's, in Markdown."""

from statistics import mean

from measures import MEASURES

OURS, REFERENCE = "winnow", "lucene"
# How far behind the reference a collection's figure may be.
MARGIN = 0.01


def means(figures):
    """Of each measure the mean over the questions."""
    return {measure: mean(values) for measure, values in figures.items()}


def average(collections):
    """The mean over the collections, each of which counts the same."""
    return {
        engine: {
            measure: mean(means(found[engine])[measure] for found in collections)
            for measure in MEASURES
        }
        for engine in (OURS, REFERENCE)
    }


def table(run):
    """`run`: by collection `documents`, and by engine and measure the figures of its questions."""
    header = ["collection", "documents", "questions"]
    for measure in MEASURES:
        header += [f"{measure}: Winnow", "Lucene", "difference"]
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    for name, found in run.items():
        count = len(next(iter(found[OURS].values())))
        cells = [name, str(found["documents"]), str(count)]
        lines.append(row(cells, {engine: means(found[engine]) for engine in (OURS, REFERENCE)}))
    lines.append(row(["average", "", ""], average(run.values())))
    return "\n".join(lines) + "\n"


def variants(found):
    """`found`: by variant of Winnow, of each classic collection, the measures' figures of its questions."""
    lines = [
        "What makes the difference, by the averages over the classic collections:\n",
        "| Winnow | " + " | ".join(MEASURES) + " |", "|---" + "|---:" * len(MEASURES) + "|",
    ]
    for variant, collections in found.items():
        averages = [
            mean(means(figures)[measure] for figures in collections) for measure in MEASURES
        ]
        lines.append(f"| {variant} | " + " | ".join(f"{value:.4f}" for value in averages) + " |")
    return "\n".join(lines) + "\n"


def row(cells, by_engine):
    for measure in MEASURES:
        ours, reference = by_engine[OURS][measure], by_engine[REFERENCE][measure]
        cells = cells + [f"{ours:.4f}", f"{reference:.4f}", f"{ours - reference:+.4f}"]
    return "| " + " | ".join(cells) + " |"


def verdict(run):
    """In a sentence or two: whether the average is at least the reference's, and where we are behind."""
    of_all = average(run.values())
    behind = [
        measure for measure in MEASURES if of_all[OURS][measure] < of_all[REFERENCE][measure]
    ]
    lost = []
    for name, found in run.items():
        ours, reference = means(found[OURS]), means(found[REFERENCE])
        for measure in MEASURES:
            difference = ours[measure] - reference[measure]
            if difference < -MARGIN:
                lost.append(f"{name} {measure} {difference:+.4f}")
    return (
        f"On the average behind Lucene in: {', '.join(behind) or 'nothing'}. "
        f"Behind by more than {MARGIN}: {', '.join(lost) or 'nowhere'}.\n"
    )
