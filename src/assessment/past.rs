//! Results of other years for which there is no draft: figures that somebody typed in, with where they come from. Plain data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ids::PastId,
    model::{Assessment, Stamped},
    planning::Points,
    unique,
};

/// The result of a year, as it was published or reported.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastResult {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// The year; 0 where it is not said yet.
    #[serde(default)]
    pub year: Stamped<i16>,
    /// True where external assessors found it; else it is the institution's own.
    #[serde(default)]
    pub external: Stamped<bool>,
    /// The index.
    #[serde(default)]
    pub index: Stamped<Option<Points>>,
    /// The predicate it bore then, by its name: another framework had other ones.
    #[serde(default)]
    pub band: Stamped<String>,
    /// Where it is published.
    #[serde(default)]
    pub source: Stamped<String>,
    /// True once removed.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// Results of other years by id, as an assessment holds them.
pub type Past = BTreeMap<PastId, PastResult>;

/// Reads results and refuses an id that stands twice.
///
/// # Errors
/// What the reader says, or the id.
pub(super) fn past<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Past, D::Error> {
    unique::map(deserializer)
}

impl Assessment {
    /// Results of other years that were not removed, in list order.
    pub fn listed_past(&self) -> Vec<(&PastId, &PastResult)> {
        let mut past: Vec<_> = self.past.iter().filter(|(_, result)| !result.removed.value).collect();
        past.sort_by_key(|(id, result)| (result.order.value, *id));
        past
    }
}
