#!/usr/bin/env bash
# The command line of gofun-hr: every kind of use and misuse, its exit code and what it says.
# check_hr.sh GOFUN_HR SAMPLES
. "$(dirname "$0")/common.sh"
samples=$2
mkdir out data empty other
LSAN_OPTIONS="suppressions=$here/../credential/lsan.supp:print_suppressions=0" "$samples" out
key=$(cat out/key.hex)
printf 'gofun-public-key 1\n%s\n' "$key" >data/signing.pub
printf 'gofun-public-key 1\n%064d\n' 7 >other/signing.pub
echo 'no key at all' >broken.pub
token=$(cat out/takahashi.token)

try 0 'gofun-hr certificate verify FILE.pdf|TOKEN' --help
try 0 'gofun-hr 0.' --version
try 0 '名簿を取り込む'
try 2 'コマンド「certificat verify」はありません' certificat verify x
try 2 'gofun-hr certificate verify' certificate verfy x
try 2 'gofun-hr certificate verify' certificate
try 2 '対処: ' --halp

try 0 '--json' certificate verify --help
try 2 'FILE.pdf|TOKEN がありません' certificate verify
try 2 '「b」は余分です' certificate verify a b
try 2 'オプション「--keys」はありません' certificate verify a --keys b
try 2 '「--key」の後に FILE|HEX がありません' certificate verify a --key
try 2 'nothing.pdf: ファイルがありません。' certificate verify nothing.pdf --key "$key"
try 2 'nokey.pub: ファイルがありません。' certificate verify out/wang.pdf --key nokey.pub
try 2 'broken.pub: 公開鍵' certificate verify out/wang.pdf --key broken.pub
try 2 '公開鍵がありません' certificate verify out/wang.pdf --data empty
try 2 'この端末の鍵' certificate verify out/wang.pdf

try 0 '有効です' certificate verify out/takahashi.pdf --key "$key"
if grep -q '時計' said.txt; then echo "2026 is over" >&2; exit 1; fi
try 0 '修了日が、まだ来ていない日です。発行した端末の時計が' certificate verify out/ahead.pdf --key "$key"
try 0 '氏名: 髙橋 美咲' certificate verify out/takahashi.pdf --key data/signing.pub
try 0 '氏名: 﨑山 濵子' certificate verify out/sakiyama.pdf --data data
try 0 '氏名: 𠮷田 槗男' certificate verify --data data out/yoshida.pdf
try 0 '題: 修了証　毎日の守り編' certificate verify out/wang.pdf --data data
try 0 '再発行: GOFUN-2025-2345-6789 の再発行' certificate verify out/longest.pdf --data data
try 0 '題: 修了証　第9話' certificate verify "$token" --data data
try 0 '見比べてください' certificate verify "$token" --data data
try 0 'PDFの見た目は確かめていません' certificate verify out/takahashi.txt --data data
try 0 '"name": "Nguyễn Thị Hoa"' certificate verify out/nguyen.pdf --data data --json
try 0 '有効です' certificate verify out/wang.pdf --key other/signing.pub --key "$key"
try 1 '手もとにない鍵' certificate verify out/wang.pdf --data other
try 1 '"finding": "other-key"' certificate verify out/wang.pdf --data other --json
try 1 '署名された内容が壊れています' certificate verify "${token%????}" --data data
try 1 '修了証ではありません' certificate verify data/signing.pub --data data
grep -q 氏名 said.txt && { echo "a name is shown that nobody signed" >&2; exit 1; }

mkdir -p home/gofun
cp data/signing.pub home/gofun/
try 0 '有効です' certificate verify out/wang.pdf
try 0 "公開鍵    $key" key show
try 0 "公開鍵    $key" key show --data data
try 2 'empty: ファイルがありません。' key show --data empty
try 2 '「something」は余分です' key show something

# JSON is JSON for another program: sqlite's reader.
"$hr" certificate verify out/longest.pdf --data data --json >answer.json
[ "$(sqlite3 :memory: "select json_extract(readfile('answer.json'), '\$.signed.serial')")" = \
    GOFUN-2026-7Q4K-M2HX ] || { echo "not JSON:" >&2; cat answer.json >&2; exit 1; }
echo "check_hr: $done_cases uses"
