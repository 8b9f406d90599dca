# The installer: it brings the program, its place in the Start menu and in the list of programs, and takes away just these.
# shellcheck shell=bash

installed() { # installed: the folder of the program
    echo "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/SPBE Mandiri"
}

# What Wine writes by itself while it runs is not the installer's.
system_listing() { # system_listing: everything on drive C, and the registry
    settle_wine
    find "$WINEPREFIX/drive_c" -mindepth 1 -not -path '*/Temp/*' -not -path '*/AppData/Local/SPBE Mandiri*' -printf '%y %P\n' | LC_ALL=C sort
    registry
}

registered() { # registered KEY [VALUE-NAME] TEXT
    local value=(/ve)
    [ $# -lt 3 ] || value=(/v "$2")
    wine reg query "HKCU\\Software\\$1" "${value[@]}" | tee "$ROOM/key" | tr -d '\r' | grep -F -- "${*: -1}" || {
        cat "$ROOM/key"
        return 1
    }
}

not_registered() { # not_registered KEY
    ! wine reg query "HKCU\\Software\\$1"
}

no_default_for_ron() {
    ! wine reg query 'HKCU\Software\Classes\.ron' /ve | tr -d '\r' | grep -E 'REG_SZ +[^( ]'
}

installs() { # installs: silently
    wine "$INSTALLER" /S && [ -s "$(installed)/spbe-mandiri.exe" ] && [ ! -e "$(installed)/portable.txt" ]
}

brings_what_the_zip_brings() { # but for what only a stick needs
    diff -r --exclude=portable.txt --exclude='BACA DULU.txt' --exclude='Hapus SPBE Mandiri.exe' "$ROOM/SPBE Mandiri" "$(installed)"
}

shortcut_starts_it() { # shortcut_starts_it: through the Start menu's entry, with the data where an installed program has it
    local link
    link="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/SPBE Mandiri.lnk"
    [ -s "$link" ] && clear_screen || return
    (
        unset SPBE_MANDIRI_HOME
        wine start /wait /unix "$link" >/dev/null 2>&1 &
    )
    await place_window SPBE && await is_drawn || return
    snapshot installed
    place_window SPBE
    xdotool key --clearmodifiers ctrl+q
    await no_window SPBE && settle_wine && [ -d "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/SPBE Mandiri/data" ]
}

opens_a_draft_by_its_kind() { # as Explorer does with what the registry says of it
    local command
    command=$(wine reg query 'HKCU\Software\Classes\SPBEMandiri.Penilaian\shell\open\command' /ve | tr -d '\r' | sed -n 's/.*REG_SZ *"\([^"]*\)" "%1"$/\1/p')
    [ -n "$command" ] && open_window "$command" "$(windows_path "$ROOM/desk/kota.ron")" && snapshot by-kind
}

# Otherwise the remover starts a copy of itself and ends at once. The name of the folder has to stand without quotes, also where
# there are spaces in it, as only a batch file lets it.
remove_on_the_spot() { # remove_on_the_spot FOLDER: silently, with the remover in it; ends with its exit code
    local folder
    folder=$(windows_path "$1")
    printf '@"%s\\Hapus SPBE Mandiri.exe" /S _?=%s\r\n@exit %%errorlevel%%\r\n' "$folder" "$folder" >"$ROOM/hapus.bat"
    wine cmd /c "$(windows_path "$ROOM/hapus.bat")"
}

waits_for_a_running_program() { # both: nothing is changed, and the exit code says so
    local before code=0
    before=$(sum_of "$(installed)/spbe-mandiri.exe")
    wine "$INSTALLER" /S || code=$?
    [ "$code" = 2 ] || return
    code=0
    remove_on_the_spot "$(installed)" || code=$?
    [ "$code" = 2 ] && ! differs "$(installed)/spbe-mandiri.exe" "$before" && [ -s "$(installed)/LISENSI-MIT.txt" ]
}

upgrades() { # upgrades: over what is there
    echo lama >"$(installed)/LISENSI-MIT.txt"
    install_code 0 && brings_what_the_zip_brings
}

removes() {
    wine "$(installed)/Hapus SPBE Mandiri.exe" /S && await test ! -e "$(installed)" && settle_wine
}

leaves_nothing_but_data() {
    system_listing >"$ROOM/after"
    diff "$ROOM/before" "$ROOM/after" && [ -s "$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/SPBE Mandiri/data/settings.ron" ]
}

leaves_others_alone() { # leaves_others_alone: another program's tie to .ron and a file of the user's in the folder stay
    wine reg add 'HKCU\Software\Classes\.ron' /ve /d Lain.Berkas /f >/dev/null &&
        wine reg add 'HKCU\Software\Classes\.ron\OpenWithProgids' /v Lain.Berkas /d '' /f >/dev/null || return
    installs && echo milik-pemakai >"$(installed)/catatan.txt" && registered 'Classes\.ron' Lain.Berkas || return
    wine "$(installed)/Hapus SPBE Mandiri.exe" /S && await test ! -e "$(installed)/spbe-mandiri.exe" && settle_wine || return
    registered 'Classes\.ron' Lain.Berkas && registered 'Classes\.ron\OpenWithProgids' Lain.Berkas REG_SZ &&
        holds "$(installed)/catatan.txt" milik-pemakai && [ "$(ls "$(installed)")" = catatan.txt ]
}

keeps_copies_apart() { # an update goes where the program is; removing a copy leaves the entries of another one alone
    local one="$WINEPREFIX/drive_c/satu" two="$WINEPREFIX/drive_c/dua"
    wine "$INSTALLER" /S '/D=C:\satu' && echo lama >"$one/LISENSI-MIT.txt" && wine "$INSTALLER" /S || return
    ! holds "$one/LISENSI-MIT.txt" lama && [ ! -e "$(installed)/spbe-mandiri.exe" ] || return
    wine "$INSTALLER" /S '/D=C:\dua' && wine "$one/Hapus SPBE Mandiri.exe" /S && await test ! -e "$one" && settle_wine || return
    registered "$uninstall" InstallLocation dua && registered 'Classes\SPBEMandiri.Penilaian' "Penilaian SPBE" || return
    wine "$two/Hapus SPBE Mandiri.exe" /S && await test ! -e "$two" && settle_wine && not_registered "$uninstall"
}

install_code() { # install_code CODE [ARGUMENT...]: a silent run ends with the code
    local wanted=$1 code=0
    shift
    wine "$INSTALLER" /S "$@" || code=$?
    echo "exit code $code"
    [ "$code" = "$wanted" ]
}

changes_nothing() { # changes_nothing FOLDER COMMAND...: the command succeeds, and folder and registration are as they were
    local folder=$1
    shift
    [ -d "$folder" ] || return
    { listing "$folder" && wine reg query "HKCU\\Software\\$uninstall"; } >"$ROOM/was"
    "$@" || return
    { listing "$folder" && wine reg query "HKCU\\Software\\$uninstall"; } >"$ROOM/is"
    diff "$ROOM/was" "$ROOM/is"
}

fills() { # fills FOLDER KILOBYTES: so much is left on its disk
    local left
    left=$(($(df --output=avail "$1" | tail -n 1) - $2))
    head -c "${left}K" /dev/zero >"$1/penuh"
}

keeps_the_old_on_a_full_disk() {
    local disk=$ROOM/disk
    install_code 0 "/D=$(windows_path "$disk/spbe")" && truncate -s 20M "$disk/spbe/spbe-mandiri.exe" && fills "$disk" 2900 &&
        changes_nothing "$disk" install_code 2 "/D=$(windows_path "$disk/spbe")"
}

leaves_nothing_on_a_full_disk() { # leaves_nothing_on_a_full_disk: neither files nor the folders made for them
    changes_nothing "$ROOM/disk" install_code 2 "/D=$(windows_path "$ROOM/disk/baru/spbe")"
}

updates_on_a_disk_with_room_for_both() {
    rm -f "$ROOM/disk/penuh" && truncate -s 5M "$ROOM/disk/spbe/spbe-mandiri.exe" && rm "$ROOM/disk/spbe/spbe-mandiri-cli.exe" &&
        install_code 0 "/D=$(windows_path "$ROOM/disk/spbe")" &&
        diff -r --exclude=portable.txt --exclude='BACA DULU.txt' --exclude='Hapus SPBE Mandiri.exe' "$ROOM/SPBE Mandiri" "$ROOM/disk/spbe"
}

# A file that can grow no further is what a disk is that fills up meanwhile.
# shellcheck disable=SC2120 # as a promise it gets its arguments
cut_short() { # cut_short ARGUMENT...: a silent run that breaks off within the largest file
    wine reg query 'HKCU\Software' >/dev/null || return
    (
        trap '' XFSZ
        ulimit -f 20000
        install_code 2 "$@"
    )
}

leaves_nothing_cut_short() { # leaves_nothing_cut_short: neither files nor the folders made for them
    changes_nothing "$(installed)" cut_short '/D=C:\baru\spbe' && [ ! -e "$WINEPREFIX/drive_c/baru" ]
}

holding() { # holding FILE COMMAND...: while another program has the file open
    local code=0 holder
    wine "$ROOM/hold.exe" "$(windows_path "$1")" >"$ROOM/held" &
    holder=$!
    await grep -q held "$ROOM/held" && "${@:2}" || code=$?
    wine taskkill /f /im hold.exe
    wait "$holder"
    return "$code"
}

mends_what_broke_off() { # as if the current had failed while old files left their places, or while new ones came into them
    local folder name
    folder=$(installed)
    mkdir "$folder/spbe-mandiri.lama" "$folder/spbe-mandiri.baru"
    mv "$folder/LISENSI-MIT.txt" "$folder/LISENSI-HURUF.txt" "$folder/spbe-mandiri.lama"
    echo baru >"$folder/spbe-mandiri.baru/LISENSI-HURUF.txt"
    cut_short && [ "$(listing "$folder")" = "$(cat "$ROOM/whole")" ] || return
    mkdir "$folder/spbe-mandiri.ganti" "$folder/spbe-mandiri.baru"
    find "$folder" -maxdepth 1 -type f -exec mv {} "$folder/spbe-mandiri.ganti" \;
    for name in spbe-mandiri.exe LISENSI-MIT.txt spbe-mandiri.baru/LISENSI-HURUF.txt; do
        echo baru >"$folder/$name"
    done
    cut_short && [ "$(listing "$folder")" = "$(cat "$ROOM/whole")" ]
}

goes_where_asked_or_nowhere() { # goes_where_asked_or_nowhere FOLDER ARGUMENT
    if install_code 0 "$2"; then
        [ -s "$1/spbe-mandiri.exe" ] && wine "$1/Hapus SPBE Mandiri.exe" /S && await test ! -e "$1/spbe-mandiri.exe" && settle_wine
    else
        install_code 2 "$2" && [ ! -e "$1" ]
    fi
}

takes_odd_names() {
    local name
    for name in 'a&b' 'a%b' '%PATH%' 'a & b' 'a % b' "a'b" 'a;b' 'dua kata'; do
        goes_where_asked_or_nowhere "$WINEPREFIX/drive_c/$name" "/D=C:\\$name" && [ ! -e "$(installed)" ] || return
    done
}

# shellcheck disable=SC1003 # a folder of Windows may end so
refuses_bad_folders() {
    local folder
    echo isi >"$WINEPREFIX/drive_c/berkas"
    for folder in 'C:\' 'C:' 'Q:\spbe' spbe '..\spbe' '\spbe' 'C:/spbe' 'C:\berkas' 'C:\berkas\spbe' 'C:\sp*be' '"C:\a b"' ''; do
        echo "/D=$folder"
        install_code 2 "/D=$folder" || return
    done
    for folder in '/d=C:\spbe' '/D=C:\spbe /S'; do
        install_code 2 "$folder" || return
    done
    rm "$WINEPREFIX/drive_c/berkas"
    system_listing >"$ROOM/after"
    diff "$ROOM/before" "$ROOM/after"
}

spares_files_of_others() { # whichever of our names a file has
    local folder=$WINEPREFIX/drive_c/milik name
    for name in "$ROOM/SPBE Mandiri"/*; do
        name=${name##*/}
        case $name in portable.txt | 'BACA DULU.txt') continue ;; esac
        mkdir "$folder" && echo milik-pemakai >"$folder/$name" && install_code 2 '/D=C:\milik' || return
        holds "$folder/$name" milik-pemakai && [ "$(ls "$folder")" = "$name" ] && rm -r "$folder" || return
    done
    system_listing >"$ROOM/after"
    diff "$ROOM/before" "$ROOM/after"
}

