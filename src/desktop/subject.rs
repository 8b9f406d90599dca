//! What a change is about, in words: for the message after an undo and for the history.

use super::draft::OpenDraft;
use crate::{
    assessment::{Assessment, Edit, Place, Subject, TextField},
    t,
};

/// What an edit is about.
pub fn of_edit(edit: &Edit, draft: &OpenDraft) -> String {
    let assessment = draft.assessment();
    match edit {
        Edit::Text(field, _) => of_field(field, assessment),
        Edit::Kind(_) => t!("identity.kind").to_owned(),
        Edit::Year(_) => t!("identity.year").to_owned(),
        Edit::Period(_) => t!("identity.period").to_owned(),
        Edit::ReferenceDate(_) => t!("identity.reference_date").to_owned(),
        Edit::Zone(_) => t!("identity.zone").to_owned(),
        Edit::ReportDate(_) => t!("identity.report_date").to_owned(),
        Edit::Classification(_) => t!("identity.classification").to_owned(),
        Edit::Value(place, ..) => t!("history.level_of", indicator = place.indicator),
        Edit::Tick(place, ..) => t!("history.tick_of", indicator = place.indicator),
        Edit::Owner(indicator, _) => t!("history.owner_of", indicator = indicator),
        Edit::Target(indicator, _) => t!("history.target_of", indicator = indicator),
        Edit::AddPerson(id) | Edit::RemovePerson(id) | Edit::PersonRole(id, _) => person(id, assessment),
        Edit::AddUnit(id) | Edit::RemoveUnit(id) => unit(id, assessment),
        Edit::Many(edits) => match edits.as_slice() {
            [single] => of_edit(single, draft),
            several => t!("history.several", count = several.len()),
        },
    }
}

/// The indicator an edit is about, where it is about one.
pub fn indicator_of_edit(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place), _)
        | Edit::Value(place, ..)
        | Edit::Tick(place, ..) => Some(&place.indicator),
        Edit::Owner(indicator, _) | Edit::Target(indicator, _) => Some(indicator),
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
    match subject {
        Subject::Text(field) => of_field(field, assessment),
        Subject::Value(place, stage) => {
            t!("history.level_at", indicator = place.indicator, stage = stage.name())
        }
        Subject::Tick(place, criterion) => {
            t!("history.criterion_of", criterion = criterion, indicator = place.indicator)
        }
        Subject::Owner(indicator) => t!("history.owner_of", indicator = indicator),
        Subject::Target(indicator) => t!("history.target_of", indicator = indicator),
        Subject::Person(id) => person(id, assessment),
        Subject::Unit(id) => unit(id, assessment),
        Subject::Details => t!("history.details").to_owned(),
    }
}

/// The indicator a line of the history is about, where it is about one.
pub fn indicator_of_subject(subject: &Subject) -> Option<&str> {
    match subject {
        Subject::Text(TextField::Service(place) | TextField::Facts(place) | TextField::Analysis(place))
        | Subject::Value(place, _)
        | Subject::Tick(place, _) => Some(&place.indicator),
        Subject::Owner(indicator) | Subject::Target(indicator) => Some(indicator),
        _ => None,
    }
}

fn of_field(field: &TextField, assessment: &Assessment) -> String {
    let at = |place: &Place| place.indicator.clone();
    match field {
        TextField::InstitutionName => t!("identity.institution").to_owned(),
        TextField::InstitutionAddress => t!("identity.address").to_owned(),
        TextField::InstitutionUnit => t!("identity.unit_in_charge").to_owned(),
        TextField::ReportNumber => t!("identity.report_number").to_owned(),
        TextField::ReportAddressee => t!("identity.addressee").to_owned(),
        TextField::ReportPlace => t!("identity.report_place").to_owned(),
        TextField::General(id) => t!("history.question", id = id),
        TextField::PersonName(id)
        | TextField::PersonPosition(id)
        | TextField::PersonUnit(id)
        | TextField::PersonNumber(id) => person(id, assessment),
        TextField::UnitName(id) => unit(id, assessment),
        TextField::Service(place) => t!("history.service_of", indicator = at(place)),
        TextField::Facts(place) => t!("history.facts_of", indicator = at(place)),
        TextField::Analysis(place) => t!("history.analysis_of", indicator = at(place)),
    }
}

fn person(id: &str, assessment: &Assessment) -> String {
    match assessment.people.get(id).map(|person| person.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!("history.person", name = name),
        _ => t!("history.person_unnamed").to_owned(),
    }
}

fn unit(id: &str, assessment: &Assessment) -> String {
    match assessment.units.get(id).map(|unit| unit.name.value.as_str()) {
        Some(name) if !name.is_empty() => t!("history.unit", name = name),
        _ => t!("history.unit_unnamed").to_owned(),
    }
}
