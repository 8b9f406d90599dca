# What the parts of packaging/windows/check share: promises, the programs under Wine, windows on the screen. Sourced by
# `run`, which sets ROOM (the work room), VERSION and LINUX_CLI.
# shellcheck shell=bash

FAILURES=0
SHOTS=$ROOM/pictures
# Longest wait for what is slow here, in seconds: Wine, and drawing without a graphics card.
PATIENCE=${PATIENCE:-90}

promise() { # promise SENTENCE COMMAND...: runs it and says whether it holds; its output is shown where it does not
    local sentence=$1
    shift
    if "$@" >"$ROOM/promise.log" 2>&1; then
        echo "ok      $sentence"
    else
        echo "FAILED  $sentence"
        sed 's/^/        | /' "$ROOM/promise.log" | tail -n 30
        FAILURES=$((FAILURES + 1))
        [ -z "${DISPLAY:-}" ] || snapshot "failed-$FAILURES"
    fi
}

await() { # await COMMAND...: until it succeeds; fails when patience ends
    local end=$((SECONDS + PATIENCE))
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.3
    done
}

in_folder() { # in_folder FOLDER COMMAND...
    (cd "$1" && "${@:2}")
}

windows_path() { # windows_path PATH: the same as Windows programs name it
    local path
    path=$(realpath -m "$1")
    printf 'Z:%s' "${path//\//\\}"
}

cli() { # cli ARGUMENT...: the console program; what it says is left in $ROOM/out and $ROOM/err, and shown
    local code=0
    wine "$APP/spbe-mandiri-cli.exe" "$@" >"$ROOM/out" 2>"$ROOM/err" </dev/null || code=$?
    cat "$ROOM/out" "$ROOM/err"
    return "$code"
}

refuses() { # refuses ARGUMENT...: the console program ends with 1 or 2 and a sentence on standard error
    local code=0
    cli "$@" || code=$?
    echo "exit code $code"
    { [ "$code" = 1 ] || [ "$code" = 2 ]; } && grep -q '[a-z]\{3,\} [a-z]\{3,\}' "$ROOM/err"
}

settle_wine() { # settle_wine: waits until every program ended and the registry is written
    timeout "$PATIENCE" wineserver -w
}

snapshot() { # snapshot NAME: the whole screen as a picture
    import -window root "$SHOTS/$1.png"
}

window_of() { # window_of TITLE: number of the visible window with it
    xdotool search --onlyvisible --name "$1" 2>/dev/null | tail -n 1
}

has_window() { # has_window TITLE
    [ -n "$(window_of "$1")" ]
}

no_window() { # no_window TITLE
    [ -z "$(window_of "$1")" ]
}

is_drawn() { # is_drawn: the screen shows more than one colour and stays the same for a moment
    local before after
    before=$(import -window root -resize 25% txt:- | md5sum)
    [ "$(import -window root -resize 25% -format %k info:)" -gt 20 ] || return 1
    sleep 0.7
    after=$(import -window root -resize 25% txt:- | md5sum)
    [ "$before" = "$after" ]
}

place_window() { # place_window TITLE: the window fills the screen and has the keyboard
    local window
    window=$(window_of "$1")
    [ -n "$window" ] && xdotool windowsize "$window" 1366 768 windowmove "$window" 0 0 windowfocus "$window" 2>/dev/null
}

open_window() { # open_window PROGRAM ARGUMENT...: starts it alone; its process is left in WINDOW
    clear_screen && show_window "$@"
}

show_window() { # show_window PROGRAM ARGUMENT...: starts it beside what is open
    wine "$@" >"$ROOM/window.log" 2>&1 &
    WINDOW=$!
    await place_window SPBE && await is_drawn
}

clear_screen() { # clear_screen: what an earlier trial left open ends
    has_window SPBE || return 0
    wine taskkill /f /im spbe-mandiri.exe
    await no_window SPBE
}

close_window() { # close_window: as a person does, and waits for the end
    place_window SPBE
    xdotool key --clearmodifiers ctrl+q
    await ended "$WINDOW"
}

kill_window() { # kill_window: at once, without a word to the program
    kill -9 "$WINDOW" && await ended "$WINDOW"
}

ended() { # ended PROCESS
    ! kill -0 "$1" 2>/dev/null
}

type_fact() { # type_fact TEXT: into Fakta of the indicator that is shown
    xdotool key --clearmodifiers alt+1
    sleep 0.5
    # Within the field also where a line above it asks for the person's name.
    xdotool mousemove 890 360 click 1
    sleep 0.5
    xdotool type --delay 60 "$1"
}

holds() { # holds FILE TEXT
    grep -q -- "$2" "$1"
}

sum_of() { # sum_of FILE
    sha256sum <"$1"
}

differs() { # differs FILE SUM: it is not what it was
    [ "$(sum_of "$1")" != "$2" ]
}

# What Wine itself writes into the registry whenever a program runs: the moment of its start, the screen, the console, fonts for
# the code page of the program that ran last, and what installers have deleted at the next start.
WINE_OWN='^\[(Console|Control Panel\\\\Desktop|System\\\\(CurrentControlSet|ControlSet001)\\\\(Enum|Control\\\\(Class|Video|GraphicsDrivers|DeviceClasses|Session Manager))|Software\\\\Microsoft\\\\Windows NT\\\\CurrentVersion\\\\NetworkCards|Software\\\\Wine\\\\Fonts|System\\\\CurrentControlSet\\\\Hardware Profiles|Hardware)'

registry() { # registry: every value with its key, but for Wine's own; keys without values are none
    awk '/^\[/ { key = $0; sub(/\] [0-9]+$/, "]", key); next } /^($|#|;|WINE)/ { next } { print key, $0 }' \
        "$WINEPREFIX"/{user,userdef,system}.reg | grep -vE "$WINE_OWN" | LC_ALL=C sort
}

listing() { # listing FOLDER...: everything in it with the sums of files
    find "$@" -mindepth 1 -printf '%y %p\n' | LC_ALL=C sort
    find "$@" -type f -exec sha256sum {} + | LC_ALL=C sort -k 2
}
