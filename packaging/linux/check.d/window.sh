# The window of the installed program, on a display of its own. To be sourced by packaging/linux/check.
# shellcheck shell=bash disable=SC2154 # ROOT and its person are another file's.

SCREEN=""

open_display() { # open_display: DISPLAY is a screen that nobody else draws on
    local number=$SEEN/display
    Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset -ac 3>"$number" >>"$LOG" 2>&1 &
    SCREEN=$!
    for _ in $(seq 50); do
        if [ -s "$number" ]; then break; fi
        sleep 0.2
    done
    DISPLAY=:$(<"$number")
    export DISPLAY
    rm "$number"
    mkdir -p "$ROOT/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"
}

close_display() {
    if [ -z "$SCREEN" ]; then return; fi
    kill "$SCREEN" 2>/dev/null || true
    wait "$SCREEN" 2>/dev/null || true
    SCREEN=""
    unset DISPLAY
}

window() { # window: its number, once it is there
    for _ in $(seq 100); do
        if xdotool search --onlyvisible --name "SPBE Mandiri" 2>/dev/null | head -n 1 | grep .; then return; fi
        sleep 0.3
    done
    return 1
}

drawn() { # drawn PICTURE: what of it is seen, as digits
    identify -format '%#' "$1"
}

painted() { # painted PICTURE [OTHER]: the screen shows more than a background, holds still, and is not OTHER; it is kept
    local picture=$1 other="" before="" now
    [ $# -eq 1 ] || other=$(drawn "$2")
    for _ in $(seq 60); do
        import -window root "$picture"
        now=$(drawn "$picture")
        if [ "$now" = "$before" ] && [ "$now" != "$other" ] && [ "$(identify -format %k "$picture")" -gt 200 ]; then
            return
        fi
        before=$now
        sleep 0.5
    done
    return 1
}

entry() { # entry KEY: what the menu entry says
    sed -n "s/^$1=//p" "$ROOT/usr/share/applications/id.spbe-mandiri.desktop"
}

# What the menu entry starts, with a draft in the place of %f.
# shellcheck disable=SC2016 # The shell of the person reads this.
started() { # started PICTURE [DRAFT]: the window opens, is drawn, and ends when it is told to
    local picture=$1 draft=${2:-} call number wrong=""
    read -ra call <<<"$(entry Exec)"
    call=("${call[@]/\%f/$draft}")
    [ -n "$draft" ] || call=("${call[0]}")
    as_person sh -c 'echo $$ >.process; exec "$@"' sh "${call[@]}" &
    number=$(window) || wrong="no window"
    painted "$picture" ${draft:+"$SEEN/window.png"} || wrong="nothing drawn"
    xprop -id "$number" WM_CLASS | grep -F "\"$(entry StartupWMClass)\"" || wrong="no window of the menu entry"
    [ -z "$draft" ] || [ -e "$ROOT/home/$person/.$draft.kunci" ] || wrong="the draft is not open"
    kill -TERM "$(<"$ROOT/home/$person/.process")" || wrong="it ended by itself"
    wait $! || wrong="it ended with $?"
    [ -z "$wrong" ] || {
        echo "$wrong"
        return 1
    }
}

in_window() { # in_window: what a person sees
    open_display
    promise "the menu entry opens the window, with what the package depends on" started "$SEEN/window.png"
    promise "the menu entry opens a draft" started "$SEEN/draft.png" contoh.ron
    close_display
    umount "$ROOT/tmp/.X11-unix"
}
