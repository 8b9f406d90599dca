//! Thresholds and lists of the checks that go beyond the rules of scoring. What a rubric leaves out is not checked.

use serde::{Deserialize, Serialize};

/// What the checks of an assessment go by.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Checks {
    /// Fewest characters of Fakta and Analisis together above the lowest level; 0 where any will do.
    pub explanation_chars: u32,
    /// Number of indicators from which on a document that is the only evidence of all of them is noticed; 0 for never.
    pub same_document_indicators: u32,
    /// Words in small letters after which `5a` is a place in a document and not the code of evidence, such as `pasal`.
    pub places_after: Vec<String>,
    /// Pairs of indicators whose levels seldom lie far apart.
    pub unlikely: Vec<Unlikely>,
    /// Services that an indicator measures by itself, so that they cannot be chosen for another one.
    pub services: Vec<MeasuredService>,
}

/// Two indicators whose levels seldom lie far apart. Such levels are legal and only noticed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlikely {
    /// Id of one indicator.
    pub one: String,
    /// Id of the other.
    pub other: String,
    /// Levels between them from which on they are noticed.
    pub difference: u8,
    /// Why, one sentence.
    pub why: String,
}

/// A service that an indicator measures by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredService {
    /// Id of the indicator.
    pub indicator: String,
    /// Words by which the service or its usual application is known; matched as whole words, without regard to case.
    pub names: Vec<String>,
}
