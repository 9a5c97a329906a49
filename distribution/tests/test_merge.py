"""Merging, beside a slow and obvious way to say what must come out."""

import random

from winnow_ray.merge import FACET_LIMIT, Request, merge_facets, merge_hits

PLAIN = Request(folds_copies=False, folds_captures=False)


def _hit(key: str, score: float, **more) -> dict:
    return {"key": key, "score": score, **more}


def _answer(*hits: dict, facets: tuple = ()) -> dict:
    return {"hits": list(hits), "facets": list(facets)}


def _keys(merged) -> list[str]:
    return [hit["key"] for hit in merged.hits]


def test_equal_scores_stand_in_the_order_of_keys_bytes():
    answers = {"a": _answer(_hit("z", 2.0), _hit("\U0001f600", 1.0)), "b": _answer(_hit("é", 1.0), _hit("\uffff", 1.0))}
    # In UTF-16 the last two would stand the other way round.
    assert _keys(merge_hits(answers, PLAIN, 10)) == ["z", "é", "\uffff", "\U0001f600"]


def test_pages_of_random_shards_are_those_of_one_ranking():
    random_ = random.Random(3)
    for _ in range(200):
        count = random_.randrange(1, 6)
        hits = [_hit(f"{number:03d}", random_.randrange(6) / 2) for number in range(random_.randrange(60))]
        shards = {str(shard): [] for shard in range(count)}
        for hit in hits:
            shards[str(random_.randrange(count))].append(hit)
        request = Request(random_.randrange(1, 12), random_.randrange(8), folds_copies=False, folds_captures=False)
        ranked = {
            shard: sorted(own, key=lambda hit: (-hit["score"], hit["key"]))[: request.wanted]
            for shard, own in shards.items()
        }
        merged = merge_hits({shard: _answer(*own) for shard, own in ranked.items()}, request, request.wanted)
        expected = sorted(hits, key=lambda hit: (-hit["score"], hit["key"]))
        assert _keys(merged) == [hit["key"] for hit in expected[request.offset : request.offset + request.limit]]
        assert not merged.needs_more
        assert [hit["rank"] for hit in merged.hits] == [
            request.offset + place for place in range(1, len(merged.hits) + 1)
        ]


def test_days_sort_the_newest_first_and_those_without_last():
    answers = {
        "a": _answer(_hit("a", 1.0, day=5), _hit("b", 9.0)), "b": _answer(_hit("c", 1.0, day=7), _hit("d", 1.0, day=5)),
    }
    request = Request(by_date=True, folds_copies=False, folds_captures=False)
    assert _keys(merge_hits(answers, request, 10)) == ["c", "a", "d", "b"]


def _sketch(*changed: int) -> str:
    return bytes((7 * place + 1 + (100 if place in changed else 0)) % 256 for place in range(64)).hex()


def test_near_copies_are_folded_across_shards():
    answers = {
        "a": _answer(_hit("a", 3.0, sketch=_sketch()), _hit("d", 1.0, sketch=_sketch(*range(0, 64, 2)))),
        "b": _answer(_hit("b", 2.0, sketch=_sketch(*range(33, 64))), _hit("c", 1.5, sketch=_sketch(*range(32, 64)))),
    }
    merged = merge_hits(answers, Request(), 10)
    # 31 changed bytes leave 33 that agree; 32 leave 32; of every second one no pair of bytes is the same.
    assert _keys(merged) == ["a", "c", "d"]
    # What is a copy of two counts for both, as in one index.
    assert [hit["similar"] for hit in merged.hits] == [1, 1, 0]
    assert "sketch" not in merged.hits[0]
    assert _keys(merge_hits(answers, PLAIN, 10)) == ["a", "b", "c", "d"]


def test_texts_without_words_are_no_copies():
    empty = "00" * 64
    answers = {"a": _answer(_hit("a", 1.0, sketch=empty)), "b": _answer(_hit("b", 1.0, sketch=empty))}
    assert _keys(merge_hits(answers, Request(), 10)) == ["a", "b"]


def test_the_newest_capture_stands_for_all():
    answers = {
        "a": _answer(_hit("old", 3.0, url="u", captured="2024-01-01T00:00:00Z"), _hit("x", 1.0, url="u", captured=None)),
        "b": _answer(_hit("new", 2.0, url="u", captured="2025-01-01T00:00:00Z")),
    }
    merged = merge_hits(answers, Request(), 10)
    assert _keys(merged) == ["new", "x"]
    assert merged.hits[0]["captures"] == 1
    assert _keys(merge_hits(answers, PLAIN, 10)) == ["old", "new", "x"]


def test_captures_beyond_what_shards_gave_are_asked_for_and_fold():
    """Both shards may have more; the newest capture of `u` is none of their best hits."""
    answers = {
        "a": _answer(_hit("old", 3.0, url="u", captured="2024-01-01T00:00:00Z"), _hit("x", 1.0)),
        "b": _answer(_hit("y", 2.0), _hit("z", 1.0)),
    }
    request = Request(limit=2)
    assert merge_hits(answers, request, 3).addresses == [], "nobody has more"
    merged = merge_hits(answers, request, 2)
    assert merged.addresses == ["u"]
    new = _hit("new", 0.5, url="u", captured="2025-01-01T00:00:00Z", shard="b")
    old = _hit("old", 3.0, url="u", captured="2024-01-01T00:00:00Z", shard="a")
    merged = merge_hits(answers, request, 2, {"u": [old, new]})
    assert _keys(merged) == ["new", "y"] and merged.addresses == []
    assert (merged.hits[0]["captures"], merged.hits[0]["score"], merged.hits[0]["shard"]) == (1, 0.5, "b")
    # What a shard gave stays a capture, though it did not answer when it was asked again.
    assert _keys(merge_hits(answers, request, 2, {"u": []})) == ["old", "y"]
    assert merge_hits(answers, Request(limit=2, folds_captures=False), 2).addresses == []


def test_more_is_asked_for_where_copies_crowd_out_the_page():
    copies = [_hit(f"{number}", 1.0, sketch=_sketch()) for number in range(8)]
    request = Request(limit=2)
    answers = {"a": _answer(*copies)}
    assert merge_hits(answers, request, 8).needs_more
    # One that gave less than it was asked for has no more.
    assert not merge_hits(answers, request, 9).needs_more


def test_what_a_shard_did_not_give_may_come_before_what_another_gave():
    """The second hit of `a` is not known; it may be better than the second of `b`, and a copy of nothing."""
    answers = {"a": _answer(_hit("a", 3.0, sketch=_sketch())), "b": _answer(_hit("b", 2.0, sketch=_sketch()), _hit("c", 1.0))}
    merged = merge_hits(answers, Request(limit=2), 1)
    assert _keys(merged) == ["a"] and merged.needs_more


def test_facets_are_added_up_and_cut_at_the_end():
    def facet(**counts: int) -> dict:
        return {"by": "site", "counts": [{"value": value, "count": count} for value, count in counts.items()]}

    many = {f"s{number:02d}": 1 for number in range(30)}
    merged = merge_facets([_answer(facets=(facet(b=2, a=1),)), _answer(facets=(facet(a=1, **many),))])
    counts = merged[0]["counts"]
    assert counts[:2] == [{"value": "a", "count": 2}, {"value": "b", "count": 2}]
    assert len(counts) == FACET_LIMIT and "cut" not in merged[0]
    cut = merge_facets([_answer(facets=({**facet(a=1), "cut": True},))])
    assert cut[0]["cut"] is True
