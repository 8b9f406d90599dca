//! What a draft still lacks. Checks explain the risk, they never block; each has a stable code.

mod answers;
mod details;
mod documents;
mod evidence;
mod pairs;
mod scope;
mod texts;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::{
    assessment::Assessment,
    rubric::{Indicator, Rubric},
    scoring::Score,
};

pub use answers::open_places;
pub use details::band_notice;
pub use texts::{Cited, cited, cited_document};

use scope::Scope;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A final report needs it.
    Required,
    /// An external assessor will ask for it.
    Advised,
    /// Worth knowing; nothing is wrong.
    Notice,
}

/// Part of an indicator a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The chosen level.
    Level,
    /// The ticked criteria.
    Criteria,
    /// Fakta.
    Facts,
    /// Analisis.
    Analysis,
    /// The name of the service.
    Service,
    /// The documents tied to it.
    Evidence,
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
    /// The register of documents.
    Evidence,
    /// Name of the institution.
    InstitutionName,
    /// Year of the assessment.
    Year,
    /// Day from which ages are reckoned.
    ReferenceDate,
    /// Days the assessment covers.
    Period,
    /// Assessor team.
    Team,
    /// The index.
    Index,
}

impl Subject {
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

    /// Code of the field, for data.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Indicator { part: Part::Level, .. } => "level",
            Self::Indicator { part: Part::Criteria, .. } => "criteria",
            Self::Indicator { part: Part::Facts, .. } => "facts",
            Self::Indicator { part: Part::Analysis, .. } => "analysis",
            Self::Indicator { part: Part::Service, .. } => "service",
            Self::Indicator { part: Part::Evidence, .. } | Self::Evidence => "evidence",
            Self::Question(_) => "question",
            Self::Document(_) => "document",
            Self::InstitutionName => "institution",
            Self::Year => "year",
            Self::ReferenceDate => "reference_date",
            Self::Period => "period",
            Self::Team => "team",
            Self::Index => "index",
        }
    }
}

/// One thing the checks found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code, such as `K01`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// What was found and where.
    pub sentence: String,
    /// What was found, for a place that names the indicator itself.
    pub brief: String,
    /// What can be done.
    pub advice: String,
}

/// Everything the checks find, in the order of the form: details, indicators, what lies between them, documents,
/// questions, index. `missing` are the hashes of files that are not in the evidence store.
///
/// What is wrong with a document is said once, however often it is used.
pub fn findings(rubric: &Rubric, assessment: &Assessment, score: &Score, missing: &BTreeSet<String>) -> Vec<Finding> {
    let mut found = details::details(assessment);
    found.extend(evidence::nothing_registered(rubric, assessment));
    for indicator in &rubric.indicators {
        found.extend(of_indicator(rubric, assessment, indicator, missing));
    }
    found.extend(pairs::unlikely(rubric, assessment, None));
    found.extend(evidence::one_for_many(rubric, assessment));
    found.extend(documents::all(rubric, assessment, missing));
    found.extend(details::questions(rubric, assessment));
    found.extend(details::band(rubric, score));
    found
}

/// What the checks find in one indicator, in its documents, and between it and others.
pub fn indicator_findings(
    rubric: &Rubric,
    assessment: &Assessment,
    indicator: &Indicator,
    missing: &BTreeSet<String>,
) -> Vec<Finding> {
    let mut found = of_indicator(rubric, assessment, indicator, missing);
    found.extend(pairs::unlikely(rubric, assessment, Some(indicator)));
    found.extend(documents::of_indicator(rubric, assessment, indicator, missing));
    found
}

fn of_indicator(
    rubric: &Rubric,
    assessment: &Assessment,
    indicator: &Indicator,
    missing: &BTreeSet<String>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for entry in 0..indicator.entry_count() {
        let scope = Scope::new(rubric, assessment, indicator, entry, missing);
        answers::check(&scope, &mut found);
        if scope.answered() {
            evidence::check(&scope, &mut found);
            texts::check(&scope, &mut found);
        }
    }
    evidence::bundle(rubric, assessment, indicator, &mut found);
    found
}

/// The words with a capital at their start.
fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
