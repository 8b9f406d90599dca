//! What a plan has to respect, and where a draft says it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::{
    assessment::Assessment,
    insight::nearest::DEFAULT_EFFORT,
    rubric::{Exact, Rubric},
};

/// What a plan has to respect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Effort of each level-up by indicator id; [`DEFAULT_EFFORT`] where none is given.
    pub efforts: BTreeMap<String, u32>,
    /// Indicators that stay where they are, by id.
    pub locked: BTreeSet<String>,
    /// Indicators whose own day is after the last day of the plan, by id: they would be too late.
    pub late: BTreeSet<String>,
    /// That last day.
    pub latest: Option<Date>,
    /// Most levels one indicator may rise.
    pub most_levels: Option<u8>,
    /// Most effort of the whole plan.
    pub most_effort: Option<u64>,
}

/// A limit that can stand in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Indicators that stay where they are.
    Locked,
    /// The last day of the plan.
    Latest,
    /// Most levels one indicator may rise.
    MostLevels,
    /// Most effort of the whole plan.
    MostEffort,
}

/// Limits that can be lifted together, so that a target is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The limits, in their order.
    pub limits: Vec<Limit>,
    /// The least effort it takes then.
    pub effort: u64,
}

impl Limits {
    /// What a draft says: estimates, locks, and the limits of its plan. An indicator without a day of its own can be done in
    /// time.
    pub fn of(rubric: &Rubric, assessment: &Assessment) -> Self {
        let plan = &assessment.plan;
        let mut limits = Self {
            most_levels: plan.most_levels.value.map(|rise| rise.0),
            most_effort: plan.most_effort.value.map(|days| u64::from(days.0)),
            ..Self::default()
        };
        for indicator in &rubric.indicators {
            let Some(answer) = assessment.answer(&indicator.id) else { continue };
            let id = || indicator.id.clone();
            if let Some(days) = answer.plan.effort.value {
                limits.efforts.insert(id(), days.0);
            }
            if answer.plan.locked.value {
                limits.locked.insert(id());
            }
        }
        match plan.latest.value {
            Some(latest) => limits.until(rubric, assessment, latest),
            None => limits,
        }
    }

    /// The same with another last day of the plan.
    #[must_use]
    pub fn until(mut self, rubric: &Rubric, assessment: &Assessment, latest: Date) -> Self {
        let due = |id: &str| assessment.answer(id).and_then(|answer| answer.plan.due.value);
        let late = rubric.indicators.iter().filter(|one| due(&one.id).is_some_and(|due| due > latest));
        self.late = late.map(|one| one.id.clone()).collect();
        self.latest = Some(latest);
        self
    }

    /// Effort of each level-up of an indicator.
    pub fn effort(&self, indicator: &str) -> u32 {
        self.efforts.get(indicator).copied().unwrap_or(DEFAULT_EFFORT).max(1)
    }

    /// Whether somebody estimated the effort of an indicator.
    pub fn is_estimated(&self, indicator: &str) -> bool {
        self.efforts.contains_key(indicator)
    }

    /// Levels an indicator may rise.
    pub(super) fn most(&self, indicator: &str) -> usize {
        let stays = self.locked.contains(indicator) || self.late.contains(indicator);
        if stays { 0 } else { usize::from(self.most_levels.unwrap_or(u8::MAX)) }
    }

    /// Those that are set.
    pub(super) fn set(&self) -> Vec<Limit> {
        let set = [
            (Limit::Locked, !self.locked.is_empty()),
            (Limit::Latest, !self.late.is_empty()),
            (Limit::MostLevels, self.most_levels.is_some()),
            (Limit::MostEffort, self.most_effort.is_some()),
        ];
        set.into_iter().filter(|(_, is)| *is).map(|(limit, _)| limit).collect()
    }

    /// The same but for one of them.
    pub(super) fn without(&self, limit: Limit) -> Self {
        let mut limits = self.clone();
        match limit {
            Limit::Locked => limits.locked.clear(),
            Limit::Latest => {
                limits.late.clear();
                limits.latest = None;
            }
            Limit::MostLevels => limits.most_levels = None,
            Limit::MostEffort => limits.most_effort = None,
        }
        limits
    }
}

/// What of a goal an index falls short of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missed {
    /// The index it goes for.
    Goal,
    /// That is reached, but not the reserve above it.
    Reserve,
}

/// The index a plan goes for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// The index itself; that of a predicate is where its band begins.
    pub index: Exact,
    /// Points to be above it.
    pub reserve: Exact,
}

impl Goal {
    /// What a draft says; `None` where it has no goal.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let points = |points: &Option<crate::assessment::Points>| points.as_ref().map(|points| points.0.clone());
        let index = points(&assessment.plan.index.value)?;
        Some(Self { index, reserve: points(&assessment.plan.reserve.value).unwrap_or_default() })
    }

    /// The index to be reached: both together.
    pub fn target(&self) -> Exact {
        &self.index + &self.reserve
    }

    /// The goal itself, with the reserve, or only the reserve above it: what an index falls short of. `None` where it reaches
    /// both.
    pub fn missed_by(&self, index: &Exact) -> Option<Missed> {
        if *index >= self.target() {
            None
        } else if *index >= self.index {
            Some(Missed::Reserve)
        } else {
            Some(Missed::Goal)
        }
    }

    /// The band that begins at the index, where one does: the goal is its predicate.
    pub fn band<'a>(&self, rubric: &'a Rubric) -> Option<&'a crate::rubric::Band> {
        rubric.bands.iter().find(|band| band.from == self.index)
    }
}
