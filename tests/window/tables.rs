//! The laws of every list: what a row is called, how rows are sorted, what keys do, and that only what is seen is laid out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use egui::{Event, Key, Modifiers, OutputCommand, Role, Theme, accesskit::SortDirection};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{
        Assessment, Author, DocumentField, DocumentKind, Edit, Field, Item, Place, Sitting, Stage, UseField, UsePlace,
        Value,
    },
    desktop::{App, Page},
};

use crate::support::{
    self,
    desk::Desk,
    rubric,
    window::{self, LEVELS, SIZE, author, focused, make_new, now, press, rest, type_text, window},
};

type Window = Harness<'static, App>;

/// The worked example with changes of today and of another person, so that every list has rows.
fn example() -> Assessment {
    let mut sitting = Sitting::new(support::example().draft.assessment);
    let edits = [
        Field::facts(Place::first("44"))
            .set("Peraturan dapat dicari. Abstrak diperiksa lewat surat elektronik.".to_owned()),
        Field::Value(Place::first("8"), Stage::SelfAssessment).set(Some(Value::Level(3))),
    ];
    for (minute, edit) in edits.into_iter().enumerate() {
        let at = now() + jiff::SignedDuration::from_mins(i64::try_from(minute).unwrap());
        sitting.apply(&rubric(), edit, &Author { at, ..author() }).unwrap();
    }
    sitting.assessment().clone()
}

/// A window on each page with a list.
fn lists() -> Vec<(&'static str, Window)> {
    let pages = [
        ("Daftar dokumen", Page::Evidence),
        ("Daftar temuan", Page::Checks),
        ("Daftar unggahan", Page::Package),
        ("Daftar perubahan", Page::History),
    ];
    let mut lists: Vec<(&str, Window)> =
        pages.into_iter().map(|(name, page)| (name, window(SIZE, Theme::Light, page, example()))).collect();
    lists.push(("Daftar cadangan", backups(&Desk::new().with_author())));
    lists
}

/// A window on the kept states of a draft with two of them.
fn backups(desk: &Desk) -> Window {
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    for level in [Key::Num2, Key::Num3, Key::Num4] {
        press(&mut harness, Modifiers::ALT, level);
        press(&mut harness, Modifiers::COMMAND, Key::S);
        rest(&mut harness, 2);
    }
    press(&mut harness, Modifiers::COMMAND, Key::K);
    type_text(&mut harness, ">cadangan");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    rest(&mut harness, 2);
    harness
}

