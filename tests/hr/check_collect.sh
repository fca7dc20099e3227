#!/usr/bin/env bash
# Many machines, one record: copies of databases merged by the real program, in any order,
# again, damaged, forged. check_collect.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2

count() { sqlite3 "$1/gofun.db" "$2"; }
hash_of() { sed -n 's/^内容の照合値 //p' said.txt; }

# Three machines; people 1-4, 3-6 and 3-5 (the same numbers, so the same people).
"$make_record" a 4 3 1 yes
"$make_record" b 4 2 3 yes
"$make_record" c 3 2 3
mkdir -p share/early share/late
"$hr" record sign --data a >said.txt
cp a/gofun.db share/early/a.db
"$make_record" a 2 2 20          # a goes on after the copy
"$hr" record sign --data a >said.txt
cp a/gofun.db share/late/a.db
"$hr" record sign --data b >said.txt
cp b/gofun.db share/b.db
cp c/gofun.db share/c.db         # c never signed

try 0 '署名なし' collect share --data hr1 --hash
first=$(hash_of)
[ "$(count hr1 'select count(*) from learner')" = 8 ]
[ "$(count hr1 'select count(*) from answer')" = $((3 * (12 + 8 + 6 + 4))) ]
[ "$(count hr1 'select count(*) from certificate')" = $((12 + 8)) ]
[ "$(count hr1 'select count(*) from collected_device')" = 2 ]

# Again: nothing new, with and without looking into the files once more.
try 0 '前と同じ 4件' collect share --data hr1 --hash
[ "$(hash_of)" = "$first" ]
try 0 '新しい答え 0件' collect share --data hr1 --hash --again
[ "$(hash_of)" = "$first" ]
[ "$(count hr1 'select count(*) from reply')" = 30 ]

# Any order, with repetitions.
order() {
    local data=$1
    shift
    for file in "$@"; do
        try 0 '集めた記録' collect "share/$file" --data "$data" --hash --again
    done
    [ "$(hash_of)" = "$first" ] || { echo "order $* gives other content" >&2; exit 1; }
}
order hr2 late/a.db early/a.db c.db b.db c.db
order hr3 c.db b.db early/a.db late/a.db early/a.db
order hr4 b.db early/a.db c.db late/a.db

# HR's own chain holds over everything collected, and was verified with it: an audit has
# nothing left to walk. What is wrong in HR's own record is said when collecting.
try 0 '署名しました' record sign --data hr1
try 0 'のあとに増えた0件を確かめ、そこに書き換えはありませんでした' report audit --data hr1 \
    --lessons "$lessons"
cp -r hr4 touched
sqlite3 touched/gofun.db "drop trigger answer_keep; drop trigger answer_stay;
    update answer set answered_ms = answered_ms + 1 where seq = (select max(seq) from answer);
    delete from device_setting where name = 'audit.mark'"
try 1 '書き換えの疑いが1件' collect share/late/a.db --again --data touched

# A copy with its WAL, as from a machine that runs.
mkdir wal
cp b/gofun.db wal/live.db
sqlite3 wal/live.db "pragma wal_autocheckpoint=0; pragma journal_mode=wal;" \
    "update learner set reading='よみ' where id=1;" ".shell cp wal/live.db wal/copy.db" \
    ".shell cp wal/live.db-wal wal/copy.db-wal" >/dev/null
[ -s wal/copy.db-wal ]
try 0 '集めた記録 1件' collect wal/copy.db --data hr5
[ "$(count hr5 "select count(*) from collected_learner where reading='よみ'")" = 1 ]

# The company's devices.
try 0 '会社の公開鍵' key company create --data hr6
try 1 '会社が署名していないか、取り消した端末' collect share/b.db --strict --data hr6
try 0 '署名しました' key device sign b/signing.pub --label 会議室 --data hr6
try 0 '署名あり' collect share/b.db --strict --data hr6
try 1 '会社が署名していないか、取り消した端末' collect share/c.db --strict --data hr6

# Changed after it was signed; each way by itself.
forge() {
    cp share/b.db forged.db
    sqlite3 forged.db "drop trigger answer_keep; drop trigger answer_stay;" "$1" \
        "$(sqlite3 share/b.db "select sql || ';' from sqlite_schema where name in ('answer_keep', 'answer_stay')")"
    cp -r hr6 hr7
    before=$(count hr7 'select count(*) from answer')
    try 1 '書き換えられているか消されています' collect forged.db --data hr7
    [ "$(count hr7 'select count(*) from answer')" = "$before" ]
    rm -rf hr7 forged.db
}
forge "update answer set is_correct=1, chosen='a' where seq=(select min(seq) from answer where is_correct=0)"
forge "delete from answer where seq=(select max(seq) from answer)"
forge "update learner set uid='00000000-0000-4000-8000-000000000000' where id=2"
forge "update device_setting set value=replace(value, 'answer: ', 'answer: 1') where name='record.head'"

