//! `new`: creates a draft, empty or begun from last year's.

use std::path::Path;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    assessment::{Assessment, AssessmentField, Edit, EditError, Field, Kind, Sitting, YEARS, rolled_over},
    insight::past_results,
    rubric::{self, Rubric},
    session::{EvidenceSource, Session},
    storage::{self, Draft, Opened},
    t,
    words::Speaks as _,
};

/// Codes of the kinds of institutions.
pub(super) fn kinds() -> Vec<String> {
    Kind::ALL.into_iter().map(|kind| kind.code().to_owned()).collect()
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    call.given.new_draft(&path)?;
    let last = call.given.value_path("from");
    if last.is_some()
        && let Some(option) = ["institution", "kind", "rubric"].into_iter().find(|option| call.given.has(option))
    {
        return Err(call.given.wrong(t!(call, cli.new.from_last, option = option)));
    }
    let year = call.given.required("year")?;
    let year: i16 = year.parse().map_err(|_wrong| call.given.wrong(t!(call, cli.new.year, found = year)))?;
    if !YEARS.contains(&year) {
        return Err(call.refused(&EditError::Year { year }));
    }
    match last {
        Some(last) => carry(call, &path, &last, year),
        None => begin(call, &path, year),
    }
}

fn begin(call: &mut Call<'_>, path: &Path, year: i16) -> Result<Outcome, Failure> {
    let institution = call.given.required("institution")?;
    let kind = call.given.required("kind")?;
    let kind = Kind::from_code(&kind)
        .ok_or_else(|| call.given.wrong(t!(call, cli.new.kind, found = kind, codes = kinds().join(", "))))?;
    let id = call.given.value("rubric").unwrap_or_else(|| rubric::DEFAULT_ID.to_owned());
    let rubric = rubric::builtin(&id).ok_or_else(|| {
        let ids: Vec<&str> = rubric::builtin_ids().collect();
        call.given.wrong(t!(call, cli.rubric.unknown, found = id, ids = ids.join(", ")))
    })?;
    let edits = vec![
        Field::Assessment(AssessmentField::InstitutionName).set(institution.trim().to_owned()),
        Field::Assessment(AssessmentField::InstitutionKind).set(kind),
        Field::Assessment(AssessmentField::Year).set(year),
    ];
    let draft = made(call, &rubric, edits)?;
    drafts::create(call, path, draft, EvidenceSource::default(), || Ok(()))?;
    call.console.line(t!(
        call,
        cli.new.done,
        path = path.display(),
        rubric = rubric.name,
        total = rubric.indicators.len()
    ));
    Ok(Outcome::Done)
}

/// The new year's draft with last year's answers, and its evidence beside it. Files that are not to be found are told.
fn carry(call: &mut Call<'_>, path: &Path, last: &Path, year: i16) -> Result<Outcome, Failure> {
    let Opened { draft: Draft { assessment, .. }, rubric, .. } = drafts::open(call, last)?.opened;
    let before = assessment.year.value;
    if year <= before {
        return Err(Failure::Refused(t!(
            call,
            cli.new.not_later,
            year = year,
            last = last.display(),
            before = before,
            next = before.saturating_add(1)
        )));
    }
    let mut edits = rolled_over(&assessment, year);
    let mut new_id = || (call.world.new_id)().into();
    edits.extend(past_results(&rubric, &assessment, call.words(), &mut new_id));
    let draft = made(call, &rubric, edits)?;
    let marked = draft.assessment.answers.values().filter(|answer| answer.rolled_over.value).count();
    let documents = draft.assessment.register().len();
    let from = storage::store_of(call.world.disk, last);
    let saved = drafts::create(call, path, draft, EvidenceSource::of(vec![from.clone()]), || Ok(()))?;
    for name in saved.no_evidence {
        call.console.complain(t!(call, cli.new.lost, name = name, store = from.display()));
    }
    call.console.line(t!(
        call,
        cli.new.carried,
        path = path.display(),
        last = last.display(),
        answers = call.console.words().count(marked),
        documents = call.console.words().count(documents)
    ));
    Ok(Outcome::Done)
}

fn made(call: &Call<'_>, rubric: &Rubric, edits: Vec<Edit>) -> Result<Draft, Failure> {
    let mut sitting = Sitting::new(Assessment::default());
    let session = Session::unnamed((call.world.new_id)().into(), drafts::new_sitting(call), true);
    let author = session.author(drafts::author(call), call.world.now);
    sitting.apply(rubric, Edit::Many(edits), &author).map_err(|error| call.refused(&error))?;
    Ok(session.as_it_stands(rubric, sitting.assessment(), sitting.changes(), call.world.now))
}
