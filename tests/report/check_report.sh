#!/usr/bin/env bash
# gofun-hr report with the real program on a small record: formats, options, misuse, hidden
# groups, the export log, and evidence that was changed.
# check_report.sh GOFUN_HR REPORT_GENERATE
set -euo pipefail
hr=$(realpath "$1")
generate=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
LSAN_OPTIONS="suppressions=$here/../credential/lsan.supp:print_suppressions=0"
export LSAN_OPTIONS
"$generate" data 30 2 4 >generate.log 2>&1
"$generate" few 4 1 2 >generate.log 2>&1
lessons=$here/../../lessons
year=$(sqlite3 data/gofun.db 'select max(cycle) from attempt')
done_cases=0

# try CODE WANTED ARGUMENT...: runs gofun-hr report; WANTED must stand in what it says.
try() {
    local code=0 wanted_code=$1 wanted=$2
    shift 2
    "$hr" report "$@" --lessons "$lessons" >said.txt 2>&1 || code=$?
    if [ "$code" -ne "$wanted_code" ] || { [ -n "$wanted" ] && ! grep -qF -- "$wanted" said.txt; }; then
        echo "gofun-hr report $*: code $code (wanted $wanted_code), no \"$wanted\" in:" >&2
        head -40 said.txt >&2
        exit 1
    fi
    done_cases=$((done_cases + 1))
}
# same WHAT GOT WANTED
same() {
    [ "$2" = "$3" ] || { echo "$1: $2, wanted $3" >&2; exit 1; }
    done_cases=$((done_cases + 1))
}
json() { sqlite3 :memory: "select $2 from (select readfile('$1') as r)"; }
# Who is late with what.
csv_rows_of() { sqlite3 -csv :memory: ".import $1 t" "select employee_number, lessons, due_on from t"; }
csv_rows() { sqlite3 -csv :memory: ".import $1 t" "select $2 from t"; }

try 2 '形式「pdf」はありません' completion --data data --format pdf
try 2 '4けたで書きます' completion --data data --cycle 26
try 2 'xlsx は画面に出せません' audit --data data --format xlsx
"$hr" report completion --data data --lessons nothing >said.txt 2>&1 && exit 1
grep -q -- '--lessons DIR' said.txt

mkdir folder
try 2 'folder はフォルダーです。' completion --data data --format csv -o folder
for name in none/x.csv none/x.xlsx; do
    try 2 "$name に書き込めません（フォルダーがありません）。" completion --data data -o "$name"
    [ "$(wc -l <said.txt)" = 3 ]
done
for report in completion overdue items audit; do
    for ending in txt csv xlsx html json; do
        try 0 '' "$report" --data data -o "$report.$ending"
        [ -s "$report.$ending" ] || { echo "no $report.$ending" >&2; exit 1; }
    done
    same "$report is JSON" "$(json "$report.json" "json_valid(r)")" 1
    "$hr" report "$report" --data data --lessons "$lessons" --format csv --for-machines \
        >"$report-machine.csv"
done
same 'leftovers' "$(ls ./*.part 2>/dev/null | wc -l)" 0

# The day's backup stands behind the answer, and there is one.
rm -r data/backup
try 0 '' completion --data data -o first.csv
same 'backups' "$(find data/backup -name 'gofun-*.db' | wc -l)" 1
same 'backup behind the answer' "$(find data/backup -name 'gofun-*.db' -newer first.csv | wc -l)" 1

# Everyone and every lesson, the absent too.
same 'people in the matrix' "$(csv_rows completion-machine.csv 'count(*)')" 30
same 'audit rows' "$(csv_rows audit-machine.csv 'count(*)')" 120
same 'completions' "$(csv_rows audit-machine.csv "count(*) filter (where result = '修了')")" \
    "$(sqlite3 data/gofun.db "select count(*) from (select distinct learner_id, lesson_id
        from completion where cycle = $year)")"
same 'marks' "$(csv_rows completion-machine.csv "sum((no01_update = 'done') +
        (no02_antivirus = 'done') + (no03_password = 'done') + (no04_sharing = 'done'))")" \
    "$(csv_rows audit-machine.csv "count(*) filter (where result = '修了')")"
same 'seals' "$(csv_rows audit-machine.csv 'count(distinct seal) - 1')" \
    "$(csv_rows audit-machine.csv "count(*) filter (where result = '修了')")"
same 'one seal' "$(csv_rows audit-machine.csv "upper(seal) from t where seal <> '' limit 1; --")" \
    "$(csv_rows audit-machine.csv "evidence from t where seal <> '' limit 1; --" | {
        read -r seq
        sqlite3 data/gofun.db "select hex(seal) from answer where seq = $seq"
    })"
