//! Reading drafts: with their lock, with what lies beside them, and what can be saved of damaged ones.

use std::path::{Path, PathBuf};

use super::{Rubrics, save::claim};
use crate::{
    desktop::environment::SharedDisk,
    insight::{Told, differences, told},
    storage::{self, Base, DraftError, Header, Held, Holder, Lock, OpenCause, OpenError, Opened, Places, Salvaged},
    words::{Sentence as _, Zone},
};

/// A draft to be opened.
pub struct OpenOrder {
    /// The file system.
    pub disk: SharedDisk,
    /// Where the program's own data lives.
    pub places: Option<Places>,
    /// Frameworks.
    pub rubrics: Rubrics,
    /// The file.
    pub path: PathBuf,
    /// Who opens it.
    pub holder: Holder,
    /// A lock that the person takes from who was found to have it.
    pub take_over: Option<Held>,
    /// The present moment, for what was left behind long ago.
    pub now: jiff::Timestamp,
}

/// How opening a draft ended.
pub struct OpenReport {
    /// The file.
    pub path: PathBuf,
    /// The draft, or why there is none.
    pub result: Result<Found, Refused>,
}

/// A draft that was read, and what lies around it.
pub struct Found {
    /// The draft.
    pub opened: Opened,
    /// Its lock, or who has it.
    pub lock: Result<Lock, Held>,
    /// A recovery copy that says something else.
    pub recovery: Option<PathBuf>,
    /// Names of copies that a synchroniser made of the file.
    pub conflicts: Vec<String>,
}

/// A file that was not opened, and what can be done.
pub struct Refused {
    /// Why.
    pub error: OpenError<DraftError>,
    /// What can still be read of it.
    pub salvaged: Option<Box<Salvaged>>,
    /// The newest kept state that can be read.
    pub backup: Option<PathBuf>,
}

/// Opens a draft.
pub fn open(order: OpenOrder) -> OpenReport {
    let disk = &*order.disk;
    let result = match storage::open(disk, &order.path, &order.rubrics) {
        Ok(opened) => Ok(around(&order, opened)),
        Err(error) => Err(refused(&order, error)),
    };
    OpenReport { path: order.path, result }
}

fn around(order: &OpenOrder, opened: Opened) -> Found {
    let disk = &*order.disk;
    let lock = match &order.take_over {
        Some(held) => storage::take_over_lock(disk, &order.path, &order.holder, held),
        None => claim(disk, &order.path, &order.holder),
    };
    let document = &opened.draft.header.id;
    let recovery = order.places.as_ref().and_then(|places| {
        let copies = storage::recovery_copies(disk, &places.recovery(), &order.rubrics).ok()?;
        let newest = copies
            .into_iter()
            .filter_map(|copy| Some((copy.path, copy.content.ok()?)))
            .filter(|(_, copy)| copy.draft.header.id == *document)
            .max_by_key(|(_, copy)| copy.draft.header.saved_at)?;
        let same = differences(&opened.rubric, &newest.1.draft.assessment, &opened.draft.assessment).is_empty();
        (!same).then_some(newest.0)
    });
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let conflicts = storage::conflict_copies(disk, &order.path, document)
        .unwrap_or_default()
        .iter()
        .map(|copy| name(&copy.path))
        .collect();
    if let Some(folder) = order.path.parent() {
        // A folder that cannot be listed is no reason not to open the draft.
        let _ = storage::sweep_leftovers(disk, folder, order.now);
        let _ = storage::sweep_leftovers(disk, &storage::evidence_folder(&order.path), order.now);
    }
    Found { opened, lock, recovery, conflicts }
}

/// What can be done about a file that was not opened.
fn refused(order: &OpenOrder, error: OpenError<DraftError>) -> Refused {
    let disk = &*order.disk;
    let broken = matches!(
        &error.cause,
        OpenCause::Refused(
            DraftError::Damaged { .. } | DraftError::NotText { .. } | DraftError::Invalid(_) | DraftError::NotADraft
        )
    );
    let salvaged = if broken {
        disk.read(&order.path, storage::MAX_BYTES as u64)
            .ok()
            .and_then(|bytes| storage::salvage(&bytes, &order.rubrics))
            .map(Box::new)
    } else {
        None
    };
    let backup = salvaged.as_ref().and_then(|salvaged| salvaged.document.as_ref()).and_then(|document| {
        let places = order.places.as_ref()?;
        let points = storage::restore_points(disk, &places.restore(), document).ok()?;
        points.into_iter().find(|point| point.verified).map(|point| point.path)
    });
    Refused { error, salvaged, backup }
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

/// Two states of one assessment.
pub struct Comparison {
    /// Where they differ; the first side is the copy.
    pub differences: Vec<Told>,
    /// Zone in which moments are shown.
    pub zone: Zone,
    /// The copy.
    pub copy: Opened,
}

/// Compares a copy with the file it belongs to.
///
/// # Errors
/// Why one of them could not be read, in words.
pub fn compare(disk: &SharedDisk, rubrics: Rubrics, copy: &Path, file: &Path) -> Result<Comparison, String> {
    let open = |path: &Path| match storage::open(&**disk, path, &rubrics) {
        Ok(opened) => Ok(opened),
        // A file somebody changed by hand can be compared all the same.
        Err(OpenError { cause: OpenCause::Refused(DraftError::Altered(opened)), .. }) => Ok(*opened),
        Err(error) => Err(error.sentence()),
    };
    let (copy, file) = (open(copy)?, open(file)?);
    let differences = told(&copy.rubric, &copy.draft.assessment, &file.draft.assessment);
    Ok(Comparison { differences, zone: copy.draft.assessment.zone.value, copy })
}

/// Reads a kept state of a document.
///
/// # Errors
/// Why it could not be read, in words.
pub fn backup(disk: &SharedDisk, rubrics: Rubrics, path: &Path) -> Result<Box<Opened>, String> {
    storage::open(&**disk, path, &rubrics).map(Box::new).map_err(|error| error.sentence())
}
