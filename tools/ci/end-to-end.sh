#!/usr/bin/env bash
# Real window, real key presses, real database; two scripts at a time, what each said behind it.
set -euo pipefail
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

run() { # run LOGS SCRIPT
    local log code=0
    log=$1/$(basename "$2").log
    bash "$2" >"$log" 2>&1 || code=$?
    printf '%s\n' "$2"
    cat "$log"
    return $code
}
export -f run

printf '%s\n' tests/e2e/test_*.sh | xargs -P 2 -I{} bash -c 'run "$@"' run "$logs" {}
