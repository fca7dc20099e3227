#!/usr/bin/env bash
# GIFT of gofun-author, read by gift-pegjs from npm; on the release build.
set -euo pipefail
. tools/packages.sh
command -v npm >/dev/null || install_missing nodejs npm
[ -f build/release/build.ninja ] || cmake --preset release
ninja -C build/release gofun-author
exec tests/author/check_gift_oracle.sh build/release/bin/gofun-author build/gift-oracle
