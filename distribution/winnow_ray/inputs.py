"""What is to be indexed: files and folders that all machines see, and objects of a store."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


class InputError(Exception):
    """An input that can't be had; the text is for people."""


@dataclass(frozen=True)
class Input:
    """A file, a folder or an object, as it was named, and what tells whether it has changed."""

    name: str
    size: int
    signature: str

    @property
    def is_object(self) -> bool:
        return "://" in self.name


def read_manifest(path: Path) -> list[str]:
    """The names in a list, one a line; empty lines are passed over.

    Paths are made absolute, from the folder of the list.
    """
    names: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        names.append(line if "://" in line else os.path.normpath(path.parent.absolute() / line))
    twice = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()
    if twice:
        raise InputError(f"{path} names {min(twice)} twice")
    return names


def look(name: str) -> Input:
    """What is there under a name now.

    Of a folder, all files below count; the cost is a look at each.
    """
    if "://" in name:
        return _look_at_object(name)
    try:
        status = os.stat(name)
        if not os.path.isdir(name):
            return Input(name, status.st_size, f"{status.st_size}-{status.st_mtime_ns}")
        size, digest = 0, hashlib.sha256()
        for folder, folders, files in os.walk(name):
            folders.sort()
            for file in sorted(files):
                path = os.path.join(folder, file)
                own = os.stat(path)
                size += own.st_size
                digest.update(f"{path}\0{own.st_size}-{own.st_mtime_ns}\n".encode(errors="surrogateescape"))
        return Input(name, size, digest.hexdigest()[:16])
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from error


def _look_at_object(name: str) -> Input:
    import fsspec

    try:
        files, path = fsspec.core.url_to_fs(name)
        info = files.info(path)
    except Exception as error:  # Every store has errors of its own.
        raise InputError(f"{name}: {error or type(error).__name__}") from error
    size = info.get("size") or 0
    # Stores name what tells versions apart differently.
    version = next((str(info[key]) for key in ("ETag", "etag", "md5", "mtime", "LastModified", "updated") if info.get(key)), "")
    return Input(name, size, hashlib.sha256(f"{size} {version}".encode()).hexdigest()[:16])


def local_path(input: Input, cache: Path) -> Path:
    """Where an input is on this machine, or will be.

    It depends on the name alone, since documents have it in their keys.
    """
    if not input.is_object:
        return Path(input.name)
    protocol, path = input.name.split("://", 1)
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    return cache.joinpath(protocol.split("::")[-1], *parts)


def fetch(input: Input, cache: Path) -> Path:
    """Copies an object to this machine if it is one, and gives the path where it is."""
    path = local_path(input, cache)
    if not input.is_object:
        return path
    import fsspec

    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with fsspec.open(input.name, "rb") as source, open(draft, "wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    except Exception as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{input.name}: {error or type(error).__name__}") from error
    # The time of a copy must not tell the shards of two machines apart.
    os.utime(draft, (0, 0))
    draft.rename(path)
    return path


def forget(input: Input, cache: Path) -> None:
    """Removes the copy of an object."""
    if input.is_object:
        local_path(input, cache).unlink(missing_ok=True)
