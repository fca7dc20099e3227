#!/usr/bin/env bash
# The HTML of gofun-hr's reports in Chromium with axe-core; on the release build.
set -euo pipefail
[ -f build/release/build.ninja ] || cmake --preset release
ninja -C build/release gofun-hr report_generate
exec tests/report/check_html.sh build/release/bin/gofun-hr \
    build/release/tests/report/report_generate
