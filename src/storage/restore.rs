//! Restore points: copies of a draft as it was found at opening and whenever a person asked for one.
//!
//! They lie under the document's id, not its name: two drafts of the same name never share them. A copy is read
//! back before an older one goes.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::{
    disk::Disk,
    draft::{MAX_BYTES, intact},
    write::{Mode, Step, WriteError, write},
};

/// How many are kept of one document.
const KEPT: usize = 30;
/// How a moment is written in a name: sorts by time and has no character a file system forbids.
const MOMENT: &str = "%Y%m%dT%H%M%S%3fZ";

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The state found at opening, before the first save of a sitting.
    Opened,
    /// A person asked for it.
    Asked,
}

impl Reason {
    fn code(self) -> &'static str {
        match self {
            Self::Opened => "buka",
            Self::Asked => "simpan",
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

/// Keeps the bytes of a draft file. Where the newest copy holds the same, that one is returned.
///
/// # Errors
/// Bytes that are no intact draft are refused, so that good copies are never pushed out by bad ones.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    document: &str,
    bytes: &[u8],
    reason: Reason,
    at: Timestamp,
) -> Result<PathBuf, RestoreError> {
    if !intact(bytes) {
        return Err(RestoreError::NotIntact);
    }
    let folder = folder.join(document);
    let fail = |path: &Path, step| {
        let path = path.to_path_buf();
        move |cause: io::Error| WriteError { path, step, cause }
    };
    disk.create_folders(&folder).map_err(fail(&folder, Step::Create))?;
    let older = points(disk, &folder).map_err(fail(&folder, Step::Look))?;
    if let Some(newest) = older.first()
        && disk.read(&newest.path, MAX_BYTES as u64).is_ok_and(|kept| kept == bytes)
    {
        return Ok(newest.path.clone());
    }
    let path = free_place(&folder, &older, reason, at);
    // Writing reads the copy back; only then may older ones go.
    write(disk, &path, bytes, Mode::Create)?;
    for old in older.into_iter().skip(KEPT - 1) {
        disk.remove(&old.path).map_err(fail(&old.path, Step::Place))?;
    }
    Ok(path)
}

/// Copies of a document, the newest first.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn list(disk: &dyn Disk, folder: &Path, document: &str) -> io::Result<Vec<RestorePoint>> {
    points(disk, &folder.join(document))
}

/// The name of a new copy; two of the same moment do not share one.
fn free_place(folder: &Path, older: &[RestorePoint], reason: Reason, mut at: Timestamp) -> PathBuf {
    let millisecond = jiff::SignedDuration::from_millis(1);
    while older.iter().any(|old| old.at.as_millisecond() == at.as_millisecond())
        && let Ok(later) = at.checked_add(millisecond)
    {
        at = later;
    }
    folder.join(format!("{}-{}.ron", at.strftime(MOMENT), reason.code()))
}

fn points(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<RestorePoint>> {
    let mut points: Vec<RestorePoint> = disk.list(folder)?.into_iter().filter_map(point).collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.at));
    Ok(points)
}

fn point(path: PathBuf) -> Option<RestorePoint> {
    let (moment, reason) = path.file_name()?.to_str()?.strip_suffix(".ron")?.split_once('-')?;
    let reason = [Reason::Opened, Reason::Asked].into_iter().find(|other| other.code() == reason)?;
    let at = jiff::civil::DateTime::strptime(MOMENT, moment).ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
    Some(RestorePoint { path, at, reason })
}
