# Debian 12 packages by purpose; sourced by tools/run and tools/test.
# README.md gives the reason for each library.

PACKAGES_BUILD="gcc cmake ninja-build pkg-config libsdl2-dev libsdl2-ttf-dev
    libsdl2-image-dev liblua5.4-dev libsqlite3-dev libcairo2-dev libqrencode-dev
    libsodium-dev zlib1g-dev libzxcvbn-dev libxlsxwriter-dev libcsv-dev libarchive-dev
    libcmocka-dev"
PACKAGES_RUN="fonts-morisawa-bizud-gothic fonts-ipaexfont-gothic"
PACKAGES_HEADLESS="xvfb"
PACKAGES_TEST="clang clang-format libclang-rt-14-dev llvm-14 fonts-noto-cjk xvfb xdotool
    imagemagick poppler-utils qpdf zbar-tools sqlite3 gdb lua5.4 zsh
    chromium"

# install_missing PACKAGE...: asks dpkg first, so that nothing touches the network when all
# is there.
install_missing() {
    local missing=()
    local have
    have=" $(dpkg-query -W -f='${db:Status-Status}=${Package} ' "$@" 2>/dev/null) "
    for package in "$@"; do
        [[ $have == *" installed=$package "* ]] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "installing: ${missing[*]}"
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "error: packages are missing and sudo is not here; as root run:" >&2
            echo "  apt-get install ${missing[*]}" >&2
            return 1
        }
        sudo=(sudo)
    fi
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}
