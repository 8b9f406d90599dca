//! Saving a draft into its own file, and handing it on.

use std::{fs, io::ErrorKind};

use spbe_mandiri::{
    assessment::Content,
    session::{self, Opening, SaveProblem, Session},
    storage::{Fault, FaultyDisk, Reason, Step, SystemDisk, evidence_folder, store_of, stored_path},
    words::{Sentence as _, Words},
};

use super::{Desk, changed, into, other_bytes, own, read};
use crate::support::{at, evidence_store, put, rubric as framework};

#[test]
fn a_save_writes_the_next_revision_and_keeps_what_was_found_once_a_sitting() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let first = changed(&assessment);
    let done = desk.save(&own(&mut session, &first)).unwrap();
    assert_eq!((done.header.revision, done.no_restore_point.is_none()), (2, true));
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).assessment, first);
    assert_eq!(desk.kept(), [Reason::Opened]);
    let done = desk.save(&own(&mut session, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!((session.revision(), desk.kept().len()), (3, 1));
    session.asked = true;
    let done = desk.save(&own(&mut session, &first)).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(desk.kept(), [Reason::Asked, Reason::Opened], "asked for, so it is kept");
    session.close(&SystemDisk);
}

#[test]
fn what_somebody_else_wrote_since_is_never_overwritten() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    desk.write_elsewhere("23");
    let theirs = fs::read(desk.file()).unwrap();
    let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
    assert!(problem.needs_decision());
    let SaveProblem::Changed { other, differing, .. } = &problem else { panic!("{problem:?}") };
    assert_eq!((other.draft.header.revision, *differing), (2, 2), "their Fakta and ours");
    assert_eq!(fs::read(desk.file()).unwrap(), theirs);

    // Written by hand: the same, although its checksum says it was altered.
    let by_hand = String::from_utf8(theirs).unwrap().replace("Dari tempat lain", "Dengan tangan");
    other_bytes(&desk.file(), by_hand.as_bytes());
    let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
    assert!(matches!(problem, SaveProblem::Changed { .. }), "{problem:?}");
    assert_eq!(fs::read(desk.file()).unwrap(), by_hand.as_bytes());

    for other in [&b"bukan penilaian"[..], b"", &[0; 64], &[0xff; 64]] {
        other_bytes(&desk.file(), other);
        let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
        assert!(matches!(problem, SaveProblem::Unreadable(_)) && problem.needs_decision(), "{problem:?}");
        assert_eq!(fs::read(desk.file()).unwrap(), other);
    }
    session.close(&SystemDisk);
}

/// It may be a colleague's, who has put another one in its place.
#[test]
fn what_cannot_be_read_is_not_overwritten_either_and_may_pass() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let ours = fs::read(desk.file()).unwrap();
    let large = fs::File::create(desk.file()).unwrap();
    large.set_len(70_000_000).unwrap();
    let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
    let SaveProblem::Write { error, .. } = &problem else { panic!("{problem:?}") };
    assert_eq!(error.step, Step::Look);
    assert!(!problem.needs_decision(), "it is tried again");
    assert_eq!(fs::metadata(desk.file()).unwrap().len(), 70_000_000);
    session.not_saved(problem);
    // A disk that answers once with an error lets nobody's work be overwritten, whichever call it is.
    other_bytes(&desk.file(), &ours);
    desk.write_elsewhere("23");
    let theirs = fs::read(desk.file()).unwrap();
    for kind in [ErrorKind::PermissionDenied, ErrorKind::TimedOut, ErrorKind::Other] {
        for call in 0.. {
            let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(kind));
            let order = own(&mut session, &changed(&assessment));
            let problem = desk.on(&disk, |work| session::save(work, &order)).unwrap_err();
            assert_eq!(fs::read(desk.file()).unwrap(), theirs, "call {call}");
            session.not_saved(problem);
            if !disk.met() {
                break;
            }
        }
    }
    session.close(&SystemDisk);
}

#[test]
fn a_file_that_is_gone_is_not_made_again_before_somebody_says_so() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let moved = desk.path("dipindah.ron");
    fs::rename(desk.file(), &moved).unwrap();
    let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
    assert!(matches!(&problem, SaveProblem::Gone { path } if *path == desk.file()), "{problem:?}");
    assert!(problem.sentence_in(Words::indonesian()).contains("dipindahkan, dihapus"));
    assert!(!problem.needs_decision(), "it may come back by itself");
    session.not_saved(problem);
    assert!(!desk.file().exists());

    fs::rename(&moved, desk.file()).unwrap();
    let done = desk.save(&own(&mut session, &changed(&assessment))).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(read(&desk.file()).assessment, changed(&assessment));

    fs::remove_file(desk.file()).unwrap();
    let here = into(&mut session, desk.file(), false, &assessment);
    let done = desk.save(&here).unwrap();
    session.saved(&SystemDisk, done);
    assert!(session.lock_mark().is_some() && !desk.free(&desk.file()));
    session.close(&SystemDisk);
    assert_eq!(read(&desk.file()).assessment, assessment);
}

