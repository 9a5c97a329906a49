"""One shard, built on this machine by the program `winnow`.

Nothing here knows of Ray: any engine that runs a function builds shards so.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from . import inputs as inputs_
from .inputs import Input, InputError
from .manifest import ShardManifest, shard_folder, statistics_of_shard
from .planning import ShardPlan


#: So many files of statistics are added up at once.
STATISTICS_AT_ONCE = 64


class BuildError(Exception):
    """A shard can't be built here and now, whatever its inputs: a full disk, for one."""


class Crash(Exception):
    """`winnow` did not survive, or did not end in time."""


@dataclass(frozen=True)
class BuildOptions:
    """How shards are built."""

    winnow: str = "winnow"
    #: What is handed on to `winnow shard build`.
    arguments: tuple[str, ...] = ()
    #: How long one shard may take, in seconds; then it is stopped, and counts as a crash.
    timeout: float = 6 * 3600
    #: Where objects of a store are copied to while they are read. Documents have it in their keys, so it
    #: must be the same on all machines.
    cache: str = "/var/tmp/winnow-inputs"
    #: How often a crash is taken for bad luck before it is taken for an input's fault.
    crashes: int = 2

    @property
    def reading(self) -> str:
        """What makes shards of the same inputs different."""
        return " ".join(self.arguments)


@dataclass
class BuiltShard:
    """What came of a plan."""

    name: str
    #: What `winnow shard build` said; None where no input was left.
    report: dict | None
    #: Inputs without which it was built, each with a reason.
    set_aside: list[dict] = field(default_factory=list)
    #: Inputs that could not be had, each with a reason.
    failures: list[dict] = field(default_factory=list)


