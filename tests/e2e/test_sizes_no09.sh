#!/usr/bin/env bash
# Every page of lesson 9 at the sizes people have.
. "$(dirname "${BASH_SOURCE[0]}")/sizes.sh"
play_sizes no09_wireless_lan tether
