//! What a line of the history says became of a field.

use crate::{
    assessment::{AnswerField, Assessment, Field, FieldValue, HistoryEntry, Value},
    t,
    words::Words,
};

/// Longest piece of an old text that a line shows, in characters; the opened line shows all of it.
const PIECE: usize = 60;

/// Who did what to which field, as a sentence.
pub(super) fn sentence(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> String {
    let by = if entry.by.is_empty() { t!(words, history.somebody) } else { &entry.by };
    t!(words, history.sentence, by = by, verb = verb(entry, words), field = entry.field.label(assessment, words))
}

fn verb(entry: &HistoryEntry, words: Words) -> &'static str {
    let level = |value: &FieldValue| match value {
        FieldValue::Value(Some(Value::Level(level))) => Some(*level),
        _ => None,
    };
    let flag = match &entry.after {
        Some(FieldValue::Flag(flag)) => Some(*flag),
        _ => None,
    };
    match (&entry.field, flag) {
        (field, Some(true)) if field.facts_of().is_listing() => return t!(words, history.verb.removed),
        (field, Some(false)) if field.facts_of().is_listing() => return t!(words, history.verb.made),
        (Field::Tick(..), Some(true)) => return t!(words, history.verb.ticked),
        (Field::Tick(..), Some(false)) => return t!(words, history.verb.unticked),
        (Field::UseCriterion(..), Some(true)) => return t!(words, history.verb.tied),
        (Field::UseCriterion(..), Some(false)) => return t!(words, history.verb.untied),
        _ => {}
    }
    match (&entry.before, &entry.after) {
        (FieldValue::Text(before), None) if before.is_empty() => t!(words, history.verb.filled),
        (FieldValue::Text(_), None) => t!(words, history.verb.edited),
        (before, Some(after)) => match (level(before), level(after)) {
            (Some(before), Some(after)) if after > before => t!(words, history.verb.raised),
            (Some(before), Some(after)) if after < before => t!(words, history.verb.lowered),
            _ if before.is_empty() => t!(words, history.verb.filled),
            _ if after.is_empty() => t!(words, history.verb.emptied),
            _ => t!(words, history.verb.changed),
        },
        _ => t!(words, history.verb.changed),
    }
}

/// What changed, short.
pub(super) fn change(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> String {
    match (&entry.before, &entry.after) {
        (FieldValue::Text(before), None) if before.is_empty() => t!(words, history.written).to_owned(),
        (FieldValue::Text(before), None) => {
            let mut piece: String = before.chars().take(PIECE).collect();
            if piece.len() < before.len() {
                piece.push('…');
            }
            t!(words, history.before_text, text = piece.replace('\n', " "))
        }
        (FieldValue::Flag(_), Some(FieldValue::Flag(after))) => flag(&entry.field, *after, words).to_owned(),
        (before, after) => {
            let after = after.as_ref().map(|after| shown(entry, after, assessment, words)).unwrap_or_default();
            t!(words, history.from_to, before = shown(entry, before, assessment, words), after = after)
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
