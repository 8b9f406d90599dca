//! A look into the archive before anything reads it: how much comes out of it, and whether it is what it says.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::super::levels::LevelsFault;

/// Most files of a workbook.
const MOST_PARTS: usize = 1_000;
/// Most bytes that come out of it: a workbook of this program holds all texts of the largest draft in less.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// What says how many things follow, for which readers make room at once.
const COUNT: &[u8] = b"uniqueCount";
/// Where the sheets are, and how their cells and they themselves end.
const SHEETS: &str = "xl/worksheets/";
const CELLS_END: &[u8] = b"</sheetData>";
const SHEET_END: &[u8] = b"worksheet>";

/// Unpacks every part once, with a limit, and throws it away.
///
/// # Errors
/// Where more comes out than can be meant, where a part is broken, or where it claims to hold more than it can.
pub(super) fn vet(bytes: &[u8]) -> Result<(), LevelsFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_error| LevelsFault::Broken)?;
    if archive.len() > MOST_PARTS {
        return Err(LevelsFault::Bomb);
    }
    let mut left = MOST_UNPACKED;
    let mut content = Vec::new();
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_error| LevelsFault::Broken)?;
        let is_sheet = part.name().is_ok_and(|name| name.starts_with(SHEETS) && name.ends_with(".xml"));
        content.clear();
        part.take(left + 1).read_to_end(&mut content).map_err(|_error| LevelsFault::Broken)?;
        left = left.checked_sub(content.len() as u64).ok_or(LevelsFault::Bomb)?;
        if content.starts_with(&[0xfe, 0xff])
            || content.starts_with(&[0xff, 0xfe])
            || claims_too_much(&content)
            || (is_sheet && is_cut_off(&content))
        {
            return Err(LevelsFault::Broken);
        }
    }
    Ok(())
}

/// Whether a sheet ends after its cells and before its end; one that ends among them is found when they are read.
fn is_cut_off(content: &[u8]) -> bool {
    let content = content.trim_ascii_end();
    content.windows(CELLS_END.len()).any(|window| window == CELLS_END) && !content.ends_with(SHEET_END)
}

/// Whether a part says that it holds more things than it has bytes.
fn claims_too_much(content: &[u8]) -> bool {
    let places = content.windows(COUNT.len()).enumerate().filter(|(_, window)| *window == COUNT);
    places.into_iter().any(|(place, _)| {
        let rest = content.get(place + COUNT.len()..).unwrap_or_default();
        let between = |byte: &&u8| matches!(**byte, b'=' | b'"' | b'\'') || byte.is_ascii_whitespace();
        let digits = rest.iter().skip_while(between).take_while(|byte| byte.is_ascii_digit());
        let claimed = digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        claimed > content.len() as u64
    })
}
