"""Sets what was counted against what the repository says it was: the baseline."""

from dataclasses import dataclass, field

# The same program differs by 0.1 % at the most from run to run and folder to folder; by up to 3 %
# where the C library picks other functions for an older processor; and by 0.5 % since three digits
# are kept.
MARGIN = 0.05


@dataclass
class Comparison:
    """What is outside of the margin, as (group, measured, baseline), the largest change first."""

    worse: list = field(default_factory=list)
    better: list = field(default_factory=list)
    unmatched: list = field(default_factory=list)

    @property
    def passes(self):
        return not self.worse and not self.unmatched


def compare(measured, baseline):
    """Both by group; a group that one of them lacks is unmatched."""
    found = Comparison(unmatched=sorted(measured.keys() ^ baseline.keys()))
    for group in measured.keys() & baseline.keys():
        row = (group, measured[group], baseline[group])
        if measured[group] > baseline[group] * (1 + MARGIN):
            found.worse.append(row)
        elif measured[group] < baseline[group] / (1 + MARGIN):
            found.better.append(row)
    found.worse.sort(key=lambda row: row[2] / row[1])
    found.better.sort(key=lambda row: row[1] / row[2])
    return found


def lines(rows):
    return [
        f"  {group:26} {measured:>12,} instructions,"
        f" baseline {baseline:>12,}: {measured / baseline:.2f}"
        for group, measured, baseline in rows
    ]


def read(path):
    """The baseline's groups, and what it was measured with."""
    tools, *rows = path.read_text(encoding="utf-8").splitlines()
    groups = (row.split("\t") for row in rows)
    return {group: int(count) for group, count in groups}, tools.removeprefix("# ")


def write(path, measured, tools):
    rows = [f"{group}\t{significant(count)}\n" for group, count in measured.items()]
    path.write_text(f"# {tools}\n" + "".join(rows), encoding="utf-8")


def significant(count):
    """Three digits: the rest is not the same twice, and every update would change every line."""
    return int(float(f"{count:.2e}"))