def build_shard(plan: ShardPlan, collection: Path, options: BuildOptions) -> BuiltShard:
    """Builds a shard and its statistics, if they are not there.

    Raises BuildError where another try may help.
    """
    folder = shard_folder(collection, plan.name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    cache = Path(options.cache)
    built = BuiltShard(plan.name, None, _read_set_aside(folder))
    known = {entry["path"] for entry in built.set_aside}
    paths: dict[str, Input] = {}
    try:
        for input in plan.inputs:
            if input.name in known:
                continue
            try:
                paths[str(inputs_.fetch(input, cache))] = input
            except InputError as error:
                built.failures.append({"path": input.name, "reason": str(error)})
            except OSError as error:
                raise BuildError(f"{input.name}: {error}") from error
        try:
            built.report = _run_patiently(list(paths), folder, options)
        except Crash as crash:
            culprits = _culprits(list(paths), options, str(crash))
            if not culprits:
                raise BuildError(f"{plan.name}: {crash}, but none of its inputs alone does it") from crash
            built.set_aside += [
                {"path": paths[path].name, "reason": reason, "signature": paths[path].signature}
                for path, reason in culprits.items()
            ]
            _write_set_aside(folder, built.set_aside)
            rest = [path for path in paths if path not in culprits]
            try:
                built.report = _run_patiently(rest, folder, options) if rest else None
            except Crash as again:
                raise BuildError(f"{plan.name}: {again}") from again
    finally:
        for input in paths.values():
            inputs_.forget(input, cache)
    if built.report is not None:
        _write_statistics(folder, statistics_of_shard(collection, plan.name), options)
    return built


def _run_patiently(paths: list[str], folder: Path, options: BuildOptions) -> dict:
    for _ in range(options.crashes - 1):
        try:
            return _run(paths, folder, options)
        except Crash:
            continue
    return _run(paths, folder, options)


def _run(paths: list[str], folder: Path, options: BuildOptions) -> dict:
    with tempfile.NamedTemporaryFile("w", suffix=".list", encoding="utf-8") as manifest:
        manifest.writelines(path + "\n" for path in paths)
        manifest.flush()
        return _winnow(
            ["shard", "build", "--manifest", manifest.name, "--out", str(folder), *options.arguments], options
        )


def _winnow(arguments: list[str], options: BuildOptions) -> dict:
    """Runs `winnow`, which ends when this process does, and gives the line of JSON that it prints."""
    with subprocess.Popen(
        [options.winnow, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        errors="replace", preexec_fn=die_with_parent,
    ) as process:
        try:
            output, complaint = process.communicate(timeout=options.timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Crash(f"winnow was not done after {options.timeout:g} seconds") from None
        except BaseException:
            process.kill()
            raise
    if process.returncode < 0:
        name = signal.Signals(-process.returncode).name
        raise Crash(f"winnow was ended by {name}")
    if process.returncode != 0:
        last = complaint.strip().split("\n")[-1]
        raise BuildError(last or f"winnow ended with code {process.returncode}")
    return json.loads(output)


def die_with_parent() -> None:
    """Has the kernel end this process when its parent is gone (Linux: prctl(2), PR_SET_PDEATHSIG)."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def _culprits(paths: list[str], options: BuildOptions, reason: str) -> dict[str, str]:
    """The inputs that `winnow` does not survive, found by building halves in a folder that is thrown away."""

    def crash_of(some: list[str]) -> str | None:
        scratch = tempfile.mkdtemp(prefix="winnow-half-")
        try:
            _run(some, Path(scratch) / "shard", options)
            return None
        except Crash as crash:
            return str(crash)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def search(some: list[str], reason: str) -> dict[str, str]:
        if len(some) == 1:
            return {some[0]: reason}
        found: dict[str, str] = {}
        for half in (some[: len(some) // 2], some[len(some) // 2 :]):
            why = crash_of(half)
            if why is not None:
                found.update(search(half, why))
        return found

    why = crash_of(paths) if paths else None
    return search(paths, why) if why is not None else {}


def _aside_file(folder: Path) -> Path:
    return folder.with_name(folder.name + ".aside.json")


def _read_set_aside(folder: Path) -> list[dict]:
    try:
        return json.loads(_aside_file(folder).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []


def _write_set_aside(folder: Path, entries: list[dict]) -> None:
    """Another try at the same shard must leave out the same inputs."""
    draft = _aside_file(folder).with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    draft.rename(_aside_file(folder))


def _write_statistics(folder: Path, path: Path, options: BuildOptions) -> None:
    """The shard's own, to be added up later; those that are there are of the same shard."""
    if path.exists():
        try:
            _winnow(["shard", "stats", "show", str(path)], options)
            return
        except BuildError:
            pass
    _winnow(["shard", "stats", "merge", str(folder), "-o", str(path)], options)


def merge_statistics(parts: list[str], path: str, options: BuildOptions) -> dict:
    """Adds up files of statistics."""
    try:
        return _winnow(["shard", "stats", "merge", *parts, "-o", path], options)
    except Crash as crash:
        raise BuildError(str(crash)) from crash


def statistics_of_all(
    manifest: ShardManifest, collection: Path, options: BuildOptions,
    run: Callable[[list[tuple[list[str], str]]], object] | None = None,
) -> str:
    """Adds up the statistics of a collection's shards in steps, and gives the file's path below the collection.

    - run: does steps, each the parts and the path of their sum, side by side or one after the other.
    """
    run = run or (lambda steps: [merge_statistics(*step, options) for step in steps])
    names = [shard.name for shard in manifest.shards]
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
    folder = collection / "statistics"
    folder.mkdir(exist_ok=True)
    parts = [str(statistics_of_shard(collection, name)) for name in names]
    sums: list[str] = []
    while len(parts) > STATISTICS_AT_ONCE:
        groups = [parts[at : at + STATISTICS_AT_ONCE] for at in range(0, len(parts), STATISTICS_AT_ONCE)]
        parts = [str(folder / f"{digest}-{len(sums) + number}.part") for number in range(len(groups))]
        sums += parts
        run(list(zip(groups, parts)))
    path = folder / f"{digest}.stats"
    run([(parts, str(path))])
    for part in sums:
        Path(part).unlink(missing_ok=True)
        Path(part + ".boilerplate").unlink(missing_ok=True)
    return str(path.relative_to(collection))
