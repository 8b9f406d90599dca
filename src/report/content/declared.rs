//! Temuan terbuka: what a final report leaves open and declares, signed with it.

use std::collections::BTreeMap;

use super::{Context, phrase::list, piece::table_caption};
use crate::{
    chart::{Drawing, Ink, Shape, Stroke, at},
    report::{
        Variant,
        model::{Block, Cell, Column, Columns, Face, Mark, Row, Style, Table, Text, Width},
    },
    t,
};

/// Size of a box for initials.
const BOX: (f32, f32) = (36.0, 11.5);
/// Room between two of them.
const BETWEEN: f32 = 4.0;

/// How many findings are declared, and by whom.
pub(super) fn lead(context: &Context<'_>) -> String {
    t!(context, report.declared.lead, count = context.inspection.declared().count())
}

/// The list of the findings. A draft lists what is open in the window, and a report without open findings declares none.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    if !is_declared(context) {
        return Vec::new();
    }
    let caption = table_caption("declared", t!(context, report.declared.title), lead(context));
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
    table.style = Style::Evidence;
    table.padding = 0.7;
    table.rows = context
        .inspection
        .declared()
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
    vec![Block::Table(table)]
}

/// Boxes for the initials of those who sign, behind a rule, where something is declared.
pub(super) fn initials(context: &Context<'_>) -> Option<Block> {
    if !is_declared(context) {
        return None;
    }
    let title = Text::default().then_mark(Mark::Flag).then("\u{a0}");
    let title = title.then_in(t!(context, report.declared.signed), Some(Face::Semibold), Some(Ink::Alert));
    let count = context.unbacked().len();
    let index = context.words.decimal(context.score.index(), 2);
    let text = if count == 0 {
        t!(context, report.declared.known).to_owned()
    } else {
        t!(context, report.declared.known_claims, count = count, index = index)
    };
    let boxes = [t!(context, role.coordinator), t!(context, role.supervisor)]
        .into_iter()
        .map(|name| {
            let label = t!(context, report.declared.initials_of, name = name);
            (BOX.0, vec![Block::Drawing(empty_box()), Block::Gap(0.6), Block::text(Style::Note, label)])
        })
        .collect();
    Some(Block::Barred {
        points: 1.6,
        ink: Ink::Alert,
        blocks: vec![
            Block::h3(title),
            Block::Gap(1.0),
            Block::text(Style::Small, text),
            Block::Gap(2.0),
            Block::Columns(Columns { columns: boxes, gutter: BETWEEN }),
        ],
    })
}

/// How many findings of which kinds are declared, on the one page of the summary, where their list has no room; nothing in
/// other reports, which carry the list.
pub(super) fn in_summary(context: &Context<'_>) -> Option<Block> {
    if context.options.variant != Variant::Summary || !is_declared(context) {
        return None;
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in context.inspection.declared() {
        *kinds.entry(finding.code()).or_default() += 1;
    }
    let count = kinds.values().sum::<usize>();
    let kinds: Vec<String> =
        kinds.iter().map(|(code, count)| t!(context, report.declared.kind, code = code, count = count)).collect();
    let text = t!(context, report.declared.in_summary, count = count, kinds = list(context.words, &kinds));
    let text = Text::default().then_mark(Mark::Flag).then(format!("\u{a0}{text}"));
    Some(Block::Barred { points: 1.6, ink: Ink::Alert, blocks: vec![Block::text(Style::Small, text)] })
}

fn is_declared(context: &Context<'_>) -> bool {
    context.options.declares(context.inspection)
}

fn empty_box() -> Drawing {
    let edge = Some(Stroke { width: 0.2, ink: Ink::Muted, dash: None });
    let (min, max) = (at(0.1, 0.1), at(BOX.0 - 0.1, BOX.1 - 0.1));
    let shapes = vec![Shape::Rect { min, max, radius: 0.0, fill: None, edge }];
    Drawing { width: BOX.0, height: BOX.1, shapes, ..Drawing::default() }
}
