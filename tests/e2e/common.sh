# Shared by the end-to-end scripts: a private X server, the release player in it, and
# waiting for conditions (never for time). Sourced.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
BIN=$PWD/build/release/bin
WORK=$(mktemp -d)
PLAYER=
SERVER=

cleanup() {
    [ -n "$PLAYER" ] && kill -9 "$PLAYER" 2>/dev/null
    [ -n "$SERVER" ] && kill "$SERVER" 2>/dev/null
    rm -rf "$WORK"
}
trap cleanup EXIT

fail() {
    echo "FAILED: $*" >&2
    [ -f "$WORK/player.log" ] && tail -20 "$WORK/player.log" >&2
    exit 1
}

# wait_for SECONDS WHAT COMMAND...: polls until COMMAND succeeds.
wait_for() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || fail "waited too long for $what"
        [ -z "$PLAYER" ] || kill -0 "$PLAYER" 2>/dev/null || fail "the player ended, waiting for $what"
        sleep 0.03
    done
}

start_server() { # start_server WIDTHxHEIGHT
    Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$WORK/display" 2>/dev/null &
    SERVER=$!
    until [ -s "$WORK/display" ]; do
        kill -0 $SERVER || fail "Xvfb did not start"
        sleep 0.03
    done
    DISPLAY=:$(cat "$WORK/display")
    export DISPLAY
}

start_player() { # start_player OPTION...
    XDG_CACHE_HOME=$WORK/cache "$BIN/gofun" --data "$WORK/data" \
        --certificate-dir "$WORK/certificates" "$@" 2>>"$WORK/player.log" &
    PLAYER=$!
    wait_for 20 "the window" xdotool search --onlyvisible --name 五分
}

end_player() { # waits for a player that was told to end
    local code=0
    wait "$PLAYER" || code=$?
    PLAYER=
    return $code
}

key() { xdotool key --delay 0 "$@"; }

sql() { sqlite3 -readonly -cmd '.timeout 2000' "$WORK/data/gofun.db" "$1"; }

# The last place of the newest position: "at KIND ...".
place() { sql 'SELECT position FROM position ORDER BY attempt_id DESC LIMIT 1' | grep '^at ' | tail -1; }
# A number that grows with every saved event.
saved() { sql 'SELECT length(position) || "/" || saved_at || "/" || active_ms FROM position ORDER BY attempt_id DESC LIMIT 1'; }
is_at() { [[ "$(place)" == *"$1"* ]]; }
