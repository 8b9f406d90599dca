//! The plan: the provably cheapest level-ups that bring the index to a target.
//!
//! The index is a weighted mean of means, so every level-up adds the same to it whatever else is raised
//! (PermenPANRB 59/2020 Bab II.B.4); what is left is an exact search, see `cheapest`.

mod adopting;
mod cheapest;
mod footing;
mod limits;
mod missing;
mod roadmap;
mod sentences;
mod sums;

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Signed, ToPrimitive, Zero};

use self::cheapest::{Cheapest, Choice, Step};
pub use self::{
    adopting::adopting,
    footing::{Deciding, Footing},
    limits::{Goal, Limit, Limits, Missed, Way},
    missing::{MissingFor, OpenCriterion, missing_for},
    roadmap::{Basis, Breach, Load, Roadmap, RoadmapStep},
    sentences::standing_words,
    sums::{PlanSum, Planning, SumLine, SumSection, SumTrace},
};
use crate::{
    rubric::{Exact, Indicator, Measure, Rubric},
    scoring::Score,
};

/// Intermediate results after which plans are no longer counted; far more than any framework so far needs.
const MOST_COUNTED: usize = 200_000;

/// How far down a list that cannot be counted one is walked to.
const MOST_WALKED: usize = 1_000;

/// Where a plan starts.
pub struct Start<'a> {
    /// The numbers before it.
    pub score: &'a Score,
    /// The level of an entry of an indicator they were made of; `None` where it is not answered or has no level.
    pub level: &'a dyn Fn(&Indicator, usize) -> Option<u8>,
    /// Whether an entry is answered otherwise than by a level, so that there is nothing to climb.
    pub other: &'a dyn Fn(&Indicator, usize) -> bool,
}

/// The cheapest plan, or one of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The index it must reach, exactly.
    pub target: Exact,
    /// The index before it.
    pub start: Exact,
    /// The index after it.
    pub reached: Exact,
    /// Effort of all its steps.
    pub effort: u64,
    /// What rises, in the order of the framework.
    pub steps: Vec<PlanStep>,
    /// How many plans cost as little; `None` where there are too many to count.
    pub count: Option<BigUint>,
}

/// One indicator that a plan raises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStep {
    /// Indicator id.
    pub indicator: String,
    /// Entry, from 0.
    pub entry: usize,
    /// Level now; the lowest where it is not answered.
    pub from: u8,
    /// Level after the plan.
    pub to: u8,
    /// True where there is no answer yet.
    pub unanswered: bool,
    /// Points the index gains by it.
    pub gain: Exact,
    /// What it costs.
    pub effort: u64,
    /// The index if its last level were left out; below the target, or the plan would not be the cheapest.
    pub without_last: Exact,
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPlan {
    /// Not even the highest levels everywhere reach it.
    #[error("beyond the highest index")]
    BeyondHighest {
        /// The index with everything at its highest level.
        highest: Box<Exact>,
        /// The highest index within the limits.
        within: Box<Exact>,
    },
    /// The limits stand in the way.
    #[error("kept from it by limits")]
    Limited {
        /// The highest index within the limits.
        highest: Exact,
        /// Each smallest set of limits without which, the others kept, it can be reached; never empty.
        ways: Vec<Way>,
    },
    /// There is no plan of this number, or it is too far down a list that is too long to count.
    #[error("no plan of this number")]
    NoSuch {
        /// How many there are, where they can be counted.
        count: Option<BigUint>,
    },
    /// The weights of the framework are too fine to be reckoned with.
    #[error("weights are too fine")]
    TooFine,
}

/// An entry of an indicator that can rise.
struct Ladder<'a> {
    indicator: &'a Indicator,
    entry: usize,
    from: u8,
    unanswered: bool,
    /// The levels above with what each adds to the index.
    rises: Vec<(u8, Exact)>,
}

