//! What a line of the history says became of a field.

use crate::{
    assessment::{AnswerField, Assessment, Field, FieldValue, HistoryEntry, Value},
    t,
    words::{Words, shortened},
};

/// Longest piece of an old text that a line shows, in characters; the opened line shows all of it.
const PIECE: usize = 60;

/// Who did what to which field, as a sentence.
pub(super) fn sentence(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> String {
    let by = if entry.by.is_empty() { t!(words, history.somebody) } else { &entry.by };
    t!(
        words,
        history.sentence,
        by = shortened(by),
        verb = verb(entry, assessment, words),
        field = entry.field.label(assessment, words)
    )
}

fn verb(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> &'static str {
    let nothing = |value: &FieldValue| entry.field.in_words(value, assessment, words).is_empty();
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
        (Field::Answer(_, AnswerField::RolledOver), Some(true)) => return t!(words, history.verb.marked),
        (Field::Answer(_, AnswerField::RolledOver), Some(false)) => return t!(words, history.verb.unmarked),
        _ => {}
    }
    match (&entry.before, &entry.after) {
        (FieldValue::Text(before), None) if before.is_empty() => t!(words, history.verb.filled),
        (FieldValue::Text(_), None) => t!(words, history.verb.edited),
        (before, Some(after)) => match (level(before), level(after)) {
            (Some(before), Some(after)) if after > before => t!(words, history.verb.raised),
            (Some(before), Some(after)) if after < before => t!(words, history.verb.lowered),
            // A choice that begins with one of its values is never empty.
            _ if nothing(before) => t!(words, history.verb.filled),
            _ if nothing(after) => t!(words, history.verb.emptied),
            _ => t!(words, history.verb.changed),
        },
        _ => t!(words, history.verb.changed),
    }
}

/// What changed, short.
pub(super) fn change(entry: &HistoryEntry, assessment: &Assessment, words: Words) -> String {
    match (&entry.before, &entry.after) {
        (FieldValue::Text(before), None) if before.is_empty() => String::new(),
        (FieldValue::Text(before), None) => {
            let mut piece: String = before.chars().take(PIECE).collect();
            if piece.len() < before.len() {
                piece.push('…');
            }
            t!(words, history.before_text, text = piece.replace('\n', " "))
        }
        (FieldValue::Flag(_), Some(FieldValue::Flag(_))) if told_by_verb(&entry.field) => String::new(),
        (FieldValue::Flag(_), Some(FieldValue::Flag(after))) => {
            if *after { t!(words, history.yes) } else { t!(words, history.no) }.to_owned()
        }
        (before, after) => {
            let after = after.as_ref().map(|after| shown(entry, after, assessment, words)).unwrap_or_default();
            t!(words, history.from_to, before = shown(entry, before, assessment, words), after = after)
        }
    }
}

/// True where the verb of the sentence says all that became of a field.
fn told_by_verb(field: &Field) -> bool {
    let marks = matches!(field, Field::Tick(..) | Field::UseCriterion(..) | Field::Answer(_, AnswerField::RolledOver));
    marks || field.facts_of().is_listing()
}

fn shown(entry: &HistoryEntry, value: &FieldValue, assessment: &Assessment, words: Words) -> String {
    let wording = entry.field.in_words(value, assessment, words);
    match value {
        _ if wording.is_empty() => t!(words, history.nothing).to_owned(),
        FieldValue::Text(_) => t!(words, difference.quoted, text = wording),
        _ => wording,
    }
}
