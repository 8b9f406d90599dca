//! Who changed what and when. Runs of typing by one person in one field on one day are one entry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    edit::{Author, Detail, Edit, Place, TextField, UsePlace},
    model::Assessment,
    value::{Stage, Value},
};
use crate::words::Zone;

/// Longest history that is kept; the oldest entries go first.
const MOST_ENTRIES: usize = 20_000;

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// When the change, or the run of changes, ended.
    pub at: Timestamp,
    /// Name of the person.
    pub by: String,
    /// Revision of the draft.
    pub revision: u64,
    /// What was changed.
    pub subject: Subject,
    /// What stood there before; for texts the whole text, so that no word is lost.
    pub before: Record,
    /// What stands there afterwards; not repeated for texts, which the next entry or the draft itself holds.
    pub after: Record,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A text field.
    Text(TextField),
    /// A value at a stage.
    Value(Place, Stage),
    /// A criterion.
    Tick(Place, String),
    /// The owner of an indicator.
    Owner(String),
    /// The level aimed at.
    Target(String),
    /// A person in or out of the team, or with another role.
    Person(String),
    /// A unit in or out of the list.
    Unit(String),
    /// A document in or out of the register, or a detail of it.
    Document(String),
    /// A use of a document tied or unlinked.
    Use(UsePlace),
    /// A criterion that a use supports.
    UseCriterion(UsePlace, String),
    /// Whether an answer comes from last year and was not looked at again.
    Carried(String),
    /// Data about the assessment as a whole.
    Details,
}

/// A value as the history keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Record {
    /// Nothing, or not repeated here.
    Nothing,
    /// A text.
    Text(String),
    /// A value.
    Value(Value),
    /// A tick.
    Flag(bool),
    /// A level aimed at.
    Level(u8),
}

impl Assessment {
    /// Writes an edit that was just applied into the history; `inverse` tells what stood there before.
    pub(super) fn record(&mut self, edit: &Edit, inverse: &Edit, author: &Author) {
        if let (Edit::Many(edits), Edit::Many(inverses)) = (edit, inverse) {
            for (edit, inverse) in edits.iter().zip(inverses.iter().rev()) {
                self.record(edit, inverse, author);
            }
            return;
        }
        if edit == inverse {
            return;
        }
        let Some((subject, before, after)) = line(edit, inverse) else {
            return;
        };
        if before == after && before != Record::Nothing {
            return;
        }
        let zone = self.zone.value;
        if let Some(last) = self.history.iter_mut().rev().take(8).find(|last| last.subject == subject)
            && matches!(subject, Subject::Text(_) | Subject::Details)
            && last.by == author.name
            && same_day(last.at, author.at, zone)
        {
            last.at = author.at;
            last.revision = author.revision;
            return;
        }
        self.history.push(HistoryEntry {
            at: author.at,
            by: author.name.clone(),
            revision: author.revision,
            subject,
            before,
            after,
        });
        if self.history.len() > MOST_ENTRIES {
            self.history.remove(0);
        }
    }
}

fn line(edit: &Edit, inverse: &Edit) -> Option<(Subject, Record, Record)> {
    Some(match (edit, inverse) {
        (Edit::Text(field, after), Edit::Text(_, before)) => {
            if before == after {
                return None;
            }
            let before = if before.is_empty() { Record::Nothing } else { Record::Text(before.clone()) };
            (Subject::Text(field.clone()), before, Record::Nothing)
        }
        (Edit::Value(place, stage, after), Edit::Value(_, _, before)) => {
            let record = |value: &Option<Value>| value.clone().map_or(Record::Nothing, Record::Value);
            (Subject::Value(place.clone(), *stage), record(before), record(after))
        }
        (Edit::Tick(place, criterion, after), Edit::Tick(_, _, before)) => {
            (Subject::Tick(place.clone(), criterion.clone()), Record::Flag(*before), Record::Flag(*after))
        }
        (Edit::Target(indicator, after), Edit::Target(_, before)) => {
            let record = |level: &Option<u8>| level.map_or(Record::Nothing, Record::Level);
            (Subject::Target(indicator.clone()), record(before), record(after))
        }
        (Edit::Owner(indicator, after), Edit::Owner(_, before)) => {
            let record = |unit: &Option<String>| unit.clone().map_or(Record::Nothing, Record::Text);
            (Subject::Owner(indicator.clone()), record(before), record(after))
        }
        (Edit::AddPerson(id), _) => (Subject::Person(id.clone()), Record::Flag(false), Record::Flag(true)),
        (Edit::RemovePerson(id), _) => (Subject::Person(id.clone()), Record::Flag(true), Record::Flag(false)),
        (Edit::PersonRole(id, _), _) => (Subject::Person(id.clone()), Record::Nothing, Record::Nothing),
        (Edit::AddUnit(id), _) => (Subject::Unit(id.clone()), Record::Flag(false), Record::Flag(true)),
        (Edit::RemoveUnit(id), _) => (Subject::Unit(id.clone()), Record::Flag(true), Record::Flag(false)),
        (Edit::AddDocument(id), _) => (Subject::Document(id.clone()), Record::Flag(false), Record::Flag(true)),
        (Edit::RemoveDocument(id), _) => (Subject::Document(id.clone()), Record::Flag(true), Record::Flag(false)),
        (Edit::Document(id, after), Edit::Document(_, before)) => {
            let record = |detail: &Detail| Record::Text(detail.in_words());
            (Subject::Document(id.clone()), record(before), record(after))
        }
        (Edit::AddUse(place, _), _) => (Subject::Use(place.clone()), Record::Flag(false), Record::Flag(true)),
        (Edit::RemoveUse(place), _) => (Subject::Use(place.clone()), Record::Flag(true), Record::Flag(false)),
        (Edit::UseCriterion(place, criterion, after), Edit::UseCriterion(_, _, before)) => {
            (Subject::UseCriterion(place.clone(), criterion.clone()), Record::Flag(*before), Record::Flag(*after))
        }
        (Edit::Carried(indicator, after), Edit::Carried(_, before)) => {
            (Subject::Carried(indicator.clone()), Record::Flag(*before), Record::Flag(*after))
        }
        // The tying itself is told.
        (Edit::Letters(..), _) => return None,
        _ => (Subject::Details, Record::Nothing, Record::Nothing),
    })
}

fn same_day(one: Timestamp, other: Timestamp, zone: Zone) -> bool {
    zone.local(one).date() == zone.local(other).date()
}
