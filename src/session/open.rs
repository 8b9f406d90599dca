//! Reading drafts: with their lock, with what lies beside them, and what can be saved of damaged ones.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::Workplace;
use crate::{
    assessment::SittingId,
    exchange::{Source, is_report, read_source},
    insight::differences,
    storage::{
        self, Base, ConflictCopy, Disk, Draft, DraftError, Header, Held, Holder, Lock, LockMark, OpenCause, OpenError,
        Opened, Salvaged,
    },
};

/// A draft to be opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The file.
    pub path: PathBuf,
    /// Who opens it.
    pub holder: Holder,
    /// A lock that the person takes from who was found to have it.
    pub take_over: Option<Held>,
    /// The lock of the draft that is open in this session; it stays held whatever comes of this.
    pub held: Option<LockMark>,
    /// The present moment, for what was left behind long ago.
    pub now: Timestamp,
}

/// A draft that was read, and what lies around it.
#[derive(Debug)]
pub struct Found {
    /// The draft.
    pub opened: Opened,
    /// Its lock, or who has it.
    pub lock: Result<Lock, Held>,
    /// A recovery copy that says something else.
    pub recovery: Option<PathBuf>,
    /// Copies that a synchroniser made of the file.
    pub conflicts: Vec<ConflictCopy>,
}

/// A file that was not opened, and what can be done.
#[derive(Debug)]
pub struct Refused {
    /// Why.
    pub error: OpenError<DraftError>,
    /// What can still be read of it.
    pub salvaged: Option<Box<Salvaged>>,
    /// The newest kept state that can be read.
    pub backup: Option<PathBuf>,
}

/// What a person opened.
#[derive(Debug)]
pub enum OpenedFile {
    /// A draft.
    Draft(Box<Found>),
    /// The draft a report carries. It has no place of its own: nothing is locked, and nothing is ever written into the
    /// report.
    Report(Box<Source>),
}

/// Opens a draft, or the one a report carries.
///
/// # Errors
/// Why it was refused, and the ways out there are; no lock is held then but one that was held before.
pub fn open_file(work: Workplace<'_>, opening: &Opening) -> Result<OpenedFile, Box<Refused>> {
    if !is_report(work.disk, &opening.path) {
        return open(work, opening).map(|found| OpenedFile::Draft(Box::new(found)));
    }
    read_source(work.disk, &opening.path, &work.rubrics)
        .map(|source| OpenedFile::Report(Box::new(source)))
        .map_err(|error| Box::new(Refused { error, salvaged: None, backup: None }))
}

/// Opens a draft. Its lock is taken before it is read, so that nobody else's save comes in between.
///
/// # Errors
/// Why it was refused, and the ways out there are; no lock is held then but one that was held before.
pub fn open(work: Workplace<'_>, opening: &Opening) -> Result<Found, Box<Refused>> {
    let path = &opening.path;
    let lock = lock(work.disk, opening).map_err(|error| Box::new(refused(work, path, error)))?;
    read(work, opening, lock).map_err(|error| Box::new(refused(work, path, error)))
}

/// Takes the lock of a draft that is to be read, or says who has it.
///
/// # Errors
/// Where there is no such file: what is not there needs no lock.
pub(super) fn lock(disk: &dyn Disk, opening: &Opening) -> Result<Result<Lock, Held>, OpenError<DraftError>> {
    let path = &opening.path;
    if matches!(disk.permissions(path), Ok(None)) {
        let cause = OpenCause::System(io::ErrorKind::NotFound.into());
        return Err(OpenError { path: path.clone(), cause });
    }
    Ok(match &opening.take_over {
        Some(held) => storage::take_over_lock(disk, path, &opening.holder, held),
        None => claim(disk, path, &opening.holder),
    })
}

/// Reads a draft whose lock was asked for.
///
/// # Errors
/// Why it was refused; the lock is given back then.
pub(super) fn read(
    work: Workplace<'_>,
    opening: &Opening,
    lock: Result<Lock, Held>,
) -> Result<Found, OpenError<DraftError>> {
    match storage::open(work.disk, &opening.path, &work.rubrics) {
        Ok(opened) => Ok(around(work, opening, opened, lock)),
        Err(error) => {
            if let Ok(lock) = lock {
                give_up(work.disk, lock, opening.held.as_ref());
            }
            Err(error)
        }
    }
}

