#!/usr/bin/env bash
# kill -9 at random moments while keys are pressed: every start goes on, and what the screen
# has shown is never lost. GOFUN_KILLS: how often (12); GOFUN_SEED: of the moments.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
KILLS=${GOFUN_KILLS:-12}
SEED=${GOFUN_SEED:-$(date +%s)}
RANDOM=$SEED
compared=0

# How far the bar in the header is filled: only keys that go forward are pressed, so it
# never shrinks in one round of one attempt.
progress() { sed -n 's/^box 152,62,\([0-9]*\)[0-9.]*,24 radius 12 fill #0B4F9E$/\1/p' "$1" | sed -n 1p; }
# Attempt and round.
round_now() {
    sql "SELECT max(attempt_id) || ' ' || (SELECT position FROM position
        ORDER BY attempt_id DESC LIMIT 1) FROM position" | sed -n '1s/ .*//p; s/^quiz \([0-9]*\) .*/\1/p'
}
rows() { sql 'SELECT (SELECT count(*) FROM reply) + (SELECT count(*) FROM answer)'; }
answers_of_round() {
    sql 'SELECT count(*) FROM answer WHERE attempt_id = (SELECT max(attempt_id) FROM answer)
        AND round = (SELECT max(round) FROM answer
            WHERE attempt_id = (SELECT max(attempt_id) FROM answer))'
}

# Presses keys until the killer strikes; Tab only where a list needs it.
press_on() {
    local keys
    while kill -0 "$PLAYER" 2>/dev/null; do
        keys=(Return Return Return 1 2 5)
        [ "$(shot_kind)" != work ] || keys=(Tab Down Down Return)
        xdotool key --delay 0 "${keys[RANDOM % ${#keys[@]}]}" 2>/dev/null || true
    done
}

# What the last whole picture showed is in the record.
check_seen() { # check_seen KIND WORDS
    local number
    [ "$1" = feedback ] || return 0
    number=$(sed -n 's/.*第\([0-9]\)問（全.*/\1/p' "$2" | sed -n 1p)
    [ "$(answers_of_round)" -ge "${number:-9}" ] ||
        fail "question $number was seen answered, the record has $(answers_of_round) (seed $SEED)"
    compared=$((compared + 1))
}

start_server $SIZE
start_player --learner '佐々木 花子' --lesson no09_wireless_lan
for ((n = 1; n <= KILLS; n++)); do
    moment=$((RANDOM % 900 + 100))
    (
        sleep "0.$moment"
        kill -9 "$PLAYER"
    ) &
    killer=$!
    press_on 2>/dev/null
    wait $killer 2>/dev/null || true
    wait "$PLAYER" 2>/dev/null || true
    PLAYER=
    kind=$(shot_kind)
    cp "$(newest_words)" "$WORK/last_words"
    check_seen "$kind" "$WORK/last_words"
    before=$(rows)
    round=$(round_now)
    start_player --lesson no09_wireless_lan
    same "replies and answers after kill $n (seed $SEED)" "$before" "$(rows)"
    [ "$(shot_kind)" != error ] || fail "kill $n (seed $SEED) ended in an error page"
    case $kind in
    line | choose | work | card | question | feedback) # the other way is farther back
        seen_bar=$(progress "$WORK/last_words")
        bar=$(progress "$(newest_words)")
        if [ "$round" = "$(round_now)" ] && [ -n "$seen_bar" ]; then
            [ "${bar:-0}" -ge "$seen_bar" ] || [ "$(shot_kind)" = end ] ||
                fail "kill $n (seed $SEED): $seen_bar was seen, after the start $bar"
            compared=$((compared + 1))
        fi
        ;;
    esac
    same "integrity_check after kill $n" ok "$(sql 'PRAGMA integrity_check')"
    same "foreign_key_check after kill $n" "" "$(sql 'PRAGMA foreign_key_check')"
done
kill_player
check_record
[ $compared -ge $((KILLS / 3)) ] || fail "only $compared of $KILLS kills could be compared"
echo "kill loop: ok, $KILLS kills, $compared comparisons, seed $SEED"
