#!/usr/bin/env bash
# Rosters and assignments with the real gofun-hr: every encoding, every refusal, and that
# nothing changes that should not. check_roster.sh GOFUN_HR
. "$(dirname "$0")/common.sh"

ask() { sqlite3 data/gofun.db "$1"; }
equal() { # equal WHAT GOT WANTED
    [ "$2" = "$3" ] || { echo "$1: \"$2\" instead of \"$3\"" >&2; exit 1; }
    done_cases=$((done_cases + 1))
}

# ---- encodings: the same roster in five dresses gives the same people ----
cat >base.csv <<'CSV'
社員番号,氏名,フリガナ,部署,メール,役職,雇用区分,在籍状態,入社日,備考
0012,髙橋 美咲,タカハシ ミサキ,営業部＞第一課,m@example.jp,課長,正社員,,2020/4/1,a
0013,﨑山 濵子,ｻｷﾔﾏ ﾊﾏｺ,営業部／第二課,,,契約社員,休職,令和3年10月1日,b
CSV
sed 's/$/\r/' base.csv >utf8.csv
iconv -f UTF-8 -t CP932 utf8.csv >cp932.csv
printf '\xEF\xBB\xBF' | cat - utf8.csv >bom.csv
iconv -f UTF-8 -t UTF-16LE utf8.csv >bare16.csv
printf '\xFF\xFE' | cat - bare16.csv >le.csv
(printf '\xFE\xFF' && iconv -f UTF-8 -t UTF-16BE utf8.csv) >be.csv
tr ',' '\t' <utf8.csv >tabs.tsv
dump='SELECT employee_number,name,reading,department,email,job_title,employment,status,hired_on FROM learner ORDER BY id'
while read -r file title; do
    rm -rf data
    try 0 "文字コード: $title" roster import "$file" --data data --apply
    ask "$dump" >"$file.people"
    cmp -s utf8.csv.people "$file.people" || { diff utf8.csv.people "$file.people" >&2; exit 1; }
done <<'FILES'
utf8.csv UTF-8
cp932.csv CP932
bom.csv UTF-8（BOM付き）
le.csv UTF-16LE
be.csv UTF-16BE
bare16.csv UTF-16LE
tabs.tsv UTF-8
FILES
equal 'a person' "$(head -1 utf8.csv.people)" \
    '0012|髙橋 美咲|タカハシ ミサキ|営業部/第一課|m@example.jp|課長|正社員|active|2020-04-01'
try 0 '読み込まない列: 備考' roster import base.csv --data data

# ---- dry run, apply, again ----
rm -rf data
try 0 'まだ書き込んでいません' roster import base.csv --data data
equal 'a dry run' "$(ask 'SELECT count(*) FROM learner')" 0
try 0 '追加 2名' roster import base.csv --data data --apply
try 0 '変わることはありません' roster import base.csv --data data
ask 'SELECT * FROM learner; SELECT * FROM learner_status' >before
try 0 '変わらない人 2名' roster import base.csv --data data --apply
ask 'SELECT * FROM learner; SELECT * FROM learner_status' | cmp - before
printf 'Employee_Number,NAME,department\n００１２,髙橋 美咲,総務部\n0013,﨑山 濵子,\n0014,𠮷田,\n' >next.csv
try 0 '部署: 「営業部/第一課」→「総務部」' roster import next.csv --data data
if grep -qF '社員番号: ' said.txt; then echo "another width is a change" >&2; exit 1; fi
grep -qF '+ 4行目　0014　𠮷田' said.txt
grep -qF '変更の内訳: 部署 2名' said.txt
grep -qF '取り込んだ後の名簿: 在籍 2名、休職 1名、対象外 0名、退職 0名' said.txt
try 0 '書き込みました' roster import next.csv --data data --apply
equal 'what the file does not say stays' \
    "$(ask "SELECT email, status FROM learner WHERE employee_key='0012'")" 'm@example.jp|active'

sed 's/𠮷田/結婚/' next.csv >married.csv
try 0 '発行ずみの修了証は、もとの氏名のままです' roster import married.csv --data data --apply
try 0 '書き込みました' roster import next.csv --data data --apply

