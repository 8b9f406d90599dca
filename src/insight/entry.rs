//! One entry of one indicator as it was filled. Here and nowhere else stands what makes an entry answered, explained,
//! ticked and complete; checks, tree, filters, report and command line all ask it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    document_fault::DocumentFault,
    part::Part,
    sentence_pattern::open_places,
    support::{Judge, Support, supported},
};
use crate::{
    assessment::{Assessment, Entry, Evidence, Stage},
    rubric::{Criterion, Indicator, Rubric},
};

/// One entry of one indicator with all that is asked about it.
#[derive(Debug)]
pub struct EntryState<'a> {
    /// The framework.
    pub rubric: &'a Rubric,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Which entry, from 0.
    pub place: usize,
    /// What was filled in, if anybody touched it.
    pub entry: Option<&'a Entry>,
    /// The chosen level.
    pub level: Option<u8>,
    /// Uses of documents at it, by letter.
    pub evidence: Vec<Evidence<'a>>,
    /// What ticks and evidence carry.
    pub support: Support,
}

/// How far one of the two texts of an explanation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextState<'a> {
    /// Nothing was written.
    Blank,
    /// A place of the sentence pattern still stands in it.
    Open {
        /// What is to be written there.
        place: &'a str,
    },
    /// It is written throughout.
    Whole,
}

/// How a criterion stands. A chosen level claims its criteria; only a person ticks one, and only a document proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CriterionState {
    /// Neither ticked nor claimed.
    Open,
    /// Not ticked, but the chosen level implies it.
    Implied,
    /// Ticked, and one of the lowest level, which everybody has without evidence.
    Granted,
    /// Ticked, without valid evidence.
    Ticked,
    /// Ticked, with valid evidence.
    Proved,
}

impl CriterionState {
    /// How a criterion stands at an entry of an indicator whose ticks and evidence carry `support`.
    pub fn of(assessment: &Assessment, indicator: &Indicator, place: usize, support: &Support, id: &str) -> Self {
        let implied = || {
            let rung = indicator.levels.iter().find(|rung| rung.criteria.iter().any(|one| one.id == id));
            rung.is_some_and(|rung| assessment.level(&indicator.id, place).is_some_and(|level| rung.level <= level))
        };
        match support.proof(id) {
            Some(proof) if proof.is_proven() => Self::Proved,
            _ if assessment.ticked(&indicator.id, place, id) => {
                let wants_proof = indicator.claimed(indicator.highest()).any(|criterion| criterion.id == id);
                if wants_proof { Self::Ticked } else { Self::Granted }
            }
            _ if implied() => Self::Implied,
            _ => Self::Open,
        }
    }
}

impl<'a> EntryState<'a> {
    /// Looks at an entry; `missing` are the hashes of files that are not in the evidence store.
    pub fn new(
        rubric: &'a Rubric,
        assessment: &'a Assessment,
        indicator: &'a Indicator,
        place: usize,
        missing: &BTreeSet<String>,
    ) -> Self {
        Self {
            rubric,
            assessment,
            indicator,
            place,
            entry: assessment.entry(&indicator.id, place),
            level: assessment.level(&indicator.id, place),
            evidence: assessment.evidence(&indicator.id, place),
            support: supported(rubric, assessment, indicator, place, missing),
        }
    }

    /// Every entry of every indicator, in the order of the framework.
    pub fn all(rubric: &'a Rubric, assessment: &'a Assessment, missing: &BTreeSet<String>) -> Vec<Self> {
        let places = |indicator: &'a Indicator| (0..indicator.entry_count()).map(move |place| (indicator, place));
        let of = |(indicator, place)| Self::new(rubric, assessment, indicator, place, missing);
        rubric.indicators.iter().flat_map(places).map(of).collect()
    }

    /// True where it has a value.
    pub fn answered(&self) -> bool {
        self.assessment.value(&self.indicator.id, self.place, Stage::SelfAssessment).is_some()
    }

    /// The chosen level where it is above the lowest, which needs no proof.
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

