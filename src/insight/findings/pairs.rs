//! Levels that seldom stand beside each other. They are legal; assessors ask about them.

use super::{Finding, Observation, Part, Subject};
use crate::{assessment::Assessment, rubric::Rubric};

/// Unlikely pairs; each is about the higher claim, which is the one that is doubted.
pub(super) fn unlikely<'a>(rubric: &'a Rubric, assessment: &'a Assessment) -> impl Iterator<Item = Finding> {
    rubric.checks.unlikely.iter().filter_map(|pair| {
        let (one, other) = (assessment.level(&pair.one, 0)?, assessment.level(&pair.other, 0)?);
        if one.abs_diff(other) < pair.difference {
            return None;
        }
        let id = if one > other { &pair.one } else { &pair.other };
        Some(Finding {
            subject: Subject::Indicator { id: id.clone(), entry: 0, part: Part::Level },
            observation: Observation::UnlikelyPair {
                one: pair.one.clone(),
                one_level: one,
                other: pair.other.clone(),
                other_level: other,
                why: pair.why.clone(),
            },
        })
    })
}
