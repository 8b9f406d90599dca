//! A recovery copy and its file side by side.

use std::path::Path;

use super::Workplace;
use crate::{
    insight::{Told, told},
    storage::{self, DraftError, OpenCause, OpenError, Opened},
    words::{Words, Zone},
};

/// Two states of one assessment.
#[derive(Debug)]
pub struct Comparison {
    /// Where they differ; the first side is the copy.
    pub differences: Vec<Told>,
    /// Zone in which moments are shown.
    pub zone: Zone,
    /// The copy.
    pub copy: Opened,
}

/// Compares a copy with the file it belongs to, in some words.
///
/// # Errors
/// Which of them could not be read and why.
pub fn compare(
    work: Workplace<'_>,
    copy: &Path,
    file: &Path,
    words: Words,
) -> Result<Comparison, Box<OpenError<DraftError>>> {
    let open = |path: &Path| match storage::open(work.disk, path, &work.rubrics) {
        // A file somebody changed by hand can be compared all the same.
        Err(OpenError { cause: OpenCause::Refused(DraftError::Altered(opened)), .. }) => Ok(*opened),
        read => read.map_err(Box::new),
    };
    let (copy, file) = (open(copy)?, open(file)?);
    let differences = told(&copy.rubric, &copy.draft.assessment, &file.draft.assessment, words);
    Ok(Comparison { differences, zone: copy.draft.assessment.zone.value, copy })
}
