//! What lies on the disk is found without being opened, and work on many files says how far it is.

use std::fs;

use spbe_mandiri::{
    assessment::{Assessment, Content, Field, Place},
    insight::differences,
    rubric,
    session::{self, EvidenceSource, Progress, Session, Workplace},
    storage::{self, OpenCause, Reason, Recent, SystemDisk, evidence_folder, stored_path},
    words::Words,
};

use super::{Desk, changed, other_bytes, read};
use crate::support::{DRAFT_ID, at, evidence_store, facts, level, put, rubric as framework};

fn recent(desk: &Desk, path: &std::path::Path) -> Recent {
    let draft = read(&desk.file());
    Recent::of(path, &draft.header.id, draft.header.saved_at, &draft.assessment, &framework())
}

#[test]
fn recovery_copies_are_found_with_what_they_belong_to_or_why_they_cannot_be_read() {
    let desk = Desk::new();
    let (session, assessment) = desk.session("ana");
    let unnamed = Session::unnamed("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02".into(), "ana".into(), true);
    for session in [&session, &unnamed] {
        let copy = session.recovery_copy(&framework(), &changed(&assessment), at(7));
        desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    }
    let found = desk.on(&SystemDisk, |work| session::look(work, &[]));
    let mut told: Vec<_> = found
        .recoveries
        .iter()
        .map(|found| {
            let copy = found.content.as_ref().unwrap();
            (copy.recent.draft_id.as_str(), copy.base, copy.file.clone(), copy.recent.path.clone())
        })
        .collect();
    told.sort();
    let file = desk.file().to_string_lossy().into_owned();
    assert_eq!(told[0], (DRAFT_ID, 1, Some(file.clone()), file));
    assert_eq!(told[1], ("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02", 0, None, String::new()));
    assert_eq!((told.len(), found.missing.len(), found.restore_points), (2, 0, None));

    for found in &found.recoveries {
        other_bytes(&found.path, b"rusak");
    }
    let found = desk.on(&SystemDisk, |work| session::look(work, &[]));
    assert_eq!(found.recoveries.iter().filter(|found| found.content.is_err()).count(), 2);
    session.close(&SystemDisk);
}

#[test]
fn a_remembered_draft_that_is_gone_is_said_to_be_missing_and_the_kept_states_of_the_last_are_counted() {
    let desk = Desk::new();
    desk.keep_a_state();
    let gone = desk.path("hilang.ron");
    let known = [recent(&desk, &desk.file()), recent(&desk, &gone)];
    let found = desk.on(&SystemDisk, |work| session::look(work, &known));
    assert_eq!(found.missing.iter().collect::<Vec<_>>(), [&gone.to_string_lossy().into_owned()]);
    assert_eq!(found.restore_points, Some((2, at(60_001))), "what was found and, a moment later, what was asked for");
    let nowhere = Workplace { disk: &SystemDisk, places: None, rubrics: rubric::builtin };
    let found = session::look(nowhere, &known);
    assert_eq!((found.missing.len(), found.recoveries.len(), found.restore_points), (1, 0, None));
    assert!(session::kept_states(nowhere, DRAFT_ID, &Assessment::default()).is_empty());
}

#[test]
fn kept_states_come_newest_first_each_with_what_it_holds_or_why_it_cannot_be_read() {
    let desk = Desk::new();
    desk.keep_a_state();
    let states = desk.on(&SystemDisk, |work| session::kept_states(work, DRAFT_ID, &Assessment::default()));
    let reasons: Vec<Reason> = states.iter().map(|state| state.reason).collect();
    assert_eq!(reasons, desk.kept());
    assert_eq!(reasons.len(), 2);
    let moments: Vec<_> = states.iter().map(|state| state.at).collect();
    assert_eq!(moments, [at(60_001), at(60_000)], "no two have the same");
    for state in &states {
        assert_eq!(state.bytes, fs::metadata(&state.path).unwrap().len());
        let held = state.content.as_ref().unwrap();
        assert_eq!((held.draft_id.as_str(), held.institution.as_str(), held.answered), (DRAFT_ID, "Kota Uji", 1));
        assert_eq!(held.path, state.path.to_string_lossy());
        let there = storage::open(&SystemDisk, &state.path, &rubric::builtin).unwrap().draft.assessment;
        assert_eq!(state.differs, differences(&framework(), &there, &Assessment::default()).len());
    }
    other_bytes(&states[0].path, b"rusak");
    let states = desk.on(&SystemDisk, |work| session::kept_states(work, DRAFT_ID, &Assessment::default()));
    assert_eq!(states.iter().filter(|state| state.content.is_err()).count(), 1);
}

#[test]
fn what_edits_would_change_is_told_before_they_are_made_and_nothing_where_they_do_not_fit() {
    let desk = Desk::new();
    let assessment = read(&desk.file()).assessment;
    let changes = |edits: &[_]| session::changes_of(&assessment, &framework(), edits, at(9));
    let found = changes(&[facts("12", "Baru"), level("45", 2)]);
    let fields: Vec<&Field> = found.iter().map(|found| &found.field).collect();
    assert_eq!(fields, [&Field::facts(Place::first("12"))], "what stands there already is no change");
    assert_eq!(found[0].other.stamp.at, Some(at(9)));
    assert_eq!(changes(&[facts("12", "Baru"), level("45", 6)]), []);
}

