//! Sittings: each opening of a draft is one, and every change says in which it was made.
//!
//! Revisions alone cannot tell two copies of a draft apart: both offices go on counting from the same number. A
//! sitting has a random id of its own, works on one file, and every write gets a higher revision than the one before, so
//! a sitting and a revision name the same changes everywhere. What a copy knows of others is therefore the last revision of
//! each sitting (a version vector): of two values of a field, the one whose stamp the other copy knows is the older.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    field::{Field, Stamp},
    ids::SittingId,
    model::Assessment,
    unique,
};
use crate::rubric::Rubric;

/// Sittings whose changes a copy of a draft knows, each up to which revision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sittings(#[serde(deserialize_with = "unique::map")] BTreeMap<SittingId, u64>);

impl Sittings {
    /// True where nothing is known of any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them with the last revision known of each, in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (&SittingId, u64)> {
        self.0.iter().map(|(id, revision)| (id, *revision))
    }

    /// Whether a change with this stamp is known. What was changed before sittings had ids, and what nobody changed,
    /// is known to all.
    pub fn covers(&self, sitting: &SittingId, revision: u64) -> bool {
        sitting.is_empty() || self.0.get(sitting).is_some_and(|known| revision <= *known)
    }

    /// Notes that changes of a sitting are known up to a revision.
    pub fn note(&mut self, sitting: &SittingId, revision: u64) {
        if !sitting.is_empty() {
            let known = self.0.entry(sitting.clone()).or_default();
            *known = revision.max(*known);
        }
    }

    /// Notes what another copy knows.
    pub fn join(&mut self, other: &Self) {
        for (sitting, revision) in other.iter() {
            self.note(sitting, revision);
        }
    }
}

impl Assessment {
    /// The sittings in which what stands here was changed.
    pub fn sittings(&self) -> Sittings {
        let mut sittings = Sittings::default();
        for (_, slot) in self.stored() {
            let (sitting, revision) = slot.sitting();
            sittings.note(sitting, revision);
        }
        for entry in &self.history {
            sittings.note(&entry.sitting, entry.revision);
        }
        sittings
    }

    /// Says of every change that `known` does not cover that it was made in this sitting, for this revision. Changes found
    /// in a recovery copy are in no file yet, and the sitting they were made in may have gone on without them.
    pub fn adopt(&mut self, rubric: &Rubric, known: &Sittings, sitting: &SittingId, revision: u64) {
        let unknown: Vec<Field> = self
            .stored()
            .filter(|(_, slot)| {
                let (of, at) = slot.sitting();
                !known.covers(of, at)
            })
            .map(|(field, _)| field)
            .collect();
        for field in unknown {
            // Every stored field has its place, and its own value fits it.
            if let Ok(slot) = self.slot_mut(rubric, &field) {
                let stamp = Stamp { sitting: sitting.clone(), revision, ..slot.stamp() };
                let _ = slot.put(slot.value(), stamp);
            }
        }
        for entry in self.history.iter_mut().filter(|entry| !known.covers(&entry.sitting, entry.revision)) {
            entry.sitting = sitting.clone();
            entry.revision = revision;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_knows_a_sitting_up_to_a_revision_and_everything_from_before_sittings() {
        let (one, other) = (SittingId::from("satu"), SittingId::from("dua"));
        let mut known = Sittings::default();
        known.note(&one, 3);
        known.note(&one, 2);
        assert!(known.covers(&one, 3) && !known.covers(&one, 4) && !known.covers(&other, 1));
        assert!(known.covers(&SittingId::default(), 99), "from before sittings had ids");
        let mut others = Sittings::default();
        others.note(&other, 7);
        others.note(&SittingId::default(), 7);
        others.join(&known);
        let all: Vec<_> = others.iter().map(|(id, revision)| (id.as_str(), revision)).collect();
        assert_eq!(all, [("dua", 7), ("satu", 3)]);
    }
}
