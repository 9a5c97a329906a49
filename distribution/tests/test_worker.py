"""One shard, built by the program."""

import json
import os
import stat
from pathlib import Path

import pytest

from winnow_ray.inputs import InputError, look, read_manifest
from winnow_ray.manifest import shard_folder, statistics_of_shard
from winnow_ray.planning import plan
from winnow_ray.worker import BuildError, BuildOptions, build_shard


def _plan(*names: str):
    return plan([look(name) for name in names], None, 1 << 30, "")[0]


def _program(path: Path, winnow: str, line: str) -> str:
    path.write_text(f'#!/bin/sh\nlist="$4"\n{line}\nexec {winnow} "$@"\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_shard_and_its_statistics(winnow, rows, tmp_path):
    one = _plan(rows("a.jsonl", "the dam holds", "the river"), rows("b.jsonl", "salmon"))
    built = build_shard(one, tmp_path, BuildOptions(winnow=winnow))
    assert built.report["documents"] == 3 and not built.set_aside and not built.failures
    assert statistics_of_shard(tmp_path, one.name).exists()
    assert build_shard(one, tmp_path, BuildOptions(winnow=winnow)).report["skipped"]


def test_crashing_inputs_are_found_and_set_aside(winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", f"dam number {number}") for number in range(9)]
    program = _program(
        tmp_path / "faulty", winnow, 'grep -qs -e "/3.jsonl" -e "/7.jsonl" "$list" && kill -SEGV $$'
    )
    one = _plan(*names)
    built = build_shard(one, tmp_path, BuildOptions(winnow=program))
    assert sorted(Path(entry["path"]).name for entry in built.set_aside) == ["3.jsonl", "7.jsonl"]
    assert all("SIGSEGV" in entry["reason"] for entry in built.set_aside)
    assert built.report["documents"] == 7
    # Another try needs no search.
    again = build_shard(one, tmp_path, BuildOptions(winnow=program))
    assert again.report["skipped"] and again.set_aside == built.set_aside


def test_an_input_that_takes_for_ever_is_set_aside(winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", f"dam number {number}") for number in range(2)]
    program = _program(tmp_path / "slow", winnow, 'grep -qs "/1.jsonl" "$list" && exec sleep 60')
    built = build_shard(_plan(*names), tmp_path, BuildOptions(winnow=program, timeout=1.5, crashes=1))
    assert [Path(entry["path"]).name for entry in built.set_aside] == ["1.jsonl"]
    assert built.report["documents"] == 1


def test_one_crash_is_bad_luck(winnow, rows, tmp_path):
    name = rows("a.jsonl", "dam")
    program = _program(
        tmp_path / "once", winnow, f'test -e {tmp_path}/crashed || {{ touch {tmp_path}/crashed; kill -KILL $$; }}'
    )
    built = build_shard(_plan(name), tmp_path, BuildOptions(winnow=program))
    assert built.report["documents"] == 1 and not built.set_aside


def test_what_is_no_inputs_fault_is_an_error(winnow, rows, tmp_path):
    one = _plan(rows("a.jsonl", "dam"))
    program = _program(tmp_path / "full", winnow, 'echo "winnow: cannot write x: No space left on device" >&2; exit 2')
    with pytest.raises(BuildError, match="No space left"):
        build_shard(one, tmp_path, BuildOptions(winnow=program))
    assert not shard_folder(tmp_path, one.name).exists()


def test_objects_of_a_store(winnow, rows, tmp_path):
    path = rows("a.jsonl", "the dam holds", "the river")
    cache = tmp_path / "cache"
    one = _plan("file://" + path)
    options = BuildOptions(winnow=winnow, cache=str(cache))
    built = build_shard(one, tmp_path / "left", options)
    assert built.report["documents"] == 2
    assert not [path for path in cache.rglob("*") if path.is_file()], "a copy is left"
    os.utime(path, (1, 1))
    build_shard(one, tmp_path / "right", options)
    files = sorted((tmp_path / "left").rglob("segment-*"))
    assert files
    for file in files:
        assert file.read_bytes() == (tmp_path / "right" / file.relative_to(tmp_path / "left")).read_bytes()


def test_an_object_that_is_gone_is_named(winnow, rows, tmp_path):
    kept, gone = rows("a.jsonl", "dam"), rows("b.jsonl", "river")
    one = _plan(kept, "file://" + gone)
    os.unlink(gone)
    built = build_shard(one, tmp_path, BuildOptions(winnow=winnow, cache=str(tmp_path / "cache")))
    assert built.report["documents"] == 1
    assert [entry["path"] for entry in built.failures] == ["file://" + gone]


def test_lists_of_inputs(rows, tmp_path):
    path = rows("a.jsonl", "dam")
    listed = tmp_path / "list"
    listed.write_text("a.jsonl\n\ns3://bucket/x y.warc.gz\n")
    assert read_manifest(listed) == [path, "s3://bucket/x y.warc.gz"]
    listed.write_text("a.jsonl\n./a.jsonl\n")
    with pytest.raises(InputError, match="twice"):
        read_manifest(listed)
    with pytest.raises(InputError, match="absent"):
        look(str(tmp_path / "absent"))


def test_a_folder_changes_with_what_is_in_it(rows, tmp_path):
    rows("a.jsonl", "dam")
    before = look(str(tmp_path))
    assert look(str(tmp_path)) == before
    rows("b.jsonl", "river")
    assert look(str(tmp_path)).signature != before.signature
    assert json.loads(json.dumps(before.signature)) == before.signature
