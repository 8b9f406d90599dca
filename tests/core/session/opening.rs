//! Opening a draft.

use std::{fs, io::ErrorKind};

use spbe_mandiri::{
    assessment::Assessment,
    rubric,
    session::{self, NotLocked, Opening, SaveProblem, Session, Workplace},
    storage::{self, DraftError, OpenCause, SystemDisk},
};

use super::{Desk, changed, other_bytes, own, read};
use crate::support::{DRAFT_ID, at, put, rubric as framework};

#[test]
fn opening_takes_the_lock_and_whoever_comes_second_reads_and_is_told_who_has_it() {
    let desk = Desk::new();
    let first = desk.open(&desk.opening("ana")).unwrap();
    let lock = first.lock.unwrap();
    let second = desk.open(&desk.opening("budi")).unwrap();
    assert_eq!(second.opened.draft, first.opened.draft, "it can be read all the same");
    assert_eq!(second.lock.unwrap_err().holder.unwrap().person, "ana");
    storage::release_lock(&SystemDisk, lock);
    assert!(desk.open(&desk.opening("budi")).unwrap().lock.is_ok());
}

#[test]
fn opening_takes_the_lock_over_where_the_person_said_so_and_the_other_cannot_save_any_more() {
    let desk = Desk::new();
    let (mut ana, assessment) = desk.session("ana");
    let held = desk.open(&desk.opening("budi")).unwrap().lock.unwrap_err();
    let opening = Opening { take_over: Some(held), ..desk.opening("budi") };
    let found = desk.open(&opening).unwrap();
    assert!(found.lock.is_ok());
    let before = fs::read(desk.file()).unwrap();
    let problem = desk.save(&own(&mut ana, &changed(&assessment))).unwrap_err();
    let SaveProblem::TakenOver { held, .. } = &problem else { panic!("{problem:?}") };
    assert_eq!(held.holder.as_ref().unwrap().person, "budi");
    assert_eq!(fs::read(desk.file()).unwrap(), before);
}

#[test]
fn a_file_that_is_not_there_is_refused_and_leaves_no_lock() {
    let desk = Desk::new();
    fs::remove_file(desk.file()).unwrap();
    let refused = desk.open(&desk.opening("ana")).unwrap_err();
    assert!(matches!(&refused.error.cause, OpenCause::System(cause) if cause.kind() == ErrorKind::NotFound));
    assert!(refused.salvaged.is_none() && refused.backup.is_none());
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 0);
}

#[test]
fn a_damaged_file_is_refused_with_what_can_be_saved_of_it_and_the_newest_kept_state() {
    let desk = Desk::new();
    let assessment = desk.keep_a_state();
    let text = fs::read_to_string(desk.file()).unwrap();
    other_bytes(&desk.file(), text.replacen("assessment: (", "assessment: (((", 1).as_bytes());

    let refused = desk.open(&desk.opening("ana")).unwrap_err();
    assert!(matches!(refused.error.cause, OpenCause::Refused(DraftError::Damaged { .. })));
    let salvaged = refused.salvaged.unwrap();
    assert_eq!(salvaged.draft_id.as_deref(), Some(DRAFT_ID));
    assert_eq!(salvaged.assessment.level("1", 0), assessment.level("1", 0));
    let backup = read(&refused.backup.unwrap());
    assert_eq!(backup.header.id, DRAFT_ID);
    assert!(desk.free(&desk.file()), "the lock is given back");

    // An empty file has nothing to be saved from.
    other_bytes(&desk.file(), b"");
    let refused = desk.open(&desk.opening("ana")).unwrap_err();
    assert!(refused.salvaged.is_none() && refused.backup.is_none());
}

#[test]
fn a_refused_opening_leaves_the_lock_that_the_session_had_before() {
    let desk = Desk::new();
    let (session, _) = desk.session("ana");
    other_bytes(&desk.file(), b"rusak");
    let opening = Opening { held: session.lock_mark(), ..desk.opening("ana") };
    desk.open(&opening).unwrap_err();
    assert!(!desk.free(&desk.file()));
    session.close(&SystemDisk);
    assert!(desk.free(&desk.file()));
}

