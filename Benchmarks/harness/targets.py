"""Ratios to Lucene that other engines reached natively, on the same queries elsewhere."""

from .figures import short
from .tables import table

# Ours by the best exact-order peer's: what is wished for, and what must not be passed.
WISHED = 0.8
BOUND = 1.0


def read(path):
    """By command and class: (best exact-order peer, its ratio, best of all, its ratio)."""
    lines = [line.split("\t") for line in path.read_text().splitlines()]
    columns = {name: place for place, name in enumerate(lines[0])}
    exact, any_order = columns["best_exact_order_peer"], columns["best_any_incl_quantised"]
    return {
        (line[0], line[1]): (
            line[exact], float(line[exact + 1]), line[any_order], float(line[any_order + 1])
        )
        for line in lines[1:]
    }


def comparison(run, targets, engine):
    """The engine's ratio to the reference by that of the best peers, for each command and class."""
    rows = []
    verdicts = {"at most 0.8": 0, "at most 1.0": 0, "above 1.0": 0}
    for command in run.commands:
        for category in run.categories:
            ours = run.ratio(engine, command, category)
            if (command, category) not in targets or ours is None:
                continue
            exact, exact_ratio, best, best_ratio = targets[command, category]
            against = ours / exact_ratio
            verdict = verdict_of(against)
            verdicts[verdict] += 1
            rows.append([
                command, category, short(ours),
                f"{exact} {exact_ratio:.2f}", short(against), verdict,
                f"{best} {best_ratio:.2f}", short(ours / best_ratio),
            ])
    header = [
        "command", "class", f"{engine} / {run.reference}", "best exact-order peer",
        "ours by it", "", "best of all", "ours by it",
    ]
    told = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items())
    return f"By the best exact-order peer: {told}.\n\n" + table(header, rows)


def verdict_of(against):
    if against <= WISHED:
        return "at most 0.8"
    return "at most 1.0" if against <= BOUND else "above 1.0"