    /// Name of the service, for indicators where the institution chooses it.
    pub fn service(&self) -> &'a str {
        self.entry.map_or("", |entry| &entry.service.value)
    }

    /// How far Analisis is, or Fakta for every other part.
    pub fn text(&self, part: Part) -> TextState<'a> {
        let text = if part == Part::Analysis { self.analysis() } else { self.facts() };
        if text.trim().is_empty() {
            return TextState::Blank;
        }
        match open_places(self.rubric, self.indicator, text).first() {
            Some(place) => TextState::Open { place: place.name },
            None => TextState::Whole,
        }
    }

    /// True where anything at all was written as an explanation.
    pub fn has_explanation(&self) -> bool {
        !self.facts().trim().is_empty() || !self.analysis().trim().is_empty()
    }

    /// True where anything at all was said: a value, a text, a name, a tick or a document.
    pub fn touched(&self) -> bool {
        let ticked = || self.entry.is_some_and(|entry| entry.ticks.values().any(|met| met.value));
        self.answered()
            || self.has_explanation()
            || !self.service().trim().is_empty()
            || ticked()
            || !self.evidence.is_empty()
    }

    /// True where both texts are written throughout.
    pub fn explained(&self) -> bool {
        [Part::Facts, Part::Analysis].into_iter().all(|part| self.text(part) == TextState::Whole)
    }

    /// True where a service is chosen that has to have a name: one that is not there scores the lowest level and
    /// needs none.
    pub fn claims_service(&self) -> bool {
        self.indicator.service.is_some() && self.level != Some(self.indicator.lowest())
    }

    /// True where a service has to have a name and has none.
    pub fn lacks_service_name(&self) -> bool {
        self.claims_service() && self.service().trim().is_empty()
    }

    /// Claimed criteria that are not ticked, in their order.
    pub fn unticked(&self) -> impl Iterator<Item = &'a Criterion> {
        let (assessment, indicator, place) = (self.assessment, self.indicator, self.place);
        let claimed = self.claimed().into_iter().flat_map(|level| indicator.claimed(level));
        claimed.filter(move |criterion| !assessment.ticked(&indicator.id, place, &criterion.id))
    }

    /// How a criterion stands.
    pub fn criterion(&self, id: &str) -> CriterionState {
        CriterionState::of(self.assessment, self.indicator, self.place, &self.support, id)
    }

    /// How every criterion stands, by its id.
    pub fn criteria(&self) -> BTreeMap<String, CriterionState> {
        let criteria = self.indicator.levels.iter().flat_map(|level| &level.criteria);
        criteria.map(|criterion| (criterion.id.clone(), self.criterion(&criterion.id))).collect()
    }

    /// True where the answer comes from last year and nobody has looked at it again.
    pub fn carried_over(&self) -> bool {
        self.assessment.answer(&self.indicator.id).is_some_and(|answer| answer.rolled_over.value)
    }

    /// What is wrong with each use of a document, in the order of the uses.
    pub fn use_faults(&self, missing: &BTreeSet<String>) -> Vec<Vec<DocumentFault>> {
        let judge = Judge { rubric: self.rubric, assessment: self.assessment, missing };
        self.evidence.iter().map(|one| judge.used(self.indicator, one, &self.evidence)).collect()
    }

    /// How many criteria the chosen level claims, those of them that are ticked, and those that are proved.
    pub fn claims(&self) -> Claims {
        let criteria = self.claimed().into_iter().flat_map(|level| self.indicator.claimed(level));
        criteria.map(|criterion| self.criterion(&criterion.id)).fold(Claims::default(), |sum, state| Claims {
            claimed: sum.claimed + 1,
            ticked: sum.ticked + usize::from(matches!(state, CriterionState::Ticked | CriterionState::Proved)),
            proved: sum.proved + usize::from(state == CriterionState::Proved),
        })
    }

    /// True where nothing is left to fill in: it is answered and explained throughout, the service has its name, and
    /// where a level is claimed every criterion of it is ticked and something is shown as evidence. An answer of last year that nobody has looked
    /// at again is not. Whether the
    /// evidence is valid is another question, which the checks answer.
    pub fn complete(&self) -> bool {
        let evidenced = self.claimed().is_none() || !self.evidence.is_empty();
        self.answered()
            && self.explained()
            && !self.lacks_service_name()
            && evidenced
            && self.unticked().next().is_none()
            && !self.carried_over()
    }
}

/// Counts of criteria that a chosen level claims: those above the lowest level, which is everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Claims {
    /// All of them.
    pub claimed: usize,
    /// Those that are ticked.
    pub ticked: usize,
    /// Those that are ticked and have valid evidence.
    pub proved: usize,
}

impl std::iter::Sum for Claims {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            claimed: sum.claimed + one.claimed,
            ticked: sum.ticked + one.ticked,
            proved: sum.proved + one.proved,
        })
    }
}
