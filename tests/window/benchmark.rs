//! Tolok ukur: what the page says is what the core says, and tables that are added are taken whole, named, and removed again.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Stage,
    desktop::{App, Page},
    insight::{Benchmark, national},
    scoring::score,
    storage,
    words::Words,
};

use crate::support::{
    desk::Desk,
    put, rubric,
    scenes::{self, go},
    window::{LEVELS, SIZE, assessment, press, window},
};

const OWN: &str = "tahun;kategori;instansi;D1;D2;D3;D4;indeks;sumber\n2023;Kota;Kota Sabang;3;3;3;3;2,02;Kepmen 108\n\
    2023;Kota;Kota Banda Aceh;5;5;5;5;3,90;Kepmen 108\n";

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn dialog(window: &Harness<'_, App>) -> Option<String> {
    window.query_all_by_role(Role::Dialog).find_map(|node| node.accesskit_node().label())
}

/// The page at a desk, with the worked example open.
fn page(desk: &Desk) -> Harness<'static, App> {
    let path = desk.documents().join("contoh.ron");
    storage::save(&storage::SystemDisk, &path, &crate::support::draft(scenes::full()), storage::Mode::Replace).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&path);
    window.run();
    go(&mut window, Page::Benchmark);
    window.run();
    window
}

fn press_button(window: &mut Harness<'_, App>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run();
}

fn list(window: &mut Harness<'_, App>, name: &str) {
    window.get_by_role_and_label(Role::RadioButton, name).click();
    window.run();
}

fn add(window: &mut Harness<'_, App>, desk: &Desk, name: &str, text: &str) {
    let path = desk.documents().join(name);
    put(&path, text.as_bytes());
    desk.will_pick(&path);
    press_button(window, "Tambah tabel…");
}

#[test]
fn rank_rules_and_sources_on_the_page_are_those_of_the_core() {
    let (rubric, words) = (rubric(), Words::indonesian());
    for levels in [&LEVELS[..], &LEVELS[..20]] {
        let assessment = assessment(levels);
        let national = national(&rubric).unwrap();
        let score = score(&rubric, &assessment, Stage::SelfAssessment);
        let found = Benchmark::of(&rubric, &assessment, &score, national.table(), Some(national), None);
        let window = window(SIZE, Theme::Light, Page::Benchmark, assessment);
        assert!(says(&window, &found.headline(words)));
        for said in found.cautions(2024, words).iter().chain(&found.sources(words)) {
            assert!(says(&window, said), "{said}");
        }
        assert!(Benchmark::rules(words).into_iter().all(|rule| says(&window, rule)));
    }
}

#[test]
fn every_list_shows_rows_or_says_why_it_has_none() {
    let mut window = window(SIZE, Theme::Light, Page::Benchmark, scenes::full());
    for (name, row) in [
        ("Nilai", "Indeks SPBE, Sendiri 3,75, Kota 2024 3,39"),
        ("Terdekat", "Pemerintah Kota Palangka Raya, Indeks 3,75, Selisih 0"),
        ("Kenaikan", "belum ada tabel hasil sebelum 2024"),
        ("Semua kota", "Pemerintah Kota Bandung, Peringkat 1, Indeks 4,59"),
        ("Semua instansi", "Pemerintah Kab. Banyuwangi, Peringkat 1, Indeks 4,77"),
        ("Per tahun", "2024, Nasional 3,12, Kota 3,39, Sendiri 3,75"),
    ] {
        list(&mut window, name);
        assert!(says(&window, row), "{name}: {row}");
    }
}

#[test]
fn each_chart_beside_the_distribution_says_in_a_sentence_what_it_shows() {
    let mut window = window(SIZE, Theme::Light, Page::Benchmark, scenes::full());
    window.get_by_role_and_label(Role::ComboBox, "Grafik").focus();
    window.run();
    for (title, said) in [
        ("Aspek di samping rata-rata 2024", "Nilai tertinggi"),
        ("Rata-rata indeks per kelompok 2024", "Kota 3,39, Nasional 2024 3,12. Indeks instansi ini 3,75"),
        ("Indeks per tahun: instansi ini, kota, nasional", "Nasional: 1,98 pada 2018 menjadi 3,12 pada 2024"),
    ] {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        window.run();
        assert!(says(&window, title), "{title}");
        assert!(title.starts_with("Aspek") || says(&window, said), "{title}: {said}");
    }
}

