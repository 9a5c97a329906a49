"""A run's tables in Markdown."""

from .builds import index_bytes
from .figures import mean, percentile, short

# Percentiles of fewer queries say nothing.
FEW = 10


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def latencies(run, command):
    """p50 / p95 / p99 / mean of each engine by class, and its mean by the reference's."""
    others = [engine for engine in run.engines if engine != run.reference]
    header = ["class", "queries", *run.engines, *(f"{name} / {run.reference}" for name in others)]
    rows = []
    for category in [*run.categories, None]:
        row = [category or "all", str(len(run.numbers(category)))]
        row += [cell(run, engine, command, category) for engine in run.engines]
        row += [short(run.ratio(engine, command, category)) for engine in others]
        rows.append(row)
    return table(header, rows)


def cell(run, engine, command, category):
    """The figures, of a few queries the mean alone; how many, if not all were asked."""
    times = run.times(engine, command, category)
    if not times:
        return "-"
    figures = [mean(times)]
    if len(times) >= FEW:
        figures = [percentile(times, share) for share in (0.5, 0.95, 0.99)] + figures
    asked = "" if len(times) == len(run.numbers(category)) else f" ({len(times)})"
    return " / ".join(map(short, figures)) + asked


def tails(run):
    """The 99th percentile over all queries, by command."""
    others = [engine for engine in run.engines if engine != run.reference]
    header = ["command", *run.engines, *(f"{name} / {run.reference}" for name in others)]
    rows = []
    for command in run.commands:
        row = [command, *(short(run.tail(engine, command)) for engine in run.engines)]
        row += [short(run.tail_ratio(engine, command)) for engine in others]
        rows.append(row)
    return table(header, rows)


def costs(run):
    """What building, holding and opening an index costs."""
    megabytes = run.text_megabytes()
    rows = []
    for name, engine in run.content["engines"].items():
        build = engine["build"]
        thread = build["thread_cpu_seconds"]
        size = index_bytes(build)[0] / 1e6
        rows.append([
            name,
            short(megabytes / build["cpu_seconds"]),
            short(thread and megabytes / thread),
            short(build["cpu_seconds"]),
            short(build["wall_seconds"]),
            str(build["peak_megabytes"]),
            short(size),
            f"{size / megabytes:.3f}",
            short(engine["floor"]["minimum_ns"] / 1000),
            short(engine["floor"]["median_ns"] / 1000),
            short(engine["first_query"]["cpu_ms"]),
            short(engine["first_query"]["wall_ms"]),
        ])
    header = [
        "engine", "text MB per CPU s", "of the thread", "CPU s", "wall s", "peak MB", "index MB",
        "index / text", "rare COUNT us, least", "median", "first query CPU ms", "wall ms",
    ]
    return table(header, rows)


def sizes(run):
    """Index megabytes with and without what only makes phrases quick, and by kind of file."""
    builds = {name: engine["build"] for name, engine in run.content["engines"].items()}
    reference = builds.get(run.reference)
    rows = []
    for name, build in builds.items():
        whole, plain = index_bytes(build)
        other = reference and index_bytes(reference)[0]
        kinds = build["bytes_by_kind"].items()
        told = [f"{kind} {short(size / 1e6)}" for kind, size in kinds if size >= 10_000]
        rows.append([
            name,
            short(whole / 1e6),
            short(plain / 1e6),
            f"{whole / other:.3f}" if other else "-",
            f"{plain / other:.3f}" if other else "-",
            f"{100 * (whole - plain) / plain:.1f} %",
            ", ".join(told),
        ])
    header = [
        "engine", "MB", "without phrases", f"MB / {run.reference}",
        f"without phrases / {run.reference}", "phrases add", "MB by kind of file",
    ]
    return table(header, rows)


def differences(run):
    """How many queries of each class were answered otherwise than by the reference."""
    rows = []
    for what, by_engine in run.content["differing"].items():
        for engine, by_class in by_engine.items():
            for category, queries in by_class.items():
                example = queries[0].replace("|", "\\|")[:160]
                rows.append([what, engine, category, str(len(queries)), f"`{example}`"])
    if not rows:
        return "None.\n"
    return table(["what", "engine", "class", "answers", "the first"], rows)
