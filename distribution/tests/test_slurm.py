"""The script for Slurm, run by a Slurm of this machine alone that the test starts and stops."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from winnow_ray.manifest import ShardManifest

SUBMIT = Path(__file__).parents[1] / "slurm" / "submit.sh"
PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue")


class Slurm:
    """One controller and one node, with configuration, ports and state of their own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.processes: list[subprocess.Popen] = []

    def start(self) -> None:
        folder = self.folder
        folder.chmod(0o755)
        key = folder / "munge.key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        name = socket.gethostname().split(".")[0]
        controller, node = _free_port(), _free_port()
        (folder / "state").mkdir()
        (folder / "spool").mkdir()
        configuration = folder / "slurm.conf"
        configuration.write_text(
            f"ClusterName=test\nSlurmctldHost={name}(127.0.0.1)\nSlurmUser=root\nSlurmdUser=root\n"
            f"AuthType=auth/munge\nAuthInfo=socket={folder}/munge.socket\n"
            f"SlurmctldPort={controller}\nSlurmdPort={node}\nStateSaveLocation={folder}/state\n"
            f"SlurmdSpoolDir={folder}/spool\nSlurmctldPidFile={folder}/slurmctld.pid\nSlurmdPidFile={folder}/slurmd.pid\n"
            f"SlurmctldLogFile={folder}/slurmctld.log\nSlurmdLogFile={folder}/slurmd.log\n"
            "ProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nMpiDefault=none\nReturnToService=2\n"
            "SelectType=select/cons_tres\nSelectTypeParameters=CR_CPU\nSchedulerType=sched/builtin\nMailProg=/bin/true\n"
            f"NodeName={name} NodeAddr=127.0.0.1 CPUs={os.cpu_count()} State=UNKNOWN\n"
            "PartitionName=all Nodes=ALL Default=YES MaxTime=10 State=UP\n"
        )
        self.environment = {**os.environ, "SLURM_CONF": str(configuration)}
        socket_path = folder / "munge.socket"
        self._start(
            "munged", "--foreground", "--force", f"--socket={socket_path}", f"--key-file={key}",
            f"--pid-file={folder}/munged.pid", f"--log-file={folder}/munged.log", f"--seed-file={folder}/munged.seed",
        )
        _wait(socket_path.exists, "munge")
        self._start("slurmctld", "-D", "-f", str(configuration))
        self._start("slurmd", "-D", "-f", str(configuration), "-N", name)
        _wait(lambda: "idle" in self.run("sinfo", "--noheader", "--format=%T"), "a node of Slurm")

    def _start(self, *command: str) -> None:
        program = shutil.which(command[0], path=_PATH)
        with open(self.folder / f"{command[0]}.out", "wb") as output:
            self.processes.append(
                subprocess.Popen([program, *command[1:]], env=self.environment, stdout=output, stderr=output)
            )

    def run(self, *command: str, **more: str) -> str:
        done = subprocess.run(command, env={**self.environment, **more}, capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else done.stdout + done.stderr

    def submit(self, *arguments: str, **more: str) -> list[str]:
        """Submits, waits for the end of both jobs, and gives their numbers."""
        jobs = self.run(str(SUBMIT), *arguments, PYTHON=sys.executable, **more).split()
        assert len(jobs) == 2, jobs
        _wait(lambda: not self.run("squeue", "--noheader", "--states=PD,R,CG", "--jobs=" + ",".join(jobs)).strip(), "jobs")
        return jobs

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(condition, what: str, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds:g} s"
        time.sleep(0.3)


@pytest.fixture
def slurm(tmp_path_factory):
    absent = [program for program in PROGRAMS if shutil.which(program, path=_PATH) is None]
    if absent or os.geteuid() != 0:
        reason = f"{', '.join(absent)} is missing" if absent else "a node of Slurm needs root"
        print(f"The script for Slurm is not tested: {reason}.")
        pytest.skip(reason)
    slurm = Slurm(tmp_path_factory.mktemp("slurm"))
    try:
        slurm.start()
        yield slurm
    finally:
        slurm.stop()


def test_an_array_is_submitted_until_all_is_there(slurm, winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", f"dam number {number}", "the river") for number in range(3)]
    manifest = tmp_path / "inputs.txt"
    manifest.write_text("".join(name + "\n" for name in names))
    # A name that Slurm, and a shell of another locale, could take for another one.
    collection = tmp_path / "köln's %j"
    # The second shard is killed the first time.
    faulty = tmp_path / "faulty"
    faulty.write_text(
        f'#!/bin/sh\ncase "$1 $4" in "shard "*00001-*) test -e {tmp_path}/failed || {{ touch {tmp_path}/failed; kill -KILL $$; }};;'
        f' esac\nexec {winnow} "$@"\n'
    )
    faulty.chmod(0o755)
    _, finish = slurm.submit(str(manifest), str(collection), "1", WINNOW=str(faulty), LC_ALL="C")
    assert (tmp_path / "failed").exists()
    assert not (collection / "logs" / f"{finish}.log").exists(), "it ran, though a shard is not there"
    assert ShardManifest.read(collection) is None, "a manifest of half a collection"
    built = sorted(path.name[:5] for path in (collection / "shards").iterdir() if path.is_dir())
    assert built == ["00000", "00002"]

    array, _ = slurm.submit(str(manifest), str(collection), "1", WINNOW=winnow, LC_ALL="C")
    skipped = [
        json.loads((collection / "logs" / f"{array}_{element}.log").read_text().split("\n")[0])["skipped"]
        for element in range(3)
    ]
    assert skipped == [True, False, True]
    whole = ShardManifest.read(collection)
    assert [shard.documents for shard in whole.shards] == [2, 2, 2]
    assert [[input.name for input in shard.inputs] for shard in whole.shards] == [[name] for name in names]

    for shard in whole.shards:
        subprocess.run(
            [winnow, "shard", "build", "--manifest", str(collection / "lists" / shard.name), "--out",
             str(tmp_path / "direct" / shard.name)], check=True, capture_output=True,
        )
    compared = ["diff", "-r", "--exclude=*.stats", str(collection / "shards"), str(tmp_path / "direct")]
    assert subprocess.run(compared).returncode == 0
    found = subprocess.run(
        [winnow, "search", "dam", "--index", str(collection / "shards" / whole.shards[1].name), "--stats",
         str(collection / whole.statistics), "--json"], capture_output=True, text=True,
    )
    assert found.returncode == 0 and '"key":"1.jsonl-0"' in found.stdout


def test_more_shards_than_an_array_has_elements(slurm, winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", "dam") for number in range(1002)]
    manifest = tmp_path / "inputs.txt"
    manifest.write_text("".join(name + "\n" for name in names))
    said = slurm.run(str(SUBMIT), str(manifest), str(tmp_path / "collection"), "1", WINNOW=winnow, PYTHON=sys.executable)
    assert "1002 shards, but arrays have 1001 elements" in said
    assert not slurm.run("squeue", "--noheader").strip()
