//! What a change is about, in words: for the message after an undo and for the history.

use super::draft::OpenDraft;
use crate::{
    assessment::{Assessment, Edit, Field, Subject, TextField},
    t,
};

/// What an edit is about.
pub fn of_edit(edit: &Edit, draft: &OpenDraft) -> String {
    let field = match edit {
        Edit::Text(field, _) => Field::Text(field.clone()),
        Edit::Kind(_) => Field::Kind,
        Edit::Year(_) => Field::Year,
        Edit::Period(_) => Field::Period,
        Edit::ReferenceDate(_) => Field::ReferenceDate,
        Edit::Zone(_) => Field::Zone,
        Edit::ReportDate(_) => Field::ReportDate,
        Edit::Classification(_) => Field::Classification,
        // Shorter than the field: the message goes after a few seconds.
        Edit::Value(place, ..) => return t!("history.level_of", indicator = place.indicator),
        Edit::Tick(place, ..) => return t!("history.tick_of", indicator = place.indicator),
        Edit::Owner(indicator, _) => Field::Owner(indicator.clone()),
        Edit::Target(indicator, _) => Field::Target(indicator.clone()),
        Edit::AddPerson(id) | Edit::RemovePerson(id) => Field::Person(id.clone()),
        Edit::PersonRole(id, _) => Field::Role(id.clone()),
        Edit::AddUnit(id) | Edit::RemoveUnit(id) => Field::Unit(id.clone()),
        Edit::AddDocument(id) | Edit::RemoveDocument(id) | Edit::Document(id, _) => Field::Document(id.clone()),
        Edit::AddUse(place, _) | Edit::RemoveUse(place) | Edit::UseCriterion(place, ..) => Field::Use(place.clone()),
        Edit::Letters(indicator, _) => Field::Letters(indicator.clone()),
        Edit::Carried(indicator, _) => Field::Carried(indicator.clone()),
        Edit::Many(edits) => {
            return match edits.as_slice() {
                // Giving a document its letter is part of tying it.
                [single] | [Edit::Letters(..), single] => of_edit(single, draft),
                several => t!("history.several", count = several.len()),
            };
        }
    };
    field.label(draft.assessment())
}

/// The indicator an edit is about, where it is about one.
pub fn indicator_of_edit(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place), _)
        | Edit::Value(place, ..)
        | Edit::Tick(place, ..) => Some(&place.indicator),
        Edit::Text(TextField::UseArticle(used) | TextField::UsePages(used) | TextField::UseShows(used), _)
        | Edit::AddUse(used, _)
        | Edit::RemoveUse(used)
        | Edit::UseCriterion(used, ..) => Some(&used.at.indicator),
        Edit::Owner(indicator, _)
        | Edit::Target(indicator, _)
        | Edit::Letters(indicator, _)
        | Edit::Carried(indicator, _) => Some(indicator),
        Edit::Many(edits) => {
            let mut indicators = edits.iter().map(indicator_of_edit);
            let first = indicators.next()??;
            indicators.all(|other| other == Some(first)).then_some(first)
        }
        _ => None,
    }
}

/// What a line of the history is about.
pub fn of_subject(subject: &Subject, assessment: &Assessment) -> String {
    let field = match subject {
        Subject::Text(field) => Field::Text(field.clone()),
        Subject::Value(place, stage) => Field::Value(place.clone(), *stage),
        Subject::Tick(place, criterion) => Field::Tick(place.clone(), criterion.clone()),
        Subject::Owner(indicator) => Field::Owner(indicator.clone()),
        Subject::Target(indicator) => Field::Target(indicator.clone()),
        Subject::Person(id) => Field::Person(id.clone()),
        Subject::Unit(id) => Field::Unit(id.clone()),
        Subject::Document(id) => Field::Document(id.clone()),
        Subject::Use(place) | Subject::UseCriterion(place, _) => Field::Use(place.clone()),
        Subject::Carried(indicator) => Field::Carried(indicator.clone()),
        Subject::Details => return t!("history.details").to_owned(),
    };
    field.label(assessment)
}

/// The indicator a line of the history is about, where it is about one.
pub fn indicator_of_subject(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place))
        | Subject::Value(place, _)
        | Subject::Tick(place, _) => Some(&place.indicator),
        Subject::Text(TextField::UseArticle(used) | TextField::UsePages(used) | TextField::UseShows(used))
        | Subject::Use(used)
        | Subject::UseCriterion(used, _) => Some(&used.at.indicator),
        Subject::Owner(indicator) | Subject::Target(indicator) | Subject::Carried(indicator) => Some(indicator),
        _ => None,
    }
}
