//! Everything a person can do to an assessment, as values.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    document::{Content, DocumentKind, DocumentStatus},
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

/// One use of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UsePlace {
    /// Entry it belongs to.
    pub at: Place,
    /// Id of the use.
    pub id: String,
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
    /// Title of a document, by id.
    DocumentTitle(String),
    /// Official number of a document.
    DocumentNumber(String),
    /// Issuer of a document.
    DocumentIssuer(String),
    /// Remark on a document.
    DocumentNote(String),
    /// Article or chapter of a use.
    UseArticle(UsePlace),
    /// Pages of a use.
    UsePages(UsePlace),
    /// What a use shows.
    UseShows(UsePlace),
}

/// What is said of a document besides texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    /// Its kind.
    Kind(DocumentKind),
    /// The day it bears.
    Date(Option<Date>),
    /// The days it tells about.
    Covers(Option<Period>),
    /// Its last day in force.
    ValidUntil(Option<Date>),
    /// Whether it is decided.
    Status(DocumentStatus),
    /// The unit it comes from, by id.
    Unit(Option<String>),
    /// Who may read it.
    Confidentiality(Classification),
    /// Its files or links, oldest first.
    Versions(Vec<Content>),
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
    /// A new document under an id that the caller made; a deleted one comes back with its uses.
    AddDocument(String),
    /// A document is deleted from the register.
    RemoveDocument(String),
    /// A detail of a document.
    Document(String, Detail),
    /// A document, by its id, is used at an indicator; an unlinked use of the same document comes back unchanged.
    AddUse(UsePlace, String),
    /// A use is unlinked; the document stays.
    RemoveUse(UsePlace),
    /// Whether a use supports a criterion.
    UseCriterion(UsePlace, String, bool),
    /// The letters of an indicator's documents, by document id.
    Letters(String, BTreeMap<String, u16>),
    /// Whether an answer comes from last year and was not looked at again.
    Carried(String, bool),
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
    /// There is no such question, person, unit, document or use.
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
    /// A file or link of a document that cannot be one.
    #[error("{found} is no file or link")]
    Content {
        /// What is wrong with it.
        found: String,
    },
    /// Two documents of an indicator with the same letter, or too many documents.
    #[error("letters of indicator {indicator}")]
    Letters {
        /// Indicator id.
        indicator: String,
    },
    /// A text longer than any draft is allowed to hold.
    #[error("{bytes} bytes are too many for one text")]
    TooLong {
        /// Its size.
        bytes: usize,
    },
}
