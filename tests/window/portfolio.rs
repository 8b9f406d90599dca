//! Portofolio in the window: a folder becomes a ranking, nothing in it is passed over or changed, and what comes in later is
//! shown by itself.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeMap, fs, path::Path};

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::desktop::{App, Page};

use crate::support::{
    desk::Desk,
    put,
    scenes::{go, institution},
    window::{SIZE, press, rest, type_text},
};

type Window = Harness<'static, App>;

/// A folder with drafts of these numbers.
fn folder(desk: &Desk, numbers: &[usize]) -> std::path::PathBuf {
    let folder = desk.documents().join("semua");
    fs::create_dir(&folder).unwrap();
    for number in numbers {
        institution(&folder, *number);
    }
    folder
}

/// The page with a folder, chosen by typing its place.
fn open(desk: &Desk, folder: &Path) -> Window {
    let mut window = desk.start(SIZE, Theme::Light);
    go(&mut window, Page::Portfolio);
    window.get_by_role_and_label(Role::Button, "Pilih folder…").click_accesskit();
    window.run();
    type_text(&mut window, &folder.to_string_lossy());
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    window
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.query_all(By::new().role(Role::ListBoxOption));
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

fn everything(folder: &Path) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

#[test]
fn a_folder_becomes_a_ranking_from_which_a_draft_is_opened_and_nothing_in_it_is_changed() {
    let desk = Desk::new().with_author();
    let folder = folder(&desk, &[0, 1, 3, 4]);
    let before = everything(&folder);
    let mut window = open(&desk, &folder);
    let shown = rows(&window);
    assert_eq!(shown.len(), 4, "{shown:?}");
    assert!(shown[0].starts_with("No 1, Pemerintah Kabupaten Contoh "), "{shown:?}");
    let bound = shown.iter().find(|row| row.contains("Indeks ≥")).unwrap();
    assert!(bound.starts_with("No –") && bound.contains("46/47"), "a lower bound is not ranked: {bound}");
    assert!(everything(&folder) == before);
    // The folder is remembered.
    rest(&mut window, 3);
    drop(window);
    let mut again = desk.start(SIZE, Theme::Light);
    go(&mut again, Page::Portfolio);
    assert_eq!(rows(&again), shown);
    again.query_all(By::new().role(Role::ListBoxOption)).next().unwrap().focus();
    again.run();
    press(&mut again, Modifiers::NONE, Key::Enter);
    again.run();
    let name = again.state().draft().unwrap().assessment().institution.name.value.clone();
    assert!(shown[0].contains(&name), "{name}: {shown:?}");
}

#[test]
fn files_that_cannot_be_read_and_those_that_do_not_count_are_listed_with_their_reasons() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0]);
    put(&folder.join("kosong.ron"), b"");
    put(&folder.join("lain.ron"), b"(a: 1)");
    fs::copy(folder.join("000.ron"), folder.join("salinan.ron")).unwrap();
    let mut window = open(&desk, &folder);
    let chip = |window: &mut Window, label: &str| {
        window.get_by_label_contains(label).click_accesskit();
        window.run();
        rows(window)
    };
    let bad = chip(&mut window, "Tidak terbaca");
    assert!(bad.len() == 2 && bad[0].contains("kosong.ron") && bad[1].contains("lain.ron"), "{bad:?}");
    let aside = chip(&mut window, "Tidak dihitung");
    assert!(aside.len() == 1 && aside[0].contains("salinan.ron") && aside[0].contains("000.ron"), "{aside:?}");
}

#[test]
fn what_comes_into_the_folder_later_is_shown_by_itself_and_an_idle_page_asks_for_no_frame_at_once() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0, 1]);
    let mut window = open(&desk, &folder);
    assert_eq!(rows(&window).len(), 2);
    institution(&folder, 3);
    rest(&mut window, 6);
    assert_eq!(rows(&window).len(), 3);
    assert!(window.query_by_label_contains("Folder berubah: 1 berkas").is_some());
    fs::remove_file(folder.join("001.ron")).unwrap();
    rest(&mut window, 6);
    assert_eq!(rows(&window).len(), 2);
    rest(&mut window, 8);
    let root = &window.output().viewport_output[&egui::ViewportId::ROOT];
    assert!(root.repaint_delay >= std::time::Duration::from_millis(200), "{:?}", root.repaint_delay);
}

#[test]
fn a_filter_leaves_what_is_wanted_and_a_second_press_brings_the_rest_back() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0, 1, 3, 4]);
    let mut window = open(&desk, &folder);
    let all = rows(&window);
    window.get_by_role_and_label(Role::CheckBox, "Sedang diisi (1)").click_accesskit();
    window.run();
    let some = rows(&window);
    assert!(some.len() == 3 && some.iter().all(|row| !row.contains("Sedang diisi")), "{some:?}");
    window.get_by_label("Hapus semua saringan").click_accesskit();
    window.run();
    assert_eq!(rows(&window), all);
}

