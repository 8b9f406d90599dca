//! Puts the framework's sentence pattern into Fakta and Analisis. It never overwrites what stands there.

use egui::{
    TextEdit, Ui,
    text::{CCursor, CCursorRange},
};

use super::{Memory, Scene};
use crate::{
    assessment::{Edit, Field},
    desktop::{
        action::Action,
        widgets::{field_id, forget_field},
    },
    insight::{appended, drafted, open_places, pattern_texts},
    t,
    words::Speaks as _,
};

/// Inserts the pattern as one step: into empty fields, else below their text.
pub(super) fn insert(scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    if let Some(texts) = pattern_texts(scene.rubric, scene.indicator, scene.level()) {
        put_texts(scene, memory, texts, t!(scene, filling.pattern_there), out);
    }
}

/// Drafts the explanation from ticks and evidence, as one step: into empty fields, else below their text.
pub(super) fn draft(scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = scene.words();
    match drafted(scene.rubric, scene.draft.assessment(), &scene.place) {
        Some(texts) => put_texts(scene, memory, texts, t!(words, filling.draft_there), out),
        None => out.push(Action::Toast(t!(words, filling.draft_nothing).to_owned())),
    }
}

fn put_texts(scene: &Scene<'_>, memory: &mut Memory, texts: [String; 2], there: &str, out: &mut Vec<Action>) {
    let [facts, analysis] = texts;
    let entry = scene.entry();
    let mut edits = Vec::new();
    let mut put = |field: Field, before: &str, addition: &str| {
        let after = appended(before, addition)?;
        let start = after.len() - addition.len();
        edits.push(field.clone().set(after.clone()));
        let place = open_places(scene.rubric, scene.indicator, addition).into_iter().next()?;
        let chars = |end: usize| after[..start + end].chars().count();
        Some((field, chars(place.range.start)..chars(place.range.end)))
    };
    let facts_field = Field::facts(scene.place.clone());
    let analysis_field = Field::analysis(scene.place.clone());
    let first = put(facts_field, entry.map_or("", |entry| &entry.facts.value), &facts);
    let second = put(analysis_field, entry.map_or("", |entry| &entry.analysis.value), &analysis);
    if edits.is_empty() {
        out.push(Action::Toast(there.to_owned()));
        return;
    }
    out.push(Action::Edit(Edit::Many(edits)));
    out.push(Action::EndRun);
    memory.section = super::single::Section::Explanation;
    memory.overlay = false;
    memory.select = first.or(second);
}

/// Selects the first open place of a pattern that was just inserted, so that typing fills it.
pub(super) fn select(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory) {
    let Some((field, range)) = memory.select.take() else { return };
    let text = scene.draft.assessment().text(&field).unwrap_or_default();
    if text.chars().count() < range.end {
        return;
    }
    let id = field_id(&field);
    forget_field(ui, id);
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let selection = CCursorRange::two(CCursor::new(range.start), CCursor::new(range.end));
    state.cursor.set_char_range(Some(selection));
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}
