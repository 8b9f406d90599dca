//! Restore points: verified copies of a draft as it was at opening, whenever a person asked for one, and before its
//! format changed.
//!
//! They lie under the draft's id, not its name: two drafts of the same name never share them. A copy is read back
//! and its checksum compared before an older one goes, and none goes while the newest are damaged.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{
    disk::Disk,
    draft::{DraftError, MAX_BYTES, Opened, VERSION, intact, is_draft_id, version_of},
    open::{OpenError, open as open_draft},
    write::{Mode, Step, WriteError, write},
};
use crate::{rubric::Rubric, t, words::Words};

/// The newest copies that are kept, however close together.
const LATEST: usize = 10;
/// Days of which the newest copy is kept.
const DAYS: usize = 14;
/// Months of which the newest copy is kept.
const MONTHS: usize = 12;
/// Most bytes all copies of a draft may take.
const MOST_BYTES: u64 = 200_000_000;
/// While one of so many of the newest copies is damaged, none is removed.
const WATCHED: usize = 3;
/// How far clocks are set back in the course of things.
const SET_BACK: SignedDuration = SignedDuration::from_hours(48);
/// How a moment is written in a name: sorts by time and has no character a file system forbids.
const MOMENT: &str = "%Y%m%dT%H%M%S%3fZ";

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The state found at opening, before the first save of a sitting.
    Opened,
    /// A person asked for it.
    Asked,
    /// The state in an older version of the format, before it was saved in the present one.
    Migrated,
}

impl Reason {
    const ALL: [Self; 3] = [Self::Opened, Self::Asked, Self::Migrated];

    fn code(self) -> &'static str {
        match self {
            Self::Opened => "buka",
            Self::Asked => "simpan",
            Self::Migrated => "format",
        }
    }
}

/// A copy that lies in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestorePoint {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, in UTC.
    pub at: Timestamp,
    /// Why.
    pub reason: Reason,
    /// Its size.
    pub bytes: u64,
    /// True where it was read just now and its checksum fits.
    pub verified: bool,
}

/// Why no copy was kept.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// What should be kept is no intact draft; older copies stay.
    #[error("not an intact draft")]
    NotIntact,
    /// It could not be written or listed.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Keeps the bytes of a draft file. Where the newest copy holds the same, that one is returned. What was found at
/// opening in an older version of the format is kept as [`Reason::Migrated`].
///
/// # Errors
/// Bytes that are no intact draft are refused, so that good copies are never pushed out by bad ones.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    draft_id: &str,
    bytes: &[u8],
    reason: Reason,
    at: Timestamp,
) -> Result<PathBuf, RestoreError> {
    if !intact(bytes) || !is_draft_id(draft_id) {
        return Err(RestoreError::NotIntact);
    }
    let reason = match (reason, version_of(bytes)) {
        (Reason::Opened, Some(version)) if version < VERSION => Reason::Migrated,
        _ => reason,
    };
    let folder = folder.join(draft_id);
    let fail = |path: &Path, step| {
        let path = path.to_path_buf();
        move |cause: io::Error| WriteError { path, step, cause }
    };
    disk.create_folders(&folder).map_err(fail(&folder, Step::Create))?;
    let mut older = points(disk, &folder).map_err(fail(&folder, Step::Look))?;
    rank(&mut older, at);
    if let Some(newest) = older.first()
        && disk.read(&newest.path, MAX_BYTES as u64).is_ok_and(|kept| kept == bytes)
    {
        return Ok(newest.path.clone());
    }
    let new = new_point(&folder, &older, bytes, reason, at);
    let path = new.path.clone();
    write(disk, &path, bytes, Mode::Create)?;
    let found = disk.read(&path, MAX_BYTES as u64).map_err(fail(&path, Step::Verify))?;
    if found != bytes || !intact(&found) {
        return Err(fail(&path, Step::Verify)(io::ErrorKind::InvalidData.into()).into());
    }
    if older.iter().take(WATCHED).all(|point| point.verified) {
        remove_surplus(disk, older, new).map_err(|(path, cause)| fail(&path, Step::Place)(cause))?;
    }
    Ok(path)
}

/// Copies of a draft, the newest first. Each is read and verified.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn list(disk: &dyn Disk, folder: &Path, draft_id: &str) -> io::Result<Vec<RestorePoint>> {
    points(disk, &folder.join(draft_id))
}

/// Opens a copy as a draft.
///
/// # Errors
/// Says why it was refused, as for any draft.
pub fn open(
    disk: &dyn Disk,
    point: &RestorePoint,
    rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>,
) -> Result<Opened, OpenError<DraftError>> {
    open_draft(disk, &point.path, rubrics)
}

