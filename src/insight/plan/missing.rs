//! What is missing for a step of a plan.

use crate::{
    assessment::Assessment,
    insight::{Inspection, Proof},
    rubric::{Criterion, Indicator},
};

/// What is missing for an indicator to rise.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingFor<'a> {
    /// What the source says keeps it at its level ("Kondisi"), where it does.
    pub stated: Option<&'a str>,
    /// Criteria of the levels it rises to, without valid evidence, in order.
    pub open: Vec<OpenCriterion<'a>>,
    /// Criteria of those levels in all.
    pub total: usize,
    /// What the institution itself says is missing; empty where it says nothing.
    pub own: &'a str,
}

/// A criterion that is not proved.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCriterion<'a> {
    /// The level it belongs to.
    pub level: u8,
    /// The criterion.
    pub criterion: &'a Criterion,
    /// Why it is not proved.
    pub proof: Proof,
}

/// What is missing for an entry of an indicator to rise from one level to another.
pub fn missing_for<'a>(
    assessment: &'a Assessment,
    inspection: &Inspection,
    indicator: &'a Indicator,
    entry: usize,
    (from, to): (u8, u8),
) -> MissingFor<'a> {
    let support = inspection.support(&indicator.id, entry);
    let wanted = || {
        let levels = indicator.levels.iter().filter(move |rung| rung.level > from && rung.level <= to);
        levels.flat_map(|rung| rung.criteria.iter().map(move |criterion| (rung.level, criterion)))
    };
    let open = wanted().filter_map(|(level, criterion)| {
        let proof = support.and_then(|support| support.proof(&criterion.id)).cloned().unwrap_or(Proof::NotTicked);
        (!proof.is_proven()).then_some(OpenCriterion { level, criterion, proof })
    });
    MissingFor {
        stated: indicator.level(from).and_then(|level| level.holds_back.as_deref()),
        open: open.collect(),
        total: wanted().count(),
        own: assessment.answer(&indicator.id).map_or("", |answer| answer.plan.missing.value.as_str()),
    }
}
