//! `check`: what the draft still lacks.

use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::Stage,
    insight::{Finding, Severity, findings},
    scoring::score,
    storage, t, words,
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
    code: &'a str,
    severity: &'static str,
    field: &'static str,
    id: Option<&'a str>,
    document: Option<&'a str>,
    sentence: &'a str,
    advice: &'a str,
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let path = call.given.path(0);
    let opened = drafts::open(call, &path)?;
    let assessment = &opened.draft.assessment;
    let score = score(&opened.rubric, assessment, Stage::SelfAssessment);
    let missing = storage::missing(call.world.disk, &storage::evidence_folder(&path), assessment);
    let found = findings(&opened.rubric, assessment, &score, &missing);
    let number = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    let (required, advised, notices) =
        (number(Severity::Required), number(Severity::Advised), number(Severity::Notice));
    if call.given.has("json") {
        call.console.json(&Output { findings: found.iter().map(row).collect(), required, advised, notices });
    } else {
        let rows: Vec<Vec<String>> = found
            .iter()
            .map(|finding| {
                let text = t!("cli.check.row", sentence = finding.sentence, advice = finding.advice);
                vec![finding.code.to_owned(), severity(finding.severity).to_owned(), text]
            })
            .collect();
        call.console.lines(&table::lines(&rows, &[]));
        call.console.line(if found.is_empty() {
            t!("cli.check.clean").to_owned()
        } else {
            t!(
                "cli.check.count",
                required = words::count(required),
                advised = words::count(advised),
                notices = words::count(notices)
            )
        });
    }
    Ok(if required + advised > 0 { Outcome::Findings } else { Outcome::Done })
}

fn row(finding: &Finding) -> Row<'_> {
    Row {
        code: finding.code,
        severity: match finding.severity {
            Severity::Required => "required",
            Severity::Advised => "advised",
            Severity::Notice => "notice",
        },
        field: finding.subject.field(),
        id: finding.subject.id(),
        document: finding.subject.document(),
        sentence: &finding.sentence,
        advice: &finding.advice,
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Required => t!("finding.severity.required"),
        Severity::Advised => t!("finding.severity.advised"),
        Severity::Notice => t!("finding.severity.notice"),
    }
}
