#!/usr/bin/env bash
# Real window, real key presses, real database.
set -euo pipefail
for script in tests/e2e/test_*.sh; do
    echo "$script"
    bash "$script"
done
