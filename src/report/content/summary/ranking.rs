//! What is strong, and what to do first.

use super::super::{
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

/// Indicators above the ministry's minimum level.
pub(super) fn strengths(context: &Context<'_>) -> Vec<Block> {
    let strong = rank::strengths(context);
    let title = match strong.len() {
        0 => t!(context, report.summary.strengths).to_owned(),
        many => t!(context, report.summary.strengths_counted, count = capital(&number(context.words, many))),
    };
    let mut blocks = vec![Block::h3(title), Block::Gap(1.2), HEAD_RULE];
    if strong.is_empty() {
        let level = context.rubric.target_level;
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, t!(context, report.summary.no_strengths, level = level), 4));
    }
    for (indicator, level) in strong {
        let service = context.assessment.entry(&indicator.id, 0).map_or("", |entry| entry.service.value.trim());
        let name = if service.is_empty() { indicator.title.clone() } else { format!("{}: {service}", indicator.short) };
        let text = t!(
            context,
            report.summary.strength,
            level = level,
            name = context.rubric.level_name(indicator, level),
            summary = indicator.level(level).map_or("", |level| level.summary.as_str())
        );
        blocks.push(Block::Gap(1.6));
        blocks.push(limited(Style::Small, Text::strong(format!("{name}.")).then(format!(" {text}")), 4));
    }
    blocks
}

/// The five largest single level-ups.
pub(super) fn priorities(context: &Context<'_>) -> Vec<Block> {
    let steps = rank::priorities(context);
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
    let sentence = t!(
        context,
        report.summary.priorities_text,
        gain = points(context.words, &gain),
        index = context.words.decimal(&(context.score.index() + &gain), 2)
    );
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
            let next = indicator.level(step.to).map_or("", |level| level.summary.as_str());
            let name = Text::strong(format!("{} {}.", indicator.id, indicator.short)).then(format!(" {next}"));
            let owner = context.assessment.owner_name(&indicator.id);
            let owner = if owner.is_empty() { chart::NO_VALUE } else { owner };
            Some(Row::body(vec![
                Cell::text(Text::strong((place + 1).to_string())),
                Cell::blocks(vec![limited(Style::Table, name, 3)]),
                Cell::text(gaps::levels(step)),
                Cell::text(Text::strong(change(context.words, &step.gain, 4))),
                Cell::blocks(vec![limited(Style::Table, owner, 3)]).indented(UNIT_INDENT),
            ]))
        })
        .collect();
    vec![Block::Table(table)]
}
