//! Beranda: start something, go on with something, and see that the work is safe.

use std::sync::Arc;

use egui::Ui;
use jiff::Timestamp;

use crate::{
    desktop::{action::Action, work::Look},
    rubric::Rubric,
    storage::{Places, Settings},
};

/// What the page reads.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The settings, with the drafts that were open.
    pub settings: &'a Settings,
    /// Where the program's own data lives.
    pub places: Option<&'a Places>,
    /// What was found on disk.
    pub look: &'a Look,
    /// Document that is open.
    pub open: Option<&'a str>,
    /// Frameworks.
    pub rubrics: fn(&str) -> Option<Arc<Rubric>>,
    /// The present moment.
    pub now: Timestamp,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {}

/// Shows the page.
pub fn ui(_ui: &mut Ui, _seen: &Seen<'_>, _memory: &mut Memory, _out: &mut Vec<Action>) {}
