//! The page Pengisian: everything by keyboard, nothing lost, every framework.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::sync::Arc;

use egui::{Event, Key, Modifiers, Rect, Role, Theme, pos2, vec2};
use egui_kittest::{
    Harness, SnapshotResults,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{AnswerField, Assessment, Edit, Field, Item, Place, Stage, UnitField, UnitId, Value},
    desktop::{App, OpenDraft, Page},
    rubric::{Rubric, read},
};
use support::{
    rubric,
    window::{SIZE as FULL, assessment, author, focused, press, type_text, window, window_on},
};

fn empty() -> Harness<'static, App> {
    window(FULL, Theme::Light, Page::Filling, assessment(&[]))
}

fn example() -> Assessment {
    support::example().draft.assessment
}

fn draft<'a>(window: &'a Harness<'_, App>) -> &'a OpenDraft {
    window.state().draft().unwrap()
}

fn level(window: &Harness<'_, App>, indicator: &str) -> Option<u8> {
    draft(window).assessment().level(indicator, 0)
}

fn text<'a>(window: &'a Harness<'_, App>, field: &Field) -> &'a str {
    draft(window).assessment().text(field).unwrap_or_default()
}

fn facts(indicator: &str) -> Field {
    Field::facts(Place::first(indicator))
}

fn analysis(indicator: &str) -> Field {
    Field::analysis(Place::first(indicator))
}

fn key(window: &mut Harness<'_, App>, key: Key) {
    press(window, Modifiers::NONE, key);
}

/// What the boxes of the open level cards say, by the number of the criterion: name and whether it is on.
fn criteria(window: &Harness<'_, App>) -> Vec<(String, bool)> {
    let boxes = window.query_all_by_role(Role::CheckBox);
    let said = boxes.filter_map(|node| {
        let node = node.accesskit_node();
        let label = node.label().filter(|label| label.starts_with("Kriteria "))?;
        Some((label, node.toggled() == Some(egui::accesskit::Toggled::True)))
    });
    said.collect()
}

#[test]
fn what_the_chosen_level_implies_is_marked_as_such_and_is_not_ticked() {
    let mut window = window(FULL, Theme::Light, Page::Filling, assessment(&[]));
    let implied = "Tersirat dari tingkat yang dipilih, belum dicentang.";
    press(&mut window, Modifiers::ALT, Key::Num1);
    let before = criteria(&window);
    assert!(before.iter().any(|(label, _)| label.contains(" 2.1:") && !label.ends_with(implied)), "{before:?}");
    press(&mut window, Modifiers::ALT, Key::Num2);
    let one =
        |window: &Harness<'_, App>| criteria(window).into_iter().find(|(label, _)| label.contains(" 2.1:")).unwrap();
    let (label, on) = one(&window);
    assert!(label.ends_with(implied) && !on, "{label}");
    let of = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Kriteria 2.1:"))
    };
    window.query_all_by_role(Role::CheckBox).find(of).unwrap().click();
    window.run();
    let (label, on) = one(&window);
    assert!(label.ends_with("Dicentang, belum terbukti.") && on, "{label}");
}

#[test]
fn ten_indicators_are_filled_by_keyboard_alone_and_the_index_grows() {
    let mut window = empty();
    let before = draft(&window).score.index().clone();
    key(&mut window, Key::F6);
    for number in 1..=10 {
        let id = number.to_string();
        if number == 1 {
            key(&mut window, Key::F6);
        } else {
            press(&mut window, Modifiers::SHIFT, Key::F6);
        }
        key(&mut window, Key::Num3);
        key(&mut window, Key::Tab);
        key(&mut window, Key::Space);
        key(&mut window, Key::F6);
        type_text(&mut window, &format!("Fakta {id}"));
        key(&mut window, Key::Tab);
        type_text(&mut window, &format!("Analisis {id}"));
        press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
        assert_eq!(level(&window, &id), Some(3), "indicator {id}");
        assert_eq!(text(&window, &facts(&id)), format!("Fakta {id}"));
        assert_eq!(text(&window, &analysis(&id)), format!("Analisis {id}"));
        let ticks = &draft(&window).assessment().entry(&id, 0).unwrap().ticks;
        assert_eq!(ticks.values().filter(|tick| tick.value).count(), 1, "indicator {id}");
    }
    assert_eq!(draft(&window).current, "11");
    assert_eq!(draft(&window).score.answered, 10);
    assert!(draft(&window).score.index() > &before);
    window.get_by_label("Indeks ≥ 1,26, asal angka");
}

