# The window: it opens, saves what is typed, and loses nothing when it is killed; a second program is kept from writing.
# shellcheck shell=bash

new_draft() { # new_draft NAME: an empty draft in the folder of the window's trials
    (cd "$ROOM/desk" && "$LINUX_CLI" new "$1" --institution "Kota Uji" --kind kota --year 2024)
}

opens_example() {
    open_window "$APP/spbe-mandiri.exe" example && snapshot example
}

drawing_used() { # drawing_used: hundredths of a second the threads that draw have used of the processor
    local task
    for task in "/proc/$WINDOW/task"/*; do
        case $(cat "$task/comm") in
        llvmpipe-*) awk '{ print $14 + $15 }' "$task/stat" ;;
        esac
    done | awk '{ sum += $1 } END { print NR ? sum : "nothing" }'
}

# The process as a whole says nothing here: the loop of winit 0.30 waits for a hidden window's paint that Wine 8 announces
# and never delivers.
rests() { # rests: while nobody touches it, nothing is drawn
    local before after
    await is_drawn
    before=$(drawing_used)
    sleep 5
    after=$(drawing_used)
    echo "drawing used $before hundredths of a second, five seconds later $after"
    [ "$((after - before))" -le 5 ]
}

saves_by_itself() {
    open_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/desk/kota.ron")" || return
    local before
    before=$(sum_of "$ROOM/desk/kota.ron")
    type_fact "kata pertama "
    await differs "$ROOM/desk/kota.ron" "$before" && await holds "$ROOM/desk/kota.ron" "kata pertama" && snapshot saved
}

says_who_has_it() { # says_who_has_it: a command is refused while the window is open, and the file stays as it is
    local before
    before=$(sum_of "$ROOM/desk/kota.ron")
    refuses import "$(windows_path "$ROOM/desk/kota.ron")" tabel.csv && ! differs "$ROOM/desk/kota.ron" "$before" &&
        grep -F "Ana Uji" "$ROOM/err"
}

second_window_cannot_write() {
    local first=$WINDOW before
    before=$(sum_of "$ROOM/desk/kota.ron")
    xdotool windowunmap "$(window_of SPBE)"
    show_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/desk/kota.ron")" || return
    snapshot locked
    # Takes the first offer: to open it for reading.
    xdotool key --clearmodifiers Return
    await is_drawn
    type_fact "dari jendela kedua"
    sleep 4
    snapshot locked-typed
    kill_window
    WINDOW=$first
    ! differs "$ROOM/desk/kota.ron" "$before"
}

keeps_what_was_saved() { # keeps_what_was_saved: after a kill in the middle of typing the draft is whole and has what was there before
    kill_window && "$LINUX_CLI" verify "$ROOM/desk/kota.ron" && holds "$ROOM/desk/kota.ron" "kata pertama"
}

goes_on_after_kill() { # goes_on_after_kill: the lock that was left is no obstacle, and typing is saved again
    open_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/desk/kota.ron")" || return
    snapshot after-kill
    type_fact "kata kedua "
    await holds "$ROOM/desk/kota.ron" "kata kedua" && close_window && "$LINUX_CLI" verify "$ROOM/desk/kota.ron"
}

# Where the file takes nothing, what is typed is in the recovery copy; the next start asks.
copies_what_the_file_does_not_take() {
    open_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/desk/putus.ron")" || return
    chmod a-w "$ROOM/desk"
    type_fact "hanya di salinan "
    await grep -rqs "hanya di salinan" "$ROOM/home/pemulihan"
    local found=$?
    snapshot not-saved
    kill_window
    chmod u+w "$ROOM/desk"
    [ "$found" = 0 ] && ! holds "$ROOM/desk/putus.ron" "hanya di salinan"
}

asks_and_recovers() {
    open_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/desk/putus.ron")" || return
    snapshot recovery
    # What is offered first compares the two; there it is Pulihkan.
    xdotool key --clearmodifiers Return
    await is_drawn && snapshot compared
    xdotool key --clearmodifiers Return
    await holds "$ROOM/desk/putus.ron" "hanya di salinan" && snapshot recovered && close_window &&
        "$LINUX_CLI" verify "$ROOM/desk/putus.ron"
}

# That it cannot be written shows at the first save: the picture has the sentence, the recovery copy what was typed.
opens_read_only() {
    local before after
    before=$(listing "$ROOM/read-only")
    open_window "$APP/spbe-mandiri.exe" "$(windows_path "$ROOM/read-only/contoh.ron")" || return
    type_fact "tidak boleh ditulis "
    await grep -rqs "tidak boleh ditulis" "$ROOM/home/pemulihan" && await is_drawn && snapshot read-only && kill_window || return
    after=$(listing "$ROOM/read-only")
    diff <(echo "$before") <(echo "$after")
}

opens_from_share() {
    (cd "$ROOM/share" && "$LINUX_CLI" new bagian.ron --institution "Bagian Uji" --kind kota --year 2024)
    open_window "$APP/spbe-mandiri.exe" '\\kantor\spbe\bagian.ron' || return
    type_fact "dari bagian "
    await holds "$ROOM/share/bagian.ron" "dari bagian" && snapshot share && close_window &&
        "$LINUX_CLI" verify "$ROOM/share/bagian.ron" && [ "$(find "$ROOM/share" -name '.*' | wc -l)" = 0 ]
}

check_window() {
    mkdir -p "$ROOM/desk"
    cd "$ROOM/desk" || return
    mount_share
    make_read_only
    printf 'indikator;tingkat;fakta\r\n2;5;Dari tabel.\r\n' >tabel.csv
    printf '(author: "Ana Uji")\n' >"$ROOM/home/settings.ron"
    new_draft kota.ron >/dev/null
    new_draft putus.ron >/dev/null
    promise "the window opens with the worked example" opens_example
    promise "the window at rest draws nothing" rests
    promise "the window closes on Ctrl+Q" close_window
    promise "what is typed is in the file without being told to" saves_by_itself
    promise "a command on the draft that is open is refused and told who has it" says_who_has_it
    promise "a second window on it opens and writes nothing" second_window_cannot_write
    promise "killed at once: the draft is whole and has what was saved" keeps_what_was_saved
    promise "started again: the lock of the dead one is taken over, typing is saved" goes_on_after_kill
    promise "what the file does not take is in the recovery copy" copies_what_the_file_does_not_take
    promise "started again: it asks, and Pulihkan brings it into the file" asks_and_recovers
    promise "a draft in a read-only folder opens; what is typed is in the recovery copy, nothing is written there" opens_read_only
    promise "a draft on a share opens, takes what is typed, and leaves no lock" opens_from_share
}
