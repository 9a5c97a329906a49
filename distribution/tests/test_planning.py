"""Which inputs come into which shard, and when a shard is built again."""

from dataclasses import replace

from winnow_ray.inputs import Input
from winnow_ray.manifest import ShardEntry, ShardManifest
from winnow_ray.planning import plan

INPUTS = [Input(f"/in/{number}", 10, f"v{number}") for number in range(7)]


def _manifest(plans) -> ShardManifest:
    return ShardManifest([ShardEntry(one.name, list(one.inputs)) for one in plans], reading="r")


def _names(plans) -> list[list[str]]:
    return [[input.name for input in one.inputs] for one in plans]


def test_inputs_are_grouped_up_to_a_size():
    plans = plan(INPUTS, None, 30, "r")
    assert _names(plans) == [["/in/0", "/in/1", "/in/2"], ["/in/3", "/in/4", "/in/5"], ["/in/6"]]
    assert [one.name[:6] for one in plans] == ["00000-", "00001-", "00002-"]
    assert _names(plan([replace(INPUTS[0], size=99), *INPUTS[1:]], None, 30, "r"))[0] == ["/in/0"]


def test_the_same_inputs_have_the_same_plan():
    assert plan(INPUTS, None, 30, "r") == plan(INPUTS, None, 30, "r")
    assert plan(INPUTS, None, 30, "r")[0].name != plan(INPUTS, None, 30, "--lang de")[0].name


def test_new_inputs_make_new_shards():
    before = plan(INPUTS[:5], None, 30, "r")
    after = plan(INPUTS, _manifest(before), 30, "r")
    assert after[:2] == before
    assert _names(after[2:]) == [["/in/5", "/in/6"]]


def test_a_changed_or_absent_input_has_its_shard_built_anew():
    before = plan(INPUTS, None, 30, "r")
    changed = [*INPUTS[:4], replace(INPUTS[4], signature="other"), *INPUTS[5:]]
    after = plan(changed, _manifest(before), 30, "r")
    assert [one.name for one in after] != [one.name for one in before]
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1].name.startswith("00001-")
    gone = plan(INPUTS[1:], _manifest(before), 30, "r")
    assert _names(gone)[0] == ["/in/1", "/in/2"] and gone[1:] == before[1:]


def test_a_shard_keeps_its_name_when_an_input_was_set_aside():
    before = _manifest(plan(INPUTS, None, 30, "r"))
    del before.shards[0].inputs[1]
    after = plan([INPUTS[0], *INPUTS[2:]], before, 30, "r")
    assert after[0].name == before.shards[0].name
    assert plan([INPUTS[0], *INPUTS[2:]], before, 30, "other")[0].name != before.shards[0].name


def test_the_manifest_comes_back_as_it_was_written(tmp_path):
    manifest = _manifest(plan(INPUTS, None, 30, "r"))
    manifest.statistics = "statistics/a.stats"
    manifest.set_aside = [{"path": "/in/9", "reason": "é", "signature": "s"}]
    manifest.write(tmp_path)
    again = ShardManifest.read(tmp_path)
    assert again == manifest and again.generation == manifest.generation
    assert ShardManifest.read(tmp_path / "absent") is None
    for text in ("", "[]", '{"format": 2}'):
        (tmp_path / "shards.json").write_text(text)
        try:
            ShardManifest.read(tmp_path)
            raise AssertionError(f"{text!r} was read")
        except ValueError as error:
            assert "shards.json" in str(error)
