"""The root: asks every shard of a collection once for its ranking, merges, and shows what made it to the page."""

import asyncio
import logging
import time
from pathlib import Path
from urllib.parse import quote_plus

from ray import serve
from starlette.requests import Request as WebRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from .manifest import ShardManifest
from .leaf_client import LeafClient, Parameters
from .merge import Request, merge_facets, merge_hits
from .routes import Route

LEAF = "Leaf"
#: How often it is looked whether the collection has gone on.
LOOK_SECONDS = 1.0
#: How long shards have to get ready for another generation before they are left behind.
READY_SECONDS = 120.0
#: Beyond the time that a search may take: the way to the shard and back.
WAY_SECONDS = 0.25
#: What shards may take, once the search is over, to tell more of hits. A shard that hung uses up the time of the search,
#: and the others must still be able to show theirs.
SHOW_SECONDS = 1.0
MOST_HITS, FARTHEST, MOST_ASKED_FOR = 100, 1000, 10_000
#: Bytes of keys or addresses in one request; leaves take targets of 16 KiB.
LONGEST_VALUES = 8 << 10

logger = logging.getLogger("ray.serve")


def application_name(shard: str) -> str:
    """The Ray Serve application that a shard's leaf is."""
    return f"shard-{shard}"


class Fault(Exception):
    """A request that can't be meant; the text is for people."""


