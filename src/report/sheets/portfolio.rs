//! Many institutions as a workbook: the ranking, what does not count, and what could not be read.

use jiff::civil::Date;

use super::{
    cell::{Cell, Row, Sheet, Style, Workbook},
    continuation,
};
use crate::{
    insight::{Portfolio, PortfolioRow, PortfolioView},
    rubric::{Exact, Rubric},
    t,
    words::{Sentence as _, Words, rounded},
};

/// What a table of many institutions is made of.
#[derive(Debug, Clone, Copy)]
pub struct PortfolioInput<'a> {
    /// The folder, as people are told.
    pub folder: &'a str,
    /// The framework.
    pub rubric: &'a Rubric,
    /// The year.
    pub year: i16,
    /// Everything that was read.
    pub portfolio: &'a Portfolio,
    /// What is shown of it.
    pub view: &'a PortfolioView,
    /// Paths that could not be read, and why.
    pub bad: &'a [(&'a str, &'a str)],
    /// Version of the program.
    pub version: &'a str,
}

/// The workbook.
pub fn portfolio_workbook(input: &PortfolioInput<'_>, words: Words) -> Workbook {
    let mut sheets = vec![portfolio_sheet(input, words)];
    let aside: Vec<(&str, String)> =
        input.portfolio.set_aside().iter().map(|one| (one.path.as_str(), one.sentence_in(words))).collect();
    if !aside.is_empty() {
        sheets.push(listed(t!(words, portfolio.sheet.aside), t!(words, portfolio.sheet.aside_title), &aside, words));
    }
    let bad: Vec<(&str, String)> = input.bad.iter().map(|(path, reason)| (*path, (*reason).to_owned())).collect();
    if !bad.is_empty() {
        sheets.push(listed(t!(words, portfolio.sheet.bad), t!(words, portfolio.sheet.bad_title), &bad, words));
    }
    let continued = continuation::split(&mut sheets, words);
    sheets.extend(continued);
    Workbook {
        title: t!(words, portfolio.sheet.name).to_owned(),
        institution: String::new(),
        version: input.version.to_owned(),
        day: Date::new(input.year.max(1900), 1, 1).unwrap_or_default(),
        sheets,
    }
}

/// The sheet of the ranking.
pub fn portfolio_sheet(input: &PortfolioInput<'_>, words: Words) -> Sheet {
    let mut heads: Vec<(String, u16)> = vec![
        (t!(words, portfolio.column.rank).to_owned(), 6),
        (t!(words, portfolio.column.institution).to_owned(), 36),
        (t!(words, portfolio.column.kind).to_owned(), 14),
        (t!(words, portfolio.column.year).to_owned(), 7),
        (t!(words, portfolio.column.index).to_owned(), 9),
        (t!(words, portfolio.column.highest).to_owned(), 9),
        (t!(words, portfolio.column.band).to_owned(), 13),
        (t!(words, portfolio.column.supported).to_owned(), 9),
    ];
    heads.extend(input.rubric.domains.iter().map(|domain| (domain.name.clone(), 11)));
    heads.extend([
        (t!(words, portfolio.column.moved).to_owned(), 9),
        (t!(words, portfolio.column.since).to_owned(), 7),
        (t!(words, portfolio.column.answered).to_owned(), 8),
        (t!(words, portfolio.column.total).to_owned(), 8),
        (t!(words, portfolio.column.required).to_owned(), 8),
        (t!(words, portfolio.column.advised).to_owned(), 8),
        (t!(words, portfolio.column.notices).to_owned(), 8),
        (t!(words, portfolio.column.missing).to_owned(), 8),
        (t!(words, portfolio.column.state).to_owned(), 14),
        (t!(words, portfolio.column.changed).to_owned(), 22),
        (t!(words, portfolio.column.path).to_owned(), 50),
    ]);
    let mut rows = vec![
        Row::line(title(input, words), Style::Title),
        Row::line(format!("{} {}", t!(words, portfolio.sheet.note), t!(words, portfolio.differences)), Style::Note),
        Row::default(),
        Row::of(heads.iter().map(|(head, _)| Cell::text(head, Style::Head)).collect()),
    ];
    rows.extend(input.view.rows.iter().map(|row| line(input, row, words)));
    Sheet {
        name: t!(words, portfolio.sheet.name).to_owned(),
        widths: heads.iter().map(|(_, width)| *width).collect(),
        rows,
        head: Some(3),
        frozen: 2,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}

/// What the table is of.
fn title(input: &PortfolioInput<'_>, words: Words) -> String {
    t!(
        words,
        portfolio.title,
        rubric = input.rubric.name,
        year = input.year,
        count = words.count(input.view.rows.len())
    )
}

fn line(input: &PortfolioInput<'_>, row: &PortfolioRow, words: Words) -> Row {
    let summary = &row.member.summary;
    // Figures of a ranking have the two decimals they are ranked by; more of them would suggest another order.
    let two = |number: &Exact| Cell::number(&as_printed(number), Style::Two);
    let bound = !summary.complete();
    let mut cells = vec![
        row.rank.map_or(Cell::empty(Style::Whole), Cell::whole),
        Cell::text(&summary.institution, Style::Text),
        Cell::text(summary.kind.name(words), Style::Text),
        Cell::whole(summary.year),
        two(&summary.index),
        if bound { two(&summary.highest) } else { Cell::empty(Style::Two) },
        Cell::text(input.rubric.band(&summary.index).map_or("", |band| &band.name), Style::Text),
        two(&summary.supported),
    ];
    cells.extend(
        (0..input.rubric.domains.len()).map(|place| summary.domain(place).map_or(Cell::empty(Style::Two), two)),
    );
    cells.extend([
        row.moved.as_ref().map_or(Cell::empty(Style::Two), |moved| two(&moved.by)),
        row.moved.as_ref().map_or(Cell::empty(Style::Whole), |moved| Cell::whole(moved.since)),
        Cell::whole(summary.answered),
        Cell::whole(summary.total),
        Cell::whole(summary.findings[0]),
        Cell::whole(summary.findings[1]),
        Cell::whole(summary.findings[2]),
        Cell::whole(summary.missing_files),
        Cell::text(summary.state().name(words), Style::Text),
        Cell::text(summary.changed_at.map_or(String::new(), |at| words.moment(at, summary.zone)), Style::Text),
        Cell::text(&row.member.path, Style::Text),
    ]);
    Row { key: row.member.path.clone(), cells }
}

fn as_printed(number: &Exact) -> Exact {
    crate::rubric::exact_from_text(&rounded(number, 2)).unwrap_or_else(|_| number.clone())
}

/// A sheet of files with a sentence each.
fn listed(name: &str, title: &str, files: &[(&str, String)], words: Words) -> Sheet {
    let heads = [t!(words, portfolio.column.path), t!(words, portfolio.column.reason)];
    let mut rows = vec![
        Row::line(title, Style::Title),
        Row::default(),
        Row::of(heads.map(|head| Cell::text(head, Style::Head)).to_vec()),
    ];
    rows.extend(files.iter().map(|(path, reason)| Row {
        key: (*path).to_owned(),
        cells: vec![Cell::text(*path, Style::Text), Cell::text(reason, Style::Text)],
    }));
    Sheet {
        name: name.to_owned(),
        widths: vec![60, 100],
        rows,
        head: Some(2),
        frozen: 0,
        printed: u16::MAX,
        choices: Vec::new(),
    }
}
