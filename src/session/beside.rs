//! Another draft that is read to stand beside the open one: never locked, never written.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    assessment::{Assessment, Stage},
    exchange::read_source,
    insight::Inspection,
    rubric::Rubric,
    scoring::score,
    storage::{Disk, DraftError, OpenError},
};

use super::Rubrics;

/// A draft that was read, with what was found in it.
#[derive(Debug)]
pub struct Beside {
    /// The file it was read from: its own, or a report that carries it.
    pub path: PathBuf,
    /// Its path as text, which tells it from others.
    pub file: String,
    /// Revision of what was read.
    pub revision: u64,
    /// The framework it is rated by.
    pub rubric: Arc<Rubric>,
    /// What was answered.
    pub assessment: Assessment,
    /// What was found in it.
    pub inspection: Inspection,
}

/// Reads a draft, also one that a report carries, and looks whether the files of its evidence are there.
///
/// # Errors
/// Says the file and why it was refused.
pub fn read_beside(disk: &dyn Disk, path: &Path, rubrics: Rubrics) -> Result<Beside, OpenError<DraftError>> {
    let source = read_source(disk, path, &rubrics)?;
    let missing = source.missing_files(disk);
    let revision = source.opened.draft.header.revision;
    let (rubric, assessment) = (source.opened.rubric, source.opened.draft.assessment);
    let numbers = score(&rubric, &assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, &assessment, &numbers, &missing);
    let file = source.path.display().to_string();
    Ok(Beside { path: source.path, file, revision, rubric, assessment, inspection })
}
