//! What the window needs from outside: language, clock, ids, disk, folders, frameworks, native dialogs, threads. Everything is
//! handed in, so that tests put their own in its place.

use std::{ffi::OsStr, io, path::PathBuf, rc::Rc, sync::Arc};

use jiff::Timestamp;

use super::{jobs::Runner, pick::Picker};
use crate::{
    session::{Rubrics, Workplace},
    storage::{Disk, Places},
    words::Words,
};

/// Where the present moment comes from.
pub type Clock = fn() -> Timestamp;
/// Where new ids come from.
pub type NewId = fn() -> String;
/// Shows a file or an address in the system's viewer and returns at once.
pub type Viewer = fn(&OsStr) -> io::Result<()>;
/// The files that were copied in the system's file manager, by their paths; empty where there are none. It may take a
/// moment: the program that copied them is asked.
pub type CopiedFiles = fn() -> Vec<PathBuf>;
/// A disk that jobs can use on their thread.
pub type SharedDisk = Arc<dyn Disk + Send + Sync>;

/// Where a session works, to be taken along to another thread.
#[derive(Clone)]
pub struct SharedWorkplace {
    disk: SharedDisk,
    places: Option<Places>,
    rubrics: Rubrics,
}

impl SharedWorkplace {
    /// The same, to be worked with here.
    pub fn here(&self) -> Workplace<'_> {
        Workplace { disk: &*self.disk, places: self.places.as_ref(), rubrics: self.rubrics }
    }
}

/// The world around the window.
pub struct Environment {
    /// The language the window speaks.
    pub words: Words,
    /// The clock.
    pub clock: Clock,
    /// Makes ids of documents, people and units.
    pub new_id: NewId,
    /// The file system.
    pub disk: SharedDisk,
    /// Where the program's own data lives; without it nothing is remembered.
    pub places: Option<Places>,
    /// The user's folder of documents, where new drafts are offered a place.
    pub documents: Option<PathBuf>,
    /// Gives the framework with an id.
    pub rubrics: Rubrics,
    /// Asks for files.
    pub picker: Box<dyn Picker>,
    /// Does work off the window's thread.
    pub runner: Rc<dyn Runner>,
    /// Writes recovery copies beside it, without waiting for a slow disk.
    pub copier: Rc<dyn Runner>,
    /// Takes large files in and packs them, which may last minutes.
    pub carrier: Rc<dyn Runner>,
    /// Shows a file or an address in the system's viewer.
    pub viewer: Viewer,
    /// Reads copied files from the clipboard.
    pub copied_files: CopiedFiles,
}

impl Environment {
    /// Where sessions work.
    pub fn workplace(&self) -> SharedWorkplace {
        SharedWorkplace { disk: Arc::clone(&self.disk), places: self.places.clone(), rubrics: self.rubrics }
    }
}
