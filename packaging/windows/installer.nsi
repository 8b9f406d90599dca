; The installer for one user, without rights of an administrator. packaging/windows/build calls it with VERSION, KILOBYTES
; (size of what is installed), OUT, and WORK, a folder with `pictures`, `files` and `files.nsh`: the files by their names, so
; that the removal takes away what was installed and nothing else.
;
; Silent: /S. Into another folder: /D=FOLDER, last and without quotes. Exit codes: 0 done, 1 given up by the user, 2 not done,
; and then nothing is changed.

Target amd64-unicode
Unicode true
; Each file for itself: what is packed as one is unpacked twice, first into the folder for temporary files.
SetCompressor lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
AllowSkipFiles off

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include "${WORK}/files.nsh"

!define NAME "SPBE Mandiri"
!define PUBLISHER "The SPBE Mandiri authors"
!define PROGRAM "spbe-mandiri.exe"
!define CONSOLE "spbe-mandiri-cli.exe"
!define REMOVER "Hapus SPBE Mandiri.exe"
; What Windows calls a draft of ours.
!define KIND "SPBEMandiri.Penilaian"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SPBE Mandiri"
; Where the program keeps what is the user's: src/storage/places.rs.
!define DATA "$LOCALAPPDATA\SPBE Mandiri\data"
; Where new files are unpacked, and where what they replace waits until all are in their places. That folder's name says how
; far an attempt is: the old files leave their places, the new ones come into them, the old ones are thrown away.
; Within the folder of the program: there they are on the same disk, and a file only changes its name.
!define NEW "$INSTDIR\spbe-mandiri.baru"
!define OLD "$INSTDIR\spbe-mandiri.lama"
!define TURN "$INSTDIR\spbe-mandiri.ganti"
!define GONE "$INSTDIR\spbe-mandiri.buang"
!define USUAL "$LOCALAPPDATA\Programs\${NAME}"
; Seconds a silent run waits for a running program.
!define PATIENCE 10

Name "${NAME}"
OutFile "${OUT}"
InstallDir "${USUAL}"
; An update goes where the program is.
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
Caption "Pemasang ${NAME} ${VERSION}"
UninstallCaption "Penghapus ${NAME}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang ${NAME}"
VIAddVersionKey /LANG=1057 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "© 2026 ${PUBLISHER}. MIT atau Apache-2.0"

!define MUI_ICON "assets/icons/spbe-mandiri.ico"
!define MUI_UNICON "assets/icons/spbe-mandiri.ico"
; With the time of the files: the installer keeps it.
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WORK}/pictures/installer.bmp"

!define MUI_WELCOMEPAGE_TITLE "Memasang ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Program dipasang untuk Anda sendiri, tanpa hak administrator, di:$\r$\n$INSTDIR$\r$\n$\r$\nBerkas penilaian, setelan, dan cadangan yang sudah ada tidak disentuh. Tutup ${NAME} dahulu bila sedang terbuka."
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "Memasang ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Mohon tunggu sampai semua berkas tersalin."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${NAME} sudah terpasang"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Semua berkas sudah di tempatnya."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${NAME} tidak terpasang"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Yang sudah terpasang sebelumnya tetap seperti semula."
!insertmacro MUI_PAGE_INSTFILES
; The page itself forgets only the others.
!undef MUI_INSTFILESPAGE_ABORTHEADER_TEXT
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT
!define MUI_FINISHPAGE_TITLE "${NAME} ${VERSION} sudah terpasang"
!define MUI_FINISHPAGE_TEXT "Program ada di menu Start dengan nama ${NAME}. Berkas penilaian dapat dibuka lewat klik kanan, Buka dengan.$\r$\n$\r$\nUntuk menghapusnya: Setelan Windows, Aplikasi."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${NAME}"
!insertmacro MUI_PAGE_FINISH

