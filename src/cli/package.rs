//! `package`: the upload package of a draft.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    exchange::{Member, PackageError, PackageMade, Upload, is_report, write_package},
    insight::Verdict,
    storage::{Opened, store_of},
    t,
    words::Speaks as _,
};

/// A package as JSON.
#[derive(Serialize)]
struct Output<'a> {
    path: String,
    draft_id: &'a str,
    revision: u64,
    fingerprint: &'a str,
    files: usize,
    uploads: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    indicator: &'a str,
    name: &'a str,
    bytes: u64,
    verdict: &'static str,
    over: u64,
    by_link: &'a [String],
    sentence: &'a str,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let out = PathBuf::from(call.given.required("output")?);
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")) {
        return Err(call.given.wrong(t!(call, cli.package.extension, path = out.display())));
    }
    let path = call.given.path(0);
    let store = store_of(call.world.disk, &path);
    let made = if is_report(call.world.disk, &path) {
        let source = drafts::open(call, &path)?;
        pack(call, &source.opened, &out, &store)?
    } else {
        // Draft and evidence must be of one state for the whole time.
        drafts::locked(call, &path, |call, draft| pack(call, &draft.opened, &out, &store))?
    };
    if call.given.has("json") {
        call.console.json(&Output {
            path: out.display().to_string(),
            draft_id: &made.manifest.draft_id,
            revision: made.manifest.revision,
            fingerprint: &made.manifest.fingerprint,
            files: files(&made),
            uploads: made.uploads.iter().map(row).collect(),
        });
    } else {
        let words = call.words();
        let rows: Vec<Vec<String>> = made
            .uploads
            .iter()
            .map(|upload| {
                let size = if upload.name.is_empty() { String::new() } else { words.file_size(upload.bytes) };
                vec![upload.indicator.clone(), upload.name.clone(), size, upload.sentence.clone()]
            })
            .collect();
        call.console.lines(&table::lines(&rows, &[0, 2]));
        call.console.line(t!(
            call,
            cli.package.done,
            path = out.display(),
            uploads = made.uploads.len(),
            files = files(&made)
        ));
        call.console.line(t!(call, cli.package.ready, ready = made.ready()));
        call.console.line(t!(call, cli.package.whole));
    }
    let open = made.uploads.iter().any(|upload| upload.verdict.holds_back());
    Ok(if open { Outcome::Findings } else { Outcome::Done })
}

fn pack(call: &Call<'_>, opened: &Opened, out: &Path, store: &Path) -> Result<PackageMade, Failure> {
    let (place, rubric) = (call.output(out), &opened.rubric);
    write_package(call.world.disk, place, &opened.draft, rubric, store, &mut |_, _| true, call.words()).map_err(
        |error| match &error {
            PackageError::Place(place) => call.not_replaced(place),
            other => call.refused(other),
        },
    )
}

/// Files of the evidence in a package.
fn files(made: &PackageMade) -> usize {
    let of = |file: &Member| if file.code.is_some() { 1 } else { file.members.len() };
    made.manifest.files.iter().map(of).sum()
}

fn row(upload: &Upload) -> Row<'_> {
    let (verdict, over, by_link) = match &upload.verdict {
        Verdict::Fits => ("fits", 0, [].as_slice()),
        Verdict::NoFile => ("no_file", 0, [].as_slice()),
        Verdict::NoDocument { .. } => ("no_document", 0, [].as_slice()),
        Verdict::TooLarge { over, by_link } => ("too_large", *over, by_link.as_slice()),
    };
    Row {
        indicator: &upload.indicator,
        name: &upload.name,
        bytes: upload.bytes,
        verdict,
        over,
        by_link,
        sentence: &upload.sentence,
    }
}
