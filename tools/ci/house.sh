#!/usr/bin/env bash
# Rules that a compiler does not know: floors, banned functions, sizes; Lua syntax.
set -euo pipefail
tests/house/check_includes.sh
tests/house/check_includes.sh --self-test
tests/house/check_banned.sh
tests/house/check_banned.sh --self-test
tests/house/check_error_numbers.sh
tests/house/check_error_numbers.sh --self-test
git ls-files -z 'lessons/*.lua' | xargs -0 -r -n 1 luac5.4 -p
