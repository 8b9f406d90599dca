//! A session: what is known about the file behind the open draft, and what of the draft is in it.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{
    CopyId, CopyProblem, Due, EvidenceSource, NotSaved, SaveOrder, SaveProblem, SavedDraft, Target, Task,
    open::give_up,
    schedule::{FileWish, Schedule},
};
use crate::{
    assessment::{Assessment, Author, DraftId, MOST_REVISION, SittingId, Sittings},
    insight::differences,
    rubric::Rubric,
    storage::{self, Base, Disk, Draft, Header, Holder, Lock, LockMark, Origin, ReadOnly},
};

/// How safe a draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the file since then.
    Saved(Timestamp),
    /// The file is being written.
    Saving,
    /// Something is not in the file yet.
    Behind,
    /// There is no file yet.
    Unnamed,
    /// The file can only be read.
    ReadOnly,
}

/// Where a draft is to be written that lay elsewhere or nowhere.
#[derive(Debug, Clone)]
pub struct NewPlace {
    /// The file.
    pub path: PathBuf,
    /// Whether an old file may be replaced: the person agreed.
    pub replace: bool,
    /// Who makes it.
    pub holder: Holder,
    /// Where the draft's evidence lies now.
    pub store: PathBuf,
}

/// The file behind an open draft, from opening to closing. Changes are counted by the sitting.
#[derive(Debug)]
pub struct Session {
    /// Where the file lies; `None` while it has no name.
    pub path: Option<PathBuf>,
    /// Id of the draft.
    pub draft_id: DraftId,
    /// Why it must not be written.
    pub read_only: Option<ReadOnly>,
    /// A person asked for a save and a restore point.
    pub asked: bool,
    /// Other stores in which files of its evidence may lie: where it lay before, and that of the draft it was made from.
    pub stores: Vec<PathBuf>,
    /// This sitting.
    sitting: SittingId,
    /// Revision of what is written next; what is changed from now on belongs to it.
    next_revision: u64,
    /// What the draft knew of other sittings when it was no file yet, and where it was taken from.
    before: Before,
    /// What the file says about itself; `None` while the draft was never saved.
    file: Option<Header>,
    /// Checksums that what lies in the file may have; anything else was written by somebody else.
    known: Vec<String>,
    /// Why it does not take what was typed.
    problem: Option<NotSaved>,
    /// Its lock.
    lock: Option<Lock>,
    /// True once the state found at opening is kept as a restore point.
    found_kept: bool,
    /// Recovery copies this draft was made from, or of a state before what is in the file.
    superseded: Vec<CopyId>,
    schedule: Schedule,
}

/// What is known of a draft that has no file yet, made from one that has.
#[derive(Debug, Default)]
struct Before {
    sittings: Sittings,
    taken_from: Option<Origin>,
}

impl Session {
    /// A draft that was never saved. `worth` says whether losing it as it is would be a loss.
    pub fn unnamed(draft_id: DraftId, sitting: SittingId, worth: bool) -> Self {
        Self {
            path: None,
            draft_id,
            sitting,
            next_revision: 1,
            before: Before::default(),
            read_only: None,
            asked: false,
            stores: Vec::new(),
            file: None,
            known: Vec::new(),
            problem: None,
            lock: None,
            found_kept: false,
            superseded: Vec::new(),
            schedule: Schedule::new(!worth),
        }
    }

    /// A draft as it lies in a file.
    pub fn opened(
        path: PathBuf,
        header: Header,
        sitting: SittingId,
        read_only: Option<ReadOnly>,
        lock: Option<Lock>,
    ) -> Self {
        Self {
            path: Some(path),
            read_only,
            known: vec![header.checksum.clone()],
            next_revision: header.revision.saturating_add(1),
            lock,
            ..Self { file: Some(header.clone()), ..Self::unnamed(header.id, sitting, false) }
        }
    }

