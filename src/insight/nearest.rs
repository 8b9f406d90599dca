//! What is done first, by one rule for window, report and plan: least effort, then largest gain, then number.

use std::cmp::Ordering;

use crate::{
    assessment::Assessment,
    rubric::{Exact, Indicator, Rubric},
    scoring::{self, Loss, NodeKind, Score, SingleStep},
};

/// Effort of one level-up where nobody has estimated another.
pub const DEFAULT_EFFORT: u32 = 1;

/// The rule: what comes first of two steps by their effort and what they give. Equals stay in the order of the framework.
pub fn nearer(one: (u32, &Exact), other: (u32, &Exact)) -> Ordering {
    one.0.cmp(&other.0).then_with(|| other.1.cmp(one.1))
}

/// The next level-up of every answered indicator below the top, nearest first; `effort` says what a step costs.
///
/// An indicator that is not answered has no next step: what it needs first is an answer.
pub fn nearest_steps(
    rubric: &Rubric,
    assessment: &Assessment,
    score: &Score,
    effort: &dyn Fn(&SingleStep) -> u32,
) -> Vec<SingleStep> {
    let answered = |indicator: &&Indicator| {
        score.lowest.node(NodeKind::Indicator, &indicator.id).is_some_and(|node| node.answered == node.total)
    };
    let step = |indicator: &Indicator| {
        let step = scoring::gain_of_next_level(rubric, assessment, indicator)?;
        Some((effort(&step), step))
    };
    let mut steps: Vec<(u32, SingleStep)> = rubric.indicators.iter().filter(answered).filter_map(step).collect();
    steps.sort_by(|(one, first), (other, second)| nearer((*one, &first.gain), (*other, &second.gain)));
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The steps by what the draft estimates of their effort; [`DEFAULT_EFFORT`] where nobody has.
pub fn next_steps(rubric: &Rubric, assessment: &Assessment, score: &Score) -> Vec<SingleStep> {
    nearest_steps(rubric, assessment, score, &|step| {
        let estimated = assessment.answer(&step.indicator).and_then(|answer| answer.plan.effort.value);
        estimated.map_or(DEFAULT_EFFORT, |days| days.0.max(1))
    })
}

/// Whether the draft estimates the effort of any level-up.
pub fn estimates_effort(assessment: &Assessment) -> bool {
    assessment.answers.values().any(|answer| answer.plan.effort.value.is_some())
}

/// What every indicator below its highest value withholds, by what its next level gives, then by number.
/// Unanswered ones lose from the lowest.
pub fn nearest_losses(rubric: &Rubric, score: &Score) -> Vec<Loss> {
    let nothing = Exact::default();
    let next = |loss: &Loss| loss.steps.first().unwrap_or(&nothing).clone();
    let mut losses = scoring::losses(rubric, score);
    losses.sort_by(|one, other| nearer((DEFAULT_EFFORT, &next(one)), (DEFAULT_EFFORT, &next(other))));
    losses
}
