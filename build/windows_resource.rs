//! Gives the executables for Windows what its shell reads in them: icon, version information and manifest.
//!
//! `windres` of the mingw tools is called here instead of through a crate: it is there wherever the program is linked for
//! this target, and crates that call it bring along a dozen others for one line of a command. The icon and the manifest
//! are files; what names version and program is written here, so that the version stands in `Cargo.toml` alone.

use std::{
    env, fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::Command,
};

/// The icon in all its sizes.
const ICON: &str = "assets/icons/spbe-mandiri.ico";
/// What the system is told before it starts the program.
const MANIFEST: &str = "packaging/windows/spbe-mandiri.manifest";
/// Set where executables are made that are given away: without the resource there are none.
const REQUIRED: &str = "SPBE_WINDOWS_RESOURCE";

/// An executable and what it is called in the properties of its file.
struct Program {
    name: &'static str,
    description: &'static str,
}

const PROGRAMS: [Program; 2] = [
    Program { name: "spbe-mandiri", description: "SPBE Mandiri" },
    Program { name: "spbe-mandiri-cli", description: "SPBE Mandiri, baris perintah" },
];

/// Compiles the resource of each executable and has it linked.
///
/// # Errors
/// Where it cannot be made. A machine that only checks the code for this target needs no `windres`: there it is left out
/// with a warning, unless `SPBE_WINDOWS_RESOURCE=required` says that it must be there.
pub fn embed() -> io::Result<()> {
    println!("cargo:rerun-if-changed={ICON}");
    println!("cargo:rerun-if-changed={MANIFEST}");
    println!("cargo:rerun-if-env-changed={REQUIRED}");
    let out = PathBuf::from(variable("OUT_DIR")?);
    for program in &PROGRAMS {
        let source = out.join(format!("{}.rc", program.name));
        fs::File::create(&source)?.write_all(script(program)?.as_bytes())?;
        let object = out.join(format!("{}.res.o", program.name));
        match compile(&source, &object) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && env::var_os(REQUIRED).is_none() => {
                println!("cargo:warning=without windres: the executables have no icon, version and manifest");
                return Ok(());
            }
            done => done?,
        }
        println!("cargo:rustc-link-arg-bin={}={}", program.name, object.display());
    }
    Ok(())
}

fn compile(source: &Path, object: &Path) -> io::Result<()> {
    let windres = format!("{}-w64-mingw32-windres", variable("CARGO_CFG_TARGET_ARCH")?);
    let mut command = Command::new(&windres);
    command.args(["--codepage=65001", "--output-format=coff", "--input"]).arg(source).arg("--output").arg(object);
    let ended = command.status()?;
    if ended.success() { Ok(()) } else { Err(io::Error::other(format!("{windres}: {ended}"))) }
}

/// The resource of one executable in the language of resource compilers.
fn script(program: &Program) -> io::Result<String> {
    let version = variable("CARGO_PKG_VERSION")?;
    let mut numbers = String::new();
    for part in ["MAJOR", "MINOR", "PATCH"] {
        let number: u16 = variable(&format!("CARGO_PKG_VERSION_{part}"))?.parse().map_err(io::Error::other)?;
        numbers.extend([number.to_string().as_str(), ","]);
    }
    numbers.push('0');
    let root = variable("CARGO_MANIFEST_DIR")?;
    let file = |name: &str| Path::new(&root).join(name).display().to_string().replace('\\', "\\\\");
    let (icon, manifest) = (file(ICON), file(MANIFEST));
    let Program { name, description } = program;
    // 0x0421 is Indonesian, 1200 UTF-16.
    Ok(format!(
        r#"#pragma code_page(65001)
LANGUAGE 0x21, 0x01
1 ICON "{icon}"
1 24 "{manifest}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEFLAGSMASK 0x3F
FILEFLAGS 0
FILEOS 0x40004
FILETYPE 1
FILESUBTYPE 0
BEGIN
    BLOCK "StringFileInfo"
    BEGIN
        BLOCK "042104B0"
        BEGIN
            VALUE "CompanyName", "The SPBE Mandiri authors"
            VALUE "FileDescription", "{description}"
            VALUE "FileVersion", "{version}"
            VALUE "InternalName", "{name}"
            VALUE "LegalCopyright", "© 2026 The SPBE Mandiri authors. MIT atau Apache-2.0"
            VALUE "OriginalFilename", "{name}.exe"
            VALUE "ProductName", "SPBE Mandiri"
            VALUE "ProductVersion", "{version}"
        END
    END
    BLOCK "VarFileInfo"
    BEGIN
        VALUE "Translation", 0x0421, 1200
    END
END
"#
    ))
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(|error| io::Error::other(format!("{name}: {error}")))
}
