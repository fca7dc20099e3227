#!/usr/bin/env bash
# Every page of lesson 3 at the sizes people have.
. "$(dirname "${BASH_SOURCE[0]}")/sizes.sh"
play_sizes no03_password change
