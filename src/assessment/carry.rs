//! A new year begins with last year's answers, each marked until somebody has looked at it again.

use std::collections::BTreeMap;

use super::{
    edit::{Edit, UsePlace},
    model::{Answer, Assessment, Entry, ReportDetails, Stamped},
    value::Stage,
};

/// Edits after which an empty assessment is the one of a new year, carried on from last year's.
///
/// Taken are the institution, units, people, documents with their uses and letters, targets and the institution's own
/// answers; every answer that says something is marked as carried. Period, reference date, number and day of the
/// report, answers to the open questions (they change from year to year), values of other stages and the history stay
/// behind. Ids are kept, so that a document is known again.
pub fn carried(last: &Assessment, year: i16) -> Vec<Edit> {
    let wanted = next(last, year);
    let (mut added, rest): (Vec<Edit>, Vec<Edit>) =
        Assessment::default().edits_towards(&wanted).into_iter().partition(|edit| place(&wanted, edit).is_some());
    // What is added gets the next place in its list: in the order of the lists, not of the ids.
    added.sort_by(|one, other| place(&wanted, one).cmp(&place(&wanted, other)));
    added.into_iter().chain(rest).collect()
}

fn next(last: &Assessment, year: i16) -> Assessment {
    let there =
        |unit: &Option<String>| unit.clone().filter(|id| last.units.get(id).is_some_and(|unit| !unit.removed.value));
    let mut documents = last.documents.clone();
    for document in documents.values_mut() {
        document.unit.value = there(&document.unit.value);
    }
    let answers = last.answers.iter().map(|(id, answer)| {
        let owner = Stamped::initial(there(&answer.owner.value));
        (id.clone(), Answer { owner, ..again(answer) })
    });
    Assessment {
        institution: last.institution.clone(),
        year: Stamped::initial(year),
        zone: last.zone.clone(),
        report: ReportDetails {
            addressee: last.report.addressee.clone(),
            place: last.report.place.clone(),
            classification: last.report.classification.clone(),
            ..ReportDetails::default()
        },
        people: last.people.clone(),
        units: last.units.clone(),
        answers: answers.collect(),
        documents,
        ..Assessment::default()
    }
}

/// The answer with the institution's own value only.
fn again(answer: &Answer) -> Answer {
    let entries: Vec<Entry> = answer
        .entries
        .iter()
        .map(|entry| {
            let own = entry.values.get(&Stage::SelfAssessment).filter(|value| value.value.is_some());
            let values: BTreeMap<_, _> = own.map(|value| (Stage::SelfAssessment, value.clone())).into_iter().collect();
            Entry { values, ..entry.clone() }
        })
        .collect();
    let carried = Stamped::initial(entries.iter().any(says_something));
    Answer { entries, carried, ..answer.clone() }
}

fn says_something(entry: &Entry) -> bool {
    !entry.values.is_empty()
        || entry.ticks.values().any(|tick| tick.value)
        || entry.uses.values().any(|used| !used.removed.value)
        || [&entry.service, &entry.facts, &entry.analysis].iter().any(|text| !text.value.trim().is_empty())
}

/// Where an edit that adds something belongs: people and units before the documents that name them, documents before
/// their uses, each in the order of its list. `None` for other edits.
fn place<'a>(wanted: &'a Assessment, edit: &'a Edit) -> Option<(u8, Option<(&'a str, usize)>, u32, &'a str)> {
    match edit {
        Edit::AddPerson(id) => Some((0, None, wanted.people.get(id)?.order, id)),
        Edit::AddUnit(id) => Some((1, None, wanted.units.get(id)?.order, id)),
        Edit::AddDocument(id) => Some((2, None, wanted.documents.get(id)?.order, id)),
        Edit::AddUse(UsePlace { at, id }, _) => {
            let order = wanted.entry(&at.indicator, at.entry)?.uses.get(id)?.order;
            Some((3, Some((at.indicator.as_str(), at.entry)), order, id))
        }
        _ => None,
    }
}
