//! SPBE Mandiri: the self-assessment of e-government maturity (SPBE), offline, in one program.
//!
//! Each folder is a room with one job; arrows only point down.
//!
//! - [`cli`]: the command line, its output as text or JSON, its exit codes
//! - `desktop`: the window: shell, pages, widgets, theme; no rule of the field lives there; behind the feature `desktop`
//! - [`session`]: work on an open draft, for window and command line alike: open, lock, look again, save, recover
//! - [`exchange`]: what leaves and comes in besides drafts: tables of levels, the upload package, the proof of packages and
//!   reports
//! - [`report`]: what is printed: one document model, laid out and drawn as PDF
//! - [`storage`]: files: the draft, settings, recovery copies; the only room that writes
//! - [`chart`]: what is drawn, as plain shapes for window and PDF alike
//! - [`insight`]: what follows from answers: findings, comparison with published figures
//! - [`scoring`]: exact numbers and the trace behind each of them
//! - [`assessment`]: what was answered, and the one door through which it changes
//! - [`rubric`]: what is asked: the model of a rubric file, its checks, the built-in ones
//! - [`words`]: the catalogue of every visible word; numbers and dates as its language writes them
//!
//! `rubric`, `assessment`, `scoring`, `insight`, `chart` and `words` know no file, no window and no
//! clock: moments and identities are passed in. `tests/core/layers.rs` holds them to it.

pub mod assessment;
pub mod chart;
pub mod cli;
#[cfg(feature = "desktop")]
pub mod desktop;
pub mod exchange;
pub mod insight;
pub mod report;
pub mod rubric;
pub mod scoring;
pub mod session;
pub mod storage;
pub mod words;

use words::t;
