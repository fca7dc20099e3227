#!/usr/bin/env bash
# docs/hr-year.md word by word: files are written as they stand there, commands are typed
# as they stand there, and what the page says they answer is what they answer.
# check_year.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2
page=$here/../../docs/hr-year.md

# As installed: lessons are found without an option.
mkdir -p prefix/bin prefix/share/gofun
cp "$hr" prefix/bin/
ln -s "$lessons" prefix/share/gofun/lessons
echo '合言葉は十二文字以上です' >pass.txt

# Machine and people that the page takes for granted: two who finished, one under way.
"$make_record" pc/gofun 1 25 1 yes
"$make_record" pc/gofun 1 25 7 yes
"$make_record" pc/gofun 1 9 13 yes
mkdir 記録

# What a terminal would be asked.
gofun-hr() {
    case "$1 $2" in
    backup\ *) set -- "$@" --passphrase-file pass.txt ;;
    "person erase" | "retention apply") set -- "$@" --yes ;;
    esac
    prefix/bin/gofun-hr "$@" </dev/null
}

stop() {
    echo "check_year: $1; said:" >&2
    cat said.txt >&2
    exit 1
}
type_in() { # type_in DATA_HOME COMMAND
    local command=$2 code=0
    # The page cannot know the number of a key.
    command=${command//0123456789abcdef/$(sed -n 's/^\([0-9a-f]\{16\}\)  .*00001 .*/\1/p' devices.txt)}
    (XDG_DATA_HOME=$1 && eval "$command") >now.txt 2>&1 || code=$?
    cat now.txt >>said.txt
    [ $code -eq 0 ] || stop "$command: code $code"
    [ "$command" != 'gofun-hr key device list' ] || cp now.txt devices.txt
    done_cases=$((done_cases + 1))
}

touch devices.txt said.txt
block='' name='' is_answer=no
while IFS= read -r line; do
    case $line in
    '```csv '*) block=csv name=${line#* } && : >"$name" ;;
    '```sh pc' | '```sh') block=$line && : >said.txt ;;
    '```text') block=text ;;
    '```') block='' ;;
    '```'*) stop "what is \"$line\"?" ;;
    *)
        case $block in
        csv) printf '%s\r\n' "$line" >>"$name" ;;
        '```sh') type_in "$XDG_DATA_HOME" "$line" ;;
        '```sh pc') type_in "$work/pc" "$line" ;;
        text)
            grep -qF -- "$line" said.txt || stop "no \"$line\""
            is_answer=yes
            ;;
        esac
        ;;
    esac
done <"$page"

# And what came of it.
for file in 配布.gofun 状況.html 営業部.xlsx 期限切れ.html 設問.html 修了証.pdf 監査.xlsx 控え.gofun; do
    [ -s "$file" ] || stop "no $file"
done
[ "$(find 修了証 -name '*.pdf' | wc -l)" = 2 ] || stop "certificates"
[ "$(sqlite3 home/gofun/gofun.db "select count(*) from learner where employee_number = '00019'")" = 0 ] ||
    stop "erased"
[ "$(sqlite3 home/gofun/gofun.db "select count(*) from assignment as a join learner as l on
    l.id = a.learner_id where employee_number = 'A0025'")" = 25 ] || stop "the new hire"
[ $is_answer = yes ] && [ $done_cases -ge 30 ] || stop "only $done_cases commands on the page"
echo "check_year: $done_cases commands"
