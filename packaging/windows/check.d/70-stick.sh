# The ZIP on a stick: on another computer a draft on a share is filled and reported, and when the stick is taken out nothing
# of it is left behind.
# shellcheck shell=bash

# Drive E is the stick, \\kantor\dinas the share.
put_in_stick() {
    mkdir -p "$ROOM/stick" "$ROOM/office"
    7z x -y -o"$ROOM/stick" "$ZIP" >/dev/null && ln -sfn "$ROOM/stick" "$WINEPREFIX/dosdevices/e:" &&
        mkdir -p "$WINEPREFIX/dosdevices/unc/kantor" && ln -sfn "$ROOM/office" "$WINEPREFIX/dosdevices/unc/kantor/dinas" &&
        (cd "$ROOM/office" && "$LINUX_CLI" new dinas.ron --institution "Dinas Uji" --kind kota --year 2024)
}

take_out_stick() {
    settle_wine && rm "$WINEPREFIX/dosdevices/e:" && mv "$ROOM/stick" "$ROOM/stick-taken-out"
}

fills_draft() {
    open_window 'E:\SPBE Mandiri\spbe-mandiri.exe' '\\kantor\dinas\dinas.ron' || return
    type_fact "diisi dari diska lepas "
    await holds "$ROOM/office/dinas.ron" "diisi dari diska lepas" && snapshot stick && close_window
}

reports() {
    wine 'E:\SPBE Mandiri\spbe-mandiri-cli.exe' report '\\kantor\dinas\dinas.ron' -o '\\kantor\dinas\laporan.pdf' &&
        "$LINUX_CLI" verify "$ROOM/office/laporan.pdf" "$ROOM/office/dinas.ron"
}

keeps_its_data_with_it() {
    find "$ROOM/stick/SPBE Mandiri/data" -type f
    [ -s "$ROOM/stick/SPBE Mandiri/data/settings.ron" ] && [ -n "$(find "$ROOM/stick/SPBE Mandiri/data/cadangan" -type f)" ]
}

nothing_left_on_share() {
    diff <(find "$ROOM/office" -mindepth 1 -printf '%P\n' | LC_ALL=C sort) <(printf '%s\n' dinas.ron laporan.pdf)
}

whole_computer() { # whole_computer: every file of drive C with its sum, and the registry
    settle_wine
    listing "$WINEPREFIX/drive_c" | grep -v '/Temp$'
    registry
}

nothing_left_behind() {
    whole_computer >"$ROOM/after"
    diff "$ROOM/before" "$ROOM/after"
}

check_stick() {
    cd "$ROOM" || return
    # The moment of the first start, when Wine itself still makes things, is over.
    wine cmd /c ver >/dev/null 2>&1
    unset SPBE_MANDIRI_HOME
    promise "the ZIP is on the stick, the draft on the share" put_in_stick
    whole_computer >"$ROOM/before"
    promise "the program on the stick fills the draft on the share" fills_draft
    promise "it makes the report there" reports
    promise "its settings and restore points are on the stick" keeps_its_data_with_it
    promise "the share holds the draft and the report, and nothing else" nothing_left_on_share
    promise "the stick can be taken out" take_out_stick
    promise "every file of the computer and its registry are as before" nothing_left_behind
}
