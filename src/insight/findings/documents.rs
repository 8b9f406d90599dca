//! What is wrong with documents that are used.

use std::collections::BTreeSet;

use super::{Finding, Severity, Subject, capital};
use crate::{
    assessment::{Assessment, Document},
    insight::support::{DocumentFault, Uses, faults_of},
    rubric::{Indicator, Rubric},
    t,
};

/// What is wrong with every document that is tied to an indicator, in the order of the register.
pub(super) fn all(rubric: &Rubric, assessment: &Assessment, missing: &BTreeSet<String>) -> Vec<Finding> {
    let uses = Uses::of(rubric, assessment);
    let mut found = Vec::new();
    for (id, document) in assessment.register() {
        if uses.count(id) > 0 {
            let faults = faults_of(rubric, assessment, id, document, missing, &uses);
            found.extend(faults.into_iter().filter_map(|fault| finding(rubric, id, document, None, fault)));
        }
    }
    found
}

/// What is wrong with the documents that are tied to one indicator, by letter.
pub(super) fn of_indicator(
    rubric: &Rubric,
    assessment: &Assessment,
    indicator: &Indicator,
    missing: &BTreeSet<String>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let evidence: Vec<_> =
        (0..indicator.entry_count()).flat_map(|entry| assessment.evidence(&indicator.id, entry)).collect();
    if evidence.is_empty() {
        return found;
    }
    let uses = Uses::of(rubric, assessment);
    for one in evidence {
        let id = one.document_id.as_str();
        if seen.insert(id) {
            let code = assessment.evidence_code(&indicator.id, one.document_id);
            let faults = faults_of(rubric, assessment, id, one.document, missing, &uses);
            let faults =
                faults.into_iter().filter_map(|fault| finding(rubric, id, one.document, code.as_deref(), fault));
            found.extend(faults);
        }
    }
    found
}

fn finding(
    rubric: &Rubric,
    id: &str,
    document: &Document,
    code_there: Option<&str>,
    fault: DocumentFault,
) -> Option<Finding> {
    let (code, severity) = match fault {
        DocumentFault::Draft | DocumentFault::Revoked => ("K18", Severity::Advised),
        DocumentFault::Expired { .. } => ("K19", Severity::Advised),
        DocumentFault::NoContent | DocumentFault::FileMissing => ("K20", Severity::Advised),
        DocumentFault::FutureDate => ("K21", Severity::Advised),
        DocumentFault::OutsidePeriod => ("K21", Severity::Notice),
        DocumentFault::Undated => ("K22", Severity::Advised),
        DocumentFault::NameTooLong { .. } => ("K23", Severity::Notice),
        DocumentFault::TooLarge { .. } => ("K24", Severity::Advised),
        DocumentFault::NoTextLayer => ("K25", Severity::Advised),
        DocumentFault::LinkWithoutDate => ("K26", Severity::Notice),
        // A matter of the indicator, or not used at all.
        DocumentFault::Stale { .. }
        | DocumentFault::Late { .. }
        | DocumentFault::FollowsNothing
        | DocumentFault::NotUsed => return None,
    };
    let what = fault.sentence();
    let name = if document.label().is_empty() { t!("finding.document.unnamed") } else { document.label() };
    let limits = &rubric.evidence_limits;
    let limit = match fault {
        DocumentFault::NameTooLong { .. } => t!("finding.limit.name", most = limits.name_chars),
        DocumentFault::TooLarge { .. } => t!("finding.limit.size", most = limits.bundle_megabytes),
        _ => String::new(),
    };
    let advice = if limit.is_empty() { fault.advice().to_owned() } else { format!("{} {limit}", fault.advice()) };
    Some(Finding {
        code,
        severity,
        subject: Subject::Document(id.to_owned()),
        sentence: t!("finding.document", name = name, what = what),
        brief: match code_there {
            Some(code) => t!("finding.document.brief", code = code, name = name, what = what),
            None => capital(&t!("finding.document", name = name, what = what)),
        },
        advice,
    })
}
