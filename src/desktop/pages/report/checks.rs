//! What is done and what is open before the report is sent, with the way to each open place.

use egui::{Ui, vec2};

use super::choices::Choices;
use crate::{
    desktop::{
        action::{Action, Page},
        draft::OpenDraft,
        theme::{Icon, Tokens, Type, icon},
        widgets::{glyph, link, section_head, text, text_wrapped},
    },
    insight::{About, Group, Ready, Severity, Subject},
    t,
    words::{Sentence as _, Speaks as _},
};

/// Shows the list.
pub(super) fn ui(ui: &mut Ui, choices: &Choices<'_>, ready: &[Ready], out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    let done = ready.iter().filter(|line| line.open.is_none()).count();
    head_ui(
        ui,
        t!(words, laporan.before),
        &t!(words, laporan.ready, done = words.count(done), total = words.count(ready.len())),
    );
    let (track, _) = ui.allocate_exact_size(vec2(ui.available_width(), 4.0), egui::Sense::hover());
    ui.painter().rect_filled(track, 2, tokens.sunken);
    let share = if ready.is_empty() { 1.0 } else { done as f32 / ready.len() as f32 };
    let filled = egui::Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
    ui.painter().rect_filled(filled, 2, tokens.brand);
    // Why this kind of report for this reader may not be final stands with the choices.
    let sentence = match choices.not_final {
        _ if choices.hollow.is_some() => choices.hollow.map(|why| why.sentence_in(words)).unwrap_or_default(),
        None => t!(words, laporan.may_be_final).to_owned(),
        Some(_) if choices.required == 0 => t!(words, laporan.all_required).to_owned(),
        Some(_) => t!(words, laporan.still_draft, count = words.count(choices.required)),
    };
    text_wrapped(ui, Type::Help, tokens.text2, sentence);
    let groups = [
        (Group::Required, t!(words, laporan.required)),
        (Group::Evidence, t!(words, laporan.evidence)),
        (Group::Numbers, t!(words, laporan.numbers)),
    ];
    for (group, name) in groups {
        let lines: Vec<&Ready> = ready.iter().filter(|line| line.group == group).collect();
        if lines.is_empty() {
            continue;
        }
        let done = lines.iter().filter(|line| line.open.is_none()).count();
        ui.add_space(8.0);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top() - 4.0, egui::Stroke::new(1.0, tokens.line));
        ui.add_space(2.0);
        head_ui(ui, name, &t!(words, laporan.ready_of, done = words.count(done), total = words.count(lines.len())));
        for line in lines {
            line_ui(ui, choices.draft, line, out);
        }
    }
}

fn head_ui(ui: &mut Ui, name: &str, state: &str) {
    ui.horizontal(|ui| {
        section_head(ui, name);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            text(ui, Type::Help, Tokens::of(ui).text2, state);
        });
    });
}

fn line_ui(ui: &mut Ui, draft: &OpenDraft, line: &Ready, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (mark, color): (Icon, _) = match line.open {
        None => (icon::CHECK_CIRCLE, tokens.ok.ink),
        Some(Severity::Required) => (icon::X_CIRCLE_FILL, tokens.err.ink),
        Some(Severity::Advised) => (icon::WARNING_FILL, tokens.warn.ink),
        Some(Severity::Notice) => (icon::INFO, tokens.info.ink),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        glyph(ui, mark, 16.0, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text_wrapped(ui, Type::Body, tokens.text, line.sentence.as_str());
            let Some(place) = &line.place else { return };
            let (wording, action) = match place {
                Subject::Indicator { id, .. } => {
                    let name = draft.rubric.indicator(id).map_or("", |indicator| indicator.short.as_str());
                    (t!(words, laporan.to_indicator, id = id, name = name), Action::OpenIndicator(id.clone()))
                }
                Subject::Question(id) => (t!(words, laporan.to_question, id = id), Action::Go(Page::Questions)),
                Subject::Document(id) => match draft.assessment().uses_of(id).into_iter().next() {
                    Some(used) => {
                        let id = used.at.indicator.to_string();
                        let name = draft.rubric.indicator(&id).map_or("", |indicator| indicator.short.as_str());
                        (t!(words, laporan.to_indicator, id = id, name = name), Action::OpenIndicator(id))
                    }
                    None => return,
                },
                Subject::Whole(About::Register) => return,
                Subject::Whole(About::Index) => {
                    (t!(words, laporan.to_dashboard).to_owned(), Action::Go(Page::Dashboard))
                }
                Subject::Whole(_) => (t!(words, laporan.to_identity).to_owned(), Action::Go(Page::Identity)),
            };
            // The ring of the link does not lie over the sentence.
            ui.add_space(3.0);
            if link(ui, None, &wording).clicked() {
                out.push(action);
            }
        });
    });
}
