//! Recovery copies: what was typed in drafts that have no name yet or whose place cannot be written.
//!
//! A copy is a draft like any other, so that it can be opened by hand in an emergency; its header says which file
//! it belongs to. Its name is the draft's id with the revision it is based on, and what its file is called.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest as _, Sha256};

use super::{
    disk::Disk,
    draft::Opened,
    draft::{Draft, DraftError},
    open::{OpenError, SaveError, open, save},
    write::{Mode, Step, WriteError},
};
use crate::{rubric::Rubric, words};

/// A recovery copy that lies in the folder.
#[derive(Debug)]
pub struct Found {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read; a broken one is shown, not hidden.
    pub content: Result<Opened, OpenError<DraftError>>,
}

/// Writes the copy of a draft whose header names its base; the copy of the same base before it is replaced.
///
/// # Errors
/// Says the file, the step and the cause.
pub fn write(disk: &dyn Disk, folder: &Path, draft: &Draft) -> Result<PathBuf, SaveError> {
    let base = draft.header.base.as_ref();
    let (revision, of) = (base.map_or(0, |base| base.revision), base.and_then(|base| base.path.as_deref()));
    let path = place(folder, &draft.header.id, of, revision);
    disk.create_folders(folder).map_err(|cause| WriteError { path: path.clone(), step: Step::Create, cause })?;
    save(disk, &path, draft, Mode::Replace)?;
    Ok(path)
}

/// All copies, in order of their names.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn list(disk: &dyn Disk, folder: &Path, rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in disk.list(folder)? {
        if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(Found { content: open(disk, &path, rubrics), path });
        }
    }
    Ok(found)
}

/// Removes the copy of a draft's file with this base, if there is one: what it holds is safe elsewhere.
///
/// # Errors
/// What the system says.
pub fn remove(disk: &dyn Disk, folder: &Path, draft_id: &str, of: Option<&str>, base: u64) -> io::Result<()> {
    match disk.remove(&place(folder, draft_id, of, base)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Place of the copy of a file, or of a draft that has none. Two files of one draft have copies of their own.
fn place(folder: &Path, draft_id: &str, of: Option<&str>, base: u64) -> PathBuf {
    let of = of.map(|path| format!("-{}", words::hex(&Sha256::digest(path.as_bytes())[..4]))).unwrap_or_default();
    folder.join(format!("{draft_id}-{base}{of}.ron"))
}
