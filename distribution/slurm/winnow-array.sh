#!/usr/bin/env bash
#SBATCH --job-name=winnow-shard
#SBATCH --cpus-per-task=1
# One element of an array job: builds the shard of one list of inputs, and its statistics. What is there and whole is not
# built again, so that the same array can be submitted until all of it has succeeded.
set -euo pipefail

collection=$1
winnow=${WINNOW:-winnow}

mapfile -t names < <(ls "$collection/lists")
name=${names[$SLURM_ARRAY_TASK_ID]}
"$winnow" shard build --manifest "$collection/lists/$name" --out "$collection/shards/$name"
"$winnow" shard stats merge "$collection/shards/$name" -o "$collection/shards/$name.stats"
