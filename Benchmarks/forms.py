#!/usr/bin/env python3
"""Measures how fast files of each form are read as records, before cleaning, beside warcio and FastWARC.

    Benchmarks/forms.py SAMPLES WORK [--size MB] [--runs N] [--out REPORT.md]

SAMPLES has web archives (*.warc.gz, one gzip member a record) in folders. Of those that are read to the end without
a complaint, WORK gets one file of about MB megabytes, decompressed, in each form; files that are there are kept. Each
program then reads each file N times, by turns; the figures are of the run with the least user time of each. At the
end the web archive is indexed, plain and packed, and the most memory that this takes is printed.
Wants warcio and fastwarc (pip), zstd, lz4, tar and zip.
"""

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import zlib

READER = ".build/release/winnow-forms-benchmark"
WINNOW = ".build/release/winnow"

WARCIO = """
import sys
from warcio.archiveiterator import ArchiveIterator
with open(sys.argv[1], "rb") as stream:
    print(sum(1 for _ in ArchiveIterator(stream)))
"""
FASTWARC = """
import sys
from fastwarc import ArchiveIterator
with open(sys.argv[1], "rb") as stream:
    print(sum(1 for _ in ArchiveIterator(stream, parse_http=True)))
"""


def members(path):
    """The gzip members of a file, each with its content; none if it is not one member a record."""
    data = open(path, "rb").read()
    found = []
    while data:
        unpacker = zlib.decompressobj(31)
        try:
            content = unpacker.decompress(data)
        except zlib.error:
            return []
        if not unpacker.eof or not content.startswith(b"WARC/"):
            return []
        found.append((data[: len(data) - len(unpacker.unused_data)], content))
        data = unpacker.unused_data
    return found


def is_readable(path):
    """Whether warcio reads all of a file."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        with open(path, "rb") as stream, contextlib.redirect_stderr(io.StringIO()) as said:
            for _ in ArchiveIterator(stream):
                pass
        return not said.getvalue()
    except Exception:
        return False


def make(samples, work, megabytes):
    os.makedirs(work, exist_ok=True)
    plain, packed = f"{work}/big.warc", f"{work}/big.warc.gz"
    if not os.path.exists(packed):
        records = []
        for folder, _, names in sorted(os.walk(samples)):
            for name in sorted(names):
                if name.endswith(".warc.gz") and is_readable(f"{folder}/{name}"):
                    records += members(f"{folder}/{name}")
        size = 0
        with open(plain, "wb") as one, open(packed, "wb") as other:
            while size < megabytes * 1_000_000:
                for member, content in records:
                    one.write(content)
                    other.write(member)
                    size += len(content)
    for ending, command in [("zst", ["zstd", "-q", plain, "-o"]), ("lz4", ["lz4", "-q", plain])]:
        if not os.path.exists(f"{plain}.{ending}"):
            subprocess.run(command + [f"{plain}.{ending}"], check=True)
    if not os.path.exists(f"{work}/whole.warc.gz"):
        with open(f"{work}/whole.warc.gz", "wb") as output:
            subprocess.run(["gzip", "-c", plain], stdout=output, check=True)
    rows(work, megabytes / 10)
    containers(work)


def rows(work, megabytes):
    """Tables of made-up rows."""
    if os.path.exists(f"{work}/rows.csv"):
        return
    text = "The dam above the village was finished in spring, and the water rose until June. " * 12
    with open(f"{work}/rows.jsonl", "w") as lines, open(f"{work}/rows.csv", "w") as table:
        table.write("id,title,text\n")
        for number in range(int(megabytes * 1_000_000 / len(text))):
            row = {"id": str(number), "title": f"Row {number}", "text": text}
            lines.write(json.dumps(row) + "\n")
            table.write(f'{number},Row {number},"{text}"\n')


def containers(work):
    """Pages of their own, in archives."""
    folder = f"{work}/pages"
    if os.path.exists(f"{work}/pages.zip"):
        return
    os.makedirs(folder, exist_ok=True)
    text = "<p>The dam above the village was finished in spring, and the water rose until June.</p>\n" * 200
    for number in range(5000):
        with open(f"{folder}/{number}.html", "w") as page:
            page.write(f"<html><title>Page {number}</title><body>{text}</body></html>")
    subprocess.run(["tar", "-C", work, "-cf", f"{work}/pages.tar", "pages"], check=True)
    subprocess.run(["zip", "-qr", "pages.zip", "pages"], cwd=work, check=True)
    for program, ending in [("gzip", "gz"), ("bzip2", "bz2"), ("xz", "xz")]:
        with open(f"{work}/pages.tar.{ending}", "wb") as output:
            subprocess.run([program, "-1c", f"{work}/pages.tar"], stdout=output, check=True)


def run(command):
    """User seconds of a command, its peak memory in MB (that of this program at least) and what it printed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not output:
        return None
    return usage.ru_utime, usage.ru_maxrss / 1024, output


def reading(work, runs):
    """The lines of a table: each file, read by each program that reads its form."""
    yield "| file | by | records | MB | records/s | MB/s | peak MB |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name in sorted(name for name in os.listdir(work) if os.path.isfile(f"{work}/{name}")):
        path = f"{work}/{name}"
        programs = {"Winnow": [READER, path]}
        if ".warc" in name:
            programs["warcio"] = [sys.executable, "-c", WARCIO, path]
            programs["FastWARC"] = [sys.executable, "-c", FASTWARC, path]
        best = {}
        for _ in range(runs):
            for program, command in programs.items():
                figures = run(command)
                if figures and (program not in best or figures[0] < best[program][0]):
                    best[program] = figures
        size = 0
        for program, (seconds, memory, output) in best.items():
            if program == "Winnow":
                fields = output.split("\t")
                records, size = int(fields[1]) + int(fields[2]), int(fields[4])
            else:
                records = int(output)
            yield (
                f"| {name} | {program} | {records} | {size / 1e6:.0f} | {records / max(seconds, 1e-3):.0f} "
                f"| {size / 1e6 / max(seconds, 1e-3):.0f} | {memory:.0f} |"
            )


def indexing(work):
    """The lines of a table: what it takes to clean and index web archives."""
    yield "| file | user seconds | peak MB |"
    yield "|---|---:|---:|"
    for name in ["big.warc", "big.warc.gz"]:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            figures = run([WINNOW, "index", "--index", folder, f"{work}/{name}"])
        if figures:
            yield f"| {name} | {figures[0]:.0f} | {figures[1]:.0f} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("samples")
    parser.add_argument("work")
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", help="a file to write the tables to besides")
    options = parser.parse_args()
    make(options.samples, options.work, options.size)
    lines = []
    for table in (reading(options.work, options.runs), indexing(options.work)):
        for line in table:
            print(line, flush=True)
            lines.append(line)
        lines.append("")
    if options.out:
        with open(options.out, "w") as report:
            report.write("\n".join(lines))


if __name__ == "__main__":
    main()
