//! Whether an assessment that was read from outside fits its framework.

use super::{
    apply::{fits, fits_detail, is_day, is_id, is_year},
    edit::Detail,
    model::{Answer, Assessment},
};
use crate::rubric::Rubric;

/// Largest text of one field in bytes; a safeguard against damaged files, far above any explanation.
pub(super) const MOST_TEXT: usize = 4 * 1024 * 1024;
/// Most people, units or answers to open questions.
pub(crate) const MOST_ITEMS: usize = 10_000;

/// What does not fit, with the path to the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {found}")]
pub struct Invalid {
    /// Path such as `answers › 23 › entries › 0 › values`.
    pub path: String,
    /// What was found there.
    pub found: String,
}

/// First thing in an assessment that does not fit the framework. What the one door lets in always passes, so
/// that nothing can be saved that cannot be opened again.
///
/// # Errors
/// Says the path to the field and what was found there.
pub fn validate(assessment: &Assessment, rubric: &Rubric) -> Result<(), Invalid> {
    let refuse = |path: String, found: &str| Err(Invalid { path, found: found.to_owned() });
    if !is_year(assessment.year.value) {
        return refuse("year".to_owned(), &assessment.year.value.to_string());
    }
    let days = [
        ("period › from", assessment.period.value.map(|period| period.from)),
        ("period › to", assessment.period.value.map(|period| period.to)),
        ("reference_date", assessment.reference_date.value),
        ("report › date", assessment.report.date.value),
    ];
    for (path, day) in days {
        if let Some(day) = day.filter(|day| !is_day(*day)) {
            return refuse(path.to_owned(), &day.to_string());
        }
    }
    let sizes = [
        ("people", assessment.people.len()),
        ("units", assessment.units.len()),
        ("general", assessment.general.len()),
        ("documents", assessment.documents.len()),
    ];
    for (path, size) in sizes {
        if size > MOST_ITEMS {
            return refuse(path.to_owned(), &size.to_string());
        }
    }
    let people = assessment.people.keys().map(|id| ("people", id));
    let units = assessment.units.keys().map(|id| ("units", id));
    let documents = assessment.documents.keys().map(|id| ("documents", id));
    for (path, id) in people.chain(units).chain(documents) {
        if !is_id(id) {
            return refuse(path.to_owned(), id);
        }
    }
    register(assessment)?;
    for (id, text) in &assessment.general {
        if !rubric.general_questions.iter().any(|question| question.id == *id) {
            return refuse("general".to_owned(), id);
        }
        short_enough(&format!("general › {id}"), &text.value)?;
    }
    for (id, answer) in &assessment.answers {
        let path = format!("answers › {id}");
        let Some(indicator) = rubric.indicator(id) else {
            return refuse("answers".to_owned(), id);
        };
        if answer.entries.len() > indicator.entry_count() {
            return refuse(format!("{path} › entries"), &answer.entries.len().to_string());
        }
        if let Some(level) = answer.target.value
            && indicator.level(level).is_none()
        {
            return refuse(format!("{path} › target"), &level.to_string());
        }
        if let Some(unit) = &answer.owner.value
            && !assessment.units.contains_key(unit)
        {
            return refuse(format!("{path} › owner"), unit);
        }
        letters(&path, answer, assessment)?;
        for (place, entry) in answer.entries.iter().enumerate() {
            let path = format!("{path} › entries › {place}");
            if entry.uses.len() > MOST_ITEMS {
                return refuse(format!("{path} › uses"), &entry.uses.len().to_string());
            }
            for (id, used) in &entry.uses {
                let path = format!("{path} › uses › {id}");
                if !is_id(id) {
                    return refuse(path, id);
                }
                if !assessment.documents.contains_key(&used.document) {
                    return refuse(format!("{path} › document"), &used.document);
                }
                if let Some(criterion) = used.criteria.keys().find(|id| indicator.criterion(id).is_none()) {
                    return refuse(format!("{path} › criteria"), criterion);
                }
                short_enough(&format!("{path} › article"), &used.article.value)?;
                short_enough(&format!("{path} › pages"), &used.pages.value)?;
                short_enough(&format!("{path} › shows"), &used.shows.value)?;
            }
            for value in entry.values.values().filter_map(|value| value.value.as_ref()) {
                if let Err(error) = fits(indicator, value) {
                    return refuse(format!("{path} › values"), &error.to_string());
                }
            }
            if let Some(criterion) = entry.ticks.keys().find(|id| indicator.criterion(id).is_none()) {
                return refuse(format!("{path} › ticks"), criterion);
            }
            short_enough(&format!("{path} › facts"), &entry.facts.value)?;
            short_enough(&format!("{path} › analysis"), &entry.analysis.value)?;
            short_enough(&format!("{path} › service"), &entry.service.value)?;
        }
    }
    Ok(())
}

fn register(assessment: &Assessment) -> Result<(), Invalid> {
    for (id, document) in &assessment.documents {
        let path = format!("documents › {id}");
        let details = [
            ("date", Detail::Date(document.date.value)),
            ("covers", Detail::Covers(document.covers.value)),
            ("valid_until", Detail::ValidUntil(document.valid_until.value)),
            ("versions", Detail::Versions(document.versions.value.clone())),
        ];
        for (name, detail) in details {
            fits_detail(&detail)
                .map_err(|error| Invalid { path: format!("{path} › {name}"), found: error.to_string() })?;
        }
        if let Some(unit) = document.unit.value.as_ref().filter(|unit| !assessment.units.contains_key(*unit)) {
            return Err(Invalid { path: format!("{path} › unit"), found: unit.clone() });
        }
        short_enough(&format!("{path} › title"), &document.title.value)?;
        short_enough(&format!("{path} › number"), &document.number.value)?;
        short_enough(&format!("{path} › issuer"), &document.issuer.value)?;
        short_enough(&format!("{path} › note"), &document.note.value)?;
    }
    Ok(())
}

/// Each letter of an indicator belongs to one document of the register.
fn letters(path: &str, answer: &Answer, assessment: &Assessment) -> Result<(), Invalid> {
    let letters = &answer.letters.value;
    let found = match letters.keys().find(|id| !assessment.documents.contains_key(*id)) {
        Some(document) => document.clone(),
        None => {
            let mut given = std::collections::BTreeSet::new();
            match letters.values().find(|letter| !given.insert(**letter)) {
                Some(letter) => super::letters(*letter),
                None => return Ok(()),
            }
        }
    };
    Err(Invalid { path: format!("{path} › letters"), found })
}

fn short_enough(path: &str, text: &str) -> Result<(), Invalid> {
    if text.len() <= MOST_TEXT {
        return Ok(());
    }
    Err(Invalid { path: path.to_owned(), found: format!("{} bytes", text.len()) })
}
