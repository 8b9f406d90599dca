//! Notes under the top bar: what is wrong with the file, what is safe, and the ways out.

use egui::{Frame, Margin, Ui};

use super::App;
use crate::{
    desktop::{
        dialogs::Answer,
        theme::{Tokens, Type},
        widgets::{NoteKind, link, note, text_wrapped},
    },
    session::{NotSaved, SaveProblem},
    storage::ReadOnly,
    t,
    words::{Sentence as _, Words},
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
                        for (wording, answer) in banner.ways {
                            if link(ui, None, wording).clicked() {
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
        let words = self.world.words;
        let mut banners = Vec::new();
        if let Some(file) = &self.file {
            if let Some(read_only) = &file.session.read_only {
                let mut ways = vec![(t!(words, dialog.save_copy), Answer::SaveAs)];
                if matches!(read_only, ReadOnly::Locked { .. }) {
                    ways.insert(0, (t!(words, opening.again), Answer::Reload));
                }
                banners.push(Banner { kind: NoteKind::Info, sentences: vec![read_only.sentence_in(words)], ways });
            }
            banners.extend(file.session.problem().map(|problem| not_saved(problem, words)));
            for warning in &file.warnings {
                banners.push(dismissable(warning, words));
            }
        }
        banners.extend(self.problems.iter().map(|problem| dismissable(problem, words)));
        banners
    }
}

/// What the file does not take, and the ways out.
fn not_saved(problem: &NotSaved, words: Words) -> Banner {
    let mut sentences = vec![problem.why.sentence_in(words)];
    let mut kind = NoteKind::Error;
    let ways = match &problem.why {
        SaveProblem::Changed { .. } => vec![
            (t!(words, home.compare), Answer::CompareChanged),
            (t!(words, dialog.save_copy), Answer::SaveAs),
            (t!(words, dialog.changed.reload), Answer::Reload),
        ],
        SaveProblem::Unreadable(_) => {
            sentences.push(t!(words, saving.safe_in_memory).to_owned());
            vec![(t!(words, dialog.save_copy), Answer::SaveAs)]
        }
        _ if problem.left => {
            kind = NoteKind::Warning;
            sentences = vec![t!(words, saving.only_in_copy).to_owned()];
            vec![(t!(words, saving.try_again), Answer::TryAgain), (t!(words, dialog.save_copy), Answer::SaveAs)]
        }
        _ => {
            sentences.push(t!(words, saving.safe_in_memory).to_owned());
            vec![
                (t!(words, saving.try_again), Answer::TryAgain),
                (t!(words, dialog.save_copy), Answer::SaveAs),
                (t!(words, saving.leave_in_copy), Answer::LeaveInCopy),
            ]
        }
    };
    Banner { kind, sentences, ways }
}

fn dismissable(sentence: &str, words: Words) -> Banner {
    Banner {
        kind: NoteKind::Warning,
        sentences: vec![sentence.to_owned()],
        ways: vec![(t!(words, dialog.understood), Answer::Dismiss(sentence.to_owned()))],
    }
}
