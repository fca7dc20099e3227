#!/usr/bin/env bash
# --json of every command that has an answer: one JSON document on stdout, in UTF-8, with
# snake_case keys, also when the command refuses or fails. check_json.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2
declare -A answered refused

sql() { sqlite3 :memory: "$1"; }
die() {
    echo "check_json: gofun-hr $*; code $code, stdout and stderr:" >&2
    head -c 2000 out.json >&2
    cat err.txt >&2
    exit 1
}

# use CODE COMMAND ARGUMENT...: COMMAND is one word of the shell ("certificate list").
use() {
    local wanted=$1 command=$2
    shift 2
    code=0
    # shellcheck disable=SC2086
    "$hr" $command "$@" --json >out.json 2>err.txt </dev/null || code=$?
    [ $code -eq "$wanted" ] || die "$command $*: wanted code $wanted"
    iconv -f UTF-8 -t UTF-8 out.json >/dev/null || die "$command $*: not UTF-8"
    [ "$(sql "select json_valid(readfile('out.json'))")" = 1 ] || die "$command $*: not JSON"
    [ -z "$(sql "select fullkey from json_tree(cast(readfile('out.json') as text))
        where typeof(key) = 'text' and key glob '*[^a-z0-9_]*'")" ] || die "$command $*: keys"
    done_cases=$((done_cases + 1))
}
holds() { # holds PATH VALUE: "" is null
    local found
    found=$(sql "select json_extract(cast(readfile('out.json') as text), '$1')")
    [ "$found" = "$2" ] || die "($1 is \"$found\", wanted \"$2\")"
}

# answers CODE PATH VALUE COMMAND ARGUMENT...
answers() {
    local path=$2 value=$3
    use "$1" "${@:4}"
    holds "$path" "$value"
    holds '$.error' ''
    answered[$4]=1
}
# refuses ERROR_CODE COMMAND ARGUMENT...: the error is for people, too, and on stderr.
refuses() {
    local key
    use 2 "${@:2}"
    holds '$.error.code' "$1"
    for key in what why advice; do
        [[ $(sql "select json_extract(cast(readfile('out.json') as text), '\$.error.$key')") == \
            *[ぁ-ん]*。 ]] || die "${*:2}: $key is not a Japanese sentence"
    done
    grep -q '  原因: ' err.txt || die "${*:2}: nothing for people"
    refused[$2]=1
}
first_serial() { sqlite3 hr/gofun.db "select serial from certificate where kind='$1' limit 1"; }

"$make_record" hr 3 10 1 yes   # a part of the course for three people
"$make_record" kiosk 2 2 50 yes
"$make_record" other 1 1 70
D=(--data hr)
L=(--data hr --lessons "$lessons")
echo '合言葉は十二文字以上です' >pass.txt
echo 'ちがう合言葉ちがう合言葉' >wrong.txt
echo 短い >short.txt

# ---- certificates ----
answers 0 '$.issued' 3 'certificate issue' "${L[@]}"
answers 0 '$.issued_before' 3 'certificate issue' "${L[@]}"
refuses bad_argument 'certificate issue' "${L[@]}" --cycle 26
refuses not_found 'certificate issue' --data hr --lessons nowhere
sqlite3 hr/gofun.db "update learner set name = printf('%.41c', 'x') where employee_number = '00003'"
"$make_record" hr 3 1 20
answers 0 '$[0].kind' lesson 'certificate list' "${D[@]}"
answers 0 '$' '[]' 'certificate list' "${D[@]}" --cycle 1999
refuses bad_argument 'certificate list' "${D[@]}" --kind all
serial=$(first_serial part)
answers 0 '$.serial' "$serial" 'certificate show' "$serial" "${D[@]}"
refuses not_found 'certificate show' GOFUN-2026-2222-2222 "${D[@]}"
answers 0 '$.folder' pdf 'certificate bulk' "${D[@]}" --kind part -o pdf
holds '$.written' 3
answers 0 '$.file' '' 'certificate bulk' "${D[@]}" --cycle 1999 --one-file none.pdf
refuses bad_argument 'certificate bulk' "${D[@]}"
answers 0 '$.signed.serial' "$serial" 'certificate verify' "$(ls pdf/*"$serial".pdf)" "${D[@]}"
answers 1 '$.finding' nothing-signed 'certificate verify' pass.txt "${D[@]}"
refuses not_found 'certificate verify' nothing.pdf "${D[@]}"
answers 0 '$.files[2]' "badge/$serial.pdf" 'certificate badge' "$serial" "${D[@]}" -o badge
refuses not_found 'certificate badge' GOFUN-2026-2222-2222 "${D[@]}" -o badge
answers 0 '$.replaces' "$serial" 'certificate reissue' "$serial" "${D[@]}" --reason 氏名の誤り
holds '$.trust_list' ''
refuses exists 'certificate reissue' "$serial" "${D[@]}" --reason 氏名の誤り
refuses exists 'certificate badge' "$serial" "${D[@]}" -o badge
refuses bad_argument 'certificate reissue' "$(first_serial lesson)" "${D[@]}" --reason 氏名の誤り \
    --name "$(printf 'あ%.0s' $(seq 41))"
