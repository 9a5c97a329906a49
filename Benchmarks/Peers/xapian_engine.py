#!/usr/bin/python3
"""Xapian behind the protocol of the benchmarks: positions, nothing stored but ids."""

import shutil

import xapian

from protocol import LIMITS, Unsupported, documents, main
from syntax import parse

LONGEST_WORD = 64


def index(corpus, folder):
    loose = f"{folder}/loose"
    database = xapian.WritableDatabase(loose, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    generator.set_max_word_length(LONGEST_WORD)
    for key, text in documents(corpus):
        document = xapian.Document()
        document.set_data(key)
        generator.set_document(document)
        generator.set_termpos(0)
        generator.index_text(text)
        database.add_document(document)
    database.commit()
    database.compact(f"{folder}/index")
    database.close()
    shutil.rmtree(loose)


def expressed(text):
    """The query as Xapian's operators."""
    must, should, must_not = parse(text)
    if any(clause.slop for clause in must + should + must_not):
        raise Unsupported("its windows don't let words change places")
    wanted = xapian.Query(xapian.Query.OP_AND, [one(clause) for clause in must])
    helpful = xapian.Query(xapian.Query.OP_OR, [one(clause) for clause in should])
    if must and should:
        query = xapian.Query(xapian.Query.OP_AND_MAYBE, wanted, helpful)
    elif must or should:
        query = wanted if must else helpful
    else:
        raise Unsupported("nothing but what must not be there")
    for clause in must_not:
        query = xapian.Query(xapian.Query.OP_AND_NOT, query, one(clause))
    return query


def one(clause):
    if len(clause.words) == 1:
        return xapian.Query(clause.words[0])
    words = [xapian.Query(word) for word in clause.words]
    return xapian.Query(xapian.Query.OP_PHRASE, words, len(words))


def open_index(folder):
    database = xapian.Database(f"{folder}/index")
    everything = database.get_doccount()
    # k1, k2, k3, b, and no least length for norms.
    scoring = xapian.BM25Weight(1.2, 0, 1, 0.75, 0)

    def answer(command, query):
        enquire = xapian.Enquire(database)
        enquire.set_query(expressed(query))
        if command == "COUNT":
            enquire.set_weighting_scheme(xapian.BoolWeight())
            return enquire.get_mset(0, 0, everything).get_matches_estimated(), []
        if command not in LIMITS:
            raise Unsupported(command)
        enquire.set_weighting_scheme(scoring)
        counts = command.endswith("_COUNT")
        found = enquire.get_mset(0, LIMITS[command], everything if counts else 0)
        hits = ((hit.document.get_data().decode(), hit.weight) for hit in found)
        return found.get_matches_estimated() if counts else 1, hits

    return {"answer": answer}


if __name__ == "__main__":
    main(index, open_index)
