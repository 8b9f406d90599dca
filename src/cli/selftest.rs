//! `selftest`: tries the promises about saving on the user's own disk.

use std::{io, path::Path};

use serde::Serialize;

use super::{Call, Failure, Outcome, table};
use crate::{
    rubric,
    storage::{self, Bench, DraftError, NoPlace, OpenCause, OpenError, Promise, Trial},
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// The result as JSON.
#[derive(Serialize)]
struct Output<'a> {
    program: &'static str,
    folder: &'a str,
    passed: bool,
    trials: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    promise: &'static str,
    sentence: &'static str,
    passed: bool,
    count: u64,
    cause: Option<String>,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let folder = match (call.given.operand(0).is_empty(), &call.world.places) {
        (false, _) => call.given.path(0),
        (true, Some(places)) => places.data().to_path_buf(),
        (true, None) => return Err(call.refused(&NoPlace)),
    };
    let world = call.world;
    // A folder that is not there is a slip, not a place to keep drafts in: nothing is made.
    if !call.given.operand(0).is_empty() && matches!(world.disk.permissions(&folder), Ok(None)) {
        let cause = OpenCause::System(io::ErrorKind::NotFound.into());
        return Err(call.refused(&OpenError::<DraftError> { path: folder, cause }));
    }
    let bench = Bench { disk: world.disk, rubrics: &rubric::builtin, now: world.now, new_id: world.new_id };
    let trials = storage::selftest(&bench, &folder).map_err(|error| call.refused(&error))?;
    let passed = trials.iter().all(|trial| trial.held.is_ok());
    let rows: Vec<Row> = trials.iter().map(|trial| row(call.words(), trial)).collect();
    let shown = folder.display().to_string();
    if call.given.has("json") {
        let program = env!("CARGO_PKG_VERSION");
        call.console.json(&Output { program, folder: &shown, passed, trials: rows });
    } else {
        print(call, &folder, &rows, passed);
    }
    Ok(if passed { Outcome::Done } else { Outcome::Findings })
}

fn print(call: &mut Call<'_>, folder: &Path, rows: &[Row], passed: bool) {
    call.console.line(t!(call, cli.selftest.head, version = env!("CARGO_PKG_VERSION"), folder = folder.display()));
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mark = if row.passed { t!(call, cli.selftest.passed) } else { t!(call, cli.selftest.failed) };
            let count = if row.passed { t!(call, cli.selftest.times, count = row.count) } else { String::new() };
            vec![mark.to_owned(), count, row.sentence.to_owned()]
        })
        .collect();
    call.console.line("");
    call.console.lines(&table::lines(&lines, &[1]));
    call.console.line("");
    for row in rows {
        if let Some(cause) = &row.cause {
            call.console.line(t!(call, cli.selftest.cause, sentence = row.sentence, cause = cause));
        }
    }
    call.console.line(if passed { t!(call, cli.selftest.good) } else { t!(call, cli.selftest.bad) });
}

fn row(words: Words, trial: &Trial) -> Row {
    let (count, cause) = match &trial.held {
        Ok(count) => (*count, None),
        Err(broken) => (0, Some(broken.sentence_in(words))),
    };
    Row {
        promise: trial.promise.code(),
        sentence: sentence(words, trial.promise),
        passed: trial.held.is_ok(),
        count,
        cause,
    }
}

fn sentence(words: Words, promise: Promise) -> &'static str {
    match promise {
        Promise::ReadBack => t!(words, cli.selftest.read_back),
        Promise::FolderSync => t!(words, cli.selftest.folder_sync),
        Promise::OldOrNew => t!(words, cli.selftest.old_or_new),
        Promise::DamageNoticed => t!(words, cli.selftest.damage_noticed),
        Promise::Restorable => t!(words, cli.selftest.restorable),
        Promise::Locked => t!(words, cli.selftest.locked),
    }
}
