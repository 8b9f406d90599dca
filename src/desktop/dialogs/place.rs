//! Places for files as people type them: which place is meant, and what is shown of it before anything is done there.

use std::path::{Path, PathBuf, is_separator};

use egui::Ui;

use crate::{desktop::widgets::caption, t};

/// The place that is meant by what was typed: without quotes, and from a folder where it does not say from where. `None`
/// where nothing was typed, or nobody knows from where: never from wherever the program was started.
pub fn meant(typed: &str, folder: Option<&Path>) -> Option<PathBuf> {
    let path = Path::new(typed.trim().trim_matches('"'));
    match folder {
        _ if path.as_os_str().is_empty() => None,
        _ if path.is_absolute() => Some(path.to_path_buf()),
        Some(folder) => Some(folder.join(path)),
        None => None,
    }
}

/// True where what was typed says that it is a folder.
pub fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(is_separator)
}

/// The path with an ending, where it has none of that kind.
pub fn with_extension(path: &Path, extension: &str) -> PathBuf {
    if path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension)) {
        return path.to_path_buf();
    }
    path.with_added_extension(extension)
}

/// Shows where a file will lie, in full, while its place is typed; nothing where that says it already.
pub(super) fn full_place(ui: &mut Ui, typed: &str, folder: Option<&Path>, extension: &str) {
    if let Some(path) = meant(typed, folder).filter(|path| !names_folder(path)) {
        let whole = with_extension(&path, extension);
        if whole != Path::new(typed.trim()) {
            caption(ui, t!(ui, dialog.path.full, path = whole.display()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_a_folder_is_meant_in_the_folder_of_documents_and_nowhere_else() {
        let documents = Path::new("/rumah/Dokumen");
        assert_eq!(meant(" kota.ron ", Some(documents)), Some(documents.join("kota.ron")));
        assert_eq!(meant("\"/lain/kota.ron\"", Some(documents)), Some(PathBuf::from("/lain/kota.ron")));
        assert_eq!(meant("kota.ron", None), None);
        assert_eq!(meant("  ", Some(documents)), None);
    }
}
