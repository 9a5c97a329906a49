"""The examples for Kubernetes in ENGINES.md, as far as they can be tried without a cluster."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from winnow_ray.jobs import finish, write_plan

PAGE = Path(__file__).parents[1] / "ENGINES.md"


@pytest.fixture
def resources() -> dict[str, dict]:
    """By kind, what the page has in YAML."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return {one["kind"]: one for block in blocks for one in yaml.safe_load_all(block)}


def test_the_script_of_the_job_builds_what_was_planned(resources, winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", f"dam number {number}") for number in range(2)]
    collection = tmp_path / "collection"
    number = write_plan(names, collection, 1)
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "winnow").symlink_to(Path(shutil.which(winnow)).absolute())
    container = resources["Job"]["spec"]["template"]["spec"]["containers"][0]
    assert container["volumeMounts"][0]["mountPath"] == "/collection"
    command = [word.replace("/collection", str(collection)) for word in container["command"] + container["args"]]

    def run(index: int) -> int:
        environment = {"PATH": f"{programs}:{os.environ['PATH']}", "JOB_COMPLETION_INDEX": str(index)}
        return subprocess.run(command, env=environment, capture_output=True).returncode

    assert [run(index) for index in range(number + 1)] == [0, 0, 1], "the last has no list"
    assert [shard.documents for shard in finish(collection, winnow).shards] == [1, 1]


def test_the_service_finds_the_leaf(resources):
    service, deployment = resources["Service"], resources["Deployment"]
    template = deployment["spec"]["template"]
    labels = template["metadata"]["labels"]
    assert service["spec"]["selector"] == deployment["spec"]["selector"]["matchLabels"] == labels
    leaf = template["spec"]["containers"][0]
    port = service["spec"]["ports"][0]["port"]
    assert f"--port={port}" in leaf["args"] and leaf["ports"][0]["containerPort"] == port
    # The root asks by this name, and other names are refused.
    assert f"--name={service['metadata']['name']}" in leaf["args"]
