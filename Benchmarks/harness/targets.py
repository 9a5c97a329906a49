"""Ratios to Lucene that other engines reached natively, on the same queries elsewhere."""

from .figures import short
from .tables import table

# Ours by the best exact-order peer's: what is wished for, and what must not be passed.
WISHED = 0.8
BOUND = 1.0
VERDICTS = ["at most 0.8", "at most 1.0", "above 1.0"]


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


def comparison(run, targets, engines):
    """Each engine's ratio to the reference by that of the best peers, for each command and class."""
    rows = []
    verdicts = {engine: dict.fromkeys(VERDICTS, 0) for engine in engines}
    for command in run.commands:
        for category in run.categories:
            ratios = [run.ratio(engine, command, category) for engine in engines]
            if (command, category) not in targets or None in ratios:
                continue
            exact, exact_ratio, best, best_ratio = targets[command, category]
            row = [command, category, *map(short, ratios), f"{exact} {exact_ratio:.2f}"]
            for engine, ratio in zip(engines, ratios):
                verdict = verdict_of(ratio / exact_ratio)
                verdicts[engine][verdict] += 1
                row += [short(ratio / exact_ratio), verdict]
            row += [f"{best} {best_ratio:.2f}", *(short(ratio / best_ratio) for ratio in ratios)]
            rows.append(row)
    header = ["command", "class", *(f"{engine} / {run.reference}" for engine in engines)]
    header += ["best exact-order peer"]
    for engine in engines:
        header += [f"{engine} by it", ""]
    header += ["best of all", *(f"{engine} by it" for engine in engines)]
    told = "".join(f"- {engine}: {counted(verdicts[engine])}\n" for engine in engines)
    return f"By the best exact-order peer:\n\n{told}\n" + table(header, rows)


def counted(verdicts):
    return ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items())


def verdict_of(against):
    return VERDICTS[(against > WISHED) + (against > BOUND)]
