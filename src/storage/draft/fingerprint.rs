//! The *Sidik data*: a fingerprint of what an assessment says, whoever saved it and whenever.

use sha2::{Digest, Sha256};

use crate::{
    assessment::{Assessment, Value},
    rubric::{Rubric, exact_to_text},
};

/// SHA-256 over answers, texts, people, units and details: 64 hexadecimal digits.
///
/// Revision, stamps, save time and history do not count, nor do random ids, tombstones and fields that were emptied
/// again: two files with equal fingerprints say the same.
pub fn content_fingerprint(assessment: &Assessment, rubric: &Rubric) -> String {
    let mut content = Content(Sha256::new());
    content.add(&["rubric"], &rubric.id);
    details(&mut content, assessment);
    for (place, (_, person)) in assessment.team().into_iter().enumerate() {
        let place = place.to_string();
        let mut add = |field: &str, text: &str| content.add(&["people", &place, field], text);
        add("name", &person.name.value);
        add("role", &format!("{:?}", person.role.value));
        add("position", &person.position.value);
        add("unit", &person.unit.value);
        add("employee_number", &person.employee_number.value);
    }
    for (place, (_, unit)) in assessment.active_units().into_iter().enumerate() {
        content.add(&["units", &place.to_string()], &unit.name.value);
    }
    for (id, answer) in &assessment.general {
        content.add(&["general", id], &answer.value);
    }
    answers(&mut content, assessment);
    crate::words::hex(&content.0.finalize())
}

fn details(content: &mut Content, assessment: &Assessment) {
    let mut add = |field: &str, text: &str| content.add(&[field], text);
    let institution = &assessment.institution;
    add("institution name", &institution.name.value);
    add("institution kind", institution.kind.value.code());
    add("institution address", &institution.address.value);
    add("institution unit", &institution.unit.value);
    add("year", &assessment.year.value.to_string());
    if let Some(period) = assessment.period.value {
        add("period from", &period.from.to_string());
        add("period to", &period.to.to_string());
    }
    add("reference date", &assessment.reference_date.value.map(|day| day.to_string()).unwrap_or_default());
    add("zone", assessment.zone.value.name());
    let report = &assessment.report;
    add("report number", &report.number.value);
    add("report addressee", &report.addressee.value);
    add("report place", &report.place.value);
    add("report date", &report.date.value.map(|day| day.to_string()).unwrap_or_default());
    add("report classification", &format!("{:?}", report.classification.value));
}

fn answers(content: &mut Content, assessment: &Assessment) {
    for (id, answer) in &assessment.answers {
        content.add(&["owner", id], assessment.owner_name(id));
        content.add(&["target", id], &answer.target.value.map(|level| level.to_string()).unwrap_or_default());
        for (place, entry) in answer.entries.iter().enumerate() {
            let place = place.to_string();
            for (stage, value) in &entry.values {
                let (kind, number) = match &value.value {
                    Some(Value::Level(level)) => ("level", level.to_string()),
                    Some(Value::Score(score)) => ("score", exact_to_text(score)),
                    Some(Value::External(figure)) => ("external", exact_to_text(figure)),
                    None => continue,
                };
                content.add(&["value", id, &place, &format!("{stage:?}"), kind], &number);
            }
            for criterion in entry.ticks.iter().filter(|(_, tick)| tick.value).map(|(criterion, _)| criterion) {
                content.add(&["tick", id, &place, criterion], "1");
            }
            content.add(&["service", id, &place], &entry.service.value);
            content.add(&["facts", id, &place], &entry.facts.value);
            content.add(&["analysis", id, &place], &entry.analysis.value);
        }
    }
}

/// Collects fields; each part is preceded by its length, so that no two contents run into the same bytes.
struct Content(Sha256);

impl Content {
    /// Adds a field; an empty one is the same as none.
    fn add(&mut self, field: &[&str], text: &str) {
        if text.is_empty() {
            return;
        }
        self.0.update((field.len() as u64).to_le_bytes());
        for part in field.iter().chain([&text]) {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part.as_bytes());
        }
    }
}
