//! The page Laporan: the pages are there as they will be printed, and what is missing leads to where it is filled in.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::fs;

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Assessment,
    desktop::{App, OpenDraft, Page},
    report::carried,
};
use support::{
    desk::{Desk, Dropped},
    example, reviewed_example, rubric,
    window::{LEVELS, SIZE, assessment, make_new, press, rest, window, window_on},
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
fn final_is_offered_where_the_list_of_what_is_open_is_printed_and_locked_with_the_reason_where_it_is_not() {
    let open = OpenDraft::new(rubric(), reviewed_example());
    let mut harness = window_on(SIZE, Theme::Light, Page::Report, open);
    harness.run();
    let offered = |harness: &Harness<'_, App>| harness.query_by_role_and_label(Role::RadioButton, "Final").is_some();
    let said = |harness: &Harness<'_, App>, text: &str| harness.query_by_label_contains(text).is_some();
    let list = "temuan yang masih terbuka dicetak sebagai daftar yang dinyatakan";
    assert!(offered(&harness) && said(&harness, list));
    harness.get_by_role_and_label(Role::RadioButton, "Final").click();
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::RadioButton, "Publik").click();
    harness.run_steps(6);
    assert!(!offered(&harness) && !said(&harness, list));
    assert!(said(&harness, "Final terkunci untuk publik: masih ada"));
    harness.get_by_role_and_label(Role::RadioButton, "Kementerian").click();
    harness.run_steps(6);
    assert!(offered(&harness) && said(&harness, list));
    harness.get_by_label_contains("Formulir wawancara. ").click();
    harness.run_steps(6);
    assert!(!offered(&harness) && !said(&harness, list));
    assert!(said(&harness, "Formulir wawancara kosong tidak diberi tanda Final."));
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

/// Where the pages are painted, with the rectangle in which they can be seen.
fn sheets(harness: &Harness<'_, App>) -> Vec<(egui::Rect, egui::Rect)> {
    let shapes = &harness.output().shapes;
    let sheet = |shape: &egui::epaint::ClippedShape| match &shape.shape {
        egui::Shape::Rect(rect) if rect.fill == egui::Color32::WHITE && rect.rect.width() > 110.0 => {
            Some((rect.rect, shape.clip_rect))
        }
        _ => None,
    };
    let large = shapes.iter().filter_map(sheet).filter(|(rect, _)| rect.height() > rect.width() * 1.3);
    large.collect()
}

fn example_report(size: [f32; 2]) -> Harness<'static, App> {
    let mut harness = window_on(size, Theme::Light, Page::Report, OpenDraft::new(rubric(), example().draft.assessment));
    harness.run();
    harness.run();
    if harness.query_by_role_and_label(Role::RadioButton, "Pratinjau").is_some() {
        harness.get_by_role_and_label(Role::RadioButton, "Pratinjau").click();
        harness.run();
    }
    harness
}

#[test]
fn a_whole_page_is_shown_first_wherever_it_can_be_read() {
    for size in [SIZE, [1920.0, 1080.0], [1024.0, 700.0], [1366.0, 688.0]] {
        let harness = example_report(size);
        let whole = |(sheet, seen): &(egui::Rect, egui::Rect)| seen.contains_rect(*sheet);
        let seen: Vec<_> = sheets(&harness).into_iter().filter(whole).collect();
        assert_eq!(seen.len(), 1, "{size:?}");
        assert!(seen[0].0.height() > size[1] * 0.7, "{size:?}: {:?}", seen[0].0);
    }
}

