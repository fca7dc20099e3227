#!/usr/bin/env bash
# Lesson 25 in a real window: three rules, two of them with own words, on one sheet of
# paper. What was typed is on the paper and, once the test is passed, nowhere else.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PLAN=$PWD/lessons/no25_rules/plans/three_rules.plan
OWN=佐藤さん（内線30）
cp -r lessons/no25_rules "$LESSONS"

play() { # play LEARNER OPTION...: the whole lesson by its plan
    rm -f "$SHOTS"/*
    spawn_player --learner "$1" --lesson no25_rules --plan "$PLAN" --seed 3 "${@:2}"
    end_player 120
}
sheets() { find "$CERTIFICATES" -name '社内ルール_*.pdf' | sort; }
flat_text() { pdftotext -layout "$1" - | tr -d ' \n\f' | sed 's/　//g'; }
# The sheet that has the text; there must be one.
sheet_with() {
    local pdf
    while IFS= read -r pdf; do
        ! flat_text "$pdf" | grep -qF "$1" || { echo "$pdf"; return; }
    done < <(sheets)
    fail "no sheet has $1"
}
must_say() { # must_say PDF TEXT...
    local text wanted
    text=$(flat_text "$1")
    for wanted in "${@:2}"; do
        grep -qF "$wanted" <<<"$text" || fail "no \"$wanted\" in: $text"
    done
}

grep -qF "own:$OWN" "$PLAN" || fail "the plan does not type $OWN"
start_server $SIZE
play '佐々木 花子' --text-size 2
same "exit code" 0 $CODE
same "sheets: of one rule, of three" 2 "$(sheets | wc -l)"
three=$(sheet_with わたしの社内ルール三か条)
must_say "$three" 一送る人は、送信の前に、宛先と添付を、声に出して読む "例外の相談先：$OWN" \
    受け取った人は、気づいたらその場で 作った日 次の見直し 4月 作った人 確認 修了証ではありません
! flat_text "$three" | grep -qF 佐々木 || fail "a name is on the sheet"
grep -qF 社内ルール_ "$SHOTS"/*_work.txt || fail "the page does not say where the sheet is"
! grep -qF "$CERTIFICATES" "$SHOTS"/*_work.txt || fail "a path is on the screen"

# Passed: the words are on the paper only.
same "positions with kept words" 0 "$(sql "SELECT count(*) FROM position WHERE position LIKE '%kept%'")"
! grep -rqaF "$OWN" "$DATA" "$WORK/player.log" || fail "$OWN is still in the record or the log"
same "done on record" 1 "$(sql "SELECT is_done FROM widget_tries WHERE step_id = 'rule'")"

# The company is on the next one; the same rules of a day are one file.
"$BIN/gofun-hr" words set 会社名 五分商事株式会社 --data "$DATA" --lessons "$LESSONS" >/dev/null
play '別の 人'
same "exit code" 0 $CODE
same "sheets after the second" 2 "$(sheets | wc -l)"
must_say "$three" 五分商事株式会社わたしの社内ルール三か条

# Nowhere to put it: the page says so, the lesson goes on (its certificate has no place
# either, so that the plan ends with 1).
CERTIFICATES=$WORK/no_folder
: >"$CERTIFICATES"
play 'また別の 人'
same "exit code without a folder" 1 $CODE
grep -qF 保存できませんでした "$SHOTS"/*_work.txt || fail "the page does not say what went wrong"
ls "$SHOTS"/*_result.txt >/dev/null 2>&1 || fail "the lesson did not go on"
check_record
echo "sheet: ok"
