//! A message or a question: what happened, what is safe, and a few ways out.

use egui::Context;

use super::{
    Answer,
    frame::{Left, Way, dialog, scrolled, ways},
};
use crate::{
    desktop::{
        theme::{Tokens, Type},
        widgets::{ButtonKind, text_wrapped},
    },
    t,
    words::Words,
};

/// Room that title, buttons and edges need beside the text.
const AROUND: f32 = 190.0;

/// What is said and asked.
#[derive(Debug)]
pub struct Ask {
    title: String,
    body: Vec<String>,
    ways: Vec<(&'static str, ButtonKind, Answer)>,
    harmless: Answer,
}

impl Ask {
    /// A message that is only to be read.
    pub fn message(title: impl Into<String>, body: Vec<String>, words: Words) -> Self {
        Self {
            title: title.into(),
            body,
            ways: vec![(t!(words, dialog.close), ButtonKind::Primary, Answer::Close)],
            harmless: Answer::Close,
        }
    }

    /// A question. The last way is the safest; it stands right and has the focus.
    pub fn question(
        title: impl Into<String>,
        body: Vec<String>,
        ways: Vec<(&'static str, ButtonKind, Answer)>,
    ) -> Self {
        Self { title: title.into(), body, ways, harmless: Answer::Close }
    }

    /// What it says first.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// True where nothing is asked.
    pub fn is_message(&self) -> bool {
        matches!(self.ways.as_slice(), [(_, _, Answer::Close)])
    }

    /// True where one of the ways leaves without saving.
    pub fn asks_to_leave(&self) -> bool {
        self.ways.iter().any(|(_, _, answer)| matches!(answer, Answer::LeaveWithout))
    }

    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let body = &self.body;
        let offered: Vec<Way<'_>> =
            self.ways.iter().map(|(text, kind, _)| Way { text, kind: *kind, enabled: true }).collect();
        let left = dialog(ctx, "ask", &self.title, 480.0, |ui| {
            scrolled(ui, AROUND, |ui| {
                let color = Tokens::of(ui).text2;
                for paragraph in body {
                    text_wrapped(ui, Type::Body, color, paragraph);
                }
            });
            ways(ui, fresh, &offered)
        });
        match left {
            Left::With(place) => Some(self.ways.swap_remove(place).2),
            Left::Harmlessly => Some(std::mem::replace(&mut self.harmless, Answer::Close)),
            Left::Not => None,
        }
    }
}
