//! `check`: what the draft still lacks.

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::Stage,
    insight::{Finding, Inspection, Severity},
    rubric::Rubric,
    scoring::score,
    t,
    words::{Speaks as _, Words},
};

/// Findings as JSON.
#[derive(Serialize)]
struct Output<'a> {
    findings: Vec<Row<'a>>,
    required: usize,
    advised: usize,
    notices: usize,
}

#[derive(Serialize)]
struct Row<'a> {
    code: &'static str,
    severity: &'static str,
    field: &'static str,
    id: Option<&'a str>,
    document: Option<&'a str>,
    sentence: String,
    advice: String,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let opened = &source.opened;
    let assessment = &opened.draft.assessment;
    let score = score(&opened.rubric, assessment, Stage::SelfAssessment);
    let missing = source.missing_files(call.world.disk);
    let rubric = &opened.rubric;
    let inspection = Inspection::of(rubric, assessment, &score, &missing);
    let found = inspection.findings();
    let [required, advised, notices] =
        [Severity::Required, Severity::Advised, Severity::Notice].map(|severity| inspection.count(severity));
    let words = call.words();
    if call.given.has("json") {
        call.console.json(&Output {
            findings: found.iter().map(|finding| row(rubric, finding, words)).collect(),
            required,
            advised,
            notices,
        });
    } else {
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|finding| {
                let text =
                    t!(call, cli.check.row, sentence = finding.sentence(rubric, words), advice = finding.advice(words));
                vec![finding.code().to_owned(), severity(words, finding.severity()).to_owned(), text]
            })
            .collect();
        call.console.lines(&table::lines(&rows, &[]));
        call.console.line(if found.is_empty() {
            t!(call, cli.check.clean).to_owned()
        } else {
            t!(
                call,
                cli.check.count,
                required = words.count(required),
                advised = words.count(advised),
                notices = words.count(notices)
            )
        });
    }
    Ok(if inspection.open_work() > 0 { Outcome::Findings } else { Outcome::Done })
}

fn row<'a>(rubric: &Rubric, finding: &'a Finding, words: Words) -> Row<'a> {
    Row {
        code: finding.code(),
        severity: match finding.severity() {
            Severity::Required => "required",
            Severity::Advised => "advised",
            Severity::Notice => "notice",
        },
        field: finding.subject.about().field(),
        id: finding.subject.id(),
        document: finding.subject.document(),
        sentence: finding.sentence(rubric, words),
        advice: finding.advice(words),
    }
}

fn severity(words: Words, severity: Severity) -> &'static str {
    match severity {
        Severity::Required => t!(words, finding.severity.required),
        Severity::Advised => t!(words, finding.severity.advised),
        Severity::Notice => t!(words, finding.severity.notice),
    }
}
