# What every packaging script starts with, so that the same commit gives the same bytes on every machine. To be sourced:
#
#   . packaging/reproducible.sh
#
# It goes to the top folder of the checkout and sets
#   VERSION             of the program, as Cargo.toml states it
#   TARGET, PACKAGES    cargo's target folder, and where the packages are left in it
#   SOURCE_DATE_EPOCH   the moment of the last commit, unless it is set: the time of everything in the packages
#   RUSTFLAGS           no path of this machine in what is built
# shellcheck shell=bash

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
export TZ=UTC LC_ALL=C.UTF-8
umask 022

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
VERSION=$(sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
[ -n "$VERSION" ] || {
    echo "Cargo.toml states no version" >&2
    exit 1
}
TARGET=$(realpath -m "${CARGO_TARGET_DIR:-target}")
PACKAGES=$TARGET/packages
export CARGO_TARGET_DIR=$TARGET
mkdir -p "$PACKAGES"

# Of two prefixes that fit the last one counts: the target folder mostly lies in the checkout.
remapped() { # remapped: the flags that replace the paths of this machine
    local cargo_home=${CARGO_HOME:-$HOME/.cargo}
    printf -- '--remap-path-prefix=%s=%s ' "$cargo_home" /cargo "$PWD" /spbe-mandiri "$TARGET" /target
}
RUSTFLAGS="${RUSTFLAGS:-} $(remapped)"
export RUSTFLAGS CARGO_INCREMENTAL=0

# Gives everything in a folder the same time and the usual rights.
settle() { # settle FOLDER
    find "$1" -type d -exec chmod 755 {} +
    find "$1" -type f -exec chmod u=rwX,go=rX {} +
    find "$1" -depth -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
}
