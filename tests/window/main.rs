//! Pages through the accessibility tree, a few also as pictures.
//!
//! One program for many promises: linking is what costs. Each file is one promise.

#[path = "../support/mod.rs"]
mod support;

mod announcing;
mod beginning;
mod benchmark;
mod charts;
mod checks;
mod comparison;
mod dashboard;
mod dialogs;
mod evidence;
mod evidence_places;
mod explained;
mod filling;
mod finding;
mod focus;
mod history;
mod importing;
mod kept;
mod layout;
mod logo;
mod long_names;
mod plan;
mod portfolio;
mod printed;
mod read_only;
mod report;
mod retrying;
mod safety;
mod shell;
mod tables;
mod taking_in;
mod typing;
mod walk;
