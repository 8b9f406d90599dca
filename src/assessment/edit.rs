//! Everything a person can do to an assessment, as values.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    model::{Classification, Kind, Period, Role},
    value::{Stage, Value},
};
use crate::words::Zone;

/// One entry of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Indicator id.
    pub indicator: String,
    /// Entry, from 0.
    pub entry: usize,
}

impl Place {
    /// First entry of an indicator.
    pub fn first(indicator: &str) -> Self {
        Self { indicator: indicator.to_owned(), entry: 0 }
    }
}

/// A field that holds text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TextField {
    /// Name of the institution.
    InstitutionName,
    /// Its address.
    InstitutionAddress,
    /// Unit in charge.
    InstitutionUnit,
    /// Number of the report.
    ReportNumber,
    /// Addressee of the report.
    ReportAddressee,
    /// Place of signing.
    ReportPlace,
    /// Answer to an open question, by its id.
    General(String),
    /// Name of a person, by id.
    PersonName(String),
    /// Office of a person.
    PersonPosition(String),
    /// Unit of a person.
    PersonUnit(String),
    /// Employee number of a person.
    PersonNumber(String),
    /// Name of a unit, by id.
    UnitName(String),
    /// Name of a chosen service.
    Service(Place),
    /// Fakta.
    Facts(Place),
    /// Analisis.
    Analysis(Place),
}

/// One change to an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// A text field gets a new text.
    Text(TextField, String),
    /// The kind of institution.
    Kind(Kind),
    /// The year; 0 takes it back.
    Year(i16),
    /// The days covered.
    Period(Option<Period>),
    /// The day from which ages are reckoned.
    ReferenceDate(Option<Date>),
    /// The time zone.
    Zone(Zone),
    /// The day of signing.
    ReportDate(Option<Date>),
    /// Who may read the report.
    Classification(Classification),
    /// An entry's value at a stage; `None` takes it back.
    Value(Place, Stage, Option<Value>),
    /// A criterion is met or not.
    Tick(Place, String, bool),
    /// The unit that owns an indicator, by id.
    Owner(String, Option<String>),
    /// The level aimed at.
    Target(String, Option<u8>),
    /// A new person under an id that the caller made; an existing one comes back unchanged.
    AddPerson(String),
    /// A person leaves the team.
    RemovePerson(String),
    /// A person's part.
    PersonRole(String, Role),
    /// A new unit under an id that the caller made; an existing one comes back unchanged.
    AddUnit(String),
    /// A unit is struck off.
    RemoveUnit(String),
    /// Several changes as one step: all or none.
    Many(Vec<Self>),
}

/// Who makes a change, when, and in which revision of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Name of the person.
    pub name: String,
    /// Moment of the change.
    pub at: Timestamp,
    /// Revision the draft will have when it is next saved.
    pub revision: u64,
}

/// Why an edit was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The framework has no such indicator.
    #[error("no indicator {indicator}")]
    NoIndicator {
        /// Its id.
        indicator: String,
    },
    /// The indicator has no such entry.
    #[error("indicator {indicator} has no entry {entry}")]
    NoEntry {
        /// Indicator id.
        indicator: String,
        /// Entry, from 0.
        entry: usize,
    },
    /// The indicator has no such level, or its value is not a level.
    #[error("indicator {indicator} cannot be {value}")]
    NoLevel {
        /// Indicator id.
        indicator: String,
        /// What was wanted.
        value: String,
    },
    /// The indicator has no such criterion.
    #[error("indicator {indicator} has no criterion {criterion}")]
    NoCriterion {
        /// Indicator id.
        indicator: String,
        /// Criterion id.
        criterion: String,
    },
    /// There is no such question, person or unit.
    #[error("{id} is unknown")]
    Unknown {
        /// Its id.
        id: String,
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
    /// A text longer than any draft is allowed to hold.
    #[error("{bytes} bytes are too many for one text")]
    TooLong {
        /// Its size.
        bytes: usize,
    },
}
