//! The *Sidik data*: a fingerprint of what an assessment says, whoever saved it and whenever.

use sha2::{Digest, Sha256};

use crate::{
    assessment::{self, Assessment, Document, Value},
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
    for (place, (_, document)) in assessment.register().into_iter().enumerate() {
        self::document(&mut content, &place.to_string(), document, assessment);
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

/// What a document of the register says; files count by their contents and what they were called.
fn document(content: &mut Content, place: &str, document: &Document, assessment: &Assessment) {
    let mut add = |field: &str, text: &str| content.add(&["documents", place, field], text);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    add("title", &document.title.value);
    add("kind", document.kind.value.code());
    add("number", &document.number.value);
    add("issuer", &document.issuer.value);
    add("date", &day(document.date.value));
    add("covers from", &day(document.covers.value.map(|period| period.from)));
    add("covers to", &day(document.covers.value.map(|period| period.to)));
    add("valid until", &day(document.valid_until.value));
    add("status", &format!("{:?}", document.status.value));
    let unit = document.unit.value.as_ref().and_then(|id| assessment.units.get(id));
    add("unit", unit.filter(|unit| !unit.removed.value).map_or("", |unit| unit.name.value.as_str()));
    add("confidentiality", &format!("{:?}", document.confidentiality.value));
    add("note", &document.note.value);
    for (version, held) in document.versions.value.iter().enumerate() {
        let version = version.to_string();
        match held {
            assessment::Content::File(file) => {
                content.add(&["documents", place, "file", &version], &file.hash);
                content.add(&["documents", place, "file name", &version], &file.name);
            }
            assessment::Content::Link(link) => {
                content.add(&["documents", place, "link", &version], &link.address);
                content.add(&["documents", place, "accessed", &version], &day(link.accessed));
            }
        }
    }
}

/// The uses of documents at one entry; documents are named by their letters.
fn uses(content: &mut Content, assessment: &Assessment, indicator: &str, entry: usize) {
    let place = entry.to_string();
    for (number, one) in assessment.evidence(indicator, entry).into_iter().enumerate() {
        let number = number.to_string();
        let mut add = |field: &str, text: &str| content.add(&["use", indicator, &place, &number, field], text);
        add("letter", &assessment::letters(one.letter));
        add("document", one.document.label());
        add("article", &one.used.article.value);
        add("pages", &one.used.pages.value);
        add("shows", &one.used.shows.value);
        for criterion in one.used.supported() {
            add(criterion, "1");
        }
    }
}

fn answers(content: &mut Content, assessment: &Assessment) {
    for (id, answer) in &assessment.answers {
        content.add(&["owner", id], assessment.owner_name(id));
        content.add(&["target", id], &answer.target.value.map(|level| level.to_string()).unwrap_or_default());
        for (document, letter) in &answer.letters.value {
            let label = assessment.documents.get(document).map_or("", Document::label);
            content.add(&["letter", id, &assessment::letters(*letter), label], "1");
        }
        if answer.carried.value {
            content.add(&["carried", id], "1");
        }
        for (number, entry) in answer.entries.iter().enumerate() {
            let place = number.to_string();
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
            uses(content, assessment, id, number);
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
