//! What an indicator can be worth, and whose judgement it is.

use serde::{Deserialize, Serialize};

use crate::rubric::{Exact, serde_exact};

/// A value given to one entry of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Value {
    /// A level of the indicator's scale.
    Level(u8),
    /// A continuous score.
    Score(#[serde(with = "serde_exact")] Exact),
    /// A figure of another agency's index, still to be converted.
    External(#[serde(with = "serde_exact")] Exact),
}

/// Whose value it is: one score is verified in successive stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// The institution's own assessment (mandiri).
    SelfAssessment,
    /// Internal review (telaah).
    InternalReview,
    /// External assessors, on documents.
    Document,
    /// External assessors, after the interview.
    Interview,
    /// External assessors, after a visit.
    Visit,
    /// The published result.
    Final,
}

impl Stage {
    /// All stages in their order.
    pub const ALL: [Self; 6] =
        [Self::SelfAssessment, Self::InternalReview, Self::Document, Self::Interview, Self::Visit, Self::Final];
}
