"""Serves a collection with Ray Serve, and follows it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ray import serve
from ray.serve.api import RunTarget

from .leaf import Leaf
from .manifest import ShardManifest
from .root import LEAF, Root, application_name

ROOT_APPLICATION = "winnow"
#: How long a leaf is kept that the root does not ask any more.
GRACE_SECONDS = 30.0


@dataclass(frozen=True)
class ServiceOptions:
    """How a collection is served."""

    winnow: str = "winnow"
    host: str = "127.0.0.1"
    port: int = 8320
    #: How long a search may take, in seconds.
    timeout: float = 2.0
    #: How many leaves each shard has; on as many nodes, so that one may go.
    replicas: int = 1
    root_replicas: int = 1
    #: Processors that a leaf counts for when Ray places it.
    leaf_processors: float = 0.25
    #: How often a leaf is asked whether it is well, and how long it may take, in seconds.
    health_period: float = 5.0
    health_timeout: float = 10.0


class Service:
    """A served collection."""

    def __init__(self, collection: Path, options: ServiceOptions, say: Callable[[str], None]):
        self._collection = collection.absolute()
        self._options = options
        self._say = say
        self._deployed: set[str] = set()
        #: By old shard, when it was first seen that the root does not ask it any more.
        self._retired: dict[str, float] = {}

    def start(self) -> None:
        """Deploys the leaves of the newest generation, and the root.

        Raises ValueError where there is no collection.
        """
        manifest = ShardManifest.read(self._collection)
        if manifest is None:
            raise ValueError(f"no collection in {self._collection}; build one with: winnow-ray build")
        serve.start(
            proxy_location="EveryNode", http_options={"host": self._options.host, "port": self._options.port}
        )
        self._deploy(manifest)
        root = Root.options(
            num_replicas=self._options.root_replicas, max_ongoing_requests=256, ray_actor_options={"num_cpus": 0.1},
        ).bind(str(self._collection), self._options.timeout)
        self._root = serve.run(root, name=ROOT_APPLICATION, route_prefix="/")

    def _deploy(self, manifest: ShardManifest) -> None:
        """Deploys leaves of shards that have none yet; they start side by side."""
        options = self._options
        leaf = Leaf.options(
            name=LEAF, num_replicas=options.replicas, max_ongoing_requests=64,
            health_check_period_s=options.health_period, health_check_timeout_s=options.health_timeout,
            graceful_shutdown_timeout_s=5,
            ray_actor_options={"num_cpus": options.leaf_processors},
            max_replicas_per_node=1 if options.replicas > 1 else None,
        )
        names = [shard.name for shard in manifest.shards if shard.name not in self._deployed]
        if not names:
            return
        # One that can't start now is tried again by Ray, and must not keep the others from starting.
        serve.run_many(
            [
                RunTarget(
                    leaf.bind(str(self._collection), name, options.winnow, options.timeout),
                    name=application_name(name), route_prefix=None,
                )
                for name in names
            ],
            wait_for_ingress_deployment_creation=False, wait_for_applications_running=False,
        )
        self._deployed.update(names)

    def stop(self) -> None:
        """Takes down the root and all leaves."""
        for name in [ROOT_APPLICATION, *map(application_name, self._deployed)]:
            serve.delete(name, _blocking=False)

    def wait_until_current(self, seconds: float) -> bool:
        """Whether the root searches the newest generation before so many seconds are over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            manifest = ShardManifest.read(self._collection)
            if manifest and self._root.generation.remote().result() == manifest.generation:
                return True
            time.sleep(0.2)
        return False

    def follow(self) -> None:
        """Deploys leaves of new shards, and takes down those of old ones when the root has gone on."""
        manifest = ShardManifest.read(self._collection)
        if manifest is None:
            return
        new = {shard.name for shard in manifest.shards} - self._deployed
        if new:
            self._say(f"deploying {len(new)} new shards")
            self._deploy(manifest)
        old = self._deployed - {shard.name for shard in manifest.shards}
        if old and self._root.generation.remote().result() == manifest.generation:
            now = time.monotonic()
            for name in old:
                # Other roots, and what was asked before, have some time.
                if now - self._retired.setdefault(name, now) < GRACE_SECONDS:
                    continue
                serve.delete(application_name(name), _blocking=False)
                self._deployed.discard(name)
                del self._retired[name]
                self._say(f"took down shard {name}")
