//! What went wrong in a session, as sentences: what happened, what is safe, what to do.

use super::{CopyProblem, GatherProblem, NotTaken, SaveProblem};
use crate::{
    storage::{Held, Opened, io_sentence},
    t,
    words::{Sentence, Words, Zone},
};

impl Sentence for SaveProblem {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Locked { held, .. } => held.sentence_in(words),
            Self::TakenOver { held, .. } => taken_over(held, words),
            Self::Exists { path } => t!(words, saving.exists, path = path.display()),
            Self::Gone { path } => t!(words, saving.gone, path = path.display()),
            Self::Changed { other, differing, .. } => changed(other, *differing, words),
            Self::Unreadable(error) => error.sentence_in(words),
            Self::NotAside { path, cause } => {
                t!(words, saving.not_aside, path = path.display(), cause = io_sentence(cause, words))
            }
            Self::Draft(error) => error.sentence_in(words),
            Self::Evidence(error) => error.sentence_in(words),
            Self::Write { error, .. } => error.sentence_in(words),
            Self::Broken => t!(words, saving.broken).to_owned(),
        }
    }
}

/// Who changed a file when, and how far it is from what is open.
fn changed(other: &Opened, differing: usize, words: Words) -> String {
    let draft = &other.draft;
    let who = draft.assessment.history.last().map(|entry| entry.by.as_str()).filter(|name| !name.is_empty());
    let time = words.moment_short(draft.header.saved_at, draft.assessment.zone.value);
    match who {
        _ if differing == 0 => t!(words, saving.changed_same, time = time),
        Some(who) => t!(words, saving.changed_by, who = who, time = time, count = differing),
        None => t!(words, saving.changed, time = time, count = differing),
    }
}

fn taken_over(held: &Held, words: Words) -> String {
    let Some(holder) = &held.holder else { return held.sentence_in(words) };
    let since = words.moment(holder.since, Zone::default());
    let person = holder.person.trim();
    if person.is_empty() {
        t!(words, saving.taken_over, host = holder.host, since = since)
    } else {
        t!(words, saving.taken_over_by, person = person, host = holder.host, since = since)
    }
}

impl Sentence for CopyProblem {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::NoPlace(error) => error.sentence_in(words),
            Self::Save(error) => error.sentence_in(words),
            Self::Broken => t!(words, saving.broken).to_owned(),
        }
    }
}

impl Sentence for NotTaken {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Gone { path } => t!(words, saving.gone, path = path.display()),
            Self::Refused(error) => error.sentence_in(words),
        }
    }
}

impl Sentence for GatherProblem {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Take(error) => error.sentence_in(words),
            Self::Broken => t!(words, saving.broken).to_owned(),
        }
    }
}
