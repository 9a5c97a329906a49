"""Asks servers, and starts the one of a single index."""

import http.client
import json
import subprocess
import threading
from urllib.parse import urlencode


class Client:
    """A connection that stays open, one for each thread that uses it."""

    def __init__(self, port: int, path: str, timeout: float = 60):
        self._port, self._path, self._timeout = port, path, timeout
        self._local = threading.local()

    def get(self, parameters: list[tuple[str, str]]) -> dict:
        """The answer, with its status."""
        target = f"{self._path}?{urlencode(parameters)}"
        for attempt in (0, 1):
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._timeout)
                self._local.connection = connection
            try:
                connection.request("GET", target)
                response = connection.getresponse()
                return {**json.loads(response.read()), "status": response.status}
            except (http.client.HTTPException, OSError):
                # A connection that was idle may have been closed; a new one must do.
                connection.close()
                self._local.connection = None
                if attempt:
                    raise
        raise AssertionError


class SingleServer:
    """`winnow serve` of one index."""

    def __init__(self, winnow: str, index: str):
        self.process = subprocess.Popen(
            [winnow, "serve", "--index", index, "--port", "0", "--timeout", "30"], stderr=subprocess.PIPE, text=True
        )
        line = self.process.stderr.readline()
        if "http://localhost:" not in line:
            raise SystemExit(f"winnow serve: {line}")
        self.port = int(line.split("localhost:")[1].split("/")[0])

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
