//! The window as people use it: new, fill, save itself, reopen, close, recover; everything by keyboard.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Key, Modifiers, Role, Theme, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Stage,
    desktop::{App, Page},
    rubric, storage,
};
use support::{
    colleague,
    desk::Desk,
    window::{SIZE, make_new, press, rest, type_text, window},
};

fn close(harness: &mut Harness<'_, App>) -> bool {
    harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
    harness.step();
    let commands = &harness.output().viewport_output[&ViewportId::ROOT].commands;
    !commands.contains(&ViewportCommand::CancelClose)
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
    make_new(&mut harness);
    assert_eq!(harness.state().page(), Page::Filling);
    assert!(file(&desk).is_file());
    press(&mut harness, Modifiers::ALT, Key::Num3);
    assert!(harness.query_by_label_contains("Belum tersimpan").is_some());
    rest(&mut harness, 2);
    assert!(harness.query_all_by_label_contains("Tersimpan 10.42").next().is_some());
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
    open_first(&mut harness);
    assert_eq!(harness.state().draft().unwrap().assessment().level("1", 0), Some(3));
    assert!(harness.query_all_by_label_contains("Tersimpan 10.42").next().is_some());
}

/// Opens the first draft of Beranda.
fn open_first(harness: &mut Harness<'_, App>) {
    let first = "Penilaian 2026 · SPBE 2020, Kota Contoh";
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(first))).click();
    harness.run();
}

#[test]
fn what_a_full_disk_refuses_stays_unsaved_says_so_and_has_three_ways_out() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    desk.disk.fill(Some(&desk.documents()));
    press(&mut harness, Modifiers::ALT, Key::Num4);
    rest(&mut harness, 2);
    assert!(harness.query_by_label_contains("Belum tersimpan").is_some());
    assert!(harness.query_by_label_contains("Diska penuh").is_some());
    for way in ["Coba lagi", "Simpan salinan…", "Biarkan di salinan pemulihan"] {
        assert!(harness.query_by_label(way).is_some(), "{way}");
    }
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), None, "the old file is as it was");
    let copies = storage::recovery_copies(&*desk.disk, &desk.places().recovery(), &rubric::builtin).unwrap();
    assert_eq!(copies[0].content.as_ref().unwrap().draft.assessment.level("1", 0), Some(4));

    desk.disk.fill(None);
    harness.get_by_label("Coba lagi").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("Tersimpan 10.42").next().is_some());
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(4));
    assert_eq!(copies_left(&desk), 0, "what is safe needs no recovery copy");
}

fn copies_left(desk: &Desk) -> usize {
    storage::recovery_copies(&*desk.disk, &desk.places().recovery(), &rubric::builtin).unwrap().len()
}

#[test]
fn saved_is_said_only_once_the_disk_has_answered() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    desk.work.hold();
    press(&mut harness, Modifiers::ALT, Key::Num2);
    rest(&mut harness, 2);
    assert!(harness.query_by_label_contains("Menyimpan…").is_some());
    assert!(harness.query_by_label_contains("Tersimpan 10.42").is_none());
    assert!(!close(&mut harness), "the window waits for the disk");
    desk.work.release();
    harness.run();
    assert!(harness.query_all_by_label_contains("Tersimpan 10.42").next().is_some());
}

#[test]
fn closing_asks_where_typed_work_has_no_file() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_by_label_contains("Buka contoh. ").click();
    harness.run();
    assert!(close(&mut harness), "an example nobody changed is no loss");

    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_by_label_contains("Buka contoh. ").click();
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::Num1);
    assert!(!close(&mut harness));
    harness.run();
    let safest = harness.get_by_role_and_label(Role::Button, "Simpan sebagai…");
    assert!(safest.is_focused(), "the safest way has the focus");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Isian belum tersimpan").is_none(), "Esc only closes the question");
    assert!(harness.state().draft().is_some());

    assert!(!close(&mut harness));
    harness.run();
    desk.will_pick(&desk.documents().join("contoh-saya"));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    let saved = opened(&desk.documents().join("contoh-saya.ron"));
    assert_eq!(saved.draft.assessment.level("1", 0), Some(1));
}

#[test]
fn a_draft_without_a_file_is_offered_for_recovery_and_never_restored_in_silence() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_by_label_contains("Buka contoh. ").click();
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::Num1);
    rest(&mut harness, 2);
    drop(harness);

    let mut harness = desk.start(SIZE, Theme::Light);
    assert!(harness.state().draft().is_none());
    assert!(harness.query_by_label_contains("Ada perubahan yang belum tersimpan").is_some());
    harness.get_by_label("Buang…").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(copies_left(&desk), 1, "the harmless answer throws nothing away");
    harness.get_by_label("Pulihkan").click();
    harness.run();
    assert_eq!(harness.state().draft().unwrap().assessment().level("1", 0), Some(1));
    assert!(harness.query_by_label_contains("Belum punya berkas").is_some());
}

#[test]
fn a_recovery_copy_of_a_file_that_changed_since_leaves_the_file_alone() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    desk.disk.fill(Some(&desk.documents()));
    press(&mut harness, Modifiers::ALT, Key::Num4);
    rest(&mut harness, 2);
    drop(harness);
    desk.disk.fill(None);
    let other = colleague::saves(&file(&desk));

    let mut harness = desk.start(SIZE, Theme::Light);
    harness.get_by_label("Pulihkan").click();
    harness.run();
    assert!(harness.query_by_label_contains("berubah atau tidak ada lagi").is_some());
    assert_eq!(harness.state().draft().unwrap().assessment().level("1", 0), Some(4));
    rest(&mut harness, 3);
    assert_eq!(std::fs::read_to_string(file(&desk)).unwrap(), other);
}

