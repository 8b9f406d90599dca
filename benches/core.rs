//! What the program does often, measured: `cargo bench`. Compare figures of one run with each other.
#![allow(clippy::expect_used, reason = "a measurement that cannot start has nothing to say")]

use divan::Bencher;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Author, Edit, Field, Place, Stage, Value},
    insight::{self, Limits, Start},
    report::{self, Input, Options, Report},
    rubric::{self, Exact, Indicator, Rubric},
    scoring, storage,
};

fn main() {
    divan::main();
}

fn author() -> Author {
    Author { name: "Pengukur".to_owned(), at: jiff::Timestamp::UNIX_EPOCH, revision: 1, sitting: "uji".into() }
}

/// Every indicator answered, with explanations of 1 500 characters.
fn filled(rubric: &Rubric) -> Assessment {
    let mut assessment = Assessment::default();
    let mut edits = vec![Field::Assessment(AssessmentField::Year).set(2024_i16)];
    let text = "Pelaksanaan tercatat dalam laporan tahunan. ".repeat(34);
    for indicator in &rubric.indicators {
        let place = Place::first(&indicator.id);
        edits.push(Field::Value(place.clone(), Stage::SelfAssessment).set(Some(Value::Level(indicator.highest() - 1))));
        edits.push(Field::facts(place.clone()).set(text.clone()));
        edits.push(Field::analysis(place).set(text.clone()));
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
        missing_files: &std::collections::BTreeSet::new(),
        fingerprint: &storage::content_fingerprint(assessment, rubric),
        revision: opened.draft.header.revision,
        data_at: report::last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
        before: None,
        unit: None,
    };
    report::build(divan::black_box(&input), &Options::default())
}

fn example() -> Vec<u8> {
    let example = storage::example(&rubric::builtin).expect("the example is built in");
    storage::to_text(&example.draft).expect("and can be written").into_bytes()
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

#[divan::bench]
fn read_the_worked_example(bencher: Bencher<'_, '_>) {
    let bytes = example();
    bencher.bench(|| storage::read(divan::black_box(&bytes), &rubric::builtin));
}

#[divan::bench]
fn salvage_half_of_the_worked_example(bencher: Bencher<'_, '_>) {
    let mut bytes = example();
    bytes.truncate(bytes.len() / 2);
    bencher.bench(|| storage::salvage(divan::black_box(&bytes), &rubric::builtin));
}

/// What every change of the draft costs before the next frame.
#[divan::bench]
fn inspect_the_worked_example(bencher: Bencher<'_, '_>) {
    let example = storage::example(&rubric::builtin).expect("the worked example is built in");
    let (rubric, assessment) = (&*example.rubric, &example.draft.assessment);
    let score = scoring::score(rubric, assessment, Stage::SelfAssessment);
    let missing = std::collections::BTreeSet::new();
    bencher.bench(|| insight::Inspection::of(rubric, divan::black_box(assessment), &score, &missing));
}

#[divan::bench]
fn compare_the_worked_example_with_nothing(bencher: Bencher<'_, '_>) {
    let example = storage::example(&rubric::builtin).expect("the example is built in");
    let nothing = Assessment::default();
    bencher.bench(|| insight::differences(&example.rubric, divan::black_box(&example.draft.assessment), &nothing));
}

/// A framework of so many indicators in five weights, in one aspect.
fn framework(count: usize) -> Rubric {
    let default = rubric::builtin(rubric::DEFAULT_ID).expect("the default rubric is built in");
    let mut rubric = (*default).clone();
    rubric.domains.clear();
    rubric.aspects.truncate(1);
    let aspect = rubric.aspects.first_mut().expect("it has aspects");
    aspect.weight = Exact::from_integer(100.into());
    let id = aspect.id.clone();
    let weighs = |number: usize| 8 + number % 5;
    let all: usize = (0..count).map(weighs).sum();
    let model = rubric.indicators.first().expect("it has indicators").clone();
    rubric.indicators = (0..count)
        .map(|number| Indicator {
            id: (number + 1).to_string(),
            aspect: id.clone(),
            weight: Exact::new((100 * weighs(number)).into(), all.into()),
            ..model.clone()
        })
        .collect();
    rubric
}

/// The cheapest plan by half a point from level 3 everywhere, with level-ups that cost 1 or up to 20; counted as well.
#[divan::bench(args = [(47, 1), (47, 20), (1_000, 1), (1_000, 20)])]
fn plan_half_a_point(bencher: Bencher<'_, '_>, (count, dearest): (usize, u32)) {
    let rubric = framework(count);
    let three = Value::Level(3);
    let score = scoring::score_of(&rubric, &|_, _| Some(three.clone()));
    let start = Start { score: &score, level: &|_, _| Some(3), other: &|_, _| false };
    let effort = |number: usize| 1 + u32::try_from(number * 7_919).unwrap_or_default() % dearest;
    let efforts = (0..count).map(|number| ((number + 1).to_string(), effort(number))).collect();
    let limits = Limits { efforts, ..Limits::default() };
    let target = Exact::new(7.into(), 2.into());
    bencher.bench_local(|| insight::plan(divan::black_box(&rubric), &start, &target, &limits, 0).is_ok());
}

/// What was made to do harm; each is refused, or read, within a tenth of a second. The last is as large as a draft can
/// be, and may take as long as that takes.
const HOSTILE: [&str; 8] = [
    "a megabyte of random bytes",
    "a million brackets",
    "a million brackets in the header",
    "a million brackets in an unknown field",
    "a million comments",
    "64 MB and one byte",
    "a text of 80 000 escapes",
    "64 MB of one line that never closes",
];

fn hostile(name: &str) -> Vec<u8> {
    let text = String::from_utf8(example()).expect("drafts are UTF-8");
    let brackets = "[".repeat(1_000_000);
    let comments = format!("{}{}", "/*".repeat(1_000_000), "*/".repeat(1_000_000));
    let newer = text.replacen("version: (1, 0)", "version: (1, 9)", 1);
    match name {
        "a megabyte of random bytes" => {
            let mut state = 7_u64;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 56) as u8
            };
            (0..1_000_000).map(|_| next()).collect()
        }
        "a million brackets" => brackets.into_bytes(),
        "a million brackets in the header" => text.replacen("revision: 57", &brackets, 1).into_bytes(),
        "a million brackets in an unknown field" => {
            newer.replacen("year: (", &format!("later: {brackets}, year: ("), 1).into_bytes()
        }
        "a million comments" => text.replacen("revision: 57", &format!("{comments} revision: 57"), 1).into_bytes(),
        "64 MB and one byte" => vec![b'('; storage::MAX_BYTES + 1],
        "a text of 80 000 escapes" => text.replacen("Kota Contoh", &"\\u{41}".repeat(80_000), 1).into_bytes(),
        _ => text.replacen("Kota Contoh\"", &"x".repeat(storage::MAX_BYTES - text.len() - 1), 1).into_bytes(),
    }
}

#[divan::bench(args = HOSTILE)]
fn refuse(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = hostile(name);
    bencher.bench(|| storage::read(divan::black_box(&bytes), &rubric::builtin).is_ok());
}

#[divan::bench(args = HOSTILE)]
fn salvage(bencher: Bencher<'_, '_>, name: &str) {
    let bytes = hostile(name);
    bencher.bench(|| storage::salvage(divan::black_box(&bytes), &rubric::builtin).is_some());
}
