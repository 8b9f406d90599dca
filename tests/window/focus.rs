//! The focus is never lost: who comes to a page by a key has it on what the page is about, what is closed gives it back, and
//! what a person looks at stays in view.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use eframe::App as _;
use egui::{Event, Key, Modifiers, RawInput, Rect, Role, Theme};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    desktop::{App, Page},
    storage::{self, Mode, SystemDisk},
};

use crate::support::{
    desk::Desk,
    draft,
    painted::place,
    scenes::{self, PAGES, go},
    thorough,
    window::{SIZE, assessment, press, rest, type_text, window},
};

type Window = Harness<'static, App>;

/// Role, name and place of what has the focus.
fn focus(window: &Window) -> Option<(Role, String, Rect)> {
    let node = window.root().query_all(By::new()).find(Node::is_focused)?;
    let consumer = node.accesskit_node();
    let name = consumer.label().or_else(|| consumer.value()).unwrap_or_default();
    (consumer.role() != Role::Window).then(|| (consumer.role(), name, place(&node).unwrap_or(Rect::NOTHING)))
}

fn name(window: &Window) -> String {
    focus(window).map(|(_, name, _)| name).unwrap_or_default()
}

/// What is wrong with the focus of who came to a page.
fn wrong(window: &Window, from: &str, to: Page) -> Option<String> {
    assert_eq!(window.state().page(), to, "{from}");
    let Some((role, name, rect)) = focus(window) else {
        return Some(format!("{from} → {to:?}: nothing has the focus"));
    };
    let starts = role == Role::Button && !matches!(to, Page::Filling | Page::Home);
    (rect.top() < 40.0 || starts).then(|| format!("{from} → {to:?}: {role:?} {name} at {rect:?} has it"))
}

