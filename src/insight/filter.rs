//! Which indicators a list is narrowed down to.

use super::inspection::{Inspection, Progress};
use crate::{assessment::Assessment, rubric::Indicator, words::Sought};

/// A state by which indicators are picked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// All indicators.
    #[default]
    All,
    /// Nothing was said yet.
    Open,
    /// Something was said, and something is missing.
    Started,
    /// Something was said without any explanation.
    Unexplained,
    /// What is said comes from last year and was not looked at again.
    Carried,
}

impl StateFilter {
    /// Whether an indicator is in that state.
    pub fn holds(self, assessment: &Assessment, inspection: &Inspection, indicator: &Indicator) -> bool {
        let progress = inspection.progress(&indicator.id);
        match self {
            Self::All => true,
            Self::Open => progress == Progress::Open,
            Self::Started => progress == Progress::Started,
            Self::Carried => assessment.answer(&indicator.id).is_some_and(|answer| answer.rolled_over.value),
            Self::Unexplained => progress != Progress::Open && !inspection.has_explanation(&indicator.id),
        }
    }
}

/// What a list of indicators is narrowed down to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorFilter {
    /// State of the answers.
    pub state: StateFilter,
    /// Id of the unit that owns them.
    pub unit: Option<String>,
    /// Part of a name, or a whole number.
    pub needle: String,
}

impl IndicatorFilter {
    /// True where every indicator is listed.
    pub fn is_open(&self) -> bool {
        self.state == StateFilter::All && self.unit.is_none() && self.needle.trim().is_empty()
    }

    /// Whether an indicator is listed.
    pub fn holds(&self, assessment: &Assessment, inspection: &Inspection, indicator: &Indicator) -> bool {
        let owned = self.unit.as_deref().is_none_or(|unit| owner(assessment, indicator) == Some(unit));
        self.state.holds(assessment, inspection, indicator) && owned && self.named(indicator)
    }

    fn named(&self, indicator: &Indicator) -> bool {
        let sought = Sought::of(&self.needle);
        sought.is_in([indicator.short.as_str(), &indicator.name], &[&indicator.id])
    }
}

/// Id of the unit that owns an indicator.
pub fn owner<'a>(assessment: &'a Assessment, indicator: &Indicator) -> Option<&'a str> {
    assessment.answer(&indicator.id)?.owner.value.as_deref()
}