    /// A recovery copy of the file it belongs to, which has not changed since: everything in it is still to be saved.
    pub fn recovered(path: PathBuf, base: Header, sitting: SittingId, lock: Lock, copy: CopyId) -> Self {
        let opened = Self::opened(path, base, sitting, None, Some(lock));
        Self { schedule: Schedule::new(false), superseded: vec![copy], ..opened }
    }

    /// The same, of a draft that was read from another file or a recovery copy of itself.
    #[must_use]
    pub fn taken_from(self, header: &Header) -> Self {
        let taken_from = match &header.base {
            None => Some(header.as_origin()),
            Some(base) if base.checksum.is_empty() => None,
            Some(base) => Some(Origin { revision: base.revision, checksum: base.checksum.clone() }),
        };
        Self { before: Before { sittings: header.sittings.clone(), taken_from }, ..self }
    }

    /// The same, made from recovery copies that are of no use once it is saved.
    #[must_use]
    pub fn made_from(self, copies: Vec<CopyId>) -> Self {
        Self { superseded: copies, ..self }
    }

    /// Revision in the file; 0 while it was never saved.
    pub fn revision(&self) -> u64 {
        self.file.as_ref().map_or(0, |header| header.revision)
    }

    /// The author of a change that is made now, in this sitting.
    pub fn author(&self, name: String, at: Timestamp) -> Author {
        Author { name, at, revision: self.next_revision, sitting: self.sitting.clone() }
    }

