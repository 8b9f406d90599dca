//! Strengths, weaknesses and priorities, each by one rule.

use std::cmp::Reverse;

use super::Context;
use crate::{
    insight::next_steps,
    rubric::{Aspect, Exact, Indicator},
    scoring::{NodeKind, SingleStep},
};

/// Priorities that are named at least, where there are so many.
const PRIORITIES: usize = 5;

/// What is strong and what is weak in an aspect, by the rule of the official evaluation report: strengths are the levels
/// above the ministry's minimum, from the highest; weaknesses those below it, from the lowest.
pub(super) struct Verdict<'a> {
    /// The aspect.
    pub aspect: &'a Aspect,
    /// Indicators above their lowest level (pemenuhan).
    pub fulfilled: usize,
    /// Indicators of the aspect.
    pub total: usize,
    /// Strong levels, highest first, with their indicators.
    pub strengths: Vec<(u8, Vec<&'a Indicator>)>,
    /// Weak levels, lowest first, with their indicators.
    pub weaknesses: Vec<(u8, Vec<&'a Indicator>)>,
}

impl<'a> Verdict<'a> {
    /// All aspects in order.
    pub(super) fn all(context: &Context<'a>) -> Vec<Self> {
        context.rubric.aspects.iter().map(|aspect| Self::of(context, aspect)).collect()
    }

    fn of(context: &Context<'a>, aspect: &'a Aspect) -> Self {
        let target = context.rubric.target_level;
        let levels: Vec<(&Indicator, Option<u8>)> =
            context.rubric.indicators_of(&aspect.id).map(|one| (one, context.level(one))).collect();
        let at = |level: u8| -> Vec<&'a Indicator> {
            levels.iter().filter(|(_, found)| *found == Some(level)).map(|(one, _)| *one).collect()
        };
        let (lowest, highest) = context.levels();
        let named = |levels: &mut dyn Iterator<Item = u8>| {
            levels.map(|level| (level, at(level))).filter(|(_, named)| !named.is_empty()).collect()
        };
        Self {
            aspect,
            fulfilled: levels.iter().filter(|(one, level)| level.is_some_and(|level| level > one.lowest())).count(),
            total: levels.len(),
            strengths: named(&mut (target + 1..=highest).rev()),
            weaknesses: named(&mut (lowest..target)),
        }
    }
}

/// The aspects with strengths, the highest value first: each with its highest level and the indicators there.
pub(super) fn strongest_aspects<'a>(context: &Context<'a>, most: usize) -> Vec<(&'a Aspect, u8, Vec<&'a Indicator>)> {
    let value = |aspect: &Aspect| {
        let node = context.score.lowest.node(NodeKind::Aspect, &aspect.id);
        node.and_then(|node| node.value.clone()).unwrap_or_default()
    };
    let mut strong: Vec<(&Aspect, u8, Vec<&Indicator>)> = Verdict::all(context)
        .into_iter()
        .filter_map(|verdict| {
            let (level, indicators) = verdict.strengths.into_iter().next()?;
            Some((verdict.aspect, level, indicators))
        })
        .collect();
    strong.sort_by_key(|(aspect, ..)| Reverse(value(aspect)));
    strong.truncate(most);
    strong
}

/// What comes first without a plan: the single level-ups of all indicators below the ministry's minimum, and of others
/// until there are five; both in the order of [`next_steps`]. And how many of them start below the minimum.
pub(super) fn priorities(context: &Context<'_>) -> (Vec<SingleStep>, usize) {
    let steps = next_steps(context.rubric, context.assessment, context.score);
    let (mut first, others): (Vec<_>, Vec<_>) =
        steps.into_iter().partition(|step| step.from < context.rubric.target_level);
    let below = first.len();
    first.extend(others.into_iter().take(PRIORITIES.saturating_sub(below)));
    (first, below)
}

/// What steps give together.
pub(super) fn gain(steps: &[SingleStep]) -> Exact {
    steps.iter().map(|step| &step.gain).sum()
}
