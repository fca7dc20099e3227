# Shared by the end-to-end scripts: a private X server, the release player in it, and
# waiting for conditions (never for time). Sourced. GOFUN_BIN: another folder of programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
BIN=${GOFUN_BIN:-$PWD/build/release/bin}
WORK=$(mktemp -d)
DATA=$WORK/data
SHOTS=$WORK/shots
CERTIFICATES=$WORK/certificates
LESSONS=$WORK/lessons
SIZE=1280x720
PLAYER=
SERVER=
# No handout of this machine, either.
export LC_ALL=C.UTF-8 TZ=Asia/Tokyo XDG_CONFIG_DIRS=$WORK/config
mkdir -p "$SHOTS" "$LESSONS"
# Two lessons only, so that the way through home stays the same when others arrive.
cp -r lessons/course.lua lessons/facts.lua lessons/no03_password lessons/no09_wireless_lan "$LESSONS"

cleanup() {
    local code=$?
    if [ -n "$PLAYER" ]; then
        kill -9 "$PLAYER" 2>/dev/null || true
        wait "$PLAYER" 2>/dev/null || true
    fi
    [ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null || true
    awk -v work="$WORK/" 'index($2, work) == 1 { print $2 }' /proc/mounts |
        while read -r mount; do
            umount -l "$mount"
        done
    if [ $code -ne 0 ] && [ -n "${KEEP_WORK:-}" ]; then
        echo "kept: $WORK" >&2
    else
        rm -rf "$WORK"
    fi
    return $code
}
trap cleanup EXIT

# Not by exit alone: scripts call it from subshells too.
fail() {
    echo "FAILED: $*" >&2
    [ -f "$WORK/player.log" ] && tail -5 "$WORK/player.log" >&2
    exit 1
}

same() { # same WHAT EXPECTED GOT
    [ "$2" = "$3" ] || fail "$1: expected [$2], got [$3]"
}

# wait_for SECONDS WHAT COMMAND...: polls until COMMAND succeeds.
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || fail "waited too long for $what"
        [ -z "$PLAYER" ] || kill -0 "$PLAYER" 2>/dev/null ||
            fail "the player ended, waiting for $what"
        sleep 0.02
    done
}

start_server() { # start_server WIDTHxHEIGHT
    : >"$WORK/display"
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>>"$WORK/display" 2>/dev/null &
    SERVER=$!
    until [ "$(wc -l <"$WORK/display")" -gt 0 ]; do
        kill -0 $SERVER || fail "Xvfb did not start"
        sleep 0.03
    done
    DISPLAY=:$(cat "$WORK/display")
    export DISPLAY
}

# type_text KIND TEXT: a letter after the other, each seen on a screen of KIND. A letter that
# no key has is put on a free key by xdotool for the moment of the press; a program that
# looks a moment later finds the key empty again. Then it is pressed once more.
type_text() {
    local kind=$1 text=$2 i before tries limit
    for ((i = 0; i < ${#text}; i++)); do
        before=$(shot_number)
        for tries in 1 2 3 4 5; do
            xdotool type --delay $((tries * 40)) "${text:i:1}"
            limit=$((SECONDS + 2))
            until seen "$before" "$kind" || [ $SECONDS -ge $limit ]; do
                sleep 0.02
            done
            ! seen "$before" "$kind" || break
        done
        seen "$before" "$kind" || fail "letter $i of a text was not taken"
    done
}

# ---- the player ----

# Without a window to wait for: PLAYER is its process.
spawn_player() { # spawn_player OPTION...
    XDG_CACHE_HOME=$WORK/cache "$BIN/gofun" --data "$DATA" --size "$SIZE" --lessons "$LESSONS" \
        --certificate-dir "$CERTIFICATES" --screenshot-dir "$SHOTS" "$@" \
        2>>"$WORK/player.log" &
    PLAYER=$!
}

# Until its first screen is drawn.
start_player() { # start_player OPTION...
    rm -f "$SHOTS"/*
    spawn_player "$@"
    wait_for 20 "the first screen" seen 0
}

kill_player() {
    kill -9 "$PLAYER"
    wait "$PLAYER" 2>/dev/null || true
    PLAYER=
}

# Waits for a player that was told to end; its exit code is in CODE.
end_player() { # end_player [SECONDS]
    local limit=$((SECONDS + ${1:-30}))
    while kill -0 "$PLAYER" 2>/dev/null; do
        [ $SECONDS -lt $limit ] || fail "the player does not end"
        sleep 0.02
    done
    CODE=0
    wait "$PLAYER" || CODE=$?
    PLAYER=
}

# From home: Esc, then 「終わる」.
quit_player() {
    press any Escape
    key Tab Return
    end_player
    same "exit code" 0 $CODE
}

# ---- the screen ----

# Every screen that differs from the one before is a picture NNN_KIND.png, and then its
# words as NNN_KIND.txt, which appears at once.
newest_words() {
    local all=("$SHOTS"/*.txt)
    [ -e "${all[0]}" ] || return 1
    printf '%s\n' "${all[-1]}"
}
newest_shot() {
    local path
    path=$(newest_words) || return 1
    echo "${path%.txt}.png"
}
shot_number() { # of the newest picture, 0 without one
    local path
    path=$(newest_words) || { echo 0; return; }
    path=${path##*/}
    echo $((10#${path%%_*}))
}
shot_kind() {
    local path
    path=$(newest_words) || return 1
    path=${path##*/}
    path=${path#*_}
    echo "${path%.txt}"
}
seen() { # seen NUMBER [KIND]: a picture after NUMBER, of KIND, and it is the newest
    [ "$(shot_number)" -gt "$1" ] && [[ "${2:-any}" = any || "$(shot_kind)" = "$2" ]]
}
# Where TEXT stands on the newest picture; lines are broken, so ask for a few words only.
shows() { grep -F "$1" "$(newest_words)" >/dev/null; }
must_show() { # must_show TEXT...
    local text
    for text in "$@"; do
        shows "$text" || fail "not on the screen: $text ($(newest_words))"
    done
}

key() { xdotool key --delay 0 "$@"; }

# press KIND KEY...: the keys one after the other; after them another screen of KIND.
press() {
    local kind=$1 before
    shift
    before=$(shot_number)
    key "$@"
    wait_for 10 "screen $kind after $*" seen "$before" "$kind"
}

# ---- the record ----

sql() { sqlite3 -readonly -cmd '.timeout 2000' "$DATA/gofun.db" "$1"; }

position() { sql 'SELECT position FROM position ORDER BY attempt_id DESC LIMIT 1'; }
# The place saved last: "at KIND ...".
place() { position | grep '^at ' | tail -1; }
is_at() { [ "$(place)" = "at $1" ]; }
# How many places the way has so far: one more with every line, one fewer when going back.
steps() { position | grep -c '^at '; }

wait_at() { wait_for 10 "place $1" is_at "$1"; }

# read_to PLACE: Enter, line after line, until the record says PLACE.
read_to() {
    local before tries=0
    while ! is_at "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 60 ] || fail "never came to $1, but to $(place)"
        before=$(shot_number)
        key Return
        wait_for 10 "the next page on the way to $1" seen "$before"
    done
}

check_record() {
    same integrity_check ok "$(sqlite3 "$DATA/gofun.db" 'PRAGMA integrity_check')"
    same foreign_key_check "" "$(sqlite3 "$DATA/gofun.db" 'PRAGMA foreign_key_check')"
}
