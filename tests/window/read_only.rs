//! A draft that can only be read looks like it: nothing that is offered is refused afterwards.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Role, Theme, accesskit::Action};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    desktop::{App, Command, Page},
    storage::{self, Mode, SystemDisk, save},
    words::Words,
};

use crate::support::{
    self, colleague,
    desk::Desk,
    window::{SIZE, press, type_text},
};

/// The worked example, which somebody else has open.
fn example(desk: &Desk) -> (Harness<'static, App>, storage::Lock) {
    let path = desk.documents().join("contoh.ron");
    save(&SystemDisk, &path, &support::draft(support::example().draft.assessment), Mode::Create).unwrap();
    let lock = storage::take_lock(&SystemDisk, &path, &colleague::holder()).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open(&path);
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().draft().is_some());
    (harness, lock)
}

/// Opens a page by its command in the search.
fn go(harness: &mut Harness<'_, App>, page: Page) {
    press(harness, Modifiers::COMMAND, Key::K);
    type_text(harness, &format!(">{}", Command::Go(page).text(Words::indonesian())));
    press(harness, Modifiers::NONE, Key::Enter);
}

/// Chooses the first document of the register.
fn choose(harness: &mut Harness<'_, App>) {
    let row = harness.root().query_all(By::new()).find(|node| node.accesskit_node().role() == Role::ListBoxOption);
    row.expect("the register has rows").click();
    harness.run();
}

/// Opens the fields of the first piece of evidence of the open indicator.
fn unfold(harness: &mut Harness<'_, App>) {
    let label = harness.root().query_all(By::new()).find_map(|node| {
        let node = node.accesskit_node();
        let label = node.label()?;
        let row = node.role() == Role::Button && label.starts_with("Bukti ") && label.contains(".a,");
        row.then_some(label)
    });
    harness.get_by_label(&label.expect("every indicator has evidence")).click();
    harness.run();
}

type Prepare = fn(&mut Harness<'_, App>);

/// The pages on which a draft is changed, as far as they have to be opened.
const PAGES: [(Page, Prepare); 5] = [
    (Page::Filling, unfold),
    (Page::Evidence, choose),
    (Page::Identity, |_| {}),
    (Page::Questions, |_| {}),
    (Page::Checks, |_| {}),
];

/// What stands for all nodes that differ in nothing but a number.
fn kind(node: &Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    let offered = node.data().supports_action(Action::Click);
    let label = node.label().unwrap_or_default();
    let named = label.chars().map(|letter| if letter.is_ascii_digit() { '#' } else { letter }).take(11);
    (offered && !node.is_disabled() && !node.is_hidden())
        .then(|| format!("{:?} {}", node.role(), named.collect::<String>()))
}

fn kinds(harness: &Harness<'_, App>) -> BTreeSet<String> {
    harness.root().query_all(By::new()).filter_map(|node| kind(&node)).collect()
}

fn refused(harness: &Harness<'_, App>) -> bool {
    harness.query_all_by_label_contains("Simpan salinan untuk mengubahnya").next().is_some()
}

#[test]
fn nothing_that_can_be_pressed_or_typed_into_is_refused_where_a_draft_can_only_be_read() {
    for (page, prepare) in PAGES {
        let desk = Desk::new().with_author();
        let (mut harness, _lock) = example(&desk);
        let before = harness.state().draft().unwrap().assessment().clone();
        go(&mut harness, page);
        prepare(&mut harness);
        let offered = kinds(&harness);
        assert!(offered.len() > 10, "{page:?}: {offered:?}");
        for one in offered {
            if !kinds(&harness).contains(&one) {
                go(&mut harness, page);
                prepare(&mut harness);
            }
            let found = harness.root().query_all(By::new()).find(|node| kind(node).as_ref() == Some(&one));
            let Some(node) = found else { continue };
            let typed = matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput);
            node.click();
            harness.run();
            if typed {
                type_text(&mut harness, "x");
            }
            let draft = harness.state().draft().expect("nothing that is pressed once closes the draft");
            assert!(*draft.assessment() == before, "{page:?}: {one} changed the draft");
            assert!(!refused(&harness), "{page:?}: {one} is offered and refused");
            press(&mut harness, Modifiers::NONE, Key::Escape);
        }
    }
}
