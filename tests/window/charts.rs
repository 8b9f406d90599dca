//! The charts of the dashboard under pointer, keys and screen reader, and what leaves the window of them.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use egui::{Event, Key, Modifiers, OutputCommand, Rect, Role, Theme};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::Stage,
    desktop::{App, OpenDraft, Page},
    scoring::{NodeKind, losses, score},
    words::Words,
};

use crate::support::{
    self,
    desk::Desk,
    window::{LEVELS, SIZE, assessment, focused, press, window},
};

const GAUGE: &str = "Indeks 3,75, Sangat Baik";
const DOMAINS: &str = "Domain dibanding rata-rata 2024";
const STANDING: &str = "Indeks 615 instansi 2024";
const ASPECTS: &str = "Nilai 8 aspek";
const GRID: &str = "Tingkat × aspek";
const LOST: &str = "Poin yang hilang";
const STRIP: &str = "Tingkat 47 indikator";
const CHARTS: [&str; 7] = [GAUGE, DOMAINS, STANDING, ASPECTS, GRID, LOST, STRIP];

fn dashboard() -> Harness<'static, App> {
    window(SIZE, Theme::Light, Page::Dashboard, assessment(&LEVELS))
}

/// The chart whose sentence begins so.
fn chart<'h>(window: &'h Harness<'_, App>, sentence: &'h str) -> Node<'h> {
    window
        .get_by(move |node| node.role() == Role::Image && node.label().is_some_and(|label| label.starts_with(sentence)))
}

/// Every mark of a chart as the keys reach it: what is said, and where it is.
fn marks(window: &mut Harness<'_, App>, sentence: &str) -> Vec<(String, Rect)> {
    chart(window, sentence).focus();
    window.run();
    let step = |window: &mut Harness<'_, App>, key: Key| {
        window.key_press(key);
        window.step();
    };
    step(window, Key::Home);
    let mut found: Vec<(String, Rect)> = Vec::new();
    loop {
        let node = window.root().query_all(By::new()).find(Node::is_focused).unwrap();
        let (said, rect) = (node.accesskit_node().label().unwrap_or_default(), node.rect());
        if found.last().is_some_and(|(last, _)| *last == said) {
            return found;
        }
        found.push((said, rect));
        step(window, Key::ArrowRight);
    }
}

/// Cells of the table of a chart, row by row, the head first. The chart has the focus before and after.
fn table(window: &mut Harness<'_, App>, title: &str) -> Vec<Vec<String>> {
    chart(window, title).focus();
    window.run();
    press(window, Modifiers::NONE, Key::T);
    let name = format!("Tabel: {title}");
    let shown = window.get_by_role_and_label(Role::Table, &name);
    let cells = |row: Node<'_>| {
        let cell = |node: &Node<'_>| matches!(node.accesskit_node().role(), Role::Cell | Role::ColumnHeader);
        row.children_recursive().filter(cell).map(|cell| cell.accesskit_node().label().unwrap_or_default()).collect()
    };
    let rows = shown.query_all_by_role(Role::Row).map(cells).collect();
    press(window, Modifiers::NONE, Key::T);
    rows
}

#[test]
fn the_keys_reach_every_mark_of_every_chart_and_each_says_its_value() {
    let (rubric, answers) = (support::rubric(), assessment(&LEVELS));
    let score = score(&rubric, &answers, Stage::SelfAssessment);
    let mut window = dashboard();
    let (domains, aspects) = (rubric.domains.len(), rubric.aspects.len());
    // Seven rows of lost points stand on the screen, or more; the table has them all.
    let shown = |window: &mut Harness<'_, App>| marks(window, LOST).len();
    let lost = shown(&mut window);
    assert!(lost >= 7 && lost <= losses(&rubric, &score).len(), "{lost}");
    let bars = table(&mut window, STANDING).len() - 1;
    let wanted = [1 + 2 + rubric.bands.len(), domains, bars, aspects, 6 * aspects, lost, rubric.indicators.len()];
    for (sentence, wanted) in CHARTS.into_iter().zip(wanted) {
        assert_eq!(marks(&mut window, sentence).len(), wanted, "{sentence}");
    }
    let said = marks(&mut window, DOMAINS);
    for ((said, _), node) in said.iter().zip(score.lowest.nodes(NodeKind::Domain)) {
        let value = Words::indonesian().decimal(node.value.as_ref().unwrap(), 2);
        assert!(said.contains(&value), "{value}: {said}");
    }
    for (row, (said, _)) in table(&mut window, ASPECTS)[1..].to_vec().iter().zip(marks(&mut window, ASPECTS)) {
        assert!(row.iter().all(|cell| said.contains(cell.as_str())), "{row:?}: {said}");
    }
    for (row, (said, _)) in table(&mut window, STRIP)[1..].to_vec().iter().zip(marks(&mut window, STRIP)) {
        assert!(said.starts_with(&format!("{} ", row[0])) && said.contains(&format!("tingkat {}", row[2])), "{said}");
    }
}

