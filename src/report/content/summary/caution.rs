//! What to be careful about: claims without proof, answers nobody has looked at again, unanswered indicators, and a
//! printed figure that suggests another band.

use super::super::{
    Context, claims,
    phrase::{capital, change, number},
    piece::limited,
};
use crate::{
    assessment::Matter,
    chart::Ink,
    insight::{Unbacked, band_notice},
    report::{
        Variant,
        model::{
            Anchor, BODY_WIDTH, Block, Cell, Column, Columns, Face, Mark, PartId, Row, Run, Style, Table, Text, Width,
        },
    },
    rubric::Exact,
    t,
};

/// Width of the words beside the table of claims, and the room between.
const WORDS: f32 = 56.0;
const GUTTER: f32 = 6.0;

/// The box, with the claims of the greatest effect beside it; nothing where there is nothing to say.
pub(super) fn caution(context: &Context<'_>, most: usize) -> Option<Block> {
    if !context.sees(Matter::Caution) {
        return None;
    }
    let unbacked = context.unbacked();
    let text = text(context);
    if text.is_empty() {
        return None;
    }
    let title = Text::default().then_mark(Mark::Flag).then("\u{a0}");
    let title = title.then_in(t!(context, report.summary.caution), Some(Face::Semibold), Some(Ink::Alert));
    let lines = if unbacked.is_empty() { 3 } else { 9 };
    let words = Block::Barred {
        points: 1.6,
        ink: Ink::Alert,
        blocks: vec![Block::h3(title), Block::Gap(0.8), limited(Style::Small, text, lines)],
    };
    if unbacked.is_empty() {
        return Some(words);
    }
    Some(Block::Columns(Columns {
        columns: vec![(WORDS, vec![words]), (BODY_WIDTH - WORDS - GUTTER, vec![Block::Table(table(context, most))])],
        gutter: GUTTER,
    }))
}

fn text(context: &Context<'_>) -> Text {
    let score = context.score;
    let mut parts = Vec::new();
    let count = context.unbacked().len();
    if count > 0 {
        let backed = &context.backing.score;
        let band = backed.band(context.rubric).map_or("", |band| band.name.as_str());
        parts.push(t!(
            context,
            report.summary.caution_claims,
            count = capital(&number(context.words, count)),
            index = context.words.decimal(backed.index(), 2),
            band = band
        ));
    }
    let carried = context.inspection.carried_count();
    if carried > 0 {
        parts.push(t!(context, report.summary.caution_carried, count = carried, total = score.total));
    }
    if !score.complete() {
        let open = score.total - score.answered;
        let lowest = context.levels().0;
        parts.push(t!(context, report.summary.caution_open, count = open, level = lowest));
        if let Some(mean) = &score.answered_only.root.value {
            parts.push(t!(context, report.summary.caution_mean, mean = context.words.decimal(mean, 2)));
        }
    }
    parts.extend(band_notice(context.rubric, score, context.words));
    if parts.is_empty() {
        return Text::default();
    }
    let text = Text::plain(parts.join(" "));
    if count == 0 || context.options.variant != Variant::Full {
        return text;
    }
    let page = Text::default().then_run(Run::Page(Anchor::Part(PartId::Claims)));
    let more = Text::with_runs(t!(context, report.summary.caution_page), &[page]);
    let mut text = text.then(" ");
    text.runs.extend(more.runs);
    text
}

/// The claims that cost most, in the order of the framework; the others are summed.
fn table(context: &Context<'_>, most: usize) -> Table {
    let unbacked = context.unbacked();
    let mut losses: Vec<(usize, &Unbacked, Exact)> = unbacked
        .iter()
        .enumerate()
        .map(|(place, one)| (place, one, context.backing.beyond_evidence(context.score, &one.indicator)))
        .collect();
    losses.sort_by(|one, other| other.2.cmp(&one.2));
    let rest = losses.split_off(most.min(losses.len()));
    losses.sort_by_key(|(place, ..)| *place);
    let mut table = Table::bare(vec![
        Column::left(Width::Fixed(7.0)),
        Column::left(Width::Fixed(30.0)),
        Column::left(Width::Fixed(20.0)),
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(16.0)),
    ]);
    table.padding = 0.8;
    table.head = vec![
        Cell::text(t!(context, report.gaps.head.indicator)).over(2),
        Cell::text(t!(context, report.claims.head.levels)),
        Cell::text(t!(context, report.summary.head.open)),
        Cell::text(t!(context, report.claims.head.effect)),
    ];
    table.rows = losses
        .iter()
        .filter_map(|(_, one, loss)| {
            let indicator = context.rubric.indicator(&one.indicator)?;
            Some(Row::body(vec![
                Cell::text(indicator.id.as_str()),
                Cell::blocks(vec![limited(Style::Table, indicator.short.as_str(), 1)]),
                Cell::text(claims::levels(one)),
                Cell::blocks(vec![limited(Style::Table, claims::first_open(context, indicator), 1)]),
                Cell::text(change(context.words, &-loss.clone(), 4)),
            ]))
        })
        .collect();
    if !rest.is_empty() {
        let sum: Exact = rest.iter().map(|(.., loss)| loss).sum();
        table.rows.push(Row::body(vec![
            Cell::empty(),
            Cell::text(t!(context, report.claims.step_rest, count = rest.len())).over(3),
            Cell::text(change(context.words, &-sum, 4)),
        ]));
    }
    table
}
