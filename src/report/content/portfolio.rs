//! Portofolio: many institutions on a few pages, for whoever looks after all of them.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use super::piece;
use crate::{
    chart::{Lettering, Mode, domain_strips, index_squares},
    insight::{Portfolio, PortfolioRow},
    report::{
        model::{
            BODY_WIDTH, Block, Body, Cell, Column, Document, Furniture, Heading, Numbering, Part, PartId, Properties,
            Row, Style, Table, Text, Width,
        },
        sheets::PortfolioInput,
        text::Typesetter,
    },
    t,
    words::{Sentence as _, Words, hex},
};

/// Most institutions that are named as risen, and as fallen.
const MOST_MOVED: usize = 8;
/// Height of the charts.
const SQUARES: f32 = 52.0;
const STRIPS: f32 = 44.0;

/// Builds the document.
pub(in crate::report) fn document(input: &PortfolioInput<'_>, fit: &Typesetter, words: Words) -> Document {
    let fingerprint = fingerprint(input.portfolio);
    let year = input.year;
    let count = words.count(input.view.rows.len());
    let title = t!(words, portfolio.title, rubric = input.rubric.name, year = year, count = count);
    let digits: Vec<char> = fingerprint.to_uppercase().chars().take(16).collect();
    let start: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    Document {
        words,
        furniture: Furniture {
            name: t!(words, portfolio.print.head, rubric = input.rubric.name, year = year),
            institution: t!(words, portfolio.print.count, count = words.count(input.view.rows.len())),
            number: t!(words, portfolio.print.foot).to_owned(),
            status: None,
            fingerprint: t!(words, report.fingerprint, fingerprint = start.join("-")),
            side_note: None,
        },
        parts: vec![Part {
            id: PartId::Portfolio,
            numbering: Numbering::None,
            title: t!(words, portfolio.print.head, rubric = input.rubric.name, year = year),
            body: Body::Pages(blocks(input, fit, words)),
        }],
        properties: Properties {
            title: title.clone(),
            author: String::new(),
            subject: title,
            keywords: format!("{}, {year}", input.rubric.name),
            creator: t!(words, report.creator, version = input.version),
            revision: 0,
            moment: moment(input.portfolio),
            fingerprint,
            rendition: String::new(),
            attached: String::new(),
            language: t!(words, language.tag),
        },
        hollow: None,
    }
}

/// Sum over what every counted file is: its document, revision and checksum.
fn fingerprint(portfolio: &Portfolio) -> String {
    let mut sum = Sha256::new();
    for member in portfolio.members() {
        let file = &member.summary.file;
        sum.update(format!("{}\t{}\t{}\t{}\n", member.path, file.document, file.revision, file.checksum));
    }
    hex(&sum.finalize())
}

/// When the last of them was saved.
fn moment(portfolio: &Portfolio) -> Option<Timestamp> {
    portfolio.members().iter().map(|member| member.summary.file.saved_at).max()
}

fn blocks(input: &PortfolioInput<'_>, fit: &Typesetter, words: Words) -> Vec<Block> {
    let (rubric, view) = (input.rubric, input.view);
    let squares = index_squares(Mode::Print, rubric, view, (BODY_WIDTH, SQUARES), Lettering { words, fit });
    let strips = domain_strips(Mode::Print, rubric, view, (BODY_WIDTH, STRIPS), Lettering { words, fit });
    let mut blocks = vec![
        piece::lead(squares.sentence.clone()),
        Block::Gap(4.0),
        piece::figure(
            squares,
            "portfolio_squares",
            t!(words, portfolio.chart.squares).to_owned(),
            t!(words, portfolio.chart.note).to_owned(),
        ),
        Block::Gap(4.0),
        piece::figure(
            strips,
            "portfolio_strips",
            t!(words, portfolio.chart.domains).to_owned(),
            t!(words, portfolio.chart.strips_note).to_owned(),
        ),
    ];
    let movers = view.movers();
    let rising: Vec<&PortfolioRow> = movers.iter().copied().filter(|row| rises(row)).take(MOST_MOVED).collect();
    let falling: Vec<&PortfolioRow> = movers.iter().rev().copied().filter(|row| !rises(row)).take(MOST_MOVED).collect();
    for (title, rows) in [(t!(words, portfolio.print.risen), rising), (t!(words, portfolio.print.fallen), falling)] {
        if !rows.is_empty() {
            blocks.extend([Block::Gap(5.0), heading(title), Block::Table(moved(&rows, words))]);
        }
    }
    blocks.extend([Block::Gap(6.0), heading(t!(words, portfolio.print.ranking)), Block::Table(ranking(input, words))]);
    let aside: Vec<String> = input.portfolio.set_aside().iter().map(|one| one.sentence_in(words)).collect();
    let bad: Vec<String> = input.bad.iter().map(|(_, reason)| (*reason).to_owned()).collect();
    for (title, files) in [(t!(words, portfolio.sheet.bad_title), bad), (t!(words, portfolio.sheet.aside_title), aside)]
    {
        if !files.is_empty() {
            blocks.extend([Block::Gap(6.0), heading(title), Block::Table(listed(files))]);
        }
    }
    blocks
}

