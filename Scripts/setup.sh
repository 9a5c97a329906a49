#!/usr/bin/env bash
# Installs the system packages that Winnow needs, and those named as arguments, where they are
# missing.
set -euo pipefail

packages=(libxml2-dev libstemmer-dev libutf8proc-dev libuchardet-dev libicu-dev libzstd-dev zlib1g-dev
    libisal-dev libarchive-dev libbrotli-dev libdeflate-dev liblz4-dev libxxhash-dev
    pkg-config zstd gzip lz4 python3 "$@")

if ! command -v swift >/dev/null; then
    echo "Swift 6.2 or later is needed and was not found: see https://www.swift.org/install/linux/" >&2
    exit 1
fi

missing=()
for package in "${packages[@]}"; do
    if command -v dpkg-query >/dev/null; then
        status=$(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null || true)
        [[ $status == "install ok installed" ]] || missing+=("$package")
    fi
done
if ! command -v dpkg-query >/dev/null; then
    echo "No dpkg here: make sure that these libraries are installed, with their headers:" >&2
    echo "  libxml2 libstemmer utf8proc uchardet zstd zlib isa-l libarchive brotli libdeflate lz4 xxhash" >&2
    echo "and ICU, for the words of Chinese, Japanese and Thai queries" >&2
    exit 0
fi
[[ ${#missing[@]} -eq 0 ]] && exit 0

echo "Installing ${missing[*]} ..."
as_root=()
if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "Neither root nor sudo here. Ask for these packages: ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
"${as_root[@]}" apt-get update --quiet=2
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install --quiet=2 --yes \
    --no-install-recommends "${missing[@]}" >/dev/null
