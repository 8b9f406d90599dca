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

#[cfg(test)]
mod tests {
    use super::*;

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
