# Sourced by the test_sizes_*.sh. A lesson by a plan at the sizes people have, and with the largest text: a
# picture of every page, none of them empty, the same lines of dialogue at every size.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

run_plan() { # run_plan LESSON PLAN SIZE OPTION...
    local lesson=$1 plan=$2 name
    SIZE=$3
    shift 3
    name=${lesson}_$SIZE$(printf '%s' "$@" | tr -d -)
    SHOTS=$WORK/shots_$name
    DATA=$WORK/data_$name
    mkdir "$SHOTS"
    spawn_player --learner '佐々木 花子' --lesson "$lesson" "$@" \
        --plan "$LESSONS/$lesson/plans/$plan.plan"
    end_player 120
    same "exit code of $name" 0 "$CODE"
    check_pictures "$name"
}

check_pictures() { # check_pictures NAME
    local kind path size colors
    for kind in title line choose work card question feedback result today end certificate; do
        ls "$SHOTS"/*_$kind.png >/dev/null 2>&1 || fail "$1: no picture of $kind"
    done
    for kind in title line question certificate; do
        path=$(ls "$SHOTS"/*_$kind.png | sed -n 1p)
        read -r size colors < <(identify -format '%wx%h %k\n' "$path")
        same "size of $path" "$SIZE" "$size"
        [ "$colors" -gt 40 ] || fail "$path is nearly empty: $colors colours"
    done
}

# The lines of all dialogues as broken, a line each.
dialogue() { # dialogue NAME
    cat "$WORK/shots_$1"/*_line.txt | sed -n 's/^glyphs .* ud 40 at .* \("[^"]*"\)$/\1/p'
}

# play_sizes LESSON PLAN
play_sizes() {
    local size
    start_server 3840x2160
    for size in 1280x720 1920x1080 1080x1920 3840x2160; do
        run_plan "$1" "$2" $size
    done
    run_plan "$1" "$2" 1280x720 --text-size 2
    [ "$(dialogue "${1}_1280x720" | wc -l)" -gt 10 ] || fail "no dialogue found"
    for size in 1920x1080 3840x2160; do
        same "lines at 1280x720 and $size" "$(dialogue "${1}_1280x720")" \
            "$(dialogue "${1}_$size")"
    done
    echo "sizes of $1: ok"
}
