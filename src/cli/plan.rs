//! `plan`: the cheapest level-ups that reach an index or a predicate.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::{Assessment, Stage, Value},
    insight::{Backing, Inspection, Limit, Limits, NoPlan, Plan, PlanStep, Start, backed, plan},
    rubric::{Exact, Indicator, Rubric, exact_from_text, exact_to_text},
    scoring::{self, Score},
    t,
    words::{Speaks as _, Words, rounded},
};

/// Largest effort of one level-up; more is a typing error.
const MOST_EFFORT: u32 = 10_000;

/// A plan as JSON.
#[derive(Serialize)]
struct Output<'a> {
    target: String,
    start: Index<'a>,
    reached: Index<'a>,
    effort: u64,
    /// How many plans cost as little; null where there are too many to count.
    plans: Option<String>,
    steps: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Index<'a> {
    exact: String,
    rounded: String,
    band: &'a str,
}

#[derive(Serialize)]
struct Row<'a> {
    indicator: &'a str,
    entry: usize,
    from: u8,
    to: u8,
    gain: String,
    effort: u64,
    /// The index without its last level.
    without_last: Index<'a>,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let number = number(call)?;
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let opened = &source.opened;
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let target = target(call, rubric)?;
    let limits = limits(call, rubric)?;
    let score = scoring::score(rubric, assessment, Stage::SelfAssessment);
    let found = if call.given.has("supported") {
        let missing = source.missing_files(call.world.disk);
        let inspection = Inspection::of(rubric, assessment, &score, &missing);
        let backing = Backing::of(rubric, assessment, &inspection);
        let level = |indicator: &Indicator, entry: usize| {
            let claimed = assessment.level(&indicator.id, entry)?;
            Some(backed(&inspection, indicator, entry, claimed))
        };
        planned(rubric, assessment, &backing.score, &level, &target, &limits, number)
    } else {
        let level = |indicator: &Indicator, entry: usize| assessment.level(&indicator.id, entry);
        planned(rubric, assessment, &score, &level, &target, &limits, number)
    };
    let words = call.words();
    let found = found.map_err(|error| Failure::Refused(why_none(words, rubric, &target, &error)))?;
    if call.given.has("json") {
        call.console.json(&output(rubric, &found));
    } else {
        call.console.lines(&lines(words, rubric, &found, number));
    }
    Ok(Outcome::Done)
}

fn planned(
    rubric: &Rubric,
    assessment: &Assessment,
    score: &Score,
    level: &dyn Fn(&Indicator, usize) -> Option<u8>,
    target: &Exact,
    limits: &Limits,
    number: usize,
) -> Result<Plan, NoPlan> {
    let other = |indicator: &Indicator, entry: usize| {
        let given = assessment.value(&indicator.id, entry, Stage::SelfAssessment);
        given.is_some_and(|value| !matches!(value, Value::Level(_)))
    };
    plan(rubric, &Start { score, level, other: &other }, target, limits, number)
}

/// The index to reach: the one that is given, or where the named predicate begins.
fn target(call: &Call<'_>, rubric: &Rubric) -> Result<Exact, Failure> {
    match (call.given.value("target"), call.given.value("band")) {
        (Some(text), None) => exact_from_text(text.trim().replace(',', ".").as_str())
            .map_err(|_error| call.given.wrong(t!(call, cli.plan.no_number, found = text))),
        (None, Some(name)) => {
            let wanted = name.trim().to_lowercase();
            let mut bands = rubric.bands.iter();
            let band = bands.find(|band| band.id == wanted || band.name.to_lowercase() == wanted);
            let names = || rubric.bands.iter().map(|band| band.id.as_str()).collect::<Vec<_>>().join(", ");
            let unknown = || call.given.wrong(t!(call, cli.plan.no_band, found = name, bands = names()));
            band.map(|band| band.from.clone()).ok_or_else(unknown)
        }
        _ => Err(call.given.wrong(t!(call, cli.plan.one_target).to_owned())),
    }
}

/// Which of the equally cheap plans, from 0.
fn number(call: &Call<'_>) -> Result<usize, Failure> {
    let Some(text) = call.given.value("number") else { return Ok(0) };
    let number = text.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.ok_or_else(|| call.given.wrong(t!(call, cli.plan.no_count, option = "number", found = text)))
}

fn limits(call: &Call<'_>, rubric: &Rubric) -> Result<Limits, Failure> {
    let known = |id: &str| match rubric.indicator(id) {
        Some(indicator) => Ok(indicator.id.clone()),
        None => Err(call.given.wrong(t!(call, cli.plan.no_indicator, found = id))),
    };
    let mut efforts = BTreeMap::new();
    for pair in listed(call.given.value("effort")) {
        let wrong = || call.given.wrong(t!(call, cli.plan.no_effort, found = pair, most = MOST_EFFORT));
        let (id, effort) = pair.split_once('=').ok_or_else(wrong)?;
        let effort =
            effort.trim().parse().ok().filter(|effort| (1..=MOST_EFFORT).contains(effort)).ok_or_else(wrong)?;
        if efforts.insert(known(id.trim())?, effort).is_some() {
            return Err(call.given.wrong(t!(call, cli.plan.twice, found = id.trim())));
        }
    }
    let locked = listed(call.given.value("lock")).iter().map(|id| known(id)).collect::<Result<_, _>>()?;
    let count = |option: &'static str| {
        let Some(text) = call.given.value(option) else { return Ok(None) };
        let wrong = || call.given.wrong(t!(call, cli.plan.no_count, option = option, found = text));
        text.trim().parse::<u64>().ok().filter(|count| *count > 0).map(Some).ok_or_else(wrong)
    };
    // More than any scale has is as much as it has.
    let most_levels = count("most-levels")?.map(|most| u8::try_from(most).unwrap_or(u8::MAX));
    Ok(Limits { efforts, locked, most_levels, most_effort: count("most-effort")? })
}

