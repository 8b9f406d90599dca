//! Perbandingan in the window: other drafts stand beside the open one, are only read, and what cannot stand there is refused.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::path::PathBuf;

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{AssessmentField, Field},
    desktop::{App, Page},
    storage::{self, Mode, SystemDisk},
};
use support::{
    desk::Desk,
    draft, put,
    scenes::go,
    window::{LEVELS, SIZE, assessment, author, press, type_text},
};

type Window = Harness<'static, App>;

/// A desk with the draft of 2024 open, and one of 2023 beside it in which indicator 1 was a level lower and indicator 3 one
/// higher.
fn open(desk: &Desk) -> (Window, PathBuf) {
    let now = desk.documents().join("2024.ron");
    storage::save(&SystemDisk, &now, &draft(assessment(&LEVELS)), Mode::Create).unwrap();
    let mut levels = LEVELS;
    (levels[0], levels[2]) = (LEVELS[0] - 1, LEVELS[2] + 1);
    let mut last = assessment(&levels);
    last.apply(&support::rubric(), Field::Assessment(AssessmentField::Year).set(2023_i16), &author()).unwrap();
    let before = desk.documents().join("2023.ron");
    let mut other = draft(last);
    other.header.id = "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e99".into();
    storage::save(&SystemDisk, &before, &other, Mode::Create).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&now);
    window.run();
    go(&mut window, Page::Comparison);
    (window, before)
}

fn choose(window: &mut Window, path: &std::path::Path) {
    window.get_by_role_and_label(Role::Button, "Buka penilaian lain…").click_accesskit();
    window.run();
    type_text(window, &path.to_string_lossy());
    press(window, Modifiers::NONE, Key::Enter);
    window.run();
}

fn rows(window: &Window) -> Vec<String> {
    let rows = window.query_all(By::new().role(Role::ListBoxOption));
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn another_draft_stands_beside_the_open_one_and_is_only_read() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    let bytes = std::fs::read(&before).unwrap();
    assert!(window.query_by_label("Belum ada yang dibandingkan").is_some());
    choose(&mut window, &before);
    let first = rows(&window).into_iter().next().unwrap();
    assert!(first.contains("Mandiri 2023 1, Mandiri 2024 2") && first.contains("+1"), "{first}");
    assert!(std::fs::read(&before).unwrap() == bytes);
    let names = std::fs::read_dir(desk.documents()).unwrap().map(|entry| entry.unwrap().file_name());
    let of_it: Vec<_> = names.filter(|name| name.to_string_lossy().contains("2023")).collect();
    assert_eq!(of_it, ["2023.ron"], "nothing is put beside it");
}

#[test]
fn only_what_changed_is_listed_on_request_and_enter_opens_the_indicator() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    choose(&mut window, &before);
    window
        .get_by(|node| node.role() == Role::RadioButton && node.label().is_some_and(|name| name.starts_with("Turun")))
        .click_accesskit();
    window.run();
    let shown = rows(&window);
    assert!(shown.len() == 1 && shown[0].contains("Mandiri 2023 5, Mandiri 2024 4"), "{shown:?}");
    window.query_all(By::new().role(Role::ListBoxOption)).next().unwrap().focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((window.state().page(), window.state().draft().unwrap().current.as_str()), (Page::Filling, "3"));
}

