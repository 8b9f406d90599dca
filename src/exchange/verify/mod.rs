//! What can be proved of a draft with its evidence, of a package, and of a report. Nothing is written or unpacked to disk.

mod claim;
mod made;
mod package;
mod report;
mod report_stamp;

use std::{
    collections::BTreeMap,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use self::{
    claim::{Claim, Outcome},
    made::{NotAsMade, check_made},
    report_stamp::{MOST as MOST_REPORT, is_earlier_report, stated_fingerprint},
};
use super::EvidenceFault;
use crate::{
    assessment::{Assessment, Content, DocumentId, StoredFile},
    insight::differences,
    rubric::Rubric,
    storage::{
        Disk, DraftError, MAX_BYTES, OpenCause, OpenError, Opened, content_fingerprint, prove_evidence,
        read as read_draft, store_of,
    },
};
pub(super) use report_stamp::stated_revision;

/// Most differences that are named.
const MOST_NAMED: usize = 10;

type Rubrics<'a> = &'a dyn Fn(&str) -> Option<Arc<Rubric>>;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// A draft.
    Draft,
    /// An upload package.
    Package,
    /// A report.
    Report,
}

/// What was found.
#[derive(Debug)]
pub struct Verification {
    /// What was looked at.
    pub what: Verified,
    /// What was proved and what was not, in the order in which it was looked at.
    pub claims: Vec<Claim>,
}

/// A draft that a file is held against.
#[derive(Debug, Clone)]
pub struct Against {
    /// The draft.
    pub opened: Opened,
    /// Its evidence store.
    pub store: PathBuf,
}

impl Verification {
    /// True where something was proved, and nothing is otherwise than it should be or could not be proved.
    pub fn all_proved(&self) -> bool {
        let came_out = |outcome: Outcome| self.claims.iter().any(|claim| claim.outcome() == outcome);
        came_out(Outcome::Proved) && !came_out(Outcome::Failed) && !came_out(Outcome::Open)
    }

    /// True where something is otherwise than it should be.
    pub fn failed(&self) -> bool {
        self.claims.iter().any(|claim| claim.outcome() == Outcome::Failed)
    }
}

/// Looks at a file of any kind this program makes; with a draft, also whether it is of that draft's content.
///
/// # Errors
/// Where the file itself cannot be read. What it says wrongly is a claim that failed.
pub fn verify(
    disk: &dyn Disk,
    path: &Path,
    rubrics: Rubrics<'_>,
    against: Option<&Against>,
) -> Result<Verification, OpenError<DraftError>> {
    let system = |error| OpenError { path: path.to_path_buf(), cause: OpenCause::System(error) };
    let mut first = Vec::new();
    disk.open(path).and_then(|file| file.take(4).read_to_end(&mut first)).map_err(system)?;
    let (what, claims) = match first.as_slice() {
        [b'P', b'K', ..] => {
            let mut file = disk.open(path).map_err(system)?;
            (Verified::Package, package::claims(&mut file, rubrics, against))
        }
        b"%PDF" => {
            let bytes = disk.read(path, MOST_REPORT).map_err(system)?;
            (Verified::Report, report::claims(disk, path, &bytes, rubrics, against))
        }
        _ => {
            let bytes = disk.read(path, MAX_BYTES as u64).map_err(system)?;
            (Verified::Draft, of_draft(disk, path, &bytes, rubrics, against))
        }
    };
    Ok(Verification { what, claims })
}

fn of_draft(disk: &dyn Disk, path: &Path, bytes: &[u8], rubrics: Rubrics<'_>, against: Option<&Against>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let Some(opened) = opened(bytes, rubrics, &mut claims) else { return claims };
    store(disk, &store_of(disk, path), &opened.draft.assessment, &mut claims);
    if let Some(other) = against {
        claims.push(compared(&opened, &other.opened));
    }
    claims
}

/// Reads a draft and says what is known of it.
fn opened(bytes: &[u8], rubrics: Rubrics<'_>, claims: &mut Vec<Claim>) -> Option<Opened> {
    match read_draft(bytes, rubrics) {
        Ok(opened) => {
            let header = &opened.draft.header;
            claims.push(Claim::Draft { draft_id: header.id.clone(), revision: header.revision });
            claims.extend(opened.warnings.iter().cloned().map(Claim::Edition));
            claims.extend(opened.read_only.clone().map(Claim::Newer));
            Some(opened)
        }
        Err(error) => {
            claims.push(Claim::DraftRefused(error));
            None
        }
    }
}

/// Every file the register knows, also those that were replaced: each lies in the store as it was taken in.
fn store(disk: &dyn Disk, store: &Path, assessment: &Assessment, claims: &mut Vec<Claim>) {
    let mut files: BTreeMap<&str, (&DocumentId, &StoredFile)> = BTreeMap::new();
    for (id, document) in assessment.register() {
        for (_, content) in document.contents() {
            if let Content::File(stored) = content {
                files.entry(&stored.hash).or_insert((id, stored));
            }
        }
    }
    let count = files.len();
    let before = claims.len();
    for (id, stored) in files.into_values() {
        let Err(cause) = prove_evidence(disk, store, stored) else { continue };
        claims.push(Claim::EvidenceFault(EvidenceFault::of(assessment, id, stored, cause)));
    }
    if claims.len() == before {
        claims.push(Claim::Evidence { files: count });
    }
}

/// One draft against another.
fn compared(one: &Opened, other: &Opened) -> Claim {
    let (mine, theirs) = (&one.draft, &other.draft);
    if mine.header.id != theirs.header.id {
        return Claim::OtherDocument;
    }
    let fingerprints = [one, other].map(|opened| content_fingerprint(&opened.draft.assessment, &opened.rubric));
    if fingerprints[0] == fingerprints[1] {
        return Claim::Same { revision: theirs.header.revision };
    }
    let found = differences(&other.rubric, &mine.assessment, &theirs.assessment);
    if found.is_empty() {
        return Claim::Differs;
    }
    Claim::DiffersIn {
        count: found.len(),
        first: found.into_iter().take(MOST_NAMED).collect(),
        sides: Box::new([mine.assessment.clone(), theirs.assessment.clone()]),
    }
}
