#!/usr/bin/env bash
# A lesson with a backdrop of its own, played by its plan in a window that nobody sees: the
# scene has another picture than ours, and another lesson with the same name its own. It is
# so from a lessons folder, from a path, in a second run and installed from a pack.
set -euo pipefail
gofun=$1
author=$2
source=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_CACHE_HOME=$work/cache SDL_VIDEODRIVER=dummy
lesson=no09_wireless_lan
plan=$source/lessons/$lesson/plans/tether.plan

fail() {
    echo "FAILED: $*" >&2
    tail -5 said >&2
    exit 1
}
# one colour, which no drawing of ours has
paint() { # paint LESSONS COLOUR
    mkdir -p "$1/$lesson/backdrops"
    printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080"><rect width="1920" height="1080" fill="%s"/></svg>' \
        "$2" >"$1/$lesson/backdrops/$3.svg"
}
# Pictures of all pages until the end of the plan, in SHOTS.
play() { # play SHOTS LESSONS LESSON
    rm -rf data
    timeout 100 "$gofun" --data data --lessons "$2" --lesson "$3" --plan "$plan" --seed 1 \
        --learner "山田 花子" --certificate-dir certificates --screenshot-dir "$1" \
        --assets "$source/assets" --size 640x360 >said 2>&1 || fail "$1 ended with $?"
}
# The colour at the top left of the scene on the first page with a line.
corner() { # corner SHOTS
    local page
    page=$(grep -lF "$name" "$1"/*.txt | head -1)
    [ -n "$page" ] || fail "no line of the first scene in $1"
    convert "${page%.txt}.png" -format '%[hex:p{20,150}]' info: | cut -c1-6
}
name='14時45分'
for colour in FE0102 0203FD; do
    mkdir -p "$colour"
    cp "$source"/lessons/*.lua "$colour"
    cp -r "$source/lessons/$lesson" "$colour"
done
mkdir ours
cp -r "$source"/lessons/*.lua "$source/lessons/$lesson" ours
paint FE0102 '#FE0102' cafe
paint 0203FD '#0203FD' roof
sed -i 's/backdrop = "cafe"/backdrop = "roof"/' "0203FD/$lesson/lesson.lua"
paint other '#04FC05' cafe
cp "ours/$lesson/lesson.lua" other/$lesson/

play one ours $lesson
ours=$(corner one)
play two FE0102 $lesson
play three 0203FD $lesson
play four ours other/$lesson
play five FE0102 $lesson
play six ours $lesson
for shown in "two FE0102" "three 0203FD" "four 04FC05" "five FE0102" "six $ours"; do
    [ "$(corner "${shown% *}")" = "${shown#* }" ] || fail "$shown, but $(corner "${shown% *}")"
done
case $ours in FE0102 | 0203FD | 04FC05) fail "ours is one of theirs" ;; esac

# from a pack
"$author" pack "0203FD/$lesson" -o one.pack --data key --assets "$source/assets" >said 2>&1 ||
    fail "no pack"
key=$(sed -n 's/.*伝える鍵: //p' said)
"$author" install one.pack --key "$key" --lessons ours >said 2>&1 || fail "not installed"
play seven ours $lesson
[ "$(corner seven)" = 0203FD ] || fail "installed, but $(corner seven)"

# a drawing that takes any time is neither installed, used or not, nor passes the check
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9999" stroke="#000" stroke-dasharray="1"/></svg>' \
    >"FE0102/$lesson/backdrops/unused.svg"
"$author" pack "FE0102/$lesson" -o dashed.pack --data key --assets "$source/assets" >said 2>&1 ||
    fail "no pack with an unused drawing"
if "$author" install dashed.pack --key "$key" --lessons ours >said 2>&1; then
    fail "dashes are installed"
fi
grep -q 'unused.svg.*stroke-dasharray' said || fail "dashes are not named"
cmp "0203FD/$lesson/lesson.lua" "ours/$lesson/lesson.lua"
sed -i 's/fill=/stroke="#000" stroke-dasharray="1" fill=/' "0203FD/$lesson/backdrops/roof.svg"
if "$author" check "0203FD/$lesson" --assets "$source/assets" >said 2>&1; then
    fail "dashes pass the check"
fi
grep -q A304 said || fail "dashes are not named"
echo "ok"
