//! Which assessments of a portfolio are wanted.

use std::collections::BTreeSet;

use super::summary::{State, Summary};
use crate::{
    assessment::Kind,
    rubric::{Exact, Rubric},
};

/// What is wanted; an empty set leaves everything through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PortfolioFilter {
    /// Kinds of institution.
    pub kinds: BTreeSet<Kind>,
    /// Predicates, by id.
    pub bands: BTreeSet<String>,
    /// How far they are.
    pub states: BTreeSet<State>,
    /// Those with a domain below a value.
    pub below: Option<Below>,
}

/// A domain below a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below {
    /// Place of the domain in the framework.
    pub domain: usize,
    /// The value; equal to it is not below.
    pub value: Exact,
}

impl PortfolioFilter {
    /// True where it leaves everything through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True where an assessment is wanted.
    pub fn wants(&self, rubric: &Rubric, summary: &Summary) -> bool {
        let band = || rubric.band(&summary.index).map(|band| band.id.as_str());
        let below = |below: &Below| summary.domain(below.domain).is_some_and(|value| *value < below.value);
        (self.kinds.is_empty() || self.kinds.contains(&summary.kind))
            && (self.bands.is_empty() || band().is_some_and(|band| self.bands.contains(band)))
            && (self.states.is_empty() || self.states.contains(&summary.state()))
            && self.below.as_ref().is_none_or(below)
    }
}
