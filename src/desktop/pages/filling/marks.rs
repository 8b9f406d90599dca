//! Marked parts of an explanation: places of a sentence pattern that are still open, and codes of evidence.

use std::ops::Range;

use crate::desktop::widgets::TextMark;

/// Longest place of a pattern, in bytes; a bracket that closes later is not one.
const LONGEST_GAP: usize = 160;

/// Finds open places such as `[nomor dan tahun]` and evidence codes such as `23.b` or `23b` of known indicators.
pub(super) fn marks(text: &str, known: &dyn Fn(&str) -> bool) -> Vec<(Range<usize>, TextMark)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let part = match bytes[at] {
            b'[' => gap(bytes, at).map(|end| (at..end, TextMark::Gap)),
            b'0'..=b'9' if !joined(text, at) => code(text, at, known).map(|end| (at..end, TextMark::Code)),
            _ => None,
        };
        match part {
            Some(part) => {
                at = part.0.end;
                found.push(part);
            }
            None => at += 1,
        }
    }
    found
}

/// End of an open place that starts here.
fn gap(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start + 1..)?;
    let length = rest.iter().take(LONGEST_GAP).position(|byte| matches!(byte, b']' | b'[' | b'\n'))?;
    (rest[length] == b']' && length > 0).then_some(start + length + 2)
}

/// True where the character before belongs to the same word or number.
fn joined(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || matches!(before, '.' | ',' | '/'))
}

/// End of an evidence code that starts here: digits, perhaps a point, one or two small letters, end of the word.
fn code(text: &str, start: usize, known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let rest = &text[start..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 3 || !known(&rest[..digits]) {
        return None;
    }
    let point = usize::from(rest[digits..].starts_with('.'));
    let letters = rest[digits + point..].bytes().take_while(u8::is_ascii_lowercase).count();
    let end = digits + point + letters;
    let ends = !rest[end..].chars().next().is_some_and(char::is_alphanumeric);
    ((1..=2).contains(&letters) && ends).then_some(start + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<(&str, TextMark)> {
        marks(text, &|id| id.parse::<u8>().is_ok_and(|id| (1..=47).contains(&id)))
            .into_iter()
            .map(|(range, mark)| (&text[range], mark))
            .collect()
    }

    #[test]
    fn codes_of_evidence_and_open_places_are_found() {
        assert_eq!(
            marked("Lihat 23.b dan 23c, Pasal [..] halaman [nomor]; é 7.a."),
            [
                ("23.b", TextMark::Code),
                ("23c", TextMark::Code),
                ("[..]", TextMark::Gap),
                ("[nomor]", TextMark::Gap),
                ("7.a", TextMark::Code),
            ]
        );
    }

    #[test]
    fn numbers_words_and_lone_brackets_stay_plain() {
        for text in ["48.b", "23", "23.beta", "123.a", "Rp1.23b", "2,3b", "[", "[]", "[buka\ntutup]", "A23b", "23B"] {
            assert_eq!(marked(text), [], "{text}");
        }
    }
}
