//! `plan`: the plan of a draft, or the cheapest level-ups that reach an index or a predicate.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    Call, Failure, Outcome, drafts,
    plan_words::{self, Told},
};
use crate::{
    assessment::{Assessment, MOST_DAYS, PlanStart, Stage},
    exchange::{Planned, calendar},
    insight::{Basis, Footing, Goal, Inspection, Limits, Roadmap},
    rubric::{Exact, Rubric, exact_from_text, exact_to_text},
    scoring,
    storage::{Draft, export},
    t,
    words::{Sentence as _, Speaks as _},
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let number = number(call)?;
    let out = calendar_path(call)?;
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let Draft { header, assessment } = &source.opened.draft;
    let rubric = &*source.opened.rubric;
    let wanted = wanted(call, rubric, assessment)?;
    let mut limits = limits(call, rubric, Limits::of(rubric, assessment))?;
    if let Some(latest) = latest(call)? {
        limits = limits.until(rubric, assessment, latest);
    }
    let start = start(call, assessment.plan.start.value)?;
    let score = scoring::score(rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(rubric, assessment, &score, &source.missing_files(call.world.disk));
    let footing = Footing::from(start, rubric, assessment, &score, &inspection);
    let targets = footing.targets(rubric, assessment, &limits.locked);
    let (words, asked) = (call.words(), wanted.is_some() || number.is_some());
    let goal = wanted.or_else(|| Goal::of(assessment));
    let (roadmap, found) = match (&goal, targets.is_empty() || asked) {
        (Some(goal), true) => {
            let target = goal.target();
            let plan = footing.plan(rubric, &target, &limits, number.unwrap_or_default());
            let plan = plan.map_err(|error| Failure::Refused(error.sentence(words, rubric, &target)))?;
            let limits = (Some(goal.clone()), &limits);
            (Roadmap::planned(assessment, &footing, limits, &plan), Some(plan))
        }
        (None, true) => return Err(call.given.wrong(t!(call, cli.plan.one_target).to_owned())),
        (_, false) => (Roadmap::chosen(rubric, assessment, &footing, (goal.clone(), &limits), &targets), None),
    };
    let deciding = footing.deciding(rubric, &limits);
    let told = Told {
        rubric,
        assessment,
        inspection: &inspection,
        roadmap: &roadmap,
        found: found.as_ref(),
        number: number.unwrap_or_default(),
        deciding: &deciding,
    };
    if call.given.has("json") {
        call.console.json(&plan_words::output(&told));
    } else {
        call.console.lines(&plan_words::lines(words, &told));
    }
    if let Some(out) = out {
        // A plan that was looked for and not taken over is not what the institution has planned.
        let own = (roadmap.basis == Basis::Chosen || !asked).then_some(&roadmap);
        let planned = Planned {
            rubric,
            assessment,
            roadmap: own,
            draft: &header.id,
            revision: header.revision,
            at: header.saved_at,
        };
        write_calendar(call, &out, &planned)?;
    }
    Ok(if roadmap.reaches() == Some(false) { Outcome::Findings } else { Outcome::Done })
}

/// Where the calendar goes, where one is wished for.
fn calendar_path(call: &Call<'_>) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = call.given.value("calendar").map(PathBuf::from) else { return Ok(None) };
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics")) {
        Ok(Some(path))
    } else {
        Err(call.given.wrong(t!(call, cli.plan.extension, path = path.display())))
    }
}

fn write_calendar(call: &mut Call<'_>, out: &Path, planned: &Planned<'_>) -> Result<(), Failure> {
    let made = calendar(planned, call.words());
    if made.events == 0 {
        return Err(Failure::Refused(t!(call, cli.plan.no_days, path = out.display())));
    }
    let (disk, bytes) = (call.world.disk, made.text.as_bytes());
    let is_same = || disk.read(out, bytes.len() as u64).is_ok_and(|old| old == bytes);
    let mode = call.output(out).mode(disk, is_same).map_err(|error| call.not_replaced(&error))?;
    export(disk, out, bytes, mode).map_err(|error| call.refused(&error))?;
    // The plan itself may be read by a program.
    if !call.given.has("json") {
        call.console.line(t!(call, cli.plan.calendar_done, path = out.display(), events = made.events));
    }
    Ok(())
}

/// The levels it starts from: as the draft says, or as the person does.
fn start(call: &Call<'_>, own: PlanStart) -> Result<PlanStart, Failure> {
    match (call.given.has("supported"), call.given.has("claimed")) {
        (true, true) => Err(call.given.wrong(t!(call, cli.plan.one_start).to_owned())),
        (true, false) => Ok(PlanStart::Supported),
        (false, true) => Ok(PlanStart::Claimed),
        (false, false) => Ok(own),
    }
}

