#!/bin/bash
# Feeds made-up input to what reads other people's bytes, with libFuzzer and AddressSanitizer.
#
#   Fuzz/fuzz.sh SECONDS [TARGET...]      targets: Query, Page, Text, Index (all of them unless named)
#
# Our code is compiled as one module with the sanitizers: the package manager does not instrument the
# modules that a product depends on. What was found is written to Fuzz/findings; inputs that reach new code are
# kept in the build folder, so that the next run goes on from them. $FUZZ_SEED makes a run the same again.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?usage: Fuzz/fuzz.sh SECONDS [TARGET...]}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(Query Page Text Index)
build=.build/fuzz
mkdir -p $build/include Fuzz/findings

# Which modules' sources a target takes, as one module of their own: names are not the same in any two of them.
modules() {
    case $1 in
    Page | Text) echo TextAnalysis JSONText PageExtraction ;;
    *) echo MappedIO TextAnalysis QuerySyntax SearchCore ;;
    esac
}
own='MappedIO|TextAnalysis|JSONText|PageExtraction|QuerySyntax|SearchCore'
for target in "${targets[@]}"; do
    rm -rf $build/sources/$target
    mkdir -p $build/sources/$target
    for module in $(modules $target); do
        find Sources/$module -name '*.swift' | while read -r file; do
            sed -E "/^(internal |public |package )?import ($own)\$/d" "$file" \
                > "$build/sources/$target/$module-$(basename "$file")"
        done
    done
done

flags=()
for module in CBitPacking CPostingKernels; do
    mkdir -p $build/include/$module
    printf 'module %s { header "%s/Sources/%s/include/%s.h" export * }\n' \
        $module "$PWD" $module $module > $build/include/$module/module.modulemap
    flags+=(-Xcc "-fmodule-map-file=$build/include/$module/module.modulemap")
    clang -O2 -g -fsanitize=address,fuzzer-no-link -ISources/$module/include \
        -c Sources/$module/$module.c -o $build/$module.o
done
for module in CLibXML2 CStemmer CUChardet CUTF8Proc CZlib CZstd; do
    flags+=(-Xcc "-fmodule-map-file=Sources/$module/module.modulemap")
done
for flag in $(pkg-config --cflags libxml-2.0 uchardet); do flags+=(-Xcc "$flag"); done

for target in "${targets[@]}"; do
    echo "building $target ..."
    swiftc -O -wmo -parse-as-library -module-name WinnowFuzz -package-name winnow -swift-version 6 \
        -suppress-warnings -use-ld=lld -sanitize=fuzzer,address \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
        -enable-experimental-feature Lifetimes "${flags[@]}" \
        $build/sources/$target/*.swift Fuzz/$target.swift $build/*.o \
        -lxml2 -lstemmer -luchardet -lutf8proc -lz -lzstd -o $build/$target
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
