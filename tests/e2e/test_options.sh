#!/usr/bin/env bash
# Options and what is said when they are wrong; the plans of both lessons in the window.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# says CODE WORDS OPTION...: ends at once with CODE, and its words hold WORDS.
says() {
    local code=0 expected=$1 words=$2
    shift 2
    timeout 20 "$BIN/gofun" "$@" >"$WORK/out" 2>&1 || code=$?
    same "exit code of gofun $*" "$expected" $code
    grep -F -e "$words" "$WORK/out" >/dev/null || { cat "$WORK/out" >&2; fail "gofun $* does not say: $words"; }
}

export XDG_CACHE_HOME=$WORK/cache XDG_DATA_HOME=$WORK/home
unset DISPLAY WAYLAND_DISPLAY
for option in --lesson --data --learner --windowed --size --theme --text-size --furigana --plan \
    --screenshot-dir --certificate-dir --number --handout --help --version; do
    says 0 "  $option" --help
done
says 0 'gofun 0.' --version
says 2 '--nanika という指定はありません' --nanika
says 2 'no09 という指定はありません' no09
says 2 '--data のあとに DIR' --data
says 2 '--data のあとに DIR' --data=
says 2 '--help に値は要りません' --help=yes
says 2 'light、dark、contrast' --theme blue
says 2 '1、1.25、1.5、2' --text-size 3
says 2 'none、hard、all' --furigana some
says 2 '1280x720 のように' --size 1280
says 2 '1280x720 のように' --size 10x10
says 2 '--plan には --lesson も要ります' --plan x.plan
says 1 '画面を開けません' --data "$DATA" --certificate-dir "$CERTIFICATES"
[ ! -e "$WORK/home" ] || fail "the folder of the user was touched"

start_server $SIZE
touch "$WORK/a_file"
kept=$DATA
DATA=$WORK/a_file/data
start_player
must_show 学習の記録を開けません G-0104
key Return
end_player
same "exit code without a folder" 1 "$CODE"
DATA=$kept

plan=(--data "$DATA" --learner '佐々木 花子' --lessons "$LESSONS" --size "$SIZE"
    --certificate-dir "$CERTIFICATES" --lesson no09_wireless_lan --plan)
says 1 '計画ファイルを読めません' "${plan[@]}" "$WORK/none.plan"
printf 'see c1\nchoose connect nothing\n' >"$WORK/wrong.plan"
says 1 'wrong.plan:2' "${plan[@]}" "$WORK/wrong.plan"
printf 'choose connect tether\npick network phone\nanswer q1 nothing\n' >"$WORK/wrong.plan"
says 1 'wrong.plan:3' "${plan[@]}" "$WORK/wrong.plan"
says 1 'no99' --data "$DATA" --learner '佐々木 花子' --lessons "$LESSONS" --size "$SIZE" \
    --lesson no99 --plan "$LESSONS/no09_wireless_lan/plans/tether.plan"

for file in "$LESSONS"/*/plans/*.plan; do
    lesson=$(basename "$(dirname "$(dirname "$file")")")
    DATA=$WORK/data_$(basename "$file" .plan)
    CERTIFICATES=$WORK/certificates_$(basename "$file" .plan)
    spawn_player --learner '佐々木 花子' --lesson "$lesson" --plan "$file"
    end_player
    same "exit code of $file" 0 "$CODE"
    passed=$(grep -c 'expect passed' "$file" || true)
    same "certificates after $file" "$passed" "$(find "$CERTIFICATES" -name '*.pdf' 2>/dev/null | wc -l)"
    check_record
done
[ "$(find "$WORK" -maxdepth 1 -name 'data_*' | wc -l)" -ge 6 ] || fail "too few plans"
echo "options: ok"
