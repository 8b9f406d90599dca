//! When which of a draft's two copies is to be written: its file, or the recovery copy where there is no file yet or it
//! does not take what was typed. Changes are counted by the sitting; moments are seconds on the caller's clock.

/// A person who has typed nothing for so long, in seconds, rests.
const REST: f64 = 1.0;
/// Nothing stays unwritten longer than this, in seconds, also while somebody types without a pause: with the time of a
/// save itself it stays under the two seconds that a crash may cost.
const LONGEST: f64 = 1.0;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The draft's own file.
    File,
    /// The recovery copy.
    Copy,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// Something, in so many seconds.
    In(f64),
    /// This.
    Now(Task),
}

/// What may be written into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileWish {
    /// Nothing: there is none, or it does not take anything by itself.
    Not,
    /// What was typed, once the person rests.
    WhenRested,
    /// What there is, at once: the person asked for it.
    AtOnce,
}

/// What of a draft is written, is being written and waits.
#[derive(Debug)]
pub(super) struct Schedule {
    /// Changes that are in the file; `None` where the draft as a whole is not.
    saved: Option<u64>,
    /// Changes of the last attempt to write the recovery copy.
    copied: Option<u64>,
    /// Changes of the last attempt to write the file.
    tried: Option<u64>,
    /// Changes that were noticed last.
    seen: u64,
    /// First and last moment of changes that are being waited with.
    typed: Option<(f64, f64)>,
    /// What is being written, with the changes it holds.
    running: Vec<(Task, u64)>,
}

impl Schedule {
    /// A draft of which everything is written, or, where it is not, nothing.
    pub(super) fn new(written: bool) -> Self {
        Self { saved: written.then_some(0), copied: None, tried: None, seen: 0, typed: None, running: Vec::new() }
    }

    /// True where something is not in the file.
    pub(super) fn behind(&self, changes: u64) -> bool {
        self.saved != Some(changes)
    }

    /// True while something is being written.
    pub(super) fn working(&self) -> bool {
        !self.running.is_empty()
    }

    /// True while this is being written.
    pub(super) fn runs(&self, task: Task) -> bool {
        self.running.iter().any(|(other, _)| *other == task)
    }

    /// Notices changes at a moment.
    pub(super) fn notice(&mut self, changes: u64, now: f64) {
        if changes != self.seen {
            self.seen = changes;
            let first = self.typed.map_or(now, |(first, _)| first);
            self.typed = Some((first, now));
        }
    }

    /// Nothing is waited for.
    pub(super) fn hurry(&mut self) {
        if let Some((first, _)) = self.typed {
            self.typed = Some((first, f64::NEG_INFINITY));
        }
    }

    /// What is to be done at a moment.
    pub(super) fn due(&self, changes: u64, now: f64, file: FileWish) -> Due {
        if self.runs(Task::Copy) {
            return Due::Nothing;
        }
        if self.runs(Task::File) {
            return self.due_meanwhile(changes, now);
        }
        if file == FileWish::AtOnce {
            return Due::Now(Task::File);
        }
        if !self.behind(changes) {
            return Due::Nothing;
        }
        let file = file == FileWish::WhenRested && self.tried != Some(changes);
        if !file && self.copied == Some(changes) {
            return Due::Nothing;
        }
        self.once_rested(if file { Task::File } else { Task::Copy }, now)
    }

    /// While a slow disk still takes the file, what was typed since then goes into the recovery copy.
    fn due_meanwhile(&self, changes: u64, now: f64) -> Due {
        if self.typed.is_none() || self.tried == Some(changes) || self.copied == Some(changes) {
            return Due::Nothing;
        }
        self.once_rested(Task::Copy, now)
    }

    fn once_rested(&self, task: Task, now: f64) -> Due {
        let rested = self.typed.map_or(now, |(first, last)| (last + REST).min(first + LONGEST));
        if now >= rested { Due::Now(task) } else { Due::In(rested - now) }
    }

    /// Writing starts.
    pub(super) fn start(&mut self, task: Task, changes: u64) {
        self.running.push((task, changes));
        self.typed = None;
        match task {
            Task::File => self.tried = Some(changes),
            Task::Copy => self.copied = Some(changes),
        }
    }

