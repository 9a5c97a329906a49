"""The shard manifest: which shards make up a collection, and which statistics score them.

It is one file, replaced whole when everything that it names is in place. Whoever builds writes it; whoever serves
follows it.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .inputs import Input

FILE_NAME = "shards.json"
FORMAT = 1


@dataclass
class ShardEntry:
    """A shard that is there: its folder below `shards/`, and what it was built from."""

    name: str
    inputs: list[Input]
    documents: int = 0
    tokens: int = 0
    bytes: int = 0
    bytes_read: int = 0
    #: Inputs, and records in them, that were left out of it, and why.
    failures: list[dict] = field(default_factory=list)


@dataclass
class ShardManifest:
    """A collection at one time."""

    shards: list[ShardEntry] = field(default_factory=list)
    #: How inputs were read: the options of `winnow shard build`.
    reading: str = ""
    #: The file of global statistics, below the folder of the collection.
    statistics: str = ""
    #: Inputs that could not be had, and why.
    failures: list[dict] = field(default_factory=list)
    #: Inputs that `winnow` could not survive reading, and why.
    set_aside: list[dict] = field(default_factory=list)

    @property
    def generation(self) -> str:
        """Differs where shards or statistics do."""
        text = "\n".join([self.statistics, *(shard.name for shard in self.shards)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def write(self, folder: Path) -> None:
        """Puts the manifest into a collection's folder, in place of the one before."""
        value = {"format": FORMAT, "generation": self.generation, **asdict(self)}
        draft = folder / f".{FILE_NAME}.{os.getpid()}"
        with open(draft, "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(folder / FILE_NAME)

    @staticmethod
    def read(folder: Path) -> "ShardManifest | None":
        """The manifest of a collection; None where there is none yet.

        Raises ValueError for a file that is no manifest, or one of a newer format.
        """
        path = folder / FILE_NAME
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise ValueError(f"{path} is damaged: {error}") from error
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise ValueError(f"{path} is no shard manifest of format {FORMAT}")
        shards = [
            ShardEntry(**{**shard, "inputs": [Input(**input) for input in shard["inputs"]]})
            for shard in value["shards"]
        ]
        return ShardManifest(
            shards, value["reading"], value["statistics"], value["failures"], value["set_aside"]
        )


def shard_folder(collection: Path, name: str) -> Path:
    return collection / "shards" / name


def statistics_of_shard(collection: Path, name: str) -> Path:
    return collection / "shards" / f"{name}.stats"
