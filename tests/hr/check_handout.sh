#!/usr/bin/env bash
# The way from HR to the machines and back with the real program: what a handout holds,
# who is in it, what is refused, the company's new key; and the copy of a record.
# check_handout.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2
umask 022
today=$(date +%Y-%m-%d)
year=$(($(date +%-m) >= 4 ? $(date +%Y) : $(date +%Y) - 1))
due=$((year + 1))-03-31

stop() {
    echo "check_handout: $1" >&2
    cat said.txt >&2
    exit 1
}
has() { # has FILE LINE: the whole line stands there
    grep -qxF -- "$2" "$1" || stop "no \"$2\" in $1"
}
lacks() { # lacks FILE TEXT
    ! grep -qF -- "$2" "$1" || stop "\"$2\" in $1"
}
json() { # json FILE PATH: a value of a JSON file
    sqlite3 :memory: "select json_extract(readfile('$1'), '$2')"
}
show() { # show FILE: what handout show says of it, as JSON
    "$hr" handout show "$1" --data hr --json >shown.json || stop "handout show $1"
}

cat >people.csv <<'END'
社員番号,氏名,フリガナ,部署,在籍状態,状態の理由,印刷用氏名
00A12,佐々木 花子,ササキ ハナコ,営業部/第一課,在籍,,
00A13,髙橋 一郎,タカハシ イチロウ,営業部,在籍,,高橋 一郎
00B01,山田 太郎,ヤマダ タロウ,総務部,在籍,,
00B02,鈴木 休,スズキ キュウ,総務部,休職,病気のため,
00B03,田中 退,タナカ タイ,総務部,退職,転職のため,
00C01,渡辺 外,ワタナベ ソト,営業部門,対象外,役員のため,
END
always=(--data hr)
try 2 '会社の鍵がありません' handout create -o all.gofun --lessons "$lessons"
[ ! -e all.gofun ]
try 0 '会社の公開鍵' key company create
company=$(sed -n 's/^会社の公開鍵  //p' said.txt)
try 2 '在籍の方がいません' handout create -o all.gofun --lessons "$lessons"
try 0 '' roster import people.csv --apply --lessons "$lessons"
try 0 '' assign add --everyone --part 1 --due 03-31 --apply --lessons "$lessons"
try 0 '' assign add --department 営業部 --course --due "$due" --apply --lessons "$lessons"
try 0 '' words set 報告先 情報システム課 --lessons "$lessons"
try 0 '' words set 会社名 五分商事株式会社 --lessons "$lessons"

# ---- everybody ----
always=(--data hr --lessons "$lessons")
try 2 '書き出すファイル' handout create
try 0 '在籍 3名' handout create -o all.gofun
grep -q '休職の 1名も、復職の日から使えるように入れました' said.txt || stop "who is on leave"
[ "$(stat -c %a all.gofun)" = 644 ] || stop "mode $(stat -c %a all.gofun)"
[ "$(head -1 all.gofun)" = 'gofun handout 1' ]
has all.gofun "company: $company"
has all.gofun "cycle: $year"
has all.gofun $'word: word.報告先\t情報システム課'
has all.gofun $'word: issuer.company\t五分商事株式会社'
has all.gofun $'person: 00A12\t佐々木 花子\t\tササキ ハナコ\t営業部/第一課\t1'
has all.gofun $'person: 00A13\t髙橋 一郎\t高橋 一郎\tタカハシ イチロウ\t営業部\t1'
has all.gofun $'person: 00B01\t山田 太郎\t\tヤマダ タロウ\t総務部\t2'
# On leave like somebody with nothing to do. No others, no reasons, no results.
has all.gofun $'person: 00B02\t鈴木 休\t\tスズキ キュウ\t総務部\t0'
for text in 休職 田中 渡辺 病気 転職 役員; do lacks all.gofun "$text"; done
[ "$(grep -c '^person: ' all.gofun)" = 4 ]
# What is due is what the report says.
[ "$(grep -c '^set: ' all.gofun)" = 2 ]
[ "$(grep -c "^due: $due"$'\t'"$year-04-01"$'\t' all.gofun)" = 2 ] || stop "the due days"
for number in 00A12 00B01; do
    set=$(sed -n "s/^person: $number.*\t//p" all.gofun)
    sed -n "/^set: $set\$/{n;s/^due: [^\t]*\t[^\t]*\t//p}" all.gofun | tr '\t' '\n' >due.txt
    sqlite3 hr/gofun.db "select lesson_id from assignment as a join learner as l
        on l.id = a.learner_id where employee_number = '$number' and cycle = $year
        order by 1" | diff - due.txt || stop "what $number has to do"
