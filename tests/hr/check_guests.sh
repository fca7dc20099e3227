#!/usr/bin/env bash
# Guests who become employees, with the real program: by the number their machine says, by
# hand, and back; in reports, certificates and the audit. check_guests.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2

count() { sqlite3 "$1/gofun.db" "$2"; }
hash_of() { sed -n 's/^内容の照合値 //p' said.txt; }
lacks() { # lacks TEXT: the last use did not say it
    if grep -qF -- "$1" said.txt; then
        cat said.txt >&2
        exit 1
    fi
}
audit() { try 0 '一致しなかったものは0件' report audit --data "$1" --lessons "$lessons"; }
rename() { # rename DIR NAME READING NUMBER: the first learner of a machine
    sqlite3 "$1/gofun.db" "update learner set name='$2', reading='$3', employee_number='$4', employee_key='$4' where id=1"
}
# done_by NUMBER: lessons completed in the report of people
done_by() {
    "$hr" report completion --data hr --lessons "$lessons" --format json >report.json
    sqlite3 :memory: "select json_extract(r.value, '\$.done') from json_each(readfile('report.json'), '\$.content[0].rows') as r
        where json_extract(r.value, '\$.employee_number') = '$1'"
}

cat >roster.csv <<'CSV'
社員番号,氏名,フリガナ,部署
00001,山田 花子,ヤマダ ハナコ,営業部
00002,佐藤 一郎,サトウ イチロウ,総務部
00003,鈴木 結衣,スズキ ユイ,総務部
CSV
try 0 '3' roster import roster.csv --apply --data hr --lessons "$lessons"

# A guest on a PC, 8 lessons with certificates; the copies of before and after the number.
"$make_record" pc 1 8 1 yes
rename pc はなこ '' ''
"$hr" record sign --data pc >said.txt
mkdir copies
cp pc/gofun.db copies/1.db
rename pc はなこ '' 00001
sqlite3 pc/gofun.db "update position set saved_at = saved_at + 10"
"$hr" record sign --data pc >said.txt
cp pc/gofun.db copies/2.db

# By hand first.
cp -r hr start
try 0 '社員番号のない人が 1人います' collect copies/1.db --data hr
grep -q '署名あり' said.txt
try 0 '名簿にない人 1人' person list --guests --data hr
grep -q '似ている人: 00001 山田 花子（営業部）$' said.txt
guest=guest:$(count hr "select id from learner where name='はなこ'")
grep -q "^$guest  はなこ  始めた話 8、終えた話 8  最後 20" said.txt
"$hr" person list --guests --json --data hr >said.json
[ "$(sqlite3 :memory: "select json_extract(readfile('said.json'), '\$[0].matches[0].number')")" = 00001 ]
try 2 '--guests を付けると' person list --data hr
try 0 'まだ何も変えていません' person join "$guest" 00001 --data hr
[ "$(count hr 'select count(*) from learner where joined_to is not null')" = 0 ]
try 0 '氏名が合いません' person join "$guest" 00002 --data hr
try 2 '見つかりません' person join "$guest" 00009 --data hr
try 2 '同じ人です' person join 00002 00002 --data hr
try 2 'には社員番号があります' person join 00001 00002 --data hr
try 2 '社員番号ではありません' person join 00002 "$guest" --data hr
try 0 '"certificates_to_reissue": 8' person join "$guest" 00001 --data hr --json
try 0 '加えました' person join "$guest" 00001 --apply --data hr
lacks '氏名が合いません'
grep -qF '修了証 8件の氏名は「はなこ」のままです' said.txt
grep -qF 'gofun-hr certificate reissue --number 00001 --reason 氏名の訂正' said.txt
try 0 '名簿にない人 0人' person list --guests --data hr
try 2 'もうほかの人の記録に加わっています' person join "$guest" 00002 --data hr
audit hr
[ "$(done_by 00001)" = 8 ]
try 0 'はなこ' person show 00001 --data hr
[ "$(grep -c '^  話: no' said.txt)" -ge 16 ]
# The certificates of the guest are the person's; the part they completed gets its own.
[ "$("$hr" certificate list --number 00001 --data hr --json | grep -c '"serial"')" = 8 ]
try 0 '新しく 1件の修了証' certificate issue --number 00001 --data hr --lessons "$lessons"
try 0 '新しく 0件' certificate issue --data hr --lessons "$lessons"
try 0 '分けます' person split "$guest" --data hr
lacks '出し直した修了証'
cp -r hr renamed
try 0 '会社の公開鍵' key company create --data renamed
try 0 '署名しました' key device sign pc/signing.pub --data renamed
try 0 '修了証 8件を出し直しました' certificate reissue --number 00001 --reason 氏名の訂正 --data renamed
try 0 'この記録から出し直した修了証 8件は、有効のままです' person split "$guest" --apply --data renamed
try 0 '"certificates_to_check": 0' person split "$guest" --data hr --json
rm -r renamed
[ "$(done_by 00001)" = 8 ]
try 0 '分けました' person split "$guest" --apply --data hr
[ "$(done_by 00001)" = 0 ]
try 2 'だれの記録にも加わっていません' person split "$guest" --data hr
audit hr
# It stays split, whatever the machine says.
try 0 '集めた記録 1件' collect copies/2.db --data hr
[ "$(done_by 00001)" = 0 ]

