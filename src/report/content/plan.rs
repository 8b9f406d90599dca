//! Rencana: from the index now to the one after the plan, who does what and until when, and what one step less would give.

use super::{
    Context,
    gaps::{between, linked},
    phrase::{capital, change, is_exact, list, number, points},
    piece::{self, table_caption},
};
use crate::{
    assessment::{ActionField, AnswerField, Field, PlanStart},
    chart::{self, plan_way, waterfall},
    insight::{Basis, Load, Roadmap, RoadmapStep, prints_alike, standing_words},
    report::model::{
        BODY_WIDTH, Block, Body, Cell, Column, Mark, Numbering, Part, PartId, Row, Style, Table, Text, Width,
    },
    rubric::{Exact, Indicator},
    t,
};

/// Most steps of the waterfall; the rest is summed (REPORT.md §5.7).
const MOST_STEPS: usize = 12;
/// Room above and below the text of a row.
const PADDING: f32 = 0.6;
/// Longest note that stands below the name of its indicator, in letters; a longer one gets room of its own.
const SHORT_NOTE: usize = 300;
/// Rupiah of which costs are told in millions where they are whole ones.
const MILLION: u64 = 1_000_000;

/// Builds the part; nothing where there is no plan, no action and no note of what is missing.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let mut blocks = Vec::new();
    if let Some(plan) = context.roadmap {
        let sees = Sees::of(context, plan);
        blocks.extend([piece::lead(lead(context, plan, sees)), Block::Gap(4.0), way(context, plan)]);
        blocks.extend([Block::Gap(5.0), Block::Table(steps(context, plan, sees))]);
        if plan.loads.len() > 1 {
            blocks.extend([Block::Gap(5.0), Block::Table(loads(context, plan, sees))]);
        }
    } else {
        blocks.push(piece::lead(t!(context, report.plan.none)));
    }
    // What is withheld from the reader is empty here.
    let others: Vec<Table> = [actions(context), others(context)].into_iter().flatten().collect();
    if context.roadmap.is_none() && others.is_empty() {
        return None;
    }
    blocks.extend(others.into_iter().flat_map(|table| [Block::Gap(5.0), Block::Table(table)]));
    Some(Part {
        id: PartId::Plan,
        numbering: Numbering::Number,
        title: t!(context, report.plan.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

/// What the reader may see of it, as far as anything stands there.
#[derive(Debug, Clone, Copy)]
struct Sees {
    effort: bool,
    cost: bool,
    due: bool,
}

impl Sees {
    fn of(context: &Context<'_>, plan: &Roadmap) -> Self {
        let sees = |field| context.options.profile.sees(&Field::Answer("".into(), field));
        Self {
            effort: sees(AnswerField::Effort),
            cost: sees(AnswerField::Cost) && plan.cost.is_some(),
            due: plan.finish.is_some(),
        }
    }
}

/// From which index to which, by how many indicators, and what that takes.
fn lead(context: &Context<'_>, plan: &Roadmap, sees: Sees) -> String {
    let words = context.words;
    let alike = prints_alike(&plan.from, &plan.reached);
    let value = |value: &Exact| if alike { points(words, value) } else { words.decimal(value, 2) };
    let band = |value: &Exact| context.rubric.band(value).map_or("", |band| band.name.as_str());
    let from = match plan.start {
        PlanStart::Claimed => t!(context, report.plan.from_claimed, index = value(&plan.from)),
        PlanStart::Supported => t!(context, report.plan.from_supported, index = value(&plan.from)),
    };
    let count = plan.indicators();
    let mut takes = Vec::new();
    if sees.effort {
        takes.push(t!(context, report.plan.takes_effort, effort = words.count(plan.effort)));
    }
    if let Some(cost) = plan.cost.filter(|_| sees.cost) {
        takes.push(t!(context, report.plan.takes_cost, cost = money(context, cost)));
    }
    if let Some(day) = plan.finish {
        takes.push(t!(context, report.plan.takes_time, day = words.date(day)));
    }
    let mut text = t!(
        context,
        report.plan.lead,
        from = from,
        to = value(&plan.reached),
        band = band(&plan.reached),
        count = number(words, count)
    );
    if takes.is_empty() {
        text.push('.');
    } else {
        text += &t!(context, report.plan.takes, what = list(words, &takes));
    }
    if plan.basis == Basis::Cheapest {
        text = format!("{text} {}", t!(context, report.plan.cheapest));
    }
    if let (Some(goal), Some(false)) = (&plan.goal, plan.reaches()) {
        let target = points(words, &goal.target());
        text = format!("{text} {}", t!(context, report.plan.short, target = target));
    }
    text
}

/// The waterfall, with what it says.
fn way(context: &Context<'_>, plan: &Roadmap) -> Block {
    let way = plan_way(context.words, context.rubric, plan, MOST_STEPS);
    let start = context.words.decimal(&way.axis_start(context.rubric), 1);
    let order =
        if plan.finish.is_some() { t!(context, report.plan.order_dated) } else { t!(context, report.plan.order) };
    let text = format!("{order} {}", t!(context, report.claims.axis, start = start));
    let drawing = waterfall(context.rubric, &way, BODY_WIDTH, context.lettering());
    let title = match plan.start {
        PlanStart::Claimed => t!(context, report.plan.figure),
        PlanStart::Supported => t!(context, report.plan.figure_supported),
    };
    piece::figure(drawing, "plan_way", title.to_owned(), text)
}

/// One row for each step, in the order in which it is done.
fn steps(context: &Context<'_>, plan: &Roadmap, sees: Sees) -> Table {
    let words = context.words;
    let mut columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(17.0)),
        Column::right(Width::Fixed(15.0)),
    ];
    let mut head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.plan.head.levels)),
        Cell::text(t!(context, report.gaps.head.gain)),
    ];
    if sees.effort {
        columns.push(Column::right(Width::Fixed(13.0)));
        head.push(Cell::text(t!(context, report.plan.head.effort)));
    }
    columns.push(Column::left(Width::Fixed(31.0)));
    head.push(Cell::text(t!(context, report.summary.head.unit)).indented(2.0));
    if sees.due {
        columns.push(Column::left(Width::Fixed(19.0)));
        head.push(Cell::text(t!(context, field.due)));
    }
    if sees.cost {
        columns.push(Column::right(Width::Fixed(19.0)));
        head.push(Cell::text(t!(context, field.cost)));
    }
    let caption = table_caption("plan", t!(context, report.plan.table), t!(context, report.plan.table_text));
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    table.rows = plan.steps.iter().filter_map(|step| row(context, step, sees)).collect();
    let mut total = vec![
        Cell::empty(),
        Cell::text(t!(context, report.plan.total, count = number(words, plan.indicators()))).over(2),
        Cell::text(change(words, &(&plan.reached - &plan.from), 4)),
    ];
    if sees.effort {
        total.push(Cell::text(words.count(plan.effort)));
    }
    total.push(Cell::empty());
    if sees.due {
        total.push(Cell::empty());
    }
    if sees.cost {
        total.push(Cell::text(plan.cost.map(|cost| money(context, cost)).unwrap_or_default()));
    }
    table.rows.push(Row::total(total));
    table.note = Some(note(context, plan, sees).into());
    table
}

