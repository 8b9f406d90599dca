//! Riwayat tells in order and in words what was changed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::Theme;
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use jiff::{SignedDuration, Timestamp};
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Author, DocumentField, DocumentId, Edit, Field, Item, Kind, Period,
        PersonField, Place, Role, Sitting, Stage, UseField, UsePlace, Value,
    },
    desktop::{App, Page},
    words::{Words, Zone},
};

use crate::support::{
    rubric,
    window::{author, now, press, window},
};

const ID: &str = "68c6ab58-3c1e-4c53-9b7d-3d8a0f2f6a11";

/// A change of each type of value, two minutes apart.
fn changed() -> Assessment {
    let place = || Place::first("1");
    let used = || UsePlace { at: place(), id: ID.into() };
    let edits = [
        Field::Assessment(AssessmentField::InstitutionName).set("Pemerintah Kota Contoh".to_owned()),
        Field::Assessment(AssessmentField::InstitutionKind).set(Kind::City),
        Field::Assessment(AssessmentField::Year).set(2026_i16),
        Field::Assessment(AssessmentField::Zone).set(Zone::Wit),
        Field::Assessment(AssessmentField::ReferenceDate).set(Some(jiff::civil::date(2026, 6, 14))),
        Field::Assessment(AssessmentField::Period).set(Period::of(Some(jiff::civil::date(2026, 4, 1)), None)),
        Edit::Create(Item::Unit(ID.into())),
        Field::Answer("1".into(), AnswerField::Owner).set(Some(spbe_mandiri::assessment::UnitId::from(ID))),
        Edit::Create(Item::Person(ID.into())),
        Field::Person(ID.into(), PersonField::Role).set(Role::Coordinator),
        Field::Person(ID.into(), PersonField::Name).set("Sari".to_owned()),
        Edit::Create(Item::Document(ID.into())),
        Field::Document(ID.into(), DocumentField::Title).set("Peraturan Wali Kota".to_owned()),
        Edit::Create(Item::Use(used())),
        Field::Use(used(), UseField::Document).set(Some(DocumentId::from(ID))),
        Field::UseCriterion(used(), "2.1".into()).set(true),
        Field::Tick(place(), "2.1".into()).set(true),
        Field::Value(place(), Stage::SelfAssessment).set(Some(Value::Level(2))),
        Field::facts(place()).set("Diatur.".to_owned()),
        Edit::Remove(Item::Person(ID.into())),
    ];
    let mut sitting = Sitting::new(Assessment::default());
    for (number, edit) in edits.into_iter().enumerate() {
        let at = now() + SignedDuration::from_mins(2 * i64::try_from(number).unwrap());
        sitting.apply(&rubric(), edit, &Author { at, ..author() }).unwrap();
    }
    sitting.assessment().clone()
}

fn labels(window: &Harness<'_, App>) -> Vec<String> {
    let nodes = window.root().query_all(By::new());
    nodes.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label())).collect()
}

#[test]
fn the_newest_change_stands_first_with_its_whole_moment_and_no_line_shows_an_id() {
    let mut assessment = changed();
    let count = assessment.history.len();
    assert!(count > 10, "{count}");
    // An older program left a line where its run of typing began.
    let late = assessment.history.remove(count - 3);
    assessment.history.insert(2, late);
    let moments: Vec<Timestamp> = assessment.history.iter().map(|entry| entry.at).collect();
    assert!(!moments.is_sorted());
    let zone = assessment.zone.value;
    let window = window([1366.0, 1400.0], Theme::Light, Page::History, assessment);
    let labels = labels(&window);
    let expected: Vec<String> = {
        let mut moments = moments;
        moments.sort();
        moments.into_iter().rev().map(|at| Words::indonesian().moment(at, zone)).collect()
    };
    let rows = window.query_all_by_role(egui::Role::ListBoxOption);
    let shown: Vec<String> = rows.filter_map(|row| row.accesskit_node().label()).collect();
    assert_eq!(shown.len(), count);
    for (row, moment) in shown.iter().zip(&expected) {
        assert!(row.starts_with(moment.as_str()), "in strict order: {row} at {moment}");
    }
    for label in &labels {
        assert!(!label.contains("68c6ab58"), "{label}");
        assert!(!label.contains("tidak menjadi ya") && !label.contains("kosong menjadi kosong"), "{label}");
    }
}

#[test]
fn an_opened_change_of_a_text_shows_what_went_and_what_came_in_words_not_only_in_colour() {
    let mut sitting = Sitting::new(Assessment::default());
    let texts = ["Diatur dalam Peraturan Wali Kota.", "Diatur dalam Keputusan Wali Kota."];
    for (day, text) in (0_i64..).zip(texts) {
        let at = now() + SignedDuration::from_hours(24 * day);
        let edit = Field::facts(Place::first("1")).set(text.to_owned());
        sitting.apply(&rubric(), edit, &Author { at, ..author() }).unwrap();
    }
    let mut window = window([1366.0, 768.0], Theme::Light, Page::History, sitting.assessment().clone());
    window.query_all_by_role(egui::Role::ListBoxOption).next().unwrap().focus();
    window.run();
    press(&mut window, egui::Modifiers::NONE, egui::Key::ArrowRight);
    window.run();
    let told = labels(&window);
    for expected in
        ["Diatur dalam [dihapus: Peraturan] [ditambah: Keputusan] Wali Kota.", "1 kata dihapus", "1 kata ditambah"]
    {
        assert!(told.iter().any(|label| label == expected), "{expected} in {told:?}");
    }
    press(&mut window, egui::Modifiers::NONE, egui::Key::ArrowLeft);
    assert!(!labels(&window).iter().any(|label| label.contains("[dihapus")));
}

#[test]
fn the_old_text_of_a_change_comes_back_in_one_step_that_can_be_undone() {
    let mut sitting = Sitting::new(Assessment::default());
    for (day, text) in (0_i64..).zip(["Satu.", "Dua."]) {
        let at = now() + SignedDuration::from_hours(24 * day);
        let edit = Field::facts(Place::first("1")).set(text.to_owned());
        sitting.apply(&rubric(), edit, &Author { at, ..author() }).unwrap();
    }
    let mut window = window([1366.0, 768.0], Theme::Light, Page::History, sitting.assessment().clone());
    let facts = |window: &Harness<'static, App>| {
        let assessment = window.state().draft().unwrap().assessment();
        assessment.text(&Field::facts(Place::first("1"))).unwrap_or_default().to_owned()
    };
    window.query_all_by_role(egui::Role::ListBoxOption).next().unwrap().click();
    window.run();
    window.get_by_label("Kembalikan teks lama").click();
    window.run();
    assert_eq!(facts(&window), "Satu.");
    press(&mut window, egui::Modifiers::COMMAND, egui::Key::Z);
    assert_eq!(facts(&window), "Dua.");
}
