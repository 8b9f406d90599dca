//! Writing a draft into its file: look again, keep what was found, write, read back.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    EvidenceSource, SaveProblem, Workplace,
    open::{claim, give_up},
};
use crate::{
    insight::differences,
    rubric::Rubric,
    storage::{
        self, Disk, Draft, DraftError, Header, Holder, Lock, LockMark, Mode, OpenCause, OpenError, Opened, Reason,
        Recent, RestoreError, SaveError, Step, WriteError,
    },
};

/// Most names that are tried for a damaged file that is moved out of the way.
const MOST_ASIDE: usize = 99;

/// A draft to be written into a file.
#[derive(Debug)]
pub struct SaveOrder {
    /// The file.
    pub path: PathBuf,
    /// The draft.
    pub draft: Draft,
    /// What the file is to it.
    pub target: Target,
    /// True where the state found at opening still has to be kept as a restore point.
    pub keep_found: bool,
    /// True where a restore point of what is written was asked for.
    pub keep_written: bool,
    /// Where the files of the evidence are that must lie beside the draft.
    pub evidence: EvidenceSource,
}

/// What a file is to the draft that is written into it.
#[derive(Debug)]
pub enum Target {
    /// Its own.
    Own {
        /// Checksums one of which it must have.
        known: Vec<String>,
        /// Its lock, where one could be made.
        lock: Option<LockMark>,
    },
    /// A new one.
    New {
        /// Whether an old file may be replaced: the person agreed.
        replace: bool,
        /// Who makes it.
        holder: Holder,
        /// The lock of the draft that is open in this session; it stays held whatever comes of this.
        held: Option<LockMark>,
    },
}

/// A draft that is safely on the disk.
#[derive(Debug)]
pub struct SavedDraft {
    /// Where.
    pub path: PathBuf,
    /// Its header as it lies there.
    pub header: Header,
    /// What is remembered of it.
    pub recent: Box<Recent>,
    /// Why no restore point could be kept, where one was due.
    pub no_restore_point: Option<RestoreError>,
    /// The lock of a new file.
    pub lock: Option<Lock>,
    /// Names of files of the evidence that are nowhere.
    pub no_evidence: Vec<String>,
}

/// Writes a draft into a file.
///
/// # Errors
/// Why not. No lock of a new file is held then.
pub fn save(work: Workplace<'_>, order: &SaveOrder) -> Result<SavedDraft, SaveProblem> {
    match &order.target {
        Target::Own { known, lock } => save_own(work, order, known, lock.as_ref()),
        Target::New { replace, holder, held } => {
            let reserved = reserve(work.disk, &order.path, holder, *replace, held.clone())?;
            save_reserved(work, reserved, order)
        }
    }
}

fn save_own(
    work: Workplace<'_>,
    order: &SaveOrder,
    known: &[String],
    lock: Option<&LockMark>,
) -> Result<SavedDraft, SaveProblem> {
    if let Some(held) = lock.and_then(|lock| storage::lock_lost_to(work.disk, lock)) {
        return Err(SaveProblem::TakenOver { path: order.path.clone(), held });
    }
    // What was moved must not be made a second time in its old place, without its evidence, nor below the folder on which
    // its disk is mounted when that is there.
    if matches!(work.disk.permissions(&order.path), Ok(None)) {
        return Err(SaveProblem::Gone { path: order.path.clone() });
    }
    let mut no_restore_point = None;
    match look(work, order)? {
        InPlace::Draft(_, found) if !known.contains(&found.draft.header.checksum) => return Err(order.changed(found)),
        InPlace::Draft(bytes, found) if order.keep_found => {
            no_restore_point = keep(work, order, &bytes, &found.draft.header.id, Reason::Opened);
        }
        InPlace::Other(DraftError::Altered(other)) => return Err(order.changed(other)),
        InPlace::Other(cause) => {
            let cause = OpenCause::Refused(cause);
            return Err(SaveProblem::Unreadable(OpenError { path: order.path.clone(), cause }));
        }
        InPlace::Draft(..) | InPlace::Nothing => {}
    }
    let proved = prove(work, order, 0)?;
    // A file that is nowhere any more keeps nobody from saving: words are worth more than files that still lie elsewhere.
    let store = storage::store_of(work.disk, &order.path);
    let no_evidence = order
        .evidence
        .bring_missing(work.disk, &store, &order.draft.assessment)
        .unwrap_or_else(|error| vec![error.path.display().to_string()]);
    write(work, order, &proved, Mode::Replace)?;
    Ok(saved(work, order, proved, no_restore_point, no_evidence, None))
}

