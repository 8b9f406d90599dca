//! Whether the codes of evidence in texts fit the documents that are tied.

use std::collections::BTreeSet;

use super::{Finding, Observation, blank};
use crate::{
    assessment::DocumentId,
    insight::{
        citation::{cited, cited_document},
        entry::EntryState,
    },
};

/// Documents that are tied and not cited, and codes that name no document.
pub(super) fn check(entry: &EntryState<'_>, found: &mut Vec<Finding>) {
    // Without a register the codes are those of files kept elsewhere.
    if entry.assessment.documents.values().all(|document| document.removed.value) {
        return;
    }
    let mut named: BTreeSet<&DocumentId> = BTreeSet::new();
    let mut unknown = |text: &str| {
        let mut codes: Vec<String> = Vec::new();
        for one in cited(entry.rubric, text) {
            match cited_document(entry.assessment, &one) {
                Some(document) => {
                    named.insert(document);
                }
                None if codes.contains(&one.code()) => {}
                None => codes.push(one.code()),
            }
        }
        codes
    };
    let (facts, analysis) = (unknown(entry.facts()), unknown(entry.analysis()));
    if !facts.is_empty() {
        found.push(Finding::at(entry, Observation::UnknownCodeInFacts { codes: facts }));
    }
    if !analysis.is_empty() {
        found.push(Finding::at(entry, Observation::UnknownCodeInAnalysis { codes: analysis }));
    }
    if blank(entry.facts()) && blank(entry.analysis()) {
        return;
    }
    let mut codes: Vec<String> = Vec::new();
    for one in entry.evidence.iter().filter(|one| !named.contains(one.document_id)) {
        if let Some(code) = entry.assessment.evidence_code(&entry.indicator.id, one.document_id)
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    if !codes.is_empty() {
        found.push(Finding::at(entry, Observation::NotCited { codes }));
    }
}
