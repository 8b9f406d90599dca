//! Notes under the top bar: what is wrong with the file, what is safe, and the ways out.

use egui::{Frame, Margin, Ui};

use super::App;
use crate::{
    desktop::{
        dialogs::Answer,
        saving::Trouble,
        theme::{Tokens, Type},
        widgets::{NoteKind, link, note, text_wrapped},
    },
    t,
    words::Sentence as _,
};

/// One note.
struct Banner {
    kind: NoteKind,
    sentences: Vec<String>,
    ways: Vec<(&'static str, Answer)>,
}

impl App {
    /// Shows the notes. The way out that was taken.
    pub(super) fn banners_ui(&self, ui: &mut Ui) -> Option<Answer> {
        let banners = self.banners();
        if banners.is_empty() {
            return None;
        }
        let mut taken = None;
        let frame =
            Frame::new().fill(Tokens::of(ui).canvas).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 });
        egui::Panel::top("banners").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
            for banner in banners {
                note(ui, banner.kind, |ui| {
                    ui.horizontal_wrapped(|ui| {
                        ui.spacing_mut().item_spacing.x = 14.0;
                        text_wrapped(ui, Type::Body, Tokens::of(ui).text, banner.sentences.join(" "));
                        for (words, answer) in banner.ways {
                            if link(ui, None, words).clicked() {
                                taken = Some(answer);
                            }
                        }
                    });
                });
            }
        });
        taken
    }

    fn banners(&self) -> Vec<Banner> {
        let mut banners = Vec::new();
        if let Some(file) = &self.file {
            if let Some(read_only) = &file.saving.read_only {
                banners.push(Banner {
                    kind: NoteKind::Info,
                    sentences: vec![read_only.sentence()],
                    ways: vec![(t!("dialog.save_copy"), Answer::SaveAs)],
                });
            }
            match &file.saving.trouble {
                Some(Trouble::Failed { sentence, left: false }) => banners.push(Banner {
                    kind: NoteKind::Error,
                    sentences: vec![sentence.clone(), t!("saving.safe_in_memory").to_owned()],
                    ways: vec![
                        (t!("saving.try_again"), Answer::TryAgain),
                        (t!("dialog.save_copy"), Answer::SaveAs),
                        (t!("saving.leave_in_copy"), Answer::LeaveInCopy),
                    ],
                }),
                Some(Trouble::Failed { left: true, .. }) => banners.push(Banner {
                    kind: NoteKind::Warning,
                    sentences: vec![t!("saving.only_in_copy").to_owned()],
                    ways: vec![(t!("saving.try_again"), Answer::TryAgain), (t!("dialog.save_copy"), Answer::SaveAs)],
                }),
                Some(Trouble::Changed { .. }) => banners.push(Banner {
                    kind: NoteKind::Error,
                    sentences: self.changed_sentence().into_iter().collect(),
                    ways: vec![
                        (t!("home.compare"), Answer::CompareChanged),
                        (t!("dialog.save_copy"), Answer::SaveAs),
                        (t!("dialog.changed.reload"), Answer::Reload),
                    ],
                }),
                Some(Trouble::Unreadable { sentence }) => banners.push(Banner {
                    kind: NoteKind::Error,
                    sentences: vec![sentence.clone(), t!("saving.safe_in_memory").to_owned()],
                    ways: vec![(t!("dialog.save_copy"), Answer::SaveAs)],
                }),
                None => {}
            }
            for warning in &file.warnings {
                banners.push(dismissable(warning));
            }
        }
        banners.extend(self.problems.iter().map(|problem| dismissable(problem)));
        banners
    }
}

fn dismissable(sentence: &str) -> Banner {
    Banner {
        kind: NoteKind::Warning,
        sentences: vec![sentence.to_owned()],
        ways: vec![(t!("dialog.understood"), Answer::Dismiss(sentence.to_owned()))],
    }
}