/// What is left of a disk that was taken out is an empty folder, or none.
#[test]
fn nothing_is_written_where_the_folder_of_a_draft_is_empty_or_gone() {
    let desk = Desk::new();
    for gone in [false, true] {
        let folder = desk.path("diska");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("penilaian.ron");
        fs::copy(desk.file(), &file).unwrap();
        let opening = Opening { path: file.clone(), ..desk.opening("ana") };
        let found = desk.open(&opening).unwrap();
        let header = found.opened.draft.header;
        let mut session = Session::opened(file, header, "ana".into(), None, found.lock.ok());
        fs::remove_dir_all(&folder).unwrap();
        if !gone {
            fs::create_dir(&folder).unwrap();
        }
        let problem = desk.save(&own(&mut session, &found.opened.draft.assessment)).unwrap_err();
        assert!(matches!(problem, SaveProblem::Gone { .. }), "{problem:?}");
        session.close(&SystemDisk);
        assert_eq!(fs::read_dir(&folder).map_or(0, Iterator::count), 0);
    }
}

#[test]
fn a_save_that_failed_after_it_was_in_place_is_known_as_our_own_afterwards() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let mut unsure = 0;
    for call in 0..60 {
        let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(ErrorKind::Other));
        let order = own(&mut session, &changed(&assessment));
        match desk.on(&disk, |work| session::save(work, &order)) {
            Ok(done) => session.saved(&SystemDisk, done),
            Err(problem) => {
                unsure += usize::from(
                    read(&desk.file()).header.checksum == order.draft.header.checksum
                        || read(&desk.file()).header.revision == order.draft.header.revision,
                );
                assert!(!problem.needs_decision(), "call {call}: {problem:?}");
                session.not_saved(problem);
            }
        }
    }
    assert!(unsure > 0, "none of the failures came after the file was in place");
    let done = desk.save(&own(&mut session, &assessment)).unwrap();
    session.saved(&SystemDisk, done);
    session.close(&SystemDisk);
}

#[test]
fn a_draft_that_could_not_be_opened_again_is_not_written() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let before = fs::read(desk.file()).unwrap();
    let mut order = own(&mut session, &changed(&assessment));
    order.draft.header.id = "bukan id".into();
    assert!(matches!(desk.save(&order).unwrap_err(), SaveProblem::Draft(_)));
    assert_eq!(fs::read(desk.file()).unwrap(), before);
    session.close(&SystemDisk);
}

#[test]
fn a_full_data_folder_keeps_nobody_from_saving_and_is_told() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    // A file where the folder of restore points should be.
    let restore = desk.places().restore();
    fs::create_dir_all(restore.parent().unwrap()).unwrap();
    put(&restore, b"bukan folder");
    let done = desk.save(&own(&mut session, &changed(&assessment))).unwrap();
    assert!(done.no_restore_point.is_some());
    assert_eq!(read(&desk.file()).assessment, changed(&assessment));
    session.close(&SystemDisk);
}

#[test]
fn evidence_that_is_nowhere_keeps_nobody_from_saving_and_is_named() {
    let desk = Desk::new();
    let (mut session, mut assessment) = desk.session("ana");
    let store = desk.path("lain.bukti");
    let there = evidence_store::put(&store, b"%PDF-1.4 ada", "pdf");
    let gone = evidence_store::stored(b"hilang", "pdf");
    evidence_store::add(&mut assessment, "ada", "Ada", Some(Content::File(there.clone())), "12");
    evidence_store::add(&mut assessment, "hilang", "Hilang", Some(Content::File(gone)), "23");
    session.stores = vec![store];
    let done = desk.save(&own(&mut session, &assessment)).unwrap();
    assert_eq!(done.no_evidence.len(), 1, "{:?}", done.no_evidence);
    assert!(stored_path(&evidence_folder(&desk.file()), &there).is_file(), "what is elsewhere is brought along");
    session.close(&SystemDisk);
}

#[test]
fn a_draft_is_handed_on_under_the_revision_of_its_file_only_where_that_says_the_same() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    session.notice(0, 0.0);
    let handed = session.as_it_stands(&framework(), &assessment, 0, at(60_000));
    assert_eq!(handed, read(&desk.file()));
    let handed = session.as_it_stands(&framework(), &changed(&assessment), 1, at(60_000));
    assert_eq!((handed.header.revision, handed.assessment), (2, changed(&assessment)));
    let shown = [0, 1].map(|changes| session.revision_of(changes));
    assert_eq!(shown, [1, 2], "a report is printed under the revision under which the draft is handed on");
    session.close(&SystemDisk);
}

#[cfg(unix)]
#[test]
fn a_draft_that_is_reached_by_a_link_keeps_its_evidence_beside_itself() {
    let desk = Desk::new();
    let (folder, link) = (desk.path("meja"), desk.path("meja/pintas.ron"));
    fs::create_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(desk.file(), &link).unwrap();
    let real = fs::canonicalize(desk.file()).unwrap();
    assert_eq!(store_of(&SystemDisk, &link), evidence_folder(&real));
    assert_eq!(
        store_of(&SystemDisk, &desk.file()),
        evidence_folder(&desk.file()),
        "no link is followed where there is none"
    );
    let new = folder.join("belum-ada.ron");
    assert_eq!(store_of(&SystemDisk, &new), evidence_folder(&new));
}
