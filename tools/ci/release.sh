#!/usr/bin/env bash
# Hardened release build; a second start of ninja must find nothing to do.
set -euo pipefail
[ -f build/release/build.ninja ] || cmake --preset release
ninja -C build/release
ninja -C build/release | grep -q "no work to do" || { echo "build is not stable" >&2; exit 1; }
