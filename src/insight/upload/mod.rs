//! What is uploaded to the ministry's form: for every indicator one file under an official name.

mod explanation;
mod name;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use explanation::{explanation_text, has_explanation};
pub(crate) use name::as_one_name;
pub use name::explanation_name;

use crate::{
    assessment::{Assessment, Content, Defect, Document, StoredFile, evidence_code, letters},
    insight::{defect_sentence, named_code::without_code},
    rubric::{Indicator, Rubric},
    t,
    words::Words,
};

/// Name of a bundle of several files, after the indicator's number.
const BUNDLE: &str = "Bukti-dukung";
/// Kinds of files the form takes as they are.
const FORM_TAKES: [&str; 2] = ["pdf", "zip"];
/// Bytes a ZIP file spends on its end.
const ZIP_END: u64 = 22;
/// Bytes a ZIP file spends on each file besides its name, which is written twice.
const ZIP_FILE: u64 = 30 + 46;

/// What is uploaded, by indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadPlan {
    /// Indicators with evidence, in the order of the framework.
    pub bundles: Vec<Bundle>,
}

/// What is uploaded for one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Indicator id.
    pub indicator: String,
    /// Name of the one file that is uploaded: the PDF itself, or the ZIP of several; empty where there is no file.
    pub name: String,
    /// Files, by letter.
    pub files: Vec<UploadFile>,
    /// Links, by letter; they are named in the explanation.
    pub links: Vec<UploadLink>,
    /// Documents with neither a file nor a link, by letter.
    pub missing: Vec<UploadMissing>,
    /// Size of the upload in bytes; where files are packed that can still be compressed, the most it can have.
    pub bytes: u64,
    /// Whether the form takes it.
    pub verdict: Verdict,
}

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadFile {
    /// Id of the document.
    pub document: String,
    /// Its code at this indicator, such as `12.a`.
    pub code: String,
    /// Its name in the upload.
    pub name: String,
    /// Where it lies in the store.
    pub stored: StoredFile,
}

/// A link of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadLink {
    /// Id of the document.
    pub document: String,
    /// Its code at this indicator.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The address.
    pub address: String,
    /// Day it was last looked at.
    pub accessed: Option<Date>,
}

/// A document of which there is nothing to upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadMissing {
    /// Id of the document.
    pub document: String,
    /// Its code at this indicator.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// Whether the form takes an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It does.
    Fits,
    /// There is no file to upload, only links or nothing yet.
    NoFile,
    /// A file of it is no document that can be read.
    NoDocument {
        /// Their codes, with why.
        files: Vec<(String, Defect)>,
    },
    /// It is larger than the form allows.
    TooLarge {
        /// Bytes above the limit.
        over: u64,
        /// Codes of the files that should go by link, largest first; without them the rest fits.
        by_link: Vec<String>,
    },
}

impl Verdict {
    /// True where there is a file that is not to be uploaded as it is.
    pub fn holds_back(&self) -> bool {
        matches!(self, Self::NoDocument { .. } | Self::TooLarge { .. })
    }
}

impl UploadPlan {
    /// Bundle of an indicator.
    pub fn bundle(&self, indicator: &str) -> Option<&Bundle> {
        self.bundles.iter().find(|bundle| bundle.indicator == indicator)
    }

    /// Names of all files, with and without their codes.
    pub fn file_names(&self) -> BTreeSet<String> {
        let files = self.bundles.iter().flat_map(|bundle| &bundle.files);
        files.flat_map(|file| [file.name.clone(), file.name_without_code().to_owned()]).collect()
    }

    /// Bytes of all uploads together.
    pub fn bytes(&self) -> u64 {
        self.bundles.iter().map(|bundle| bundle.bytes).fold(0, u64::saturating_add)
    }
}

impl UploadFile {
    /// Its name in the upload without its code.
    pub fn name_without_code(&self) -> &str {
        let name = self.name.as_str();
        name.strip_prefix(self.code.as_str()).and_then(|name| name.strip_prefix('.')).unwrap_or(name)
    }
}

impl Bundle {
    /// True where one PDF is uploaded as it is, without a ZIP around it.
    pub fn is_plain(&self) -> bool {
        matches!(self.files.as_slice(), [file] if file.stored.extension == "pdf")
    }

    /// Codes of the files the form takes only inside a ZIP, by letter.
    pub fn packed_only(&self) -> Vec<&str> {
        self.files.iter().filter(|file| !form_takes(&file.stored.extension)).map(|file| file.code.as_str()).collect()
    }

