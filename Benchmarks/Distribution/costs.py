"""What the root costs beside the slowest leaf, and how many queries come through."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor

from client import Client

Question = tuple[str, list[tuple[str, str]]]


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def floor(port: int) -> float:
    """The median of the milliseconds of an answer that asks no leaf: what Ray Serve takes for any."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    took = []
    for _ in range(300):
        start = time.monotonic()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        took.append(1e3 * (time.monotonic() - start))
    return round(percentile(took, 0.5), 2)


def overhead(client: Client, questions: list[Question]) -> dict:
    """One query after the other: milliseconds of the root, of the slowest leaf, and between both."""
    rows = []
    for _, parameters in questions:
        start = time.monotonic()
        answer = client.get(parameters)
        whole = 1e3 * (time.monotonic() - start)
        if answer["status"] == 200:
            rows.append((whole, answer["shards"]["slowest"] / 1e3))
    return {
        "queries": len(rows),
        **{
            f"{name} p{round(100 * share)}": round(percentile(values, share), 2)
            for name, values in (
                ("root", [whole for whole, _ in rows]),
                ("slowest leaf", [leaf for _, leaf in rows]),
                ("overhead", [whole - leaf for whole, leaf in rows]),
            )
            for share in (0.5, 0.99)
        },
    }


def throughput(client: Client, questions: list[Question], at_once: int) -> float:
    """Queries a second with so many at once."""
    with ThreadPoolExecutor(at_once) as pool:
        start = time.monotonic()
        answers = list(pool.map(lambda question: client.get(question[1])["status"], questions))
        return sum(status == 200 for status in answers) / (time.monotonic() - start)
