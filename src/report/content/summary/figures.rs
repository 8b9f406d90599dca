//! How complete the answers are, as a short list of figures.

use super::super::{Context, piece::HEAD_RULE};
use crate::{
    report::model::{Block, Cell, Column, Row, Style, Table, Width},
    t,
};

/// Width of the figures.
const FIGURE: f32 = 17.0;

/// Answers, explanations, proved criteria, backed claims and open questions.
pub(super) fn completeness(context: &Context<'_>) -> Vec<Block> {
    let claims = context.inspection.all_claims();
    let (answered, total) = (context.score.answered, context.score.total);
    let mut rows = vec![
        (t!(context, report.summary.done.indicators), answered, total),
        (t!(context, report.summary.done.explained), context.inspection.explained_count(), total),
        (t!(context, report.summary.done.evidence), claims.proved, claims.claimed),
    ];
    // Whoever may not see the claims without evidence is not told that there are none.
    if context.sees_claims() {
        let backed = answered - context.unbacked().len().min(answered);
        rows.push((t!(context, report.summary.done.claims), backed, answered));
    }
    let questions = context.rubric.general_questions.len();
    if questions > 0 {
        rows.push((t!(context, report.summary.done.questions), context.answered_questions(), questions));
    }
    let mut table = Table::bare(vec![Column::left(Width::Share(1.0)), Column::right(Width::Fixed(FIGURE))]);
    table.style = Style::Evidence;
    table.padding = 0.45;
    table.rows = rows
        .into_iter()
        .map(|(label, part, whole)| {
            let figure = format!("{} / {}", context.words.count(part), context.words.count(whole));
            Row::body(vec![Cell::text(label), Cell::text(figure.replace(' ', "\u{a0}"))])
        })
        .collect();
    vec![
        HEAD_RULE,
        Block::Gap(1.6),
        Block::h3(t!(context, report.summary.completeness)),
        Block::Gap(0.6),
        Block::Table(table),
    ]
}
