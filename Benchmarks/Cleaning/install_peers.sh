#!/usr/bin/env bash
# Installs the extractors of peers.txt into .bench/cleaning/peers (or below $WINNOW_BENCH_DIR).
# rs-trafilatura wants Python 3.12: $PEERS_PYTHON, or python3.12, also one that pyenv keeps. With
# another Python all but that one are installed, and the report says that it is missing.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
peers=${WINNOW_BENCH_DIR:-$here/../../.bench}/cleaning/peers

find_python() {
    local candidate
    for candidate in "${PEERS_PYTHON:-}" python3.12 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12.*/bin/python3.12 python3; do
        # Asked to run: pyenv puts commands on the path that say they are not there.
        if [[ -n $candidate ]] && "$candidate" -c 'import venv' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "install_peers.sh: no Python 3 with its venv module" >&2
    return 1
}

python=$(find_python)
stamp="$("$python" --version) $(sha256sum <"$here/peers.txt")"
[[ -f $peers/installed && $(<"$peers/installed") == "$stamp" ]] && exit
echo "Installing the extractors to compare with ..."
rm -rf "$peers"
mkdir -p "$(dirname "$peers")"
"$python" -m venv "$peers"
# peers.txt has all that they import, so that nothing is left to be resolved.
"$peers/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    --only-binary :all: --requirement "$here/peers.txt"
echo "$stamp" >"$peers/installed"
