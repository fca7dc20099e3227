#!/usr/bin/env bash
# From HR to the machine and back: a handout with numbers and due days, sign-in by number
# with real keys, a lesson, and HR's reports about the person. And what a machine does with
# a handout that is bad, of another company, or on a share that hangs.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
HR=$WORK/hr
CONFIG=$WORK/config/gofun # where IT lays the handout down
mkdir -p "$CONFIG" "$WORK/share"

hr() { "$BIN/gofun-hr" "$@" --data "$HR" </dev/null >"$WORK/said" 2>&1 || { cat "$WORK/said" >&2; fail "gofun-hr $*"; }; }
hr_lessons() { hr "$@" --lessons "$LESSONS"; }
handout() { hr_lessons handout create -o "$CONFIG/handout.gofun" "$@"; }
report() { # report NAME PATH: a value of the first table, by JSON path below its rows
    hr_lessons report "$1" --format json -o "$WORK/report.json"
    sqlite3 :memory: "SELECT json_extract(readfile('$WORK/report.json'), '\$.content[0].rows$2')"
}
learners() { sql "SELECT name || '|' || employee_number || '|' || department FROM learner ORDER BY id"; }
clear_field() { # clear_field COUNT
    local i
    for ((i = 0; i < $1; i++)); do
        press sign_in BackSpace
    done
}
answer_number() { # answer_number NUMBER: types it and goes on
    type_text sign_in "$1"
    press sign_in Return
}
log_has() { grep -F -e "$1" "$WORK/player.log" >/dev/null; }

# ---- HR: two people, one lesson, due yesterday ----

write_roster() { # write_roster NAME: of number 001234
    cat >"$WORK/people.csv" <<END
社員番号,氏名,フリガナ,部署
001234,$1,ササキ ハナコ,営業部/第一課
001300,髙橋 一郎,タカハシ イチロウ,総務部
END
    hr_lessons roster import "$WORK/people.csv" --apply
}
hr key company create
write_roster '佐々木 花子'
hr_lessons assign add --everyone --lesson 9 --due 03-31 --apply
hr_lessons words set 会社名 五分商事株式会社
hr_lessons words set 管理ソフト 五分の金庫
# Time goes by. On the first of April nothing can be late yet in its fiscal year.
year=$(($(date +%-m) >= 4 ? $(date +%Y) : $(date +%Y) - 1))
yesterday=$(date -d yesterday +%Y-%m-%d)
late=1
if [ "$(date +%m-%d)" = 04-01 ]; then
    yesterday=$(date +%Y-%m-%d)
    late=0
fi
sqlite3 "$HR/gofun.db" "UPDATE assignment_rule SET since_on = '$year-04-01', due_on = '$yesterday';
    UPDATE assignment SET due_on = '$yesterday'"
late_people() { report overdue '' | grep -c 001234 || true; }
same "late before" $late "$(late_people)"
handout

# ---- by number, typed full-width ----

start_server $SIZE
start_player
same "first screen" sign_in "$(shot_kind)"
must_show 社員番号 数字6けた
press sign_in Return
must_show 社員番号が空です
answer_number １２３４
must_show 'いま4けた入力されています'
clear_field 4
answer_number 999999
must_show 名簿にありません
clear_field 6
answer_number ００１２３４
must_show '佐々木 花子さん ですか？' 営業部　第一課
press sign_in shift+Tab
press sign_in Return # ちがいます
must_show 社員番号を入れてください
press sign_in Return
must_show '佐々木 花子さん ですか？'
press home Return
must_show '佐々木 花子さん' 第9話
[ $late = 0 ] || must_show 期限切れ 期限を過ぎた話が1話あります
same learner '佐々木 花子|001234|営業部/第一課' "$(learners)"
quit_player

# ---- the lesson, with the share gone ----

mv "$CONFIG/handout.gofun" "$WORK/away.gofun"
same "copy of the handout" "$(sha256sum <"$WORK/away.gofun")" "$(sha256sum <"$DATA/handout.gofun")"
spawn_player --lesson no09_wireless_lan --plan "$LESSONS/no09_wireless_lan/plans/tether.plan"
end_player
same "exit code of the plan" 0 "$CODE"
pdftotext "$(echo "$CERTIFICATES"/*.pdf)" - | grep 五分商事株式会社 >/dev/null ||
    fail "the company of the handout is not on the certificate"
