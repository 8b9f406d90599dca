//! What an assessment is compared with: the institution's own result of an earlier year, and what external assessors found.

use crate::{
    assessment::{Assessment, Stage},
    rubric::Rubric,
    scoring::{Score, completed_level, score},
    t,
    words::{Sentence, Words},
};

/// A result to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Yardstick {
    /// Year of the assessment it belongs to; 0 where it has none.
    pub year: i16,
    /// Whose result it is.
    pub stage: Stage,
    /// Its numbers, by the one engine.
    pub score: Score,
}

/// What there is to compare with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// The self-assessment of an earlier year.
    pub own: Option<Yardstick>,
    /// The last result of external assessors, of this year or else of the earlier one.
    pub external: Option<Yardstick>,
}

/// An indicator at two levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Indicator id.
    pub indicator: String,
    /// The level it is compared with.
    pub from: u8,
    /// The level it has now.
    pub to: u8,
}

/// Stages of external assessors, the one that counts most first.
const EXTERNAL: [Stage; 4] = [Stage::Final, Stage::Visit, Stage::Interview, Stage::Document];

/// Why the assessment of an earlier year is none of this one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotEarlier {
    /// It is of another framework, whose levels say nothing beside these.
    #[error("of the framework {found}, not {wanted}")]
    Framework {
        /// Its framework.
        found: String,
        /// That of this one.
        wanted: String,
    },
    /// It is of another institution.
    #[error("of {found}, not {wanted}")]
    Institution {
        /// Its institution.
        found: String,
        /// That of this one.
        wanted: String,
    },
    /// It is of no earlier year.
    #[error("of {found}, not before {wanted}")]
    Year {
        /// Its year.
        found: i16,
        /// That of this one.
        wanted: i16,
    },
}

/// Whether an assessment is one of an earlier year of the same institution under the same framework. What is not filled in
/// contradicts nothing.
///
/// # Errors
/// Says in what it is another.
pub fn is_earlier(
    rubric: &Rubric,
    assessment: &Assessment,
    its_rubric: &Rubric,
    before: &Assessment,
) -> Result<(), NotEarlier> {
    if its_rubric.id != rubric.id {
        return Err(NotEarlier::Framework { found: its_rubric.name.clone(), wanted: rubric.name.clone() });
    }
    let name = |of: &Assessment| of.institution.name.value.split_whitespace().collect::<Vec<_>>().join(" ");
    let (found, wanted) = (name(before), name(assessment));
    if !found.is_empty() && !wanted.is_empty() && found.to_lowercase() != wanted.to_lowercase() {
        return Err(NotEarlier::Institution { found, wanted });
    }
    let (found, wanted) = (before.year.value, assessment.year.value);
    if found != 0 && wanted != 0 && found >= wanted {
        return Err(NotEarlier::Year { found, wanted });
    }
    Ok(())
}

impl Sentence for NotEarlier {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Framework { found, wanted } => t!(words, laporan.before_other, found = found, wanted = wanted),
            Self::Institution { found, wanted } => t!(words, laporan.before_whose, found = found, wanted = wanted),
            Self::Year { found, wanted } => t!(words, laporan.before_later, found = found, wanted = wanted),
        }
    }
}

impl Comparison {
    /// Gathers what there is. `before` is the assessment of an earlier year under the same framework.
    pub fn of(rubric: &Rubric, assessment: &Assessment, before: Option<&Assessment>) -> Self {
        let yardstick = |of: &Assessment, stage: Stage| {
            let score = score(rubric, of, stage);
            (score.answered > 0).then_some(Yardstick { year: of.year.value, stage, score })
        };
        let external = |of: &Assessment| EXTERNAL.into_iter().find_map(|stage| yardstick(of, stage));
        Self {
            own: before.and_then(|before| yardstick(before, Stage::SelfAssessment)),
            external: external(assessment).or_else(|| external(before?)),
        }
    }

    /// True where there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.own.is_none() && self.external.is_none()
    }
}

/// Every indicator that has a level in both results, in the order of the framework; also those that did not move.
pub fn shifts(rubric: &Rubric, from: &Score, to: &Score) -> Vec<Shift> {
    let shift = |indicator: &crate::rubric::Indicator| {
        let level = |score: &Score| completed_level(rubric, score, indicator);
        Some(Shift { indicator: indicator.id.clone(), from: level(from)?, to: level(to)? })
    };
    rubric.indicators.iter().filter_map(shift).collect()
}

impl Shift {
    /// How many levels it is higher now; lower below nought.
    pub fn by(&self) -> i16 {
        i16::from(self.to) - i16::from(self.from)
    }
}
