//! `report` into a file `.xlsx`: the assessment as a workbook.

use std::path::Path;

use super::{Call, Failure, Outcome, drafts, report::earlier};
use crate::{
    assessment::Stage,
    report::{Input, last_change, sheets::workbook},
    scoring::score,
    storage::{content_fingerprint, export},
    t,
    words::Speaks as _,
};

/// Options of the PDF. A workbook holds everything, so that none may be made where somebody asked for less.
const OF_PDF: [&str; 7] = ["variant", "profile", "unit", "paper", "final", "without-draft", "no-anchors"];

/// Whether a name is that of a workbook.
pub(super) fn is_workbook(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// Writes the workbook of the draft.
pub(super) fn run(call: &mut Call<'_>, out: &Path) -> Result<Outcome, Failure> {
    if let Some(option) = OF_PDF.into_iter().find(|option| call.given.has(option)) {
        return Err(call.given.wrong(t!(call, cli.report.of_pdf, option = option)));
    }
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let opened = &source.opened;
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let before = earlier(call, rubric, assessment)?;
    let score = score(rubric, assessment, Stage::SelfAssessment);
    let disk = call.world.disk;
    let book = workbook(
        &Input {
            rubric,
            assessment,
            score: &score,
            missing_files: &source.missing_files(disk),
            fingerprint: &content_fingerprint(assessment, rubric),
            revision: opened.draft.header.revision,
            data_at: last_change(assessment),
            version: env!("CARGO_PKG_VERSION"),
            before: before.as_ref().map(|opened| &opened.draft.assessment),
            unit: None,
        },
        call.words(),
    );
    let bytes = book.to_xlsx().map_err(|error| call.refused(&error))?;
    // A person works on in a workbook: one that says anything else stays.
    let is_same = || disk.read(out, bytes.len() as u64).is_ok_and(|old| old == bytes);
    let mode = call.output(out).mode(disk, is_same).map_err(|error| call.not_replaced(&error))?;
    export(disk, out, &bytes, mode).map_err(|error| call.refused(&error))?;
    call.console.line(t!(call, cli.report.workbook, path = out.display(), sheets = book.sheets.len()));
    Ok(Outcome::Done)
}
