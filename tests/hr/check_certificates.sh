#!/usr/bin/env bash
# The register and the company's list with the real program: issue, re-issue, revoke,
# devices, rotation, bulk. check_certificates.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2

"$make_record" hr 2 5 1 yes     # part 1 for two people
"$make_record" kiosk 1 1 7 yes  # another machine
"$hr" certificate list --data hr --json >all.json
serial=$(sqlite3 :memory: "select json_extract(readfile('all.json'), '\$[0].serial')")
try 0 '10件' certificate list --data hr
try 0 '5件' certificate list --data hr --number ００００１
try 0 '5件' certificate list --data hr --department 営業部
try 0 '0件' certificate list --data hr --department 営業
try 0 '0件' certificate list --data hr --cycle 1999
try 2 '--kind は' certificate list --data hr --kind all
try 0 'GOFUN-CERTIFICATE 1' certificate show "$serial" --data hr
try 2 '見つかりません' certificate show GOFUN-2026-2222-2222 --data hr

# Parts: only what is complete, once.
try 0 '新しく 2件' certificate issue --data hr --lessons "$lessons"
try 0 '新しく 0件' certificate issue --data hr --lessons "$lessons"
try 0 '  第1部  ' certificate list --data hr --kind part
try 0 '  第1話  ' certificate list --data hr --kind lesson