fn row(context: &Context<'_>, step: &RoadmapStep, sees: Sees) -> Option<Row> {
    let words = context.words;
    let indicator = context.rubric.indicator(&step.indicator)?;
    let from = if step.unanswered { Mark::NotAssessed } else { Mark::Level(step.from) };
    let owner = context.assessment.owner_name(&indicator.id);
    let mut cells = vec![
        Cell::text(indicator.id.as_str()),
        Cell::blocks(named(context, indicator, step)),
        Cell::text(between(from, step.to)),
        Cell::text(Text::strong(change(words, &step.gain, 4))),
    ];
    if sees.effort {
        cells.push(Cell::text(words.count(step.effort)));
    }
    cells.push(Cell::text(if owner.is_empty() { chart::NO_VALUE } else { owner }).indented(2.0));
    if sees.due {
        cells.push(Cell::text(step.due.map_or_else(|| chart::NO_VALUE.to_owned(), |day| words.date_short(day))));
    }
    if sees.cost {
        cells.push(Cell::text(step.cost.map_or_else(|| chart::NO_VALUE.to_owned(), |cost| money(context, cost))));
    }
    Some(Row::body(cells))
}

/// The short name, the entry where there are several, and below it what the institution says is missing.
fn named(context: &Context<'_>, indicator: &Indicator, step: &RoadmapStep) -> Vec<Block> {
    let name = linked(context, indicator);
    let name = match indicator.entries.get(step.entry) {
        Some(entry) => name.then(format!(" ({entry})")),
        None => name,
    };
    let missing = context.assessment.answer(&indicator.id).map_or("", |answer| answer.plan.missing.value.trim());
    let mut blocks = vec![Block::CellText(name)];
    if !missing.is_empty() && is_short(missing) {
        blocks.push(Block::CellText(Text::grey(missing)));
    }
    blocks
}

