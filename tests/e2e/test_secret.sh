#!/usr/bin/env bash
# What is typed in the password workshop is nowhere: not in the record, its log, its
# backups, the cache, the log of the player, the pictures, a core file, and, once the step
# is over, not in the memory of the process. Needs root to look into that memory.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
KANA=ぬぐぞべよざ
LATIN=qxzvwjky
ROMAJI=nuguzobeyoza$LATIN

cc -std=c17 -O2 -o "$WORK/find_text" tests/e2e/find_text.c

# in_memory: 0 nothing, 1 only in locked pages, 2 elsewhere too.
in_memory() {
    local worst=0 code text
    : >"$WORK/found"
    for text in "$KANA$LATIN" "$ROMAJI"; do
        code=0
        "$WORK/find_text" "$text" --pid "$PLAYER" >>"$WORK/found" || code=$?
        [ $code -lt 3 ] || fail "cannot look into the memory"
        [ $code -le $worst ] || worst=$code
    done
    return $worst
}
must_be_gone() { # must_be_gone WHEN
    local code=0
    in_memory || code=$?
    [ $code -eq 0 ] || { cat "$WORK/found" >&2; fail "in memory $1"; }
}
# Open: it has to be somewhere, else the search itself is broken.
must_be_locked() {
    local code=0
    in_memory || code=$?
    [ $code -ne 0 ] || fail "nothing found in memory $1: the search does not work"
    [ $code -eq 1 ] || { cat "$WORK/found" >&2; fail "outside locked pages $1"; }
}

must_not_be_in_files() {
    local files=() file
    while IFS= read -r file; do
        files+=("$file")
    done < <(find "$WORK" -type f ! -name find_text ! -name found)
    [ ${#files[@]} -gt 3 ] || fail "no files to look at"
    for text in "$KANA$LATIN" "$ROMAJI"; do
        "$WORK/find_text" "$text" "${files[@]}" >"$WORK/found" ||
            { cat "$WORK/found" >&2; fail "in a file"; }
    done
}

to_workshop() {
    press line Return
    read_to 'step office leak'
    press choose 2
    press line Return
    read_to 'step workshop leak_other_way'
    press line 2
    read_to 'step workshop password'
}

type_own() { # type_own TEXT: into the field behind the proposals
    press work Tab
    type_text work "$1"
}

# What stands in files and memory once the workshop is left.
must_be_gone_everywhere() { # must_be_gone_everywhere WHEN
    must_be_gone "$1"
    must_not_be_in_files
}

start_server $SIZE
ulimit -c unlimited
start_player --learner '佐々木 花子' --lesson no03_password
to_workshop

# Left in the middle.
type_own "$KANA$LATIN"
must_be_locked "while it is typed"
press work Escape
press work Tab
press home Return
must_be_gone_everywhere "after leaving"

press_each() { # press_each KEY...: waits for the page after every one
    local one
    for one in "$@"; do
        press work "$one"
    done
}

# Built to the end with an own phrase: letters, symbol, digits, marks of two services.
press work Return
type_own "$KANA$LATIN"
press work Return
press work Return
must_be_locked "as letters of romaji"
press_each Right Right Right Right Right Return Right Return Tab Tab Return
must_show 記号を足す
press_each Return Tab Tab Return
must_show 数字を足す
press_each Return Tab Tab Tab Return
must_show 行き先の印
press_each Return Tab Tab Return
press_each Return Tab Tab Return
must_show できあがり
must_be_locked "when it is built"
press card Return
must_be_gone_everywhere "after the workshop"

# Another learner, and with the phrase open the process is told to dump its memory.
kill_player
start_player --learner '別の 人' --lesson no03_password
to_workshop
type_own "$KANA$LATIN"
core=$(find "$WORK" . -maxdepth 1 -name 'core*')
grep -q 'Max core file size *0 *0' "/proc/$PLAYER/limits" || fail "core files are allowed"
kill -SEGV "$PLAYER"
CODE=0
wait "$PLAYER" 2>/dev/null || CODE=$?
PLAYER=
same "ended by the signal" 139 $CODE
same "core files" "$core" "$(find "$WORK" . -maxdepth 1 -name 'core*')"
must_not_be_in_files
check_record
echo "secret: ok"
