"""What a run found, for people."""


def report(found: dict) -> str:
    lines = [
        "# Shards on a cluster", "",
        f"{found['inputs']['files']} inputs, {found['inputs']['bytes'] / 1e6:.0f} MB; a Ray cluster of "
        f"{found['machine']['nodes']} raylets on one machine with {found['machine']['processors']} processors. "
        "`make distribution` makes this.", "",
    ]
    if found["equality"]:
        lines += _equality(found["equality"]) + _costs(found["costs"])
    if found["statistics"]:
        lines += _statistics(found["statistics"])
    for part, title in (("builds", "Faults while shards are built"), ("services", "Faults while shards are served")):
        if found[part]:
            lines += [f"## {title}", "", "| fault | as it must be | seen |", "|---|---|---|"]
            lines += [
                f"| {name} | {'yes' if outcome['held'] else '**no**'} | {_cell(outcome['seen'])} |"
                for name, outcome in found[part].items()
            ] + [""]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")[:600]


def _equality(found: dict) -> list[str]:
    counts = list(found)
    lines = [
        "## One ranking", "",
        "Queries answered as by one index of everything: the same documents, order, scores, passages, number of matches "
        "and captures, and facets, to the last digit. One in four folds near copies and captures.", "",
        "| queries | " + " | ".join(f"{count} shards" if count != "1" else "1 shard" for count in counts)
        + " | with hits | hits compared |", "|---|" + "---:|" * (len(counts) + 2),
    ]
    first = found[counts[0]]["kinds"]
    for kind, row in first.items():
        lines.append(
            f"| {kind} ({row['queries']}) | "
            + " | ".join(str(found[count]["kinds"][kind]["equal"]) for count in counts)
            + f" | {row['with hits']} | {row['hits']} |"
        )
    total = lambda count, what: sum(row[what] for row in found[count]["kinds"].values())
    lines.append(
        f"| **all ({total(counts[0], 'queries')})** | "
        + " | ".join(f"**{total(count, 'equal')}**" for count in counts)
        + f" | {total(counts[0], 'with hits')} | {total(counts[0], 'hits')} |"
    )
    return [*lines, ""]


def _costs(found: dict) -> list[str]:
    lines = [
        "## Cost of the root", "",
        "Milliseconds as a client sees them, one query after the other, and queries a second with eight at once: words, "
        "two words, and phrases of two. An answer of `/healthz` asks no leaf. Leaves, root, proxy and client share the machine.",
        "", "| | root p50 | p99 | slowest leaf p50 | p99 | overhead p50 | p99 | /healthz p50 | queries a second |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for name, row in found.items():
        cells = [
            str(row.get(f"{what} p{share}", "")) for what in ("root", "slowest leaf", "overhead") for share in (50, 99)
        ]
        cells.append(str(row.get("no leaf p50", "")))
        label = name if name == "one index" else f"{name} shard{'s' if name != '1' else ''}"
        lines.append(f"| {label} | " + " | ".join(cells) + f" | {row['queries a second']} |")
    return [*lines, ""]


def _statistics(found: dict) -> list[str]:
    lines = [
        "## Sizes", "", "| shards | documents | build, s | bytes of shards | bytes of statistics | terms |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for shards, row in found.items():
        lines.append(
            f"| {shards} | {row['documents']} | {row['seconds']} | {row['shard bytes']} | {row['statistics bytes']} "
            f"| {row['terms']} |"
        )
    return [*lines, ""]
