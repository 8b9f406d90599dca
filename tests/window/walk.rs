//! Tab meets every control of a page once, in reading order, each with a ring that can be seen; Shift+Tab goes the same
//! way back; F6 goes round through the parts of the page.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use egui::{Color32, Key, Modifiers, Rect, Role, Stroke, accesskit::Action};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::desktop::{App, Page};

use crate::support::{
    painted::{place, ring},
    scenes::{self, PAGES, Scene},
    thorough,
    window::press,
};

/// No page has as many controls.
const MOST: usize = 600;
/// Sizes of the window in points: usual, large text in one column, wide.
const SIZES: [[f32; 2]; 3] = [[1366.0, 688.0], [683.0, 384.0], [1920.0, 1080.0]];

/// One control.
#[derive(Debug, Clone, PartialEq)]
struct Stop {
    id: u64,
    name: String,
    rect: Rect,
}

fn stop(node: &Node<'_>) -> Stop {
    let consumer = node.accesskit_node();
    let name = consumer.label().or_else(|| consumer.value()).unwrap_or_default();
    let name = format!("{:?} {}", consumer.role(), name.chars().take(70).collect::<String>());
    Stop { id: consumer.locate().0.0, name, rect: place(node).unwrap_or(Rect::NOTHING) }
}

fn focused(window: &Harness<'_, App>) -> Option<Stop> {
    window
        .root()
        .query_all(By::new())
        .find(Node::is_focused)
        .map(|node| stop(&node))
        .filter(|stop| !stop.name.starts_with("Window"))
}

/// Controls that can take the focus.
fn controls(window: &Harness<'_, App>) -> Vec<Stop> {
    let takes = |node: &Node<'_>| {
        let node = node.accesskit_node();
        node.data().supports_action(Action::Focus)
            && !node.is_disabled()
            && !node.is_hidden()
            && node.role() != Role::Window
    };
    window.root().query_all(By::new()).filter(takes).map(|node| stop(&node)).collect()
}

