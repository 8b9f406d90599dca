//! The priorities of the summary: what to do first, with the rule of their order.

use super::{
    Context, gaps,
    phrase::{capital, change, number, points},
    piece::{HEAD_RULE, limited, table_caption},
    rank,
};
use crate::{
    chart,
    report::{
        Variant,
        model::{Anchor, Block, Cell, Column, PartId, Row, Run, Style, Table, Text, Width},
    },
    t,
};

/// Room between a gain and the unit beside it.
const UNIT_INDENT: f32 = 3.0;

/// The level-ups that come first, one line each.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let (steps, rest) = rank::priorities(context);
    if steps.is_empty() {
        let text =
            if context.score.answered == 0 { t!(context, report.share.nothing) } else { t!(context, report.gaps.none) };
        return vec![
            Block::h3(t!(context, report.summary.priorities)),
            Block::Gap(1.2),
            HEAD_RULE,
            Block::Gap(1.6),
            limited(Style::Small, text, 4),
        ];
    }
    let title = t!(context, report.summary.priorities_counted, count = capital(&number(context.words, steps.len())));
    let gain = rank::gain(&steps);
    let level = context.rubric.target_level;
    let rule = t!(context, report.summary.priorities_rule);
    let index = context.words.decimal(&(context.score.index() + &gain), 2);
    let gain = points(context.words, &gain);
    let mut sentence = if steps.len() == 1 {
        t!(context, report.summary.priorities_one, rule = rule, gain = gain, index = index)
    } else {
        t!(context, report.summary.priorities_text, rule = rule, gain = gain, index = index)
    };
    if rest > 0 {
        let rest = t!(context, report.summary.priorities_rest, count = number(context.words, rest), level = level);
        sentence = format!("{sentence} {rest}");
    }
    let mut text = Text::plain(sentence);
    if context.options.variant == Variant::Full {
        let part = Text::default().then_run(Run::Number(Anchor::Part(PartId::Gaps)));
        let more = Text::with_runs(t!(context, report.summary.priorities_more), &[part]);
        text.runs.extend(Text::plain(" ").runs.into_iter().chain(more.runs));
    }
    let columns = vec![
        Column::left(Width::Fixed(6.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(17.0)),
        Column::right(Width::Fixed(18.0)),
        Column::left(Width::Fixed(27.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.summary.head.priority)).over(2),
        Cell::text(t!(context, report.summary.head.levels)),
        Cell::text(t!(context, report.gaps.head.gain)),
        Cell::text(t!(context, report.summary.head.unit)).indented(UNIT_INDENT),
    ];
    let mut table = Table::new(table_caption("priorities", &title, text), columns, head);
    table.rows = steps
        .iter()
        .enumerate()
        .filter_map(|(place, step)| {
            let indicator = context.rubric.indicator(&step.indicator)?;
            let name = Text::strong(format!("{} {}", indicator.id, indicator.short));
            let owner = context.assessment.owner_name(&indicator.id);
            let owner = if owner.is_empty() { chart::NO_VALUE } else { owner };
            Some(Row::body(vec![
                Cell::text(Text::strong((place + 1).to_string())),
                Cell::blocks(vec![limited(Style::Table, name, 1)]),
                Cell::text(gaps::levels(step)),
                Cell::text(Text::strong(change(context.words, &step.gain, 4))),
                Cell::blocks(vec![limited(Style::Table, owner, 1)]).indented(UNIT_INDENT),
            ]))
        })
        .collect();
    vec![Block::Table(table)]
}