/// The cheapest plan to an index of at least `target`. `number` counts the equally cheap ones from 0: fewest indicators
/// first, then the one that raises the first indicator in which two of them differ higher.
///
/// # Errors
/// Says why there is none.
pub fn plan(
    rubric: &Rubric,
    start: &Start<'_>,
    target: &Exact,
    limits: &Limits,
    number: usize,
) -> Result<Plan, NoPlan> {
    let ladders = ladders(rubric, start);
    let missing = target - start.score.index();
    let all: Exact = ladders.iter().flat_map(|ladder| ladder.rises.iter().map(|(_, gain)| gain)).sum();
    if missing > all {
        let scale = Scale::of(&ladders, &Exact::zero())?;
        let within = Box::new(highest_within(&ladders, &scale, start, limits)?);
        return Err(NoPlan::BeyondHighest { highest: Box::new(start.score.index() + all), within });
    }
    let scale = Scale::of(&ladders, &missing)?;
    let need = if missing.is_positive() { scale.units(&missing)? } else { 0 };
    let Some(found) = search(&ladders, &scale, limits, need)? else {
        return Err(in_the_way(&ladders, &scale, start, limits, need)?);
    };
    let count = found.count(MOST_COUNTED);
    if count.is_none() && number > MOST_WALKED {
        return Err(NoPlan::NoSuch { count });
    }
    let Some(choice) = (if number == 0 { Some(found.first()) } else { found.nth(number, MOST_COUNTED) }) else {
        return Err(NoPlan::NoSuch { count });
    };
    Ok(Plan {
        target: target.clone(),
        start: start.score.index().clone(),
        effort: found.effort(),
        count,
        ..planned(&ladders, start, limits, &choice)
    })
}