#[test]
fn alt_and_a_digit_choose_a_level_from_anywhere_and_the_same_level_again_changes_nothing() {
    let mut window = empty();
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    press(&mut window, Modifiers::ALT, Key::Num4);
    assert_eq!(level(&window, "1"), Some(4));
    assert_eq!(text(&window, &facts("1")), "", "the key never reaches the field");
    let changes = draft(&window).sitting().changes();
    press(&mut window, Modifiers::ALT, Key::Num4);
    press(&mut window, Modifiers::ALT, Key::Num0);
    assert_eq!(draft(&window).sitting().changes(), changes, "no change, no undo step; the framework has no level 0");
}

#[test]
fn arrows_move_in_the_radio_group_space_chooses_and_delete_takes_back() {
    let mut window = empty();
    window.get_by_label_contains("Tingkat 1 Rintisan").focus();
    window.run();
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    assert_eq!(level(&window, "1"), None, "moving is not choosing");
    assert!(window.get_by_label_contains("Tingkat 3 Terdefinisi").is_focused());
    key(&mut window, Key::Space);
    assert_eq!(level(&window, "1"), Some(3));
    key(&mut window, Key::Num5);
    assert_eq!(level(&window, "1"), Some(5));
    assert!(window.get_by_label_contains("Tingkat 5 Optimum").is_focused());
    key(&mut window, Key::Delete);
    assert_eq!(level(&window, "1"), None);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(level(&window, "1"), Some(5), "taking back can be undone");
}

#[test]
fn a_click_on_the_head_chooses_and_only_the_chosen_and_the_next_level_are_open() {
    let mut window = empty();
    window.get_by_label_contains("Tingkat 3 Terdefinisi").click();
    window.run();
    assert_eq!(level(&window, "1"), Some(3));
    let open = |window: &Harness<'_, App>, number: u8| {
        let mut ticks = window.query_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label());
        ticks.any(|label| label.starts_with(&format!("Kriteria {number}.")))
    };
    assert_eq!([1, 2, 3, 4, 5].map(|number| open(&window, number)), [false, false, true, true, false]);
    window.get_by_label_contains("Yang masih menahan");
    window.get_by_label_contains("Tingkat 3 Terdefinisi").focus();
    window.run();
    key(&mut window, Key::End);
    key(&mut window, Key::ArrowRight);
    assert!(open(&window, 5));
    assert_eq!(level(&window, "1"), Some(3), "opening a card is not choosing");
    window.get_by_label_contains("Tingkat 3 Terdefinisi").focus();
    window.run();
    window.get_by_label("Batalkan pilihan").click_accesskit();
    window.run();
    assert_eq!(level(&window, "1"), None);
}

#[test]
fn typing_is_undone_as_one_step_while_the_field_keeps_the_focus() {
    let mut window = empty();
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    for letter in ["a", "b", "c"] {
        type_text(&mut window, letter);
    }
    key(&mut window, Key::Tab);
    type_text(&mut window, "x");
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!([text(&window, &facts("1")), text(&window, &analysis("1"))], ["abc", ""]);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window, &facts("1")), "", "three letters are one step");
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Fakta");
    assert_eq!(field.value().unwrap_or_default(), "", "the field shows the document");
    assert!(field.is_focused());
    press(&mut window, Modifiers::COMMAND, Key::Y);
    type_text(&mut window, "d");
    assert_eq!(text(&window, &facts("1")), "abcd", "the caret stands where the change ended");
}

#[test]
fn the_sentence_pattern_never_overwrites_and_is_one_step() {
    let mut window = empty();
    press(&mut window, Modifiers::ALT, Key::Num3);
    let field = window.get_by_role_and_label(Role::MultilineTextInput, "Analisis");
    field.focus();
    window.run();
    type_text(&mut window, "Sudah ada.");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    window.run();
    let subject = &rubric().indicators[0].subject;
    assert!(text(&window, &facts("1")).contains(subject.as_str()));
    let whole = text(&window, &analysis("1")).to_owned();
    assert!(whole.starts_with("Sudah ada.\n\n") && whole.contains("tingkat 3 (Terdefinisi)"), "{whole}");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert_eq!(text(&window, &analysis("1")), whole, "a pattern that is there is not inserted again");
    let gap = text(&window, &facts("1")).to_owned();
    type_text(&mut window, "Perwali 41/2022");
    let filled = text(&window, &facts("1"));
    let first = &gap[gap.find('[').unwrap()..=gap.find(']').unwrap()];
    assert_eq!(filled, gap.replacen(first, "Perwali 41/2022", 1), "typing fills the first open place");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!([text(&window, &facts("1")), text(&window, &analysis("1"))], ["", "Sudah ada."]);
}

