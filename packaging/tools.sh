# The tools of cargo that a release needs, each in one version. To be sourced after reproducible.sh.
# They are installed from crates.io into target/tools, or the folder SPBE_TOOLS names.
# shellcheck shell=bash

TOOLS=$(realpath -m "${SPBE_TOOLS:-$TARGET/tools}")
PATH=$TOOLS/bin:$PATH

# shellcheck source=packaging/debian.sh
. packaging/debian.sh

tool() { # tool NAME VERSION [FLAG...]: that version of the tool stands in TOOLS
    local name=$1 version=$2
    shift 2
    if cargo install --list --root "$TOOLS" | grep -qxF "$name v$version:"; then return; fi
    echo "== tool: $name $version" >&2
    # The flags of the program are not the tool's; it runs a minute, so it need not be the fastest.
    env -u RUSTFLAGS CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --quiet --locked --root "$TOOLS" --target-dir "$TOOLS/build" --version "$version" "$@" "$name" >&2
}

crates() { # crates TARGET...: "name version" of what goes into the program, for one system or another
    local system
    for system; do
        cargo tree --quiet --locked --edges normal --target "$system" --prefix none --format '{p}'
    done | awk '$1 != "spbe-mandiri" && NF { sub(/^v/, "", $2); print $1, $2 }' | sort -u
}
