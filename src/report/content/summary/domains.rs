//! The domains with bars, beside the averages.

use super::super::{Context, compare::Peers, group::Group, phrase::change, piece::table_caption};
use crate::{
    chart::{self, Ink, Mark as ChartMark, Mode},
    report::model::{Block, Cell, Column, Mark, Row, Table, Text, Width},
    t,
    words::Words,
};

/// Bars of the domains.
const BAR: (f32, f32) = (54.0, 4.8);

/// The domains with bars, and the averages to compare with.
pub(super) fn domains(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>) -> Table {
    let year = context.assessment.year.value;
    let by_aspect = context.rubric.domains.is_empty();
    let mut columns = vec![
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(14.0)),
        Column::left(Width::Fixed(BAR.0 + 2.5)),
        Column::right(Width::Fixed(if context.score.complete() { 11.0 } else { 15.0 })),
    ];
    let what = if by_aspect { t!(context, report.results.head.aspect) } else { t!(context, report.method.head.domain) };
    let scale = chart::value_scale(context.rubric, BAR.0, context.lettering());
    let mut head = vec![
        Cell::text(what),
        Cell::text(t!(context, report.method.head.weight)),
        Cell::blocks(vec![Block::Drawing(scale)]).indented(1.5),
        Cell::text(year.to_string()),
    ];
    let backed = (!context.unbacked().is_empty()).then_some(&context.backing.score.lowest);
    if backed.is_some() {
        columns.push(Column::right(Width::Fixed(14.0)));
        head.push(Cell::text(t!(context, report.claims.head.backed)));
    }
    if let Some(peers) = peers {
        columns.extend([11.5, 12.5, 14.0].map(|width| Column::right(Width::Fixed(width))));
        let difference = t!(context, report.results.head.difference).to_owned();
        head.extend([peers.kind_head(context.words), difference, peers.all_head(context.words)].map(Cell::text));
    }
    let title = if by_aspect { t!(context, report.summary.aspects) } else { t!(context, report.summary.domains) };
    let mut text = domains_text(context.words, year, peers);
    if backed.is_some() {
        text = text.then(" ").then(t!(context, report.summary.bars_backed));
    }
    let mut table = Table::new(table_caption("domains", title, text), columns, head);
    table.rows = groups
        .iter()
        .map(|group| {
            let supported = backed.and_then(|trace| trace.node(group.node.kind, group.id)?.value.clone());
            let lower = supported.clone().filter(|value| Some(value) != group.node.value.as_ref());
            let lower = lower.map(|value| chart::Reference {
                label: t!(context, report.summary.gauge_label).to_owned(),
                value,
                mark: ChartMark::Backed,
            });
            let peer_references = peers
                .map(|peers| {
                    [
                        peers.kind_reference(context.words, group.node, ChartMark::Circle),
                        peers.all_reference(context.words, group.node),
                    ]
                })
                .into_iter()
                .flatten()
                .flatten();
            let is_lower = lower.is_some();
            let references: Vec<_> = lower.into_iter().chain(peer_references).collect();
            let bar = chart::value_bar(Mode::Print, context.rubric, group.node, BAR, &references, context.lettering());
            let mut cells = vec![
                Cell::text(group.title()),
                Cell::text(context.words.decimal(&group.node.weight, 2)),
                Cell::blocks(vec![Block::Drawing(bar)]).indented(1.5),
                Cell::text(Text::strong(chart::value_text(context.words, group.node))),
            ];
            if backed.is_some() {
                let value =
                    supported.map_or_else(|| chart::NO_VALUE.to_owned(), |value| context.words.decimal(&value, 2));
                cells.push(Cell::text(Text::default().then_in(value, None, is_lower.then_some(Ink::Alert))));
            }
            if let Some(peers) = peers {
                let figure = |value: Option<String>| Cell::text(value.unwrap_or_else(|| chart::NO_VALUE.to_owned()));
                cells.extend([
                    figure(peers.kind_average(group.node).map(|value| context.words.decimal(value, 2))),
                    figure(peers.lead(group.node).map(|lead| change(context.words, &lead, 2))),
                    figure(peers.all_average(group.node).map(|value| context.words.decimal(value, 2))),
                ]);
            }
            Row::body(cells)
        })
        .collect();
    table.centered = true;
    table
}

/// What the bars and their marks mean.
fn domains_text(words: Words, year: i16, peers: Option<&Peers>) -> Text {
    let Some(peers) = peers else {
        return Text::plain(t!(words, report.summary.bars, year = year));
    };
    let pattern = t!(
        words,
        report.summary.bars_marked,
        year = year,
        kind = peers.average_name(words),
        all = t!(words, report.share.average_all, year = peers.national.year)
    );
    let marks = [Text::default().then_mark(Mark::Circle), Text::default().then_mark(Mark::Diamond)];
    Text::with_runs(&pattern, &marks)
}
