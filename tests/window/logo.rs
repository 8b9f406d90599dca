//! The logo on the page Identitas: chosen, shown, refused, taken away and brought back.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Field, Picture},
    desktop::{App, Command, Page},
    storage::{self, SystemDisk},
    words::Words,
};

use crate::support::{
    self,
    desk::Desk,
    logos::EMBLEM,
    put,
    window::{self, SIZE, press, type_text},
};

/// A draft of an institution, open on the page Identitas.
fn opened(desk: &Desk) -> Harness<'static, App> {
    let path = desk.documents().join("uji.ron");
    let mut assessment = Assessment::default();
    let name = Field::Assessment(AssessmentField::InstitutionName).set("Kota Uji".to_owned());
    assessment.apply(&support::rubric(), name, &window::author()).unwrap();
    storage::save(&SystemDisk, &path, &support::draft(assessment), storage::Mode::Create).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&path);
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::K);
    type_text(&mut window, &format!(">{}", Command::Go(Page::Identity).text(Words::indonesian())));
    press(&mut window, Modifiers::NONE, Key::Enter);
    window
}

fn logo(window: &Harness<'_, App>) -> Option<Picture> {
    window.state().draft().unwrap().assessment().institution.logo.value.clone()
}

/// Clicks a button, wherever on the page it stands.
fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_role_and_label(Role::Button, label).scroll_to_me();
    window.run();
    window.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

#[test]
fn a_logo_is_chosen_shown_and_removed_and_each_is_one_step_back() {
    let desk = Desk::new().with_author();
    let file = desk.documents().join("lambang.svg");
    put(&file, EMBLEM.as_bytes());
    let mut window = opened(&desk);
    assert!(window.query_by_label_contains("Belum ada logo").is_some());
    desk.will_pick(&file);
    click(&mut window, "Pilih logo…");
    let chosen = logo(&window).expect("the logo was taken");
    let shown = window.get_by_role_and_label(Role::Image, "Logo Kota Uji").rect();
    assert!(shown.width() > 60.0 && shown.height() > shown.width(), "{shown:?}");
    assert!(window.query_all_by_label_contains("lambang.svg · ").count() > 0);
    click(&mut window, "Hapus logo");
    assert_eq!(logo(&window), None);
    assert!(window.query_by_role_and_label(Role::Image, "Logo Kota Uji").is_none());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(logo(&window), Some(chosen));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(logo(&window), None);
}

#[test]
fn a_file_that_is_no_logo_is_refused_by_name_and_the_logo_stays() {
    let desk = Desk::new().with_author();
    let (good, bad) = (desk.documents().join("lambang.svg"), desk.documents().join("foto.png"));
    put(&good, EMBLEM.as_bytes());
    put(&bad, b"GIF89a");
    let mut window = opened(&desk);
    desk.will_pick(&good);
    click(&mut window, "Pilih logo…");
    let chosen = logo(&window);
    // Where the system opens no dialog, the place is typed.
    click(&mut window, "Ganti logo…");
    type_text(&mut window, &bad.to_string_lossy());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label_contains("foto.png").is_some());
    assert!(window.query_by_label_contains("GIF").is_some());
    assert_eq!(logo(&window), chosen);
}
