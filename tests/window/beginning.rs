//! Beranda and what comes right after: ways to begin, what tells drafts apart, and what is said of an instrument that no
//! longer applies.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Key, Modifiers, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use jiff::civil::date;
use spbe_mandiri::{
    assessment::{AssessmentField, Field},
    desktop::{App, OpenDraft, Page},
};
use support::{
    desk::Desk,
    example, rubric,
    window::{SIZE, assessment, author, focused, make_new, press, rest, type_text, window, window_on},
};

const REVOKED: &str = "mencabut instrumen ini sejak Juni 2026";
const TAG: &str = "Instrumen PermenPANRB 59/2020 sudah dicabut";

/// Everything that is written in the window.
fn written(window: &Harness<'_, App>) -> String {
    let nodes = window.query_all(By::new());
    let said = nodes.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_instrument_that_no_longer_applies_is_told_where_a_draft_is_made_and_where_it_is_listed() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert!(written(&window).contains(REVOKED), "2026 is offered");
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), "Tahun");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "2025");
    assert!(!written(&window).contains(REVOKED), "in 2025 it applied");
    press(&mut window, Modifiers::NONE, Key::Escape);
    make_new(&mut window);
    window.get_by_label(TAG).click();
    window.run();
    assert!(written(&window).contains(REVOKED));
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::COMMAND, Key::W);
    rest(&mut window, 1);
    assert_eq!(window.state().page(), Page::Home);
    assert!(written(&window).contains("Kota Contoh 2026: PermenPANRB 8/2026"));
    assert!(written(&window).contains(REVOKED));
}

#[test]
fn the_day_the_assessment_refers_to_decides_whether_the_instrument_applied_and_not_today() {
    let by = |day: Option<jiff::civil::Date>, year: i16| {
        let mut assessment = assessment(&[3]);
        let edits = vec![
            Field::Assessment(AssessmentField::ReferenceDate).set(day),
            Field::Assessment(AssessmentField::Year).set(year),
        ];
        assessment.apply(&rubric(), spbe_mandiri::assessment::Edit::Many(edits), &author()).unwrap();
        let window = window(SIZE, Theme::Light, Page::Filling, assessment);
        window.query_by_label(TAG).is_some()
    };
    assert!(!by(None, 2024) && !by(None, 2025) && by(None, 2026));
    assert!(!by(Some(date(2026, 5, 31)), 2026) && by(Some(date(2026, 6, 1)), 2026));
    assert!(by(Some(date(2026, 6, 1)), 2025), "the day decides where there is one");
}

#[test]
fn what_comes_first_in_a_new_draft_is_said_with_two_ways_there_until_it_is_closed() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    let note = |window: &Harness<'_, App>| window.query_by_label("Tutup catatan ini").is_some();
    assert!(note(&window));
    for (wording, page) in [("Identitas", Page::Identity), ("Pertanyaan umum", Page::Questions)] {
        window.get_by_label(wording).click();
        window.run();
        assert_eq!(window.state().page(), page);
        assert!(!note(&window), "only the first page shows it");
        press(&mut window, Modifiers::ALT, Key::ArrowLeft);
        assert!(note(&window));
    }
    window.get_by_label("Tutup catatan ini").click();
    window.run();
    assert!(!note(&window));
    press(&mut window, Modifiers::COMMAND, Key::W);
    rest(&mut window, 1);
    window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Penilaian 2026"))).click();
    window.run();
    assert!(window.state().draft().is_some() && !note(&window), "an opened draft is not new");
}

#[test]
fn a_new_year_begins_from_a_tile_and_from_the_file_menu_and_shows_what_to_look_at_again() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    window.get_by_label_contains("Buka contoh. ").click();
    window.run();
    let path = desk.documents().join("lama");
    desk.will_pick(&path);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    rest(&mut window, 2);
    desk.will_pick(&path.with_extension("ron"));
    press(&mut window, Modifiers::ALT, Key::Home);
    window.get_by_label_contains("Penilaian baru dari tahun lalu. ").click();
    rest(&mut window, 2);
    let draft = window.state().draft().unwrap();
    assert_eq!((window.state().page(), draft.assessment().year.value), (Page::Filling, 2025));
    assert!(window.query_by_label("Belum ditinjau ulang 47").is_some());
    assert!(window.query_by_label("Tutup catatan ini").is_some());
    window.get_by_label_contains("Menu berkas").click();
    window.run();
    window.get_by_label_contains("Penilaian baru dari tahun lalu…").click();
    window.run();
    assert!(window.query_by_label("Ketik lokasi").is_some(), "{}", written(&window));
}

#[test]
fn drafts_of_one_institution_are_told_apart_by_their_year_however_long_its_name_is() {
    for size in [SIZE, [683.0, 768.0]] {
        let desk = Desk::new().with_author();
        let mut window = desk.start(size, Theme::Light);
        for year in ["2025", "2026"] {
            press(&mut window, Modifiers::COMMAND, Key::N);
            type_text(
                &mut window,
                "Badan Pengembangan dan Pembinaan Kelembagaan Pemerintahan Daerah Kabupaten Kepulauan",
            );
            press(&mut window, Modifiers::NONE, Key::Tab);
            press(&mut window, Modifiers::NONE, Key::Tab);
            press(&mut window, Modifiers::COMMAND, Key::A);
            type_text(&mut window, year);
            press(&mut window, Modifiers::NONE, Key::Enter);
            rest(&mut window, 2);
            press(&mut window, Modifiers::COMMAND, Key::W);
            rest(&mut window, 1);
        }
        let painted = painted(&window);
        for year in ["2025", "2026"] {
            let shown =
                painted.iter().filter(|text| text.as_str() == year || text.contains(&format!("Penilaian {year}")));
            assert!(shown.count() > 0, "{year} at {size:?}: {painted:?}");
        }
    }
}

/// Texts that are painted.
fn painted(window: &Harness<'_, App>) -> Vec<String> {
    let shapes = &window.output().shapes;
    let text = |shape: &egui::Shape| match shape {
        egui::Shape::Text(text) => Some(text.galley.text().to_owned()),
        _ => None,
    };
    shapes.iter().filter_map(|clipped| text(&clipped.shape)).collect()
}

#[test]
fn the_example_of_2024_is_not_warned_of() {
    let window = window_on(SIZE, Theme::Light, Page::Filling, OpenDraft::new(rubric(), example().draft.assessment));
    assert!(window.query_by_label(TAG).is_none() && !written(&window).contains(REVOKED));
}
