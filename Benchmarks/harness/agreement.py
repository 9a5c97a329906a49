"""Compares what the engines found with what the reference found."""

TOLERANCE = 1e-4


def counts(queries, results, reference):
    """By engine and class, the queries whose counts differ."""
    differing = {}
    for name, by_command in results.items():
        for command in ("COUNT", "TOP_10_COUNT"):
            pairs = zip(queries, by_command.get(command, []), results[reference].get(command, []))
            for query, ours, theirs in pairs:
                if ours and theirs and ours[0] != theirs[0]:
                    add(differing, name, query, f"{command}: {ours[0]}, not {theirs[0]}")
    return differing


def rankings(queries, sessions, reference):
    """By engine and class, the queries whose ten best scores differ."""
    differing = {}
    for query in queries:
        theirs = sessions[reference].best("TOP_10", query.text)
        for name, session in sessions.items():
            if name == reference:
                continue
            ours = session.best("TOP_10", query.text)
            if ours is not None and theirs is not None and not are_same(ours, theirs):
                add(differing, name, query, f"TOP_10: {ours}, not {theirs}")
    return differing


def are_same(left, right):
    return len(left) == len(right) and all(
        abs(a - b) <= TOLERANCE * max(abs(a), abs(b)) for a, b in zip(left, right)
    )


def add(differing, name, query, what):
    differing.setdefault(name, {}).setdefault(query.category, []).append(f"{query.text}: {what}")