@serve.deployment
class Root:
    """Serves `/search`, `/document` and `/healthz`."""

    def __init__(self, collection: str, timeout: float):
        self._collection = Path(collection)
        self._timeout = timeout
        self._generation: str | None = None
        #: By shard, in the order of the manifest.
        self._routes: dict[str, Route] = {}
        self._client = LeafClient()
        self._follower = asyncio.get_event_loop().create_task(self._follow())

    async def generation(self) -> str | None:
        """The generation of the collection that is searched."""
        return self._generation

    async def __call__(self, request: WebRequest) -> Response:
        if request.method not in ("GET", "HEAD"):
            return JSONResponse({"error": "only GET and HEAD are answered"}, 405, {"Allow": "GET, HEAD"})
        path = request.url.path.rstrip("/")
        if path == "/healthz":
            return PlainTextResponse("ok\n" if self._generation else "starting\n", 200 if self._generation else 503)
        if path not in ("/search", "/document"):
            return JSONResponse({"error": "there are /search, /document and /healthz"}, 404)
        if self._generation is None:
            return JSONResponse({"error": "shards are getting ready"}, 503, {"Retry-After": "5"})
        try:
            answer = self._search if path == "/search" else self._document
            return await answer(request.query_params.multi_items())
        except Fault as fault:
            return JSONResponse({"error": str(fault)}, 400)

    async def _search(self, parameters: Parameters) -> Response:
        start = time.monotonic()
        request, timeout = _request(parameters, self._timeout)
        handed_on = [
            (name, value) for name, value in parameters
            if name in ("q", "sort", "after", "before", "facet", "query-lang")
        ]
        deadline = start + timeout + WAY_SECONDS
        asked_for = min(request.wanted, MOST_ASKED_FOR)
        generation, routes = self._generation, self._routes
        missing: dict[str, str] = {}
        captures: dict[str, list[dict]] = {}
        capture_time = 0
        while True:
            answers = await self._ask(
                routes, "/leaf/search",
                [*handed_on, ("limit", str(asked_for)), ("timeout", str(int(1000 * timeout)))], deadline, missing,
            )
            faults = [answer["fault"] for answer in answers.values() if "fault" in answer]
            if faults:
                raise Fault(faults[0])
            merged = merge_hits(answers, request, asked_for, captures)
            shown_by = time.monotonic() + SHOW_SECONDS
            while merged.addresses and time.monotonic() < shown_by:
                capture_time += await self._look_up(captures, merged.addresses, routes, handed_on, shown_by, missing)
                merged = merge_hits(answers, request, asked_for, captures)
            # Only where near copies crowd out what is asked for.
            if not merged.needs_more or asked_for == MOST_ASKED_FOR or time.monotonic() > deadline:
                break
            asked_for = min(4 * asked_for, MOST_ASKED_FOR)
        passages, passage_time = await self._passages(
            routes, handed_on, merged.hits, time.monotonic() + SHOW_SECONDS, missing)
        answers_in_order = [answers[shard] for shard in routes if shard in answers]
        answer = {
            "total": sum(answer["total"] for answer in answers_in_order),
            "first": request.offset + 1,
            "shown": len(merged.hits),
            # Of addresses that there was no time to look up, another capture may be newer.
            "partial": bool(missing or merged.addresses) or any(answer["partial"] for answer in answers_in_order),
            "microseconds": int(1e6 * (time.monotonic() - start)),
            "hits": [{**passages.get((hit["shard"], hit["key"]), {}), **hit} for hit in merged.hits],
            "facets": merge_facets(answers_in_order),
            "notes": answers_in_order[0]["notes"] if answers_in_order else [],
            "generation": generation,
            "shards": {
                "asked": len(routes),
                "answered": sum(shard in answers and shard not in missing for shard in routes),
                "missing": [{"shard": shard, "reason": missing[shard]} for shard in routes if shard in missing],
                "slowest": capture_time + passage_time + max((answer["microseconds"] for answer in answers_in_order), default=0),
            },
        }
        return JSONResponse(answer, 200 if answer["shards"]["answered"] else 503)

    async def _look_up(
        self, captures: dict[str, list[dict]], addresses: list[str], routes: dict[str, Route], parameters: Parameters,
        deadline: float, missing: dict[str, str],
    ) -> int:
        """Adds to `captures` those that match of some addresses, in the order of shards.

        Gives the microseconds of the slowest shard.
        """
        for address in addresses:
            captures[address] = []
        found, slowest = await self._ask_of(
            "/leaf/captures", "address", {shard: addresses for shard in routes}, routes, parameters, deadline, missing)
        for shard in routes:
            for hit in found.get(shard, []):
                captures[hit["url"]].append({**hit, "shard": shard})
        return slowest

    async def _passages(
        self, routes: dict[str, Route], parameters: Parameters, hits: list[dict], deadline: float,
        missing: dict[str, str],
    ) -> tuple[dict[tuple[str, str], dict], int]:
        """What is shown of hits, by shard and key, and the microseconds of the slowest shard.

        Each is asked for those of its own hits that made it to the page.
        """
        keys: dict[str, list[str]] = {}
        for hit in hits:
            keys.setdefault(hit["shard"], []).append(hit["key"])
        found, slowest = await self._ask_of("/leaf/passages", "key", keys, routes, parameters, deadline, missing)
        return {(shard, hit["key"]): hit for shard, own in found.items() for hit in own}, slowest

    async def _ask_of(
        self, path: str, name: str, values: dict[str, list[str]], routes: dict[str, Route], parameters: Parameters,
        deadline: float, missing: dict[str, str],
    ) -> tuple[dict[str, list[dict]], int]:
        """What each shard has to say of its own values, and the microseconds of the slowest shard."""
        found: dict[str, list[dict]] = {}
        slowest = 0
        while values:
            # A request's target has a longest length, and values may be long.
            now = {shard: _first(own, LONGEST_VALUES) for shard, own in values.items() if shard not in missing}
            values = {shard: own for shard in now if (own := values[shard][len(now[shard]) :])}
            answers = await self._ask(
                {shard: routes[shard] for shard in now}, path, parameters, deadline, missing,
                {shard: [(name, value) for value in own] for shard, own in now.items()},
            )
            for shard, answer in answers.items():
                found.setdefault(shard, []).extend(answer.get("hits", []))
            slowest += max((answer.get("microseconds", 0) for answer in answers.values()), default=0)
        return found, slowest

    async def _document(self, parameters: Parameters) -> Response:
        asked = dict(parameters)
        routes = self._routes
        if asked.get("shard") in routes:
            routes = {asked["shard"]: routes[asked["shard"]]}
        handed_on = [(name, value) for name, value in parameters if name in ("key", "q")]
        missing: dict[str, str] = {}
        answers = await self._ask(
            routes, "/api/document", handed_on, time.monotonic() + self._timeout + WAY_SECONDS, missing)
        for shard, answer in answers.items():
            if "fault" in answer:
                raise Fault(answer["fault"])
            if answer:
                return JSONResponse({**answer, "shard": shard})
        if missing:
            return JSONResponse({"error": "shards did not answer: " + ", ".join(sorted(missing))}, 503)
        return JSONResponse({"error": "no document has this key"}, 404)

    async def _ask(
        self, routes: dict[str, Route], path: str, parameters: Parameters, deadline: float, missing: dict[str, str],
        own: dict[str, Parameters] = {},
    ) -> dict[str, dict]:
        """What shards answer until the deadline; those that don't are put into `missing`."""
        timeout = max(0.01, deadline - time.monotonic())

        tasks = {
            asyncio.create_task(route.ask(path, [*parameters, *own.get(shard, [])], max(0.01, timeout - WAY_SECONDS / 5))): shard
            for shard, route in routes.items() if shard not in missing
        }
        if not tasks:
            return {}
        done, pending = await asyncio.wait(tasks, timeout=timeout)
        for task in pending:
            missing[tasks[task]] = "no answer in time"
            task.cancel()
        answers: dict[str, dict] = {}
        for task in done:
            if task.exception() is None:
                answers[tasks[task]] = task.result()
            else:
                missing[tasks[task]] = _reason(task.exception())
        return answers

    async def _follow(self) -> None:
        """Goes on with the collection when all shards are ready for it."""
        while True:
            try:
                manifest = ShardManifest.read(self._collection)
                if manifest and manifest.generation != self._generation:
                    await self._go_on(manifest)
            except Exception:
                logger.exception("the collection can't be followed")
            await asyncio.sleep(LOOK_SECONDS)

    async def _go_on(self, manifest: ShardManifest) -> None:
        shards = [shard.name for shard in manifest.shards]
        generation = manifest.generation

        async def ready(shard: str):
            while True:
                try:
                    handle = serve.get_deployment_handle(LEAF, app_name=application_name(shard))
                    await handle.prepare.remote(generation)
                    return handle
                except Exception as error:
                    logger.info("shard %s is not ready: %s", shard, _reason(error))
                    await asyncio.sleep(LOOK_SECONDS / 2)

        tasks = {asyncio.create_task(ready(shard)): shard for shard in shards}
        _, late = await asyncio.wait(tasks, timeout=READY_SECONDS)
        handles = {tasks[task]: task.result() for task in tasks if task not in late}
        for task in late:
            # It is asked all the same, and called missing while it does not answer.
            task.cancel()
            handles[tasks[task]] = serve.get_deployment_handle(LEAF, app_name=application_name(tasks[task]))
        self._routes = {shard: Route(handles[shard], generation, self._client) for shard in shards}
        self._generation = generation
        logger.info("generation %s: %d shards, %d of them late", generation, len(shards), len(late))