/// Which of these copies, in their rank, are kept: the latest ten, the newest of each of fourteen days and of each
/// of twelve months that have one, and the last one in an older format; the oldest of them go where all together are
/// over 200 MB. Damaged copies take the place of no other. The newest and the newest verified one always stay.
pub fn rotation(points: &[RestorePoint]) -> Vec<bool> {
    let (mut days, mut months) = (BTreeSet::new(), BTreeSet::new());
    let (mut migrated, mut verified, mut bytes) = (false, false, 0_u64);
    let mut keep = Vec::with_capacity(points.len());
    for (place, point) in points.iter().enumerate() {
        let day = point.at.to_zoned(TimeZone::UTC).date();
        let first_verified = point.verified && !verified;
        let mut wanted = place < LATEST;
        if point.verified {
            wanted |= days.len() < DAYS && days.insert(day);
            wanted |= months.len() < MONTHS && months.insert((day.year(), day.month()));
            wanted |= point.reason == Reason::Migrated && !migrated;
            migrated |= point.reason == Reason::Migrated;
            verified = true;
        }
        if wanted {
            bytes = bytes.saturating_add(point.bytes);
        }
        keep.push(place == 0 || first_verified || wanted && bytes <= MOST_BYTES);
    }
    keep
}

/// The newest copy that could be read whole.
pub fn last_verified(points: &[RestorePoint]) -> Option<&RestorePoint> {
    points.iter().find(|point| point.verified)
}

/// How long ago the newest verified copy was made, in words.
pub fn verified_ago(points: &[RestorePoint], now: Timestamp, words: Words) -> String {
    let past = points.iter().find(|point| point.verified && !is_ahead(point, now));
    let Some(newest) = past.or_else(|| last_verified(points)) else {
        return t!(words, storage.restore.none).to_owned();
    };
    let hours = usize::try_from(now.duration_since(newest.at).as_hours()).unwrap_or_default();
    match (hours, hours / 24) {
        (0, _) => t!(words, storage.restore.now).to_owned(),
        (hours, 0) => t!(words, storage.restore.hours, hours = hours),
        (_, days) => t!(words, storage.restore.days, days = days),
    }
}

/// Removes what is not kept any more. The copy that was just made stays, also where its moment is before others.
fn remove_surplus(disk: &dyn Disk, older: Vec<RestorePoint>, new: RestorePoint) -> Result<(), (PathBuf, io::Error)> {
    let made = new.path.clone();
    let mut points = older;
    let now = new.at;
    points.push(new);
    rank(&mut points, now);
    for (point, kept) in points.iter().zip(rotation(&points)) {
        if !kept && point.path != made {
            disk.remove(&point.path).map_err(|cause| (point.path.clone(), cause))?;
        }
    }
    Ok(())
}

/// A new copy; two of the same moment do not share a name.
fn new_point(folder: &Path, older: &[RestorePoint], bytes: &[u8], reason: Reason, mut at: Timestamp) -> RestorePoint {
    let millisecond = SignedDuration::from_millis(1);
    while older.iter().any(|old| old.at.as_millisecond() == at.as_millisecond())
        && let Ok(later) = at.checked_add(millisecond)
    {
        at = later;
    }
    let path = folder.join(format!("{}-{}.ron", at.strftime(MOMENT), reason.code()));
    RestorePoint { path, at, reason, bytes: bytes.len() as u64, verified: true }
}

fn points(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<RestorePoint>> {
    let mut points: Vec<RestorePoint> = disk.list(folder)?.into_iter().filter_map(|path| point(disk, path)).collect();
    points.sort_by_key(|point| Reverse(point.at));
    Ok(points)
}

/// Puts copies in the order in which they have a claim to be kept: the newest first, and last those whose moment is still
/// to come. They were made while a clock ran ahead, so they are older than what is made now, and must not push it out for
/// all the years until their moment comes.
fn rank(points: &mut [RestorePoint], now: Timestamp) {
    points.sort_by_key(|point| (is_ahead(point, now), Reverse(point.at)));
}

/// True where the moment of a copy is still to come, by more than clocks are set back in the course of things: it was made
/// by a clock that ran ahead, and nobody knows when.
fn is_ahead(point: &RestorePoint, now: Timestamp) -> bool {
    point.at.duration_since(now) > SET_BACK
}

fn point(disk: &dyn Disk, path: PathBuf) -> Option<RestorePoint> {
    let (moment, reason) = path.file_name()?.to_str()?.strip_suffix(".ron")?.split_once('-')?;
    let reason = Reason::ALL.into_iter().find(|other| other.code() == reason)?;
    let at = jiff::civil::DateTime::strptime(MOMENT, moment).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    let bytes = disk.read(&path, MAX_BYTES as u64).unwrap_or_default();
    let (size, verified) = (bytes.len() as u64, intact(&bytes));
    Some(RestorePoint { path, at, reason, bytes: size, verified })
}
