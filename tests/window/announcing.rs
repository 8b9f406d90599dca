//! A screen reader hears that the draft is saved, its index and what the checks find: once, after a second of rest.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Key, Modifiers, Role, Theme, accesskit::Live};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::desktop::App;

use crate::support::{
    desk::Desk,
    window::{SIZE, make_new, press, rest},
};

/// What was said last.
fn said(window: &Harness<'_, App>) -> String {
    let mut regions = window.root().query_all(By::new()).filter(|node| node.accesskit_node().role() == Role::Status);
    let region = regions.next().expect("there is a place where news is said");
    assert_eq!(region.accesskit_node().live(), Live::Polite);
    region.accesskit_node().label().unwrap_or_default()
}

#[test]
fn news_of_the_draft_is_said_once_and_only_when_it_rests() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    assert_eq!(said(&window), "", "nothing is news in a draft that was just opened");
    rest(&mut window, 3);
    let opened = said(&window);
    assert!(opened.is_empty() || opened.starts_with("Tersimpan"), "{opened}");

    window.key_press_modifiers(Modifiers::ALT, Key::Num3);
    window.step();
    window.step();
    assert_eq!(said(&window), opened, "not while it changes");
    rest(&mut window, 4);
    let level = said(&window);
    assert!(level.contains("Indeks ≥ 1,") || level.contains("Tersimpan"), "{level}");
    rest(&mut window, 5);
    assert_eq!(said(&window), level, "and not again");
}

#[test]
fn a_draft_that_cannot_be_saved_is_not_said_to_be() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    desk.disk.fill(Some(&desk.documents()));
    press(&mut window, Modifiers::ALT, Key::Num4);
    rest(&mut window, 5);
    assert!(!said(&window).contains("Tersimpan"), "{}", said(&window));
    assert!(said(&window).contains("Indeks"), "{}", said(&window));
}
