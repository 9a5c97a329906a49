"""Builds and serves a collection in shards on a Ray cluster of several raylets on this machine: whether it ranks as one
index does, what happens when things break, and what it costs.

    run.py CORPUS.jsonl FOLDER REPORT [--bytes N] [--queries N]

The corpus has an {"id", "title", "text"} object a line; the folder gets inputs, indexes and shards, some times their
size. REPORT is a folder, for report.md and run.json.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import collection as collection_
import costs
import equality
import questions as questions_
from client import Client, SingleServer
from cluster import cluster
from faults import Builds, Services
from report import report
from winnow_ray.build import JobOptions, build
from winnow_ray.inputs import look
from winnow_ray.planning import plan
from winnow_ray.service import Service, ServiceOptions
from winnow_ray.worker import BuildOptions

SHARDS = (1, 3, 8)
NODES = 3
PORT = 8397
AT_ONCE = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--bytes", type=int, default=100_000_000)
    parser.add_argument("--files", type=int, default=24)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--winnow", default=str(Path(__file__).parents[2] / ".build/release/winnow"))
    parser.add_argument("--only", choices=("equality", "builds", "services"), help="one part, for whoever works on it")
    chosen = parser.parse_args()
    run = Run(chosen)
    with cluster(NODES, processors=2) as nodes:
        if chosen.only in (None, "equality"):
            run.compare()
        if chosen.only in (None, "builds"):
            run.break_builds(nodes)
        if chosen.only in (None, "services"):
            run.break_services(nodes)
    chosen.report.mkdir(parents=True, exist_ok=True)
    (chosen.report / "run.json").write_text(json.dumps(run.found, ensure_ascii=False, indent=1), encoding="utf-8")
    (chosen.report / "report.md").write_text(report(run.found), encoding="utf-8")
    say(f"{chosen.report}/report.md")
    if not run.is_well:
        sys.exit(1)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Run:
    """Everything that is looked at, and what was found."""

    def __init__(self, chosen: argparse.Namespace):
        self.winnow, self.folder = chosen.winnow, chosen.folder.absolute()
        say("writing the inputs ...")
        inputs = collection_.make(chosen.corpus, self.folder / "inputs", chosen.bytes, chosen.files)
        self.inputs = [str(path) for path in inputs]
        self.size = sum(path.stat().st_size for path in inputs)
        self.questions = questions_.draw(inputs, chosen.queries)
        self.found: dict = {
            "machine": {"processors": os.cpu_count(), "nodes": NODES + 1},
            "inputs": {"files": len(inputs), "bytes": self.size},
            "equality": {}, "costs": {}, "builds": {}, "services": {}, "statistics": {},
        }
        self.is_well = True

    def job(self, shards: int) -> JobOptions:
        """Options that make so many shards of the inputs."""
        looked = [look(name) for name in self.inputs]
        for size in range(self.size // shards, 2 * self.size, self.size // 200):
            if len(plan(looked, None, size, "")) == shards:
                return JobOptions(shard_bytes=size)
        raise SystemExit(f"the inputs can't be grouped into {shards} shards")

    def build(self, shards: int) -> Path:
        """A collection without any fault, built anew."""
        place = self.folder / f"collection-{shards}"
        shutil.rmtree(place, ignore_errors=True)
        start = time.monotonic()
        manifest = build(self.inputs, place, BuildOptions(winnow=self.winnow), self.job(shards), say=lambda _: None)
        assert len(manifest.shards) == shards, f"{len(manifest.shards)} shards, not {shards}"
        statistics = place / manifest.statistics
        self.found["statistics"][str(shards)] = {
            "seconds": round(time.monotonic() - start, 1),
            "documents": sum(shard.documents for shard in manifest.shards),
            "shard bytes": sum(shard.bytes for shard in manifest.shards),
            "statistics bytes": statistics.stat().st_size,
            **json.loads(
                subprocess.run(
                    [self.winnow, "shard", "stats", "show", str(statistics)], capture_output=True, text=True, check=True
                ).stdout
            ),
        }
        return place

    def service(self, place: Path, replicas: int = 1, timeout: float = 30) -> Service:
        options = ServiceOptions(
            winnow=self.winnow, port=PORT, timeout=timeout, replicas=replicas, leaf_processors=0.1,
            health_period=2, health_timeout=4,
        )
        service = Service(place, options, lambda _: None)
        service.start()
        if not service.wait_until_current(180):
            raise SystemExit("the shards are not ready after 180 s")
        return service

    def compare(self) -> None:
        one = self.folder / "one"
        shutil.rmtree(one, ignore_errors=True)
        say("indexing everything in one index ...")
        subprocess.run(
            [self.winnow, "index", *self.inputs, "--index", str(one)], check=True, stdout=subprocess.DEVNULL
        )
        single = SingleServer(self.winnow, str(one))
        reference = Client(single.port, "/api/search")
        plain = [
            question for question in self.questions if question[0] in ("word", "any of two", "all of two", "phrase of two")
        ][:300]
        try:
            self.found["costs"]["one index"] = {
                "queries a second": round(costs.throughput(reference, plain, AT_ONCE), 1)
            }
            for shards in SHARDS:
                say(f"{shards} shards: building, serving, asking {len(self.questions)} queries ...")
                service = self.service(self.build(shards))
                client = Client(PORT, "/search")
                outcome = equality.compare(self.questions, reference, client)
                self.found["equality"][str(shards)] = outcome
                if outcome["examples"]:
                    self.is_well = False
                self.found["costs"][str(shards)] = {
                    **costs.overhead(client, plain),
                    "no leaf p50": costs.floor(PORT),
                    "queries a second": round(costs.throughput(client, plain, AT_ONCE), 1),
                }
                service.stop()
                time.sleep(3)
        finally:
            single.stop()

    def break_builds(self, nodes) -> None:
        whole = self.build(SHARDS[-1])
        builds = Builds(self.inputs, whole, self.folder / "faults", self.winnow, self.job(SHARDS[-1]))
        self._try("builds", "a worker killed", builds.killed_worker)
        self._try("builds", "a node removed", lambda: builds.removed_node(nodes))
        self._try("builds", "a poisoned input", builds.poisoned_input)
        self._try("builds", "unreadable inputs", builds.unreadable_input)
        self._try("builds", "a full disk", builds.full_disk)

    def break_services(self, nodes) -> None:
        # Inputs of its own, since one changes.
        own = self.folder / "changing"
        shutil.rmtree(own, ignore_errors=True)
        shutil.copytree(self.folder / "inputs", own)
        names = [str(own / Path(name).name) for name in self.inputs]
        first, later = names[:-4], names[-4:]
        place = self.folder / "collection-changing"
        shutil.rmtree(place, ignore_errors=True)
        job = self.job(SHARDS[-1])
        node = nodes.add_node(num_cpus=2, wait=True)
        build(first, place, BuildOptions(winnow=self.winnow), job, say=lambda _: None)
        service = self.service(place, timeout=1)
        services = Services(service, place, first, Client(PORT, "/search"), self.winnow, job)
        self._try("services", "a leaf hangs", services.hanging_leaf)
        self._try("services", "a leaf killed", services.killed_leaf)
        self._try("services", "a corrupt shard", services.corrupt_shard)
        self._try("services", "new shards and a new version of one", lambda: services.new_shards(later))
        service.stop()
        time.sleep(5)
        service = self.service(place, replicas=2, timeout=1)
        services = Services(service, place, services.names, Client(PORT, "/search"), self.winnow, job)
        self._try("services", "a node removed, two leaves a shard", lambda: services.removed_node(nodes, node))
        service.stop()

    def _try(self, part: str, name: str, body) -> None:
        say(f"{name} ...")
        try:
            self.found[part][name] = {"held": True, "seen": body()}
        except (AssertionError, Exception) as error:
            self.found[part][name] = {"held": False, "seen": f"{type(error).__name__}: {error}"}
            self.is_well = False
        say(f"  {self.found[part][name]['seen']}")


if __name__ == "__main__":
    main()
