//! What went wrong in a session, as sentences: what happened, what is safe, what to do.

use super::{CopyProblem, GatherProblem, SaveProblem};
use crate::{
    storage::{Held, Opened, io_sentence},
    t,
    words::{Sentence, Zone, count, moment, moment_short},
};

impl Sentence for SaveProblem {
    fn sentence(&self) -> String {
        match self {
            Self::Locked { held, .. } => held.sentence(),
            Self::TakenOver { held, .. } => taken_over(held),
            Self::Exists { path } => t!("saving.exists", path = path.display()),
            Self::Changed { other, differing, .. } => changed(other, *differing),
            Self::Unreadable(error) => error.sentence(),
            Self::NotAside { path, cause } => {
                t!("saving.not_aside", path = path.display(), cause = io_sentence(cause))
            }
            Self::Draft(error) => error.sentence(),
            Self::Evidence(error) => error.sentence(),
            Self::Write { error, .. } => error.sentence(),
            Self::Broken => t!("saving.broken").to_owned(),
        }
    }
}

/// Who changed a file when, and how far it is from what is open.
fn changed(other: &Opened, differing: usize) -> String {
    let draft = &other.draft;
    let who = draft.assessment.history.last().map(|entry| entry.by.as_str()).filter(|name| !name.is_empty());
    let time = moment_short(draft.header.saved_at, draft.assessment.zone.value);
    let count = count(differing);
    match who {
        Some(who) => t!("saving.changed_by", who = who, time = time, count = count),
        None => t!("saving.changed", time = time, count = count),
    }
}

fn taken_over(held: &Held) -> String {
    let Some(holder) = &held.holder else { return held.sentence() };
    let since = moment(holder.since, Zone::default());
    let person = holder.person.trim();
    if person.is_empty() {
        t!("saving.taken_over", host = holder.host, since = since)
    } else {
        t!("saving.taken_over_by", person = person, host = holder.host, since = since)
    }
}

impl Sentence for CopyProblem {
    fn sentence(&self) -> String {
        match self {
            Self::NoPlace(error) => error.sentence(),
            Self::Save(error) => error.sentence(),
            Self::Broken => t!("saving.broken").to_owned(),
        }
    }
}

impl Sentence for GatherProblem {
    fn sentence(&self) -> String {
        match self {
            Self::Take(error) => error.sentence(),
            Self::Broken => t!("saving.broken").to_owned(),
        }
    }
}
