//! What a table would replace is shown before, and is a choice.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{Field, Place},
    desktop::{App, Command},
    storage,
    words::Words,
};

use crate::support::{
    desk::Desk,
    window::{SIZE, make_new, press, rest, type_text},
};

/// Level of an indicator, and its Fakta.
fn held(window: &Harness<'_, App>, indicator: &str) -> (Option<u8>, String) {
    let assessment = window.state().draft().unwrap().assessment();
    let facts = assessment.text(&Field::facts(Place::first(indicator))).unwrap_or_default();
    (assessment.level(indicator, 0), facts.to_owned())
}

fn dialog(window: &Harness<'_, App>) -> Option<String> {
    window.query_all_by_role(Role::Dialog).find_map(|node| node.accesskit_node().label())
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// A draft with level 2 and a text at indicator 1, and a table that is read into it.
fn imported(desk: &Desk, table: &str) -> Harness<'static, App> {
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    press(&mut window, Modifiers::ALT, Key::Num2);
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    type_text(&mut window, "Ditulis sehari penuh.");
    rest(&mut window, 2);
    let path = desk.documents().join("tabel.csv");
    storage::write(&storage::SystemDisk, &path, table.as_bytes(), storage::Mode::Replace).unwrap();
    desk.will_pick(&path);
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, &format!(">{}", Command::ImportLevels.text(Words::indonesian())));
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    window
}

const TABLE: &str = "indikator,tingkat,fakta\n1,4,Fakta lain\n2,3,Fakta dua\n";
const QUESTION: &str = "Ganti isian yang sudah ada?";

#[test]
fn what_a_table_would_replace_is_shown_before_it_does_and_replaced_only_where_that_is_chosen() {
    let before = (Some(2), "Ditulis sehari penuh.".to_owned());
    let (fresh, empty) = ((Some(3), "Fakta dua".to_owned()), (None, String::new()));
    let ways = [
        ("Batal", before.clone(), empty, None),
        ("Isi yang kosong saja", before.clone(), fresh.clone(), Some("2 isian diambil dari tabel")),
        ("Ganti semuanya", (Some(4), "Fakta lain".to_owned()), fresh, Some("4 isian diambil dari tabel")),
    ];
    for (way, first, second, said) in ways {
        let desk = Desk::new().with_author();
        let mut window = imported(&desk, TABLE);
        assert_eq!(dialog(&window).as_deref(), Some(QUESTION), "{way}");
        assert!(says(&window, "mengganti 2 isian") && says(&window, "Ditulis sehari penuh."), "{way}: what would go");
        assert!(says(&window, "“Ditulis sehari penuh.” menjadi “Fakta lain”"), "{way}: words are set apart");
        assert_eq!(held(&window, "1"), before, "{way}: nothing is changed before the answer");
        window.get_by_role_and_label(Role::Button, way).click();
        window.run();
        assert_eq!((held(&window, "1"), held(&window, "2"), dialog(&window)), (first, second, None), "{way}");
        match said {
            Some(said) => {
                assert!(says(&window, said), "{way}");
                press(&mut window, Modifiers::COMMAND, Key::Z);
                let number = said.split(' ').next().unwrap();
                assert!(says(&window, &format!("Diurungkan: {number} perubahan")), "{way}: the same number");
            }
            None => assert!(!says(&window, "diambil dari tabel"), "{way}"),
        }
    }
}

#[test]
fn a_table_that_cannot_be_taken_is_named_and_another_one_is_offered() {
    let desk = Desk::new().with_author();
    let mut window = imported(&desk, "nama,umur\nRina,30\n");
    assert_eq!(dialog(&window).as_deref(), Some("Tabel tidak dapat dibaca"));
    assert!(says(&window, "tabel.csv tidak dapat dimasukkan"));
    assert!(window.query_by_role_and_label(Role::Button, "Perbaiki lokasi…").is_none(), "the place is right");
    let other = desk.documents().join("lain.csv");
    storage::write(&storage::SystemDisk, &other, b"indikator,tingkat\n2,3\n", storage::Mode::Create).unwrap();
    desk.will_pick(&other);
    window.get_by_role_and_label(Role::Button, "Pilih tabel lain…").click();
    rest(&mut window, 1);
    assert_eq!((dialog(&window), held(&window, "2").0), (None, Some(3)));
}

#[test]
fn a_table_that_replaces_nothing_asks_nothing_and_what_it_did_not_do_is_not_said() {
    let desk = Desk::new().with_author();
    let window = imported(&desk, "indikator,tingkat\n2,3\n1,2\n");
    assert_eq!((dialog(&window), held(&window, "2").0), (None, Some(3)));
    assert!(says(&window, "1 isian diambil dari tabel"), "level 2 of indicator 1 stood there before");
    let desk = Desk::new().with_author();
    let window = imported(&desk, "indikator,tingkat\n1,2\n");
    assert!(dialog(&window).is_none() && says(&window, "Isi tabel sama dengan isi penilaian"));
    let desk = Desk::new().with_author();
    let mut window = imported(&desk, "indikator,tingkat\n1,5\n");
    window.get_by_role_and_label(Role::Button, "Isi yang kosong saja").click();
    window.run();
    assert!(!says(&window, "Isi tabel sama") && says(&window, "tidak mengisi satu pun isian yang masih kosong"));
    assert_eq!(held(&window, "1").0, Some(2));
}
