//! Letters of an indicator's documents in a new order, and every code in the explanations with them.

use std::{collections::BTreeMap, ops::Range};

use super::{
    edit::{Edit, Place, TextField},
    evidence::letters,
    model::Assessment,
};

/// Most letters of a code: `a` to `zz`.
const MOST_LETTERS: usize = 2;

impl Assessment {
    /// Documents of an indicator in the order in which its explanations cite them, then those that are not cited as they
    /// are listed.
    pub fn order_of_citation(&self, indicator: &str) -> Vec<String> {
        let Some(answer) = self.answer(indicator) else {
            return Vec::new();
        };
        let given: BTreeMap<String, &String> =
            answer.letters.value.iter().map(|(id, letter)| (letters(*letter), id)).collect();
        let mut order: Vec<String> = Vec::new();
        for entry in &answer.entries {
            for text in [&entry.facts.value, &entry.analysis.value] {
                let cited = codes(text, indicator).into_iter().filter_map(|letter| given.get(&text[letter]));
                order.extend(cited.map(|id| (*id).clone()));
            }
        }
        let mut listed: Vec<(bool, u32, u16, &String)> = answer
            .letters
            .value
            .iter()
            .map(|(id, letter)| {
                let order = self.documents.get(id).map_or(u32::MAX, |document| document.order);
                (!self.is_tied(indicator, id), order, *letter, id)
            })
            .collect();
        listed.sort_unstable();
        order.extend(listed.into_iter().map(|(.., id)| id.clone()));
        once(order)
    }

    /// Gives the documents of an indicator their letters anew, in this order and from `a`, and rewrites every code of
    /// the indicator in all Fakta and Analisis, as one step. Documents that the order does not name come after it as they
    /// were; `None` where nothing changes.
    pub fn reletter(&self, indicator: &str, order: &[String]) -> Option<Edit> {
        let before = &self.answer(indicator)?.letters.value;
        let mut rest: Vec<(u16, &String)> = before.iter().map(|(id, letter)| (*letter, id)).collect();
        rest.sort_unstable();
        let named = order.iter().filter(|id| before.contains_key(*id)).cloned();
        let order = once(named.chain(rest.into_iter().map(|(_, id)| id.clone())).collect());
        let after: BTreeMap<String, u16> = order.into_iter().zip(0..).collect();
        if after == *before {
            return None;
        }
        let new: BTreeMap<String, String> =
            before.iter().filter_map(|(id, letter)| Some((letters(*letter), letters(*after.get(id)?)))).collect();
        let mut edits = vec![Edit::Letters(indicator.to_owned(), after)];
        for (id, answer) in &self.answers {
            for (entry, of) in answer.entries.iter().enumerate() {
                let place = || Place { indicator: id.clone(), entry };
                for (field, text) in
                    [(TextField::Facts(place()), &of.facts.value), (TextField::Analysis(place()), &of.analysis.value)]
                {
                    edits.extend(rewritten(text, indicator, &new).map(|text| Edit::Text(field, text)));
                }
            }
        }
        Some(Edit::Many(edits))
    }

    /// Whether an indicator uses a document now.
    fn is_tied(&self, indicator: &str, document: &str) -> bool {
        let entries = self.answer(indicator).map_or(0, |answer| answer.entries.len());
        (0..entries).any(|entry| self.evidence(indicator, entry).iter().any(|one| one.used.document == document))
    }
}

/// The text with other letters in the codes of an indicator, all at once; `None` where it stays as it is.
fn rewritten(text: &str, indicator: &str, new: &BTreeMap<String, String>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for code in codes(text, indicator) {
        if let Some(letter) = new.get(&text[code.clone()]) {
            out.push_str(&text[end..code.start]);
            out.push_str(letter);
            end = code.end;
        }
    }
    out.push_str(&text[end..]);
    (out != text).then_some(out)
}

/// The letters of every code of an indicator in a text: of `23.a` and `23a`, not of `123.a`, `23.abc` or `Pasal 23a`.
fn codes(text: &str, indicator: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(indicator) {
        let rest = &text[at + indicator.len()..];
        let point = usize::from(rest.starts_with('.'));
        let count = rest[point..].bytes().take_while(u8::is_ascii_lowercase).count();
        let start = at + indicator.len() + point;
        let end = start + count;
        let joined = |next: Option<char>| next.is_some_and(|next| next.is_alphanumeric() || next == '_');
        let is_own_word =
            !joined(text[..at].chars().next_back()) && !ends_number(&text[..at]) && !joined(text[end..].chars().next());
        if (1..=MOST_LETTERS).contains(&count) && is_own_word && (point == 1 || !is_counted(&text[..at])) {
            found.push(start..end);
        }
    }
    found
}

/// True behind the first part of a number or date: `1.`, `2,`, `4/`.
fn ends_number(before: &str) -> bool {
    let mut letters = before.chars().rev();
    letters.next().is_some_and(|mark| matches!(mark, '.' | ',' | '/' | '-'))
        && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}

/// True behind a word that counts parts of a norm, where `23a` is one of them.
fn is_counted(before: &str) -> bool {
    let word = before.trim_end().rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let counted = crate::t!("reletter.counted_words");
    let word = word.to_lowercase();
    before.ends_with(char::is_whitespace) && counted.split('|').any(|other| other == word)
}

/// The ids without their repetitions.
fn once(ids: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(ids.len());
    for id in ids {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        codes(text, "23").into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn only_codes_of_the_indicator_are_found() {
        assert_eq!(
            found("Lihat 23.a, 23b; (23.ab) “23.c”, 23.d.Judul.pdf dan 23.e–23.f/23.g,23.h."),
            ["a", "b", "ab", "c", "d", "e", "f", "g", "h"]
        );
        for text in [
            "pasal 23 a",
            "23.abc",
            "123.a",
            "1.23.a",
            "2,23a",
            "2023.a",
            "23.A",
            "23",
            "Pasal 23a",
            "pasal 23b",
            "ayat 23a",
            "x23.a",
            "é23.a",
            "23.aé",
            "23.a1",
            "23..a",
            "4/23.a",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn two_letters_change_places_at_once() {
        let new = [("a", "b"), ("b", "a")].map(|(old, new)| (old.to_owned(), new.to_owned())).into();
        assert_eq!(rewritten("23.a, 23b, 23.c dan 24.a", "23", &new).unwrap(), "23.b, 23a, 23.c dan 24.a");
        assert_eq!(rewritten("24.a", "23", &new), None);
    }
}
