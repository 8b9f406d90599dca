//! Bringing the files of the evidence along where a draft gets another place.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    assessment::{Assessment, StoredFile},
    desktop::{environment::SharedDisk, transfer::Progress},
    storage::{self, Disk, TakeError},
    words::Sentence as _,
};

/// Where a draft's evidence comes from.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Stores that may have it, the best first.
    pub from: Vec<PathBuf>,
    /// How far copying is.
    pub progress: Arc<Progress>,
}

impl Evidence {
    /// Copies all of a draft's files into a store. Names of those that are nowhere.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub(super) fn bring(&self, disk: &dyn Disk, to: &Path, assessment: &Assessment) -> Result<Vec<String>, TakeError> {
        self.copy(disk, to, &storage::all_evidence(assessment))
    }

    /// The same for those in use that are not there.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub(super) fn bring_missing(
        &self,
        disk: &dyn Disk,
        to: &Path,
        assessment: &Assessment,
    ) -> Result<Vec<String>, TakeError> {
        if self.from.is_empty() {
            return Ok(Vec::new());
        }
        let missing = storage::missing(disk, to, assessment);
        let mut files = storage::all_evidence(assessment);
        files.retain(|file| missing.contains(&file.hash));
        self.copy(disk, to, &files)
    }

    fn copy(&self, disk: &dyn Disk, to: &Path, files: &[&StoredFile]) -> Result<Vec<String>, TakeError> {
        let mut tell = |done, total| {
            self.progress.tell(done, total);
            true
        };
        let lost = storage::gather_evidence(disk, &self.from, to, files, &mut tell)?;
        Ok(lost.into_iter().map(|file| file.name).collect())
    }
}

/// Copies the evidence of a draft that was made from another one into its own store. Names of files that are nowhere.
///
/// # Errors
/// Why not, in words.
pub fn gather(
    disk: &SharedDisk,
    evidence: &Evidence,
    to: &Path,
    assessment: &Assessment,
) -> Result<Vec<String>, String> {
    evidence.bring(&**disk, to, assessment).map_err(|error| error.sentence())
}