# The player's own chain is checked before it signs again.
cp -r b broken
sqlite3 broken/gofun.db "drop trigger answer_keep; update answer set chosen='b' where seq=1;" \
    "$(sqlite3 b/gofun.db "select sql from sqlite_schema where name='answer_keep'")"
try 2 '記録に署名できません' record sign --data broken

# Not ours, not whole, not there.
head -c 20000 share/b.db >cut.db
sqlite3 foreign.db 'create table t(x)'
try 1 '壊れています' collect cut.db --data hr6
try 1 '記録ではありません' collect foreign.db --data hr6
try 2 '見つかりません' collect nowhere --data hr6
mkdir none
try 2 '見つかりません' collect none --data hr6

# Conflicts are told, both ways round: another name, a certificate with another content.
cp c/gofun.db named.db
sqlite3 named.db "update learner set name='山田 花子' where employee_number='00004'"
cp -r hr1 hr8
try 0 '食い違い' collect named.db --data hr8
try 0 "氏名が違います: 00004  $(sqlite3 hr8/gofun.db "select group_concat(name, '、') from (select distinct name from collected_learner where employee_key = '00004' order by name)")" collect conflicts --data hr8
grep -q '00004  .*山田 花子' said.txt
try 0 '"kind": "name"' collect conflicts --data hr8 --json
cp share/early/a.db serial.db
sqlite3 serial.db "drop trigger certificate_keep; update certificate set reason='' , issued_at=issued_at+1 where seq=1; delete from device_setting;" \
    "$(sqlite3 a/gofun.db "select sql from sqlite_schema where name='certificate_keep'")"
try 0 '食い違い' collect serial.db --data hr8 --hash
one=$(hash_of)
try 0 '内容が違います' collect conflicts --data hr8
try 0 '集めた記録' collect serial.db named.db --data hr9
try 0 '集めた記録' collect share --data hr9 --hash
[ "$(hash_of)" = "$one" ] || { echo "conflicts depend on the order" >&2; exit 1; }

# Calling back is HR's: what a machine says about it is not collected.
cp share/b.db ended.db
sqlite3 ended.db "insert into certificate_event(serial, event, noted_by, reason, noted_at)
    select serial, e, 'x', '', 1 from certificate, (select 'revoked' as e union select 'printed')"
try 0 '集めた記録 1件' collect ended.db --data hr12
[ "$(count hr12 "select group_concat(distinct event) from certificate_event where noted_by = 'x'")" = printed ]

# A disk that was copied: two records under one key, which part. Both are kept, and told.
"$make_record" image 1 1 70
"$hr" record sign --data image >said.txt
cp -r image clone
"$make_record" image 3 1 71
"$make_record" clone 1 1 75
"$hr" record sign --data image >said.txt
"$hr" record sign --data clone >said.txt
try 0 '集めた記録 1件' collect image --data hr13
if grep -q '別の道' said.txt; then echo "one record is no fork" >&2; exit 1; fi
cp -r hr13 hr14
try 0 '同じ鍵の別の記録' collect clone --data hr13
grep -q '別の道をたどった記録が 1件あります' said.txt
try 0 '"forked_files": 1' collect clone --data hr14 --json
try 0 '集めた記録 2件' collect image clone --data hr13 --again
if grep -q '別の道' said.txt; then echo "nothing new is no fork" >&2; exit 1; fi
[ "$(count hr13 'select count(*) from learner')" = 5 ]
cp clone/gofun.db before.db
"$make_record" image 1 2 80
"$hr" record sign --data image >said.txt
try 0 '受講' collect image before.db --data hr13 # goes on, and an older copy of the other
if grep -q '別の道' said.txt; then echo "going on is no fork" >&2; exit 1; fi

# What a full stick leaves, and what only looks like a file.
: >zero.db
try 1 'the file is empty' collect zero.db --data hr13
mkdir pipes && mkfifo pipes/pipe.db && cp share/b.db pipes/
try 0 '集めた記録 1件' collect pipes --data hr13