#[test]
fn a_text_of_twenty_thousand_characters_is_kept_whole() {
    let mut window = empty();
    let paragraph = "Penerapan manajemen data tercatat pada 1.a halaman 4–9. ".repeat(20);
    let mut long: String = [paragraph.as_str(); 20].join("\n");
    long.extend(std::iter::repeat_n('x', 20_000 - long.chars().count().min(20_000)));
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    window.event(Event::Paste(long.clone()));
    window.run();
    assert_eq!(text(&window, &facts("1")), long);
    let count = spbe_mandiri::words::Words::indonesian().count(long.chars().count());
    window.get_by_label(&format!("{count} karakter"));
    type_text(&mut window, "!");
    assert_eq!(text(&window, &facts("1")), format!("{long}!"));
}

#[test]
fn the_tree_is_narrowed_down_by_state_by_unit_and_by_name() {
    let mut assessment = assessment(&[3, 3, 3]);
    let edits = vec![
        Edit::Create(Item::Unit("u1".into())),
        Field::Unit("u1".into(), UnitField::Name).set("Diskominfo".to_owned()),
        Field::Answer("2".into(), AnswerField::Owner).set(Some(UnitId::from("u1"))),
        facts("3").set("Ada.".to_owned()),
    ];
    assessment.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    let mut window = window(FULL, Theme::Light, Page::Filling, assessment);
    let listed = |window: &Harness<'_, App>| -> Vec<String> {
        let rows = window.query_all_by_role(Role::TreeItem).filter_map(|row| row.accesskit_node().label());
        rows.filter(|label| label.contains(", tingkat") || label.contains("belum dinilai,")).collect()
    };
    window.get_by_label("Tanpa penjelasan 2").click();
    window.run();
    assert_eq!(listed(&window).len(), 2);
    window.get_by_label("Belum diisi 44").click();
    window.run();
    assert_eq!(listed(&window).len(), 44, "a filter opens every group");
    window.get_by_label("Semua 47").click();
    window.run();
    window.get_by_label("Saring nama").focus();
    window.run();
    type_text(&mut window, "manajemen data");
    assert!(listed(&window).iter().all(|label| label.contains("Data")), "{:?}", listed(&window));
    key(&mut window, Key::Escape);
    window.get_by_label("Saring menurut unit kerja").click();
    window.run();
    window.get_by_label("Diskominfo (1)").click();
    window.run();
    assert_eq!(listed(&window).len(), 1);
}

#[test]
fn keys_move_fold_and_jump_in_the_tree() {
    let mut window = empty();
    key(&mut window, Key::F6);
    key(&mut window, Key::ArrowDown);
    assert_eq!(draft(&window).current, "2");
    window.event(Event::Text("2".to_owned()));
    type_text(&mut window, "3");
    assert_eq!(draft(&window).current, "23");
    assert!(focused(&window).starts_with("23 "), "{}", focused(&window));
    key(&mut window, Key::ArrowLeft);
    assert!(focused(&window).starts_with("3 Manajemen"), "{}", focused(&window));
    key(&mut window, Key::ArrowLeft);
    assert!(window.query_by_label_contains("24 Penerapan").is_none(), "the group is folded");
    key(&mut window, Key::ArrowRight);
    assert!(window.query_by_label_contains("24 Penerapan").is_some());
}

#[test]
fn a_finding_leads_to_its_place_and_a_number_to_its_origin() {
    let mut window = window(FULL, Theme::Light, Page::Filling, assessment(&[3]));
    window.get_by_label("Analisis belum diisi. Ke Analisis").click();
    window.run();
    assert!(window.get_by_role_and_label(Role::MultilineTextInput, "Analisis").is_focused());
    let row = "Kebijakan ≥ 1,20, asal angka";
    window.get_by_label(row).focus();
    window.run();
    key(&mut window, Key::Enter);
    window.get_by_role_and_label(Role::Heading, "Mengapa ≥ 1,20?");
    key(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("Mengapa").is_none());
    assert!(window.get_by_label(row).is_focused(), "the focus comes back");
}