#[test]
fn a_recovery_copy_is_compared_with_its_file_also_where_somebody_wrote_that_by_hand() {
    let desk = Desk::new();
    let (session, assessment) = desk.session("ana");
    let copy = session.recovery_copy(&framework(), &changed(&assessment), at(0));
    desk.on(&SystemDisk, |work| session::write_copy(work, &copy)).unwrap();
    session.close(&SystemDisk);
    let path = desk.on(&SystemDisk, |work| session::look(work, &[])).recoveries.remove(0).path;
    let compare = || desk.on(&SystemDisk, |work| session::compare(work, &path, &desk.file(), Words::indonesian()));
    let found = compare().unwrap();
    assert_eq!(found.copy.draft.assessment, changed(&assessment));
    assert_eq!(found.zone, assessment.zone.value);
    let texts: Vec<[&str; 2]> =
        found.differences.iter().map(|told| [told.texts[0].as_str(), told.texts[1].as_str()]).collect();
    assert_eq!(texts, [["Ditulis di sini", ""]], "the copy is the first side");
    assert_eq!(differences(&framework(), &changed(&assessment), &assessment).len(), 1);

    let by_hand = fs::read_to_string(desk.file()).unwrap().replace("Kota Uji", "Kota Lain");
    other_bytes(&desk.file(), by_hand.as_bytes());
    assert_eq!(compare().unwrap().differences.len(), 2);
    other_bytes(&desk.file(), b"rusak");
    let refused = compare().unwrap_err();
    assert_eq!(refused.path, desk.file());
    assert!(matches!(refused.cause, OpenCause::Refused(_)));
}

#[test]
fn how_far_work_is_comes_in_whole_percent_and_is_unknown_where_there_is_nothing_to_do() {
    let progress = Progress::default();
    assert_eq!((progress.percent(), progress.bytes()), (None, (0, 0)));
    for (done, total, percent) in [(0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100), (u64::MAX, u64::MAX, 1)] {
        progress.tell(done, total);
        assert_eq!((progress.percent(), progress.bytes()), (Some(percent), (done, total)));
    }
}

#[test]
fn evidence_is_gathered_from_where_it_lies_and_what_is_nowhere_is_named() {
    let desk = Desk::new();
    let mut assessment = read(&desk.file()).assessment;
    let from = desk.path("lama.bukti");
    let there = evidence_store::put(&from, b"%PDF-1.4 ada", "pdf");
    let gone = evidence_store::stored(b"hilang", "pdf");
    evidence_store::add(&mut assessment, "ada", "Ada", Some(Content::File(there.clone())), "12");
    evidence_store::add(&mut assessment, "hilang", "Hilang", Some(Content::File(gone)), "23");
    let source = EvidenceSource::of(vec![desk.path("kosong.bukti"), from]);
    let to = evidence_folder(&desk.file());
    let lost = session::gather(&SystemDisk, &source, &to, &assessment).unwrap();
    assert_eq!(lost, ["asal.pdf"]);
    assert_eq!(fs::read(stored_path(&to, &there)).unwrap(), b"%PDF-1.4 ada");
    let (done, total) = source.progress.bytes();
    assert!(done > 0 && done <= total, "{done} of {total}");
}

#[test]
fn files_are_taken_in_one_after_the_other_until_somebody_ends_it() {
    let desk = Desk::new();
    let store = desk.path("ambil.bukti");
    let sources: Vec<_> = ["a", "b", "tidak-ada", "c"].map(|name| desk.path(&format!("{name}.txt"))).to_vec();
    for (source, text) in sources.iter().zip(["isi a", "isi b", "", "isi c"]).filter(|(_, text)| !text.is_empty()) {
        put(source, text.as_bytes());
    }
    let mut begun = Vec::new();
    let mut begin = |place: usize, path: &std::path::Path| {
        begun.push((place, path.to_path_buf()));
        true
    };
    let taken = session::take_in(&SystemDisk, &store, sources.clone(), &mut begin, |_, _| true);
    let told: Vec<_> = taken.iter().map(|one| (one.source.clone(), one.result.is_ok())).collect();
    let wanted = [true, true, false, true];
    assert_eq!(told, sources.iter().cloned().zip(wanted).collect::<Vec<_>>(), "one that fails ends nothing");
    assert_eq!(begun, (0..).zip(sources.iter().cloned()).collect::<Vec<_>>());

    let before = session::take_in(&SystemDisk, &store, sources.clone(), |place, _| place < 1, |_, _| true);
    assert_eq!(before.len(), 1, "ended before the second");
    let mut turn = 0;
    let mut begin = |place: usize, _: &std::path::Path| {
        turn = place;
        true
    };
    let fresh = desk.path("lagi.bukti");
    let during = session::take_in(&SystemDisk, &fresh, sources, &mut begin, |_, _| false);
    assert!(during.is_empty(), "the file that was under way is left out: {during:?}");
    assert_eq!(turn, 0);
}
