//! Copying a store, where a draft gets another place.

use std::path::Path;

use super::{
    TakeCause, TakeError,
    missing::all_files,
    pour::{Content, Pace, content_of, pour, settle},
    stored_path,
};
use crate::{
    assessment::{Assessment, StoredFile},
    storage::disk::Disk,
};

/// Copies the files of all versions of all documents from one store to another; what is there already and whole is not
/// copied. Returns those that could not be read whole where they come from: that is no reason not to save the draft.
///
/// `progress` is told how many bytes of how many are done and returns false to end the work.
///
/// # Errors
/// Says which file could not be written and why; what was copied before it stays.
pub fn copy_store(
    disk: &dyn Disk,
    from: &Path,
    to: &Path,
    assessment: &Assessment,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<StoredFile>, TakeError> {
    let files = all_files(assessment);
    if from == to || files.is_empty() {
        return Ok(Vec::new());
    }
    let total = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    let mut pace = Pace::new(total, progress);
    let mut lost = Vec::new();
    for file in files {
        let path = stored_path(from, file);
        match copy(disk, &path, to, file, &mut pace) {
            Ok(()) => {}
            Err(cause @ (TakeCause::Cancelled | TakeCause::NoStore | TakeCause::Write { .. })) => {
                return Err(TakeError { path, cause });
            }
            Err(_unreadable) => lost.push(file.clone()),
        }
    }
    Ok(lost)
}

fn copy(disk: &dyn Disk, source: &Path, to: &Path, file: &StoredFile, pace: &mut Pace<'_>) -> Result<(), TakeCause> {
    if to.as_os_str().is_empty() {
        return Err(TakeCause::NoStore);
    }
    let wanted = Content { hash: file.hash.clone(), bytes: file.bytes };
    let mut quiet = |_, _| true;
    if content_of(disk, &stored_path(to, file), &mut Pace::new(0, &mut quiet)).is_ok_and(|found| found == wanted) {
        return pace.skip(file.bytes);
    }
    // What is not there makes no store.
    drop(disk.open(source).map_err(TakeCause::Read)?);
    let write = |cause| TakeCause::Write { store: to.to_path_buf(), cause };
    disk.create_folders(to).map_err(write)?;
    let poured = pour(disk, to, source, pace)?;
    let settled = if poured.content == wanted {
        settle(disk, to, &poured, &file.extension).map_err(write)
    } else {
        Err(TakeCause::Changed)
    };
    settled.inspect_err(|_| {
        let _ = disk.remove(&poured.temporary);
    })
}
