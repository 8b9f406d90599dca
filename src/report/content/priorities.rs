//! The priorities of the summary: what to do first, with the rule of their order.

use super::{
    Context,
    phrase::{capital, change, indicator_numbers, number, points},
    piece::{HEAD_RULE, limited, table_caption},
    rank,
};
use crate::{
    chart,
    report::{
        Variant,
        model::{Anchor, Block, Cell, Column, PartId, Row, Run, Style, Table, Text, Width},
    },
    rubric::Exact,
    t,
};

/// Room between a gain and the unit beside it.
const UNIT_INDENT: f32 = 3.0;
/// Most claims that are named by their numbers.
const MOST_CLAIMS: usize = 6;

/// The level-ups that come first, one line each, at most so many; and the claims whose evidence is to be completed.
pub(super) fn blocks(context: &Context<'_>, most: usize) -> Vec<Block> {
    let (steps, below) = rank::priorities(context);
    if steps.is_empty() {
        let text =
            if context.score.answered == 0 { t!(context, report.share.nothing) } else { t!(context, report.gaps.none) };
        return vec![
            HEAD_RULE,
            Block::Gap(1.6),
            Block::h3(t!(context, report.summary.priorities)),
            Block::Gap(1.0),
            limited(Style::Small, text, 4),
        ];
    }
    let level = context.rubric.target_level;
    let title = if below == steps.len() {
        t!(context, report.summary.priorities_below, level = level)
    } else {
        t!(context, report.summary.priorities_nearest).to_owned()
    };
    let first = match below {
        0 => t!(context, report.summary.priorities_none_below).to_owned(),
        count => t!(context, report.summary.priorities_count, count = capital(&number(context.words, count))),
    };
    let sentence = format!("{first} {}", t!(context, report.summary.priorities_rule));
    let columns = vec![
        Column::left(Width::Fixed(7.0)),
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(17.0)),
        Column::left(Width::Fixed(24.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.summary.head.priority)).over(2),
        Cell::text(t!(context, report.gaps.head.gain)),
        Cell::text(t!(context, report.summary.head.unit)).indented(UNIT_INDENT),
    ];
    let mut table = Table::new(table_caption("priorities", &title, sentence), columns, head);
    table.style = Style::Evidence;
    table.padding = 0.6;
    let line = |text: Text| Cell::blocks(vec![limited(Style::Evidence, text, 1)]);
    table.rows = steps
        .iter()
        .take(most)
        .filter_map(|step| {
            let indicator = context.rubric.indicator(&step.indicator)?;
            let next = indicator.level(step.to).map_or("", |level| level.summary.as_str());
            let owner = context.assessment.owner_name(&indicator.id);
            let owner = if owner.is_empty() { chart::NO_VALUE } else { owner };
            Some(Row::body(vec![
                Cell::text(indicator.id.as_str()),
                line(Text::strong(format!("{}.", indicator.short)).then(format!(" {next}"))),
                Cell::text(change(context.words, &step.gain, 4)),
                line(owner.into()).indented(UNIT_INDENT),
            ]))
        })
        .collect();
    table.rows.push(total(context, &steps, steps.len().saturating_sub(most)));
    table.rows.extend(claims(context));
    vec![Block::Table(table)]
}

/// What all of them give together and which index that makes, also those that are not listed.
fn total(context: &Context<'_>, steps: &[crate::scoring::SingleStep], left_out: usize) -> Row {
    let gain = rank::gain(steps);
    let index = context.words.decimal(&(context.score.index() + &gain), 2);
    let text = if steps.len() == 1 {
        t!(context, report.summary.priorities_one, index = index)
    } else if left_out == 0 {
        let count = number(context.words, steps.len());
        t!(context, report.summary.priorities_all, count = capital(&count), index = index)
    } else {
        let count = capital(&number(context.words, steps.len()));
        t!(context, report.summary.priorities_more, count = count, rest = left_out, index = index)
    };
    Row::total(vec![Cell::text(text).over(2), Cell::text(Text::strong(change(context.words, &gain, 4))), Cell::empty()])
}

/// The claims whose evidence is to be completed so that the index stands.
fn claims(context: &Context<'_>) -> Option<Row> {
    let unbacked = context.unbacked();
    if unbacked.is_empty() {
        return None;
    }
    let loss: Exact = unbacked.iter().map(|one| context.backing.beyond_evidence(context.score, &one.indicator)).sum();
    let count = number(context.words, unbacked.len());
    let mut text = Text::strong(if unbacked.len() <= MOST_CLAIMS {
        let ids: Vec<&str> = unbacked.iter().map(|one| one.indicator.as_str()).collect();
        let ids = indicator_numbers(context.rubric, &ids);
        t!(context, report.summary.complete_named, count = count, ids = ids)
    } else {
        t!(context, report.summary.complete, count = count)
    });
    if context.options.variant == Variant::Full {
        let page = Text::default().then_run(Run::Page(Anchor::Part(PartId::Claims)));
        text.runs.extend(Text::with_runs(t!(context, report.summary.complete_page), &[page]).runs);
    }
    Some(Row::body(vec![
        Cell::text(text).over(2),
        Cell::text(Text::strong(points(context.words, &loss))),
        Cell::text(t!(context, report.summary.kept)).indented(UNIT_INDENT),
    ]))
}
