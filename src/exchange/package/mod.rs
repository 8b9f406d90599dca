//! The upload package: one ZIP with what is uploaded for every indicator, what is pasted beside it, lists to print, and
//! the draft itself, so that anybody can prove later what was handed in.

mod contents;
mod expected;
mod layout;
mod lists;
mod manifest;

use std::{io, path::Path};

pub use self::manifest::{Manifest, Member};
pub(super) use self::{
    contents::{Contents, Refused},
    expected::{Expected, expected},
    manifest::VERSION,
};
use self::{
    layout::{Parts, Tell},
    lists::Lists,
    manifest::FORMAT,
};
use super::{EvidenceFault, archive::ArchiveFlaw};
use crate::{
    assessment::Assessment,
    insight::{Bundle, UploadPlan, Verdict, explanation_name, explanation_text, has_explanation, upload_plan},
    rubric::Rubric,
    storage::{
        Disk, Draft, DraftError, EvidenceCause, Halted, NotReplaced, Output, Step, WriteError, content_fingerprint,
        export_in_pieces, stored_path, to_text,
    },
    words::Words,
};

/// Folder of what is uploaded as it is.
const UPLOADS: &str = "unggah/";
/// Folder of what the form does not take yet: whoever uploads everything in the other one uploads nothing of it.
const HELD_BACK: &str = "belum-siap/";
/// Folder of what is pasted.
const EXPLANATIONS: &str = "penjelasan/";
/// The draft.
pub(super) const DRAFT: &str = "penilaian.ron";
/// The list of all files.
pub(super) const MANIFEST: &str = "manifes.json";
/// The list to print.
const PAGE: &str = "indeks.html";
/// The list for spreadsheets.
const TABLE: &str = "indeks.csv";

/// A package that is safely on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageMade {
    /// What is uploaded, in the order of the framework.
    pub uploads: Vec<Upload>,
    /// What it lists.
    pub manifest: Manifest,
}

impl PackageMade {
    /// Indicators whose file can be uploaded as it is.
    pub fn ready(&self) -> usize {
        self.uploads.iter().filter(|upload| upload.verdict == Verdict::Fits).count()
    }
}

/// An upload of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// Indicator id.
    pub indicator: String,
    /// Name of the file; empty where there is none.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether the form takes it.
    pub verdict: Verdict,
    /// The verdict as a sentence, in the words of the package.
    pub sentence: String,
}

/// Why there is no package. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The draft cannot be turned into a file that could be opened again.
    #[error(transparent)]
    Draft(#[from] DraftError),
    /// Files of the store are not there or not what was taken in.
    #[error("{} files of the store", .0.len())]
    Evidence(Vec<EvidenceFault>),
    /// What lies in its place stays there.
    #[error(transparent)]
    Place(#[from] NotReplaced),
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Makes the upload package of a draft at a path: the whole of it or nothing. A package of the same document is
/// replaced, anything else there is left alone unless the person said otherwise. `store` is the folder of the evidence, see [`evidence_folder`](crate::storage::evidence_folder);
/// `progress` hears of bytes that are done and of all there are, and says whether to go on. Lists and explanations speak these words.
///
/// # Errors
/// Everything that keeps the package from being whole.
pub fn write_package(
    disk: &dyn Disk,
    place: Output<'_>,
    draft: &Draft,
    rubric: &Rubric,
    store: &Path,
    progress: &mut dyn FnMut(u64, u64) -> bool,
    words: Words,
) -> Result<PackageMade, PackageError> {
    // What stood there before is nobody's business but the institution's own.
    let draft = &Draft {
        header: draft.header.clone(),
        assessment: Assessment { history: Vec::new(), ..draft.assessment.clone() },
    };
    let text = to_text(draft)?;
    let plan = upload_plan(rubric, &draft.assessment);
    let mode = place.mode(disk, || is_earlier(disk, place.path, &draft.header.id))?;
    let out = place.path;
    all_there(disk, store, draft, &plan)?;
    let fingerprint = content_fingerprint(&draft.assessment, rubric);
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        institution: draft.assessment.institution.name.value.clone(),
        year: draft.assessment.year.value,
        rubric: rubric.id.clone(),
        draft_id: draft.header.id.clone(),
        revision: draft.header.revision,
        fingerprint: fingerprint.clone(),
        files: Vec::new(),
    };
    let lists = Lists {
        rubric,
        assessment: &draft.assessment,
        header: &draft.header,
        plan: &plan,
        fingerprint: &fingerprint,
        words,
    };
    let texts = texts(rubric, draft, text.into_bytes(), &lists).map_err(|cause| not_writable(out, cause))?;
    let parts = Parts { disk, store, assessment: &draft.assessment, plan: &plan, texts: &texts, manifest };
    // What is laid out is read back at the end.
    let all = parts.bytes().saturating_add(plan.bytes()).max(1);
    let mut done = 0_u64;
    let mut tell = |bytes: u64| {
        done = done.saturating_add(bytes).min(all);
        if progress(done, all) { Ok(()) } else { Err(PackageError::Cancelled) }
    };
    tell(0)?;
    let mut made = None;
    let tell = std::cell::RefCell::new(&mut tell);
    export_in_pieces(
        disk,
        out,
        mode,
        |file| {
            made = Some(parts.lay(file, &mut |bytes| (tell.borrow_mut())(bytes))?);
            Ok(())
        },
        |temporary| read_back(disk, temporary, &mut |bytes| (tell.borrow_mut())(bytes)),
    )?;
    let manifest = made.ok_or_else(|| not_writable(out, io::ErrorKind::InvalidData.into()))?;
    Ok(PackageMade { uploads: uploads(&plan, &manifest, words), manifest })
}

/// Reads a package from the disk to its end, with the archives in it, as everybody will who proves it: what could not be
/// proved later is not left there.
fn read_back(disk: &dyn Disk, path: &Path, tell: &mut Tell<'_>) -> Result<(), Halted<PackageError>> {
    let mut file = Told { file: disk.open(path)?, tell, stopped: None };
    let read = Contents::read(&mut file);
    match (read, file.stopped) {
        (_, Some(error)) => Err(Halted::Given(error)),
        (Ok(_), None) => Ok(()),
        (Err(Refused { flaw: ArchiveFlaw::System { kind }, .. }), None) => Err(Halted::System(kind.into())),
        (Err(_), None) => Err(Halted::System(io::ErrorKind::InvalidData.into())),
    }
}

/// A file of which somebody hears how much was read, and may end it.
struct Told<'a, 'b, R> {
    file: R,
    tell: &'a mut Tell<'b>,
    stopped: Option<PackageError>,
}

impl<R: io::Read> io::Read for Told<'_, '_, R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(room)?;
        match (self.tell)(read as u64) {
            Ok(()) => Ok(read),
            Err(error) => {
                self.stopped = Some(error);
                Err(io::ErrorKind::Other.into())
            }
        }
    }
}

