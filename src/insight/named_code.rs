//! Codes of evidence that names of files begin with, as offices write them: `Indikator28a-Perwal.pdf`, `28.a Perwal.pdf`.

use crate::rubric::{Indicator, Rubric};

/// Words before the number of an indicator.
const WORDS: [&str; 3] = ["indikator", "indicator", "ind"];
/// Signs that part a code from what follows it, and its parts from each other.
const PARTS: [char; 8] = [' ', '_', '-', '.', '–', ',', ')', ':'];

/// The code that a name begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedCode<'a, 'n> {
    /// Its indicator.
    pub indicator: &'a Indicator,
    /// What follows it.
    pub rest: &'n str,
}

/// The code of evidence a name begins with: the number of an indicator and one letter, or the word "Indikator" and the
/// number with or without a letter. A number alone may be anything, so it is none.
pub fn named_code<'a, 'n>(rubric: &'a Rubric, name: &'n str) -> Option<NamedCode<'a, 'n>> {
    let name = name.trim_start();
    let begins = |word: &&&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let word = WORDS.iter().find(begins);
    let after = word.map_or(name, |word| name[word.len()..].trim_start_matches(PARTS));
    let end = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
    let (digits, rest) = after.split_at(end);
    let indicator = rubric.indicator(digits.trim_start_matches('0'))?;
    let lettered = rest.strip_prefix(['.', '-', '_']).unwrap_or(rest);
    let is_letter = |sign: &char| sign.is_ascii_lowercase() || word.is_some() && sign.is_ascii_uppercase();
    let mut signs = lettered.chars();
    let rest = match signs.next().filter(is_letter) {
        Some(_) if ends(signs.as_str()) => signs.as_str(),
        _ if word.is_some() && ends(rest) => rest,
        _ => return None,
    };
    Some(NamedCode { indicator, rest: rest.trim_start_matches(PARTS) })
}

/// A name without the code it begins with; the whole of it where there is nothing else.
pub fn without_code<'n>(rubric: &Rubric, name: &'n str) -> &'n str {
    named_code(rubric, name).map(|code| code.rest).filter(|rest| !rest.trim().is_empty()).unwrap_or(name)
}

/// Whether a code may end before this.
fn ends(after: &str) -> bool {
    after.chars().next().is_none_or(|sign| !sign.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::{DEFAULT_ID, builtin};

    #[test]
    fn a_code_is_known_in_the_forms_offices_write_and_a_mere_number_is_none() {
        let rubric = builtin(DEFAULT_ID).unwrap();
        let code = |name: &'static str| named_code(&rubric, name).map(|code| (code.indicator.id.clone(), code.rest));
        for name in ["Indikator28a-Perwal", "28.a Perwal", "28a_Perwal", "28-a-Perwal", "INDIKATOR 28 - Perwal"] {
            assert_eq!(code(name), Some(("28".to_owned(), "Perwal")), "{name}");
        }
        for name in ["Ind_28.B. Perwal", "indikator-028_Perwal", "28.a.Perwal", "Indikator 28: Perwal"] {
            assert_eq!(code(name), Some(("28".to_owned(), "Perwal")), "{name}");
        }
        for name in ["28 Perwal", "28. Perwal", "28-2023 Perwal", "4G Jaringan", "99a Perwal", "Industri 28", "28ab x"]
        {
            assert_eq!(code(name), None, "{name}");
        }
        for name in ["", "Indikator", "Indikator kinerja 28", "2023a", "Indikator28abc"] {
            assert_eq!(code(name), None, "{name}");
        }
        assert_eq!((without_code(&rubric, "indikator6"), without_code(&rubric, "6.a SK")), ("indikator6", "SK"));
    }
}
