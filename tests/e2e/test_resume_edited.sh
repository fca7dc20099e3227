#!/usr/bin/env bash
# A lesson file that was edited between stop and start: the learner goes on where that is
# possible, is told where not, and no answer is lost.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
FILE=$LESSONS/no09_wireless_lan/lesson.lua

original() { cp lessons/no09_wireless_lan/lesson.lua "$FILE"; }
start() { start_player --learner '佐々木 花子' --lesson no09_wireless_lan; }

# case_of NAME KEPT_DATA SED_SCRIPT: the data as kept, the lesson changed, started again.
case_of() {
    echo "  $1"
    [ -z "$PLAYER" ] || kill_player
    original
    sed -i -E "$3" "$FILE"
    if cmp -s "$FILE" lessons/no09_wireless_lan/lesson.lua; then
        fail "$1: nothing was edited"
    fi
    rm -rf "$DATA"
    cp -r "$2" "$DATA"
    start
}

goes_on() { # goes_on PLACE: the next press is saved too
    press any Return
    wait_at "$1"
}

start_server $SIZE
original

# Kept: in the middle of a scene.
start
press line Return
read_to 'step cafe connect'
press choose 2
press line Return
read_to 'step tether t3'
kill_player
cp -r "$DATA" "$WORK/in_scene"

case_of "texts only" "$WORK/in_scene" 's/お店の札は「Komorebi-Cafe」ですって/お店の札が変わったようです/'
must_show 前回の続き お店の札が変わったようです
goes_on 'step tether t4'

case_of "step is gone" "$WORK/in_scene" '/"t3"/d'
must_show 教材が新しくなったため 場面の初めから テザリングを入にして
goes_on 'step tether t2'

case_of "scene is gone" "$WORK/in_scene" 's/scene "tether"/scene "phone"/; s/to = "tether"/to = "phone"/'
must_show 教材が新しくなったため 初めから始めます この話でできる
same "the way is kept" "connect tether" "$(sql "SELECT step_id || ' ' || option_id FROM reply")"
goes_on 'step cafe c1'

case_of "the choice made is gone" "$WORK/in_scene" \
    's/option "tether"/option "own_line"/; s/scene "tether"/scene "own"/; s/to = "tether"/to = "own"/'
must_show 教材が新しくなったため
read_to 'step cafe connect'
press choose 2
press line Return
same "both choices are on record" 'tether own_line' \
    "$(sql "SELECT group_concat(option_id, ' ') FROM (SELECT * FROM reply ORDER BY seq)")"

# Kept: in the test, one question answered.
kill_player
rm -rf "$DATA"
cp -r "$WORK/in_scene" "$DATA"
original
start
press line Return
press other_way Return
press line 2
read_to 'step talk network'
press work End
press work Return
press work Tab
press work Return
press card Return
press card Right
press card Right
press question Right
press question 1
press feedback Return
press question Return
wait_at 'question q2'
kill_player
cp -r "$DATA" "$WORK/in_test"

case_of "texts of the test" "$WORK/in_test" 's/不適切なものはどれ？/不適切なのはどれ？/'
must_show 前回の続き 不適切なのはどれ
press question 5
press feedback Return
same "both answers" 'q1 q2' \
    "$(sql "SELECT group_concat(question_id, ' ') FROM (SELECT * FROM answer ORDER BY seq)")"

case_of "the question is gone" "$WORK/in_test" 's/question "q2"/question "q2_new"/'
must_show 教材が新しくなったため
same "the answer is kept" q1 "$(sql 'SELECT question_id FROM answer')"
for question in q1 q2_new q3; do
    press question 5
    press feedback Return
    wait_at "question $question"
    press any Return
done
same "after the test" result "$(shot_kind)"
same "all answers are on record" 4 "$(sql 'SELECT count(*) FROM answer')"

CHOSEN=$(sql 'SELECT chosen FROM answer WHERE seq = 1')
case_of "the answered option is gone" "$WORK/in_test" "s/(right|wrong) \"$CHOSEN\"/\1 \"new_name\"/"
must_show 教材が新しくなったため 第1問
press question 5
press feedback Return
same "both answers to the question" "$CHOSEN dont_know" \
    "$(sql "SELECT group_concat(chosen, ' ') FROM (SELECT * FROM answer ORDER BY seq)")"

case_of "not a lesson any more" "$WORK/in_test" 's/^return lesson/return leson/'
must_show G-0201 この教材は開けません
same "the answer is kept" q1 "$(sql 'SELECT question_id FROM answer')"
press home Return

kill_player
check_record
echo "resume after an edit: ok"