    /// The verdict as a sentence, with what can be done.
    pub fn sentence(&self, words: Words) -> String {
        let verdict = match &self.verdict {
            Verdict::Fits => t!(words, upload.fits, size = words.file_size(self.bytes)),
            Verdict::NoFile if self.links.is_empty() => String::new(),
            Verdict::NoFile => t!(words, upload.links_only).to_owned(),
            Verdict::NoDocument { files } => {
                let one = |(code, defect): &(String, Defect)| {
                    t!(words, upload.no_document.one, code = code, what = defect_sentence(*defect, words))
                };
                let files: Vec<String> = files.iter().map(one).collect();
                t!(words, upload.no_document, size = words.file_size(self.bytes), files = files.join(" "))
            }
            Verdict::TooLarge { over, by_link } => t!(
                words,
                upload.too_large,
                size = words.file_size(self.bytes),
                over = words.file_size(*over),
                codes = words.listed(by_link)
            ),
        };
        let codes: Vec<&str> = self.missing.iter().map(|missing| missing.code.as_str()).collect();
        let missing = match codes.as_slice() {
            [] => String::new(),
            codes => t!(words, upload.missing, codes = words.listed(codes)),
        };
        let packed = match self.packed_only().as_slice() {
            [] => String::new(),
            codes => t!(words, upload.packed, codes = words.listed(codes)),
        };
        [verdict, packed, missing].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Whether the form takes files of this kind as they are; others go into a ZIP.
pub fn form_takes(extension: &str) -> bool {
    FORM_TAKES.contains(&extension)
}

/// What is uploaded for every indicator that has evidence.
pub fn upload_plan(rubric: &Rubric, assessment: &Assessment) -> UploadPlan {
    let bundles = rubric.indicators.iter().filter_map(|indicator| bundle(rubric, assessment, &indicator.id)).collect();
    UploadPlan { bundles }
}

/// Indicators that claim more than the lowest level and for which no file is uploaded, with the level, in the order of the
/// framework.
pub fn claims_without_file<'a>(
    rubric: &'a Rubric,
    assessment: &Assessment,
    plan: &UploadPlan,
) -> Vec<(&'a Indicator, u8)> {
    let without = |indicator: &&Indicator| plan.bundle(&indicator.id).is_none_or(|bundle| bundle.files.is_empty());
    let claimed = |indicator: &'a Indicator| {
        let levels = (0..indicator.entry_count()).filter_map(|entry| assessment.level(&indicator.id, entry));
        levels.max().filter(|level| *level > indicator.lowest()).map(|level| (indicator, level))
    };
    rubric.indicators.iter().filter(without).filter_map(claimed).collect()
}

/// What is uploaded for one indicator; `None` where it has no evidence.
pub(super) fn bundle(rubric: &Rubric, assessment: &Assessment, indicator: &str) -> Option<Bundle> {
    let documents = documents(assessment, indicator);
    if documents.is_empty() {
        return None;
    }
    let most = rubric.evidence_limits.name_chars as usize;
    let mut names = name::Names::new(indicator, most);
    let (mut files, mut links, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for (letter, id, document, called) in documents {
        let (id, code) = (id.to_owned(), evidence_code(indicator, letter));
        let title = document.label().to_owned();
        match document.content() {
            Some(Content::File(stored)) => {
                let name = names.file(
                    &letters(letter),
                    // A code of its own would contradict the one that goes before it.
                    without_code(rubric, called.as_deref().unwrap_or_else(|| stem(document, stored))),
                    &stored.extension,
                );
                files.push(UploadFile { document: id, code, name, stored: stored.clone() });
            }
            Some(Content::Link(link)) => links.push(UploadLink {
                document: id,
                code,
                title,
                address: link.address.clone(),
                accessed: link.accessed,
            }),
            None => missing.push(UploadMissing { document: id, code, title }),
        }
    }
    let mut bundle = Bundle {
        indicator: indicator.to_owned(),
        name: String::new(),
        files,
        links,
        missing,
        bytes: 0,
        verdict: Verdict::NoFile,
    };
    bundle.name = match bundle.files.as_slice() {
        [] => return Some(bundle),
        [file] if bundle.is_plain() => file.name.clone(),
        _ => names.bundle(BUNDLE),
    };
    bundle.bytes = size(&bundle.files, bundle.is_plain());
    bundle.verdict = verdict(&bundle, u64::from(rubric.evidence_limits.bundle_megabytes) * 1_000_000);
    Some(bundle)
}

/// Documents used at an indicator, each once, by letter, with the name their files were tied under there.
fn documents<'a>(assessment: &'a Assessment, indicator: &str) -> Vec<(u16, &'a str, &'a Document, Option<String>)> {
    let entries = assessment.answer(indicator).map_or(0, |answer| answer.entries.len());
    let mut seen = BTreeSet::new();
    let mut found: Vec<_> = (0..entries)
        .flat_map(|entry| assessment.evidence(indicator, entry))
        .filter(|one| seen.insert(one.document_id.as_str()))
        .map(|one| (one.letter, one.document_id.as_str(), one.document, one.used.called()))
        .collect();
    found.sort_by_key(|(letter, id, ..)| (*letter, *id));
    found
}

/// What a file is named after: the title of its document, else what the file was called.
fn stem<'a>(document: &'a Document, stored: &'a StoredFile) -> &'a str {
    match document.title.value.trim() {
        "" => stored.name.rsplit_once('.').map_or(stored.name.as_str(), |(stem, _)| stem),
        title => title,
    }
}

fn size(files: &[UploadFile], plain: bool) -> u64 {
    let around = |file: &UploadFile| if plain { 0 } else { ZIP_FILE + 2 * file.name.len() as u64 };
    let of = |file: &UploadFile| file.stored.bytes.saturating_add(around(file));
    let end = if plain { 0 } else { ZIP_END };
    files.iter().map(of).fold(end, u64::saturating_add)
}

fn verdict(bundle: &Bundle, most: u64) -> Verdict {
    let over = bundle.bytes.saturating_sub(most);
    if over == 0 {
        let defect = |file: &UploadFile| Some((file.code.clone(), file.stored.defect()?));
        let files: Vec<(String, Defect)> = bundle.files.iter().filter_map(defect).collect();
        return if files.is_empty() { Verdict::Fits } else { Verdict::NoDocument { files } };
    }
    let mut largest: Vec<&UploadFile> = bundle.files.iter().collect();
    largest.sort_by_key(|file| std::cmp::Reverse(file.stored.bytes));
    let (mut left, mut by_link) = (bundle.bytes, Vec::new());
    for file in largest {
        if left <= most {
            break;
        }
        left = left.saturating_sub(file.stored.bytes);
        by_link.push(file.code.clone());
    }
    Verdict::TooLarge { over, by_link }
}
