#!/usr/bin/env bash
# Completion on real terminals: keys are typed into an interactive bash and zsh, and the
# line they make is looked at. Also the manual page against the commands.
# check_completion.sh GOFUN_HR MANUAL_PAGE
. "$(dirname "$0")/common.sh"
page=$(realpath "$2")
PATH=$(dirname "$hr"):$PATH
export PATH

mkdir -p place/box
touch 'place/修了証 一.pdf' place/other.txt
cd place

# line SHELL KEYS WANTED: KEYS make the line WANTED (it is echoed instead of run).
line() {
    local shell=$1 keys=$2 wanted=$3 start
    case $shell in
    bash) start='bash --norc --noprofile -i' setup='source <(gofun-hr completion bash)' ;;
    zsh) start='zsh -f -i' setup='unsetopt beep auto_remove_slash; bindkey -e; autoload -U compinit; compinit -u -D; source <(gofun-hr completion zsh)' ;;
    esac
    # ^A echo: the beginning of the line; the end of the input ends the shell.
    printf '%s\n%b\001echo "LINE:" \005\nexit\n' "$setup" "$keys" >../keys.txt
    TERM=dumb PS1='> ' timeout 30 script -qec "$start" ../said.txt <../keys.txt >/dev/null 2>&1 || true
    if ! tr -d '\r' <../said.txt | grep -qxF "LINE: $wanted"; then
        echo "check_completion: $shell made no \"$wanted\" of \"$keys\":" >&2
        cat ../said.txt >&2
        exit 1
    fi
    done_cases=$((done_cases + 1))
}

for shell in bash zsh; do
    line $shell 'gofun-hr certif\t verif\t 修了\t' 'gofun-hr certificate verify 修了証 一.pdf'
    line $shell 'gofun-hr key dev\t rev\t --aft\t' 'gofun-hr key device revoke --after'
    line $shell 'gofun-hr certificate list --kind wh\t --js\t' 'gofun-hr certificate list --kind whole --json'
    line $shell 'gofun-hr report items --format xl\t' 'gofun-hr report items --format xlsx'
    line $shell 'gofun-hr collect con\t' 'gofun-hr collect conflicts'
    line $shell 'gofun-hr collect oth\t' 'gofun-hr collect other.txt'
    line $shell 'gofun-hr backup restore oth\t --into bo\t' 'gofun-hr backup restore other.txt --into box/'
done

# The manual page has every command with all its options, and nothing that man stumbles on.
"$hr" --help | sed -n 's/^  gofun-hr \([a-z][a-z ]*[a-z]\).*/\1/p' >../commands.txt
[ "$(grep -c . ../commands.txt)" -ge 40 ]
while read -r command; do
    awk -v name="$command" '/^\.S[SH] / { on = $0 == ".SS " name || index($0, ".SS " name " ") } on' \
        "$page" >../part.txt
    [ -s ../part.txt ] || { echo "check_completion: the manual has no $command" >&2; exit 1; }
    # shellcheck disable=SC2086
    "$hr" $command --help | sed -n 's/^  \(-[-a-z]*\).*/\1/p' >../options.txt
    while read -r option; do
        grep -qxF -- ".B ${option//-/\\-}" ../part.txt ||
            { echo "check_completion: $command in the manual has no $option" >&2; exit 1; }
        done_cases=$((done_cases + 1))
    done <../options.txt
done <../commands.txt
for word in GOFUN_COMPANY_PASSPHRASE_FILE '"error"' 'completion zsh'; do
    grep -qF -- "$word" "$page" || { echo "check_completion: no $word in the manual" >&2; exit 1; }
done
if grep -nP '^[.\x27](?!\\"|(TH|SH|SS|PP|TP|B|I|RI|IR|RB|BR|ad|nh|nf|fi|br)\b)' "$page"; then
    echo "check_completion: the manual has a line that man does not know" >&2
    exit 1
fi
echo "check_completion: $done_cases lines and options"
