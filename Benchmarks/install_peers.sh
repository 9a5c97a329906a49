#!/usr/bin/env bash
# Installs the engines that Winnow is compared with, at pinned versions, into .bench/ (or into
# $WINNOW_BENCH_DIR). Lucene comes out of a Python package that ships its jars and a Java 25 to run
# them; the JDK of the system is for compiling our driver alone.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=${WINNOW_BENCH_DIR:-$here/../.bench}
lucene_package=arcadedb_embedded==26.10.2.post1
lucene=10.5.2
sqlite_package=apsw==3.54.1.0

install_packages() {
    local missing=() as_root=()
    command -v javac >/dev/null || missing+=(default-jdk-headless)
    command -v rg >/dev/null || missing+=(ripgrep)
    /usr/bin/python3 -c 'import xapian' 2>/dev/null || missing+=(python3-xapian)
    /usr/bin/python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
    [[ ${#missing[@]} -eq 0 ]] && return
    echo "Installing ${missing[*]} ..."
    [[ $EUID -eq 0 ]] || as_root=(sudo)
    "${as_root[@]}" apt-get update --quiet=2
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install --quiet=2 --yes \
        --no-install-recommends "${missing[@]}" >/dev/null
}

install_lucene() {
    local folder=$root/lucene work
    if [[ ! -e $folder/installed-$lucene ]]; then
        echo "Installing Lucene $lucene ..."
        rm -rf "$folder"
        mkdir -p "$folder"
        work=$(mktemp -d)
        /usr/bin/python3 -m pip download --quiet --no-deps --only-binary :all: \
            --dest "$work" "$lucene_package"
        /usr/bin/python3 -m zipfile -e "$work"/*.whl "$work/wheel"
        cp "$work"/wheel/arcadedb_embedded/jars/lucene-{core,analysis-common}-$lucene.jar "$folder"
        cp -r "$work/wheel/arcadedb_embedded/jre" "$folder/jre"
        chmod +x "$folder"/jre/bin/* "$folder"/jre/lib/jspawnhelper 2>/dev/null || true
        for name in core analysis-common; do
            /usr/bin/python3 "$here/Peers/lower.py" \
                "$folder/lucene-$name-$lucene.jar" "$folder/compile-$name.jar"
        done
        rm -rf "$work"
        touch "$folder/installed-$lucene"
    fi
    for name in JsonLine LuceneEngine LanguageLucene; do
        [[ $folder/classes/$name.class -nt $here/Peers/$name.java ]] && continue
        javac --release 17 -nowarn -d "$folder/classes" \
            -cp "$folder/compile-core.jar:$folder/compile-analysis-common.jar:$folder/classes" \
            "$here/Peers/$name.java"
    done
}

install_sqlite() {
    local folder=$root/python
    [[ -e $folder/installed-$sqlite_package ]] && return
    echo "Installing SQLite ($sqlite_package) ..."
    rm -rf "$folder"
    /usr/bin/python3 -m pip install --quiet --no-deps --target "$folder" "$sqlite_package"
    touch "$folder/installed-$sqlite_package"
}

mkdir -p "$root"
install_packages
install_lucene
install_sqlite
