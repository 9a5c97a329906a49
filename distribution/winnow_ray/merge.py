"""Merges the answers of shards into the one that an index of everything would give.

Each shard scores with the statistics of all, and gives its best hits and all values of facets. So the best of all are
among them, and what is left is to order them, by score and then by key, and to fold what is a copy of what.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

#: Near copies agree in so many of the 64 bytes of their sketches, and in one of the first sixteen pairs of them
#: (Sources/SearchCore/Similarity).
LEAST_AGREEMENT = 33
PAIRS = 16
#: So many values of a facet are given.
FACET_LIMIT = 20
#: What is asked for beyond the hits of a page, where hits may be folded.
SPARE = 8


@dataclass(frozen=True)
class Request:
    """What somebody asks of the whole collection."""

    limit: int = 10
    offset: int = 0
    by_date: bool = False
    folds_copies: bool = True
    folds_captures: bool = True

    @property
    def folds(self) -> bool:
        return self.folds_copies or self.folds_captures

    @property
    def wanted(self) -> int:
        """How many hits each shard has to give."""
        end = self.offset + self.limit
        return 2 * end + SPARE if self.folds else max(end, 1)


@dataclass
class Merged:
    """The hits of a page, and what shards have to be asked for besides to be sure of it."""

    hits: list[dict] = field(default_factory=list)
    #: Whether there are too few hits to fill the page.
    needs_more: bool = False
    #: Of these addresses shards may have captures that match and are not among the hits that they gave.
    addresses: list[str] = field(default_factory=list)


def merge_hits(
    answers: dict[str, dict], request: Request, asked_for: int, captures: dict[str, list[dict]] | None = None
) -> Merged:
    """The page of hits that all shards' hits make up.

    - answers: by shard, what `/leaf/search` gave.
    - asked_for: how many hits each shard was asked for; one that gave less has no more.
    - captures: by address, what `/leaf/captures` gave, each with its shard.
    """
    ranked = [{**hit, "shard": shard} for shard, answer in answers.items() for hit in answer["hits"]]
    ranked.sort(key=lambda hit: _place(hit, request.by_date))
    # Behind the last hit of a shard that may have more, its next one could come before what others gave.
    ends = [
        _place(answer["hits"][-1], request.by_date)
        for answer in answers.values()
        if len(answer["hits"]) >= asked_for and answer["hits"]
    ]
    known = [hit for hit in ranked if not ends or _place(hit, request.by_date) <= min(ends)]
    end = request.offset + request.limit
    captures = captures or {}
    groups = _grouped(known, request, end, captures)
    merged = Merged(needs_more=len(groups) < end and bool(ends))
    if ends and request.folds_captures:
        addresses = dict.fromkeys(hit["url"] for hit in groups if _is_capture(hit))
        merged.addresses = [address for address in addresses if address not in captures]
    for rank, hit in enumerate(groups, 1):
        if rank > request.offset:
            merged.hits.append({name: value for name, value in {**hit, "rank": rank}.items() if name not in ("sketch", "day")})
    return merged


def _place(hit: dict, by_date: bool) -> tuple:
    """What sorts before what. Python orders strings by code points, as their bytes in UTF-8 are ordered."""
    if by_date:
        day = hit.get("day")
        return (day is None, -(day or 0), hit["key"])
    return (-hit["score"], hit["key"])


def _identity(hit: dict) -> tuple[str, str]:
    return hit["shard"], hit["key"]


def _is_capture(hit: dict) -> bool:
    return bool(hit.get("captured") and hit.get("url"))


def _grouped(ranked: list[dict], request: Request, limit: int, captures: dict[str, list[dict]]) -> list[dict]:
    """The first hits of which none is a near copy of one before, nor another capture of its address.

    It does what `Searcher.grouped` does with one index, but counts only near copies that were given.
    """
    if not request.folds:
        return ranked[:limit]
    groups: list[dict] = []
    folded: set[tuple[str, str]] = set()
    by_address = _by_address(ranked, captures) if request.folds_captures else {}
    copies = _Copies(ranked) if request.folds_copies else None
    for hit in ranked:
        if len(groups) == limit:
            break
        if _identity(hit) in folded:
            continue
        best, own = hit, by_address.get(hit.get("url"), []) if _is_capture(hit) else []
        if len(own) > 1:
            folded.update(map(_identity, own))
            # The first of equal times, in the order of shards as of segments.
            best = max(own, key=lambda other: other["captured"])
        group = {**best, "captures": max(0, len(own) - 1), "similar": 0}
        if copies:
            near = copies.of(best).difference(map(_identity, own))
            group["similar"] = len(near)
            folded |= near
        groups.append(group)
    return groups


def _by_address(ranked: list[dict], captures: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """The captures of each address, those that were asked for and those that were given anyway."""
    found: dict[str, dict[tuple[str, str], dict]] = {}
    for hit in [hit for own in captures.values() for hit in own] + ranked:
        if _is_capture(hit):
            found.setdefault(hit["url"], {}).setdefault(_identity(hit), hit)
    return {address: list(own.values()) for address, own in found.items()}


class _Copies:
    """Which hits are near copies of which."""

    def __init__(self, hits: list[dict]):
        self._sketches: dict[tuple[str, str], bytes] = {}
        #: By number of a pair and its bytes: the hits that have them there.
        self._having: dict[tuple[int, bytes], list[tuple[str, str]]] = {}
        for hit in hits:
            sketch = _sketch(hit)
            self._sketches[_identity(hit)] = sketch
            # A text without words is a copy of nothing.
            if any(sketch):
                for key in _pairs(sketch):
                    self._having.setdefault(key, []).append(_identity(hit))

    def of(self, hit: dict) -> set[tuple[str, str]]:
        own = _sketch(hit)
        if not any(own):
            return set()
        candidates = {other for key in _pairs(own) for other in self._having.get(key, ())} - {_identity(hit)}
        return {
            other for other in candidates if sum(map(int.__eq__, own, self._sketches[other])) >= LEAST_AGREEMENT
        }


def _sketch(hit: dict) -> bytes:
    return bytes.fromhex(hit.get("sketch") or "")


def _pairs(sketch: bytes) -> list[tuple[int, bytes]]:
    return [(pair, sketch[2 * pair : 2 * pair + 2]) for pair in range(PAIRS)]


def merge_facets(answers: Iterable[dict]) -> list[dict]:
    """The most frequent values of each facet; `cut` where a shard has more values than it gives."""
    sums: dict[str, dict[str, int]] = {}
    cut: set[str] = set()
    for answer in answers:
        for facet in answer["facets"]:
            counts = sums.setdefault(facet["by"], {})
            for count in facet["counts"]:
                counts[count["value"]] = counts.get(count["value"], 0) + count["count"]
            if facet.get("cut"):
                cut.add(facet["by"])
    return [
        {
            "by": by,
            "counts": [
                {"value": value, "count": count}
                for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:FACET_LIMIT]
            ],
            **({"cut": True} if by in cut else {}),
        }
        for by, counts in sums.items()
    ]
