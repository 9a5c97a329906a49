"""A run's plots: latencies by percentile, size against speed, speed of building."""

import math

from .figures import MANY, percentile, short
from .svg import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Plot, Scale, powers

COLORS = {
    "winnow": "#1f6fd0",
    "winnow-bp": "#0b9fb5",
    "lucene": "#d9541e",
    "fts5": "#158a5c",
    "xapian": "#8a4fbf",
    "ripgrep": "#6b6b6b",
}
# Shares of the queries, as HdrHistogram's plots space them: each nine as wide as the one before.
SHARES = [0, 0.5, 0.9, 0.99, 0.999]


def all_of(run):
    """The drawings by name."""
    drawings = {f"latency-{command}": latencies(run, command) for command in run.commands}
    drawings["size-and-speed"] = size_and_speed(run)
    drawings["build"] = build(run)
    return {name: plot.drawing() for name, plot in drawings.items() if plot}


def nines(share):
    return -math.log10(1 - share)


def across(low, high, transform=lambda value: value):
    return Scale(low, high, LEFT, WIDTH - RIGHT, transform)


def upward(low, high, transform=lambda value: value):
    return Scale(low, high, HEIGHT - BOTTOM, TOP, transform)


def latencies(run, command):
    """CPU microseconds by percentile, of the engines that were asked every query."""
    times = {engine: run.times(engine, command) for engine in run.engines}
    times = {engine: values for engine, values in times.items() if len(values) >= MANY}
    if not times:
        return None
    marks = powers(min(v[0] for v in times.values()), max(v[-1] for v in times.values()))
    last = 1 - 1 / max(map(len, times.values()))
    plot = Plot(
        f"{command}: latency by percentile of the queries",
        across(0, max(last, 0.99), nines),
        upward(marks[0], marks[-1], math.log10),
    )
    shown = [share for share in SHARES if share <= max(last, 0.99)]
    plot.ticks_x([(share, f"{100 * share:g} %") for share in shown], "percentile")
    plot.ticks_y([(mark, f"{mark:g}") for mark in marks], "CPU microseconds")
    steps = [nines(last) * step / 200 for step in range(201)]
    for engine, values in times.items():
        points = [(1 - 10**-step, percentile(values, 1 - 10**-step)) for step in steps]
        plot.curve(points, COLORS[engine], engine)
    return plot


def size_and_speed(run, command="TOP_10"):
    """How large an index is against how much slower than the reference it is searched."""
    if command not in run.commands:
        return None
    points = []
    for engine in run.engines:
        ratio = run.ratio(engine, command)
        if ratio:
            kinds = run.content["engines"][engine]["build"]["bytes_by_kind"]
            points.append((engine, sum(kinds.values()) / 1e6 / run.text_megabytes(), ratio))
    if not points:
        return None
    marks = powers(min(point[2] for point in points), max(point[2] for point in points))
    widest = max(point[1] for point in points)
    plot = Plot(
        f"Size against speed of {command}: nearer to the lower left is better",
        across(0, 1.1 * widest),
        upward(marks[0], max(marks[-1], 10 * marks[0]), math.log10),
    )
    step = 10 ** math.floor(math.log10(widest)) / (5 if widest < 1 else 2)
    ticks = [step * number for number in range(int(1.1 * widest / step) + 1)]
    plot.ticks_x([(tick, f"{tick:.2g}") for tick in ticks], "bytes of index per byte of text")
    plot.ticks_y([(mark, f"{mark:g}") for mark in marks], f"mean CPU by {run.reference}'s")
    for engine, size, ratio in points:
        plot.dot(size, ratio, COLORS[engine], engine)
    return plot


def build(run):
    """Megabytes of text indexed per second of CPU."""
    speeds = {
        name: run.text_megabytes() / engine["build"]["cpu_seconds"]
        for name, engine in run.content["engines"].items()
        # What only copies the text builds nothing.
        if name != "ripgrep"
    }
    if not speeds:
        return None
    plot = Plot("Building an index", across(0, max(speeds.values())), None)
    height = (HEIGHT - TOP - BOTTOM) / len(speeds)
    for place, (name, speed) in enumerate(speeds.items()):
        top = TOP + place * height
        plot.text(LEFT - 8, top + height / 2 + 4, name, anchor="end")
        label = f"{short(speed)} MB/s"
        plot.bar(top + height / 5, 3 * height / 5, speed, COLORS[name], label)
    plot.text(LEFT, HEIGHT - 16, "megabytes of text per second of CPU, all threads of the process")
    return plot
