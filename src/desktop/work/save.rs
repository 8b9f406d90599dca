//! Writing drafts and recovery copies.

use std::path::{Path, PathBuf};

use super::{Evidence, Rubrics};
use crate::{
    desktop::environment::SharedDisk,
    insight::differences,
    storage::{
        self, Disk, Draft, DraftError, Header, Held, Holder, Lock, Mode, OpenCause, OpenError, Opened, Places, Reason,
        Recent, SaveError,
    },
    t,
    words::Sentence as _,
};

/// Most names that are tried for a damaged file that is moved out of the way.
const MOST_ASIDE: usize = 99;

/// A draft to be written into a file.
pub struct SaveOrder {
    /// The file system.
    pub disk: SharedDisk,
    /// Where the program's own data lives.
    pub places: Option<Places>,
    /// Frameworks, to read what lies there.
    pub rubrics: Rubrics,
    /// The file.
    pub path: PathBuf,
    /// The draft.
    pub draft: Draft,
    /// How it is written.
    pub how: How,
    /// True where the state found at opening still has to be kept as a restore point.
    pub keep_found: bool,
    /// True where a restore point of what is written was asked for.
    pub keep_written: bool,
    /// Who saves, for the lock of a new file.
    pub holder: Holder,
    /// Where the files of the evidence are that must lie beside the draft.
    pub evidence: Evidence,
}

/// How a draft is written.
pub enum How {
    /// Into its own file, which must hold one of these checksums or be gone.
    Own(Vec<String>),
    /// Into a new file; `replace` where the person agreed that an old one goes.
    New {
        /// Whether an old file may be replaced.
        replace: bool,
    },
}

/// How writing a draft ended.
pub enum SaveReport {
    /// It is safely on disk.
    Saved {
        /// Where.
        path: PathBuf,
        /// Its header as it lies there.
        header: Box<Header>,
        /// What Beranda shows of it.
        recent: Box<Recent>,
        /// Why no restore point could be kept, where one was due.
        no_restore_point: Option<String>,
        /// The lock of a new file.
        lock: Option<Lock>,
        /// Names of files of the evidence that are nowhere.
        no_evidence: Vec<String>,
    },
    /// Somebody else wrote the file since it was opened; it was left alone.
    Changed {
        /// What lies there.
        other: Box<Opened>,
        /// How many entries differ.
        differing: usize,
    },
    /// What lies there is no draft any more; it was left alone.
    Unreadable {
        /// Why, in words.
        sentence: String,
    },
    /// There is a file of that name already; it was left alone.
    Exists {
        /// Where.
        path: PathBuf,
    },
    /// It could not be written.
    Failed {
        /// Why, in words.
        sentence: String,
        /// Checksum of what may lie there all the same.
        attempted: Option<String>,
    },
}

