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
from .planning import look_at_all, plan
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
    value = json.loads((collection / PLAN_NAME).read_text(encoding="utf-8"))
    manifest = ShardManifest(failures=value["failures"], set_aside=value["set_aside"])
    absent: list[str] = []
    for one in value["plans"]:
        name = one["name"]
        try:
            report = json.loads((shard_folder(collection, name) / "shard.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            report = None
        if report is None or not statistics_of_shard(collection, name).exists():
            absent.append(name)
            continue
        size = sum(path.stat().st_size for path in shard_folder(collection, name).rglob("*") if path.is_file())
        manifest.shards.append(
            ShardEntry(
                name, [Input(**input) for input in one["inputs"]], report["documents"], report["tokens"], size,
                report["bytesRead"], report["failures"],
            )
        )
    if absent:
        raise JobError(f"{len(absent)} shards are not there yet, {absent[0]} for one; submit the jobs again")
    manifest.statistics = statistics_of_all(manifest, collection, BuildOptions(winnow=winnow))
    manifest.write(collection)
    return manifest


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
