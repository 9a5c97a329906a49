"""The ways from the root to the leaves."""

import time

from ray.serve.handle import DeploymentHandle

from .leaf_client import LeafAddress, LeafClient, Parameters, Unavailable

#: One request out of so many goes through Ray Serve although a leaf's address is known, and so finds new leaves.
EXPLORED = 50


class Route:
    """The way to the leaves of one shard, for one generation of the collection.

    Ray Serve knows which leaves there are, and takes a request to one; what comes back says where that leaf listens,
    and the next request goes there without a detour. An address that does not answer is forgotten.
    """

    def __init__(self, handle: DeploymentHandle, generation: str, client: LeafClient):
        self._handle = handle
        self._generation = generation
        self._client = client
        self._addresses: list[LeafAddress] = []
        self._count = 0

    async def ask(self, path: str, parameters: Parameters, timeout: float) -> dict:
        """What a leaf answers; raises Unavailable, or what Ray raises, where none does."""
        end = time.monotonic() + timeout
        self._count += 1
        if self._addresses and self._count % EXPLORED:
            address = self._addresses[self._count % len(self._addresses)]
            try:
                return await self._client.get(address, path, parameters, timeout)
            except Unavailable:
                if address in self._addresses:
                    self._addresses.remove(address)
                if time.monotonic() >= end:
                    raise
        answer, address = await self._handle.ask.remote(
            self._generation, path, parameters, max(0.01, end - time.monotonic())
        )
        if address not in self._addresses:
            self._addresses.append(address)
        return answer