# Without a company, the key of the machine is enough, as before.
try 0 '12件のPDF' certificate bulk --data hr -o before
[ "$(ls before | wc -l)" -eq 12 ]
first=$(ls before/*"$serial".pdf)
try 0 '有効です' certificate verify "$first" --data hr
grep -q '注意: 信頼の一覧がないので、取り消されたかどうかは確かめていません。' said.txt
try 0 '"trust_list": null' certificate verify "$first" --data hr --json
try 2 '修了証の記録番号です' certificate verify "$serial" --data hr
try 0 "記録番号     $serial" certificate show "$(tr A-Z a-z <<<"$serial" | sed 's/-/－/g')" --data hr

# What was called back before there was a company is in its first list; blanks are no reason.
cp -r hr early
spare=$(sqlite3 :memory: "select json_extract(readfile('all.json'), '\$[1].serial')")
try 2 '理由（--reason）が要ります' certificate revoke "$spare" --data early --reason ' '
try 0 '台帳だけの取り消し' certificate revoke "$spare" --data early --reason 取り違え
try 0 '会社の公開鍵' key company create --data early
try 1 '会社が取り消した修了証' certificate verify "$(ls before/*"$spare".pdf)" --data early
grep -q '取り消し: .*取り違え' said.txt
try 0 'もう取り消したか差し替えて' certificate revoke "$spare" --data early --reason もう一度
try 0 '信頼の一覧 第2号' certificate verify "$first" --data early

# An older list in the place of the newest, or none: nothing is judged, nothing is signed.
cp early/company/trust.gofun older.gofun
try 0 '取り消しました' certificate revoke "$serial" --data early --reason 誤り
cp early/company/trust.gofun newest.gofun
cp older.gofun early/company/trust.gofun
try 2 '古いものに替わっています' certificate verify "$first" --data early
try 2 '古いものに替わっています' certificate verify "$first" --data early --key hr/signing.pub
try 2 '古い第2号に替わっています（最後に署名したのは第3号）' certificate revoke "$serial" --data early --reason x
try 2 '古い第2号' key device list --data early
rm early/company/trust.gofun
try 2 '信頼の一覧を使えません' certificate verify "$first" --data early
grep -q 'key company create' said.txt
try 2 '信頼の一覧（trust.gofun）がありません' certificate revoke "$serial" --data early --reason x
try 0 '信頼の一覧を作り直しました' key company create --data early
try 1 '会社が取り消した修了証' certificate verify "$first" --data early
try 0 '第4号' key device list --data early
cp newest.gofun early/company/trust.gofun
try 2 '古い第3号' key rotate --data early
rm -rf early

# Re-issue with another name; the old one stays good only for who has no list.
try 2 '理由（--reason）' certificate reissue "$serial" --data hr
try 0 '会社の公開鍵' key company create --data hr
company=$(sed -n 's/^会社の公開鍵  //p' said.txt)
try 2 'もう会社の鍵があります' key company create --data hr
try 0 '出し直しました' certificate reissue "$serial" --data hr --reason 氏名の誤り --name '高橋 美咲'
fresh=$(grep -o 'GOFUN-....-....-....' said.txt | head -1)
grep -qF "gofun-hr certificate bulk --serial $fresh -o 修了証" said.txt
try 2 'すでにあります' certificate reissue "$serial" --data hr --reason もう一度
try 0 '氏名の誤り' certificate show "$fresh" --data hr
try 1 '会社が取り消した修了証' certificate verify "$first" --data hr
grep -q '差し替え' said.txt
try 0 '1件のPDF' certificate bulk --serial "$(tr A-Z a-z <<<"$fresh")" --data hr -o alone
[ "$(ls alone)" = "00001_$(sqlite3 hr/gofun.db "select name from learner where employee_number = '00001'")_no01_update_$fresh.pdf" ]
try 0 '当てはまる修了証がない' certificate bulk --serial "$serial" --data hr -o alone
try 0 '1件' certificate list --serial "$serial" --data hr
try 0 '12件のPDF' certificate bulk --data hr -o after
try 0 '氏名: 高橋 美咲' certificate verify after/*"$fresh".pdf --data hr
[ -z "$(ls after | grep "$serial" || true)" ]

# After a new name in the roster: all that are valid, at once, under that name.
cp -r hr renamed
printf '社員番号,氏名\n00001,結婚 美咲\n' >renamed.csv
try 0 '発行ずみの修了証' roster import renamed.csv --partial --data renamed --apply --lessons "$lessons"
try 2 'どの修了証か、1つに決まりません' certificate reissue --data renamed --reason 改姓
try 0 'gofun-hr certificate reissue [SERIAL] [オプション]' certificate reissue --help
try 2 'どの修了証か、1つに決まりません' certificate reissue "$fresh" --number 00001 --data renamed --reason 改姓
try 2 '社員番号「99999」の人は見つかりません' certificate reissue --number 99999 --data renamed --reason 改姓
valid=$("$hr" certificate list --number 00001 --data renamed | grep -c '  有効  ')
try 0 "00001 の修了証 ${valid}件を出し直しました" certificate reissue --number 00001 --data renamed --reason 改姓
[ "$("$hr" certificate list --number 00001 --data renamed | grep -c '  有効  ')" = "$valid" ]
try 0 "${valid}件のPDF" certificate bulk --number 00001 --data renamed -o renamed-pdf
try 0 "氏名がもう合っている ${valid}件は、そのままです" certificate reissue --number 00001 --data renamed --reason 改姓
try 0 '"reissued": 0' certificate reissue --number 00001 --data renamed --reason 改姓 --json
# A certificate of a machine that the company does not know stays; the others are made.
mkdir sealed && cp renamed/gofun.db sealed
try 1 'key device sign' certificate reissue --number 00002 --data sealed --name 別人 --reason 改姓
[ "$(grep -c 'を出し直せません' said.txt)" -ge 5 ]
try 1 '"reissued": 0' certificate reissue --number 00002 --data sealed --name 別人 --reason 改姓 --json
for pdf in renamed-pdf/*.pdf; do try 0 '氏名: 結婚 美咲' certificate verify "$pdf" --data renamed; done
rm -rf renamed renamed-pdf

# A register that was changed: told as that, by each command that needs what was signed.
cp -r hr changed
sqlite3 changed/gofun.db "drop trigger certificate_keep;
    update certificate set content = replace(content, '美咲', '美沙') where serial = '$fresh';" \
    "$(sqlite3 hr/gofun.db "select sql from sqlite_schema where name = 'certificate_keep'")"
try 1 '署名のあとで書き換えられています' certificate bulk --data changed -o changed-pdf
grep -q 'report audit' said.txt
[ "$(ls changed-pdf | wc -l)" -eq 11 ]
try 2 '署名のあとで書き換えられています' certificate badge "$fresh" -o changed-pdf --data changed
try 2 '署名のあとで書き換えられています' certificate reissue "$fresh" --reason x --data changed
rm -rf changed changed-pdf

# One PDF for the printer: a page each, sound, names in it, and never half a file.
try 0 '12件を print.pdf' certificate bulk --data hr --one-file print.pdf
qpdf --check print.pdf >/dev/null
[ "$(qpdf --show-npages print.pdf)" -eq 12 ]
[ "$(pdfinfo print.pdf | sed -n 's/^Title: *//p')" = '修了証（12件）' ]
try 0 '6件を sales.pdf' certificate bulk --data hr --one-file sales.pdf --department 営業部
[ "$(pdfinfo sales.pdf | sed -n 's/^Title: *//p')" = '修了証　営業部（6件）' ]
pdftotext -layout print.pdf print.txt
[ "$(grep -c '高橋 美咲' print.txt)" -eq 1 ] # the other is still 髙橋
[ "$(grep -c '修了証$\|^ *修了証' print.txt)" -ge 12 ]
try 0 'PDFは作っていません' certificate bulk --data hr --one-file none.pdf --cycle 1999
try 2 'どちらか' certificate bulk --data hr --one-file both.pdf -o both
try 2 '書けません' certificate bulk --data hr --one-file nowhere/print.pdf
[ "$(ls | grep -c '^none\|^both\|part$')" -eq 0 ]

# A verifier elsewhere has the company key and the list.
list=hr/company/trust.gofun
try 0 '有効です' certificate verify after/*"$fresh".pdf --company "$company" --trust "$list"
try 2 '信頼の一覧を使えません' certificate verify after/*"$fresh".pdf --trust "$list" \
    --company "$(printf '%064d' 7)"
sed 's/人事の機械/人事の機会/' "$list" >forged.gofun
try 2 '信頼の一覧を使えません' certificate verify after/*"$fresh".pdf --company "$company" \
    --trust forged.gofun

# Devices: unknown, signed, stolen.
"$hr" certificate bulk --data kiosk -o kiosk-pdf >/dev/null
kiosk_pdf=$(ls kiosk-pdf/*.pdf)
try 1 '会社が認めていない鍵' certificate verify "$kiosk_pdf" --data hr
try 1 '手もとにない鍵' certificate verify "$kiosk_pdf" --key hr/signing.pub --data nowhere
try 0 '署名しました' key device sign kiosk/signing.pub --label 受付のキオスク --data hr
try 2 'もう信頼の一覧にあります' key device sign kiosk/signing.pub --label 受付 --data hr
try 0 '受付のキオスク' key device list --data hr
try 0 '"label": "受付のキオスク"' key device list --data hr --json
try 0 '有効です' certificate verify "$kiosk_pdf" --data hr
try 2 '見つからないか、2台以上あります' key device revoke 食堂 --after 2026-04-01 --reason 盗難 --data hr
try 2 '--after の日付' key device revoke 受付のキオスク --after 2026-02-30 --reason 盗難 --data hr
cp -r hr hr-day
cp -r hr hr-known
try 0 '0件は有効のまま' key device revoke 受付のキオスク --after 2000-01-01 --reason 盗難 --data hr
try 1 '取り消しの日より後' certificate verify "$kiosk_pdf" --data hr
grep -q '2000-01-01　盗難' said.txt
try 1 '"finding": "device-revoked"' certificate verify "$kiosk_pdf" --data hr --json
# Dated before the day, but HR's register never saw it: it may be a thief's.
today=$(date +%F)
try 2 'まだ来ていない日' key device revoke 受付のキオスク --after 2099-01-01 --reason 盗難 --data hr-day
try 2 '--reason が要ります' key device revoke 受付のキオスク --after "$today" --reason ' ' --data hr-day
try 0 '0件は有効のまま' key device revoke 受付のキオスク --after "$today" --reason 盗難 --data hr-day
try 1 '台帳にありません' certificate verify "$kiosk_pdf" --data hr-day
# What comes in afterwards may be the thief's: not into the register, nor known by asking again.
"$hr" record sign --data kiosk >said.txt
try 0 '署名あり・取り消した端末' collect kiosk --data hr-day
try 0 '修了証の署名を確かめられません' collect conflicts --data hr-day
kiosk_serial=$(sqlite3 kiosk/gofun.db 'select serial from certificate limit 1')
try 2 '見つかりません' certificate show "$kiosk_serial" --data hr-day
try 1 '取り消した端末' collect kiosk --strict --again --data hr-day
try 0 '端末を取り消しました' key device revoke 受付のキオスク --after "$today" --reason 紛失 --data hr-day
if grep -q '有効のまま' said.txt; then echo "known a second time" >&2; exit 1; fi
try 1 '台帳にありません' certificate verify "$kiosk_pdf" --data hr-day
try 0 '端末を取り消しました' key device revoke 受付のキオスク --after 2026-01-01 --reason 紛失 --data hr-day
try 2 'それより後の日には' key device revoke 受付のキオスク --after "$today" --reason 紛失 --data hr-day
# What the register had before stays good; the company's key is no device.
try 0 '新しい答え' collect kiosk --data hr-known
try 0 '1件は有効のまま' key device revoke 受付のキオスク --after "$today" --reason 盗難 --data hr-known
try 0 '有効です' certificate verify "$kiosk_pdf" --data hr-known
try 2 '会社の鍵は、端末の鍵になりません' key device sign hr/company/signing.pub --data hr-known

# A key given by hand does not hide what the company called back.
try 1 '会社が取り消した修了証' certificate verify "$first" --data hr --key hr/signing.pub

# The company's own keys, the one in use and a former one, are no device's.
mkdir thief
cp hr/company/signing.key hr/company/signing.pub thief
"$make_record" thief 1 1 90 yes
"$hr" certificate bulk --data thief -o thief-pdf >/dev/null
thief_pdf=$(ls thief-pdf/*.pdf)
try 0 '有効です' certificate verify "$thief_pdf" --data thief
try 1 '会社が認めていない鍵' certificate verify "$thief_pdf" --data hr

# Rotation: who has the old company key can check the new list; after a leak not.
cp hr/company/signing.key hr/company/retired-1-signing.key # as versions before left it
try 0 '新しい会社の公開鍵' key rotate --data hr
[ -z "$(ls hr/company | grep '^retired.*key$' || true)" ]
[ "$(ls hr/company | grep -c '^retired.*pub$')" -eq 1 ]
second=$(sed -n 's/^新しい会社の公開鍵  //p' said.txt)
try 1 '会社が認めていない鍵' certificate verify "$thief_pdf" --data hr
try 1 '会社が認めていない鍵' certificate verify "$thief_pdf" --company "$company" --trust "$list"
try 0 '有効です' certificate verify after/*"$fresh".pdf --company "$company" --trust "$list"
try 0 '有効です' certificate verify after/*"$fresh".pdf --company "$second" --trust "$list"
try 0 '配り直して' key rotate --compromised --data hr
try 2 '信頼の一覧を使えません' certificate verify after/*"$fresh".pdf --company "$second" --trust "$list"

# A badge of the company's key as second attachment; another serial's badge in its place.
third=$(sqlite3 hr/gofun.db "select serial from certificate where kind = 'part' limit 1")
try 0 'バッジを' certificate badge "$third" -o badge --data hr
try 0 'その署名も確かめました' certificate verify "badge/$third.pdf" --data hr
try 0 '"badge": true' certificate verify "badge/$third.pdf" --data hr --json
try 1 '修了証のPDFでなく、バッジ' certificate verify "badge/$third.png" --data hr
try 1 '修了証のPDFでなく、バッジ' certificate verify "badge/$third.json" --data hr
try 0 '12件のPDF' certificate bulk --badge --data hr -o with-badge
cmp with-badge/*"$third".pdf "badge/$third.pdf"
try 2 '添えられません' certificate bulk --badge --data hr --one-file with-badge.pdf
LC_ALL=C sed 's/"validUntil":"2/"validUntil":"3/' "badge/$third.pdf" >longer-badge.pdf
try 1 '"finding": "other-badge"' certificate verify longer-badge.pdf --data hr --json
LC_ALL=C sed 's/gofun-certificate.txt/gofun-certificate.tyt/' "badge/$third.pdf" >renamed-text.pdf
try 1 '"finding": "page-changed"' certificate verify renamed-text.pdf --data hr --json
# After a leak, the badges that the lost key signed are nobody's; the certificate is good.
cp -r hr leaked
try 0 '配り直して' key rotate --compromised --data leaked
try 1 '修了証は発行されたときのままですが、添えられたバッジは' certificate verify "badge/$third.pdf" --data leaked
grep -q '氏名: ' said.txt
try 0 'バッジを' certificate badge "$third" -o badge-again --data leaked
try 0 'その署名も確かめました' certificate verify "badge-again/$third.pdf" --data leaked
rm -rf leaked

# A passphrase on the company key: asked for by everything that signs, by nothing else.
echo '合言葉は十二文字以上です' >good.txt
echo 'ちがう合言葉ちがう合言葉' >wrong.txt
echo 短い >short.txt
unset GOFUN_COMPANY_PASSPHRASE_FILE
try 2 '12文字以上' key protect --passphrase-file short.txt --data hr
try 0 '合言葉で守りました' key protect --passphrase-file good.txt --data hr
if grep -qF 'gofun-signing-key' hr/company/signing.key; then
    echo "the key is still in the clear" >&2
    exit 1
fi
try 0 '有効です' certificate verify "badge/$third.pdf" --data hr
before=$(sqlite3 hr/gofun.db "select count(*) from certificate_event")
try 2 'たずねる端末がなく' certificate revoke "$third" --data hr --reason 試し
export GOFUN_COMPANY_PASSPHRASE_FILE=$work/wrong.txt
try 2 '合言葉が違うか' certificate revoke "$third" --data hr --reason 試し
try 2 '合言葉が違うか' certificate reissue "$third" --data hr --reason 試し
[ "$before" = "$(sqlite3 hr/gofun.db "select count(*) from certificate_event")" ]
try 2 '合言葉が違うか' key rotate --data hr
export GOFUN_COMPANY_PASSPHRASE_FILE=$work/good.txt
try 0 '新しい会社の公開鍵' key rotate --data hr
grep -qF 'gofun-locked-key' hr/company/signing.key
try 0 'その署名も確かめました' certificate verify "badge/$third.pdf" --data hr
try 0 '合言葉を外しました' key protect --remove --data hr
unset GOFUN_COMPANY_PASSPHRASE_FILE

# Revoking one certificate.
try 0 '取り消しました' certificate revoke "$fresh" --data hr --reason 取り違え
try 1 '会社が取り消した修了証' certificate verify after/*"$fresh".pdf --data hr
grep -q '取り違え' said.txt
try 0 '取り消し' certificate show "$fresh" --data hr
echo "check_certificates: $done_cases uses"
