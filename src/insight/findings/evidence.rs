//! Whether the evidence of an indicator carries the level that is claimed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Part, Severity, Subject, scope::Scope};
use crate::{
    assessment::{Assessment, DocumentId},
    insight::support::{DocumentFault, Judge, Proof, dated, rule_of, supported, supports, too_large},
    rubric::{Criterion, Freshness, FreshnessRule, Indicator, Rubric},
    t,
    words::{age, count, date, megabytes, months_before, months_between},
};

/// Says once that a draft that claims something has no evidence at all.
pub(super) fn nothing_registered(rubric: &Rubric, assessment: &Assessment) -> Option<Finding> {
    let claims = rubric.indicators.iter().any(|indicator| {
        (0..indicator.entry_count())
            .any(|entry| assessment.level(&indicator.id, entry).is_some_and(|level| level > indicator.lowest()))
    });
    if !claims || anything_tied(assessment) {
        return None;
    }
    let sentence =
        if assessment.register().is_empty() { t!("finding.no_documents") } else { t!("finding.nothing_tied") };
    Some(Finding {
        code: "K14",
        severity: Severity::Advised,
        subject: Subject::Evidence,
        sentence: sentence.to_owned(),
        brief: sentence.to_owned(),
        advice: t!("finding.no_documents.advice").to_owned(),
    })
}

fn anything_tied(assessment: &Assessment) -> bool {
    let mut entries = assessment.answers.values().flat_map(|answer| &answer.entries);
    entries.any(|entry| {
        entry.uses.values().any(|used| {
            let document = used.document.value.as_deref().and_then(|id| assessment.document(id));
            !used.removed.value && document.is_some()
        })
    })
}

/// Whether the evidence of an entry carries the claimed level.
pub(super) fn check(scope: &Scope<'_>, found: &mut Vec<Finding>) {
    let Some(level) = scope.claimed() else { return };
    if scope.evidence.is_empty() {
        not_ticked(scope, level, found);
        if anything_tied(scope.assessment) {
            let what = t!("finding.no_evidence", level = level);
            let advice = t!("finding.no_evidence.advice").to_owned();
            found.push(scope.finding("K15", Severity::Advised, Part::Evidence, &what, advice));
        }
        return;
    }
    not_supported(scope, level, found);
    let mut rules: Vec<&Freshness> = Vec::new();
    for rule in scope.indicator.claimed(level).filter_map(|criterion| rule_of(scope.rubric, criterion)) {
        if rules.iter().all(|known| known.id != rule.id) {
            rules.push(rule);
        }
    }
    for rule in rules {
        let criteria: Vec<&Criterion> =
            scope.indicator.claimed(level).filter(|criterion| criterion.freshness.as_ref() == Some(&rule.id)).collect();
        found.extend(not_fresh(scope, level, rule, &criteria));
    }
}

/// Without any evidence the ticks are all there is to compare with.
fn not_ticked(scope: &Scope<'_>, level: u8, found: &mut Vec<Finding>) {
    let ticked = |id: &str| scope.assessment.ticked(&scope.indicator.id, scope.place, id);
    let open: Vec<&str> =
        scope.indicator.claimed(level).map(|criterion| criterion.id.as_str()).filter(|id| !ticked(id)).collect();
    if !open.is_empty() {
        let what = t!("finding.criteria", level = level, criteria = open.join(", "));
        let advice = t!("finding.criteria.advice").to_owned();
        found.push(scope.finding("K05", Severity::Notice, Part::Criteria, &what, advice));
    }
}

fn not_supported(scope: &Scope<'_>, level: u8, found: &mut Vec<Finding>) {
    let support = supported(scope.rubric, scope.assessment, scope.indicator, scope.place, scope.missing);
    let open = support.open(scope.indicator, level);
    if open.is_empty() {
        return;
    }
    let with = |wanted: &Proof| {
        let ids: Vec<&str> = open.iter().filter(|(_, proof)| *proof == wanted).map(|(id, _)| *id).collect();
        ids.join(", ")
    };
    let weak: Vec<String> = open
        .iter()
        .filter_map(|(id, proof)| match proof {
            Proof::Weak(faults) => {
                let tags: Vec<String> = faults.iter().map(|fault| fault.tag()).collect();
                Some(t!("finding.unsupported.weak_one", id = id, why = tags.join(", ")))
            }
            _ => None,
        })
        .collect();
    let mut parts = vec![t!("finding.unsupported", claimed = level, supported = support.level)];
    let (unticked, bare) = (with(&Proof::NotTicked), with(&Proof::NoEvidence));
    if !unticked.is_empty() {
        parts.push(t!("finding.unsupported.not_ticked", criteria = unticked));
    }
    if !bare.is_empty() {
        parts.push(t!("finding.unsupported.no_evidence", criteria = bare));
    }
    if !weak.is_empty() {
        parts.push(t!("finding.unsupported.weak", criteria = weak.join("; ")));
    }
    let advice = t!("finding.unsupported.advice", supported = support.level);
    found.push(scope.finding("K05", Severity::Advised, Part::Criteria, &parts.join(" "), advice));
}

