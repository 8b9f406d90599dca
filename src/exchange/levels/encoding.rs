//! The text of a table: which encoding its bytes are in, where only one can be meant.

use std::borrow::Cow;

use encoding_rs::{Encoding as Codec, UTF_8, WINDOWS_1252};

use super::fault::LevelsFault;
use crate::exchange::workbook::is_archive;

/// How workbooks of older spreadsheets begin.
const OLD_WORKBOOK: &[u8] = b"\xd0\xcf\x11\xe0";

/// An encoding that tables are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16 with a byte-order mark, as spreadsheets write "Unicode text".
    Utf16,
    /// Windows-1252, as spreadsheets on Windows write a plain CSV.
    Windows1252,
}

impl Encoding {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// The text of a table without its byte-order mark, and the encoding it was in.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), LevelsFault> {
    if is_archive(bytes) || bytes.starts_with(OLD_WORKBOOK) {
        return Err(LevelsFault::Workbook);
    }
    let (text, encoding) = match Codec::for_bom(bytes) {
        Some((codec, mark)) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let text = codec.decode_without_bom_handling_and_without_replacement(rest);
            let encoding = if codec == UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
            (text.ok_or_else(|| LevelsFault::NotText { line: first_broken(rest) })?, encoding)
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
            // A file that is UTF-8 in one place and something else in another has no one meaning.
            Err(_) if has_utf8_letters(bytes) => return Err(LevelsFault::NotText { line: first_broken(bytes) }),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, Encoding::Windows1252),
        },
    };
    // No table holds these; in Windows-1252 they stand for bytes that mean nothing there.
    let broken = |sign: char| sign == '\0' || encoding == Encoding::Windows1252 && matches!(sign, '\u{80}'..='\u{9f}');
    match text.find(broken) {
        Some(place) => Err(LevelsFault::NotText { line: lines_before(text.as_bytes(), place) }),
        None => Ok((text, encoding)),
    }
}

/// Line, from 1, of the first byte that is not UTF-8.
fn first_broken(bytes: &[u8]) -> u64 {
    let place = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    lines_before(bytes, place)
}

fn lines_before(bytes: &[u8], place: usize) -> u64 {
    bytes.get(..place).unwrap_or_default().split(|byte| *byte == b'\n').count() as u64
}

/// Whether any letter beyond ASCII is written as UTF-8 writes it.
fn has_utf8_letters(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}
