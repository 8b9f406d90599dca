//! Pertanyaan umum: the open questions that are asked beside the indicators.

use egui::Ui;

use super::{View, form_page::form_page};
use crate::{
    assessment::Field,
    desktop::{
        action::{Action, Page},
        page_look::page_name,
        theme::{Type, icon},
        widgets::{TextArea, caption, card, empty_state, field_id, heading},
    },
    t,
    words::Speaks as _,
};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, _memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let questions = &view.draft.rubric.general_questions;
    let assessment = view.draft.assessment();
    let answer = |id: &str| assessment.general.get(id).map_or("", |answer| answer.value.as_str());
    let answered = questions.len() - view.inspection.unanswered_questions();
    let context = t!(words, questions.context, done = words.count(answered), total = words.count(questions.len()));
    let first = questions.first().map(|question| field_id(&Field::Question(question.id.clone().into())));
    form_page(ui, page_name(Page::Questions, words), &context, first, |ui| {
        if questions.is_empty() {
            empty_state(ui, icon::CHAT_TEXT, t!(words, questions.none), t!(words, questions.none_help), None);
        }
        for question in questions {
            card(ui, |ui| {
                let asked = heading(ui, Type::Strong, 2, format!("{}. {}", question.id, question.text));
                caption(ui, question.hint.as_str());
                let field = Field::Question(question.id.clone().into());
                TextArea::new(t!(words, questions.answer), field, answer(&question.id))
                    .rows(4)
                    .most_rows(12)
                    .below(asked.rect)
                    .ui(ui, out);
            });
        }
    });
}
