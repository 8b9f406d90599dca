//! Riwayat: who changed what and when, newest first.

use egui::{ScrollArea, Ui, vec2};

use super::View;
use crate::{
    assessment::{AnswerField, Assessment, Field, FieldValue, HistoryEntry},
    desktop::{
        action::{Action, Page},
        command::page_name,
        theme::{Tokens, Type, icon},
        widgets::{FilterLine, card, cell, cells, divider, elided, empty_state, heading, link, text},
    },
    t,
    words::{Speaks as _, Words},
};

/// Height of a line of the list.
const ROW: f32 = 44.0;
/// Room for the longest moment: a day in September with its time and zone.
const WHEN: f32 = 236.0;
/// Longest piece of an old text that a line shows, in characters; the tooltip shows all of it.
const PIECE: usize = 60;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// Words that a line must hold.
    needle: String,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let assessment = view.draft.assessment();
    egui::Frame::new().inner_margin(16).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            heading(ui, Type::ScreenSmall, 1, page_name(Page::History, words));
            let count = words.count(assessment.history.len());
            text(ui, Type::Help, tokens.text3, t!(words, history.context, count = count));
        });
        if assessment.history.is_empty() {
            empty_state(
                ui,
                icon::CLOCK_COUNTER_CLOCKWISE,
                t!(words, history.empty),
                t!(words, history.empty_help),
                None,
            );
            return;
        }
        FilterLine::new(t!(words, history.filter))
            .hint(t!(words, history.filter))
            .width(320.0)
            .ui(ui, &mut memory.needle);
        let needle = memory.needle.trim().to_lowercase();
        // Newest first, strictly: runs of typing of older programs kept the place at which they began.
        let mut entries: Vec<&HistoryEntry> = assessment.history.iter().rev().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        let rows: Vec<(&HistoryEntry, String)> = entries
            .into_iter()
            .map(|entry| (entry, entry.field.label(assessment, words)))
            .filter(|(entry, subject)| {
                needle.is_empty()
                    || subject.to_lowercase().contains(&needle)
                    || entry.by.to_lowercase().contains(&needle)
            })
            .collect();
        card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if rows.is_empty() {
                text(ui, Type::Body, tokens.text2, t!(words, history.nothing_found));
            }
            ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW, rows.len(), |ui, range| {
                for (entry, subject) in &rows[range] {
                    row_ui(ui, view, entry, subject, out);
                }
            });
        });
    });
}

fn row_ui(ui: &mut Ui, view: &View<'_>, entry: &HistoryEntry, subject: &str, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let zone = view.draft.assessment().zone.value;
    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
        ui.set_min_height(ROW);
        divider(ui);
        cells(ui, ROW - 4.0, |ui| {
            let when = words.moment(entry.at, zone);
            let subject_width = (ui.available_width() * 0.3).max(220.0);
            cell(ui, WHEN, |ui| {
                elided(ui, Type::Help, tokens.text3, &when, WHEN);
            });
            cell(ui, 190.0, |ui| {
                elided(ui, Type::Help, tokens.text2, &entry.by, 190.0);
            });
            cell(ui, subject_width, |ui| match entry.field.indicator() {
                Some(indicator) => {
                    if link(ui, None, subject).clicked() {
                        out.push(Action::OpenIndicator(indicator.to_string()));
                    }
                }
                None => {
                    elided(ui, Type::Body, tokens.text, subject, subject_width);
                }
            });
            let (short, whole) = change(entry, view.draft.assessment(), words);
            let shown = elided(ui, Type::Help, tokens.text3, &short, ui.available_width());
            if let Some(whole) = whole {
                shown.on_hover_text(whole);
            }
        });
    });
}

/// What changed, short; the whole old text where there was one.
fn change(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> (String, Option<String>) {
    match (&entry.before, &entry.after) {
        (FieldValue::Text(before), None) if before.is_empty() => (String::new(), None),
        (FieldValue::Text(before), None) => {
            let mut piece: String = before.chars().take(PIECE).collect();
            if piece.len() < before.len() {
                piece.push('…');
            }
            (t!(words, history.before_text, text = piece.replace('\n', " ")), Some(before.clone()))
        }
        (FieldValue::Flag(_), Some(FieldValue::Flag(after))) => (flag(&entry.field, *after, words).to_owned(), None),
        (before, after) => {
            let after = after.as_ref().map(|after| shown(entry, after, assessment, words)).unwrap_or_default();
            (t!(words, history.from_to, before = shown(entry, before, assessment, words), after = after), None)
        }
    }
}

/// What became of something that is or is not, in a word or two.
fn flag(field: &Field, after: bool, words: Words) -> &'static str {
    match field {
        _ if field.facts_of().is_listing() && after => t!(words, history.flag.removed),
        _ if field.facts_of().is_listing() => t!(words, history.flag.made),
        Field::Tick(..) if after => t!(words, history.flag.ticked),
        Field::Tick(..) => t!(words, history.flag.unticked),
        Field::UseCriterion(..) if after => t!(words, history.flag.supports),
        Field::UseCriterion(..) => t!(words, history.flag.supports_not),
        Field::Answer(_, AnswerField::RolledOver) if after => t!(words, history.flag.carried),
        Field::Answer(_, AnswerField::RolledOver) => t!(words, history.flag.reviewed),
        _ if after => t!(words, history.yes),
        _ => t!(words, history.no),
    }
}

fn shown(entry: &HistoryEntry, value: &FieldValue, assessment: &Assessment, words: Words) -> String {
    let wording = entry.field.in_words(value, assessment, words);
    match value {
        _ if wording.is_empty() => t!(words, history.nothing).to_owned(),
        FieldValue::Text(_) => t!(words, difference.quoted, text = wording),
        _ => wording,
    }
}