/// What the figures are, what one level-up less gives, which single ones change the predicate, and what is beyond a limit.
fn note(context: &Context<'_>, plan: &Roadmap, sees: Sees) -> String {
    let words = context.words;
    let band = |value: &Exact| context.rubric.band(value).map_or("", |band| band.name.as_str());
    let mut notes =
        vec![t!(context, report.plan.sum, from = points(words, &plan.from), to = points(words, &plan.reached))];
    if !plan.steps.iter().all(|step| is_exact(&step.gain, 4)) {
        notes.push(t!(context, report.claims.note_rounded).to_owned());
    }
    if let Some((step, index)) = plan.one_less() {
        let standing = standing_words(words, context.rubric, plan.goal.as_ref(), index);
        let (id, index) =
            (&step.indicator, t!(context, report.plan.index_band, index = points(words, index), band = standing));
        notes.push(t!(context, report.plan.one_less, id = id, index = index));
    }
    match context.deciding {
        [] => {}
        [first, ..] => {
            let ids: Vec<&str> = context.deciding.iter().map(|one| one.indicator.as_str()).collect();
            let ids = super::phrase::indicator_numbers(context.rubric, &ids);
            notes.push(t!(context, report.plan.deciding, band = band(&first.reached), ids = ids));
        }
    }
    if context.deciding.is_empty()
        && context.rubric.band(&plan.from).is_some_and(|one| context.rubric.band_above(one).is_some())
    {
        notes.push(t!(context, report.plan.none_deciding).to_owned());
    }
    if sees.effort {
        notes.push(if plan.steps.iter().all(|step| step.estimated) {
            t!(context, report.plan.effort_note).to_owned()
        } else {
            t!(context, report.plan.effort_default).to_owned()
        });
        notes.extend(plan.breaches.iter().map(|breach| breach.sentence(words)));
    }
    if sees.cost && plan.costed < plan.indicators() {
        let (costed, count) = (number(words, plan.costed), number(words, plan.indicators()));
        notes.push(t!(context, report.plan.cost_note, costed = capital(&costed), count = count));
    }
    notes.join(" ")
}