# ---- leaving ----
printf '社員番号,氏名\n0012,髙橋 美咲\n0014,𠮷田\n' >fewer.csv
try 1 'よければ --yes' roster import fewer.csv --data data --apply
grep -qF '一部の人だけの名簿なら、--partial' said.txt
try 0 '変わることはありません' roster import fewer.csv --data data --partial
equal 'nobody left' "$(ask "SELECT count(*) FROM learner WHERE status='left'")" 0
try 0 '- 0013　﨑山 濵子　名簿にないので退職にします' roster import fewer.csv --data data --apply --yes
equal 'who left' "$(ask "SELECT status, status_reason, status_on <> '' FROM learner WHERE employee_key='0013'")" \
    'left|名簿にない|1'
equal 'history' "$(ask "SELECT group_concat(status) FROM learner_status WHERE learner_id=2")" on_leave,left
try 0 '変わることはありません' roster import fewer.csv --data data

# ---- errors: all told, nothing written ----
cat >bad.csv <<'CSV'
社員番号,氏名,入社日,在籍状態
1,一,昨日,
２,二,,
2,三,,
,四,,
5,五,,どこか
6,六,,,余り
CSV
cp data/gofun.db before.db
try 1 '2行目 C列　昨日: 日付として読めません' roster import bad.csv --data data --apply --yes
for text in '4行目 A列　2: 社員番号が前の行と同じです（3行目）' '5行目 A列　四: 社員番号が空です' \
    '6行目 D列　どこか: 在籍状態が分かりません' '7行目 E列' 'まちがいが 5件あります'; do
    grep -qF "$text" said.txt || { echo "no \"$text\" in:" >&2; cat said.txt >&2; exit 1; }
done
equal 'nothing written' "$(ask "$dump" | md5sum)" "$(sqlite3 before.db "$dump" | md5sum)"
printf '社員番号,氏名\n1,"一\n2,二\n' >quote.csv
try 1 '閉じていません' roster import quote.csv --data data
printf '社員番号,氏名\n1,一"二\n' >quote.csv
try 1 '2行目 B列　引用符' roster import quote.csv --data data
printf '社員番号,氏名\n1,一\0二\n' >nul.csv
try 1 '2行目 B列' roster import nul.csv --data data
printf '社員番号\n1\n' >column.csv
try 1 '1行目　社員番号: 氏名の列が見つかりません' roster import column.csv --data data
: >empty.csv
try 1 '見出しの行がありません' roster import empty.csv --data data
printf '社員番号,氏名\n1,\x81\n' >bytes.csv
try 1 '2行目 B列　この文字コードにないバイト' roster import bytes.csv --data data
try 2 'none.csv が見つかりません' roster import none.csv --data data
try 2 '対処: ' roster import "$work" --data data
# ---- what people try first ----
printf 'PK\x03\x04rest of a workbook' >book.xlsx
try 2 'CSV UTF-8' roster import book.xlsx --data data
try 2 '「gofun-hr roster import」、「gofun-hr roster export」、' roster
try 2 '「gofun-hr roster import」 のどれか' import staff.csv
try 2 'FILE がありません' roster import
grep -qF 'gofun-hr roster import --help' said.txt
try 2 '「b.csv」は余分です' roster import a.csv b.csv
head -c 300000 /dev/zero | tr '\0' 'a' >long.csv
try 1 '1行が長すぎます' roster import long.csv --data data

