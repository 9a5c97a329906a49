"""A leaf: one shard, searched by the program `winnow-serve` as a child of a Ray Serve replica."""

import asyncio
import contextlib
import time
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from ray import serve

from .manifest import ShardManifest, shard_folder
from .worker import die_with_parent

#: A child that has not said where it listens by then is given up.
START_SECONDS = 60
#: How long a child goes on answering when the collection has gone on, so that whoever still asks is answered.
KEPT_SECONDS = 60
HEALTH_SECONDS = 3
#: How long a shard that can't be read is left alone before it is opened again.
DAMAGED_SECONDS = 1


class Unavailable(Exception):
    """The shard can't answer; the text is for people."""


@dataclass
class Child:
    """A running `winnow serve --leaf`: the shard with the statistics of one generation of the collection."""

    process: asyncio.subprocess.Process
    address: str
    drain: asyncio.Task
    #: When the collection went on to another generation; None while it is the newest.
    outdated: float | None = None

    @staticmethod
    async def start(winnow: str, folder: Path, statistics: Path, timeout: float) -> "Child":
        process = await asyncio.create_subprocess_exec(
            winnow, "serve", "--leaf", "--index", str(folder), "--stats", str(statistics), "--port", "0",
            "--timeout", f"{timeout:g}", stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE, preexec_fn=die_with_parent,
        )
        line = b""
        with contextlib.suppress(asyncio.TimeoutError):
            line = await asyncio.wait_for(process.stderr.readline(), START_SECONDS)
        words = line.decode(errors="replace").strip()
        if not words.startswith("winnow: http://localhost:"):
            await Child._end(process)
            raise Unavailable(words or f"{winnow} serve does not start")
        port = int(words.removeprefix("winnow: http://localhost:").split("/")[0])
        # What it says later must not fill the pipe, and block it.
        drain = asyncio.create_task(process.stderr.read())
        return Child(process, f"http://127.0.0.1:{port}", drain)

    @property
    def is_alive(self) -> bool:
        return self.process.returncode is None

    async def stop(self) -> None:
        await Child._end(self.process)

    @staticmethod
    async def _end(process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


@serve.deployment
class Leaf:
    """Answers for one shard, with the statistics of the generation that is asked for."""

    def __init__(self, collection: str, shard: str, winnow: str, timeout: float):
        self._collection = Path(collection)
        self._shard = shard
        self._winnow = winnow
        self._timeout = timeout
        self._children: dict[str, Child] = {}
        self._damaged_until = 0.0
        self._lock = asyncio.Lock()
        self._session: aiohttp.ClientSession | None = None

    async def search(self, generation: str, parameters: list[tuple[str, str]], timeout: float) -> dict:
        """What `/leaf/search` gives; raises Unavailable where it gives nothing in time."""
        milliseconds = str(max(1, int(1000 * min(timeout, self._timeout))))
        return await self._get(generation, "/leaf/search", [*parameters, ("timeout", milliseconds)], timeout)

    async def document(self, generation: str, parameters: list[tuple[str, str]], timeout: float) -> dict | None:
        """What `/api/document` gives; None where the shard has no such document."""
        return await self._get(generation, "/api/document", parameters, timeout)

    async def prepare(self, generation: str) -> bool:
        """Whether it can answer for a generation, after it has tried to."""
        await self._child(generation)
        return True

    async def check_health(self) -> None:
        """Asks the newest child; what it raises has Ray replace the replica."""
        manifest = ShardManifest.read(self._collection)
        if manifest and any(shard.name == self._shard for shard in manifest.shards):
            await self._child(manifest.generation)
        for generation, child in list(self._children.items()):
            if child.outdated is None:
                await self._get(generation, "/healthz", [], HEALTH_SECONDS)

    async def _child(self, generation: str) -> Child:
        child = self._children.get(generation)
        if child and child.is_alive:
            return child
        if time.monotonic() < self._damaged_until:
            raise Unavailable(f"{self._shard}: the index can't be read; winnow check says why")
        async with self._lock:
            child = self._children.get(generation)
            if child and child.is_alive:
                return child
            manifest = ShardManifest.read(self._collection)
            if manifest is None or manifest.generation != generation:
                raise Unavailable(f"the collection is not at generation {generation} any more, or not yet")
            child = await Child.start(
                self._winnow, shard_folder(self._collection, self._shard),
                self._collection / manifest.statistics, self._timeout,
            )
            for other in self._children.values():
                other.outdated = other.outdated or time.monotonic()
            self._children[generation] = child
            await self._end_old()
            return child

    async def _end_old(self) -> None:
        for generation, child in list(self._children.items()):
            if child.outdated and time.monotonic() - child.outdated > KEPT_SECONDS:
                del self._children[generation]
                await child.stop()

    async def _get(self, generation: str, path: str, parameters: list[tuple[str, str]], timeout: float):
        child = await self._child(generation)
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        try:
            async with self._session.get(
                child.address + path, params=parameters, timeout=aiohttp.ClientTimeout(total=timeout)
            ) as response:
                if response.status == 404 and path == "/api/document":
                    return None
                if response.status == 400:
                    return {"fault": (await response.json(content_type=None)).get("error", "a bad request")}
                if response.status == 500:
                    # The index can't be read. It may be built anew, which a child that has it open does not see.
                    await child.stop()
                    self._damaged_until = time.monotonic() + DAMAGED_SECONDS
                if response.status != 200:
                    raise Unavailable(f"{self._shard}: {(await response.text()).strip()[:500]}")
                if path == "/healthz":
                    return await response.text()
                return await response.json(content_type=None)
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            raise Unavailable(f"{self._shard}: {error or 'no answer in time'}") from error
