//! Temuan: everything the checks found.

use super::{
    Context,
    cell::{Cell, Row, Sheet, Style},
    columns::SheetKind,
    levels::id,
};
use crate::{insight::Severity, t};

/// Makes the sheet.
pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let words = context.words;
    let heads = [
        t!(words, sheets.findings.number),
        t!(words, sheets.findings.code),
        t!(words, sheets.findings.severity),
        t!(words, sheets.levels.indicator),
        t!(words, sheets.findings.finding),
        t!(words, sheets.findings.advice),
    ];
    let found = context.inspection.findings();
    let [required, advised, notices] = [Severity::Required, Severity::Advised, Severity::Notice]
        .map(|severity| words.count(context.inspection.count(severity)));
    let counted = t!(words, cli.check.count, required = required, advised = advised, notices = notices);
    let counted = if found.is_empty() { t!(words, cli.check.clean).to_owned() } else { counted };
    let mut rows = vec![
        Row::line(t!(words, sheets.findings.title), Style::Title),
        Row::line(t!(words, sheets.findings.note, counted = counted), Style::Note),
        Row::default(),
        Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()),
    ];
    for (number, finding) in (1_u32..).zip(found) {
        let severity = match finding.severity() {
            Severity::Required => t!(words, finding.severity.required),
            Severity::Advised => t!(words, finding.severity.advised),
            Severity::Notice => t!(words, finding.severity.notice),
        };
        rows.push(Row {
            key: number.to_string(),
            cells: vec![
                Cell::whole(number),
                Cell::text(finding.code(), Style::Text),
                Cell::text(severity, Style::Text),
                finding.subject.indicator().map_or(Cell::empty(Style::Text), id),
                Cell::text(finding.sentence(context.input.rubric, words), Style::Text),
                Cell::text(finding.advice(words), Style::Text),
            ],
        });
    }
    Sheet {
        name: SheetKind::Findings.name(words).to_owned(),
        widths: vec![6, 8, 12, 10, 80, 70],
        rows,
        head: Some(3),
        frozen: 0,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}
