//! Dialogs never come between a person and what they type, and give the focus back to where it was.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Event, Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{Field, Place, Stage},
    desktop::{App, Command, Page, command},
    storage,
    words::Words,
};
use support::{
    colleague,
    desk::{Desk, Dropped},
    window::{self, SIZE, focused, make_new, press, rest, type_text},
};

/// The dialog that is open, by its name.
fn dialog(window: &Harness<'_, App>) -> Option<String> {
    window.query_all_by_role(Role::Dialog).find_map(|node| node.accesskit_node().label())
}

/// What stands in Fakta of indicator 1.
fn facts(window: &Harness<'_, App>) -> String {
    let assessment = window.state().draft().unwrap().assessment();
    assessment.text(&Field::facts(Place::first("1"))).unwrap_or_default().to_owned()
}

fn focus_facts(window: &mut Harness<'_, App>) {
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
}

/// Types letter by letter, a frame for each, as fast fingers do.
fn type_fast(window: &mut Harness<'_, App>, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    window.run();
}

/// Gives a command by its name in the search.
fn search(window: &mut Harness<'_, App>, command: Command) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, &format!(">{}", command.text(Words::indonesian())));
    press(window, Modifiers::NONE, Key::Enter);
    window.run();
}

#[test]
fn with_no_name_known_every_letter_goes_where_it_is_typed_and_the_name_is_asked_for_beside_it() {
    let desk = Desk::new();
    let mut window = desk.start(SIZE, Theme::Light);
    window.get_by_label_contains("Buka contoh. ").click();
    window.run();
    window.get_by_label_contains("Atas nama siapa");
    assert_eq!(dialog(&window), None);
    let before = facts(&window);
    focus_facts(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::End);
    type_fast(&mut window, " Kalimat utuh.");
    press(&mut window, Modifiers::NONE, Key::Enter);
    type_fast(&mut window, "Baris kedua");
    press(&mut window, Modifiers::ALT, Key::Num3);
    assert_eq!((facts(&window), dialog(&window)), (format!("{before} Kalimat utuh.\nBaris kedua"), None));
    assert_eq!(focused(&window), "Fakta");
    assert_eq!(window.state().draft().unwrap().assessment().level("1", 0), Some(3));
    window.get_by_role_and_label(Role::TextInput, "Nama Anda").focus();
    window.run();
    type_fast(&mut window, "Sari Dewi");
    assert!(window.query_by_label_contains("Atas nama siapa").is_some(), "half a name is none");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label_contains("Atas nama siapa").is_none());
    press(&mut window, Modifiers::ALT, Key::Num2);
    let value = &window.state().draft().unwrap().assessment().answers["1"].entries[0].values[&Stage::SelfAssessment];
    assert_eq!(value.by, "Sari Dewi");
    rest(&mut window, 3);
    assert_eq!(storage::load_settings(&*desk.disk, &desk.places().settings()).0.author, "Sari Dewi");
}

/// Every page with fields: no field opens a dialog when it is typed into, with or without a name.
#[test]
fn no_field_of_any_page_opens_a_dialog_when_it_is_typed_into() {
    let pages = [Page::Identity, Page::Questions, Page::Filling, Page::Evidence, Page::Checks, Page::Settings];
    for page in pages {
        let desk = Desk::new();
        let mut window = desk.start(SIZE, Theme::Light);
        window.get_by_label_contains("Buka contoh. ").click();
        window.run();
        search(&mut window, Command::Go(page));
        assert_eq!(window.state().page(), page);
        let inputs = [Role::TextInput, Role::MultilineTextInput];
        let count = |window: &Harness<'_, App>| {
            inputs.iter().map(|role| window.query_all_by_role(*role).count()).collect::<Vec<_>>()
        };
        for (role, number) in inputs.into_iter().zip(count(&window)) {
            for place in 0..number {
                let Some(field) = window.query_all_by_role(role).nth(place) else { continue };
                field.focus();
                window.run();
                let name = focused(&window);
                type_fast(&mut window, "zq");
                press(&mut window, Modifiers::NONE, Key::Backspace);
                press(&mut window, Modifiers::NONE, Key::Enter);
                assert_eq!(dialog(&window), None, "{page:?}: {name}");
            }
        }
    }
}