# What somebody wrote into a record does nothing to HR's terminal, and a serial is the signed one.
"$make_record" nasty 2 1 85 yes
sqlite3 nasty/gofun.db "update learner set name = '悪意' || char(27, 10) || 'guest:1', employee_number = '', employee_key = '' where id = 1" \
    "pragma foreign_keys = off; drop trigger certificate_keep; delete from certificate_event;
     update certificate set serial = 'GOFUN-2026-2222-2222' where seq = 2" \
    "$(sqlite3 share/b.db "select sql from sqlite_schema where name = 'certificate_keep'")"
try 0 '会社の公開鍵' key company create --data hr15
try 0 '署名しました' key device sign nasty/signing.pub --data hr15
try 0 '修了証1　食い違い1' collect nasty --data hr15
try 0 "悪意$(printf '\xef\xbf\xbd\xef\xbf\xbd')guest:1" person list --guests --data hr15
try 0 '修了証の署名を確かめられません: GOFUN-2026-2222-2222' collect conflicts --data hr15

# A certificate of a machine that nobody signed: said with what to do, over when it is done.
"$make_record" d 1 1 60 yes
try 0 '食い違い1' collect d --data hr11
try 0 'gofun-hr key device new' collect conflicts --data hr11
try 0 '会社の公開鍵' key company create --data hr11
try 0 '署名しました' key device sign d/signing.pub --label 玄関 --data hr11
try 0 '修了証1' collect d --data hr11 --again
try 0 '食い違い 0件' collect conflicts --data hr11
"$make_record" e 1 1 61
"$hr" record sign --data e >said.txt
try 0 '会社が知らない端末の記録が 1件' collect e --data hr11

# A certificate that says it takes the place of somebody else's takes nothing.
"$make_record" h 2 1 70 yes
try 0 '会社の公開鍵' key company create --data hr12
try 0 '署名しました' key device sign h/signing.pub --data hr12
try 0 '修了証2' collect h --data hr12
serial_of() { sqlite3 "$1/gofun.db" "select serial from certificate as c join learner as l on l.id = c.learner_id where employee_number = '$2' order by seq limit 1"; }
victim=$(serial_of h 00070)
try 0 '出し直しました' certificate reissue "$(serial_of h 00071)" --data h --reason 氏名の誤り
cp -r h honest
sqlite3 h/gofun.db "drop trigger certificate_keep; delete from device_setting;
    update certificate set replaces = '$victim' where replaces is not null;" \
    "$(sqlite3 share/b.db "select sql from sqlite_schema where name = 'certificate_keep'")"
try 0 '食い違い1' collect h --data hr12
try 0 "$victim  " certificate list --number 00070 --data hr12
grep -q 有効 said.txt
try 0 '修了証1' collect honest --data hr12
try 0 '差し替え済み' certificate list --number 00071 --data hr12

# Machines become the company's by who learns on them, without carrying keys about.
id_of() { sed -n 's/^鍵の番号  //p' said.txt; }
try 0 '鍵の番号' key show --data e
e=$(id_of)
try 0 "$e  " key device new --data hr11
grep -q '受講1  00061 ' said.txt
grep -q '会社の端末でないものが1台' said.txt
try 0 '端末 2台' key device list --data hr11 # nothing was signed
try 2 '集めた記録にありません' key device sign 0123456789abcdef --data hr11
try 0 "端末の鍵 $e に" key device sign "$e" --label 玄関の二台目 --data hr11
try 0 '会社の端末でないものは、集めた記録にはありません' key device new --data hr11
"$make_record" f 2 1 62
"$make_record" f 1 2 64
"$make_record" g 1 1 65
try 0 '集めた記録 2件' collect f g --data hr11
try 0 '署名のない記録の端末が、ほかに3台' key device new --data hr11
"$hr" record sign --data f >said.txt
"$hr" record sign --data g >said.txt
try 0 '会社が知らない端末の記録が 2件' collect f g --data hr11
try 0 '受講4  00064 ' key device new --data hr11
grep -q '00064 .* ほか2名$' said.txt
try 0 '2台の端末の鍵に、会社の鍵で署名しました' key device new --apply --data hr11
try 0 '端末 5台' key device list --data hr11
grep -q "$e  .*玄関の二台目  00061 " said.txt
try 0 '署名あり' collect f --again --strict --data hr11
try 2 '会社の鍵がありません' key device new --data hr5
echo "check_collect: $done_cases uses"
