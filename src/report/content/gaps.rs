//! Kesenjangan.

use super::{
    Context,
    phrase::{change, indicator_numbers, number, points},
    piece::{self, table_caption},
    source,
};
use crate::{
    insight::{next_steps, what_holds_back},
    report::{
        Variant,
        model::{Anchor, Block, Body, Cell, Column, Mark, Numbering, Part, PartId, Row, Style, Table, Text, Width},
    },
    rubric::{Exact, Indicator},
    scoring::SingleStep,
    t,
};

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let steps = next_steps(context.rubric, context.assessment, context.score);
    let mut blocks = vec![piece::lead(lead(context, &steps))];
    if !steps.is_empty() {
        blocks.push(Block::Gap(5.0));
        blocks.push(Block::Table(table(context, &steps)));
    }
    let open: Vec<&str> = context.open().iter().map(|indicator| indicator.id.as_str()).collect();
    if !open.is_empty() && context.score.answered > 0 {
        let numbers = indicator_numbers(context.rubric, &open);
        blocks.push(Block::Gap(3.0));
        blocks.push(piece::narrow(Style::Note, t!(context, report.gaps.open, numbers = numbers)));
    }
    Some(Part {
        id: PartId::Gaps,
        numbering: Numbering::Number,
        title: t!(context, report.gaps.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

fn lead(context: &Context<'_>, steps: &[SingleStep]) -> String {
    if context.score.answered == 0 {
        return t!(context, report.share.nothing).to_owned();
    }
    if steps.is_empty() {
        return t!(context, report.gaps.none).to_owned();
    }
    let count = context.words.count(steps.len());
    t!(context, report.gaps.lead, count = count, answered = context.score.answered)
}

/// Gaps to the next level, in the order in which they are best closed.
fn table(context: &Context<'_>, steps: &[SingleStep]) -> Table {
    let caption = table_caption("gaps", t!(context, report.gaps.table), t!(context, report.gaps.table_text));
    let columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Fixed(30.0)),
        Column::left(Width::Fixed(17.5)),
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(15.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.gaps.head.indicator)),
        Cell::text(t!(context, report.gaps.head.levels)),
        Cell::text(t!(context, report.gaps.head.criteria)),
        Cell::text(t!(context, report.gaps.head.gain)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Evidence;
    table.padding = 0.6;
    table.rows = steps
        .iter()
        .filter_map(|step| {
            let indicator = context.rubric.indicator(&step.indicator)?;
            Some(Row::body(vec![
                Cell::text(indicator.id.as_str()),
                Cell::text(linked(context, indicator)),
                Cell::text(levels(step)),
                Cell::blocks(vec![Block::text(Style::Criterion, criteria(context, indicator, step))]),
                Cell::text(Text::strong(change(context.words, &step.gain, 4))),
            ]))
        })
        .collect();
    let sum: Exact = steps.iter().map(|step| &step.gain).sum();
    table.rows.push(Row::total(vec![
        Cell::empty(),
        Cell::text(t!(context, report.gaps.total, count = number(context.words, steps.len()))).over(3),
        Cell::text(change(context.words, &sum, 4)),
    ]));
    let after = context.score.index() + &sum;
    let note = t!(context, report.gaps.note, framework = context.framework(), index = points(context.words, &after));
    let blocks = (context.options.variant == Variant::Full).then(|| t!(context, report.gaps.note_blocks).to_owned());
    let notes: Vec<String> = std::iter::once(note).chain(blocks).chain(source::legend(context)).collect();
    table.note = Some(notes.join(" ").into());
    table
}

/// The short name of an indicator, leading to its block where there is one.
pub(super) fn linked(context: &Context<'_>, indicator: &Indicator) -> Text {
    if context.options.variant == Variant::Full {
        Text::default().then_link(&indicator.short, Anchor::Indicator(indicator.id.clone()))
    } else {
        Text::plain(&indicator.short)
    }
}

/// Level now and the next one, as coloured digits.
pub(super) fn levels(step: &SingleStep) -> Text {
    between(Mark::Level(step.from), step.to)
}

/// A level and the one to be reached, as coloured digits.
pub(super) fn between(from: Mark, to: u8) -> Text {
    Text::default().then_mark(from).then("\u{a0}→\u{a0}").then_mark(Mark::Level(to))
}

/// Criteria of the next level that are not ticked.
fn criteria(context: &Context<'_>, indicator: &Indicator, step: &SingleStep) -> Text {
    let ticked = |id: &str| context.assessment.ticked(&indicator.id, 0, id);
    let holding = what_holds_back(indicator, step.from, &ticked);
    if holding.open.is_empty() {
        return t!(context, report.gaps.ready, level = step.to).into();
    }
    holding.open.iter().fold(Text::default(), |text, criterion| {
        let text = if text.runs.is_empty() { text } else { text.then(" ") };
        source::demanded(context, text, criterion)
    })
}
