//! Perbandingan: the index over the years, and the levels beside those of other results.

use super::{
    Context,
    cell::{Cell, Row, Sheet, Style, Value},
    columns::SheetKind,
    levels::id,
};
use crate::{
    assessment::Stage,
    insight::{FigureRow, IndicatorRow, Side, SideBySide, TrendFigure, TrendYear, trend},
    rubric::{Exact, Rubric},
    scoring::NodeKind,
    t,
    words::Words,
};

/// Makes the sheet; nothing where no other result or year is known.
pub(super) fn sheet(context: &Context<'_>) -> Option<Sheet> {
    let (words, input) = (context.words, context.input);
    let rubric = input.rubric;
    let others: Vec<_> = input.before.map(|before| (rubric, before)).into_iter().collect();
    let years = trend(rubric, input.assessment, &others);
    let beside = results(context);
    if beside.is_none() && years.len() < 2 {
        return None;
    }
    let mut rows = vec![
        Row::line(t!(words, report.comparison.title), Style::Title),
        Row::line(t!(words, sheets.comparison.note), Style::Note),
        Row::default(),
    ];
    if years.len() > 1 {
        let heads = [
            t!(words, trend.head.year),
            t!(words, trend.external),
            t!(words, trend.own),
            t!(words, trend.head.band),
            t!(words, trend.head.source),
        ];
        rows.push(Row::of(heads.map(|head| Cell::text(head, Style::Label)).to_vec()));
        rows.extend(years.iter().map(year_row));
        rows.push(Row::default());
    }
    let head = beside.as_ref().map(|_| rows.len());
    let results = beside.as_ref().map_or(0, |beside| beside.heads.len());
    if let Some(beside) = &beside {
        let mut heads =
            vec![t!(words, sheets.levels.indicator).to_owned(), t!(words, sheets.levels.indicator_name).to_owned()];
        heads.extend(beside.names(words));
        heads.extend([t!(words, comparison.head.change).to_owned(), t!(words, comparison.head.gain).to_owned()]);
        rows.push(Row::of(heads.into_iter().map(|head| Cell::text(head, Style::Head)).collect()));
        rows.extend(beside.figures.iter().map(|row| figure_row(words, rubric, row)));
        rows.extend(beside.indicators.iter().map(|row| indicator_row(rubric, row)));
    }
    let mut widths = vec![10, 44];
    widths.extend(std::iter::repeat_n(16, results.max(1)));
    widths.extend([16, 40]);
    Some(Sheet {
        name: SheetKind::Comparison.name(words).to_owned(),
        widths,
        rows,
        head,
        frozen: 2,
        printed: u16::MAX,
        choices: Vec::new(),
    })
}

/// The results that stand beside the present one: last year's, and other stages of this assessment.
fn results(context: &Context<'_>) -> Option<SideBySide> {
    let input = context.input;
    let before = input.before.map(|before| Side::new(input.rubric, before, Stage::SelfAssessment));
    let now = Side::new(input.rubric, input.assessment, Stage::SelfAssessment);
    let stages = Stage::ALL.into_iter().filter(|stage| *stage != now.stage).map(|stage| Side { stage, ..now });
    let mut sides: Vec<Side<'_>> = before.into_iter().chain(stages).filter(Side::says_something).collect();
    if sides.is_empty() {
        return None;
    }
    sides.push(now);
    SideBySide::of(&sides)
}

fn number(value: Option<&Exact>, style: Style) -> Cell {
    Cell { value: value.map_or(Value::Empty, |value| Value::Number(value.clone())), style }
}

fn year_row(year: &TrendYear) -> Row {
    let index = |figure: &Option<TrendFigure>| number(figure.as_ref().map(|one| &one.index), Style::Two);
    let counted = year.external.as_ref().or(year.own.as_ref());
    let sources = [&year.external, &year.own].into_iter().flatten().filter_map(|one| one.source.as_deref());
    let sources: Vec<&str> = sources.filter(|source| !source.is_empty()).collect();
    Row::of(vec![
        Cell::text(year.year.to_string(), Style::Text),
        index(&year.external),
        index(&year.own),
        Cell::text(counted.map_or("", |one| one.band.as_str()), Style::Text),
        Cell::text(sources.join("; "), Style::Text),
    ])
}

fn figure_row(words: Words, rubric: &Rubric, row: &FigureRow) -> Row {
    let name = match row.kind {
        NodeKind::Domain => {
            t!(
                words,
                origin.text.domain,
                id = row.id,
                name = rubric.domain(&row.id).map_or("", |one| one.name.as_str())
            )
        }
        NodeKind::Aspect => {
            t!(
                words,
                origin.text.aspect,
                id = row.id,
                name = rubric.aspect(&row.id).map_or("", |one| one.name.as_str())
            )
        }
        _ => t!(words, origin.text.index).to_owned(),
    };
    let mut cells = vec![Cell::empty(Style::Text), Cell::text(name, Style::Label)];
    // What is a lower bound only is no figure to reckon with.
    let whole = |value: &Option<crate::insight::Figure>| {
        number(value.as_ref().filter(|figure| figure.complete).map(|figure| &figure.value), Style::Two)
    };
    cells.extend(row.values.iter().map(whole));
    cells.extend([number(row.change.as_ref(), Style::Two), Cell::empty(Style::Text)]);
    Row::of(cells)
}

fn indicator_row(rubric: &Rubric, row: &IndicatorRow) -> Row {
    let title = rubric.indicator(&row.id).map_or("", |indicator| indicator.title.as_str());
    let mut cells = vec![id(&row.id), Cell::text(title, Style::Text)];
    cells.extend(row.values.iter().map(|value| number(value.as_ref(), style(value.as_ref()))));
    cells.push(number(row.change.as_ref(), style(row.change.as_ref())));
    cells.push(number(row.change.as_ref().map(|_| &row.gain), Style::Four));
    Row { key: row.id.clone(), cells }
}

/// Whole levels stand as such.
fn style(value: Option<&Exact>) -> Style {
    if value.is_none_or(Exact::is_integer) { Style::Whole } else { Style::Two }
}
