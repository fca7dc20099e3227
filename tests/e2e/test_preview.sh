#!/usr/bin/env bash
# The author's preview in a real window: begins at a step, shows a saved change within
# 200 ms, shows mistakes instead of ending, goes on where it was when they are mended, and
# writes no record.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
start_server 1280x720
cp lessons/no09_wireless_lan/lesson.lua "$WORK/lesson.lua"
file=$WORK/lesson.lua
HOME=$WORK/home TMPDIR=$WORK XDG_DATA_HOME=$WORK/home/data \
    "$BIN/gofun-author" preview "$file" --step c2 --size 1280x720 \
    --screenshot-dir "$SHOTS" 2>"$WORK/player.log" &
PLAYER=$!

shown_at() { stat -c %.3Y "$(newest_words)" | tr -d .; }

wait_for 20 "the step c2" shows '会社に戻ったら間に合わない'

# the text is made before the picture is taken, but the file is written after it: the
# time measured has a whole picture in it
sed -i 's/会社に戻ったら間に合わない/会社にもどると遅れてしまう/' "$file"
saved=$(stat -c %.3Y "$file" | tr -d .)
wait_for 5 "the saved change" shows '会社にもどると遅れてしまう'
took=$(($(shown_at) - saved))
echo "shown $took ms after saving, with the picture of it"
[ "$took" -lt "${GOFUN_PREVIEW_MS:-1000}" ] || fail "reloading took $took ms"

# a mistake is said in the window, with its line
sed -i 's/"困り"/"泣き"/' "$file"
wait_for 5 "the mistake" shows 'S016'
kill -0 "$PLAYER" || fail "the player ended"
sed -i 's/"泣き"/"困り"/' "$file"
wait_for 5 "the same place again" shows '会社にもどると遅れてしまう'

kill "$PLAYER"
wait "$PLAYER" 2>/dev/null || true
PLAYER=
[ -z "$(find "$WORK/home" -name '*.db' 2>/dev/null)" ] || fail "a record was written"
echo "ok"