fn label(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

fn rows(window: &Window) -> Vec<String> {
    window.query_all_by_role(Role::ListBoxOption).map(|node| label(&node)).collect()
}

fn marked(window: &Window) -> usize {
    let toggled = |node: &Node<'_>| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
    window.query_all_by_role(Role::ListBoxOption).filter(toggled).count()
}

/// Gives the focus to the first row.
fn enter(window: &mut Window) {
    window.query_all_by_role(Role::ListBoxOption).next().unwrap().focus();
    window.run();
}

fn on_a_line(window: &Window) -> bool {
    let lines = [Role::ListBoxOption, Role::DisclosureTriangle];
    window.root().query_all(By::new()).any(|node| node.is_focused() && lines.contains(&node.accesskit_node().role()))
}

/// What Ctrl+C puts on the clipboard, as rows of cells.
fn copied(window: &mut Window) -> Vec<Vec<String>> {
    window.event(Event::Copy);
    let mut text = None;
    for _ in 0..3 {
        window.step();
        let commands = &window.output().platform_output.commands;
        text = text.or_else(|| {
            commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        });
    }
    let text = text.expect("nothing was copied");
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn a_rows_name_is_a_sentence_that_holds_its_cells_and_a_copy_has_the_head() {
    for (name, mut window) in lists() {
        enter(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        let shown = rows(&window);
        let table = copied(&mut window);
        let heads: Vec<String> = window.query_all_by_role(Role::ColumnHeader).map(|node| label(&node)).collect();
        for head in heads.iter().filter(|head| *head != "Tindakan") {
            assert!(table[0].iter().any(|one| head.starts_with(one.as_str())), "{name}: {head} in {:?}", table[0]);
        }
        for sentence in &shown {
            assert!(sentence.ends_with('.') && sentence.contains(' '), "{name}: {sentence}");
            let holds = |row: &&Vec<String>| row.iter().all(|cell| sentence.contains(cell.trim_end_matches('.')));
            assert!(table[1..].iter().any(|row| holds(&row)), "{name}: no copied row is {sentence}");
        }
        let widths: BTreeSet<usize> = table.iter().map(Vec::len).collect();
        assert_eq!(widths.len(), 1, "{name}: every row has a cell for every head");
    }
}

#[test]
fn a_head_sorts_by_click_and_by_key_and_says_which_way() {
    for (name, mut window) in lists() {
        let heads = window.query_all_by_role(Role::ColumnHeader).count();
        assert!(heads > 2, "{name}");
        let direction = |window: &Window, place: usize| {
            let head = window.query_all_by_role(Role::ColumnHeader).nth(place).unwrap();
            head.accesskit_node().data().sort_direction()
        };
        let sorts: Vec<usize> = (0..heads)
            .filter(|place| {
                let head = window.query_all_by_role(Role::ColumnHeader).nth(*place).unwrap();
                head.accesskit_node().data().supports_action(egui::accesskit::Action::Click)
            })
            .collect();
        assert!(sorts.len() > 1, "{name}");
        for place in sorts {
            let before = direction(&window, place);
            window.query_all_by_role(Role::ColumnHeader).nth(place).unwrap().click();
            window.run();
            let first = direction(&window, place);
            assert!(first.is_some() && first != before, "{name}: {place}");
            enter(&mut window);
            press(&mut window, Modifiers::COMMAND, Key::A);
            let up = copied(&mut window);
            press(&mut window, Modifiers::NONE, Key::Escape);
            window.query_all_by_role(Role::ColumnHeader).nth(place).unwrap().click();
            window.run();
            let second = direction(&window, place);
            assert_ne!(first, second, "{name}: {place}");
            enter(&mut window);
            press(&mut window, Modifiers::COMMAND, Key::A);
            let down = copied(&mut window);
            press(&mut window, Modifiers::NONE, Key::Escape);
            let set = |rows: &[Vec<String>]| rows.iter().cloned().collect::<BTreeSet<_>>();
            assert_eq!(set(&up), set(&down), "{name}: sorting loses no row");
        }
        // By keys: the head is one stop, arrows move in it, Enter sorts.
        window.query_all_by_role(Role::ColumnHeader).next().unwrap().click();
        window.run();
        let before = direction(&window, 0);
        enter(&mut window);
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        let in_head = |window: &Window| {
            let heads = [Role::ColumnHeader, Role::CheckBox];
            let nodes = window.root().query_all(By::new()).find(Node::is_focused);
            nodes.is_some_and(|node| heads.contains(&node.accesskit_node().role()))
        };
        assert!(in_head(&window), "{name}: {}", focused(&window));
        for _ in 0..heads {
            press(&mut window, Modifiers::NONE, Key::ArrowLeft);
        }
        press(&mut window, Modifiers::NONE, Key::ArrowRight);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_ne!(direction(&window, 0), before, "{name}");
        press(&mut window, Modifiers::SHIFT, Key::Tab);
        assert!(!in_head(&window), "{name}: {}", focused(&window));
    }
}

#[test]
fn documents_sorted_by_title_stand_in_its_order() {
    let mut window = window(SIZE, Theme::Light, Page::Evidence, example());
    for down in [false, true] {
        window.query_all_by_role(Role::ColumnHeader).next().unwrap().click();
        window.run();
        enter(&mut window);
        press(&mut window, Modifiers::COMMAND, Key::A);
        let titles: Vec<String> = copied(&mut window)[1..].iter().map(|row| row[0].to_lowercase()).collect();
        assert!(titles.len() > 100);
        assert!(titles.is_sorted_by(|one, other| if down { one >= other } else { one <= other }), "{titles:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
    }
    let head = window.query_all_by_role(Role::ColumnHeader).next().unwrap();
    assert_eq!(head.accesskit_node().data().sort_direction(), Some(SortDirection::Descending));
}

#[test]
fn tab_enters_a_list_once_and_leaves_it_with_the_next_press() {
    for (name, mut window) in lists() {
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        let there = focused(&window);
        assert!(on_a_line(&window), "{name}");
        press(&mut window, Modifiers::NONE, Key::Tab);
        assert!(!on_a_line(&window), "{name}: Tab leads to {}", focused(&window));
        let mut met = Vec::new();
        for _ in 0..60 {
            if on_a_line(&window) {
                met.push(focused(&window));
            }
            press(&mut window, Modifiers::NONE, Key::Tab);
            if met.len() == 1 && !on_a_line(&window) {
                break;
            }
        }
        assert_eq!(met, [there], "{name}: Tab comes back to the current line, and only to it");
    }
}

#[test]
fn f6_leaves_a_list_and_comes_back_to_it_after_the_other_parts() {
    for (name, mut window) in lists() {
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::F6);
        assert!(!on_a_line(&window), "{name}: {}", focused(&window));
        for _ in 0..4 {
            if on_a_line(&window) {
                break;
            }
            press(&mut window, Modifiers::NONE, Key::F6);
        }
        assert!(on_a_line(&window), "{name}: {}", focused(&window));
    }
}

#[test]
fn arrows_ends_and_pages_move_the_current_line_and_bring_it_into_view() {
    for (name, mut window) in lists() {
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::Home);
        let first = focused(&window);
        press(&mut window, Modifiers::NONE, Key::End);
        let last = focused(&window);
        assert_ne!(first, last, "{name}");
        for _ in 0..3 {
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
        assert_eq!(focused(&window), last, "{name}: after the last line there is none");
        press(&mut window, Modifiers::NONE, Key::ArrowUp);
        let before = focused(&window);
        assert_ne!(before, last, "{name}");
        press(&mut window, Modifiers::NONE, Key::PageUp);
        press(&mut window, Modifiers::NONE, Key::PageDown);
        press(&mut window, Modifiers::NONE, Key::PageDown);
        assert_eq!(focused(&window), last, "{name}");
        for _ in 0..200 {
            press(&mut window, Modifiers::NONE, Key::PageUp);
            let node = window.root().query_all(By::new()).find(Node::is_focused).unwrap().rect();
            assert!(node.top() >= 40.0 && node.bottom() <= SIZE[1], "{name}: {node:?}");
            if focused(&window) == first {
                break;
            }
        }
        assert_eq!(focused(&window), first, "{name}");
    }
}

#[test]
fn space_marks_shift_marks_a_range_and_esc_marks_none() {
    for (name, mut window) in lists() {
        let bar = |window: &Window, words: &str| window.query_all_by_label_contains(words).next().is_some();
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::Space);
        assert_eq!(marked(&window), 1, "{name}");
        assert!(bar(&window, "1 bertanda"), "{name}");
        press(&mut window, Modifiers::NONE, Key::Space);
        assert_eq!(marked(&window), 0, "{name}");
        assert!(!bar(&window, "1 bertanda"), "{name}");
        press(&mut window, Modifiers::NONE, Key::Space);
        press(&mut window, Modifiers::SHIFT, Key::End);
        let several = marked(&window);
        assert!(several > 0 && !bar(&window, "1 bertanda"), "{name}: {several}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(marked(&window), 0, "{name}");
        assert!(on_a_line(&window), "{name}: the list keeps the focus");
        press(&mut window, Modifiers::COMMAND, Key::A);
        assert_eq!(marked(&window), window.query_all_by_role(Role::ListBoxOption).count(), "{name}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        enter(&mut window);
        assert_eq!(copied(&mut window).len(), 2, "{name}: without marks the current row is copied");
    }
}

#[test]
fn a_folded_group_hides_its_rows_and_says_so() {
    for (page, name) in [(Page::Checks, "temuan"), (Page::Package, "dokumen"), (Page::History, "perubahan")] {
        let mut window = window(SIZE, Theme::Light, page, example());
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::Home);
        let group = focused(&window);
        assert!(group.contains(name), "{group}");
        let expanded = |window: &Window| {
            let node = window.root().query_all(By::new()).find(Node::is_focused).unwrap();
            node.accesskit_node().data().is_expanded()
        };
        let first = rows(&window)[0].clone();
        assert_eq!(expanded(&window), Some(true));
        press(&mut window, Modifiers::NONE, Key::ArrowLeft);
        assert_eq!((expanded(&window), focused(&window)), (Some(false), group.clone()));
        assert!(!rows(&window).contains(&first), "{page:?}");
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(expanded(&window), Some(true));
        assert!(rows(&window).contains(&first), "{page:?}");
    }
}

#[test]
fn the_checks_of_an_empty_draft_say_no_sentence_twice() {
    let window = window(SIZE, Theme::Light, Page::Checks, Assessment::default());
    let groups: Vec<String> = window.query_all_by_role(Role::DisclosureTriangle).map(|node| label(&node)).collect();
    assert!(groups.iter().any(|group| group.contains("47 temuan")), "{groups:?}");
    let said = rows(&window);
    let once: BTreeSet<&String> = said.iter().collect();
    assert_eq!(once.len(), said.len(), "{said:?}");
    assert!(said.len() < 12, "{said:?}");
}

/// A register of so many documents.
fn register(count: usize) -> Assessment {
    let mut assessment = window::assessment(&LEVELS);
    let mut edits = Vec::new();
    for number in 0..count {
        let id = format!("00000000-0000-4000-9000-{number:012}");
        edits.push(Edit::Create(Item::Document(id.as_str().into())));
        let title = format!("Dokumen {number}");
        edits.push(Field::Document(id.as_str().into(), DocumentField::Title).set(title));
    }
    assessment.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    assessment
}

#[test]
fn only_rows_on_the_screen_are_laid_out_and_the_one_with_the_focus() {
    let counts = [30, 500].map(|count| {
        let mut window = window(SIZE, Theme::Light, Page::Evidence, register(count));
        let shown = rows(&window).len();
        enter(&mut window);
        // The wheel takes the list away from the row with the focus, which keeps it.
        let list = window.query_all_by_role(Role::ListBoxOption).nth(3).unwrap().rect().center();
        window.hover_at(list);
        for _ in 0..6 {
            let delta = egui::vec2(0.0, -200.0);
            let modifiers = Modifiers::NONE;
            let phase = egui::TouchPhase::Move;
            window.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta,
                phase,
                modifiers,
                source: egui::MouseWheelSource::Wheel,
            });
            window.run();
        }
        assert!(on_a_line(&window), "{count}: {}", focused(&window));
        assert!(rows(&window).len() <= shown + 2, "{count}");
        shown
    });
    assert_eq!(counts[0], counts[1]);
    assert!(counts[1] < 20, "{counts:?}");
}

#[test]
fn several_documents_change_in_one_step_that_can_be_taken_back() {
    let mut assessment = register(3);
    let used = UsePlace { at: Place::first("12"), id: "00000000-0000-4000-8000-0000000000aa".into() };
    let document = assessment.register()[0].0.clone();
    let edits = vec![Edit::Create(Item::Use(used.clone())), Field::Use(used, UseField::Document).set(Some(document))];
    assessment.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    let kinds = |window: &Window| -> Vec<DocumentKind> {
        let assessment = window.state().draft().unwrap().assessment().clone();
        assessment.register().iter().map(|(_, document)| document.kind.value).collect()
    };
    let mut window = window(SIZE, Theme::Light, Page::Evidence, assessment);
    let choose = |window: &mut Window, menu: &str, item: &str| {
        enter(window);
        press(window, Modifiers::COMMAND, Key::A);
        window.get_by_role_and_label(Role::Button, menu).click();
        window.run();
        if !item.is_empty() {
            window.get_by_label(item).click();
            window.run();
        }
    };
    choose(&mut window, "Ubah jenis", "Notula");
    assert_eq!(kinds(&window), [DocumentKind::Minutes; 3]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(kinds(&window), [DocumentKind::Other; 3]);
    let name = rubric().indicator("12").unwrap().short.clone();
    choose(&mut window, "Lepas dari indikator", &format!("12 {name}"));
    let uses = |window: &Window| window.state().draft().unwrap().assessment().evidence("12", 0).len();
    assert_eq!(uses(&window), 0);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(uses(&window), 1);
    choose(&mut window, "Hapus dokumen", "");
    assert_eq!(kinds(&window), []);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(kinds(&window).len(), 3);
}

#[test]
fn what_can_be_pressed_in_a_row_is_reached_with_the_right_arrow() {
    let mut window = window(SIZE, Theme::Light, Page::Package, example());
    enter(&mut window);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(focused(&window).starts_with("Salin penjelasan"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let row = focused(&window);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(focused(&window).contains("di daftar bukti"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(focused(&window), row);
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(window.state().page(), Page::Evidence);
}

#[test]
fn claims_without_a_file_are_listed_with_the_way_to_their_indicators() {
    let mut window = window(SIZE, Theme::Light, Page::Package, window::assessment(&LEVELS));
    let claimed = LEVELS.iter().filter(|level| **level > 1).count();
    assert!(window.query_by_label_contains(&format!("Diklaim tanpa berkas, {claimed} indikator")).is_some());
    enter(&mut window);
    assert!(focused(&window).contains("Tingkat 2 diklaim"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert_eq!(window.state().page(), Page::Filling);
    assert_eq!(window.state().draft().unwrap().current, "1");
}

#[test]
fn in_a_wide_window_the_place_of_the_current_row_stands_beside_the_list() {
    let wide = [1920.0, 1080.0];
    let mut evidence = window(wide, Theme::Light, Page::Evidence, example());
    enter(&mut evidence);
    press(&mut evidence, Modifiers::NONE, Key::ArrowDown);
    let title = focused(&evidence).split(", ").next().unwrap().to_owned();
    let shown = evidence.get_by_role_and_label(Role::TextInput, "Judul").value().unwrap_or_default();
    assert_eq!(shown, title);
    let mut checks = window(wide, Theme::Light, Page::Checks, example());
    enter(&mut checks);
    for _ in 0..2 {
        press(&mut checks, Modifiers::NONE, Key::ArrowDown);
    }
    let place = focused(&checks).split(", ").next().unwrap().to_owned();
    let headings: Vec<String> = checks.query_all_by_role(Role::Heading).map(|node| label(&node)).collect();
    assert!(headings.contains(&place), "{place} in {headings:?}");
}

#[test]
fn rows_of_all_lists_are_29_or_44_points_high_and_groups_29() {
    for (name, mut window) in lists() {
        for (choice, height) in [("Rapat", 29.0), ("Dua baris", 44.0), ("Rapat", 29.0)] {
            window.get_by_role_and_label(Role::RadioButton, choice).click();
            window.run();
            let heights = |role: Role| -> Vec<f32> {
                // What lies at the edge of the list is cut in the tree.
                let rects = window.query_all_by_role(role).map(|node| node.rect().height()).collect::<Vec<_>>();
                rects.into_iter().take(3).collect()
            };
            for found in heights(Role::ListBoxOption) {
                assert!((found - height).abs() < 0.5, "{name}, {choice}: {found}");
            }
            for found in heights(Role::DisclosureTriangle) {
                assert!((found - 29.0).abs() < 0.5, "{name}: {found}");
            }
        }
        window.set_size(egui::vec2(600.0, 700.0));
        window.run();
        let rect = window.query_all_by_role(Role::ListBoxOption).next().unwrap().rect();
        assert!((rect.height() - 44.0).abs() < 0.5, "{name}: a narrow list has two lines");
        assert!(rect.right() <= 600.5, "{name}: {rect:?}");
    }
}

/// Between the head of the list of changes and the bar below it.
fn room_of_list(window: &Window) -> egui::Rect {
    let head = window.get_by_role_and_label(Role::ColumnHeader, "Perubahan").rect();
    egui::Rect::from_x_y_ranges(0.0..=SIZE[0], head.bottom()..=SIZE[1] - 26.0)
}

/// The line with the focus, whole between the head of the list and its end.
fn is_whole(window: &Window) -> bool {
    let list = room_of_list(window);
    let node = window.root().query_all(By::new()).find(Node::is_focused).unwrap();
    let bounds = node.rect();
    bounds.top() >= list.top() - 0.5 && bounds.bottom() <= list.bottom() + 0.5
}

#[test]
fn who_comes_back_to_a_list_has_the_line_that_was_left_whole_in_view() {
    for down in [0, 3, 14, 40] {
        let mut window = window(SIZE, Theme::Light, Page::History, example());
        enter(&mut window);
        press(&mut window, Modifiers::NONE, Key::Home);
        for _ in 0..down {
            press(&mut window, Modifiers::NONE, Key::ArrowDown);
        }
        let left = focused(&window);
        press(&mut window, Modifiers::COMMAND, Key::Num1);
        press(&mut window, Modifiers::ALT, Key::Num3);
        press(&mut window, Modifiers::COMMAND, Key::Z);
        press(&mut window, Modifiers::COMMAND, Key::K);
        type_text(&mut window, ">Riwayat");
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().page(), Page::History);
        assert!(
            is_whole(&window),
            "{:?} in {:?} {down}: {} was left, {} has the focus",
            window.root().query_all(By::new()).find(Node::is_focused).unwrap().rect(),
            room_of_list(&window),
            left,
            focused(&window)
        );
    }
}

#[test]
fn what_an_opened_row_holds_is_seen_also_on_the_last_row_in_view() {
    let mut window = window(SIZE, Theme::Light, Page::History, example());
    enter(&mut window);
    press(&mut window, Modifiers::NONE, Key::Home);
    let list = room_of_list(&window);
    let mut opened = 0;
    for _ in 0..40 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        press(&mut window, Modifiers::NONE, Key::ArrowRight);
        let Some(copy) = window.query_all_by_label_contains("Salin teks lama").next().map(|node| node.rect()) else {
            continue;
        };
        opened += 1;
        assert!(copy.bottom() <= list.bottom() && copy.top() >= list.top(), "{}: {copy:?}", focused(&window));
        press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    }
    assert!(opened > 3, "{opened}");
}
