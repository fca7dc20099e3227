#!/usr/bin/env bash
# Open Badges of gofun-hr, checked by @digitalcredentials from npm; on the release build.
set -euo pipefail
. tools/packages.sh
command -v npm >/dev/null || install_missing nodejs npm
[ -f build/release/build.ninja ] || cmake --preset release
ninja -C build/release gofun-hr hr_make_record
exec tests/hr/check_badges.sh build/release/bin/gofun-hr \
    build/release/tests/hr/hr_make_record build/oracle