!define MUI_PAGE_HEADER_TEXT "Menghapus ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Hanya program yang dihapus; data Anda tetap ada."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} dihapus dari komputer ini. Berkas penilaian dan isi folder data Anda tidak dihapus: setelan, cadangan, salinan pemulihan, bukti, tabel, dan ringkasan."
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "Dihapus dari:"
!insertmacro MUI_UNPAGE_CONFIRM
!define MUI_PAGE_HEADER_TEXT "Menghapus ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "Mohon tunggu sebentar."
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "${NAME} sudah dihapus"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "Data Anda tetap ada."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${NAME} tidak dihapus"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Penghapusan tidak selesai."
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Indonesian"
; NSIS brings other words for the same things.
LangString ^BackBtn ${LANG_INDONESIAN} "< &Kembali"
LangString ^NextBtn ${LANG_INDONESIAN} "&Lanjut >"
LangString ^InstallBtn ${LANG_INDONESIAN} "&Pasang"
LangString ^UninstallBtn ${LANG_INDONESIAN} "&Hapus"
LangString ^CancelBtn ${LANG_INDONESIAN} "Batal"
LangString ^CloseBtn ${LANG_INDONESIAN} "&Tutup"
LangString ^ShowDetailsBtn ${LANG_INDONESIAN} "&Rincian"
LangString ^ClickInstall ${LANG_INDONESIAN} "Klik Pasang untuk memulai."
LangString ^ClickUninstall ${LANG_INDONESIAN} "Klik Hapus untuk memulai."
LangString ^ClickNext ${LANG_INDONESIAN} "Klik Lanjut untuk melanjutkan."
LangString ^Completed ${LANG_INDONESIAN} "Selesai"
LangString ^InstallingSubCaption ${LANG_INDONESIAN} ": memasang"
LangString ^UninstallingSubCaption ${LANG_INDONESIAN} ": menghapus"
LangString ^UninstallingText ${LANG_INDONESIAN} "${NAME} dihapus dari folder ini."
LangString ^UninstallingSubText ${LANG_INDONESIAN} "Dihapus dari:"
LangString ^FileError ${LANG_INDONESIAN} "Berkas ini tidak dapat ditulis:$\r$\n$0"
LangString ^FileError_NoIgnore ${LANG_INDONESIAN} "Berkas ini tidak dapat ditulis:$\r$\n$0$\r$\n$\r$\nRetry: coba lagi. Cancel: batal; yang sudah terpasang tetap seperti semula."
LangString ^CantWrite ${LANG_INDONESIAN} "Tidak dapat ditulis: "
LangString ^CreateFolder ${LANG_INDONESIAN} "Membuat folder: "
LangString ^CreateShortcut ${LANG_INDONESIAN} "Membuat pintasan: "
LangString ^CreatedUninstaller ${LANG_INDONESIAN} "Membuat penghapus: "
LangString ^Delete ${LANG_INDONESIAN} "Menghapus berkas: "
LangString ^ErrorCreatingShortcut ${LANG_INDONESIAN} "Pintasan tidak dapat dibuat: "
LangString ^ErrorCreating ${LANG_INDONESIAN} "Tidak dapat dibuat: "
LangString ^ErrorDecompressing ${LANG_INDONESIAN} "Isi pemasang ini rusak. Unduh lagi, lalu cocokkan sidik SHA-256-nya."
LangString ^ErrorWriting ${LANG_INDONESIAN} "Berkas ini tidak dapat ditulis; mungkin diska penuh. Yang sudah terpasang tetap seperti semula. "
LangString ^Extract ${LANG_INDONESIAN} "Menyalin: "
LangString ^InvalidOpcode ${LANG_INDONESIAN} "Isi pemasang ini rusak."
LangString ^OutputFolder ${LANG_INDONESIAN} "Folder: "
LangString ^RemoveFolder ${LANG_INDONESIAN} "Menghapus folder: "
LangString ^Rename ${LANG_INDONESIAN} "Memberi nama: "
LangString ^CopyDetails ${LANG_INDONESIAN} "Salin rincian"

; The folder that was there before an attempt, nearest to the program.
Var Ground

; A program that runs cannot be opened for writing. Opening to append changes nothing in the file.
!macro FREE UN
Function ${UN}IsHeld ; file on the stack; leaves 1 where it runs, otherwise 0
    Exch $0
    Push $1
    ${If} ${FileExists} "$0"
        ClearErrors
        FileOpen $1 "$0" a
        ${If} ${Errors}
            StrCpy $0 1
        ${Else}
            FileClose $1
            StrCpy $0 0
        ${EndIf}
    ${Else}
        StrCpy $0 0
    ${EndIf}
    Pop $1
    Exch $0
FunctionEnd

