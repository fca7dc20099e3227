#!/usr/bin/env bash
# gofun-author tour: a picture of every page, of the sheets a plan does not open, and of
# the hands-on part when it goes wrong.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export HOME=$WORK/home TMPDIR=$WORK XDG_DATA_HOME=$WORK/home/data
start_server 1280x720
tour=$WORK/tour
timeout 120 "$BIN/gofun-author" tour "$tour" no09_wireless_lan no03_password \
    --size 1280x720 >"$WORK/said" 2>"$WORK/player.log" || fail "tour ended with $?"
same "pictures in the index" "$(find "$tour" -name '*.png' | wc -l)" \
    "$(grep -c '<img ' "$tour/index.html")"

# has FOLDER TEXT: a draw list there has this text on one line
has() { grep -qF "\"$2" "$tour/$1"/*.txt || fail "no picture of '$2' in $1"; }

for lesson in no09_wireless_lan no03_password; do
    has $lesson 'もっと知る'
    has $lesson '閉じる'
    has $lesson '第1問の答え'
    has $lesson 'もう少し'
    has $lesson '合格'
done
for part in no09_wireless_lan/network_tries no03_password/password_tries; do
    [ -d "$tour/$part" ] || fail "$(find "$tour" -type d)"
    has $part 'ヒントを見る'
    has $part '答えを見る'
done
has no09_wireless_lan/network_tries '不正解'
[ -z "$(find "$tour" -path '*_tries/*' -name '*_card.png')" ] ||
    fail "the tour of a part goes on behind it"
echo "ok"
