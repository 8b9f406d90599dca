# What Windows reads of the executables before it starts them.
# shellcheck shell=bash

# What every Windows 10 has. Nothing of the compiler's own is among them.
SYSTEM_LIBRARIES='advapi32 bcrypt bcryptprimitives cfgmgr32 comctl32 combase crypt32 d3d12 d3dcompiler_47 dcomp dwmapi
dxgi gdi32 imm32 kernel32 kernelbase msvcrt ntdll ole32 oleaut32 opengl32 propsys rpcrt4 secur32 setupapi shcore shell32
shlwapi ucrtbase uiautomationcore user32 userenv uxtheme version winmm ws2_32'

subsystem() { # subsystem FILE NUMBER: 2 has a window, 3 a console
    x86_64-w64-mingw32-objdump -p "$1" | grep -E "^Subsystem[[:space:]]+0*$2\b"
}

imports_only_of_the_system() { # imports_only_of_the_system FILE
    local name strange=0
    for name in $(x86_64-w64-mingw32-objdump -p "$1" | sed -n 's/^[[:space:]]*DLL Name: \(.*\)\.dll$/\1/Ip' | tr '[:upper:]' '[:lower:]'); do
        case $name in
        api-ms-win-core-*) continue ;;
        esac
        if ! grep -qwF -- "$name" <<<"$SYSTEM_LIBRARIES"; then
            echo "not part of Windows 10: $name.dll"
            strange=1
        fi
    done
    return "$strange"
}

has_icon_sizes() { # has_icon_sizes FILE
    wrestool -x -t 14 -n 1 "$1" >"$ROOM/icon.ico" || return
    local size
    for size in 16 20 24 32 40 48 64 256; do
        icotool -l "$ROOM/icon.ico" | grep -q -- "--width=$size --height=$size" || {
            echo "no icon of $size"
            return 1
        }
    done
}

says() { # says FILE NAME VALUE: in its version information
    wrestool --raw -x -t 16 -n 1 "$1" | iconv -c -f UTF-16LE -t UTF-8 | tr '\0' '\n' | grep -v '^$' >"$ROOM/version"
    # Before the name of a value come its lengths, which are no text.
    grep -A 1 -E -- "(^|[^A-Za-z])$2\$" "$ROOM/version" | tail -n 1 | grep -x -F -- "$3" && return
    cat "$ROOM/version"
    return 1
}

manifest_holds() { # manifest_holds FILE TEXT...
    wrestool --raw -x -t 24 -n 1 "$1" >"$ROOM/manifest" && xmllint --noout "$ROOM/manifest" || return
    local text
    for text in "${@:2}"; do
        grep -q -F -- "$text" "$ROOM/manifest" || {
            echo "not in it: $text"
            return 1
        }
    done
}

no_path_of_the_builder() { # no_path_of_the_builder FILE
    strings -a "$1" | sed 's|/cargo/registry/||g' | grep -E '(^|[^A-Za-z0-9_])/(home|root)/|/registry/src/' >"$ROOM/paths" || return 0
    head -n 5 "$ROOM/paths"
    return 1
}

check_executables() {
    promise "spbe-mandiri.exe opens no console" subsystem "$APP/spbe-mandiri.exe" 2
    promise "spbe-mandiri-cli.exe runs in a console" subsystem "$APP/spbe-mandiri-cli.exe" 3
    local name file
    for name in spbe-mandiri spbe-mandiri-cli; do
        file=$APP/$name.exe
        promise "$name.exe needs nothing that Windows 10 does not have" imports_only_of_the_system "$file"
        promise "$name.exe has the icon in eight sizes" has_icon_sizes "$file"
        promise "$name.exe says its version, $VERSION" says "$file" ProductVersion "$VERSION"
        promise "$name.exe says its own name" says "$file" OriginalFilename "$name.exe"
        promise "$name.exe says what it belongs to" says "$file" ProductName "SPBE Mandiri"
        promise "$name.exe has a sound manifest: scaling, long paths, UTF-8, no elevation" manifest_holds "$file" \
            'PerMonitorV2' '>true</longPathAware>' '>UTF-8</activeCodePage>' 'level="asInvoker"' \
            'Microsoft.Windows.Common-Controls' '{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}'
        promise "$name.exe names no folder of the machine that built it" no_path_of_the_builder "$file"
    done
}
