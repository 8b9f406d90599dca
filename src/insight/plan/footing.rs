//! Where the plan of a draft starts, and what any choice of levels would make of its index.

use std::collections::{BTreeMap, BTreeSet};

use super::{Goal, Limits, NoPlan, Plan, Start, ladders};
use crate::{
    assessment::{Assessment, PlanStart, Stage, Value},
    insight::{Backing, Inspection, backed},
    rubric::{Exact, Indicator, Measure, Rubric},
    scoring::{self, Score},
};

/// The levels from which a plan starts, with the numbers they make.
#[derive(Debug, Clone, PartialEq)]
pub struct Footing {
    /// Whose levels they are.
    pub start: PlanStart,
    /// The numbers they make.
    pub score: Score,
    /// What was given for each entry, by indicator id.
    given: BTreeMap<String, Vec<Option<Value>>>,
}

/// One indicator raised by one level, after which the index has another predicate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deciding {
    /// Indicator id.
    pub indicator: String,
    /// Entry, from 0.
    pub entry: usize,
    /// Level now; the lowest where it is not answered.
    pub from: u8,
    /// Level after it.
    pub to: u8,
    /// Points the index gains.
    pub gain: Exact,
    /// What it costs.
    pub effort: u32,
    /// The index after it.
    pub reached: Exact,
}

impl Footing {
    /// The claimed levels, or those the evidence supports, as the draft wishes it.
    pub fn of(rubric: &Rubric, assessment: &Assessment, score: &Score, inspection: &Inspection) -> Self {
        Self::from(assessment.plan.start.value, rubric, assessment, score, inspection)
    }

    /// The claimed levels, or those the evidence supports. `score` are the numbers of what is claimed.
    pub fn from(
        start: PlanStart,
        rubric: &Rubric,
        assessment: &Assessment,
        score: &Score,
        inspection: &Inspection,
    ) -> Self {
        let given = |indicator: &Indicator, entry: usize| {
            let given = assessment.value(&indicator.id, entry, Stage::SelfAssessment)?;
            Some(match (given, start) {
                (Value::Level(claimed), PlanStart::Supported) => {
                    Value::Level(backed(inspection, indicator, entry, *claimed))
                }
                (given, _) => given.clone(),
            })
        };
        let entries =
            |one: &Indicator| (one.id.clone(), (0..one.entry_count()).map(|entry| given(one, entry)).collect());
        let score = match start {
            PlanStart::Claimed => score.clone(),
            PlanStart::Supported => Backing::of(rubric, assessment, inspection).score,
        };
        Self { start, score, given: rubric.indicators.iter().map(entries).collect() }
    }

    /// Level of an entry; `None` where it is not answered or answered otherwise than by a level.
    pub fn level(&self, indicator: &str, entry: usize) -> Option<u8> {
        match self.given(indicator, entry)? {
            Value::Level(level) => Some(*level),
            Value::Score(_) | Value::External(_) => None,
        }
    }

    fn given(&self, indicator: &str, entry: usize) -> Option<&Value> {
        self.given.get(indicator)?.get(entry)?.as_ref()
    }

    /// Whether an entry is measured by levels and answered by one, or not at all.
    pub(super) fn climbs(&self, indicator: &Indicator, entry: usize) -> bool {
        let other = self.given(&indicator.id, entry).is_some_and(|given| !matches!(given, Value::Level(_)));
        indicator.measure == Measure::Levels && !other
    }

    /// Calls with these levels as the start of a plan.
    pub(super) fn as_start<R>(&self, call: impl FnOnce(&Start<'_>) -> R) -> R {
        let level = |indicator: &Indicator, entry: usize| self.level(&indicator.id, entry);
        let other = |indicator: &Indicator, entry: usize| !self.climbs(indicator, entry);
        call(&Start { score: &self.score, level: &level, other: &other })
    }

    /// The cheapest plan to an index from here; see [`plan`](super::plan).
    ///
    /// # Errors
    /// Says why there is none.
    pub fn plan(&self, rubric: &Rubric, target: &Exact, limits: &Limits, number: usize) -> Result<Plan, NoPlan> {
        self.as_start(|start| super::plan(rubric, start, target, limits, number))
    }

    /// The numbers if these indicators had these levels and everything else stayed as it is: what if. By the one engine, so
    /// they are what the assessment would have.
    pub fn what_if(&self, rubric: &Rubric, levels: &BTreeMap<String, u8>) -> Score {
        scoring::score_of(rubric, &|indicator, entry| match levels.get(&indicator.id) {
            Some(level) if self.climbs(indicator, entry) => Some(Value::Level(*level)),
            _ => self.given(&indicator.id, entry).cloned(),
        })
    }

    /// Every single level-up after which the index has a higher predicate, the cheapest first, then the one that gains most,
    /// then by number. What stays where it is by the limits is not among them.
    pub fn deciding(&self, rubric: &Rubric, limits: &Limits) -> Vec<Deciding> {
        let now = self.score.index();
        let Some(next) = rubric.band(now).and_then(|band| rubric.band_above(band)) else { return Vec::new() };
        let mut found: Vec<Deciding> = self.as_start(|start| {
            let first = |ladder: super::Ladder<'_>| {
                let (to, gain) = ladder.rises.first()?.clone();
                let id = &ladder.indicator.id;
                let reached = now + &gain;
                let decides = reached >= next.from && limits.most(id) > 0;
                decides.then(|| Deciding {
                    indicator: id.clone(),
                    entry: ladder.entry,
                    from: ladder.from,
                    to,
                    gain,
                    effort: limits.effort(id),
                    reached,
                })
            };
            ladders(rubric, start).into_iter().filter_map(first).collect()
        });
        found.sort_by(|one, other| crate::insight::nearer((one.effort, &one.gain), (other.effort, &other.gain)));
        found
    }

    /// Indicators that can rise at all, in the order of the framework: those measured by levels and not at the top.
    pub fn climbable<'a>(&self, rubric: &'a Rubric) -> Vec<&'a Indicator> {
        let below = |one: &&Indicator| {
            (0..one.entry_count()).any(|entry| {
                self.climbs(one, entry) && self.level(&one.id, entry).unwrap_or(one.lowest()) < one.highest()
            })
        };
        rubric.indicators.iter().filter(below).collect()
    }

    /// What a draft chose: its targets above the present levels, but for indicators that are locked.
    pub fn targets(&self, rubric: &Rubric, assessment: &Assessment, locked: &BTreeSet<String>) -> BTreeMap<String, u8> {
        let target = |one: &&Indicator| {
            let level = assessment.answer(&one.id)?.target.value?;
            let rises = (0..one.entry_count())
                .any(|entry| self.climbs(one, entry) && self.level(&one.id, entry).unwrap_or(one.lowest()) < level);
            (rises && !locked.contains(&one.id)).then(|| (one.id.clone(), level))
        };
        rubric.indicators.iter().filter_map(|one| target(&one)).collect()
    }

    /// The cheapest plan to the goal of a draft within its limits; `None` where it has no goal.
    pub fn cheapest(&self, rubric: &Rubric, assessment: &Assessment) -> Option<Result<Plan, NoPlan>> {
        let goal = Goal::of(assessment)?;
        Some(self.plan(rubric, &goal.target(), &Limits::of(rubric, assessment), 0))
    }
}
