//! The rooms that read files, built without the window: it would be instrumented too and adds nothing.

#[path = "../../src/assessment/mod.rs"]
pub mod assessment;
#[path = "../../src/insight/mod.rs"]
pub mod insight;
#[path = "../../src/rubric/mod.rs"]
pub mod rubric;
#[path = "../../src/scoring/mod.rs"]
pub mod scoring;
#[path = "../../src/storage/mod.rs"]
pub mod storage;
#[path = "../../src/words/mod.rs"]
pub mod words;
