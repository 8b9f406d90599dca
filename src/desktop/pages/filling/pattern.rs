//! Puts the framework's sentence pattern into Fakta and Analisis. It never overwrites what stands there.

use std::ops::Range;

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
    let words = scene.words();
    let Some(texts) = pattern_texts(scene.rubric, scene.indicator, scene.level()) else { return };
    match put_texts(scene, memory, &texts, out) {
        Some(fields) => {
            let said = t!(words, filling.pattern_put, fields = fields, indicator = scene.indicator.id);
            out.push(Action::ToastUndo(said));
        }
        None => out.push(Action::Toast(t!(words, filling.pattern_there).to_owned())),
    }
}

/// Drafts the explanation from ticks and evidence, as one step: into empty fields, else below their text.
pub(super) fn draft(scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = scene.words();
    let Some(texts) = drafted(scene.rubric, scene.draft.assessment(), &scene.place) else {
        out.push(Action::Toast(t!(words, filling.draft_nothing).to_owned()));
        return;
    };
    match put_texts(scene, memory, &texts, out) {
        Some(fields) => {
            let said = t!(words, filling.draft_put, fields = fields, indicator = scene.indicator.id);
            out.push(Action::ToastUndo(said));
        }
        None => out.push(Action::Toast(t!(words, filling.draft_there).to_owned())),
    }
}

/// Puts texts below what stands in the two fields, shows and marks what is new, and leads to its first open place. The
/// names of the fields that changed; `None` where everything stood there already.
fn put_texts(
    scene: &Scene<'_>,
    memory: &mut Memory,
    texts: &[String; 2],
    out: &mut Vec<Action>,
) -> Option<&'static str> {
    let words = scene.words();
    let entry = scene.entry();
    let before = entry.map_or(["", ""], |entry| [entry.facts.value.as_str(), entry.analysis.value.as_str()]);
    let fields = [Field::facts(scene.place.clone()), Field::analysis(scene.place.clone())];
    let mut edits = Vec::new();
    let mut fresh = Vec::new();
    let mut open = None;
    for ((field, before), addition) in fields.into_iter().zip(before).zip(texts) {
        let Some(after) = appended(before, addition) else { continue };
        let start = after.len() - addition.len();
        if open.is_none() {
            let place = open_places(scene.rubric, scene.indicator, addition).into_iter().next();
            open =
                place.map(|place| (field.clone(), start + place.range.start..start + place.range.end, after.clone()));
        }
        fresh.push((field.clone(), start, addition.clone()));
        edits.push((field, after));
    }
    let named = match fresh.as_slice() {
        [] => return None,
        [(field, ..)] if *field == Field::facts(scene.place.clone()) => t!(words, filling.facts),
        [_] => t!(words, filling.analysis),
        _ => t!(words, filling.both_texts),
    };
    // Without an open place the caret stands behind the first text that is new.
    let caret =
        open.or_else(|| edits.first().map(|(field, after)| (field.clone(), after.len()..after.len(), after.clone())));
    memory.select = caret.map(|(field, part, after)| (field, in_chars(&after, &part)));
    let places = fresh.iter().enumerate();
    memory.reveal_texts = places.map(|(number, (field, start, _))| (field.clone(), *start, number == 0)).collect();
    memory.fresh = fresh;
    memory.section = super::single::Section::Explanation;
    memory.overlay = false;
    out.push(Action::Edit(Edit::Many(edits.into_iter().map(|(field, after)| field.set(after)).collect())));
    out.push(Action::EndRun);
    Some(named)
}

/// A part of a text in characters instead of bytes.
pub(super) fn in_chars(text: &str, part: &Range<usize>) -> Range<usize> {
    let chars = |end: usize| text.get(..end).map_or(0, |before| before.chars().count());
    chars(part.start)..chars(part.end)
}

/// Selects an open place that was just led to, so that typing fills it.
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
