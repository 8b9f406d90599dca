//! Whoever holds two copies of a draft can tell of every value whether the other copy knew it: what merging rests on.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use spbe_mandiri::{
    assessment::{Field, Place, Sitting, SittingId, Sittings},
    rubric,
    session::{self, BaseFile, CopyId, NewPlace, SaveProblem, Session, Workplace},
    storage::{self, Disk, Fault, FaultyDisk, Holder, Opened, Places, SystemDisk, evidence_folder},
};
use support::{Random, at, draft, facts, put, rubric as framework};
use tempfile::TempDir;

/// Indicators whose Fakta are written.
const FIELDS: [&str; 4] = ["1", "12", "23", "47"];
/// Most files of the draft that are followed.
const MOST_FILES: usize = 9;

/// What is true of a copy: which change stands in each field, and all changes that ever went into it.
#[derive(Clone, Default)]
struct Truth {
    fields: BTreeMap<&'static str, u32>,
    changes: BTreeSet<u32>,
}

/// Copies of one draft, and what is true of each.
struct Copies {
    folder: TempDir,
    files: BTreeMap<PathBuf, Truth>,
    random: Random,
    /// Changes that were made so far.
    count: u32,
    /// Sittings that were begun so far.
    sittings: u32,
}

/// A copy that is open.
struct Open {
    session: Session,
    sitting: Sitting,
    truth: Truth,
}

