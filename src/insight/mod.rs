//! What follows from the answers: findings, the level the evidence carries, what holds an indicator back, the
//! comparison with published figures, where two assessments differ, and what is uploaded.

mod benchmark;
mod differences;
mod drafting;
mod fault_words;
mod findings;
mod holds_back;
mod readiness;
mod reletter;
mod reuse;
mod support;
mod upload;

pub use benchmark::{Average, National, Standing, national};
pub use differences::{Difference, differences, differing_indicators};
pub use drafting::drafted;
pub use findings::{
    Cited, Finding, Part, Severity, Subject, band_notice, cited, cited_document, findings, indicator_findings,
    open_places,
};
pub use holds_back::{Holding, what_holds_back};
pub use readiness::{Group, Ready, readiness};
pub use reletter::{order_of_citation, reletter};
pub use reuse::{Reason, Reuse, also_counts, from_last_year};
pub use support::{DocumentFault, Proof, Support, document_faults, register_faults, supported, use_faults};
pub use upload::{
    Bundle, UploadFile, UploadLink, UploadMissing, UploadPlan, Verdict, explanation_name, explanation_text, upload_plan,
};
