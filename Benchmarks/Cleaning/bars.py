"""What the cleaner is to reach, and what it has reached."""

from dataclasses import dataclass

from scoring import ALL, MEAN

# A group may be this much below its best peer.
BELOW_BEST = 0.01


@dataclass(frozen=True)
class Bar:
    """A figure to reach. `path` is where it stands among an extractor's figures."""

    name: str
    path: tuple
    value: float
    is_most: bool = False
    digits: int = 3

    def of(self, figures):
        """The extractor's figure, or None where it has none."""
        for key in self.path:
            figures = (figures or {}).get(key)
        return figures

    def is_met(self, figure):
        return figure < self.value if self.is_most else figure >= self.value

    @property
    def told(self):
        return f"{'below ' if self.is_most else ''}{self.value:.{self.digits}f}"


BARS = [
    Bar("HTML, F1, mean of datasets", ("html", "dataset", MEAN, "F1"), 0.950),
    Bar("HTML, F1, all pages", ("html", "dataset", ALL, "F1"), 0.925),
    Bar("WCXB, word F1", ("wcxb", ALL, "wordF1"), 0.895),
    Bar("plain text, F1 of lines by words", ("text", "dataset", ALL, "twF1"), 0.92),
    Bar("plain text, F1", ("text", "dataset", ALL, "F1"), 0.88),
    Bar("plain text, boilerplate words kept", ("text", "dataset", ALL, "kept0"), 0.15, is_most=True),
    Bar("pages per CPU second, pages over 100 KB", ("speed", "large", "pages_per_second"), 400,
        digits=0),
]


def best_peer(values, is_most=False):
    """The peer with the best of {peer: value}, and its value; (None, None) if nobody has one."""
    known = {name: value for name, value in values.items() if value is not None}
    if not known:
        return None, None
    name = (min if is_most else max)(known, key=known.get)
    return name, known[name]


def verdict(ours, best):
    """Of a group: whether the cleaner is where it may be beside the best peer."""
    if best is None:
        return "no peer"
    # The scripts tell three digits; their differences as floats are not exact.
    difference = round(ours - best, 4)
    return "behind" if difference < -BELOW_BEST else "level" if difference < 0 else "ahead"
