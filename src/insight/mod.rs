//! What follows from the answers: findings, what holds an indicator back, the comparison with published
//! figures, where two assessments differ, and what is uploaded.

mod benchmark;
mod differences;
mod findings;
mod holds_back;
mod readiness;
mod upload;

pub use benchmark::{Average, National, Standing, national};
pub use differences::{Difference, differences, differing_indicators};
pub use findings::{Finding, Part, Severity, Subject, band_notice, findings, indicator_findings, open_places};
pub use holds_back::{Holding, what_holds_back};
pub use readiness::{Group, Ready, readiness};
pub use upload::{
    Bundle, UploadFile, UploadLink, UploadMissing, UploadPlan, Verdict, explanation_name, explanation_text, upload_plan,
};
