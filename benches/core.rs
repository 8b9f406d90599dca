//! What the program does often, measured: `cargo bench`. Compare figures of one run with each other.
#![allow(clippy::expect_used, reason = "a measurement that cannot start has nothing to say")]

use divan::Bencher;
use spbe_mandiri::{
    assessment::{Assessment, Author, Edit, Place, Stage, TextField, Value},
    report::{self, Input, Options, Report},
    rubric::{self, Rubric},
    scoring, storage,
};

fn main() {
    divan::main();
}

fn author() -> Author {
    Author { name: "Pengukur".to_owned(), at: jiff::Timestamp::UNIX_EPOCH, revision: 1 }
}

/// Every indicator answered, with explanations of 1 500 characters.
fn filled(rubric: &Rubric) -> Assessment {
    let mut assessment = Assessment::default();
    let mut edits = vec![Edit::Year(2024)];
    let text = "Pelaksanaan tercatat dalam laporan tahunan. ".repeat(34);
    for indicator in &rubric.indicators {
        let place = Place::first(&indicator.id);
        edits.push(Edit::Value(place.clone(), Stage::SelfAssessment, Some(Value::Level(indicator.highest() - 1))));
        edits.push(Edit::Text(TextField::Facts(place.clone()), text.clone()));
        edits.push(Edit::Text(TextField::Analysis(place), text.clone()));
    }
    assessment.apply(rubric, Edit::Many(edits), &author()).expect("the edits fit the framework");
    assessment
}

#[divan::bench]
fn read_the_default_rubric(bencher: Bencher<'_, '_>) {
    let source = include_bytes!("../rubrics/spbe-2020.ron");
    bencher.bench(|| rubric::read(divan::black_box(source)));
}

#[divan::bench]
fn score_all_three_readings(bencher: Bencher<'_, '_>) {
    let rubric = rubric::builtin(rubric::DEFAULT_ID).expect("the default rubric is built in");
    let assessment = filled(&rubric);
    bencher.bench(|| scoring::score(&rubric, divan::black_box(&assessment), Stage::SelfAssessment));
}

#[divan::bench]
fn content_fingerprint(bencher: Bencher<'_, '_>) {
    let rubric = rubric::builtin(rubric::DEFAULT_ID).expect("the default rubric is built in");
    let assessment = filled(&rubric);
    bencher.bench(|| storage::content_fingerprint(divan::black_box(&assessment), &rubric));
}

/// The full report of the worked example on its pages.
fn laid_out() -> Report {
    let opened = storage::example(&rubric::builtin).expect("the worked example is built in");
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let input = Input {
        rubric,
        assessment,
        score: &scoring::score(rubric, assessment, Stage::SelfAssessment),
        fingerprint: &storage::content_fingerprint(assessment, rubric),
        revision: opened.draft.header.revision,
        data_at: report::last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
    };
    report::build(divan::black_box(&input), &Options::default())
}

#[divan::bench]
fn read_the_worked_example(bencher: Bencher<'_, '_>) {
    bencher.bench(|| storage::example(&rubric::builtin));
}

#[divan::bench]
fn full_report_from_draft_to_file(bencher: Bencher<'_, '_>) {
    bencher.bench(|| laid_out().to_pdf());
}

#[divan::bench]
fn full_report_as_file(bencher: Bencher<'_, '_>) {
    let report = laid_out();
    bencher.bench(|| report.to_pdf());
}
