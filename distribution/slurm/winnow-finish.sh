#!/usr/bin/env bash
#SBATCH --job-name=winnow-finish
# Runs when every element of the array has succeeded: adds up the statistics and writes shards.json.
set -euo pipefail

exec "${PYTHON:-python3}" -m winnow_ray.jobs finish "$1"
