//! Real tables, days, names and clipboards in the window: what was taken for what is seen before it is taken.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::{path::PathBuf, sync::Arc};

use egui::{Color32, ColorImage, Event, Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{Assessment, Field, Place},
    desktop::{App, Command, Page},
    storage::{self, SystemDisk},
    words::Words,
};

use crate::support::{
    desk::{Desk, Dropped, copy_files},
    put,
    window::{SIZE, assessment, make_new, press, rest, type_text, window},
};

fn dialog(window: &Harness<'_, App>) -> Option<String> {
    window.query_all_by_role(Role::Dialog).find_map(|node| node.accesskit_node().label())
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn draft<'a>(window: &'a Harness<'static, App>) -> &'a Assessment {
    window.state().draft().unwrap().assessment()
}

fn give(window: &mut Harness<'static, App>, command: Command) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, &format!(">{}", command.text(Words::indonesian())));
    press(window, Modifiers::NONE, Key::Enter);
    window.run();
}

fn answer(window: &mut Harness<'static, App>, way: &str) {
    window.get_by_role_and_label(Role::Button, way).click();
    window.run();
}

/// A new draft with a file at the desk, open at indicator 1, and its evidence folder.
fn saved(desk: &Desk) -> (Harness<'static, App>, PathBuf) {
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    rest(&mut window, 2);
    let files = storage::Disk::list(&SystemDisk, &desk.documents()).unwrap();
    let draft = files.into_iter().find(|path| path.extension().is_some_and(|end| end == "ron")).unwrap();
    (window, storage::evidence_folder(&draft))
}

#[test]
fn what_a_table_was_taken_for_is_shown_before_it_is_taken_and_can_be_left() {
    for (way, level) in [("Batal", None), ("Masukkan", Some(3))] {
        let desk = Desk::new().with_author();
        let mut window = desk.start(SIZE, Theme::Light);
        make_new(&mut window);
        let path = desk.documents().join("tabel.csv");
        put(&path, b"Rekap\r\nNo;Nilai;Penjelasan;Bobot\r\n2.;Level 3;Perwal \x96 ada;1,3\r\n");
        desk.will_pick(&path);
        give(&mut window, Command::ImportLevels);
        assert_eq!(dialog(&window).as_deref(), Some("Tabel dibaca seperti ini"));
        for words in ["1 indikator akan terisi", "Penjelasan sebagai Fakta", "tidak dipakai: Bobot", "Windows-1252"] {
            assert!(says(&window, words), "{words}");
        }
        assert_eq!(draft(&window).level("2", 0), None, "nothing is taken before the answer");
        answer(&mut window, way);
        assert_eq!((draft(&window).level("2", 0), dialog(&window)), (level, None), "{way}");
    }
}

#[test]
fn a_template_is_written_from_the_search_and_never_over_another_file() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    let path = desk.documents().join("templat.csv");
    desk.will_pick(&path);
    give(&mut window, Command::LevelsTemplate);
    let text = String::from_utf8(storage::Disk::read(&SystemDisk, &path, 1_000_000).unwrap()).unwrap();
    assert_eq!((dialog(&window), text.lines().count()), (None, 48));
}

#[test]
fn a_workbook_is_exported_and_what_was_typed_in_it_is_shown_before_it_is_taken() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    let path = desk.documents().join("buku.xlsx");
    desk.will_pick(&path);
    give(&mut window, Command::ExportWorkbook);
    let bytes = storage::Disk::read(&SystemDisk, &path, 10_000_000).unwrap();
    assert_eq!((dialog(&window), &bytes[..2]), (None, &b"PK"[..]));
    for (way, level) in [("Batal", None), ("Masukkan", Some(3))] {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("Isian").unwrap();
        sheet.write(0, 0, "Indikator").unwrap().write(0, 1, "Tingkat").unwrap();
        sheet.write(1, 0, 2).unwrap().write(1, 1, 3).unwrap();
        let path = desk.documents().join(format!("{way}.xlsx"));
        put(&path, &book.save_to_buffer().unwrap());
        desk.will_pick(&path);
        give(&mut window, Command::ImportLevels);
        assert_eq!(dialog(&window).as_deref(), Some("Tabel dibaca seperti ini"));
        assert!(says(&window, "Lembar dibaca: Isian"));
        assert_eq!(draft(&window).level("2", 0), None, "nothing is taken before the answer");
        answer(&mut window, way);
        assert_eq!((draft(&window).level("2", 0), dialog(&window)), (level, None), "{way}");
    }
}

#[test]
fn a_folder_of_evidence_with_a_table_is_shown_before_it_is_taken_in() {
    for (way, documents) in [("Batal", 0), ("Masukkan", 2)] {
        let desk = Desk::new().with_author();
        let (mut window, _) = saved(&desk);
        put(&desk.documents().join("perwal.pdf"), b"%PDF-1.4 satu");
        put(&desk.documents().join("reviu.pdf"), b"%PDF-1.4 dua");
        let path = desk.documents().join("daftar.csv");
        put(&path, b"Indikator;Judul;Berkas\n3;Perwal SPBE;perwal.pdf\n;Reviu;reviu.pdf\n");
        desk.will_pick(&path);
        give(&mut window, Command::ImportLevels);
        assert_eq!(dialog(&window).as_deref(), Some("Masukkan folder bukti?"));
        for words in ["2 dokumen dari folder", "3 Perwal SPBE: perwal.pdf", "(tanpa indikator) Reviu"] {
            assert!(says(&window, words), "{words}");
        }
        answer(&mut window, way);
        window.run();
        assert_eq!(draft(&window).register().len(), documents, "{way}");
    }
}

