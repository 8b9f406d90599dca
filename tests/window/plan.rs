//! Rencana in the window: what it goes for is chosen, the cheapest plan is found and taken over, levels are stepped by keys;
//! everything is one step that can be taken back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{AnswerField, Assessment, AssessmentField, Days, Edit, Field, Points, Rise},
    desktop::{App, Page},
    rubric::exact_from_text,
};
use support::{
    scenes,
    window::{LEVELS, SIZE, assessment, author, press, type_text, window},
};

type Window = Harness<'static, App>;

/// The worked city on the page, with this much of a plan.
fn planned(edits: Vec<Edit>) -> Window {
    let mut city = assessment(&LEVELS);
    if !edits.is_empty() {
        city.apply(&support::rubric(), Edit::Many(edits), &author()).unwrap();
    }
    let mut window = window(SIZE, Theme::Light, Page::Plan, city);
    // What is searched for is there one frame later.
    window.run();
    window
}

fn aim(index: &str) -> Edit {
    Field::Assessment(AssessmentField::PlanIndex).set(Some(Points(exact_from_text(index).unwrap())))
}

fn draft(window: &Window) -> &Assessment {
    window.state().draft().unwrap().assessment()
}

/// Targets of the draft, by indicator.
fn targets(window: &Window) -> Vec<(String, u8)> {
    let answers = draft(window).answers.iter();
    let mut targets: Vec<_> = answers.filter_map(|(id, answer)| Some((id.to_string(), answer.target.value?))).collect();
    targets.sort_by_key(|(id, _)| id.parse::<u8>().unwrap());
    targets
}

/// The rows of the list: whether each is switched on, and its sentence.
fn rows(window: &Window) -> Vec<(bool, String)> {
    let rows = window.query_all(By::new().role(Role::ListBoxOption));
    rows.filter_map(|node| {
        let node = node.accesskit_node();
        Some((node.toggled() == Some(egui::accesskit::Toggled::True), node.label()?))
    })
    .collect()
}

/// Gives the row of an indicator the focus.
fn focus(window: &mut Window, indicator: &str) {
    let begins = format!("{indicator} ");
    let node = window
        .query_all(By::new().role(Role::ListBoxOption))
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&begins)));
    node.unwrap().focus();
    window.run();
}

fn button(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click_accesskit();
    window.run();
    window.run();
}

/// Looks at the cheapest plan, or at the draft's own.
fn look_at(window: &mut Window, which: &str) {
    window.get_by(|node| node.role() == Role::RadioButton && node.label().as_deref() == Some(which)).click_accesskit();
    window.run();
    window.run();
}

#[test]
fn the_cheapest_plan_to_a_chosen_predicate_is_found_and_taken_over_as_one_step() {
    let mut window = planned(Vec::new());
    assert!(rows(&window).iter().all(|(on, _)| !on), "nothing is planned yet");
    let choice = window
        .query_all(By::new().role(Role::RadioButton))
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Memuaskan")));
    choice.unwrap().click_accesskit();
    window.run();
    window.run();
    assert!(window.query_by_label("Jalur termurah ditemukan.").is_some());
    let risen: Vec<String> = rows(&window).into_iter().filter(|(on, _)| *on).map(|(_, row)| row).collect();
    assert!(!risen.is_empty() && targets(&window).is_empty(), "it is proposed, not yet the draft's");
    button(&mut window, "Gunakan rencana ini");
    let written = targets(&window);
    assert!(!written.is_empty());
    let still: Vec<String> = rows(&window).into_iter().filter(|(on, _)| *on).map(|(_, row)| row).collect();
    assert_eq!(still, risen, "what is taken over is what was shown");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(targets(&window).is_empty(), "one step takes it all back");
}

#[test]
fn levels_are_stepped_by_keys_and_the_index_follows_at_once() {
    let mut window = planned(Vec::new());
    focus(&mut window, "1");
    press(&mut window, Modifiers::NONE, Key::Plus);
    assert_eq!(targets(&window), [("1".to_owned(), 3)]);
    press(&mut window, Modifiers::NONE, Key::Plus);
    assert_eq!(targets(&window), [("1".to_owned(), 4)]);
    assert!(rows(&window).first().unwrap().1.contains("2 → 4"));
    press(&mut window, Modifiers::NONE, Key::Minus);
    press(&mut window, Modifiers::NONE, Key::Minus);
    assert!(targets(&window).is_empty());
    press(&mut window, Modifiers::NONE, Key::Minus);
    assert!(targets(&window).is_empty(), "no target lies at or below the present level");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(targets(&window), [("1".to_owned(), 3)]);
}

