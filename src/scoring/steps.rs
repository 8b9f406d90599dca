//! How far it is to the next band, which single level-ups would get there, and what every indicator withholds.

use super::engine::{NodeKind, Score};
use crate::{
    assessment::{Assessment, Stage, Value},
    rubric::{Band, Exact, Indicator, Measure, Rubric},
};

/// The next band and what is missing to it.
#[derive(Debug, Clone, PartialEq)]
pub struct BandDistance<'a> {
    /// The band above the present one.
    pub band: &'a Band,
    /// Exact points missing to its lower bound.
    pub missing: Exact,
}

/// One indicator raised by one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleStep {
    /// Indicator id.
    pub indicator: String,
    /// Level now; the lowest where unanswered.
    pub from: u8,
    /// Level after the step.
    pub to: u8,
    /// Points the index gains.
    pub gain: Exact,
}

/// Distance to the next band; `None` in the highest one.
pub fn band_distance<'a>(rubric: &'a Rubric, score: &Score) -> Option<BandDistance<'a>> {
    let next = rubric.band_above(score.band(rubric)?)?;
    Some(BandDistance { band: next, missing: &next.from - score.index() })
}

/// Gain of raising an indicator's first entry by one level; `None` at the top or where levels do not apply.
pub fn gain_of_next_level(rubric: &Rubric, assessment: &Assessment, indicator: &Indicator) -> Option<SingleStep> {
    if indicator.measure != Measure::Levels {
        return None;
    }
    let from = match assessment.value(&indicator.id, 0, Stage::SelfAssessment) {
        Some(Value::Level(level)) => *level,
        Some(_) => return None,
        None => indicator.lowest(),
    };
    let to = from.checked_add(1)?;
    let scale = rubric.scale(indicator)?;
    let share = &indicator.weight / Exact::from_integer((indicator.entry_count() * 100).into());
    let gain = (scale.value(to)? - scale.value(from)?) * share;
    Some(SingleStep { indicator: indicator.id.clone(), from, to, gain })
}

/// All single level-ups that alone would reach the next band, largest gain first, then rubric order.
pub fn single_steps(rubric: &Rubric, assessment: &Assessment, score: &Score) -> Vec<SingleStep> {
    let Some(distance) = band_distance(rubric, score) else {
        return Vec::new();
    };
    let mut steps: Vec<SingleStep> = rubric
        .indicators
        .iter()
        .filter_map(|indicator| gain_of_next_level(rubric, assessment, indicator))
        .filter(|step| step.gain >= distance.missing)
        .collect();
    steps.sort_by(|one, other| other.gain.cmp(&one.gain));
    steps
}

/// What one indicator withholds from the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Indicator id.
    pub indicator: String,
    /// Points of the index each further level would give, the next one first.
    pub steps: Vec<Exact>,
    /// Their sum.
    pub total: Exact,
}

/// Every indicator below its highest value, in the order of the framework. Unanswered ones lose from the lowest.
pub fn losses(rubric: &Rubric, score: &Score) -> Vec<Loss> {
    let loss = |indicator: &Indicator| {
        let value = score.lowest.node(NodeKind::Indicator, &indicator.id)?.value.as_ref()?;
        let scale = rubric.scale(indicator)?;
        let mut from = value.clone();
        let mut steps = Vec::new();
        for to in indicator.levels.iter().filter_map(|level| scale.value(level.level)).filter(|to| to > value) {
            steps.push((&to - &from) * &indicator.weight / Exact::from_integer(100.into()));
            from = to;
        }
        let total = steps.iter().sum();
        (!steps.is_empty()).then(|| Loss { indicator: indicator.id.clone(), steps, total })
    };
    rubric.indicators.iter().filter_map(loss).collect()
}

/// The level an answered indicator has completed: the highest whose value it reaches. `None` where it is not answered.
pub fn completed_level(rubric: &Rubric, score: &Score, indicator: &Indicator) -> Option<u8> {
    let node = score.lowest.node(NodeKind::Indicator, &indicator.id)?;
    if node.answered < node.total {
        return None;
    }
    let (value, scale) = (node.value.as_ref()?, rubric.scale(indicator)?);
    let reached = |level: u8| scale.value(level).is_some_and(|step| step <= *value);
    let levels = indicator.levels.iter().map(|level| level.level);
    levels.rev().find(|level| reached(*level)).or(Some(indicator.lowest()))
}