plans=("$LESSONS"/no03_password/plans/*.plan)
spawn_player --lesson no03_password --plan "${plans[0]}"
end_player 60
same "exit code of the other plan" 0 "$CODE"
grep -F 五分の金庫 "$SHOTS"/*.txt >/dev/null || fail "the company word of the handout is not on the screen"
start_player
same "second start" home "$(shot_kind)"
must_show 期限のある話は
! shows 期限切れ || fail "still overdue after the test was passed"
quit_player

# ---- and back to HR ----

"$BIN/gofun-hr" record copy "$WORK/share" --data "$DATA" >/dev/null
hr collect "$WORK/share"
same "the lesson in HR's report" done "$(report completion '[0].no09_wireless_lan.state')"
same "whose it is" '佐々木 花子' "$(report completion '[0].name')"
same "late after" 0 "$(late_people)"
same "people in HR's record" 2 "$(sqlite3 -readonly "$HR/gofun.db" 'SELECT count(*) FROM learner')"

# ---- a newer handout: name changed, key changed ----

write_roster '山田 花子'
handout
start_player
wait_for 10 "the new name" shows '山田 花子さん'
quit_player
same "name after the new handout" '山田 花子|001234|営業部/第一課' "$(learners)"
cp "$CONFIG/handout.gofun" "$WORK/newer.gofun"
mv "$WORK/away.gofun" "$CONFIG/handout.gofun"
start_player
wait_for 10 "the word about the older one" log_has 'not newer'
must_show '山田 花子さん'
quit_player
same "the newer one is kept" "$(sha256sum <"$WORK/newer.gofun")" "$(sha256sum <"$DATA/handout.gofun")"
pin() { sql "SELECT value FROM device_setting WHERE name = 'handout.company'"; }
first=$(pin)
hr key rotate
handout
start_player
has_new_pin() { [ "$(pin)" != "$first" ]; }
wait_for 10 "the company's new key" has_new_pin
quit_player
same "the key that signed" "$(pin)" "$(sed -n 's/^company: //p' "$CONFIG/handout.gofun")"
: >"$WORK/player.log"
HR=$WORK/other hr key company create
HR=$WORK/other write_roster '別の 会社'
HR=$WORK/other handout
start_player
wait_for 10 "the word about another company" log_has G-0504
must_show '山田 花子さん'
quit_player

# ---- who began without a number ----

rm "$CONFIG/handout.gofun"
DATA=$WORK/guest
start_player --learner '佐々木はなこ'
same "a guest" home "$(shot_kind)"
quit_player
handout
start_player # the handout arrives beside the start
wait_for 10 "the copy of the handout" test -e "$DATA/handout.gofun"
quit_player
start_player
must_show 社員番号を付けます 佐々木はなこさん
press sign_in Tab
press home Return # あとで
quit_player
start_player
same "asked once" home "$(shot_kind)"
press home shift+Tab shift+Tab
press sign_in Return
must_show 番号を付ける
answer_number 001234
press sign_in Return
must_show 番号のない記録があります 佐々木はなこ
press sign_in Tab
press home Return
same "one record" '山田 花子|001234|営業部/第一課' "$(learners)"
quit_player

# ---- five wrong numbers ----

DATA=$WORK/wrong
start_player
for number in 900001 900002 900003 900004 900005; do
    answer_number $number
    [ $number = 900005 ] || clear_field 6
done
must_show 5回続きました 秒で
clear_field 6
type_text sign_in 001234
before=$(shot_number)
key Return # too early: nothing happens but that the seconds go by
wait_for 5 "the next second" seen "$before" sign_in
must_show 5回続きました
! shows ですか || fail "a number was taken in the pause"
pause_is_over() { ! shows 5回続きました; }
wait_for 40 "the end of the pause" pause_is_over
press sign_in Return
must_show '山田 花子さん ですか？'
kill_player

# ---- larger letters, chosen before anybody is known ----

DATA=$WORK/large
start_player
press sign_in shift+Tab
press sign_in Return
press sign_in Right
press sign_in space
press sign_in Escape
press sign_in Tab
answer_number 001234
press home Return
grep ' 37.5 at .*第1部' "$(newest_words)" >/dev/null || fail "home does not keep the size of letters"
kill_player

# ---- options, and a handout without names ----

handout --without-names
DATA=$WORK/bare
start_player --number 1234
must_show 'いま4けた入力されています'
clear_field 4
answer_number 001300
must_show 氏名を入れてください '社員番号 001300'
press sign_in shift+Tab
press sign_in shift+Tab # the field, before both buttons
while read -r; do
    press sign_in BackSpace
done < <(id -un | grep -o .)
type_text sign_in '髙橋 一郎'
press home Return
same "with the name as typed" '髙橋 一郎|001300|総務部' "$(learners)"
quit_player
start_player --number ００１２３４ --learner '山田 花子'
same "number and name given" home "$(shot_kind)"
same "two people" '髙橋 一郎|001300|総務部
山田 花子|001234|営業部/第一課' "$(learners)"
quit_player

# ---- without a handout: who they say they are ----

mv "$CONFIG/handout.gofun" "$WORK/away.gofun"
DATA=$WORK/free
numbers() { sql 'SELECT group_concat(employee_number) FROM (SELECT employee_number FROM learner ORDER BY id)'; }
to_people() {
    press home shift+Tab
    press home shift+Tab
    press sign_in Return
}
to_number_field() { # from the primary one of two buttons
    press sign_in shift+Tab
    press sign_in shift+Tab
}
start_player
must_show 社員番号（ある方だけ
press sign_in shift+Tab
type_text sign_in Ａ００４２
press home Return
same "a number of one's own" A0042 "$(numbers)"
to_people
press sign_in shift+Tab
press sign_in Return # another person, with the same number
must_show さんとして続けますか
press sign_in Escape
to_number_field
press sign_in BackSpace
type_text sign_in 3
press home Return
same "the number put right" A0043 "$(numbers)"
to_people
to_number_field
press sign_in BackSpace
type_text sign_in 4
press sign_in Tab
press home Return
same "another person" A0043,A0044 "$(numbers)"
quit_player
now_is() { sql "SELECT employee_number FROM learner WHERE uid =
    (SELECT value FROM device_setting WHERE name = 'learner.last')"; }
same "who stays" A0044 "$(now_is)"
start_player --number ａ００４３
same "by the number of the command line" home "$(shot_kind)"
same "who is there then" A0043 "$(now_is)"
quit_player
DATA=$WORK/later
start_player --learner 'さとう はなこ'
to_people
to_number_field
type_text sign_in 77
press sign_in Tab
press sign_in Return # as another person of the same name
must_show 番号のない記録があります
press home Return
same "the guest's record has the number" 'さとう はなこ|77|' "$(learners)"
quit_player
mv "$WORK/away.gofun" "$CONFIG/handout.gofun"

# ---- bad ones ----

DATA=$WORK/damaged
head -c 300 "$CONFIG/handout.gofun" >"$WORK/cut.gofun"
start_player --handout "$WORK/cut.gofun"
must_show G-0502 氏名
quit_at_sign_in() {
    press sign_in Escape
    key Tab Return
    end_player 10
}
quit_at_sign_in
DATA=$WORK/missing
start_player --handout "$WORK/none.gofun"
must_show G-0501
quit_at_sign_in
sed 's/総務部/総務課/' "$CONFIG/handout.gofun" >"$WORK/changed.gofun"
DATA=$WORK/changed
start_player --handout "$WORK/changed.gofun"
must_show G-0503
quit_at_sign_in

# A share that hangs: the start does not wait for it, nor does the end.
mkfifo "$WORK/hangs.gofun"
DATA=$WORK/hangs
begin=$(date +%s%N)
start_player --handout "$WORK/hangs.gofun"
took=$((($(date +%s%N) - begin) / 1000000))
[ $took -lt 5000 ] || fail "the start took $took ms"
must_show 始める
quit_at_sign_in
same "exit code with a share that hangs" 0 "$CODE"
check_record
echo "number: ok"
