//! `selftest`: tries the promises about saving on the user's own disk.

use std::path::Path;

use serde::Serialize;

use super::{Call, Failure, Outcome, table};
use crate::{
    rubric,
    storage::{self, Bench, NoPlace, Promise, Trial},
    t,
    words::{self, Sentence as _},
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
        (true, None) => return Err(Failure::from_error(&NoPlace)),
    };
    let world = call.world;
    let bench = Bench { disk: world.disk, rubrics: &rubric::builtin, now: world.now, new_id: world.new_id };
    let trials = storage::selftest(&bench, &folder).map_err(|error| Failure::from_error(&error))?;
    let passed = trials.iter().all(|trial| trial.held.is_ok());
    let rows: Vec<Row> = trials.iter().map(row).collect();
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
    call.console.line(t!("cli.selftest.head", version = env!("CARGO_PKG_VERSION"), folder = folder.display()));
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mark = if row.passed { t!("cli.selftest.passed") } else { t!("cli.selftest.failed") };
            let count = if row.passed {
                t!("cli.selftest.times", count = words::count(usize::try_from(row.count).unwrap_or(usize::MAX)))
            } else {
                String::new()
            };
            vec![mark.to_owned(), count, row.sentence.to_owned()]
        })
        .collect();
    call.console.line("");
    call.console.lines(&table::lines(&lines, &[1]));
    call.console.line("");
    for row in rows {
        if let Some(cause) = &row.cause {
            call.console.line(t!("cli.selftest.cause", sentence = row.sentence, cause = cause));
        }
    }
    call.console.line(if passed { t!("cli.selftest.good") } else { t!("cli.selftest.bad") });
}

fn row(trial: &Trial) -> Row {
    let (count, cause) = match &trial.held {
        Ok(count) => (*count, None),
        Err(broken) => (0, Some(broken.sentence())),
    };
    Row { promise: trial.promise.code(), sentence: sentence(trial.promise), passed: trial.held.is_ok(), count, cause }
}

fn sentence(promise: Promise) -> &'static str {
    match promise {
        Promise::ReadBack => t!("cli.selftest.read_back"),
        Promise::FolderSync => t!("cli.selftest.folder_sync"),
        Promise::OldOrNew => t!("cli.selftest.old_or_new"),
        Promise::DamageNoticed => t!("cli.selftest.damage_noticed"),
        Promise::Restorable => t!("cli.selftest.restorable"),
        Promise::Locked => t!("cli.selftest.locked"),
    }
}