# ---- rosters of other systems ----
cat >payroll.csv <<'CSV'
"社員名簿（2026年4月）","","","","","","","",""
"作成: 人事課","","","","","","","",""
"※社員
コード","姓","名","姓（カナ）","名（カナ）","部署1","部署2","退職年月日","個人番号"
"００１２","髙橋","美咲","ﾀｶﾊｼ","ﾐｻｷ","営業部","第一課","","123"
"0013","﨑山","濵子","","","営業部","営業部/第二課","H31.3.31","456"
"","","","","","","","",""
"合計","2名","","","","","","",""
"","","","","","","","以上",""
CSV
iconv -f UTF-8 -t CP932 payroll.csv >payroll932.csv
rm -rf payroll
try 0 '3行目を見出しとして読みます' roster import payroll932.csv --data payroll --apply
for text in '「※社員コード」→社員番号、「姓」「名」→氏名、「姓（カナ）」「名（カナ）」→フリガナ、「部署1」「部署2」→部署' \
    '「退職年月日」→在籍状態' '読み込まない列: 個人番号' '7行目「合計」は人の行ではない' '追加 2名' 'いまの名簿: 在籍 1名、休職 0名、対象外 0名、退職 1名'; do
    grep -qF "$text" said.txt || { echo "no \"$text\" in:" >&2; cat said.txt >&2; exit 1; }
done
equal 'people of another system' "$(sqlite3 payroll/gofun.db 'SELECT employee_number,name,reading,department,status,status_on FROM learner' | tr '\n' ';')" \
    '0012|髙橋 美咲|タカハシ ミサキ|営業部/第一課|active|;0013|﨑山 濵子||営業部/第二課|left|2019-03-31;'
printf '名簿\n社員コード,部署\n1,総務部\n' >nameless.csv
try 1 '2行目　社員コード、部署: 氏名の列が見つかりません' roster import nameless.csv --data payroll
printf '1,山田,営業部\n' >headless.csv
try 1 '社員番号の列も氏名の列も見つかりません' roster import headless.csv --data payroll

# Zeros lost in Excel are no new people.
seq -f '%04g,山田' 1 20 | cat <(echo 社員番号,氏名) - >zeros.csv
sed 's/^0*//' zeros.csv >lost.csv
rm -rf zeros
try 0 '追加 20名' roster import zeros.csv --data zeros --apply
try 0 '先頭の0だけが違う社員番号が 20件あります' roster import lost.csv --data zeros
grep -qF -- '--digits 4' said.txt
try 1 '書き込みませんでした' roster import lost.csv --data zeros --apply
equal 'nobody came or went' "$(sqlite3 zeros/gofun.db "SELECT count(*) FROM learner WHERE status='active'")" 20
try 0 '変わることはありません' roster import lost.csv --data zeros --digits 4
try 0 '取り込むときに --digits 4 を付けると' roster export shown.csv --data zeros
try 2 '--digits の数が使えません' roster import lost.csv --data zeros --digits 四

# Who leaves by what the file says leaves, too: the same question.
sed '1s/$/,在籍状態/; 2,5s/$/,退職/' zeros.csv >leaving.csv
try 1 '20名のうち 4名が退職になります' roster import leaving.csv --data zeros --apply
try 0 '追加 0名、変更 0名、退職 4名、変わらない人 16名' roster import leaving.csv --data zeros --apply --yes
"$hr" roster import leaving.csv --data zeros --json >leaving.json
equal 'JSON of people' "$(sqlite3 :memory: "SELECT json_extract(readfile('leaving.json'), '\$.people_after.left')")" 4

# A reorganisation is told by departments.
(echo 社員番号,氏名,部署 && seq -f '%04g,山田,営業部' 1 20) >before.csv
sed 's/営業部/営業本部＞国内営業部/' before.csv >after.csv
try 0 '書き込みました' roster import before.csv --data zeros --apply
try 0 '  営業部 → 営業本部/国内営業部　20名' roster import after.csv --data zeros

# A new number for somebody is no new person.
sed 's/^0007,山田/1007,番号替/; s/^0008,山田/0008,同姓/' before.csv >renumber.csv
sed 's/^1007/0007/' renumber.csv >named.csv
try 0 '書き込みました' roster import named.csv --data zeros --apply --yes
try 0 'gofun-hr roster renumber 0007 1007 --apply' roster import renumber.csv --data zeros
try 1 '書き込みませんでした' roster import renumber.csv --data zeros --apply
try 0 'まだ書き込んでいません' roster renumber ０００７ １００７ --data zeros
try 0 '番号替（営業部）の社員番号を、0007 から 1007 に変えました' roster renumber 0007 １００７ --data zeros --apply
try 0 '変わることはありません' roster import renumber.csv --data zeros
equal 'the same person' "$(sqlite3 zeros/gofun.db "SELECT id, employee_key FROM learner WHERE name='番号替'")" '7|1007'
try 2 '社員番号「1007」の人が、もういます' roster renumber 0008 1007 --data zeros --apply
try 2 '社員番号「0007」の人は名簿にいません' roster renumber 0007 2007 --data zeros

