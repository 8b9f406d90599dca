//! A table as CSV: with semicolons, decimal commas and a byte-order mark, as Indonesian spreadsheets expect.
//!
//! A CSV can mark no text as one, so that a spreadsheet would run what begins like a formula. Such a text gets an apostrophe
//! before it, which spreadsheets take as the mark of a text and do not show.

use super::{
    cell::{Cell, Outcome, Row, Sheet, Value},
    write::begins_like_a_formula,
};
use crate::{chart::Table, rubric::exact_to_text, words::Words};

/// The rows of a sheet from its head on; all of them where it has none.
pub fn csv(sheet: &Sheet, words: Words) -> Vec<u8> {
    let rows = sheet.rows.iter().skip(sheet.head.unwrap_or_default());
    let line = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| quoted(&text(cell, words))).collect();
        format!("{}\r\n", cells.join(";"))
    };
    format!("\u{feff}{}", rows.map(line).collect::<String>()).into_bytes()
}

/// A table that is shown, in the same form. Its gains lose their plus sign: they stay numbers.
pub fn table_csv(table: &Table) -> Vec<u8> {
    let cell = |text: &String| {
        let number =
            text.strip_prefix('+').filter(|rest| rest.chars().all(|sign| sign.is_ascii_digit() || sign == ','));
        quoted(&number.map_or_else(|| guarded(text), str::to_owned))
    };
    let line = |cells: &Vec<String>| format!("{}\r\n", cells.iter().map(cell).collect::<Vec<_>>().join(";"));
    let lines = std::iter::once(&table.head).chain(&table.rows).map(line);
    format!("\u{feff}{}", lines.collect::<String>()).into_bytes()
}

fn guarded(text: &str) -> String {
    if begins_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

fn text(cell: &Cell, words: Words) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) | Value::Formula(_, Outcome::Text(text)) => guarded(text),
        Value::Number(number) | Value::Formula(_, Outcome::Number(number)) => words.localized(&exact_to_text(number)),
        Value::Day(day) => day.to_string(),
    }
}

/// A cell, between quotes where it holds a sign that means something in a table.
fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
