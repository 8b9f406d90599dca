//! What an institution means to do: its goal, its estimates, and the actions that lead there. Plain data; whether a plan
//! follows from it is worked out elsewhere.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    ids::{ActionId, UnitId},
    model::{Answer, Assessment, Stamped},
    unique,
};
use crate::rubric::{Exact, serde_exact};

/// What the plan as a whole goes for, and within which limits.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGoal {
    /// Index to reach; that of a predicate is where its band begins.
    #[serde(default)]
    pub index: Stamped<Option<Points>>,
    /// Points to be above it: external assessors find less than an institution does.
    #[serde(default)]
    pub reserve: Stamped<Option<Points>>,
    /// Most effort of the whole plan.
    #[serde(default)]
    pub most_effort: Stamped<Option<Days>>,
    /// Most levels one indicator may rise.
    #[serde(default)]
    pub most_levels: Stamped<Option<Rise>>,
    /// Last day on which something of the plan may be due.
    #[serde(default)]
    pub latest: Stamped<Option<Date>>,
    /// Which levels it starts from.
    #[serde(default)]
    pub start: Stamped<PlanStart>,
}

/// What is planned for one indicator, besides the level aimed at and the unit that owns it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorPlan {
    /// Effort of each level-up.
    #[serde(default)]
    pub effort: Stamped<Option<Days>>,
    /// What it costs in all.
    #[serde(default)]
    pub cost: Stamped<Option<Rupiah>>,
    /// Day by which the level aimed at is to be reached.
    #[serde(default)]
    pub due: Stamped<Option<Date>>,
    /// True where a plan leaves the indicator at its level.
    #[serde(default)]
    pub locked: Stamped<bool>,
    /// What is still missing, in the institution's own words.
    #[serde(default)]
    pub missing: Stamped<String>,
}

/// Something that is done so that an indicator rises.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// What is done.
    #[serde(default)]
    pub title: Stamped<String>,
    /// How far it is.
    #[serde(default)]
    pub state: Stamped<ActionState>,
    /// Unit that does it; the one that owns the indicator where none is said.
    #[serde(default)]
    pub owner: Stamped<Option<UnitId>>,
    /// Day by which it is to be done.
    #[serde(default)]
    pub due: Stamped<Option<Date>>,
    /// True once removed.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum ActionState {
    /// Nobody has begun.
    #[default]
    Planned,
    /// It is being done.
    Underway,
    /// It is done.
    Done,
    /// It will not be done.
    Cancelled,
}

impl ActionState {
    /// All of them, in the order in which they come about.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Underway, Self::Done, Self::Cancelled];

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Underway)
    }
}

/// Which levels a plan starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum PlanStart {
    /// Those the institution claims.
    #[default]
    Claimed,
    /// Those its evidence supports.
    Supported,
}

impl PlanStart {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Claimed, Self::Supported];
}

/// Points of an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(#[serde(with = "serde_exact")] pub Exact);

/// Working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days(pub u32);

/// Whole rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub u64);

/// A number of levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rise(pub u8);

/// Actions by id, as an answer holds them.
pub type Actions = BTreeMap<ActionId, Action>;

/// Reads actions and refuses an id that stands twice.
///
/// # Errors
/// What the reader says, or the id.
pub(super) fn actions<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Actions, D::Error> {
    unique::map(deserializer)
}

impl Answer {
    /// Actions that were not removed, in list order.
    pub fn listed_actions(&self) -> Vec<(&ActionId, &Action)> {
        let mut actions: Vec<_> = self.actions.iter().filter(|(_, action)| !action.removed.value).collect();
        actions.sort_by_key(|(id, action)| (action.order.value, *id));
        actions
    }
}

impl Assessment {
    /// Actions for an indicator that were not removed, in list order.
    pub fn actions(&self, indicator: &str) -> Vec<(&ActionId, &Action)> {
        self.answer(indicator).map(Answer::listed_actions).unwrap_or_default()
    }

    /// Name of the unit that does an action: its own, else the one that owns the indicator; empty where neither is said.
    pub fn action_owner<'a>(&'a self, indicator: &str, action: &Action) -> &'a str {
        let own = action.owner.value.as_deref().and_then(|id| self.units.get(id));
        match own.filter(|unit| !unit.removed.value) {
            Some(unit) => &unit.name.value,
            None => self.owner_name(indicator),
        }
    }
}
