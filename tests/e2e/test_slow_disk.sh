#!/usr/bin/env bash
# Nothing is on screen that is not saved: while the disk keeps the player waiting, the picture
# stays as it was, though the next one is painted already; keys pressed meanwhile do nothing.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cc -std=c17 -O2 -shared -fPIC -o "$WORK/slow_disk.so" tests/e2e/slow_disk.c
GATE=$WORK/gate

picture() { import -window root rgb:- | md5sum; }
differs_from() { [ "$(picture)" != "$1" ]; }
is_picture() { [ "$(picture)" = "$1" ]; }
close_gate() { : >"$GATE"; }
open_gate() { rm -f "$GATE"; }
# Unmapped and mapped again: everything of the window is uncovered.
uncover() {
    xdotool windowunmap --sync "$WINDOW"
    xdotool windowmap --sync "$WINDOW"
    xdotool windowfocus --sync "$WINDOW"
}

start_server $SIZE
SLOW_DISK_GATE=$GATE LD_PRELOAD=$WORK/slow_disk.so \
    start_player --learner '佐々木 花子' --lesson no09_wireless_lan
press line Return
read_to 'step cafe c2'
WINDOW=$(xdotool search --onlyvisible --name . | head -1)

echo "  a step that is being saved"
before=$(picture)
number=$(shot_number)
close_gate
key Return
wait_for 10 "the disk to be asked" test -e "$GATE.waiting"
key Return Return
same "picture while the disk is at work" "$before" "$(picture)"
same "place on record" "at step cafe c2" "at $(place | sed 's/^at //')"
open_gate
wait_for 10 "the next line" seen "$number" line
wait_at 'step cafe c3'
wait_for 10 "another picture" differs_from "$before"
after=$(picture)

echo "  the window is uncovered meanwhile"
uncover
wait_for 10 "the same picture again" is_picture "$after"
press line Prior
wait_for 10 "the line before" is_picture "$before"
number=$(shot_number)
close_gate
key Return
wait_for 10 "the disk to be asked" test -e "$GATE.waiting"
uncover
wait_for 10 "an empty window" differs_from "$before"
! is_picture "$after" || fail "an unsaved line is on screen"
open_gate
wait_for 10 "the next line" seen "$number" line
wait_for 10 "the whole picture" is_picture "$after"

quit_from_lesson() {
    press line Escape
    press line Tab
    press home Return
    quit_player
}
quit_from_lesson
check_record
echo "slow disk: ok"