#[test]
fn no_sheet_is_cut_at_any_size_and_both_edges_can_be_scrolled_to() {
    let many = |harness: &mut Harness<'_, App>, key: Key| {
        for _ in 0..60 {
            harness.key_press_modifiers(Modifiers::NONE, key);
        }
        harness.run();
    };
    for size in [SIZE, [683.0, 384.0]] {
        // One page is enough.
        let mut harness = report(size, assessment(&[]));
        harness.get_by_label_contains("Ringkasan pimpinan. ").click();
        harness.run();
        if harness.query_by_role_and_label(Role::RadioButton, "Pratinjau").is_some() {
            harness.get_by_role_and_label(Role::RadioButton, "Pratinjau").click();
            harness.run();
        }
        for way in ["Perkecil pratinjau", "Perbesar pratinjau"] {
            while !harness.get_by_label(way).accesskit_node().is_disabled() {
                harness.get_by_label(way).click();
                harness.run();
                harness.get_by_role(Role::Document).focus();
                harness.run();
                let percent = harness.get_by_label_contains("Ukuran pratinjau ").accesskit_node().label();
                let (sheet, seen) = sheets(&harness)[0];
                assert!(sheet.left() >= seen.left() - 0.5, "the left edge is seen first at {percent:?}");
                many(&mut harness, Key::ArrowRight);
                let (sheet, seen) = sheets(&harness)[0];
                assert!(
                    sheet.right() <= seen.right() + 0.5,
                    "the right edge can be reached at {percent:?} in {size:?}"
                );
                many(&mut harness, Key::ArrowLeft);
            }
        }
    }
}

#[test]
fn a_page_is_gone_to_by_its_number_and_what_is_no_number_changes_nothing() {
    for size in [SIZE, [683.0, 384.0]] {
        let mut harness = example_report(size);
        let pages: usize = place(&harness).rsplit(' ').next().unwrap().parse().unwrap();
        for (typed, page) in [("12", 12), ("abc", 12), ("0", 1), ("999", pages), ("2", 2)] {
            harness.get_by_role_and_label(Role::TextInput, "Halaman").focus();
            harness.run();
            harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
            harness.run();
            harness.event(egui::Event::Text(typed.to_owned()));
            harness.run();
            harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
            harness.run();
            assert!(place(&harness).ends_with(&format!("halaman {page} dari {pages}")), "{typed}: {}", place(&harness));
        }
    }
}

/// Goes to a page by its number.
fn go_to(harness: &mut Harness<'_, App>, page: &str) {
    harness.get_by_role_and_label(Role::TextInput, "Halaman").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(4);
    harness.event(egui::Event::Text(page.to_owned()));
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    harness.run_steps(6);
}

#[test]
fn what_is_no_number_of_a_page_stays_to_be_mended_and_a_number_without_end_is_the_last() {
    for size in [SIZE, [1024.0, 700.0], [683.0, 384.0]] {
        let mut harness = example_report(size);
        let pages: usize = place(&harness).rsplit(' ').next().unwrap().parse().unwrap();
        let field = |harness: &Harness<'_, App>| harness.get_by_role_and_label(Role::TextInput, "Halaman").value();
        let note = format!("Tulis angka 1 sampai {pages}");
        for typed in ["abc", "-5", "1 2"] {
            go_to(&mut harness, typed);
            assert_eq!(field(&harness).as_deref(), Some(typed), "{size:?}");
            assert!(harness.query_by_label(&note).is_some(), "{typed} in {size:?}");
            press(&mut harness, Modifiers::NONE, Key::Backspace);
            assert!(harness.query_by_label(&note).is_none(), "it is being mended");
        }
        go_to(&mut harness, &"9".repeat(26));
        assert!(place(&harness).ends_with(&format!("halaman {pages} dari {pages}")), "{}", place(&harness));
        assert_eq!(field(&harness), Some(pages.to_string()), "{size:?}");
    }
}

