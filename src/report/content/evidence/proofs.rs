//! What the documents are called in the upload and how their uses stand, gathered once for all parts.

use super::super::Context;
use crate::{
    assessment::{Assessment, Document, DocumentKind, Evidence},
    chart::EvidenceMark,
    insight::{DocumentFault, Proof, Standing, UploadPlan, upload_plan},
    rubric::{Indicator, Rubric},
    t,
    words::Words,
};

/// Names and faults of the documents.
pub struct Proofs {
    /// Names, sizes and bundles of the uploads.
    pub plan: UploadPlan,
    /// True where any document is used.
    pub any: bool,
}

/// How one use of a document stands.
pub(in crate::report::content) struct UseMark {
    /// Its mark.
    pub mark: EvidenceMark,
    /// The same in a word or three.
    pub word: String,
}

impl Proofs {
    /// Gathers them.
    pub fn of(rubric: &Rubric, assessment: &Assessment) -> Self {
        let used = |indicator: &Indicator| {
            (0..indicator.entry_count()).any(|entry| !assessment.evidence(&indicator.id, entry).is_empty())
        };
        let any = rubric.indicators.iter().any(used);
        Self { plan: upload_plan(rubric, assessment), any }
    }
}

impl Context<'_> {
    /// How one use of a document stands.
    pub(in crate::report::content) fn use_mark(&self, indicator: &Indicator, one: &Evidence<'_>) -> UseMark {
        let standing = self.inspection.use_standing(&indicator.id, one.id);
        UseMark { mark: mark_of(standing), word: standing.tag(self.words) }
    }

    /// How a document of the register stands wherever it is used.
    pub(in crate::report::content) fn document_mark(&self, id: &str) -> EvidenceMark {
        mark_of(self.inspection.standing(id))
    }

    /// Mark of an indicator in the map; nothing where neither a level nor a document is there.
    pub(in crate::report::content) fn evidence_mark(&self, indicator: &Indicator) -> Option<EvidenceMark> {
        let entries = 0..indicator.entry_count();
        let used = entries.clone().any(|entry| !self.assessment.evidence(&indicator.id, entry).is_empty());
        let mut open: Vec<&Proof> = Vec::new();
        let mut answered = false;
        for entry in entries {
            let Some(level) = self.assessment.level(&indicator.id, entry) else { continue };
            answered = true;
            let support = self.inspection.support(&indicator.id, entry);
            open.extend(support.into_iter().flat_map(|support| support.open(indicator, level)).map(|(_, proof)| proof));
        }
        let expired = |proof: &&Proof| match proof {
            Proof::Weak(faults) => faults.iter().any(|fault| mark_of_fault(*fault) == EvidenceMark::Expired),
            Proof::Proven | Proof::NotTicked | Proof::NoEvidence => false,
        };
        match (used, answered) {
            (false, false) => None,
            (false, true) => Some(EvidenceMark::Nothing),
            (true, true) if open.is_empty() => Some(EvidenceMark::Full),
            (true, _) if open.iter().any(expired) => Some(EvidenceMark::Expired),
            (true, _) => Some(EvidenceMark::Part),
        }
    }
}

/// The mark of what can be said of a document or of a use of one.
pub(super) fn mark_of(standing: Standing) -> EvidenceMark {
    match standing {
        Standing::InForce => EvidenceMark::Full,
        Standing::Undated | Standing::NoReferenceDate => EvidenceMark::Part,
        Standing::Faulty(fault) => mark_of_fault(fault),
    }
}

fn mark_of_fault(fault: DocumentFault) -> EvidenceMark {
    match fault {
        DocumentFault::Expired { .. } | DocumentFault::Stale { .. } | DocumentFault::Revoked => EvidenceMark::Expired,
        _ => EvidenceMark::Part,
    }
}

/// What a document is called: its title, and its number where the title does not give it. That of a regulation stands
/// before what it is about, as regulations are cited: `Peraturan … Nomor 41 Tahun 2022 tentang …`.
pub(in crate::report::content) fn named(words: Words, document: &Document) -> String {
    let (title, number) = (document.label().trim(), document.number.value.trim());
    match (title, number) {
        ("", "") => t!(words, history.document_unnamed).to_owned(),
        (title, "") => title.to_owned(),
        ("", number) => t!(words, report.evidence.numbered, number = number),
        (title, number) if holds(title, number) => title.to_owned(),
        (title, number) => match about(words, document, title) {
            Some((kind, about)) => t!(words, report.evidence.cited, kind = kind, number = number, about = about),
            None => t!(words, report.evidence.title_numbered, title = title, number = number),
        },
    }
}

/// The title of a decided document before and behind the word that says what it is about.
fn about<'t>(words: Words, document: &Document, title: &'t str) -> Option<(&'t str, &'t str)> {
    let decided = matches!(document.kind.value, DocumentKind::Regulation | DocumentKind::Decree);
    let about = t!(words, report.evidence.about);
    decided.then(|| title.split_once(&format!(" {about} "))).flatten()
}

/// True where a text says the same, however its words are spaced.
pub(super) fn holds(text: &str, part: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    plain(text).contains(&plain(part))
}
