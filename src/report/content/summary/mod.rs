//! Ringkasan pimpinan: exactly one page, whatever the assessment holds.
//!
//! What can be listed is written several times, ever shorter; the layout prints the first version that fits.

mod caution;
mod domains;
mod figures;
mod index;
mod lead;
mod ranking;
mod strip;

use super::{Context, compare::Peers, declared, group::Group, priorities};
use crate::{
    assessment::Role,
    chart::Align,
    insight::Benchmark,
    report::model::{Block, Body, Columns, LEAD_WIDTH, Numbering, Paragraph, Part, PartId, Style},
    t,
};

/// The free gaps between the slots.
const STRETCH: Block = Block::Stretch { min: 5.0, max: 10.0 };
/// Widths of the figure and of the gauge beside it.
const HERO: f32 = 58.0;
const GAUGE: f32 = 106.0;
/// Widths of the two columns of the lower part, and the room between columns.
const LISTS: (f32, f32) = (48.0, 116.0);
const GUTTER: f32 = 6.0;

/// How much of what can be listed is printed.
#[derive(Debug, Clone, Copy)]
struct Measure {
    claims: usize,
    priorities: usize,
    strengths: usize,
}

/// From the fullest to the shortest.
const MEASURES: [Measure; 6] = [
    Measure { claims: 5, priorities: 10, strengths: 3 },
    Measure { claims: 4, priorities: 9, strengths: 3 },
    Measure { claims: 4, priorities: 7, strengths: 3 },
    Measure { claims: 3, priorities: 5, strengths: 2 },
    Measure { claims: 2, priorities: 4, strengths: 1 },
    Measure { claims: 1, priorities: 2, strengths: 1 },
];

/// Builds the part.
pub(in crate::report::content) fn part(context: &Context<'_>) -> Option<Part> {
    let peers = Peers::of(context);
    let groups = Group::all(context);
    Some(Part {
        id: PartId::Summary,
        numbering: Numbering::None,
        title: t!(context, report.summary.title).to_owned(),
        body: Body::OnePage(MEASURES.map(|measure| page(context, &groups, peers.as_ref(), measure)).to_vec()),
    })
}

fn page(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>, measure: Measure) -> Vec<Block> {
    let mut blocks = strip::strip(context);
    blocks.extend([
        Block::Gap(3.0),
        Block::Paragraph(Paragraph {
            style: Style::Lead,
            text: lead::lead(context, groups, peers),
            align: Align::Left,
            width: Some(LEAD_WIDTH),
            max_lines: Some(3),
        }),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(HERO, index::hero(context)), (GAUGE, index::gauge(context, peers, GAUGE))],
            gutter: GUTTER,
        }),
    ]);
    if let Some(caution) = caution::caution(context, measure.claims) {
        blocks.extend([STRETCH, caution]);
    }
    if let Some(declared) = declared::in_summary(context) {
        blocks.extend([STRETCH, declared]);
    }
    let mut left = ranking::strengths(context, measure.strengths);
    left.push(Block::Gap(4.0));
    left.extend(figures::completeness(context));
    blocks.extend([
        STRETCH,
        Block::Table(domains::domains(context, groups, peers)),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(LISTS.0, left), (LISTS.1, priorities::blocks(context, measure.priorities))],
            gutter: GUTTER,
        }),
        STRETCH,
        statement(context, peers),
    ]);
    blocks
}

/// What this result is, who stands for it, and where it would stand among the published ones.
fn statement(context: &Context<'_>, peers: Option<&Peers>) -> Block {
    let team = context.assessment.team();
    let coordinator = team
        .iter()
        .map(|(_, person)| *person)
        .find(|person| person.role.value == Role::Coordinator && !person.name.value.trim().is_empty());
    let name = coordinator.map(|person| person.name.value.trim());
    let mut source = vec![match name {
        Some(name) => t!(context, report.summary.source, name = name),
        None => t!(context, report.summary.source_nobody).to_owned(),
    }];
    if let Some(peers) = peers.filter(|_| context.score.complete()) {
        let (table, national) = (peers.national.table(), Some(peers.national));
        let benchmark = Benchmark::of(context.rubric, context.assessment, context.score, table, national, None);
        source.extend(benchmark.among_kind.map(|placement| {
            t!(
                context,
                report.summary.placement,
                year = table.year,
                index = context.words.decimal(context.score.index(), 2),
                rank = placement.rank(),
                total = placement.among(),
                percentile = placement.percentile(),
                kind = peers.kind_name(context.words)
            )
        }));
    }
    let regulation = &context.rubric.regulation_short;
    let text = t!(context, report.summary.statement, regulation = regulation).into();
    Block::Quote { text, source: source.join(" · ").into() }
}
