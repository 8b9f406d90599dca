//! What the worker does with files, each as one function from an order to a report. Nothing here knows the window.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::environment::SharedDisk;
use crate::{
    assessment::{Assessment, Entry},
    rubric::Rubric,
    storage::{
        self, Base, Draft, DraftError, Header, Mode, OpenCause, OpenError, Opened, Places, Reason, Recent, SaveError,
    },
    words::Sentence as _,
};

/// Gives the framework with an id.
pub type Rubrics = fn(&str) -> Option<Arc<Rubric>>;

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
    match (&order.how, storage::open(disk, &order.path, &order.rubrics)) {
        (How::Own(known), Ok(found)) if !known.contains(&found.draft.header.checksum) => {
            let differing = differing(&found.draft.assessment, &order.draft.assessment);
            return SaveReport::Changed { other: Box::new(found), differing };
        }
        (How::Own(_), Err(OpenError { cause: OpenCause::Refused(DraftError::Altered(other)), .. })) => {
            let differing = differing(&other.draft.assessment, &order.draft.assessment);
            return SaveReport::Changed { other, differing };
        }
        (How::Own(_), Err(error @ OpenError { cause: OpenCause::Refused(_), .. })) => {
            return SaveReport::Unreadable { sentence: error.sentence() };
        }
        (How::Own(_), Ok(found)) if order.keep_found => {
            no_restore_point = keep(&order, &order.path, &found.draft.header.document, Reason::Opened);
        }
        (How::New { replace: true }, Ok(found)) => {
            no_restore_point = keep(&order, &order.path, &found.draft.header.document, Reason::Opened);
        }
        // What cannot be read for another reason, writing meets and reports.
        _ => {}
    }
    let text = match storage::to_text(&order.draft) {
        Ok(text) => text,
        Err(cause) => {
            let sentence = SaveError::Draft { path: order.path.clone(), cause }.sentence();
            return SaveReport::Failed { sentence, attempted: None };
        }
    };
    // What could not be read back would be worse than nothing.
    let header = match storage::read(text.as_bytes(), &order.rubrics) {
        Ok(read) => read.draft.header,
        Err(cause) => {
            let sentence = SaveError::Draft { path: order.path.clone(), cause }.sentence();
            return SaveReport::Failed { sentence, attempted: None };
        }
    };
    let mode = if matches!(order.how, How::New { replace: false }) { Mode::Create } else { Mode::Replace };
    if let Err(error) = storage::write(disk, &order.path, text.as_bytes(), mode) {
        if mode == Mode::Create && error.cause.kind() == std::io::ErrorKind::AlreadyExists {
            return SaveReport::Exists { path: order.path };
        }
        return SaveReport::Failed { sentence: error.sentence(), attempted: Some(header.checksum) };
    }
    if order.keep_written {
        no_restore_point = keep(&order, &order.path, &header.document, Reason::Asked).or(no_restore_point);
    }
    let rubric = (order.rubrics)(&header.rubric.id);
    let Some(rubric) = rubric else {
        let sentence = DraftError::NoRubric { id: header.rubric.id }.sentence();
        return SaveReport::Failed { sentence, attempted: None };
    };
    let recent = Box::new(Recent::of(&order.path, &order.draft, &rubric));
    SaveReport::Saved { path: order.path, header: Box::new(header), recent, no_restore_point }
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

/// How the file a recovery copy belongs to stands.
pub enum BaseFile {
    /// It never had one.
    None,
    /// It is as it was when the copy was made.
    Same(PathBuf, Box<Header>),
    /// It was changed since, or is gone.
    Different(PathBuf),
}

/// Opens a recovery copy and looks at the file it belongs to.
///
/// # Errors
/// Why the copy could not be opened.
pub fn recover(
    disk: &SharedDisk,
    rubrics: Rubrics,
    path: &Path,
) -> Result<(Opened, BaseFile), Box<OpenError<DraftError>>> {
    let opened = storage::open(&**disk, path, &rubrics).map_err(Box::new)?;
    let base = match &opened.draft.header.base {
        Some(Base { path: Some(path), checksum, .. }) => {
            let path = PathBuf::from(path);
            match storage::open(&**disk, &path, &rubrics) {
                Ok(base) if base.draft.header.checksum == *checksum && base.read_only.is_none() => {
                    BaseFile::Same(path, Box::new(base.draft.header))
                }
                _ => BaseFile::Different(path),
            }
        }
        _ => BaseFile::None,
    };
    Ok((opened, base))
}