/// The place of a new file: its lock is held, and nothing lies there that must not go.
#[derive(Debug)]
#[must_use = "its lock must be used or given up"]
pub struct Reserved {
    path: PathBuf,
    replace: bool,
    lock: Lock,
    held: Option<LockMark>,
}

impl Reserved {
    /// Gives the place up: nothing is written there.
    pub fn give_up(self, disk: &dyn Disk) {
        give_up(disk, self.lock, self.held.as_ref());
    }
}

/// Reserves the place of a new file before anything is laid beside it. `held` is the lock of the draft that is open in
/// this session.
///
/// # Errors
/// Where somebody works on that file, or there is one that must not be replaced.
pub fn reserve(
    disk: &dyn Disk,
    path: &Path,
    holder: &Holder,
    replace: bool,
    held: Option<LockMark>,
) -> Result<Reserved, SaveProblem> {
    let path = path.to_path_buf();
    let lock = match claim(disk, &path, holder) {
        Ok(lock) => lock,
        Err(held) => return Err(SaveProblem::Locked { path, held }),
    };
    let reserved = Reserved { path, replace, lock, held };
    // Said before the evidence is copied there.
    if !replace && matches!(disk.permissions(&reserved.path), Ok(Some(_))) {
        let path = reserved.path.clone();
        reserved.give_up(disk);
        return Err(SaveProblem::Exists { path });
    }
    Ok(reserved)
}

/// Writes a draft into a place that was reserved for it.
///
/// # Errors
/// Why not; the place is given up then.
pub fn save_reserved(work: Workplace<'_>, place: Reserved, order: &SaveOrder) -> Result<SavedDraft, SaveProblem> {
    match save_new(work, &place, order) {
        Ok((proved, no_restore_point, no_evidence)) => {
            Ok(saved(work, order, proved, no_restore_point, no_evidence, Some(place.lock)))
        }
        Err(problem) => {
            place.give_up(work.disk);
            Err(problem)
        }
    }
}

fn save_new(
    work: Workplace<'_>,
    place: &Reserved,
    order: &SaveOrder,
) -> Result<(Proved, Option<RestoreError>, Vec<String>), SaveProblem> {
    let (mut no_restore_point, mut least) = (None, 0);
    if place.replace {
        match look(work, order)? {
            InPlace::Draft(bytes, found) => {
                let header = &found.draft.header;
                no_restore_point = keep(work, order, &bytes, &header.id, Reason::Opened);
                // The file goes on counting: the same draft never has two states under one revision, nor goes back.
                if header.id == order.draft.header.id {
                    least = header.revision.saturating_add(1);
                }
            }
            // What could not be read as a draft may hold what is nowhere else.
            InPlace::Other(_) => {
                storage::set_aside(work.disk, &place.path, MOST_ASIDE)
                    .map_err(|cause| SaveProblem::NotAside { path: place.path.clone(), cause })?;
            }
            InPlace::Nothing => {}
        }
    }
    let proved = prove(work, order, least)?;
    // A draft never says what does not lie beside it yet.
    let store = storage::store_of(work.disk, &place.path);
    let no_evidence =
        order.evidence.bring(work.disk, &store, &order.draft.assessment).map_err(SaveProblem::Evidence)?;
    write(work, order, &proved, if place.replace { Mode::Replace } else { Mode::Create })?;
    Ok((proved, no_restore_point, no_evidence))
}

