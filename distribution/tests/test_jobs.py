"""What comes before and after jobs that build shards, whoever runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from winnow_ray.jobs import JobError, finish, write_plan
from winnow_ray.manifest import ShardManifest


def _build(winnow: str, collection: Path, name: str) -> None:
    shard = collection / "shards" / name
    for command in (
        ["build", "--manifest", str(collection / "lists" / name), "--out", str(shard)],
        ["stats", "merge", str(shard), "-o", f"{shard}.stats"],
    ):
        subprocess.run([winnow, "shard", *command], check=True, capture_output=True)


def _lists(collection: Path) -> list[str]:
    return sorted(path.name for path in (collection / "lists").iterdir())


def test_a_collection_is_there_when_its_shards_are(winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", f"dam number {number}", "the river") for number in range(3)]
    collection = tmp_path / "collection"
    assert write_plan([*names, str(tmp_path / "absent")], collection, 1) == 3
    lists = _lists(collection)
    assert [(collection / "lists" / name).read_text() for name in lists] == [name + "\n" for name in names]
    _build(winnow, collection, lists[0])
    with pytest.raises(JobError, match=f"2 shards are not there yet, {lists[1]}"):
        finish(collection, winnow)
    assert ShardManifest.read(collection) is None
    for name in lists[1:]:
        _build(winnow, collection, name)
    manifest = finish(collection, winnow)
    assert ShardManifest.read(collection) == manifest
    assert [(shard.name, shard.documents) for shard in manifest.shards] == [(name, 2) for name in lists]
    assert [entry["path"] for entry in manifest.failures] == [str(tmp_path / "absent")]
    assert (collection / manifest.statistics).exists()

    # Another input makes another shard; the others keep their names.
    assert write_plan([*names, rows("3.jsonl", "salmon")], collection, 1) == 4
    assert _lists(collection)[:3] == lists


def test_where_there_is_nothing_to_build(rows, tmp_path):
    with pytest.raises(JobError, match="the list is empty"):
        write_plan([], tmp_path / "collection", 1)
    with pytest.raises(JobError, match="absent: No such file"):
        write_plan([str(tmp_path / "absent")], tmp_path / "collection", 1)
    with pytest.raises(JobError, match="objects of a store"):
        write_plan(["s3://bucket/rows.jsonl"], tmp_path / "collection", 1)


def test_damaged_files_are_named(winnow, rows, tmp_path):
    collection = tmp_path / "collection"
    write_plan([rows("a.jsonl", "dam")], collection, 1)
    name = _lists(collection)[0]
    _build(winnow, collection, name)
    description = collection / "shards" / name / "shard.json"
    for text in ("", "{}", "[]", "\xff", '{"documents": 1}'):
        description.write_text(text, encoding="latin-1")
        with pytest.raises(JobError, match="shard.json is no description"):
            finish(collection, winnow)
    for text in ("", "{}", "[]", "\xff", '{"plans": [{"name": "a", "inputs": [{"x": 1}]}]}'):
        (collection / "plan.json").write_text(text, encoding="latin-1")
        with pytest.raises(JobError, match="plan.json is no plan"):
            finish(collection, winnow)


def test_the_command_says_what_is_wrong_in_a_line(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "winnow_ray.jobs", "finish", str(tmp_path)], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert done.returncode == 2 and not done.stdout
    assert done.stderr.count("\n") == 1 and "plan.json" in done.stderr
