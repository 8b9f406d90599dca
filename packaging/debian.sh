# What a script needs from Debian, installed where it is missing. To be sourced; says what it does on standard error.
#
#   need COMMAND-OR-FILE PACKAGE...   remember the packages where there is no such command or file
#   install_missing                   install what is remembered
# shellcheck shell=bash

missing=()

need() {
    if [ -e "$1" ] || command -v "$1" >/dev/null 2>&1; then return; fi
    shift
    missing+=("$@")
}

install_missing() {
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "== packages: ${missing[*]}" >&2
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    $sudo apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    missing=()
}
