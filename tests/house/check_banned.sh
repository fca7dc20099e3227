#!/usr/bin/env bash
# Functions nobody may call (style.md 7, portability.md), file sizes, and SQL outside store/.
set -euo pipefail
cd "$(dirname "$0")/../.."
status=0
complain() { # complain TEXT: reads matching lines
    local lines
    lines=$(cat)
    [ -z "$lines" ] && return 0
    printf '%s\n%s\n' "$1" "$lines" >&2
    status=1
}

files=$(git ls-files 'engine/*.[ch]' 'tools/hr/*.[ch]' 'tools/author/*.[ch]' 'tests/*.[ch]')
# shellcheck disable=SC2086
{
    grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|strncpy|strncat)\(' \
        $files | complain "banned: use Str, StrBuf, snprintf, str_to_int64" || true
    grep -nE '\b(getline|strndup|strsep|stpcpy|memmem|strcasestr|aligned_alloc|open_memstream|fmemopen|fsync|pread|pwrite|mkdtemp|realpath|symlink|timegm|strptime|setenv|random|getrandom|localtime_r|gmtime_r|fork)\(' \
        $(echo "$files" | grep -v 'engine/base/os_posix') |
        complain "only base/os_posix*.c may use these; see base/os.h" || true
    grep -nE '^#include <(threads|regex|glob|iconv|poll|pwd|spawn|termios|unistd|fcntl|dirent)\.h>|^#include <sys/' \
        $(echo "$files" | grep -v 'engine/base/os_posix') |
        complain "POSIX headers live in base/os_posix*.c" || true
    wc -l $files | awk '$2 != "total" && /\.c$/ && $1 > 600 || /\.h$/ && $1 > 200' |
        complain "too long: a .c stops at 600 lines, a .h at 200" || true
}
exit $status
