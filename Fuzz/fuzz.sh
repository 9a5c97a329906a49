#!/bin/bash
# Feeds made-up input to what reads other people's bytes, with libFuzzer and AddressSanitizer.
#
#   Fuzz/fuzz.sh SECONDS [TARGET...]      targets: Query, Page, Text, Records, Index (all of them unless named)
#
# What was found is written to Fuzz/findings; inputs that reach new code are kept in the build folder, so that
# the next run goes on from them. $FUZZ_SEED makes a run the same again.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?usage: Fuzz/fuzz.sh SECONDS [TARGET...]}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(Query Page Text Records Index)
build=.build/fuzz
mkdir -p $build Fuzz/findings

for target in "${targets[@]}"; do
    case $target in
    Page | Text) modules="TextAnalysis JSONText PageExtraction" ;;
    Records) modules="MappedIO TextAnalysis JSONText PageExtraction QuerySyntax SearchCore CorpusReader" ;;
    *) modules="MappedIO TextAnalysis QuerySyntax SearchCore" ;;
    esac
    echo "building $target ..."
    Scripts/compile_as_one.sh fuzzer,address $build/$target "$modules" Fuzz/$target.swift
done
# Index writes a folder anew for each input: in memory, where there is room for it.
WINNOW_FUZZ_FOLDER=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)" winnow-fuzz-XXXXXX)
export WINNOW_FUZZ_FOLDER
trap 'rm -rf "$WINNOW_FUZZ_FOLDER"' EXIT
status=0
for target in "${targets[@]}"; do
    mkdir -p $build/corpus-$target
    echo "fuzzing $target for $seconds seconds ..."
    # A backtrace of our own hangs beside the sanitizer's.
    SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 $build/$target $build/corpus-$target \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=65536 \
        -seed="${FUZZ_SEED:-0}" -artifact_prefix=Fuzz/findings/$target- -print_final_stats=1 > $build/$target.log 2>&1 || status=1
    grep -E 'stat::number_of_executed_units|^SUMMARY|ERROR|Test unit written' $build/$target.log || true
done
exit $status
