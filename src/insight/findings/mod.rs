//! What a draft still lacks. Checks explain the risk, they never block; each has a stable code, see [`Check`].

mod answers;
mod check_rows;
mod details;
mod documents;
mod evidence;
mod names;
mod pairs;
mod phrases;
mod signs;
mod subject;
mod table;
mod texts;
mod topic;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{document_fault::DocumentFault, entry::EntryState, part::Part};
use crate::{
    assessment::Assessment,
    rubric::{Indicator, Rubric},
    scoring::Score,
    t,
    words::Words,
};

pub use details::band_notice;
pub use phrases::FaultyDocument;
pub(super) use phrases::named;
pub use subject::{About, Subject};
pub use table::{Check, Observation};
pub use topic::Topic;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A final report needs it.
    Required,
    /// An external assessor will ask for it.
    Advised,
    /// Worth knowing; nothing is wrong.
    Notice,
}

impl Severity {
    /// True where something is to be done: open work.
    pub const fn is_open_work(self) -> bool {
        matches!(self, Self::Required | Self::Advised)
    }
}

/// One thing the checks found. It holds no words: they are asked of it where it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub subject: Subject,
    /// What was observed.
    pub observation: Observation,
}

impl Finding {
    /// A finding about the whole assessment, or about a part of it that its check names.
    fn whole(observation: Observation) -> Self {
        Self { subject: Subject::Whole(observation.check().about()), observation }
    }

    /// A finding about an entry of an indicator.
    fn at(entry: &EntryState<'_>, observation: Observation) -> Self {
        let part = match observation.check().about() {
            About::Entry(part) => part,
            _ => Part::Level,
        };
        let subject = Subject::Indicator { id: entry.indicator.id.clone(), entry: entry.place, part };
        Self { subject, observation }
    }

    /// The check that found it.
    pub fn check(&self) -> Check {
        self.observation.check()
    }

    /// Stable code, such as `K01`.
    pub fn code(&self) -> &'static str {
        self.check().code()
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.check().severity()
    }

    /// True where something is to be done about it.
    pub fn is_open_work(&self) -> bool {
        self.severity().is_open_work()
    }

    /// What was found and where.
    pub fn sentence(&self, rubric: &Rubric, words: Words) -> String {
        let what = self.observation.what(words);
        let Subject::Indicator { id, entry, .. } = &self.subject else { return what };
        if matches!(self.observation, Observation::UnlikelyPair { .. }) {
            return what;
        }
        let indicator = rubric.indicator(id);
        let title = indicator.map_or("", |indicator| indicator.title.as_str());
        let named = match indicator.and_then(|indicator| indicator.entries.get(*entry)) {
            Some(name) => t!(words, finding.entry, id = id, name = title, entry = name),
            None => t!(words, finding.indicator, id = id, name = title),
        };
        t!(words, finding.at, subject = named, what = what)
    }

    /// What was found, for a place that names the indicator itself.
    pub fn brief(&self, words: Words) -> String {
        phrases::capital(&self.observation.what(words))
    }

    /// The same on the page of an indicator, where documents are known by their codes.
    pub fn brief_at(&self, assessment: &Assessment, indicator: &Indicator, words: Words) -> String {
        let code = self.subject.document().and_then(|id| assessment.evidence_code(&indicator.id, &id.into()));
        match (code, self.observation.faulty_document()) {
            (Some(code), Some(document)) => document.with_code(&code, words),
            _ => self.brief(words),
        }
    }

    /// Everything it names one by one: codes of evidence, numbers of indicators.
    pub fn named(&self) -> &[String] {
        self.observation.named()
    }

    /// Code of the first piece of evidence of the indicator that it is about.
    pub fn evidence(&self) -> Option<&str> {
        let about = matches!(self.subject, Subject::Indicator { part: Part::Evidence, .. });
        self.named().first().filter(|_| about).map(String::as_str)
    }

    /// What can be done.
    pub fn advice(&self, words: Words) -> String {
        self.observation.advice(words)
    }
}

/// Everything the checks find, in the order of the form: details, indicators, what lies between them, documents,
/// questions, index. `faults` are what is wrong with each document of the register, `missing` the hashes of files that
/// are not in the evidence store.
///
/// What is wrong with a document is said once, however often it is used.
pub(super) fn findings(
    rubric: &Rubric,
    assessment: &Assessment,
    score: &Score,
    missing: &BTreeSet<String>,
    faults: &BTreeMap<String, Vec<DocumentFault>>,
    entries: &[EntryState<'_>],
) -> Vec<Finding> {
    let mut found = details::details(assessment);
    found.extend(signs::details(assessment));
    found.extend(evidence::nothing_at_all(assessment, entries));
    for indicator in entries.chunk_by(|one, other| one.indicator.id == other.indicator.id) {
        for entry in indicator {
            answers::check(entry, &mut found);
            if entry.answered() {
                evidence::check(entry, missing, &mut found);
                evidence::places(entry, &mut found);
                texts::check(entry, &mut found);
            }
            signs::entry(entry, &mut found);
        }
        evidence::bundle(indicator, &mut found);
    }
    found.extend(pairs::unlikely(rubric, assessment));
    found.extend(evidence::one_for_many(rubric, assessment, entries));
    found.extend(documents::all(rubric, assessment, faults));
    found.extend(signs::documents_and_questions(assessment));
    found.extend(details::questions(rubric, assessment));
    found.extend(details::band(rubric, score).map(Finding::whole));
    found
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
