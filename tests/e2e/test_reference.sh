#!/usr/bin/env bash
# What stands beside the lessons, by keys in a real window: the prologue, told once and on
# no record of learning, the glossary, the threats, and a word of the company's own.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PLAN=$(ls lessons/no03_password/plans/*.plan | head -1)
cp -r lessons/glossary.lua lessons/threats.lua lessons/story "$LESSONS"

attempts() { sql 'SELECT count(*) FROM attempt'; }
seen_pieces() { sql 'SELECT name FROM learner_setting ORDER BY name'; }
leave_lesson() {
    press any Escape
    press any Tab
    press home Return
}

start_server $SIZE
start_player --learner '佐々木 花子'
same "first screen" home "$(shot_kind)"

# The prologue stands before the first lesson, can be skipped, and does not come again.
press line Return
must_show 二十五の質問 とばす
same "attempts while the story is told" 0 "$(attempts)"
press line Return
press title Escape
same "after skipping" 1 "$(attempts)"
same "seen pieces" story.prologue "$(seen_pieces)"
leave_lesson
press title Return
leave_lesson

# The glossary finds by reading in the letters of the keyboard; a term opens.
for _ in 1 2 3; do press home Tab; done
press home Right
press glossary Return
must_show アカウント
type_text glossary nas
must_show 1語 NAS
press glossary Tab
press glossary Tab
press glossary Return
must_show '読み：なす'
press glossary Escape
press home Escape

# A threat leads to its lesson.
for _ in 1 2 3; do press home Tab; done
press threats Return
must_show 身代金型ウイルスの被害
press threats Tab
press title Return
must_show 電波の名札を確かめる
leave_lesson

# The story is there again, and nothing of it is counted.
before=$(attempts)
for _ in 1 2 3; do press home Tab; done
press home Right
press home Right
press story Return
press line Return
must_show 二十五の質問
press story Escape
same "attempts after the story" "$before" "$(attempts)"
press home Escape
quit_player

# Words that HR set with gofun-hr stand in the lesson, and the company on the certificate.
hr_words() { "$BIN/gofun-hr" words set "$1" "$2" --data "$DATA" --lessons "$LESSONS" >/dev/null; }
hr_words 管理ソフト 五分金庫
hr_words 会社名 五分商事株式会社
hr_words 発行者の役職 情報セキュリティ担当
start_player --learner '佐々木 花子' --lesson no03_password --plan "$PLAN" --seed 5
end_player 120
same "exit code of the plan" 0 $CODE
grep -qF '五分金庫' "$SHOTS"/*_today.txt || fail "HR's word is not on the last page"
serial=$(sqlite3 "$DATA/gofun.db" 'SELECT serial FROM certificate ORDER BY seq DESC LIMIT 1')
"$BIN/gofun-hr" certificate show "$serial" --data "$DATA" >"$WORK/certificate"
grep -qxF 'company: 五分商事株式会社' "$WORK/certificate" || fail "no company on the certificate"
grep -qxF 'officer-role: 情報セキュリティ担当' "$WORK/certificate" || fail "no role on it"

# A word as nobody can set it is still text and never markup.
sqlite3 "$DATA/gofun.db" "UPDATE device_setting SET value = '{鍵|かぎ}の箱' WHERE name = 'word.管理ソフト'"
start_player --learner '佐々木 花子' --lesson no03_password --plan "$PLAN" --seed 5
end_player 120
same "exit code of the plan" 0 $CODE
grep -qF '｛鍵｜か' "$SHOTS"/*_today.txt || fail "the company's word is not on the last page"
check_record
echo "ok: prologue once, glossary, threats, story again, company words"