/// Whether any document under a rule of age keeps it. Documents without a usable date have findings of their own.
fn not_fresh(scope: &Scope<'_>, level: u8, rule: &Freshness, criteria: &[&Criterion]) -> Option<Finding> {
    let judge = Judge { rubric: scope.rubric, assessment: scope.assessment, missing: scope.missing };
    let mut faults = Vec::new();
    for criterion in criteria {
        for one in scope.evidence.iter().filter(|one| supports(one, criterion)) {
            match judge.age(scope.indicator, criterion, one, &scope.evidence) {
                None => return None,
                Some(fault) => faults.push((dated(one.document), one, fault)),
            }
        }
    }
    let subject = uncapital(&rule.subject);
    let Some((day, one, fault)) = faults.into_iter().max_by_key(|(day, ..)| *day) else {
        // A follow-up that is missing is an open criterion; a review that is missing is what assessors ask for first.
        let FreshnessRule::YoungerThan { months } = rule.rule else { return None };
        let what = t!("finding.review_none", level = level, subject = subject);
        return Some(scope.finding("K16", Severity::Advised, Part::Evidence, &what, newer(scope, months)));
    };
    let code = scope.assessment.evidence_code(&scope.indicator.id, one.document_id).unwrap_or_default();
    match fault {
        DocumentFault::Stale { months, limit, .. } => {
            let what = t!("finding.review_stale", subject = subject, code = code, date = date(day?), age = age(months));
            Some(scope.finding("K16", Severity::Advised, Part::Evidence, &what, newer(scope, limit)))
        }
        DocumentFault::Late { date: day, after, limit } => {
            let what = t!(
                "finding.follow_late",
                subject = subject,
                code = code,
                date = date(day),
                age = age(months_between(after, day)),
                after = date(after),
                limit = age(limit)
            );
            let advice = fault.advice().to_owned();
            Some(scope.finding("K17", Severity::Advised, Part::Evidence, &what, advice))
        }
        DocumentFault::FollowsNothing => {
            let what = t!("finding.follow_nothing", subject = subject, code = code);
            let advice = fault.advice().to_owned();
            Some(scope.finding("K17", Severity::Advised, Part::Evidence, &what, advice))
        }
        _ => None,
    }
}

/// What to attach: something younger than so many months.
fn newer(scope: &Scope<'_>, months: u32) -> String {
    match scope.assessment.reference_date.value {
        Some(reference) => t!("finding.review.advice", after = date(months_before(reference, months))),
        None => t!("finding.review.advice_undated").to_owned(),
    }
}

/// Whether all files of an indicator together are more than one upload takes. One file that is too large by itself
/// has a finding of its own.
pub(super) fn bundle(rubric: &Rubric, assessment: &Assessment, indicator: &Indicator, found: &mut Vec<Finding>) {
    let mut files: BTreeMap<&str, u64> = BTreeMap::new();
    for entry in 0..indicator.entry_count() {
        for file in assessment.evidence(&indicator.id, entry).into_iter().filter_map(|one| one.document.file()) {
            files.insert(&file.hash, file.bytes);
        }
    }
    let sum = files.values().fold(0, |sum: u64, bytes| sum.saturating_add(*bytes));
    if too_large(rubric, sum).is_none() || files.values().any(|bytes| too_large(rubric, *bytes).is_some()) {
        return;
    }
    let nothing_missing = BTreeSet::new();
    let scope = Scope::new(rubric, assessment, indicator, 0, &nothing_missing);
    let limit = rubric.evidence_limits.bundle_megabytes;
    let what = t!("finding.bundle", size = megabytes(sum), most = limit);
    let advice = t!("finding.bundle.advice").to_owned();
    found.push(scope.finding("K24", Severity::Advised, Part::Evidence, &what, advice));
}

/// Documents that are the only evidence of many indicators.
pub(super) fn one_for_many(rubric: &Rubric, assessment: &Assessment) -> Vec<Finding> {
    let least = rubric.checks.same_document_indicators as usize;
    if least == 0 {
        return Vec::new();
    }
    let mut only: BTreeMap<&DocumentId, Vec<&str>> = BTreeMap::new();
    for indicator in &rubric.indicators {
        let evidence: Vec<_> =
            (0..indicator.entry_count()).flat_map(|entry| assessment.evidence(&indicator.id, entry)).collect();
        let Some(first) = evidence.first() else { continue };
        if evidence.iter().all(|one| one.document_id == first.document_id) {
            only.entry(&first.document_id).or_default().push(&indicator.id);
        }
    }
    let many = assessment.register().into_iter().filter_map(|(id, document)| {
        let indicators = only.get(id).filter(|indicators| indicators.len() >= least)?;
        let name = if document.label().is_empty() { t!("finding.document.unnamed") } else { document.label() };
        let (number, list) = (count(indicators.len()), indicators.join(", "));
        let sentence = t!("finding.one_for_many", name = name, count = number, indicators = list);
        Some(Finding {
            code: "K32",
            severity: Severity::Notice,
            subject: Subject::Document(id.to_string()),
            brief: sentence.clone(),
            sentence,
            advice: t!("finding.one_for_many.advice").to_owned(),
        })
    });
    many.collect()
}

/// The words with a small letter at their start.
fn uncapital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}
