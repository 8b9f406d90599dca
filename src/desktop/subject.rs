//! What a change is about, in words: for the message after an undo and for the history.

use std::collections::BTreeSet;

use super::draft::OpenDraft;
use crate::{
    assessment::{Edit, Field, IndicatorId},
    t,
    words::Words,
};

/// What an edit is about.
pub fn of_edit(edit: &Edit, draft: &OpenDraft, words: Words) -> String {
    let fields = told(edit);
    match fields.as_slice() {
        // Shorter than the field: the message goes after a few seconds.
        [Field::Value(place, _)] => t!(words, history.level_of, indicator = place.indicator),
        [Field::Tick(place, _)] => t!(words, history.tick_of, indicator = place.indicator),
        [single] => single.label(draft.assessment(), words),
        several => t!(words, history.several, count = several.len()),
    }
}

/// The indicator an edit is about, where it is about one.
pub fn indicator_of_edit(edit: &Edit) -> Option<IndicatorId> {
    let fields = told(edit);
    let first = fields.first()?.indicator()?;
    fields.iter().all(|field| field.indicator() == Some(first)).then(|| first.clone())
}

/// The fields an edit changes, without those whose changes come with another one: giving a document its letter is part
/// of tying it.
fn told(edit: &Edit) -> Vec<Field> {
    let mut fields = edit.fields();
    fields.retain(|field| field.facts_of().is_told());
    // A field that was set twice changed once.
    let mut seen = BTreeSet::new();
    fields.retain(|field| seen.insert(field.clone()));
    fields
}
