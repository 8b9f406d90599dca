//! Numbers, lists and ranges inside drafted sentences.

use num_traits::One;

use crate::{
    rubric::{Exact, Rubric},
    t,
    words::Words,
};

/// Shortest run of neighbouring indicators that is written as a range.
const RANGE: usize = 3;

/// A whole number inside a sentence: small ones as words.
pub(super) fn number(words: Words, number: usize) -> String {
    t!(words, report.share.numbers).split('|').nth(number).map_or_else(|| words.count(number), str::to_owned)
}

/// The same sentence or name with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same without a capital at its start, inside a sentence.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `4–5`; the level alone where there is one.
pub(super) fn keep_levels(from: u8, to: u8) -> String {
    if from >= to { to.to_string() } else { format!("{from}–{to}") }
}

/// `a`, `a dan b`, `a, b, dan c`.
pub(super) fn list(words: Words, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => t!(words, report.share.two, first = one, last = two),
        [first @ .., last] => t!(words, report.share.many, first = first.join(", "), last = last),
    }
}

/// A list of at most so many items; the rest is counted.
pub(super) fn short_list(words: Words, items: &[String], most: usize) -> String {
    if items.len() <= most {
        return list(words, items);
    }
    let shown = most.saturating_sub(1);
    let rest = t!(words, report.share.others, count = number(words, items.len() - shown));
    let items: Vec<String> = items[..shown].iter().cloned().chain([rest]).collect();
    list(words, &items)
}

/// Indicators by their numbers, neighbours as ranges: `1, 2, 8–10`.
pub(super) fn indicator_numbers(rubric: &Rubric, wanted: &[&str]) -> String {
    let mut runs: Vec<Vec<&str>> = Vec::new();
    let mut last = None;
    for (place, indicator) in rubric.indicators.iter().enumerate().filter(|(_, one)| wanted.contains(&one.id.as_str()))
    {
        match runs.last_mut() {
            Some(run) if last.is_some_and(|last: usize| last + 1 == place) => run.push(&indicator.id),
            _ => runs.push(vec![&indicator.id]),
        }
        last = Some(place);
    }
    let parts: Vec<String> = runs
        .iter()
        .map(|run| match run.as_slice() {
            [first, .., last] if run.len() >= RANGE => format!("{first}–{last}"),
            run => run.join(", "),
        })
        .collect();
    parts.join(", ")
}

/// True where so many decimals write the number in full.
pub(super) fn is_exact(value: &Exact, decimals: usize) -> bool {
    let scale = num_traits::pow(Exact::one() * Exact::from_integer(10.into()), decimals);
    (value * scale).is_integer()
}

/// A value in full: two decimals where they are exact, else four.
pub(super) fn full(words: Words, value: &Exact) -> String {
    words.decimal(value, if is_exact(value, 2) { 2 } else { 4 })
}

/// A contribution or gain: four decimals, exact for SPBE 2020.
pub(super) fn points(words: Words, value: &Exact) -> String {
    words.decimal(value, 4)
}

/// A change with its sign and a fixed number of decimals, so that commas align: `+0,20`, `0,00`.
pub(super) fn change(words: Words, value: &Exact, decimals: usize) -> String {
    let printed = words.decimal(value, decimals);
    if printed.bytes().any(|sign| matches!(sign, b'1'..=b'9')) { words.signed(value, decimals) } else { printed }
}

/// A fingerprint in groups of four capital digits, so many groups in a line.
pub(super) fn groups(fingerprint: &str, per_line: usize) -> String {
    let digits: Vec<char> = fingerprint.to_uppercase().chars().collect();
    let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
    let lines: Vec<String> = groups.chunks(per_line.max(1)).map(|line| line.join("\u{a0}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin, exact_from_text};

    #[test]
    fn neighbouring_indicators_are_written_as_ranges() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        assert_eq!(indicator_numbers(&rubric, &["10", "1", "2", "8", "9"]), "1, 2, 8–10");
        assert_eq!(indicator_numbers(&rubric, &[]), "");
    }

    #[test]
    fn lists_and_numbers_read_like_sentences() {
        let items = ["a", "b", "c", "d"].map(str::to_owned);
        assert_eq!(list(Words::indonesian(), &items[..2]), "a dan b");
        assert_eq!(list(Words::indonesian(), &items[..3]), "a, b, dan c");
        assert_eq!(short_list(Words::indonesian(), &items, 3), "a, b, dan dua lainnya");
        assert_eq!(
            (number(Words::indonesian(), 12).as_str(), number(Words::indonesian(), 47).as_str()),
            ("dua belas", "47")
        );
        assert_eq!(capital("dua"), "Dua");
    }

    #[test]
    fn a_change_keeps_its_decimals_where_there_is_none() {
        let exact = |text: &str| exact_from_text(text).unwrap();
        assert_eq!(
            ["0.2", "-0.05", "0", "-0.001"].map(|text| change(Words::indonesian(), &exact(text), 2)),
            ["+0,20", "−0,05", "0,00", "0,00"]
        );
    }

    #[test]
    fn values_are_written_in_full_where_two_decimals_are_not_enough() {
        let exact = |text: &str| exact_from_text(text).unwrap();
        assert_eq!(full(Words::indonesian(), &exact("3.5")), "3,50");
        assert_eq!(full(Words::indonesian(), &exact("2.875")), "2,8750");
        assert_eq!(full(Words::indonesian(), &exact("10/3")), "3,3333");
        assert!(!is_exact(&exact("10/3"), 4) && is_exact(&exact("3.7495"), 4));
    }
}
