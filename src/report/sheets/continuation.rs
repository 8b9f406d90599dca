//! Long texts: what finds no room in a cell goes on in a sheet of its own, so that nothing is lost.

use std::borrow::Cow;

use super::{
    MOST_IN_CELL,
    cell::{Cell, Row, Sheet, Style, Value},
    columns::{ContinuationColumn, SheetKind},
};
use crate::{
    t,
    words::{Words, shortened_to},
};

/// Cuts every text that is too long for its cell; the sheet of what was cut off, where there is any.
pub(super) fn split(sheets: &mut [Sheet], words: Words) -> Option<Sheet> {
    let mut rows = Vec::new();
    for sheet in sheets {
        // What stands above the table only says what the sheet is about.
        let above = sheet.head.map_or(sheet.rows.len(), |head| head + 1);
        for cell in sheet.rows.iter_mut().take(above).flat_map(|row| &mut row.cells) {
            if let Value::Text(text) = &mut cell.value {
                *text = noted(text).into_owned();
            }
        }
        let Some(head) = sheet.head else { continue };
        let names: Vec<String> = sheet.rows.get(head).into_iter().flat_map(|row| &row.cells).map(text_of).collect();
        let before = rows.len();
        for row in sheet.rows.iter_mut().skip(head + 1) {
            for (cell, column) in row.cells.iter_mut().zip(&names) {
                let Value::Text(text) = &mut cell.value else { continue };
                let mut parts = parts(text).into_iter().map(str::to_owned);
                let first = parts.next().unwrap_or_default();
                for (part, rest) in (2_u32..).zip(parts) {
                    let place = [sheet.name.as_str(), row.key.as_str(), column];
                    let mut cells: Vec<Cell> = place.map(|text| Cell::text(text, Style::Text)).to_vec();
                    cells.extend([Cell::whole(part), Cell::text(rest, Style::Typed)]);
                    rows.push(Row::of(cells));
                }
                *text = first;
            }
        }
        if rows.len() > before {
            sheet.rows[head - 1] =
                Row::line(t!(words, sheets.continued, sheet = SheetKind::Continuation.name(words)), Style::Note);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let mut all = vec![
        Row::line(t!(words, sheets.continuation.title), Style::Title),
        Row::line(t!(words, sheets.continuation.note), Style::Note),
        Row::default(),
        Row::of(ContinuationColumn::ALL.iter().map(|column| Cell::text(column.head(words), Style::Head)).collect()),
    ];
    all.extend(rows);
    Some(Sheet {
        name: SheetKind::Continuation.name(words).to_owned(),
        widths: ContinuationColumn::widths(),
        rows: all,
        head: Some(3),
        frozen: 0,
        printed: u16::MAX,
        choices: Vec::new(),
    })
}

/// A text as it stands above a table: as much of it as finds room in one cell, whatever its signs.
pub fn noted(text: &str) -> Cow<'_, str> {
    shortened_to(text, MOST_IN_CELL / 2)
}

fn text_of(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// A text in parts that find room in a cell each; one part where it does itself.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut units) = (0, 0);
    for (place, sign) in text.char_indices() {
        if units + sign.len_utf16() > MOST_IN_CELL {
            parts.push(&text[start..place]);
            (start, units) = (place, 0);
        }
        units += sign.len_utf16();
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_find_room_each_and_are_the_text_together() {
        for text in ["", "a", &"a".repeat(MOST_IN_CELL), &"😀".repeat(40_000), &"e\u{301}漢".repeat(30_000)] {
            let parts = parts(text);
            assert_eq!(parts.concat(), text);
            assert!(parts.iter().all(|part| part.encode_utf16().count() <= MOST_IN_CELL));
            assert_eq!(parts.len() == 1, text.encode_utf16().count() <= MOST_IN_CELL);
        }
    }
}
