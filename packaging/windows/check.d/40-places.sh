# Places that are not a disk of one's own: a share, and a folder that cannot be written.
# shellcheck shell=bash

# Wine finds \\kantor\spbe where this link leads.
mount_share() {
    mkdir -p "$ROOM/share" "$WINEPREFIX/dosdevices/unc/kantor"
    ln -sfn "$ROOM/share" "$WINEPREFIX/dosdevices/unc/kantor/spbe"
}

make_read_only() { # make_read_only: a folder with a draft and its evidence that cannot be written
    [ ! -d "$ROOM/read-only" ] || return 0
    mkdir "$ROOM/read-only"
    cp -r "$ROOM/linux"/contoh.* "$ROOM/read-only"
    find "$ROOM/read-only" -type d -exec chmod 555 {} +
}

works_on_share() {
    local draft='\\kantor\spbe\kota.ron'
    cli new "$draft" --institution "Kota Uji" --kind kota --year 2024 && cli import "$draft" tabel.csv &&
        cli score "$draft" && cli attach "$draft" tabel.csv --indicator 1 && cli report "$draft" -o '\\kantor\spbe\laporan.pdf' &&
        cli verify '\\kantor\spbe\laporan.pdf' "$draft"
}

share_is_tidy() { # the share holds what was made and nothing else, and the draft is whole
    find "$ROOM/share" -maxdepth 1 -mindepth 1 -printf '%f\n' | LC_ALL=C sort >"$ROOM/share.found"
    printf '%s\n' kota.bukti kota.ron laporan.pdf | diff - "$ROOM/share.found" && "$LINUX_CLI" verify "$ROOM/share/kota.ron"
}

missing_share_is_named() {
    refuses score '\\kantor\tidak-ada\kota.ron' && grep -F 'tidak-ada' "$ROOM/err"
}

unchanged_when_refused() { # unchanged_when_refused ARGUMENT...: a command that writes there is refused and leaves no trace
    local before after
    before=$(listing "$ROOM/read-only")
    refuses "$@" || return
    after=$(listing "$ROOM/read-only")
    diff <(echo "$before") <(echo "$after")
}

check_places() {
    mkdir -p "$ROOM/beside"
    cd "$ROOM/beside" || return
    printf 'indikator;tingkat;fakta\r\n1;5;Dari tabel.\r\n' >tabel.csv
    mount_share
    promise 'a share, \\kantor\spbe: draft, table, evidence, report' works_on_share
    promise "the share then holds draft, evidence and report, and no lock or half a file" share_is_tidy
    promise "a share that is not there: refused, with its name" missing_share_is_named

    make_read_only
    local folder
    folder=$(windows_path "$ROOM/read-only")
    promise "a read-only folder: its draft can be read" cli score "$folder\\contoh.ron"
    promise "a read-only folder: a change is refused, nothing half-written" unchanged_when_refused import "$folder\\contoh.ron" tabel.csv --overwrite
    promise "a read-only folder: evidence is refused, nothing half-written" unchanged_when_refused attach "$folder\\contoh.ron" tabel.csv
    promise "a read-only folder: a report is refused, nothing half-written" unchanged_when_refused report "$folder\\contoh.ron" -o "$folder\\laporan.pdf"
    promise "a read-only folder: a report into another is made" cli report "$folder\\contoh.ron" -o laporan.pdf
}