#[test]
fn the_page_that_is_looked_at_stays_whatever_room_and_size_do() {
    let sizes = [[1200.0, 700.0], [683.0, 384.0], SIZE];
    let tools = ["Perkecil pratinjau", "Lebar halaman", "Satu halaman"];
    let mut harness = example_report(SIZE);
    let pages: usize = place(&harness).rsplit(' ').next().unwrap().parse().unwrap();
    let mut broken = Vec::new();
    for page in [pages / 2, pages] {
        for tool in tools {
            harness.get_by_label(tool).click();
            harness.run_steps(6);
            go_to(&mut harness, &page.to_string());
            // The field of the page goes on with the page, also while it has the focus.
            if tool != "Lebar halaman" {
                harness.get_by_role(Role::Document).focus();
                harness.run_steps(2);
            }
            let wanted = format!("halaman {page} dari {pages}");
            let check = |harness: &Harness<'_, App>, after: &str, broken: &mut Vec<String>| {
                if !place(harness).ends_with(&wanted) {
                    broken.push(format!("{page} with {tool}, {after}: {}", place(harness)));
                }
            };
            for size in sizes {
                harness.set_size(size.into());
                // The small pages may spring back from their end for some frames more.
                harness.run_steps(6);
                // What is shown in a narrow window stays shown.
                if harness.query_by_role_and_label(Role::RadioButton, "Pratinjau").is_some() {
                    harness.get_by_role_and_label(Role::RadioButton, "Pratinjau").click();
                    harness.run_steps(6);
                }
                check(&harness, &format!("{size:?}"), &mut broken);
            }
            for key in [Key::Plus, Key::Minus] {
                harness.key_press_modifiers(Modifiers::COMMAND, key);
                harness.run_steps(6);
                check(&harness, &format!("{key:?}"), &mut broken);
            }
            for zoom in ["Perbesar pratinjau", "Perkecil pratinjau"] {
                harness.get_by_label(zoom).click();
                harness.run_steps(6);
                check(&harness, zoom, &mut broken);
            }
            let field = harness.get_by_role_and_label(Role::TextInput, "Halaman").value();
            assert_eq!(field, Some(page.to_string()), "{broken:?}");
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn page_keys_go_from_page_to_page_in_every_size() {
    for (size, zooms) in [(SIZE, &["Satu halaman", "Perbesar pratinjau"][..]), ([683.0, 384.0], &["Lebar halaman"][..])]
    {
        let mut harness = example_report(size);
        for zoom in zooms {
            harness.get_by_label(zoom).click();
            harness.run();
            harness.get_by_role(Role::Document).focus();
            harness.run();
            let pages: usize = place(&harness).rsplit(' ').next().unwrap().parse().unwrap();
            for (key, page) in [
                (Key::Home, 1),
                (Key::PageDown, 2),
                (Key::PageDown, 3),
                (Key::PageUp, 2),
                (Key::End, pages),
                (Key::PageDown, pages),
                (Key::Home, 1),
                (Key::PageUp, 1),
            ] {
                harness.key_press_modifiers(Modifiers::NONE, key);
                harness.run();
                let wanted = format!("halaman {page} dari {pages}");
                assert!(place(&harness).ends_with(&wanted), "{key:?} with {zoom} at {size:?}: {}", place(&harness));
            }
        }
    }
}

#[test]
fn a_report_that_is_written_says_where_with_ways_to_it_and_says_nothing_before() {
    let desk = Desk::new().with_author();
    for size in [SIZE, [683.0, 384.0]] {
        let mut window = desk.start(size, Theme::Light);
        window.get_by_label_contains("Buka contoh. ").click();
        rest(&mut window, 1);
        press(&mut window, Modifiers::COMMAND, Key::Num5);
        rest(&mut window, 1);
        let path = desk.documents().join(format!("laporan-{}.pdf", size[0]));
        desk.work.hold();
        desk.will_pick(&path);
        press(&mut window, Modifiers::COMMAND, Key::E);
        rest(&mut window, 1);
        assert!(window.query_by_label_contains("Laporan tersimpan di").is_none(), "nothing is said before it is so");
        assert!(window.query_by_label("Buka folder").is_none());
        desk.work.release();
        rest(&mut window, 1);
        assert!(path.is_file());
        window.get_by_label_contains("Laporan tersimpan di");
        window.get_by_label("Buka");
        window.get_by_label("Buka folder").click();
        rest(&mut window, 7);
        window.get_by_label_contains("Laporan tersimpan di");
    }
}

#[test]
fn a_report_that_says_what_the_draft_says_is_not_called_old_and_what_it_replaces_is_said_plainly() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    press(&mut window, Modifiers::ALT, Key::Num2);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    rest(&mut window, 1);
    let path = desk.documents().join("laporan.pdf");
    let export = |window: &mut Harness<'static, App>| {
        desk.will_pick(&path);
        press(window, Modifiers::COMMAND, Key::E);
        rest(window, 1);
    };
    let old = |window: &Harness<'_, App>| window.query_by_label_contains("isi penilaian berubah sesudahnya").is_some();
    export(&mut window);
    assert!(path.is_file() && !old(&window));
    press(&mut window, Modifiers::COMMAND, Key::Num1);
    press(&mut window, Modifiers::ALT, Key::Num4);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    rest(&mut window, 1);
    assert!(old(&window), "another level is another content");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    rest(&mut window, 1);
    assert!(!old(&window), "what was taken back is not there");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    rest(&mut window, 1);
    assert!(old(&window));
    // The picker of the system asked nothing where an ending was added.
    let bare = desk.documents().join("laporan");
    desk.will_pick(&bare);
    press(&mut window, Modifiers::COMMAND, Key::E);
    rest(&mut window, 1);
    assert!(window.query_by_label_contains("isi lamanya hilang dan tidak dapat dikembalikan").is_some());
    assert!(window.query_by_label_contains("cadangan bila").is_none(), "a report is no draft");
    window.get_by_role_and_label(Role::Button, "Ganti berkas itu").click();
    rest(&mut window, 1);
    assert!(!old(&window));
}

