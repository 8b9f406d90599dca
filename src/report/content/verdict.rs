//! Kekuatan dan kelemahan: what each aspect is strong and weak in, by the rule of the official evaluation report.

use super::{Context, phrase::keep_levels, piece::table_caption, rank::Verdict};
use crate::{
    chart,
    report::model::{Block, Cell, Column, Row, Style, Table, Text, Width},
    rubric::Indicator,
    t,
};

/// A row for each aspect; nothing where nothing is assessed.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    if context.score.answered == 0 {
        return Vec::new();
    }
    let (target, (lowest, highest)) = (context.rubric.target_level, context.levels());
    let rule = t!(
        context,
        report.results.verdict_text,
        strong = keep_levels(target.saturating_add(1), highest),
        weak = keep_levels(lowest, target.saturating_sub(1)),
        from = lowest + 1
    );
    let caption = table_caption("verdicts", t!(context, report.results.verdict), rule);
    let columns = vec![
        Column::left(Width::Fixed(6.0)),
        Column::left(Width::Fixed(26.0)),
        Column::left(Width::Fixed(18.0)),
        Column::left(Width::Share(1.3)),
        Column::left(Width::Share(1.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.results.head.aspect)).over(2),
        Cell::text(t!(context, report.results.head.fulfilled)),
        Cell::text(t!(context, report.results.head.strengths)),
        Cell::text(t!(context, report.results.head.weaknesses)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.style = Style::Criterion;
    table.padding = 0.6;
    table.rows = Verdict::all(context)
        .iter()
        .map(|verdict| {
            let (fulfilled, total) = (context.words.count(verdict.fulfilled), context.words.count(verdict.total));
            Row::body(vec![
                Cell::text(verdict.aspect.id.as_str()),
                Cell::text(verdict.aspect.short.as_str()),
                Cell::text(t!(context, report.share.of, count = fulfilled, total = total)),
                Cell::text(named(context, &verdict.strengths)),
                Cell::text(named(context, &verdict.weaknesses)),
            ])
        })
        .collect();
    vec![Block::Table(table), Block::Gap(7.0)]
}

/// Levels with their indicators, one level a line.
fn named(context: &Context<'_>, levels: &[(u8, Vec<&Indicator>)]) -> Text {
    if levels.is_empty() {
        return Text::plain(chart::NO_VALUE);
    }
    let mut text = Text::default();
    for (place, (level, indicators)) in levels.iter().enumerate() {
        let names: Vec<String> =
            indicators.iter().map(|one| format!("{} ({})", one.short, one.id).replace(" (", "\u{a0}(")).collect();
        text = if place == 0 { text } else { text.then("\n") };
        text = text.then_strong(t!(context, report.results.verdict_level, level = level));
        text = text.then(format!(" {}", names.join(", ")));
    }
    text
}
