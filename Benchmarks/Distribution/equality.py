"""Whether shards rank as one index of everything does."""

from client import Client

Question = tuple[str, list[tuple[str, str]]]


def compare(questions: list[Question], one: Client, root: Client) -> dict:
    """Asks both each question and counts, by kind, how many are answered alike.

    Alike are the same documents in the same order with the same scores, the same number of matches and of
    captures folded, and the same facets, to the last digit; nothing may be missing or partial.
    """
    kinds: dict[str, dict] = {}
    examples = []
    for kind, parameters in questions:
        expected, got = one.get(parameters), root.get(parameters)
        counts = kinds.setdefault(kind, {"queries": 0, "equal": 0, "with hits": 0, "hits": 0})
        counts["queries"] += 1
        counts["with hits"] += bool(expected.get("hits"))
        counts["hits"] += len(expected.get("hits", []))
        if _essence(expected) == _essence(got) and not got["partial"]:
            counts["equal"] += 1
        elif len(examples) < 20:
            examples.append({"parameters": parameters, "expected": _essence(expected), "got": _essence(got)})
    return {"kinds": kinds, "examples": examples}


def _essence(answer: dict) -> dict:
    return {
        "status": answer["status"],
        "total": answer.get("total"),
        "hits": [
            (hit["rank"], hit["key"], hit["score"], hit.get("captures"), hit.get("passage"))
            for hit in answer.get("hits", [])
        ],
        "facets": answer.get("facets"),
        "notes": answer.get("notes"),
    }
