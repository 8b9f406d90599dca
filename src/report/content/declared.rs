//! Temuan terbuka: what a final report leaves open and declares, signed with it.

use super::{
    Context,
    piece::{self, table_caption},
};
use crate::{
    assessment::Matter,
    report::model::{Block, Body, Cell, Column, Mark, Numbering, Part, PartId, Row, Table, Text, Width},
    t,
};

/// Builds the part; a draft lists what is open in the window, and a report without open findings declares none.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let declared: Vec<_> = context.inspection.declared().collect();
    if !context.options.final_mark || declared.is_empty() || !context.sees(Matter::Declared) {
        return None;
    }
    let lead = t!(context, report.declared.lead, count = declared.len());
    let caption =
        table_caption("declared", t!(context, report.declared.title), t!(context, report.declared.table_text));
    let columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Fixed(12.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(14.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.declared.head.code)),
        Cell::text(t!(context, report.declared.head.finding)),
        Cell::text(t!(context, report.declared.head.initials)),
    ];
    let mut table = Table::new(caption, columns, head);
    table.rows = declared
        .iter()
        .enumerate()
        .map(|(place, finding)| {
            Row::body(vec![
                Cell::text((place + 1).to_string()),
                Cell::text(finding.code()),
                Cell::text(finding.sentence(context.rubric, context.words)),
                Cell::text(Text::default().then_mark(Mark::BoxOpen)),
            ])
        })
        .collect();
    Some(Part {
        id: PartId::Declared,
        numbering: Numbering::None,
        title: t!(context, report.declared.title).to_owned(),
        body: Body::Pages(vec![piece::lead(lead), Block::Gap(5.0), Block::Table(table)]),
    })
}