/// A recovery copy as Beranda offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read.
    pub content: Result<Unsaved, String>,
}

/// What a recovery copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The draft as Beranda shows it.
    pub recent: Recent,
    /// Revision it is based on.
    pub base: u64,
    /// The file it belongs to.
    pub file: Option<String>,
}

/// What Beranda shows of files without opening them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Recovery copies.
    pub recoveries: Vec<Recovery>,
    /// Remembered paths where no file lies.
    pub missing: BTreeSet<String>,
    /// Restore points of the draft that was open last: how many, and when the newest was made.
    pub restore_points: Option<(usize, Timestamp)>,
}

/// Looks for recovery copies and whether remembered drafts are still there.
pub fn look(disk: &SharedDisk, places: Option<&Places>, rubrics: Rubrics, recent: &[Recent]) -> Look {
    let mut look = Look::default();
    for known in recent {
        if matches!(disk.permissions(Path::new(&known.path)), Ok(None) | Err(_)) {
            look.missing.insert(known.path.clone());
        }
    }
    let Some(places) = places else { return look };
    for found in storage::recovery_copies(&**disk, &places.recovery(), &rubrics).unwrap_or_default() {
        let content = found.content.map_err(|error| error.sentence()).map(|opened| {
            let base = opened.draft.header.base.as_ref();
            let file = base.and_then(|base| base.path.clone());
            let revision = base.map_or(0, |base| base.revision);
            let shown = Path::new(file.as_deref().unwrap_or_default());
            Unsaved { recent: Recent::of(shown, &opened.draft, &opened.rubric), base: revision, file }
        });
        look.recoveries.push(Recovery { path: found.path, content });
    }
    if let Some(first) = recent.first() {
        let points = storage::restore_points(&**disk, &places.restore(), &first.document).unwrap_or_default();
        look.restore_points = points.first().map(|newest| (points.len(), newest.at));
    }
    look
}

/// How many entries of two assessments say something else.
pub fn differing(one: &Assessment, other: &Assessment) -> usize {
    let indicators: BTreeSet<&String> = one.answers.keys().chain(other.answers.keys()).collect();
    let nothing = Entry::default();
    let mut count = 0;
    for indicator in indicators {
        let entries = |assessment: &Assessment| assessment.answer(indicator).map_or(0, |answer| answer.entries.len());
        for place in 0..entries(one).max(entries(other)) {
            let left = one.entry(indicator, place).unwrap_or(&nothing);
            let right = other.entry(indicator, place).unwrap_or(&nothing);
            count += usize::from(says(left) != says(right));
        }
    }
    let questions: BTreeSet<&String> = one.general.keys().chain(other.general.keys()).collect();
    let answer = |assessment: &Assessment, id: &str| assessment.general.get(id).map(|text| text.value.clone());
    count += questions
        .into_iter()
        .filter(|id| answer(one, id).unwrap_or_default() != answer(other, id).unwrap_or_default())
        .count();
    let details = |assessment: &Assessment| {
        let institution = &assessment.institution;
        (institution.name.value.clone(), institution.kind.value, assessment.year.value)
    };
    count + usize::from(details(one) != details(other))
}

/// What an entry says, without who said it when.
fn says(entry: &Entry) -> impl PartialEq + use<'_> {
    let values: Vec<_> =
        entry.values.iter().filter_map(|(stage, value)| Some((stage, value.value.as_ref()?))).collect();
    let ticks: Vec<_> = entry.ticks.iter().filter(|(_, tick)| tick.value).map(|(id, _)| id).collect();
    (values, ticks, &entry.service.value, &entry.facts.value, &entry.analysis.value)
}

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
