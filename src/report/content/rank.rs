//! Strengths and priorities, each by one rule.

use super::Context;
use crate::{
    insight::next_steps,
    rubric::{Exact, Indicator},
    scoring::SingleStep,
};

/// Most strengths of the summary.
const STRENGTHS: usize = 3;
/// Priorities of the summary.
const PRIORITIES: usize = 5;

/// Strengths: indicators above the ministry's minimum level, the highest level first, then the largest weight.
pub(super) fn strengths<'a>(context: &Context<'a>) -> Vec<(&'a Indicator, u8)> {
    let target = context.rubric.target_level;
    let leveled = |indicator: &'a Indicator| Some((indicator, context.level(indicator)?));
    let mut strong: Vec<(&Indicator, u8)> =
        context.rubric.indicators.iter().filter_map(leveled).filter(|(_, level)| *level > target).collect();
    strong.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| other.0.weight.cmp(&one.0.weight)));
    strong.truncate(STRENGTHS);
    strong
}

/// Priorities without a plan: the first of the single level-ups, and how many others start below the ministry's minimum.
pub(super) fn priorities(context: &Context<'_>) -> (Vec<SingleStep>, usize) {
    let mut steps = next_steps(context.rubric, context.assessment, context.score);
    let rest = steps.split_off(PRIORITIES.min(steps.len()));
    let below = rest.iter().filter(|step| step.from < context.rubric.target_level).count();
    (steps, below)
}

/// What steps give together.
pub(super) fn gain(steps: &[SingleStep]) -> Exact {
    steps.iter().map(|step| &step.gain).sum()
}