/// What the worker brings while somebody types on: each asks for something that takes time.
#[test]
fn what_comes_late_while_somebody_types_waits_and_takes_no_letter() {
    type Ask = fn(&Desk, &mut Harness<'static, App>);
    let ways: [(&str, Ask); 7] = [
        ("a draft that is none", |desk, window| {
            give(desk, "rusak.ron", "bukan penilaian");
            pick(desk, window, "rusak.ron", Command::Open);
        }),
        ("a draft that is not there", |desk, window| pick(desk, window, "tidak-ada.ron", Command::Open)),
        ("last year's draft that is none", |desk, window| {
            give(desk, "lalu.ron", "bukan penilaian");
            pick(desk, window, "lalu.ron", Command::NewFromLast);
        }),
        ("a table that cannot be read", |desk, window| {
            give(desk, "tabel.csv", "apa;saja\n1;2\n");
            pick(desk, window, "tabel.csv", Command::ImportLevels);
        }),
        ("a place that is not there", |desk, window| pick(desk, window, "tidak-ada/baru.ron", Command::SaveAs)),
        ("evidence that is not there", |desk, window| pick(desk, window, "tidak-ada.pdf", Command::AddEvidence)),
        ("a file that is let go over the window and is not there", |desk, window| {
            let path = desk.documents().join("hilang.pdf");
            window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
            window.run();
        }),
    ];
    for (name, ask) in ways {
        let desk = Desk::new().with_author();
        let mut window = desk.start(SIZE, Theme::Light);
        make_new(&mut window);
        rest(&mut window, 2);
        focus_facts(&mut window);
        type_text(&mut window, "Satu ");
        rest(&mut window, 2);
        desk.work.hold();
        desk.carrying.hold();
        ask(&desk, &mut window);
        window.run();
        assert_eq!(dialog(&window), None, "{name}: still under way");
        type_fast(&mut window, "dua ");
        desk.carrying.release();
        desk.work.release();
        type_fast(&mut window, "tiga");
        window.run();
        assert_eq!((facts(&window), dialog(&window)), ("Satu dua tiga".to_owned(), None), "{name}");
        assert_eq!(focused(&window), "Fakta", "{name}");
        window.get_by_label("Lihat pesan").click();
        window.run();
        assert!(dialog(&window).is_some(), "{name}: it can be looked at");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!((dialog(&window), focused(&window)), (None, "Fakta".to_owned()), "{name}");
        type_text(&mut window, "!");
        assert_eq!(facts(&window), "Satu dua tiga!", "{name}");
    }
}

/// A file in the folder of documents.
fn give(desk: &Desk, name: &str, text: &str) {
    let path = desk.documents().join(name);
    storage::write(&storage::SystemDisk, &path, text.as_bytes(), storage::Mode::Replace).unwrap();
}

/// Gives a command whose question to the system's dialog is answered by this file, while the field has the focus.
fn pick(desk: &Desk, window: &mut Harness<'static, App>, name: &str, command: Command) {
    desk.will_pick(&desk.documents().join(name));
    search(window, command);
    window.run();
}

#[test]
fn a_draft_that_somebody_else_saved_is_told_of_without_a_dialog_while_it_saves_itself() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    colleague::saves(&desk.documents().join("kota-contoh-2026.ron"));
    focus_facts(&mut window);
    type_fast(&mut window, "Satu");
    rest(&mut window, 3);
    assert!(window.query_all_by_label_contains("isian yang berbeda dengan milik Anda").next().is_some());
    type_fast(&mut window, " dua");
    assert_eq!((facts(&window), dialog(&window)), ("Satu dua".to_owned(), None));
    press(&mut window, Modifiers::COMMAND, Key::S);
    window.run();
    assert_eq!(dialog(&window).as_deref(), Some("Berkas berubah di tempat lain"), "who asks for saving is asked");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Fakta");
}

#[test]
fn every_dialog_a_command_opens_has_the_focus_and_gives_it_back() {
    let mut opened = Vec::new();
    for wanted in command::ALL.iter().filter(|command| command.listed() && **command != Command::Quit) {
        let desk = Desk::new().with_author();
        let mut window = desk.start(SIZE, Theme::Light);
        make_new(&mut window);
        rest(&mut window, 2);
        focus_facts(&mut window);
        type_text(&mut window, "Satu");
        rest(&mut window, 2);
        search(&mut window, *wanted);
        let Some(name) = dialog(&window) else { continue };
        assert_ne!(focused(&window), "Fakta", "{name} has the focus");
        if window.state().page() != Page::Filling {
            continue;
        }
        // Not a frame lies between the key that closes it and the next letter.
        window.key_press(Key::Escape);
        window.step();
        type_fast(&mut window, " dua");
        assert_eq!((dialog(&window), focused(&window)), (None, "Fakta".to_owned()), "{name}");
        assert_eq!(facts(&window), "Satu dua", "{name}");
        opened.push(*wanted);
    }
    let some = [
        Command::New,
        Command::NewFromLast,
        Command::Open,
        Command::SaveAs,
        Command::ImportLevels,
        Command::AddEvidence,
        Command::AddLink,
        Command::Shortcuts,
    ];
    for command in some {
        assert!(opened.contains(&command), "{command:?} opens one");
    }
}

