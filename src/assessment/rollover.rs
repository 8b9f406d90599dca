//! A new year begins with last year's answers, each marked until somebody has looked at it again.

use super::{
    edit::{Edit, Item},
    field::{AnswerField, AssessmentField, Field, FieldValue},
    model::{Assessment, Entry},
    value::Stage,
};

/// Edits after which an empty assessment is the one of a new year, begun from last year's; to be applied as one step.
///
/// Taken are the institution, units, people, documents with their uses and letters, targets, estimates of effort and the
/// institution's own answers; every answer that says something is marked as rolled over. Period, reference date, number and day of the
/// report, answers to the open questions (they change from year to year), values of other stages, the plan with its actions, what was removed and
/// the history stay behind. Ids are kept, so that a document is known again.
pub fn rolled_over(last: &Assessment, year: i16) -> Vec<Edit> {
    let carried = |item: &Item| last.is_alive(item) && item.order().facts_of().rolls_over();
    let items = last.items().into_iter().filter(carried);
    let mut edits: Vec<Edit> = items.map(Edit::Create).collect();
    edits.push(Field::Assessment(AssessmentField::Year).set(year));
    for (field, slot) in last.stored() {
        let own = !matches!(field, Field::Value(_, stage) if stage != Stage::SelfAssessment);
        if !field.facts_of().rolls_over() || !own || !last.is_live(&field) {
            continue;
        }
        let value = slot.value();
        let named = value.refers_to();
        let placed = matches!(value, FieldValue::Order(_));
        if (placed || !value.is_empty()) && named.is_none_or(|item| last.is_there(&item)) {
            edits.push(Edit::Set(field, value));
        }
    }
    let answers = last.answers.iter().filter(|(_, answer)| answer.entries.iter().any(says_something));
    edits.extend(answers.map(|(id, _)| Field::Answer(id.clone(), AnswerField::RolledOver).set(true)));
    edits
}

/// Whether an entry says anything in the institution's own name.
fn says_something(entry: &Entry) -> bool {
    entry.values.get(&Stage::SelfAssessment).is_some_and(|value| value.value.is_some())
        || entry.ticks.values().any(|tick| tick.value)
        || entry.uses.values().any(|used| !used.removed.value)
        || [&entry.service, &entry.facts, &entry.analysis].iter().any(|text| !text.value.trim().is_empty())
}
