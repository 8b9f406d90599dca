//! Who reads a report, and what of an assessment each of them may see: the one definition of what a report leaves out.
//!
//! Of every field the table says which reader may see it at most; of what a report has besides them, [`Matter`] does.

use std::{borrow::Cow, collections::BTreeSet};

use super::{Field, FieldValue, PersonField, Stamp};
use crate::{
    assessment::{document::Content, model::Assessment},
    rubric::Rubric,
    t,
    words::Words,
};

/// A reader of a report, from the house outwards: who stands farther out sees no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Profile {
    /// The institution's own leadership; sees everything.
    #[default]
    Leadership,
    /// The ministry, which assesses.
    Ministry,
    /// Anybody.
    Public,
}

/// Something a report has besides the fields, as far as not everybody may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// The box on the summary that says what to be careful about.
    Caution,
    /// What each unit has still to do.
    UnitSheets,
    /// Who prepares and approves, with the team.
    SignOff,
    /// The findings that are left open and declared.
    Declared,
    /// The draft itself, attached to the file.
    Draft,
}

/// Fewest letters of a text that is also taken out of other texts: shorter ones stand in words that mean something else.
const FEWEST_LETTERS: usize = 4;

impl Profile {
    /// All of them, from the house outwards.
    pub const ALL: [Self; 3] = [Self::Leadership, Self::Ministry, Self::Public];

    /// Code on the command line and in the file: `leadership`, `ministry`, `public`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Ministry => "ministry",
            Self::Public => "public",
        }
    }

    /// What this reader is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Leadership => t!(words, profile.leadership),
            Self::Ministry => t!(words, profile.ministry),
            Self::Public => t!(words, profile.public),
        }
    }

    /// Whether this reader may see what is in a field.
    pub fn sees(self, field: &Field) -> bool {
        self <= field.facts_of().reader
    }

    /// Whether this reader may see something else.
    pub fn sees_matter(self, matter: Matter) -> bool {
        self <= match matter {
            Matter::Caution | Matter::UnitSheets => Self::Leadership,
            Matter::SignOff | Matter::Declared | Matter::Draft => Self::Ministry,
        }
    }
}

impl Assessment {
    /// Every text in it that a reader may not see: names, numbers, names and sums of files, addresses, notes.
    pub fn withheld_from(&self, profile: Profile) -> BTreeSet<String> {
        let hidden = self.stored().filter(|(field, slot)| !profile.sees(field) && !slot.is_empty());
        let texts = hidden.flat_map(|(_, slot)| match slot.value() {
            FieldValue::Text(text) => vec![text],
            FieldValue::Content(Some(Content::File(file))) => vec![file.hash, file.name],
            FieldValue::Content(Some(Content::Link(link))) => vec![link.address],
            _ => Vec::new(),
        });
        texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    /// The assessment as a reader may see it: what they may not is emptied, and taken out of every other text in which it
    /// stands. A person stays in the list without a name. The numbers stay those of the whole assessment: they are not
    /// reckoned from this.
    pub fn shown_to(&self, rubric: &Rubric, profile: Profile, words: Words) -> Cow<'_, Self> {
        if self.stored().all(|(field, slot)| profile.sees(&field) || slot.is_empty()) {
            return Cow::Borrowed(self);
        }
        let hidden = Hidden::new(self.withheld_from(profile), t!(words, profile.passage));
        let mut shown = self.clone();
        shown.history.clear();
        for (field, slot) in self.stored().filter(|(_, slot)| !slot.is_empty()) {
            let value = match (profile.sees(&field), &field, slot.text()) {
                (true, _, Some(text)) => hidden.taken_out(text).map(FieldValue::Text),
                (true, _, None) => None,
                (false, Field::Person(_, PersonField::Name), _) => {
                    Some(FieldValue::Text(t!(words, profile.person).to_owned()))
                }
                (false, ..) => Some(slot.value().emptied()),
            };
            // What the framework does not know cannot be addressed, and is printed nowhere.
            if let (Some(value), Ok(own)) = (value, shown.slot_mut(rubric, &field)) {
                // The value is of the field's own type.
                let _ = own.put(value, Stamp::default());
            }
        }
        Cow::Owned(shown)
    }
}

