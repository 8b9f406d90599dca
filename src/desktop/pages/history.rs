//! Page under construction in its own branch.

use egui::Ui;

use super::View;
use crate::desktop::action::Action;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {}

/// Shows the page.
pub fn ui(_ui: &mut Ui, _view: &View<'_>, _memory: &mut Memory, _out: &mut Vec<Action>) {}
