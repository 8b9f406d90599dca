//! Names of new files that Windows takes for something else than they say.

use crate::assessment::is_device;

/// Letters of names that mean something to Windows: `:` parts a file from a second content of it, which most programs
/// neither show nor copy.
const SIGNS: &str = "<>:\"/\\|?*";

/// True where Windows would make a file of this name under another one, as part of another file, or as one that its own
/// programs can neither open nor delete.
pub(super) fn is_misread(name: &str) -> bool {
    let sign = |letter: char| letter < ' ' || SIGNS.contains(letter);
    is_device(name) || name.ends_with(['.', ' ']) || name.chars().any(sign)
}

/// True where Windows would not look for a file at this path at all: its last name is that of a device, or it begins where
/// pipes and devices have theirs.
pub(super) fn is_no_file(path: &str) -> bool {
    let path = path.replace('/', "\\");
    let own = path.starts_with("\\\\.\\") || path.to_ascii_uppercase().starts_with("\\\\?\\GLOBALROOT");
    let mut parts = path.split('\\').filter(|part| !part.is_empty());
    let share = path.starts_with("\\\\").then(|| parts.nth(1)).flatten();
    let pipe = share.is_some_and(|share| share.eq_ignore_ascii_case("pipe"));
    own || pipe || path.rsplit('\\').next().is_some_and(is_device)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_to_a_device_or_a_pipe_are_known_before_anything_is_opened() {
        for path in [
            "CON.ron",
            "con",
            "nul.lama.ron",
            "COM¹.ron",
            "lpt9.ron",
            r"C:\data\aux.ron",
            "C:/data/prn .ron",
            r"\\.\pipe\x.ron",
            "//./pipe/x.ron",
            r"\\.\PhysicalDrive0",
            r"\\?\pipe\x.ron",
            r"\\server\PIPE\x.ron",
            r"\\?\GlobalRoot\Device\x.ron",
        ] {
            assert!(is_no_file(path), "{path}");
        }
        for path in [
            "kota.ron",
            r"C:\data\kota.ron",
            r"\\?\C:\data\kota.ron",
            r"\\server\bagian\pipe\kota.ron",
            r"\\?\UNC\server\bagian\kota.ron",
            r".\pipe\kota.ron",
            r"..\kota.ron",
            "console.ron",
            "",
        ] {
            assert!(!is_no_file(path), "{path}");
        }
    }

    #[test]
    fn names_windows_takes_for_something_else_are_known() {
        for name in
            ["CON.pdf", "com1.ron", "aux.lama.pdf", "nul", "laporan.pdf.", "laporan.pdf ", "a:b.pdf", "a?.pdf", "a\tb"]
        {
            assert!(is_misread(name), "{name}");
        }
        for name in ["laporan.pdf", "com10.pdf", "console.pdf", ".kota.ron.kunci", "Kota (2) – akhir.pdf", "nul-2.pdf"]
        {
            assert!(!is_misread(name), "{name}");
        }
    }
}