#[test]
fn a_dialog_opened_by_the_pointer_gives_the_focus_back_to_where_it_was_before_the_press() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    focus_facts(&mut window);
    type_text(&mut window, "Satu");
    window.get_by_label("Tambah tautan bukti…").click();
    window.run();
    assert_eq!(dialog(&window).as_deref(), Some("Tambah tautan bukti"));
    type_text(&mut window, "https://contoh.go.id");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&window), "Fakta");
    type_text(&mut window, " dua");
    assert_eq!(facts(&window), "Satu dua");
}

#[test]
fn a_chain_of_questions_gives_the_focus_back_to_where_it_began() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    give(&desk, "ada.ron", "isi lain");
    focus_facts(&mut window);
    type_text(&mut window, "Satu");
    rest(&mut window, 2);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "ada.ron");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(dialog(&window).as_deref(), Some("Sudah ada berkas dengan nama itu"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(dialog(&window).as_deref(), Some("Simpan sebagai"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!((dialog(&window), focused(&window)), (None, "Fakta".to_owned()));
}

#[test]
fn a_dialog_opened_from_a_button_by_a_key_gives_the_focus_back_to_the_button() {
    let desk = Desk::new().with_author();
    let buttons = [
        (Page::Home, "Panduan singkat untuk asesor"),
        (Page::Settings, "SPBE Mandiri…"),
        (Page::Backups, "Lihat cadangan"),
        (Page::Package, "Periksa paket…"),
        (Page::Filling, "Tambah tautan bukti…"),
        (Page::Filling, "Pintasan papan ketik"),
    ];
    for (page, label) in buttons {
        let mut window = desk.start(SIZE, Theme::Light);
        make_new(&mut window);
        if dialog(&window).is_some() {
            // The file of the round before: replaced.
            window.get_by_label("Ganti berkas itu").click();
            window.run();
        }
        press(&mut window, Modifiers::ALT, Key::Num2);
        rest(&mut window, 2);
        press(&mut window, Modifiers::COMMAND, Key::S);
        rest(&mut window, 2);
        search(&mut window, Command::Go(page));
        rest(&mut window, 7);
        let found = window.query_all_by(|node| node.label().is_some_and(|name| name.starts_with(label))).next();
        let Some(button) = found else { panic!("{page:?} has no {label}") };
        button.focus();
        window.run();
        let name = focused(&window);
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
        assert!(dialog(&window).is_some(), "{label} opens one");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!((dialog(&window), focused(&window)), (None, name), "{label}");
    }
}

/// Four drafts that cannot simply be opened, each under this name.
fn troubled(desk: &Desk, path: &std::path::Path, trouble: &str) -> Option<storage::Lock> {
    let disk = &storage::SystemDisk;
    let whole = support::draft(window::assessment(&[2, 3]));
    storage::save(disk, path, &whole, storage::Mode::Create).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    match trouble {
        "locked" => {
            return Some(storage::take_lock(disk, path, &colleague::holder()).unwrap());
        }
        "with a recovery copy" => {
            let mut window = desk.start(SIZE, Theme::Light);
            window.state_mut().open(path);
            window.run();
            desk.disk.fill(Some(&desk.documents()));
            press(&mut window, Modifiers::ALT, Key::Num4);
            rest(&mut window, 3);
            drop(window);
            desk.disk.fill(None);
        }
        "damaged" => {
            storage::write(disk, path, &text.as_bytes()[..text.len() / 2], storage::Mode::Replace).unwrap();
        }
        other => panic!("{other}"),
    }
    None
}

#[test]
fn a_dialog_met_while_a_draft_is_opened_takes_no_letter_and_gives_the_focus_back() {
    for trouble in ["locked", "with a recovery copy", "damaged"] {
        let desk = Desk::new().with_author();
        let path = desk.documents().join("bermasalah.ron");
        let _lock = troubled(&desk, &path, trouble);
        let before = std::fs::read(&path).unwrap();
        let mut window = desk.start(SIZE, Theme::Light);
        make_new(&mut window);
        focus_facts(&mut window);
        type_text(&mut window, "Satu");
        rest(&mut window, 2);
        desk.will_pick(&path);
        search(&mut window, Command::Open);
        window.run();
        let name = dialog(&window);
        assert!(name.is_some(), "{trouble}: it is asked about");
        assert!(!["", "Fakta"].contains(&focused(&window).as_str()), "{trouble}: {:?}", focused(&window));
        type_fast(&mut window, "tiga");
        assert_eq!((facts(&window), dialog(&window)), ("Satu".to_owned(), name), "{trouble}");
        window.key_press(Key::Escape);
        window.step();
        type_fast(&mut window, " dua");
        assert_eq!((dialog(&window), focused(&window)), (None, "Fakta".to_owned()), "{trouble}");
        assert_eq!(facts(&window), "Satu dua", "{trouble}: the draft that was open still is");
        assert_eq!(std::fs::read(&path).unwrap(), before, "{trouble}: and the other is as it was");
    }
}

/// Name of the drop-down for the kind of an institution.
const KIND: &str = "Jenis instansi";

/// What a drop-down shows.
fn shown(window: &Harness<'_, App>, name: &str) -> String {
    window.get_by_role_and_label(Role::ComboBox, name).accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_kind_of_a_new_institution_follows_its_name_until_it_is_chosen() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert_eq!(shown(&window, KIND), "Kabupaten");
    type_text(&mut window, "Pemerintah Kota Contoh");
    assert_eq!(shown(&window, KIND), "Kota");
    // Chosen with the keyboard alone: the box has the focus again, and Tab goes on from it.
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), KIND);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&window), "Kota", "the list begins at the chosen one");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!((focused(&window).as_str(), shown(&window, KIND).as_str()), (KIND, "Kabupaten"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!((focused(&window).as_str(), shown(&window, KIND).as_str()), (KIND, "Kabupaten"));
    assert!(dialog(&window).is_some(), "Escape closes the list alone");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Tahun");
    window.get_by_role_and_label(Role::TextInput, "Nama instansi").focus();
    window.run();
    type_text(&mut window, " Lain");
    assert_eq!(shown(&window, KIND), "Kabupaten", "what a person chose stays");
}

#[test]
fn what_the_search_leads_to_has_the_focus_and_takes_what_is_typed() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    for before in [Command::Go(Page::Filling), Command::Go(Page::Dashboard)] {
        search(&mut window, before);
        press(&mut window, Modifiers::COMMAND, Key::K);
        type_text(&mut window, "#7");
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
        assert_eq!(window.state().draft().unwrap().current, "7");
        assert_eq!(focused(&window), "Fakta", "{before:?}");
        type_fast(&mut window, "Kata ");
        let assessment = window.state().draft().unwrap().assessment();
        let text = assessment.text(&Field::facts(Place::first("7"))).unwrap_or_default().to_owned();
        assert!(text.starts_with("Kata "), "{text:?}");
    }
    for page in [Page::Identity, Page::Evidence, Page::Checks, Page::Dashboard, Page::Report, Page::History] {
        search(&mut window, Command::Go(page));
        assert_eq!(window.state().page(), page);
        assert_ne!(focused(&window), "", "{page:?}");
    }
}