same 'overdue people' "$(csv_rows overdue-machine.csv 'count(*)')" \
    "$(sqlite3 data/gofun.db "select count(distinct a.learner_id) from assignment a
        join learner l on l.id = a.learner_id where l.status = 'active'
        and a.due_on < date('now', 'localtime') and not exists (select 1 from completion c
        where c.learner_id = a.learner_id and c.lesson_id = a.lesson_id and c.cycle = a.cycle)")"
same 'totals' "$(json completion.json "json_extract(r, '\$.content[0].totals[0].done')")" \
    "$(sqlite3 data/gofun.db "select count(*) from (select distinct c.learner_id, c.lesson_id
        from completion c join learner l on l.id = c.learner_id
        where cycle = $year and l.status = 'active')")"

# Departments as a tree: those above are the sums of what is below them.
table() { echo "(select value from json_each(r, '\$.content') where value ->> 'id' = '$1')"; }
of_rows() { echo "json_each($(table "$1"), '\$.rows')"; }
same 'branches' "$(json completion.json "(select group_concat(value ->> 'department' || ' ' ||
    (value ->> 'people') || ' ' || (value ->> 'overdue'), ';') from $(of_rows branches))")" \
    "$(json completion.json "(select group_concat(name || ' ' || people || ' ' || overdue, ';')
    from (select substr(d, 1, instr(d, '/') - 1) as name, sum(people) as people,
    sum(overdue) as overdue from (select value ->> 'department' as d, value ->> 'people' as people,
    value ->> 'overdue' as overdue from $(of_rows departments)) group by 1
    having count(*) > 1 order by 1))")"
same 'sum of departments' "$(json completion.json "(select total(value ->> 'people')
    from $(of_rows departments))")" \
    "$(json completion.json "1.0 * ($(table departments) ->> '\$.totals[0].people')")"

# What was due last year and is not done does not make anybody late this year.
cp -r data before
sqlite3 before/gofun.db "insert into assignment(learner_id, lesson_id, cycle, due_on,
    assigned_by, assigned_at) select id, 'no04_sharing', $year - 1, '$year-03-01', 'hr', 0
    from learner; delete from assignment where cycle = $year and lesson_id = 'no04_sharing'"
for record in data before; do
    "$hr" report overdue --data "$record" --lessons "$lessons" --format csv --for-machines \
        >"overdue-$record.csv"
done
same 'late this year' "$(csv_rows_of overdue-before.csv)" "$(csv_rows_of overdue-data.csv)"
"$hr" report completion --data before --lessons "$lessons" --format csv --for-machines \
    >completion-before.csv
same 'assigned this year' "$(sqlite3 :memory: '.import --csv completion-before.csv t' \
    "select group_concat(distinct no04_sharing || ' ' || assigned) from t")" 'not_assigned 3'
try 0 "$((year - 1))年度の一覧（--cycle $((year - 1))）にいます" overdue --data before
try 0 "$((year - 1))年度" overdue --data before --cycle "$((year - 1))" --format csv
same 'late last year' "$(grep -c "第4話,1,$year/03/01" said.txt)" "$(sqlite3 before/gofun.db "
    select count(*) from learner l where status = 'active' and not exists (select 1
    from lesson_result r where r.learner_id = l.id and r.cycle = $year - 1
    and r.lesson_id = 'no04_sharing' and r.passed_at is not null)")"

