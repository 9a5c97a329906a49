"""For engines that run commands: what comes before and after the jobs that build shards.

    python3 -m winnow_ray.jobs plan MANIFEST COLLECTION     writes COLLECTION/lists/, one list of inputs for each shard
    python3 -m winnow_ray.jobs finish COLLECTION            adds up the statistics and writes shards.json

In between, for each list: winnow shard build, and winnow shard stats merge.
"""

import argparse
import json
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from .inputs import Input, InputError, read_manifest
from .manifest import ShardEntry, ShardManifest, shard_folder, statistics_of_shard
from .planning import ShardPlan, look_at_all, plan
from .worker import BuildError, BuildOptions, statistics_of_all

PLAN_NAME = "plan.json"


class JobError(Exception):
    """A step that can't be done; the text is for people."""


def write_plan(names: list[str], collection: Path, shard_bytes: int) -> int:
    """Writes a list for each shard of the inputs, and gives their number."""
    if any("://" in name for name in names):
        raise JobError("objects of a store can't be read by winnow itself; winnow-ray build copies them")
    inputs, manifest = look_at_all(names, ShardManifest.read(collection))
    plans = plan(inputs, ShardManifest.read(collection), shard_bytes, "")
    if not plans:
        reason = manifest.failures[0]["reason"] if manifest.failures else "the list is empty"
        raise JobError(f"there is nothing to build: {reason}")
    lists = collection / "lists"
    shutil.rmtree(lists, ignore_errors=True)
    lists.mkdir(parents=True)
    (collection / "shards").mkdir(exist_ok=True)
    for one in plans:
        (lists / one.name).write_text("".join(f"{input.name}\n" for input in one.inputs), encoding="utf-8")
    value = {"plans": [asdict(one) for one in plans], "failures": manifest.failures, "set_aside": manifest.set_aside}
    (collection / PLAN_NAME).write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(plans)


def finish(collection: Path, winnow: str) -> ShardManifest:
    """Writes the manifest of the shards that were planned, all of which must be there."""
    plans, manifest = _read_plan(collection / PLAN_NAME)
    absent: list[str] = []
    for one in plans:
        description = shard_folder(collection, one.name) / "shard.json"
        if description.exists() and statistics_of_shard(collection, one.name).exists():
            manifest.shards.append(_entry(one, description))
        else:
            absent.append(one.name)
    if absent:
        raise JobError(f"{len(absent)} shards are not there yet, {absent[0]} for one; submit the jobs again")
    manifest.statistics = statistics_of_all(manifest, collection, BuildOptions(winnow=winnow))
    manifest.write(collection)
    return manifest


def _read_plan(path: Path) -> tuple[list[ShardPlan], ShardManifest]:
    """The shards to have, and a manifest that names the inputs that are in none."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        plans = [ShardPlan(one["name"], tuple(Input(**input) for input in one["inputs"])) for one in value["plans"]]
        return plans, ShardManifest(failures=value["failures"], set_aside=value["set_aside"])
    except (ValueError, KeyError, TypeError) as error:
        raise JobError(f"{path} is no plan that winnow_ray.jobs wrote: {error}") from error


def _entry(plan: ShardPlan, description: Path) -> ShardEntry:
    """What the manifest says of a shard that is there."""
    try:
        report = json.loads(description.read_text(encoding="utf-8"))
        size = sum(file.stat().st_size for file in description.parent.rglob("*") if file.is_file())
        return ShardEntry(
            plan.name, list(plan.inputs), report["documents"], report["tokens"], size, report["bytesRead"],
            report["failures"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise JobError(f"{description} is no description of a shard: {error}") from error


def main() -> None:
    """Runs the command; ends with code 2 behind an error, which it says in one line."""
    parser = argparse.ArgumentParser(prog="python3 -m winnow_ray.jobs")
    commands = parser.add_subparsers(dest="command", required=True)
    planner = commands.add_parser("plan", help="write a list of inputs for each shard")
    planner.add_argument("manifest", type=Path)
    planner.add_argument("collection", type=Path)
    planner.add_argument("--shard-bytes", type=int, default=1 << 30)
    finisher = commands.add_parser("finish", help="add up the statistics and write shards.json")
    finisher.add_argument("collection", type=Path)
    finisher.add_argument("--winnow", default=os.environ.get("WINNOW", "winnow"))
    chosen = parser.parse_args()
    try:
        if chosen.command == "plan":
            print(write_plan(read_manifest(chosen.manifest), chosen.collection.absolute(), chosen.shard_bytes))
        else:
            manifest = finish(chosen.collection.absolute(), chosen.winnow)
            print(f"{sum(shard.documents for shard in manifest.shards)} documents in {len(manifest.shards)} shards")
    except (BuildError, InputError, JobError, OSError, ValueError) as error:
        print(f"winnow_ray.jobs: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
