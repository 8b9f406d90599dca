//! Tingkat: every indicator with its level, the level aimed at, its unit and its explanation. This sheet is read back.

use super::{
    Context,
    cell::{Cell, Choices, Row, Sheet, Style},
    columns::{LevelsColumn, SheetKind},
    formula::{column, value_of_level},
};
use crate::{
    assessment::{Stage, Value as Given},
    rubric::{Aspect, Exact, Indicator, Measure},
    scoring::{Node, NodeKind},
    t,
};

/// Place of the row that names the columns.
const HEAD: usize = 3;

/// Makes the sheet.
pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let words = context.words;
    let head = LevelsColumn::ALL.iter().map(|column| Cell::text(column.head(words), Style::Head)).collect();
    let mut rows = vec![
        Row::line(t!(words, sheets.levels.title), Style::Title),
        Row::line(t!(words, sheets.levels.note), Style::Note),
        Row::default(),
        Row::of(head),
    ];
    for indicator in &context.input.rubric.indicators {
        for entry in 0..indicator.entry_count() {
            let number = rows.len() + 1;
            rows.push(row(context, indicator, entry, number));
        }
    }
    let (first, last) = (HEAD as u32 + 1, rows.len().saturating_sub(1) as u32);
    let (lowest, highest) = bounds(context);
    let refusal = t!(words, sheets.levels.refusal, lowest = lowest, highest = highest);
    let allowed: Vec<String> = (lowest..=highest).map(|level| level.to_string()).collect();
    let choices = |column: LevelsColumn| Choices {
        column: column.place() as u16,
        rows: (first, last),
        allowed: allowed.clone(),
        refusal: refusal.clone(),
    };
    let by_levels = context.input.rubric.indicators.iter().all(|indicator| indicator.measure == Measure::Levels);
    Sheet {
        name: SheetKind::Levels.name(words).to_owned(),
        widths: LevelsColumn::widths(),
        rows,
        head: Some(HEAD),
        frozen: 2,
        printed: u16::MAX,
        choices: if by_levels { vec![choices(LevelsColumn::Level), choices(LevelsColumn::Target)] } else { Vec::new() },
    }
}

/// Lowest and highest level of the framework.
fn bounds(context: &Context<'_>) -> (u8, u8) {
    let all = &context.input.rubric.indicators;
    let lowest = all.iter().map(Indicator::lowest).min().unwrap_or_default();
    (lowest, all.iter().map(Indicator::highest).max().unwrap_or_default())
}

/// What an aspect or domain is called in the sheets, so that formulas find its rows.
pub(super) fn called(id: &str, name: &str) -> String {
    format!("{id}. {name}")
}

fn row(context: &Context<'_>, indicator: &Indicator, entry: usize, number: usize) -> Row {
    let (rubric, assessment) = (context.input.rubric, context.input.assessment);
    let aspect: Option<&Aspect> = rubric.aspect(&indicator.aspect);
    let domain = aspect.and_then(|aspect| rubric.domain(aspect.domain.as_deref()?));
    let name = match indicator.entries.get(entry) {
        Some(entry) => format!("{} ({entry})", indicator.name),
        None => indicator.name.clone(),
    };
    let weight = &indicator.weight / Exact::from_integer(indicator.entry_count().into());
    let texts = assessment.entry(&indicator.id, entry);
    let owner = assessment.owner_name(&indicator.id);
    let target = assessment.answer(&indicator.id).and_then(|answer| answer.target.value);
    let level = format!("{}{number}", column(LevelsColumn::Level.place()));
    let cells = LevelsColumn::ALL.iter().map(|column| match column {
        LevelsColumn::Indicator => id(&indicator.id),
        LevelsColumn::Name => Cell::text(&name, Style::Text),
        LevelsColumn::Domain => {
            Cell::text(domain.map(|domain| called(&domain.id, &domain.name)).unwrap_or_default(), Style::Text)
        }
        LevelsColumn::Aspect => {
            Cell::text(aspect.map(|aspect| called(&aspect.id, &aspect.name)).unwrap_or_default(), Style::Text)
        }
        LevelsColumn::Weight => Cell::number(&weight, Style::Two),
        LevelsColumn::Level => match assessment.value(&indicator.id, entry, Stage::SelfAssessment) {
            Some(Given::Level(level)) => leveled(Some(*level)),
            Some(Given::Score(number) | Given::External(number)) => Cell::number(number, Style::Four),
            None => leveled(None),
        },
        LevelsColumn::Value => value(context, indicator, entry, &level),
        LevelsColumn::Target => leveled(target.filter(|_| entry == 0)),
        LevelsColumn::Unit => Cell::text(if entry == 0 { owner } else { "" }, Style::Typed),
        LevelsColumn::Facts => Cell::text(texts.map_or("", |entry| &entry.facts.value), Style::Typed),
        LevelsColumn::Analysis => Cell::text(texts.map_or("", |entry| &entry.analysis.value), Style::Typed),
    });
    let key = if entry == 0 { indicator.id.clone() } else { format!("{}/{}", indicator.id, entry + 1) };
    Row { key, cells: cells.collect() }
}

/// The number of an indicator, which sorts as a number where it is one.
pub(super) fn id(id: &str) -> Cell {
    match id.parse::<u32>() {
        Ok(number) if number.to_string() == id => Cell::whole(number),
        _ => Cell::text(id, Style::Text),
    }
}

fn leveled(level: Option<u8>) -> Cell {
    match level {
        Some(level) => Cell { style: Style::Level, ..Cell::whole(level) },
        None => Cell::empty(Style::Level),
    }
}

/// What counts: the value of the level, or of the lowest one.
fn value(context: &Context<'_>, indicator: &Indicator, entry: usize, level: &str) -> Cell {
    let found = context.input.score.lowest.node(NodeKind::Indicator, &indicator.id);
    let found: Option<&Node> = found.map(|node| node.inputs.get(entry).unwrap_or(node));
    let counted = found.and_then(|node| node.value.clone()).unwrap_or_default();
    if indicator.measure != Measure::Levels {
        return Cell::number(&counted, Style::Four);
    }
    let rubric = context.input.rubric;
    let lowest = value_of_level(rubric, indicator, &indicator.lowest().to_string());
    let of_level = value_of_level(rubric, indicator, level);
    let style = if counted.is_integer() { Style::Whole } else { Style::Four };
    Cell::formula(format!("IF(ISNUMBER({level}),{of_level},{lowest})"), &counted, style)
}
