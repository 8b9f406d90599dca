//! What the worker does for the window alone: long work on files with its strip at the bottom right, and files pages make.

use std::path::{Path, PathBuf};

use super::{
    action::{Made, Make},
    environment::SharedDisk,
    picture,
    transfer::Transfer,
};
use crate::{
    exchange::{self, PackageError, PackageMade, PlacesFile},
    session::{self, Rubrics, Taken},
    storage::{self, Draft, Mode, NotReplaced, Output, WriteError},
    t,
    words::{Sentence, Words},
};

/// Takes files in, one after the other; those after the one that was stopped are left out.
pub fn take_in(disk: &SharedDisk, store: &Path, paths: Vec<PathBuf>, transfer: &Transfer, words: Words) -> Vec<Taken> {
    let count = paths.len();
    let begin = |place: usize, source: &Path| {
        let name = source.file_name().unwrap_or_default().to_string_lossy();
        transfer.name(t!(words, transfer.taking, place = place + 1, count = count, name = name));
        !transfer.stopped()
    };
    session::take_in(&**disk, store, paths, begin, |done, total| transfer.report(done, total))
}

/// Takes a picture in as a file of this name. One that cannot be written as a file, because it has no point, is none.
pub fn take_picture(disk: &SharedDisk, store: &Path, name: &str, image: &egui::ColorImage) -> Vec<Taken> {
    let bytes = picture::png_of(image).ok();
    bytes.map(|bytes| session::take_bytes_in(&**disk, store, name, &bytes)).into_iter().collect()
}

/// True where a folder lies at a path.
pub fn is_folder(disk: &SharedDisk, path: &Path) -> bool {
    disk.open(path).is_err_and(|error| error.kind() == std::io::ErrorKind::IsADirectory)
}

/// Why an upload package was not made.
#[derive(Debug, thiserror::Error)]
pub enum NotPacked {
    /// The framework of the draft is not known.
    #[error("no rubric")]
    NoRubric,
    /// It could not be made.
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl Sentence for NotPacked {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::NoRubric => t!(words, package.no_rubric).to_owned(),
            Self::Package(error) => error.sentence_in(words),
        }
    }
}

/// Makes the upload package.
///
/// # Errors
/// Why it could not be made.
pub fn package(
    disk: &SharedDisk,
    rubrics: Rubrics,
    path: &Path,
    draft: &Draft,
    store: &Path,
    transfer: &Transfer,
    words: Words,
) -> Result<PackageMade, NotPacked> {
    let rubric = rubrics(&draft.header.rubric.id).ok_or(NotPacked::NoRubric)?;
    let mut report = |done, total| transfer.report(done, total);
    Ok(exchange::write_package(&**disk, Output::new(path), draft, &rubric, store, &mut report, words)?)
}

/// Why a file that a page made was not written.
pub enum NotWritten {
    /// There is one of that name already.
    Exists,
    /// It cannot be written there.
    Place(NotReplaced),
    /// It could not be made.
    NotMade(Box<dyn Sentence + Send>),
    /// It could not be written.
    Write(WriteError),
}

/// Makes a file, perhaps from a folder in which nothing is replaced, and writes it.
///
/// # Errors
/// Why not.
pub fn write(
    disk: &SharedDisk,
    path: &Path,
    (make, made_from): (&Make, Option<&Path>),
    replace: bool,
) -> Result<(), NotWritten> {
    let place = Output { path, overwrite: replace, made_from };
    let mode = place.mode(&**disk, || false).map_err(|stays| match stays {
        NotReplaced::Other { .. } => NotWritten::Exists,
        other => NotWritten::Place(other),
    })?;
    let Made { bytes, signed } = make().map_err(NotWritten::NotMade)?;
    // What lies beside it was not asked about: only an earlier one goes.
    let places = signed.and_then(|report| PlacesFile::of(&report, path));
    let places = places.map(|file| file.mode(&**disk, false).map(|mode| (file, mode))).transpose();
    let places = places.map_err(NotWritten::Place)?;
    storage::export(&**disk, path, &bytes, mode).map_err(|error| match error.cause.kind() {
        std::io::ErrorKind::AlreadyExists if mode == Mode::Create => NotWritten::Exists,
        _ => NotWritten::Write(error),
    })?;
    places.map_or(Ok(()), |(file, mode)| file.write(&**disk, mode).map_err(NotWritten::Write))
}
