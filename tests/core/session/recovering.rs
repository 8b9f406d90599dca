//! Going on from a recovery copy.

use std::{fs, path::PathBuf};

use spbe_mandiri::{
    assessment::{Assessment, Field, Place, Sitting},
    rubric,
    session::{self, BaseFile, CopyId, Session, Task},
    storage::{self, DraftError, OpenCause, SystemDisk},
};

use super::{Desk, changed, holder, own, read};
use crate::support::{DRAFT_ID, at, put, rubric as framework};

/// A recovery copy of what somebody typed and did not save.
fn copy_of(desk: &Desk, session: &Session, assessment: &Assessment) -> PathBuf {
    let copy = session.recovery_copy(&framework(), assessment, at(0));
    desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    let mut copies = storage::recovery_copies(&SystemDisk, &desk.places().recovery(), &rubric::builtin).unwrap();
    assert_eq!(copies.len(), 1);
    copies.remove(0).path
}

#[test]
fn a_recovery_copy_goes_on_in_its_file_where_that_is_as_it_was() {
    let desk = Desk::new();
    let (crashed, assessment) = desk.session("ana");
    let copy = copy_of(&desk, &crashed, &changed(&assessment));
    crashed.close(&SystemDisk);
    let found =
        desk.on(&SystemDisk, |work| session::recover(work, &copy, &holder("ana"), None, "baru".into())).unwrap();
    let BaseFile::Same { path, header, lock } = found.base else { panic!("{:?}", found.base) };
    let id = CopyId::of(&found.opened.draft.header);
    let mut session = Session::recovered(path, *header, found.sitting, lock, id.clone());
    assert!(session.behind(0), "it is still to be saved");
    assert_eq!(found.opened.draft.assessment.get(&written()), changed(&assessment).get(&written()));
    session.start(Task::File, 0);
    let done = desk.save(&own(&mut session, &found.opened.draft.assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).assessment, found.opened.draft.assessment);
    let swept = session.swept(0);
    assert!(swept.contains(&id), "{swept:?}");
    desk.on(&SystemDisk, |work| session::discard_copies(work, &swept));
    assert!(!copy.exists());
    session.close(&SystemDisk);
    assert!(desk.free(&desk.file()));
}

/// The Fakta that `changed` writes.
fn written() -> Field {
    Field::facts(Place::first("12"))
}

#[test]
fn a_recovery_copy_becomes_a_draft_of_its_own_where_its_file_changed_is_gone_or_is_in_use() {
    let desk = Desk::new();
    let (crashed, assessment) = desk.session("ana");
    let copy = copy_of(&desk, &crashed, &changed(&assessment));
    let recover = || {
        desk.on(&SystemDisk, |work| session::recover(work, &copy, &holder("budi"), None, "baru".into())).unwrap().base
    };
    assert!(matches!(recover(), BaseFile::Locked(path) if path == desk.file()));
    crashed.close(&SystemDisk);
    desk.write_elsewhere("23");
    assert!(matches!(recover(), BaseFile::Different(path) if path == desk.file()));
    assert!(desk.free(&desk.file()), "no lock is left");
    fs::remove_file(desk.file()).unwrap();
    assert!(matches!(recover(), BaseFile::Different(_)));

    let unnamed = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    fs::remove_file(&copy).unwrap();
    let copy = copy_of(&desk, &unnamed, &assessment);
    let found =
        desk.on(&SystemDisk, |work| session::recover(work, &copy, &holder("ana"), None, "baru".into())).unwrap();
    assert!(matches!(found.base, BaseFile::None));
}

#[test]
fn a_damaged_recovery_copy_is_refused() {
    let desk = Desk::new();
    let path = desk.path("salinan.ron");
    put(&path, b"rusak");
    let recovered = desk.on(&SystemDisk, |work| session::recover(work, &path, &holder("ana"), None, "baru".into()));
    assert!(matches!(recovered.unwrap_err().cause, OpenCause::Refused(DraftError::NotADraft)));
}

#[test]
fn what_only_the_copy_holds_belongs_to_the_sitting_that_goes_on_and_to_its_next_revision() {
    let desk = Desk::new();
    let (mut crashed, assessment) = desk.session("ana");
    let done = desk.save(&own(&mut crashed, &assessment)).unwrap();
    crashed.saved(&SystemDisk, done);
    let mut typed = Sitting::new(assessment.clone());
    // An order that never reached the file: what is typed now belongs to revision 4, which the copy does not have.
    let _lost = own(&mut crashed, &assessment);
    let author = crashed.author("Ana".to_owned(), at(5));
    assert_eq!(author.revision, 4);
    typed.apply(&framework(), written().set("Baru.".to_owned()), &author).unwrap();
    let copy = copy_of(&desk, &crashed, typed.assessment());
    crashed.close(&SystemDisk);
    let found =
        desk.on(&SystemDisk, |work| session::recover(work, &copy, &holder("ana"), None, "baru".into())).unwrap();
    let recovered = &found.opened.draft.assessment;
    let stamp = recovered.stamp(&written());
    assert_eq!((stamp.sitting.as_str(), stamp.revision, stamp.by.as_str()), ("baru", 3, "Ana"));
    let line = recovered.history.last().unwrap();
    assert_eq!((line.sitting.as_str(), line.revision), ("baru", 3));
    let other = Field::facts(Place::first("45"));
    assert_eq!(recovered.stamp(&other), assessment.stamp(&other), "what the file holds is as it was");
    let lines = recovered.history.len() - 1;
    assert_eq!(recovered.history[..lines], assessment.history[..]);
    if let BaseFile::Same { lock, .. } = found.base {
        storage::release_lock(&SystemDisk, lock);
    }
}
