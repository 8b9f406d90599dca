//! What needs no window and no program of its own: the fields, numbers and files.
//!
//! One program for many promises: linking is what costs. Each file is one promise.

#[path = "../support/mod.rs"]
mod support;

mod catalogue;
mod conflict_copies;
mod differences;
mod draft_damage;
mod draft_file;
mod draft_hostile;
mod draft_versions;
mod drafting;
mod edits;
mod evidence_findings;
mod evidence_store;
mod evidence_text;
mod fields;
mod frameworks;
mod fuzz_corpus;
mod hostile_archives;
mod inspection;
mod kinds;
mod layers;
mod leftovers;
mod levels_table;
mod locks;
mod package;
mod power_loss;
mod published_scores;
mod readiness;
mod relettering;
mod restore_points;
mod reuse;
mod rollover;
mod rubric_checks;
mod salvage;
mod saving;
mod scoring_laws;
mod selftest;
mod session;
mod sittings;
mod standing;
mod tampering;
mod upload_names;
mod worked_example;
