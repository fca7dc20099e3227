#!/usr/bin/env bash
# Debug build with gcc, ASan + UBSan, warnings are errors.
set -euo pipefail
[ -f build/debug/build.ninja ] || cmake --preset debug
ninja -C build/debug
