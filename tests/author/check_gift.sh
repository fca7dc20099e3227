#!/usr/bin/env bash
# GIFT by the real program: all questions of the course out; those of two lessons, whose
# ids are the same, into a third and out again with the same texts.
set -euo pipefail
author=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$author" gift export -o all.gift "$source"/lessons/no*/
[ "$(grep -c '^::' all.gift)" -eq 125 ]
"$author" new no26_trial --lessons here >/dev/null
two=("$source/lessons/no06_mail_trap" "$source/lessons/no09_wireless_lan")
"$author" gift export -o two.gift "${two[@]}"
"$author" gift import two.gift here/no26_trial --spare -o here/no26_trial/lesson.lua
[ "$(grep -c 'spare "' here/no26_trial/lesson.lua)" -eq 10 ]
"$author" gift export -o back.gift here/no26_trial
questions() { grep -vE '^($|//|\$CATEGORY)' "$1" | sed 's/^::[^:]*:://'; }
questions two.gift >wanted
questions back.gift | tail -n "$(wc -l <wanted)" | diff wanted -
# a lesson with a picture of its own takes questions too
"$author" new no27_roof --lessons here >/dev/null
mkdir here/no27_roof/backdrops
cp "$source/assets/backdrops/cafe.svg" here/no27_roof/backdrops/roof.svg
sed -i 's/backdrop = "cafe"/backdrop = "roof"/' here/no27_roof/lesson.lua
"$author" gift import two.gift here/no27_roof --spare -o here/no27_roof/lesson.lua
[ "$(grep -c 'spare "' here/no27_roof/lesson.lua)" -eq 10 ]
# more than a test can have is refused, and the lesson stays as it is
cp here/no26_trial/lesson.lua before
code=0
"$author" gift import all.gift here/no26_trial -o here/no26_trial/lesson.lua 2>said || code=$?
[ "$code" -eq 2 ] && grep -q L405 said && cmp before here/no26_trial/lesson.lua