#[test]
fn the_guide_opens_beside_the_form_and_gives_the_focus_back() {
    let mut window = empty();
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    key(&mut window, Key::F1);
    window.get_by_label("Yang dinilai asesor");
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta");
    key(&mut window, Key::F1);
    assert!(window.query_by_label("Yang dinilai asesor").is_none());
    assert!(window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").is_focused());
}

#[test]
fn esc_closes_the_guide_and_what_has_the_focus_beside_it_keeps_it() {
    let mut window = empty();
    let field = |name: &'static str| move |window: &Harness<'_, App>| window.get_by_label(name).is_focused();
    let (facts, analysis) = (field("Fakta"), field("Analisis"));
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    key(&mut window, Key::F1);
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("Yang dinilai asesor").is_none() && facts(&window), "from the guide, back");
    for closing in [Key::Escape, Key::F1] {
        key(&mut window, Key::F1);
        window.get_by_role_and_label(Role::MultilineTextInput, "Analisis").focus();
        window.run();
        type_text(&mut window, "a");
        key(&mut window, closing);
        assert!(window.query_by_label("Yang dinilai asesor").is_none() && analysis(&window), "{closing:?}");
        type_text(&mut window, "b");
    }
    assert_eq!(text(&window, &self::analysis("1")), "abab");
}

#[test]
fn f6_goes_through_the_parts_in_reading_order() {
    let mut window = empty();
    let mut seen = Vec::new();
    for _ in 0..6 {
        key(&mut window, Key::F6);
        seen.push(focused(&window));
    }
    assert!(seen[0].starts_with("1 "), "{seen:?}");
    assert!(seen[1].starts_with("Tingkat 1"), "{seen:?}");
    assert_eq!(seen[2], "Fakta");
    assert!(seen[3].starts_with("Indeks"), "{seen:?}");
    assert_eq!(seen[5], seen[0], "after the bar above the page comes the tree again");
}

