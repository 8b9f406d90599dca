//! Files that are made for others, such as reports and packages: what lies in their place goes only where it may.

use std::{
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use super::{
    disk::Disk,
    draft::FORMAT,
    evidence::ENDING,
    write::{Mode, Step, WriteError},
};

/// Bytes at the start of a draft within which it says that it is one.
const HEAD: u64 = 4096;

/// The place of a file that is made anew each time.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    /// Where.
    pub path: &'a Path,
    /// Whether anything that lies there may go: the person said so.
    pub overwrite: bool,
    /// A folder from which the file is made: nothing in it or below it goes, whatever was said.
    pub made_from: Option<&'a Path>,
}

/// Why what lies in the place of a file stays there.
#[derive(Debug, thiserror::Error)]
pub enum NotReplaced {
    /// It was not made here, or was changed since.
    #[error("{}: something else", path.display())]
    Other {
        /// The file.
        path: PathBuf,
    },
    /// The place is a link to a file of another kind.
    #[error("{}: leads to {}", path.display(), real.display())]
    Elsewhere {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        real: PathBuf,
    },
    /// It is a draft, under whatever name.
    #[error("{}: a draft", path.display())]
    Draft {
        /// The file.
        path: PathBuf,
    },
    /// It lies in the evidence store of a draft, where only evidence lies.
    #[error("{}: in an evidence store", path.display())]
    Evidence {
        /// The file.
        path: PathBuf,
    },
    /// It lies in the folder from which the file is made.
    #[error("{}: in the folder that is read", path.display())]
    Source {
        /// The file.
        path: PathBuf,
    },
    /// The system says so.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl<'a> Output<'a> {
    /// A place where only what was made there before may go.
    pub fn new(path: &'a Path) -> Self {
        Self { path, overwrite: false, made_from: None }
    }

    /// How the file is to be written. `is_earlier` says whether what lies there is an earlier one that may go.
    ///
    /// # Errors
    /// What lies there that must stay. A link is followed only to a file of the same kind, whatever was said: who asks for
    /// a report does not mean the draft to which its name leads.
    pub fn mode(&self, disk: &dyn Disk, is_earlier: impl FnOnce() -> bool) -> Result<Mode, NotReplaced> {
        let path = self.path.to_path_buf();
        let look = |cause| WriteError { path: self.path.to_path_buf(), step: Step::Look, cause };
        let real = disk.resolve(self.path).map_err(look)?;
        if real.ancestors().skip(1).any(|folder| folder.extension().is_some_and(|end| end == ENDING)) {
            return Err(NotReplaced::Evidence { path });
        }
        let kind = |path: &Path| path.extension().map(|kind| kind.to_ascii_lowercase());
        if kind(&real) != kind(self.path) {
            return Err(NotReplaced::Elsewhere { path, real });
        }
        if disk.permissions(&real).map_err(look)?.is_none() {
            return Ok(Mode::Create);
        }
        if is_draft(disk, &real).map_err(look)? {
            return Err(NotReplaced::Draft { path });
        }
        // A folder that is not there any more holds nothing.
        let source = self.made_from.and_then(|folder| disk.resolve(folder).ok());
        if source.is_some_and(|folder| real.starts_with(folder)) {
            return Err(NotReplaced::Source { path });
        }
        if self.overwrite || is_earlier() { Ok(Mode::Replace) } else { Err(NotReplaced::Other { path }) }
    }
}

/// Whether a file says of itself that it is a draft.
fn is_draft(disk: &dyn Disk, path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    disk.open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes()))
}
