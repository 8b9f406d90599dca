//! The report that was written last: where it lies, and the ways to it.

use std::path::Path;

use egui::{Frame, Margin, Ui};

use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{NoteKind, link, note, text_wrapped},
    },
    exchange::PlacesFile,
    t,
    words::{Speaks as _, harmless},
};

/// Shows it, with the `places` of its signatures beside it, and how the draft went on since, where it did. True where the note is closed.
pub(super) fn ui(ui: &mut Ui, path: &Path, places: bool, older: Option<&str>, out: &mut Vec<Action>) -> bool {
    let words = ui.words();
    let mut closed = false;
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 }).show(ui, |ui| {
        note(ui, if older.is_none() { NoteKind::Ok } else { NoteKind::Info }, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 14.0;
                let shown = path.display().to_string();
                let said = t!(words, laporan.written, path = harmless(&shown));
                let beside = PlacesFile::place(path).display().to_string();
                let beside = t!(words, laporan.written_places, path = harmless(&beside));
                let said = if places { format!("{said}. {beside}") } else { said };
                let said = older.map_or_else(|| said.clone(), |older| format!("{said}. {older}"));
                let said = text_wrapped(ui, Type::Body, Tokens::of(ui).text, said);
                ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
                if link(ui, Some(icon::ARROW_SQUARE_OUT), t!(words, laporan.open_file)).clicked() {
                    out.push(Action::OpenFile(path.to_path_buf()));
                }
                if link(ui, Some(icon::FOLDER_NOTCH_OPEN), t!(words, laporan.open_folder)).clicked() {
                    out.extend(path.parent().map(|folder| Action::OpenFile(folder.to_path_buf())));
                }
                closed = link(ui, None, t!(words, dialog.understood)).clicked();
            });
        });
    });
    closed
}