grep -q '氏名が長すぎます（41文字' err.txt || die "the field is not named"
serial=$(first_serial lesson)
refuses bad_argument 'certificate revoke' "$serial" "${D[@]}"

# ---- keys ----
refuses not_found 'key rotate' "${D[@]}"
refuses not_found 'key protect' "${D[@]}"
answers 0 '$.trust_list' hr/company/trust.gofun 'key company create' "${D[@]}"
refuses exists 'key company create' "${D[@]}"
answers 0 '$.key' "$(sed -n 2p hr/signing.pub)" 'key show' "${D[@]}"
refuses not_found 'key show' --data nowhere
answers 0 '$.label' 受付のキオスク 'key device sign' kiosk/signing.pub "${D[@]}" \
    --label 受付のキオスク
refuses exists 'key device sign' kiosk/signing.pub "${D[@]}"
answers 0 '$[1].label' 受付のキオスク 'key device list' "${D[@]}"
answers 0 '$.devices' '[]' 'key device new' "${D[@]}"
refuses not_found 'key device new' --data nowhere
answers 0 '$.kept' 0 'key device revoke' 受付のキオスク "${D[@]}" --after "$(date +%F)" --reason 盗難
answers 0 '$[1].reason' 盗難 'key device list' "${D[@]}"
refuses not_found 'key device revoke' 食堂 "${D[@]}" --after 2026-04-01 --reason 盗難
answers 0 '$.succeeds' 1 'key rotate' "${D[@]}"
refuses bad_argument 'key protect' "${D[@]}" --passphrase-file short.txt
answers 0 '$.protected' 1 'key protect' "${D[@]}" --passphrase-file pass.txt
refuses locked 'certificate revoke' "$serial" "${D[@]}" --reason 試し
export GOFUN_COMPANY_PASSPHRASE_FILE=$work/pass.txt
answers 0 '$.trust_list' hr/company/trust.gofun 'certificate revoke' "$serial" "${D[@]}" --reason 試し
answers 0 '$.protected' 0 'key protect' "${D[@]}" --remove
cp hr/company/trust.gofun trust.gofun
sed -i 's/人事の機械/人事の機会/' hr/company/trust.gofun
refuses untrusted 'key device list' "${D[@]}"
cp trust.gofun hr/company/trust.gofun

# ---- many machines ----
mkdir share
sqlite3 other/gofun.db "update learner set employee_number='', employee_key=''"
answers 0 '$.key' "$(sed -n 2p kiosk/signing.pub)" 'record sign' --data kiosk
cp kiosk/gofun.db share/kiosk.db
cp other/gofun.db share/other.db
echo nothing >share/x.db
answers 1 '$.refused' 1 'collect' share "${D[@]}" --hash
holds '$.files[0].device' revoked
holds '$.files[1].device' unsigned
holds '$.files[2].outcome' refused
holds '$.files[2].error.file' share/x.db
holds '$.merged' 2
answers 1 '$.files[0].outcome' seen 'collect' share "${D[@]}"
refuses not_found 'collect' nowhere "${D[@]}"
sqlite3 other/gofun.db "update learner set name='別の 名前'"
cp other/gofun.db share/other.db
rm share/x.db
answers 0 '$.refused' 0 'collect' share "${D[@]}" --again
use 0 'collect conflicts' "${D[@]}"
answered['collect conflicts']=1

