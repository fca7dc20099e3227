#!/usr/bin/env bash
# Looks at sheets of rules with other people's programs: one A4 page, fonts embedded, every
# text can be read in its place, and nobody can take it for a certificate.
# check_sheet.sh SHEETS GOFUN_HR
set -euo pipefail
sheets=$1
hr=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

stop() {
    echo "check_sheet: $*" >&2
    exit 1
}
# The text of a sheet without spaces and line ends.
flat_text() { pdftotext -layout "$1.pdf" - | tr -d ' \n\f' | sed 's/　//g'; }
must_say() { # must_say SHEET TEXT...
    local text=$1 wanted
    text=$(flat_text "$1")
    shift
    for wanted in "$@"; do
        grep -qF "${wanted// /}" <<<"$text" || stop "no \"$wanted\" in: $text"
    done
}
must_not_say() { # must_not_say SHEET TEXT
    ! flat_text "$1" | grep -qF "$2" || stop "$1 says $2"
}

export LSAN_OPTIONS="suppressions=$here/lsan.supp:print_suppressions=0"
"$sheets" .
unset LSAN_OPTIONS
# Some key: a file without a signature is told apart from one with a strange one.
KEY=$(printf '%064d' 9)

for pdf in one two three longest; do
    qpdf --check $pdf.pdf >check.log 2>&1 || { cat check.log >&2; stop "$pdf: qpdf"; }
    pdffonts $pdf.pdf | tail -n +3 >fonts.log
    [ -s fonts.log ] || stop "$pdf: no fonts"
    if grep -vE ' yes yes yes +[0-9]+ +0$' fonts.log >&2; then
        stop "$pdf: a font is not embedded, not a subset, or has no ToUnicode"
    fi
    pdfinfo $pdf.pdf >info.log
    grep -q '^Pages: *1$' info.log || stop "$pdf: more than one page"
    grep -q 'Page size: *841.89 x 595.27[0-9]* pts (A4)' info.log || stop "$pdf: size"
    must_say $pdf わたしの社内ルール三か条 作った日 "2026年（令和8年）1月15日" 次の見直し \
        "2026年（令和8年）4月" 作った人 確認 修了証ではありません。
    must_not_say $pdf 殿
    said=$("$hr" certificate verify $pdf.pdf --key "$KEY" --json) && stop "$pdf passes for a certificate"
    grep -q '"finding": "nothing-signed"' <<<"$said" || stop "$pdf: $said"
done

FIRST=送る人は、送信の前に、宛先と添付を、声に出して読む
must_say one そよかぜ木工株式会社 "一$FIRST" "例外の相談先：総務 内線11"
must_not_say one 退社のときに
must_say two "一$FIRST" "例外の相談先：佐藤さん 内線30"
must_not_say two 気づいたらその場で
must_say three "一$FIRST" 気づいたらその場で
must_not_say longest そよかぜ

# The longest texts end above the line of the foot, inside of the page.
end=$(pdftotext -bbox longest.pdf - | sed -n 's/.*yMax="\([0-9.]*\)">[^<]*終.*/\1/p' | sort -g | tail -1)
[ -n "$end" ] || stop "the end of the longest text is not on the page"
awk -v end="$end" 'BEGIN { exit !(end < 152 * 72 / 25.4) }' || stop "the longest runs into the foot: $end"
echo "check_sheet: 4 sheets"
