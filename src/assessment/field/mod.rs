//! The table of fields: every fact about a field stands in this folder.
//!
//! A [`Field`] is the address of exactly one [`Stamped`](super::Stamped) value. What is known about it (its slot in the
//! model, its label, whether it counts for the fingerprint, whether a new year begins with it) is one row of `table`; how its type is
//! read, limited and shown is told by its [`FieldValue`]. Whatever has to do with all fields is a loop over
//! [`Assessment::stored`](super::Assessment::stored) or [`Field::all`].

mod address;
mod hidden;
mod item;
mod limits;
mod list;
mod profile;
mod shown;
mod slot;
mod table;
mod value;
mod words;

use serde::{Deserialize, Serialize};

pub use self::{
    hidden::Withheld,
    limits::{
        DAYS, Invalid, MOST_DAYS, MOST_FILE_BYTES, MOST_ITEMS, MOST_REVISION, MOST_RUPIAH, MOST_TEXT, MOST_VERSIONS,
        YEARS, validate,
    },
    list::{last_change, last_edit},
    profile::{Matter, Profile},
    shown::{Shown, Spot},
    slot::{Slot, Stamp},
    table::{
        ActionField, AnswerField, AssessmentField, DocumentField, EntryField, Facts, PastField, PersonField, UnitField,
        UseField, VersionField,
    },
    value::{FieldType, FieldValue},
};
use super::{
    edit::{Edit, Place, UsePlace},
    ids::{ActionId, CriterionId, DocumentId, IndicatorId, PastId, PersonId, QuestionId, UnitId, VersionId},
    value::Stage,
};

/// The address of one value of an assessment. Values come in this order where one refers to another: what is referred
/// to comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Something about the assessment as a whole.
    Assessment(AssessmentField),
    /// The answer to an open question.
    Question(QuestionId),
    /// Something about a unit.
    Unit(UnitId, UnitField),
    /// Something about a member of the team.
    Person(PersonId, PersonField),
    /// Something about the result of another year.
    Past(PastId, PastField),
    /// Something about a document of the register.
    Document(DocumentId, DocumentField),
    /// Something about a file or link of a document.
    Version(DocumentId, VersionId, VersionField),
    /// Something about the answer to an indicator.
    Answer(IndicatorId, AnswerField),
    /// The letter of a document at an indicator.
    Letter(IndicatorId, DocumentId),
    /// Something about an action for an indicator.
    Action(IndicatorId, ActionId, ActionField),
    /// Something about one entry of an answer.
    Entry(Place, EntryField),
    /// An entry's value at a stage.
    Value(Place, Stage),
    /// Whether a criterion is met.
    Tick(Place, CriterionId),
    /// Something about a use of a document.
    Use(UsePlace, UseField),
    /// Whether a use supports a criterion.
    UseCriterion(UsePlace, CriterionId),
}

impl Field {
    /// The edit that gives it a value.
    pub fn set(self, value: impl FieldType) -> Edit {
        Edit::Set(self, value.into_value())
    }

    /// The edit that takes back what stands in it.
    pub fn clear(self) -> Edit {
        let empty = self.empty();
        Edit::Set(self, empty)
    }

    /// Fakta of an entry.
    pub fn facts(place: Place) -> Self {
        Self::Entry(place, EntryField::Facts)
    }

    /// Analisis of an entry.
    pub fn analysis(place: Place) -> Self {
        Self::Entry(place, EntryField::Analysis)
    }

    /// The row of the table for it.
    pub fn facts_of(&self) -> &'static Facts {
        match self {
            Self::Assessment(field) => field.facts(),
            Self::Question(_) => &table::QUESTION,
            Self::Unit(_, field) => field.facts(),
            Self::Person(_, field) => field.facts(),
            Self::Past(_, field) => field.facts(),
            Self::Document(_, field) => field.facts(),
            Self::Version(_, _, field) => field.facts(),
            Self::Answer(_, field) => field.facts(),
            Self::Letter(..) => &table::LETTER,
            Self::Action(_, _, field) => field.facts(),
            Self::Entry(_, field) => field.facts(),
            Self::Value(..) => &table::VALUE,
            Self::Tick(..) => &table::TICK,
            Self::Use(_, field) => field.facts(),
            Self::UseCriterion(..) => &table::USE_CRITERION,
        }
    }

    /// Indicator it belongs to.
    pub fn indicator(&self) -> Option<&IndicatorId> {
        match self {
            Self::Answer(indicator, _) | Self::Letter(indicator, _) | Self::Action(indicator, ..) => Some(indicator),
            Self::Entry(place, _) | Self::Value(place, _) | Self::Tick(place, _) => Some(&place.indicator),
            Self::Use(used, _) | Self::UseCriterion(used, _) => Some(&used.at.indicator),
            _ => None,
        }
    }

    /// Entry of the indicator it belongs to, from 0; what is said of the whole indicator belongs to none.
    pub fn entry(&self) -> Option<usize> {
        match self {
            Self::Entry(place, _) | Self::Value(place, _) | Self::Tick(place, _) => Some(place.entry),
            Self::Use(used, _) | Self::UseCriterion(used, _) => Some(used.at.entry),
            _ => None,
        }
    }
}
