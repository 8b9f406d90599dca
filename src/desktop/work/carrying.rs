//! Taking files in, the upload package and its proof, off the window's thread.

use std::path::{Path, PathBuf};

use super::Rubrics;
use crate::{
    assessment::StoredFile,
    desktop::{environment::SharedDisk, transfer::Transfer},
    exchange::{self, PackageMade},
    storage::{self, Draft},
    t,
    words::Sentence as _,
};

/// What became of one file that was to be taken in.
pub struct Taken {
    /// Where it came from.
    pub source: PathBuf,
    /// The file in the store, or why there is none.
    pub result: Result<StoredFile, String>,
}

/// Takes files in, one after the other; those after the one that was stopped are left out.
pub fn take_in(disk: &SharedDisk, store: &Path, paths: Vec<PathBuf>, transfer: &Transfer) -> Vec<Taken> {
    let mut taken = Vec::new();
    let count = paths.len();
    for (place, source) in paths.into_iter().enumerate() {
        if transfer.stopped() {
            break;
        }
        let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
        transfer.name(t!("transfer.taking", place = place + 1, count = count, name = name));
        let result = storage::take_in(&**disk, store, &source, &mut |done, total| transfer.report(done, total));
        let result = result.map_err(|error| error.sentence());
        if transfer.stopped() && result.is_err() {
            break;
        }
        taken.push(Taken { source, result });
    }
    taken
}

/// Makes the upload package.
///
/// # Errors
/// Says in words why it could not be made.
pub fn package(
    disk: &SharedDisk,
    rubrics: Rubrics,
    path: &Path,
    draft: &Draft,
    store: &Path,
    transfer: &Transfer,
) -> Result<PackageMade, String> {
    let Some(rubric) = rubrics(&draft.header.rubric.id) else { return Err(t!("package.no_rubric").to_owned()) };
    exchange::write_package(&**disk, path, draft, &rubric, store, &mut |done, total| transfer.report(done, total))
        .map_err(|error| error.sentence())
}

/// Proves a draft, a package or a report. What was proved, in sentences.
///
/// # Errors
/// What does not hold, or why it could not be read, in sentences.
pub fn verify(disk: &SharedDisk, rubrics: Rubrics, path: &Path) -> Result<Vec<String>, Vec<String>> {
    let found = exchange::verify(&**disk, path, &rubrics, None).map_err(|error| vec![error.sentence()])?;
    let failed = |claim: &&exchange::Claim| claim.outcome() == exchange::Outcome::Failed;
    if found.all_proved() {
        Ok(found.claims.iter().map(|claim| claim.sentence()).collect())
    } else {
        Err(found.claims.iter().filter(failed).map(|claim| claim.sentence()).collect())
    }
}
