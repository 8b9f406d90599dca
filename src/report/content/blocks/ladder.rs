//! The ladder of a block: every level with its name, and the criteria of all levels up to the next one.

use super::super::{Context, source};
use crate::{
    insight::{CriterionState, next_level},
    report::model::{Rung, RungCriterion, RungState, Text, keep_together},
    rubric::{Criterion, Indicator, Level},
    t,
};

/// Levels, highest first.
pub(super) fn ladder(context: &Context<'_>, indicator: &Indicator) -> Vec<Rung> {
    let claimed = if indicator.entry_count() == 1 { context.assessment.level(&indicator.id, 0) } else { None };
    let shown = shown(context, indicator);
    let rung = |level: &Level| {
        let state = match claimed {
            Some(claimed) if level.level == claimed => RungState::Claimed,
            Some(claimed) if level.level < claimed => RungState::Below,
            _ => RungState::Open,
        };
        let criteria = if Some(level.level) <= shown {
            level.criteria.iter().map(|one| criterion(context, indicator, one)).collect()
        } else {
            Vec::new()
        };
        Rung { level: level.level, name: name(context, indicator, level.level, state), state, criteria }
    };
    indicator.levels.iter().rev().map(rung).collect()
}

/// The highest level whose criteria are shown one by one: the next one above the claim, or a higher one where a document
/// is said to show a criterion of it, so that every code in the list of the evidence can be looked up here.
fn shown(context: &Context<'_>, indicator: &Indicator) -> Option<u8> {
    let entries = 0..indicator.entry_count();
    let claimed = entries.clone().filter_map(|entry| context.assessment.level(&indicator.id, entry)).max();
    let next = claimed.map(|claimed| next_level(indicator, claimed).unwrap_or(claimed));
    let named =
        |level: &&Level| {
            entries.clone().any(|entry| {
                context.assessment.evidence(&indicator.id, entry).iter().any(|one| {
                    one.used.supported().any(|id| level.criteria.iter().any(|criterion| *id == *criterion.id))
                })
            })
        };
    let named = indicator.levels.iter().rev().find(named).map(|level| level.level);
    next.max(named)
}

fn criterion(context: &Context<'_>, indicator: &Indicator, criterion: &Criterion) -> RungCriterion {
    // Several entries stand each in its own way.
    let single = indicator.entry_count() == 1;
    let state = single.then(|| context.inspection.criterion(&indicator.id, 0, &criterion.id));
    let warning = (state == Some(CriterionState::Ticked)).then(|| keep_together(t!(context, report.blocks.unproved)));
    RungCriterion {
        code: criterion.id.clone(),
        state,
        text: source::demanded(context, Text::default(), criterion),
        warning,
    }
}

/// The level's name and what is to be known of it: the claim, which entries claim it, the target.
fn name(context: &Context<'_>, indicator: &Indicator, level: u8, state: RungState) -> String {
    let mut words = vec![context.rubric.level_name(indicator, level).to_owned()];
    if state == RungState::Claimed {
        words.push(t!(context, report.blocks.claimed).to_owned());
    }
    let entries = indicator.entries.iter().enumerate();
    words.extend(
        entries
            .filter(|(place, _)| context.assessment.level(&indicator.id, *place) == Some(level))
            .map(|(_, name)| name.clone()),
    );
    if context.target(indicator) == Some(level) {
        words.push(t!(context, report.blocks.target).to_owned());
    }
    words.join(", ")
}
