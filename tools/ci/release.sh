#!/usr/bin/env bash
# Hardened release build of the programs people install; a second start of ninja must find
# nothing to do. Tests are built with optimisation only where a later step runs them.
set -euo pipefail
programs=(gofun gofun-hr gofun-author)
[ -f build/release/build.ninja ] || cmake --preset release
ninja -C build/release "${programs[@]}"
ninja -C build/release "${programs[@]}" | grep -q "no work to do" ||
    { echo "build is not stable" >&2; exit 1; }
