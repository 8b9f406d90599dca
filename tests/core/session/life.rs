//! What a session knows of the file behind a draft from opening to closing: how safe the draft is, what is due, and
//! which locks and copies are given up.

use std::fs;

use spbe_mandiri::{
    session::{self, CopyId, Due, SaveProblem, SaveState, Session, Task},
    storage::{Base, Header, Origin, ReadOnly, SystemDisk, recovery_copies},
};

use super::{Desk, changed, into, own, read};
use crate::support::{DRAFT_ID, at, rubric as framework};

fn unnamed() -> Session {
    Session::unnamed(DRAFT_ID.into(), "ana".into(), true)
}

fn newer() -> ReadOnly {
    ReadOnly::Newer { version: (2, 99), program: "99.0".to_owned() }
}

#[test]
fn a_draft_is_said_to_be_as_safe_as_its_file() {
    let desk = Desk::new();
    assert_eq!((unnamed().state(0), unnamed().saved_at(), unnamed().revision()), (SaveState::Unnamed, None, 0));
    let (mut session, assessment) = desk.session("ana");
    let opened = read(&desk.file()).header;
    assert_eq!((session.saved_at(), session.revision()), (Some(opened.saved_at), opened.revision));
    assert_eq!([0, 1].map(|changes| session.state(changes)), [SaveState::Saved(at(0)), SaveState::Behind]);
    session.start(Task::File, 1);
    assert!(session.working());
    assert_eq!([0, 1].map(|changes| session.state(changes)), [SaveState::Saved(at(0)), SaveState::Saving]);
    let done = desk.save(&own(&mut session, &changed(&assessment))).unwrap();
    session.saved(&SystemDisk, done);
    assert!(!session.working());
    assert_eq!([1, 2].map(|changes| session.state(changes)), [SaveState::Saved(at(60_000)), SaveState::Behind]);
    session.start(Task::Copy, 2);
    assert_eq!(session.state(2), SaveState::Behind, "a recovery copy is not the file");
    assert!(session.working());
    session.copied(None);
    assert!(!session.working());
    session.close(&SystemDisk);
}

#[test]
fn only_a_draft_with_a_name_that_may_be_written_can_be_saved_by_itself() {
    let desk = Desk::new();
    let (session, _) = desk.session("ana");
    assert!(session.can_write() && !unnamed().can_write());
    session.close(&SystemDisk);
    let header = read(&desk.file()).header;
    let mut session = Session::opened(desk.file(), header, "ana".into(), Some(newer()), None);
    session.notice(1, 10.0);
    session.asked = true;
    assert!(!session.can_write() && session.behind(1));
    assert_eq!((session.state(0), session.state(1)), (SaveState::ReadOnly, SaveState::ReadOnly));
    assert_eq!(session.due(1, 99.0, true), Due::Nothing);
}

#[test]
fn only_a_draft_that_is_worth_something_is_lost_without_a_first_save() {
    assert!(unnamed().behind(0));
    let worthless = Session::unnamed(DRAFT_ID.into(), "ana".into(), false);
    assert!(!worthless.behind(0) && worthless.behind(1));
}

#[test]
fn what_is_typed_is_due_in_the_file_where_there_is_one_that_takes_it_and_else_in_the_copy() {
    let desk = Desk::new();
    let (mut session, _) = desk.session("ana");
    session.notice(1, 10.0);
    assert_eq!(session.due(1, 10.25, true), Due::In(0.75));
    assert_eq!(
        [true, false].map(|by_itself| session.due(1, 11.0, by_itself)),
        [Due::Now(Task::File), Due::Now(Task::Copy)]
    );
    session.hurry();
    assert_eq!(session.due(1, 10.25, true), Due::Now(Task::File), "the field was left");
    session.asked = true;
    assert_eq!(session.due(0, 0.0, false), Due::Now(Task::File), "a person asked for it");
    session.close(&SystemDisk);

    let mut session = unnamed();
    session.asked = true;
    session.notice(1, 10.0);
    assert_eq!(session.due(1, 11.0, true), Due::Now(Task::Copy), "it has no file yet");
}

#[test]
fn after_a_failed_save_the_next_change_tries_the_file_again_unless_it_was_left_to_the_copy() {
    let desk = Desk::new();
    let (mut session, _) = desk.session("ana");
    session.notice(1, 10.0);
    session.start(Task::File, 1);
    session.not_saved(SaveProblem::Broken);
    assert!(!session.working() && session.problem().is_some_and(|problem| !problem.left));
    assert_eq!(session.due(1, 20.0, true), Due::Now(Task::Copy), "the file did not take it");
    session.notice(2, 20.0);
    assert_eq!(session.due(2, 21.0, true), Due::Now(Task::File));
    session.leave_to_copy();
    assert!(session.problem().is_some_and(|problem| problem.left));
    assert_eq!(session.due(2, 21.0, true), Due::Now(Task::Copy));
    session.try_again();
    assert!(session.problem().is_none());
    assert_eq!(session.due(2, 21.0, true), Due::Now(Task::File));

    session.start(Task::File, 2);
    session.not_saved(SaveProblem::Broken);
    session.asked = true;
    session.forget(2);
    assert!(!session.behind(2) && session.problem().is_none() && !session.asked);
    session.close(&SystemDisk);
}

