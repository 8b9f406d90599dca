//! The address of a field as names, as they stand in the draft file from `assessment` on.

use super::{
    ActionField, AnswerField, AssessmentField, DocumentField, EntryField, Facts, Field, PastField, PersonField,
    UnitField, UseField, VersionField, table,
};
use crate::assessment::{
    edit::{Item, Place, UsePlace},
    ids::{DocumentId, IndicatorId},
    value::Stage,
};

const PEOPLE: &str = "people";
const UNITS: &str = "units";
const DOCUMENTS: &str = "documents";
const VERSIONS: &str = "versions";
const ANSWERS: &str = "answers";
const ENTRIES: &str = "entries";
const USES: &str = "uses";
const ACTIONS: &str = "actions";
const PAST: &str = "past";

impl Field {
    /// The names on the way to it: `["answers", "23", "entries", "0", "facts"]`.
    pub fn path(&self) -> Vec<String> {
        let own = self.facts_of().path.iter().map(|&name| name.to_owned());
        let (above, below) = match self {
            Self::Assessment(_) => (Vec::new(), None),
            Self::Question(id) => (Vec::new(), Some(id.to_string())),
            Self::Unit(id, _) => (Item::Unit(id.clone()).path(), None),
            Self::Past(id, _) => (Item::Past(id.clone()).path(), None),
            Self::Person(id, _) => (Item::Person(id.clone()).path(), None),
            Self::Document(id, _) => (Item::Document(id.clone()).path(), None),
            Self::Version(document, id, _) => (Item::Version(document.clone(), id.clone()).path(), None),
            Self::Answer(id, _) => (answer(id), None),
            Self::Letter(id, document) => (answer(id), Some(document.to_string())),
            Self::Action(indicator, id, _) => (Item::Action(indicator.clone(), id.clone()).path(), None),
            Self::Entry(place, _) => (entry(place), None),
            Self::Value(place, stage) => (entry(place), Some(format!("{stage:?}"))),
            Self::Tick(place, criterion) => (entry(place), Some(criterion.to_string())),
            Self::Use(place, _) => (Item::Use(place.clone()).path(), None),
            Self::UseCriterion(place, criterion) => (Item::Use(place.clone()).path(), Some(criterion.to_string())),
        };
        above.into_iter().chain(own).chain(below).collect()
    }

    /// The names on the way to it, or to the map in which it lies.
    pub(super) fn list_path(&self) -> Vec<String> {
        let mut path = self.path();
        if matches!(
            self,
            Self::Question(_) | Self::Letter(..) | Self::Value(..) | Self::Tick(..) | Self::UseCriterion(..)
        ) {
            path.pop();
        }
        path
    }

    /// The field with these names on the way to it; `None` where there is none. The ids are taken as they are.
    pub fn at(path: &[&str]) -> Option<Self> {
        match path {
            [PEOPLE, id, rest @ ..] => {
                Some(Self::Person((*id).into(), named(PersonField::ALL, PersonField::facts, rest)?))
            }
            [PAST, id, rest @ ..] => Some(Self::Past((*id).into(), named(PastField::ALL, PastField::facts, rest)?)),
            [UNITS, id, rest @ ..] => Some(Self::Unit((*id).into(), named(UnitField::ALL, UnitField::facts, rest)?)),
            [DOCUMENTS, document, VERSIONS, id, rest @ ..] => {
                let field = named(VersionField::ALL, VersionField::facts, rest)?;
                Some(Self::Version((*document).into(), (*id).into(), field))
            }
            [DOCUMENTS, id, rest @ ..] => {
                Some(Self::Document((*id).into(), named(DocumentField::ALL, DocumentField::facts, rest)?))
            }
            [ANSWERS, indicator, ENTRIES, number, rest @ ..] => {
                let entry = number.parse().ok().filter(|entry: &usize| entry.to_string() == **number)?;
                Self::in_entry(Place { indicator: (*indicator).into(), entry }, rest)
            }
            [ANSWERS, indicator, ACTIONS, id, rest @ ..] => {
                let field = named(ActionField::ALL, ActionField::facts, rest)?;
                Some(Self::Action((*indicator).into(), (*id).into(), field))
            }
            [ANSWERS, indicator, rest @ ..] => match one_below(&table::LETTER, rest) {
                Some(document) => Some(Self::Letter((*indicator).into(), document.into())),
                None => Some(Self::Answer((*indicator).into(), named(AnswerField::ALL, AnswerField::facts, rest)?)),
            },
            rest => match one_below(&table::QUESTION, rest) {
                Some(id) => Some(Self::Question(id.into())),
                None => named(AssessmentField::ALL, AssessmentField::facts, rest).map(Self::Assessment),
            },
        }
    }

    fn in_entry(place: Place, path: &[&str]) -> Option<Self> {
        if let [USES, id, rest @ ..] = path {
            let used = UsePlace { at: place, id: (*id).into() };
            return match one_below(&table::USE_CRITERION, rest) {
                Some(criterion) => Some(Self::UseCriterion(used, criterion.into())),
                None => named(UseField::ALL, UseField::facts, rest).map(|field| Self::Use(used, field)),
            };
        }
        if let Some(name) = one_below(&table::VALUE, path) {
            let stage = Stage::ALL.into_iter().find(|stage| format!("{stage:?}") == name)?;
            return Some(Self::Value(place, stage));
        }
        if let Some(criterion) = one_below(&table::TICK, path) {
            return Some(Self::Tick(place, criterion.into()));
        }
        named(EntryField::ALL, EntryField::facts, path).map(|field| Self::Entry(place, field))
    }
}

impl Item {
    /// The names on the way to it: `["documents", id]`.
    pub fn path(&self) -> Vec<String> {
        let below = |mut above: Vec<String>, name: &str, id: &str| {
            above.extend([name.to_owned(), id.to_owned()]);
            above
        };
        match self {
            Self::Person(id) => below(Vec::new(), PEOPLE, id),
            Self::Unit(id) => below(Vec::new(), UNITS, id),
            Self::Past(id) => below(Vec::new(), PAST, id),
            Self::Document(id) => document(id),
            Self::Version(of, id) => below(document(of), VERSIONS, id),
            Self::Use(place) => below(entry(&place.at), USES, &place.id),
            Self::Action(indicator, id) => below(answer(indicator), ACTIONS, id),
        }
    }
}

fn document(id: &DocumentId) -> Vec<String> {
    vec![DOCUMENTS.to_owned(), id.to_string()]
}

fn answer(indicator: &IndicatorId) -> Vec<String> {
    vec![ANSWERS.to_owned(), indicator.to_string()]
}

fn entry(place: &Place) -> Vec<String> {
    let mut path = answer(&place.indicator);
    path.extend([ENTRIES.to_owned(), place.entry.to_string()]);
    path
}

/// The field of a record with these names.
fn named<T: Copy>(all: &[T], facts: fn(T) -> &'static Facts, path: &[&str]) -> Option<T> {
    all.iter().copied().find(|field| facts(*field).path == path)
}

/// The key right below a map.
fn one_below<'a>(map: &Facts, path: &[&'a str]) -> Option<&'a str> {
    let (key, above) = path.split_last()?;
    (above == map.path).then_some(*key)
}