/// What each unit has to do.
fn loads(context: &Context<'_>, plan: &Roadmap, sees: Sees) -> Table {
    let words = context.words;
    let mut columns =
        vec![Column::left(Width::Share(1.0)), Column::right(Width::Fixed(20.0)), Column::right(Width::Fixed(20.0))];
    let mut head = vec![
        Cell::text(t!(context, report.summary.head.unit)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.gaps.head.gain)),
    ];
    if sees.effort {
        columns.push(Column::right(Width::Fixed(20.0)));
        head.push(Cell::text(t!(context, report.plan.head.effort)));
    }
    if sees.due {
        columns.push(Column::left(Width::Fixed(30.0)));
        head.push(Cell::text(t!(context, report.plan.head.finish)).indented(4.0));
    }
    if sees.cost {
        columns.push(Column::right(Width::Fixed(24.0)));
        head.push(Cell::text(t!(context, field.cost)));
    }
    let caption = table_caption("plan_units", t!(context, report.plan.units), t!(context, report.plan.units_text));
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    let row = |load: &Load| {
        let unit = load.unit.as_ref().and_then(|id| context.assessment.units.get(id));
        let name = unit.map_or("", |unit| unit.name.value.as_str());
        let mut cells = vec![
            Cell::text(if name.is_empty() { t!(context, report.plan.no_unit) } else { name }),
            Cell::text(words.count(load.steps)),
            Cell::text(change(words, &load.gain, 4)),
        ];
        if sees.effort {
            cells.push(Cell::text(words.count(load.effort)));
        }
        if sees.due {
            let day = load.finish.map_or_else(|| chart::NO_VALUE.to_owned(), |day| words.date_short(day));
            cells.push(Cell::text(day).indented(4.0));
        }
        if sees.cost {
            cells.push(Cell::text(load.cost.map_or_else(|| chart::NO_VALUE.to_owned(), |cost| money(context, cost))));
        }
        Row::body(cells)
    };
    table.rows = plan.loads.iter().map(row).collect();
    table
}

/// The actions for all indicators; `None` where there are none or the reader may not see them.
fn actions(context: &Context<'_>) -> Option<Table> {
    let words = context.words;
    let columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(24.0)),
        Column::left(Width::Fixed(36.0)),
        Column::left(Width::Fixed(22.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, field.action_title)),
        Cell::text(t!(context, field.action_state)),
        Cell::text(t!(context, field.action_owner)),
        Cell::text(t!(context, field.action_due)),
    ];
    if !context.options.profile.sees(&Field::Action("".into(), "".into(), ActionField::Title)) {
        return None;
    }
    let mut rows = Vec::new();
    for indicator in &context.rubric.indicators {
        for (_, action) in context.assessment.actions(&indicator.id) {
            let owner = context.assessment.action_owner(&indicator.id, action);
            rows.push(Row::body(vec![
                Cell::text(indicator.id.as_str()),
                Cell::text(action.title.value.as_str()),
                Cell::text(action.state.value.name(words)),
                Cell::text(if owner.is_empty() { chart::NO_VALUE } else { owner }),
                Cell::text(action.due.value.map_or_else(|| chart::NO_VALUE.to_owned(), |day| words.date_short(day))),
            ]));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let caption =
        table_caption("plan_actions", t!(context, report.plan.actions), t!(context, report.plan.actions_text));
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    table.rows = rows;
    Some(table)
}

fn is_short(note: &str) -> bool {
    note.char_indices().nth(SHORT_NOTE).is_none()
}

/// What is said to be missing at indicators that are no step, or at length; `None` where nothing is.
fn others(context: &Context<'_>) -> Option<Table> {
    let steps: Vec<&str> =
        context.roadmap.iter().flat_map(|plan| &plan.steps).map(|step| step.indicator.as_str()).collect();
    let row = |indicator: &Indicator| {
        let missing = context.assessment.answer(&indicator.id)?.plan.missing.value.trim();
        let told = missing.is_empty() || (steps.contains(&indicator.id.as_str()) && is_short(missing));
        (!told).then(|| {
            Row::body(vec![
                Cell::text(indicator.id.as_str()),
                Cell::text(linked(context, indicator)),
                Cell::text(missing),
            ])
        })
    };
    let rows: Vec<Row> = context.rubric.indicators.iter().filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let columns =
        vec![Column::right(Width::Fixed(8.0)), Column::left(Width::Fixed(44.0)), Column::left(Width::Share(1.0))];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, field.missing)),
    ];
    let caption = table_caption("plan_missing", t!(context, report.plan.others), t!(context, report.plan.others_text));
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = PADDING;
    table.rows = rows;
    Some(table)
}

/// An amount of money, in millions where it is a whole number of them.
fn money(context: &Context<'_>, rupiah: u64) -> String {
    if rupiah >= MILLION && rupiah.is_multiple_of(MILLION) {
        t!(context, report.plan.million, amount = context.words.count(rupiah / MILLION))
    } else {
        context.words.rupiah(rupiah)
    }
}
