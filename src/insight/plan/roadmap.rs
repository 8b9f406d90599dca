//! The plan of a draft, as page, command, report and sheet show it: every step with what it gives, what it takes, who does it
//! and until when, in the order in which it is done, and the index after each.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Footing, Goal, Ladder, Limits, Plan, PlanStep, ladders, planned};
use crate::{
    assessment::{Assessment, PlanStart, UnitId},
    insight::nearer,
    rubric::{Exact, Rubric},
    scoring::SingleStep,
};

/// Where the steps of a plan come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// From the targets of the draft.
    Chosen,
    /// Nobody chose any: they are the cheapest ones to its goal.
    Cheapest,
}

/// The plan of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Roadmap {
    /// Whose levels it starts from.
    pub start: PlanStart,
    /// The index before it.
    pub from: Exact,
    /// What it goes for; `None` where only targets are chosen.
    pub goal: Option<Goal>,
    /// Where its steps come from.
    pub basis: Basis,
    /// What rises, in the order in which it is done: by the day it is due, what has none last; then the least effort, the
    /// largest gain, the number.
    pub steps: Vec<RoadmapStep>,
    /// The index after all of it, exactly: the index before it and all gains.
    pub reached: Exact,
    /// Effort of all steps.
    pub effort: u64,
    /// The costs that are given, together; `None` where none is.
    pub cost: Option<u64>,
    /// How many indicators of it have a cost.
    pub costed: usize,
    /// Last day on which something of it is due; `None` where nothing has a day.
    pub finish: Option<Date>,
    /// What each unit has to do, in the order of the units; what no unit owns last.
    pub loads: Vec<Load>,
    /// Where it goes beyond the limits of the draft.
    pub breaches: Vec<Breach>,
}

/// One indicator that rises.
#[derive(Debug, Clone, PartialEq)]
pub struct RoadmapStep {
    /// Indicator id.
    pub indicator: String,
    /// Entry, from 0.
    pub entry: usize,
    /// Level now; the lowest where it is not answered.
    pub from: u8,
    /// Level after it.
    pub to: u8,
    /// True where there is no answer yet.
    pub unanswered: bool,
    /// Points the index gains.
    pub gain: Exact,
    /// Effort of all its level-ups.
    pub effort: u64,
    /// Whether somebody estimated that effort.
    pub estimated: bool,
    /// The index after it and all steps before it.
    pub after: Exact,
    /// The index after the whole plan but for this step.
    pub without: Exact,
    /// The index after the whole plan but for its last level.
    pub without_last: Exact,
    /// The unit that owns the indicator.
    pub owner: Option<UnitId>,
    /// Day by which it is to be reached.
    pub due: Option<Date>,
    /// What it costs, in rupiah; of an indicator with several entries at the first of them.
    pub cost: Option<u64>,
}

/// What a unit has to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// The unit; `None` for what no unit owns.
    pub unit: Option<UnitId>,
    /// Steps.
    pub steps: usize,
    /// Their effort.
    pub effort: u64,
    /// Points they give together.
    pub gain: Exact,
    /// The costs that are given, together; `None` where none is.
    pub cost: Option<u64>,
    /// The last day one of them is due.
    pub finish: Option<Date>,
}

/// A limit that the chosen steps do not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breach {
    /// More effort than there may be.
    Effort {
        /// What it takes.
        effort: u64,
        /// The most there may be.
        most: u64,
    },
    /// An indicator rises by more levels than it may.
    Levels {
        /// Indicator id.
        indicator: String,
        /// Levels it rises.
        rise: u8,
        /// The most it may.
        most: u8,
    },
    /// An indicator is due after the last day.
    Late {
        /// Indicator id.
        indicator: String,
        /// Its day.
        due: Date,
    },
}

impl RoadmapStep {
    /// Points gained for each ten days of effort.
    pub fn gain_per_ten_days(&self) -> Exact {
        &self.gain * Exact::from_integer(10.into()) / Exact::from_integer(self.effort.max(1).into())
    }
}

