//! Everything a person can do to an assessment, as values.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    field::{Field, FieldValue},
    ids::{ActionId, DocumentId, IndicatorId, PastId, PersonId, SittingId, UnitId, UseId, VersionId},
};
use crate::words::taken_in;

/// One entry of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Indicator id.
    pub indicator: IndicatorId,
    /// Entry, from 0.
    pub entry: usize,
}

impl Place {
    /// First entry of an indicator.
    pub fn first(indicator: &str) -> Self {
        Self { indicator: indicator.into(), entry: 0 }
    }
}

/// One use of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UsePlace {
    /// Entry it belongs to.
    pub at: Place,
    /// Id of the use.
    pub id: UseId,
}

/// Something that is made and removed: it has an id, a place in its list, and fields. A removed one stays as a
/// tombstone, so that a merge does not bring it back and undo does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Item {
    /// A member of the team.
    Person(PersonId),
    /// A unit that owns indicators.
    Unit(UnitId),
    /// A document of the register.
    Document(DocumentId),
    /// A file or link of a document.
    Version(DocumentId, VersionId),
    /// A use of a document at an indicator.
    Use(UsePlace),
    /// An action for an indicator.
    Action(IndicatorId, ActionId),
    /// The result of another year.
    Past(PastId),
}

/// One change to an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// A field gets a value.
    Set(Field, FieldValue),
    /// A new item under an id that the caller made, last in its list; a removed one comes back as it was.
    Create(Item),
    /// An item is removed.
    Remove(Item),
    /// Several changes as one step: all or none.
    Many(Vec<Self>),
}

impl Edit {
    /// The fields it changes, in its order; those that make or remove an item are its field `Removed`.
    pub fn fields(&self) -> Vec<Field> {
        match self {
            Self::Set(field, _) => vec![field.clone()],
            Self::Create(item) | Self::Remove(item) => vec![item.removed()],
            Self::Many(edits) => edits.iter().flat_map(Self::fields).collect(),
        }
    }

    /// The same with its texts as they are taken in from outside: typed, pasted or read from a table. What undo brings back
    /// is not touched.
    #[must_use]
    pub fn taken_in(self) -> Self {
        match self {
            Self::Set(field, FieldValue::Text(text)) => {
                let text = match taken_in(&text) {
                    Cow::Owned(meant) => meant,
                    Cow::Borrowed(_) => text,
                };
                Self::Set(field, FieldValue::Text(text))
            }
            Self::Many(edits) => Self::Many(edits.into_iter().map(Self::taken_in).collect()),
            other => other,
        }
    }
}

/// Longest name of who makes changes, in letters: it stands at every change and in every lock.
pub const LONGEST_AUTHOR: usize = 200;

/// Who makes a change, when, in which revision of the draft and in which sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Name of the person.
    pub name: String,
    /// Moment of the change.
    pub at: Timestamp,
    /// Revision the draft will have when it is next saved.
    pub revision: u64,
    /// The sitting.
    pub sitting: SittingId,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The framework has no such indicator.
    #[error("no indicator {indicator}")]
    NoIndicator {
        /// Its id.
        indicator: IndicatorId,
    },
    /// The indicator has no such entry.
    #[error("indicator {indicator} has no entry {entry}")]
    NoEntry {
        /// Indicator id.
        indicator: IndicatorId,
        /// Entry, from 0.
        entry: usize,
    },
    /// The indicator has no such level, or its value is not a level.
    #[error("indicator {indicator} cannot be {value}")]
    NoLevel {
        /// Indicator id.
        indicator: IndicatorId,
        /// What was wanted.
        value: String,
    },
    /// The indicator has no such criterion.
    #[error("indicator {indicator} has no criterion {criterion}")]
    NoCriterion {
        /// Indicator id.
        indicator: IndicatorId,
        /// Criterion id.
        criterion: String,
    },
    /// There is no such question, person, unit, document, version, use, action or result of another year.
    #[error("{id} is unknown")]
    Unknown {
        /// Its id.
        id: String,
    },
    /// A value of another type than the field's.
    #[error("{found} is no value of {field:?}")]
    WrongType {
        /// The field.
        field: Box<Field>,
        /// What was wanted.
        found: String,
    },
    /// More items of one kind than an assessment can hold.
    #[error("{count} are more than {most}")]
    TooMany {
        /// How many there would be.
        count: usize,
        /// How many there can be.
        most: usize,
    },
    /// A number of a plan beyond what it can be.
    #[error("{found} is out of range")]
    Amount {
        /// What was wanted.
        found: String,
    },
    /// A year outside 2018 to 2100.
    #[error("year {year} is out of range")]
    Year {
        /// The year.
        year: i16,
    },
    /// A day in a year no assessment is about.
    #[error("a day in {year} is out of range")]
    Day {
        /// The year.
        year: i16,
    },
    /// A file or link of a document that cannot be one.
    #[error("{found} is no file or link")]
    Content {
        /// What is wrong with it.
        found: String,
    },
    /// A file larger than any that can be taken in.
    #[error("{bytes} bytes are too many for one file")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// Two documents of an indicator with the same letter.
    #[error("letters of indicator {indicator}")]
    Letters {
        /// Indicator id.
        indicator: IndicatorId,
    },
    /// A text longer than any draft is allowed to hold.
    #[error("{bytes} bytes are too many for one text")]
    TooLong {
        /// Its size.
        bytes: usize,
    },
}
