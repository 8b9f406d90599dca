//! What was changed on the open indicator, latest first.

use egui::{Ui, vec2};

use super::Scene;
use crate::{
    assessment::{AnswerField, EntryField, Field, FieldValue, HistoryEntry, Place, Stage, Value},
    desktop::{
        theme::{Icon, Tokens, Type, icon},
        widgets::{card, divider, glyph, section_head, text, text_wrapped},
    },
    t,
    words::{Speaks as _, Words},
};

/// How many changes are listed.
const MOST: usize = 5;

/// Shows the last changes; nothing where there are none.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>) {
    let words = ui.words();
    let assessment = scene.draft.assessment();
    let told = assessment.history.iter().rev().filter_map(|entry| Some((entry, line(scene, entry)?)));
    let told: Vec<_> = told.take(MOST).collect();
    if told.is_empty() {
        return;
    }
    ui.add_space(6.0);
    section_head(ui, t!(words, filling.history));
    card(ui, |ui| {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing = vec2(8.0, 3.0);
        for (place, (entry, (icon, what))) in told.into_iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            ui.horizontal_top(|ui| {
                glyph(ui, icon, 16.0, tokens.text2);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    text_wrapped(ui, Type::Body, tokens.text, what);
                    let when = words.moment(entry.at, assessment.zone.value);
                    let who = if entry.by.is_empty() {
                        when
                    } else {
                        t!(words, filling.history_by, name = entry.by, when = when)
                    };
                    text(ui, Type::Caption, tokens.text3, who);
                });
            });
        }
    });
}

/// Icon and words of a change of this indicator.
fn line(scene: &Scene<'_>, entry: &HistoryEntry) -> Option<(Icon, String)> {
    let words = scene.words();
    let here = |place: &Place| *place == scene.place;
    match &entry.field {
        Field::Value(place, Stage::SelfAssessment) if here(place) => {
            Some((icon::ARROW_FAT_LINE_UP, level_change(&entry.before, entry.after.as_ref(), words)))
        }
        Field::Tick(place, criterion) if here(place) => Some((
            icon::LIST_CHECKS,
            if entry.after == Some(FieldValue::Flag(true)) {
                t!(words, filling.history_ticked, id = criterion)
            } else {
                t!(words, filling.history_unticked, id = criterion)
            },
        )),
        Field::Entry(place, field) if here(place) => Some((
            icon::PENCIL_SIMPLE,
            match field {
                EntryField::Facts => t!(words, filling.history_facts),
                EntryField::Analysis => t!(words, filling.history_analysis),
                EntryField::Service => t!(words, filling.history_service),
            }
            .to_owned(),
        )),
        Field::Answer(id, AnswerField::Owner) if *id == scene.indicator.id.as_str() => {
            Some((icon::USER_SWITCH, t!(words, filling.history_owner).to_owned()))
        }
        _ => None,
    }
}

fn level_change(before: &FieldValue, after: Option<&FieldValue>, words: Words) -> String {
    let level = |value: Option<&FieldValue>| match value {
        Some(FieldValue::Value(Some(Value::Level(level)))) => Some(*level),
        _ => None,
    };
    match (level(Some(before)), level(after)) {
        (Some(before), Some(after)) => t!(words, filling.history_level, before = before, after = after),
        (None, Some(after)) => t!(words, filling.history_chosen, level = after),
        (Some(before), None) => t!(words, filling.history_taken_back, level = before),
        (None, None) => t!(words, filling.history_value).to_owned(),
    }
}
