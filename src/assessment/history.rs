//! Who changed what and when. Runs of typing by one person in one field on one day are one entry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    edit::{Author, Edit, Item},
    field::{Field, FieldValue},
    ids::SittingId,
    model::{Assessment, is_unnamed},
};
use crate::words::Zone;

/// Longest history that is kept; the oldest entries go first.
const MOST_ENTRIES: usize = 20_000;
/// How many entries back a run of typing is looked for: a person goes back and forth between Fakta and Analisis.
const REACH: usize = 8;

/// One line of the history. Making and removing an item is a change of its field `Removed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// When the change, or the run of changes, ended.
    pub at: Timestamp,
    /// Name of the person.
    pub by: String,
    /// Revision of the draft.
    pub revision: u64,
    /// Sitting the change, or the end of the run, was made in.
    #[serde(default, skip_serializing_if = "is_unnamed")]
    pub sitting: SittingId,
    /// What was changed.
    pub field: Field,
    /// What stood there before; for texts the whole text, so that no word is lost.
    pub before: FieldValue,
    /// What stands there afterwards; not repeated for texts, which the next entry or the draft itself holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<FieldValue>,
}

impl Assessment {
    /// Writes an edit that was just applied into the history; `inverse` tells what stood there before.
    pub(super) fn record(&mut self, edit: &Edit, inverse: &Edit, author: &Author) {
        let mut changes = Vec::new();
        collect(edit, inverse, &mut changes);
        for (field, before, after) in changes {
            if field.facts_of().is_told() {
                self.record_change(field, before, after, author);
            }
        }
        let surplus = self.history.len().saturating_sub(MOST_ENTRIES);
        self.history.drain(..surplus);
    }

    fn record_change(&mut self, field: Field, before: FieldValue, after: FieldValue, author: &Author) {
        let zone = self.zone.value;
        let typed = before.text().is_some();
        let mut recent = self.history.iter().enumerate().rev().take(REACH);
        if typed
            && let Some((place, last)) = recent.find(|(_, last)| last.field == field)
            && last.by == author.name
            && same_day(last.at, author.at, zone)
        {
            // The run ends now, so it stands behind what was changed meanwhile: the list keeps the order of time.
            let mut run = self.history.remove(place);
            run.at = author.at;
            run.revision = author.revision;
            run.sitting.clone_from(&author.sitting);
            self.history.push(run);
            return;
        }
        self.history.push(HistoryEntry {
            at: author.at,
            by: author.name.clone(),
            revision: author.revision,
            sitting: author.sitting.clone(),
            field,
            before,
            after: (!typed).then_some(after),
        });
    }
}

/// The single changes of an edit, with what stood there before and stands there afterwards.
fn collect(edit: &Edit, inverse: &Edit, changes: &mut Vec<(Field, FieldValue, FieldValue)>) {
    let removed = |item: &Item, before: bool| (item.removed(), FieldValue::Flag(before), FieldValue::Flag(!before));
    match (edit, inverse) {
        (Edit::Many(edits), Edit::Many(inverses)) => {
            for (edit, inverse) in edits.iter().zip(inverses.iter().rev()) {
                collect(edit, inverse, changes);
            }
        }
        (Edit::Set(field, after), Edit::Set(_, before)) if before != after => {
            changes.push((field.clone(), before.clone(), after.clone()));
        }
        (Edit::Create(item), Edit::Remove(_)) => changes.push(removed(item, true)),
        (Edit::Remove(item), Edit::Create(_)) => changes.push(removed(item, false)),
        _ => {}
    }
}

fn same_day(one: Timestamp, other: Timestamp, zone: Zone) -> bool {
    zone.local(one).date() == zone.local(other).date()
}
