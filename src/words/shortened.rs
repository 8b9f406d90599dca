//! Names and lists as they stand within a sentence: a long name ends in "…", of a long list the first ones are named and the
//! others are counted. The whole stands where it belongs, in its field or its list.

use std::borrow::Cow;

use super::Words;
use crate::t;

/// Most letters of a name within a sentence.
const MOST_LETTERS: usize = 80;
/// Most things of a list within a sentence.
const MOST_NAMED: usize = 3;

/// A name within a sentence.
pub fn shortened(name: &str) -> Cow<'_, str> {
    shortened_to(name, MOST_LETTERS)
}

/// A text of at most so many letters, "…" among them; it ends with a whole word, unless that would lose half of it.
pub fn shortened_to(text: &str, most: usize) -> Cow<'_, str> {
    if text.char_indices().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let kept = text.char_indices().nth(most.saturating_sub(1)).map_or(0, |(end, _)| end);
    let (head, rest) = text.split_at(kept);
    let word = if rest.starts_with(char::is_whitespace) { None } else { head.rfind(char::is_whitespace) };
    let head = word.filter(|end| 2 * end >= kept).map_or(head, |end| &head[..end]);
    let open = |sign: char| sign.is_whitespace() || ",;:.–-(".contains(sign);
    Cow::Owned(format!("{}…", head.trim_end_matches(open)))
}

impl Words {
    /// Things in one line: all of a few, else the first ones and how many others there are.
    pub fn listed<T: AsRef<str>>(self, things: &[T]) -> String {
        self.listed_to(things, MOST_NAMED)
    }

    /// The same with so many of them named.
    pub fn listed_to<T: AsRef<str>>(self, things: &[T], most: usize) -> String {
        let named: Vec<Cow<'_, str>> = things.iter().take(most).map(|thing| shortened(thing.as_ref())).collect();
        let list = named.join(", ");
        match things.len().saturating_sub(most) {
            0 => list,
            more => t!(self, words.and_more, list = list, count = more),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_name_ends_with_a_whole_word_and_dots_and_a_short_one_stays() {
        let long = "Peraturan Wali Kota tentang Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik Terpadu";
        assert_eq!(
            shortened(long),
            "Peraturan Wali Kota tentang Penyelenggaraan Sistem Pemerintahan Berbasis…",
            "{}",
            shortened(long).chars().count()
        );
        assert_eq!(shortened("Laporan Reviu"), "Laporan Reviu");
        assert_eq!(shortened_to("satu, dua", 7), "satu…");
        assert_eq!(shortened_to("ABCDEFGHIJ", 5), "ABCD…");
        assert_eq!(shortened_to("a ABCDEFGHIJ", 6), "a ABC…");
    }

    #[test]
    fn of_a_long_list_the_first_are_named_and_the_others_counted() {
        let words = Words::indonesian();
        let codes: Vec<String> = (1..=300).map(|number| format!("14.{number}")).collect();
        assert_eq!(words.listed(&codes), "14.1, 14.2, 14.3, dan 297 lainnya");
        assert_eq!(words.listed(&codes[..3]), "14.1, 14.2, 14.3");
        assert_eq!(words.listed::<&str>(&[]), "");
        assert!(words.listed(&["a".repeat(3_000)]).chars().count() <= MOST_LETTERS);
    }

    proptest! {
        #[test]
        fn no_name_is_longer_than_a_sentence_bears(name in "(\\PC| ){0,400}", most in 2_usize..200) {
            let short = shortened_to(&name, most);
            prop_assert!(short.chars().count() <= most);
            if name.chars().count() <= most {
                prop_assert_eq!(&short, &name);
            } else {
                prop_assert!(name.starts_with(short.trim_end_matches('…')) || short.contains('…'));
            }
        }
    }
}
