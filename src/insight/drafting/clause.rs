//! Sentences and remarks turned into clauses that stand inside another sentence.

use super::{WORDS, document::one_line};
use crate::t;

/// A text as a clause: without its full stop, and without the capital where that only marks the start of the sentence.
pub(super) fn inside(text: &str, subject: &str) -> String {
    let text = one_line(text);
    let text = text.trim_end_matches(['.', ';', ',', ' ']);
    if keeps_capital(text, subject) {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// True for abbreviations and names: `SPBE`, `Tim Koordinasi`, the subject itself.
fn keeps_capital(text: &str, subject: &str) -> bool {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if first.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit()) {
        return true;
    }
    // The subject is written with capitals; a word before it only begins the sentence.
    if text.starts_with(subject) || rest.starts_with(subject) {
        return text.starts_with(subject);
    }
    let mut next = rest.chars();
    next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase)
}

/// True where a remark is whole sentences and cannot stand inside another one.
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['.', '!', '?']) || text.contains(". ") || text.contains(".\n")
}

/// A sentence with a capital at its start.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Several clauses as one; those with commas inside are parted by semicolons.
pub(super) fn list(clauses: &[String]) -> String {
    let plain = !clauses.iter().any(|clause| clause.contains(','));
    match clauses {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] if plain => t!(WORDS, drafting.clauses_plain, first = first, last = last),
        [first @ .., last] => t!(WORDS, drafting.clauses, first = first.join("; "), last = last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_capital_of_a_sentence_is_lost() {
        let of = |text: &str| inside(text, "Manajemen Data");
        assert_eq!(of("Strategi sudah ditetapkan."), "strategi sudah ditetapkan");
        assert_eq!(of("Manajemen Data dilaksanakan di seluruh unit."), "Manajemen Data dilaksanakan di seluruh unit");
        assert_eq!(of("Penerapan Manajemen Data sudah direviu."), "penerapan Manajemen Data sudah direviu");
        assert_eq!(of("Tim Koordinasi SPBE menetapkannya;"), "Tim Koordinasi SPBE menetapkannya");
        assert_eq!(of("SPBE berjalan"), "SPBE berjalan");
        assert_eq!(of("Éa baru"), "éa baru");
        assert_eq!(of(""), "");
    }

    #[test]
    fn clauses_with_commas_are_parted_by_semicolons() {
        let of = |clauses: &[&str]| list(&clauses.iter().map(|&clause| clause.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["a", "b"]), "a dan b");
        assert_eq!(of(&["a, x", "b"]), "a, x; serta b");
        assert_eq!(of(&["a", "b", "c"]), "a; b; serta c");
    }
}
