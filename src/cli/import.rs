//! `import`: sets levels from a table, all or none.

use std::{path::Path, sync::Arc};

use super::{Call, Failure, Outcome, drafts};
use crate::{
    assessment::Stage,
    exchange::{LevelsError, LevelsFault, read_levels},
    scoring::score,
    session::LockedDraft,
    storage::{OpenCause, OpenError},
    t,
    words::{Sentence as _, Speaks as _},
};

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let (path, table) = (call.given.path(0), call.given.path(1));
    drafts::locked_to_change(call, &path, |call, draft| import(call, &path, &table, draft))
}

fn import(call: &mut Call<'_>, path: &Path, table: &Path, draft: &mut LockedDraft) -> Result<Outcome, Failure> {
    let rubric = Arc::clone(&draft.opened.rubric);
    let edits = read_levels(call.world.disk, table, &rubric).map_err(|error| not_read(call, table, &error))?;
    let changed = drafts::change(call, draft, edits)?;
    let score = score(&rubric, &changed.assessment, Stage::SelfAssessment);
    let words = call.words();
    let numbers = (words.count(score.answered), words.count(score.total), words.decimal(score.index(), 2));
    if changed.header.revision == draft.opened.draft.header.revision {
        call.console.line(t!(call, cli.import.same, path = path.display()));
    } else {
        call.console.line(t!(
            call,
            cli.import.done,
            path = path.display(),
            answered = numbers.0,
            total = numbers.1,
            index = numbers.2
        ));
    }
    Ok(Outcome::Done)
}

/// Why a table was not taken, a line for each fault.
fn not_read(call: &Call<'_>, table: &Path, error: &OpenError<LevelsError>) -> Failure {
    let OpenCause::Refused(refused) = &error.cause else { return call.refused(error) };
    let line =
        |fault: &LevelsFault| t!(call, cli.about, path = table.display(), text = fault.sentence_in(call.words()));
    let lines: Vec<String> = refused.faults.iter().map(line).collect();
    Failure::Refused(format!("{}\n{}", lines.join("\n"), t!(call, cli.import.nothing)))
}
