#!/usr/bin/env bash
# GIFT of the real program, read by gift-pegjs from npm, pinned in
# gift_oracle/package-lock.json. Needs node; needs the npm registry once.
# check_gift_oracle.sh GOFUN_AUTHOR CACHE_DIR
set -euo pipefail
author=$(realpath "$1")
cache=$2
here=$(cd "$(dirname "$0")" && pwd)
lessons=$here/../../lessons
command -v node >/dev/null && command -v npm >/dev/null || {
    echo "check_gift_oracle: node and npm are needed (apt-get install nodejs npm)" >&2
    exit 1
}
mkdir -p "$cache"
cp "$here"/gift_oracle/* "$cache"
cache=$(cd "$cache" && pwd)
if ! cmp -s "$cache/package-lock.json" "$cache/node_modules/.installed-lock"; then
    (cd "$cache" && timeout 180 npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 \
        --fetch-timeout=20000 >npm.log 2>&1) || {
        echo "check_gift_oracle: npm ci failed; is the npm registry reachable?" >&2
        tail -5 "$cache/npm.log" >&2
        exit 1
    }
    cp "$cache/package-lock.json" "$cache/node_modules/.installed-lock"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$author" gift export -o all.gift "$lessons"/no*/ 2>/dev/null
"$author" new no26_trial >/dev/null
"$author" gift import "$cache/nasty.gift" no26_trial --spare -o lessons/no26_trial/lesson.lua 2>left
# what gift-pegjs calls something else is left behind, each with its line
[ "$(grep -c '^.*nasty.gift:[0-9]*: ' left)" -eq 7 ] || { cat left >&2; exit 1; }
"$author" gift export -o back.gift no26_trial 2>/dev/null
node "$cache/verify.mjs" all.gift "$lessons" "$cache/nasty.gift" back.gift
