//! What is not seen is not laid out, and what is kept from frame to frame is what would be painted anew.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, Queryable as _},
};
use spbe_mandiri::desktop::{App, Page};

use crate::support::{
    self,
    register::crowded,
    window::{SIZE, focused, press, window},
};

/// Pengisian with so many more documents at the first indicator.
fn filling(documents: usize) -> Harness<'static, App> {
    window(SIZE, Theme::Light, Page::Filling, crowded(support::example().draft.assessment, "1", documents))
}

#[test]
fn an_indicator_with_500_documents_lays_out_as_much_as_one_with_60() {
    let [few, many] = [60, 500].map(|count| filling(count).root().query_all(By::new()).count());
    assert_eq!(few, many);
}

#[test]
fn keys_reach_every_piece_of_evidence_of_an_indicator_with_100_documents() {
    let mut window = filling(100);
    let row = By::new()
        .role(Role::Button)
        .predicate(|node| node.label().is_some_and(|label| label.starts_with("Bukti 1.a,")));
    window.query_all(row).next().unwrap().focus();
    window.run();
    for step in 0..101 {
        let before = focused(&window);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        assert_ne!(focused(&window), before, "step {step}");
    }
    let last = focused(&window);
    press(&mut window, Modifiers::NONE, Key::Home);
    assert!(focused(&window).contains("1.a"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(focused(&window), last);
}

#[test]
fn findings_that_are_not_named_at_the_indicator_are_a_click_away() {
    let mut window = filling(100);
    window.get_by_label_contains("temuan lainnya di Pemeriksaan").click_accesskit();
    window.run();
    assert_eq!(window.state().page(), Page::Checks);
}

#[test]
fn who_takes_a_document_away_by_key_goes_on_with_the_next_one() {
    let mut window = filling(100);
    let row = By::new()
        .role(Role::Button)
        .predicate(|node| node.label().is_some_and(|label| label.starts_with("Bukti 1.a,")));
    window.query_all(row).next().unwrap().focus();
    window.run();
    let uses = |window: &Harness<'_, App>| window.state().draft().unwrap().assessment().evidence("1", 0).len();
    let before = uses(&window);
    for gone in 1..=3 {
        press(&mut window, Modifiers::NONE, Key::Delete);
        assert_eq!(uses(&window), before - gone);
        assert!(focused(&window).starts_with("Bukti 1."), "{}", focused(&window));
    }
    press(&mut window, Modifiers::NONE, Key::End);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(focused(&window).starts_with("Bukti 1."), "{}", focused(&window));
}