/// Levels 0 to 5, no domains, one indicator with three entries.
fn small_rubric() -> Arc<Rubric> {
    let rungs: String = (0..=5).map(|level| format!("(level: {level}, name: \"T{level}\", gist: \"-\"),")).collect();
    let levels: String = (0..=5)
        .map(|level| {
            format!(
                "(level: {level}, summary: \"Ringkas {level}\", meaning: \"Arti {level}\", evidence: [],
                criteria: [(id: \"{level}.1\", text: \"Syarat {level}\")]),"
            )
        })
        .collect();
    let indicator = |id: &str, weight: &str, extra: &str| {
        format!(
            "(id: \"{id}\", aspect: \"1\", name: \"Indikator {id}\", title: \"Indikator {id}\", short: \"I{id}\",
            subject: \"hal {id}\", weight: \"{weight}\", scale: \"s\", pattern: \"p\", question: \"Bagaimana?\",
            explanation: [], judged: \"-\", proof: \"-\", {extra} levels: [{levels}]),"
        )
    };
    let entries = "entries: [\"Layanan A\", \"Layanan B\", \"Layanan C\"],";
    let text = format!(
        "(format: \"spbe-mandiri/rubrik\", version: 1, id: \"uji\", edition: \"1\", name: \"Uji\", title: \"Uji\",
        regulation: \"Aturan\", regulation_short: \"Aturan\", guide: \"Pedoman\", target_level: 3,
        scales: [(id: \"s\", name: \"S\", levels: [{rungs}])],
        bands: [(id: \"k\", name: \"K\", from: \"0\", to: \"2.6\", palette: 1),
                (id: \"b\", name: \"B\", from: \"2.6\", to: \"5\", palette: 3)],
        patterns: [(id: \"p\", facts: \"Fakta {{subject}}\", analysis: \"Tingkat {{level}} ({{name}})\")],
        evidence_limits: (name_chars: 60, bundle_megabytes: 100),
        aspects: [(id: \"1\", name: \"Aspek tunggal\", short: \"Tunggal\", tiny: \"T\", weight: \"100\")],
        indicators: [{}{}])",
        indicator("1", "60", ""),
        indicator("2", "40", entries)
    );
    Arc::new(read(text.as_bytes()).map_err(|error| error.to_string()).unwrap())
}

#[test]
fn a_framework_without_domains_with_level_0_and_three_entries_is_filled_the_same_way() {
    let open = OpenDraft::new(small_rubric(), Assessment::default());
    let mut window = window_on(FULL, Theme::Light, Page::Filling, open);
    press(&mut window, Modifiers::ALT, Key::Num0);
    assert_eq!(level(&window, "1"), Some(0));
    press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
    for (entry, (name, key)) in
        [("Layanan A: –", Key::Num5), ("Layanan B: –", Key::Num0), ("Layanan C: –", Key::Num2)].into_iter().enumerate()
    {
        window.get_by_label(name).click();
        window.run();
        press(&mut window, Modifiers::ALT, key);
        press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
        let place = Place { indicator: "2".into(), entry };
        assert_eq!(text(&window, &Field::facts(place)), "Fakta hal 2");
    }
    let given = |entry| draft(&window).assessment().value("2", entry, Stage::SelfAssessment).cloned();
    assert_eq!([0, 1, 2].map(given), [Some(Value::Level(5)), Some(Value::Level(0)), Some(Value::Level(2))]);
    assert!(draft(&window).score.complete());
    window.get_by_label("Indeks 0,93, asal angka");
}

/// The harness fails on inputs without a name and on glyphs no font has.
#[test]
fn every_room_names_its_inputs() {
    for size in [[683.0, 384.0], [1024.0, 700.0], [1366.0, 688.0], [1920.0, 1080.0]] {
        for theme in [Theme::Light, Theme::Dark] {
            let mut window = window(size, theme, Page::Filling, example());
            for id in ["1", "23", "45"] {
                while draft(&window).current != id {
                    press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
                }
                key(&mut window, Key::F1);
                key(&mut window, Key::F1);
            }
        }
    }
}

#[test]
fn one_column_shows_one_section_at_a_time_and_the_tree_over_the_page() {
    let mut window = window([683.0, 384.0], Theme::Light, Page::Filling, assessment(&[2]));
    assert!(window.query_by_label("Fakta").is_none());
    window.get_by_role_and_label(Role::Tab, "Penjelasan").click();
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta");
    window.get_by_role_and_label(Role::Tab, "Pemeriksaan indikator 1: 3").click();
    window.run();
    window.get_by_label("Fakta belum diisi. Ke Fakta").click();
    window.run();
    assert!(window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").is_focused());
    window.get_by_label("Buka daftar indikator, 1 dari 47").click();
    window.run();
    window.get_by_label_contains("5 Kebijakan Internal").click_accesskit();
    window.run();
    assert_eq!(draft(&window).current, "5");
    assert!(window.query_by_role(Role::Tree).is_none(), "choosing closes the tree");
}

#[test]
fn the_rail_opens_the_panel_over_the_page_and_esc_closes_it() {
    let mut window = window([1024.0, 700.0], Theme::Light, Page::Filling, assessment(&[2]));
    assert!(window.query_by_label("Pemeriksaan indikator 1").is_none());
    // Fakta, Analisis, and evidence for the claimed level.
    window.get_by_label_contains("Pemeriksaan: 3").click();
    window.run();
    window.get_by_label("Pemeriksaan indikator 1");
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("Pemeriksaan indikator 1").is_none());
}

#[test]
fn an_idle_page_asks_for_no_frame() {
    let delay = |window: &Harness<'_, App>| window.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    for page in support::scenes::PAGES {
        let window = window(FULL, Theme::Light, page, example());
        assert_eq!(delay(&window), std::time::Duration::MAX, "{page:?}");
    }
    let mut window = window(FULL, Theme::Light, Page::Filling, example());
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    assert_eq!(delay(&window), std::time::Duration::MAX, "nor does the caret in a field");
}

#[test]
fn the_page_looks_as_drawn() {
    let mut results = SnapshotResults::new();
    for (name, size, theme) in [
        ("filling_light", FULL, Theme::Light),
        ("filling_dark", FULL, Theme::Dark),
        ("filling_single", [683.0, 384.0], Theme::Light),
    ] {
        let mut open = OpenDraft::new(rubric(), example());
        "23".clone_into(&mut open.current);
        let mut window = window_on(size, theme, Page::Filling, open);
        // The bars around the page have pictures of their own.
        let [width, height] = size;
        window.mask(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 48.0)));
        window.mask(Rect::from_min_size(pos2(0.0, height - 26.0), vec2(width, 26.0)));
        results.add(window.try_snapshot(name));
    }
}

#[test]
fn the_fields_of_a_piece_of_evidence_open_where_they_are_seen() {
    let mut window = window([1366.0, 688.0], Theme::Light, Page::Filling, example());
    while draft(&window).current != "23" {
        press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
    }
    window.get_by(|node| node.label().is_some_and(|label| label.starts_with("Bukti 23.e,"))).click_accesskit();
    window.run();
    let fields = window.get_by_role_and_label(Role::TextInput, "Yang ditunjukkan").rect();
    assert!(fields.bottom() < 662.0 && fields.top() > 150.0, "{fields:?}");
}
