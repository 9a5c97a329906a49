#!/usr/bin/env bash
# Installs what Languages/ needs beside what ../install_peers.sh does, at pinned versions: a language
# detector, tables of lemmas, and an older Lucene that comes with its Japanese analyzer.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=${WINNOW_BENCH_DIR:-$here/../../.bench}
python_packages=(lingua-language-detector==2.1.1 simplemma==2.0.0)
# Its source package has a jar with Lucene 9.9.1 and Kuromoji.
lucene_package=pyserini==1.6.0

"$here/../install_peers.sh"

folder=$root/languages/python
if [[ ! -f $folder/installed || $(<"$folder/installed") != "${python_packages[*]}" ]]; then
    echo "Installing ${python_packages[*]} ..."
    rm -rf "$folder"
    /usr/bin/python3 -m pip install --quiet --no-deps --only-binary :all: --target "$folder" \
        "${python_packages[@]}"
    echo "${python_packages[*]}" >"$folder/installed"
fi

folder=$root/languages/lucene
if [[ ! -e $folder/kuromoji.jar ]]; then
    echo "Installing Lucene 9.9.1 with Kuromoji (a download of 165 MB) ..."
    work=$(mktemp -d)
    /usr/bin/python3 -m pip download --quiet --no-deps --no-binary pyserini --dest "$work" \
        "$lucene_package"
    mkdir -p "$folder"
    tar --extract --gzip --file "$work"/pyserini-*.tar.gz --directory "$work" --strip-components=4 \
        --wildcards '*-fatjar.jar'
    mv "$work"/*-fatjar.jar "$folder/kuromoji.jar"
    rm -rf "$work"
fi
source=$here/../Peers
if [[ ! $folder/classes/LanguageLucene.class -nt $source/LanguageLucene.java ]]; then
    javac --release 17 -nowarn -d "$folder/classes" -cp "$folder/kuromoji.jar" \
        "$source/JsonLine.java" "$source/LanguageLucene.java"
fi