/// The plan of a choice, without its target and its number.
fn planned(ladders: &[Ladder<'_>], start: &Start<'_>, limits: &Limits, choice: &Choice) -> Plan {
    let gain = |(ladder, count): (&Ladder<'_>, &usize)| -> Exact {
        ladder.rises.iter().take(*count).map(|(_, gain)| gain).sum()
    };
    let before = start.score.index();
    let reached = before + ladders.iter().zip(choice).map(gain).sum::<Exact>();
    let step = |(ladder, count): (&Ladder<'_>, &usize)| {
        let (to, last) = ladder.rises.get(count.checked_sub(1)?)?;
        Some(PlanStep {
            indicator: ladder.indicator.id.clone(),
            entry: ladder.entry,
            from: ladder.from,
            to: *to,
            unanswered: ladder.unanswered,
            gain: gain((ladder, count)),
            effort: *count as u64 * u64::from(limits.effort(&ladder.indicator.id)),
            without_last: &reached - last,
        })
    };
    let steps = ladders.iter().zip(choice).filter_map(step).collect();
    Plan { target: Exact::zero(), start: before.clone(), reached, effort: 0, steps, count: None }
}

/// The whole numbers that stand for gains: every gain is a multiple of one unit.
struct Scale {
    per_point: BigInt,
}

impl Scale {
    fn of(ladders: &[Ladder<'_>], missing: &Exact) -> Result<Self, NoPlan> {
        let gains = ladders.iter().flat_map(|ladder| ladder.rises.iter().map(|(_, gain)| gain));
        let mut per_point = BigInt::one();
        for number in gains.chain([missing]) {
            let common = Exact::new(per_point.clone(), number.denom().clone());
            // In lowest terms the denominator is what is still missing of it.
            per_point *= common.denom();
            if per_point.bits() > 62 {
                return Err(NoPlan::TooFine);
            }
        }
        Ok(Self { per_point })
    }

    fn units(&self, number: &Exact) -> Result<u64, NoPlan> {
        let units = number * Exact::from_integer(self.per_point.clone());
        units.ceil().to_integer().to_u64().ok_or(NoPlan::TooFine)
    }
}

/// What can be climbed at all: every entry with levels, from the level it has.
fn ladders<'a>(rubric: &'a Rubric, start: &Start<'_>) -> Vec<Ladder<'a>> {
    let ladder = |indicator: &'a Indicator, entry: usize| {
        if indicator.measure != Measure::Levels || (start.other)(indicator, entry) {
            return None;
        }
        let answer = (start.level)(indicator, entry);
        let from = answer.unwrap_or(indicator.lowest());
        let scale = rubric.scale(indicator)?;
        let share = &indicator.weight / Exact::from_integer((indicator.entry_count() * 100).into());
        let mut value = scale.value(from)?;
        let mut rises = Vec::new();
        for level in indicator.levels.iter().map(|level| level.level).filter(|level| *level > from) {
            let higher = scale.value(level)?;
            rises.push((level, (&higher - &value) * &share));
            value = higher;
        }
        Some(Ladder { indicator, entry, from, unanswered: answer.is_none(), rises })
    };
    let entries = rubric.indicators.iter().flat_map(|one| (0..one.entry_count()).map(move |entry| (one, entry)));
    entries.filter_map(|(indicator, entry)| ladder(indicator, entry)).collect()
}

/// What may be climbed within the limits, in units.
fn climbable(ladders: &[Ladder<'_>], scale: &Scale, limits: &Limits) -> Result<Vec<Vec<Step>>, NoPlan> {
    let steps = |ladder: &Ladder<'_>| {
        let most = limits.most(&ladder.indicator.id);
        let effort = limits.effort(&ladder.indicator.id);
        let allowed = ladder.rises.iter().take(most);
        allowed.map(|(_, gain)| Ok(Step { gain: scale.units(gain)?, effort })).collect()
    };
    ladders.iter().map(steps).collect()
}

/// The cheapest within the limits; `None` where it cannot be reached.
fn search(ladders: &[Ladder<'_>], scale: &Scale, limits: &Limits, need: u64) -> Result<Option<Cheapest>, NoPlan> {
    let found = Cheapest::of(&climbable(ladders, scale, limits)?, need);
    Ok(found.filter(|found| limits.most_effort.is_none_or(|most| found.effort() <= most)))
}

/// What stands in the way of a target that cannot be reached: the smallest sets of limits that have to go together. Fewer
/// limits never allow less, so the first size at which any set is enough is the smallest.
fn in_the_way(
    ladders: &[Ladder<'_>],
    scale: &Scale,
    start: &Start<'_>,
    limits: &Limits,
    need: u64,
) -> Result<NoPlan, NoPlan> {
    let set = limits.set();
    let mut ways = Vec::new();
    for size in 1..=set.len() {
        for lifted in chosen_of(&set, size) {
            let left = lifted.iter().fold(limits.clone(), |left, limit| left.without(*limit));
            if let Some(found) = search(ladders, scale, &left, need)? {
                ways.push(Way { limits: lifted, effort: found.effort() });
            }
        }
        if !ways.is_empty() {
            break;
        }
    }
    Ok(NoPlan::Limited { highest: highest_within(ladders, scale, start, limits)?, ways })
}

/// Every choice of so many of some limits, in their order.
fn chosen_of(limits: &[Limit], size: usize) -> Vec<Vec<Limit>> {
    match limits {
        _ if size == 0 => vec![Vec::new()],
        [] => Vec::new(),
        [first, rest @ ..] => {
            let with = chosen_of(rest, size - 1).into_iter().map(|others| [vec![*first], others].concat());
            with.chain(chosen_of(rest, size)).collect()
        }
    }
}

/// The highest index that can be reached within the limits.
fn highest_within(ladders: &[Ladder<'_>], scale: &Scale, start: &Start<'_>, limits: &Limits) -> Result<Exact, NoPlan> {
    let steps = climbable(ladders, scale, limits)?;
    let most = cheapest::most_gain(&steps, limits.most_effort.unwrap_or(u64::MAX));
    Ok(start.score.index() + Exact::new(most.into(), scale.per_point.clone()))
}
