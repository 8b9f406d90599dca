//! The files of the evidence go where the draft goes, before the draft does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{
    assessment::{Assessment, Content, DocumentField, Edit, Field, Item, StoredFile},
    desktop::{App, OpenDraft, Page},
    rubric,
    storage::{self, Draft, Header, Mode, SystemDisk, evidence_folder, missing, stored_path, take_in},
};
use support::{
    DRAFT_ID,
    desk::Desk,
    window::{self, SIZE, press, rest},
};

/// Takes a file of this text into a store.
fn give(desk: &Desk, store: &Path, text: &str) -> StoredFile {
    let source = desk.documents().join(format!("{text}.txt"));
    storage::write(&SystemDisk, &source, text.as_bytes(), Mode::Replace).unwrap();
    take_in(&SystemDisk, store, &source, &mut |_, _| true).unwrap()
}

/// An assessment that names these files.
fn naming(files: &[&StoredFile]) -> Assessment {
    let mut assessment = window::assessment(&[2]);
    for (number, file) in files.iter().enumerate() {
        let id = format!("d{number}");
        let edits = vec![
            Edit::Create(Item::Document(id.clone().into())),
            Field::Document(id.clone().into(), DocumentField::Title).set(file.name.clone()),
            support::given(&id.into(), vec![Content::File((*file).clone())]),
        ];
        assessment.apply(&support::rubric(), Edit::Many(edits), &window::author()).unwrap();
    }
    assessment
}

fn draft_file(desk: &Desk) -> PathBuf {
    desk.documents().join("lama.ron")
}

fn save(desk: &Desk, assessment: Assessment) {
    let header = Header::first(DRAFT_ID.into(), &support::rubric(), window::now());
    storage::save(&SystemDisk, &draft_file(desk), &Draft { header, assessment }, Mode::Replace).unwrap();
}

fn save_as(harness: &mut Harness<'_, App>, desk: &Desk, path: &Path) {
    desk.will_pick(path);
    press(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    rest(harness, 3);
}

fn lost(path: &Path) -> usize {
    let opened = storage::open(&SystemDisk, path, &rubric::builtin).unwrap();
    missing(&SystemDisk, &evidence_folder(path), &opened.draft.assessment).len()
}

fn store(harness: &Harness<'_, App>) -> PathBuf {
    harness.state().draft().unwrap().store()
}

#[test]
fn saving_under_another_name_brings_the_evidence_along_and_what_is_nowhere_is_told() {
    let desk = Desk::new().with_author();
    let old = evidence_folder(&draft_file(&desk));
    let (here, late) = (give(&desk, &old, "ada"), give(&desk, &old, "belum"));
    save(&desk, naming(&[&here, &late]));
    storage::Disk::remove(&SystemDisk, &stored_path(&old, &late)).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open(&draft_file(&desk));
    harness.run();
    assert_eq!(store(&harness), old);
    let new = desk.documents().join("baru.ron");
    save_as(&mut harness, &desk, &new);
    assert_eq!((store(&harness), lost(&new)), (evidence_folder(&new), 1));
    assert!(harness.query_by_label_contains("belum.txt").is_some(), "what is nowhere is told");
    assert!(stored_path(&old, &here).is_file(), "the old draft keeps its own");

    // What was being taken in meanwhile lies in the old store; the next save brings it along.
    give(&desk, &old, "belum");
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    assert_eq!(lost(&new), 0);
}

#[test]
fn a_place_that_cannot_take_the_evidence_gets_no_draft_either() {
    let desk = Desk::new().with_author();
    let file = give(&desk, &evidence_folder(&draft_file(&desk)), "ada");
    save(&desk, naming(&[&file]));
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open(&draft_file(&desk));
    harness.run();
    let new = desk.documents().join("baru.ron");
    desk.disk.fill(Some(&evidence_folder(&new)));
    save_as(&mut harness, &desk, &new);
    assert!(harness.query_by_label_contains("folder bukti").is_some());
    assert!(!new.exists());
    assert_eq!(store(&harness), evidence_folder(&draft_file(&desk)), "the draft stays where it was");
}

#[test]
fn the_evidence_of_a_draft_without_a_name_is_found_again_after_a_crash_and_goes_along_at_its_first_save() {
    let desk = Desk::new().with_author();
    let file = give(&desk, &desk.places().evidence("sementara"), "ada");
    let document = {
        let mut harness = desk.start(SIZE, Theme::Light);
        harness.state_mut().show(OpenDraft::new(support::rubric(), naming(&[&file])), Page::Filling);
        harness.run();
        let store = store(&harness);
        assert!(store.starts_with(desk.places().evidences()));
        give(&desk, &store, "ada");
        press(&mut harness, Modifiers::ALT, Key::Num4);
        rest(&mut harness, 3);
        store.file_name().unwrap().to_owned()
    };
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_all_by_label("Pulihkan").next().unwrap().click();
    harness.run();
    assert_eq!(store(&harness), desk.places().evidences().join(document));
    assert_eq!(missing(&SystemDisk, &store(&harness), harness.state().draft().unwrap().assessment()).len(), 0);
    let new = desk.documents().join("baru.ron");
    save_as(&mut harness, &desk, &new);
    assert_eq!((store(&harness), lost(&new)), (evidence_folder(&new), 0));
}

#[test]
fn what_is_saved_of_a_damaged_draft_has_its_evidence() {
    let desk = Desk::new().with_author();
    let file = give(&desk, &evidence_folder(&draft_file(&desk)), "ada");
    save(&desk, naming(&[&file]));
    let bytes = std::fs::read(draft_file(&desk)).unwrap();
    storage::write(&SystemDisk, &draft_file(&desk), &bytes[..bytes.len() - 20], Mode::Replace).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open(&draft_file(&desk));
    harness.run();
    harness.get_by_label("Selamatkan yang terbaca").click();
    rest(&mut harness, 2);
    assert!(store(&harness).starts_with(desk.places().evidences()));
    assert!(stored_path(&store(&harness), &file).is_file());
}