mkdir stick
use 0 'record copy' stick --data kiosk
[ "$(sql "select json_extract(readfile('out.json'), '\$.file')")" = "$(ls stick/*)" ] || die "no such copy"
answered['record copy']=1
refuses not_found 'record copy' nowhere --data kiosk
refuses bad_argument 'record copy' --data kiosk
answers 0 '$.file' given.gofun 'handout create' -o given.gofun "${L[@]}"
refuses bad_argument 'handout create' "${L[@]}"
answers 0 '$.is_checked' 1 'handout show' given.gofun "${D[@]}"
refuses not_found 'handout show' nothing.gofun "${D[@]}"
answers 0 '$.key' "$(sed -n 2p hr/company/signing.pub)" 'handout trust' hr/company/signing.pub \
    --data kiosk
refuses bad_argument 'handout trust' 0123 --data kiosk

# ---- people ----
answers 0 '$[0].begun' 1 'person list' --guests "${D[@]}"
guest=$(sql "select 'guest:' || json_extract(cast(readfile('out.json') as text), '\$[0].guest')")
refuses bad_argument 'person list' "${D[@]}"
answers 0 '$.applied' 1 'person join' "$guest" 00001 --apply "${D[@]}"
refuses not_found 'person join' "$guest" 99999 "${D[@]}"
answers 0 '$.applied' 1 'person split' "$guest" --apply "${D[@]}"
refuses not_found 'person split' guest:99999 "${D[@]}"
answers 0 '$[0].table' learner 'person show' 00001 "${D[@]}"
refuses not_found 'person show' 99999 "${D[@]}"
answers 1 '$.erased' 0 'person erase' 00002 "${D[@]}" --reason 申し出
answers 0 '$.erased' 1 'person erase' 00002 "${D[@]}" --reason 申し出 --yes
refuses bad_argument 'person erase' 00002 "${D[@]}"
answers 1 '$.erased' 0 'retention apply' --before 2001 "${D[@]}"
answers 0 '$.attempts' 0 'retention apply' --before 2001 --yes "${D[@]}"
refuses bad_argument 'retention apply' "${D[@]}"
answers 0 '$[0].what' 'person show' 'export log' "${D[@]}"

# ---- backups ----
answers 0 '$.file' safe.gofun 'backup create' safe.gofun "${D[@]}" --passphrase-file pass.txt
refuses bad_argument 'backup create' safe.gofun "${D[@]}" --passphrase-file short.txt
refuses bad_argument 'backup create' safe.gofun "${D[@]}"
answers 0 '$.findings' '[]' 'backup drill' safe.gofun "${D[@]}" --passphrase-file pass.txt
refuses untrusted 'backup drill' safe.gofun "${D[@]}" --passphrase-file wrong.txt
holds '$.error.file' safe.gofun
answers 0 '$.folder' back 'backup restore' safe.gofun --into back --passphrase-file pass.txt
refuses exists 'backup restore' safe.gofun --into back --passphrase-file pass.txt

# ---- words ----
answers 0 '$[0].name' 報告先 'words list' "${L[@]}"
answers 0 '$.value' 情報システム課 'words set' 報告先 情報システム課 "${L[@]}"
refuses bad_argument 'words set' 報告先 $'一\n二' "${L[@]}"
refuses not_found 'words list' --data hr --lessons nowhere

