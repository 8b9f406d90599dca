//! Beranda: start something, go on with something, and see that the work is safe.

mod recent;
mod recovery;
mod replaced;
mod side;
mod tiles;

use std::sync::Arc;

use egui::{Frame, Margin, ScrollArea, Stroke, Ui};
use jiff::Timestamp;

use super::{
    Room,
    list_page::{part, split},
};
use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{card, empty_state, heading, section_head, text_wrapped, zone},
    },
    rubric::Rubric,
    session::Look,
    storage::{Places, Settings},
    t,
    words::Speaks as _,
};

/// Width of the right side.
const SIDE: f32 = 292.0;

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
pub fn ui(ui: &mut Ui, seen: &Seen<'_>, _memory: &mut Memory, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let beside = Room::of(ui) >= Room::Full;
    let (left, right) = split(ui, if beside { SIDE } else { 0.0 });
    part(ui, left, "home_main", |ui| main_ui(ui, seen, !beside, out));
    if beside {
        ui.painter().rect_filled(right, 0, tokens.panel);
        ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(1.0, tokens.line));
        part(ui, right, "home_side", |ui| {
            ScrollArea::vertical().id_salt("home_side").auto_shrink(false).show(ui, |ui| {
                let margin = Margin { left: 18, right: 18, top: 20, bottom: 12 };
                Frame::new().inner_margin(margin).show(ui, |ui| side_ui(ui, seen, out));
            });
        });
    }
}

/// What lies at the right, or below where there is no room beside.
fn side_ui(ui: &mut Ui, seen: &Seen<'_>, out: &mut Vec<Action>) {
    let (rect, focus) = side::ui(ui, seen, out);
    zone(ui, rect, focus);
}

/// Ways to start, drafts to go on with; `whole` where the side stands below them.
fn main_ui(ui: &mut Ui, seen: &Seen<'_>, whole: bool, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ScrollArea::vertical().id_salt("home").auto_shrink(false).show(ui, |ui| {
        let margin = if Room::of(ui) == Room::Single { 12 } else { 24 };
        Frame::new().inner_margin(Margin { left: margin, right: margin, top: 18, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(1320.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            heading(ui, Type::Screen, 1, t!(words, page.home));
            text_wrapped(ui, Type::Body, tokens.text2, t!(words, home.lead));
            ui.add_space(14.0);
            tiles::ui(ui, out);
            ui.add_space(12.0);
            recovery::ui(ui, seen, out);
            replaced::ui(ui, seen);
            ui.add_space(6.0);
            if seen.settings.recent.is_empty() {
                card(ui, |ui| {
                    let button = Some(t!(words, command.open_example));
                    if empty_state(ui, icon::FILES, t!(words, home.empty), t!(words, home.empty_help), button) {
                        out.push(Action::Command(crate::desktop::Command::OpenExample));
                    }
                });
            } else {
                section_head(ui, t!(words, home.recent));
                ui.add_space(8.0);
                recent::ui(ui, seen, out);
            }
            if whole {
                ui.add_space(24.0);
                side_ui(ui, seen, out);
            }
        });
    });
}
