"""A leaf: one shard, searched by the program `winnow-serve` as a child of a Ray Serve replica."""

import asyncio
import contextlib
import ipaddress
import os
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

import ray
from ray import serve

from .leaf_client import Damaged, LeafAddress, LeafClient, Parameters, Unavailable
from .manifest import ShardManifest, shard_folder
from .worker import die_with_parent

#: A child that has not said where it listens by then is given up.
START_SECONDS = 60
#: How long a child goes on answering when the collection has gone on, so that whoever still asks is answered.
#: The root may take READY_SECONDS to go on.
KEPT_SECONDS = 300
HEALTH_SECONDS = 3
#: How long a shard that can't be read is left alone before it is opened again.
DAMAGED_SECONDS = 1


@dataclass
class Child:
    """A running `winnow serve --leaf`: the shard with the statistics of one generation of the collection."""

    process: asyncio.subprocess.Process
    address: LeafAddress
    drain: asyncio.Task
    #: When the collection went on to another generation; None while it is the newest.
    outdated: float | None = None

    @staticmethod
    async def start(winnow: str, folder: Path, statistics: Path, timeout: float) -> "Child":
        node = ray.util.get_node_ip_address()
        # Beyond this machine it wants a token.
        token = None if ipaddress.ip_address(node).is_loopback else secrets.token_urlsafe(32)
        environment = {**os.environ, **({"WINNOW_TOKEN": token} if token else {})}
        process = await asyncio.create_subprocess_exec(
            winnow, "serve", "--leaf", "--index", str(folder), "--stats", str(statistics), "--listen", node,
            "--port", "0", "--timeout", f"{timeout:g}", stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, env=environment,
            preexec_fn=die_with_parent,
        )
        line = b""
        with contextlib.suppress(asyncio.TimeoutError):
            line = await asyncio.wait_for(process.stderr.readline(), START_SECONDS)
        words = line.decode(errors="replace").strip()
        listening = re.match(r"winnow: http://\S+:(\d+)/", words)
        if listening is None:
            await Child._end(process)
            raise Unavailable(words or f"{winnow} serve does not start")
        # What it says later must not fill the pipe, and block it.
        drain = asyncio.create_task(process.stderr.read())
        host = f"[{node}]" if ":" in node else node
        return Child(process, LeafAddress(f"http://{host}:{listening[1]}", token), drain)

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
        self._lock = asyncio.Lock()
        self._damaged_until = 0.0
        self._client = LeafClient()

    async def ask(
        self, generation: str, path: str, parameters: Parameters, timeout: float
    ) -> tuple[dict, LeafAddress]:
        """What the child answers, and where it can be asked without going through here.

        Raises Unavailable where there is no answer in time.
        """
        child = await self._child(generation)
        try:
            return await self._client.get(child.address, path, parameters, timeout), child.address
        except Damaged:
            # It may be built anew, which a child that has it open does not see.
            self._damaged_until = time.monotonic() + DAMAGED_SECONDS
            await child.stop()
            raise

    async def prepare(self, generation: str) -> None:
        """Gets ready to answer for a generation."""
        await self._child(generation)

    async def check_health(self) -> None:
        """Asks the newest child; what it raises has Ray replace the replica."""
        manifest = ShardManifest.read(self._collection)
        if manifest and any(shard.name == self._shard for shard in manifest.shards):
            await self._child(manifest.generation)
        await self._end_old()
        for child in list(self._children.values()):
            if child.outdated is None:
                await self._client.get(child.address, "/healthz", [], HEALTH_SECONDS)

    async def _child(self, generation: str) -> Child:
        child = self._children.get(generation)
        if child and child.is_alive:
            return child
        if time.monotonic() < self._damaged_until:
            raise Damaged("the index can't be read; winnow check says why")
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
            return child

    async def _end_old(self) -> None:
        for generation, child in list(self._children.items()):
            if child.outdated and time.monotonic() - child.outdated > KEPT_SECONDS:
                del self._children[generation]
                await child.stop()
