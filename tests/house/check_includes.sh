#!/usr/bin/env bash
# Fails when a room includes what its floor may not (the table of engine/README.md):
# an upper floor, a neighbour on its own floor, or a third party that lives elsewhere.
# --self-test seeds faults and expects each to be found.
set -euo pipefail
cd "$(dirname "$0")/../.."

declare -A FLOOR=([base]=1 [lesson]=2 [course]=2 [text]=2 [script]=3 [store]=3
    [credential]=3 [strength]=3 [roster]=3 [report]=3 [pack]=3 [ui]=3 [stage]=4 [app]=5)
declare -A THIRD_PARTY=([script]='^(lua|lauxlib|lualib)' [store]='^sqlite3'
    [credential]='^(cairo|qrencode|sodium|zlib|ft2build|freetype)' [strength]='^zxcvbn'
    [roster]='^csv\.h' [report]='^xlsxwriter' [pack]='^archive' [stage]='^SDL' [app]='^SDL')
# What C17 has; <math.h> and friends are free for all.
STANDARD='^(assert|ctype|errno|float|inttypes|limits|locale|math|setjmp|signal|stdalign|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|time|uchar|wchar)\.h$'

check_tree() { # check_tree ENGINE_DIR: prints one line a fault
    local engine=$1 file room line header other
    while IFS= read -r file; do
        room=${file#"$engine"/}
        room=${room%%/*}
        while IFS=: read -r line header; do
            if [[ $header == \"* ]]; then
                header=${header//\"/}
                other=${header%%/*}
                if [[ $other == "$header" || -z ${FLOOR[$other]:-} ]]; then
                    echo "$file:$line: include \"$header\" must be written from engine/"
                elif [[ $other != "$room" ]] && ((FLOOR[$other] >= FLOOR[$room])); then
                    echo "$file:$line: $room (floor ${FLOOR[$room]}) must not see $other"
                elif [[ $other != "$room" && $header == *_internal.h ]]; then
                    echo "$file:$line: $header is private to $other"
                fi
            else
                header=${header//[<>]/}
                [[ $header =~ $STANDARD ]] && continue
                [[ $room == base && $(basename "$file") == os_* ]] && continue
                [[ -n ${THIRD_PARTY[$room]:-} && $header =~ ${THIRD_PARTY[$room]} ]] &&
                    continue
                echo "$file:$line: <$header> does not belong into $room"
            fi
        done < <(grep -noE '^[[:blank:]]*#[[:blank:]]*include[[:blank:]]+("[^"]+"|<[^>]+>)' "$file" |
            sed -E 's/#[[:blank:]]*include[[:blank:]]+//; s/:[[:blank:]]+/:/')
    done < <(find "$engine" -name '*.[ch]' | sort)
}

if [ "${1:-}" = --self-test ]; then
    seeded=$(mktemp -d)
    trap 'rm -rf "$seeded"' EXIT
    mkdir -p "$seeded"/{base,lesson,store,app}
    echo '#include <sqlite3.h>' >"$seeded/lesson/a.c"
    echo '#include "store/store.h"' >"$seeded/base/b.c"
    echo '#include "lesson/run.h"' >"$seeded/app/fine.c"
    echo '#include "script/script.h"' >"$seeded/store/neighbour.c"
    echo '#include <unistd.h>' >"$seeded/app/posix.c"
    found=$(check_tree "$seeded" | wc -l)
    [ "$found" -eq 4 ] || { echo "include check found $found of 4 seeded faults" >&2; exit 1; }
    exit 0
fi
faults=$(check_tree engine)
[ -z "$faults" ] || { echo "$faults" >&2; exit 1; }
