//! The worked example that the program carries: a fictional city in 2024.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use flate2::read::ZlibDecoder;

use super::{
    disk::Disk,
    draft::{DraftError, Opened, read},
    places::Places,
    write::{Mode, Step, WriteError, write},
};
use crate::rubric::Rubric;

/// The draft as it was saved, packed by the build.
static EXAMPLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/example.packed"));

/// Its evidence: the name in the store and the bytes of each file.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/example_evidence.rs"));

/// The worked example. A test reads it; it is a draft like any other.
///
/// # Errors
/// None for a program that was built whole.
pub fn example(rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> Result<Opened, DraftError> {
    let mut draft = Vec::new();
    // A part of it would be no draft.
    let _ = ZlibDecoder::new(EXAMPLE).read_to_end(&mut draft);
    read(&draft, rubrics)
}

/// Files of the example's evidence store: their names, which are the SHA-256 of their bytes, and the bytes.
pub fn example_files() -> &'static [(&'static str, &'static [u8])] {
    FILES
}

/// Lays the example's evidence into a store. What is there already is kept.
///
/// # Errors
/// Says the file and the cause; the files before it are in the store then, where they do no harm.
pub fn lay_example_files(disk: &dyn Disk, store: &Path) -> Result<(), WriteError> {
    for (name, bytes) in example_files() {
        let folder = store.join(name.get(..2).unwrap_or_default());
        let path = folder.join(name);
        disk.create_folders(&folder).map_err(|cause| WriteError { path: folder, step: Step::Look, cause })?;
        match write(disk, &path, bytes, Mode::Create) {
            Err(error) if error.cause.kind() == io::ErrorKind::AlreadyExists => {}
            done => done?,
        }
    }
    Ok(())
}

/// Takes the example's evidence away again, once nobody has a draft without a file open that looks for it. A store stays
/// whole where it holds anything else, and where a recovery copy of that draft needs it. Says whether it went.
///
/// # Errors
/// What the system says; what is left then is laid anew when the example is opened, and does no harm.
pub fn clear_example_files(disk: &dyn Disk, places: &Places, draft_id: &str) -> io::Result<bool> {
    let store = places.evidence(draft_id);
    let kept = format!("{draft_id}-");
    let needs =
        |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&kept));
    if listed(disk, &places.recovery())?.iter().any(|path| needs(path)) {
        return Ok(false);
    }
    let folders = listed(disk, &store)?;
    let mut files = Vec::new();
    for folder in &folders {
        // What is no folder is none of the example's either.
        let Ok(inside) = disk.list(folder) else { return Ok(false) };
        files.extend(inside);
    }
    let is_example =
        |path: &Path| example_files().iter().any(|(name, _bytes)| path.file_name().is_some_and(|found| found == *name));
    if files.is_empty() || !files.iter().all(|path| is_example(path)) {
        return Ok(false);
    }
    files.iter().try_for_each(|path| disk.remove(path))?;
    folders.iter().try_for_each(|folder| disk.remove_folder(folder))?;
    disk.remove_folder(&store)?;
    Ok(true)
}

/// What lies in a folder; nothing where there is none.
fn listed(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<PathBuf>> {
    match disk.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        found => found,
    }
}
