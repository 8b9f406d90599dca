//! What a finding is about, for the way to its place and for data.

use crate::insight::part::Part;

/// Kind of thing that findings of a check are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A part of one entry of an indicator.
    Entry(Part),
    /// An open question.
    Question,
    /// A document of the register.
    Document,
    /// The register of documents.
    Register,
    /// Name of the institution.
    InstitutionName,
    /// Year of the assessment.
    Year,
    /// Day from which ages are reckoned.
    ReferenceDate,
    /// Days the assessment covers.
    Period,
    /// Day the report is signed on.
    SigningDay,
    /// Assessor team.
    Team,
    /// The index.
    Index,
    /// Results of other years.
    Past,
}

/// What a finding is about, for the jump to the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A part of one entry of an indicator.
    Indicator {
        /// Indicator id.
        id: String,
        /// Entry, from 0.
        entry: usize,
        /// Part.
        part: Part,
    },
    /// An open question, by id.
    Question(String),
    /// A document of the register, by id.
    Document(String),
    /// What there is only one of.
    Whole(About),
}

impl About {
    /// Code of the field, for data.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Entry(Part::Level) => "level",
            Self::Entry(Part::Criteria) => "criteria",
            Self::Entry(Part::Facts) => "facts",
            Self::Entry(Part::Analysis) => "analysis",
            Self::Entry(Part::Service) => "service",
            Self::Entry(Part::Evidence) | Self::Register => "evidence",
            Self::Question => "question",
            Self::Document => "document",
            Self::InstitutionName => "institution",
            Self::Year => "year",
            Self::ReferenceDate => "reference_date",
            Self::Period => "period",
            Self::SigningDay => "report_date",
            Self::Team => "team",
            Self::Index => "index",
            Self::Past => "past",
        }
    }
}

impl Subject {
    /// Id of the indicator it is about.
    pub fn indicator(&self) -> Option<&str> {
        match self {
            Self::Indicator { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Id of the indicator or question it is about.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Indicator { id, .. } | Self::Question(id) => Some(id),
            _ => None,
        }
    }

    /// Id of the document it is about.
    pub fn document(&self) -> Option<&str> {
        match self {
            Self::Document(id) => Some(id),
            _ => None,
        }
    }

    /// Kind of thing it is about.
    pub fn about(&self) -> About {
        match self {
            Self::Indicator { part, .. } => About::Entry(*part),
            Self::Question(_) => About::Question,
            Self::Document(_) => About::Document,
            Self::Whole(about) => *about,
        }
    }
}
