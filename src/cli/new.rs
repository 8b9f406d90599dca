//! `new`: creates a draft.

use super::{Call, Failure, Outcome, drafts};
use crate::{
    assessment::{Assessment, Edit, Kind, Sitting, TextField},
    rubric,
    storage::{Draft, Header, Mode},
    t,
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    call.given.new_draft(&path)?;
    let institution = call.given.required("institution")?;
    let kind = call.given.required("kind")?;
    let kind = Kind::from_code(&kind).ok_or_else(|| {
        let codes: Vec<&str> = Kind::ALL.into_iter().map(Kind::code).collect();
        call.given.wrong(t!("cli.new.kind", found = kind, codes = codes.join(", ")))
    })?;
    let year = call.given.required("year")?;
    let year: i16 = year.parse().map_err(|_wrong| call.given.wrong(t!("cli.new.year", found = year)))?;
    let id = call.given.value("rubric").unwrap_or_else(|| rubric::DEFAULT_ID.to_owned());
    let rubric = rubric::builtin(&id).ok_or_else(|| {
        let ids: Vec<&str> = rubric::builtin_ids().collect();
        call.given.wrong(t!("cli.rubric.unknown", found = id, ids = ids.join(", ")))
    })?;
    let mut sitting = Sitting::new(Assessment::default());
    let edits =
        vec![Edit::Text(TextField::InstitutionName, institution.trim().to_owned()), Edit::Kind(kind), Edit::Year(year)];
    let author = drafts::author(call, 1);
    sitting.apply(&rubric, Edit::Many(edits), &author).map_err(|error| Failure::from_error(&error))?;
    let header = Header::first((call.world.new_id)(), &rubric, call.world.now);
    let draft = Draft { header, assessment: sitting.assessment().clone() };
    drafts::save(call, &path, &draft, Mode::Create)?;
    call.console.line(t!("cli.new.done", path = path.display(), rubric = rubric.name, total = rubric.indicators.len()));
    Ok(Outcome::Done)
}
