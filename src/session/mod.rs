//! Work on a draft on the disk, for window and command line alike: open, lock, look again, save, recover, close.
//!
//! There is no second way. [`open()`] takes the lock before it reads; [`save()`] looks again at what lies in the file, keeps
//! what was found as a restore point, writes and reads back; [`Session`] knows what of the draft is on the disk and what
//! is due when. A command does the same in one go with a [`LockedDraft`]. Clock, names and ids are handed in; what went
//! wrong comes back as values, which whoever shows them puts into words.

mod beside;
mod compare;
mod evidence;
mod locked;
mod look;
mod open;
mod portfolio;
mod problem;
mod recovery;
mod results;
mod save;
mod schedule;
mod sentence;
mod state;
mod text;

use std::sync::Arc;

use crate::{
    rubric::Rubric,
    storage::{Disk, Places},
};

pub use beside::{Beside, read_beside};
pub use compare::{Comparison, compare};
pub use evidence::{EvidenceSource, NotTaken, Progress, Taken, check_room, gather, take_bytes_in, take_in};
pub use locked::{LockedDraft, NotLocked, open_locked};
pub use look::{KeptState, Look, Recovery, UnsavedDraft, changes_of, kept_states, look};
pub use open::{BaseFile, Found, OpenedFile, Opening, Recovered, Refused, give_up, open, open_file, recover};
pub use portfolio::{
    BadFile, Folder, FolderReader, Found as FoundFile, Kept, News, list_folder, load_kept, read_folder, save_kept,
};
pub use problem::{CopyProblem, GatherProblem, NotSaved, SaveProblem};
pub use recovery::{CopyId, discard_copies, write_copy};
pub use results::{KeptResults, NotAdded, add_results, kept_results};
pub use save::{Reserved, SaveOrder, SavedDraft, Target, reserve, save, save_reserved};
pub use schedule::{Due, Task};
pub use state::{NewPlace, SaveState, Session};
pub use text::text_of;

/// Gives the framework with an id.
pub type Rubrics = fn(&str) -> Option<Arc<Rubric>>;

/// Where a session works.
#[derive(Clone, Copy)]
pub struct Workplace<'a> {
    /// The file system.
    pub disk: &'a dyn Disk,
    /// Where the program's own data lives; without it there are neither restore points nor recovery copies.
    pub places: Option<&'a Places>,
    /// Frameworks.
    pub rubrics: Rubrics,
}
