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

# A word that the company set stands in the lesson, as text and never as markup.
sqlite3 "$DATA/gofun.db" "INSERT INTO device_setting SELECT id, 'word.管理ソフト', '{鍵|かぎ}の箱' FROM device"
start_player --learner '佐々木 花子' --lesson no03_password --plan "$PLAN" --seed 5
end_player 120
same "exit code of the plan" 0 $CODE
grep -qF '｛鍵｜か' "$SHOTS"/*_today.txt || fail "the company's word is not on the last page"
check_record
echo "ok: prologue once, glossary, threats, story again, company words"
