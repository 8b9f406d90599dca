//! Which typed texts hold characters that no font of the report has.

use crate::assessment::{Assessment, Place, TextField, UsePlace};

/// A character that is shown as `□`, and where it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The field.
    pub field: TextField,
    /// The character.
    pub character: char,
}

/// The fields that hold any of the characters, in the order of the assessment.
pub(super) fn find(assessment: &Assessment, characters: &[char]) -> Vec<MissingGlyph> {
    if characters.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut look = |field: TextField, text: &str| {
        let held = characters.iter().filter(|character| text.contains(**character));
        found.extend(held.map(|character| MissingGlyph { field: field.clone(), character: *character }));
    };
    let Assessment { institution, report, .. } = assessment;
    look(TextField::InstitutionName, &institution.name.value);
    look(TextField::InstitutionUnit, &institution.unit.value);
    look(TextField::InstitutionAddress, &institution.address.value);
    look(TextField::ReportNumber, &report.number.value);
    look(TextField::ReportAddressee, &report.addressee.value);
    look(TextField::ReportPlace, &report.place.value);
    for (id, person) in assessment.team() {
        look(TextField::PersonName(id.to_owned()), &person.name.value);
        look(TextField::PersonPosition(id.to_owned()), &person.position.value);
        look(TextField::PersonUnit(id.to_owned()), &person.unit.value);
        look(TextField::PersonNumber(id.to_owned()), &person.employee_number.value);
    }
    for (id, unit) in assessment.active_units() {
        look(TextField::UnitName(id.to_owned()), &unit.name.value);
    }
    for (id, document) in assessment.register() {
        look(TextField::DocumentTitle(id.to_owned()), &document.title.value);
        look(TextField::DocumentNumber(id.to_owned()), &document.number.value);
        look(TextField::DocumentIssuer(id.to_owned()), &document.issuer.value);
        look(TextField::DocumentNote(id.to_owned()), &document.note.value);
    }
    for (id, answer) in &assessment.general {
        look(TextField::General(id.clone()), &answer.value);
    }
    for (indicator, answer) in &assessment.answers {
        for (entry, content) in answer.entries.iter().enumerate() {
            let place = Place { indicator: indicator.clone(), entry };
            look(TextField::Service(place.clone()), &content.service.value);
            look(TextField::Facts(place.clone()), &content.facts.value);
            look(TextField::Analysis(place.clone()), &content.analysis.value);
            for one in assessment.evidence(indicator, entry) {
                let at = UsePlace { at: place.clone(), id: one.id.to_owned() };
                look(TextField::UseArticle(at.clone()), &one.used.article.value);
                look(TextField::UsePages(at.clone()), &one.used.pages.value);
                look(TextField::UseShows(at), &one.used.shows.value);
            }
        }
    }
    found
}
