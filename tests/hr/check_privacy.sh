#!/usr/bin/env bash
# What is held about a person, forgetting it, and encrypted backups, with the real program.
# check_privacy.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2

count() { sqlite3 "$1/gofun.db" "$2"; }

"$make_record" pc 3 2 1 yes
"$hr" record sign --data pc >said.txt
"$make_record" hr 1 1 90
try 0 '署名あり' collect pc/gofun.db --data hr
sqlite3 hr/gofun.db "update learner set name='金輪際 カナリア', reading='カナリア' where employee_number='00002'"
"$hr" certificate list --data hr >said.txt # backup at open was made before or now
[ "$(ls hr/backup | grep -c 'gofun-.*db')" -ge 1 ]
uid=$(count hr "select uid from learner where employee_number='00002'")

# Everything held, by table.
try 0 '金輪際 カナリア' person show 00002 --data hr
for word in 名簿 端末での名前 受講 場面での選択 問いの答え 話の結果 修了証; do
    grep -q "^$word\$" said.txt || { echo "no $word in person show" >&2; exit 1; }
done
grep -qE "^  答えた日時: $(date +%Y)-[01][0-9]-[0-3][0-9] [0-2]?[0-9]:[0-5][0-9]\$" said.txt || { echo "moments nobody can read" >&2; exit 1; }
grep -q '^  正解か: はい$' said.txt
if grep -E '^  [a-z_]+:' said.txt; then echo "columns in no words" >&2; exit 1; fi
"$hr" person show 00002 --data hr --json >held.json
[ "$(sqlite3 :memory: "select count(*) from json_each(readfile('held.json')) where json_extract(value, '\$.table')='answer'")" = 6 ]
try 2 '見つかりません' person show 99999 --data hr

try 0 'person show' export log --data hr
try 0 '"what": "person show"' export log --data hr --json

