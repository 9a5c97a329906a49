"""Builds a collection of shards on a Ray cluster."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import ray

from . import worker
from .manifest import ShardEntry, ShardManifest
from .planning import ShardPlan, look_at_all, plan
from .worker import BuildOptions, BuiltShard


@dataclass(frozen=True)
class JobOptions:
    """How a job is run."""

    #: Inputs come together into a shard up to so many bytes.
    shard_bytes: int = 1 << 30
    #: How often a shard is tried again that failed for another reason than its inputs.
    retries: int = 3
    #: Processors that one shard takes.
    processors: float = 1
    #: Whether inputs that were set aside before are tried again.
    tries_set_aside: bool = False
    #: Whether every byte of shards that are there is verified, and damaged ones are built anew.
    checks: bool = False


class JobFailed(Exception):
    """The collection is not complete; what was built stays for the next try."""


@ray.remote(max_retries=-1)
def _build_shard(plan: ShardPlan, collection: str, options: BuildOptions) -> BuiltShard | str:
    """A shard, or why there is none; Ray starts it again elsewhere when its worker or node is gone."""
    try:
        return worker.build_shard(plan, Path(collection), options)
    except (worker.BuildError, OSError) as error:
        return str(error)


@ray.remote(max_retries=-1)
def _merge_statistics(parts: list[str], path: str, options: BuildOptions) -> dict:
    return worker.merge_statistics(parts, path, options)


def build(
    names: list[str], collection: Path, options: BuildOptions = BuildOptions(), job: JobOptions = JobOptions(),
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr),
) -> ShardManifest:
    """Brings a collection up to date with its inputs, on the cluster that Ray is connected to.

    Shards that are there are kept; the manifest is replaced at the end, so that whoever serves the collection sees
    the old one or the new one. Inputs that can't be read, or that `winnow` does not survive, are left out and named
    in the manifest.

    Raises JobFailed where a shard could not be built for another reason, after all others were.
    """
    collection = collection.absolute()
    (collection / "shards").mkdir(parents=True, exist_ok=True)
    before = ShardManifest.read(collection)
    inputs, manifest = look_at_all(names, before, job.tries_set_aside)
    manifest.reading = options.reading
    plans = plan(inputs, before, job.shard_bytes, options.reading)
    kept = {} if job.checks or before is None else {shard.name: shard for shard in before.shards}
    built = _build_all([one for one in plans if one.name not in kept], collection, options, job, say)
    for one in plans:
        entry = kept.get(one.name) or _entry(one, built[one.name], manifest)
        if entry is not None:
            manifest.shards.append(entry)
    if not manifest.shards:
        raise JobFailed("none of the inputs can be read")
    try:
        manifest.statistics = worker.statistics_of_all(
            manifest, collection, options,
            lambda steps: ray.get([_merge_statistics.remote(*step, options) for step in steps]),
        )
    except worker.BuildError as error:
        raise JobFailed(f"the statistics can't be added up: {error}; --check looks at all shards") from error
    manifest.write(collection)
    return manifest


def _entry(plan: ShardPlan, built: BuiltShard, manifest: ShardManifest) -> ShardEntry | None:
    """What the manifest says of a shard; None where no input was left for it."""
    manifest.failures += built.failures
    manifest.set_aside += built.set_aside
    if built.report is None:
        return None
    absent = {entry["path"] for entry in built.set_aside + built.failures}
    report = built.report
    return ShardEntry(
        plan.name, [input for input in plan.inputs if input.name not in absent], report["documents"],
        report["tokens"], report["bytes"], report["bytesRead"], report["failures"],
    )


def _build_all(
    plans: list[ShardPlan], collection: Path, options: BuildOptions, job: JobOptions, say: Callable[[str], None]
) -> dict[str, BuiltShard]:
    task = _build_shard.options(num_cpus=job.processors)
    running = {task.remote(one, str(collection), options): one for one in plans}
    failed: dict[str, int] = {}
    built: dict[str, BuiltShard] = {}
    hopeless: dict[str, str] = {}
    start, size = time.monotonic(), 0
    while running:
        ready, _ = ray.wait(list(running), num_returns=1)
        for reference in ready:
            one = running.pop(reference)
            outcome = ray.get(reference)
            if isinstance(outcome, str):
                failed[one.name] = failed.get(one.name, 0) + 1
                if failed[one.name] <= job.retries:
                    say(f"shard {one.name} failed and is tried again: {outcome}")
                    running[task.remote(one, str(collection), options)] = one
                else:
                    hopeless[one.name] = outcome
                continue
            built[one.name] = outcome
            for entry in outcome.set_aside:
                say(f"set aside {entry['path']}: {entry['reason']}")
            report = outcome.report or {"bytesRead": 0, "documents": 0, "skipped": False}
            size += report["bytesRead"]
            say(
                f"{len(built)} of {len(plans)} shards: {one.name} has {report['documents']} documents"
                + (", was there" if report["skipped"] else "")
                + f" ({size / 1e6:.1f} MB read, {time.monotonic() - start:.0f} s)"
            )
    if hopeless:
        name, reason = next(iter(hopeless.items()))
        raise JobFailed(f"{len(hopeless)} of {len(plans)} shards could not be built; {name}: {reason}")
    return built
