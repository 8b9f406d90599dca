//! Copying a store, where a draft gets another place.

use std::path::{Path, PathBuf};

use super::{
    TakeCause, TakeError,
    content::Content,
    missing::all_files,
    staging::{Progress, content_of, put_in_place, stage},
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
    gather(disk, &[from.to_path_buf()], to, &all_files(assessment), progress)
}

/// Copies files into a store, each from the first of these stores that has it whole. The rest as [`copy_store`].
///
/// # Errors
/// Says which file could not be written and why; what was copied before it stays.
pub fn gather(
    disk: &dyn Disk,
    from: &[PathBuf],
    to: &Path,
    files: &[&StoredFile],
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<StoredFile>, TakeError> {
    let sources: Vec<&PathBuf> = from.iter().filter(|from| *from != to && !from.as_os_str().is_empty()).collect();
    let mut lost = Vec::new();
    if sources.is_empty() {
        return Ok(lost);
    }
    let total = files.iter().fold(0_u64, |sum, file| sum.saturating_add(file.bytes));
    let mut progress = Progress::new(total, progress);
    for file in files {
        let mut found = false;
        for from in &sources {
            let path = stored_path(from, file);
            match copy(disk, &path, to, file, &mut progress) {
                Ok(()) => found = true,
                Err(cause @ (TakeCause::Cancelled | TakeCause::NoStore | TakeCause::Write { .. })) => {
                    return Err(TakeError { path, cause });
                }
                Err(_unreadable) => {}
            }
            if found {
                break;
            }
        }
        if !found {
            lost.push((*file).clone());
        }
    }
    Ok(lost)
}

fn copy(
    disk: &dyn Disk,
    source: &Path,
    to: &Path,
    file: &StoredFile,
    progress: &mut Progress<'_>,
) -> Result<(), TakeCause> {
    if to.as_os_str().is_empty() {
        return Err(TakeCause::NoStore);
    }
    let wanted = Content { hash: file.hash.clone(), bytes: file.bytes };
    let mut quiet = |_, _| true;
    if content_of(disk, &stored_path(to, file), &mut Progress::new(0, &mut quiet)).is_ok_and(|found| found == wanted) {
        return progress.skip(file.bytes);
    }
    // What is not there makes no store.
    drop(disk.open(source).map_err(TakeCause::Read)?);
    let write = |cause| TakeCause::Write { store: to.to_path_buf(), cause };
    disk.create_folders(to).map_err(write)?;
    let staged = stage(disk, to, source, progress)?;
    let placed = if staged.content == wanted {
        put_in_place(disk, to, &staged, &file.extension).map_err(write)
    } else {
        Err(TakeCause::Changed)
    };
    placed.inspect_err(|_| {
        let _ = disk.remove(&staged.temporary);
    })
}