/// What lies in a file that is about to be written.
enum InPlace {
    /// A draft, and its bytes.
    Draft(Vec<u8>, Box<Opened>),
    /// Something else.
    Other(DraftError),
    /// No file.
    Nothing,
}

/// What cannot be read may hold what is nowhere else: nothing is written over it, however it came there.
fn look(work: Workplace<'_>, order: &SaveOrder) -> Result<InPlace, SaveProblem> {
    let bytes = match work.disk.read(&order.path, storage::MAX_BYTES as u64) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(InPlace::Nothing),
        Err(cause) => {
            let error = WriteError { path: order.path.clone(), step: Step::Look, cause };
            return Err(SaveProblem::Write { error, attempted: order.draft.header.checksum.clone() });
        }
    };
    Ok(match storage::read(&bytes, &work.rubrics) {
        Ok(opened) => InPlace::Draft(bytes, Box::new(opened)),
        Err(error) => InPlace::Other(error),
    })
}

impl SaveOrder {
    fn changed(&self, other: Box<Opened>) -> SaveProblem {
        let differing = differences(&other.rubric, &other.draft.assessment, &self.draft.assessment).len();
        SaveProblem::Changed { path: self.path.clone(), other, differing }
    }
}

/// The text of a draft that can be read back.
struct Proved {
    text: String,
    header: Header,
    rubric: Arc<Rubric>,
}

/// What could not be read back would be worse than nothing. The draft gets this revision at least.
fn prove(work: Workplace<'_>, order: &SaveOrder, least: u64) -> Result<Proved, SaveProblem> {
    let refused = |cause| SaveProblem::Draft(SaveError::Draft { path: order.path.clone(), cause });
    let text = if order.draft.header.revision >= least {
        storage::to_text(&order.draft)
    } else {
        let header = Header { revision: least, ..order.draft.header.clone() };
        storage::to_text(&Draft { header, assessment: order.draft.assessment.clone() })
    };
    let text = text.map_err(refused)?;
    let Opened { draft, rubric, .. } = storage::read(text.as_bytes(), &work.rubrics).map_err(refused)?;
    Ok(Proved { text, header: draft.header, rubric })
}

fn write(work: Workplace<'_>, order: &SaveOrder, proved: &Proved, mode: Mode) -> Result<(), SaveProblem> {
    storage::write(work.disk, &order.path, proved.text.as_bytes(), mode).map_err(|error| {
        if mode == Mode::Create && error.cause.kind() == io::ErrorKind::AlreadyExists {
            return SaveProblem::Exists { path: order.path.clone() };
        }
        SaveProblem::Write { error, attempted: proved.header.checksum.clone() }
    })
}

/// What there is to say once a draft is on the disk.
fn saved(
    work: Workplace<'_>,
    order: &SaveOrder,
    proved: Proved,
    mut no_restore_point: Option<RestoreError>,
    no_evidence: Vec<String>,
    lock: Option<Lock>,
) -> SavedDraft {
    let Proved { text, header, rubric } = proved;
    if order.keep_written {
        no_restore_point = keep(work, order, text.as_bytes(), &header.id, Reason::Asked).or(no_restore_point);
    }
    let recent = Box::new(Recent::of(&order.path, &header.id, header.saved_at, &order.draft.assessment, &rubric));
    SavedDraft { path: order.path.clone(), header, recent, no_restore_point, lock, no_evidence }
}

/// Keeps the bytes of a draft as a restore point. What went wrong.
fn keep(work: Workplace<'_>, order: &SaveOrder, bytes: &[u8], draft_id: &str, reason: Reason) -> Option<RestoreError> {
    let places = work.places?;
    let at = order.draft.header.saved_at;
    storage::keep_restore_point(work.disk, &places.restore(), draft_id, bytes, reason, at).err()
}
