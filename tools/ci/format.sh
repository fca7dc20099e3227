#!/usr/bin/env bash
# clang-format over every C file git knows, and no trailing white space anywhere.
set -euo pipefail
git ls-files -z '*.c' '*.h' ':!tools/bench' | xargs -0 -r clang-format --dry-run -Werror
if git ls-files '*.c' '*.h' '*.lua' '*.sql' '*.sh' '*.plan' '*.md' '*.cmake' |
    xargs -r grep -nE '[[:blank:]]+$'; then
    echo "trailing white space" >&2
    exit 1
fi