#[test]
fn what_a_person_must_decide_is_neither_left_to_the_copy_nor_tried_again() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    session.notice(1, 10.0);
    session.start(Task::File, 1);
    desk.write_elsewhere("23");
    let problem = desk.save(&own(&mut session, &changed(&assessment))).unwrap_err();
    assert!(problem.needs_decision() && !SaveProblem::Broken.needs_decision());
    session.not_saved(problem);
    session.notice(2, 20.0);
    assert_eq!(session.due(2, 21.0, true), Due::Now(Task::Copy));
    session.leave_to_copy();
    session.try_again();
    assert!(session.problem().is_some_and(|problem| !problem.left));
    session.close(&SystemDisk);
}

#[test]
fn a_file_that_was_not_made_leaves_the_draft_behind_without_a_problem() {
    let mut session = unnamed();
    session.start(Task::File, 3);
    session.not_named();
    assert!(!session.working() && session.behind(3) && session.problem().is_none());
}

#[test]
fn a_change_belongs_to_the_revision_after_every_order_that_was_made() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let of = |session: &Session| {
        let author = session.author("Ana".to_owned(), at(5));
        assert_eq!((author.name.as_str(), author.at, author.sitting.as_str()), ("Ana", at(5), "ana"));
        author.revision
    };
    assert_eq!((of(&unnamed()), of(&session)), (1, 2));
    let order = own(&mut session, &changed(&assessment));
    assert_eq!((order.draft.header.revision, of(&session)), (2, 3), "what is changed from now on is not in it");
    let new = into(&mut session, desk.path("salinan.ron"), false, &assessment);
    assert_eq!((new.draft.header.revision, of(&session)), (3, 4));
    let done = desk.save(&order).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!((session.revision(), of(&session)), (2, 4));
    session.close(&SystemDisk);
}

#[test]
fn recovery_copies_are_swept_once_everything_is_in_the_file_and_nothing_is_on_its_way() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let copy =
        |base: u64| CopyId { draft_id: DRAFT_ID.into(), base, path: Some(desk.file().to_string_lossy().into_owned()) };
    assert_eq!(session.obsolete(), [copy(1)], "what may have been written on the revision that was opened");
    assert_eq!(session.swept(0), [], "nothing was superseded yet");
    session.start(Task::File, 1);
    let done = desk.save(&own(&mut session, &changed(&assessment))).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(session.obsolete(), [copy(1), copy(2)]);
    assert_eq!(session.swept(2), [], "something is behind");
    session.start(Task::Copy, 2);
    assert_eq!(session.swept(1), [], "a copy is on its way");
    session.copied(None);
    assert_eq!(session.swept(1), [copy(1)]);
    assert_eq!(session.swept(1), [], "once");
    session.close(&SystemDisk);

    let made = unnamed().made_from(vec![copy(7)]);
    let own = CopyId { draft_id: DRAFT_ID.into(), base: 0, path: None };
    assert_eq!(made.obsolete(), [copy(7), own]);
}

#[test]
fn discarded_copies_are_gone_and_others_stay() {
    let desk = Desk::new();
    let (session, assessment) = desk.session("ana");
    let write = |session: &Session| {
        let copy = session.recovery_copy(&framework(), &assessment, at(0));
        desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
        CopyId::of(&copy.header)
    };
    let (named, without) = (write(&session), write(&unnamed()));
    let left = || {
        let copies = recovery_copies(&SystemDisk, &desk.places().recovery(), &spbe_mandiri::rubric::builtin).unwrap();
        let ids = copies.into_iter().map(|copy| CopyId::of(&copy.content.unwrap().draft.header));
        ids.collect::<Vec<CopyId>>()
    };
    assert_eq!(left().len(), 2);
    assert_eq!((named.base, without.base, without.path.is_none()), (1, 0, true));
    desk.on(&SystemDisk, |work| session::discard_copies(work, &[named]));
    assert_eq!(left(), [without]);
    session.close(&SystemDisk);
}

#[test]
fn a_session_that_follows_another_keeps_a_lock_both_have_and_gives_back_any_other() {
    let desk = Desk::new();
    let other = desk.path("lain.ron");
    fs::copy(desk.file(), &other).unwrap();
    let open = |path: &std::path::Path, held| {
        let opening = session::Opening { path: path.to_path_buf(), held, ..desk.opening("ana") };
        let found = desk.open(&opening).unwrap();
        Session::opened(path.to_path_buf(), found.opened.draft.header, "ana".into(), None, Some(found.lock.unwrap()))
    };
    let before = open(&desk.file(), None);
    let mut same = open(&desk.file(), before.lock_mark());
    assert!(same.lock_mark().is_some() && same.lock_mark() == before.lock_mark());
    same.follow(&SystemDisk, before);
    assert!(!desk.free(&desk.file()), "it is the lock of the one that goes on");
    let mut next = open(&other, same.lock_mark());
    assert!(next.lock_mark().is_some() && next.lock_mark() != same.lock_mark());
    next.follow(&SystemDisk, same);
    assert!(desk.free(&desk.file()) && !desk.free(&other));
    let mut none = unnamed();
    none.follow(&SystemDisk, next);
    assert!(desk.free(&other), "a draft without a file holds none");
    assert_eq!(none.lock_mark(), None);
}