def _first(values: list[str], most_bytes: int) -> list[str]:
    """As many of the first values as come to so many bytes in a request, one at the least."""
    size, count = 0, 0
    for value in values:
        size += len(quote_plus(value)) + len("&address=")
        if count and size > most_bytes:
            break
        count += 1
    return values[:count]


def _reason(error: BaseException) -> str:
    """The last line that says something: Ray puts the way an error came before it."""
    lines = [line.strip() for line in str(error).split("\n") if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:300]


def _request(parameters: Parameters, most_seconds: float) -> tuple[Request, float]:
    asked = dict(parameters)
    if "q" not in asked:
        raise Fault("q is missing")

    def number(name: str, default: int, least: int, most: int) -> int:
        text = asked.get(name, str(default))
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise Fault(f"{name} is a number from {least} to {most}")
        return int(text)

    def truth(name: str, default: str) -> bool:
        if asked.get(name, default) not in ("true", "false"):
            raise Fault(f"{name} is true or false")
        return asked.get(name, default) == "true"

    request = Request(
        limit=number("limit", 10, 1, MOST_HITS), offset=number("offset", 0, 0, FARTHEST),
        by_date=asked.get("sort") == "date", folds_copies=truth("group", "true"),
        folds_captures=not truth("captures", "false"),
    )
    milliseconds = number("timeout", int(1000 * most_seconds), 1, 60_000)
    return request, min(milliseconds / 1000, most_seconds)
