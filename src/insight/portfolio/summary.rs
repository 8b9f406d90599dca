//! What is kept of one draft.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    assessment::{Assessment, DraftId, Kind, Stage, last_change},
    insight::{Backing, Inspection, Severity},
    rubric::{Exact, Rubric, serde_exact},
    scoring::{NodeKind, score},
    t,
    words::{Words, Zone},
};

/// What a file says of the draft in it, besides the assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileFacts {
    /// Id of the draft, the same in all its copies.
    pub document: DraftId,
    /// Its revision.
    pub revision: u64,
    /// Its checksum: two files of a revision with the same one are the same draft.
    pub checksum: String,
    /// When it was saved, in UTC.
    pub saved_at: Timestamp,
}

/// How far an assessment is, by what it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum State {
    /// Some indicators have no value.
    Filling,
    /// All have one; something is missing that a final report needs.
    Answered,
    /// Nothing is missing that a final report needs.
    Ready,
}

/// One assessment, without its texts. All numbers come from the scoring engine and the checks, none is reckoned here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// The file.
    pub file: FileFacts,
    /// Framework, by id.
    pub rubric: String,
    /// Name of the institution as it was typed.
    pub institution: String,
    /// Its kind.
    pub kind: Kind,
    /// Year; 0 where it is not chosen.
    pub year: i16,
    /// Index with unanswered indicators at the lowest level.
    #[serde(with = "serde_exact")]
    pub index: Exact,
    /// Index with unanswered indicators at the highest level; the same where all are answered.
    #[serde(with = "serde_exact")]
    pub highest: Exact,
    /// Index of the levels that the evidence carries.
    #[serde(with = "serde_exact")]
    pub supported: Exact,
    /// Indicators with a claim above what its evidence carries.
    pub unbacked: usize,
    /// Value of each domain, in the order of the framework.
    domains: Vec<Value>,
    /// Indicators with a value.
    pub answered: usize,
    /// Indicators of the framework.
    pub total: usize,
    /// How many indicators are at each level by their first entry; unanswered ones are in none.
    pub levels: BTreeMap<u8, usize>,
    /// Findings: required, advised, worth knowing.
    pub findings: [usize; 3],
    /// Documents in use whose file was not beside the draft, by name and size; what is in the files was not read.
    pub missing_files: usize,
    /// When anything in the draft was last changed.
    pub changed_at: Option<Timestamp>,
    /// Zone in which moments are shown.
    pub zone: Zone,
}

/// A number in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Value(#[serde(with = "serde_exact")] Exact);

impl State {
    /// All, the one with most to do first.
    pub const ALL: [Self; 3] = [Self::Filling, Self::Answered, Self::Ready];

    /// What it is called.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Filling => t!(words, portfolio.state.filling),
            Self::Answered => t!(words, portfolio.state.answered),
            Self::Ready => t!(words, portfolio.state.ready),
        }
    }

    /// How data calls it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Filling => "filling",
            Self::Answered => "answered",
            Self::Ready => "ready",
        }
    }
}

impl Summary {
    /// Sums up an assessment; `missing` are the hashes of files that are not in the evidence store.
    pub fn of(rubric: &Rubric, assessment: &Assessment, missing: &BTreeSet<String>, file: FileFacts) -> Self {
        let score = score(rubric, assessment, Stage::SelfAssessment);
        let inspection = Inspection::of(rubric, assessment, &score, missing);
        let backing = Backing::of(rubric, assessment, &inspection);
        let domain = |id: &str| {
            let node = score.lowest.node(NodeKind::Domain, id);
            Value(node.and_then(|node| node.value.clone()).unwrap_or_default())
        };
        let mut levels = BTreeMap::new();
        for indicator in &rubric.indicators {
            if let Some(level) = assessment.level(&indicator.id, 0) {
                *levels.entry(level).or_default() += 1;
            }
        }
        Self {
            file,
            rubric: rubric.id.clone(),
            institution: assessment.institution.name.value.clone(),
            kind: assessment.institution.kind.value,
            year: assessment.year.value,
            index: score.index().clone(),
            highest: score.highest.value().clone(),
            supported: backing.score.index().clone(),
            unbacked: backing.unbacked.len(),
            domains: rubric.domains.iter().map(|one| domain(&one.id)).collect(),
            answered: score.answered,
            total: score.total,
            levels,
            findings: [Severity::Required, Severity::Advised, Severity::Notice]
                .map(|severity| inspection.count(severity)),
            missing_files: missing.len(),
            changed_at: last_change(assessment),
            zone: assessment.zone.value,
        }
    }

    /// True where every indicator has a value, so that the index is no lower bound.
    pub fn complete(&self) -> bool {
        self.answered == self.total
    }

    /// How far it is.
    pub fn state(&self) -> State {
        if !self.complete() {
            State::Filling
        } else if self.findings[0] > 0 {
            State::Answered
        } else {
            State::Ready
        }
    }

    /// Value of a domain by its place in the framework.
    pub fn domain(&self, place: usize) -> Option<&Exact> {
        self.domains.get(place).map(|value| &value.0)
    }

    /// Findings that want something done.
    pub fn open_work(&self) -> usize {
        self.findings[0] + self.findings[1]
    }

    /// What the institution is known by: its name without differences of spaces and capitals; nothing where it has none.
    pub fn known_as(&self) -> String {
        self.institution.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }
}
