//! The window as people use it: new, fill, save itself, reopen, close, recover; everything by keyboard.

mod common;

use common::desk::Desk;
use egui::{Key, Modifiers, Theme, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::{
    Harness,
    kittest::Queryable as _,
};
use spbe_mandiri::{
    assessment::{Edit, Place, Stage, Value},
    desktop::{App, Page},
    rubric, storage,
};

const SIZE: [f32; 2] = [1366.0, 768.0];

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// Lets the window rest for so many seconds.
fn rest(harness: &mut Harness<'_, App>, seconds: u64) {
    harness.run_steps(usize::try_from(4 * seconds + 1).unwrap());
}

/// Types into the field that has the focus, as a keyboard does.
fn write(harness: &mut Harness<'_, App>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn close(harness: &mut Harness<'_, App>) -> bool {
    harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
    harness.step();
    let commands = &harness.output().viewport_output[&ViewportId::ROOT].commands;
    !commands.contains(&ViewportCommand::CancelClose)
}

/// A new assessment with a file, made with the keyboard alone.
fn made_new(harness: &mut Harness<'_, App>) {
    press(harness, Modifiers::COMMAND, Key::N);
    write(harness, "Kota Contoh");
    press(harness, Modifiers::NONE, Key::Enter);
    harness.run();
}


fn file(desk: &Desk) -> std::path::PathBuf {
    desk.documents().join("kota-contoh-2026.ron")
}

fn opened(path: &std::path::Path) -> storage::Opened {
    storage::open(&storage::SystemDisk, path, &rubric::builtin).unwrap()
}

#[test]
fn a_new_assessment_fills_saves_itself_and_is_there_again_after_a_restart() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    made_new(&mut harness);
    assert_eq!(harness.state().page(), Page::Filling);
    assert!(file(&desk).is_file());
    press(&mut harness, Modifiers::ALT, Key::Num3);
    assert!(harness.query_by_label_contains("Belum tersimpan").is_some());
    rest(&mut harness, 2);
    assert!(harness.query_by_label_contains("Tersimpan 10.42").is_some());
    let saved = opened(&file(&desk));
    assert_eq!(saved.draft.assessment.level("1", 0), Some(3));
    assert_eq!(
        saved.draft.assessment.answer("1").unwrap().entries[0].values[&Stage::SelfAssessment].by,
        "Rina Wulandari"
    );
    assert!(close(&mut harness));
    rest(&mut harness, 3);
    drop(harness);

    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_by_label_contains("kota-contoh-2026.ron").click();
    harness.run();
    assert_eq!(harness.state().draft().unwrap().assessment().level("1", 0), Some(3));
}
