//! Rencana: every step of the plan with what it gives and takes, then the actions. It is not read back.

use super::{
    Context,
    cell::{Cell, Row, Sheet, Style},
    columns::SheetKind,
    formula::column,
    levels::id,
};
use crate::{
    assessment::PlanStart,
    insight::{Footing, Roadmap, RoadmapStep, missing_for},
    rubric::{Exact, exact_to_text},
    t,
};

/// Places of the columns that are summed.
const GAIN: usize = 4;
const AFTER: usize = 5;
const EFFORT: usize = 6;
const COST: usize = 10;

/// Makes the sheet; `None` where there is no plan and no action.
pub(super) fn sheet(context: &Context<'_>) -> Option<Sheet> {
    let words = context.words;
    let (rubric, assessment) = (context.input.rubric, context.input.assessment);
    let footing = Footing::of(rubric, assessment, context.input.score, context.inspection);
    let roadmap = Roadmap::of(rubric, assessment, &footing);
    let actions = action_rows(context);
    if roadmap.is_none() && actions.is_empty() {
        return None;
    }
    let heads = [
        t!(words, sheets.levels.indicator),
        t!(words, sheets.levels.indicator_name),
        t!(words, sheets.plan.from),
        t!(words, sheets.plan.to),
        t!(words, sheets.plan.gain),
        t!(words, sheets.plan.after),
        t!(words, sheets.plan.effort),
        t!(words, sheets.plan.per_ten),
        t!(words, field.owner),
        t!(words, field.due),
        t!(words, sheets.plan.cost),
        t!(words, sheets.plan.without),
        t!(words, sheets.plan.criteria),
        t!(words, field.missing),
    ];
    let mut rows = vec![
        Row::line(t!(words, sheets.plan.title), Style::Title),
        Row::line(note(context, roadmap.as_ref()), Style::Note),
        Row::default(),
        Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()),
    ];
    if let Some(roadmap) = &roadmap {
        let first = rows.len() + 1;
        for step in &roadmap.steps {
            let number = rows.len() + 1;
            rows.push(row(context, roadmap, step, (number, number == first)));
        }
        rows.push(total(context, roadmap, (first, rows.len())));
    }
    if !actions.is_empty() {
        rows.push(Row::default());
        rows.push(Row::line(t!(words, sheets.plan.actions), Style::Label));
        let heads = [
            t!(words, sheets.levels.indicator),
            t!(words, field.action_title),
            t!(words, field.action_state),
            t!(words, field.action_owner),
            t!(words, field.action_due),
        ];
        rows.push(Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()));
        rows.extend(actions);
    }
    Some(Sheet {
        name: SheetKind::Plan.name(words).to_owned(),
        widths: vec![10, 52, 16, 24, 16, 12, 9, 13, 26, 18, 16, 12, 24, 70],
        rows,
        // Not all rows below are of one table.
        head: None,
        frozen: 2,
        printed: u16::MAX,
        choices: Vec::new(),
    })
}

/// From which levels, and which index it goes for.
fn note(context: &Context<'_>, roadmap: Option<&Roadmap>) -> String {
    let words = context.words;
    let Some(roadmap) = roadmap else { return t!(words, sheets.plan.none).to_owned() };
    let from = match roadmap.start {
        PlanStart::Claimed => t!(words, chart.plan.from_claimed),
        PlanStart::Supported => t!(words, chart.plan.from_supported),
    };
    let exact = |value: &Exact| words.localized(&exact_to_text(value));
    let goal = roadmap.goal.as_ref().map_or_else(|| crate::chart::NO_VALUE.to_owned(), |goal| exact(&goal.target()));
    t!(words, sheets.plan.note, from = from, index = exact(&roadmap.from), goal = goal)
}

