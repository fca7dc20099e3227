#!/usr/bin/env bash
# The disk says no: full, read-only, damaged, of a newer version, somebody else's. Needs root
# for the small disk.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
WHO=(--learner '佐々木 花子' --lesson no09_wireless_lan)

start_over() {
    [ -z "$PLAYER" ] || kill_player
    DATA=$WORK/data_$1
    mkdir -p "$DATA"
}
# A record with an attempt in the middle of a scene, closed well; the next start makes the
# backup.
make_record() {
    start_player "${WHO[@]}"
    press line Return
    read_to 'step cafe c3'
    press line Escape
    press line Tab
    press home Return
    quit_player
    start_player
    quit_player
    [ -n "$(find "$DATA/backup" -type f 2>/dev/null)" ] || fail "no backup was made"
}
# The error page, the same bytes, and the exit code 1 of its button.
refused() { # refused CODE WORDS...
    local before
    before=$(sum_of_database)
    start_player "${WHO[@]}"
    same "screen" error "$(shot_kind)"
    must_show "$@"
    key Return
    end_player
    same "exit code" 1 "$CODE"
    same "bytes of the database" "$before" "$(sum_of_database)"
}
tried() { [ "$(grep -c 'event not saved' "$WORK/player.log")" -ge "$1" ]; }
sum_of_database() { md5sum <"$DATA/gofun.db"; }

start_server $SIZE

echo "  full disk"
start_over full
mkdir -p "$WORK/small"
if mount -t tmpfs -o size=1200k tmpfs "$WORK/small" 2>"$WORK/mount.log"; then
    DATA=$WORK/small
    start_player "${WHO[@]}"
    press line Return
    read_to 'step cafe c2'
    way=$(steps)
    dd if=/dev/zero of="$WORK/small/filler" bs=4k 2>/dev/null || true
    tries=0
    while [ "$(shot_kind)" = line ] && [ $tries -lt 200 ]; do
        press any Return
        # What the record could not take, the screen does not show.
        if [ "$(shot_kind)" = line ]; then way=$(steps); fi
        if [ "$(shot_kind)" = choose ]; then press any 2; press any Return; fi
        tries=$((tries + 1))
    done
    same "screen on a full disk" error "$(shot_kind)"
    must_show G-0301 空きが足りません もう一度保存する
    stood=$(place)
    key Return
    wait_for 10 "the second try to fail" tried 2
    same "still full" error "$(shot_kind)"
    same "place while the disk is full" "$stood" "$(place)"
    rm "$WORK/small/filler"
    press any Return
    [ "$(shot_kind)" != error ] || fail "the disk has room, and it is still not saved"
    [ "$(steps)" -gt "$way" ] || [ "$(place)" != "$stood" ] || fail "the step was lost"
    press any Return
    kill_player
    check_record
    umount "$WORK/small"
else
    echo "  skipped: cannot mount a small disk ($(cat "$WORK/mount.log"))"
fi

echo "  newer version"
start_over newer
make_record
cp -r "$DATA" "$WORK/kept"
sqlite3 "$DATA/gofun.db" "INSERT INTO migration(version, name) VALUES (999, 'later')" \
    'PRAGMA user_version = 999'
refused G-0101 新しい版の五分

echo "  somebody else's database"
start_over other
cp -r "$WORK/kept/." "$DATA"
rm -f "$DATA"/gofun.db*
sqlite3 "$DATA/gofun.db" 'CREATE TABLE cat(name); INSERT INTO cat VALUES (1)'
refused G-0101

echo "  not a database at all"
start_over text
cp -r "$WORK/kept/signing.pub" "$DATA" 2>/dev/null || true
seq 5000 >"$DATA/gofun.db"
before=$(sum_of_database)
start_player "${WHO[@]}"
kept=$(find "$DATA" -maxdepth 1 -name 'gofun.db.damaged-*')
same "the file is kept" "$before" "$(md5sum <"${kept%%$'\n'*}")"

echo "  damaged, with a backup"
start_over damaged
cp -r "$WORK/kept/." "$DATA"
way=$(position)
head -c 20000 /dev/urandom | dd of="$DATA/gofun.db" bs=1 seek=4096 conv=notrunc status=none
before=$(sum_of_database)
start_player --learner '佐々木 花子'
same "screen after a restore" home "$(shot_kind)"
must_show 記録のファイルが壊れていたため 控えから戻しました
same learner '佐々木 花子' "$(sql 'SELECT name FROM learner')"
check_record
kept=$(grep -rl . "$DATA" --include='gofun.db*' | while read -r file; do
    [ "$(md5sum <"$file")" != "$before" ] || echo "$file"
done)
[ -n "$kept" ] || fail "the damaged file is not kept"

echo "  read-only folder"
start_over read_only
cp -r "$WORK/kept/." "$DATA"
if mount --bind "$DATA" "$DATA" 2>/dev/null && mount -o remount,bind,ro "$DATA"; then
    before=$(sum_of_database)
    start_player "${WHO[@]}"
    must_show 学習の記録を開けません G-0104
    key Return
    end_player
    same "exit code on a read-only disk" 1 "$CODE"
    grep 'Read-only file system' "$WORK/player.log" >/dev/null || fail "no reason was told"
    same "bytes of the database" "$before" "$(sum_of_database)"
    umount "$DATA"
else
    echo "  skipped: cannot mount"
fi
echo "faults: ok"
