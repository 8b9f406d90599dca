//! What is known about the file behind the open draft, and when which of its two copies must be written: the file
//! itself, or the recovery copy where there is no file yet or it cannot be written.

use std::{path::PathBuf, sync::Arc};

use jiff::Timestamp;

use super::transfer::Progress;
use crate::{
    assessment::Assessment,
    rubric::Rubric,
    storage::{Base, Draft, Header, Opened, ReadOnly},
};

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

/// Why the file does not take what was typed.
#[derive(Debug)]
pub enum Trouble {
    /// It could not be written.
    Failed {
        /// Why, in words.
        sentence: String,
        /// True once the person leaves it to the recovery copy.
        left: bool,
    },
    /// Somebody else wrote it since it was opened.
    Changed {
        /// What lies there now.
        other: Box<Opened>,
        /// How many entries differ.
        differing: usize,
    },
    /// What lies there now cannot be read as a draft.
    Unreadable {
        /// Why, in words.
        sentence: String,
    },
}

/// How safe the draft is, for the top bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everything is in the file since then.
    Saved(Timestamp),
    /// The file is being written.
    Working,
    /// Something is not in the file yet.
    Behind,
    /// There is no file yet.
    Unnamed,
    /// The file can only be read.
    ReadOnly,
}

/// The file behind the open draft. Changes are counted by the sitting.
#[derive(Debug)]
pub struct Saving {
    /// Which opening this is; results of work for another one are not for it.
    pub serial: u64,
    /// Where the file lies; `None` while it has no name.
    pub path: Option<PathBuf>,
    /// Where a new draft shall lie as soon as it is shown.
    pub wish: Option<PathBuf>,
    /// Id of the document.
    pub document: String,
    /// Revision in the file; 0 while it was never saved.
    pub revision: u64,
    /// Checksums that what lies in the file may have; anything else was written by somebody else.
    pub known: Vec<String>,
    /// When the file was written.
    pub saved_at: Option<Timestamp>,
    /// Why it must not be written.
    pub read_only: Option<ReadOnly>,
    /// Why it does not take what was typed.
    pub trouble: Option<Trouble>,
    /// True once the state found at opening is kept as a restore point.
    pub restore_kept: bool,
    /// Recovery copies this draft was made from, or of a state before what is in the file.
    pub leftovers: Vec<(String, u64)>,
    /// A person asked for a save and a restore point.
    pub asked: bool,
    /// Other stores in which files of its evidence may lie: where it lay before, and that of the draft it was made from.
    pub stores: Vec<PathBuf>,
    /// How far copying the evidence is, while it is copied.
    pub copying: Option<Arc<Progress>>,
    /// Changes that are in the file; `None` where the draft as a whole is not.
    saved: Option<u64>,
    /// Changes of the last attempt to write the recovery copy.
    copied: Option<u64>,
    /// Changes of the last attempt to write the file.
    tried: Option<u64>,
    /// Changes that were noticed last.
    seen: u64,
    /// First and last moment of changes that are being waited with, in seconds of the window.
    typed: Option<(f64, f64)>,
    /// What is being written, with the changes it holds.
    running: Vec<(Task, u64)>,
}

impl Saving {
    /// A draft that was never saved. `worth` says whether losing it as it is would be a loss.
    pub fn unnamed(serial: u64, document: String, worth: bool) -> Self {
        Self {
            serial,
            path: None,
            wish: None,
            document,
            revision: 0,
            known: Vec::new(),
            saved_at: None,
            read_only: None,
            trouble: None,
            restore_kept: false,
            leftovers: Vec::new(),
            asked: false,
            stores: Vec::new(),
            copying: None,
            saved: (!worth).then_some(0),
            copied: None,
            tried: None,
            seen: 0,
            typed: None,
            running: Vec::new(),
        }
    }

    /// A draft as it lies in a file.
    pub fn opened(serial: u64, path: PathBuf, header: &Header, read_only: Option<ReadOnly>) -> Self {
        Self {
            path: Some(path),
            revision: header.revision,
            known: vec![header.checksum.clone()],
            saved_at: Some(header.saved_at),
            read_only,
            saved: Some(0),
            ..Self::unnamed(serial, header.id.clone(), false)
        }
    }

    /// A recovery copy of the file it belongs to, which has not changed since: everything in it is still to be saved.
    pub fn recovered(serial: u64, path: PathBuf, base: &Header, copy: (String, u64)) -> Self {
        Self { saved: None, leftovers: vec![copy], ..Self::opened(serial, path, base, None) }
    }

    /// The revision the draft will have when it is next saved.
    pub fn next_revision(&self) -> u64 {
        self.revision.saturating_add(1)
    }

    /// True where something would be lost without a save.
    pub fn behind(&self, changes: u64) -> bool {
        self.saved != Some(changes)
    }

    /// True while something is being written.
    pub fn working(&self) -> bool {
        !self.running.is_empty()
    }

    /// True where a save could go to the file now.
    pub fn can_write(&self) -> bool {
        self.path.is_some() && self.read_only.is_none()
    }

