#!/usr/bin/env bash
# Functions nobody may call (style.md 7, portability.md), POSIX headers, file sizes.
# check_banned.sh --self-test: a file with one fault of each kind must be refused.
set -euo pipefail
cd "$(dirname "$0")/../.."

BANNED='\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|strncpy|strncat)\('
POSIX='\b(getline|strndup|strsep|stpcpy|memmem|strcasestr|aligned_alloc|open_memstream|fmemopen|fsync|pread|pwrite|mkdtemp|realpath|symlink|timegm|strptime|setenv|random|getrandom|localtime_r|gmtime_r|fork)\('
HEADERS='^#include <(threads|regex|glob|iconv|poll|pwd|spawn|termios|unistd|fcntl|dirent)\.h>|^#include <sys/'

status=0
complain() { # complain TEXT LINES
    [ -z "$2" ] && return 0
    printf '%s\n%s\n' "$1" "$2" >&2
    status=1
}
# Texts between quotes are left out: SQL has functions of the same names.
found() { # found PATTERN FILE...
    PATTERN=$1 perl -ne 's/"(?:[^"\\]|\\.)*"/""/g unless /^#include/;
        print "$ARGV:$.:$_" if /$ENV{PATTERN}/; close ARGV if eof' "${@:2}" </dev/null
}
check() { # check FILE...
    # What is preloaded into the player stands in for POSIX itself.
    local portable=() file
    for file in "$@"; do
        case $file in
        engine/base/os_posix* | tests/e2e/slow_disk.c | tests/hr/kill_at.c) ;;
        *) portable+=("$file") ;;
        esac
    done
    # A search that fails ends the script, which it would not do as an argument.
    local banned posix headers
    banned=$(found "$BANNED" "$@")
    posix=$(found "$POSIX" "${portable[@]}")
    headers=$(found "$HEADERS" "${portable[@]}")
    complain "banned: use Str, StrBuf, snprintf, str_to_int64" "$banned"
    complain "only base/os_posix*.c may use these; see base/os.h" "$posix"
    complain "POSIX headers live in base/os_posix*.c" "$headers"
    complain "too long: a .c stops at 600 lines, a .h at 200" \
        "$(wc -l "$@" | awk '$2 != "total" && ($2 ~ /\.c$/ && $1 > 600 || $2 ~ /\.h$/ && $1 > 200)')"
}
self_test() {
    local work
    work=$(mktemp -d)
    echo 'int a = atoi("1");' >"$work/banned.c"
    echo 'int b = fsync(1);' >"$work/posix.c"
    echo '#include <sys/stat.h>' >"$work/header.c"
    seq 601 >"$work/long.c"
    seq 201 >"$work/long.h"
    for file in "$work"/*; do
        status=0
        check "$file" 2>/dev/null
        [ $status -eq 1 ] || { echo "not refused: $file" >&2; exit 1; }
    done
    status=0
    seq 200 >"$work/long.h"
    check "$work/long.h"
    rm -r "$work"
}
if [ "${1:-}" = --self-test ]; then
    self_test
else
    mapfile -t files < <(git ls-files 'engine/*.[ch]' 'tools/hr/*.[ch]' 'tools/author/*.[ch]' 'tests/*.[ch]')
    check "${files[@]}"
fi
exit $status