/// Path of an upload in a package.
fn place(bundle: &Bundle) -> String {
    format!("{}{}", if bundle.verdict.holds_back() { HELD_BACK } else { UPLOADS }, bundle.name)
}

/// Whether a file of a package is an upload.
pub(super) fn is_upload(path: &str) -> bool {
    [UPLOADS, HELD_BACK].iter().any(|folder| path.starts_with(folder))
}

fn not_writable(out: &Path, cause: io::Error) -> PackageError {
    WriteError { path: out.to_path_buf(), step: Step::Write, cause }.into()
}

/// Whether a package of this document lies at a path, as it was made.
fn is_earlier(disk: &dyn Disk, path: &Path, draft_id: &str) -> bool {
    let held = disk.open(path).ok().and_then(|mut file| Contents::read(&mut file).ok()?.manifest());
    held.is_some_and(|manifest| manifest.draft_id == *draft_id)
}

/// All files of the plan that are not there, before anything is written.
fn all_there(disk: &dyn Disk, store: &Path, draft: &Draft, plan: &UploadPlan) -> Result<(), PackageError> {
    let files = plan.bundles.iter().flat_map(|bundle| &bundle.files);
    let missing: Vec<EvidenceFault> = files
        .filter(|file| matches!(disk.permissions(&stored_path(store, &file.stored)), Ok(None)))
        .map(|file| {
            let (code, cause) = (file.code.clone(), EvidenceCause::Missing);
            EvidenceFault::new(&draft.assessment, &file.document, code, &file.stored, cause)
        })
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(PackageError::Evidence(missing)) }
}

/// The small files of a package in their order.
fn texts(rubric: &Rubric, draft: &Draft, text: Vec<u8>, lists: &Lists<'_>) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut texts = vec![(DRAFT.to_owned(), text), (PAGE.to_owned(), lists.html()), (TABLE.to_owned(), lists.csv()?)];
    let answered = rubric.indicators.iter().filter(|indicator| has_explanation(&draft.assessment, indicator));
    texts.extend(answered.map(|indicator| {
        // With a byte-order mark and line ends of Windows: the first program that opens it there is Notepad.
        let explanation = explanation_text(lists.words, rubric, &draft.assessment, &indicator.id).replace('\n', "\r\n");
        let path = format!("{EXPLANATIONS}{}", explanation_name(&indicator.id));
        (path, format!("\u{feff}{explanation}").into_bytes())
    }));
    Ok(texts)
}

fn uploads(plan: &UploadPlan, manifest: &Manifest, words: Words) -> Vec<Upload> {
    let upload = |bundle: &Bundle| {
        let member = manifest.files.iter().find(|file| file.path == place(bundle));
        Upload {
            indicator: bundle.indicator.clone(),
            name: bundle.name.clone(),
            bytes: member.map_or(0, |member| member.bytes),
            verdict: bundle.verdict.clone(),
            sentence: bundle.sentence(words),
        }
    };
    plan.bundles.iter().map(upload).collect()
}
