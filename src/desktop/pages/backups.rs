//! Cadangan: the kept states of the open draft, tested by reading them, to look into and to bring back.

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::View;
use crate::{
    desktop::{
        action::{Action, Page},
        command::page_name,
        theme::{Icon, Tokens, Type, icon},
        widgets::{Button, caption, card, cell, cells, divider, elided, empty_state, glyph, heading, text},
    },
    session::KeptState,
    storage::Reason,
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// Height of a line of the list.
const ROW: f32 = 46.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    asked: bool,
    found: Option<Vec<KeptState>>,
}

impl Memory {
    /// Takes what was found in the folder.
    pub fn found(&mut self, found: Vec<KeptState>) {
        self.found = Some(found);
    }

    /// What was found may have changed.
    pub fn stale(&mut self) {
        self.asked = false;
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    if !std::mem::replace(&mut memory.asked, true) {
        out.push(Action::ListBackups);
    }
    egui::Frame::new().inner_margin(16).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            heading(ui, Type::ScreenSmall, 1, page_name(Page::Backups, words));
            if let Some(found) = &memory.found {
                text(ui, Type::Help, tokens.text3, t!(words, backups.context, count = words.count(found.len())));
            }
        });
        let Some(found) = &memory.found else {
            text(ui, Type::Body, tokens.text2, t!(words, backups.looking));
            return;
        };
        if found.is_empty() {
            empty_state(ui, icon::ARCHIVE_BOX, t!(words, home.no_restore), t!(words, backups.empty_help), None);
            return;
        }
        caption(ui, t!(words, backups.rule));
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, found.len(), |ui, range| {
                for backup in &found[range] {
                    row_ui(ui, view, backup, out);
                }
            });
        });
    });
}

fn row_ui(ui: &mut Ui, view: &View<'_>, backup: &KeptState, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let zone = view.draft.assessment().zone.value;
    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
        ui.set_min_height(ROW);
        divider(ui);
        cells(ui, ROW - 4.0, |ui| {
            let (mark, color): (Icon, _) = match backup.content {
                Ok(_) => (icon::CHECK_CIRCLE, tokens.ok.ink),
                Err(_) => (icon::X_CIRCLE_FILL, tokens.err.ink),
            };
            glyph(ui, mark, 16.0, color);
            cell(ui, 230.0, |ui| {
                elided(ui, Type::BodyMedium, tokens.text, &words.moment(backup.at, zone), 230.0);
            });
            let wide = ui.available_width() > 620.0;
            if wide {
                cell(ui, 220.0, |ui| {
                    elided(ui, Type::Help, tokens.text2, reason(backup.reason, words), 220.0);
                });
            }
            match &backup.content {
                Ok(summary) => {
                    if wide {
                        cell(ui, 90.0, |ui| {
                            let filled = t!(words, field.filled, done = summary.answered, total = summary.total);
                            elided(ui, Type::Help, tokens.text2, &filled, 90.0);
                        });
                    }
                    cell(ui, 110.0, |ui| {
                        let index = if summary.answered < summary.total {
                            t!(words, home.at_least, index = summary.index(words))
                        } else {
                            summary.index(words)
                        };
                        elided(ui, Type::Strong, tokens.text, &index, 110.0);
                    });
                }
                Err(error) => {
                    let width = (ui.available_width() - 150.0).max(60.0);
                    cell(ui, width.min(360.0), |ui| {
                        elided(ui, Type::Help, tokens.err.ink, &error.sentence_in(words), width.min(360.0));
                    });
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = t!(words, backups.look_name, when = words.moment(backup.at, zone));
                let look = Button::new(t!(words, backups.look)).small().name(&name).enabled(backup.content.is_ok());
                if look.ui(ui).clicked() && backup.content.is_ok() {
                    out.push(Action::LookIntoBackup(backup.path.clone()));
                }
                text(ui, Type::Help, tokens.text3, words.megabytes(backup.bytes));
            });
        });
    });
}

fn reason(reason: Reason, words: Words) -> &'static str {
    match reason {
        Reason::Opened => t!(words, backups.reason.opened),
        Reason::Asked => t!(words, backups.reason.asked),
        Reason::Migrated => t!(words, backups.reason.migrated),
    }
}
