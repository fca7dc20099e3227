#!/usr/bin/env bash
# The company's words with the real program: what there is, what is refused, and that
# certificates carry them. What the player shows: tests/e2e/test_reference.sh.
# check_words.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
always=(--data hr --lessons "$lessons")
make_record=$2

long() { # long COUNT: so many characters
    printf 'あ%.0s' $(seq "$1")
}
kept() { # kept SETTING: its value in the record
    sqlite3 hr/gofun.db "select value from device_setting where name = '$1'"
}

"$make_record" hr 1 10 1 yes # two parts of the course
try 0 '報告先　「責任者」（もとの言葉）' words list
# Every place in the lessons is named, and no other.
"$hr" words list --json --data hr --lessons "$lessons" >all.json
for word in 報告先 共有サービス 管理ソフト 私物利用 最終退出の記録場所; do
    grep -lF "{$word}" "$lessons"/*/lesson.lua | sed 's|.*/\(.*\)/lesson.lua|\1|' >wanted.txt
    [ -s wanted.txt ] || { echo "no lesson says $word" >&2; exit 1; }
    sqlite3 :memory: "select l.value from json_each(readfile('all.json')) as w,
        json_each(w.value, '\$.lessons') as l where json_extract(w.value, '\$.name') = '$word'" |
        diff wanted.txt -
done

try 0 '報告先 を「情報システム課」にしました' words set 報告先 情報システム課
try 0 '報告先　「情報システム課」' words list
[ "$(kept word.報告先)" = 情報システム課 ]
try 0 'にしました' words set '{報告先}' "$(long 40)"
try 2 '41文字' words set 報告先 "$(long 41)"
try 2 '{ } | は使えません' words set 報告先 '{漢字|かんじ}'
try 2 '改行' words set 報告先 $'一\n二'
try 2 '改行' words set 報告先 $'一\u202e二'
try 2 'UTF-8' words set 報告先 $'\x8e\xd0'
try 2 '--default' words set 報告先
try 2 '両方' words set 報告先 言葉 --default
try 2 '変えられる言葉: 報告先' words set 会社 五分
[ "$(kept word.報告先)" = "$(long 40)" ] # what was refused changed nothing
try 0 'もとの言葉「責任者」' words set 報告先 --default
try 0 '「責任者」（もとの言葉）' words list

# Certificates issued from now on carry the company; those before do not change.
try 0 '会社名' words set 会社名 五分商事株式会社
try 0 '' words set 発行者の役職 情報セキュリティ担当
try 0 '' words set issuer.officer '髙橋 一郎'
try 2 '修了証' words set 会社名 "$(long 300)"
try 2 '修了証' words set 会社名 $'五分\t商事'
"$hr" certificate issue --data hr --lessons "$lessons" >/dev/null
serial=$(sqlite3 hr/gofun.db "select serial from certificate where kind = 'part' limit 1")
"$hr" certificate show "$serial" --data hr >said.txt
for line in 'company: 五分商事株式会社' 'officer-role: 情報セキュリティ担当' \
    'officer-name: 髙橋 一郎'; do
    grep -qxF "$line" said.txt || { echo "no \"$line\" on the certificate" >&2; exit 1; }
done
serial=$(sqlite3 hr/gofun.db "select serial from certificate where kind = 'lesson' limit 1")
"$hr" certificate show "$serial" --data hr >said.txt
! grep -q '^company:' said.txt
echo "check_words: $done_cases uses"
