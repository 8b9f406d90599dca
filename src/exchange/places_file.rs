//! The file beside a report that tells where its signatures are to stand: its place is looked at before the report is
//! written, so that no report lies there without it.

use std::path::{Path, PathBuf};

use crate::{
    report::{Report, is_sign_places},
    storage::{Disk, Mode, NotReplaced, Output, WriteError, export},
};

/// How its name ends.
const ENDING: &str = "tanda-tangan.json";
/// Largest file that is looked into.
const MOST: u64 = 1024 * 1024;

/// A file that tells where signatures are to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacesFile {
    path: PathBuf,
    text: String,
}

impl PlacesFile {
    /// That of a report at a path; nothing where it has no room for a signature.
    pub fn of(report: &Report, path: &Path) -> Option<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let text = (!report.sign_boxes.is_empty()).then(|| report.sign_places(&name))?;
        Some(Self { path: Self::place(path), text })
    }

    /// Where that of a report at a path lies.
    pub fn place(report: &Path) -> PathBuf {
        report.with_extension(ENDING)
    }

    /// Where it is to lie.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it is to be written: an earlier one goes, and anything else where the person said so.
    ///
    /// # Errors
    /// What lies there that must stay.
    pub fn mode(&self, disk: &dyn Disk, overwrite: bool) -> Result<Mode, NotReplaced> {
        let own = || disk.read(&self.path, MOST).is_ok_and(|old| is_sign_places(&old));
        Output { overwrite, ..Output::new(&self.path) }.mode(disk, own)
    }

    /// Writes it.
    ///
    /// # Errors
    /// Says the step and the cause.
    pub fn write(&self, disk: &dyn Disk, mode: Mode) -> Result<(), WriteError> {
        export(disk, &self.path, self.text.as_bytes(), mode)
    }
}
