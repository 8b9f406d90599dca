//! What needs no window and no program of its own: the fields, numbers and files.
//!
//! One program for many promises: linking is what costs. Each file is one promise.

#[path = "../support/mod.rs"]
mod support;

mod backing;
mod benchmark;
mod carried_drafts;
mod catalogue;
mod comparison;
mod conflict_copies;
mod derivations;
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
mod field_words;
mod fields;
mod frameworks;
mod fuzz_corpus;
mod holding;
mod hostile_archives;
mod indicator_lists;
mod inspection;
mod kinds;
mod layers;
mod leftovers;
mod levels_table;
mod limits;
mod listing;
mod locks;
mod logos;
mod names;

mod package;
mod plan;
mod portfolio;
mod portfolio_folder;
mod power_loss;
mod published_scores;
mod readiness;
mod ready_list;
mod refusals;
mod register;
mod relettering;
mod restore_points;
mod results_table;
mod reuse;
mod roadmap;
mod rollover;
mod rubric_checks;
mod salvage;
mod saving;
mod scoring_laws;
mod search;
mod selftest;
mod session;
mod settings_file;
mod signed_reports;
mod sittings;
mod standing;
mod steps;
mod tampering;
mod upload_names;
mod what_fits;
mod workbook;
mod workbook_back;
mod workbook_whole;
mod worked_example;
