//! What the documents prove, gathered once for all parts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use crate::{
    assessment::{Assessment, Document, Evidence},
    chart::EvidenceMark,
    insight::{DocumentFault, Proof, Support, UploadPlan, supported, upload_plan, use_faults},
    rubric::{Indicator, Rubric},
    t,
    words::Words,
};

/// What the documents prove.
pub struct Proofs<'a> {
    /// Names, sizes and bundles of the uploads.
    pub plan: UploadPlan,
    /// Hashes of files that are not in the evidence store.
    missing: &'a BTreeSet<String>,
    /// Support of every entry, by indicator.
    supports: BTreeMap<&'a str, Vec<Support>>,
    /// True where any document is used.
    pub any: bool,
}

/// How one use of a document stands.
pub(in crate::report::content) struct Standing {
    /// Its mark.
    pub mark: EvidenceMark,
    /// The same in a word or three.
    pub word: String,
}

impl<'a> Proofs<'a> {
    /// Gathers them.
    pub fn of(rubric: &'a Rubric, assessment: &Assessment, missing: &'a BTreeSet<String>) -> Self {
        let entries = |indicator: &'a Indicator| (0..indicator.entry_count()).map(move |entry| (indicator, entry));
        let support = |(indicator, entry)| supported(rubric, assessment, indicator, entry, missing);
        let supports = rubric
            .indicators
            .iter()
            .map(|indicator| (indicator.id.as_str(), entries(indicator).map(support).collect()))
            .collect();
        let any = rubric
            .indicators
            .iter()
            .flat_map(entries)
            .any(|(indicator, entry)| !assessment.evidence(&indicator.id, entry).is_empty());
        Self { plan: upload_plan(rubric, assessment), missing, supports, any }
    }

    /// Support of one entry.
    pub fn support(&self, indicator: &Indicator, entry: usize) -> Option<&Support> {
        self.supports.get(indicator.id.as_str())?.get(entry)
    }
}

impl Context<'_> {
    /// Claimed criteria above the lowest level: those that are proven, and all of them.
    pub(in crate::report::content) fn proven(&self) -> (usize, usize) {
        let mut counted = (0, 0);
        for indicator in &self.rubric.indicators {
            for entry in 0..indicator.entry_count() {
                let Some(level) = self.assessment.level(&indicator.id, entry) else { continue };
                let Some(support) = self.proofs.support(indicator, entry) else { continue };
                let claimed = indicator.claimed(level).count();
                counted.0 += claimed - support.open(indicator, level).len();
                counted.1 += claimed;
            }
        }
        counted
    }

    /// How one use of a document stands.
    pub(in crate::report::content) fn standing(
        &self,
        indicator: &Indicator,
        one: &Evidence<'_>,
        all: &[Evidence<'_>],
    ) -> Standing {
        let faults = use_faults(self.rubric, self.assessment, indicator, one, all, self.proofs.missing);
        let worst = faults.iter().find(|fault| fault.invalidates()).or_else(|| faults.first());
        match worst {
            None => Standing { mark: EvidenceMark::Full, word: t!(self, report.evidence.fine).to_owned() },
            Some(fault) => Standing { mark: mark_of(*fault), word: fault.tag() },
        }
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
            let support = self.proofs.support(indicator, entry);
            open.extend(support.into_iter().flat_map(|support| support.open(indicator, level)).map(|(_, proof)| proof));
        }
        let expired = |proof: &&Proof| match proof {
            Proof::Weak(faults) => faults.iter().any(|fault| mark_of(*fault) == EvidenceMark::Expired),
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

fn mark_of(fault: DocumentFault) -> EvidenceMark {
    match fault {
        DocumentFault::Expired { .. } | DocumentFault::Stale { .. } | DocumentFault::Revoked => EvidenceMark::Expired,
        _ => EvidenceMark::Part,
    }
}

/// What a document is called: its title, and its number where the title does not give it.
pub(in crate::report::content) fn named(words: Words, document: &Document) -> String {
    let (title, number) = (document.label().trim(), document.number.value.trim());
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    match (title, number) {
        ("", "") => t!(words, history.document_unnamed).to_owned(),
        (title, "") => title.to_owned(),
        ("", number) => t!(words, report.evidence.numbered, number = number),
        (title, number) if plain(title).contains(&plain(number)) => title.to_owned(),
        (title, number) => t!(words, report.evidence.title_numbered, title = title, number = number),
    }
}