#[test]
fn space_lets_an_indicator_rise_or_leaves_it_and_the_keys_of_the_list_ask_for_the_focus() {
    let mut window = planned(Vec::new());
    press(&mut window, Modifiers::NONE, Key::L);
    press(&mut window, Modifiers::NONE, Key::Plus);
    assert!(targets(&window).is_empty() && draft(&window).answers.values().all(|one| !one.plan.locked.value));
    focus(&mut window, "2");
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(targets(&window), [("2".to_owned(), 3)]);
    assert!(rows(&window).iter().any(|(on, row)| *on && row.starts_with("2 ")));
    press(&mut window, Modifiers::NONE, Key::Space);
    assert!(targets(&window).is_empty());
}

#[test]
fn what_is_locked_stays_in_every_plan_until_it_is_set_free() {
    let mut window = planned(vec![aim("4.2")]);
    let first = rows(&window).into_iter().find(|(on, _)| *on).unwrap().1;
    let id = first.split(' ').next().unwrap().to_owned();
    focus(&mut window, &id);
    press(&mut window, Modifiers::NONE, Key::L);
    window.run();
    assert!(draft(&window).answer(&id).unwrap().plan.locked.value);
    assert!(rows(&window).iter().all(|(on, row)| !(*on && row.starts_with(&format!("{id} ")))));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    window.run();
    assert!(rows(&window).iter().any(|(on, row)| *on && row.starts_with(&format!("{id} "))));
}

#[test]
fn limits_that_stand_in_the_way_are_named_and_nothing_is_proposed() {
    let cap = Field::Assessment(AssessmentField::PlanMostEffort).set(Some(Days(1)));
    let rise = Field::Assessment(AssessmentField::PlanMostLevels).set(Some(Rise(1)));
    let window = planned(vec![aim("4.9"), cap, rise]);
    assert!(window.query_by_label("Sasaran tidak tercapai.").is_some());
    assert!(window.query_by_label("Gunakan rencana ini").is_none());
    assert!(rows(&window).iter().all(|(on, _)| !on));
}

/// Says in the field for an index of one's own.
fn own_index(window: &mut Window, typed: &str) {
    let own = window.get_by_role_and_label(Role::RadioButton, "Angka sendiri");
    own.click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::TextInput, "Indeks yang dituju").focus();
    window.run();
    type_text(window, typed);
    window.run();
}

/// What stands in a field.
fn field(window: &Window, label: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, label).accesskit_node().value().unwrap_or_default()
}

#[test]
fn the_way_to_a_goal_that_cannot_be_reached_shows_no_step_and_changes_nothing_of_the_own_plan() {
    let target = |id: &str| Field::Answer(id.into(), AnswerField::Target).set(Some(4_u8));
    let cap = Field::Assessment(AssessmentField::PlanMostEffort).set(Some(Days(1)));
    let mut window = planned(vec![aim("4.9"), cap, target("1"), target("2")]);
    assert_eq!(rows(&window).iter().filter(|(on, _)| *on).count(), 2, "the own plan");
    look_at(&mut window, "Jalur termurah");
    assert!(window.query_by_label("Sasaran tidak tercapai.").is_some());
    assert_eq!(rows(&window).iter().filter(|(on, _)| *on).count(), 0, "what is stored is no way to it");
    let before = draft(&window).clone();
    focus(&mut window, "1");
    for key in [Key::Plus, Key::Minus, Key::Space] {
        press(&mut window, Modifiers::NONE, key);
    }
    assert!(*draft(&window) == before);
    assert!(window.query_by_label_contains("Tidak ada jalur yang dapat diubah").is_some());
}

#[test]
fn where_the_cheapest_plan_takes_the_place_of_the_own_one_that_is_said_and_can_be_taken_back() {
    for step in [true, false] {
        let target = |id: &str| Field::Answer(id.into(), AnswerField::Target).set(Some(4_u8));
        let mut window = planned(vec![aim("4.2"), target("1"), target("2")]);
        let own = targets(&window);
        look_at(&mut window, "Jalur termurah");
        if step {
            focus(&mut window, "1");
            press(&mut window, Modifiers::NONE, Key::Plus);
        } else {
            button(&mut window, "Gunakan rencana ini");
        }
        assert_ne!(targets(&window), own);
        assert!(window.query_by_label_contains("menggantikan rencana Anda, 2 sasaran").is_some());
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(targets(&window), own);
    }
}

