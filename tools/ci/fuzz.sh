#!/usr/bin/env bash
# A short run of every fuzz target, one on each core; GOFUN_FUZZ_SECONDS=3600 for the long
# one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

run() { # run WORK TARGET SECONDS
    local work=$1 target=$2 seconds=$3 name seeds
    name=$(basename "$target")
    mkdir -p "$work/$name"
    seeds=$(find tests -type d -path "*/corpus/$name" | head -n 1)
    echo "$name ($seconds s)"
    "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -print_final_stats=0 \
        -artifact_prefix="$work/" "$work/$name" ${seeds:+"$seeds"} >"$work/$name.log" 2>&1 ||
        { tail -40 "$work/$name.log" >&2; exit 1; }
}
export -f run

find build/fuzz/tests -type f -perm -u+x -name 'fuzz_*' | sort >"$work/targets"
[ -s "$work/targets" ] || { echo "no fuzz target was built" >&2; exit 1; }
xargs -P "$(nproc)" -I{} bash -c 'run "$@"' run "$work" {} "${GOFUN_FUZZ_SECONDS:-6}" \
    <"$work/targets"
