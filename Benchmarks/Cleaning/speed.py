"""What a page costs: the user CPU that each extractor's program tells of each page.

The extractors take turns on a fixed sample of the pages, one process at a time; of each, the round in which
it was quickest is kept. An extractor's program does not count what comes before its first pages, nor
reading and writing.
"""

import json
import subprocess

# Bytes above which a page is one of the large.
LARGE = 100_000
# The share of the pages that are timed, and how often.
EVERY = 10
ROUNDS = 3


def measure(commands, folder, told=lambda what: None):
    """{name: figures} of {name: command}; a command prints an object for each page of the folder."""
    rounds = {name: [] for name in commands}
    for number in range(ROUNDS):
        told(f"timing, round {number + 1} of {ROUNDS} ...")
        for name, command in commands.items():
            said = subprocess.run([*command, str(folder)], check=True, capture_output=True, text=True)
            rounds[name].append([json.loads(line) for line in said.stdout.splitlines()])
    return {name: quickest(found) for name, found in rounds.items()}


def quickest(rounds):
    """The figures of the round with the least time, of all pages and of the large ones."""
    found = [figures(pages) for pages in rounds]
    return {
        which: min((of[which] for of in found if of[which]), default=None,
                   key=lambda rates: rates["user_seconds"])
        for which in ("all", "large")
    }


def figures(pages):
    """Pages and megabytes per second of user CPU, of all pages and of the large ones."""
    large = [page for page in pages if page["bytes"] > LARGE]
    return {"all": rates(pages), "large": rates(large)}


def rates(pages):
    # Of few small pages, none may have lasted as long as the clock can tell.
    seconds = sum(page["user_us"] for page in pages) / 1e6
    if seconds == 0:
        return None
    megabytes = sum(page["bytes"] for page in pages) / 1e6
    return {
        "pages": len(pages),
        "megabytes": round(megabytes, 1),
        "user_seconds": round(seconds, 3),
        "pages_per_second": round(len(pages) / seconds, 1),
        "megabytes_per_second": round(megabytes / seconds, 2),
    }