# ---- names no font has ----
printf '社員番号,氏名,印刷用氏名\n0012,髙橋 美咲,\n0014,𠮷田,\n0020,\xEE\x80\x80田,\n0021,\xEE\x80\x81川,外川\n' >glyph.csv
try 0 'U+E000 を修了証に印刷できません' roster import glyph.csv --data data
if grep -qF 'U+E001' said.txt; then echo "a name with a printing form is listed" >&2; exit 1; fi

# A letter that CP932 does not have comes back as a mark: no new name, and told of a new one.
printf '社員番号,氏名\n0014,?田\n0022,?川\n' >worn.csv
try 0 '? 0022　?川　氏名の文字が、保存したときに失われたようです' roster import worn.csv --partial --data data
grep -qF '追加 1名、変更 0名' said.txt
grep -qF '「CSV UTF-8」で保存し直すと' said.txt
# Names to be printed otherwise are listed until somebody says how.
try 0 '書き込みました' roster import glyph.csv --data printed --apply
try 0 'U+E000 を修了証に印刷できません' roster import glyph.csv --data printed

# ---- export is the inverse ----
printf '社員番号,氏名,役職,状態の理由,在籍状態\n0012,"=cmd|x",+1,"a,""b""",休職\n0014,𠮷田,＝1,'"'=2"',\n0030, - ,@,,対象外\n' >odd.csv
try 0 '書き込みました' roster import odd.csv --data data --apply --yes --from-machines
ask "$dump" >before
"$hr" roster export --data data >people.csv
"$hr" roster export machines.csv --for-machines --data data 2>/dev/null
equal 'BOM' "$(head -c 3 people.csv | od -An -tx1 | tr -d ' ')" efbbbf
equal 'CR LF' "$(grep -c $'\r$' people.csv)" "$(wc -l <people.csv | tr -d ' ')"
grep -qF ",\"'=cmd|x\"," people.csv || { cat people.csv >&2; exit 1; }
grep -qF ',=cmd|x,' machines.csv || { cat machines.csv >&2; exit 1; }
try 0 '変わることはありません' roster import people.csv --data data
try 0 '変わることはありません' roster import machines.csv --data data --from-machines
try 0 '変わることはありませんでした' roster import people.csv --data data --apply
equal 'exported and back' "$(ask "$dump" | md5sum)" "$(md5sum <before)"
rm -rf other
try 0 '追加' roster import machines.csv --data other --apply --from-machines
equal 'into another record' "$(sqlite3 other/gofun.db "$dump" | sort | md5sum)" \
    "$(ask "$dump" | sort | md5sum)"
equal 'exports are noted' "$(ask "SELECT count(*) FROM export_log WHERE what='roster'")" 2
try 2 'に書き込めません' roster export /nowhere/x.csv --data data

# ---- JSON is JSON ----
"$hr" roster import glyph.csv --data data --json >import.json
equal 'JSON' "$(sqlite3 :memory: "SELECT json_extract(readfile('import.json'), '\$.counts.new')")" 2
"$hr" roster import bad.csv --data data --json >bad.json || true
equal 'JSON of errors' \
    "$(sqlite3 :memory: "SELECT json_extract(readfile('bad.json'), '\$.problems[1].first_row')")" 3