impl Roadmap {
    /// The plan of a draft from where it stands: its targets, else the cheapest steps to its goal. `None` where it has
    /// neither, where its goal cannot be reached, or where nothing is left to do.
    pub fn of(rubric: &Rubric, assessment: &Assessment, footing: &Footing) -> Option<Self> {
        let limits = Limits::of(rubric, assessment);
        let chosen = footing.targets(rubric, assessment, &limits.locked);
        if !chosen.is_empty() {
            return Some(Self::chosen(rubric, assessment, footing, (Goal::of(assessment), &limits), &chosen));
        }
        let plan = footing.cheapest(rubric, assessment)?.ok()?;
        let limits = (Goal::of(assessment), &limits);
        (!plan.steps.is_empty()).then(|| Self::planned(assessment, footing, limits, &plan))
    }

    /// A plan of these levels, which may be any: what is not higher than it stands is no step. It goes for a goal, or for
    /// none.
    pub fn chosen(
        rubric: &Rubric,
        assessment: &Assessment,
        footing: &Footing,
        (goal, limits): (Option<Goal>, &Limits),
        levels: &BTreeMap<String, u8>,
    ) -> Self {
        let plan = footing.as_start(|start| {
            let ladders = ladders(rubric, start);
            let rises = |ladder: &Ladder<'_>| {
                let to = levels.get(&ladder.indicator.id).copied().unwrap_or_default();
                ladder.rises.iter().take_while(|(level, _)| *level <= to).count()
            };
            let choice = ladders.iter().map(rises).collect();
            planned(&ladders, start, limits, &choice)
        });
        Self::made(Basis::Chosen, assessment, footing, (goal, limits), &plan)
    }

    /// The same of a plan that was found for a goal.
    pub fn planned(
        assessment: &Assessment,
        footing: &Footing,
        (goal, limits): (Option<Goal>, &Limits),
        plan: &Plan,
    ) -> Self {
        Self::made(Basis::Cheapest, assessment, footing, (goal, limits), plan)
    }

    /// Single level-ups of first entries, one after the other in the order in which they are given.
    pub fn one_by_one(assessment: &Assessment, footing: &Footing, limits: &Limits, singles: &[SingleStep]) -> Self {
        let gain: Exact = singles.iter().map(|single| &single.gain).sum();
        let reached = footing.score.index() + gain;
        let steps = singles.iter().map(|single| PlanStep {
            indicator: single.indicator.clone(),
            entry: 0,
            from: single.from,
            to: single.to,
            unanswered: footing.level(&single.indicator, 0).is_none(),
            gain: single.gain.clone(),
            effort: u64::from(limits.effort(&single.indicator)),
            without_last: &reached - &single.gain,
        });
        let plan = Plan {
            target: Exact::default(),
            start: footing.score.index().clone(),
            steps: steps.collect(),
            effort: 0,
            count: None,
            reached,
        };
        let mut roadmap = Self::made(Basis::Chosen, assessment, footing, (None, limits), &plan);
        let place = |step: &RoadmapStep| singles.iter().position(|single| single.indicator == step.indicator);
        roadmap.steps.sort_by_key(place);
        roadmap.run_on();
        roadmap
    }

    /// Says after each step what the index is then.
    fn run_on(&mut self) {
        let mut after = self.from.clone();
        for step in &mut self.steps {
            after += &step.gain;
            step.after.clone_from(&after);
        }
    }

    fn made(
        basis: Basis,
        assessment: &Assessment,
        footing: &Footing,
        (goal, limits): (Option<Goal>, &Limits),
        plan: &Plan,
    ) -> Self {
        let mut steps: Vec<RoadmapStep> = plan
            .steps
            .iter()
            .map(|step| {
                let answer = assessment.answer(&step.indicator);
                let owner = answer.and_then(|answer| answer.owner.value.clone());
                let live = |id: &UnitId| assessment.units.get(id).is_some_and(|unit| !unit.removed.value);
                RoadmapStep {
                    indicator: step.indicator.clone(),
                    entry: step.entry,
                    from: step.from,
                    to: step.to,
                    unanswered: step.unanswered,
                    gain: step.gain.clone(),
                    effort: step.effort,
                    estimated: limits.is_estimated(&step.indicator),
                    after: Exact::default(),
                    without: &plan.reached - &step.gain,
                    without_last: step.without_last.clone(),
                    owner: owner.filter(live),
                    due: answer.and_then(|answer| answer.plan.due.value),
                    cost: answer.and_then(|answer| answer.plan.cost.value).map(|rupiah| rupiah.0),
                }
            })
            .collect();
        let mut known = std::collections::BTreeSet::new();
        for step in &mut steps {
            if !known.insert(step.indicator.clone()) {
                step.cost = None;
            }
        }
        steps.sort_by(|one, other| {
            let undated = one.due.is_none().cmp(&other.due.is_none());
            let by_effort = || nearer_of(one, other);
            undated.then_with(|| one.due.cmp(&other.due)).then_with(by_effort)
        });
        let costs = || steps.iter().filter_map(|step| step.cost);
        let mut roadmap = Self {
            start: footing.start,
            from: plan.start.clone(),
            goal,
            basis,
            reached: plan.reached.clone(),
            effort: steps.iter().map(|step| step.effort).sum(),
            cost: sum(costs()),
            costed: costs().count(),
            finish: steps.iter().filter_map(|step| step.due).max(),
            loads: loads(assessment, &steps),
            breaches: breaches(limits, &steps),
            steps,
        };
        roadmap.run_on();
        roadmap
    }

    /// Whether it reaches its goal; `None` where it has none.
    pub fn reaches(&self) -> Option<bool> {
        self.goal.as_ref().map(|goal| self.reached >= goal.target())
    }

    /// The step of which the last level can be left out at the least loss, with the index that is left: the most that one
    /// level-up less gives.
    pub fn one_less(&self) -> Option<(&RoadmapStep, &Exact)> {
        // Of equal ones the last: it is the one that would be done last.
        let best = self.steps.iter().max_by(|one, other| one.without_last.cmp(&other.without_last));
        best.map(|step| (step, &step.without_last))
    }

    /// Indicators that rise.
    pub fn indicators(&self) -> usize {
        let ids: std::collections::BTreeSet<&str> = self.steps.iter().map(|step| step.indicator.as_str()).collect();
        ids.len()
    }

    /// Level-ups in all.
    pub fn level_ups(&self) -> u64 {
        self.steps.iter().map(|step| u64::from(step.to.saturating_sub(step.from))).sum()
    }
}

