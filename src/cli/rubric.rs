//! `rubric`: the frameworks of this program, and checking a rubric file.

use serde::Serialize;

use super::{Call, Failure, Outcome, table};
use crate::{
    rubric::{self, Criterion, Indicator, Rubric, Source},
    storage, t,
    words::Speaks as _,
};

/// A framework in the list.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    edition: &'a str,
    name: &'a str,
    regulation: &'a str,
    indicators: usize,
    fingerprint: &'a str,
}

/// Ids of the frameworks.
pub(super) fn ids() -> Vec<String> {
    rubric::builtin_ids().map(str::to_owned).collect()
}

/// Ids of the indicators of the framework that a new assessment starts with.
pub(super) fn indicator_ids() -> Vec<String> {
    let rubric = rubric::builtin(rubric::DEFAULT_ID);
    rubric.map(|rubric| rubric.indicators.iter().map(|one| one.id.clone()).collect()).unwrap_or_default()
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let [verb, of, number] = [0, 1, 2].map(|place| call.given.operand(place));
    match (verb.as_str(), of.as_str(), number.as_str()) {
        ("list", "", "") => {
            list(call);
            Ok(Outcome::Done)
        }
        ("show", id, number) if !id.is_empty() => show(call, id, number),
        ("check", path, "") if !path.is_empty() => check(call),
        ("list" | "show" | "check", ..) => Err(call.given.wrong(t!(call, cli.rubric.operand).to_owned())),
        (other, ..) => Err(call.given.wrong(t!(call, cli.rubric.verb, found = other))),
    }
}

fn row(rubric: &Rubric) -> Row<'_> {
    Row {
        id: &rubric.id,
        edition: &rubric.edition,
        name: &rubric.name,
        regulation: &rubric.regulation_short,
        indicators: rubric.indicators.len(),
        fingerprint: &rubric.fingerprint,
    }
}

fn list(call: &mut Call<'_>) {
    let rubrics: Vec<_> = rubric::builtin_ids().filter_map(rubric::builtin).collect();
    if call.given.has("json") {
        call.console.json(&rubrics.iter().map(|rubric| row(rubric)).collect::<Vec<_>>());
        return;
    }
    let rows: Vec<Vec<String>> = rubrics
        .iter()
        .map(|rubric| {
            vec![
                rubric.id.clone(),
                rubric.name.clone(),
                t!(call, cli.rubric.edition, edition = rubric.edition),
                t!(call, cli.rubric.indicators, count = rubric.indicators.len()),
                rubric.regulation_short.clone(),
            ]
        })
        .collect();
    call.console.lines(&table::lines(&rows, &[]));
}

fn show(call: &mut Call<'_>, id: &str, number: &str) -> Result<Outcome, Failure> {
    let rubric = rubric::builtin(id).ok_or_else(|| {
        let ids: Vec<&str> = rubric::builtin_ids().collect();
        Failure::Refused(t!(call, cli.rubric.unknown, found = id, ids = ids.join(", ")))
    })?;
    if !number.is_empty() {
        let indicator = rubric
            .indicator(number)
            .ok_or_else(|| Failure::Refused(t!(call, cli.rubric.no_indicator, id = id, found = number)))?;
        show_indicator(call, &rubric, indicator);
        return Ok(Outcome::Done);
    }
    if call.given.has("json") {
        call.console.json(&*rubric);
        return Ok(Outcome::Done);
    }
    call.console.line(t!(call, cli.rubric.title, name = rubric.name, title = rubric.title, edition = rubric.edition));
    call.console.line(&rubric.regulation);
    if let Some(replaced) = &rubric.replaced_by {
        call.console.line(replaced);
    }
    call.console.line("");
    call.console.line(t!(call, cli.rubric.bands));
    let bands: Vec<Vec<String>> = rubric
        .bands
        .iter()
        .map(|band| {
            vec![
                band.id.clone(),
                band.name.clone(),
                call.words().decimal(&band.from, 2),
                call.words().decimal(&band.to, 2),
            ]
        })
        .collect();
    call.console.lines(&table::lines(&bands, &[2, 3]));
    for aspect in &rubric.aspects {
        call.console.line("");
        let domain = aspect.domain.as_ref().and_then(|id| rubric.domain(id)).map_or("", |domain| domain.name.as_str());
        call.console.line(t!(
            call,
            cli.rubric.aspect,
            id = aspect.id,
            name = aspect.name,
            weight = call.words().percent(&aspect.weight, 2),
            domain = domain
        ));
        let rows: Vec<Vec<String>> = rubric
            .indicators_of(&aspect.id)
            .map(|indicator| {
                vec![indicator.id.clone(), indicator.title.clone(), call.words().percent(&indicator.weight, 2)]
            })
            .collect();
        call.console.lines(&table::lines(&rows, &[0, 2]));
    }
    Ok(Outcome::Done)
}

/// The levels of one indicator with their criteria, and which of them only the guide demands.
fn show_indicator(call: &mut Call<'_>, rubric: &Rubric, indicator: &Indicator) {
    if call.given.has("json") {
        call.console.json(indicator);
        return;
    }
    let weight = call.words().percent(&indicator.weight, 2);
    call.console.line(t!(call, cli.rubric.indicator, id = indicator.id, title = indicator.title, weight = weight));
    for level in &indicator.levels {
        call.console.line("");
        let name = rubric.level_name(indicator, level.level);
        call.console.line(t!(call, cli.rubric.level, level = level.level, name = name));
        for Criterion { id, text, source, .. } in &level.criteria {
            call.console.line(match source {
                Source::Regulation => t!(call, cli.rubric.criterion, id = id, text = text),
                Source::Guideline => {
                    let guide = rubric.source_name(*source);
                    t!(call, cli.rubric.criterion_guideline, id = id, text = text, guide = guide)
                }
            });
        }
    }
}

fn check(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(1);
    let rubric = storage::read_rubric(call.world.disk, &path).map_err(|error| call.refused(&error))?;
    if call.given.has("json") {
        call.console.json(&row(&rubric));
    } else {
        let indicators = call.words().count(rubric.indicators.len());
        call.console.line(t!(call, cli.rubric.sound, path = path.display(), name = rubric.name, count = indicators));
    }
    Ok(Outcome::Done)
}
