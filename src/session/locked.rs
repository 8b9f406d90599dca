//! A draft that a command works on in one go: locked, read, changed, saved, closed.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{
    Opening, SaveProblem, SavedDraft, Session, Workplace,
    open::{self, Found},
    save::save,
};
use crate::{
    assessment::{Assessment, Author, SittingId},
    storage::{ConflictCopy, Disk, DraftError, Held, OpenError, Opened},
};

/// Why a command cannot work on a draft.
#[derive(Debug, thiserror::Error)]
pub enum NotLocked {
    /// Somebody else works on it.
    #[error("{}: {held}", path.display())]
    Held {
        /// The file.
        path: PathBuf,
        /// Who.
        held: Held,
    },
    /// It cannot be opened.
    #[error(transparent)]
    Refused(#[from] OpenError<DraftError>),
}

/// A draft whose lock is held until [`close`](LockedDraft::close).
#[derive(Debug)]
#[must_use = "its lock must be given back"]
pub struct LockedDraft {
    /// The draft as it was read.
    pub opened: Opened,
    /// A recovery copy that says something else.
    pub recovery: Option<PathBuf>,
    /// Copies that a synchroniser made of the file.
    pub conflicts: Vec<ConflictCopy>,
    path: PathBuf,
    session: Session,
}

/// Locks and reads a draft. Where somebody else works on it, it is not even read.
///
/// # Errors
/// Who has it, or why it cannot be opened; no lock is held then.
pub fn open_locked(work: Workplace<'_>, opening: &Opening, sitting: SittingId) -> Result<LockedDraft, NotLocked> {
    let lock = match open::lock(work.disk, opening)? {
        Err(held) => return Err(NotLocked::Held { path: opening.path.clone(), held }),
        held => held,
    };
    let Found { opened, lock, recovery, conflicts } = open::read(work, opening, lock)?;
    let header = &opened.draft.header;
    let read_only = opened.read_only.clone();
    let session = Session::opened(opening.path.clone(), header.clone(), sitting, read_only, lock.ok());
    Ok(LockedDraft { opened, recovery, conflicts, path: opening.path.clone(), session })
}

impl LockedDraft {
    /// The author of a change that is made now.
    pub fn author(&self, name: String, at: Timestamp) -> Author {
        self.session.author(name, at)
    }

    /// Saves an assessment in the place of what was read; that is kept as a restore point.
    ///
    /// # Errors
    /// Why not.
    pub fn save(
        &mut self,
        work: Workplace<'_>,
        assessment: &Assessment,
        at: Timestamp,
    ) -> Result<SavedDraft, SaveProblem> {
        let order = self.session.own_order(self.path.clone(), &self.opened.rubric, assessment, at);
        save(work, &order)
    }

    /// Gives the lock back.
    pub fn close(self, disk: &dyn Disk) {
        self.session.close(disk);
    }
}
