#!/usr/bin/env bash
# What `new` writes passes `check`; wrong ids and existing folders are refused.
set -euo pipefail
author=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
refused() { # refused WHAT COMMAND...: must end with 2 and say something
    local what=$1 said code=0
    shift
    said=$("$@" 2>&1) || code=$?
    [ "$code" -eq 2 ] && [ -n "$said" ] || { echo "$what: code $code: $said" >&2; exit 1; }
}
"$author" new no26_trial --lessons "$work" >"$work/list"
[ "$(wc -l <"$work/list")" -eq 3 ]
while read -r file; do [ -s "$file" ]; done <"$work/list"
"$author" check "$work" --assets "$source/assets" >"$work/found"
[ ! -s "$work/found" ]
grep -q '^return lesson "no26_trial" {' "$work/no26_trial/lesson.lua"
refused "there already" "$author" new no26_trial --lessons "$work"
refused "path" "$author" new ../no27 --lessons "$work"
refused "capitals" "$author" new No27 --lessons "$work"
refused "no id" "$author" new --lessons "$work"
[ "$(find "$work" -mindepth 1 -maxdepth 1 -type d | wc -l)" -eq 1 ]

# In a folder of one's own everything stays there, and a lesson is found by its name.
mkdir "$work/own" "$work/own/elsewhere"
cd "$work/own"
"$author" new no27_own >list
[ "$(head -1 list)" = lessons/no27_own/lesson.lua ]
"$author" check no27_own --assets "$source/assets" >found
[ ! -s found ]
"$author" plan no27_own --option 2 -o lessons/no27_own/plans/second.plan
"$author" map no27_own -o map.svg && grep -q '</svg>' map.svg
"$author" pack no27_own -o own.pack --data "$work/key" --assets "$source/assets" >said
grep -q '伝える鍵' said
refused "no such lesson" "$author" check no28_none --assets "$source/assets"
