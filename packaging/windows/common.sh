# What the Windows scripts share. To be sourced after reproducible.sh.
# shellcheck shell=bash disable=SC2034

WINDOWS=x86_64-pc-windows-gnu
# The two packages of a version.
ZIP_NAME=spbe-mandiri-$VERSION-windows-x86_64.zip INSTALLER_NAME=spbe-mandiri-$VERSION-windows-x86_64-pasang.exe

missing=()

need() { # need COMMAND-OR-FILE PACKAGE...
    if [ -e "$1" ] || command -v "$1" >/dev/null 2>&1; then return; fi
    shift
    missing+=("$@")
}

install_missing() { # install_missing: from Debian, what `need` did not find
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "== packages: ${missing[*]}"
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    missing=()
}
