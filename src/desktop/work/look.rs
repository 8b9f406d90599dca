//! What lies on the disk without being open: recovery copies, remembered drafts, kept states.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::Rubrics;
use crate::{
    desktop::environment::SharedDisk,
    storage::{self, Places, Reason, Recent},
    words::Sentence as _,
};

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

/// A kept state of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: Timestamp,
    /// Why.
    pub reason: Reason,
    /// Its size.
    pub bytes: u64,
    /// What it holds, or why it cannot be read.
    pub content: Result<Recent, String>,
}

/// The kept states of a document, the newest first, each read to see that it can be.
pub fn backups(disk: &SharedDisk, places: Option<&Places>, document: &str, rubrics: Rubrics) -> Vec<Backup> {
    let Some(places) = places else { return Vec::new() };
    let points = storage::restore_points(&**disk, &places.restore(), document).unwrap_or_default();
    points
        .into_iter()
        .map(|point| {
            let content = storage::open(&**disk, &point.path, &rubrics)
                .map(|opened| Recent::of(&point.path, &opened.draft, &opened.rubric))
                .map_err(|error| error.sentence());
            Backup { path: point.path, at: point.at, reason: point.reason, bytes: point.bytes, content }
        })
        .collect()
}
