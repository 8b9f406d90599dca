//! When which of a draft's two copies is to be written: its file, or the recovery copy where there is no file yet or it
//! does not take what was typed. Changes are counted by the sitting; moments are seconds on the caller's clock.

/// A person who has typed nothing for so long, in seconds, rests.
const REST: f64 = 1.0;
/// Nothing stays unwritten longer than this, in seconds, also while somebody types without a pause: with the time of a
/// save itself it stays under the two seconds that a crash may cost.
const LONGEST: f64 = 1.0;

/// Pauses, in seconds, after which what failed is tried again by itself; the last one from then on.
const PAUSES: [f64; 4] = [5.0, 10.0, 20.0, 30.0];

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
    /// What failed since the last pause and may do better after the next.
    failed: Vec<Task>,
    /// When that is tried again.
    again: Option<f64>,
    /// How many pauses there were since something was written.
    pauses: usize,
}

impl Schedule {
    /// A draft of which everything is written, or, where it is not, nothing.
    pub(super) fn new(written: bool) -> Self {
        Self {
            saved: written.then_some(0),
            copied: None,
            tried: None,
            seen: 0,
            typed: None,
            running: Vec::new(),
            failed: Vec::new(),
            again: None,
            pauses: 0,
        }
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

    /// Notices changes at a moment, and that what failed is to be tried again.
    pub(super) fn notice(&mut self, changes: u64, now: f64) {
        match self.again {
            Some(again) if now >= again => {
                for task in std::mem::take(&mut self.failed) {
                    match task {
                        Task::File => self.tried = None,
                        Task::Copy => self.copied = None,
                    }
                }
                self.again = None;
            }
            None if !self.failed.is_empty() => {
                let pause = PAUSES.get(self.pauses).or(PAUSES.last()).copied().unwrap_or(LONGEST);
                self.again = Some(now + pause);
                self.pauses = self.pauses.saturating_add(1);
            }
            Some(_) | None => {}
        }
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
        let wished = file == FileWish::WhenRested;
        let file = wished && self.tried != Some(changes);
        if !file && self.copied == Some(changes) {
            return self.due_again(wished, now);
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

    /// When what failed is tried again; the file only where it is wished for.
    fn due_again(&self, file: bool, now: f64) -> Due {
        let waits = self.failed.iter().any(|task| *task == Task::Copy || file);
        match self.again {
            Some(again) if waits => Due::In((again - now).max(0.0)),
            _ => Due::Nothing,
        }
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
        (self.failed, self.again, self.pauses) = (Vec::new(), None, 0);
    }

    /// The recovery copy was written.
    pub(super) fn copied(&mut self) {
        self.failed.retain(|task| *task != Task::Copy);
        if self.failed.is_empty() {
            (self.again, self.pauses) = (None, 0);
        }
    }

    /// Writing this failed for a reason that may pass by itself.
    pub(super) fn failed(&mut self, task: Task) {
        if !self.failed.contains(&task) {
            self.failed.push(task);
        }
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

    /// Another attempt to write the file is wanted. The person is there: pauses begin anew.
    pub(super) fn try_again(&mut self) {
        self.tried = None;
        (self.again, self.pauses) = (None, 0);
        if std::mem::take(&mut self.failed).contains(&Task::Copy) {
            self.copied = None;
        }
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

    /// Moments at which something is tried, by a caller that looks when it was told to, until this second.
    fn attempts(
        schedule: &mut Schedule,
        wish: FileWish,
        until: f64,
        takes: impl Fn(Task, f64) -> bool,
    ) -> Vec<(Task, f64)> {
        let (mut now, mut attempts) = (12.0, Vec::new());
        while now <= until {
            schedule.notice(1, now);
            match schedule.due(1, now, wish) {
                Due::Nothing => break,
                Due::In(wait) => {
                    assert!(wait > 0.0, "nobody looks without end");
                    now += wait;
                }
                Due::Now(task) => {
                    attempts.push((task, now));
                    schedule.start(task, 1);
                    match (task, takes(task, now)) {
                        (Task::File, true) => schedule.saved(),
                        (Task::Copy, true) => {
                            schedule.ended(task);
                            schedule.copied();
                        }
                        (_, false) => {
                            schedule.ended(task);
                            schedule.failed(task);
                        }
                    }
                }
            }
        }
        attempts
    }

    #[test]
    fn what_failed_is_tried_again_after_growing_pauses_the_file_first() {
        let mut schedule = typed();
        let tried = attempts(&mut schedule, FileWish::WhenRested, 120.0, |_, _| false);
        let moments: Vec<f64> = tried.iter().filter(|(task, _)| *task == Task::File).map(|(_, at)| *at).collect();
        assert_eq!(moments, [12.0, 17.0, 27.0, 47.0, 77.0, 107.0]);
        assert!(tried.chunks(2).all(|pair| pair[0].0 == Task::File && pair[1] == (Task::Copy, pair[0].1)), "{tried:?}");
        // A person who asks starts over.
        schedule.try_again();
        let again = attempts(&mut schedule, FileWish::WhenRested, 18.0, |_, _| false);
        assert_eq!(again.len(), 4, "{again:?}");
    }

    #[test]
    fn once_there_is_room_everything_is_written_and_nobody_looks_any_more() {
        for room in [13.0, 20.0, 60.0, 300.0] {
            let mut schedule = typed();
            let tried = attempts(&mut schedule, FileWish::WhenRested, 1e6, |_, now| now >= room);
            let (last, at) = tried[tried.len() - 1];
            assert!(last == Task::File && at - room <= 30.0 && !schedule.behind(1), "{tried:?}");
            let mut unnamed = typed();
            let tried = attempts(&mut unnamed, FileWish::Not, 1e6, |_, now| now >= room);
            assert!(tried.iter().all(|(task, _)| *task == Task::Copy), "{tried:?}");
            assert!(tried[tried.len() - 1].1 - room <= 30.0 && unnamed.due(1, 1e6, FileWish::Not) == Due::Nothing);
        }
        // Where the copy has it, the file is still tried.
        let mut schedule = typed();
        let tried = attempts(&mut schedule, FileWish::WhenRested, 1e6, |task, now| task == Task::Copy || now > 90.0);
        assert_eq!(tried.iter().filter(|(task, _)| *task == Task::Copy).count(), 1, "{tried:?}");
        assert!(!schedule.behind(1));
    }
}
