#!/usr/bin/env bash
# Loads a server while its index changes every second:
#   Scripts/server/load.sh WINNOW-FOLDER INDEX PATH QUERY [SECONDS]
# PATH is what INDEX was built from. Prints requests a second, latencies, errors, how many answers were others than the
# first, and memory before and after.
set -euo pipefail
bin=$1 index=$2 source=$3 query=$4 seconds=${5:-10} port=8399
changing=$(mktemp -d)
"$bin/winnow-serve" --index "$index" --port $port 2>"$changing/said" &
server=$!
trap 'kill $server ${writer:-} 2>/dev/null; rm -rf "$changing"' EXIT
for _ in $(seq 50); do curl -sf localhost:$port/healthz >"$changing/null" && break; sleep 0.1; done
while :; do
    date >"$changing/page.txt"
    "$bin/winnow" index --index "$index" "$source" "$changing/page.txt" >"$changing/log" 2>&1 || true
    sleep 1
done &
writer=$!
memory() { grep -E 'VmRSS|RssAnon' /proc/$server/status | tr -s '\t\n ' ' '; echo; }
memory
for connections in 1 8 64; do
    echo "== $connections connections"
    wrk -c "$connections" -t 1 -d "${seconds}s" --latency -s "$(dirname "$0")/same.lua" \
        "http://localhost:$port/api/search?q=$query" |
        grep -E '50%|99%|requests in|Requests/sec|Non-2xx|Socket errors|different'
    memory
done
curl -s localhost:$port/metrics | grep -E 'generation |answers_total|failed'
