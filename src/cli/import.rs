//! `import`: sets levels from a table, all or none.

use std::{path::Path, sync::Arc};

use super::{Call, Failure, Outcome, drafts, template};
use crate::{
    assessment::{Assessment, Stage},
    exchange::{LevelsError, LevelsFault, LevelsTable, read_levels},
    insight::{Difference, overwritten},
    scoring::score,
    session::{self, LockedDraft},
    storage::{OpenCause, OpenError},
    t,
    words::{Sentence as _, Speaks as _},
};

/// Most fields that are named one by one.
const MOST_SHOWN: usize = 12;

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    if let Some(template) = call.given.value_path("template") {
        return template::run(call, &template);
    }
    if call.given.has("rubric") {
        return Err(call.given.wrong(t!(call, cli.import.rubric_alone).to_owned()));
    }
    if call.given.operand(1).is_empty() {
        return Err(call.given.wrong(t!(call, cli.usage.few).to_owned()));
    }
    let (path, table) = (call.given.path(0), call.given.path(1));
    drafts::locked_to_change(call, &path, |call, draft| import(call, &path, &table, draft))
}

fn import(call: &mut Call<'_>, path: &Path, table: &Path, draft: &mut LockedDraft) -> Result<Outcome, Failure> {
    let rubric = Arc::clone(&draft.opened.rubric);
    let LevelsTable { edits, reading } = read_levels(call.world.disk, table, &rubric, &draft.opened.draft.assessment)
        .map_err(|error| not_read(call, table, &error))?;
    // Before anything is taken it is said what was taken for what.
    for text in reading.sentences(call.words()) {
        call.console.line(t!(call, cli.about, path = table.display(), text = text));
    }
    let differences = session::changes_of(&draft.opened.draft.assessment, &rubric, &edits, call.world.now);
    if call.given.has("list") {
        let assessment = &draft.opened.draft.assessment;
        let lines: Vec<String> = differences.iter().map(|one| one.told_short(assessment, call.words())).collect();
        call.console.lines(&lines);
        let count = call.words().count(lines.len());
        call.console.line(t!(call, cli.import.listed, path = path.display(), count = count));
        return Ok(Outcome::Done);
    }
    let replaced: Vec<&Difference> = overwritten(&differences).collect();
    if !replaced.is_empty() && !call.given.has("overwrite") {
        return Err(would_overwrite(call, path, &draft.opened.draft.assessment, &replaced));
    }
    let (fields, replaced) = (differences.len(), replaced.len());
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
        let (fields, replaced) = (words.count(fields), words.count(replaced));
        call.console.line(t!(call, cli.import.changed, fields = fields, replaced = replaced));
    }
    Ok(Outcome::Done)
}

/// What a table would put in the place of what stands in the draft, a line each.
fn would_overwrite(call: &Call<'_>, path: &Path, assessment: &Assessment, replaced: &[&Difference]) -> Failure {
    let words = call.words();
    let mut lines: Vec<String> =
        replaced.iter().take(MOST_SHOWN).map(|difference| difference.told_short(assessment, words)).collect();
    let more = replaced.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.push(t!(call, cli.import.more, count = words.count(more)));
    }
    let count = words.count(replaced.len());
    lines.push(t!(call, cli.import.overwrites, path = path.display(), count = count));
    Failure::Refused(lines.join("\n"))
}

/// Why a table was not taken, a line for each fault.
pub(super) fn not_read(call: &Call<'_>, table: &Path, error: &OpenError<LevelsError>) -> Failure {
    let OpenCause::Refused(refused) = &error.cause else { return call.refused(error) };
    let line =
        |fault: &LevelsFault| t!(call, cli.about, path = table.display(), text = fault.sentence_in(call.words()));
    let lines: Vec<String> = refused.faults.iter().map(line).collect();
    Failure::Refused(format!("{}\n{}", lines.join("\n"), t!(call, cli.import.nothing)))
}
