//! The cells of a workbook, as far as anything stands in them.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use jiff::civil::Date;

use super::{
    super::levels::{LevelsFault, Record},
    SheetFault, WhatFault,
};
use crate::assessment::letters;

/// Most cells of a workbook, and how far down and to the right they may stand.
const MOST_CELLS: usize = 500_000;
const MOST_ROWS: u32 = 200_000;
const MOST_COLUMNS: u32 = 500;
/// Most rows among which the names of the columns are looked for.
const MOST_ABOVE: usize = 30;

/// A sheet.
#[derive(Debug)]
pub(super) struct Grid {
    pub name: String,
    cells: BTreeMap<(u32, u32), Seen>,
    rows: BTreeSet<u32>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Seen {
    Text(String),
    Number(f64),
    Day(Date),
    /// A formula that came to an error.
    Wrong,
    /// A formula that nothing computed yet.
    Uncomputed,
}

/// The row that names the columns, and where those that were looked for stand.
#[derive(Debug)]
pub(super) struct Head {
    pub row: u32,
    pub places: Vec<Option<u32>>,
}

/// Reads all sheets with cells.
///
/// # Errors
/// Where it is no workbook, it or one of its sheets is broken or missing, or it has more cells than can be meant.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, LevelsFault> {
    // What the reader does not foresee in a broken file must not end the program.
    std::panic::catch_unwind(|| sheets(bytes)).unwrap_or(Err(LevelsFault::Broken))
}

fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, LevelsFault> {
    let broken = |_error: calamine::XlsxError| LevelsFault::Broken;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let mut grids = Vec::new();
    let mut left = MOST_CELLS;
    // A sheet of charts has no cells.
    let with_cells = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = with_cells.map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let unreadable = |_error: calamine::XlsxError| {
            let what = WhatFault::Unreadable;
            LevelsFault::Sheet(Box::new(SheetFault { sheet: name.clone(), cell: String::new(), what }))
        };
        let mut reader = book.worksheet_cells_reader(&name).map_err(unreadable)?;
        let mut cells = BTreeMap::new();
        while let Some(cell) = reader.next_cell_with_formula().map_err(unreadable)? {
            let (row, column) = cell.pos;
            let Some(seen) = seen(&cell.value, cell.formula.is_some()) else { continue };
            if row >= MOST_ROWS || column >= MOST_COLUMNS || left == 0 {
                return Err(LevelsFault::Bomb);
            }
            left -= 1;
            cells.insert((row, column), seen);
        }
        let rows = cells.keys().map(|(row, _)| *row).collect();
        grids.push(Grid { name, cells, rows });
    }
    Ok(grids)
}

fn seen(value: &DataRef<'_>, formula: bool) -> Option<Seen> {
    Some(match value {
        DataRef::Empty if formula => Seen::Uncomputed,
        DataRef::Empty => return None,
        DataRef::String(text) if text.is_empty() => return None,
        DataRef::SharedString("") => return None,
        DataRef::String(text) => Seen::Text(text.clone()),
        DataRef::SharedString(text) => Seen::Text((*text).to_owned()),
        DataRef::Int(number) => Seen::Number(*number as f64),
        DataRef::Float(number) => Seen::Number(*number),
        DataRef::Bool(yes) => Seen::Text(yes.to_string()),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
            day.map_or(Seen::Wrong, Seen::Day)
        }
        DataRef::DateTime(span) => Seen::Number(span.as_f64()),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(|day| day.parse().ok()).map_or_else(|| Seen::Text(text.clone()), Seen::Day)
        }
        DataRef::DurationIso(text) => Seen::Text(text.clone()),
        DataRef::Error(_) => Seen::Wrong,
    })
}

impl Grid {
    /// What stands in a cell.
    pub fn at(&self, row: u32, column: Option<u32>) -> Option<&Seen> {
        self.cells.get(&(row, column?))
    }

    /// The same as a text; empty where nothing, or no value, stands there.
    pub fn text(&self, row: u32, column: Option<u32>) -> String {
        match self.at(row, column) {
            Some(Seen::Text(text)) => text.clone(),
            Some(Seen::Number(number)) => number.to_string(),
            Some(Seen::Day(day)) => day.to_string(),
            Some(Seen::Wrong | Seen::Uncomputed) | None => String::new(),
        }
    }

    /// The rows below another one in which anything stands.
    pub fn below(&self, row: u32) -> impl Iterator<Item = u32> {
        self.rows.range(row.saturating_add(1)..).copied()
    }

    /// The row that has most of `names`, and where each of them stands in it; the first of several.
    pub fn nearest_head(&self, names: &[&str]) -> Head {
        let mut best = Head { row: 0, places: vec![None; names.len()] };
        for row in self.rows.iter().take(MOST_ABOVE) {
            let named = self.named(*row);
            let place = |name: &&str| named.iter().find(|(_, known)| known.trim() == *name).map(|(place, _)| *place);
            let head = Head { row: *row, places: names.iter().map(place).collect() };
            if head.places.iter().flatten().count() > best.places.iter().flatten().count() {
                best = head;
            }
        }
        best
    }

    /// Where each of several labels stands, all of them one below another in the column in which the leftmost does.
    pub fn lines<const COUNT: usize>(&self, labels: &[&str; COUNT]) -> [Option<(u32, u32)>; COUNT] {
        let texts: Vec<(u32, u32, &str)> = self
            .rows
            .iter()
            .take(MOST_ABOVE)
            .flat_map(|row| self.named(*row).into_iter().map(|(column, text)| (*row, column, text.trim())))
            .collect();
        let first = texts.iter().filter(|(_, _, text)| labels.contains(text)).map(|(_, column, _)| *column).min();
        labels.map(|label| {
            let is = |found: &&(u32, u32, &str)| Some(found.1) == first && found.2 == label;
            texts.iter().find(is).map(|(row, column, _)| (*row, *column))
        })
    }

    /// The texts of a row with their columns.
    pub fn named(&self, row: u32) -> Vec<(u32, &str)> {
        let cells = self.cells.range((row, 0)..=(row, u32::MAX));
        cells
            .filter_map(|((_, column), seen)| match seen {
                Seen::Text(text) => Some((*column, text.as_str())),
                _ => None,
            })
            .collect()
    }

    /// All rows as those of a table.
    pub fn records(&self) -> Vec<Record> {
        let record = |row: &u32| {
            let last = self.cells.range((*row, 0)..=(*row, u32::MAX)).next_back().map_or(0, |((_, column), _)| *column);
            let cells = (0..=last).map(|column| self.text(*row, Some(column))).collect();
            Record::Row { line: u64::from(*row) + 1, cells }
        };
        self.rows.iter().map(record).collect()
    }
}

/// Name of a cell, such as `F12`.
pub(super) fn address(row: u32, column: Option<u32>) -> String {
    let column = column.and_then(|column| u16::try_from(column).ok()).map(|column| letters(column).to_uppercase());
    format!("{}{}", column.unwrap_or_default(), u64::from(row) + 1)
}