/// Writes a draft into a file.
pub fn save(order: SaveOrder) -> SaveReport {
    let disk = &*order.disk;
    let mut no_restore_point = None;
    let lock = match order.how {
        How::Own(_) => None,
        How::New { .. } => match claim(disk, &order.path, &order.holder) {
            Ok(lock) => Some(lock),
            Err(held) => return SaveReport::Failed { sentence: held.sentence(), attempted: None },
        },
    };
    let failed = |sentence: String, attempted: Option<String>, lock: Option<Lock>| {
        if let Some(lock) = lock {
            storage::release_lock(disk, lock);
        }
        SaveReport::Failed { sentence, attempted }
    };
    // Said before the evidence is copied there.
    if matches!(order.how, How::New { replace: false }) && matches!(disk.permissions(&order.path), Ok(Some(_))) {
        if let Some(lock) = lock {
            storage::release_lock(disk, lock);
        }
        return SaveReport::Exists { path: order.path };
    }
    match (&order.how, storage::open(disk, &order.path, &order.rubrics)) {
        (How::Own(known), Ok(found)) if !known.contains(&found.draft.header.checksum) => {
            let differing = order.differing(&found);
            return SaveReport::Changed { other: Box::new(found), differing };
        }
        (How::Own(_), Err(OpenError { cause: OpenCause::Refused(DraftError::Altered(other)), .. })) => {
            let differing = order.differing(&other);
            return SaveReport::Changed { other, differing };
        }
        (How::Own(_), Err(error @ OpenError { cause: OpenCause::Refused(_), .. })) => {
            return SaveReport::Unreadable { sentence: error.sentence() };
        }
        (How::Own(_), Ok(found)) if order.keep_found => {
            no_restore_point = keep(&order, &order.path, &found.draft.header.id, Reason::Opened);
        }
        (How::New { replace: true }, Ok(found)) => {
            no_restore_point = keep(&order, &order.path, &found.draft.header.id, Reason::Opened);
        }
        // What could not be read as a draft may hold what is nowhere else.
        (How::New { replace: true }, Err(OpenError { cause: OpenCause::Refused(_), .. })) => {
            if let Err(error) = storage::set_aside(disk, &order.path, MOST_ASIDE) {
                let sentence = storage::io_sentence(&error);
                return failed(t!("saving.not_aside", path = order.path.display(), cause = sentence), None, lock);
            }
        }
        // What cannot be read for another reason, writing meets and reports.
        _ => {}
    }
    let text = match storage::to_text(&order.draft) {
        Ok(text) => text,
        Err(cause) => {
            let sentence = SaveError::Draft { path: order.path.clone(), cause }.sentence();
            return failed(sentence, None, lock);
        }
    };
    // What could not be read back would be worse than nothing.
    let header = match storage::read(text.as_bytes(), &order.rubrics) {
        Ok(read) => read.draft.header,
        Err(cause) => {
            let sentence = SaveError::Draft { path: order.path.clone(), cause }.sentence();
            return failed(sentence, None, lock);
        }
    };
    // A draft never says what does not lie beside it yet; a file that is nowhere any more keeps nobody from saving.
    let store = storage::evidence_folder(&order.path);
    let assessment = &order.draft.assessment;
    let no_evidence = match order.how {
        How::New { .. } => match order.evidence.bring(disk, &store, assessment) {
            Ok(lost) => lost,
            Err(error) => return failed(error.sentence(), None, lock),
        },
        // Words are worth more than files that still lie elsewhere.
        How::Own(_) => order
            .evidence
            .bring_missing(disk, &store, assessment)
            .unwrap_or_else(|error| vec![error.path.display().to_string()]),
    };
    let mode = if matches!(order.how, How::New { replace: false }) { Mode::Create } else { Mode::Replace };
    if let Err(error) = storage::write(disk, &order.path, text.as_bytes(), mode) {
        if mode == Mode::Create && error.cause.kind() == std::io::ErrorKind::AlreadyExists {
            if let Some(lock) = lock {
                storage::release_lock(disk, lock);
            }
            return SaveReport::Exists { path: order.path };
        }
        return failed(error.sentence(), Some(header.checksum), lock);
    }
    if order.keep_written {
        no_restore_point = keep(&order, &order.path, &header.id, Reason::Asked).or(no_restore_point);
    }
    let rubric = (order.rubrics)(&header.rubric.id);
    let Some(rubric) = rubric else {
        return failed(DraftError::NoRubric { id: header.rubric.id }.sentence(), None, lock);
    };
    let recent = Box::new(Recent::of(&order.path, &order.draft, &rubric));
    SaveReport::Saved { path: order.path, header: Box::new(header), recent, no_restore_point, lock, no_evidence }
}

impl SaveOrder {
    /// In how many fields what lies in the file says something else.
    fn differing(&self, found: &Opened) -> usize {
        differences(&found.rubric, &found.draft.assessment, &self.draft.assessment).len()
    }
}

/// Takes the lock of a file; one that a program left behind is taken over.
///
/// # Errors
/// Who has it.
pub(super) fn claim(disk: &dyn Disk, path: &Path, holder: &Holder) -> Result<Lock, Held> {
    storage::take_lock(disk, path, holder)
        .or_else(|held| if held.stale { storage::take_over_lock(disk, path, holder, &held) } else { Err(held) })
}

/// Keeps what lies in a file as a restore point. The sentence of what went wrong.
fn keep(order: &SaveOrder, path: &Path, document: &str, reason: Reason) -> Option<String> {
    let places = order.places.as_ref()?;
    let bytes = order.disk.read(path, storage::MAX_BYTES as u64).ok()?;
    let at = order.draft.header.saved_at;
    storage::keep_restore_point(&*order.disk, &places.restore(), document, &bytes, reason, at)
        .err()
        .map(|error| error.sentence())
}

/// Writes a recovery copy.
///
/// # Errors
/// Why not, in words.
pub fn copy(disk: &SharedDisk, places: Option<&Places>, draft: &Draft) -> Result<(), String> {
    let places = places.ok_or(storage::NoPlace).map_err(|error| error.sentence())?;
    storage::write_recovery(&**disk, &places.recovery(), draft).map(|_path| ()).map_err(|error| error.sentence())
}

/// Removes recovery copies, by document and base revision, that are of no use any more.
pub fn discard_copies(disk: &SharedDisk, places: Option<&Places>, copies: &[(String, u64)]) {
    let Some(places) = places else { return };
    for (document, base) in copies {
        // One that stays behind is offered again, which loses nothing.
        let _ = storage::remove_recovery(&**disk, &places.recovery(), document, *base);
    }
}