# XLSX: numbers with zeros in front are text, counts and days are numbers with a format.
row=$(sqlite3 :memory: "select data from zipfile('completion.xlsx')
    where name = 'xl/worksheets/sheet2.xml'" | sed 's/<row /\n<row /g' | grep '^<row r="2"')
due=$(csv_rows completion-machine.csv "cast(julianday(due_on) - julianday('1899-12-30') as int)
    from t limit 1; --")
for wanted in '<c r="C2"[^>]*t="inlineStr"><is><t>0000' '<c r="AE2" s="[0-9]*"><v>4</v>' \
    "<c r=\"AG2\" s=\"[0-9]*\"><v>$due</v>"; do
    grep -q "$wanted" <<<"$row" || { echo "xlsx: no $wanted in $row" >&2; exit 1; }
    done_cases=$((done_cases + 1))
done
sqlite3 :memory: "select data from zipfile('completion.xlsx') where name = 'xl/styles.xml'" |
    grep -q 'formatCode="yyyy/mm/dd"'

# A department with those below it; the year before; groups too small to show.
try 0 '営業部' completion --data data --department 営業部 --format csv
grep -q 総務部 said.txt && { echo 'another department is listed' >&2; exit 1; }
try 2 '部署「どこにもない」には' completion --data data --department どこにもない
try 2 '近い部署: 「' audit --data data --department 第1課 --format csv
try 2 '3月31日のものです' overdue --data data --department 第1課 --cycle "$((year - 1))"
try 0 '営業部/第' completion --data data --department '営業部＞' --format csv
try 0 '' items --data data --department どこにもない --format csv
try 0 '第4話 見える人を決めておく' completion --data data
grep -q '第5話.*0名中' said.txt && { echo 'a lesson nobody has to take is in the chart' >&2; exit 1; }
"$generate" nobody 0 1 1 >generate.log 2>&1
try 0 'roster import' completion --data nobody
try 0 "$((year - 1))年度" completion --data data --cycle "$((year - 1))"
try 0 '割り当てがない' completion --data data --cycle "$((year - 1))"
try 0 '期限もありません' overdue --data data --cycle "$((year - 1))"
try 0 '5名未満のため' items --data few --format csv
same 'hidden groups' "$(grep -cE ',[0-9.]+%' said.txt || true)" 0
try 0 '正解' items --data data --format csv

# A small department is not found by taking the total of one department off that of all.
try 0 '' items --data data --department 営業部 -o items.json
same 'hidden choices in a total' "$(json items.json "(select total(value ->> 'people' *
    iif(value ->> 'department' like '全体%', 1, -1))
    from json_each(r, '\$.content[5].rows'))")" 0.0

# A report that breaks off half-way is one document for programs all the same.
cp -r data half
sqlite3 half/gofun.db "delete from item_time where lesson_id = 'no03_password'"
code=0
"$hr" report items --data half --lessons "$lessons" --json >half.json 2>said.txt || code=$?
same 'broken off: code' "$code" 2
same 'broken off: rows' "$(json half.json "json_array_length(r, '\$.content[3].rows')")" 6
same 'broken off: error' "$(json half.json "json_extract(r, '\$.error.code')")" not_found
code=0
"$hr" report items --data half --lessons "$lessons" -o half-file.json --json >half.json \
    2>said.txt || code=$?
same 'broken off: file' "$code $(ls half-file.json* 2>/dev/null)" '2 '
same 'broken off: answer' "$(json half.json "json_extract(r, '\$.error.code')")" not_found

# Every export is in the log, misuse is not.
exports=$(sqlite3 data/gofun.db 'select count(*) from export_log')
same 'exports' "$exports" 35
same 'rows of one' "$(sqlite3 data/gofun.db "select distinct row_count from export_log
    where what = 'report audit' and format = 'json'")" 120

# Evidence that was changed, and a summary that was. The record has been checked once, which
# set the mark: what was changed in front of it is found where it decides a row of the
# report, and by --verify-all anywhere; a mark that somebody wrote is no mark.
try 0 '書き換えはありませんでした' audit --data data
try 0 'のあとに増えた0件を確かめ' audit --data data
try 0 'をすべて確かめ' audit --data data --verify-all
try 0 '一致しなかったものは0件' audit --data data
seq=$(csv_rows audit-machine.csv "evidence from t where evidence <> '' limit 1; --")
cp -r data proof
sqlite3 proof/gofun.db 'drop trigger answer_keep' \
    "update answer set answered_ms = answered_ms + 1 where seq = $seq"
try 1 '一致しなかったものは1件' audit --data proof
try 1 '書き換えの疑いが1件' audit --data proof --verify-all
try 1 'おかしい所があります' audit --data proof -o proof.xlsx
grep -qF 'proof.xlsx に書きました。' said.txt
cp -r data moved
sqlite3 moved/gofun.db "update lesson_result set passed_at = passed_at - 86400
    where evidence_seq = $seq"
try 1 '一致しなかったものは1件' audit --data moved
cp -r data forged
sqlite3 forged/gofun.db "update device_setting set value = replace(value, ' ', ' 1')
    where name = 'audit.mark'"
try 0 'をすべて確かめ' audit --data forged
other=$(sqlite3 data/gofun.db "select min(seq) from answer where seq not in
    (select evidence_seq from lesson_result where evidence_seq is not null)")
sqlite3 data/gofun.db 'drop trigger answer_keep' \
    "update answer set is_correct = 1 - is_correct where seq = $other"
try 0 'までに確かめた' audit --data data
try 1 '書き換えの疑い' audit --data data --verify-all
sqlite3 data/gofun.db "delete from device_setting where name = 'audit.mark'"
try 1 '書き換えの疑い' audit --data data
try 1 '書き換えの疑い' audit --data data
try 0 '確かめていません' audit --data data --without-verification
cp -r few unmarked
sqlite3 unmarked/gofun.db "delete from device_setting where name = 'audit.mark'"
try 0 'をすべて確かめ、書き換えはありませんでした' audit --data unmarked
try 0 'のあとに増えた0件を確かめ' audit --data unmarked
cp -r few changed
sqlite3 changed/gofun.db "update lesson_result set passed_at = passed_at + 1" \
    "delete from device_setting where name = 'audit.mark'"
try 1 '集計との食い違い' audit --data changed
echo "check_report: $done_cases uses"
