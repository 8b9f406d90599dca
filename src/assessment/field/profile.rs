//! Who reads a report, and what of an assessment each of them may see: the one definition of what a report leaves out.
//!
//! Of every field the table says which reader may see it at most; of what a report has besides them, [`Matter`] does.

use std::{borrow::Cow, collections::BTreeSet};

use super::{
    Field, FieldValue, PersonField, Stamp, VersionField,
    hidden::{Hidden, Withheld, bare_name},
};
use crate::{
    assessment::{document::Content, model::Assessment, planning::Rupiah},
    rubric::Rubric,
    t,
    words::Words,
};

/// Least cost that is taken out of other texts, too.
const FEWEST_RUPIAH: u64 = 100_000;

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

    /// Whether this reader may see what people are called.
    pub fn sees_names(self) -> bool {
        self <= PersonField::Name.facts().reader
    }

    /// Whether this reader may see which files and addresses the documents have.
    pub fn sees_files(self) -> bool {
        self <= VersionField::Content.facts().reader
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
    /// Every text in it that a reader may not see: names, numbers, names and sums of files, addresses, notes. Who changed
    /// something is a person, too, as far as more than one word names them.
    pub fn withheld_from(&self, profile: Profile) -> BTreeSet<Withheld> {
        let hidden = self.stored().filter(|(field, slot)| !profile.sees(field) && !slot.is_empty());
        let texts = hidden.flat_map(|(field, slot)| match (field, slot.value()) {
            (Field::Person(_, PersonField::Name), FieldValue::Text(text)) => vec![Withheld::Name(text)],
            (Field::Person(_, PersonField::EmployeeNumber), FieldValue::Text(text)) => vec![Withheld::Number(text)],
            (_, FieldValue::Text(text)) => vec![Withheld::Text(text)],
            // What costs little is a number that stands elsewhere and means something else.
            (_, FieldValue::Rupiah(Some(Rupiah(rupiah)))) if rupiah >= FEWEST_RUPIAH => {
                vec![Withheld::Number(rupiah.to_string())]
            }
            (_, FieldValue::Content(Some(Content::File(file)))) => {
                vec![Withheld::Digest(file.hash), Withheld::File(file.name)]
            }
            (_, FieldValue::Content(Some(Content::Link(link)))) => vec![Withheld::Address(link.address)],
            _ => Vec::new(),
        });
        let mut all: BTreeSet<Withheld> = texts.filter(|one| !one.text().trim().is_empty()).collect();
        if !profile.sees_names() {
            let changed = self.stored().map(|(_, slot)| slot.stamp().by);
            let authors: BTreeSet<String> =
                changed.chain(self.history.iter().map(|change| change.by.clone())).collect();
            all.extend(authors.into_iter().filter(|name| bare_name(name).len() > 1).map(Withheld::Name));
        }
        all
    }

    /// The assessment as a reader may see it: what they may not is emptied, and taken out of every other text in which it
    /// stands in whatever form; so are the names that files get elsewhere, where the reader may not see files. A person
    /// stays in the list without a name. The numbers stay those of the whole assessment: they are not reckoned from this.
    pub fn shown_to(
        &self,
        rubric: &Rubric,
        profile: Profile,
        words: Words,
        file_names: impl IntoIterator<Item = String>,
    ) -> Cow<'_, Self> {
        let mut withheld = self.withheld_from(profile);
        if !profile.sees_files() {
            withheld.extend(file_names.into_iter().map(Withheld::File));
        }
        if withheld.is_empty() && self.stored().all(|(field, slot)| profile.sees(&field) || slot.is_empty()) {
            return Cow::Borrowed(self);
        }
        let hidden = Hidden::new(&withheld, t!(words, profile.passage));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_farther_out_sees_no_more() {
        for matter in [Matter::Caution, Matter::UnitSheets, Matter::SignOff, Matter::Declared, Matter::Draft] {
            let seen = Profile::ALL.map(|profile| profile.sees_matter(matter));
            assert!(seen.is_sorted_by(|one, next| one >= next) && seen[0], "{matter:?}: {seen:?}");
        }
    }
}
