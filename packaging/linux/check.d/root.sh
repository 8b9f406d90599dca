# A clean Debian in a folder, to try packages in. To be sourced by packaging/linux/check.
# shellcheck shell=bash

suite=bookworm
# Who works there: an ordinary person.
person=pegawai

make_root() { # make_root: ROOT is a bare system with one user, made anew
    local base=$TARGET/check-linux/$suite.tar mirror
    # shellcheck disable=SC2016 # apt fills this in.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -n 1)
    mkdir -p "$TARGET/check-linux"
    if [ ! -e "$base" ]; then
        echo "== a bare $suite"
        rm -rf --one-file-system "$base.made"
        debootstrap --variant=minbase "$suite" "$base.made" "$mirror" >"$LOG" 2>&1
        tar -C "$base.made" -cf "$base.part" .
        rm -rf --one-file-system "$base.made"
        mv "$base.part" "$base"
    fi
    rm -rf --one-file-system "$ROOT"
    mkdir -p "$ROOT"
    tar -C "$ROOT" -xf "$base"
    share_network
    # Devices of its own came with the bare system, all but terminals.
    mount -t proc proc "$ROOT/proc"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$ROOT/dev/pts"
    inside useradd --create-home --shell /bin/bash "$person"
    inside apt-get update -qq
}

share_network() { # share_network: packages come from where this system has them from
    apt-config dump | grep '^Acquire::' >"$ROOT/etc/apt/apt.conf.d/99host" || true
    rm -rf "$ROOT/etc/apt/sources.list" "$ROOT/etc/apt/sources.list.d"
    cp -rL /etc/apt/sources.list* "$ROOT/etc/apt/"
    cp -L /etc/resolv.conf /etc/hosts "$ROOT/etc/"
}

inside() { # inside COMMAND...: as the administrator of that system
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} chroot "$ROOT" "$@"
}

as_person() { # as_person COMMAND...: as the person, at home
    env -i PATH=/usr/sbin:/usr/bin:/bin HOME="/home/$person" USER="$person" LC_ALL=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} \
        chroot --userspec="$person:$person" "$ROOT" sh -c "cd && exec \"\$@\"" sh "$@"
}

install_in_root() { # install_in_root PACKAGE...: without what is merely recommended
    inside apt-get install -y -qq --no-install-recommends "$@"
}

# What package management keeps for itself grows with every step.
files_in_root() { # files_in_root: every file but what package management notes down and what is the person's own
    find "$ROOT" -xdev \( -path "$ROOT/proc" -o -path "$ROOT/dev" -o -path "$ROOT/tmp" -o -path "$ROOT/home/$person" \
        -o -path "$ROOT/var/lib/dpkg" -o -path "$ROOT/var/lib/apt" -o -path "$ROOT/var/cache" -o -path "$ROOT/var/log" \
        \) -prune -o -printf '/%P\n' | sort
}
