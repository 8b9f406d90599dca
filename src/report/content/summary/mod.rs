//! Ringkasan pimpinan: one page with fixed slots.

mod domains;
mod figures;
mod index;
mod lead;
mod ranking;

use super::{Context, compare::Peers, group::Group, priorities};
use crate::{
    assessment::Role,
    chart::Align,
    report::model::{Block, Body, Columns, LEAD_WIDTH, Numbering, Paragraph, Part, PartId, Style},
    t,
};

/// The free gaps between the slots.
const STRETCH: Block = Block::Stretch { min: 5.0, max: 12.0 };
/// Width of the gauge and of what stands beside it.
const GAUGE: f32 = 118.0;
const HERO: f32 = 44.0;

/// Builds the part.
pub(in crate::report::content) fn part(context: &Context<'_>) -> Option<Part> {
    let peers = Peers::of(context);
    let groups = Group::all(context);
    let blocks = vec![
        Block::Paragraph(Paragraph {
            style: Style::Lead,
            text: lead::lead(context, &groups, peers.as_ref()),
            align: Align::Left,
            width: Some(LEAD_WIDTH),
            max_lines: Some(3),
        }),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(HERO, index::hero(context)), (GAUGE, index::gauge(context, peers.as_ref(), GAUGE))],
            gutter: 8.0,
        }),
        STRETCH,
        Block::Table(domains::domains(context, &groups, peers.as_ref())),
        STRETCH,
        Block::Columns(Columns {
            columns: vec![(50.0, ranking::strengths(context)), (114.0, priorities::blocks(context))],
            gutter: 6.0,
        }),
        STRETCH,
        statement(context),
        STRETCH,
        Block::Columns(figures::bottom(context, peers.as_ref())),
    ];
    Some(Part {
        id: PartId::Summary,
        numbering: Numbering::None,
        title: t!(context, report.summary.title).to_owned(),
        body: Body::OnePage(blocks),
    })
}

/// What this result is, and who stands for it.
fn statement(context: &Context<'_>) -> Block {
    let team = context.assessment.team();
    let coordinator = team
        .iter()
        .map(|(_, person)| *person)
        .find(|person| person.role.value == Role::Coordinator && !person.name.value.trim().is_empty());
    let name = coordinator.map(|person| person.name.value.trim());
    let source = match (name, context.options.final_mark) {
        (Some(name), true) => t!(context, report.summary.source_final, name = name),
        (Some(name), false) => t!(context, report.summary.source_draft, name = name),
        (None, _) => t!(context, report.summary.source_nobody).to_owned(),
    };
    let regulation = &context.rubric.regulation_short;
    Block::Quote { text: t!(context, report.summary.statement, regulation = regulation).into(), source: source.into() }
}
