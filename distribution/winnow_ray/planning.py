"""Which inputs make up which shard."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from . import inputs as inputs_
from .inputs import Input, InputError
from .manifest import ShardManifest


@dataclass(frozen=True)
class ShardPlan:
    """A shard to have: its name tells which versions of which inputs it is of."""

    name: str
    inputs: tuple[Input, ...]


def look_at_all(
    names: list[str], before: ShardManifest | None, tries_set_aside: bool = False
) -> tuple[list[Input], ShardManifest]:
    """The inputs that are to be read, and a manifest that names the others."""
    manifest = ShardManifest()
    old = {} if tries_set_aside or before is None else {entry["path"]: entry for entry in before.set_aside}
    inputs: list[Input] = []

    def look(name: str) -> Input | InputError:
        try:
            return inputs_.look(name)
        except InputError as error:
            return error

    # Stores answer slowly, and many at once.
    with ThreadPoolExecutor(16) as pool:
        for name, found in zip(names, pool.map(look, names)):
            if isinstance(found, InputError):
                manifest.failures.append({"path": name, "reason": str(found)})
            elif name in old and old[name]["signature"] == found.signature:
                manifest.set_aside.append(old[name])
            else:
                inputs.append(found)
    return inputs, manifest


def plan(inputs: list[Input], before: ShardManifest | None, shard_bytes: int, reading: str) -> list[ShardPlan]:
    """The shards of some inputs.

    Inputs that are in a shard stay together, so that a day's new inputs make new shards and nothing else is built
    again; where one of a shard has changed or is gone, that shard is built anew. New inputs come together in their
    order, up to `shard_bytes`, or one that is larger alone.
    """
    now = {input.name: input for input in inputs}
    plans: list[ShardPlan] = []
    placed: set[str] = set()
    for shard in before.shards if before else []:
        own = [now[old.name] for old in shard.inputs if old.name in now and old.name not in placed]
        placed.update(input.name for input in own)
        if own == shard.inputs and before.reading == reading:
            # Its name may also tell of inputs that were set aside.
            plans.append(ShardPlan(shard.name, tuple(own)))
        elif own:
            plans.append(_plan(int(shard.name.split("-")[0]), own, reading))
    number = max((int(plan.name.split("-")[0]) for plan in plans), default=-1)
    group: list[Input] = []
    size = 0
    for input in [*(input for input in inputs if input.name not in placed), None]:
        if group and (input is None or size + input.size > shard_bytes):
            number += 1
            plans.append(_plan(number, group, reading))
            group, size = [], 0
        if input is not None:
            group.append(input)
            size += input.size
    return plans


def _plan(number: int, inputs: list[Input], reading: str) -> ShardPlan:
    text = reading + "".join(f"\n{input.name}\0{input.signature}" for input in inputs)
    return ShardPlan(f"{number:05d}-{hashlib.sha256(text.encode()).hexdigest()[:8]}", tuple(inputs))