    /// When the file was written; `None` while there is none.
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.file.as_ref().map(|header| header.saved_at)
    }

    /// Why the file does not take what was typed.
    pub fn problem(&self) -> Option<&NotSaved> {
        self.problem.as_ref()
    }

    /// Counts anew in how many fields the draft differs from what somebody else saved into its file.
    pub fn recount(&mut self, changes: u64, rubric: &Rubric, assessment: &Assessment) {
        let Some(NotSaved { why: SaveProblem::Changed { other, differing, .. }, counted, .. }) = &mut self.problem
        else {
            return;
        };
        if *counted != Some(changes) {
            *differing = differences(rubric, &other.draft.assessment, assessment).len();
            *counted = Some(changes);
        }
    }

    /// What shows whether the lock of its file is still held.
    pub fn lock_mark(&self) -> Option<LockMark> {
        self.lock.as_ref().and_then(Lock::mark)
    }

    /// True where something would be lost without a save.
    pub fn behind(&self, changes: u64) -> bool {
        self.schedule.behind(changes)
    }

    /// True while something is being written.
    pub fn working(&self) -> bool {
        self.schedule.working()
    }

    /// True where a save could go to the file now.
    pub fn can_write(&self) -> bool {
        self.path.is_some() && self.read_only.is_none()
    }

    /// How safe the draft is.
    pub fn state(&self, changes: u64) -> SaveState {
        if self.read_only.is_some() {
            return SaveState::ReadOnly;
        }
        match (&self.path, self.saved_at()) {
            (None, _) => SaveState::Unnamed,
            (Some(_), Some(at)) if !self.behind(changes) => SaveState::Saved(at),
            _ if self.schedule.runs(Task::File) => SaveState::Saving,
            _ => SaveState::Behind,
        }
    }

    /// Notices changes at a moment, in seconds of the caller's clock.
    pub fn notice(&mut self, changes: u64, now: f64) {
        self.schedule.notice(changes, now);
    }

    /// The person left the page or the field: nothing is waited for.
    pub fn hurry(&mut self) {
        self.schedule.hurry();
    }

    /// What is to be done at a moment of the same clock.
    pub fn due(&self, changes: u64, now: f64, self_saving: bool) -> Due {
        if self.read_only.is_some() {
            return Due::Nothing;
        }
        let stopped = self.problem.as_ref().is_some_and(|problem| problem.left || problem.why.needs_decision());
        let file = match self.path {
            Some(_) if self.asked => FileWish::AtOnce,
            Some(_) if self_saving && !stopped => FileWish::WhenRested,
            _ => FileWish::Not,
        };
        self.schedule.due(changes, now, file)
    }

    /// Writing starts.
    pub fn start(&mut self, task: Task, changes: u64) {
        self.schedule.start(task, changes);
    }

    /// The draft was written into a file, which from now on is its own, with everything up to the start of writing.
    pub fn saved(&mut self, disk: &dyn Disk, done: SavedDraft) {
        self.schedule.saved();
        let own = self.copy_id();
        if !self.superseded.contains(&own) {
            self.superseded.push(own);
        }
        if let Some(lock) = done.lock {
            self.hold(disk, lock);
        }
        self.path = Some(done.path);
        self.known = vec![done.header.checksum.clone()];
        self.next_revision = self.next_revision.max(done.header.revision.saturating_add(1));
        self.file = Some(done.header);
        self.read_only = None;
        self.problem = None;
        self.found_kept = true;
    }

    /// The file was not written.
    pub fn not_saved(&mut self, why: SaveProblem) {
        self.schedule.ended(Task::File);
        if let SaveProblem::Write { attempted, .. } = &why {
            self.known.push(attempted.clone());
        }
        if why.may_pass() {
            self.schedule.failed(Task::File);
        }
        // Said while this attempt was on its way.
        let left = self.problem.as_ref().is_some_and(|problem| problem.left) && !why.needs_decision();
        self.problem = Some(NotSaved { why, left, counted: None });
    }

    /// The draft got no other file; the one it has stays as it is.
    pub fn not_named(&mut self) {
        self.schedule.ended(Task::File);
    }

    /// Writing the recovery copy ended, well or with a problem.
    pub fn copied(&mut self, problem: Option<&CopyProblem>) {
        self.schedule.ended(Task::Copy);
        match problem {
            None => self.schedule.copied(),
            Some(problem) if problem.may_pass() => self.schedule.failed(Task::Copy),
            Some(_) => {}
        }
    }

    /// The person leaves what the file does not take to the recovery copy.
    pub fn leave_to_copy(&mut self) {
        if let Some(problem) = self.problem.as_mut().filter(|problem| !problem.why.needs_decision()) {
            problem.left = true;
        }
    }

    /// What was typed up to these changes is not wanted any more.
    pub fn forget(&mut self, changes: u64) {
        self.schedule.forget(changes);
        self.asked = false;
        self.problem = None;
    }

    /// Another attempt to write the file is wanted, at once.
    pub fn try_again(&mut self) {
        self.schedule.try_again();
        self.problem.take_if(|problem| !problem.why.needs_decision());
    }

    /// Recovery copies of which nothing is needed any more: everything is in the file, and no copy is on its way.
    pub fn swept(&mut self, changes: u64) -> Vec<CopyId> {
        if self.behind(changes) || self.working() { Vec::new() } else { std::mem::take(&mut self.superseded) }
    }

    /// Recovery copies that are of no use once what they hold is not wanted.
    pub fn obsolete(&self) -> Vec<CopyId> {
        self.superseded.iter().cloned().chain([self.copy_id()]).collect()
    }

    fn path_text(&self) -> Option<String> {
        self.path.as_ref().map(|path| path.to_string_lossy().into_owned())
    }

    fn copy_id(&self) -> CopyId {
        CopyId { draft_id: self.draft_id.clone(), base: self.revision(), path: self.path_text() }
    }

    /// The draft as it is written into its file.
    fn draft(&self, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> Draft {
        let mut header = self.header(rubric, at);
        header.sittings.join(&assessment.sittings());
        Draft { header, assessment: assessment.clone() }
    }

    /// What the next revision says about itself, but for what was changed for it.
    fn header(&self, rubric: &Rubric, at: Timestamp) -> Header {
        match &self.file {
            Some(file) => file.next(self.next_revision, rubric, at),
            None => Header {
                revision: self.next_revision,
                sittings: self.before.sittings.clone(),
                taken_from: self.before.taken_from.clone(),
                ..Header::first(self.draft_id.clone(), rubric, at)
            },
        }
    }

    /// The draft as it stands, to be handed on: under the revision of its file where everything is in that.
    pub fn as_it_stands(&self, rubric: &Rubric, assessment: &Assessment, changes: u64, at: Timestamp) -> Draft {
        match &self.file {
            Some(file) if !self.behind(changes) => Draft { header: file.clone(), assessment: assessment.clone() },
            _ => self.draft(rubric, assessment, at),
        }
    }

    /// Revision of the draft as it stands: what a command would find in the file, or the next one where that is behind.
    pub fn revision_of(&self, changes: u64) -> u64 {
        match &self.file {
            Some(file) if !self.behind(changes) => file.revision,
            _ => self.next_revision,
        }
    }

    /// The draft as it is written into its recovery copy.
    pub fn recovery_copy(&self, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> Draft {
        let base = Base {
            path: self.path_text(),
            revision: self.revision(),
            checksum: self.known.first().cloned().unwrap_or_default(),
        };
        let header = self.header(rubric, at);
        // A copy is read back also where the file can take no later revision.
        let revision = header.revision.min(MOST_REVISION);
        Draft { header: Header { base: Some(base), revision, ..header }, assessment: assessment.clone() }
    }

    /// The draft as it stands, to be written into its own file.
    pub fn own_order(&mut self, path: PathBuf, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> SaveOrder {
        let draft = self.draft(rubric, assessment, at);
        self.close_revision();
        SaveOrder {
            path,
            draft,
            target: Target::Own { known: self.known.clone(), lock: self.lock_mark() },
            keep_found: !self.found_kept,
            keep_written: self.asked,
            evidence: EvidenceSource::of(self.stores.clone()),
        }
    }

    /// The draft as it stands, to be written into another file, which then becomes its own.
    pub fn new_order(&mut self, place: NewPlace, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> SaveOrder {
        let NewPlace { path, replace, holder, store } = place;
        let from = [store].into_iter().chain(self.stores.iter().cloned()).collect();
        let mut draft = self.draft(rubric, assessment, at);
        if let Some(file) = &self.file {
            draft.header.taken_from = Some(file.as_origin());
        }
        self.close_revision();
        SaveOrder {
            path,
            draft,
            target: Target::New { replace, holder, held: self.lock_mark() },
            keep_found: !self.found_kept,
            keep_written: self.asked,
            evidence: EvidenceSource::of(from),
        }
    }

    /// What is changed from now on is not in the order just made, so it belongs to another revision, whatever becomes of
    /// this one.
    fn close_revision(&mut self) {
        self.next_revision = self.next_revision.saturating_add(1);
    }

    /// Holds another lock from now on, and gives the one before back unless it is the same.
    fn hold(&mut self, disk: &dyn Disk, lock: Lock) {
        self.lock = Some(in_place_of(disk, self.lock.take(), lock));
    }

    /// Ends the session before in favour of this one. A lock both have stays.
    pub fn follow(&mut self, disk: &dyn Disk, mut before: Self) {
        if let Some(lock) = self.lock.take() {
            self.lock = Some(in_place_of(disk, before.lock.take(), lock));
        }
        before.close(disk);
    }

    /// Ends a session that was never shown. A lock that the session before it has stays.
    pub fn abandon(self, disk: &dyn Disk, before: Option<&Self>) {
        if let Some(lock) = self.lock {
            give_up(disk, lock, before.and_then(Self::lock_mark).as_ref());
        }
    }

    /// Ends the session: its lock is given back.
    pub fn close(self, disk: &dyn Disk) {
        if let Some(lock) = self.lock {
            storage::release_lock(disk, lock);
        }
    }
}

/// A lock in the place of another, which is given back unless it is the same.
fn in_place_of(disk: &dyn Disk, before: Option<Lock>, lock: Lock) -> Lock {
    let Some(before) = before else { return lock };
    before.joined(lock).unwrap_or_else(|different| {
        let (before, lock) = *different;
        storage::release_lock(disk, before);
        lock
    })
}