#[test]
fn a_file_somebody_else_wrote_is_never_saved_over() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    let other = colleague::saves(&file(&desk));
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    assert!(harness.query_all_by_label_contains("Dewi Lestari menyimpan berkas ini").next().is_some());
    assert_eq!(std::fs::read_to_string(file(&desk)).unwrap(), other);
    harness.get_all_by_label("Muat ulang").last().unwrap().click();
    harness.run();
    harness.get_all_by_label("Muat ulang").last().unwrap().click();
    harness.run();
    let shown = harness.state().draft().unwrap().assessment();
    assert_eq!((shown.level("1", 0), shown.level("2", 0)), (None, Some(5)));
    assert_eq!(copies_left(&desk), 1, "what was typed stays as a recovery copy");
}

#[test]
fn the_search_finds_indicators_by_words_and_number_and_commands_by_their_names() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, "manaj dat");
    assert!(harness.query_by_label("2 hasil").is_some());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().draft().unwrap().current, "23");

    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, "#47");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().draft().unwrap().current, "47");

    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, ">dasbor");
    assert!(harness.query_by_label("1 hasil").is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().page(), Page::Dashboard);

    press(&mut harness, Modifiers::COMMAND, Key::K);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Hasil pencarian").is_none());
}

#[test]
fn a_typed_path_opens_a_draft_where_the_system_has_no_file_dialog() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert_eq!(harness.state().page(), Page::Home);
    press(&mut harness, Modifiers::COMMAND, Key::O);
    type_text(&mut harness, "kota-contoh-2026.ron");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().draft().is_some());
    press(&mut harness, Modifiers::COMMAND, Key::O);
    type_text(&mut harness, "tidak-ada.ron");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_all_by_label("Berkas tidak dapat dibuka").next().is_some());
    assert!(harness.query_by_label_contains("tidak ditemukan").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().draft().is_some(), "the open draft stays");
}

#[test]
fn a_draft_changed_by_hand_opens_only_as_a_copy() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    let text = std::fs::read_to_string(file(&desk)).unwrap();
    let changed = text.replace("Kota Contoh", "Kota Conto");
    let mut disk = std::fs::File::create(file(&desk)).unwrap();
    std::io::Write::write_all(&mut disk, changed.as_bytes()).unwrap();
    open_first(&mut harness);
    harness.get_by_label("Buka sebagai salinan").click();
    harness.run();
    assert!(harness.query_by_label_contains("Belum punya berkas").is_some());
    rest(&mut harness, 2);
    assert_eq!(std::fs::read_to_string(file(&desk)).unwrap(), changed);
}

#[test]
fn the_state_at_opening_and_every_asked_save_are_kept_as_restore_points() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    open_first(&mut harness);
    let document = opened(&file(&desk)).draft.header.id;
    let points = || storage::restore_points(&*desk.disk, &desk.places().restore(), &document).unwrap();
    assert_eq!(points().len(), 0);
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 2);
    assert_eq!(points().iter().map(|point| point.reason).collect::<Vec<_>>(), [storage::Reason::Opened]);
    assert_eq!(opened(&points()[0].path).draft.assessment.level("1", 0), None);
    press(&mut harness, Modifiers::ALT, Key::Num4);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.run();
    assert_eq!(points().iter().filter(|point| point.reason == storage::Reason::Asked).count(), 1);
    assert!(harness.query_by_label("Tersimpan, cadangan dibuat.").is_some());
}

#[test]
fn a_dropped_draft_is_opened() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.input_mut().dropped_files.push(std::sync::Arc::new(support::desk::Dropped(file(&desk))));
    harness.run();
    assert!(harness.state().draft().is_some());
}

#[test]
fn zones_are_reached_one_after_the_other() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert!(harness.get_by_label_contains("Penilaian baru. ").is_focused());
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert!(harness.get_by_label_contains("Penilaian baru. ").is_focused(), "after the last zone comes the first");
}

#[test]
fn the_tabs_stay_where_they_are_whatever_is_said_of_saving() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    let tab = |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::Tab, "Dasbor").rect().left();
    let before = tab(&harness);
    press(&mut harness, Modifiers::ALT, Key::Num3);
    assert!(harness.query_by_label_contains("Belum tersimpan").is_some());
    assert!((tab(&harness) - before).abs() < 0.5);
    desk.disk.fill(Some(&desk.documents()));
    rest(&mut harness, 3);
    assert!((tab(&harness) - before).abs() < 0.5);
    desk.disk.fill(None);
    rest(&mut harness, 30);
    assert!((tab(&harness) - before).abs() < 0.5);
}

#[test]
fn no_menu_stays_open_over_what_a_key_shows_or_changes() {
    for (modifiers, pressed, shows) in [
        (Modifiers::COMMAND, Key::Num5, "Laporan"),
        (Modifiers::ALT, Key::Num5, "Tingkat"),
        (Modifiers::COMMAND, Key::K, "Cari"),
        (Modifiers::COMMAND, Key::N, "Nama instansi"),
    ] {
        let mut window = window(SIZE, Theme::Light, Page::Filling, support::example().draft.assessment);
        let menu = window
            .query_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Menu")));
        menu.unwrap().click_accesskit();
        window.run();
        let open = |window: &Harness<'_, App>| egui::Popup::is_any_open(&window.ctx);
        assert!(open(&window), "the menu is open");
        press(&mut window, modifiers, pressed);
        assert!(!open(&window), "after the key for {shows}");
    }
}
