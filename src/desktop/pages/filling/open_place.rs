//! The places of the texts that are still to be filled in, one after the other: what is typed next goes there.

use std::ops::Range;

use egui::{Context, TextEdit, Ui};

use super::{Memory, Scene, Zone, pattern::in_chars, single::Section};
use crate::{
    assessment::{Field, Place},
    desktop::{action::Action, widgets::field_id},
    insight::{OpenPlace, Part, open_places},
    t,
    words::Speaks as _,
};

/// Leads to the next open place of the text that has the focus, or the one before; where there is none, to the next
/// finding.
pub(super) fn step(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, forward: bool, out: &mut Vec<Action>) {
    let words = scene.words();
    let (part, label) = match memory.zone {
        Some(Zone::Facts) => (Part::Facts, t!(words, filling.facts)),
        Some(Zone::Analysis) => (Part::Analysis, t!(words, filling.analysis)),
        Some(Zone::Levels) | None => {
            out.push(Action::StepFinding { forward, from: None });
            return;
        }
    };
    let field = field_of(&scene.place, part);
    let text = scene.draft.assessment().text(&field).unwrap_or_default();
    let places = open_places(scene.rubric, scene.indicator, text);
    let found = beside(&places, text, caret(ui.ctx(), &field), forward);
    match found {
        Some(place) => {
            let said = t!(words, filling.open_place, name = place.name, field = label, indicator = scene.indicator.id);
            out.push(Action::Toast(said));
            lead(memory, field, text, place);
        }
        None => out.push(Action::StepFinding { forward, from: Some((scene.place.entry, part)) }),
    }
}

/// Leads to the first open place of a text, if there is one.
pub(super) fn first(scene: &Scene<'_>, memory: &mut Memory, place: &Place, part: Part) {
    let field = field_of(place, part);
    let text = scene.draft.assessment().text(&field).unwrap_or_default();
    if let Some(place) = open_places(scene.rubric, scene.indicator, text).first() {
        lead(memory, field, text, place);
    }
}

/// Leads to a field of the indicator and selects a part of its text, in bytes.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, field: &Field, part: &Range<usize>) {
    memory.overlay = false;
    memory.tree_open = false;
    if let Field::Use(used, _) | Field::UseCriterion(used, _) = field {
        memory.section = Section::Evidence;
        memory.evidence_seen.open = Some(used.id.to_string());
        ui.memory_mut(|memory| memory.request_focus(field_id(field)));
        return;
    }
    memory.section = Section::Explanation;
    let text = scene.draft.assessment().text(field).unwrap_or_default();
    memory.reveal_texts = vec![(field.clone(), part.start, true)];
    memory.select = Some((field.clone(), in_chars(text, part)));
}

fn lead(memory: &mut Memory, field: Field, text: &str, place: &OpenPlace<'_>) {
    memory.reveal_texts = vec![(field.clone(), place.range.start, true)];
    memory.select = Some((field, in_chars(text, &place.range)));
}

fn field_of(place: &Place, part: Part) -> Field {
    if part == Part::Analysis { Field::analysis(place.clone()) } else { Field::facts(place.clone()) }
}

/// What is selected in a field, in characters.
fn caret(ctx: &Context, field: &Field) -> Range<usize> {
    let range = TextEdit::load_state(ctx, field_id(field)).and_then(|state| state.cursor.char_range());
    range.map_or(0..0, |range| {
        let sorted = range.as_sorted_char_range();
        sorted.start.0..sorted.end.0
    })
}

/// The open place after what is selected, or before it. A caret inside a place leads to that place.
fn beside<'a>(
    places: &'a [OpenPlace<'a>],
    text: &str,
    selected: Range<usize>,
    forward: bool,
) -> Option<&'a OpenPlace<'a>> {
    let at = |place: &OpenPlace<'_>| in_chars(text, &place.range);
    if selected.is_empty()
        && let Some(place) = places.iter().find(|place| at(place).contains(&selected.start))
    {
        return Some(place);
    }
    if forward {
        places.iter().find(|place| at(place).start >= selected.end)
    } else {
        places.iter().rev().find(|place| at(place).end <= selected.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_each_other_in_both_directions_and_a_caret_inside_one_leads_to_it() {
        let text = "é [a] dan [b]";
        let places = [OpenPlace { range: 3..6, name: "a" }, OpenPlace { range: 11..14, name: "b" }];
        let name = |selected: Range<usize>, forward| beside(&places, text, selected, forward).map(|place| place.name);
        assert_eq!(name(0..0, true), Some("a"));
        assert_eq!(name(2..5, true), Some("b"), "from a place to the next one");
        assert_eq!(name(10..13, true), None);
        assert_eq!(name(10..13, false), Some("a"));
        assert_eq!(name(3..3, true), Some("a"));
        assert_eq!(name(2..5, false), None);
    }
}