#[test]
fn messages_leave_the_export_button_free() {
    let mut harness = report(SIZE, assessment(&LEVELS));
    let export = harness.get_by_role_and_label(Role::Button, "Ekspor PDF…").rect();
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    press(&mut harness, Modifiers::ALT, Key::Num4);
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let message = harness.get_by_label_contains("Diurungkan").rect();
    assert!(message.bottom() < export.top(), "{message:?} lies over {export:?}");
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

/// The draft is saved first, so that the file and what the report carries of it are the same bytes.
#[test]
fn an_exported_report_carries_the_file_as_saved_and_opens_as_a_copy_without_a_place() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    press(&mut window, Modifiers::ALT, Key::Num2);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    let path = desk.documents().join("laporan.pdf");
    desk.will_pick(&path);
    press(&mut window, Modifiers::COMMAND, Key::E);
    rest(&mut window, 2);
    let report = fs::read(&path).unwrap();
    let draft = fs::read(desk.documents().join("kota-contoh-2026.ron")).unwrap();
    assert!(carried(&report).unwrap().bytes == draft, "byte for byte");
    drop(window);
    let mut window = desk.start(SIZE, Theme::Light);
    window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.clone())));
    rest(&mut window, 2);
    assert_eq!(window.state().draft().unwrap().assessment().level("1", 0), Some(2));
    window.get_by_label_contains("Dibuka dari laporan");
    press(&mut window, Modifiers::ALT, Key::Num4);
    rest(&mut window, 2);
    assert!(fs::read(&path).unwrap() == report, "nothing is written into a report");
    assert!(fs::read(desk.documents().join("kota-contoh-2026.ron")).unwrap() == draft, "nor into the draft beside it");
}

/// Opens the worked example on the page Laporan and waits for its pages.
fn example_in_file(desk: &Desk) -> Harness<'static, App> {
    let mut window = desk.start([1366.0, 1400.0], Theme::Light);
    window.get_by_label_contains("Buka contoh. ").click();
    rest(&mut window, 1);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    rest(&mut window, 1);
    window
}

/// A draft in a file at the desk, open on the page Laporan.
fn opened_file(desk: &Desk, assessment: Assessment) -> Harness<'static, App> {
    let path = desk.documents().join("uji.ron");
    let draft = support::draft(assessment);
    spbe_mandiri::storage::save(&spbe_mandiri::storage::SystemDisk, &path, &draft, spbe_mandiri::storage::Mode::Create)
        .unwrap();
    let mut window = desk.start([1366.0, 1400.0], Theme::Light);
    window.state_mut().open(&path);
    rest(&mut window, 1);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    rest(&mut window, 1);
    window
}

fn export_to(desk: &Desk, window: &mut Harness<'static, App>, path: &std::path::Path) {
    desk.will_pick(path);
    press(window, Modifiers::COMMAND, Key::E);
    rest(window, 1);
}

