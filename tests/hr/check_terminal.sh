#!/usr/bin/env bash
# What happens on a real terminal: questions, passphrases that do not show, bars. script(1)
# makes the terminal. check_terminal.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2

die() {
    echo "check_terminal: $*; the terminal said:" >&2
    cat said.txt >&2
    exit 1
}

# converse CODE COMMAND [PROMPT ANSWER]...: runs COMMAND on a terminal; each ANSWER is typed
# when its PROMPT stands there for the next time.
converse() {
    local wanted_code=$1 command=$2 code=0 seen=0 until
    shift 2
    mkfifo keys
    : >said.txt
    timeout 60 script -qefc "$command" said.txt <keys >/dev/null 2>&1 &
    local pid=$!
    exec 7>keys
    while [ $# -gt 0 ]; do
        until=$((SECONDS + 30))
        until tail -c +$((seen + 1)) said.txt | grep -qF -- "$1"; do
            [ $SECONDS -lt $until ] || die "never asked \"$1\""
            kill -0 $pid 2>/dev/null || die "ended before it asked \"$1\""
            sleep 0.05
        done
        seen=$(stat -c %s said.txt)
        printf '%s' "$2" >&7
        shift 2
    done
    wait $pid || code=$?
    exec 7>&-
    rm keys
    [ $code -eq "$wanted_code" ] || die "$command: code $code, wanted $wanted_code"
    done_cases=$((done_cases + 1))
}
says() { grep -qF -- "$1" said.txt || die "no \"$1\""; }
hides() { ! grep -qF -- "$1" said.txt || die "\"$1\" is on the screen"; }
present() { sqlite3 hr/gofun.db "select count(*) from learner where status <> 'left'"; }

# More than one in ten leaving: the terminal is asked, and only y writes.
roster() {
    printf '社員番号,氏名\r\n'
    for i in $(seq "$1"); do printf '%04d,山田 %d\r\n' "$i" "$i"; done
}
roster 20 >all.csv
roster 17 >few.csv
import="'$hr' roster import few.csv --data hr --lessons '$lessons' --apply"
"$hr" roster import all.csv --data hr --lessons "$lessons" --apply >/dev/null 2>err.txt
[ ! -s err.txt ] || { cat err.txt >&2; exit 1; } # no bar where no terminal is
converse 1 "$import" '書き込みますか' $'n\n'
says '20名のうち 3名が退職'
says '書き込みませんでした'
[ "$(present)" = 20 ]
converse 1 "$import" '書き込みますか' $'\n'
[ "$(present)" = 20 ]
converse 0 "$import" '書き込みますか' $'y\n'
says '書き込みました'
says '読み込み ['
says '照合 ['
says '書き込み ['
[ "$(present)" = 17 ]
# Fewer do not ask.
converse 0 "'$hr' roster import all.csv --data hr --lessons '$lessons' --apply"
[ "$(present)" = 20 ]

# Erasing asks for a whole word.
converse 1 "'$hr' person erase 0003 --reason 申し出 --data hr" 'はい' $'y\n'
[ "$(present)" = 20 ]
converse 0 "'$hr' person erase 0003 --reason 申し出 --data hr" 'はい' $'はい\n'
[ "$(present)" = 19 ]

# Passphrases do not show, are asked twice when made, and Ctrl-C leaves nothing behind.
phrase=ながいながいながい合言葉
converse 0 "'$hr' backup create safe.gofun --data hr" '合言葉（画面に出ません）' \
    "$phrase"$'\n' 'もう一度' "$phrase"$'\n'
hides "$phrase"
says '控え ['
converse 0 "'$hr' backup drill safe.gofun --data hr" '合言葉（画面に出ません）' "$phrase"$'\n'
says 'この控えから戻せます'
hides "$phrase"
converse 2 "'$hr' backup create other.gofun --data hr" '合言葉（画面に出ません）' \
    "$phrase"$'\n' 'もう一度' $'ちがうちがうちがう合言葉\n'
says '2回の合言葉が違います'
converse 2 "'$hr' backup create other.gofun --data hr" '合言葉（画面に出ません）' $'\x03'
converse 2 "'$hr' backup create other.gofun --data hr" '合言葉（画面に出ません）' \
    $'みじかい\n' 'もう一度' $'みじかい\n'
says '12文字以上'
[ ! -e other.gofun ] && [ ! -e other.gofun.sealing ] && [ ! -e hr/backup-copy.tmp ]
# The terminal shows again what is typed.
converse 0 "'$hr' backup drill safe.gofun --data hr && stty -a" '合言葉' "$phrase"$'\n'
says ' echo '
# The passphrase of the file is the one that was typed.
printf '%s\n' "$phrase" >pass.txt
"$hr" backup restore safe.gofun --into back --passphrase-file pass.txt >said.txt
says '人 19'

# A bar per machine while collecting.
"$make_record" pc 2 2 50
converse 0 "'$hr' collect pc --data hr"
says '記録 ['

# A table of many people is for a page or a file, not for a screen.
mkdir wide
for people in 50 51; do
    roster $people >"wide/$people.csv"
    "$hr" roster import "wide/$people.csv" --data "wide/$people" --lessons "$lessons" --apply >/dev/null
    converse 0 "'$hr' report completion --data wide/$people --lessons '$lessons'"
    says '部署別の修了状況'
    "$hr" report completion --data "wide/$people" --lessons "$lessons" >piped.txt
    grep -qF '山田 50' piped.txt
    [ $people = 51 ] || says '山田 50'
done
says '一人ひとりの表を省きました'
hides '山田 50'

echo "check_terminal: $done_cases conversations"