fn nearer_of(one: &RoadmapStep, other: &RoadmapStep) -> std::cmp::Ordering {
    let effort = |step: &RoadmapStep| u32::try_from(step.effort).unwrap_or(u32::MAX);
    nearer((effort(one), &one.gain), (effort(other), &other.gain))
}

fn sum(mut amounts: impl Iterator<Item = u64>) -> Option<u64> {
    let first = amounts.next()?;
    Some(amounts.fold(first, u64::saturating_add))
}

fn loads(assessment: &Assessment, steps: &[RoadmapStep]) -> Vec<Load> {
    let units = assessment.active_units().into_iter().map(|(id, _)| Some(id.clone())).chain([None]);
    let load = |unit: Option<UnitId>| {
        let of = || steps.iter().filter(|step| step.owner == unit);
        let steps = of().count();
        let costs = sum(of().filter_map(|step| step.cost));
        let finish = of().filter_map(|step| step.due).max();
        let (effort, gain) = (of().map(|step| step.effort).sum(), of().map(|step| &step.gain).sum());
        (steps > 0).then_some(Load { unit, steps, effort, gain, cost: costs, finish })
    };
    units.filter_map(load).collect()
}

fn breaches(limits: &Limits, steps: &[RoadmapStep]) -> Vec<Breach> {
    let effort = steps.iter().map(|step| step.effort).sum();
    let too_much = limits.most_effort.filter(|most| effort > *most).map(|most| Breach::Effort { effort, most });
    let rises = steps.iter().filter_map(|step| {
        let (rise, most) = (step.to.saturating_sub(step.from), limits.most_levels?);
        (rise > most).then(|| Breach::Levels { indicator: step.indicator.clone(), rise, most })
    });
    let late = steps.iter().filter_map(|step| {
        let (due, latest) = (step.due?, limits.latest?);
        (due > latest).then(|| Breach::Late { indicator: step.indicator.clone(), due })
    });
    too_much.into_iter().chain(rises).chain(late).collect()
}
