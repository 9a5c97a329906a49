#!/usr/bin/env bash
# Builds a collection of shards with Slurm: submit.sh MANIFEST COLLECTION [SHARD_BYTES]
# Prints the numbers of two jobs: an array with an element for each shard, and one that ends the collection when all have
# succeeded. Where some have not, run it again: what is there is passed over.
set -euo pipefail

if [[ $# -lt 2 ]]; then
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
manifest=$1
collection=$(realpath -m "$2")
python=${PYTHON:-python3}
export PYTHONPATH=$here/..${PYTHONPATH:+:$PYTHONPATH}

shards=$("$python" -m winnow_ray.jobs plan "$manifest" "$collection" ${3:+--shard-bytes "$3"})
most=$(scontrol show config | awk '$1 == "MaxArraySize" { print $3 }')
if ((shards > most)); then
    echo "submit.sh: $shards shards, but arrays have $most elements at the most (MaxArraySize); take larger shards" >&2
    exit 2
fi
mkdir -p "$collection/logs"
# In the name of a log, Slurm replaces what follows a percent sign.
logs=${collection//%/%%}/logs
array=$(sbatch --parsable --array="0-$((shards - 1))" --output="$logs/%A_%a.log" \
    "$here/winnow-array.sh" "$collection")
finish=$(sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$logs/%j.log" \
    "$here/winnow-finish.sh" "$collection")
echo "$array $finish"
