//! What is asked: the model of a rubric file, the framework as data.
//!
//! A rubric holds the tree that is scored (domains, aspects, indicators with their weights), the
//! scales and bands that name values, and for every level of every indicator what must be shown.
//! It is read and checked as a whole by [`read()`]; a rubric with a fault is refused with the place.
//! The types fit SPBE 2018 (levels from 0, several entries in one indicator), SPBE 2020 and Pemdi
//! 2026 (no domains, continuous scores from accepted items or from an external index).

mod builtin;
mod check;
mod checks;
mod error_sentences;
mod exact;
mod model;
mod pattern;
mod read;
mod replaced;

pub use builtin::{DEFAULT_ID, builtin, builtin_ids};
pub use check::Fault;
pub use checks::{Checks, MeasuredService, Unlikely};
pub(crate) use error_sentences::in_words;
pub use exact::{Exact, ParseExactError, exact_from_text, exact_to_text, serde_exact};
pub use model::{
    Aspect, Band, Criterion, Domain, EvidenceHint, EvidenceLimits, Freshness, FreshnessRule, GeneralQuestion,
    Indicator, Level, Measure, Note, Piece, Related, Rubric, Scale, ScaleLevel, Source,
};
pub use pattern::{DocumentSentences, Drafting, OPEN, Pattern};
pub use read::{MAX_BYTES, RubricError, read};

use crate::words::Words;

/// The language of the texts of every rubric. What is put together with them and what looks for words in them speaks it
/// too, whatever the reader speaks.
pub const LANGUAGE: Words = Words::indonesian();