fn row(context: &Context<'_>, roadmap: &Roadmap, step: &RoadmapStep, (number, is_first): (usize, bool)) -> Row {
    let assessment = context.input.assessment;
    let indicator = context.input.rubric.indicator(&step.indicator);
    let name = indicator.map_or_else(String::new, |one| match one.entries.get(step.entry) {
        Some(entry) => format!("{} ({entry})", one.name),
        None => one.name.clone(),
    });
    let missing =
        indicator.map(|one| missing_for(assessment, context.inspection, one, step.entry, (step.from, step.to)));
    let open: Vec<&str> =
        missing.iter().flat_map(|missing| &missing.open).map(|open| open.criterion.id.as_str()).collect();
    let (gain, effort) = (column(GAIN), column(EFFORT));
    // Sums of decimals are brought back to so many of them, so that every spreadsheet shows the same.
    let after = if is_first {
        format!("ROUND({}+{gain}{number},10)", decimal(&roadmap.from))
    } else {
        format!("ROUND({}{}+{gain}{number},10)", column(AFTER), number - 1)
    };
    let cost = step.cost.map_or(Cell::empty(Style::Whole), Cell::whole);
    Row {
        key: if step.entry == 0 { step.indicator.clone() } else { format!("{}/{}", step.indicator, step.entry + 1) },
        cells: vec![
            id(&step.indicator),
            Cell::text(name, Style::Text),
            Cell::whole(step.from),
            Cell::whole(step.to),
            Cell::number(&step.gain, Style::Four),
            Cell::formula(after, &step.after, Style::Four),
            Cell::whole(step.effort),
            Cell::formula(format!("10*{gain}{number}/{effort}{number}"), &step.gain_per_ten_days(), Style::Four),
            Cell::text(assessment.owner_name(&step.indicator), Style::Text),
            Cell::text(step.due.map(|day| context.words.date(day)).unwrap_or_default(), Style::Text),
            cost,
            Cell::number(&step.without, Style::Four),
            Cell::text(open.join(super::LIST_SIGN), Style::Text),
            Cell::text(missing.map_or("", |missing| missing.own), Style::Text),
        ],
    }
}

fn total(context: &Context<'_>, roadmap: &Roadmap, (first, last): (usize, usize)) -> Row {
    let sum = |place: usize, of: &Exact, style: Style| {
        let column = column(place);
        Cell::formula(format!("ROUND(SUM({column}{first}:{column}{last}),10)"), of, style)
    };
    let whole = |number: u64| Exact::from_integer(number.into());
    let mut cells: Vec<Cell> = (0..=COST).map(|_| Cell::empty(Style::Text)).collect();
    let filled = [
        (1, Cell::text(t!(context.words, sheets.plan.total), Style::Label)),
        (GAIN, sum(GAIN, &(&roadmap.reached - &roadmap.from), Style::Four)),
        (AFTER, Cell::number(&roadmap.reached, Style::Four)),
        (EFFORT, sum(EFFORT, &whole(roadmap.effort), Style::Whole)),
        (COST, sum(COST, &whole(roadmap.cost.unwrap_or_default()), Style::Whole)),
    ];
    for (place, cell) in filled {
        if let Some(there) = cells.get_mut(place) {
            *there = cell;
        }
    }
    Row::of(cells)
}

fn action_rows(context: &Context<'_>) -> Vec<Row> {
    let assessment = context.input.assessment;
    let mut rows = Vec::new();
    for indicator in &context.input.rubric.indicators {
        for (key, action) in assessment.actions(&indicator.id) {
            rows.push(Row {
                key: format!("{}/{key}", indicator.id),
                cells: vec![
                    id(&indicator.id),
                    Cell::text(&action.title.value, Style::Text),
                    Cell::text(action.state.value.name(context.words), Style::Text),
                    Cell::text(assessment.action_owner(&indicator.id, action), Style::Text),
                    Cell::text(action.due.value.map(|day| context.words.date(day)).unwrap_or_default(), Style::Text),
                ],
            });
        }
    }
    rows
}

/// A number as formulas write it, exactly.
fn decimal(number: &Exact) -> String {
    format!("({})", exact_to_text(number))
}