    /// The file was written, with everything up to the start of writing.
    pub(super) fn saved(&mut self) {
        self.saved = self.ended(Task::File);
        self.tried = self.saved;
        self.copied = None;
    }

    /// Writing ended otherwise, or was that of a recovery copy. The changes it held.
    pub(super) fn ended(&mut self, task: Task) -> Option<u64> {
        let place = self.running.iter().position(|(other, _)| *other == task)?;
        Some(self.running.remove(place).1)
    }

    /// What was typed up to these changes is not wanted any more.
    pub(super) fn forget(&mut self, changes: u64) {
        self.saved = Some(changes);
    }

    /// Another attempt to write the file is wanted.
    pub(super) fn try_again(&mut self) {
        self.tried = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Something typed at second 10.
    fn typed() -> Schedule {
        let mut schedule = Schedule::new(true);
        schedule.notice(1, 10.0);
        schedule
    }

    #[test]
    fn the_file_is_due_one_second_after_the_last_key_and_never_later_than_one_after_the_first() {
        let mut schedule = typed();
        assert_eq!(schedule.due(1, 10.0, FileWish::WhenRested), Due::In(1.0));
        schedule.notice(2, 10.75);
        assert_eq!(schedule.due(2, 10.75, FileWish::WhenRested), Due::In(0.25));
        assert_eq!(schedule.due(2, 11.0, FileWish::WhenRested), Due::Now(Task::File));
        assert_eq!(Schedule::new(true).due(0, 10.0, FileWish::WhenRested), Due::Nothing);
    }

    #[test]
    fn leaving_a_field_makes_it_due_at_once() {
        let mut schedule = typed();
        schedule.hurry();
        assert_eq!(schedule.due(1, 10.0, FileWish::WhenRested), Due::Now(Task::File));
    }

    #[test]
    fn what_the_file_does_not_take_goes_into_the_recovery_copy_once() {
        let mut schedule = typed();
        schedule.start(Task::File, 1);
        schedule.ended(Task::File);
        assert_eq!(schedule.due(1, 12.0, FileWish::WhenRested), Due::Now(Task::Copy), "the file was tried");
        schedule.start(Task::Copy, 1);
        assert_eq!(schedule.due(1, 12.0, FileWish::AtOnce), Due::Nothing, "one after the other");
        schedule.ended(Task::Copy);
        assert_eq!(schedule.due(1, 12.0, FileWish::WhenRested), Due::Nothing);
        assert!(schedule.behind(1) && !schedule.working());
        schedule.try_again();
        assert_eq!(schedule.due(1, 12.0, FileWish::WhenRested), Due::Now(Task::File));
        schedule.notice(2, 13.0);
        assert_eq!(schedule.due(2, 14.0, FileWish::Not), Due::Now(Task::Copy));
    }

    #[test]
    fn what_is_typed_while_the_file_is_written_is_behind_and_copied_meanwhile() {
        let mut schedule = typed();
        schedule.start(Task::File, 1);
        assert_eq!(schedule.due(1, 20.0, FileWish::WhenRested), Due::Nothing);
        schedule.notice(2, 20.0);
        assert_eq!(schedule.due(2, 20.5, FileWish::WhenRested), Due::In(0.5));
        assert_eq!(schedule.due(2, 21.0, FileWish::WhenRested), Due::Now(Task::Copy));
        schedule.saved();
        assert!(!schedule.behind(1) && schedule.behind(2));
        assert_eq!(schedule.due(2, 21.0, FileWish::WhenRested), Due::Now(Task::File));
    }

    #[test]
    fn what_was_asked_for_is_done_at_once_and_what_was_thrown_away_is_not_behind() {
        let mut schedule = Schedule::new(true);
        assert_eq!(schedule.due(0, 0.0, FileWish::AtOnce), Due::Now(Task::File));
        assert!(Schedule::new(false).behind(0));
        schedule.notice(3, 1.0);
        schedule.forget(3);
        assert_eq!(schedule.due(3, 9.0, FileWish::WhenRested), Due::Nothing);
    }
}