done
[ "$(wc -l <due.txt)" -gt 2 ]
show all.gofun
[ "$(json shown.json '$.people')" = 4 ]
[ "$(json shown.json '$.people_with_dues')" = 3 ]
[ "$(json shown.json '$.key')" = "$company" ]
[ "$(json shown.json '$.is_checked')" = 1 ]
[ "$(json shown.json '$.dues[0].due_on')" = "$due" ]
[ "$(json shown.json '$.dues[0].lessons')" = 25 ]
[ "$(json shown.json '$.words[0].value')" = 情報システム課 ]
always=(--data hr)
try 0 '照らし合わせました' handout show all.gofun
grep -q '  報告先「情報システム課」' said.txt || stop "the words"
try 0 'all.gofun' export log
grep -q "handout  gofun  $year  4行" said.txt || stop "the export log"

# ---- departments and names ----
always=(--data hr --lessons "$lessons")
try 0 '在籍 2名' handout create -o sales.gofun --department 営業部
lacks sales.gofun 総務部
lacks sales.gofun 営業部門
has sales.gofun 'department: 営業部'
try 0 '在籍 3名' handout create -o both.gofun --department 営業部 --department 総務部 \
    --department 営業部＞第一課
[ "$(grep -c '^person: ' both.gofun)" = 4 ] # nobody twice
try 2 '「営業部」' handout create -o no.gofun --department 営業
[ ! -e no.gofun ]
try 0 '氏名は入れていません' handout create -o numbers.gofun --without-names
has numbers.gofun $'person: 00A13\t\t\t\t営業部\t1'
for text in 佐々木 髙橋 高橋 ササキ; do lacks numbers.gofun "$text"; done
show numbers.gofun
[ "$(json shown.json '$.has_names')" = 0 ]

# Each is later than the one before, also within one second.
for name in all sales both numbers; do
    sed -n 's/^issued: //p' $name.gofun
done >issued.txt
sort -cu issued.txt || stop "not in order: $(cat issued.txt)"

# ---- what is refused ----
always=(--data hr)
LC_ALL=C sed 's/00A13/00A14/' all.gofun >changed.gofun
try 1 '書き換えられています' handout show changed.gofun
head -c 400 all.gofun >cut.gofun
try 2 '途中で切れています' handout show cut.gofun
sed 's/^gofun handout 1/gofun handout 2/' all.gofun >newer.gofun
try 2 '新しい「五分」' handout show newer.gofun
try 2 '見つかりません' handout show nowhere.gofun
"$hr" key company create --data other >/dev/null
always=(--data other)
try 1 '別の会社' handout show all.gofun
try 0 '照らし合わせました' handout show all.gofun --company "$company"
always=(--data nowhere)
try 0 '照らし合わせる鍵がありません' handout show all.gofun
[ ! -e nowhere ]

# ---- the company's new key ----
always=(--data hr)
try 0 '新しい会社の公開鍵' key rotate
always=(--data hr --lessons "$lessons")
try 0 '在籍 3名' handout create -o rotated.gofun
always=(--data nowhere)
try 0 '前の会社の鍵から引き継がれた鍵です' handout show rotated.gofun --company "$company"
always=(--data hr)
try 0 '' key rotate --compromised
always=(--data hr --lessons "$lessons")
try 0 '在籍 3名' handout create -o leaked.gofun
always=(--data nowhere)
try 1 '別の会社' handout show leaked.gofun --company "$company"

# A machine follows the new key when it is told to.
pinned() {
    sqlite3 pc/gofun.db "select value from device_setting where name = 'handout.company'"
}
"$make_record" pc 3 10 7 >/dev/null
always=(--data pc)
try 0 'の配布ファイルを使います' handout trust "$company"
[ "$(pinned)" = "$company" ]
try 0 'もう使いません' handout trust hr/company/signing.pub
[ "$(pinned)" = "$(sed -n 's/^company: //p' leaked.gofun)" ]
try 2 '64けた' handout trust 0123

