//! What `plan` prints: the plan as text and as data, and why there is none.

use serde::Serialize;

use super::{index_json::Index, table};
use crate::{
    assessment::{Assessment, PlanStart},
    insight::{Basis, Breach, Deciding, Inspection, Plan, Roadmap, RoadmapStep, missing_for, standing_words},
    rubric::{Exact, Rubric, exact_to_text},
    t,
    words::Words,
};

/// What is told.
pub(super) struct Told<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub inspection: &'a Inspection,
    pub roadmap: &'a Roadmap,
    /// The plan that was found, where it was looked for.
    pub found: Option<&'a Plan>,
    /// Its number among the equally cheap ones, from 0.
    pub number: usize,
    pub deciding: &'a [Deciding],
}

/// A plan as JSON.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    /// `cheapest`, or `chosen` where it is made of the targets of the draft.
    basis: &'static str,
    /// `claimed` or `supported`.
    from: &'static str,
    /// The index to be reached, with the reserve; null where only targets are chosen.
    target: Option<String>,
    reserve: Option<String>,
    start: Index<'a>,
    reached: Index<'a>,
    effort: u64,
    /// In rupiah; null where nobody says.
    cost: Option<u64>,
    /// The last day something is due.
    finish: Option<String>,
    /// How many plans cost as little; null where there are too many to count, or none was looked for.
    plans: Option<String>,
    steps: Vec<Row<'a>>,
    units: Vec<Load<'a>>,
    /// Single level-ups after which the index has a higher predicate.
    single_steps: Vec<Single<'a>>,
    /// Limits that the chosen steps do not keep.
    breaches: Vec<Beyond<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    indicator: &'a str,
    entry: usize,
    from: u8,
    to: u8,
    gain: String,
    effort: u64,
    /// The index after it and all steps before it.
    after: Index<'a>,
    /// The index of the plan without it.
    without: Index<'a>,
    /// The index of the plan without its last level.
    without_last: Index<'a>,
    unit: &'a str,
    due: Option<String>,
    cost: Option<u64>,
    /// Criteria of its levels without valid evidence, by id.
    missing: Vec<&'a str>,
}

#[derive(Serialize)]
struct Load<'a> {
    unit: &'a str,
    steps: usize,
    effort: u64,
    cost: Option<u64>,
    finish: Option<String>,
}

#[derive(Serialize)]
struct Single<'a> {
    indicator: &'a str,
    entry: usize,
    from: u8,
    to: u8,
    effort: u32,
    reached: Index<'a>,
}

#[derive(Serialize)]
struct Beyond<'a> {
    /// The limit, as the option is called that sets it.
    limit: &'static str,
    /// Where it is about one indicator.
    indicator: Option<&'a str>,
}

fn beyond(breach: &Breach) -> Beyond<'_> {
    match breach {
        Breach::Effort { .. } => Beyond { limit: "most-effort", indicator: None },
        Breach::Levels { indicator, .. } => Beyond { limit: "most-levels", indicator: Some(indicator) },
        Breach::Late { indicator, .. } => Beyond { limit: "latest", indicator: Some(indicator) },
    }
}

/// The plan as data.
pub(super) fn output<'a>(told: &Told<'a>) -> Output<'a> {
    let (rubric, roadmap) = (told.rubric, told.roadmap);
    let goal = roadmap.goal.as_ref();
    let unit = |id: &Option<crate::assessment::UnitId>| {
        let unit = id.as_ref().and_then(|id| told.assessment.units.get(id));
        unit.map_or("", |unit| unit.name.value.as_str())
    };
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let row = |step: &'a RoadmapStep| Row {
        indicator: &step.indicator,
        entry: step.entry,
        from: step.from,
        to: step.to,
        gain: exact_to_text(&step.gain),
        effort: step.effort,
        after: Index::of(rubric, &step.after),
        without: Index::of(rubric, &step.without),
        without_last: Index::of(rubric, &step.without_last),
        unit: unit(&step.owner),
        due: day(step.due),
        cost: step.cost,
        missing: missing(told, step),
    };
    Output {
        basis: match roadmap.basis {
            Basis::Chosen => "chosen",
            Basis::Cheapest => "cheapest",
        },
        from: match roadmap.start {
            PlanStart::Claimed => "claimed",
            PlanStart::Supported => "supported",
        },
        target: goal.map(|goal| exact_to_text(&goal.target())),
        reserve: goal.map(|goal| exact_to_text(&goal.reserve)),
        start: Index::of(rubric, &roadmap.from),
        reached: Index::of(rubric, &roadmap.reached),
        effort: roadmap.effort,
        cost: roadmap.cost,
        finish: day(roadmap.finish),
        plans: told.found.and_then(|found| found.count.as_ref()).map(ToString::to_string),
        steps: roadmap.steps.iter().map(row).collect(),
        units: roadmap
            .loads
            .iter()
            .map(|load| Load {
                unit: unit(&load.unit),
                steps: load.steps,
                effort: load.effort,
                cost: load.cost,
                finish: day(load.finish),
            })
            .collect(),
        single_steps: told
            .deciding
            .iter()
            .map(|one| Single {
                indicator: &one.indicator,
                entry: one.entry,
                from: one.from,
                to: one.to,
                effort: one.effort,
                reached: Index::of(rubric, &one.reached),
            })
            .collect(),
        breaches: roadmap.breaches.iter().map(beyond).collect(),
    }
}

