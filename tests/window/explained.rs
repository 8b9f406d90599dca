//! A law over every number: whatever a page says of an index, a gain, a percentage or a sum opens where it comes from, or
//! stands where that is told beside it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use egui::{Key, Role, Theme};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Assessment,
    desktop::{App, Page},
    rubric::exact_from_text,
    words::rounded,
};

use crate::support::{
    self,
    window::{LEVELS, assessment, window},
};

/// What the button of a number is called at its end.
const ORIGIN: &str = ": buka asal angka";

/// Numbers in a text that state an index, a gain, a percentage or a sum: with decimals, with `%`, of money, or of working days.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let parts: Vec<&str> = text.split([' ', '\u{a0}', '(', ')', ';', ':', '/', '=', '→']).collect();
    for (place, part) in parts.iter().enumerate() {
        let part = part.trim_matches(|sign: char| matches!(sign, '.' | ',' | '?' | '!' | '≥' | '“' | '”'));
        let Some(plain) = part.strip_prefix("Rp").or(Some(part)).map(|part| part.trim_end_matches('%')) else {
            continue;
        };
        let digits = plain.trim_start_matches(['+', '−']);
        let is_number = digits.starts_with(|sign: char| sign.is_ascii_digit())
            && digits.chars().all(|sign| sign.is_ascii_digit() || sign == ',' || sign == '.');
        let counts_days = parts.get(place + 1) == Some(&"hari");
        if is_number && (digits.contains(',') || part.ends_with('%') || part.starts_with("Rp") || counts_days) {
            found.insert(digits.to_owned());
        }
    }
    found
}

/// What a node says.
fn said(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value()).unwrap_or_default()
}

/// Where a number needs no button of its own: in charts, whose marks lead on and whose table stands behind them; in rows of
/// lists and tables, whose details explain them; in what a person typed or chose. Hidden from the law is nothing else.
fn explains_itself(node: &Node<'_>) -> bool {
    let mut at = Some(node.accesskit_node());
    while let Some(one) = at {
        let inside = matches!(
            one.role(),
            Role::Image
                | Role::Row
                | Role::ListBox
                | Role::ListBoxOption
                | Role::Table
                | Role::RadioGroup
                | Role::ComboBox
                | Role::TextInput
                | Role::MultilineTextInput
                | Role::Slider
                | Role::Menu
        );
        if inside {
            return true;
        }
        at = one.parent();
    }
    false
}

/// Numbers that the page explains: those in what its buttons open, and those its charts say, behind which their tables stand.
fn explained(window: &mut Harness<'_, App>) -> BTreeSet<String> {
    let all = |window: &Harness<'_, App>, role: Role| -> Vec<String> {
        let nodes = window.query_all(By::new());
        nodes.filter(|node| node.accesskit_node().role() == role).map(|node| said(&node)).collect()
    };
    let mut explained: BTreeSet<String> = all(window, Role::Image).iter().flat_map(|text| numbers(text)).collect();
    let openers = [Role::Button, Role::Link].into_iter().flat_map(|role| all(window, role));
    let buttons: Vec<String> = openers.filter(|name| name.ends_with(ORIGIN)).collect();
    let shown =
        |window: &Harness<'_, App>| -> Vec<String> { window.query_all(By::new()).map(|node| said(&node)).collect() };
    for name in buttons {
        let before = shown(window);
        window.get_all_by_label(&name).next().unwrap().click_accesskit();
        window.run();
        assert!(window.query_all_by_label_contains("Mengapa ").next().is_some(), "{name} opens nothing");
        let mut opened = shown(window);
        for text in before {
            if let Some(place) = opened.iter().position(|other| *other == text) {
                opened.swap_remove(place);
            }
        }
        explained.extend(opened.iter().flat_map(|text| numbers(text)));
        window.key_press(Key::Escape);
        window.run();
    }
    explained
}

/// Whether a number is another one rounded to its decimals, half up.
fn rounds_to(exact: &str, shown: &str) -> bool {
    let value = |text: &str| exact_from_text(&text.replace('.', "").replace(',', ".")).ok();
    let decimals = shown.split_once(',').map_or(0, |(_, decimals)| decimals.len());
    match (value(exact), value(shown)) {
        (Some(exact), Some(shown)) => rounded(&exact, decimals) == rounded(&shown, decimals),
        _ => false,
    }
}

/// Every number of a page that nothing on it explains: with the text in which it stands.
///
/// `given` are numbers that nobody computed: where predicates begin, what a person aims at.
pub(crate) fn unexplained(window: &mut Harness<'_, App>, given: &[&str]) -> Vec<(String, String)> {
    let explained = explained(window);
    let mut missing = Vec::new();
    for node in window.query_all(By::new()) {
        // What leads to an indicator leads to its calculation.
        if node.accesskit_node().role() == Role::Link || explains_itself(&node) {
            continue;
        }
        let text = said(&node);
        for number in numbers(&text) {
            let known = explained.iter().any(|one| rounds_to(one, &number));
            if !known && !given.iter().any(|one| rounds_to(one, &number)) {
                missing.push((number, text.clone()));
            }
        }
    }
    missing
}

/// Drafts of three kinds: the worked example with a plan, one without targets, an incomplete one.
fn drafts() -> Vec<(&'static str, Assessment)> {
    vec![
        ("example", support::example().draft.assessment),
        ("plain", assessment(&LEVELS)),
        ("incomplete", assessment(&LEVELS[..20])),
    ]
}

/// Where predicates begin, what the example aims at with its reserve and its most effort, the ten days of a rate, and the size of
/// the text in the bar at the bottom.
const GIVEN: [&str; 9] = ["1,8", "2,6", "3,5", "4,2", "4,22", "0,02", "480", "10", "100"];

#[test]
fn a_number_is_found_in_every_form_in_which_pages_write_it() {
    let found = |text: &str| numbers(text).into_iter().collect::<Vec<_>>();
    assert_eq!(
        found("Menambah +0,0130 dengan 9 hari kerja; 0,0144 per 10 hari kerja."),
        ["0,0130", "0,0144", "10", "9"]
    );
    assert_eq!(found("di atas 73% instansi"), ["73"]);
    assert_eq!(found("Rp760.000.000 biaya 11 indikator"), ["760.000.000"]);
    assert_eq!(found("Indeks ≥ 3,37 (Baik)."), ["3,37"]);
    assert!(found("17 indikator, 27 kenaikan, 30 Apr 2025").is_empty());
}

#[test]
fn every_number_of_dasbor_and_rencana_opens_where_it_comes_from() {
    for (name, draft) in drafts() {
        for page in [Page::Dashboard, Page::Plan] {
            for size in [[1366.0, 768.0], [1920.0, 1080.0]] {
                let mut window = window(size, Theme::Light, page, draft.clone());
                window.run();
                let missing = unexplained(&mut window, &GIVEN);
                assert!(missing.is_empty(), "{name} {page:?} {size:?}: {missing:#?}");
            }
        }
    }
}
