//! `report`: the report of a draft as a PDF file.

use std::path::PathBuf;

use super::{Call, Failure, Outcome, drafts};
use crate::{
    assessment::Stage,
    exchange::{MOST_REPORT, is_earlier_report},
    insight::{Inspection, Severity},
    report::{Input, Options, Paper, Variant, build, last_change},
    scoring::score,
    storage::{content_fingerprint, export, missing, store_of},
    t,
    words::Speaks as _,
};

/// Names of the variants, the usual one first.
const VARIANTS: [&str; 2] = ["full", "summary"];
/// Names of the papers, the usual one first.
const PAPERS: [&str; 2] = ["a4", "f4"];

/// The variants there are.
pub(super) fn variants() -> Vec<String> {
    VARIANTS.map(str::to_owned).to_vec()
}

/// The papers there are.
pub(super) fn papers() -> Vec<String> {
    PAPERS.map(str::to_owned).to_vec()
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let out = PathBuf::from(call.given.required("output")?);
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
        return Err(call.given.wrong(t!(call, cli.report.extension, path = out.display())));
    }
    let options = Options {
        words: call.words(),
        variant: if choice(call, "variant", VARIANTS)? { Variant::Summary } else { Variant::Full },
        paper: if choice(call, "paper", PAPERS)? { Paper::F4 } else { Paper::A4 },
        final_mark: call.given.has("final"),
    };
    let path = call.given.path(0);
    let opened = drafts::open(call, &path)?;
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let score = score(rubric, assessment, Stage::SelfAssessment);
    let missing = missing(call.world.disk, &store_of(call.world.disk, &path), assessment);
    let mut declared = 0;
    if options.final_mark {
        let inspection = Inspection::of(rubric, assessment, &score, &missing);
        declared = inspection.declared().count();
        let open = inspection.count(Severity::Required);
        if open > 0 {
            return Err(Failure::Refused(t!(
                call,
                cli.report.not_final,
                path = path.display(),
                open = open,
                program = call.world.program
            )));
        }
    }
    let report = build(
        &Input {
            rubric,
            assessment,
            score: &score,
            missing_files: &missing,
            fingerprint: &content_fingerprint(assessment, rubric),
            revision: opened.draft.header.revision,
            data_at: last_change(assessment),
            version: env!("CARGO_PKG_VERSION"),
        },
        &options,
    );
    let bytes = report.to_pdf().map_err(|error| call.refused(&error))?;
    let disk = call.world.disk;
    let mode = call
        .output(&out)
        .mode(disk, || disk.read(&out, MOST_REPORT).is_ok_and(|old| is_earlier_report(&old, &bytes)))
        .map_err(|error| call.not_replaced(&error))?;
    export(disk, &out, &bytes, mode).map_err(|error| call.refused(&error))?;
    call.console.line(t!(call, cli.report.done, path = out.display(), pages = report.pages.len()));
    if declared > 0 {
        call.console.line(t!(call, cli.report.declared, count = declared));
    }
    Ok(Outcome::Done)
}

/// True where the second choice was made; the first is the usual one.
fn choice(call: &Call<'_>, option: &str, choices: [&str; 2]) -> Result<bool, Failure> {
    match call.given.value(option) {
        None => Ok(false),
        Some(value) if value == choices[0] => Ok(false),
        Some(value) if value == choices[1] => Ok(true),
        Some(value) => Err(call.given.wrong(t!(
            call,
            cli.report.choice,
            option = option,
            found = value,
            choices = choices.join(", ")
        ))),
    }
}
