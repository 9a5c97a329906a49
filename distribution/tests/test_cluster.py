"""Two raylets on this machine build a collection and serve it. `make distribution` does this at length."""

import json
import os
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import ray
from ray.cluster_utils import Cluster

from winnow_ray.build import JobOptions, build
from winnow_ray.manifest import ShardManifest
from winnow_ray.service import Service, ServiceOptions
from winnow_ray.worker import BuildOptions

PORT = 8391


@pytest.fixture(scope="module")
def cluster():
    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 2})
    started.add_node(num_cpus=2)
    ray.init(address=started.address, log_to_driver=False, logging_level="error")
    yield started
    from ray import serve

    serve.shutdown()
    ray.shutdown()
    started.shutdown()


def _search(query: str, **parameters) -> dict:
    address = f"http://127.0.0.1:{PORT}/search?{urlencode({'q': query, **parameters})}"
    with urllib.request.urlopen(address, timeout=60) as response:
        return json.loads(response.read())


def test_a_collection_is_built_served_and_followed(cluster, winnow, rows, tmp_path):
    names = [rows(f"{number}.jsonl", *(f"dam {number} of river {row}" for row in range(5))) for number in range(3)]
    collection = tmp_path / "collection"
    options = BuildOptions(winnow=winnow)
    job = JobOptions(shard_bytes=1)
    said: list[str] = []
    first = build([*names, str(tmp_path / "absent")], collection, options, job, say=said.append)
    assert [shard.documents for shard in first.shards] == [5, 5, 5]
    assert [Path(entry["path"]).name for entry in first.failures] == ["absent"]
    assert said[-1].startswith("3 of 3 shards")

    service = Service(collection, ServiceOptions(winnow=winnow, port=PORT, timeout=20), lambda _: None)
    service.start()
    assert service.wait_until_current(120)
    answer = _search("dam river", limit=20, group="false")
    assert (answer["total"], len(answer["hits"]), answer["partial"]) == (15, 15, False)
    assert answer["shards"]["asked"] == answer["shards"]["answered"] == 3
    keys = [hit["key"] for hit in answer["hits"]]
    assert keys == sorted(keys), "equal scores stand in the order of keys"
    with pytest.raises(urllib.error.HTTPError) as fault:
        _search("dam", limit=0)
    assert fault.value.code == 400 and "limit" in json.loads(fault.value.read())["error"]

    second = build([*names, rows("late.jsonl", "a dam that came late")], collection, options, job, say=said.append)
    assert {shard.name for shard in first.shards} < {shard.name for shard in second.shards}
    end = time.monotonic() + 120
    while (answer := _search("dam"))["total"] != 16:
        assert answer["total"] == 15 and not answer["partial"] and time.monotonic() < end
        service.follow()
        time.sleep(0.2)
    assert answer["generation"] == ShardManifest.read(collection).generation
    service.stop()
