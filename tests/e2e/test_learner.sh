#!/usr/bin/env bash
# The whole way of one learner, by keys in a real window: name, lesson, kill -9, leaving,
# test, certificate, and what the record and the HR tool say afterwards.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
LESSON=lessons/no09_wireless_lan/lesson.lua
NAME='髙橋 花子'

# The lower part of the newest picture, where the line stands: not the notice above.
line_hash() {
    convert "$(newest_shot)" -crop 100%x35%+0+468 +repage rgb:- | md5sum
}

type_name() {
    press sign_in shift+Tab # the number, which may stay empty
    press sign_in shift+Tab
    while read -r; do
        press sign_in BackSpace
    done < <(id -un | grep -o .)
    type_text sign_in "$NAME"
    press sign_in Return
    press home Return
}

answer() { # answer QUESTION right|1..5
    local digit=$2
    is_at "question $1" || fail "expected question $1, not $(place)"
    if [ "$2" = right ]; then
        digit=$(lua5.4 tests/e2e/shown_order.lua "$LESSON" "$SEED" "$(round)" "$1" | sed -n 1p)
    fi
    press question "$digit"
    press feedback Return
    press any Return
}
round() { position | awk '$1 == "quiz" { print $2 }'; }

start_server $SIZE

# First start: the name is asked for, typed, and kept.
start_player
same "first screen" sign_in "$(shot_kind)"
type_name
same learner "$NAME" "$(sql 'SELECT name FROM learner')"
quit_player
start_player
same "second start" home "$(shot_kind)"

# Lesson 9 from the second tile; the branch, then killed inside a scene.
press home Tab
press home Tab
press title Return
same lesson no09_wireless_lan "$(sql 'SELECT lesson_id FROM attempt')"
press line Return
read_to 'step cafe connect'
press choose 2
press line Return
wait_at 'step tether t1'
press line Return
press line Return
wait_at 'step tether t3'
before=$(line_hash)
way=$(position)
kill_player
start_player --lesson no09_wireless_lan
same "position after kill -9" "$way" "$(position)"
same "the line after kill -9" "$before" "$(line_hash)"
# The mark of going on stays a notice until the first reply.
press line Return
wait_at 'step tether t4'

# Left by Esc, gone on with from home.
press line Escape
press line Tab
press home Return
press line Return
wait_at 'step tether t4'

# The other way too, then the list, by keyboard.
read_to 'step talk connect_other_way'
press line 1
wait_at 'step free f1'
read_to 'step talk network'
press work Down Down
press work Return
press work Tab
press work Return
press work End
press work Return
press work Tab
press work Return
press card Return
press card Right
press card Left
press card Right
press card Right
press question Right

# First round failed on purpose, second round right; both spares are asked for.
SEED=$(sql "SELECT printf('%016x', seed) FROM attempt")
answer q1 right
answer q2 5
answer q3 5
same "after a failed test" result "$(shot_kind)"
press result shift+Tab
press question Return
answer q1 right
answer s1 right
answer s2 right
same "after a passed test" result "$(shot_kind)"
press today Return
press end Return
press certificate Return
press certificate s
pdf=$(echo "$CERTIFICATES"/*.pdf)
[ -f "$pdf" ] || fail "no PDF in the folder"
press home Escape
quit_player

# The record.
check_record
same outcome passed "$(sql 'SELECT outcome FROM attempt')"
same replies 'connect tether 1
connect free 0' "$(sql "SELECT step_id || ' ' || option_id || ' ' || is_first FROM reply")"
same "hands-on part" '1 1 0' "$(sql "SELECT tries || ' ' || is_done || ' ' || was_shown
    FROM widget_tries")"
same answers '1 q1 own_line 1
1 q2 dont_know 0
1 q3 dont_know 0
2 q1 own_line 1
2 s1 separate 1
2 s2 auto_on 1' "$(sql "SELECT round || ' ' || question_id || ' ' || chosen || ' ' || is_correct
    FROM answer ORDER BY seq")"
while read -r number question shown; do
    order=$(lua5.4 tests/e2e/shown_order.lua "$LESSON" "$SEED" "$number" "$question" | sed -n 2p)
    same "order of $question" "$order dont_know" "$shown"
done < <(sql "SELECT round || ' ' || question_id || ' ' || shown FROM answer")

# The certificate.
"$BIN/gofun-hr" certificate verify --data "$DATA" "$pdf" >"$WORK/verified" || fail "not valid"
grep "$NAME" "$WORK/verified" >/dev/null || fail "the tool does not say the name"
pdftotext "$pdf" - | grep "$NAME" >/dev/null || fail "the name is not in the PDF"
echo "learner: ok"
