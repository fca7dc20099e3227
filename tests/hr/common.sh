# Shared by the checks of the real gofun-hr: a folder of their own, and try. Sourced by a
# script whose first argument is the program.
set -euo pipefail
hr=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lessons=$(cd "$here/../../lessons" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LSAN_OPTIONS="suppressions=$here/../credential/lsan.supp:print_suppressions=0"
export XDG_DATA_HOME=$work/home
done_cases=0
always=() # arguments that every try gets behind its own

# try CODE WANTED ARGUMENT...: runs gofun-hr; WANTED must stand in what it says.
try() {
    local code=0 wanted_code=$1 wanted=$2
    shift 2
    "$hr" "$@" "${always[@]}" >said.txt 2>&1 </dev/null || code=$?
    if [ "$code" -ne "$wanted_code" ] || ! grep -qF -- "$wanted" said.txt; then
        echo "gofun-hr $*: code $code (wanted $wanted_code), no \"$wanted\" in:" >&2
        cat said.txt >&2
        exit 1
    fi
    done_cases=$((done_cases + 1))
}
