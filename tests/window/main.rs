//! Pages through the accessibility tree, a few also as pictures.
//!
//! One program for many promises: linking is what costs. Each file is one promise.

#[path = "../support/mod.rs"]
mod support;

mod charts;
mod checks;
mod dashboard;
mod dialogs;
mod evidence;
mod evidence_places;
mod filling;
mod history;
mod importing;
mod read_only;
mod report;
mod safety;
mod shell;
mod taking_in;
mod typing;
