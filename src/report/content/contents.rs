//! Daftar isi, with how to read the report.

use super::Context;
use crate::{
    chart::{EvidenceMark, Ink},
    report::model::{
        Anchor, Block, Body, Cell, Column, Columns, Contents, Label, Mark, Numbering, Part, PartId, Row, Run, Style,
        Table, Text, Width,
    },
    t,
};

/// Half of the body, twice, and the room between.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let list = |title: &str, label| vec![Block::h3(title), Block::Gap(1.0), Block::Contents(Contents::Captions(label))];
    let blocks = vec![
        Block::Contents(Contents::Parts),
        Block::Gap(7.0),
        Block::Columns(Columns {
            columns: vec![
                (HALF, list(t!(context, report.contents.figures), Label::Figure)),
                (HALF, list(t!(context, report.contents.tables), Label::Table)),
            ],
            gutter: GUTTER,
        }),
        Block::Gap(9.0),
        Block::Together(reading(context)),
    ];
    Some(Part {
        id: PartId::Contents,
        numbering: Numbering::None,
        title: t!(context, report.contents.title).to_owned(),
        body: Body::Pages(blocks),
    })
}

fn reading(context: &Context<'_>) -> Vec<Block> {
    let method = Text::default().then_run(Run::Number(Anchor::Part(PartId::Method)));
    vec![
        Block::Rule { points: 0.8, ink: Ink::Text },
        Block::Gap(3.0),
        Block::h2(t!(context, report.contents.reading)),
        Block::Gap(2.0),
        Block::Columns(Columns {
            columns: vec![(HALF, vec![Block::Table(levels(context))]), (HALF, vec![Block::Table(marks(context))])],
            gutter: GUTTER,
        }),
        Block::Gap(3.0),
        Block::text(Style::Small, Text::with_runs(t!(context, report.contents.numbers), &[method])),
    ]
}

/// The levels with their names on every scale.
fn levels(context: &Context<'_>) -> Table {
    let scales = &context.rubric.scales;
    let mut numbers: Vec<u8> = scales.iter().flat_map(|scale| &scale.levels).map(|rung| rung.level).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut columns = vec![Column::left(Width::Fixed(8.5))];
    columns.extend(scales.iter().map(|_| Column::left(Width::Share(1.0))));
    let mut head = vec![Cell::empty()];
    head.extend(scales.iter().map(|scale| Cell::text(scale.name.as_str())));
    let mut rows = Vec::new();
    for number in numbers {
        let mut cells = vec![Cell::text(Text::default().then_mark(Mark::Level(number)))];
        cells.extend(scales.iter().map(|scale| {
            let rung = scale.levels.iter().find(|rung| rung.level == number);
            Cell::text(rung.map_or("", |rung| rung.name.as_str()))
        }));
        rows.push(Row::body(cells));
    }
    rows.push(Row::body(vec![
        Cell::text(Text::default().then_mark(Mark::NotAssessed)),
        Cell::text(t!(context, report.contents.not_assessed)).over(scales.len()),
    ]));
    Table { head, rows, ..Table::bare(columns) }
}

/// The marks of the indicator blocks.
fn marks(context: &Context<'_>) -> Table {
    let row = |mark: Mark, text: &str| Row::body(vec![Cell::text(Text::default().then_mark(mark)), Cell::text(text)]);
    let evidence = [EvidenceMark::Full, EvidenceMark::Part, EvidenceMark::Nothing, EvidenceMark::Expired];
    let evidence = evidence.into_iter().filter(|_| context.proofs.any);
    Table {
        head: vec![Cell::text(t!(context, report.contents.mark)).over(2)],
        rows: std::iter::once(row(Mark::Target, t!(context, report.contents.target)))
            .chain(evidence.map(|mark| row(Mark::Evidence(mark), mark.name(context.words))))
            .collect(),
        ..Table::bare(vec![Column::left(Width::Fixed(8.5)), Column::left(Width::Share(1.0))])
    }
}
