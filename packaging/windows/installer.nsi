; The installer for one user, without rights of an administrator. packaging/windows/build calls it with VERSION, KILOBYTES
; (size of what is installed), OUT, and WORK, a folder with `pictures` and with `install.nsh` and `remove.nsh`: the files one
; by one, so that the removal takes away what was installed and nothing else.
;
; Silent: /S. Exit codes: 0 done, 1 given up by the user, 2 not done (in use, or a file could not be written).

Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
AllowSkipFiles off

!include MUI2.nsh
!include LogicLib.nsh

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
; Seconds a silent run waits for a running program.
!define PATIENCE 10

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SPBE Mandiri"
; An update goes where the program is.
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
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
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${NAME} ${VERSION} sudah terpasang"
!define MUI_FINISHPAGE_TEXT "Program ada di menu Start dengan nama ${NAME}. Berkas penilaian dapat dibuka lewat klik kanan, Buka dengan.$\r$\n$\r$\nUntuk menghapusnya: Setelan Windows, Aplikasi."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka ${NAME}"
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} dihapus dari komputer ini. Berkas penilaian, setelan, cadangan, dan salinan pemulihan Anda tidak dihapus."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Indonesian"

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
!macroend
!insertmacro FREE ""
!insertmacro FREE "un."

; Explorer looks again at kinds of files and their icons (SHCNE_ASSOCCHANGED).
!macro TELL_EXPLORER
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
    Call AwaitEnd
    SetOutPath "$INSTDIR"
    !include "${WORK}/install.nsh"
    WriteUninstaller "$INSTDIR\${REMOVER}"
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

Section Uninstall
    Call un.AwaitEnd
    !include "${WORK}/remove.nsh"
    Delete "$INSTDIR\${REMOVER}"
    ; Only where nothing of the user's lies in it.
    RMDir "$INSTDIR"
    RMDir "$LOCALAPPDATA\Programs"
    ; What is registered may be another copy by now, which stays.
    ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
    ${If} $0 != $INSTDIR
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
        MessageBox MB_OK|MB_ICONINFORMATION "${NAME} sudah dihapus. Setelan, cadangan, dan salinan pemulihan tetap ada di:$\r$\n${DATA}$\r$\n$\r$\nBerkas penilaian tetap di tempat Anda menyimpannya." /SD IDOK
    ${EndIf}
SectionEnd
