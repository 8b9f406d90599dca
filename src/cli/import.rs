//! `import`: sets levels from a table, all or none.

use super::{Call, Failure, Outcome, drafts};
use crate::{
    assessment::Stage,
    scoring::score,
    storage::{self, levels_from_csv},
    t, words,
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let (path, table) = (call.given.path(0), call.given.path(1));
    let opened = drafts::open(call, &path)?;
    let bytes = storage::read_table(call.world.disk, &table).map_err(|error| Failure::from_error(&error))?;
    let rubric = opened.rubric.clone();
    let edits = levels_from_csv(&bytes, &rubric).map_err(|error| {
        let lines: Vec<String> = error
            .faults
            .iter()
            .map(|fault| t!("cli.about", path = table.display(), text = words::Sentence::sentence(fault)))
            .collect();
        Failure::Refused(format!("{}\n{}", lines.join("\n"), t!("cli.import.nothing")))
    })?;
    let revision = opened.draft.header.revision;
    let draft = drafts::change(call, &path, opened, edits)?;
    let score = score(&rubric, &draft.assessment, Stage::SelfAssessment);
    let numbers = (words::count(score.answered), words::count(score.total), words::decimal(score.index(), 2));
    if draft.header.revision == revision {
        call.console.line(t!("cli.import.same", path = path.display()));
    } else {
        call.console.line(t!(
            "cli.import.done",
            path = path.display(),
            answered = numbers.0,
            total = numbers.1,
            index = numbers.2
        ));
    }
    Ok(Outcome::Done)
}