/// Texts that are taken out of others.
struct Hidden<'w> {
    /// Their letters in lower case, the longest first; a run of white space is one space.
    texts: Vec<Vec<char>>,
    /// What stands in their place.
    instead: &'w str,
}

impl<'w> Hidden<'w> {
    fn new(withheld: BTreeSet<String>, instead: &'w str) -> Self {
        let mut all: BTreeSet<Vec<char>> = BTreeSet::new();
        for text in withheld {
            // A person is also named without the titles behind the name, and a number written without its spaces.
            let before_titles = text.split(',').next().unwrap_or_default().to_owned();
            let closed: String = text.split_whitespace().collect();
            let number = closed.bytes().all(|letter| letter.is_ascii_digit()).then_some(closed);
            for text in [Some(text), Some(before_titles), number].into_iter().flatten() {
                let one: Vec<char> = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(lower).collect();
                if one.len() >= FEWEST_LETTERS {
                    all.insert(one);
                }
            }
        }
        let mut texts: Vec<Vec<char>> = all.into_iter().collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { texts, instead }
    }

    /// The text without them; `None` where none stands in it.
    fn taken_out(&self, text: &str) -> Option<String> {
        let letters: Vec<char> = text.chars().collect();
        let small: Vec<char> = letters.iter().copied().map(lower).collect();
        let mut out = String::with_capacity(text.len());
        let (mut at, mut found) = (0, false);
        while let Some(letter) = letters.get(at) {
            let begins =
                at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|one| !one.is_alphanumeric());
            let end = if begins { self.texts.iter().find_map(|hidden| end_of(hidden, &small, at)) } else { None };
            if let Some(end) = end {
                out.push_str(self.instead);
                (at, found) = (end, true);
            } else {
                out.push(*letter);
                at += 1;
            }
        }
        found.then_some(out)
    }
}

/// Where a hidden text that begins at a place of another one ends there, as a whole word.
fn end_of(hidden: &[char], text: &[char], from: usize) -> Option<usize> {
    let mut at = from;
    for letter in hidden {
        if *letter == ' ' {
            let start = at;
            while text.get(at).is_some_and(|one| one.is_whitespace()) {
                at += 1;
            }
            if at == start {
                return None;
            }
        } else if text.get(at) == Some(letter) {
            at += 1;
        } else {
            return None;
        }
    }
    text.get(at).is_none_or(|next| !next.is_alphanumeric()).then_some(at)
}

/// The first letter of a letter's lower case, so that places stay the same.
fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out(hidden: &[&str], text: &str) -> Option<String> {
        Hidden::new(hidden.iter().map(|text| (*text).to_owned()).collect(), "[…]").taken_out(text)
    }

    #[test]
    fn what_is_withheld_is_taken_out_of_every_text_as_whole_words_in_any_case() {
        let hidden = ["Nadia Ardhana, S.T.", "198001 2005 1 001", "1.a-SK.pdf"];
        assert_eq!(out(&hidden, "Menurut NADIA\nArdhana, S.T. sudah.").as_deref(), Some("Menurut […] sudah."));
        assert_eq!(out(&hidden, "oleh Nadia Ardhana (NIP 19800120051001)").as_deref(), Some("oleh […] (NIP […])"));
        assert_eq!(out(&hidden, "lihat 1.a-SK.pdf.").as_deref(), Some("lihat […]."));
        assert_eq!(out(&hidden, "Nadia Ardhanawati dan 21.a-SK.pdfx"), None);
        assert_eq!(out(&["Edi"], "Media dan Edi"), None, "too short to be told from other words");
    }

    #[test]
    fn who_stands_farther_out_sees_no_more() {
        for matter in [Matter::Caution, Matter::UnitSheets, Matter::SignOff, Matter::Declared, Matter::Draft] {
            let seen = Profile::ALL.map(|profile| profile.sees_matter(matter));
            assert!(seen.is_sorted_by(|one, next| one >= next) && seen[0], "{matter:?}: {seen:?}");
        }
    }
}
