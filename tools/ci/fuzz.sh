#!/usr/bin/env bash
# A short run of every fuzz target; GOFUN_FUZZ_SECONDS=3600 for the long one.
set -euo pipefail
seconds=${GOFUN_FUZZ_SECONDS:-6}
found=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in $(find build/fuzz/tests -type f -perm -u+x -name 'fuzz_*' | sort); do
    found=$((found + 1))
    name=$(basename "$target")
    mkdir -p "$work/$name"
    seeds=$(find tests -type d -path "*/corpus/$name" | head -n 1)
    echo "$name ($seconds s)"
    "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -print_final_stats=0 \
        -artifact_prefix="$work/" "$work/$name" ${seeds:+"$seeds"} >"$work/$name.log" 2>&1 ||
        { tail -40 "$work/$name.log" >&2; exit 1; }
done
[ "$found" -gt 0 ] || { echo "no fuzz target was built" >&2; exit 1; }
