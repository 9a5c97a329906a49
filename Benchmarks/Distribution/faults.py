"""What happens when things break: each fault is made, and what came of it is looked at.

A check raises AssertionError where the collection or an answer is not what it must be; what it returns is what was seen.
"""

import contextlib
import filecmp
import os
import shutil
import signal
import subprocess
import threading
import time
from dataclasses import replace
from collections.abc import Iterator
from pathlib import Path

import ray
from client import Client
from cluster import wait_for
from winnow_ray.build import JobFailed, JobOptions, build
from winnow_ray.manifest import ShardManifest
from winnow_ray.worker import BuildOptions


def same_bytes(left: Path, right: Path) -> bool:
    """Whether two folders have the same files with the same bytes."""
    names = lambda folder: sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return names(left) == names(right) and all(
        filecmp.cmp(left / name, right / name, shallow=False) for name in names(left)
    )


def processes(*words: str) -> list[int]:
    """Processes in whose command line all words are."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                # A winnow, and not the worker that has it in its own line.
                if line.split(" ")[0].endswith(("winnow", "winnow-serve")) and all(word in line for word in words):
                    found.append(int(entry.name))
    return found


class Building(threading.Thread):
    """A build that runs meanwhile."""

    def __init__(self, names: list[str], collection: Path, options: BuildOptions, job: JobOptions):
        super().__init__()
        self.arguments = (names, collection, options, job)
        self.lines: list[str] = []
        self.manifest: ShardManifest | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.manifest = build(*self.arguments, say=self.lines.append)
        except BaseException as error:
            self.error = error

    def result(self) -> ShardManifest:
        self.join()
        if self.error:
            raise self.error
        return self.manifest


class Builds:
    """Faults while a collection is built; what must come of it is a collection that was built without any."""

    def __init__(self, names: list[str], whole: Path, folder: Path, winnow: str, job: JobOptions):
        self.names, self.whole, self.folder, self.winnow, self.job = names, whole, folder, winnow, job
        folder.mkdir(parents=True, exist_ok=True)

    def _is_whole(self, collection: Path) -> None:
        assert same_bytes(self.whole / "shards", collection / "shards"), "other bytes than without the fault"
        assert same_bytes(self.whole / "statistics", collection / "statistics"), "other statistics"

    def _collection(self, name: str) -> Path:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.folder / name

    def killed_worker(self) -> str:
        """`winnow shard build` is killed twice while it writes, and once the process of Ray around it."""
        collection = self._collection("killed")
        building = Building(self.names, collection, BuildOptions(winnow=self.winnow, crashes=3), self.job)
        building.start()
        killed = 0
        for _ in range(2):
            wait_for(lambda: processes("shard build", str(collection)), 60, "a build to kill")
            for process in processes("shard build", str(collection))[:1]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
                    killed += 1
            time.sleep(0.3)
        wait_for(lambda: processes("shard build", str(collection)), 60, "a build whose worker to kill")
        for process in processes("shard build", str(collection))[:1]:
            with contextlib.suppress(OSError):
                parent = int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
                os.kill(parent, signal.SIGKILL)
        building.result()
        self._is_whole(collection)
        assert not list((collection / "shards").glob("*.building-*")), "a draft is left"
        return f"{killed} builds and one Ray worker killed; the same bytes as without"

    def removed_node(self, cluster) -> str:
        """A node goes while it builds."""
        collection = self._collection("removed")
        node = cluster.add_node(num_cpus=2, wait=True)
        building = Building(self.names, collection, BuildOptions(winnow=self.winnow), self.job)
        building.start()
        wait_for(lambda: len(processes("shard build", str(collection))) >= 3, 60, "builds on all nodes")
        before = len(ray.nodes())
        cluster.remove_node(node, allow_graceful=False)
        building.result()
        self._is_whole(collection)
        alive = sum(entry["Alive"] for entry in ray.nodes())
        assert alive < before, "the node is still there"
        return f"one of {before} nodes removed while all built; the same bytes as without"

    def poisoned_input(self) -> str:
        """An input that `winnow` does not survive: here a program in its place that kills itself at that one."""
        poison = self.folder / "poison.jsonl"
        poison.write_text('{"id": "poison", "text": "poison"}\n', encoding="utf-8")
        wrapper = self.folder / "winnow-with-a-fault"
        wrapper.write_text(
            f'#!/bin/sh\ncase "$1 $2" in "shard build") grep -q poison.jsonl "$4" && kill -SEGV $$;; esac\n'
            f'exec {self.winnow} "$@"\n'
        )
        wrapper.chmod(0o755)
        names = [*self.names[:3], str(poison), *self.names[3:]]
        collection = self._collection("poisoned")
        manifest = build(names, collection, BuildOptions(winnow=str(wrapper)), self.job, say=lambda _: None)
        assert [entry["path"] for entry in manifest.set_aside] == [str(poison)], manifest.set_aside
        inputs = {input.name for shard in manifest.shards for input in shard.inputs}
        assert inputs == set(self.names), "another input is missing"
        again = build(names, collection, BuildOptions(winnow=str(wrapper)), self.job, say=lambda _: None)
        assert again.generation == manifest.generation, "it was built again"
        return f"named and set aside ({manifest.set_aside[0]['reason']}); all {len(inputs)} others are in"

    def unreadable_input(self) -> str:
        """A file that is not there, and one that is no archive."""
        damaged = self.folder / "damaged.warc.gz"
        damaged.write_bytes(b"\x1f\x8b\x08\x00 this is no gzip file")
        names = [*self.names, str(self.folder / "absent.jsonl"), str(damaged)]
        collection = self._collection("unreadable")
        manifest = build(names, collection, BuildOptions(winnow=self.winnow), self.job, say=lambda _: None)
        left_out = [entry for shard in manifest.shards for entry in shard.failures]
        named = {entry["path"] for entry in manifest.failures + left_out}
        assert str(self.folder / "absent.jsonl") in named and str(damaged) in named, manifest.failures
        return "both named in the manifest; all others are in"

    def full_disk(self) -> str:
        """A file system with too little room, and then with enough."""
        place = self.folder / "small"
        place.mkdir(exist_ok=True)
        needed = sum(path.stat().st_size for path in (self.whole / "shards").rglob("*") if path.is_file())
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={needed // 2}", "tmpfs", str(place)], capture_output=True, text=True
        )
        if mounted.returncode != 0:
            return f"not tried: a small file system can't be mounted here ({mounted.stderr.strip()})"
        try:
            collection = place / "full"
            options = BuildOptions(winnow=self.winnow)
            job = JobOptions(self.job.shard_bytes, retries=1)
            try:
                build(self.names, collection, options, job, say=lambda _: None)
                raise AssertionError("built on a full disk")
            except JobFailed as failure:
                reason = str(failure)
            assert "No space left on device" in reason, reason
            assert ShardManifest.read(collection) is None, "a manifest of half a collection"
            assert not list((collection / "shards").glob("*.building-*")), "a draft is left"
            subprocess.run(["mount", "-o", f"remount,size={3 * needed}", str(place)], check=True)
            build(self.names, collection, options, job, say=lambda _: None)
            self._is_whole(collection)
        finally:
            subprocess.run(["umount", "-l", str(place)], check=False)
        reason = reason.replace(f"{collection}/", "")
        return f"says: {reason}; with room again, the same bytes as without"


@contextlib.contextmanager
def asking(client: Client, queries: list[str]) -> Iterator[list[tuple[float, dict]]]:
    """Asks without a pause; gives the answers so far, each with its time."""
    answers: list[tuple[float, dict]] = []
    done = threading.Event()

    def ask() -> None:
        number = 0
        while not done.is_set():
            try:
                answer = client.get([("q", queries[number % len(queries)])])
            except Exception as error:
                answer = {"status": 0, "error": str(error), "partial": True, "shards": {"missing": []}}
            answers.append((time.monotonic(), answer))
            number += 1

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield answers
    finally:
        done.set()
        thread.join()


def summary(answers: list[tuple[float, dict]]) -> str:
    whole = sum(answer["status"] == 200 and not answer["partial"] for _, answer in answers)
    partial = [answer for _, answer in answers if answer["status"] == 200 and answer["partial"]]
    failed = [answer for _, answer in answers if answer["status"] != 200]
    unnamed = sum(not answer["shards"]["missing"] for answer in partial)
    assert not unnamed, f"{unnamed} partial answers don't say what is missing"
    return f"{len(answers)} answers: {whole} whole, {len(partial)} marked as partial, {len(failed)} without hits or refused"


class Services:
    """Faults while a collection is served."""

    def __init__(self, service, collection: Path, names: list[str], client: Client, winnow: str, job: JobOptions):
        self.service, self.collection, self.names = service, collection, names
        self.client, self.winnow, self.job = client, winnow, job
        self.queries = ["united states", '"new york"', "river", "history of music"]

    def _is_whole(self) -> bool:
        answers = [self.client.get([("q", query)]) for query in self.queries]
        return all(answer["status"] == 200 and not answer["partial"] for answer in answers)

    def _leaves(self, shard: str) -> list[int]:
        return processes("--leaf", str(self.collection / "shards" / shard) + " ")

    def hanging_leaf(self) -> str:
        """The process of a leaf stops, and neither ends nor answers."""
        shard = ShardManifest.read(self.collection).shards[0].name
        with asking(self.client, self.queries) as answers:
            time.sleep(1)
            stopped = self._leaves(shard)
            for process in stopped:
                os.kill(process, signal.SIGSTOP)
            begin = len(answers)
            wait_for(lambda: any(answer["partial"] for _, answer in answers[begin:]), 30, "a partial answer")
            back = wait_for(lambda: set(self._leaves(shard)) - set(stopped), 120, "another process of the leaf")
            back += wait_for(self._is_whole, 120, "whole answers")
        missing = {entry["shard"]: entry["reason"] for _, answer in answers for entry in answer["shards"]["missing"]}
        assert missing.keys() <= {shard}, missing
        return f"{summary(answers)}; whole again after {back:.0f} s"

    def killed_leaf(self) -> str:
        """The process of a leaf is killed."""
        shard = ShardManifest.read(self.collection).shards[0].name
        with asking(self.client, self.queries) as answers:
            time.sleep(1)
            for process in self._leaves(shard):
                os.kill(process, signal.SIGKILL)
            time.sleep(1)
            back = wait_for(self._is_whole, 60, "whole answers")
        return f"{summary(answers)}; whole again after {1 + back:.0f} s"

    def corrupt_shard(self) -> str:
        """Bytes of a shard's postings are changed on disk, and then the shard is built anew."""
        shard = ShardManifest.read(self.collection).shards[0].name
        folder = self.collection / "shards" / shard
        postings = next(folder.glob("*.postings"))
        with open(postings, "r+b") as file:
            for place in range(1 << 12, postings.stat().st_size, 1 << 12):
                file.seek(place)
                file.write(b"\xa5\x5a\xa5")
        # What was verified before stays so: another process looks anew.
        for process in self._leaves(shard):
            os.kill(process, signal.SIGKILL)
        with asking(self.client, self.queries) as answers:
            wait_for(lambda: any(answer["partial"] for _, answer in answers), 30, "a partial answer")
            damaged = subprocess.run(
                [self.winnow, "check", "--index", str(folder)], capture_output=True, text=True).returncode
            assert damaged == 2, "winnow check says that all is well"
            job = replace(self.job, checks=True)
            build(self.names, self.collection, BuildOptions(winnow=self.winnow), job, say=lambda _: None)
            back = wait_for(self._is_whole, 60, "whole answers")
        missing = {entry["shard"]: entry["reason"] for _, answer in answers for entry in answer["shards"]["missing"]}
        assert missing.keys() == {shard}, missing
        return f"{summary(answers)}; whole again {back:.1f} s after the build that put it right"

    def new_shards(self, more: list[str]) -> str:
        """New inputs come, and one that is there changes."""
        before = ShardManifest.read(self.collection)
        changed = Path(self.names[0])
        with open(changed, "a", encoding="utf-8") as file:
            file.write('{"id": "late", "text": "zanzibarquux united states"}\n')
        with asking(self.client, self.queries) as answers:
            self.names = [*self.names, *more]
            after = build(self.names, self.collection, BuildOptions(winnow=self.winnow), self.job, say=lambda _: None)
            kept = {shard.name for shard in before.shards} & {shard.name for shard in after.shards}
            assert len(kept) == len(before.shards) - 1, "other shards were built again"
            start = time.monotonic()
            while self.client.get([("q", "zanzibarquux")]).get("total") != 1:
                self.service.follow()
                time.sleep(0.2)
                assert time.monotonic() - start < 120, "the new shard is not searched"
            taken = time.monotonic() - start
            time.sleep(1)
            self.service.follow()
            time.sleep(2)
        assert all(answer["status"] == 200 and not answer["partial"] for _, answer in answers), summary(answers)
        return f"{summary(answers)}; searched {taken:.0f} s after the build, {len(kept)} shards kept"

    def removed_node(self, cluster, node) -> str:
        """A node goes, with the leaves on it."""
        with asking(self.client, self.queries) as answers:
            time.sleep(1)
            cluster.remove_node(node, allow_graceful=False)
            time.sleep(5)
            back = wait_for(self._is_whole, 180, "whole answers")
            full = wait_for(self._all_replicas, 180, "as many leaves as before")
        return f"{summary(answers)}; whole after {5 + back:.0f} s, all replicas back after {5 + back + full:.0f} s"

    def _all_replicas(self) -> bool:
        from ray import serve

        status = serve.status()
        return all(
            deployment.replica_states.get("RUNNING", 0) == sum(deployment.replica_states.values())
            and deployment.status == "HEALTHY"
            for application in status.applications.values() for deployment in application.deployments.values()
        )
