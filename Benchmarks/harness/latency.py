"""Times queries: engines in turn, round after round, the minimum of each kept."""

import sys


def measure(sessions, queries, chosen, commands, rounds, warmups):
    """By engine and command, a list in step with `queries`: [number, wall ns, CPU ns] or None.

    `chosen`, `rounds` and `warmups` are by engine: which queries it is asked, and how often.
    """
    best = {
        name: {command: [None] * len(queries) for command in commands} for name in sessions
    }
    names = list(sessions)
    turns = max(rounds[name] + warmups[name] for name in names)
    for turn in range(turns):
        if sys.stderr.isatty():
            print(f"\rround {turn + 1} of {turns}", end="", file=sys.stderr)
        for command in commands:
            # Each engine is first as often as the others.
            for name in names[turn % len(names):] + names[: turn % len(names)]:
                if turn >= rounds[name] + warmups[name]:
                    continue
                ask(sessions[name], queries, chosen[name], command,
                    best[name][command], is_kept=turn >= warmups[name])
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return best


def ask(session, queries, chosen, command, best, is_kept):
    for number in chosen:
        answer = session.timed(command, queries[number].text)
        if answer is None or not is_kept:
            continue
        found, wall, cpu = answer
        known = best[number]
        if known:
            wall, cpu = min(wall, known[1]), min(cpu, known[2])
        best[number] = [found, wall, cpu]


def floor(session, query, times=300):
    """CPU nanoseconds of the cheapest of many times the same query, and of the middle one."""
    answers = sorted(session.timed("COUNT", query)[2] for _ in range(times))
    return {"minimum_ns": answers[0], "median_ns": answers[len(answers) // 2]}