fn copied(window: &Window) -> String {
    let commands = &window.output().platform_output.commands;
    let found = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn domains_and_aspects_stand_side_by_side_and_a_row_says_how_its_change_came_about() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    choose(&mut window, &before);
    window.get_by_role_and_label(Role::RadioButton, "Domain dan aspek").click_accesskit();
    window.run();
    let shown = rows(&window);
    // As many of the index, four domains and eight aspects as the window is high.
    assert!(shown.len() > 9 && shown[5].starts_with("Aspek 1 "), "{shown:?}");
    assert!(shown[0].starts_with("Indeks: Mandiri 2023") && shown[0].contains("; selisih "), "{shown:?}");
    window.query_all(By::new().role(Role::ListBoxOption)).next().unwrap().focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    window.get_by_role_and_label(Role::Button, "Salin perhitungan sebagai teks").click_accesskit();
    window.step();
    let text = copied(&window);
    for said in
        ["Indeks: selisih Mandiri 2024 terhadap Mandiri 2023.", "Indikator 1: +1 ×", "Indikator 3: −1 ×", "PermenPANRB"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_change_of_the_index_opens_its_calculation_and_closes_again() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    choose(&mut window, &before);
    window.get_by_label_contains("Selisih indeks ").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Button, "Salin perhitungan sebagai teks").click_accesskit();
    window.step();
    assert!(copied(&window).contains("Indikator 3: −1 ×"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run();
    assert!(window.query_by_role_and_label(Role::Button, "Salin perhitungan sebagai teks").is_none());
}

#[test]
fn what_rose_is_listed_with_what_gives_most_first() {
    let desk = Desk::new().with_author();
    let (mut window, _) = open(&desk);
    let mut levels = LEVELS;
    for (place, level) in levels.iter_mut().enumerate() {
        *level = (*level).saturating_sub(u8::from(place % 3 == 0) + u8::from(place % 7 == 0)).max(1);
    }
    let before = desk.documents().join("turun.ron");
    let mut other = draft(assessment(&levels));
    other.header.id = "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e98".into();
    storage::save(&SystemDisk, &before, &other, Mode::Create).unwrap();
    choose(&mut window, &before);
    let shown = rows(&window);
    assert!(
        shown[0].contains("turun.ron · Mandiri 2024") && shown[0].contains("berkas ini · Mandiri 2024"),
        "{shown:?}"
    );
    window
        .get_by(|node| node.role() == Role::RadioButton && node.label().is_some_and(|name| name.starts_with("Naik")))
        .click_accesskit();
    window.run();
    let gains: Vec<f64> = rows(&window)
        .iter()
        .filter_map(|row| row.rsplit_once("indeks +")?.1.split([';', '.', ' ']).next()?.replace(',', ".").parse().ok())
        .collect();
    assert!(gains.len() > 3 && gains.windows(2).all(|pair| pair[0] >= pair[1]), "{gains:?}");
}

#[test]
fn what_is_no_draft_is_refused_with_its_place_and_nothing_stands_beside() {
    let desk = Desk::new().with_author();
    let (mut window, _) = open(&desk);
    let broken = desk.documents().join("rusak.ron");
    put(&broken, b"(");
    choose(&mut window, &broken);
    assert!(window.query_by_label_contains("rusak.ron").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run();
    assert!(window.query_by_label("Belum ada yang dibandingkan").is_some());
}

#[test]
fn what_was_compared_with_one_draft_is_not_compared_with_the_next() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    choose(&mut window, &before);
    window.state_mut().open(&before);
    window.run();
    go(&mut window, Page::Comparison);
    assert!(window.query_by_label("Belum ada yang dibandingkan").is_some());
}

#[test]
fn the_index_of_every_result_says_where_it_comes_from_as_text_too() {
    let desk = Desk::new().with_author();
    let (mut window, before) = open(&desk);
    choose(&mut window, &before);
    window.get_by_label_contains("Mandiri 2023: indeks").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Button, "Salin perhitungan sebagai teks").click_accesskit();
    window.step();
    let copied = copied(&window);
    assert!(
        copied.contains("Mandiri 2023") && copied.contains("Indikator 1 ") && copied.contains("PermenPANRB"),
        "{copied}"
    );
}

#[test]
fn the_years_are_a_chart_with_its_figures_where_results_of_other_years_are_known() {
    let mut window = support::window::window(SIZE, Theme::Light, Page::Comparison, support::example().draft.assessment);
    let chart = window.get_by_label_contains("Indeks dari 4 tahun: dari 2,47 pada 2021");
    assert!(chart.accesskit_node().label().unwrap().contains("3,75 pada 2024"));
    window.get_by_role_and_label(Role::Button, "Isi hasil tahun lain").click_accesskit();
    window.run();
    assert_eq!(window.state().page(), Page::Identity);
}

#[test]
fn a_result_of_another_year_is_typed_in_with_a_comma_and_one_beyond_the_scale_is_not_taken() {
    let mut window = support::window::window(SIZE, Theme::Light, Page::Identity, assessment(&LEVELS));
    window.get_by_role_and_label(Role::Button, "Tambah hasil tahun lain").click_accesskit();
    window.run();
    window.run();
    type_text(&mut window, "2023");
    press(&mut window, Modifiers::NONE, Key::Tab);
    type_text(&mut window, "5,2");
    let index = |window: &Window| {
        let past = &window.state().draft().unwrap().assessment().listed_past()[0].1.clone();
        (past.year.value, past.index.value.as_ref().map(|points| spbe_mandiri::rubric::exact_to_text(&points.0)))
    };
    assert_eq!(index(&window), (2023, None));
    assert!(window.query_by_label_contains("Tulis indeks dari 1 sampai 5").is_some());
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "3,19");
    assert_eq!(index(&window), (2023, Some("3.19".to_owned())));
}