Function ${UN}AwaitEnd ; returns when neither program runs, and leaves the installer where the user gives up
    StrCpy $2 0
    ${Do}
        Push "$INSTDIR\${PROGRAM}"
        Call ${UN}IsHeld
        Pop $0
        Push "$INSTDIR\${CONSOLE}"
        Call ${UN}IsHeld
        Pop $1
        ${If} $0 = 0
        ${AndIf} $1 = 0
            ${ExitDo}
        ${EndIf}
        ${If} ${Silent}
            IntOp $2 $2 + 1
            ${If} $2 > ${PATIENCE}
                SetErrorLevel 2
                Quit
            ${EndIf}
            Sleep 1000
        ${ElseIf} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} sedang terbuka. Simpan pekerjaan Anda, tutup programnya, lalu coba lagi." IDCANCEL`
            SetErrorLevel 1
            Quit
        ${EndIf}
    ${Loop}
FunctionEnd

Function ${UN}Refuse ; sentence on the stack: says it and ends
    Pop $0
    MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
    SetErrorLevel 2
    Quit
FunctionEnd

; What an attempt left that did not come to its end: the program that was there stands again, and the rest goes. A step that
; was done is not done again, so this may break off, too.
Function ${UN}Settle
    ; The folder in use cannot be removed.
    SetOutPath "$TEMP"
    ${If} ${FileExists} "${TURN}\*.*"
        !insertmacro EACH REMOVE
        Rename "${TURN}" "${OLD}"
    ${EndIf}
    ${If} ${FileExists} "${OLD}\*.*"
        !insertmacro EACH TAKE_BACK
        RMDir "${OLD}"
    ${EndIf}
    !insertmacro EACH THROW_AWAY
    RMDir "${NEW}"
    RMDir "${GONE}"
FunctionEnd
!macroend

; What is done with a file of the program; SIZE is the least number of bytes with which it is whole.
!macro UNPACK FILE SIZE
    File "${WORK}/files/${FILE}"
!macroend
!macro WEIGH FILE SIZE ; an error where it is not whole
    FileOpen $0 "${NEW}\${FILE}" r
    StrCpy $1 0
    FileSeek $0 0 END $1
    FileClose $0
    ${If} $1 < ${SIZE}
        SetErrors
    ${EndIf}
!macroend
!macro SET_ASIDE FILE SIZE
    ${If} ${FileExists} "$INSTDIR\${FILE}"
        Rename "$INSTDIR\${FILE}" "${OLD}\${FILE}"
    ${EndIf}
!macroend
!macro PUT FILE SIZE
    Rename "${NEW}\${FILE}" "$INSTDIR\${FILE}"
!macroend
!macro TAKE_BACK FILE SIZE
    ${If} ${FileExists} "${OLD}\${FILE}"
        Delete "$INSTDIR\${FILE}"
        Rename "${OLD}\${FILE}" "$INSTDIR\${FILE}"
    ${EndIf}
!macroend
!macro THROW_AWAY FILE SIZE
    Delete "${NEW}\${FILE}"
    Delete "${GONE}\${FILE}"
!macroend
!macro REMOVE FILE SIZE
    Delete "$INSTDIR\${FILE}"
!macroend
!macro FIND FILE SIZE ; leaves the name of one that is there
    ${If} ${FileExists} "$INSTDIR\${FILE}"
        StrCpy $1 "${FILE}"
    ${EndIf}
!macroend
!macro EACH DO
    ; The first that is in its place: by it the folder is known as ours.
    !insertmacro ${DO} "${REMOVER}" 1
    !insertmacro EACH_FILE ${DO}
!macroend

!insertmacro FREE ""
!insertmacro FREE "un."

; Takes back an attempt, with the folders that were made for it.
Function Undo
    Call Settle
    StrCpy $0 $INSTDIR
    ${Do}
        ${If} $0 == $Ground
        ${OrIf} $0 == ""
            ${ExitDo}
        ${EndIf}
        RMDir $0
        ${GetParent} $0 $0
    ${Loop}
FunctionEnd

; NSIS ends an attempt by itself where a file cannot be written.
Function .onInstFailed
    Call Undo
FunctionEnd

