//! Temporary files and parts of locks that a killed program left behind, and their removal at the next start.

use std::{io, path::Path};

use jiff::{SignedDuration, Timestamp};

use super::{
    disk::{Disk, folder_of},
    evidence::store_of,
    places::Places,
    process,
    sharing::lock,
    write::TEMPORARY,
};

/// Nothing younger is removed: another computer may be writing it just now.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(1);

/// Removes the temporary files of this program from a folder: those that are older than one hour and whose process
/// does not run on this computer; and the empty files of locks that are as old, that nobody holds and that belong to no
/// lock. Returns how many went; what cannot be looked at or removed stays.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn sweep(disk: &dyn Disk, folder: &Path, now: Timestamp) -> io::Result<usize> {
    let mut removed = 0;
    for path in disk.list(folder)? {
        if abandoned(disk, &path, now) && disk.remove(&path).is_ok() {
            removed += 1;
        }
    }
    Ok(removed)
}

/// Removes them from the folder in which a file is about to be made. Returns how many went.
pub fn sweep_around(disk: &dyn Disk, path: &Path, now: Timestamp) -> usize {
    // A folder that cannot be listed will say so when the file is made.
    sweep(disk, folder_of(path), now).unwrap_or_default()
}

/// Removes them from beside a draft and from its store. Returns how many went.
pub fn sweep_beside(disk: &dyn Disk, draft: &Path, now: Timestamp) -> usize {
    // Where a draft is a link, it is written in its real folder.
    let real = disk.resolve(draft).unwrap_or_else(|_gone| draft.to_path_buf());
    let folders = [folder_of(&real).to_path_buf(), store_of(disk, draft)];
    // A folder that cannot be listed is no reason not to go on.
    folders.iter().filter_map(|folder| sweep(disk, folder, now).ok()).sum()
}

/// Removes them from all folders of the program's own data. Returns how many went.
pub fn sweep_places(disk: &dyn Disk, places: &Places, now: Timestamp) -> usize {
    let documents = disk.list(&places.restore()).unwrap_or_default();
    let stores = disk.list(&places.evidences()).unwrap_or_default();
    let folders = [places.data().to_path_buf(), places.recovery()].into_iter().chain(documents).chain(stores);
    // A folder that cannot be listed is no reason not to start.
    folders.filter_map(|folder| sweep(disk, &folder, now).ok()).sum()
}

fn abandoned(disk: &dyn Disk, path: &Path, now: Timestamp) -> bool {
    let old = || match disk.modified(path) {
        Ok(Some(modified)) => now.duration_since(modified) > LONG_AGO,
        _ => false,
    };
    match path.file_name().and_then(|name| name.to_str()).and_then(process_of) {
        Some(process) => old() && process::lives(process) != Some(true),
        None => lock::is_orphan(disk, path) && old(),
    }
}

/// The process that made a temporary file of this name; `None` for every other name.
fn process_of(name: &str) -> Option<u32> {
    let (process, number) = name.strip_prefix(TEMPORARY)?.strip_suffix(".tmp")?.split_once('-')?;
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain(process) && plain(number) && !number.is_empty()).then(|| process.parse().ok())?
}
