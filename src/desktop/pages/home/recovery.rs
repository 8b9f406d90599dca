//! What was typed and is in no file: an explicit question, never a silent answer.

use egui::Ui;

use super::Seen;
use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type},
        widgets::{Button, NoteKind, caption, lead, note, text_wrapped},
    },
    session::{Recovery, UnsavedDraft},
    t,
    words::{Sentence as _, Speaks as _},
};

/// Asks about every recovery copy that does not belong to the open draft.
pub(super) fn ui(ui: &mut Ui, seen: &Seen<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    for recovery in &seen.look.recoveries {
        match &recovery.content {
            Ok(unsaved) if seen.open == Some(unsaved.recent.draft_id.as_str()) => {}
            Ok(unsaved) => question_ui(ui, recovery, unsaved, out),
            Err(error) => broken_ui(ui, recovery, &error.sentence_in(words), out),
        }
    }
}

fn question_ui(ui: &mut Ui, recovery: &Recovery, unsaved: &UnsavedDraft, out: &mut Vec<Action>) {
    let words = ui.words();
    let recent = &unsaved.recent;
    let name = if recent.institution.is_empty() { &recent.title(words) } else { &recent.institution };
    let moment = words.moment(recent.saved_at, recent.zone);
    let filled = t!(words, field.filled, done = recent.answered, total = recent.total);
    let wording = t!(words, home.unsaved, name = name, year = recent.year, moment = moment, filled = filled);
    note(ui, NoteKind::Info, |ui| {
        let color = Tokens::of(ui).text;
        row_ui(ui, recovery, out, |ui| {
            lead(ui, Type::Body, Type::Strong, t!(words, home.unsaved_head), &wording, color);
            if let Some(file) = &unsaved.file {
                caption(ui, file);
            }
        });
    });
    ui.add_space(8.0);
}

fn broken_ui(ui: &mut Ui, recovery: &Recovery, sentence: &str, out: &mut Vec<Action>) {
    note(ui, NoteKind::Warning, |ui| {
        row_ui(ui, recovery, out, |ui| {
            let wording = t!(ui, home.recovery_broken, cause = sentence);
            text_wrapped(ui, Type::Body, Tokens::of(ui).text, wording);
        });
    });
    ui.add_space(8.0);
}

/// The sentence left, the answers right; below each other where there is little room.
fn row_ui(ui: &mut Ui, recovery: &Recovery, out: &mut Vec<Action>, say: impl FnOnce(&mut Ui)) {
    let words = ui.words();
    let readable = recovery.content.is_ok();
    let file = recovery.content.as_ref().ok().and_then(|unsaved| unsaved.file.as_ref());
    let file = file.map(std::path::PathBuf::from);
    let file_known = file.is_some();
    let mut answers = |ui: &mut Ui| {
        if Button::new(t!(words, home.discard)).ui(ui).clicked() {
            out.push(Action::Discard(recovery.path.clone()));
        }
        if let Some(file) = &file {
            if Button::new(t!(words, home.compare)).ui(ui).clicked() {
                out.push(Action::Compare(recovery.path.clone(), file.clone()));
            }
            if Button::new(t!(words, opening.saved)).ui(ui).clicked() {
                out.push(Action::OpenSaved(file.clone()));
            }
        }
        if readable && Button::primary(t!(words, home.recover)).ui(ui).clicked() {
            out.push(Action::Recover(recovery.path.clone()));
        }
    };
    let mut widths = vec![Button::new(t!(words, home.discard)).measure(ui)];
    if file_known {
        widths.extend(
            [t!(words, home.compare), t!(words, opening.saved)].map(|wording| Button::new(wording).measure(ui)),
        );
    }
    if readable {
        widths.push(Button::primary(t!(words, home.recover)).measure(ui));
    }
    let taken = widths.iter().sum::<f32>() + 8.0 * (widths.len() - 1) as f32;
    if ui.available_width() - taken < 300.0 {
        say(ui);
        ui.add_space(6.0);
        ui.horizontal_wrapped(answers);
        return;
    }
    ui.horizontal(|ui| {
        let room = ui.available_width() - taken - 16.0;
        ui.allocate_ui(egui::vec2(room, 32.0), |ui| {
            ui.vertical(|ui| {
                ui.set_width(room);
                say(ui);
            });
        });
        answers(ui);
    });
}
