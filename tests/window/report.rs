//! The page Laporan: the pages are there as they will be printed, and what is missing leads to where it is filled in.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Assessment,
    desktop::{App, OpenDraft, Page},
};
use support::{
    example, rubric,
    window::{LEVELS, SIZE, assessment, window, window_on},
};

fn report(size: [f32; 2], answers: Assessment) -> Harness<'static, App> {
    let mut harness = window(size, Theme::Light, Page::Report, answers);
    harness.run();
    harness
}

/// Where the preview says it is.
fn place(harness: &Harness<'_, App>) -> String {
    let pages = harness.get_by_role(Role::Document);
    pages.accesskit_node().label().unwrap_or_default()
}

#[test]
fn the_preview_has_the_pages_of_the_report_and_a_picture_of_each_leads_there() {
    let mut harness = window_on(SIZE, Theme::Light, Page::Report, OpenDraft::new(rubric(), example().draft.assessment));
    harness.run();
    let start = place(&harness);
    let pages: usize = start.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(start.contains("halaman 1 dari") && pages > 20, "{start}");
    assert_eq!(harness.get_all_by_label_contains("Tampilkan halaman").count(), pages);
    harness.get_all_by_label_contains("Tampilkan halaman").nth(3).unwrap().click();
    harness.run();
    assert_eq!(place(&harness), format!("Pratinjau laporan, halaman 4 dari {pages}"));
}

#[test]
fn page_keys_turn_pages_while_the_preview_has_the_focus() {
    let mut harness = report(SIZE, assessment(&LEVELS));
    harness.get_by_role(Role::Document).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::NONE, Key::PageDown);
    harness.run();
    assert!(place(&harness).contains("halaman 2 dari"), "{}", place(&harness));
    harness.key_press_modifiers(Modifiers::NONE, Key::End);
    harness.run();
    let end = place(&harness);
    let (page, pages) = end.trim_start_matches("Pratinjau laporan, halaman ").split_once(" dari ").unwrap();
    assert_eq!(page, pages);
}

#[test]
fn the_summary_is_one_page_and_arrows_choose_the_kind() {
    let mut harness = report(SIZE, assessment(&LEVELS));
    harness.get_by_label_contains("Lengkap. Semua bagian").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowUp);
    harness.run();
    harness.run();
    assert!(place(&harness).ends_with("halaman 1 dari 1"), "{}", place(&harness));
}

#[test]
fn an_empty_draft_says_what_is_missing_and_where_it_is_filled_in() {
    let mut harness = report(SIZE, assessment(&[]));
    harness.get_by_label("0 dari 47 indikator dinilai");
    harness.get_by_label_contains("hal wajib belum selesai. Draf tetap dapat diekspor.");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "Final").is_none(), "Final is not offered");
    harness.get_by_label_contains("Ke indikator 1,").click();
    harness.run();
    assert_eq!((harness.state().page(), harness.state().draft().unwrap().current.as_str()), (Page::Filling, "1"));
}

#[test]
fn a_change_of_the_data_changes_the_pages() {
    let mut harness = report(SIZE, assessment(&LEVELS));
    let before = place(&harness);
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
        harness.run();
        harness.key_press_modifiers(Modifiers::ALT, Key::Num3);
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
        harness.run();
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run();
    harness.run();
    assert_eq!(place(&harness), before, "the place is kept");
    harness.get_by_label_contains("Pratinjau mengikuti data terbaru");
}

#[test]
fn every_part_can_be_reached_with_text_at_200_percent() {
    let mut harness = report([683.0, 384.0], assessment(&LEVELS));
    harness.get_by_role_and_label(Role::RadioButton, "Pratinjau").click();
    harness.run();
    assert!(place(&harness).contains("halaman 1 dari"));
    harness.get_by_role_and_label(Role::RadioButton, "Pemeriksaan").click();
    harness.run();
    harness.get_by_label("47 dari 47 indikator dinilai");
}