/// Gives a lock back that was taken for nothing, unless the session had it before.
pub fn give_up(disk: &dyn Disk, lock: Lock, held: Option<&LockMark>) {
    if lock.mark().as_ref() != held {
        storage::release_lock(disk, lock);
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

fn around(work: Workplace<'_>, opening: &Opening, opened: Opened, lock: Result<Lock, Held>) -> Found {
    let (disk, path) = (work.disk, &opening.path);
    let draft_id = &opened.draft.header.id;
    let recovery = work.places.and_then(|places| {
        let copies = storage::recovery_copies(disk, &places.recovery(), &work.rubrics).ok()?;
        let newest = copies
            .into_iter()
            .filter_map(|copy| Some((copy.path, copy.content.ok()?)))
            .filter(|(_, copy)| copy.draft.header.id == *draft_id && is_of(disk, &copy.draft.header, path))
            .max_by_key(|(_, copy)| copy.draft.header.saved_at)?;
        let same = differences(&opened.rubric, &newest.1.draft.assessment, &opened.draft.assessment).is_empty();
        (!same).then_some(newest.0)
    });
    // A folder that cannot be listed is no reason not to open the draft.
    let conflicts = storage::conflict_copies(disk, path, draft_id).unwrap_or_default();
    storage::sweep_beside(disk, path, opening.now);
    Found { opened, lock, recovery, conflicts }
}

/// Whether a recovery copy may belong to the file at a path: not where it belongs to another file that is still there.
fn is_of(disk: &dyn Disk, copy: &Header, path: &Path) -> bool {
    let Some(of) = copy.base.as_ref().and_then(|base| base.path.as_deref()).map(Path::new) else { return true };
    let real = |path: &Path| disk.resolve(path).ok();
    of == path || real(of) == real(path) || matches!(disk.permissions(of), Ok(None))
}

/// What can be done about a file that was not opened.
fn refused(work: Workplace<'_>, path: &Path, error: OpenError<DraftError>) -> Refused {
    let broken = matches!(
        &error.cause,
        OpenCause::Refused(
            DraftError::Damaged { .. } | DraftError::NotText { .. } | DraftError::Invalid(_) | DraftError::NotADraft
        )
    );
    let salvaged = if broken {
        work.disk
            .read(path, storage::MAX_BYTES as u64)
            .ok()
            .and_then(|bytes| storage::salvage(&bytes, &work.rubrics))
            .map(Box::new)
    } else {
        None
    };
    let backup = salvaged.as_ref().and_then(|salvaged| salvaged.draft_id.as_ref()).and_then(|draft_id| {
        let points = storage::restore_points(work.disk, &work.places?.restore(), draft_id).ok()?;
        points.into_iter().find(|point| point.verified).map(|point| point.path)
    });
    Refused { error, salvaged, backup }
}

/// A recovery copy that was read, and how the file it belongs to stands.
#[derive(Debug)]
pub struct Recovered {
    /// The copy.
    pub opened: Opened,
    /// Its file.
    pub base: BaseFile,
    /// The sitting in which it goes on.
    pub sitting: SittingId,
}

/// How the file a recovery copy belongs to stands.
#[derive(Debug)]
pub enum BaseFile {
    /// It never had one.
    None,
    /// It is as it was when the copy was made, and its lock is ours.
    Same {
        /// Where it lies.
        path: PathBuf,
        /// What it says about itself.
        header: Box<Header>,
        /// Its lock.
        lock: Lock,
    },
    /// Somebody else has it open.
    Locked(PathBuf),
    /// It was changed since, or is gone.
    Different(PathBuf),
}

/// Opens a recovery copy and looks at the file it belongs to; where that is as it was, its lock is taken. `held` is the
/// lock of the draft that is open in this session. What the copy holds and no file does becomes a change of this sitting, for
/// the revision it will have there.
///
/// # Errors
/// Why the copy could not be opened.
pub fn recover(
    work: Workplace<'_>,
    copy: &Path,
    holder: &Holder,
    held: Option<&LockMark>,
    sitting: SittingId,
) -> Result<Recovered, Box<OpenError<DraftError>>> {
    let mut opened = storage::open(work.disk, copy, &work.rubrics).map_err(Box::new)?;
    let base = match &opened.draft.header.base {
        Some(Base { path: Some(path), checksum, .. }) => base_file(work, PathBuf::from(path), checksum, holder, held),
        _ => BaseFile::None,
    };
    let Draft { header, assessment } = &mut opened.draft;
    let revision = match &base {
        BaseFile::Same { header, .. } => header.revision.saturating_add(1),
        _ => 1,
    };
    assessment.adopt(&opened.rubric, &header.sittings, &sitting, revision);
    Ok(Recovered { opened, base, sitting })
}

fn base_file(work: Workplace<'_>, path: PathBuf, checksum: &str, holder: &Holder, held: Option<&LockMark>) -> BaseFile {
    let same = || match storage::open(work.disk, &path, &work.rubrics) {
        Ok(base) if base.draft.header.checksum == checksum && base.read_only.is_none() => Some(base.draft.header),
        _ => None,
    };
    if same().is_none() {
        return BaseFile::Different(path);
    }
    match claim(work.disk, &path, holder) {
        Err(_held) => BaseFile::Locked(path),
        // Looked at again: somebody may have saved and closed it in between.
        Ok(lock) => match same() {
            Some(header) => BaseFile::Same { path, header: Box::new(header), lock },
            None => {
                give_up(work.disk, lock, held);
                BaseFile::Different(path)
            }
        },
    }
}
