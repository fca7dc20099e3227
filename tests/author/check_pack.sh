#!/usr/bin/env bash
# Packs by the real program: made, verified, installed at once; changed, unsigned, foreign
# and broken ones are refused and leave the lessons as they were.
set -euo pipefail
author=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
expect() { # expect CODE COMMAND...
    local code=0 wanted=$1
    shift
    "$@" >out 2>&1 || code=$?
    [ "$code" -eq "$wanted" ] || { echo "$*: code $code, not $wanted" >&2; cat out >&2; exit 1; }
}
snapshot() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }
pack() { expect 0 "$author" pack "$@" --assets "$source/assets"; }

"$author" new no26_trial --lessons here >/dev/null
pack here/no26_trial -o one.pack --data key_a
key=$(sed -n 's/.*伝える鍵: //p' out)
pack here/no26_trial -o two.pack --data key_a
cmp one.pack two.pack
expect 0 "$author" verify one.pack
expect 0 "$author" verify one.pack --key "$key"
grep -q 'no26_trial/lesson.lua' out

# installed into a folder with other lessons, in place of the same lesson
cp -r "$source/lessons" player
mkdir player/no26_trial
echo old >player/no26_trial/old.plan
expect 0 "$author" install one.pack --key "$key" --lessons player
cmp here/no26_trial/lesson.lua player/no26_trial/lesson.lua
[ ! -e player/no26_trial/old.plan ]
diff -r "$source/lessons" player | grep -v '^Only in player: no26_trial$' && exit 1
[ ! -e player.incoming ]
expect 0 "$author" install one.pack --key "$key" --lessons fresh/lessons
expect 0 "$author" unpack one.pack -o unpacked
diff -r here unpacked
expect 2 "$author" unpack one.pack -o unpacked

# a lesson of the course, which names figures of the table beside it, goes where they are
pack "$source/lessons/no18_disposal" -o course.pack --data key_a
expect 0 "$author" install course.pack --key "$key" --lessons player
cmp "$source/lessons/no18_disposal/lesson.lua" player/no18_disposal/lesson.lua
expect 1 "$author" install course.pack --key "$key" --lessons bare
grep -q S028 out
[ ! -e bare ] && [ ! -e bare.incoming ]

# everything else is refused, and nothing moves
snapshot player >before
refused() {
    expect "$@"
    snapshot player | cmp - before
    [ ! -e player.incoming ]
}
pack here/no26_trial -o other.pack --data key_b
refused 1 "$author" install other.pack --key "$key" --lessons player
refused 2 "$author" install one.pack --lessons player
for at in 5 20 100 250 400; do
    cp one.pack bad.pack
    printf 'Z' | dd of=bad.pack bs=1 seek=$at conv=notrunc status=none
    refused 1 "$author" install bad.pack --key "$key" --lessons player
done
head -c 300 one.pack >bad.pack
refused 1 "$author" install bad.pack --key "$key" --lessons player
tar -czf bad.pack here
refused 1 "$author" install bad.pack --key "$key" --lessons player
: >bad.pack
refused 1 "$author" install bad.pack --key "$key" --lessons player
refused 2 "$author" install missing.pack --key "$key" --lessons player

# a lesson with a mistake is not packed
sed -i 's/finish,/jump "nowhere",/' here/no26_trial/lesson.lua
expect 2 "$author" pack here/no26_trial -o bad2.pack --data key_a --assets "$source/assets"
[ ! -e bad2.pack ]
