"""Asks a running `winnow serve --leaf`."""

import asyncio
from dataclasses import dataclass

import aiohttp

Parameters = list[tuple[str, str]]


class Unavailable(Exception):
    """A shard can't answer; the text is for people."""


class Damaged(Unavailable):
    """A shard can't be read."""


@dataclass(frozen=True)
class LeafAddress:
    """Where a leaf listens, and what it wants to be sent along."""

    url: str
    token: str | None = None


class LeafClient:
    """Keeps connections to leaves open."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def get(self, address: LeafAddress, path: str, parameters: Parameters, timeout: float) -> dict:
        """The answer; `{"fault": ...}` to a request that can't be meant, and `{}` where there is no such document.

        Raises Unavailable where there is none in time.
        """
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        headers = {"Authorization": f"Bearer {address.token}"} if address.token else None
        try:
            async with self._session.get(
                address.url + path, params=parameters, headers=headers, timeout=aiohttp.ClientTimeout(total=timeout)
            ) as response:
                match response.status:
                    case 200 if path == "/healthz":
                        return {}
                    case 200:
                        return await response.json(content_type=None)
                    case 400:
                        return {"fault": (await response.json(content_type=None)).get("error", "a bad request")}
                    case 404:
                        return {}
                    case 500:
                        raise Damaged("the index can't be read; winnow check says why")
                    case _:
                        raise Unavailable(f"status {response.status}: {(await response.text()).strip()[:300]}")
        except asyncio.TimeoutError as error:
            raise Unavailable("no answer in time") from error
        except aiohttp.ClientError as error:
            raise Unavailable(str(error) or type(error).__name__) from error
