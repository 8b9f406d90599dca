//! Whether the evidence of an indicator carries the level that is claimed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Observation, Subject};
use crate::{
    assessment::Assessment,
    insight::{
        document_fault::DocumentFault,
        entry::EntryState,
        support::{Judge, Proof, dated, pages_fault, rule_of, supports, supports_nothing, too_large},
    },
    rubric::{Criterion, Freshness, FreshnessRule, Rubric},
    words::months_before,
};

/// Says once that a draft that claims something has no evidence at all.
pub(super) fn nothing_at_all(assessment: &Assessment, entries: &[EntryState<'_>]) -> Option<Finding> {
    let claims = entries.iter().any(|entry| entry.claimed().is_some());
    let tied = entries.iter().any(|entry| !entry.evidence.is_empty());
    let empty = assessment.register().is_empty();
    let observation = if empty { Observation::NothingRegistered } else { Observation::NothingTied };
    (claims && !tied).then(|| Finding::whole(observation))
}

/// Whether the evidence of an entry carries the claimed level.
pub(super) fn check(entry: &EntryState<'_>, missing: &BTreeSet<String>, found: &mut Vec<Finding>) {
    let Some(level) = entry.claimed() else { return };
    if entry.evidence.is_empty() {
        // Without any evidence the ticks are all there is to compare with.
        let criteria: Vec<String> = entry.unticked().map(|criterion| criterion.id.clone()).collect();
        if !criteria.is_empty() {
            found.push(Finding::at(entry, Observation::NotTicked { level, criteria }));
        }
        found.push(Finding::at(entry, Observation::NoEvidence { level }));
        return;
    }
    found.extend(not_supported(entry, level));
    let mut rules: Vec<&Freshness> = Vec::new();
    for rule in entry.indicator.claimed(level).filter_map(|criterion| rule_of(entry.rubric, criterion)) {
        if rules.iter().all(|known| known.id != rule.id) {
            rules.push(rule);
        }
    }
    let judge = Judge { rubric: entry.rubric, assessment: entry.assessment, missing };
    for rule in rules {
        let criteria: Vec<&Criterion> =
            entry.indicator.claimed(level).filter(|criterion| criterion.freshness.as_ref() == Some(&rule.id)).collect();
        found.extend(not_fresh(entry, &judge, level, rule, &criteria));
    }
}

/// Whether each use says for what and where in its document to look.
pub(super) fn places(entry: &EntryState<'_>, found: &mut Vec<Finding>) {
    let (mut idle, mut nowhere) = (Vec::new(), Vec::new());
    for one in &entry.evidence {
        let code = one.code(&entry.indicator.id);
        if supports_nothing(entry.indicator, one) && !idle.contains(&code) {
            idle.push(code.clone());
        }
        match pages_fault(one) {
            Some(DocumentFault::PagesUnread) => {
                let given = one.used.pages.value.trim().to_owned();
                found.push(Finding::at(entry, Observation::PagesUnread { code, given }));
            }
            Some(DocumentFault::PagesOutside { last, pages }) => {
                found.push(Finding::at(entry, Observation::PagesOutside { code, last, pages }));
            }
            Some(DocumentFault::NoPlace { .. }) if !nowhere.contains(&code) => nowhere.push(code),
            _ => {}
        }
    }
    if !idle.is_empty() {
        found.push(Finding::at(entry, Observation::WithoutCriteria { codes: idle }));
    }
    if !nowhere.is_empty() {
        found.push(Finding::at(entry, Observation::NoPlaces { codes: nowhere }));
    }
}

fn not_supported(entry: &EntryState<'_>, claimed: u8) -> Option<Finding> {
    let open = entry.support.open(entry.indicator, claimed);
    if open.is_empty() {
        return None;
    }
    let with = |wanted: &Proof| -> Vec<String> {
        open.iter().filter(|(_, proof)| *proof == wanted).map(|(id, _)| (*id).to_owned()).collect()
    };
    let weak = open.iter().filter_map(|(id, proof)| match proof {
        Proof::Weak(faults) => Some(((*id).to_owned(), faults.clone())),
        Proof::Proven | Proof::NotTicked | Proof::NoEvidence => None,
    });
    let observation = Observation::NotSupported {
        claimed,
        supported: entry.support.level,
        not_ticked: with(&Proof::NotTicked),
        no_evidence: with(&Proof::NoEvidence),
        weak: weak.collect(),
    };
    Some(Finding::at(entry, observation))
}

/// Whether any document under a rule of age keeps it. Documents without a usable date have findings of their own.
fn not_fresh(
    entry: &EntryState<'_>,
    judge: &Judge<'_>,
    level: u8,
    rule: &Freshness,
    criteria: &[&Criterion],
) -> Option<Finding> {
    let mut faults = Vec::new();
    for criterion in criteria {
        for one in entry.evidence.iter().filter(|one| supports(one, criterion)) {
            match judge.age(entry.indicator, criterion, one, &entry.evidence) {
                None => return None,
                Some(fault) => faults.push((dated(one.document), one, fault)),
            }
        }
    }
    let reference = entry.assessment.reference_date.value;
    let after = |months: u32| reference.map(|reference| months_before(reference, months));
    let subject = uncapital(&rule.subject);
    let Some((day, one, fault)) = faults.into_iter().max_by_key(|(day, ..)| *day) else {
        // A follow-up that is missing is an open criterion; a review that is missing is what assessors ask for first.
        let FreshnessRule::YoungerThan { months } = rule.rule else { return None };
        return Some(Finding::at(entry, Observation::NoReview { level, subject, after: after(months) }));
    };
    let code = entry.assessment.evidence_code(&entry.indicator.id, one.document_id).unwrap_or_default();
    let observation = match fault {
        DocumentFault::Stale { months, limit, .. } => {
            Observation::StaleReview { subject, code, day: day?, months, after: after(limit) }
        }
        DocumentFault::Late { date: day, after: review, limit } => {
            Observation::LateFollowUp { subject, code, day, review, limit }
        }
        DocumentFault::FollowsNothing => Observation::UnprecededFollowUp { subject, code },
        _ => return None,
    };
    Some(Finding::at(entry, observation))
}

/// Whether all files of an indicator together are more than one upload takes. One file that is too large by itself
/// has a finding of its own. `entries` are those of the indicator.
pub(super) fn bundle(entries: &[EntryState<'_>], found: &mut Vec<Finding>) {
    let Some(first) = entries.first() else { return };
    let files: BTreeMap<&str, u64> = entries
        .iter()
        .flat_map(|entry| &entry.evidence)
        .filter_map(|one| one.document.file())
        .map(|file| (file.hash.as_str(), file.bytes))
        .collect();
    let bytes = files.values().fold(0, |sum: u64, bytes| sum.saturating_add(*bytes));
    let one_alone = files.values().any(|bytes| too_large(first.rubric, *bytes).is_some());
    if too_large(first.rubric, bytes).is_some() && !one_alone {
        let most = first.rubric.evidence_limits.bundle_megabytes;
        found.push(Finding::at(first, Observation::BundleTooLarge { bytes, most }));
    }
}

/// Documents that are the only evidence of many indicators.
pub(super) fn one_for_many(rubric: &Rubric, assessment: &Assessment, entries: &[EntryState<'_>]) -> Vec<Finding> {
    let least = rubric.checks.same_document_indicators as usize;
    if least == 0 {
        return Vec::new();
    }
    let mut only: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for indicator in entries.chunk_by(|one, other| one.indicator.id == other.indicator.id) {
        let mut documents = indicator.iter().flat_map(|entry| &entry.evidence).map(|one| one.document_id.as_str());
        let Some(first) = documents.next() else { continue };
        if documents.all(|document| document == first) {
            only.entry(first).or_default().extend(indicator.first().map(|entry| entry.indicator.id.clone()));
        }
    }
    let many = assessment.register().into_iter().filter_map(|(id, document)| {
        let indicators = only.get(id.as_str()).filter(|indicators| indicators.len() >= least)?.clone();
        let name = document.label().to_owned();
        let observation = Observation::OnlyEvidence { name, indicators };
        Some(Finding { subject: Subject::Document(id.to_string()), observation })
    });
    many.collect()
}

impl Observation {
    /// What it names one by one, of which its sentence may name only the first ones.
    pub(super) fn named(&self) -> &[String] {
        match self {
            Self::NotCited { codes }
            | Self::UnknownCodeInFacts { codes }
            | Self::UnknownCodeInAnalysis { codes }
            | Self::WithoutCriteria { codes }
            | Self::NoPlaces { codes } => codes,
            Self::OnlyEvidence { indicators, .. } => indicators,
            Self::StaleReview { code, .. }
            | Self::LateFollowUp { code, .. }
            | Self::UnprecededFollowUp { code, .. }
            | Self::PagesUnread { code, .. }
            | Self::PagesOutside { code, .. }
            | Self::UnprintableAtEvidence { code, .. } => std::slice::from_ref(code),
            _ => &[],
        }
    }
}

/// A text with a small letter at its start.
fn uncapital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}
