//! Files of the evidence: taken in, and brought along where a draft gets another place.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::Timestamp;

use super::GatherProblem;
use crate::{
    assessment::{Assessment, Author, Content, Edit, EditError, SittingId, StoredFile},
    rubric::Rubric,
    storage::{self, Disk, Mode, TakeCause, TakeError},
};

/// How far work on many bytes is. The thread that works tells, another one shows.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// Tells how many of how many bytes are done.
    pub fn tell(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Bytes that are done, and all of them.
    pub fn bytes(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Share that is done, in whole percent; `None` while there is nothing to do.
    pub fn percent(&self) -> Option<u64> {
        let (done, total) = self.bytes();
        done.saturating_mul(100).checked_div(total)
    }
}

/// Where a draft's evidence comes from.
#[derive(Debug, Clone, Default)]
pub struct EvidenceSource {
    /// Stores that may have it, the best first.
    pub from: Vec<PathBuf>,
    /// How far copying is.
    pub progress: Arc<Progress>,
}

impl EvidenceSource {
    /// From these stores.
    pub fn of(from: Vec<PathBuf>) -> Self {
        Self { from, ..Self::default() }
    }

    /// Copies all of a draft's files into a store. Names of those that are nowhere.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub(super) fn bring(&self, disk: &dyn Disk, to: &Path, assessment: &Assessment) -> Result<Vec<String>, TakeError> {
        self.copy(disk, to, &storage::all_evidence(assessment))
    }

    /// The same for those in use that are not there.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub(super) fn bring_missing(
        &self,
        disk: &dyn Disk,
        to: &Path,
        assessment: &Assessment,
    ) -> Result<Vec<String>, TakeError> {
        if self.from.is_empty() {
            return Ok(Vec::new());
        }
        let missing = storage::missing(disk, to, assessment);
        let mut files = storage::all_evidence(assessment);
        files.retain(|file| missing.contains(&file.hash));
        self.copy(disk, to, &files)
    }

    fn copy(&self, disk: &dyn Disk, to: &Path, files: &[&StoredFile]) -> Result<Vec<String>, TakeError> {
        let mut tell = |done, total| {
            self.progress.tell(done, total);
            true
        };
        let lost = storage::gather_evidence(disk, &self.from, to, files, &mut tell)?;
        Ok(lost.into_iter().map(|file| file.name).collect())
    }
}

/// Copies the evidence of a draft that was made from another one into its own store. Names of files that are nowhere.
///
/// # Errors
/// Where the store cannot be written.
pub fn gather(
    disk: &dyn Disk,
    source: &EvidenceSource,
    to: &Path,
    assessment: &Assessment,
) -> Result<Vec<String>, GatherProblem> {
    Ok(source.bring(disk, to, assessment)?)
}

/// Why no file is taken in at all. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The draft is not where it was; its store would be made anew where nobody looks for it.
    #[error("{}: gone", path.display())]
    Gone {
        /// Where the draft was.
        path: PathBuf,
    },
    /// What the files would become in the register does not fit.
    #[error(transparent)]
    Refused(#[from] EditError),
}

/// Looks before anything is taken in whether it can be kept: the draft is where it was, and what the files become in the
/// register fits. `register` makes the edits of contents. Files are read for this only where a list comes near its limit.
///
/// # Errors
/// What keeps them out.
pub fn check_room(
    disk: &dyn Disk,
    draft: Option<&Path>,
    (assessment, rubric): (&Assessment, &Rubric),
    sources: &[PathBuf],
    register: impl FnOnce(Vec<(String, Content)>) -> Vec<Edit>,
) -> Result<(), NotTaken> {
    if let Some(path) = draft.filter(|path| matches!(disk.permissions(path), Ok(None))) {
        return Err(NotTaken::Gone { path: path.to_path_buf() });
    }
    if assessment.has_room(sources.len()) {
        return Ok(());
    }
    // What cannot be read is told when it is its turn.
    let files = sources.iter().filter_map(|source| storage::look_at_evidence(disk, source).ok());
    let contents = files.map(|file| (String::new(), Content::File(file))).collect();
    let author = Author { name: String::new(), at: Timestamp::UNIX_EPOCH, revision: 0, sitting: SittingId::default() };
    assessment.clone().apply(rubric, Edit::Many(register(contents)), &author)?;
    Ok(())
}

/// Takes a file in that lies nowhere yet, such as a picture from the clipboard. It is put beside the store's own folders
/// for the moment.
pub fn take_bytes_in(disk: &dyn Disk, store: &Path, name: &str, bytes: &[u8]) -> Taken {
    let source = store.join(name);
    let written =
        |cause| TakeError { path: source.clone(), cause: TakeCause::Write { store: store.to_path_buf(), cause } };
    let result = disk
        .create_folders(store)
        .map_err(written)
        .and_then(|()| storage::write(disk, &source, bytes, Mode::Create).map_err(|error| written(error.cause)))
        .and_then(|()| {
            let taken = storage::take_in(disk, store, &source, &mut |_, _| true);
            // One that stays is nobody's file: the store knows its own by their names.
            let _ = disk.remove(&source);
            taken
        });
    Taken { source, result }
}

/// What became of one file that was to be taken in.
#[derive(Debug)]
pub struct Taken {
    /// Where it came from.
    pub source: PathBuf,
    /// The file in the store, or why there is none.
    pub result: Result<StoredFile, TakeError>,
}

/// Takes files into a store, one after the other. `begin` hears of each before its turn, with its place from 0, and
/// `progress` of the bytes that are done of all of it; both return false to end the work: the file that was under way
/// and those after it are left out.
pub fn take_in(
    disk: &dyn Disk,
    store: &Path,
    sources: Vec<PathBuf>,
    mut begin: impl FnMut(usize, &Path) -> bool,
    mut progress: impl FnMut(u64, u64) -> bool,
) -> Vec<Taken> {
    let mut taken = Vec::new();
    for (place, source) in sources.into_iter().enumerate() {
        if !begin(place, &source) {
            break;
        }
        let mut stopped = false;
        let result = storage::take_in(disk, store, &source, &mut |done, total| {
            let on = progress(done, total);
            stopped |= !on;
            on
        });
        if stopped && result.is_err() {
            break;
        }
        taken.push(Taken { source, result });
    }
    taken
}
