//! Sentence patterns in the texts people write: what a pattern is for an indicator, where it is still to be filled in, how
//! it joins what stands there already, and which parts of a text are to be shown apart.

use std::ops::Range;

use super::citation::cited;
use crate::rubric::{Indicator, OPEN, Pattern, Rubric};

/// A place of a sentence pattern that still stands in a text, such as `[judul]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlace<'a> {
    /// Where it stands, in bytes, with its brackets.
    pub range: Range<usize>,
    /// What is to be written there, without brackets.
    pub name: &'a str,
}

/// A part of an explanation that is shown apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkedPart {
    /// A place of the pattern that is still open.
    OpenPlace,
    /// A code of evidence.
    Code,
}

/// The pattern of an indicator.
fn pattern<'a>(rubric: &'a Rubric, indicator: &Indicator) -> Option<&'a Pattern> {
    rubric.patterns.iter().find(|pattern| pattern.id == indicator.pattern)
}

/// Fakta and Analisis as the indicator's pattern has them for a level; the level stays open where none is chosen.
/// `None` where the framework has no pattern for it.
pub fn pattern_texts(rubric: &Rubric, indicator: &Indicator, level: Option<u8>) -> Option<[String; 2]> {
    let number = level.map_or_else(|| OPEN.to_owned(), |level| level.to_string());
    let name = level.map_or(OPEN, |level| rubric.level_name(indicator, level));
    Some(pattern(rubric, indicator)?.filled(&indicator.subject, &number, name))
}

/// Places of the indicator's pattern that still stand in a text, in their order. Brackets of one's own are none.
pub fn open_places<'a>(rubric: &'a Rubric, indicator: &Indicator, text: &str) -> Vec<OpenPlace<'a>> {
    if !text.contains('[') {
        return Vec::new();
    }
    let Some(pattern) = pattern(rubric, indicator) else { return Vec::new() };
    let mut names: Vec<&str> =
        [&pattern.facts, &pattern.analysis].into_iter().flat_map(|text| bracketed(text)).collect();
    names.sort_unstable();
    names.dedup();
    let mut places = Vec::new();
    for name in names {
        let written = format!("[{name}]");
        let found = text.match_indices(&written);
        places.extend(found.map(|(start, _)| OpenPlace { range: start..start + written.len(), name }));
    }
    places.sort_by_key(|place| place.range.start);
    places
}

/// What stands between brackets in a pattern.
fn bracketed(pattern: &str) -> impl Iterator<Item = &str> {
    pattern.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(name, _)| name)
}

/// Parts of an explanation that are shown apart, in their order: open places, and codes of evidence outside them.
pub fn marked_parts(rubric: &Rubric, indicator: &Indicator, text: &str) -> Vec<(Range<usize>, MarkedPart)> {
    let places = open_places(rubric, indicator, text);
    let inside =
        |code: &Range<usize>| places.iter().any(|place| place.range.start < code.start && code.end < place.range.end);
    let codes = cited(rubric, text).into_iter().map(|code| code.range).filter(|code| !inside(code));
    let mut parts: Vec<_> = codes.map(|range| (range, MarkedPart::Code)).collect();
    parts.extend(places.iter().map(|place| (place.range.clone(), MarkedPart::OpenPlace)));
    parts.sort_by_key(|(range, _)| range.start);
    parts
}

/// A text with an addition in a paragraph of its own; nothing that stands there is changed. `None` where the addition is
/// there already.
pub fn appended(before: &str, addition: &str) -> Option<String> {
    if before.contains(addition) {
        return None;
    }
    let kept = before.trim_end_matches(['\n', ' ']);
    Some(if kept.is_empty() { addition.to_owned() } else { format!("{before}{}{addition}", blank_line(before)) })
}

/// What separates an addition from the text before it.
fn blank_line(before: &str) -> &'static str {
    if before.ends_with("\n\n") {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    fn marked(text: &str) -> Vec<(&str, MarkedPart)> {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let indicator = rubric.indicator("1").unwrap();
        marked_parts(&rubric, indicator, text).into_iter().map(|(range, part)| (&text[range], part)).collect()
    }

    #[test]
    fn codes_of_evidence_and_open_places_of_the_pattern_are_found() {
        assert_eq!(
            marked("Lihat 23.b dan 23c, Pasal [..] tentang [judul]; é 7.a."),
            [
                ("23.b", MarkedPart::Code),
                ("23c", MarkedPart::Code),
                ("[..]", MarkedPart::OpenPlace),
                ("[judul]", MarkedPart::OpenPlace),
                ("7.a", MarkedPart::Code),
            ]
        );
    }

    #[test]
    fn numbers_words_and_brackets_of_ones_own_stay_plain() {
        for text in
            ["48.b", "23", "23.beta", "123.a", "Rp1.23b", "2,3b", "[", "[]", "[2024]", "[jud\nul]", "A23b", "23B"]
        {
            assert_eq!(marked(text), [], "{text}");
        }
    }

    #[test]
    fn an_addition_keeps_every_character_that_stands_there() {
        assert_eq!(appended("", "Baru.").as_deref(), Some("Baru."));
        assert_eq!(appended(" \n", "Baru.").as_deref(), Some("Baru."));
        assert_eq!(appended("Lama.", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(appended("Lama.\n", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(appended("Lama.\n\n", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(appended("Lama. Baru. Lagi.", "Baru."), None);
    }
}
