"""The tables of a run, in Markdown."""

LENGTHS = [20, 50, 100, 300, 1000]
KINDS = {
    "phrase": "a phrase",
    "forms": "words in other forms",
    "spelling": "a phrase spelt otherwise",
}
ENGINES = ("winnow", "lucene")


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def cost(run):
    header = [
        "language", "documents", "passages", "MB", "tokens, millions: Winnow", "Lucene",
        "Winnow's index, million tokens a second", "MB a second", "Lucene's index, MB a second",
        "Lucene's analysis alone, million tokens a second", "MB a second",
    ]
    rows = []
    for found in run.values():
        ours, theirs = found["winnow"], found["lucene"]
        size = found["bytes"] / 1e6
        rows.append([
            found["name"], str(found["documents"]), str(found["passages"]), f"{size:.1f}",
            f"{ours['tokens'] / 1e6:.2f}", f"{theirs['tokens'] / 1e6:.2f}",
            f"{ours['tokens'] / 1e6 / ours['indexing_seconds']:.2f}",
            f"{size / ours['indexing_seconds']:.1f}", f"{size / theirs['indexing_seconds']:.1f}",
            f"{theirs['tokens'] / 1e6 / theirs['analysis_seconds']:.2f}",
            f"{size / theirs['analysis_seconds']:.1f}",
        ])
    return table(header, rows)


def detection(run):
    """Shares of the snippets of a length whose language is found; how many there were, where not all of them."""
    header = ["language"]
    for length in LENGTHS:
        header += [f"{length}: Winnow", "lingua"]
    rows = []
    for found in run.values():
        row = [found["name"]]
        for length in LENGTHS:
            counts = found["detection"][str(length)]
            row += [share(counts[name], counts["snippets"]) for name in ("winnow", "lingua")]
        rows.append(row)
    mean = ["average"]
    for length in LENGTHS:
        told = [
            found["detection"][str(length)] for found in run.values()
            if found["detection"][str(length)]["snippets"]
        ]
        for name in ("winnow", "lingua"):
            shares = [counts[name] / counts["snippets"] for counts in told]
            mean.append(f"{sum(shares) / len(shares):.3f}" if shares else "")
    return table(header, [*rows, mean])


def share(right, all_of_them):
    return f"{right / all_of_them:.3f}" if all_of_them else ""


def known_items(run, kind):
    """Of a kind of question: how many there are, and how well each engine finds what is meant."""
    header = [
        "language", "questions", "first: Winnow", "Lucene", "MRR: Winnow", "Lucene", "Lucene's analyzer",
    ]
    rows, asked = [], []
    for found in run.values():
        ranks = found["questions"][kind]
        count = len(ranks["winnow"])
        if count == 0:
            rows.append([found["name"], "0", "", "", "", "", found["analyzer"]])
            continue
        asked.append(ranks)
        rows.append([found["name"], str(count), *measures(ranks), found["analyzer"]])
    if asked:
        of_each = [figures(ranks) for ranks in asked]
        means = [f"{sum(column) / len(of_each):.3f}" for column in zip(*of_each)]
        rows.append(["average", "", *means, ""])
    return table(header, rows)


def figures(ranks):
    """The shares found at rank 1, then the means of reciprocal ranks."""
    shares = [sum(rank == 1 for rank in ranks[engine]) for engine in ENGINES]
    sums = [sum(ranks[engine]) for engine in ENGINES]
    return [value / len(ranks[ENGINES[0]]) for value in shares + sums]


def measures(ranks):
    return [f"{value:.3f}" for value in figures(ranks)]