#[test]
fn the_choices_of_the_file_are_those_of_the_command_line() {
    let desk = Desk::new().with_author();
    let mut window = example_in_file(&desk);
    let (with, without) = (desk.documents().join("dengan.pdf"), desk.documents().join("tanpa.pdf"));
    export_to(&desk, &mut window, &with);
    assert!(carried(&fs::read(&with).unwrap()).is_ok());
    assert!(!desk.documents().join("dengan.tanda-tangan.json").exists());
    for choice in ["Sertakan berkas penilaian", "Tanda jangkar pada kotak tanda tangan"] {
        window.get_by_role_and_label(Role::CheckBox, choice).click();
        rest(&mut window, 1);
    }
    export_to(&desk, &mut window, &without);
    assert!(carried(&fs::read(&without).unwrap()).is_err(), "the draft stays here");
    let side = desk.documents().join("tanpa.tanda-tangan.json");
    let told = fs::read(&side).unwrap();
    assert!(spbe_mandiri::report::is_sign_places(&told), "{}", String::from_utf8_lossy(&told));
    assert!(String::from_utf8_lossy(&told).contains("tanpa.pdf"));
    window.get_by_label_contains("tanpa.tanda-tangan.json");
    // A form reports nothing and is signed by nobody that a system looks for.
    window.get_by_label_contains("Formulir wawancara. ").click();
    rest(&mut window, 1);
    assert!(window.query_by_role_and_label(Role::CheckBox, "Sertakan berkas penilaian").is_none());
}

#[test]
fn no_report_is_written_where_the_places_of_its_signatures_cannot_be() {
    let desk = Desk::new().with_author();
    let mut window = example_in_file(&desk);
    window.get_by_role_and_label(Role::CheckBox, "Tanda jangkar pada kotak tanda tangan").click();
    rest(&mut window, 1);
    let (path, side) = (desk.documents().join("a.pdf"), desk.documents().join("a.tanda-tangan.json"));
    support::put(&side, b"catatan orang lain");
    export_to(&desk, &mut window, &path);
    assert!(!path.exists() && fs::read(&side).unwrap() == b"catatan orang lain");
    window.get_by_label_contains("a.tanda-tangan.json");
}

/// A report may be meant as evidence, or to be opened: who drops one on an open draft is asked.
#[test]
fn a_report_that_is_dropped_on_an_open_draft_is_opened_or_taken_as_the_person_says() {
    let desk = Desk::new().with_author();
    let mut window = opened_file(&desk, example().draft.assessment);
    let path = desk.documents().join("laporan.pdf");
    export_to(&desk, &mut window, &path);
    let drop = |window: &mut Harness<'static, App>, path: &std::path::Path| {
        window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_path_buf())));
        rest(window, 2);
    };
    let documents = |window: &Harness<'static, App>| window.state().draft().unwrap().assessment().register().len();
    let other = desk.documents().join("sk.pdf");
    support::put(&other, b"%PDF-1.4\n%%EOF\n");
    let before = documents(&window);
    drop(&mut window, &other);
    assert_eq!(documents(&window), before + 1, "another PDF carries nothing, and is evidence without a question");
    let before = documents(&window);
    drop(&mut window, &path);
    assert_eq!(documents(&window), before, "nothing is taken before the answer");
    window.get_by_role_and_label(Role::Button, "Catat sebagai bukti").click();
    rest(&mut window, 2);
    assert_eq!(documents(&window), before + 1);
    drop(&mut window, &path);
    window.get_by_role_and_label(Role::Button, "Buka penilaiannya").click();
    rest(&mut window, 2);
    assert!(window.query_all_by_label_contains("Dibuka dari laporan").count() > 0);
}

#[test]
fn an_export_that_is_stopped_writes_nothing_says_so_and_leaves_the_way_free() {
    let desk = Desk::new().with_author();
    let mut window = example_in_file(&desk);
    let path = desk.documents().join("laporan.pdf");
    desk.work.hold();
    export_to(&desk, &mut window, &path);
    window.get_by_role_and_label(Role::Button, "Batalkan").click();
    window.run();
    desk.work.release();
    rest(&mut window, 2);
    assert!(!path.exists());
    let beside: Vec<_> = fs::read_dir(desk.documents()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains(".tmp")), "{beside:?}");
    window.get_by_label_contains("Ekspor dihentikan");
    assert!(window.query_by_label_contains("Laporan tersimpan di").is_none());
    export_to(&desk, &mut window, &path);
    assert!(path.is_file(), "the next one is written");
}
