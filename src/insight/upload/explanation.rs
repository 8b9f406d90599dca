//! The text that is pasted into the ministry's form beside the chosen level.

use super::{Bundle, bundle};
use crate::{
    assessment::{Assessment, EntryField, Evidence, Field, Place, Stage},
    rubric::{Indicator, Rubric},
    t,
    words::Words,
};

/// Whether there is anything to paste for an indicator: a value, a text or evidence. One that was touched and emptied
/// again says nothing.
pub fn has_explanation(assessment: &Assessment, indicator: &Indicator) -> bool {
    (0..indicator.entry_count()).any(|entry| {
        let place = || Place { indicator: (&indicator.id).into(), entry };
        let texts = [EntryField::Service, EntryField::Facts, EntryField::Analysis];
        let is_said = |field: Field| assessment.text(&field).is_some_and(|text| !text.trim().is_empty());
        assessment.value(&indicator.id, entry, Stage::SelfAssessment).is_some()
            || texts.into_iter().any(|field| is_said(Field::Entry(place(), field)))
            || !assessment.evidence(&indicator.id, entry).is_empty()
    })
}

/// What is pasted for an indicator: its level, Fakta, Analisis, and its evidence with the names of the files. Empty for
/// an indicator the framework does not have.
pub fn explanation_text(words: Words, rubric: &Rubric, assessment: &Assessment, indicator: &str) -> String {
    let Some(indicator) = rubric.indicator(indicator) else { return String::new() };
    let bundle = bundle(rubric, assessment, &indicator.id);
    let mut lines = vec![t!(words, upload.text.head, indicator = indicator.id, name = indicator.name)];
    for entry in 0..indicator.entry_count() {
        self::entry(words, rubric, assessment, indicator, entry, bundle.as_ref(), &mut lines);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn entry(
    words: Words,
    rubric: &Rubric,
    assessment: &Assessment,
    indicator: &Indicator,
    entry: usize,
    bundle: Option<&Bundle>,
    lines: &mut Vec<String>,
) {
    let place = || Place { indicator: (&indicator.id).into(), entry };
    let said = |field: Field| field.in_words(&assessment.get(&field), assessment, words);
    if let Some(name) = indicator.entries.get(entry) {
        lines.extend([String::new(), name.clone()]);
    }
    let service = said(Field::Entry(place(), EntryField::Service));
    if let Some(asked) = indicator.service.as_ref().filter(|_| !service.trim().is_empty()) {
        lines.push(t!(words, upload.text.line, name = asked, text = service.trim()));
    }
    let value = match assessment.level(&indicator.id, entry) {
        Some(level) => t!(words, upload.text.level, level = level, name = rubric.level_name(indicator, level)),
        None => match said(Field::Value(place(), Stage::SelfAssessment)) {
            value if value.is_empty() => t!(words, field.unanswered).to_owned(),
            value => value,
        },
    };
    lines.push(t!(words, upload.text.line, name = t!(words, upload.text.chosen), text = value));
    for (name, field) in [
        (t!(words, upload.text.facts), Field::facts(place())),
        (t!(words, upload.text.analysis), Field::analysis(place())),
    ] {
        let text = said(field);
        let text = if text.trim().is_empty() { t!(words, upload.text.none) } else { text.trim() };
        lines.extend([String::new(), name.to_owned(), text.replace("\r\n", "\n")]);
    }
    lines.extend([String::new(), t!(words, upload.text.evidence).to_owned()]);
    let evidence = assessment.evidence(&indicator.id, entry);
    match bundle {
        Some(bundle) if !evidence.is_empty() => lines.extend(evidence.iter().map(|one| used(words, one, bundle))),
        _ => lines.push(t!(words, upload.text.none).to_owned()),
    }
}

/// One use: code, file or address, title, place in it and what it shows.
fn used(words: Words, one: &Evidence<'_>, bundle: &Bundle) -> String {
    let document = one.document_id.as_str();
    let code = one.code(&bundle.indicator);
    let file = bundle.files.iter().find(|file| file.document == document).map(|file| file.name.clone());
    let link = bundle.links.iter().find(|link| link.document == document).map(|link| match link.accessed {
        Some(day) => t!(words, field.link_accessed, address = link.address, day = words.date(day)),
        None => link.address.clone(),
    });
    let what = file.or(link).unwrap_or_else(|| t!(words, upload.text.no_file).to_owned());
    let mut parts = vec![one.document.label().trim().to_owned(), one.used.article.value.trim().to_owned()];
    if !one.used.pages.value.trim().is_empty() {
        parts.push(t!(words, field.use_pages, pages = one.used.pages.value.trim()));
    }
    parts.push(one.used.shows.value.trim().to_owned());
    // The form shows one line; what was typed on several must not look like other evidence.
    let parts: Vec<String> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.replace(['\r', '\n'], " ")).collect();
    t!(words, upload.text.used, code = code, what = what, about = parts.join("; "))
}