; NSIS takes a folder that it cannot use, or that is written with quotes, for none and installs where it likes.
Function CheckAsked
    System::Call 'kernel32::GetCommandLine() t .r0'
    StrCpy $1 0
    ${Do}
        IntOp $1 $1 + 1
        StrCpy $2 $0 3 $1
        ${If} $2 == ""
            ; None was asked for. Where the program was taken away by hand, or its disk is gone, it comes to its usual place.
            ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
            ${AndIfNot} ${FileExists} "$INSTDIR\${REMOVER}"
                StrCpy $INSTDIR "${USUAL}"
            ${EndIf}
            Return
        ${EndIf}
        IntOp $3 $1 - 1
        StrCpy $3 $0 1 $3
        ${If} "$3$2" == " /D="
        ${OrIf} "$3$2" == '"/D='
            ${ExitDo}
        ${EndIf}
    ${Loop}
    IntOp $1 $1 + 3
    StrCpy $1 $0 "" $1
    StrCpy $2 $1 1
    ${If} $2 == '"'
        StrCpy $1 $1 "" 1
    ${EndIf}
    ${Do}
        StrCpy $2 $1 1 -1
        ${If} $2 != '"'
        ${AndIf} $2 != " "
        ${AndIf} $2 != "$\t"
        ${AndIf} $2 != "\"
            ${ExitDo}
        ${EndIf}
        StrCpy $1 $1 -1
    ${Loop}
    ${If} $1 != $INSTDIR
        Push "Folder ini tidak dapat dipakai: $1$\r$\n$\r$\nTidak ada yang diubah. Sebutkan folder pada diska yang ada, lengkap dengan huruf diskanya, di akhir perintah dan tanpa tanda kutip. Contoh: /D=D:\SPBE Mandiri"
        Call Refuse
    ${EndIf}
FunctionEnd

Function .onInit
    ; Two attempts at once would take each other's files. Windows frees the name when this process ends.
    System::Call 'kernel32::CreateMutex(p 0, i 0, t "SPBE Mandiri pasang") p .r0 ?e'
    Pop $0
    ${If} $0 = 183
        Push "Pemasang ${NAME} sudah berjalan. Tunggu sampai selesai."
        Call Refuse
    ${EndIf}
    Call CheckAsked
FunctionEnd

; Files with our names in a folder into which we installed nothing are somebody's.
Function CheckOwners
    ${If} ${FileExists} "$INSTDIR\${REMOVER}"
        Return
    ${EndIf}
    ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
    ${If} $0 == $INSTDIR
    ${AndIf} ${FileExists} "$INSTDIR\${PROGRAM}"
        Return
    ${EndIf}
    StrCpy $1 ""
    !insertmacro EACH FIND
    ${If} $1 != ""
        Push "Folder ini berisi berkas yang bukan dari pemasang ${NAME}:$\r$\n$INSTDIR\$1$\r$\n$\r$\nTidak ada yang diubah. Pindahkan berkas itu atau pilih folder lain, lalu coba lagi."
        Call Refuse
    ${EndIf}
FunctionEnd

; Leaves in Ground the nearest folder on the way to the program that is there.
Function FindGround
    StrCpy $Ground $INSTDIR
    ${Do}
        System::Call 'kernel32::GetFileAttributes(t "$Ground\") i .r0'
        ${If} $0 <> -1
            IntOp $0 $0 & 16
            ${If} $0 <> 0
                Return
            ${EndIf}
        ${EndIf}
        ${GetParent} $Ground $Ground
    ${LoopUntil} $Ground == ""
FunctionEnd

; What is there stays until everything new is there, too.
Function CheckRoom
    IntOp $1 ${KILOBYTES} + 2048
    System::Call 'kernel32::GetDiskFreeSpaceEx(t "$Ground\", *l .r0, p 0, p 0) i .r2'
    ; Where the disk does not say, the attempt will.
    ${If} $2 = 0
        Return
    ${EndIf}
    System::Int64Op $0 / 1024
    Pop $0
    System::Int64Op $0 < $1
    Pop $2
    ${If} $2 = 1
        IntOp $0 $0 / 1024
        IntOp $1 $1 + 1023
        IntOp $1 $1 / 1024
        Push "Ruang pada diska tidak cukup: diperlukan $1 MB, tersedia $0 MB.$\r$\n$\r$\nTidak ada yang diubah. Kosongkan ruang, lalu coba lagi."
        Call Refuse
    ${EndIf}
FunctionEnd

Function Fail ; sentence on the stack: takes the attempt back, says it and ends
    Call Undo
    Call Refuse
FunctionEnd