/// Criteria of the levels a step rises to that are not proved.
fn missing<'a>(told: &Told<'a>, step: &RoadmapStep) -> Vec<&'a str> {
    let Some(indicator) = told.rubric.indicator(&step.indicator) else { return Vec::new() };
    let missing = missing_for(told.assessment, told.inspection, indicator, step.entry, (step.from, step.to));
    missing.open.iter().map(|open| open.criterion.id.as_str()).collect()
}

/// The plan as text.
pub(super) fn lines(words: Words, told: &Told<'_>) -> Vec<String> {
    let (rubric, roadmap) = (told.rubric, told.roadmap);
    let named = |value: &Exact| {
        let band = rubric.band(value).map_or("", |band| band.name.as_str());
        format!("{} {band}", words.localized(&exact_to_text(value))).trim_end().to_owned()
    };
    let target = roadmap.goal.as_ref().map(|goal| words.localized(&exact_to_text(&goal.target())));
    let start = named(&roadmap.from);
    let mut lines = Vec::new();
    match (&target, roadmap.steps.is_empty()) {
        (Some(target), true) => {
            return vec![t!(words, plan.reached_already, index = start, target = target)];
        }
        (Some(target), false) => lines.push(t!(words, plan.from_to, start = start, target = target)),
        (None, _) => lines.push(t!(words, plan.from_targets, start = start)),
    }
    lines.push(String::new());
    lines.extend(table::lines(&rows(words, told, &named), &[0, 3, 4]));
    lines.push(String::new());
    let count = roadmap.indicators();
    lines.push(t!(words, plan.reached, reached = named(&roadmap.reached), effort = roadmap.effort, count = count));
    if let (Some(target), Some(false)) = (&target, roadmap.reaches()) {
        lines.push(t!(words, plan.short, target = target));
    }
    if let Some(cost) = roadmap.cost {
        let (costed, count) = (roadmap.costed, roadmap.indicators());
        lines.push(t!(words, plan.cost, cost = words.rupiah(cost), costed = costed, count = count));
    }
    if let Some(finish) = roadmap.finish {
        lines.push(t!(words, plan.finish, day = words.date(finish)));
    }
    if let Some((step, index)) = roadmap.one_less() {
        let standing = standing_words(words, rubric, roadmap.goal.as_ref(), index);
        let index = format!("{} ({standing})", words.localized(&exact_to_text(index)));
        lines.push(t!(words, plan.one_less, indicator = step.indicator, index = index));
    }
    if let Some(found) = told.found {
        let number = told.number + 1;
        lines.push(match &found.count {
            Some(count) => t!(words, plan.one_of, number = number, count = count),
            None => t!(words, plan.one_of_many, number = number),
        });
    }
    lines.extend(roadmap.breaches.iter().map(|breach| breach.sentence(words)));
    if let Some(first) = told.deciding.first() {
        let ids: Vec<&str> = told.deciding.iter().map(|one| one.indicator.as_str()).collect();
        let band = rubric.band(&first.reached).map_or("", |band| band.name.as_str());
        lines.push(t!(words, plan.deciding, band = band, indicators = words.listed(&ids)));
    }
    lines
}

/// One line for each step; units, days and costs where any step has one.
fn rows(words: Words, told: &Told<'_>, named: &dyn Fn(&Exact) -> String) -> Vec<Vec<String>> {
    let (rubric, steps) = (told.rubric, &told.roadmap.steps);
    let owned = steps.iter().any(|step| step.owner.is_some());
    let dated = steps.iter().any(|step| step.due.is_some());
    let costed = steps.iter().any(|step| step.cost.is_some());
    let mut head: Vec<String> = t!(words, plan.head).split('|').map(str::to_owned).collect();
    let more = [(owned, t!(words, field.owner)), (dated, t!(words, field.due)), (costed, t!(words, field.cost))];
    head.extend(more.iter().filter(|(there, _)| *there).map(|(_, name)| (*name).to_owned()));
    let row = |step: &RoadmapStep| {
        let indicator = rubric.indicator(&step.indicator);
        let mut name = indicator.map_or_else(String::new, |indicator| indicator.name.clone());
        if indicator.is_some_and(|indicator| indicator.entry_count() > 1) {
            name = t!(words, plan.entry, name = name, entry = step.entry + 1);
        }
        if step.unanswered {
            name = t!(words, plan.unanswered, name = name);
        }
        let mut row = vec![
            step.indicator.clone(),
            name,
            t!(words, plan.levels, from = step.from, to = step.to),
            words.signed(&step.gain, 4),
            words.count(step.effort),
            named(&step.without_last),
        ];
        let more = [
            (owned, told.assessment.owner_name(&step.indicator).to_owned()),
            (dated, step.due.map(|day| words.date_short(day)).unwrap_or_default()),
            (costed, step.cost.map(|cost| words.rupiah(cost)).unwrap_or_default()),
        ];
        row.extend(more.into_iter().filter(|(there, _)| *there).map(|(_, text)| text));
        row
    };
    std::iter::once(head).chain(steps.iter().map(row)).collect()
}
