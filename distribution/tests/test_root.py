"""The root before leaves that are made up; wants Ray, on which it stands."""

import asyncio
import json

import pytest

pytest.importorskip("ray", reason="ray is not installed: make test-distribution installs it")

from winnow_ray.root import Root


class Leaf:
    """Has some hits; a hanging one answers nothing in time."""

    def __init__(self, *hits: dict, hangs: bool = False):
        self.hits, self.hangs = hits, hangs
        self.asked: list[tuple[str, list[tuple[str, str]]]] = []

    async def ask(self, path: str, parameters: list[tuple[str, str]], timeout: float) -> dict:
        self.asked.append((path, parameters))
        await asyncio.sleep(60 if self.hangs else 0.03)
        asked = dict(parameters)
        match path:
            case "/leaf/search":
                hits = self.hits[: int(asked["limit"])]
                return {
                    "hits": hits, "total": len(self.hits), "partial": False, "facets": [], "notes": [], "microseconds": 7
                }
            case "/leaf/captures":
                wanted = {value for name, value in parameters if name == "address"}
                return {"hits": [hit for hit in self.hits if hit.get("url") in wanted], "microseconds": 2}
            case "/leaf/passages":
                wanted = [value for name, value in parameters if name == "key"]
                return {"hits": [{"key": key, "passage": f"of {key}"} for key in wanted], "microseconds": 1}
        raise AssertionError(path)


def _search(leaves: dict[str, Leaf], timeout: float = 0.05, **parameters: str) -> dict:
    root = object.__new__(Root.func_or_class)
    root._routes, root._generation, root._timeout = leaves, "g", timeout
    response = asyncio.run(root._search([("q", "dam"), *parameters.items()]))
    return {**json.loads(response.body), "status": response.status_code}


def _hit(key: str, score: float, **more) -> dict:
    return {"key": key, "score": score, **more}


def test_a_leaf_that_hangs_takes_nothing_from_the_others():
    answer = _search({"a": Leaf(_hit("x", 2.0)), "b": Leaf(hangs=True), "c": Leaf(_hit("y", 1.0))})
    assert (answer["status"], answer["partial"], answer["total"]) == (200, True, 2)
    assert [(hit["key"], hit["passage"]) for hit in answer["hits"]] == [("x", "of x"), ("y", "of y")]
    assert answer["shards"]["missing"] == [{"shard": "b", "reason": "no answer in time"}]
    assert answer["shards"]["answered"] == 2


def test_nobody_answers():
    answer = _search({"a": Leaf(hangs=True)})
    assert (answer["status"], answer["partial"], answer["hits"]) == (503, True, [])


def test_each_leaf_is_asked_for_passages_of_its_own_hits():
    leaves = {"a": Leaf(_hit("x", 2.0), _hit("z", 0.5)), "b": Leaf(_hit("y", 1.0)), "c": Leaf()}
    answer = _search(leaves, limit="2")
    assert [hit["key"] for hit in answer["hits"]] == ["x", "y"] and not answer["partial"]
    shown = {
        shard: [value for path, parameters in leaf.asked if path == "/leaf/passages" for _, value in parameters[1:]]
        for shard, leaf in leaves.items()
    }
    assert shown == {"a": ["x"], "b": ["y"], "c": []}
    assert answer["shards"]["slowest"] == 8


def test_the_newest_capture_is_found_where_no_ranking_goes_as_far():
    old = [_hit(f"old{number:02}", 2.0, url=f"u{number}", captured="2024") for number in range(40)]
    new = [_hit(f"new{number:02}", 1.0, url=f"u{number}", captured="2025") for number in range(40)]
    answer = _search({"a": Leaf(*old), "b": Leaf(*new)}, limit="3")
    assert [hit["key"] for hit in answer["hits"]] == ["new00", "new01", "new02"]
    assert [(hit["captures"], hit["shard"], hit["passage"]) for hit in answer["hits"]] == [
        (1, "b", f"of new{number:02}") for number in range(3)
    ]
    assert answer["shards"]["slowest"] == 10


def test_long_addresses_are_asked_for_in_parts():
    long = "u" * 3000
    hits = [_hit(f"{number}", 2.0 - number / 100, url=f"{long}{number}", captured="2024") for number in range(40)]
    leaf = Leaf(*hits)
    assert len(_search({"a": leaf}, limit="5")["hits"]) == 5
    asked = [parameters for path, parameters in leaf.asked if path == "/leaf/captures"]
    assert [len(parameters) - 1 for parameters in asked] == [2, 2, 1]
