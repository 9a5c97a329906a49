"""Winnow and Lucene, as each is given to its users: an index of a corpus, and the ranking of a question."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from harness import builds, engines

from judged import FOLDER

# As deep as rankings are looked at: what trec_eval's users agree on.
DEPTH = 1000
PROCESSES = 2


class Searcher:
    """An index is built again where its corpus or the program has changed."""

    def index(self, corpus):
        place = "wikipedia" if corpus.stem == "wikipedia" else corpus.parent.name
        folder = FOLDER / "indexes" / place / self.name
        stamp = folder.with_suffix(".json")
        status = corpus.stat()
        identity = [status.st_size, status.st_mtime_ns, builds.digest(self.program), self.options]
        if stamp.exists() and json.loads(stamp.read_text()) == identity:
            return folder
        stamp.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.build(corpus, folder)
        stamp.write_text(json.dumps(identity))
        return folder


class Winnow(Searcher):
    name = "winnow"
    options = ["--durability", "none"]

    def __init__(self, program, k1, b, ranking=()):
        self.program = program
        self.ranking = ["--k1", str(k1), "--b", str(b), *ranking]

    def build(self, corpus, folder):
        command = [self.program, "index", corpus, "--index", folder, *self.options]
        subprocess.run(command, check=True, capture_output=True)

    def rankings(self, folder, queries):
        """Of each query the keys of what is found, best first.

        Near copies are not folded: each document is judged for itself.
        """
        def ranking(query):
            command = [
                self.program, "search", "--index", folder, "--no-group", "--limit", str(DEPTH),
                *self.ranking, "--format", r"{key}\n", "--", query,
            ]
            found = subprocess.run(command, capture_output=True, text=True)
            # 1 says that nothing was found.
            if found.returncode not in (0, 1):
                raise SystemExit(f"winnow search {query!r}: {found.stderr}")
            return found.stdout.splitlines()

        with ThreadPoolExecutor(PROCESSES) as pool:
            return list(pool.map(ranking, queries))


class Lucene(Searcher):
    name = "lucene"
    program = engines.LUCENE / "classes/LanguageLucene.class"

    def __init__(self, k1, b, analyzer="en.EnglishAnalyzer", java=engines.java()):
        """`java`: what starts Lucene, up to the name of the class, which is left out."""
        self.bm25 = [str(k1), str(b)]
        self.options = [analyzer]
        self.command = [*java[:-1], "LanguageLucene"]

    def build(self, corpus, folder):
        command = [*self.command, "index", *self.options, corpus, folder]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)

    def rankings(self, folder, queries):
        found = subprocess.run(
            [*self.command, "serve", *self.options, folder, str(DEPTH), *self.bm25],
            input="".join(f"{query}\n" for query in queries), capture_output=True, text=True,
        )
        lines = found.stdout.splitlines()
        if found.returncode != 0 or len(lines) != len(queries):
            raise SystemExit(f"Lucene: {found.stderr}")
        return [line.split() for line in lines]
