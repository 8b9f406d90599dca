//! Kesenjangan: what is missing at each indicator, to the next level and to the level aimed at.

use super::{
    Context,
    cell::{Cell, Outcome, Row, Sheet, Style, Value},
    columns::{LevelsColumn, SheetKind},
    formula::{Levels, value_of_level},
    levels::id,
};
use crate::{
    insight::what_holds_back,
    rubric::{Exact, Indicator, Measure},
    scoring::{NodeKind, completed_level, gain_of_next_level},
    t,
};

/// Place of the row that names the columns.
const HEAD: usize = 3;

/// Makes the sheet; `levels` is the one of levels.
pub(super) fn sheet(context: &Context<'_>, levels: Option<&Sheet>) -> Sheet {
    let words = context.words;
    let heads = [
        t!(words, sheets.levels.indicator),
        t!(words, sheets.levels.indicator_name),
        t!(words, field.owner),
        t!(words, sheets.levels.weight),
        t!(words, sheets.levels.counted),
        t!(words, field.target),
        t!(words, sheets.gaps.missing),
        t!(words, sheets.gaps.gain),
        t!(words, sheets.gaps.next),
        t!(words, sheets.gaps.next_gain),
        t!(words, sheets.gaps.criteria),
    ];
    let mut rows = vec![
        Row::line(t!(words, sheets.gaps.title), Style::Title),
        Row::line(t!(words, sheets.gaps.note), Style::Note),
        Row::default(),
        Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()),
    ];
    if let Some(levels) = levels {
        let formulas = Levels::of(levels, context.input.rubric);
        for indicator in &context.input.rubric.indicators {
            let number = rows.len() + 1;
            rows.push(row(context, indicator, &formulas, number));
        }
    }
    Sheet {
        name: SheetKind::Gaps.name(words).to_owned(),
        widths: vec![10, 44, 24, 10, 9, 9, 10, 14, 11, 14, 90],
        rows,
        head: Some(HEAD),
        frozen: 2,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}

fn row(context: &Context<'_>, indicator: &Indicator, levels: &Levels<'_>, number: usize) -> Row {
    let (rubric, assessment, score) = (context.input.rubric, context.input.assessment, context.input.score);
    let node = score.lowest.node(NodeKind::Indicator, &indicator.id);
    let counted = node.and_then(|node| node.value.clone()).unwrap_or_default();
    let target = assessment.answer(&indicator.id).and_then(|answer| answer.target.value);
    let aimed = target.and_then(|level| rubric.scale(indicator)?.value(level));
    let missing = aimed.as_ref().map(|aimed| (aimed - &counted).max(Exact::default()));
    let [ids, values, targets] =
        [LevelsColumn::Indicator, LevelsColumn::Value, LevelsColumn::Target].map(|column| levels.range(column));
    let number_of = |formula: String, result: Option<Exact>, style: Style| {
        let result = result.map_or(Outcome::Text(String::new()), Outcome::Number);
        Cell { value: Value::Formula(formula, result), style }
    };
    // No level is 0, so a sum of 0 is a cell without one; a framework that begins at 0 has nothing to aim at there.
    let aim = format!("IF(SUMIF({ids},$A{number},{targets})=0,\"\",SUMIF({ids},$A{number},{targets}))");
    let value = format!("AVERAGEIF({ids},$A{number},{values})");
    let of_target = value_of_level(rubric, indicator, &format!("F{number}"));
    let gap = format!("IF(F{number}=\"\",\"\",MAX(0,{of_target}-E{number}))");
    let gain = format!("IF(F{number}=\"\",\"\",D{number}*G{number}/100)");
    let step = gain_of_next_level(rubric, assessment, indicator).filter(|_| indicator.measure == Measure::Levels);
    let now = completed_level(rubric, score, indicator).unwrap_or(indicator.lowest());
    let holding = what_holds_back(indicator, now, &|criterion| assessment.ticked(&indicator.id, 0, criterion));
    let criteria: Vec<String> = holding.open.iter().map(|one| format!("{} {}", one.id, one.text)).collect();
    let hundred = Exact::from_integer(100.into());
    Row {
        key: indicator.id.clone(),
        cells: vec![
            id(&indicator.id),
            Cell::text(&indicator.name, Style::Text),
            Cell::text(assessment.owner_name(&indicator.id), Style::Text),
            Cell::number(&indicator.weight, Style::Two),
            Cell::formula(value, &counted, if counted.is_integer() { Style::Whole } else { Style::Two }),
            number_of(aim, target.map(|level| Exact::from_integer(level.into())), Style::Whole),
            number_of(gap, missing.clone(), Style::Whole),
            number_of(gain, missing.map(|missing| missing * &indicator.weight / hundred), Style::Four),
            step.as_ref().map_or(Cell::empty(Style::Whole), |step| Cell::whole(step.to)),
            step.as_ref().map_or(Cell::empty(Style::Four), |step| Cell::number(&step.gain, Style::Four)),
            Cell::text(criteria.join("\n"), Style::Text),
        ],
    }
}
