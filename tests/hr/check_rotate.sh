#!/usr/bin/env bash
# key rotate killed before every step that changes a name or makes one last: what is there
# afterwards is the old company or the new one, whole, and the next rotation works.
# check_rotate.sh GOFUN_HR MAKE_RECORD
. "$(dirname "$0")/common.sh"
make_record=$2
cc -std=c17 -O2 -shared -fPIC -o kill_at.so "$here/kill_at.c" -ldl

stop() {
    echo "check_rotate: killed at $at${2:+ ($2)}: $1" >&2
    cat said.txt >&2
    exit 1
}
"$make_record" first 1 1 1 yes >/dev/null
"$hr" key company create --data first >said.txt
old=$(sed -n 's/^会社の公開鍵  //p' said.txt)
"$hr" certificate bulk --data first -o pdf >/dev/null
pdf=$(ls pdf/*.pdf)

kept=0 replaced=0
for ((at = 1; at < 200; at++)); do
    rm -rf hr
    cp -r first hr
    code=0
    # In a shell of its own, which keeps the word "Killed" to itself.
    { (
        export KILL_AT=$at LD_PRELOAD=$work/kill_at.so
        export ASAN_OPTIONS=verify_asan_link_order=0
        "$hr" key rotate --data hr >said.txt 2>&1
        exit $?
    ) || code=$?; } 2>shell.txt
    [ $code -eq 0 ] && break
    [ $code -eq 137 ] || stop "code $code"
    # Another's view first: it changes nothing in the folder.
    "$hr" certificate verify "$pdf" --company "$old" --trust hr/company/trust.gofun \
        --data nowhere >said.txt 2>&1 || stop "the old company key is of no use" verify
    "$hr" key device list --data hr >said.txt 2>&1 || stop "the list is of no use" list
    "$hr" certificate verify "$pdf" --data hr >said.txt 2>&1 || stop "verify" hr
    public=$(sed -n 2p hr/company/signing.pub)
    [ ! -e hr/company/next ] || stop "the replacement was not finished"
    if [ "$public" = "$old" ]; then kept=$((kept + 1)); else replaced=$((replaced + 1)); fi
    "$hr" key rotate --data hr >said.txt 2>&1 || stop "the next rotation" rotate
    [ ! -e hr/company/next.tmp ] || stop "something is left over"
    "$hr" certificate verify "$pdf" --company "$old" --trust hr/company/trust.gofun \
        --data nowhere >said.txt 2>&1 || stop "the succession is broken"
done
[ $at -lt 200 ] && [ $kept -gt 5 ] && [ $replaced -gt 3 ] ||
    stop "not tested: $kept kept, $replaced replaced"
echo "check_rotate: killed at $((at - 1)) steps: $kept before, $replaced after the replacement"
