//! Ringkasan: index, predicate, domains and aspects, recalculated from the sheet of levels.

use super::{
    Context,
    cell::{Cell, Outcome, Row, Sheet, Style, Value},
    columns::{LevelsColumn, SheetKind},
    formula::Levels,
    levels::called,
};
use crate::{
    rubric::{Exact, Indicator, exact_from_text},
    scoring::{Node, NodeKind},
    t,
    words::rounded,
};

/// Makes the sheet.
pub(super) fn sheet(context: &Context<'_>, levels: &Sheet) -> Sheet {
    let (words, input) = (context.words, context.input);
    let (rubric, assessment, score) = (input.rubric, input.assessment, input.score);
    let formulas = Levels::of(levels, rubric);
    let root = &score.lowest.root;
    let line = |label: &str, cell: Cell| Row::of(vec![Cell::text(label, Style::Label), cell]);
    let text = |text: &str| Cell::text(text, Style::Note);
    let band = score.band(rubric).map(|band| band.name.clone()).unwrap_or_default();
    let band = Value::Formula(formulas.band(&rubric.bands), Outcome::Text(band));
    let of = t!(words, sheets.summary.of, total = score.total);
    let mut rows = vec![
        Row::line(t!(words, sheets.summary.title, framework = rubric.title), Style::Title),
        Row::line(t!(words, sheets.summary.note, sheet = levels.name), Style::Note),
        Row::default(),
        line(t!(words, identity.institution), text(&assessment.institution.name.value)),
        line(t!(words, identity.year), Cell::whole(assessment.year.value)),
        Row::of(vec![
            Cell::text(t!(words, sheets.summary.framework), Style::Label),
            text(&rubric.name),
            // By which the framework is known again when the workbook comes back.
            text(&rubric.id),
        ]),
        line(t!(words, sheets.summary.index), Cell::formula(formulas.rounded(None), &two(root), Style::Figure)),
        line(t!(words, sheets.summary.band), Cell { value: band, style: Style::Verdict }),
        Row::of(vec![
            Cell::text(t!(words, sheets.summary.answered), Style::Label),
            Cell::formula(formulas.answered(None), &count(root), Style::Whole),
            text(&of),
        ]),
        line(t!(words, sheets.summary.fingerprint), text(input.fingerprint)),
        Row::default(),
    ];
    let heads = [
        t!(words, sheets.summary.part),
        t!(words, sheets.levels.weight),
        t!(words, sheets.summary.exact),
        t!(words, sheets.summary.rounded),
        t!(words, sheets.summary.contribution),
        t!(words, sheets.summary.answered),
    ];
    rows.push(Row::of(heads.iter().map(|head| Cell::text(*head, Style::Head)).collect()));
    let part = |rows: &mut Vec<Row>, name: &str, node: &Node, column: Option<LevelsColumn>| {
        let label = format!("$A{}", rows.len() + 1);
        let of = column.map(|column| (column, label.as_str()));
        let exact = node.value.clone().unwrap_or_default();
        rows.push(Row::of(vec![
            Cell::text(name, Style::Label),
            Cell::number(&node.weight, Style::Two),
            Cell::formula(formulas.mean(of), &exact, Style::Four),
            Cell::formula(formulas.rounded(of), &two(node), Style::Figure),
            Cell::formula(formulas.contribution(of), &node.contribution, Style::Four),
            Cell::formula(formulas.answered(of), &count(node), Style::Whole),
        ]));
    };
    part(&mut rows, t!(words, sheets.summary.index), root, None);
    for domain in &rubric.domains {
        if let Some(node) = score.lowest.node(NodeKind::Domain, &domain.id) {
            part(&mut rows, &called(&domain.id, &domain.name), node, Some(LevelsColumn::Domain));
        }
    }
    rows.extend([Row::default(), Row::of(heads.iter().map(|head| Cell::text(*head, Style::Head)).collect())]);
    for aspect in &rubric.aspects {
        if let Some(node) = score.lowest.node(NodeKind::Aspect, &aspect.id) {
            part(&mut rows, &called(&aspect.id, &aspect.name), node, Some(LevelsColumn::Aspect));
        }
    }
    rows.push(Row::default());
    rows.push(Row::of([t!(words, sheets.summary.band), t!(words, sheets.summary.from)].map(head).to_vec()));
    for band in rubric.bands.iter().rev() {
        let name = Cell::text(&band.name, Style::Label);
        rows.push(Row::of(vec![name, Cell::number(&band.from, Style::Two)]));
    }
    let lowest = rubric.indicators.iter().map(Indicator::lowest).min().unwrap_or_default();
    rows.extend([Row::default(), Row::line(t!(words, sheets.summary.rule, lowest = lowest), Style::Note)]);
    Sheet {
        name: SheetKind::Summary.name(words).to_owned(),
        widths: vec![58, 18, 16, 16, 16, 12],
        rows,
        head: None,
        frozen: 0,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}

fn head(name: &str) -> Cell {
    Cell::text(name, Style::Head)
}

/// The value with two decimals, as it is printed.
fn two(node: &Node) -> Exact {
    exact_from_text(&rounded(node.value.as_ref().unwrap_or(&node.contribution), 2)).unwrap_or_default()
}

fn count(node: &Node) -> Exact {
    Exact::from_integer(node.answered.into())
}
