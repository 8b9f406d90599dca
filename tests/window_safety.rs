//! Nothing a person typed is lost: slow disks, failures of the program itself, other people at the same file.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};

use common::desk::Desk;
use egui::{Key, Modifiers, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{desktop::Guard, rubric, storage};

const SIZE: [f32; 2] = [1366.0, 768.0];

fn press<S>(harness: &mut Harness<'_, S>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Lets the window rest for so many seconds.
fn rest<S>(harness: &mut Harness<'_, S>, seconds: u64) {
    harness.run_steps(usize::try_from(4 * seconds + 1).unwrap());
}

/// A new assessment with a file, made with the keyboard alone.
fn made_new<S>(harness: &mut Harness<'_, S>) {
    press(harness, Modifiers::COMMAND, Key::N);
    harness.event(egui::Event::Text("Kota Contoh".to_owned()));
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
    harness.run();
}

fn file(desk: &Desk) -> std::path::PathBuf {
    desk.documents().join("kota-contoh-2026.ron")
}

fn opened(path: &std::path::Path) -> storage::Opened {
    storage::open(&storage::SystemDisk, path, &rubric::builtin).unwrap()
}

/// Levels of indicator 1 in the recovery copies.
fn copied_levels(desk: &Desk) -> Vec<Option<u8>> {
    let copies = storage::recovery_copies(&*desk.disk, &desk.places().recovery(), &rubric::builtin).unwrap();
    copies.into_iter().map(|copy| copy.content.unwrap().draft.assessment.level("1", 0)).collect()
}

#[test]
fn what_is_typed_while_a_slow_disk_still_saves_is_in_a_recovery_copy_a_second_later() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    made_new(&mut harness);
    desk.work.hold();
    press(&mut harness, Modifiers::ALT, Key::Num2);
    rest(&mut harness, 2);
    assert!(harness.query_by_label_contains("Menyimpan…").is_some());
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 2);
    assert_eq!(copied_levels(&desk), [Some(3)]);
    desk.work.release();
    rest(&mut harness, 2);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(3));
    assert_eq!(copied_levels(&desk), [], "what is safe needs no recovery copy");
}

#[test]
fn a_failure_of_the_program_itself_leaves_what_was_typed_in_a_recovery_copy() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start_as(SIZE, Theme::Light, Guard::new);
    made_new(&mut harness);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    harness.step();
    harness.step();
    assert_eq!(copied_levels(&desk), [], "nothing is due yet");
    let guard = harness.state_mut();
    let failed = catch_unwind(AssertUnwindSafe(|| guard.watch(|_| panic!("a fault of the program"))));
    assert!(failed.is_err(), "the failure goes on");
    assert_eq!(copied_levels(&desk), [Some(4)]);
}