# By number, in every order; the name fits in its reading, so nobody is asked.
first=
for order in '1 2' '2 1' '2 1 2' '1 2 1'; do
    rm -rf hr && cp -r start hr
    for i in $order; do
        try 0 '集めた記録 1件' collect "copies/$i.db" --data hr --again --hash
    done
    lacks '社員番号のない人'
    [ "$(hash_of)" = "${first:=$(hash_of)}" ] || { echo "order $order gives other content" >&2; exit 1; }
    [ "$(done_by 00001)" = 8 ]
    try 0 '食い違い 0件' collect conflicts --data hr
    audit hr
done

# A number of somebody else: followed, told, taken back.
"$make_record" pc2 1 2 1
rename pc2 田中 '' 00003
try 0 '食い違い1' collect pc2/gofun.db --data hr
try 0 '端末「田中」 名簿「鈴木 結衣」 guest:' collect conflicts --data hr
wrong=$(grep -o 'guest:[0-9][0-9]*' said.txt)
try 0 '"claimed_name": "田中"' collect conflicts --data hr --json
[ "$(done_by 00003)" = 2 ]
try 0 '分けました' person split "$wrong" --apply --data hr
try 0 '食い違い 0件' collect conflicts --data hr
[ "$(done_by 00003)" = 0 ]
audit hr

# Erasing the person erases the guest they were.
try 0 '消しました: 受講 8、選択 8、答え 24' person erase 00001 --reason 申し出 --yes --data hr
[ "$(count hr "select count(*) from learner where name='はなこ'")" = 0 ]
try 0 '新しい答え 0件' collect copies --data hr --again
audit hr
try 0 '消しました: 受講 2' person erase "$wrong" --reason 申し出 --yes --data hr
# A new number: what machines know by the old one stays with the person, however often it
# is collected, under the same name and under another.
rm -rf moved renumbered
"$make_record" moved 2 2 1
"$hr" record sign --data moved >said.txt
printf '社員番号,氏名\n00001,佐藤 美咲\n00002,別人 太郎\n' >numbers.csv
try 0 '追加 2名' roster import numbers.csv --data renumbered --lessons "$lessons" --apply
try 0 '受講4' collect moved --data renumbered
try 0 '変えました' roster renumber 00001 10001 --data renumbered --apply
try 0 '変えました' roster renumber 00002 10002 --data renumbered --apply
"$make_record" moved 1 1 50
"$hr" record sign --data moved >said.txt
try 0 '受講1' collect moved --data renumbered --again
[ "$(sqlite3 renumbered/gofun.db "SELECT group_concat(l.employee_number || ' ' || n) FROM (SELECT learner_id, count(*) AS n
    FROM lesson_result GROUP BY 1) JOIN learner AS l ON l.id = learner_id")" = '10001 2,10002 2,00050 1' ] ||
    { echo "a new number lost somebody's results" >&2; exit 1; }

echo "check_guests: $done_cases uses"
