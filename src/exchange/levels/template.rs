//! An empty table to start from: every indicator with its name, and columns for what can be taken.

use crate::rubric::Rubric;

/// Names of the columns, as they are read again.
const HEAD: [&str; 5] = ["Indikator", "Nama indikator", "Tingkat", "Fakta", "Analisis"];

/// The table of a framework, for spreadsheets: with semicolons and a byte-order mark, as Indonesian ones expect.
pub fn levels_template(rubric: &Rubric) -> Vec<u8> {
    let mut rows = vec![HEAD.map(quoted)];
    rows.extend(rubric.indicators.iter().map(|one| [&one.id, &one.name, "", "", ""].map(quoted)));
    let lines: Vec<String> = rows.iter().map(|row| format!("{}\r\n", row.join(";"))).collect();
    format!("\u{feff}{}", lines.concat()).into_bytes()
}

/// A cell, between quotes where it holds a sign that means something in a table.
fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
