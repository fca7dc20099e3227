#!/usr/bin/env bash
# Measures gofun with the neutral harness beside this script: start, memory, idle, latency,
# animation. About two minutes; needs a quiet machine, and root for the cold starts.
# tools/bench/player.sh [OUT.json] [harness options...]
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
out=${1:-gofun-bench.json}
shift || true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
play="exec env XDG_CACHE_HOME=$work/cache $root/build/release/bin/gofun --data $work/data --learner bench"
python3 tools/bench/player_bench.py --name gofun --advance-key Return --json "$out" \
    --launch "$play --lesson $root/tests/bench_lessons/dialogue" \
    --launch-anim "$play --lesson $root/tests/bench_lessons/anim" "$@"
