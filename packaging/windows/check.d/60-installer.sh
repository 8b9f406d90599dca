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

waits_for_a_running_program() { # both: nothing is changed, and the exit code says so
    local before code=0
    before=$(sum_of "$(installed)/spbe-mandiri.exe")
    wine "$INSTALLER" /S || code=$?
    [ "$code" = 2 ] || return
    wine "$(installed)/Hapus SPBE Mandiri.exe" /S "_?=$(windows_path "$(installed)")" || code=$?
    [ "$code" = 2 ] && ! differs "$(installed)/spbe-mandiri.exe" "$before" && [ -s "$(installed)/LISENSI-MIT.txt" ]
}

upgrades() { # upgrades: over what is there
    echo lama >"$(installed)/LISENSI-MIT.txt"
    wine "$INSTALLER" /S && brings_what_the_zip_brings
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

check_installer() {
    local uninstall='Microsoft\Windows\CurrentVersion\Uninstall\SPBE Mandiri'
    system_listing >"$ROOM/before"
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
    promise "removes silently" removes
    promise "drive and registry are as before, the user's data is still there" leaves_nothing_but_data
    promise "an update goes where the program is, and removing another copy leaves its entries" keeps_copies_apart
    promise "what others tied to .ron stays, and so does a file of the user's" leaves_others_alone
}