#[test]
fn a_mark_under_the_pointer_says_what_it_says_to_the_keys() {
    let mut window = dashboard();
    for sentence in CHARTS {
        let marks = marks(&mut window, sentence);
        press(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, Modifiers::NONE, Key::Escape);
        for (said, rect) in marks {
            window.hover_at(rect.center());
            window.run_steps(2);
            assert!(window.query_by_label(&said).is_some(), "{sentence}: nothing says {said}");
        }
        window.hover_at(egui::pos2(2.0, 2.0));
        window.run();
    }
}

#[test]
fn a_tooltip_shows_the_compared_values_and_how_far_they_are() {
    let mut window = dashboard();
    let (_, rect) = marks(&mut window, DOMAINS)[1];
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.hover_at(rect.center());
    window.run();
    for shown in
        ["2 Tata Kelola", "3,80", "Kota 2024", "+0,86", "Nasional 2024", "+1,18", "Bobot 25,00%, sumbangan 0,9500."]
    {
        assert!(window.query_all_by_label(shown).next().is_some(), "{shown}");
    }
}

#[test]
fn a_chart_is_one_stop_of_the_tab_key_and_escape_leads_from_a_mark_back_to_it() {
    let mut window = dashboard();
    chart(&window, GRID).focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    let first = focused(&window);
    assert!(first.starts_with("1 Kebijakan, tingkat 5: 0 dari 10"), "the first key shows where it stands: {first}");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(focused(&window).starts_with("1 Kebijakan, tingkat 4: 7 dari 10"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    assert!(focused(&window).starts_with("2 Perencanaan, tingkat 4"), "{}", focused(&window));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(focused(&window).starts_with(GRID));
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&window).starts_with("2 Perencanaan, tingkat 4"), "it comes back to where it was");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&window), format!("Menu grafik: {LOST}"), "one stop: the next one is on the next card");
}

#[test]
fn enter_follows_a_mark_to_its_indicators() {
    let rubric = support::rubric();
    let first_of = |aspect: &str| rubric.indicators_of(aspect).next().unwrap().id.clone();
    let cases: [(&str, Key, String); 5] = [
        (DOMAINS, Key::Home, "1".to_owned()),
        (ASPECTS, Key::End, first_of("8")),
        (GRID, Key::End, first_of("8")),
        (LOST, Key::Home, "43".to_owned()),
        (STRIP, Key::End, "47".to_owned()),
    ];
    for (sentence, key, wanted) in cases {
        let mut window = dashboard();
        chart(&window, sentence).focus();
        window.run();
        press(&mut window, Modifiers::NONE, key);
        press(&mut window, Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().page(), Page::Filling, "{sentence}");
        assert_eq!(window.state().draft().unwrap().current, wanted, "{sentence}");
    }
    // A part of the grid leads to the first of its own indicators.
    let mut window = dashboard();
    let (said, _) =
        marks(&mut window, GRID).into_iter().find(|(said, _)| said.contains("5 Manajemen, tingkat 2")).unwrap();
    assert!(said.contains("Indikator 21, 22, 24, 25."), "{said}");
}

#[test]
fn a_bar_of_the_published_indices_leads_nowhere_and_takes_no_key_amiss() {
    let mut window = dashboard();
    chart(&window, STANDING).focus();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().page(), Page::Dashboard);
    assert!(window.query_by_label_contains("Mengapa").is_none());
}

/// Texts that went to the clipboard while something was done.
fn copied(window: &mut Harness<'_, App>, act: impl FnOnce(&mut Harness<'_, App>)) -> Vec<String> {
    act(window);
    let mut texts = Vec::new();
    for _ in 0..4 {
        window.step();
        for command in &window.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                texts.push(text.clone());
            }
        }
    }
    texts
}

#[test]
fn copying_puts_exactly_the_table_on_the_clipboard() {
    let mut window = dashboard();
    for title in [DOMAINS, ASPECTS, STRIP, LOST, STANDING] {
        let rows = table(&mut window, title);
        let wanted: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        let texts = copied(&mut window, |window| window.event(Event::Copy));
        assert_eq!(texts, [wanted], "{title}");
    }
    let name = format!("Menu grafik: {DOMAINS}");
    window.get_by_role_and_label(Role::Button, &name).click();
    window.run();
    let texts = copied(&mut window, |window| window.get_by_role_and_label(Role::MenuItem, "Salin tabel").click());
    assert!(texts.len() == 1 && texts[0].starts_with("Domain\tMandiri 2024\tKota 2024\tNasional 2024\n"), "{texts:?}");
}

