//! One entry of one indicator with all a check looks at.

use std::collections::BTreeSet;

use super::{Finding, Part, Severity, Subject, capital};
use crate::{
    assessment::{Assessment, Entry, Evidence, Stage},
    rubric::{Indicator, Rubric},
    t,
};

pub(super) struct Scope<'a> {
    pub rubric: &'a Rubric,
    pub assessment: &'a Assessment,
    pub indicator: &'a Indicator,
    pub place: usize,
    pub missing: &'a BTreeSet<String>,
    /// The entry, if anybody touched it.
    pub entry: Option<&'a Entry>,
    /// The claimed level.
    pub level: Option<u8>,
    /// Documents tied to the entry.
    pub evidence: Vec<Evidence<'a>>,
}

impl<'a> Scope<'a> {
    pub fn new(
        rubric: &'a Rubric,
        assessment: &'a Assessment,
        indicator: &'a Indicator,
        place: usize,
        missing: &'a BTreeSet<String>,
    ) -> Self {
        let entry = assessment.entry(&indicator.id, place);
        let level = assessment.level(&indicator.id, place);
        let evidence = assessment.evidence(&indicator.id, place);
        Self { rubric, assessment, indicator, place, missing, entry, level, evidence }
    }

    /// Whether the entry has a value.
    pub fn answered(&self) -> bool {
        self.assessment.value(&self.indicator.id, self.place, Stage::SelfAssessment).is_some()
    }

    /// The claimed level where it is above the lowest, which needs no proof.
    pub fn claimed(&self) -> Option<u8> {
        self.level.filter(|level| *level > self.indicator.lowest())
    }

    /// Fakta.
    pub fn facts(&self) -> &'a str {
        self.entry.map_or("", |entry| &entry.facts.value)
    }

    /// Analisis.
    pub fn analysis(&self) -> &'a str {
        self.entry.map_or("", |entry| &entry.analysis.value)
    }

    /// A finding about a part of the entry; `what` reads on after a colon.
    pub fn finding(&self, code: &'static str, severity: Severity, part: Part, what: &str, advice: String) -> Finding {
        let (id, title) = (&self.indicator.id, &self.indicator.title);
        let named = match self.indicator.entries.get(self.place) {
            Some(name) => t!("finding.entry", id = id, name = title, entry = name),
            None => t!("finding.indicator", id = id, name = title),
        };
        Finding {
            code,
            severity,
            subject: Subject::Indicator { id: id.clone(), entry: self.place, part },
            sentence: t!("finding.at", subject = named, what = what),
            brief: capital(what),
            advice,
        }
    }
}