#[test]
fn a_number_that_was_refused_goes_with_the_step_that_is_taken_back() {
    let mut window = planned(vec![aim("4.2")]);
    own_index(&mut window, "");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "3,8");
    assert_eq!(field(&window, "Indeks yang dituju"), "3,8");
    press(&mut window, Modifiers::COMMAND, Key::A);
    type_text(&mut window, "9");
    assert!(window.query_by_label_contains("Tulis indeks dari").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    window.run();
    let held = draft(&window).plan.index.value.clone().map(|points| points.0);
    assert_ne!(held, Some(exact_from_text("3.8").unwrap()));
    assert!(window.query_by_label_contains("Tulis indeks dari").is_none());
}

#[test]
fn a_change_of_the_plan_alone_does_not_move_the_date_of_the_data() {
    let mut city = Assessment::default();
    let levels = LEVELS.iter().enumerate().map(|(place, level)| support::level(&(place + 1).to_string(), *level));
    city.apply(&support::rubric(), Edit::Many(levels.collect()), &support::author("Ana", 0)).unwrap();
    let mut window = window(SIZE, Theme::Light, Page::Plan, city);
    let moments =
        |window: &Window| (window.state().draft().unwrap().data_at(), window.state().draft().unwrap().changed_at());
    let before = moments(&window);
    assert!(window.query_by_label("dari penilaian mandiri 2 Mei 2024").is_some());
    focus(&mut window, "1");
    press(&mut window, Modifiers::NONE, Key::Plus);
    let after = moments(&window);
    assert!(!targets(&window).is_empty() && after.0 == before.0 && after.1 > before.1);
    assert!(window.query_by_label("dari penilaian mandiri 2 Mei 2024").is_some());
}

#[test]
fn another_of_the_equally_cheap_plans_takes_as_much() {
    let mut window = planned(vec![aim("4.2")]);
    let risen = |window: &Window| -> Vec<String> {
        rows(window).into_iter().filter(|(on, _)| *on).map(|(_, row)| row).collect()
    };
    let (before, found) = (risen(&window), said(&window));
    button(&mut window, "Susunan lain");
    assert_ne!(risen(&window), before);
    assert_eq!(said(&window).split(". ").next(), found.split(". ").next());
}

/// What is said of the plan that was found.
fn said(window: &Window) -> String {
    let all = window.query_all(By::new());
    let mut texts = all.filter_map(|node| node.accesskit_node().value());
    texts.rfind(|text| text.contains("susunan yang sama ringannya")).unwrap()
}

#[test]
fn an_action_that_is_added_is_named_next_and_belongs_to_its_indicator() {
    let mut window = window([1920.0, 1080.0], Theme::Light, Page::Plan, assessment(&LEVELS));
    focus(&mut window, "8");
    button(&mut window, "Tambah aksi");
    type_text(&mut window, "Menyusun peraturan wali kota");
    let actions = draft(&window).actions("8");
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0].1.title.value, "Menyusun peraturan wali kota");
}

/// The worked example, whose plan has targets, estimates, days, costs and units.
fn example(size: [f32; 2], theme: Theme) -> Window {
    let mut window = window(size, theme, Page::Plan, support::example().draft.assessment);
    window.run();
    window
}

#[test]
fn it_looks_as_drawn() {
    example(SIZE, Theme::Light).snapshot("plan_light");
}

#[test]
fn the_index_after_the_plan_explains_itself_as_drawn() {
    let mut window = example([1920.0, 1080.0], Theme::Dark);
    window.get_by_label_contains("Indeks setelah rencana 4,22: buka asal angka").click();
    window.run();
    window.snapshot("plan_dark");
}

#[test]
fn nothing_answered_leads_to_pengisian() {
    let mut window = window(SIZE, Theme::Light, Page::Plan, scenes::empty());
    assert!(window.query_by_label("Belum ada yang dapat direncanakan").is_some());
    button(&mut window, "Mulai mengisi");
    assert_eq!(window.state().page(), Page::Filling);
}

#[test]
fn a_draft_that_can_only_be_read_is_not_planned_in() {
    let mut scene = scenes::read_only(Page::Plan);
    let before = draft(&scene.window).clone();
    let row = scene.window.query_all(By::new().role(Role::ListBoxOption)).next().unwrap();
    row.focus();
    scene.window.run();
    for key in [Key::Plus, Key::Minus, Key::L] {
        press(&mut scene.window, Modifiers::NONE, key);
    }
    assert!(*draft(&scene.window) == before);
}
