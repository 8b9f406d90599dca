//! Saving a draft into another file, which becomes its own.

use std::{fs, io::ErrorKind};

use spbe_mandiri::{
    assessment::Content,
    session::{self, SaveProblem, Session},
    storage::{self, Fault, FaultyDisk, Held, Reason, SystemDisk, evidence_folder},
};

use super::{Desk, changed, holder, into, other_bytes, own, read};
use crate::support::{DRAFT_ID, answered, evidence_store, put};

#[test]
fn a_draft_saved_under_another_name_says_what_it_was_taken_from_and_goes_on_there() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let found = read(&desk.file()).header;
    let new = desk.path("salinan.ron");
    let done = desk.save(&into(&mut session, new.clone(), false, &changed(&assessment))).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(session.path.as_ref(), Some(&new));
    assert_eq!(read(&new).header.taken_from, Some(found.as_origin()));
    assert!(desk.free(&desk.file()) && !desk.free(&new), "the lock of the old file is given back");
    let done = desk.save(&own(&mut session, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&new).header.taken_from, Some(found.as_origin()), "also after the next save");
    assert_eq!(read(&desk.file()).header, found, "the old one is as it was");
    session.close(&SystemDisk);
}

#[test]
fn a_file_that_is_there_is_replaced_only_where_the_person_agreed_and_what_lay_there_is_kept() {
    let desk = Desk::new();
    let mut session = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    let assessment = changed(&answered(&[3]));
    let before = fs::read(desk.file()).unwrap();
    let problem = desk.save(&into(&mut session, desk.file(), false, &assessment)).unwrap_err();
    assert!(matches!(problem, SaveProblem::Exists { .. }), "{problem:?}");
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    assert!(desk.free(&desk.file()));

    let done = desk.save(&into(&mut session, desk.file(), true, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).assessment, assessment);
    assert_eq!(desk.kept(), [Reason::Opened], "the draft that lay there is a restore point");
    session.close(&SystemDisk);

    // What is no draft is moved out of the way, byte for byte.
    other_bytes(&desk.file(), b"bukan penilaian");
    let mut session = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    let done = desk.save(&into(&mut session, desk.file(), true, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    let aside: Vec<Vec<u8>> = fs::read_dir(desk.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && *path != desk.file() && !path.to_string_lossy().contains("kunci"))
        .map(|path| fs::read(path).unwrap())
        .collect();
    assert_eq!(aside, [b"bukan penilaian"]);
    session.close(&SystemDisk);
}

#[test]
fn a_place_on_which_somebody_works_is_refused_with_who_that_is() {
    let desk = Desk::new();
    let (budi, _) = desk.session("budi");
    let mut session = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    let problem = desk.save(&into(&mut session, desk.file(), true, &answered(&[3]))).unwrap_err();
    let SaveProblem::Locked { held: Held { holder: Some(holder), .. }, .. } = &problem else { panic!("{problem:?}") };
    assert_eq!(holder.person, "budi");
    budi.close(&SystemDisk);
}

#[test]
fn a_new_file_whose_evidence_cannot_be_brought_along_is_not_written_and_its_place_is_given_up() {
    let desk = Desk::new();
    let (mut session, mut assessment) = desk.session("ana");
    let stored = evidence_store::put(&evidence_folder(&desk.file()), b"%PDF-1.4 isi", "pdf");
    evidence_store::add(&mut assessment, "a", "Berkas", Some(Content::File(stored)), "12");
    let new = desk.path("salinan.ron");
    // A file where the folder of its evidence should be.
    put(&evidence_folder(&new), b"bukan folder");
    let problem = desk.save(&into(&mut session, new.clone(), false, &assessment)).unwrap_err();
    assert!(matches!(problem, SaveProblem::Evidence(_)), "{problem:?}");
    assert!(!new.exists() && desk.free(&new) && !desk.free(&desk.file()));
    session.close(&SystemDisk);
}

#[test]
fn whatever_fails_while_a_new_file_is_made_its_place_is_given_up_and_the_own_one_stays_held() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let (mut failed, mut call) = (0, 0);
    loop {
        let new = desk.path(&format!("salinan-{call}.ron"));
        let order = into(&mut session, new.clone(), false, &changed(&assessment));
        let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(ErrorKind::StorageFull));
        let done = desk.on(&disk, |work| session::save(work, &order));
        assert!(!desk.free(&desk.file()), "call {call}");
        match done {
            Ok(mut done) => {
                if let Some(lock) = done.lock.take() {
                    storage::release_lock(&SystemDisk, lock);
                }
                assert_eq!(read(&new).assessment, changed(&assessment));
            }
            Err(problem) => {
                assert!(!matches!(problem, SaveProblem::Exists { .. }), "call {call}: {problem:?}");
                failed += 1;
                assert!(desk.free(&new), "call {call} left a lock");
            }
        }
        if !disk.met() {
            break;
        }
        call += 1;
    }
    assert!(failed > 5, "{failed} of {call} calls failed the save");
    session.close(&SystemDisk);
}

#[test]
fn a_reserved_place_is_nobody_elses_until_it_is_given_up() {
    let desk = Desk::new();
    let new = desk.path("baru.ron");
    let place = session::reserve(&SystemDisk, &new, &holder("ana"), false, None).unwrap();
    assert!(!desk.free(&new));
    place.give_up(&SystemDisk);
    assert!(desk.free(&new));
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 1, "nothing is left but the draft");
}

#[test]
fn a_file_that_appeared_in_a_reserved_place_is_not_overwritten() {
    let desk = Desk::new();
    let mut session = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    let new = desk.path("baru.ron");
    let order = into(&mut session, new.clone(), false, &answered(&[3]));
    let place = session::reserve(&SystemDisk, &new, &holder("ana"), false, None).unwrap();
    put(&new, b"milik orang lain");
    let problem = desk.on(&SystemDisk, |work| session::save_reserved(work, place, &order)).unwrap_err();
    assert!(matches!(problem, SaveProblem::Exists { .. }), "{problem:?}");
    assert_eq!(fs::read(&new).unwrap(), b"milik orang lain");
    assert!(desk.free(&new));
}

#[test]
fn a_draft_that_replaces_a_later_revision_of_itself_goes_on_counting_from_there() {
    let desk = Desk::new();
    let mut later = read(&desk.file());
    later.header = later.header.next(280, &crate::support::rubric(), crate::support::at(9));
    desk.lay(&later);
    // Recovered: no file of this draft is known to the session.
    let mut session = Session::unnamed(DRAFT_ID.into(), "ana".into(), true);
    let assessment = changed(&answered(&[3]));
    let done = desk.save(&into(&mut session, desk.file(), true, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).header.revision, 281);
    let done = desk.save(&own(&mut session, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).header.revision, 282, "and from there");
    assert_eq!((read(&desk.file()).header.id.as_str(), session.revision()), (DRAFT_ID, 282));
    session.close(&SystemDisk);

    // Another draft has revisions of its own.
    let mut session = Session::unnamed("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02".into(), "ana".into(), true);
    let done = desk.save(&into(&mut session, desk.file(), true, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).header.revision, 1);
    session.close(&SystemDisk);
}
