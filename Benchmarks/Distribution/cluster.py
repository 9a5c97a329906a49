"""A Ray cluster of several raylets on this machine."""

import contextlib
import logging
import os
import time
from collections.abc import Iterator

# Nothing leaves the machine, and what the libraries say of themselves is not what is looked for.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
os.environ.setdefault("RAY_SERVE_LOG_TO_STDERR", "0")

import ray
from ray.cluster_utils import Cluster

logging.getLogger("ray").setLevel(logging.ERROR)
logging.getLogger("ray.serve").setLevel(logging.ERROR)


@contextlib.contextmanager
def cluster(nodes: int, processors: float = 1) -> Iterator[Cluster]:
    """A head without work of its own, and nodes that work."""
    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "resources": {"head": 1}})
    for _ in range(nodes):
        started.add_node(num_cpus=processors, wait=True)
    ray.init(address=started.address, log_to_driver=False, logging_level="error")
    try:
        yield started
    finally:
        with contextlib.suppress(Exception):
            from ray import serve

            serve.shutdown()
        ray.shutdown()
        started.shutdown()


def wait_for(condition, seconds: float, what: str) -> float:
    """How long it took until a condition held; an error that says what, if it does not."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if condition():
            return time.monotonic() - start
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {seconds:g} s")
