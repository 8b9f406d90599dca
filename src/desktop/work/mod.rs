//! What the worker does with files, each as one function from an order to a report. Nothing here knows the window.

mod carrying;
mod evidence;
mod look;
mod open;
mod save;

use std::{path::Path, sync::Arc};

use super::environment::SharedDisk;
use crate::{
    rubric::Rubric,
    storage::{self, Mode},
    words::Sentence as _,
};

pub use carrying::{Taken, package, take_in, verify};
pub use evidence::{Evidence, gather};
pub use look::{Backup, Look, Recovery, Unsaved, backups, look};
pub use open::{BaseFile, Comparison, Found, OpenOrder, OpenReport, Refused, backup, compare, open, recover};
pub use save::{How, SaveOrder, SaveReport, copy, discard_copies, save};

/// Gives the framework with an id.
pub type Rubrics = fn(&str) -> Option<Arc<Rubric>>;

/// Why a file that a page made was not written.
pub enum NotWritten {
    /// There is one of that name already.
    Exists,
    /// In words.
    Failed(String),
}

/// Makes a file and writes it.
///
/// # Errors
/// Why not.
pub fn write(disk: &SharedDisk, path: &Path, make: &super::action::Make, replace: bool) -> Result<(), NotWritten> {
    let bytes = make().map_err(NotWritten::Failed)?;
    let mode = if replace { Mode::Replace } else { Mode::Create };
    storage::write(&**disk, path, &bytes, mode).map_err(|error| match error.cause.kind() {
        std::io::ErrorKind::AlreadyExists if mode == Mode::Create => NotWritten::Exists,
        _ => NotWritten::Failed(error.sentence()),
    })
}
