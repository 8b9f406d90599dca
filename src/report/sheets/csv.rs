//! A table as CSV: with semicolons, decimal commas and a byte-order mark, as Indonesian spreadsheets expect.
//!
//! A CSV can mark no text as one, so that a spreadsheet would run what begins like a formula. Such a text gets an apostrophe
//! before it, which spreadsheets take as the mark of a text and do not show.

use super::{
    cell::{Cell, Outcome, Row, Sheet, Value},
    write::begins_like_a_formula,
};
use crate::{rubric::exact_to_text, words::Words};

/// The rows of a sheet from its head on; all of them where it has none.
pub fn csv(sheet: &Sheet, words: Words) -> Vec<u8> {
    let rows = sheet.rows.iter().skip(sheet.head.unwrap_or_default());
    let line = |row: &Row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| quoted(&text(cell, words))).collect();
        format!("{}\r\n", cells.join(";"))
    };
    format!("\u{feff}{}", rows.map(line).collect::<String>()).into_bytes()
}

fn text(cell: &Cell, words: Words) -> String {
    let guarded = |text: &str| if begins_like_a_formula(text) { format!("'{text}") } else { text.to_owned() };
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
