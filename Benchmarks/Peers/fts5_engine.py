#!/usr/bin/env python3
"""SQLite FTS5 behind the protocol of the benchmarks: positions, no stored text, one segment."""

import os
import sys
from pathlib import Path

FOLDER = os.environ.get("WINNOW_BENCH_DIR") or Path(__file__).resolve().parents[2] / ".bench"
sys.path.insert(0, str(Path(FOLDER) / "python"))

import apsw  # noqa: E402 (it is where the line above says)

from protocol import LIMITS, Unsupported, documents, main
from syntax import parse

# Tokens are cut already: of ASCII, letters, digits and this are words; all else in the text is a
# space, and what is not ASCII belongs to words.
TOKENIZER = "ascii tokenchars '_'"


def index(corpus, folder):
    database = apsw.Connection(f"{folder}/index.sqlite")
    database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000")
    database.execute(
        f'CREATE VIRTUAL TABLE texts USING fts5(text, content="", tokenize="{TOKENIZER}");'
        "CREATE TABLE ids(id TEXT)"
    )
    with database:
        for key, text in documents(corpus):
            database.execute("INSERT INTO ids(id) VALUES(?)", (key,))
            row = database.last_insert_rowid()
            database.execute("INSERT INTO texts(rowid, text) VALUES(?, ?)", (row, text))
    database.execute("INSERT INTO texts(texts) VALUES('optimize')")


def match(text, is_ranked):
    """The query in FTS5's syntax."""
    must, should, must_not = parse(text)
    if any(clause.slop for clause in must + should + must_not):
        raise Unsupported("its NEAR takes words in any order")
    if must and should and is_ranked:
        raise Unsupported("words that only add to scores")
    said = " AND ".join(map(quoted, must)) or " OR ".join(map(quoted, should))
    if not said:
        raise Unsupported("nothing but what must not be there")
    return f"({said})" + "".join(f" NOT {quoted(clause)}" for clause in must_not)


def quoted(clause):
    return '"' + " ".join(clause.words) + '"'


def open_index(folder):
    database = apsw.Connection(f"{folder}/index.sqlite", flags=apsw.SQLITE_OPEN_READONLY)
    database.execute("PRAGMA mmap_size=8000000000; PRAGMA cache_size=-1000000")

    def count(query):
        sql = "SELECT count(*) FROM texts WHERE texts MATCH ?"
        return database.execute(sql, (match(query, False),)).get

    def best(query, limit):
        sql = "SELECT rowid, -rank FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return database.execute(sql, (match(query, True), limit)).fetchall()

    def named(rows):
        for row, score in rows:
            yield database.execute("SELECT id FROM ids WHERE rowid = ?", (row,)).get, score

    def answer(command, query):
        if command == "COUNT":
            return count(query), []
        if command not in LIMITS:
            raise Unsupported(command)
        hits = best(query, LIMITS[command])
        return count(query) if command.endswith("_COUNT") else 1, named(hits)

    return {"answer": answer}


if __name__ == "__main__":
    main(index, open_index)
