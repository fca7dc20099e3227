#!/usr/bin/env bash
# Looks at issued certificates with other people's programs: the file is sound, its fonts are
# embedded, its text can be read, its QR scans, its attachment comes out; and whatever is
# done to it is found. check_pdf.sh SAMPLES GOFUN_HR
set -euo pipefail
samples=$1
hr=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

stop() {
    echo "check_pdf: $*" >&2
    exit 1
}
# verdict WANTED_CODE WANTED_FINDING ARGUMENT...: runs certificate verify.
verdict() {
    local wanted_code=$1 wanted=$2 code=0 said
    shift 2
    said=$("$hr" certificate verify "$@" --key "$(cat first/key.hex)" --json) || code=$?
    [ "$code" -eq "$wanted_code" ] || stop "verify $*: code $code, wanted $wanted_code"
    grep -q "\"finding\": \"$wanted\"" <<<"$said" || stop "verify $*: $said"
}

mkdir first second
export LSAN_OPTIONS="suppressions=$here/lsan.supp:print_suppressions=0"
"$samples" first
"$samples" second
unset LSAN_OPTIONS
diff -r first second || stop "the same certificate came out with other bytes"

name_of() { sed -n 's/^name: //p' "first/$1.txt"; }

for text in first/*.txt; do
    one=$(basename "$text" .txt)
    pdf=first/$one.pdf
    name=$(name_of "$one")
    qpdf --check "$pdf" >check.log 2>&1 || { cat check.log >&2; stop "$one: qpdf"; }
    # columns: emb, sub, uni (ToUnicode)
    pdffonts "$pdf" | tail -n +3 >fonts.log
    [ -s fonts.log ] || stop "$one: no fonts"
    if grep -vE ' yes yes yes +[0-9]+ +0$' fonts.log >&2; then
        stop "$one: a font is not embedded, not a subset, or has no ToUnicode"
    fi
    pdftotext -layout "$pdf" page.txt
    # A name may be spread over spaces by -layout; compare without.
    tr -d ' 　\n\f' <page.txt >flat.txt
    for wanted in "$name" 修了証 "2026年（令和8年）1月15日" "2027年（令和9年）1月15日" \
        GOFUN-2026-7Q4K-M2HX ここに学習 資格・認定・合格証ではありません; do
        case $one:$wanted in wang:ここに* | everything:ここに* | ahead:202*) continue ;; esac
        grep -qF "$(tr -d ' 　' <<<"$wanted")" flat.txt || stop "$one: no \"$wanted\""
    done
    pdfdetach -saveall -o . "$pdf"
    cmp gofun-certificate.txt "first/$one.txt" || stop "$one: attachment"
    pdfinfo "$pdf" | grep -q 'Page size: *841.89 x 595.27[0-9]* pts (A4)' ||
        stop "$one: $(pdfinfo "$pdf" | grep 'Page size')"
    pdftoppm -r 150 -gray -x 120 -y 860 -W 250 -H 250 -png -singlefile "$pdf" page
    scanned=$(zbarimg -q --raw page.png 2>/dev/null) || stop "$one: the QR does not scan"
    [ "$scanned" = "$(cat "first/$one.token")" ] || stop "$one: the QR says $scanned"
    verdict 0 valid "$pdf"
    verdict 0 valid "first/$one.txt"
    verdict 0 valid "$scanned"
done

# The certificate says what it is in the words of people, too.
shown=$("$hr" certificate verify first/takahashi.pdf --key "$(cat first/key.hex)")
for wanted in "有効です" "氏名: 髙橋 美咲" "所属: 営業部" "修了日: 2026年（令和8年）1月15日" \
    "題: 修了証　第9話　電波の名札を確かめる" "記録番号: GOFUN-2026-7Q4K-M2HX"; do
    grep -qF "$wanted" <<<"$shown" || stop "verify does not say \"$wanted\""
done

# A visible name is edited: the first two characters change places.
qpdf --qdf --object-streams=disable first/takahashi.pdf plain.pdf
LC_ALL=C sed '/^29\.4803.* Tm$/{n;n;s/<\(....\)>\(-[0-9]*\)<\(....\)>/<\3>\2<\1>/;}' plain.pdf \
    >swapped.pdf
fix-qdf <swapped.pdf >edited.pdf
pdftotext edited.pdf - | grep -q 橋髙 || stop "the edit did not change the visible name"
verdict 1 page-changed edited.pdf
"$hr" certificate verify edited.pdf --key "$(cat first/key.hex)" >shown.txt || true
grep -q "氏名: 髙橋 美咲" shown.txt || stop "the signed name is not shown"
grep -q "書き換えられています" shown.txt || stop "the edit is not called an edit"

# Saved again by another program, in every way that moves or packs the signed text.
qpdf --object-streams=generate --compress-streams=y --recompress-flate \
    first/takahashi.pdf packed.pdf
grep -qa GOFUN-CERTIFICATE packed.pdf && stop "qpdf left the text unpacked: nothing tested"
verdict 1 page-changed packed.pdf
qpdf --linearize first/takahashi.pdf linear.pdf
verdict 1 page-changed linear.pdf
# Another page over the first one; another page with the text of the first.
qpdf first/takahashi.pdf --overlay first/yoshida.pdf -- overlaid.pdf
verdict 1 page-changed overlaid.pdf
qpdf first/yoshida.pdf --remove-attachment=gofun-certificate.txt bare.pdf
verdict 1 nothing-signed bare.pdf
qpdf bare.pdf --add-attachment first/takahashi.txt --key=x -- borrowed.pdf
verdict 1 page-changed borrowed.pdf
# Something added behind the issued file, and the name changed inside the signed text.
{ cat first/takahashi.pdf; echo '% more'; } >longer.pdf
verdict 1 page-changed longer.pdf
LC_ALL=C sed 's/^name: .*/name: 山田 太郎/' first/takahashi.pdf >forged.pdf
verdict 1 bad-signature forged.pdf
echo "check_pdf: $(ls first/*.pdf | wc -l) certificates, 8 changed files"
