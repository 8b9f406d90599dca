# What the Windows scripts share. To be sourced in the top folder of the checkout.
# shellcheck shell=bash disable=SC2034

WINDOWS=x86_64-pc-windows-gnu
# The two packages of a version.
ZIP_NAME=spbe-mandiri-${VERSION:-}-windows-x86_64.zip INSTALLER_NAME=spbe-mandiri-${VERSION:-}-windows-x86_64-pasang.exe

# shellcheck source=packaging/debian.sh
. packaging/debian.sh

has_target() { # has_target: rustup's compiler can build for Windows
    command -v rustup >/dev/null 2>&1 || return 1
    rustup target list --installed 2>/dev/null | grep -qx "$WINDOWS" && return
    timeout 300 rustup target add "$WINDOWS" >/dev/null 2>&1
}

# The compiler is rustup's where it has the target, otherwise Debian's, which builds the standard library too.
choose_cargo() { # choose_cargo [PACKAGE...]: sets `cargo` and `standard`; the packages are Debian's, for its compiler
    cargo=(cargo) standard=()
    if has_target; then return; fi
    need /usr/bin/cargo cargo-web
    need /usr/bin/rustc rustc-web
    need /usr/share/doc/rust-web-src rust-web-src
    missing+=("$@")
    install_missing
    # Named in full: another compiler may come earlier on the path.
    cargo=(/usr/bin/cargo) standard=(-Zbuild-std="std,panic_unwind")
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 PATH=/usr/bin:$PATH
}
