//! Levels that seldom stand beside each other. They are legal; assessors ask about them.

use super::{Finding, Part, Severity, Subject};
use crate::{
    assessment::Assessment,
    rubric::{Indicator, Rubric},
    t,
};

/// Unlikely pairs, or those an indicator belongs to.
pub(super) fn unlikely(rubric: &Rubric, assessment: &Assessment, only: Option<&Indicator>) -> Vec<Finding> {
    let mut found = Vec::new();
    for pair in &rubric.checks.unlikely {
        if only.is_some_and(|only| only.id != pair.one && only.id != pair.other) {
            continue;
        }
        let (Some(one), Some(other)) = (assessment.level(&pair.one, 0), assessment.level(&pair.other, 0)) else {
            continue;
        };
        if one.abs_diff(other) < pair.difference {
            continue;
        }
        // The higher claim is the one that is doubted.
        let id = if one > other { &pair.one } else { &pair.other };
        let sentence = t!(
            "finding.unlikely",
            one = pair.one,
            one_level = one,
            other = pair.other,
            other_level = other,
            why = pair.why
        );
        found.push(Finding {
            code: "K29",
            severity: Severity::Notice,
            subject: Subject::Indicator { id: id.clone(), entry: 0, part: Part::Level },
            brief: sentence.clone(),
            sentence,
            advice: t!("finding.unlikely.advice").to_owned(),
        });
    }
    found
}
