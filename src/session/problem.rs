//! What can go wrong in a session, as values.

use std::{io, path::PathBuf};

use crate::storage::{DraftError, Held, NoPlace, OpenError, Opened, SaveError, TakeError, WriteError};

/// Why a draft was not written into a file. What lay there is as it was, unless the write itself failed at its end.
#[derive(Debug, thiserror::Error)]
pub enum SaveProblem {
    /// Somebody else works on the file that was to be made.
    #[error("{}: {held}", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// Who.
        held: Held,
    },
    /// Somebody took the lock of the draft over.
    #[error("{}: taken over, {held}", path.display())]
    TakenOver {
        /// The file.
        path: PathBuf,
        /// Who.
        held: Held,
    },
    /// There is a file of that name already.
    #[error("{}: exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is not where it was: moved, deleted, or its disk is not there.
    #[error("{}: gone", path.display())]
    Gone {
        /// Where it was.
        path: PathBuf,
    },
    /// Somebody else wrote the file since it was opened.
    #[error("{}: changed, {differing} fields differ", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// What lies there.
        other: Box<Opened>,
        /// In how many fields it says something else.
        differing: usize,
    },
    /// What lies there is no draft any more.
    #[error(transparent)]
    Unreadable(OpenError<DraftError>),
    /// What lies in the place of a new file is no draft and could not be moved out of the way.
    #[error("{}: not put aside: {cause}", path.display())]
    NotAside {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// It cannot be turned into a file that could be opened again.
    #[error(transparent)]
    Draft(SaveError),
    /// The files of its evidence could not be brought along.
    #[error(transparent)]
    Evidence(TakeError),
    /// It could not be written.
    #[error("{error}")]
    Write {
        /// What went wrong.
        #[source]
        error: WriteError,
        /// Checksum of what may lie there all the same.
        attempted: String,
    },
    /// The program itself failed in the middle.
    #[error("the program failed")]
    Broken,
}

impl SaveProblem {
    /// True where trying again is of no use before a person decided something.
    pub fn needs_decision(&self) -> bool {
        matches!(self, Self::Changed { .. } | Self::Unreadable(_))
    }

    /// True where it may pass without anybody doing anything in this program: room is made, a disk is put back.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Write { .. } | Self::Gone { .. } | Self::TakenOver { .. } | Self::Evidence(_))
    }
}

/// A draft whose file does not take what was typed.
#[derive(Debug)]
pub struct NotSaved {
    /// Why.
    pub why: SaveProblem,
    /// True once the person leaves it to the recovery copy.
    pub left: bool,
    /// Changes at which it was last counted what differs.
    pub(super) counted: Option<u64>,
}

/// Why no recovery copy was written.
#[derive(Debug, thiserror::Error)]
pub enum CopyProblem {
    /// The system names no folder for it.
    #[error(transparent)]
    NoPlace(#[from] NoPlace),
    /// It could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The program itself failed in the middle.
    #[error("the program failed")]
    Broken,
}

impl CopyProblem {
    /// True where it may pass without anybody doing anything in this program.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Save(SaveError::Write(_)))
    }
}

/// Why the evidence of a draft was not brought into its store.
#[derive(Debug, thiserror::Error)]
pub enum GatherProblem {
    /// The store cannot be written.
    #[error(transparent)]
    Take(#[from] TakeError),
    /// The program itself failed in the middle.
    #[error("the program failed")]
    Broken,
}
