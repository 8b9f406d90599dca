//! The cheapest plan for the page Rencana: asked for by the page, searched off the window's thread, handed back.

use std::{fmt, sync::Arc};

use egui::Id;

use crate::{
    insight::{Footing, Limits, NoPlan, Plan},
    rubric::{Exact, Rubric},
};

/// A plan to be searched for.
#[derive(Clone)]
pub struct PlanOrder {
    /// What it is searched for: the state of the draft, and which of the equally cheap ones.
    pub(super) key: Id,
    pub(super) rubric: Arc<Rubric>,
    pub(super) footing: Arc<Footing>,
    pub(super) target: Exact,
    pub(super) limits: Arc<Limits>,
    /// Which of the equally cheap ones, from 0.
    pub(super) number: usize,
}

impl PlanOrder {
    /// Searches.
    pub fn find(&self) -> PlanFound {
        let result = self.footing.plan(&self.rubric, &self.target, &self.limits, self.number);
        PlanFound { key: self.key, result }
    }
}

impl fmt::Debug for PlanOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PlanOrder")
            .field("key", &self.key)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

impl PartialEq for PlanOrder {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// What was found.
#[derive(Debug)]
pub struct PlanFound {
    pub(super) key: Id,
    pub(super) result: Result<Plan, NoPlan>,
}
