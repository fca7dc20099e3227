#!/usr/bin/env bash
# Every number that the player shows stands in docs/error-numbers.md, and no other.
# check_error_numbers.sh --self-test: one missing and one too many must be refused.
set -euo pipefail
cd "$(dirname "$0")/../.."

check() { # check FOLDER TABLE
    local shown told
    shown=$(grep -rhoE '"G-[0-9]{4}"' "$1" --include='*.c' | tr -d '"' | sort -u)
    told=$(grep -oE '^\| G-[0-9]{4} ' "$2" | grep -oE 'G-[0-9]{4}' | sort)
    [ -n "$shown" ] && diff <(echo "$shown") <(echo "$told") >&2
}
if [ "${1:-}" = --self-test ]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    echo 'app_fail(app, "G-0001");' >"$work/a.c"
    for table in '| G-0001 | x |' '| G-0002 | x |' '| G-0001 | x |
| G-0002 | x |'; do
        echo "$table" >"$work/table.md"
        code=0
        check "$work" "$work/table.md" 2>/dev/null || code=$?
        echo $code
    done | tr -d '\n' | grep -qx 011 || { echo "the check does not find a fault" >&2; exit 1; }
    exit 0
fi
check engine/app docs/error-numbers.md || { echo "docs/error-numbers.md and engine/app/ differ" >&2; exit 1; }
