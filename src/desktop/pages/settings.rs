//! Setelan: name, look, text size, saving, and where the data lives.

use egui::Ui;

use crate::{
    desktop::action::Action,
    storage::{Places, Settings},
};

/// What the page reads.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// Where the program's own data lives.
    pub places: Option<&'a Places>,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {}

/// Shows the page.
pub fn ui(_ui: &mut Ui, _seen: &Seen<'_>, _memory: &mut Memory, _out: &mut Vec<Action>) {}