#[test]
fn every_line_of_the_list_of_shortcuts_begins_with_a_capital() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    search(&mut window, Command::Shortcuts);
    assert!(window.query_by_label("Pilih tingkat").is_some());
}

#[test]
fn the_size_that_was_chosen_by_key_is_shown_as_chosen_in_the_settings() {
    let mut window = window::window(SIZE, Theme::Light, Page::Settings, window::assessment(&[]));
    let chosen = |window: &Harness<'_, App>| {
        let sizes = window.query_all_by_role(Role::RadioButton);
        let on = sizes.filter(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True));
        let names: Vec<String> = on.filter_map(|node| node.accesskit_node().label()).collect();
        names.into_iter().find(|name| name.ends_with('%'))
    };
    assert_eq!(chosen(&window).as_deref(), Some("100%"));
    for percent in [110, 120, 130, 140, 150] {
        press(&mut window, Modifiers::COMMAND, Key::Plus);
        assert_eq!(chosen(&window), Some(format!("{percent}%")));
    }
}

/// Presses and lets go of the pointer there.
fn click_at(window: &mut Harness<'_, App>, place: egui::Pos2) {
    window.event(Event::PointerMoved(place));
    window.step();
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(Event::PointerButton { pos: place, button, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
    window.run();
}

#[test]
fn a_click_beside_a_dialog_in_which_one_types_takes_nothing_away() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Kota Contoh");
    click_at(&mut window, egui::pos2(12.0, SIZE[1] - 12.0));
    assert_eq!(dialog(&window).as_deref(), Some("Penilaian baru"));
    let name = window.get_by_role_and_label(Role::TextInput, "Nama instansi").accesskit_node().value();
    assert_eq!(name.as_deref(), Some("Kota Contoh"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(dialog(&window), None);
}