takes_only_from_its_folder() { # the remover, carried into a folder of the user's
    local folder=$WINEPREFIX/drive_c/milik code=0
    mkdir "$folder" && cp "$(installed)/Hapus SPBE Mandiri.exe" "$folder" && echo milik-pemakai >"$folder/LISENSI-MIT.txt" || return
    remove_on_the_spot "$folder" || code=$?
    echo "exit code $code"
    [ "$code" = 2 ] && holds "$folder/LISENSI-MIT.txt" milik-pemakai && [ -s "$(installed)/spbe-mandiri.exe" ] || return
    registered "$uninstall" DisplayVersion "$VERSION" && rm -r "$folder"
}

removes_by_another_name() { # removes_by_another_name: of the same folder, as a mapped disk gives
    wine "$(windows_path "$(installed)/Hapus SPBE Mandiri.exe")" /S && await test ! -e "$(installed)" && settle_wine || return
    not_registered "$uninstall" && not_registered 'Classes\SPBEMandiri.Penilaian'
}

check_installer() {
    local uninstall='Microsoft\Windows\CurrentVersion\Uninstall\SPBE Mandiri'
    system_listing >"$ROOM/before"
    promise "a folder that cannot be used is refused, and nothing is installed elsewhere" refuses_bad_folders
    promise "with odd names it goes where it was asked to, or nowhere" takes_odd_names
    promise "files of others with our names are not overwritten" spares_files_of_others
    promise "installs silently for one user, without portable.txt" installs
    promise "brings the same files as the ZIP" brings_what_the_zip_brings
    promise "the list of programs says its version" registered "$uninstall" DisplayVersion "$VERSION"
    promise "the list of programs says whose it is" registered "$uninstall" Publisher "SPBE Mandiri"
    promise "the list of programs shows its icon" registered "$uninstall" DisplayIcon "spbe-mandiri.exe,0"
    promise "the list of programs says its size" registered "$uninstall" EstimatedSize 0x
    promise "drafts have a kind with a name" registered 'Classes\SPBEMandiri.Penilaian' "Penilaian SPBE"
    promise "drafts have an icon" registered 'Classes\SPBEMandiri.Penilaian\DefaultIcon' "spbe-mandiri.exe,0"
    promise "the program is offered for .ron" registered 'Classes\.ron\OpenWithProgids' SPBEMandiri.Penilaian REG_SZ
    promise "the program is listed for .ron under Open with" registered 'Classes\Applications\spbe-mandiri.exe\SupportedTypes' .ron REG_SZ
    promise ".ron is not taken" no_default_for_ron
    promise "the shortcut in the Start menu starts it" shortcut_starts_it
    promise "a draft opens by its kind" opens_a_draft_by_its_kind
    promise "while it runs neither installer nor removal changes anything" waits_for_a_running_program
    promise "the window closes" close_window
    promise "installs over an older one" upgrades
    listing "$(installed)" >"$ROOM/whole"
    promise "an update that breaks off leaves the old program" changes_nothing "$(installed)" cut_short
    promise "a fresh installation that breaks off leaves nothing" leaves_nothing_cut_short
    promise "an update that cannot replace a file replaces none" changes_nothing "$(installed)" holding "$(installed)/LISENSI-HURUF.txt" install_code 2
    promise "what an interrupted update left is mended, even where the next one fails" mends_what_broke_off
    promise "the remover takes nothing from a folder of others" takes_only_from_its_folder
    promise "removes silently" removes
    promise "drive and registry are as before, the user's data is still there" leaves_nothing_but_data
    promise "an update goes where the program is, and removing another copy leaves its entries" keeps_copies_apart
    promise "installs for one user again" installs
    promise "removed by another name of its folder it leaves no registration" removes_by_another_name
    if mountpoint -q "$ROOM/disk"; then
        promise "on a full disk an update leaves the old program" keeps_the_old_on_a_full_disk
        promise "on a full disk nothing is left of a fresh installation" leaves_nothing_on_a_full_disk
        promise "with room for old and new an update is made" updates_on_a_disk_with_room_for_both
        promise "the remover works there" wine "$ROOM/disk/spbe/Hapus SPBE Mandiri.exe" /S
        settle_wine
    else
        echo "--      not tried, for a small disk takes root: a full disk"
    fi
    promise "what others tied to .ron stays, and so does a file of the user's" leaves_others_alone
}
