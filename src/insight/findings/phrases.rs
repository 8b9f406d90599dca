//! Words of findings that are more than one text of the catalogue.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::{
    insight::document_fault::DocumentFault,
    t,
    words::{Words, shortened},
};

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
    pub(super) fn sentence(&self, words: Words) -> String {
        t!(words, finding.document, name = named(&self.name, words), what = self.fault.sentence(words))
    }

    /// `23.b SK Tim SPBE sudah dicabut.`, for a place that knows the code.
    pub(super) fn with_code(&self, code: &str, words: Words) -> String {
        t!(
            words,
            finding.document.brief,
            code = code,
            name = named(&self.name, words),
            what = self.fault.sentence(words)
        )
    }

    /// What can be done.
    pub(super) fn advice(&self, words: Words) -> String {
        self.fault.advice(words).to_owned()
    }
}

/// What a document is called, also where it has no name.
pub(in crate::insight) fn named(name: &str, words: Words) -> Cow<'_, str> {
    if name.is_empty() { t!(words, finding.document.unnamed).into() } else { shortened(name) }
}

/// Which level is claimed, which one is carried, and what each criterion lacks.
pub(super) fn not_supported(
    claimed: u8,
    supported: u8,
    not_ticked: &[String],
    no_evidence: &[String],
    weak: &[(String, Vec<DocumentFault>)],
    words: Words,
) -> String {
    let mut parts = vec![t!(words, finding.unsupported, claimed = claimed, supported = supported)];
    if !not_ticked.is_empty() {
        parts.push(t!(words, finding.unsupported.not_ticked, criteria = not_ticked.join(", ")));
    }
    if !no_evidence.is_empty() {
        parts.push(t!(words, finding.unsupported.no_evidence, criteria = no_evidence.join(", ")));
    }
    if !weak.is_empty() {
        let one = |(id, faults): &(String, Vec<DocumentFault>)| {
            let tags: Vec<String> = faults.iter().map(|fault| fault.tag(words)).collect();
            t!(words, finding.unsupported.weak_one, id = id, why = tags.join(", "))
        };
        let weak: Vec<String> = weak.iter().map(one).collect();
        parts.push(t!(words, finding.unsupported.weak, criteria = weak.join("; ")));
    }
    parts.join(" ")
}

/// What to attach: something younger than this day.
pub(super) fn attach_newer(after: Option<Date>, words: Words) -> String {
    match after {
        Some(day) => t!(words, finding.review.advice, after = words.date(day)),
        None => t!(words, finding.review.advice_undated).to_owned(),
    }
}

/// A text with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