/// What stands between commas.
fn listed(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn why_none(words: Words, rubric: &Rubric, target: &Exact, error: &NoPlan) -> String {
    let shown = |index: &Exact| words.localized(&exact_to_text(index));
    let wanted = shown(target);
    match error {
        NoPlan::BeyondHighest { highest } => t!(words, plan.beyond, target = wanted, highest = shown(highest)),
        NoPlan::Limited { highest, any_of, effort } => {
            let band = rubric.band(highest).map_or("", |band| band.name.as_str());
            let reach = t!(words, plan.limited, target = wanted, highest = shown(highest), band = band);
            let limits: Vec<&str> = any_of.iter().map(|limit| limit_name(words, *limit)).collect();
            let cure = match (limits.as_slice(), effort) {
                ([], _) => t!(words, plan.limited_together).to_owned(),
                (limits, Some(effort)) if any_of.contains(&Limit::MostEffort) => {
                    t!(words, plan.limited_effort, limits = words.listed(limits), effort = effort)
                }
                (limits, _) => t!(words, plan.limited_by, limits = words.listed(limits)),
            };
            format!("{reach} {cure}")
        }
        NoPlan::NoSuch { count: Some(count) } => t!(words, plan.no_such, count = count),
        NoPlan::NoSuch { count: None } => t!(words, plan.no_such_uncounted).to_owned(),
        NoPlan::TooFine => t!(words, plan.too_fine).to_owned(),
    }
}

fn limit_name(words: Words, limit: Limit) -> &'static str {
    match limit {
        Limit::Locked => t!(words, plan.limit.locked),
        Limit::MostLevels => t!(words, plan.limit.most_levels),
        Limit::MostEffort => t!(words, plan.limit.most_effort),
    }
}

fn output<'a>(rubric: &'a Rubric, found: &'a Plan) -> Output<'a> {
    let row = |step: &'a PlanStep| Row {
        indicator: &step.indicator,
        entry: step.entry,
        from: step.from,
        to: step.to,
        gain: exact_to_text(&step.gain),
        effort: step.effort,
        without_last: index(rubric, &step.without_last),
    };
    Output {
        target: exact_to_text(&found.target),
        start: index(rubric, &found.start),
        reached: index(rubric, &found.reached),
        effort: found.effort,
        plans: found.count.as_ref().map(ToString::to_string),
        steps: found.steps.iter().map(row).collect(),
    }
}

fn index<'a>(rubric: &'a Rubric, value: &Exact) -> Index<'a> {
    Index {
        exact: exact_to_text(value),
        rounded: rounded(value, 2),
        band: rubric.band(value).map_or("", |band| band.name.as_str()),
    }
}

fn lines(words: Words, rubric: &Rubric, found: &Plan, number: usize) -> Vec<String> {
    let named = |value: &Exact| {
        let band = rubric.band(value).map_or("", |band| band.name.as_str());
        format!("{} {band}", words.localized(&exact_to_text(value))).trim_end().to_owned()
    };
    let target = words.localized(&exact_to_text(&found.target));
    if found.steps.is_empty() {
        return vec![t!(words, plan.reached_already, index = named(&found.start), target = target)];
    }
    let mut rows = vec![t!(words, plan.head).split('|').map(str::to_owned).collect::<Vec<_>>()];
    rows.extend(found.steps.iter().map(|step| {
        let indicator = rubric.indicator(&step.indicator);
        let mut name = indicator.map_or_else(String::new, |indicator| indicator.name.clone());
        if indicator.is_some_and(|indicator| indicator.entry_count() > 1) {
            name = t!(words, plan.entry, name = name, entry = step.entry + 1);
        }
        if step.unanswered {
            name = t!(words, plan.unanswered, name = name);
        }
        vec![
            step.indicator.clone(),
            name,
            t!(words, plan.levels, from = step.from, to = step.to),
            words.signed(&step.gain, 4),
            words.count(step.effort),
            named(&step.without_last),
        ]
    }));
    let mut lines = vec![t!(words, plan.from_to, start = named(&found.start), target = target), String::new()];
    lines.extend(table::lines(&rows, &[0, 3, 4]));
    lines.push(String::new());
    lines.push(t!(
        words,
        plan.reached,
        reached = named(&found.reached),
        effort = found.effort,
        count = found.steps.len()
    ));
    lines.push(match &found.count {
        Some(count) => t!(words, plan.one_of, number = number + 1, count = count),
        None => t!(words, plan.one_of_many, number = number + 1),
    });
    lines
}
