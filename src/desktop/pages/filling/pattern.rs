//! Puts the framework's sentence pattern into Fakta and Analisis. It never overwrites what stands there.

use egui::{
    TextEdit, Ui,
    text::{CCursor, CCursorRange},
};

use super::{Memory, Scene, marks::gaps};
use crate::{
    assessment::{Edit, Field},
    desktop::{
        action::Action,
        widgets::{field_id, forget_field},
    },
    insight::drafted,
    rubric::Pattern,
    t,
};

/// Inserts the pattern as one step: into empty fields, else below their text.
pub(super) fn insert(scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let Some(pattern) = scene.rubric.patterns.iter().find(|pattern| pattern.id == scene.indicator.pattern) else {
        return;
    };
    let texts = filled(scene, pattern);
    put_texts(scene, memory, texts, t!("filling.pattern_there"), out);
}

/// Drafts the explanation from ticks and evidence, as one step: into empty fields, else below their text.
pub(super) fn draft(scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    match drafted(scene.rubric, scene.draft.assessment(), &scene.place) {
        Some(texts) => put_texts(scene, memory, texts, t!("filling.draft_there"), out),
        None => out.push(Action::Toast(t!("filling.draft_nothing").to_owned())),
    }
}

fn put_texts(scene: &Scene<'_>, memory: &mut Memory, texts: [String; 2], there: &str, out: &mut Vec<Action>) {
    let [facts, analysis] = texts;
    let entry = scene.entry();
    let mut edits = Vec::new();
    let mut put = |field: Field, before: &str, addition: &str| {
        let after = below(before, addition)?;
        let start = after.len() - addition.len();
        edits.push(field.clone().set(after.clone()));
        let gap = gaps(addition).into_iter().next()?;
        let chars = |end: usize| after[..start + end].chars().count();
        Some((field, chars(gap.start)..chars(gap.end)))
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

fn filled(scene: &Scene<'_>, pattern: &Pattern) -> [String; 2] {
    let open = "[..]";
    let level = scene.level();
    let number = level.map_or_else(|| open.to_owned(), |level| level.to_string());
    let name = level.map_or(open, |level| scene.rubric.level_name(scene.indicator, level));
    pattern.filled(&scene.indicator.subject, &number, name)
}

/// The text with the addition in a paragraph of its own; `None` where it is there already.
fn below(before: &str, addition: &str) -> Option<String> {
    if before.contains(addition) {
        return None;
    }
    let kept = before.trim_end_matches(['\n', ' ']);
    Some(if kept.is_empty() { addition.to_owned() } else { format!("{before}{}{addition}", blank_line(before)) })
}

/// What separates an addition from the text before it.
fn blank_line(before: &str) -> &'static str {
    if before.ends_with("\n\n") {
        ""
    } else if before.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_addition_keeps_every_character_that_stands_there() {
        assert_eq!(below("", "Baru.").as_deref(), Some("Baru."));
        assert_eq!(below(" \n", "Baru.").as_deref(), Some("Baru."));
        assert_eq!(below("Lama.", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(below("Lama.\n", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(below("Lama.\n\n", "Baru.").as_deref(), Some("Lama.\n\nBaru."));
        assert_eq!(below("Lama. Baru. Lagi.", "Baru."), None);
    }
}
