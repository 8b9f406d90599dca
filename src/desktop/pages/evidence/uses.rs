//! Where the chosen document is used, and where else it may count.

use egui::{ScrollArea, Ui};

use crate::{
    assessment::{Document, DocumentId, Edit, Item, Place},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, caption, changing, heading, level_chip, link, menu_button, small_icon_button, text, text_wrapped,
        },
    },
    insight::also_counts,
    t,
    words::{Speaks as _, shortened},
};

/// Shows uses and suggestions.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, id: &DocumentId, document: &Document, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rubric, assessment) = (&view.draft.rubric, view.draft.assessment());
    heading(ui, Type::Section, 2, t!(words, evidence.uses));
    let mut uses = assessment.uses_of(id);
    uses.sort_by_key(|used| rubric.indicators.iter().position(|indicator| used.at.indicator == indicator.id.as_str()));
    if uses.is_empty() {
        caption(ui, t!(words, evidence.uses_none));
    }
    for used in &uses {
        let Some(indicator) = rubric.indicator(&used.at.indicator) else { continue };
        let told = assessment.entry(&used.at.indicator, used.at.entry).and_then(|entry| entry.uses.get(&used.id));
        ui.push_id(&used.id, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 7.0;
                let width = ui.available_width() - 59.0;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let code = assessment.evidence_code(&indicator.id, id).unwrap_or_else(|| indicator.id.clone());
                    if link(ui, None, &t!(words, evidence.use_line, code = code, name = indicator.short)).clicked() {
                        out.push(Action::OpenIndicator(indicator.id.clone()));
                    }
                    if let Some(told) = told {
                        text_wrapped(ui, Type::Caption, tokens.text3, told.place_in_words(words));
                    }
                });
                level_chip(ui, assessment.level(&indicator.id, used.at.entry), 20.0);
                let name = t!(words, evidence.unlink, name = indicator.id);
                if changing(ui, |ui| small_icon_button(ui, icon::X, &name)).clicked() {
                    out.push(Action::Edit(Edit::Remove(Item::Use(used.clone()))));
                    let what = shortened(document.label());
                    out.push(Action::ToastUndo(t!(words, evidence.unlinked, name = what, indicator = indicator.id)));
                }
            });
        });
    }
    let indicators_ui = |ui: &mut Ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for indicator in &rubric.indicators {
                let wording = t!(words, filling.group, id = indicator.id, name = indicator.short);
                if ui.selectable_label(false, Type::Body.text(wording)).clicked() {
                    tie(view, id, &indicator.id, out);
                    ui.close();
                }
            }
        });
    };
    changing(ui, |ui| menu_button(ui, t!(words, evidence.tie), t!(words, evidence.tie), indicators_ui));
    let suggested = also_counts(rubric, assessment, id);
    if suggested.is_empty() {
        return;
    }
    heading(ui, Type::Section, 2, t!(words, evidence.also));
    for one in &suggested {
        let Some(indicator) = rubric.indicator(&one.indicator) else { continue };
        ui.push_id(("also", &one.indicator), |ui| {
            text(
                ui,
                Type::HelpStrong,
                tokens.text,
                t!(words, filling.group, id = indicator.id, name = indicator.short),
            );
            text_wrapped(ui, Type::Help, tokens.text2, one.reason.sentence(words));
            let name = t!(words, evidence.tie_to, id = indicator.id);
            if changing(ui, |ui| Button::new(&name).icon(icon::PLUS).small().ui(ui)).clicked() {
                tie(view, id, &indicator.id, out);
            }
        });
    }
}

fn tie(view: &View<'_>, document: &DocumentId, indicator: &str, out: &mut Vec<Action>) {
    let edit = view.draft.assessment().tie(&Place::first(indicator), document, (view.new_id)().into());
    out.push(Action::Edit(edit));
    let code = format!("{indicator}.");
    out.push(Action::ToastUndo(t!(view, evidence.tied, indicator = code.trim_end_matches('.'))));
}
