# The command line: it works, and what it makes has the same bytes as what the program makes on Linux.
# shellcheck shell=bash

same_file() { # same_file ONE OTHER
    cmp "$1" "$2"
}

# Two drafts of the worked example are two documents: id, moment and the sum over both differ, nothing else may.
same_draft() { # same_draft ONE OTHER
    local changed
    changed=$(diff <(sed 's/^ *//' "$1") <(sed 's/^ *//' "$2") | sed -n 's/^[<>] \([a-z_]*\): .*/\1/p; t; s/^[<>] /other line: /p' | sort -u)
    echo "$changed"
    [ "$(grep -cvxE 'id|saved_at|checksum' <<<"$changed")" = 0 ] && ! grep -q $'\r' "$1"
}

on_both() { # on_both NAME ARGUMENT...: the same command in the same folder of each; output, complaints and exit code are equal
    local name=$1 side
    shift
    for side in linux windows; do
        (
            cd "$ROOM/$side" || exit
            local code=0
            if [ "$side" = linux ]; then
                "$LINUX_CLI" "$@" >"../$side-$name.out" 2>"../$side-$name.err" || code=$?
            else
                wine "$APP/spbe-mandiri-cli.exe" "$@" >"../$side-$name.out" 2>"../$side-$name.err" || code=$?
            fi
            echo "exit code $code" >>"../$side-$name.out"
        )
    done
    diff "$ROOM/linux-$name.out" "$ROOM/windows-$name.out" && diff "$ROOM/linux-$name.err" "$ROOM/windows-$name.err" &&
        ! grep -q 'exit code 2' "$ROOM/linux-$name.out"
}

makes_the_same() { # makes_the_same FILE ARGUMENT...: one command makes the same file on both
    local file=$1
    shift
    on_both "$file" "$@" -o "$file" && [ -s "$ROOM/linux/$file" ] && same_file "$ROOM/linux/$file" "$ROOM/windows/$file"
}

says_its_version() {
    cli --version && grep -F -- "$VERSION" "$ROOM/out"
}

keeps_its_promises() { # keeps_its_promises FOLDER: `selftest`
    cli selftest "$(windows_path "$1")" && [ -z "$(ls -A "$1")" ]
}

imports_a_table() {
    printf 'indikator;tingkat;fakta\r\n1;5;Dari tabel.\r\n' >"$ROOM/windows/tabel.csv"
    local before
    before=$(sum_of "$ROOM/windows/baru.ron")
    cd "$ROOM/windows" && cli import baru.ron tabel.csv && differs baru.ron "$before" && holds baru.ron 'Dari tabel' &&
        "$LINUX_CLI" verify baru.ron
}

check_command_line() {
    mkdir -p "$ROOM/windows" "$ROOM/disk"
    promise "version: the one of Cargo.toml" says_its_version
    promise "example: writes a draft" in_folder "$ROOM/windows" cli example -o contoh.ron
    promise "example: the same draft as on Linux but for its id, its moment and the sum over them" \
        same_draft "$ROOM/linux/contoh.ron" "$ROOM/windows/contoh.ron"
    promise "example: the same evidence beside it" diff -r "$ROOM/linux/contoh.bukti" "$ROOM/windows/contoh.bukti"
    promise "the draft written under Windows is whole for the program on Linux" "$LINUX_CLI" verify "$ROOM/windows/contoh.ron"
    # From here on both work on one and the same draft.
    rm -rf "$ROOM/windows"/contoh.*
    cp -r "$ROOM/linux"/contoh.* "$ROOM/windows"
    promise "score: says the same as on Linux" on_both score score contoh.ron
    promise "score --json: says the same as on Linux" on_both score-json score contoh.ron --json
    promise "score --trace: says the same as on Linux" on_both trace score contoh.ron --trace aspek:5
    promise "check: says the same as on Linux" on_both check check contoh.ron
    promise "report: the full report on A4 has the same bytes as on Linux" makes_the_same laporan.pdf report contoh.ron
    promise "report: the summary on F4 has the same bytes as on Linux" \
        makes_the_same ringkas.pdf report contoh.ron --variant summary --paper f4
    promise "package: the upload package has the same bytes as on Linux" makes_the_same unggah.zip package contoh.ron
    promise "verify: proves the report against the draft, as on Linux" on_both verify-report verify laporan.pdf contoh.ron
    promise "verify: proves the package, as on Linux" on_both verify-package verify unggah.zip
    promise "selftest: every promise of saving holds here, and nothing is left" keeps_its_promises "$ROOM/disk"
    promise "new: makes a draft" in_folder "$ROOM/windows" \
        cli new baru.ron --institution "Kota Uji" --kind kota --year 2024
    promise "import: takes a table with the line ends of Windows into a draft" imports_a_table
}
