//! The checksum of a draft: SHA-256 over every byte of the file except its own 64 digits.

use std::{borrow::Cow, ops::Range};

use sha2::{Digest, Sha256};

use crate::words;

/// Stands in the place of the digits while a draft is being written.
pub(super) const BLANK: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The text that is summed: without a byte-order mark, line ends as LF. Windows' editors add both.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { Cow::Borrowed(text) }
}

/// Where the digits stand. What comes before them in the header cannot hold the same words: quotes are escaped.
pub(super) fn place(text: &str) -> Option<Range<usize>> {
    let label = "checksum:";
    let after = text.find(label)? + label.len();
    let opening = text[after..].find(|letter: char| !letter.is_whitespace())? + after;
    let digits = text[opening..].strip_prefix('"')?.get(..BLANK.len())?;
    let start = opening + 1;
    let end = start + digits.len();
    text[end..].starts_with('"').then_some(start..end)
}

/// Checksum of a normal text with its digits at this place, 64 hexadecimal digits.
pub(super) fn of(text: &str, digits: &Range<usize>) -> String {
    let mut sum = Sha256::new();
    sum.update(&text.as_bytes()[..digits.start]);
    sum.update(&text.as_bytes()[digits.end..]);
    words::hex(&sum.finalize())
}

/// True where a file is a draft whose checksum fits, without reading what it says.
pub fn intact(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| fits(&normal(text)))
}

/// True where a normal text carries its own checksum.
pub(super) fn fits(text: &str) -> bool {
    place(text).is_some_and(|digits| of(text, &digits) == text[digits.clone()])
}
