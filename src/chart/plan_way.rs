//! The way of a plan: from the index before it to the one after it, step by step in the order in which it is done.

use super::waterfall::{Waterfall, WaterfallLimit, WaterfallStep};
use crate::{
    assessment::PlanStart,
    insight::{Roadmap, RoadmapStep},
    rubric::{Exact, Rubric},
    t,
    words::Words,
};

/// The way of a plan with at most so many steps; what is more is summed in the last one. The limit is the index it goes for,
/// else where the next predicate begins.
pub fn plan_way(words: Words, rubric: &Rubric, plan: &Roadmap, most: usize) -> Waterfall {
    let kept = if plan.steps.len() > most { most.saturating_sub(1) } else { plan.steps.len() };
    let (shown, rest) = plan.steps.split_at(kept);
    let mut steps: Vec<WaterfallStep> = shown.iter().map(|step| of_step(words, rubric, step)).collect();
    if !rest.is_empty() {
        let change: Exact = rest.iter().map(|step| &step.gain).sum();
        steps.push(WaterfallStep { label: t!(words, chart.plan.rest, count = rest.len()), change });
    }
    let from = match plan.start {
        PlanStart::Claimed => t!(words, chart.plan.from_claimed),
        PlanStart::Supported => t!(words, chart.plan.from_supported),
    };
    Waterfall {
        from_label: from.to_owned(),
        from: plan.from.clone(),
        steps,
        to_label: t!(words, chart.plan.to).to_owned(),
        limit: limit(words, rubric, plan),
    }
}

fn of_step(words: Words, rubric: &Rubric, step: &RoadmapStep) -> WaterfallStep {
    let name = rubric.indicator(&step.indicator).map_or("", |indicator| indicator.short.as_str());
    let label = t!(words, chart.plan.step, id = step.indicator, name = name, from = step.from, to = step.to);
    WaterfallStep { label, change: step.gain.clone() }
}

fn limit(words: Words, rubric: &Rubric, plan: &Roadmap) -> Option<WaterfallLimit> {
    let begins = |name: &str, at: &Exact| WaterfallLimit {
        label: t!(words, chart.plan.band, band = name, index = words.decimal(at, 2)),
        at: at.clone(),
    };
    let Some(goal) = &plan.goal else {
        let next = rubric.band_above(rubric.band(&plan.from)?)?;
        return Some(begins(&next.name, &next.from));
    };
    let at = goal.target();
    Some(match goal.band(rubric).filter(|band| band.from == at) {
        Some(band) => begins(&band.name, &at),
        None => WaterfallLimit { label: t!(words, chart.plan.goal, index = words.decimal(&at, 2)), at },
    })
}
