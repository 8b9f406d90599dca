//! Marked parts of an explanation: places of a sentence pattern that are still open, and codes of evidence.

use std::ops::Range;

use crate::{desktop::widgets::TextMark, insight::cited, rubric::Rubric};

/// Longest place of a pattern, in bytes; a bracket that closes later is not one.
const LONGEST_GAP: usize = 160;

/// Finds open places such as `[nomor dan tahun]` and codes of evidence such as `23.b`.
pub(super) fn marks(rubric: &Rubric, text: &str) -> Vec<(Range<usize>, TextMark)> {
    let mut found: Vec<_> = gaps(text).into_iter().map(|range| (range, TextMark::Gap)).collect();
    let inside = |code: &Range<usize>| found.iter().any(|(gap, _)| gap.start < code.start && code.end < gap.end);
    let codes: Vec<_> = cited(rubric, text).into_iter().map(|code| code.range).filter(|code| !inside(code)).collect();
    found.extend(codes.into_iter().map(|range| (range, TextMark::Code)));
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Finds open places alone.
pub(super) fn gaps(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|byte| *byte == b'[').map(|length| at + length) {
        match gap(bytes, start) {
            Some(end) => {
                found.push(start..end);
                at = end;
            }
            None => at = start + 1,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    fn marked(text: &str) -> Vec<(&str, TextMark)> {
        let rubric = builtin(DEFAULT_ID).unwrap();
        marks(&rubric, text).into_iter().map(|(range, mark)| (&text[range], mark)).collect()
    }

    #[test]
    fn codes_of_evidence_and_open_places_are_found() {
        assert_eq!(
            marked("Lihat 23.b dan 23c, Pasal [..] halaman [nomor 7.b]; é 7.a."),
            [
                ("23.b", TextMark::Code),
                ("23c", TextMark::Code),
                ("[..]", TextMark::Gap),
                ("[nomor 7.b]", TextMark::Gap),
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
