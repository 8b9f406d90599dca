//! What is kept of drafts that were read, so that they are not read again while they are as they were.
//!
//! A file is taken to be as it was where its path, size, time of the last write, and the sum of its first 4 096 bytes are
//! the same, among which is the checksum that every save changes; where the system says so, also its number on the drive
//! and the moment anything about it last changed, which no program can set back; where the files of its evidence have the
//! same names and sizes, and where framework and program are the same. Only then is what is kept shown in its place.
//!
//! What that trusts: the system's own word that nobody wrote into the file. Summing up the whole of each would find more,
//! but means reading everything again, which is most of what keeping saves. On Windows, whose moments of change the standard
//! library does not tell, a file whose size and beginning are the same and whose time was put back by somebody is taken to
//! be as it was; saving a draft always changes its beginning. What lies in the program's folder and is damaged is read as
//! if there were nothing.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    insight::Member,
    session::Rubrics,
    storage::{Disk, FileState, Mode, Places, WriteError, absolute, write},
    words::hex,
};

/// Changes whenever what is kept does, or what the checks find.
const FORMAT: u32 = 2;
/// Largest file that is read.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// What is kept of a folder, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    files: BTreeMap<PathBuf, KeptFile>,
}

/// What is kept of a file, and what it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeptFile {
    /// `None` where the file changed while it was read.
    pub state: Option<FileState>,
    /// Sum of its beginning; `None` for a report.
    pub head: Option<String>,
    /// Sum of the names and sizes of its evidence.
    pub evidence: String,
    /// Fingerprint of the framework.
    pub fingerprint: String,
    /// What it says.
    pub member: Member,
}

/// The file of what is kept, after a line with the sum of the rest.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: u32,
    program: String,
    files: Vec<StoredFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFile {
    bytes: u64,
    modified: Timestamp,
    changed: Option<Timestamp>,
    number: Option<u64>,
    head: String,
    evidence: String,
    fingerprint: String,
    member: Member,
}

impl KeptFile {
    /// True where it can be recognised later.
    pub fn may_be_kept(&self) -> bool {
        self.head.is_some() && self.state.is_some_and(|state| state.modified.is_some())
    }
}

impl Kept {
    pub(super) fn of(files: Vec<(PathBuf, KeptFile)>) -> Self {
        Self { files: files.into_iter().collect() }
    }

    /// How many files something is kept of.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// What is kept of a file that is as it was.
    pub(super) fn of_file(
        &self,
        path: &Path,
        state: FileState,
        head: &str,
        evidence: &str,
        rubrics: Rubrics,
    ) -> Option<&KeptFile> {
        let known = self.files.get(path)?;
        let same = known.may_be_kept()
            && known.state == Some(state)
            && known.head.as_deref() == Some(head)
            && known.evidence == evidence
            && rubrics(&known.member.summary.rubric).is_some_and(|rubric| rubric.fingerprint == known.fingerprint);
        same.then_some(known)
    }
}

/// What is kept of a folder; nothing where that cannot be read or is not as it was written.
pub fn load_kept(disk: &dyn Disk, places: Option<&Places>, folder: &Path) -> Kept {
    let read = || {
        let bytes = disk.read(&place(places?, folder), MAX_BYTES).ok()?;
        let (sum, rest) = std::str::from_utf8(&bytes).ok()?.split_once('\n')?;
        if hex(&Sha256::digest(rest)) != sum {
            return None;
        }
        let stored: Stored = serde_json::from_str(rest).ok()?;
        (stored.format == FORMAT && stored.program == env!("CARGO_PKG_VERSION")).then_some(stored)
    };
    let file = |one: StoredFile| {
        let file = KeptFile {
            state: Some(FileState {
                bytes: one.bytes,
                modified: Some(one.modified),
                changed: one.changed,
                number: one.number,
            }),
            head: Some(one.head),
            evidence: one.evidence,
            fingerprint: one.fingerprint,
            member: one.member,
        };
        (PathBuf::from(&file.member.path), file)
    };
    Kept { files: read().map(|stored| stored.files.into_iter().map(file).collect()).unwrap_or_default() }
}

/// Keeps what was read of a folder in the program's own folder.
///
/// # Errors
/// As [`write()`]; nobody need be told, the next look reads everything again.
pub fn save_kept(disk: &dyn Disk, places: Option<&Places>, folder: &Path, kept: &Kept) -> Result<(), WriteError> {
    let Some(places) = places else { return Ok(()) };
    let file = |(path, one): (&PathBuf, &KeptFile)| {
        let (state, head) = (one.state?, one.head.clone()?);
        // A path that is no text cannot be found again.
        path.to_str()?;
        Some(StoredFile {
            bytes: state.bytes,
            modified: state.modified?,
            changed: state.changed,
            number: state.number,
            head,
            evidence: one.evidence.clone(),
            fingerprint: one.fingerprint.clone(),
            member: one.member.clone(),
        })
    };
    let stored = Stored {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        files: kept.files.iter().filter_map(file).collect(),
    };
    // Text and numbers alone: turning them into JSON cannot fail.
    let rest = serde_json::to_string(&stored).unwrap_or_default();
    let text = format!("{}\n{rest}", hex(&Sha256::digest(&rest)));
    let place = place(places, folder);
    let failed = |cause| WriteError { path: place.clone(), step: crate::storage::Step::Create, cause };
    disk.create_folders(&places.portfolios()).map_err(failed)?;
    write(disk, &place, text.as_bytes(), Mode::Replace)
}

fn place(places: &Places, folder: &Path) -> PathBuf {
    let folder = absolute(folder);
    let name = hex(&Sha256::digest(folder.to_string_lossy().as_bytes()));
    places.portfolios().join(format!("{name}.json"))
}