# A company key under a passphrase: asked for before anything is done.
printf '合言葉は十二文字以上です\n' >passphrase.txt
always=(--data hr)
try 0 '合言葉で守りました' key protect --passphrase-file passphrase.txt
always=(--data hr --lessons "$lessons")
try 2 '合言葉' handout create -o locked.gofun
[ ! -e locked.gofun ]
export GOFUN_COMPANY_PASSPHRASE_FILE=$work/passphrase.txt
try 0 '在籍 3名' handout create -o locked.gofun
always=(--data hr)
try 0 '合言葉を外しました' key protect --remove
unset GOFUN_COMPANY_PASSPHRASE_FILE

# ---- too many for one file ----
cp -r hr many
sqlite3 many/gofun.db "with recursive n(i) as (select 1 union all select i + 1 from n
    where i < 50000) insert into learner(uid, employee_key, employee_number, name, reading,
    department, status, status_reason, status_by, status_at, created_at)
    select printf('%08d-0000-4000-8000-000000000000', i), 'M' || i, 'M' || i, '多数 ' || i, '',
    '製造部', 'active', '', '', 1, 1 from n"
always=(--data many --lessons "$lessons")
try 2 '--department' handout create -o many.gofun
grep -q '50004名' said.txt || stop "the count"
[ ! -e many.gofun ]
try 0 '在籍 50000名' handout create -o many.gofun --department 製造部

# ---- the way back ----
always=()
mkdir share
always=(--data pc)
try 0 '写しを置きました' record copy share
copy=$(ls share)
[[ "$copy" == device-????????????????.db ]] || stop "the name of the copy: $copy"
[ ! -e pc/gofun.db.copying ]
before=$(md5sum <"share/$copy")
try 0 '変わっていません' record copy share # not again for nothing
[ "$(md5sum <"share/$copy")" = "$before" ] || stop "copied again"
sqlite3 pc/gofun.db "insert or replace into device_setting
    select device_id, 'test', 'x' from device_setting limit 1"
try 0 '写しを置きました' record copy share # over the one before
[ "$(md5sum <"share/$copy")" != "$before" ] || stop "not copied"
[ "$(ls share)" = "$copy" ]
rm "share/$copy"
try 0 '写しを置きました' record copy share # somebody removed it
[ "$(sqlite3 "share/$copy" 'pragma integrity_check')" = ok ]
mkdir other_share
try 0 '写しを置きました' record copy other_share
try 2 '共有フォルダー' record copy nowhere
# More than one folder, and a copy whose time the server changed, are still one machine's.
sqlite3 pc/gofun.db "insert or replace into device_setting
    select device_id, 'test', 'y' from device_setting limit 1"
touch -d 2020-01-01 "share/$copy"
try 0 '写しを置きました' record copy share
[ "$(ls share)" = "$copy" ]
# A machine from the same disk image has the same key, and a copy of its own.
cp -r pc clone
always=(--data clone)
sqlite3 clone/gofun.db "insert or replace into device_setting
    select device_id, 'test', 'z' from device_setting limit 1"
try 0 '写しを置きました' record copy share
always=(--data pc)
sqlite3 pc/gofun.db "insert or replace into device_setting
    select device_id, 'test', 'w' from device_setting limit 1"
try 0 '別の端末の写しがあります' record copy share
[ "$(ls share | wc -l)" = 2 ]
try 0 '変わっていません' record copy share
always=(--data clone)
try 0 '変わっていません' record copy share
always=(--data pc)
rm -r clone share/*
try 0 '写しを置きました' record copy share
[ "$(ls share)" = "$copy" ]
always=(--data empty)
try 0 'まだ記録がありません' record copy share
[ ! -e empty ]
always=(--data hr)
try 0 '署名あり' collect share
before=$(md5sum <"share/$copy")
sqlite3 pc/gofun.db "drop trigger answer_keep; drop trigger answer_stay;" \
    "update answer set chosen = 'x' where seq = 1" \
    "$(sqlite3 pc/gofun.db "select sql || ';' from sqlite_schema where name in ('answer_keep', 'answer_stay')")"
always=(--data pc)
try 2 '書き換えられています' record copy share
[ "$(md5sum <"share/$copy")" = "$before" ] || stop "a changed record went out"
echo "check_handout: $done_cases uses ($today)"
