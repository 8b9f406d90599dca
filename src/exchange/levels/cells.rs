//! What a cell says: an indicator, a level, a text or nothing, in every form that has one meaning.

use crate::rubric::{Indicator, Rubric};

/// What people and programs write into a cell that says nothing, in small letters.
const NOTHING: [&str; 9] = ["-", "–", "—", "null", "\\n", "n/a", "#n/a", "(null)", "(kosong)"];
/// Words before the number of an indicator.
const BEFORE_NUMBER: [&str; 6] = ["indikator", "indicator", "ind", "nomor", "no", "#"];
/// Words before a level.
const BEFORE_LEVEL: [&str; 5] = ["tingkat", "level", "lvl", "lv", "l"];

/// What stands in a cell, without the blanks around it; `None` where that is nothing.
pub(super) fn said(cell: &str) -> Option<&str> {
    Some(cell.trim()).filter(|cell| !cell.is_empty() && !stands_for_nothing(cell))
}

/// Whether a cell holds a sign for "nothing".
pub(super) fn stands_for_nothing(cell: &str) -> bool {
    NOTHING.contains(&cell.trim().to_lowercase().as_str())
}

/// The indicator that a number names: `7`, `07`, `7.`, `7)`, `7,00`, `Indikator 7`, `7. Nama`. The rest is what follows
/// the number.
pub(in crate::exchange) fn by_number<'a, 'c>(rubric: &'a Rubric, cell: &'c str) -> Option<(&'a Indicator, &'c str)> {
    let cell = cell.trim();
    if let Some(indicator) = rubric.indicator(cell) {
        return Some((indicator, ""));
    }
    let bare = after_word(cell, &BEFORE_NUMBER);
    let (number, rest) = number(bare.strip_prefix('(').unwrap_or(bare))?;
    let parts = |sign: char| sign.is_whitespace() || ['.', ')', ':', '-', '–', '—'].contains(&sign);
    let rest = rest.trim_start_matches(parts).trim_end();
    let indicator = rubric.indicator(number)?;
    // What follows is a name; another number would make it a date, a range or a code.
    let named = rest.is_empty() || rest.starts_with(|letter: char| letter.is_alphabetic());
    let parted = rest.is_empty() || !bare.contains(&format!("{number}{rest}"));
    (named && parted).then_some((indicator, rest))
}

/// The indicator that has this name.
pub(super) fn by_name<'a>(rubric: &'a Rubric, cell: &str) -> Option<&'a Indicator> {
    let name = plain(cell);
    let mut named = rubric.indicators.iter().filter(|indicator| {
        [&indicator.name, &indicator.title, &indicator.short].into_iter().any(|known| plain(known) == name)
    });
    named.next().filter(|_| named.next().is_none())
}

/// The level that a cell names on the scale of an indicator: `3`, `3,00`, `3.0`, `Level 3`, `Terdefinisi`,
/// `3 (Terdefinisi)`.
pub(in crate::exchange) fn level(rubric: &Rubric, indicator: &Indicator, cell: &str) -> Option<u8> {
    let name_of = |level: u8| plain(rubric.level_name(indicator, level));
    let bare = after_word(cell.trim(), &BEFORE_LEVEL);
    let known = |level: &u8| indicator.level(*level).is_some();
    let Some((digits, rest)) = number(bare) else {
        let mut named = indicator.levels.iter().map(|level| level.level).filter(|level| name_of(*level) == plain(cell));
        return named.next();
    };
    let level = digits.parse().ok().filter(known)?;
    let rest = plain(rest.trim().trim_start_matches(['-', '–', '—', ':', '=']));
    (rest.is_empty() || rest == name_of(level)).then_some(level)
}

/// A whole number at the start of a text, without zeros before it or a fraction of zeros, and what follows it.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    if digits.is_empty() {
        return None;
    }
    let bare = digits.trim_start_matches('0');
    let digits = if bare.is_empty() { &digits[digits.len() - 1..] } else { bare };
    let Some(fraction) = rest.strip_prefix([',', '.']) else { return Some((digits, rest)) };
    let end = fraction.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(fraction.len());
    let (zeros, after) = fraction.split_at(end);
    match zeros {
        "" => Some((digits, rest)),
        zeros if zeros.bytes().all(|digit| digit == b'0') => Some((digits, after)),
        // A fraction is no whole number.
        _ => None,
    }
}

/// A text without one of these words, the point and the blanks after it; the text itself where none begins it.
fn after_word<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let begins = |word: &&&str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let Some(word) = words.iter().find(begins) else { return text };
    let rest = text[word.len()..].trim_start_matches(['.', ':', '-', '#']).trim_start();
    if rest.starts_with(|sign: char| sign.is_ascii_digit()) { rest } else { text }
}

/// Letters and digits of a text in small letters, with one blank between its words.
pub(in crate::exchange) fn plain(text: &str) -> String {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    #[test]
    fn an_indicator_is_known_by_every_form_of_its_number_and_by_its_name() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let id = |cell: &str| by_number(&rubric, cell).map(|(indicator, _)| indicator.id.clone());
        for cell in ["7", " 7 ", "07", "007", "7.", "7)", "(7)", "7,00", "7.0", "Indikator 7", "indikator-7", "Ind. 7"]
        {
            assert_eq!(id(cell).as_deref(), Some("7"), "{cell}");
        }
        for cell in ["No. 7", "#7", "7. Kebijakan", "7 - Kebijakan", "INDIKATOR 07: Kebijakan"] {
            assert_eq!(id(cell).as_deref(), Some("7"), "{cell}");
        }
        for cell in ["", "0", "48", "7,5", "7-8", "7a", "7.1", "1/7", "tujuh", "Indikator", "Domain 7", "7 8"] {
            assert_eq!(id(cell), None, "{cell}");
        }
        for indicator in &rubric.indicators {
            for name in [&indicator.name, &indicator.title] {
                let found = by_name(&rubric, &format!(" {}. ", name.to_uppercase()));
                assert_eq!(found.map(|found| &found.id), Some(&indicator.id), "{name}");
            }
        }
        assert_eq!(by_name(&rubric, "Kebijakan"), None);
    }

    #[test]
    fn a_level_is_known_by_every_form_of_its_number_and_by_its_name() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let indicator = rubric.indicator("1").unwrap();
        let of = |cell: &str| level(&rubric, indicator, cell);
        for cell in
            ["3", "03", "3,00", "3.0", "3.", "Level 3", "TINGKAT 3", "L3", "Lv. 3", "Terdefinisi", "3 - Terdefinisi"]
        {
            assert_eq!(of(cell), Some(3), "{cell}");
        }
        for cell in ["3 (terdefinisi)", "Level 3: Terdefinisi", "3,"] {
            assert_eq!(of(cell), Some(3), "{cell}");
        }
        for cell in ["3,5", "3.50", "9", "0", "tiga", "3 (Optimum)", "-3", "3-4", "3 dari 5", "33", "Level"] {
            assert_eq!(of(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        for cell in ["", "  ", "-", " – ", "NULL", "null", "\\N", "n/a", "#N/A", "\u{a0}"] {
            assert_eq!(said(cell), None, "{cell}");
        }
        assert_eq!((said(" -1 "), said("nihil")), (Some("-1"), Some("nihil")));
    }
}
