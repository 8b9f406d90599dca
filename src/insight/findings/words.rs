//! Words of findings that are more than one text of the catalogue.

use jiff::civil::Date;

use crate::{insight::document_fault::DocumentFault, t, words::date};

/// A document with something wrong, as its findings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultyDocument {
    /// What it is called; empty where it has no name.
    pub name: String,
    /// What is wrong with it.
    pub fault: DocumentFault,
}

impl FaultyDocument {
    /// `Dokumen SK Tim SPBE sudah dicabut.`
    pub(super) fn sentence(&self) -> String {
        t!("finding.document", name = named(&self.name), what = self.fault.sentence())
    }

    /// `23.b SK Tim SPBE sudah dicabut.`, for a place that knows the code.
    pub(super) fn with_code(&self, code: &str) -> String {
        t!("finding.document.brief", code = code, name = named(&self.name), what = self.fault.sentence())
    }

    /// What can be done.
    pub(super) fn advice(&self) -> String {
        self.fault.advice().to_owned()
    }
}

/// What a document is called, also where it has no name.
pub(in crate::insight) fn named(name: &str) -> &str {
    if name.is_empty() { t!("finding.document.unnamed") } else { name }
}

/// Which level is claimed, which one is carried, and what each criterion lacks.
pub(super) fn not_supported(
    claimed: u8,
    supported: u8,
    not_ticked: &[String],
    no_evidence: &[String],
    weak: &[(String, Vec<DocumentFault>)],
) -> String {
    let mut parts = vec![t!("finding.unsupported", claimed = claimed, supported = supported)];
    if !not_ticked.is_empty() {
        parts.push(t!("finding.unsupported.not_ticked", criteria = not_ticked.join(", ")));
    }
    if !no_evidence.is_empty() {
        parts.push(t!("finding.unsupported.no_evidence", criteria = no_evidence.join(", ")));
    }
    if !weak.is_empty() {
        let one = |(id, faults): &(String, Vec<DocumentFault>)| {
            let tags: Vec<String> = faults.iter().map(|fault| fault.tag()).collect();
            t!("finding.unsupported.weak_one", id = id, why = tags.join(", "))
        };
        let weak: Vec<String> = weak.iter().map(one).collect();
        parts.push(t!("finding.unsupported.weak", criteria = weak.join("; ")));
    }
    parts.join(" ")
}

/// What to attach: something younger than this day.
pub(super) fn attach_newer(after: Option<Date>) -> String {
    match after {
        Some(day) => t!("finding.review.advice", after = date(day)),
        None => t!("finding.review.advice_undated").to_owned(),
    }
}

/// The words with a capital at their start.
pub(super) fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