# ---- rosters and assignments ----
printf '社員番号,氏名,部署\n0001,山田 一,営業部\n0002,鈴木 "二,総務部\n' >broken.csv
printf '社員番号,氏名,部署\n0001,山田 一,営業部\n0002,鈴木 二,総務部\n' >roster.csv
answers 1 '$.applied' 0 'roster import' broken.csv "${L[@]}"
holds '$.problems[0].row' 3
answers 0 '$.counts.new' 2 'roster import' roster.csv "${L[@]}"
answers 0 '$.applied' 1 'roster import' roster.csv "${L[@]}" --apply --yes
refuses not_found 'roster import' nothing.csv "${L[@]}"
answers 0 '$.without_number' 1 'roster export' out.csv "${D[@]}"
refuses bad_argument 'roster export' "${D[@]}"
answers 0 '$.new_number' 1002 'roster renumber' 0002 1002 "${D[@]}"
refuses bad_argument 'roster renumber' 9999 1 "${D[@]}"
answers 0 '$.added' 50 'assign add' --everyone --course --within 30 --apply "${L[@]}"
refuses bad_argument 'assign add' --everyone --course "${L[@]}"
answers 0 '$[0].scope' course 'assign list' "${L[@]}"
answers 0 '$.added' 0 'assign renew' "${L[@]}"
answers 0 '$.applied' 1 'assign remove' 1 --apply "${L[@]}"
refuses bad_argument 'assign remove' 99 "${L[@]}"

# ---- reports ----
for report in completion overdue items audit; do
    answers 0 '$.report' "$report" "report $report" "${L[@]}"
done
refuses bad_argument 'report completion' "${L[@]}" --cycle 26
refuses not_found 'report audit' --data hr --lessons nowhere

# ---- wrong use of any command ----
refuses bad_argument 'certificate list' --halp "${D[@]}"
refuses bad_argument 'certificate list' too much "${D[@]}"
refuses bad_argument 'certificat'
refuses bad_argument 'certificate verify'
"$hr" report completion --format json --cycle 26 >out.json 2>err.txt || code=$?
holds '$.error.code' bad_argument

# What the system or a damaged file says is behind 詳細; why and advice stay Japanese.
refuses not_found 'certificate list' --data roster.csv
refuses not_found 'report overdue' --data hrr --lessons "$lessons"
refuses not_found 'backup create' empty.gofun --data hrr --passphrase-file pass.txt
[ ! -e hrr ] && [ ! -e empty.gofun ] || die "a slip in --data made a record"
refuses bad_data 'key device sign' roster.csv "${D[@]}"
refuses bad_data 'backup drill' roster.csv "${D[@]}" --passphrase-file pass.txt
refuses not_found 'backup drill' safe.gofun "${D[@]}" --passphrase-file none.txt
cp -r hr damaged
head -c 5000 hr/gofun.db >damaged/gofun.db
refuses bad_data 'certificate list' --data damaged
echo junk >damaged/signing.key
refuses bad_data 'record sign' --data damaged
refuses bad_argument 'certificate bulk' "${D[@]}" -o roster.csv
refuses not_found 'certificate bulk' "${D[@]}" -o /proc/nowhere/x

# An answer that does not arrive is none.
code=0
"$hr" certificate list --data hr --json >/dev/full 2>err.txt || code=$?
[ $code -eq 2 ] && grep -q 書き出せません err.txt || die "into a full disk"
code=0
"$hr" certificate list --data hr >/dev/full 2>err.txt || code=$?
[ $code -eq 2 ] || die "into a full disk, as text"

# Every command has --json, or is one that needs none; and each was used above.
"$hr" --help | sed -n 's/^  gofun-hr \([a-z][a-z ]*[a-z]\).*/\1/p' >commands.txt
[ "$(grep -c . commands.txt)" -ge 39 ] || { echo "check_json: no list of commands" >&2; exit 1; }
while read -r command; do
    # shellcheck disable=SC2086
    if "$hr" $command --help | grep -q '^  --json$'; then
        [ -n "${answered[$command]:-}" ] || { echo "check_json: no answer of $command" >&2; exit 1; }
        continue
    fi
    case $command in
    completion\ * | manual\ print) continue ;;
    esac
    echo "check_json: $command has no --json" >&2
    exit 1
done <commands.txt
echo "check_json: $done_cases answers of ${#answered[@]} commands"
