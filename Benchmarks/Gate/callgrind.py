"""Counts the instructions that a program executes, with Valgrind's Callgrind.

https://valgrind.org/docs/manual/cl-manual.html
"""

import re
import shutil
import subprocess

# What Swift's readLine calls for each line. Callgrind begins a new part of its counts there, so what
# answering a line costs is in a part of its own.
READING_A_LINE = "swift_stdlib_readLine_stdin"
# Nothing else: what is in the environment moves addresses, and hashes are seeded at random.
ENVIRONMENT = {"LC_ALL": "C", "SWIFT_DETERMINISTIC_HASHING": "1"}


class Failure(Exception):
    """A run without counts."""


def of_process(command, folder):
    """The instructions of a process that runs in a folder."""
    return sum(_parts(command, folder, b"", []))


def of_lines(command, folder, lines):
    """The instructions before a process reads its first line, and for each line what it costs."""
    said = "".join(line + "\n" for line in lines).encode()
    # Parts end where the first line is read, behind each line, and at the end of the process.
    parts = _parts(command, folder, said, [f"--dump-before={READING_A_LINE}"])
    if len(parts) != len(lines) + 2:
        raise Failure(
            f"{len(parts)} counts for {len(lines)} lines:"
            f" does the program still read its lines with {READING_A_LINE}?"
        )
    return parts[0], parts[1:-1]


def _parts(command, folder, said, options):
    """The counts of a run, part by part."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise Failure("valgrind is not installed")
    counts = folder / "callgrind"
    shutil.rmtree(counts, ignore_errors=True)
    counts.mkdir()
    process = subprocess.run(
        [valgrind, "--tool=callgrind", f"--callgrind-out-file={counts / 'part'}", *options, *command],
        cwd=folder, env=ENVIRONMENT, input=said, capture_output=True,
    )
    if process.returncode != 0:
        told = process.stderr.decode(errors="replace")[-2000:]
        raise Failure(f"{command} ended with {process.returncode}:\n{told}")
    if b"UNSUPPORTED" in process.stdout:
        raise Failure(f"{command} does not know one of its lines")
    # The parts are part.1, part.2 ..., the last one plain part.
    files = [counts / f"part.{number}" for number in range(1, len(list(counts.iterdir())))]
    return [_summary(file) for file in [*files, counts / "part"]]


def _summary(file):
    found = re.search(r"^(?:summary|totals): (\d+)$", file.read_text(errors="replace"), re.MULTILINE)
    if found is None:
        raise Failure(f"{file.name}: no sum in what Callgrind wrote")
    return int(found[1])
