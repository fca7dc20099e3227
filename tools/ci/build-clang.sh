#!/usr/bin/env bash
# Build with clang, sanitizers and fuzz targets, warnings are errors.
set -euo pipefail
[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
ninja -C build/fuzz