# ---- assignments ----
rm -rf data
cat >staff.csv <<'CSV'
社員番号,氏名,部署,在籍状態
1,一,営業部/第一課,
2,二,営業部,
3,三,総務部,
4,四,総務部,休職
CSV
try 0 '書き込みました' roster import staff.csv --data data --apply
on() { try "$1" "$2" assign "${@:3}" --data data --lessons "$lessons"; }
on 0 'まだありません' list
on 2 'だれに割り当てるか' add --course --due 03-31
on 2 '何を割り当てるか' add --everyone --due 03-31
on 2 '期限がありません' add --everyone --course
on 2 '日付として読めません' add --everyone --course --due 02-30
on 2 'きょうより前' add --everyone --course --due 2020-01-01
on 2 '1から25' add --everyone --lesson 26 --due 03-31
on 2 '部はありません' add --everyone --part 4 --due 03-31
on 2 '名簿にありません' add --person 1,99 --course --due 03-31
on 2 '在籍の人がいません' add --department 営業 --course --due 03-31
on 2 '12 から 120' add --everyone --course --within 30 --every 6
on 0 '追加 75件（3名）' add --everyone --course --due 03-31
equal 'a dry run' "$(ask 'SELECT count(*) FROM assignment_rule')" 0
on 0 '書き込みました' add --everyone --course --due 03-31 --apply
equal 'rows' "$(ask 'SELECT count(*), count(DISTINCT learner_id) FROM assignment')" '75|3'
on 0 '変わることはありません' renew
# Once more by mistake is no second rule; who is away, and a later day, are explained.
on 0 '同じ割り当てが、もうあります（1番）' add --everyone --course --due 3/31 --apply
equal 'one rule' "$(ask 'SELECT count(*) FROM assignment_rule')" 1
on 0 'このうち 1名は在籍ではありません' add --person 1,4 --part 1 --due 12-25
on 0 'いちばん早いものになります' add --department 総務部 --lesson 3 --within 3650
on 0 '追加 0件（0名）' add --person １ --part 1 --due 03-31
on 0 '営業部（下の部署も）' add --department 営業部 --lesson 6,no09_wireless_lan --within 14 --apply
equal 'the earlier day wins' "$(ask "SELECT count(*) FROM assignment WHERE rule_id=2")" 4
on 0 '毎年度 3月31日まで' list
on 2 '近い部署: 「営業部/第一課」' add --department 第一課 --course --due 03-31
on 2 '近い部署: 「営業部」' add --department 営業 --course --due 03-31
on 0 '内容: 第6話・第7話・第9話' add --everyone --lesson '６～７、第9話' --due 03-31
on 2 '1から25' add --everyone --lesson 9-6 --due 03-31
on 2 '日付として読めません' add --everyone --part 1 --within 30 --hired-since きのう
printf '5,五,営業部,\n' | cat staff.csv - >joined.csv
try 0 '割り当て: 追加 25件（1名）' roster import joined.csv --data data --apply --lessons "$lessons"
equal 'a new hire joins' "$(ask "SELECT count(*) FROM assignment AS a JOIN learner AS l ON l.id=a.learner_id WHERE l.employee_key='5'")" 25
# Only who is new: a month for the first part, nobody else's days move.
today=$(date +%F)
printf '社員番号,氏名,部署,入社日\n1,一,営業部/第一課,2020-04-01\n6,六,総務部,%s\n' "$today" >hires.csv
on 0 '追加 0件（0名）、期限の変更 0件' add --everyone --part 1 --within 30 --hired-since "$today" --apply
try 0 '割り当て: 追加 25件（1名）' roster import hires.csv --partial --data data --apply --lessons "$lessons"
equal 'new hires have a month' "$(ask "SELECT count(*) FROM assignment AS a JOIN learner AS l ON l.id=a.learner_id
    WHERE l.employee_key='6' AND due_on = date('$today', '+30 days')")" 5
equal 'nobody else' "$(ask "SELECT count(*) FROM assignment AS a JOIN learner AS l ON l.id=a.learner_id
    WHERE l.employee_key<>'6' AND rule_id=3")" 0
