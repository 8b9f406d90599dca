# Names that Windows has its own ideas about: refused with a sentence, or the file is there under exactly that name and whole.
# Never is something lost, and never is another file touched.
# shellcheck shell=bash

# A place that cannot be meant as it is written: refused, and the folder is as it was.
refused_as_place() { # refused_as_place NAME
    local before after
    before=$(listing "$ROOM/names")
    refuses report contoh.ron -o "$1" || return
    after=$(listing "$ROOM/names")
    diff <(echo "$before") <(echo "$after")
}

refused_or_exact() { # refused_or_exact NAME: for names on which versions of Windows differ
    local before after
    before=$(listing "$ROOM/names")
    if cli report contoh.ron -o "$1"; then
        [ -f "$ROOM/names/$1" ] && "$LINUX_CLI" verify "$ROOM/names/$1" && rm "$ROOM/names/$1"
    else
        grep -q '[a-z]\{3,\} [a-z]\{3,\}' "$ROOM/err" || return
    fi
    after=$(listing "$ROOM/names")
    diff <(echo "$before") <(echo "$after")
}

works_in() { # works_in FOLDER: a draft is made, read, changed and reported there
    cli new "$1\\kota.ron" --institution "Kota Uji" --kind kota --year 2024 &&
        cli import "$1\\kota.ron" tabel.csv && cli score "$1\\kota.ron" &&
        cli report "$1\\kota.ron" -o "$1\\laporan.pdf" && cli verify "$1\\laporan.pdf" "$1\\kota.ron"
}

works_in_long_folder() {
    local long
    long=$(printf 'folder-yang-panjang-sekali-%s/' 1 2 3 4 5 6 7 8 9 10)
    mkdir -p "$ROOM/names/$long"
    local path=${long%/}
    echo "$((${#ROOM} + ${#path})) letters"
    [ "$((${#ROOM} + ${#path}))" -gt 260 ] && works_in "${path//\//\\}" && [ -s "$ROOM/names/${long}laporan.pdf" ]
}

twins_differ_in_package() { # two files whose names differ in case only: both in the package, under names that differ more
    mkdir -p "$ROOM/names/satu" "$ROOM/names/dua"
    printf '%%PDF-1.4\nsatu\n%%%%EOF\n' >"$ROOM/names/satu/Bukti.pdf"
    printf '%%PDF-1.4\ndua\n%%%%EOF\n' >"$ROOM/names/dua/BUKTI.PDF"
    cli new kembar.ron --institution "Kota Uji" --kind kota --year 2024 || return
    cli attach kembar.ron 'satu\Bukti.pdf' 'dua\BUKTI.PDF' --indicator 1 || return
    local code=0
    cli package kembar.ron -o kembar.zip || code=$?
    [ "$code" -le 1 ] && holds_both "$ROOM/names/kembar.zip" satu dua
}

holds_both() { # holds_both PACKAGE TEXT OTHER: unpacked where case does not count, both texts are there
    local folder=$ROOM/unpacked
    rm -rf "$folder"
    mkdir "$folder"
    7z x -y -o"$folder" "$1" >/dev/null || return
    # The files of one indicator are an archive of their own.
    find "$folder" -name '*.zip' -execdir 7z x -y '{}' \; >/dev/null
    grep -rqa -- "^$2\$" "$folder" && grep -rqa -- "^$3\$" "$folder" || return
    [ -z "$(find "$folder" -type f -printf '%P\n' | tr '[:upper:]' '[:lower:]' | sort | uniq -d)" ]
}

# Other letters of the same name are the same file: another draft's report is not replaced.
twin_of_output_stays() {
    cli report contoh.ron -o Laporan.pdf || return
    local before
    before=$(sum_of "$ROOM/names/Laporan.pdf")
    refuses report kembar.ron -o LAPORAN.PDF && ! differs "$ROOM/names/Laporan.pdf" "$before" &&
        [ "$(find "$ROOM/names" -maxdepth 1 -iname laporan.pdf | wc -l)" = 1 ]
}

twin_of_draft_is_locked_as_one() {
    local before
    before=$(sum_of "$ROOM/names/contoh.ron")
    refuses new CONTOH.RON --institution "Kota Lain" --kind kota --year 2024 && ! differs "$ROOM/names/contoh.ron" "$before"
}

check_names() {
    mkdir -p "$ROOM/names"
    cp -r "$ROOM/linux"/contoh.* "$ROOM/names"
    printf 'indikator;tingkat;fakta\r\n1;5;Dari tabel.\r\n' >"$ROOM/names/tabel.csv"
    cd "$ROOM/names" || return
    local name
    for name in CON.pdf nul.pdf 'aux.lama.pdf' COM1.pdf; do
        promise "$name, the name of a device: refused, or a file of exactly that name" refused_or_exact "$name"
    done
    for name in 'a<b.pdf' 'a>b.pdf' 'a|b.pdf' 'a?b.pdf' 'a*b.pdf' 'a"b.pdf' 'laporan:dua.pdf'; do
        promise "$name, letters that no name has: refused, nothing changed" refused_as_place "$name"
    done
    for name in 'laporan.pdf.' 'laporan.pdf ' 'laporan.pdf...'; do
        promise "'$name', an end that Windows leaves off: refused, nothing changed" refused_as_place "$name"
    done
    promise "a path of more than 260 letters: draft, table, report" works_in_long_folder
    promise "names that differ in case only, as evidence: both are in the package" twins_differ_in_package
    promise "LAPORAN.PDF does not replace Laporan.pdf of another draft" twin_of_output_stays
    promise "CONTOH.RON is not made beside contoh.ron" twin_of_draft_is_locked_as_one
}
