#!/bin/bash
# Searches from four threads beside a writer that commits and merges, watched by ThreadSanitizer.
#
#   Races/races.sh [COMMITS]      500 unless given
#
# Fails where two threads use the same memory and nothing orders them, or where an answer is not that of the
# commit it was asked of. Nothing is suppressed. What Swift's library and C libraries do inside is not seen.
set -euo pipefail
cd "$(dirname "$0")/.."
build=.build/races
mkdir -p $build
echo "building Races ..."
Scripts/compile_as_one.sh thread $build/Races "MappedIO TextAnalysis QuerySyntax SearchCore" \
    Races/Races.swift Tests/SearchCoreTests/Concurrency/{ChangingIndex,WriterAndReaders}.swift
folder=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" winnow-races-XXXXXX)
trap 'rm -rf "$folder"' EXIT
# A backtrace of our own hangs beside the sanitizer's. The first race tells enough.
export SWIFT_BACKTRACE=enable=no TSAN_OPTIONS="halt_on_error=1 ${TSAN_OPTIONS:-}"
$build/Races "$folder" "${1:-500}"
