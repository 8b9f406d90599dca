//! Signs in texts that no font of the report has: a reader would see a box in their place.

use super::{Finding, Observation, Subject};
use crate::{
    assessment::{Assessment, Field},
    insight::entry::EntryState,
    words::unprintable,
};

/// Such signs in the texts of an entry and in what is said of its evidence.
pub(super) fn entry(entry: &EntryState<'_>, found: &mut Vec<Finding>) {
    let mut add = |observation: Observation| found.push(Finding::at(entry, observation));
    let signs = [entry.facts(), entry.analysis(), entry.service()].map(unprintable);
    let [facts, analysis, service] = signs.map(some);
    if let Some(signs) = facts {
        add(Observation::UnprintableInFacts { signs });
    }
    if let Some(signs) = analysis {
        add(Observation::UnprintableInAnalysis { signs });
    }
    if let Some(signs) = service {
        add(Observation::UnprintableInService { signs });
    }
    for one in &entry.evidence {
        let said = [&one.used.article.value, &one.used.pages.value, &one.used.shows.value];
        if let Some(signs) = some(said.into_iter().flat_map(|text| unprintable(text)).collect()) {
            add(Observation::UnprintableAtEvidence { code: one.code(&entry.indicator.id), signs });
        }
    }
}

/// Such signs in what is said of the assessment, its team and units, once for each of them.
pub(super) fn details(assessment: &Assessment) -> impl Iterator<Item = Finding> {
    let (mut details, mut team) = (Vec::new(), Vec::new());
    for (field, slot) in assessment.stored() {
        let into = match field {
            Field::Assessment(_) => &mut details,
            Field::Person(..) | Field::Unit(..) if assessment.is_live(&field) => &mut team,
            _ => continue,
        };
        into.extend(slot.text().into_iter().flat_map(unprintable));
    }
    let details = some(details).map(|signs| Observation::UnprintableInDetails { signs });
    let team = some(team).map(|signs| Observation::UnprintableInTeam { signs });
    [details, team].into_iter().flatten().map(Finding::whole)
}

/// Such signs in documents of the register and in answers to open questions.
pub(super) fn documents_and_questions(assessment: &Assessment) -> Vec<Finding> {
    let documents = assessment.register().into_iter().filter_map(|(id, document)| {
        let said = [&document.title.value, &document.number.value, &document.issuer.value];
        let signs = some(said.into_iter().flat_map(|text| unprintable(text)).collect())?;
        let observation = Observation::UnprintableInDocument { name: document.label().to_owned(), signs };
        Some(Finding { subject: Subject::Document(id.to_string()), observation })
    });
    let questions = assessment.general.iter().filter_map(|(id, answer)| {
        let observation =
            Observation::UnprintableInQuestion { question: id.to_string(), signs: some(unprintable(&answer.value))? };
        Some(Finding { subject: Subject::Question(id.to_string()), observation })
    });
    documents.chain(questions).collect()
}

/// Each sign once, in order; `None` where there is none.
fn some(mut signs: Vec<char>) -> Option<Vec<char>> {
    signs.sort_unstable();
    signs.dedup();
    (!signs.is_empty()).then_some(signs)
}