#[test]
fn a_session_that_was_never_shown_gives_its_lock_back_unless_the_one_before_has_it() {
    let desk = Desk::new();
    let (shown, _) = desk.session("ana");
    let opening = session::Opening { held: shown.lock_mark(), ..desk.opening("ana") };
    let again = || {
        let found = desk.open(&opening).unwrap();
        let header = found.opened.draft.header;
        Session::opened(desk.file(), header, "ana".into(), None, Some(found.lock.unwrap()))
    };
    again().abandon(&SystemDisk, Some(&shown));
    assert!(!desk.free(&desk.file()));
    again().abandon(&SystemDisk, Some(&unnamed()));
    assert!(desk.free(&desk.file()), "another session has no part in it");
    let (alone, _) = desk.session("ana");
    alone.abandon(&SystemDisk, None);
    assert!(desk.free(&desk.file()));
}

#[test]
fn what_was_found_is_to_be_kept_until_the_first_save_of_the_sitting() {
    let desk = Desk::new();
    let (mut session, assessment) = desk.session("ana");
    let kept = |session: &mut Session| {
        let own = own(session, &assessment).keep_found;
        (own, into(session, desk.path("salinan.ron"), false, &assessment).keep_found)
    };
    assert_eq!(kept(&mut session), (true, true));
    let done = desk.save(&own(&mut session, &changed(&assessment))).unwrap();
    session.saved(&SystemDisk, done);
    assert_eq!(kept(&mut session), (false, false));
    session.close(&SystemDisk);
}

#[test]
fn a_draft_made_from_another_says_in_its_first_file_where_it_was_taken_from() {
    let desk = Desk::new();
    let found = read(&desk.file());
    let taken = |header: &Header| {
        let mut session = unnamed().taken_from(header);
        let order = into(&mut session, desk.path("salinan.ron"), false, &found.assessment);
        order.draft.header.taken_from
    };
    assert_eq!(taken(&found.header), Some(found.header.as_origin()), "a file");
    let copy = |checksum: &str| {
        let base = Base { path: None, revision: 7, checksum: checksum.to_owned() };
        Header { base: Some(base), ..found.header.clone() }
    };
    assert_eq!(taken(&copy("abc")), Some(Origin { revision: 7, checksum: "abc".to_owned() }), "the file of a copy");
    assert_eq!(taken(&copy("")), None, "a copy that never had a file");
}

#[test]
fn what_is_already_being_written_is_not_written_once_more_meanwhile() {
    let desk = Desk::new();
    let (mut session, _) = desk.session("ana");
    session.start(Task::File, 1);
    session.notice(1, 10.0);
    assert_eq!(session.due(1, 99.0, true), Due::Nothing, "it is in the save under way");
    session.notice(2, 11.0);
    assert_eq!(session.due(2, 99.0, true), Due::Now(Task::Copy));
    session.start(Task::Copy, 2);
    assert_eq!(session.due(2, 99.0, true), Due::Nothing);
    session.copied(None);
    session.notice(3, 12.0);
    session.notice(2, 13.0);
    assert_eq!(session.due(2, 99.0, true), Due::Nothing, "it is in the copy");
    session.close(&SystemDisk);
}

#[test]
fn every_order_of_a_draft_without_a_file_has_a_revision_of_its_own_and_knows_the_sittings_it_was_made_from() {
    let desk = Desk::new();
    let mut header = read(&desk.file()).header;
    header.sittings.note(&"dulu".into(), 3);
    let mut session = unnamed().taken_from(&header);
    let assessment = read(&desk.file()).assessment;
    let mut next = || into(&mut session, desk.path("baru.ron"), false, &assessment).draft.header;
    let (first, second) = (next(), next());
    assert_eq!((first.revision, second.revision), (1, 2));
    assert!(first.sittings.covers(&"dulu".into(), 3) && !first.sittings.covers(&"dulu".into(), 4));
    assert!(first.sittings.covers(&"uji".into(), 1), "and what stands in it");
}

#[test]
fn a_draft_that_goes_on_from_a_copy_is_behind_and_makes_that_copy_needless() {
    let desk = Desk::new();
    let found = desk.open(&desk.opening("ana")).unwrap();
    let copy = CopyId { draft_id: DRAFT_ID.into(), base: 99, path: None };
    let header = found.opened.draft.header;
    let session = Session::recovered(desk.file(), header, "ana".into(), found.lock.unwrap(), copy.clone());
    assert!(session.behind(0) && session.obsolete().contains(&copy));
    session.close(&SystemDisk);
}
