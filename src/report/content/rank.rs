//! Strengths and priorities, each by one rule.

use super::Context;
use crate::{
    rubric::{Exact, Indicator},
    scoring::{SingleStep, next_steps},
};

/// Most strengths of the summary.
const STRENGTHS: usize = 3;
/// Priorities of the summary: so many, or all below the ministry's minimum where those are more, as far as there is room.
const PRIORITIES: usize = 5;
const MOST_PRIORITIES: usize = 9;

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

/// Priorities without a plan: the first of the single level-ups, and how many more start below the ministry's minimum.
pub(super) fn priorities(context: &Context<'_>) -> (Vec<SingleStep>, usize) {
    let mut steps = next_steps(context.rubric, context.assessment, context.score);
    let below = steps.iter().filter(|step| step.from < context.rubric.target_level).count();
    let shown = below.clamp(PRIORITIES, MOST_PRIORITIES);
    steps.truncate(shown);
    (steps, below.saturating_sub(shown))
}

/// What steps give together.
pub(super) fn gain(steps: &[SingleStep]) -> Exact {
    steps.iter().map(|step| &step.gain).sum()
}
