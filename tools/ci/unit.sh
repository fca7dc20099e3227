#!/usr/bin/env bash
# Everything ctest knows, under ASan + UBSan: rooms, plans, golden screens, hostile lessons,
# kill loop, power cuts.
set -euo pipefail
exec ctest --test-dir build/debug --output-on-failure -j "$(nproc)"
