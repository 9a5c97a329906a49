#!/bin/bash
# Compiles a program together with our modules, as one module, with sanitizers: the package manager does
# not instrument the modules that a product depends on.
#
#   Scripts/compile_as_one.sh SANITIZERS PROGRAM MODULES FILE...
#
# MODULES are separated by spaces; names must not be the same in any two of them. The FILEs are the program's own.
set -euo pipefail
cd "$(dirname "$0")/.."
sanitizers=${1:?usage: Scripts/compile_as_one.sh SANITIZERS PROGRAM MODULES FILE...}
program=$2
modules=$3
shift 3
build=$program.build
rm -rf "$build"
mkdir -p "$build"

own='MappedIO|TextAnalysis|JSONText|PageExtraction|QuerySyntax|SearchCore|CorpusReader'
# Without the imports of modules that are part of it.
take() {
    sed -E "/^(internal |public |package |@testable )?import ($own)\$/d" "$2" \
        > "$build/$1-$(basename "$2")"
}
for module in $modules; do
    while read -r file; do take "$module" "$file"; done < <(find "Sources/$module" -name '*.swift')
done
for file in "$@"; do take Program "$file"; done

flags=()
for module in CArchive CBitPacking CBrotli CDeflate CLZ4 CPostingKernels CWordDictionary; do
    mkdir "$build/$module"
    printf 'module %s { header "%s/Sources/%s/include/%s.h" export * }\n' \
        $module "$PWD" $module $module > "$build/$module/module.modulemap"
    flags+=(-Xcc "-fmodule-map-file=$build/$module/module.modulemap")
    # What chooses between versions of a function for the processor runs before ThreadSanitizer can note calls.
    clang -O2 -g "-fsanitize=${sanitizers/fuzzer/fuzzer-no-link}" \
        -mllvm -tsan-instrument-func-entry-exit=0 -ISources/$module/include \
        -c Sources/$module/$module.c -o "$build/$module.o"
done
for module in CISAL CStemmer CUChardet CUTF8Proc CZlib CZstd; do
    flags+=(-Xcc "-fmodule-map-file=Sources/$module/module.modulemap")
done
for flag in $(pkg-config --cflags uchardet); do flags+=(-Xcc "$flag"); done

swiftc -O -wmo -gline-tables-only -parse-as-library -module-name WinnowAsOne -package-name winnow \
    -swift-version 6 -suppress-warnings -use-ld=lld "-sanitize=$sanitizers" \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
    -enable-experimental-feature Lifetimes "${flags[@]}" "$build"/*.swift "$build"/*.o \
    -lstemmer -luchardet -lutf8proc -lz -lzstd -lisal -o "$program"