on 0 "全員のうち $today から後の入社" list
on 0 '終える割り当て: 全員のうち' remove 3
on 0 '書き込みました' remove 3 --apply
printf '社員番号,氏名,在籍状態\n6,六,退職\n' >gone.csv
try 0 '書き込みました' roster import gone.csv --partial --data data --apply --yes --lessons "$lessons"
ask "DELETE FROM assignment WHERE learner_id=(SELECT id FROM learner WHERE employee_key='6')"
# A department gets another name: what was due there stays due, and it is said.
ask "UPDATE assignment SET due_on='2020-01-01' WHERE rule_id=2 AND lesson_id LIKE 'no06%'"
sed 's/営業部/営業本部/' joined.csv >renamed.csv
try 0 '割り当て 2 の部署「営業部」に、在籍の人がいなくなりました' roster import renamed.csv --data data --apply --yes --lessons "$lessons"
equal 'days that are over stay' "$(ask "SELECT count(*) FROM assignment WHERE due_on='2020-01-01'")" 3
on 0 '部署に在籍の人がいません' list
try 0 '書き込みました' roster import joined.csv --data data --apply --yes --lessons "$lessons"
ask 'DELETE FROM assignment' && on 0 '書き込みました' renew --apply
# A new year comes by itself, at the first list or report: here nothing of this year is
# worked out yet.
made=$(ask 'SELECT learner_id, lesson_id, cycle, due_on FROM assignment ORDER BY 1, 2')
ask "DELETE FROM assignment; UPDATE device_setting SET value='2000-01-01' WHERE name='assign.renewed_on'"
try 0 '割り当てを作り直しました: 追加' report overdue --data data --lessons "$lessons"
equal 'the new year' "$(ask 'SELECT learner_id, lesson_id, cycle, due_on FROM assignment ORDER BY 1, 2')" "$made"
ask 'DELETE FROM assignment'
on 0 '毎年度' list
equal 'once a day' "$(ask 'SELECT count(*) FROM assignment')" 0
on 0 '書き込みました' renew --apply
equal 'by hand' "$(ask 'SELECT learner_id, lesson_id, cycle, due_on FROM assignment ORDER BY 1, 2')" "$made"
ask "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, assigned_by, assigned_at, rule_id)
    VALUES (1, 'no01_update', 2001, '2002-03-31', 'x', 0, 1)"
on 0 '書き込みました' remove 1 --apply
equal 'a past cycle stays' "$(ask 'SELECT count(*) FROM assignment WHERE cycle=2001')" 1
equal 'the other rule stays' "$(ask 'SELECT count(*) FROM assignment WHERE cycle<>2001')" 6
on 2 'もう終わっています' remove 1 --apply
on 0 '、終わり）' list --all
"$hr" assign list --json --all --data data --lessons "$lessons" >rules.json
equal 'JSON' "$(sqlite3 :memory: "SELECT json_extract(readfile('rules.json'), '\$[0].due')")" 03-31

# ---- a list of nobody says so, and where the last year went ----
try 0 '期限を過ぎた人はいません' report overdue --data data --lessons "$lessons"
if grep -q '前の年度' said.txt; then echo "there is no last year" >&2; exit 1; fi
year=$(($(date -d '-3 months' +%Y) - 1))
ask "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, assigned_by, assigned_at)
    SELECT 1, 'no0' || value || '_' || substr('updateantiviruspasswordsharing', start, size), $year, '$year-06-30', 'x', 0
    FROM (SELECT 1 AS value, 1 AS start, 6 AS size UNION SELECT 2, 7, 9 UNION SELECT 3, 16, 8 UNION SELECT 4, 24, 7)"
try 0 "${year}年度の一覧（--cycle $year）にいます" report overdue --data data --lessons "$lessons"
try 0 '第1話〜第4話' report overdue --cycle $year --data data --lessons "$lessons"
if grep -q '前の年度' said.txt; then echo "a year was asked for" >&2; exit 1; fi
try 0 '第1話、第2話、第3話、第4話' report overdue --cycle $year --format json --data data --lessons "$lessons"

# ---- a year that is over keeps its people: leaving in April changes no number of it ----
ask "UPDATE learner SET created_at=0; UPDATE learner SET status_at=0"
ask "INSERT INTO assignment(learner_id, lesson_id, cycle, due_on, assigned_by, assigned_at)
    SELECT id, 'no05_threat_news', $year, '$year-06-30', 'x', 0 FROM learner"