#[test]
fn the_menu_of_a_chart_opens_by_keys_and_by_the_second_button_and_gives_the_focus_back() {
    let mut window = dashboard();
    chart(&window, ASPECTS).focus();
    window.run();
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert_eq!(focused(&window), "Salin tabel");
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(focused(&window), "Lihat sebagai tabel");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_role_and_label(Role::Table, &format!("Tabel: {ASPECTS}"));
    assert_eq!(focused(&window), format!("Tabel: {ASPECTS}"));
    press(&mut window, Modifiers::NONE, Key::T);
    let at = chart(&window, GRID).rect().center();
    for pressed in [true, false] {
        window.event(Event::PointerMoved(at));
        window.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        window.step();
    }
    window.run();
    window.get_by_role_and_label(Role::MenuItem, "Simpan SVG…");
}

/// A window with a full assessment at a desk.
fn at_desk(desk: &Desk) -> Harness<'static, App> {
    desk.start_as(SIZE, Theme::Dark, |mut app| {
        app.show(OpenDraft::new(support::rubric(), assessment(&LEVELS)), Page::Dashboard);
        app
    })
}

fn choose(window: &mut Harness<'_, App>, title: &str, item: &str) {
    window.get_by_role_and_label(Role::Button, &format!("Menu grafik: {title}")).click();
    window.run();
    window.get_by_role_and_label(Role::MenuItem, item).click();
    window.run();
    window.run();
}

#[test]
fn a_saved_chart_is_a_picture_that_is_the_same_twice_and_is_said_to_be_there_once_it_is() {
    let desk = Desk::new().with_author();
    let mut window = at_desk(&desk);
    for (item, end, start) in [("Simpan PNG…", "png", &b"\x89PNG\r\n\x1a\n"[..]), ("Simpan SVG…", "svg", b"<?xml ")]
    {
        for title in [DOMAINS, ASPECTS, GRID, LOST, STRIP, STANDING] {
            let made = ["a", "b"].map(|name| {
                let path = desk.documents().join(format!("{name}-{}.{end}", title.len()));
                desk.will_pick(&path);
                choose(&mut window, title, item);
                let said = path.display().to_string();
                assert!(window.query_all_by_label_contains(&said).next().is_some(), "{said}");
                std::fs::read(&path).unwrap()
            });
            assert!(made[0].starts_with(start) && made[0] == made[1], "{title} {end}");
            for name in ["a", "b"] {
                std::fs::remove_file(desk.documents().join(format!("{name}-{}.{end}", title.len()))).unwrap();
            }
        }
    }
}

#[test]
fn the_name_of_a_picture_says_what_whose_and_when_and_where_it_cannot_be_written_that_is_said() {
    let desk = Desk::new().with_author();
    let mut window = at_desk(&desk);
    choose(&mut window, ASPECTS, "Simpan PNG…");
    let field = window.get_by(|node| node.role() == Role::TextInput && node.is_focused());
    let offered = field.accesskit_node().value().unwrap_or_default();
    assert!(offered.ends_with("nilai-8-aspek-kota-contoh-2024.png"), "{offered}");
    press(&mut window, Modifiers::NONE, Key::Escape);
    desk.disk.fill(Some(&desk.documents()));
    let path = desk.documents().join("penuh.svg");
    desk.will_pick(&path);
    choose(&mut window, ASPECTS, "Simpan SVG…");
    assert!(!path.exists());
    assert!(window.query_all_by_role(Role::Dialog).next().is_some(), "it is said that it was not written");
}

#[test]
fn the_table_of_the_strip_has_room_for_several_rows() {
    for size in [[1366.0, 688.0], SIZE, [1920.0, 1080.0], [683.0, 384.0]] {
        let mut window = window(size, Theme::Light, Page::Dashboard, assessment(&LEVELS));
        chart(&window, STRIP).focus();
        window.run();
        press(&mut window, Modifiers::NONE, Key::T);
        let name = format!("Tabel: {STRIP}");
        let table = window.get_by_role_and_label(Role::Table, &name);
        let focused = window.root().query_all(By::new()).find(Node::is_focused).unwrap();
        assert_eq!(focused.accesskit_node().label(), Some(name.clone()));
        let bottom = focused.rect().bottom();
        let cells = table.query_all_by_role(Role::Cell).filter_map(|cell| cell.accesskit_node().bounding_box());
        let mut bottoms: Vec<i64> = cells.map(|place| place.y1.round() as i64).collect();
        bottoms.dedup();
        let whole = bottoms.iter().filter(|row| **row as f32 <= bottom + 0.5).count();
        assert!(whole >= 4, "{size:?}: four whole rows at least: {bottom} {:?}", &bottoms[..6]);
    }
}