#[test]
fn a_year_of_two_digits_is_known_once_the_field_is_left() {
    let mut window = window(SIZE, Theme::Light, Page::Identity, assessment(&[]));
    let day = |window: &Harness<'static, App>| draft(window).reference_date.value;
    let before = day(&window);
    window.get_by_role_and_label(Role::TextInput, "Tanggal acuan").focus();
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "Senin, 30-9-24");
    assert_eq!(day(&window), before, "it may be the start of a year of four");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(day(&window), Some(jiff::civil::date(2024, 9, 30)));
}

#[test]
fn a_bullet_of_a_word_processor_is_a_bullet_as_soon_as_it_is_pasted() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    let pasted = "\u{f0b7} satu\n\u{f0a7} dua № € ™ ▪ ﬁ".to_owned();
    window.input_mut().events.push(Event::Paste(pasted));
    window.run();
    type_text(&mut window, " tiga");
    let text = draft(&window).text(&Field::facts(Place::first("1"))).map(str::to_owned);
    assert_eq!(text.as_deref(), Some("• satu\n• dua № € ™ ▪ ﬁ tiga"));
}

#[test]
fn files_whose_names_tell_of_another_indicator_are_offered_for_it() {
    let tied = |window: &Harness<'static, App>| ["1", "28"].map(|id| draft(window).evidence(id, 0).len());
    for (way, wanted) in [("Ikuti nama berkas", [1, 1]), ("Tetap di indikator ini", [2, 0]), ("Batal", [0, 0])] {
        let desk = Desk::new().with_author();
        let (mut window, _) = saved(&desk);
        for name in ["Indikator28a-Perwal.pdf", "notula.txt"] {
            let path = desk.documents().join(name);
            put(&path, name.as_bytes());
            window.input_mut().dropped_files.push(Arc::new(Dropped(path)));
        }
        window.run();
        assert_eq!(dialog(&window).as_deref(), Some("Kaitkan menurut nama berkas?"), "{way}");
        assert!(says(&window, "Indikator28a-Perwal.pdf menyebut indikator 28"), "{way}");
        answer(&mut window, way);
        assert_eq!(tied(&window), wanted, "{way}");
    }
}

#[test]
fn a_pasted_picture_and_copied_files_become_evidence_of_the_open_indicator() {
    let desk = Desk::new().with_author();
    let (mut window, store) = saved(&desk);
    let image = Arc::new(ColorImage::filled([4, 3], Color32::RED));
    window.input_mut().events.push(Event::PasteImage(image));
    window.run();
    let names = |window: &Harness<'static, App>| -> Vec<String> {
        let evidence = draft(window).evidence("1", 0);
        evidence.iter().map(|one| one.document.file().unwrap().name.clone()).collect()
    };
    let first = names(&window);
    assert!(
        matches!(&first[..], [name] if name.starts_with("Tangkapan layar 20") && name.ends_with("png")),
        "{first:?}"
    );
    assert!(storage::missing(&SystemDisk, &store, draft(&window)).is_empty());
    assert!(!store.join(&first[0]).exists(), "nothing is left beside the store's own files");

    let path = desk.documents().join("SK Tim.pdf");
    put(&path, b"%PDF-1.7\n%%EOF");
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_label("Tambah tautan bukti…").focus();
    window.run();
    let copied = format!("file://{}", path.display().to_string().replace(' ', "%20"));
    window.input_mut().events.push(Event::Paste(copied));
    window.run();
    let mut found = names(&window);
    found.sort();
    if dialog(&window).is_some() {
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    assert_eq!(found[0], "SK Tim.pdf");
}

#[test]
fn files_copied_in_the_file_manager_become_evidence_where_the_system_tells_of_them_by_the_clipboard_alone() {
    let desk = Desk::new().with_author();
    let (mut window, _) = saved(&desk);
    let path = desk.documents().join("SK Forum.pdf");
    put(&path, b"%PDF-1.7\n%%EOF");
    copy_files(&[path]);
    // The key is told of only when it comes up again.
    let up = |key| Event::Key { key, physical_key: None, pressed: false, repeat: false, modifiers: Modifiers::COMMAND };
    window.event(up(Key::V));
    window.run();
    let names = |window: &Harness<'static, App>| -> Vec<String> {
        let evidence = draft(window).evidence("1", 0);
        evidence.iter().map(|one| one.document.file().unwrap().name.clone()).collect()
    };
    assert_eq!(names(&window), ["SK Forum.pdf"]);
    press(&mut window, Modifiers::NONE, Key::Escape);

    // A text was pasted: what lies in the clipboard as files is not meant. Nor where a letter was typed.
    window.event(Event::Paste("Rapat".to_owned()));
    window.event(up(Key::V));
    window.run();
    press(&mut window, Modifiers::NONE, Key::V);
    window.event(up(Key::V));
    window.run();
    assert_eq!(names(&window).len(), 1);
}