counted() { # counted CYCLE [OPTION...]
    "$hr" report completion --cycle "$@" --data data --lessons "$lessons" | sed -n 's/^対象者  *//p'
}
equal 'in the old year' "$(counted "$year")" 4名
printf '社員番号,氏名,在籍状態,状態の日付\n1,一,退職,%s\n3,三,休職,%s\n5,五,退職,%s\n' \
    "$((year + 1))-04-01" "$((year + 1))-03-31" "$((year + 1))-03-31" >april.csv
try 0 '退職 2名' roster import april.csv --partial --data data --apply --yes --lessons "$lessons"
equal 'now' "$(counted "$((year + 1))")" 1名
# 3 was on leave on the last day; the last day of 5 was that day.
equal 'in the old year, still' "$(counted "$year")" 3名
equal 'of one department' "$(counted "$year" --department 営業部)" 3名
try 0 '年3月31日のもの' report audit --cycle "$year" --data data --lessons "$lessons"
# And it keeps its departments: who moves in May, or whose department gets a new name.
printf '社員番号,氏名,部署\n2,二,人事部\n4,四,総務本部/庶務\n' >may.csv
try 0 '部署: 「営業部」→「人事部」' roster import may.csv --partial --data data --apply --lessons "$lessons"
equal 'of the department of then' "$(counted "$year" --department 営業部)" 3名
try 0 '  部署: 営業部' person show 2 --data data
grep -qF '前の部署' said.txt && grep -qE '^  いつまで: 20' said.txt
try 0 '二,人事部,2' report completion --department 人事部 --format csv --data data --lessons "$lessons"
try 2 "部署の名前は、$((year + 1))年3月31日のものです" report completion --department 人事部 --cycle "$year" --data data --lessons "$lessons"
for report in completion overdue audit; do
    "$hr" report $report --cycle "$year" --format csv --data data --lessons "$lessons" >then.csv
    equal "departments in $report" "$(grep -cE '人事部|総務本部' then.csv)" 0
    grep -qE '^二,(2,)?営業部,' then.csv || { echo "no 営業部 in $report" >&2; exit 1; }
done
# The day of a move is the one of the import, or the one that is told.
ask "UPDATE learner SET listed_at=0 WHERE employee_key='3'"
printf '社員番号,氏名,部署\n3,三,経理部\n' >march.csv
printf '社員番号,氏名,部署\n2,二,法務部\n' >ahead.csv
moved() { try 0 '書き込みました' roster import "$1" --as-of "$2" --partial --data data --apply --lessons "$lessons"; }
moved march.csv "$((year + 1))/3/1"
moved ahead.csv "$((year + 2))-04-01"
try 2 '--as-of の日付が読めません' roster import ahead.csv --as-of 4月 --data data
try 0 '三,経理部,' report completion --cycle "$year" --format csv --data data --lessons "$lessons"
try 0 '二,人事部,' report completion --format csv --data data --lessons "$lessons"

# ---- help ----
try 0 'gofun-hr roster import 名簿.csv'
# Every option of the first page is one that its command has.
"$hr" | grep -oE 'gofun-hr [a-z]+ .*' >home.txt
equal 'things HR does' "$("$hr" | grep -cE '^ ?[0-9]+\. ')" 10
while read -r _ group verb rest; do
    [ "$group" = collect ] && rest=''
    for word in $rest; do
        [[ $word != -* ]] || "$hr" "$group" "$verb" --help | grep -qE "^  $word( |\$)" ||
            { echo "gofun-hr $group $verb has no $word" >&2; exit 1; }
    done
done <home.txt
try 0 'gofun-hr roster export ' roster --help
try 0 'gofun-hr key device revoke NAME|ID' key device --help
try 2 'コマンド「raster」はありません' raster --help
"$hr" manual print >manual.txt
grep -qF '.SS assign add' manual.txt
echo "check_roster: $done_cases cases"
