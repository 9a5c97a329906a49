"""What it costs to index a corpus: seconds of CPU, and tokens."""

import json
import os
import re
import shutil
import subprocess

ROUNDS = 3


def winnow(program, corpus, folder):
    """Builds the index, and gives tokens and the least CPU seconds of the whole process."""
    seconds = []
    for _ in range(ROUNDS):
        shutil.rmtree(folder, ignore_errors=True)
        command = [program, "index", corpus, "--index", folder, "--durability", "none"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"winnow index {corpus}: exit code {process.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
    info = subprocess.run(
        [program, "info", "--index", folder], check=True, capture_output=True, text=True
    ).stdout
    tokens = int(re.search(r"^words +([\d,]+)$", info, re.MULTILINE)[1].replace(",", ""))
    return {"tokens": tokens, "indexing_seconds": min(seconds)}


def lucene(command, analyzer, corpus, folder):
    """The same of Lucene's thread once it is warm, and of analysis alone."""
    command = [*command, "measure", analyzer, corpus, folder]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(said.stdout.splitlines()[-1])