    /// How safe the draft is.
    pub fn standing(&self, changes: u64) -> Standing {
        if self.read_only.is_some() {
            return Standing::ReadOnly;
        }
        match (&self.path, self.saved_at) {
            (None, _) => Standing::Unnamed,
            (Some(_), Some(at)) if !self.behind(changes) => Standing::Saved(at),
            _ if self.runs(Task::File) => Standing::Working,
            _ => Standing::Behind,
        }
    }

    /// Notices changes at a moment of the window.
    pub fn notice(&mut self, changes: u64, now: f64) {
        if changes != self.seen {
            self.seen = changes;
            let first = self.typed.map_or(now, |(first, _)| first);
            self.typed = Some((first, now));
        }
    }

    /// The person left the page or the field: nothing is waited for.
    pub fn hurry(&mut self) {
        if let Some((first, _)) = self.typed {
            self.typed = Some((first, f64::NEG_INFINITY));
        }
    }

    /// What is to be done at a moment of the window.
    pub fn due(&self, changes: u64, now: f64, self_saving: bool) -> Due {
        if self.read_only.is_some() || self.runs(Task::Copy) {
            return Due::Nothing;
        }
        if self.runs(Task::File) {
            return self.due_meanwhile(changes, now);
        }
        if self.asked && self.path.is_some() {
            return Due::Now(Task::File);
        }
        if !self.behind(changes) {
            return Due::Nothing;
        }
        let stopped = !matches!(&self.trouble, None | Some(Trouble::Failed { left: false, .. }));
        let file = self.path.is_some() && self_saving && !stopped && self.tried != Some(changes);
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

    fn runs(&self, task: Task) -> bool {
        self.running.iter().any(|(other, _)| *other == task)
    }

    /// Writing starts.
    pub fn start(&mut self, task: Task, changes: u64) {
        self.running.push((task, changes));
        self.typed = None;
        match task {
            Task::File => self.tried = Some(changes),
            Task::Copy => self.copied = Some(changes),
        }
    }

    /// The draft was written into a file, which from now on is its own, with everything up to the start of writing.
    pub fn written(&mut self, path: PathBuf, revision: u64, checksum: String, at: Timestamp) {
        self.saved = self.ended(Task::File);
        self.tried = self.saved;
        let own = (self.document.clone(), self.revision);
        if !self.leftovers.contains(&own) {
            self.leftovers.push(own);
        }
        self.path = Some(path);
        self.revision = revision;
        self.known = vec![checksum];
        self.saved_at = Some(at);
        self.read_only = None;
        self.trouble = None;
        self.restore_kept = true;
        self.copied = None;
    }

    /// The file was not written. `attempted` is the checksum of what may lie there all the same.
    pub fn not_written(&mut self, trouble: Trouble, attempted: Option<String>) {
        self.ended(Task::File);
        self.trouble = Some(trouble);
        self.known.extend(attempted);
    }

    /// Writing the recovery copy ended, well or not.
    pub fn copied(&mut self) {
        self.ended(Task::Copy);
    }

    /// What was typed up to these changes is not wanted any more.
    pub fn forget(&mut self, changes: u64) {
        self.saved = Some(changes);
        self.asked = false;
        self.trouble = None;
    }

    fn ended(&mut self, task: Task) -> Option<u64> {
        let place = self.running.iter().position(|(other, _)| *other == task)?;
        Some(self.running.remove(place).1)
    }

    /// Another attempt to write the file is wanted, at once.
    pub fn try_again(&mut self) {
        self.tried = None;
        if matches!(self.trouble, Some(Trouble::Failed { .. })) {
            self.trouble = None;
        }
    }

    /// The draft got no file; the one it has stays as it is.
    pub fn not_named(&mut self) {
        self.ended(Task::File);
    }

    /// Recovery copies, by document and base revision, of which nothing is needed any more: everything is in the
    /// file, and no copy is on its way.
    pub fn swept(&mut self, changes: u64) -> Vec<(String, u64)> {
        if self.behind(changes) || self.working() { Vec::new() } else { std::mem::take(&mut self.leftovers) }
    }

    /// Recovery copies, by document and base revision, that are of no use once what they hold is not wanted.
    pub fn obsolete(&self) -> Vec<(String, u64)> {
        let own = (self.document.clone(), self.revision);
        self.leftovers.iter().cloned().chain([own]).collect()
    }

    /// The draft as it is written into its file.
    pub fn draft(&self, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> Draft {
        let header = Header { revision: self.next_revision(), ..Header::first(self.document.clone(), rubric, at) };
        Draft { header, assessment: assessment.clone() }
    }

    /// The draft as it is written into its recovery copy.
    pub fn copy(&self, rubric: &Rubric, assessment: &Assessment, at: Timestamp) -> Draft {
        let mut draft = self.draft(rubric, assessment, at);
        draft.header.base = Some(Base {
            path: self.path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            revision: self.revision,
            checksum: self.known.first().cloned().unwrap_or_default(),
        });
        draft
    }
}