/// The index to reach, where one is given: a number, or where the named predicate begins. The draft's own reserve lies above
/// it unless another is given, as in the window.
fn wanted(call: &Call<'_>, rubric: &Rubric, assessment: &Assessment) -> Result<Option<Goal>, Failure> {
    let number = |text: &str| -> Result<Exact, Failure> {
        exact_from_text(text.trim().replace(',', ".").as_str())
            .map_err(|_error| call.given.wrong(t!(call, cli.plan.no_number, found = text)))
    };
    let own = Goal::of(assessment);
    let index = match (call.given.value("target"), call.given.value("band"), &own) {
        (Some(text), None, _) => in_range(call, rubric, &text, number(&text)?)?,
        (None, Some(name), _) => {
            let wanted = name.trim().to_lowercase();
            let mut bands = rubric.bands.iter();
            let band = bands.find(|band| band.id == wanted || band.name.to_lowercase() == wanted);
            let names = || rubric.bands.iter().map(|band| band.id.as_str()).collect::<Vec<_>>().join(", ");
            let unknown = || call.given.wrong(t!(call, cli.plan.no_band, found = name, bands = names()));
            band.map(|band| band.from.clone()).ok_or_else(unknown)?
        }
        (None, None, _) if !call.given.has("reserve") => return Ok(None),
        (None, None, Some(own)) => own.index.clone(),
        _ => return Err(call.given.wrong(t!(call, cli.plan.one_target).to_owned())),
    };
    let kept = assessment.plan.reserve.value.as_ref().map(|points| points.0.clone()).unwrap_or_default();
    let reserve = match call.given.value("reserve") {
        Some(text) => Some(number(&text)?)
            .filter(|reserve| *reserve >= Exact::default())
            .ok_or_else(|| call.given.wrong(t!(call, cli.plan.no_reserve, found = text)))?,
        None => kept,
    };
    Ok(Some(Goal { index, reserve }))
}

/// An index that an assessment can have.
fn in_range(call: &Call<'_>, rubric: &Rubric, typed: &str, index: Exact) -> Result<Exact, Failure> {
    let Some((low, high)) = rubric.value_range() else { return Ok(index) };
    if (low..=high).contains(&&index) {
        return Ok(index);
    }
    let shown = |number: &Exact| call.words().localized(&exact_to_text(number));
    Err(call.given.wrong(t!(call, cli.plan.no_index, found = typed, low = shown(low), high = shown(high))))
}

/// The last day of the plan, where another than the draft's is given.
fn latest(call: &Call<'_>) -> Result<Option<Date>, Failure> {
    let Some(text) = call.given.value("latest") else { return Ok(None) };
    let words = call.words();
    words
        .date_from_text(text.trim())
        .map(Some)
        .map_err(|error| call.given.wrong(t!(call, cli.plan.no_day, found = text, why = error.sentence_in(words))))
}

/// Which of the equally cheap plans, from 0, where one is asked for.
fn number(call: &Call<'_>) -> Result<Option<usize>, Failure> {
    let Some(text) = call.given.value("number") else { return Ok(None) };
    let number = text.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let wrong = || call.given.wrong(t!(call, cli.plan.no_count, option = "number", found = text));
    number.map(Some).ok_or_else(wrong)
}

/// The limits of the draft with those that are given in their place; indicators that are locked come beside its own.
fn limits(call: &Call<'_>, rubric: &Rubric, mut limits: Limits) -> Result<Limits, Failure> {
    let known = |id: &str| match rubric.indicator(id) {
        Some(indicator) => Ok(indicator.id.clone()),
        None => Err(call.given.wrong(t!(call, cli.plan.no_indicator, found = id))),
    };
    let mut efforts = BTreeMap::new();
    for pair in listed(call.given.value("effort")) {
        let wrong =
            || call.given.wrong(t!(call, cli.plan.no_effort, found = pair, most = call.words().count(MOST_DAYS)));
        let (id, effort) = pair.split_once('=').ok_or_else(wrong)?;
        let effort = effort.trim().parse().ok().filter(|effort| (1..=MOST_DAYS).contains(effort)).ok_or_else(wrong)?;
        if efforts.insert(known(id.trim())?, effort).is_some() {
            return Err(call.given.wrong(t!(call, cli.plan.twice, found = id.trim())));
        }
    }
    limits.efforts.extend(efforts);
    for id in listed(call.given.value("lock")) {
        limits.locked.insert(known(&id)?);
    }
    let count = |option: &'static str| {
        let Some(text) = call.given.value(option) else { return Ok(None) };
        let wrong = || call.given.wrong(t!(call, cli.plan.no_count, option = option, found = text));
        text.trim().parse::<u64>().ok().filter(|count| *count > 0).map(Some).ok_or_else(wrong)
    };
    if let Some(most) = count("most-levels")? {
        // More than any scale has is as much as it has.
        limits.most_levels = Some(u8::try_from(most).unwrap_or(u8::MAX));
    }
    limits.most_effort = count("most-effort")?.or(limits.most_effort);
    Ok(limits)
}

/// What stands between commas.
fn listed(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