#[test]
fn opening_finds_the_newest_recovery_copy_that_says_something_else_and_no_other() {
    let desk = Desk::new();
    let write = |assessment: &Assessment, base: u64, moment: i64| {
        let header = storage::Header { revision: base, ..read(&desk.file()).header };
        let session = Session::opened(desk.file(), header, "ana".into(), None, None);
        let copy = session.recovery_copy(&framework(), assessment, at(moment));
        desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    };
    let found = || desk.open(&desk.opening("ana")).unwrap().recovery;
    let same = read(&desk.file()).assessment;
    assert_eq!(found(), None);
    write(&same, 1, 0);
    assert_eq!(found(), None, "it says the same");
    write(&changed(&same), 2, 1);
    let newest = found().unwrap();
    assert_eq!(read(&newest).assessment, changed(&same));
    write(&same, 3, 2);
    assert_eq!(found(), None, "the newest says the same");

    let places = Workplace { disk: &SystemDisk, places: None, rubrics: rubric::builtin };
    assert_eq!(session::open(places, &desk.opening("ana")).unwrap().recovery, None);
}

#[test]
fn a_recovery_copy_of_another_file_of_the_draft_is_not_offered_while_that_is_there() {
    let desk = Desk::new();
    let other = desk.path("salinan.ron");
    fs::copy(desk.file(), &other).unwrap();
    let draft = read(&other);
    let session = Session::opened(other.clone(), draft.header, "budi".into(), None, None);
    let copy = session.recovery_copy(&framework(), &changed(&draft.assessment), at(0));
    desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    assert_eq!(desk.open(&desk.opening("ana")).unwrap().recovery, None);
    // Where its own file is gone it may have been this one under another name.
    fs::remove_file(&other).unwrap();
    assert!(desk.open(&desk.opening("ana")).unwrap().recovery.is_some());
}

#[test]
fn opening_names_copies_of_synchronisers_and_clears_what_killed_saves_left_long_ago() {
    let desk = Desk::new();
    fs::copy(desk.file(), desk.path("penilaian (1).ron")).unwrap();
    put(&desk.path(".spbe-mandiri-0123456789abcdef.tmp"), b"sisa");
    let found = desk.open(&desk.opening("ana")).unwrap();
    let names: Vec<_> = found.conflicts.iter().map(|copy| copy.path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["penilaian (1).ron"]);
}

#[test]
fn a_draft_that_somebody_has_is_not_even_read_by_a_command() {
    let desk = Desk::new();
    let (session, _) = desk.session("ana");
    other_bytes(&desk.file(), b"rusak");
    let locked = |who: &str| desk.on(&SystemDisk, |work| session::open_locked(work, &desk.opening(who), who.into()));
    let NotLocked::Held { held, .. } = locked("budi").unwrap_err() else { panic!("it was read") };
    assert_eq!(held.holder.unwrap().person, "ana");
    session.close(&SystemDisk);
    assert!(matches!(locked("budi").unwrap_err(), NotLocked::Refused(_)));
    assert!(desk.free(&desk.file()));
    fs::remove_file(desk.file()).unwrap();
    assert!(matches!(locked("budi").unwrap_err(), NotLocked::Refused(_)));
}

#[test]
fn a_command_saves_under_the_next_revision_and_gives_the_lock_back() {
    let desk = Desk::new();
    let mut locked =
        desk.on(&SystemDisk, |work| session::open_locked(work, &desk.opening("ana"), "ana".into())).unwrap();
    assert!(!desk.free(&desk.file()));
    let author = locked.author("Ana".to_owned(), at(5));
    assert_eq!((author.revision, author.sitting.as_str()), (2, "ana"));
    let assessment = changed(&locked.opened.draft.assessment);
    let done = desk.on(&SystemDisk, |work| locked.save(work, &assessment, at(60_000))).unwrap();
    assert_eq!((done.header.revision, desk.kept().len()), (2, 1));
    locked.close(&SystemDisk);
    assert!(desk.free(&desk.file()));
}

#[cfg(unix)]
#[test]
fn a_recovery_copy_is_offered_also_where_the_file_was_opened_by_another_way() {
    let desk = Desk::new();
    let way = desk.path("jalan-lain.ron");
    std::os::unix::fs::symlink(desk.file(), &way).unwrap();
    let draft = read(&desk.file());
    let session = Session::opened(way, draft.header, "ana".into(), None, None);
    let copy = session.recovery_copy(&framework(), &changed(&draft.assessment), at(0));
    desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    assert!(desk.open(&desk.opening("ana")).unwrap().recovery.is_some());
}
