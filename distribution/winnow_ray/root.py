"""The root: asks every shard of a collection once, and merges what they answer."""

import asyncio
import logging
import time
from pathlib import Path

from ray import serve
from starlette.requests import Request as WebRequest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from .leaf import Leaf
from .manifest import ShardManifest
from .merge import Request, merge_facets, merge_hits

LEAF = "Leaf"
#: How often it is looked whether the collection has gone on.
LOOK_SECONDS = 1.0
#: How long shards have to get ready for another generation before they are left behind.
READY_SECONDS = 120.0
#: Beyond the time that a search may take: the way to the shard and back.
WAY_SECONDS = 0.25
MOST_HITS, FARTHEST, MOST_ASKED_FOR = 100, 1000, 10_000

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
        self._shards: list[str] = []
        self._handles: dict[str, object] = {}
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

    async def search(self, parameters: list[tuple[str, str]]) -> dict:
        """As `/search` answers, for callers within the cluster."""
        return await self._merged(parameters)

    async def _search(self, parameters: list[tuple[str, str]]) -> Response:
        answer = await self._merged(parameters)
        return JSONResponse(answer, 200 if answer["shards"]["answered"] else 503)

    async def _merged(self, parameters: list[tuple[str, str]]) -> dict:
        start = time.monotonic()
        request, timeout = _request(parameters, self._timeout)
        handed_on = [
            (name, value) for name, value in parameters
            if name in ("q", "sort", "after", "before", "facet", "query-lang")
        ]
        deadline = start + timeout + WAY_SECONDS
        asked_for = min(request.wanted, MOST_ASKED_FOR)
        generation, shards = self._generation, self._shards
        missing: dict[str, str] = {}
        while True:
            answers = await self._ask(
                "search", generation, shards, [*handed_on, ("limit", str(asked_for))], deadline, missing)
            faults = [answer["fault"] for answer in answers.values() if "fault" in answer]
            if faults:
                raise Fault(faults[0])
            merged = merge_hits(answers, request, asked_for)
            # Only where near copies crowd out what is asked for.
            if not merged.needs_more or asked_for == MOST_ASKED_FOR or time.monotonic() > deadline:
                break
            asked_for = min(4 * asked_for, MOST_ASKED_FOR)
        answers_in_order = [answers[shard] for shard in shards if shard in answers]
        return {
            "total": sum(answer["total"] for answer in answers_in_order),
            "first": request.offset + 1,
            "shown": len(merged.hits),
            "partial": bool(missing) or any(answer["partial"] for answer in answers_in_order),
            "microseconds": int(1e6 * (time.monotonic() - start)),
            "hits": merged.hits,
            "facets": merge_facets(answers_in_order),
            "notes": answers_in_order[0]["notes"] if answers_in_order else [],
            "generation": generation,
            "shards": {
                "asked": len(shards),
                "answered": len(answers),
                "missing": [{"shard": shard, "reason": missing[shard]} for shard in shards if shard in missing],
                "slowest": max((answer["microseconds"] for answer in answers_in_order), default=0),
            },
        }

    async def _document(self, parameters: list[tuple[str, str]]) -> Response:
        asked = dict(parameters)
        shards = [asked["shard"]] if asked.get("shard") in self._shards else self._shards
        handed_on = [(name, value) for name, value in parameters if name in ("key", "q")]
        missing: dict[str, str] = {}
        answers = await self._ask(
            "document", self._generation, shards, handed_on, time.monotonic() + self._timeout, missing)
        for shard, answer in answers.items():
            if answer is not None and "fault" in answer:
                raise Fault(answer["fault"])
            if answer is not None:
                return JSONResponse({**answer, "shard": shard})
        if missing:
            return JSONResponse({"error": "shards did not answer: " + ", ".join(sorted(missing))}, 503)
        return JSONResponse({"error": "no document has this key"}, 404)

    async def _ask(
        self, method: str, generation: str, shards: list[str], parameters: list[tuple[str, str]], deadline: float,
        missing: dict[str, str],
    ) -> dict[str, dict]:
        """What shards answer until the deadline; those that don't are put into `missing`."""
        timeout = max(0.01, deadline - time.monotonic())

        async def ask(shard: str):
            return await getattr(self._handles[shard], method).remote(generation, parameters, timeout - WAY_SECONDS / 2)

        tasks = {asyncio.create_task(ask(shard)): shard for shard in shards if shard not in missing}
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
        self._handles = {**self._handles, **handles}
        self._generation, self._shards = generation, shards
        logger.info("generation %s: %d shards, %d of them late", generation, len(shards), len(late))


def _reason(error: BaseException) -> str:
    """The last line that says something: Ray puts the way an error came before it."""
    lines = [line.strip() for line in str(error).split("\n") if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:300]


def _request(parameters: list[tuple[str, str]], most_seconds: float) -> tuple[Request, float]:
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


__all__ = ["LEAF", "Leaf", "Root", "application_name"]