/// Goes from every page to every other one, by the search and by the keys of those that have some.
fn everywhere(mut scene: scenes::Scene, inside: impl Fn(&mut Window)) {
    let keys = [
        (Page::Filling, Key::Num1),
        (Page::Dashboard, Key::Num2),
        (Page::Plan, Key::Num3),
        (Page::Report, Key::Num5),
        (Page::Settings, Key::Comma),
    ];
    let pages: Vec<Page> = PAGES.into_iter().chain([Page::Home, Page::Portfolio, Page::Settings]).collect();
    let window = &mut scene.window;
    let mut found = Vec::new();
    for (place, from) in pages.iter().enumerate() {
        for step in 1..pages.len() {
            // Quickly every page is left for a few others only.
            if step > thorough::of(pages.len(), 2) {
                break;
            }
            let to = pages[(place + step) % pages.len()];
            go(window, *from);
            inside(window);
            go(window, to);
            found.extend(wrong(window, &format!("{from:?} by the search"), to));
        }
        let some = keys.into_iter().cycle().skip(place).take(thorough::of(keys.len(), 2));
        for (to, key) in some.filter(|(to, _)| to != from) {
            go(window, *from);
            inside(window);
            press(window, Modifiers::COMMAND, key);
            found.extend(wrong(window, &format!("{from:?} by a key"), to));
            press(window, Modifiers::ALT, Key::ArrowLeft);
            if *from != Page::Home {
                found.extend(wrong(window, &format!("{to:?} back"), *from).filter(|said| said.contains("nothing")));
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn who_goes_to_a_page_while_something_has_the_focus_has_it_on_that_page() {
    everywhere(scenes::page(Page::Filling, "full", scenes::full()), |window| {
        press(window, Modifiers::NONE, Key::F6);
    });
}

#[test]
fn who_goes_to_a_page_from_its_last_part_has_the_focus_on_that_page() {
    everywhere(scenes::page(Page::Filling, "full", scenes::full()), |window| {
        press(window, Modifiers::SHIFT, Key::F6);
        press(window, Modifiers::SHIFT, Key::F6);
        press(window, Modifiers::NONE, Key::Tab);
    });
}

#[test]
fn who_goes_to_a_page_while_nothing_has_the_focus_has_it_on_that_page() {
    everywhere(scenes::page(Page::Filling, "full", scenes::full()), |window| {
        window.hover_at(egui::pos2(683.0, 300.0));
        press(window, Modifiers::NONE, Key::Escape);
    });
}

#[test]
fn who_goes_to_an_empty_page_has_the_focus_on_it_and_not_on_what_starts_something() {
    everywhere(scenes::page(Page::Filling, "empty", scenes::empty()), |window| {
        press(window, Modifiers::NONE, Key::F6);
    });
}

#[test]
fn who_follows_a_mark_of_a_chart_or_a_row_has_the_focus_where_it_leads() {
    let mut scene = scenes::page(Page::Dashboard, "full", scenes::full());
    let window = &mut scene.window;
    let chart = window.query_all_by_role(Role::Image).find(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.contains("indikator per tingkat") || label.starts_with("Tingkat"))
    });
    let chart = chart.or_else(|| window.query_all_by_role(Role::Image).last()).unwrap();
    chart.focus();
    window.run();
    press(window, Modifiers::NONE, Key::ArrowRight);
    press(window, Modifiers::NONE, Key::Enter);
    if window.state().page() == Page::Filling {
        assert!(focus(window).is_some(), "after a mark of a chart");
    }
    for page in [Page::History, Page::Checks, Page::Package] {
        go(window, page);
        for _ in 0..2 {
            press(window, Modifiers::NONE, Key::ArrowDown);
        }
        press(window, Modifiers::NONE, Key::Enter);
        assert!(focus(window).is_some(), "{page:?}: {:?}", window.state().page());
        press(window, Modifiers::NONE, Key::ArrowRight);
        press(window, Modifiers::NONE, Key::Enter);
        assert!(focus(window).is_some(), "{page:?}, action: {:?}", window.state().page());
    }
}

#[test]
fn opening_and_closing_a_draft_by_keys_leaves_the_focus_on_the_page() {
    let desk = Desk::new().with_author();
    let path = desk.documents().join("contoh.ron");
    storage::save(&SystemDisk, &path, &draft(scenes::full()), Mode::Create).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    for round in 0..2 {
        press(&mut window, Modifiers::COMMAND, Key::O);
        type_text(&mut window, "contoh.ron");
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
        assert_eq!(wrong(&window, "opened", Page::Filling), None, "{round}");
        go(&mut window, Page::Backups);
        rest(&mut window, 1);
        assert_eq!(wrong(&window, "first visit", Page::Backups), None, "{round}");
        press(&mut window, Modifiers::NONE, Key::F6);
        press(&mut window, Modifiers::COMMAND, Key::W);
        rest(&mut window, 1);
        assert_eq!(wrong(&window, "closed", Page::Home), None, "{round}");
    }
}

#[test]
fn escape_leaves_the_focus_where_it_is_on_a_chart_its_table_and_a_button() {
    let mut scene = scenes::page(Page::Dashboard, "full", scenes::full());
    let window = &mut scene.window;
    window.query_all_by_role(Role::Image).next().unwrap().focus();
    window.run();
    let before = name(window);
    press(window, Modifiers::NONE, Key::Escape);
    assert_eq!(name(window), before, "a chart");
    press(window, Modifiers::NONE, Key::T);
    let table = name(window);
    assert!(!table.is_empty());
    press(window, Modifiers::NONE, Key::Escape);
    assert_eq!(name(window), table, "its table");
    press(window, Modifiers::NONE, Key::Tab);
    let button = name(window);
    press(window, Modifiers::NONE, Key::Escape);
    assert_eq!(name(window), button, "a button");
}

/// The register with all rows marked.
fn marked(size: [f32; 2]) -> scenes::Scene {
    let mut scene = scenes::page(Page::Evidence, "full", scenes::full());
    let window = &mut scene.window;
    window.set_size(size.into());
    window.run();
    go(window, Page::Checks);
    go(window, Page::Evidence);
    for _ in 0..3 {
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
    press(window, Modifiers::COMMAND, Key::A);
    scene
}

/// How many rows the bar says are marked; nothing where there is no bar.
fn marks(window: &Window) -> Option<String> {
    let bar = window.root().query_all_by_label_contains("Salin").find_map(|node| node.accesskit_node().label());
    bar.filter(|_| window.root().query_all_by_label_contains("Ubah jenis").next().is_some())
}

#[test]
fn escape_closes_the_menu_of_marked_rows_alone_and_gives_the_focus_back() {
    for menu in ["Ubah jenis", "Ubah status"] {
        let mut scene = marked(SIZE);
        let window = &mut scene.window;
        window.get_by_role_and_label(Role::Button, menu).focus();
        window.run();
        press(window, Modifiers::NONE, Key::Enter);
        press(window, Modifiers::NONE, Key::ArrowDown);
        press(window, Modifiers::NONE, Key::Escape);
        assert!(marks(window).is_some(), "{menu}: the marks stay");
        assert_eq!(name(window), menu, "its button has the focus");
        press(window, Modifiers::NONE, Key::Enter);
        press(window, Modifiers::NONE, Key::ArrowDown);
        press(window, Modifiers::NONE, Key::ArrowDown);
        press(window, Modifiers::NONE, Key::Enter);
        assert!(focus(window).is_some(), "{menu}: the focus is kept after choosing");
        assert!(marks(window).is_some(), "{menu}: the marks stay after choosing");
        press(window, Modifiers::NONE, Key::Escape);
        assert!(marks(window).is_none(), "{menu}: the next Escape takes the marks away");
        assert!(focus(window).is_some(), "{menu}");
    }
}

#[test]
fn marking_everything_leaves_the_current_row_in_view() {
    let mut scene = marked([683.0, 384.0]);
    let window = &mut scene.window;
    press(window, Modifiers::NONE, Key::Escape);
    for _ in 0..2 {
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
    for _ in 0..8 {
        press(window, Modifiers::COMMAND, Key::A);
        let (_, name, row) = focus(window).unwrap();
        let bar = window.root().query_all_by_label_contains("Ubah jenis").next().and_then(|node| place(&node)).unwrap();
        assert!(row.bottom() <= bar.top() + 1.0, "{name}: {row:?} under the bar at {bar:?}");
        press(window, Modifiers::NONE, Key::Escape);
        press(window, Modifiers::NONE, Key::ArrowDown);
    }
}

#[test]
fn shift_and_an_arrow_keep_what_was_marked_before() {
    let mut window = window(SIZE, Theme::Light, Page::Evidence, scenes::full());
    go(&mut window, Page::Checks);
    go(&mut window, Page::Evidence);
    press(&mut window, Modifiers::NONE, Key::Space);
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    press(&mut window, Modifiers::NONE, Key::Space);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    let said = |window: &Window| marks(window).unwrap_or_default();
    assert!(said(&window).contains('3'), "{}", said(&window));
    press(&mut window, Modifiers::SHIFT, Key::ArrowUp);
    assert!(said(&window).contains('2'), "the range shrinks again, the first mark stays: {}", said(&window));
}

#[test]
fn the_menu_of_a_small_window_is_walked_to_its_end_and_round_in_both_ways() {
    for (forth, back) in [
        ((Modifiers::NONE, Key::ArrowDown), (Modifiers::NONE, Key::ArrowUp)),
        ((Modifiers::NONE, Key::Tab), (Modifiers::SHIFT, Key::Tab)),
    ] {
        let mut scene = scenes::page(Page::Filling, "full", scenes::full());
        let window = &mut scene.window;
        window.set_size([683.0, 384.0].into());
        window.run();
        let menu = window
            .query_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Menu")));
        menu.unwrap().focus();
        window.run();
        press(window, Modifiers::NONE, Key::Enter);
        for undo in ["Urungkan", "Ulangi"] {
            let item = window
                .query_all_by_role(Role::MenuItem)
                .find(|node| node.accesskit_node().label().is_some_and(|label| label == undo));
            assert!(item.unwrap().accesskit_node().is_disabled(), "{undo}: there is nothing");
        }
        let offered = window
            .query_all_by_role(Role::MenuItem)
            .filter(|node| !node.accesskit_node().is_disabled())
            .filter_map(|node| node.accesskit_node().label());
        let mut offered: Vec<String> = offered.collect();
        for (modifiers, key) in [forth, back] {
            let first = name(window);
            let mut met = vec![first.clone()];
            for _ in 0..60 {
                press(window, modifiers, key);
                let (_, name, rect) = focus(window).unwrap_or_else(|| panic!("{key:?}: lost after {met:?}"));
                assert!(window.ctx.content_rect().expand(1.0).contains_rect(rect), "{name} at {rect:?}");
                if name == first {
                    break;
                }
                met.push(name);
            }
            met.sort();
            offered.sort();
            assert_eq!(met, offered, "{key:?}");
        }
        press(window, Modifiers::NONE, Key::Escape);
        assert!(name(window).starts_with("Menu"), "{}", name(window));
    }
}

#[test]
fn the_next_indicator_is_a_command_of_pengisian_alone() {
    for page in PAGES.into_iter().filter(|page| *page != Page::Filling) {
        let mut scene = scenes::page(page, "full", scenes::full());
        let before = scene.window.state().draft().unwrap().current.clone();
        for key in [Key::ArrowDown, Key::ArrowUp] {
            press(&mut scene.window, Modifiers::COMMAND, key);
            assert_eq!(scene.window.state().page(), page);
            assert_eq!(scene.window.state().draft().unwrap().current, before, "{page:?}");
        }
    }
}

#[test]
fn what_a_field_is_for_is_seen_with_the_field_that_has_the_focus() {
    let mut found = Vec::new();
    let forms = [
        (Page::Identity, "Identitas", &["Nama instansi"][..]),
        (Page::Questions, "Pertanyaan umum", &["1. ", "2. ", "3. "]),
    ];
    for (page, title, leads) in forms {
        for size in [[1366.0, 768.0], [1024.0, 700.0], [683.0, 384.0], [533.0, 400.0], [400.0, 300.0]] {
            let mut scene = scenes::page(Page::Filling, "full", scenes::full());
            let window = &mut scene.window;
            window.set_size(size.into());
            window.run();
            go(window, page);
            // Once the form is scrolled far down, and left.
            for _ in 0..14 {
                press(window, Modifiers::NONE, Key::Tab);
            }
            go(window, Page::Package);
            go(window, page);
            for lead in leads {
                let said = |node: &Node<'_>| {
                    let node = node.accesskit_node();
                    node.label().or_else(|| node.value()).unwrap_or_default()
                };
                let root = window.root();
                let nodes = || root.query_all(By::new());
                let is = |node: &Node<'_>, role: Role| node.accesskit_node().role() == role;
                let head = nodes().find(|node| is(node, Role::Heading) && said(node) == title);
                let head = head.and_then(|node| place(&node)).unwrap();
                let above = nodes()
                    .find(|node| (is(node, Role::Heading) || is(node, Role::Label)) && said(node).starts_with(lead));
                let above = above.and_then(|node| place(&node)).unwrap();
                let (_, name, field) = focus(window).unwrap();
                let room = size[1] - 26.0 - head.bottom() - 24.0;
                if field.bottom() - above.top() < room && above.top() < head.bottom() {
                    found.push(format!(
                        "{page:?} {size:?}: {lead} at {above:?} lies under {head:?}, {name} is at {field:?}"
                    ));
                }
                press(window, Modifiers::NONE, Key::Tab);
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn hints_are_of_what_can_be_done_here() {
    let offered = |window: &Window| window.query_by_label("dokumen lain").is_some();
    let empty = scenes::page(Page::Evidence, "empty", scenes::empty());
    assert!(!offered(&empty.window), "there are no documents");
    let mut full = scenes::page(Page::Evidence, "full", scenes::full());
    let window = &mut full.window;
    assert!(offered(window));
    window.set_size([1000.0, 700.0].into());
    window.run();
    go(window, Page::Checks);
    go(window, Page::Evidence);
    press(window, Modifiers::NONE, Key::Enter);
    assert!(!offered(window), "the form of a document is open in the place of the list");
    for page in [Page::Package, Page::Backups] {
        let scene = scenes::page(page, "empty", scenes::empty());
        assert!(scene.window.query_by_label("baris lain").is_none(), "{page:?}");
    }
}

#[test]
fn a_tooltip_under_a_resting_pointer_goes_with_the_first_key() {
    let mut window = window(SIZE, Theme::Light, Page::Evidence, assessment(&[2, 3]));
    let button = window.query_all_by_role(Role::Button).find(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.starts_with("Tambah bukti") || label.starts_with("Tambah"))
    });
    let at = place(&button.unwrap()).unwrap().center();
    let tips = |window: &Window| window.query_all_by_role(Role::Tooltip).count();
    let press = |key: Key, pressed: bool| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    happens(&mut window, vec![Event::PointerMoved(at)]);
    rest(&mut window, 2);
    assert!(tips(&window) > 0, "it is shown to a pointer that rests");
    happens(&mut window, vec![press(Key::Home, true), press(Key::Home, false)]);
    rest(&mut window, 2);
    assert_eq!(tips(&window), 0);
    happens(&mut window, vec![Event::PointerMoved(at + egui::vec2(1.0, 0.0))]);
    rest(&mut window, 2);
    assert!(tips(&window) > 0, "the pointer moved again");
}

/// Lets the window see what happens the way the system's window does.
fn happens(window: &mut Window, events: Vec<Event>) {
    let context = window.ctx.clone();
    let mut input = RawInput { events, ..RawInput::default() };
    for _ in 0..4 {
        window.state_mut().raw_input_hook(&context, &mut input);
        for event in input.events.drain(..) {
            window.event(event);
        }
        window.run();
    }
}

#[test]
fn a_click_on_the_pages_of_the_report_lets_keys_turn_them() {
    let mut scene = scenes::page(Page::Report, "full", scenes::full());
    let window = &mut scene.window;
    window.run();
    window.hover_at(egui::pos2(760.0, 420.0));
    window.run();
    window.drag_at(egui::pos2(760.0, 420.0));
    window.run();
    window.drop_at(egui::pos2(760.0, 420.0));
    window.run();
    let (role, before, _) = focus(window).expect("the pages have the focus");
    assert_eq!(role, Role::Document);
    press(window, Modifiers::NONE, Key::End);
    assert_ne!(name(window), before, "End turns to the last page");
}

#[test]
fn what_is_typed_goes_on_in_its_field_where_the_window_shrinks_to_one_column() {
    for field in ["Fakta", "Analisis"] {
        let mut window = window(SIZE, Theme::Light, Page::Filling, scenes::full());
        window.get_by_role_and_label(Role::MultilineTextInput, field).focus();
        window.run();
        for size in [[683.0, 384.0], [1000.0, 700.0], [800.0, 600.0], SIZE] {
            window.set_size(size.into());
            window.run();
            assert_eq!(name(&window), field, "{size:?}");
            type_text(&mut window, "Z");
            let shown = window.get_by_role_and_label(Role::MultilineTextInput, field);
            let text = shown.accesskit_node().value().unwrap_or_default();
            assert!(text.contains('Z'), "{field} at {size:?}: {text}");
            press(&mut window, Modifiers::NONE, Key::Backspace);
        }
    }
}
