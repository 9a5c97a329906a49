"""The command `winnow-ray`."""

import argparse
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import ray

from .build import JobFailed, JobOptions, build
from .inputs import InputError, read_manifest
from .service import Service, ServiceOptions
from .worker import BuildOptions

#: How often it is looked whether the collection has gone on, in seconds.
FOLLOW_SECONDS = 2.0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="winnow-ray", description="Builds and serves an index in shards on a Ray cluster."
    )
    commands = parser.add_subparsers(dest="command", required=True)

    builder = commands.add_parser("build", help="build a collection, or bring it up to date")
    builder.add_argument("manifest", help="the list of inputs, one a line: files, folders, addresses such as s3://...")
    builder.add_argument("collection", help="the folder of the collection, which all machines see")
    builder.add_argument("--shard-bytes", type=int, default=JobOptions.shard_bytes, help="bytes of input for a shard")
    builder.add_argument("--retries", type=int, default=JobOptions.retries)
    builder.add_argument("--processors", type=float, default=1.0, help="that a shard takes")
    builder.add_argument("--shard-timeout", type=float, default=BuildOptions.timeout, help="seconds for a shard")
    builder.add_argument("--cache", default=BuildOptions.cache, help="where objects are copied to")
    builder.add_argument("--try-set-aside", action="store_true", help="try inputs again that were set aside before")
    builder.add_argument("--check", action="store_true", help="verify shards that are there, and build damaged ones anew")
    builder.add_argument("arguments", nargs="*", help="behind --: options of winnow shard build")

    server = commands.add_parser("serve", help="serve a collection, and follow it")
    server.add_argument("collection", help="the folder of the collection, which all machines see")
    server.add_argument("--host", default=ServiceOptions.host)
    server.add_argument("--port", type=int, default=ServiceOptions.port)
    server.add_argument("--timeout", type=float, default=ServiceOptions.timeout, help="seconds for a search")
    server.add_argument("--replicas", type=int, default=1, help="leaves for each shard")
    server.add_argument("--root-replicas", type=int, default=1)
    server.add_argument("--leaf-processors", type=float, default=ServiceOptions.leaf_processors)

    for one in (builder, server):
        one.add_argument("--winnow", default=os.environ.get("WINNOW") or shutil.which("winnow") or "winnow")
        one.add_argument("--address", help="the Ray cluster; without it, that of $RAY_ADDRESS or one of this machine")
    return parser


def main() -> None:
    """Runs the command; ends with code 2 behind an error, which it says in one line."""
    chosen = _parser().parse_args()
    if shutil.which(chosen.winnow) is None:
        _end(f"{chosen.winnow} is no program; name winnow with --winnow or $WINNOW")
    try:
        (_build if chosen.command == "build" else _serve)(chosen)
    except (InputError, JobFailed, OSError, ValueError) as error:
        _end(str(error))


def _end(message: str) -> None:
    print(f"winnow-ray: {message}", file=sys.stderr)
    sys.exit(2)


def _connect(chosen: argparse.Namespace) -> None:
    ray.init(address=chosen.address, log_to_driver=False, logging_level="warning")


def _build(chosen: argparse.Namespace) -> None:
    names = read_manifest(Path(chosen.manifest))
    _connect(chosen)
    options = BuildOptions(
        winnow=os.path.abspath(shutil.which(chosen.winnow)), arguments=tuple(chosen.arguments),
        timeout=chosen.shard_timeout, cache=chosen.cache,
    )
    job = JobOptions(
        chosen.shard_bytes, chosen.retries, chosen.processors, chosen.try_set_aside, chosen.check
    )
    manifest = build(names, Path(chosen.collection), options, job)
    left_out = [entry for shard in manifest.shards for entry in shard.failures]
    for entry in manifest.failures + manifest.set_aside + left_out:
        print(f"winnow-ray: left out {entry['path']}: {entry['reason']}", file=sys.stderr)
    documents = sum(shard.documents for shard in manifest.shards)
    print(f"{chosen.collection} has {documents} documents in {len(manifest.shards)} shards.")


def _serve(chosen: argparse.Namespace) -> None:
    _connect(chosen)
    options = ServiceOptions(
        winnow=os.path.abspath(shutil.which(chosen.winnow)), host=chosen.host, port=chosen.port,
        timeout=chosen.timeout, replicas=chosen.replicas, root_replicas=chosen.root_replicas,
        leaf_processors=chosen.leaf_processors,
    )
    service = Service(Path(chosen.collection), options, lambda line: print(line, file=sys.stderr))
    service.start()
    print(f"winnow-ray: http://{chosen.host}:{chosen.port}/search?q=...", file=sys.stderr)
    ended = False

    def end(*_: object) -> None:
        nonlocal ended
        ended = True

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    while not ended:
        time.sleep(FOLLOW_SECONDS)
        service.follow()
    service.stop()


if __name__ == "__main__":
    main()
