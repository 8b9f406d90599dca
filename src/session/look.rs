//! What lies on the disk without being open: recovery copies, remembered drafts, kept states.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use jiff::Timestamp;

use super::Workplace;
use crate::{
    assessment::{Assessment, Author, Edit, SittingId},
    insight::{Difference, differences},
    rubric::Rubric,
    storage::{self, DraftError, OpenError, Opened, Reason, Recent},
};

/// A recovery copy that is offered.
#[derive(Debug)]
pub struct Recovery {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds, or why it cannot be read.
    pub content: Result<UnsavedDraft, OpenError<DraftError>>,
}

/// What a recovery copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsavedDraft {
    /// The draft as it is remembered.
    pub recent: Recent,
    /// Revision it is based on.
    pub base: u64,
    /// The file it belongs to.
    pub file: Option<String>,
}

/// What is known of files without opening them.
#[derive(Debug, Default)]
pub struct Look {
    /// Recovery copies.
    pub recoveries: Vec<Recovery>,
    /// Remembered paths where no file lies.
    pub missing: BTreeSet<String>,
    /// Restore points of the draft that was open last: how many, and when the newest was made.
    pub restore_points: Option<(usize, Timestamp)>,
}

/// Looks for recovery copies and whether remembered drafts are still there.
pub fn look(work: Workplace<'_>, recent: &[Recent]) -> Look {
    let mut look = Look::default();
    for known in recent {
        if matches!(work.disk.permissions(Path::new(&known.path)), Ok(None) | Err(_)) {
            look.missing.insert(known.path.clone());
        }
    }
    let Some(places) = work.places else { return look };
    for found in storage::recovery_copies(work.disk, &places.recovery(), &work.rubrics).unwrap_or_default() {
        let content = found.content.map(|opened| {
            let base = opened.draft.header.base.as_ref();
            let file = base.and_then(|base| base.path.clone());
            let revision = base.map_or(0, |base| base.revision);
            let shown = Path::new(file.as_deref().unwrap_or_default());
            UnsavedDraft { recent: remembered(shown, &opened), base: revision, file }
        });
        look.recoveries.push(Recovery { path: found.path, content });
    }
    if let Some(first) = recent.first() {
        let points = storage::restore_points(work.disk, &places.restore(), &first.draft_id).unwrap_or_default();
        look.restore_points = points.first().map(|newest| (points.len(), newest.at));
    }
    look
}

fn remembered(path: &Path, opened: &Opened) -> Recent {
    let header = &opened.draft.header;
    Recent::of(path, &header.id, header.saved_at, &opened.draft.assessment, &opened.rubric)
}

/// A kept state of a draft.
#[derive(Debug)]
pub struct KeptState {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: Timestamp,
    /// Why.
    pub reason: Reason,
    /// Its size.
    pub bytes: u64,
    /// What it holds, or why it cannot be read.
    pub content: Result<Recent, OpenError<DraftError>>,
    /// In how many fields it differs from what is open.
    pub differs: usize,
}

/// The kept states of a draft, the newest first, each read to see that it can be, and compared with what is open.
pub fn kept_states(work: Workplace<'_>, draft_id: &str, now: &Assessment) -> Vec<KeptState> {
    let Some(places) = work.places else { return Vec::new() };
    let points = storage::restore_points(work.disk, &places.restore(), draft_id).unwrap_or_default();
    points
        .into_iter()
        .map(|point| {
            let opened = storage::open(work.disk, &point.path, &work.rubrics);
            let differs =
                opened.as_ref().map_or(0, |opened| differences(&opened.rubric, &opened.draft.assessment, now).len());
            let content = opened.map(|opened| remembered(&point.path, &opened));
            KeptState { path: point.path, at: point.at, reason: point.reason, bytes: point.bytes, content, differs }
        })
        .collect()
}

/// What edits would change in an assessment, before they are made. Nothing where they do not fit: making them says why.
pub fn changes_of(assessment: &Assessment, rubric: &Rubric, edits: &[Edit], now: Timestamp) -> Vec<Difference> {
    let mut after = assessment.clone();
    let author = Author { name: String::new(), at: now, revision: 0, sitting: SittingId::default() };
    match after.apply(rubric, Edit::Many(edits.to_vec()).taken_in(), &author) {
        Ok(_) => differences(rubric, assessment, &after),
        Err(_) => Vec::new(),
    }
}
