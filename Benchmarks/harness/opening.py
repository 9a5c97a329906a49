"""The first query after opening an index, as a whole process."""

import os
import statistics
import subprocess
import time


def measure(engine, index, query, times=20):
    """Median milliseconds of starting, opening, answering one query and ending."""
    runs = [once(engine, index, query) for _ in range(times)]
    return {
        "wall_ms": round(statistics.median(wall for wall, _ in runs), 3),
        "cpu_ms": round(statistics.median(cpu for _, cpu in runs), 3),
    }


def once(engine, index, query):
    start = time.monotonic()
    process = subprocess.Popen(
        [*engine.command, "serve", str(index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    process.stdin.write(f"COUNT\t{query}\n".encode())
    process.stdin.close()
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return 1000 * wall, 1000 * (usage.ru_utime + usage.ru_stime)
