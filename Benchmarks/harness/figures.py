"""What is worked out of a run: times by class, and their ratios to the reference."""

import math

# A 99th percentile of fewer queries is but their maximum.
MANY = 100


def percentile(ordered, share):
    """The least of ascending values that a share of them does not exceed (nearest rank)."""
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


class Run:
    """A run's results, in microseconds of CPU."""

    def __init__(self, content):
        self.content = content
        self.engines = list(content["engines"])
        self.reference = content["reference"]
        self.categories = list(dict.fromkeys(category for category, _ in content["queries"]))
        first = next(iter(content["results"].values()))
        self.commands = list(first)

    def numbers(self, category=None):
        """The numbers of a class's queries, or of all."""
        return [
            number
            for number, (tag, _) in enumerate(self.content["queries"])
            if category in (None, tag)
        ]

    def times(self, engine, command, category=None, wanted=None):
        """CPU microseconds of the queries that the engine answered, ascending.

        With `wanted`, of those alone that this engine has answered too.
        """
        results = self.content["results"][engine][command]
        others = self.content["results"][wanted][command] if wanted else results
        return sorted(
            results[number][2] / 1000
            for number in self.numbers(category)
            if results[number] and others[number]
        )

    def ratio(self, engine, command, category=None):
        """The mean by the reference's, over what both answered; None if nothing."""
        if self.reference not in self.engines:
            return None
        ours = self.times(engine, command, category, wanted=self.reference)
        theirs = self.times(self.reference, command, category, wanted=engine)
        return mean(ours) / mean(theirs) if ours else None

    def tail(self, engine, command):
        """The 99th percentile of all queries; None of too few."""
        times = self.times(engine, command)
        return percentile(times, 0.99) if len(times) >= MANY else None

    def tail_ratio(self, engine, command):
        """The 99th percentile by the reference's, over what both answered."""
        if self.reference not in self.engines or not self.tail(engine, command):
            return None
        ours = self.times(engine, command, wanted=self.reference)
        theirs = self.times(self.reference, command, wanted=engine)
        return percentile(ours, 0.99) / percentile(theirs, 0.99) if ours else None

    def text_megabytes(self):
        corpus = self.content["corpus"]
        return corpus.get("text_bytes", corpus["bytes"]) / 1e6


def mean(values):
    return sum(values) / len(values)


def short(value):
    """A number with about three digits."""
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