; Explorer looks again at kinds of files and their icons (SHCNE_ASSOCCHANGED).
!macro TELL_EXPLORER
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
    SetDetailsPrint both
    DetailPrint "Menyalin berkas"
    SetDetailsPrint none
    Call AwaitEnd
    Call Settle
    Call CheckOwners
    Call FindGround
    Call CheckRoom

    ClearErrors
    CreateDirectory "${NEW}"
    ${If} ${Errors}
    ${OrIfNot} ${FileExists} "${NEW}\*.*"
        Push "Folder ini tidak dapat ditulis: $INSTDIR$\r$\n$\r$\nTidak ada yang diubah."
        Call Fail
    ${EndIf}
    SetOutPath "${NEW}"
    !insertmacro EACH_FILE UNPACK
    WriteUninstaller "${NEW}\${REMOVER}"
    !insertmacro EACH WEIGH
    SetOutPath "$TEMP"
    ${If} ${Errors}
        Push "Berkas tidak dapat ditulis dengan utuh; mungkin diska penuh atau ditahan program lain.$\r$\n$\r$\nYang sudah terpasang tetap seperti semula."
        Call Fail
    ${EndIf}

    CreateDirectory "${OLD}"
    !insertmacro EACH SET_ASIDE
    ; `If Errors` forgets them, so each step is asked for once.
    ${IfNot} ${Errors}
        Rename "${OLD}" "${TURN}"
        ${IfNot} ${Errors}
            !insertmacro EACH PUT
            ${IfNot} ${Errors}
                ; From here on the new program is the one that stays.
                Rename "${TURN}" "${GONE}"
            ${EndIf}
        ${EndIf}
    ${EndIf}
    ${IfNot} ${FileExists} "${GONE}\*.*"
        Push "Sebuah berkas sedang dipakai program lain, sehingga tidak dapat diganti.$\r$\n$\r$\nYang sudah terpasang tetap seperti semula. Tutup program lain, lalu coba lagi."
        Call Fail
    ${EndIf}
    Call Settle

    ; Where the shortcut starts the program.
    SetOutPath "$INSTDIR"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${REMOVER}"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

    ; RON is a format of many programs. So `.ron` itself is given no default, not even where it has none: a program that
    ; is installed later would find it taken, and files of others would open here. Ours is one of those that Windows
    ; offers for it; the user decides.
    WriteRegStr HKCU "${CLASSES}\${KIND}" "" "Penilaian SPBE"
    WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
    WriteRegStr HKCU "${CLASSES}\.ron\OpenWithProgids" "${KIND}" ""
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" ".ron" ""
    WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
    !insertmacro TELL_EXPLORER
SectionEnd

; Carried into another folder, it would take somebody's files.
Function un.onInit
    ; Windows may start it with the folder's name ending so.
    StrCpy $0 $INSTDIR 1 -1
    ${If} $0 == "\"
        StrCpy $INSTDIR $INSTDIR -1
    ${EndIf}
    ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
    ${If} $0 != $INSTDIR
    ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${AndIfNot} ${FileExists} "${OLD}\*.*"
    ${AndIfNot} ${FileExists} "${TURN}\*.*"
        Push "${NAME} tidak ada di folder ini: $INSTDIR$\r$\n$\r$\nTidak ada yang dihapus."
        Call un.Refuse
    ${EndIf}
FunctionEnd

Section Uninstall
    SetDetailsPrint both
    DetailPrint "Menghapus berkas"
    SetDetailsPrint none
    Call un.AwaitEnd
    Call un.Settle
    !insertmacro EACH REMOVE
    ; Only where nothing of the user's lies in it.
    RMDir "$INSTDIR"
    RMDir "$LOCALAPPDATA\Programs"
    ; What is registered may be another copy by now, which stays. Its folder may have several names, so they say nothing.
    ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\${PROGRAM}"
        Quit
    ${EndIf}
    Delete "$SMPROGRAMS\${NAME}.lnk"

    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
    DeleteRegValue HKCU "${CLASSES}\.ron\OpenWithProgids" "${KIND}"
    ; Where others are in them they stay.
    DeleteRegKey /ifempty HKCU "${CLASSES}\.ron\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "${CLASSES}\.ron"
    DeleteRegKey /ifempty HKCU "${CLASSES}\Applications"
    !insertmacro TELL_EXPLORER

    ${If} ${FileExists} "${DATA}\*.*"
        MessageBox MB_OK|MB_ICONINFORMATION "${NAME} sudah dihapus. Folder data Anda tidak dihapus:$\r$\n${DATA}$\r$\n$\r$\nDi dalamnya, sejauh pernah dibuat:$\r$\n- setelan$\r$\n- cadangan$\r$\n- salinan pemulihan$\r$\n- bukti penilaian yang belum disimpan sebagai berkas$\r$\n- tabel sendiri dengan hasil yang diterbitkan$\r$\n- ringkasan portofolio$\r$\n$\r$\nBerkas penilaian tetap di tempat Anda menyimpannya." /SD IDOK
    ${EndIf}
SectionEnd
