//! The worked example that the program carries: a fictional city in 2024.

use std::{
    io::{self, Read as _},
    path::Path,
    sync::Arc,
};

use flate2::read::ZlibDecoder;

use super::{
    disk::Disk,
    draft::{DraftError, Opened, read},
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