/// Marks the first rows of the ranking by their keys.
fn mark(window: &mut Window, many: usize) {
    window.query_all(By::new().role(Role::ListBoxOption)).next().unwrap().focus();
    window.run();
    for place in 0..many {
        if place > 0 {
            press(window, Modifiers::NONE, Key::ArrowDown);
        }
        press(window, Modifiers::NONE, Key::Space);
    }
    window.run();
}

/// The name of the institution in a row, as heads of columns say it.
fn named(row: &str) -> &str {
    row.split(", ").nth(1).unwrap().strip_prefix("Pemerintah ").unwrap()
}

fn open_institution(window: &Window) -> String {
    let name = &window.state().draft().unwrap().assessment().institution.name.value;
    name.strip_prefix("Pemerintah ").unwrap().to_owned()
}

#[test]
fn marked_institutions_stand_beside_each_other_and_the_folder_is_still_there_afterwards() {
    let desk = Desk::new().with_author();
    let folder = folder(&desk, &[0, 1, 3, 4]);
    let before = everything(&folder);
    let mut window = open(&desk, &folder);
    let shown = rows(&window);
    mark(&mut window, 1);
    let one = window.get_by_label_contains("Bandingkan");
    assert!(one.accesskit_node().is_disabled(), "one alone is compared with nothing");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Space);
    window.run();
    window.get_by_role_and_label(Role::Button, "Bandingkan").click_accesskit();
    window.run();
    assert_eq!(window.state().page(), Page::Comparison);
    assert_eq!(open_institution(&window), named(&shown[0]));
    assert!(window.query_all_by_label_contains(named(&shown[1])).next().is_some(), "{shown:?}");
    // The folder stays where it was, also with a draft open; then one is enough, and the draft stays.
    go(&mut window, Page::Portfolio);
    assert_eq!(rows(&window), shown);
    window.query_all(By::new().role(Role::ListBoxOption)).nth(3).unwrap().focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Space);
    window.run();
    window.get_by_role_and_label(Role::Button, "Bandingkan dengan yang terbuka").click_accesskit();
    window.run();
    assert_eq!(window.state().page(), Page::Comparison);
    assert_eq!(open_institution(&window), named(&shown[0]));
    assert!(window.query_all_by_label_contains(named(&shown[3])).next().is_some(), "{shown:?}");
    drop(window);
    let now = everything(&folder);
    assert!(before.iter().all(|(path, bytes)| now.get(path) == Some(bytes)), "no draft was changed");
}

#[test]
fn who_stops_sees_that_not_everything_was_read_and_nothing_is_said_to_be_known() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0, 1, 3, 4]);
    desk.carrying.hold();
    let mut window = open(&desk, &folder);
    window.get_by_label_contains("Membaca 0 dari");
    window.get_by_label("Hentikan").click_accesskit();
    window.run();
    desk.carrying.release();
    rest(&mut window, 2);
    window.get_by_label_contains("Pembacaan dihentikan");
    assert!(rows(&window).is_empty());
    // Choosing it again reads it whole.
    window.get_by_role_and_label(Role::Button, "Pilih folder…").click_accesskit();
    window.run();
    type_text(&mut window, &folder.to_string_lossy());
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(rows(&window).len(), 4);
    assert!(window.query_by_label_contains("Pembacaan dihentikan").is_none());
}

#[test]
fn a_table_replaces_nothing_in_the_folder_it_is_made_of() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0, 1]);
    put(&folder.join("tabel.csv"), b"milik orang");
    let mut window = open(&desk, &folder);
    window.get_by_role_and_label(Role::Button, "Ekspor tabel…").click_accesskit();
    window.run();
    desk.will_pick(&folder.join("tabel.csv"));
    window.get_by_label("Tabel CSV").click_accesskit();
    rest(&mut window, 1);
    window.get_by_label_contains("ada di dalam folder yang dibaca");
    assert_eq!(fs::read(folder.join("tabel.csv")).unwrap(), b"milik orang");
}

#[test]
fn the_year_before_is_a_list_of_its_own_and_moves_are_told_against_it() {
    let desk = Desk::new();
    let folder = folder(&desk, &[0, 2]);
    let window = open(&desk, &folder);
    let shown = rows(&window);
    assert!(shown.len() == 1 && shown[0].contains("Perubahan ") && !shown[0].contains("Perubahan –"), "{shown:?}");
    assert!(window.query_by_role_and_label(Role::ComboBox, "Instrumen dan tahun").is_some());
}