#[test]
fn rank_and_the_numbers_of_every_list_open_their_calculation() {
    let mut window = window(SIZE, Theme::Light, Page::Benchmark, scenes::full());
    let asks = |name: &str| name.starts_with("Peringkat ") && name.ends_with(": buka asal angka");
    window.get_by(|node| node.role() == Role::Button && node.label().is_some_and(|name| asks(&name))).click();
    window.run();
    assert!(says(&window, "Berindeks di atas 3,75:") && says(&window, "dibulatkan ke bawah"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run();
    for (name, said) in [
        ("Nilai", "sebagaimana diterbitkan"),
        ("Terdekat", "3,75 − 3,75 ="),
        ("Semua kota", "Berindeks di atas 4,59: 0; peringkat = 0 + 1 ="),
        ("Semua instansi", "Berindeks di atas 4,77: 0; peringkat = 0 + 1 ="),
    ] {
        list(&mut window, name);
        window.query_all_by_role(Role::ListBoxOption).next().unwrap().focus();
        window.run();
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
        assert!(says(&window, said), "{name}: {said}");
        assert!(window.query_by_role_and_label(Role::Button, "Salin perhitungan sebagai teks").is_some(), "{name}");
    }
}

#[test]
fn an_added_table_is_compared_with_names_its_source_and_is_there_after_a_new_start() {
    let desk = Desk::new().with_author();
    let mut window = page(&desk);
    add(&mut window, &desk, "tetangga.csv", OWN);
    assert!(says(&window, "Tabel tetangga ditambahkan") && says(&window, "dari 3 kota"), "the institution counts in");
    assert!(
        says(&window, "Sumber hasil 2023: Kepmen 108.") && says(&window, "Rata-rata dihitung dari baris tabel ini")
    );
    drop(window);
    std::fs::remove_file(desk.documents().join("tetangga.csv")).unwrap();
    let mut window = page(&desk);
    assert!(says(&window, "dari 94 kota"), "the official one comes first");
    list(&mut window, "Kenaikan");
    assert!(says(&window, "Pemerintah Kota Sabang, 2023 2,02, 2024 3,02, Kenaikan +1,00"), "both years are known now");
    window.get_by_role_and_label(Role::ComboBox, "Dibandingkan dengan").focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(says(&window, "dari 3 kota"));
    press_button(&mut window, "Hapus tabel tetangga 2023");
    assert!(dialog(&window).is_some_and(|title| title.contains("tetangga.csv")));
    press_button(&mut window, "Hapus");
    window.run();
    assert!(dialog(&window).is_none() && says(&window, "dari 94 kota"));
    assert!(storage::kept_tables(&storage::SystemDisk, &desk.places()).is_empty());
}

#[test]
fn a_wrong_table_is_refused_with_its_lines_and_nothing_of_it_is_kept() {
    let desk = Desk::new().with_author();
    let mut window = page(&desk);
    add(&mut window, &desk, "salah.csv", &format!("{OWN}2023;Kota;Kota C;3;3;3;3;9;\n"));
    assert_eq!(dialog(&window).as_deref(), Some("Tambah tabel hasil"));
    assert!(says(&window, "Baris 4: 9 bukan angka"));
    assert!(storage::kept_tables(&storage::SystemDisk, &desk.places()).is_empty());
}

#[test]
fn a_kept_table_that_was_damaged_is_named_with_the_reason_and_can_be_removed() {
    let desk = Desk::new().with_author();
    let places = desk.places();
    let kept = storage::keep_table(&storage::SystemDisk, &places, "rusak.csv".as_ref(), b"bukan;tabel\n1;2\n").unwrap();
    let mut window = page(&desk);
    assert!(says(&window, "rusak.csv") && says(&window, "Judul kolom tidak ditemukan"));
    assert!(says(&window, "dari 94 kota"), "the others go on");
    press_button(&mut window, "Hapus tabel rusak.csv");
    press_button(&mut window, "Hapus");
    window.run();
    assert!(!kept.exists() && !says(&window, "Judul kolom tidak ditemukan"));
}

#[test]
fn tables_of_one_name_are_kept_side_by_side_and_one_twice_only_once() {
    let desk = Desk::new();
    let (disk, places) = (storage::SystemDisk, desk.places());
    let keep = |bytes: &[u8]| storage::keep_table(&disk, &places, "2023.csv".as_ref(), bytes).unwrap();
    let (first, second, again) = (keep(b"a"), keep(b"b"), keep(b"a"));
    assert!(first == again && first != second);
    assert_eq!(storage::kept_tables(&disk, &places).len(), 2);
    let elsewhere = desk.documents().join("x.csv");
    put(&elsewhere, b"x");
    assert!(storage::remove_table(&disk, &places, &elsewhere).is_err() && elsewhere.exists());
}
