//! Opening and saving as sessions do: every way it can end, what lies on the disk then, and who has the lock.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

mod life;
mod looking;
mod opening;
mod recovering;
mod saving;
mod saving_elsewhere;

use crate::support;

use std::{
    fs,
    path::{Path, PathBuf},
};

use spbe_mandiri::{
    assessment::Assessment,
    rubric,
    session::{self, Found, NewPlace, Opening, Refused, SaveOrder, SaveProblem, SavedDraft, Session, Workplace},
    storage::{self, Disk, Draft, Holder, Places, Reason, SystemDisk, evidence_folder, restore_points, to_text},
};
use support::{DRAFT_ID, at, facts, put, rubric as framework, small};
use tempfile::TempDir;

/// A folder with a draft and the program's own data.
struct Desk(TempDir);

impl Desk {
    /// Somebody changes the draft, asks for saving and closes, so that the state is kept. What the draft said before.
    fn keep_a_state(&self) -> Assessment {
        let (mut session, assessment) = self.session("ana");
        session.asked = true;
        let done = self.save(&own(&mut session, &changed(&assessment))).unwrap();
        session.saved(&SystemDisk, done);
        session.close(&SystemDisk);
        assessment
    }

    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        desk.lay(&small());
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("penilaian.ron")
    }

    fn lay(&self, draft: &Draft) {
        let path = self.file();
        let _ = fs::remove_file(&path);
        put(&path, to_text(draft).unwrap().as_bytes());
    }

    fn places(&self) -> Places {
        Places::of(Some(self.path("data").into_os_string()), None).unwrap()
    }

    fn on<T>(&self, disk: &dyn Disk, work: impl FnOnce(Workplace<'_>) -> T) -> T {
        let places = self.places();
        work(Workplace { disk, places: Some(&places), rubrics: rubric::builtin })
    }

    fn opening(&self, who: &str) -> Opening {
        Opening { path: self.file(), holder: holder(who), take_over: None, held: None, now: at(0) }
    }

    fn open(&self, opening: &Opening) -> Result<Found, Box<Refused>> {
        self.on(&SystemDisk, |work| session::open(work, opening))
    }

    /// The draft opened by somebody, ready to be saved.
    fn session(&self, who: &str) -> (Session, Assessment) {
        let found = self.open(&self.opening(who)).unwrap();
        let Draft { header, assessment } = found.opened.draft;
        (Session::opened(self.file(), header, who.into(), None, Some(found.lock.unwrap())), assessment)
    }

    fn save(&self, order: &SaveOrder) -> Result<SavedDraft, SaveProblem> {
        self.on(&SystemDisk, |work| session::save(work, order))
    }

    /// Writes another revision of the draft as another program would, without asking anybody.
    fn write_elsewhere(&self, indicator: &str) {
        let mut draft = read(&self.file());
        draft
            .assessment
            .apply(&framework(), facts(indicator, "Dari tempat lain"), &support::author("Lain", 0))
            .unwrap();
        draft.header = draft.header.next(draft.header.revision + 1, &framework(), at(9));
        self.lay(&draft);
    }

    /// Whether nobody has the lock of a file.
    fn free(&self, path: &Path) -> bool {
        storage::take_lock(&SystemDisk, path, &holder("penanya"))
            .map(|lock| storage::release_lock(&SystemDisk, lock))
            .is_ok()
    }

    fn kept(&self) -> Vec<Reason> {
        let points = restore_points(&SystemDisk, &self.places().restore(), DRAFT_ID).unwrap_or_default();
        points.into_iter().map(|point| point.reason).collect()
    }
}

/// Somebody at this computer, in a start of the program of their own.
fn holder(who: &str) -> Holder {
    Holder::here(who.to_owned(), at(0), who.to_owned())
}

fn read(path: &Path) -> Draft {
    storage::open(&SystemDisk, path, &rubric::builtin).unwrap().draft
}

fn other_bytes(path: &Path, bytes: &[u8]) {
    fs::remove_file(path).unwrap();
    put(path, bytes);
}

fn changed(assessment: &Assessment) -> Assessment {
    let mut assessment = assessment.clone();
    assessment.apply(&framework(), facts("12", "Ditulis di sini"), &support::author("Ana", 0)).unwrap();
    assessment
}

fn own(session: &mut Session, assessment: &Assessment) -> SaveOrder {
    session.own_order(session.path.clone().unwrap(), &framework(), assessment, at(60_000))
}

fn into(session: &mut Session, path: PathBuf, replace: bool, assessment: &Assessment) -> SaveOrder {
    let store = evidence_folder(&session.path.clone().unwrap_or_else(|| path.clone()));
    let place = NewPlace { path, replace, holder: holder("ana"), store };
    session.new_order(place, &framework(), assessment, at(60_000))
}