impl Copies {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("0.ron");
        put(&path, storage::to_text(&draft(support::answered(&[2]))).unwrap().as_bytes());
        let files = BTreeMap::from([(path, Truth::default())]);
        Self { folder, files, random: Random(seed), count: 0, sittings: 0 }
    }

    fn with<T>(&self, disk: &dyn Disk, work: impl FnOnce(Workplace<'_>) -> T) -> T {
        let places = Places::of(Some(self.folder.path().join("data").into_os_string()), None).unwrap();
        work(Workplace { disk, places: Some(&places), rubrics: rubric::builtin })
    }

    fn new_sitting(&mut self) -> SittingId {
        self.sittings += 1;
        SittingId::of(&format!("{:08x}-0000-4000-8000-000000000000", self.sittings))
    }

    fn any_file(&mut self) -> (PathBuf, Truth) {
        let chosen = self.random.below(self.files.len());
        let (path, truth) = self.files.iter().nth(chosen).unwrap();
        (path.clone(), truth.clone())
    }

    fn new_file(&mut self) -> Option<PathBuf> {
        let next = self.files.len();
        (next < MOST_FILES).then(|| self.folder.path().join(format!("{next}.ron")))
    }

    fn open(&mut self, path: &Path, truth: Truth) -> Open {
        let Opened { draft, .. } = storage::open(&SystemDisk, path, &rubric::builtin).unwrap();
        let session = Session::opened(path.to_path_buf(), draft.header, self.new_sitting(), None, None);
        Open { session, sitting: Sitting::new(draft.assessment), truth }
    }

    fn edit(&mut self, open: &mut Open) {
        for _ in 0..self.random.below(3) {
            self.count += 1;
            let field = FIELDS[self.random.below(FIELDS.len())];
            let author = open.session.author("Uji".to_owned(), at(i64::from(self.count) * 5_000));
            open.sitting.apply(&framework(), facts(field, &self.count.to_string()), &author).unwrap();
            open.truth.fields.insert(field, self.count);
            open.truth.changes.insert(self.count);
        }
    }

    /// A save of what is there; `during` is typed before it is done.
    fn save(&mut self, open: &mut Open, path: &Path, fails: bool, during: bool) {
        let own = open.session.path.as_deref() == Some(path);
        let assessment = open.sitting.assessment().clone();
        let order = if own {
            open.session.own_order(path.to_path_buf(), &framework(), &assessment, at(0))
        } else {
            let holder = Holder::here("Uji".to_owned(), at(0), "uji".to_owned());
            let place = NewPlace { path: path.to_path_buf(), replace: false, holder, store: evidence_folder(path) };
            open.session.new_order(place, &framework(), &assessment, at(0))
        };
        let written = open.truth.clone();
        if during {
            self.edit(open);
        }
        let fault = if fails { self.random.below(30) } else { usize::MAX };
        let disk = FaultyDisk::new(&SystemDisk, fault, Fault::Fails(ErrorKind::StorageFull));
        match self.with(&disk, |work| session::save(work, &order)) {
            Ok(done) => {
                self.files.insert(path.to_path_buf(), written);
                open.session.saved(&SystemDisk, done);
            }
            Err(problem) => {
                // What a failed save left all the same.
                if let SaveProblem::Write { attempted, .. } = &problem
                    && storage::open(&SystemDisk, path, &rubric::builtin)
                        .is_ok_and(|found| found.draft.header.checksum == *attempted)
                {
                    self.files.insert(path.to_path_buf(), written);
                }
                open.session.not_saved(problem);
            }
        }
    }

    /// Goes on from a recovery copy of what was open: in the same file, or in a new one where that has changed.
    /// `base` are the changes in the file when the copy was made.
    fn recover(&mut self, copied: BTreeMap<&'static str, u32>, base: &BTreeSet<u32>) {
        let copy = the_recovery_copy(self.folder.path());
        let holder = Holder::here("Uji".to_owned(), at(0), "uji".to_owned());
        let sitting = self.new_sitting();
        let found = self.with(&SystemDisk, |work| session::recover(work, &copy, &holder, None, sitting)).unwrap();
        // What no file had becomes a change of this sitting.
        let mut truth = Truth { changes: base.clone(), fields: BTreeMap::new() };
        for (field, mut change) in copied {
            if !base.contains(&change) {
                self.count += 1;
                change = self.count;
            }
            truth.fields.insert(field, change);
            truth.changes.insert(change);
        }
        let header = found.opened.draft.header.clone();
        let copy_id = CopyId::of(&header);
        let session = match found.base {
            BaseFile::Same { path, header, lock } => Session::recovered(path, *header, found.sitting, lock, copy_id),
            _ => Session::unnamed(header.id.clone(), found.sitting, true).taken_from(&header).made_from(vec![copy_id]),
        };
        let place = match &session.path {
            Some(path) => Some(path.clone()),
            None => self.new_file(),
        };
        let mut open = Open { session, sitting: Sitting::new(found.opened.draft.assessment), truth };
        if let Some(place) = place {
            self.edit(&mut open);
            self.save(&mut open, &place, false, false);
        }
        open.session.close(&SystemDisk);
        fs::remove_file(copy).unwrap();
    }

    /// A copy of a file as the system makes it.
    fn copy(&mut self, path: &Path) {
        if let Some(new) = self.new_file() {
            fs::copy(path, &new).unwrap();
            let truth = self.files[path].clone();
            self.files.insert(new, truth);
        }
    }

    fn step(&mut self) {
        let (path, truth) = self.any_file();
        let mut open = self.open(&path, truth);
        self.edit(&mut open);
        match self.random.below(7) {
            0 => self.save(&mut open, &path, false, false),
            1 => {
                self.save(&mut open, &path, true, true);
                self.edit(&mut open);
                self.save(&mut open, &path, false, false);
            }
            2 => {
                self.save(&mut open, &path, false, true);
                // Somebody takes the file with them before what was typed meanwhile is in it.
                self.copy(&path);
                self.save(&mut open, &path, false, false);
            }
            3 => {
                if let Some(new) = self.new_file() {
                    self.save(&mut open, &new, false, true);
                    self.edit(&mut open);
                    self.save(&mut open, &new, false, false);
                }
            }
            4 => {
                self.save(&mut open, &path, true, true);
                self.copy(&path);
                self.save(&mut open, &path, false, false);
            }
            kind => {
                let copy = open.session.recovery_copy(&framework(), open.sitting.assessment(), at(0));
                self.with(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
                let (copied, base) = (open.truth.clone(), self.files[&path].changes.clone());
                if kind == 5 {
                    // It was no crash: the sitting goes on, and only then somebody opens the copy.
                    self.edit(&mut open);
                    self.save(&mut open, &path, false, false);
                }
                self.recover(copied.fields, &base);
            }
        }
        open.session.close(&SystemDisk);
    }

    /// Of every value in every file: every other file knows its change if and only if it ever went into that.
    fn check(&self) {
        let read = |path: &PathBuf| storage::open(&SystemDisk, path, &rubric::builtin).unwrap().draft;
        let drafts: Vec<_> = self.files.iter().map(|(path, truth)| (path, truth, read(path))).collect();
        for (path, truth, draft) in &drafts {
            for (field, change) in &truth.fields {
                let field = Field::facts(Place::first(field));
                let (sitting, revision) = draft.assessment.slot(&field).unwrap().sitting();
                for (other, knows, theirs) in &drafts {
                    assert_eq!(
                        theirs.header.sittings.covers(sitting, revision),
                        knows.changes.contains(change),
                        "change {change} of {} as {} knows it",
                        path.display(),
                        other.display()
                    );
                }
            }
        }
    }
}

/// The one recovery copy there is.
fn the_recovery_copy(folder: &Path) -> PathBuf {
    let places = Places::of(Some(folder.join("data").into_os_string()), None).unwrap();
    let mut copies = storage::recovery_copies(&SystemDisk, &places.recovery(), &rubric::builtin).unwrap();
    assert_eq!(copies.len(), 1);
    copies.remove(0).path
}

#[test]
fn a_copy_knows_a_change_if_and_only_if_it_ever_went_into_it() {
    for seed in 0..12 {
        let mut copies = Copies::new(seed);
        for _ in 0..25 {
            copies.step();
            copies.check();
        }
    }
}

#[test]
fn sittings_are_counted_and_each_is_known_up_to_its_last_revision() {
    let mut known = Sittings::default();
    assert_eq!((known.is_empty(), known.len()), (true, 0), "{known:?}");
    known.note(&"a".into(), 3);
    known.note(&"a".into(), 2);
    known.note(&"".into(), 9);
    let mut other = Sittings::default();
    other.note(&"a".into(), 4);
    other.note(&"b".into(), 1);
    known.join(&other);
    let told: Vec<(String, u64)> = known.iter().map(|(id, revision)| (id.to_string(), revision)).collect();
    assert_eq!((known.len(), told), (2, vec![("a".to_owned(), 4), ("b".to_owned(), 1)]));
    let covered = [("a", 4), ("a", 5), ("b", 1), ("c", 0), ("", 99)].map(|(id, at)| known.covers(&id.into(), at));
    assert_eq!(covered, [true, false, true, false, true], "what nobody changed is known to all");
}

#[test]
fn a_sitting_that_stands_twice_is_refused_and_what_is_no_list_of_them_is_said_to_be_none() {
    let read = |text: &str| serde_json::from_str::<Sittings>(text).map_err(|error| error.to_string());
    assert_eq!(read(r#"{"a": 3, "b": 1}"#).unwrap().len(), 2);
    let twice = read(r#"{"a": 3, "a": 4}"#).unwrap_err();
    assert!(twice.starts_with("twice: \"a\""), "{twice}");
    let other = read("5").unwrap_err();
    assert!(other.contains("expected a map"), "{other}");
}
