//! Notes under the top bar: what is wrong with the file, what is safe, and the ways out.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::{App, OpenFile};
use crate::{
    assessment::LONGEST_AUTHOR,
    desktop::{
        action::Page,
        dialogs::Answer,
        theme::{Tokens, Type},
        widgets::{Button, FormLine, NoteKind, entered, link, note, text_wrapped},
    },
    session::{NotSaved, SaveProblem},
    storage::ReadOnly,
    t,
    words::{Sentence as _, Speaks as _, Words},
};

/// Most of the height below the bars that notes take.
const MOST_HEIGHT: f32 = 0.3;

/// One note.
struct Banner {
    kind: NoteKind,
    sentences: Vec<String>,
    ways: Vec<(&'static str, Answer)>,
}

impl App {
    /// Shows the notes. The way out that was taken.
    pub(super) fn banners_ui(&mut self, ui: &mut Ui) -> Option<Answer> {
        let banners = self.banners();
        let asks_author = self.asks_author();
        if banners.is_empty() && !asks_author {
            return None;
        }
        let mut taken = None;
        let frame =
            Frame::new().fill(Tokens::of(ui).canvas).inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 0 });
        // In a low window they leave the page room, and scroll.
        let most = ui.available_height() * MOST_HEIGHT;
        egui::Panel::top("banners").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
            ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    if asks_author {
                        taken = author_ui(ui, &mut self.author_typed);
                    }
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
                },
            );
        });
        taken
    }

    /// True while nobody said under which name changes are recorded.
    fn asks_author(&self) -> bool {
        let changes = self.file.as_ref().is_some_and(|file| file.session.read_only.is_none());
        changes && !self.nameless && self.settings.author.is_empty()
    }

    /// What comes first in a draft that was just made.
    fn begun(&self, file: &OpenFile) -> Option<Banner> {
        let words = self.world.words;
        if !file.begun || self.page != Page::Filling {
            return None;
        }
        let asks = !file.draft.rubric.general_questions.is_empty();
        let said = if asks { t!(words, app.begun) } else { t!(words, app.begun_identity) };
        let mut ways = vec![(t!(words, page.identity), Answer::Visit(Page::Identity))];
        ways.extend(asks.then_some((t!(words, page.questions), Answer::Visit(Page::Questions))));
        ways.push((t!(words, app.begun_close), Answer::CloseBegun));
        Some(Banner { kind: NoteKind::Info, sentences: vec![said.to_owned()], ways })
    }

    fn banners(&self) -> Vec<Banner> {
        let words = self.world.words;
        let mut banners = Vec::new();
        for (place, waiting) in self.waiting.iter().enumerate() {
            banners.push(Banner {
                kind: NoteKind::Info,
                sentences: vec![t!(words, app.waiting, title = waiting.dialog.announced(words))],
                ways: vec![(t!(words, app.waiting_show), Answer::ShowWaiting(place))],
            });
        }
        if let Some(file) = &self.file {
            if let Some(read_only) = &file.session.read_only {
                let mut ways = vec![(t!(words, dialog.save_copy), Answer::SaveAs)];
                if matches!(read_only, ReadOnly::Locked { .. }) {
                    ways.insert(0, (t!(words, opening.again), Answer::Reload));
                }
                banners.push(Banner { kind: NoteKind::Info, sentences: vec![read_only.sentence_in(words)], ways });
            }
            banners.extend(file.session.problem().map(|problem| not_saved(problem, words)));
            banners.extend(self.begun(file));
            for warning in &file.warnings {
                banners.push(dismissable(warning, words));
            }
        }
        banners.extend(self.problems.iter().map(|problem| dismissable(problem, words)));
        banners
    }
}

/// Asks under which name changes are recorded. It takes no focus and keeps nothing from being typed.
fn author_ui(ui: &mut Ui, typed: &mut String) -> Option<Answer> {
    let words = ui.words();
    let mut taken = None;
    note(ui, NoteKind::Info, |ui| {
        text_wrapped(ui, Type::Body, Tokens::of(ui).text, t!(words, app.author));
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 4.0);
            let line = FormLine::new(t!(words, settings.author), "author").hint(t!(words, settings.author_hint));
            let field = line.width(320.0).most(LONGEST_AUTHOR).beside().ui(ui, typed);
            let named = !typed.trim().is_empty();
            let take = Button::new(t!(words, app.author_take)).small().enabled(named).ui(ui);
            if named && (take.clicked() || entered(ui, &field)) {
                taken = Some(Answer::Author(typed.trim().to_owned()));
            }
            if link(ui, None, t!(words, app.author_later)).clicked() {
                taken = Some(Answer::Author(String::new()));
            }
        });
    });
    taken
}

/// What the file does not take, and the ways out.
fn not_saved(problem: &NotSaved, words: Words) -> Banner {
    let mut sentences = vec![problem.why.sentence_in(words)];
    let mut kind = NoteKind::Error;
    let ways = match &problem.why {
        SaveProblem::Changed { .. } => vec![
            (t!(words, home.compare), Answer::CompareChanged),
            (t!(words, dialog.save_copy), Answer::SaveAs),
            (t!(words, dialog.changed.reload), Answer::AskReload),
        ],
        SaveProblem::Unreadable(_) => {
            sentences.push(t!(words, saving.safe_in_memory).to_owned());
            vec![(t!(words, dialog.save_copy), Answer::SaveAs)]
        }
        SaveProblem::Gone { path } if !problem.left => {
            sentences.push(t!(words, saving.safe_in_memory).to_owned());
            vec![
                (t!(words, saving.try_again), Answer::TryAgain),
                (t!(words, dialog.save_copy), Answer::SaveAs),
                (t!(words, saving.gone_again), Answer::WriteAgain(path.clone())),
            ]
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