fn step(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// The control as it lies now.
fn now(window: &Harness<'_, App>, id: u64) -> Option<Stop> {
    window.root().query_all(By::new()).map(|node| stop(&node)).find(|stop| stop.id == id)
}

/// Goes on with a key until the control is met again that was met first. What is wrong on the way is noted.
fn round(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key, wrong: &mut Vec<String>) -> Vec<Stop> {
    let way = format!("{modifiers:?} {key:?}");
    let mut stops: Vec<Stop> = Vec::new();
    for _ in 0..MOST {
        step(window, modifiers, key);
        let Some(stop) = focused(window) else {
            if stops.is_empty() {
                continue;
            }
            wrong.push(format!("{way}: nothing has the focus after {:?}", stops.last().map(|stop| &stop.name)));
            break;
        };
        if let Some(why) = unseen(window, &stop) {
            wrong.push(format!("{way}: {why}"));
        }
        // What was scrolled meanwhile has moved.
        let before = stops.last().and_then(|before| now(window, before.id));
        if (modifiers, key) == (Modifiers::NONE, Key::Tab)
            && let Some(before) = before
            && controls(window).first().is_none_or(|first| first.id != stop.id)
        {
            wrong.extend(against_reading(&before, &stop));
        }
        if stops.first().is_some_and(|first| first.id == stop.id) {
            return stops;
        }
        if stops.iter().any(|met| met.id == stop.id) {
            let first = stops.first().map(|first| first.name.clone()).unwrap_or_default();
            wrong.push(format!("{way}: {} is met twice before {first} is met again", stop.name));
            return stops;
        }
        stops.push(stop);
    }
    stops
}

/// Why the focus of a control cannot be seen.
fn unseen(window: &Harness<'_, App>, stop: &Stop) -> Option<String> {
    // The lines of the focus, light: UI.md 3.1.
    let strong = |stroke: Stroke| stroke.width >= 2.0 && stroke.color == Color32::from_rgb(0x1F, 0x63, 0x50);
    let screen = window.ctx.content_rect();
    let Some((ring, seen)) = ring(window, stop.rect, strong) else {
        return Some(format!("{} has no ring at {:?}", stop.name, stop.rect));
    };
    let seen = seen.intersect(screen);
    let edges = [
        seen.left() - ring.left(),
        seen.top() - ring.top(),
        ring.right() - seen.right(),
        ring.bottom() - seen.bottom(),
    ];
    if edges.iter().filter(|away| **away < 1.0).count() < 2 {
        return Some(format!("{} has a ring {ring:?} whose edges are cut by {seen:?}", stop.name));
    }
    let wanted = egui::vec2(ring.width().min(160.0), ring.height().min(40.0)) - egui::vec2(3.0, 3.0);
    (seen.width() < wanted.x || seen.height() < wanted.y)
        .then(|| format!("of {} at {:?} only {seen:?} is seen", stop.name, stop.rect))
}

/// Whether the focus jumps against reading order: to the left in a line, or up without going to the right.
fn against_reading(before: &Stop, stop: &Stop) -> Option<String> {
    let (one, next) = (before.rect, stop.rect);
    let line = one.y_range().intersection(next.y_range()).span() > 0.5 * one.height().min(next.height());
    let leftward = line && next.right() <= one.left() + 1.0;
    let upward = next.bottom() <= one.top() + 1.0 && next.left() < one.right();
    (leftward || upward).then(|| format!("{} at {one:?} is followed by {} at {next:?}", before.name, stop.name))
}

/// Everything that is wrong with the way of the focus.
fn wrong(window: &mut Harness<'_, App>) -> Vec<String> {
    let mut wrong = Vec::new();
    let forth = round(window, Modifiers::NONE, Key::Tab, &mut wrong);
    let met: BTreeSet<u64> = forth.iter().map(|stop| stop.id).collect();
    // Rows of a list are met by arrows from the one that Tab leads to.
    let row = |name: &str| ["ListBoxOption", "DisclosureTriangle"].into_iter().find(|role| name.starts_with(role));
    let listed = |name: &str| row(name).is_some() && forth.iter().any(|stop| row(&stop.name).is_some());
    wrong.extend(
        controls(window)
            .into_iter()
            .filter(|one| !met.contains(&one.id) && !listed(&one.name))
            .map(|one| format!("Tab never meets {}", one.name)),
    );
    let mut back = round(window, Modifiers::SHIFT, Key::Tab, &mut wrong);
    back.reverse();
    let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.id).collect::<BTreeSet<u64>>();
    let names = |stops: &[Stop], ids: &BTreeSet<u64>| {
        stops.iter().filter(|stop| !ids.contains(&stop.id)).map(|stop| stop.name.clone()).collect::<Vec<_>>()
    };
    let (there, here) = (names(&forth, &ids(&back)), names(&back, &ids(&forth)));
    if !there.is_empty() || !here.is_empty() {
        wrong.push(format!("only Tab meets {there:?}, only Shift+Tab {here:?}"));
    }
    for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
        let zones = round(window, modifiers, Key::F6, &mut wrong);
        // A page without controls is no part; the bars end above this.
        let below = controls(window).iter().any(|one| one.rect.top() > 84.0);
        if zones.len() < 2 && below {
            wrong.push(format!("F6 knows {} parts", zones.len()));
        }
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

fn walk(scenes: impl IntoIterator<Item = Scene>, sizes: &[[f32; 2]]) {
    let mut found = Vec::new();
    for mut scene in scenes {
        for size in sizes {
            scene.window.set_size((*size).into());
            scene.window.run();
            let wrong = wrong(&mut scene.window);
            if !wrong.is_empty() {
                found.push(format!("{}, {size:?}: {wrong:#?}", scene.name));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn sizes() -> &'static [[f32; 2]] {
    &SIZES[..thorough::of(SIZES.len(), 2)]
}

macro_rules! pages {
    ($($name:ident: $page:expr;)*) => {
        $(
            #[test]
            fn $name() {
                walk([scenes::page($page, "full", scenes::full()), scenes::page($page, "empty", scenes::empty())], sizes());
            }
        )*
        /// The pages that are walked.
        const WALKED: [Page; 13] = [$($page),*];
    };
}

pages! {
    every_control_of_pengisian_is_met: Page::Filling;
    every_control_of_bukti_is_met: Page::Evidence;
    every_control_of_pemeriksaan_is_met: Page::Checks;
    every_control_of_paket_unggah_is_met: Page::Package;
    every_control_of_dasbor_is_met: Page::Dashboard;
    every_control_of_perbandingan_is_met: Page::Comparison;
    every_control_of_tolok_ukur_is_met: Page::Benchmark;
    every_control_of_rencana_is_met: Page::Plan;
    every_control_of_laporan_is_met: Page::Report;
    every_control_of_identitas_is_met: Page::Identity;
    every_control_of_pertanyaan_umum_is_met: Page::Questions;
    every_control_of_riwayat_is_met: Page::History;
    every_control_of_cadangan_is_met: Page::Backups;
}

#[test]
fn every_page_is_walked() {
    assert_eq!(WALKED, PAGES);
}

#[test]
fn every_control_is_met_beside_tags() {
    walk([scenes::tagged()], sizes());
}

#[test]
fn every_control_is_met_where_a_draft_can_only_be_read() {
    walk([scenes::read_only(Page::Filling), scenes::read_only(Page::Evidence)], sizes());
}

#[test]
fn every_control_is_met_beside_the_bar_that_asks_for_a_name() {
    walk([scenes::nameless(Page::Filling)], sizes());
}

#[test]
fn every_control_of_beranda_and_setelan_is_met() {
    walk([scenes::home(false), scenes::home(true), scenes::settings(), scenes::backups()], sizes());
}

#[test]
fn every_control_of_portofolio_is_met() {
    walk([scenes::portfolio(0), scenes::portfolio(12)], sizes());
}

#[test]
fn who_adds_a_person_or_a_unit_goes_on_typing_its_name() {
    for (button, label) in [("Tambah anggota", "Nama dan gelar"), ("Tambah unit kerja", "Unit kerja 1")] {
        let mut scene = scenes::page(Page::Identity, "empty", scenes::empty());
        scene.window.get_by_role_and_label(Role::Button, button).focus();
        scene.window.run();
        press(&mut scene.window, Modifiers::NONE, Key::Enter);
        let found = focused(&scene.window).map(|stop| stop.name).unwrap_or_default();
        assert!(found.ends_with(label), "{button}: {found}");
    }
}

#[test]
fn who_comes_to_a_page_by_a_key_has_the_focus_on_it() {
    let mut scene = scenes::page(Page::Filling, "full", scenes::full());
    let window = &mut scene.window;
    let keys = [Key::Num2, Key::Num3, Key::Num5, Key::Num1];
    for (key, page) in keys.into_iter().zip([Page::Dashboard, Page::Plan, Page::Report, Page::Filling]) {
        press(window, Modifiers::COMMAND, key);
        assert_eq!(window.state().page(), page);
        let stop = focused(window).unwrap_or_else(|| panic!("{page:?}: nothing has the focus"));
        assert!(stop.rect.top() > 48.0, "{page:?}: {} has it", stop.name);
        press(window, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn arrows_choose_in_a_closed_box_and_stay_there() {
    let mut scene = scenes::page(Page::Identity, "empty", scenes::empty());
    let window = &mut scene.window;
    let kind = |window: &Harness<'_, App>| window.state().draft().unwrap().assessment().institution.kind.value;
    window.get_by_role_and_label(Role::ComboBox, "Jenis instansi").focus();
    window.run();
    let before = kind(window);
    press(window, Modifiers::NONE, Key::ArrowUp);
    assert_ne!(kind(window), before);
    assert!(focused(window).is_some_and(|stop| stop.name.starts_with("ComboBox Jenis instansi")));
    press(window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(kind(window), before);
}
