//! A draft to read, from a file of its own or out of a report that carries it: one door for window and command line.
//!
//! A report is never written into. The files of the evidence are not in it, so what is known of them is what was known
//! when it was made.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    io::Read as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::verify::{MOST_REPORT, stated_fingerprint, stated_revision};
use crate::{
    report::{Attachment, carried},
    rubric::Rubric,
    storage::{self, Disk, Draft, DraftError, Header, OpenError, Opened, content_fingerprint, header_of, store_of},
    t,
    words::{Words, Zone},
};

/// How a PDF begins.
const MAGIC: &[u8] = b"%PDF-";
/// Most files beside a report that are looked at.
const MOST_BESIDE: usize = 200;

type Rubrics<'a> = &'a dyn Fn(&str) -> Option<Arc<Rubric>>;

/// A draft that was read, and where it was found.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file that was named.
    pub path: PathBuf,
    /// The draft.
    pub opened: Opened,
    /// The bytes of the draft's own file.
    pub bytes: Vec<u8>,
    /// Something where it was carried by a report.
    pub report: Option<FromReport>,
}

/// What a report says of the draft it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FromReport {
    /// Hashes of the files of the evidence that were not there when it was made.
    pub missing: BTreeSet<String>,
    /// Whether its pages say that they were made of this draft.
    pub agreement: Agreement,
    /// A draft beside the report that went on since.
    pub newer: Option<NewerDraft>,
}

/// Whether a report says that it was made of the draft it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Revision and fingerprint are those of the draft.
    Fits,
    /// They are of another one.
    Differs,
    /// It says neither.
    NotStated,
}

/// A draft that went on since a report was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewerDraft {
    /// Where it lies.
    pub path: PathBuf,
    /// Its revision.
    pub revision: u64,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// Whether a file is a PDF, and may carry a draft. What cannot be read is none.
pub fn is_report(disk: &dyn Disk, path: &Path) -> bool {
    let mut first = Vec::new();
    let read = disk.open(path).and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut first));
    read.is_ok() && first == MAGIC
}

/// Reads the draft in a file: a draft, or a report that carries one. Nothing is locked and nothing is written.
///
/// # Errors
/// Says the file and why it was refused.
pub fn read_source(disk: &dyn Disk, path: &Path, rubrics: Rubrics<'_>) -> Result<Source, OpenError<DraftError>> {
    let mut source = read_alone(disk, path, rubrics)?;
    if let Some(report) = &mut source.report {
        report.newer = newer_beside(disk, path, &source.opened, rubrics);
    }
    Ok(source)
}

/// The same without looking beside a report for a draft that went on since: for whoever reads everything there anyway.
///
/// # Errors
/// As [`read_source()`].
pub fn read_alone(disk: &dyn Disk, path: &Path, rubrics: Rubrics<'_>) -> Result<Source, OpenError<DraftError>> {
    if !is_report(disk, path) {
        let (opened, bytes) = storage::open_with_bytes(disk, path, rubrics)?;
        return Ok(Source { path: path.to_path_buf(), opened, bytes, report: None });
    }
    let (opened, bytes, report) = storage::read_as(disk, path, MOST_REPORT as usize, |pdf| in_report(pdf, rubrics))?;
    Ok(Source { path: path.to_path_buf(), opened, bytes, report: Some(report) })
}

/// The draft in a report, its bytes, and what the report says of it.
///
/// # Errors
/// Where there is none, or none that can be read.
pub(super) fn in_report(pdf: &[u8], rubrics: Rubrics<'_>) -> Result<(Opened, Vec<u8>, FromReport), DraftError> {
    let found = carried(pdf)?;
    let opened = storage::read(&found.bytes, rubrics)?;
    let report = FromReport { missing: found.missing, agreement: agreement(pdf, &opened), newer: None };
    Ok((opened, found.bytes, report))
}

fn agreement(pdf: &[u8], opened: &Opened) -> Agreement {
    let Draft { header, assessment } = &opened.draft;
    match (stated_fingerprint(pdf), stated_revision(pdf)) {
        (Some(fingerprint), Some((revision, _))) => {
            let fits = revision == header.revision && fingerprint == content_fingerprint(assessment, &opened.rubric);
            if fits { Agreement::Fits } else { Agreement::Differs }
        }
        _ => Agreement::NotStated,
    }
}

/// The newest draft beside a report that is a later revision of the one it carries and says something else.
pub(super) fn newer_beside(
    disk: &dyn Disk,
    report: &Path,
    carried: &Opened,
    rubrics: Rubrics<'_>,
) -> Option<NewerDraft> {
    let own = &carried.draft.header;
    let folder = report.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // A folder that cannot be listed shows no draft.
    let mut beside = disk.list(folder).unwrap_or_default();
    beside.retain(|path| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case(OsStr::new("ron"))));
    let newer = |path: PathBuf| {
        let header = header_of(&disk.read(&path, storage::MAX_BYTES as u64).ok()?)?;
        (header.id == own.id && header.revision > own.revision).then_some((header.revision, path))
    };
    let mut newer: Vec<(u64, PathBuf)> = beside.into_iter().take(MOST_BESIDE).filter_map(newer).collect();
    newer.sort();
    let (path, opened) = newer
        .into_iter()
        .rev()
        .find_map(|(_, path)| Some((path.clone(), storage::open(disk, &path, rubrics).ok()?)))?;
    let said = |opened: &Opened| content_fingerprint(&opened.draft.assessment, &opened.rubric);
    let Header { revision, saved_at, .. } = opened.draft.header;
    (said(&opened) != said(carried)).then_some(NewerDraft { path, revision, saved_at })
}

impl Source {
    /// The draft as a report carries it.
    pub fn attachment(&self) -> Attachment {
        Attachment { bytes: self.bytes.clone(), saved_at: self.opened.draft.header.saved_at }
    }

    /// Hashes of the files of the evidence that are not there: beside a draft as they lie now, in a report as it was when it
    /// was made.
    pub fn missing_files(&self, disk: &dyn Disk) -> BTreeSet<String> {
        match &self.report {
            Some(report) => report.missing.clone(),
            None => storage::missing(disk, &store_of(disk, &self.path), &self.opened.draft.assessment),
        }
    }

    /// What a person must know of a draft that was carried by a report: that it is not the report's, that it is older. Nothing
    /// for a draft in a file of its own.
    pub fn cautions(&self, words: Words) -> Vec<String> {
        let Some(report) = &self.report else { return Vec::new() };
        let header = &self.opened.draft.header;
        let zone = self.opened.draft.assessment.zone.value;
        let mut cautions = Vec::new();
        match report.agreement {
            Agreement::Fits => {}
            Agreement::Differs => cautions.push(t!(words, exchange.in_report.differs).to_owned()),
            Agreement::NotStated => cautions.push(t!(words, exchange.in_report.not_stated).to_owned()),
        }
        cautions.extend(report.newer.as_ref().map(|newer| older(header, newer, zone, words)));
        cautions
    }
}

/// That a report was made of an earlier revision than the draft beside it has.
fn older(header: &Header, newer: &NewerDraft, zone: Zone, words: Words) -> String {
    t!(
        words,
        exchange.in_report.older,
        revision = header.revision,
        saved = words.moment(header.saved_at, zone),
        path = newer.path.display(),
        newer = newer.revision,
        then = words.moment(newer.saved_at, zone)
    )
}