# Erasing asks, wants a reason, and then leaves nothing readable anywhere.
try 2 '理由（--reason）' person erase 00002 --data hr
try 2 '理由（--reason）' person erase 00002 --reason ' ' --data hr
try 2 '社員番号「99999」の人は見つかりません' person erase 99999 --reason 申し出 --data hr
try 1 '00002「金輪際 カナリア」の記録をすべて消します（受講 2、選択 2、答え 6、修了証 2）' person erase 00002 --reason 申し出 --data hr
grep -q '何も消していません' said.txt
try 1 '"answers": 6' person erase 00002 --reason 申し出 --data hr --json
serial=$(count hr "select serial from certificate as c join learner as l on l.id=c.learner_id where employee_number='00002' limit 1")
id=$(count hr "select id from learner where employee_number='00002'")
# Rows of the person in every table that has people, whatever tables there will be.
held() {
    local table sum=0
    for table in $(count hr "select m.name from sqlite_schema as m, pragma_table_info(m.name) as c
        where m.type='table' and c.name='learner_id'"); do
        sum=$((sum + $(count hr "select count(*) from $table where learner_id=$id")))
    done
    echo "$sum"
}
[ "$(held)" -ge 5 ]
hits() { { grep -raFl -e "$1" hr || true; } | wc -l; }
# What was cut short, and records that were damaged once, hold everybody, too.
cp hr/gofun.db hr/gofun.db.damaged-20260101T000000Z
cp hr/gofun.db hr/gofun.db.collecting
cp hr/gofun.db hr/backup-copy.tmp
mkdir hr/drill-1.tmp && cp hr/gofun.db hr/drill-1.tmp/gofun.db.restoring
[ "$(hits 金輪際)" -ge 1 ] && [ "$(hits "$serial")" -ge 1 ] && [ "$(hits "$uid")" -ge 1 ]
try 0 '消しました: 受講 2、選択 2、答え 6、修了証 2' person erase 00002 --reason 本人の申し出 --yes --data hr
grep -q '途中で止まった控えの残り 4個も消しました' said.txt
for canary in 金輪際 カナリア "$serial" "$uid" 00002; do
    [ "$(hits "$canary")" -eq 0 ] || { echo "$canary is still in $(grep -raFl -e "$canary" hr)" >&2; exit 1; }
done
[ "$(held)" = 0 ]
sqlite3 hr/gofun.db vacuum
[ "$(hits 金輪際)" = 0 ] && [ "$(hits カナリア)" = 0 ]
try 2 '見つかりません' person show 00002 --data hr
[ "$(count hr "select count(*) from erased_row where chain='certificate' and length(content_hash)=32")" = 2 ]
[ "$(count hr 'select count(*) from answer')" = $((3 + 12)) ]

# While another program reads, the old pages stay until it ends; the backups do not wait, and
# one that was left by an erasing cut short goes with the next command.
cp -r hr read
count read "select name from learner where employee_number = '00003'" >name.txt
name=$(cat name.txt)
mkfifo hold
sqlite3 read/gofun.db "begin" "select count(*) from learner" ".shell touch reading; cat hold" "commit" >/dev/null &
until [ -e reading ]; do sleep 0.05; done
try 1 'ほかのプログラムが記録を開いているあいだは' person erase 00003 --reason 申し出 --yes --data read
[ -z "$(grep -laF -e "$name" read/backup/* || true)" ] || { echo "a backup holds the erased" >&2; exit 1; }
echo >hold
wait
cp hr/gofun.db read/backup/gofun-20260101T000000Z.db
try 0 '件' certificate list --data read
[ -z "$(grep -raFl -e "$name" read || true)" ] || { echo "what was erased is there still" >&2; exit 1; }
rm -r read

# The chains hold with the gaps; a row removed without the key is still found.
try 0 '署名しました' record sign --data hr
cp -r hr forged
sqlite3 forged/gofun.db "insert into erased_row select 'answer', seq, previous, seal, x'', zeroblob(32) from answer where seq=1;" \
    "drop trigger answer_stay; delete from answer where seq=1;" \
    "$(sqlite3 hr/gofun.db "select sql from sqlite_schema where name='answer_stay'")"
try 2 '記録が書き換えられています（問いの答え 1番: ' record sign --data forged
# New rows follow the erased ones.
"$make_record" hr 1 1 70
try 0 '署名しました' record sign --data hr

# A copy collected later does not bring the person back.
try 0 '入れない記録' collect pc/gofun.db --again --data hr
grep -q '^入れない記録 [0-9]*件は、消した人（person erase）か' said.txt
try 2 '見つかりません' person show 00002 --data hr
try 0 '名簿' person show 00003 --data hr

# Retention: past cycles only, people stay.
try 2 '--before に年度' retention apply --data hr
try 2 'いまの年度は消せません' retention apply --before 2099 --data hr
try 0 '受講 0、選択 0、答え 0、修了証 0' retention apply --before 2001 --yes --data hr
this=$(count hr 'select max(cycle) from attempt')
sqlite3 hr/gofun.db "drop trigger attempt_is_fixed" "update attempt set cycle=2003 where learner_id=(select id from learner where employee_number='00001')" \
    "drop trigger answer_keep" "update answer set cycle=2003 where attempt_id in (select id from attempt where cycle=2003)" \
    "drop trigger certificate_keep" "update certificate set cycle=2003 where attempt_id in (select id from attempt where cycle=2003)"
try 1 '2004年度より前の記録を、全員について消します（受講 2、選択 2、答え 6、修了証 2）' retention apply --before 2004 --data hr
try 1 '"certificates": 2' retention apply --before 2004 --data hr --json
try 0 '受講 2、選択 2、答え 6、修了証 2' retention apply --before 2004 --yes --data hr
[ "$(count hr "select count(*) from learner where employee_number='00001'")" = 1 ]
[ "$(count hr "select count(*) from attempt where cycle=$this")" -gt 0 ]

# Encrypted backup.
echo 'みじかい' >short.txt
printf 'ながいながいながい合言葉です\n二行目' >pass.txt
echo 'ちがうちがうちがう合言葉です' >wrong.txt
"$hr" key company create --data pc >said.txt
try 2 '合言葉をたずねる端末がなく' backup create safe.gofun --data pc
try 2 '12文字以上' backup create safe.gofun --data pc --passphrase-file short.txt
try 0 '暗号化した控えを' backup create safe.gofun --data pc --passphrase-file pass.txt
[ "$(stat -c %a safe.gofun)" = 600 ]
grep -aqF -e 髙橋 -e SQLite -e gofun-signing-key safe.gofun && { echo "the backup is readable" >&2; exit 1; }
try 0 '人 3、署名つきの行 30、書き換え 0' backup drill safe.gofun --data pc --passphrase-file pass.txt
[ -z "$(ls pc | grep tmp || true)" ] || { echo "the drill left something" >&2; exit 1; }
try 2 '合言葉が違う' backup drill safe.gofun --data pc --passphrase-file wrong.txt
try 0 '書き換え 0' backup restore safe.gofun --into back --passphrase-file pass.txt
grep -q '^back に戻しました。' said.txt
cmp back/signing.key pc/signing.key
cmp back/company/trust.gofun pc/company/trust.gofun
[ "$(count back 'select count(*) from answer')" = 18 ]
try 2 'もう記録（gofun.db）があります' backup restore safe.gofun --into back --passphrase-file pass.txt
size=$(stat -c %s safe.gofun)
for at in 20 60 100 $((size / 2)) $((size - 1)); do
    cp safe.gofun bent.gofun
    byte=$(od -An -tu1 -j "$at" -N1 safe.gofun | tr -d ' ')
    printf "\\x$(printf %x $((byte ^ 1)))" | dd of=bent.gofun bs=1 seek="$at" conv=notrunc status=none
    try 2 '控えから戻せません' backup restore bent.gofun --into bent --passphrase-file pass.txt
    [ ! -e bent/gofun.db ]
done
# A backup of a forged record says what is wrong with it.
try 0 '暗号化した控えを' backup create forged.gofun --data forged --passphrase-file pass.txt
try 1 '問いの答え 1番: ' backup drill forged.gofun --data forged --passphrase-file pass.txt
try 1 '"chain": "answer"' backup drill forged.gofun --data forged --passphrase-file pass.txt --json
# Trying the backup touches nothing of the record at work.
before=$(sha256sum pc/gofun.db pc/signing.key pc/company/*)
try 0 'この控えから戻せます' backup drill safe.gofun --data pc --passphrase-file pass.txt
[ "$(sha256sum pc/gofun.db pc/signing.key pc/company/*)" = "$before" ]
head -c $((size - 100)) safe.gofun >cut.gofun
try 2 '控えから戻せません' backup restore cut.gofun --into bent --passphrase-file pass.txt

# Whatever leaves the record stands in the log of exports.
lessons=$here/../../lessons
serial=$(count pc 'select serial from certificate limit 1')
"$hr" roster export roster.csv --data pc 2>/dev/null
"$hr" certificate bulk -o pdf --data pc >/dev/null
"$hr" certificate badge "$serial" -o badge --data pc >/dev/null
"$hr" person show 00001 --data pc >/dev/null
for report in completion overdue items audit; do
    "$hr" report $report --format csv -o "$report.csv" --data pc --lessons "$lessons" >/dev/null
done
"$hr" export log --data pc --json >log.json
for what in 'backup create' roster 'certificate bulk' 'certificate badge' 'person show' \
    'report completion' 'report overdue' 'report items' 'report audit'; do
    [ "$(sqlite3 :memory: "select count(*) from json_each(readfile('log.json'))
        where json_extract(value, '\$.what')='$what'")" = 1 ] ||
        { echo "$what is not in the log of exports, or twice" >&2; exit 1; }
done
echo "check_privacy: $done_cases uses"
