//! What follows from the answers: findings, what holds an indicator back, the comparison with published
//! figures, and where two assessments differ.

mod benchmark;
mod differences;
mod drafting;
mod findings;
mod holds_back;
mod readiness;
mod reuse;

pub use benchmark::{Average, National, Standing, national};
pub use differences::{Difference, differences, differing_indicators};
pub use drafting::drafted;
pub use findings::{Finding, Part, Severity, Subject, band_notice, findings, indicator_findings, open_places};
pub use holds_back::{Holding, what_holds_back};
pub use readiness::{Group, Ready, readiness};
pub use reuse::{Reuse, also_counts, from_last_year};
