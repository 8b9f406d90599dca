//! What a disk refused is written by itself once the disk takes it: a person who made room has done enough.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::PathBuf, time::Duration};

use egui::{Key, Modifiers, Theme, ViewportId};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{
    desktop::App,
    rubric,
    storage::{self, Settings, SystemDisk},
};

use crate::support::{
    desk::Desk,
    window::{SIZE, make_new, press, rest},
};

const NO_COPY: &str = "Salinan pemulihan tidak dapat ditulis";

fn file(desk: &Desk) -> PathBuf {
    desk.documents().join("kota-contoh-2026.ron")
}

/// Level of indicator 1 in the file.
fn level(desk: &Desk) -> Option<u8> {
    storage::open(&SystemDisk, &file(desk), &rubric::builtin).unwrap().draft.assessment.level("1", 0)
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// True where nothing wants another frame: neither now nor later.
fn idle(window: &Harness<'_, App>) -> bool {
    window.output().viewport_output[&ViewportId::ROOT].repaint_delay == Duration::MAX
}

fn soon(window: &Harness<'_, App>) -> bool {
    let delay = window.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    delay > Duration::from_millis(200) && delay <= Duration::from_secs(30)
}

#[test]
fn once_there_is_room_what_no_place_took_is_in_the_file_and_nothing_is_said_to_be_wrong_any_more() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    desk.disk.fill(desk.documents().parent());
    press(&mut window, Modifiers::ALT, Key::Num4);
    rest(&mut window, 3);
    assert!(says(&window, "Diska penuh") && says(&window, NO_COPY));
    assert!(soon(&window), "it looks again, and not without end");
    rest(&mut window, 40);
    assert_eq!(level(&desk), None);
    desk.disk.fill(None);
    rest(&mut window, 31);
    assert_eq!(level(&desk), Some(4));
    rest(&mut window, 31);
    assert!(says(&window, "Tersimpan 10.42") && !says(&window, "tidak dapat disimpan") && !says(&window, NO_COPY));
    rest(&mut window, 3);
    assert!(idle(&window), "who has everything asks for no frame");
}

#[test]
fn a_draft_without_a_file_is_in_its_recovery_copy_once_there_is_room() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    window.get_by_label_contains("Buka contoh. ").click();
    window.run();
    desk.disk.fill(desk.documents().parent());
    press(&mut window, Modifiers::ALT, Key::Num1);
    rest(&mut window, 3);
    assert!(says(&window, NO_COPY) && soon(&window));
    // What was read is not said again by attempts nobody made.
    window.get_all_by_label("Mengerti").for_each(|way| way.click());
    rest(&mut window, 20);
    assert!(!says(&window, NO_COPY));
    desk.disk.fill(None);
    rest(&mut window, 31);
    let copies = storage::recovery_copies(&*desk.disk, &desk.places().recovery(), &rubric::builtin).unwrap();
    assert_eq!(copies[0].content.as_ref().unwrap().draft.assessment.level("1", 0), Some(1));
    assert!(idle(&window));
}

#[test]
fn a_stick_that_is_put_back_gets_what_was_typed_meanwhile() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    let pulled = desk.documents().with_extension("dicabut");
    fs::rename(desk.documents(), &pulled).unwrap();
    press(&mut window, Modifiers::ALT, Key::Num3);
    rest(&mut window, 3);
    assert!(says(&window, "tidak ada lagi di tempatnya"));
    rest(&mut window, 20);
    assert!(!desk.documents().exists(), "nothing is made where it was");
    fs::rename(&pulled, desk.documents()).unwrap();
    rest(&mut window, 31);
    assert_eq!(level(&desk), Some(3));
    assert!(!says(&window, "tidak ada lagi di tempatnya"));
}

#[test]
fn what_a_person_left_to_the_recovery_copy_is_not_tried_again_by_itself() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    desk.disk.fill(Some(&desk.documents()));
    press(&mut window, Modifiers::ALT, Key::Num4);
    rest(&mut window, 3);
    window.get_by_label("Biarkan di salinan pemulihan").click();
    window.run();
    desk.disk.fill(None);
    rest(&mut window, 40);
    assert_eq!(level(&desk), None);
    assert!(idle(&window));
}

#[test]
fn two_windows_keep_each_other_s_settings() {
    let desk = Desk::new().with_author();
    let mut one = desk.start(SIZE, Theme::Light);
    let mut other = desk.start(SIZE, Theme::Light);
    make_new(&mut one);
    rest(&mut one, 3);
    press(&mut other, Modifiers::COMMAND, Key::Plus);
    rest(&mut other, 3);
    let Settings { author, text_percent, recent, .. } =
        storage::load_settings(&SystemDisk, &desk.places().settings()).0;
    assert!(text_percent > 100 && recent.len() == 1 && !author.is_empty(), "{text_percent} {recent:?} {author}");
}
