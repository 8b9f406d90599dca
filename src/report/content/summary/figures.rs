//! Short lists of figures at the foot: how complete the answers are, what to compare with, what to be careful about.

use super::super::{
    Context,
    compare::Peers,
    phrase::capital,
    piece::{HEAD_RULE, limited},
};
use crate::{
    assessment::Matter,
    chart::{self, Ink},
    insight::band_notice,
    report::model::{Block, Cell, Column, Columns, Face, Mark, Row, Style, Table, Text, Width},
    t,
};

/// Most letters of a figure that leaves its label most of the room.
const SHORT_FIGURE: usize = 5;

/// Completeness, figures to compare with, caution or the spread of levels.
pub(super) fn bottom(context: &Context<'_>, peers: Option<&Peers>) -> Columns {
    let mut columns = vec![completeness(context)];
    columns.extend(peers.map(|peers| comparison(context, peers)));
    let caution = caution(context);
    if caution.is_none() || peers.is_none() {
        columns.push(spread(context));
    }
    columns.extend(caution);
    let widths = if columns.len() == 3 { vec![50.0, 54.0, 54.0] } else { vec![82.0, 82.0] };
    Columns { columns: widths.into_iter().zip(columns).collect(), gutter: 6.0 }
}

/// A titled list of labels with figures.
fn figures(title: Text, rows: Vec<(Text, String)>) -> Vec<Block> {
    let longest = rows.iter().map(|(_, figure)| figure.chars().count()).max().unwrap_or_default();
    let figure = if longest > SHORT_FIGURE { 24.0 } else { 12.0 };
    let mut table = Table::bare(vec![Column::left(Width::Share(1.0)), Column::right(Width::Fixed(figure))]);
    table.rows = rows.into_iter().map(|(label, value)| Row::body(vec![Cell::text(label), Cell::text(value)])).collect();
    vec![HEAD_RULE, Block::Gap(1.6), Block::h3(title), Block::Gap(0.6), Block::Table(table)]
}

fn completeness(context: &Context<'_>) -> Vec<Block> {
    let rubric = context.rubric;
    let claims = context.inspection.all_claims();
    let of = |part: usize, whole: usize| format!("{} / {}", context.words.count(part), context.words.count(whole));
    let mut rows = vec![
        (t!(context, report.summary.done.indicators).into(), of(context.score.answered, context.score.total)),
        (
            t!(context, report.summary.done.explained).into(),
            of(context.inspection.explained_count(), context.score.total),
        ),
        (t!(context, report.summary.done.criteria).into(), of(claims.ticked, claims.claimed)),
    ];
    rows.push((t!(context, report.summary.done.evidence).into(), of(claims.proved, claims.claimed)));
    if !rubric.general_questions.is_empty() {
        let (done, total) = (context.answered_questions(), rubric.general_questions.len());
        rows.push((t!(context, report.summary.done.questions).into(), of(done, total)));
    }
    figures(t!(context, report.summary.completeness).into(), rows)
}

fn comparison(context: &Context<'_>, peers: &Peers) -> Vec<Block> {
    let national = peers.national;
    let mut rows = vec![
        (capital(&peers.average_name(context.words)).into(), context.words.decimal(&peers.kind.index, 2)),
        (
            capital(&t!(context, report.share.average_all, year = national.year)).into(),
            context.words.decimal(&national.all().index, 2),
        ),
    ];
    if context.score.complete() {
        let kind = context.assessment.institution.kind.value;
        for (of, name) in [(Some(kind), peers.kind_name(context.words)), (None, t!(context, report.share.kind.all))] {
            let placement = national.placement(of, context.score.index());
            let label = t!(context, report.summary.rank, total = placement.among(), kind = name);
            rows.push((label.into(), context.words.count(placement.rank())));
        }
    }
    let mut blocks = figures(t!(context, report.summary.comparison, year = national.year).into(), rows);
    let note = t!(context, report.summary.comparison_note).to_owned();
    let note = [Some(note), peers.published_later(context)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    blocks.extend([Block::Gap(1.0), limited(Style::Note, note, 5)]);
    blocks
}

fn spread(context: &Context<'_>) -> Vec<Block> {
    let mut rows: Vec<(Text, String)> = Vec::new();
    for (level, many) in chart::level_counts(context.rubric, context.score).into_iter().rev() {
        let many_text = t!(context, report.summary.spread_count, count = many);
        match level {
            Some(level) => {
                let name = t!(context, field.level, level = level);
                rows.push((Text::default().then_mark(Mark::Level(level)).then(format!("  {name}")), many_text));
            }
            None if many > 0 => {
                let name = t!(context, field.unanswered);
                rows.insert(0, (Text::default().then_mark(Mark::NotAssessed).then(format!("  {name}")), many_text));
            }
            None => {}
        }
    }
    figures(t!(context, report.summary.spread).into(), rows)
}

/// Answers nobody has looked at again, claims without proof, unanswered indicators and a printed figure that suggests another band; nothing where there is neither.
fn caution(context: &Context<'_>) -> Option<Vec<Block>> {
    if !context.sees(Matter::Caution) {
        return None;
    }
    let score = context.score;
    let mut parts = Vec::new();
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
    let claims = context.inspection.all_claims();
    if claims.proved < claims.claimed {
        let unproved = claims.claimed - claims.proved;
        parts.push(t!(context, report.summary.caution_claims, count = unproved, total = claims.claimed));
    }
    parts.extend(band_notice(context.rubric, score, context.words));
    if parts.is_empty() {
        return None;
    }
    let title = Text::default().then_in(t!(context, report.summary.caution), Some(Face::Semibold), Some(Ink::Alert));
    Some(vec![
        Block::Rule { points: 0.8, ink: Ink::Alert },
        Block::Gap(1.6),
        Block::h3(title),
        Block::Gap(1.0),
        limited(Style::Small, parts.join(" "), 7),
    ])
}