fn rises(row: &PortfolioRow) -> bool {
    row.moved.as_ref().is_some_and(|moved| moved.by > crate::rubric::Exact::default())
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading { style: Style::H2, text: Text::from(text) })
}

fn name(row: &PortfolioRow) -> String {
    let name = row.member.summary.institution.trim();
    if name.is_empty() { row.member.path.clone() } else { name.to_owned() }
}

fn moved(rows: &[&PortfolioRow], words: Words) -> Table {
    let mut table = Table::bare(vec![
        Column::left(Width::Share(1.0)),
        Column::right(Width::Fixed(24.0)),
        Column::right(Width::Fixed(24.0)),
        Column::right(Width::Fixed(24.0)),
    ]);
    table.head = [
        t!(words, portfolio.column.institution),
        t!(words, portfolio.column.since),
        t!(words, portfolio.column.index),
        t!(words, portfolio.column.moved),
    ]
    .map(Cell::text)
    .to_vec();
    table.rows = rows
        .iter()
        .filter_map(|row| {
            let moved = row.moved.as_ref()?;
            Some(Row::body(vec![
                Cell::text(name(row)),
                Cell::text(moved.since.to_string()),
                Cell::text(words.decimal(&row.member.summary.index, 2)),
                Cell::text(words.signed(&moved.by, 2)),
            ]))
        })
        .collect();
    table
}

fn ranking(input: &PortfolioInput<'_>, words: Words) -> Table {
    let rubric = input.rubric;
    let mut columns = vec![Column::right(Width::Fixed(9.0)), Column::left(Width::Share(1.0))];
    let figures = rubric.domains.len() + 2;
    columns.extend((0..figures).map(|_| Column::right(Width::Fixed(17.0))));
    columns.push(Column::left(Width::Fixed(21.0)));
    let mut table = Table::bare(columns);
    let mut head = vec![
        t!(words, portfolio.column.rank).to_owned(),
        t!(words, portfolio.column.institution).to_owned(),
        t!(words, portfolio.column.index).to_owned(),
        t!(words, portfolio.column.supported).to_owned(),
    ];
    head.extend(rubric.domains.iter().map(|domain| domain.short.clone()));
    head.push(t!(words, portfolio.column.band).to_owned());
    table.head = head.into_iter().map(Cell::text).collect();
    table.rows = input
        .view
        .rows
        .iter()
        .map(|row| {
            let summary = &row.member.summary;
            let index = words.decimal(&summary.index, 2);
            let mut cells = vec![
                row.rank.map_or_else(|| crate::chart::NO_VALUE.to_owned(), |rank| words.count(rank)),
                name(row),
                if summary.complete() { index } else { t!(words, home.at_least, index = index) },
                words.decimal(&summary.supported, 2),
            ];
            let domain = |place| summary.domain(place).map_or_else(String::new, |value| words.decimal(value, 2));
            cells.extend((0..rubric.domains.len()).map(domain));
            cells.push(rubric.band(&summary.index).map_or_else(String::new, |band| band.name.clone()));
            Row::body(cells.into_iter().map(Cell::text).collect())
        })
        .collect();
    let (ranked, count) = (words.count(input.view.ranked()), words.count(input.view.rows.len()));
    let rule = t!(words, portfolio.rule, ranked = ranked, count = count);
    table.note = Some(Text::from(format!("{rule} {}", t!(words, portfolio.differences))));
    table
}

fn listed(files: Vec<String>) -> Table {
    let mut table = Table::bare(vec![Column::left(Width::Share(1.0))]);
    table.rows = files.into_iter().map(|one| Row::body(vec![Cell::text(one)])).collect();
    table
}
