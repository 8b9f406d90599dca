//! The page Dasbor: what it shows is what the score says, and every number and place leads to where it comes from.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{AnswerField, Field, Stage},
    desktop::{App, Page},
    scoring::{NodeKind, score},
    words::Words,
};
use support::window::{LEVELS, SIZE, assessment, focused, window};

fn dashboard(levels: &[u8]) -> Harness<'static, App> {
    window(SIZE, Theme::Light, Page::Dashboard, assessment(levels))
}

/// The chart whose sentence contains this.
fn chart<'h>(harness: &'h Harness<'_, App>, sentence: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by(move |node| node.role() == Role::Image && node.label().is_some_and(|label| label.contains(sentence)))
}

fn click_at(harness: &mut Harness<'_, App>, pos: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(pos));
        harness.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run();
}

#[test]
fn it_names_the_day_of_the_last_change_that_the_report_names() {
    let answers = assessment(&LEVELS);
    let at = spbe_mandiri::report::last_change(&answers).unwrap();
    let day = Words::indonesian().date(answers.zone.value.local(at).date());
    let harness = dashboard(&LEVELS);
    let mut said = harness.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
    assert!(said.any(|text| text.starts_with(&format!("Data per {day} "))));
}

#[test]
fn every_number_it_shows_is_the_one_of_the_score() {
    let answers = assessment(&LEVELS);
    let rubric = support::rubric();
    let score = score(&rubric, &answers, Stage::SelfAssessment);
    let harness = dashboard(&LEVELS);
    harness.get_by_label(&format!("Indeks {}: buka asal angka", Words::indonesian().decimal(score.index(), 2)));
    harness.get_by_label(&score.band(&rubric).unwrap().name);
    let domains = chart(&harness, "Pembanding: Kota 2024").accesskit_node().label().unwrap_or_default();
    let radar = chart(&harness, "Nilai 8 aspek").accesskit_node().label().unwrap_or_default();
    drop(harness);
    let mut harness = dashboard(&LEVELS);
    for title in ["Domain dibanding rata-rata 2024", "Nilai 8 aspek"] {
        chart(&harness, title).focus();
        harness.run();
        harness.key_press(Key::T);
        harness.run();
    }
    for kind in [NodeKind::Domain, NodeKind::Aspect] {
        for node in score.lowest.nodes(kind) {
            let value = Words::indonesian().decimal(node.value.as_ref().unwrap(), 2);
            let shown = harness.query_all_by_role_and_label(Role::Cell, &value).count();
            assert!(shown > 0, "{kind:?} {} is {value}", node.id);
        }
    }
    assert!(domains.contains("3,39") && radar.contains("4,50"), "{domains} {radar}");
}

#[test]
fn the_verdict_says_how_far_it_is_what_of_it_is_proved_and_what_to_do_first() {
    let mut harness = dashboard(&LEVELS);
    harness.get_by_label("0,45 lagi menuju Memuaskan (4,2).");
    harness.get_by_label("pada persentil 74");
    harness.get_by_label("Tiga langkah terdekat");
    let first = "43 Layanan Data Terbuka: tingkat 3 ke 4, +0,0300, indeks menjadi 3,78";
    harness.get_by_role_and_label(Role::Link, first);
    harness.get_by_role_and_label(
        Role::Link,
        "44 Jaringan Dokumentasi dan Informasi Hukum (JDIH): tingkat 2 ke 3, +0,0300, indeks menjadi 3,81",
    );
    // Nothing is proved here: every claim above the lowest level is one that is not backed.
    harness.get_by_label("Indeks yang didukung bukti 1,00: buka asal angka").click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "Mengapa 1,00?");
    harness.get_by_label("Dihitung dari tingkat yang didukung bukti, bukan dari tingkat yang diklaim.");
    harness.key_press(Key::Escape);
    harness.run();
    harness.get_by_role_and_label(Role::Link, "47 klaim belum didukung").click();
    harness.run();
    let listed = harness.query_all_by(|node| {
        node.role() == Role::Link && node.label().is_some_and(|label| label.contains("didukung bukti sampai tingkat 1"))
    });
    assert_eq!(listed.count(), 47, "the list has as many as the link says");
}

#[test]
fn the_nearest_steps_and_the_unbacked_claims_lead_to_their_indicators() {
    let mut harness = dashboard(&LEVELS);
    harness.get_by_label_contains("43 Layanan Data Terbuka: tingkat 3 ke 4").click();
    harness.run();
    assert_eq!((harness.state().page(), harness.state().draft().unwrap().current.as_str()), (Page::Filling, "43"));
    let mut harness = dashboard(&LEVELS);
    harness.get_by_role_and_label(Role::Link, "47 klaim belum didukung").click();
    harness.run();
    let first = harness.query_all_by_label_contains("klaim tingkat 2, didukung bukti sampai tingkat 1").next();
    first.unwrap().click();
    harness.run();
    assert_eq!((harness.state().page(), harness.state().draft().unwrap().current.as_str()), (Page::Filling, "1"));
}

#[test]
fn where_every_claim_is_proved_nothing_is_said_to_be_missing() {
    let harness = dashboard(&[1; 47]);
    harness.get_by_label("Indeks yang didukung bukti 1,00: buka asal angka");
    harness.get_by_label("tidak ada klaim yang belum didukung");
    assert!(harness.query_by_label_contains("klaim belum didukung").is_none());
}

#[test]
fn an_incomplete_draft_shows_lower_bounds_and_the_highest_possible_index() {
    let harness = dashboard(&LEVELS[..20]);
    harness.get_by_label("Indeks ≥ 2,01: buka asal angka");
    harness.get_by_label("paling tinggi 4,49");
    harness.get_by_label_contains("Batas bawah: 27 belum dinilai");
    chart(&harness, "sekurang-kurangnya pada persentil");
}

#[test]
fn an_index_whose_printed_figure_names_another_predicate_says_so() {
    let mut levels = LEVELS;
    for place in [31, 32, 33, 34, 35, 36, 37, 38, 41] {
        levels[place] -= 1;
    }
    let harness = dashboard(&levels);
    harness.get_by_label("Indeks 3,50: buka asal angka");
    harness.get_by_label("Baik");
    harness.get_by_label_contains("3,4995");
}

#[test]
fn nothing_answered_leads_to_the_first_indicator() {
    let mut harness = dashboard(&[]);
    harness.get_by_label("Belum ada nilai untuk digambar");
    assert!(harness.query_by_role(Role::Image).is_none());
    harness.get_by_label("Mulai mengisi").click();
    harness.run();
    assert_eq!(harness.state().page(), Page::Filling);
}

#[test]
fn the_key_t_shows_the_numbers_of_a_chart_as_a_table_and_back() {
    let mut harness = dashboard(&LEVELS);
    chart(&harness, "Nilai 8 aspek").focus();
    harness.run();
    harness.key_press(Key::T);
    harness.run();
    let table = harness.get_by_role_and_label(Role::Table, "Tabel: Nilai 8 aspek");
    assert_eq!(table.query_all_by_role(Role::Row).count(), 1 + support::rubric().aspects.len());
    table.get_by_role_and_label(Role::ColumnHeader, "Nasional 2024");
    table.get_by_role_and_label(Role::Cell, "4,50");
    harness.key_press(Key::T);
    harness.run();
    assert!(harness.query_by_role(Role::Table).is_none());
    assert!(chart(&harness, "Nilai 8 aspek").is_focused(), "the focus stays with the chart");
}

#[test]
fn clicking_a_cell_of_the_strip_opens_its_indicator() {
    let mut harness = dashboard(&LEVELS);
    let strip = chart(&harness, "Tingkat 47 indikator").rect();
    click_at(&mut harness, strip.right_center() - egui::vec2(8.0, 0.0));
    assert_eq!(harness.state().page(), Page::Filling);
    assert_eq!(harness.state().draft().unwrap().current, "47");
}

#[test]
fn arrow_keys_and_enter_open_an_indicator_from_the_lost_points() {
    let mut harness = dashboard(&LEVELS);
    chart(&harness, "Jumlah seluruhnya").focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown] {
        harness.key_press(key);
        harness.run();
    }
    let said = focused(&harness);
    assert!(said.starts_with("44 "), "the mark that is reached is said: {said}");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().page(), Page::Filling);
    assert_eq!(harness.state().draft().unwrap().current, "44");
}

#[test]
fn the_index_explains_itself_down_to_the_indicator_and_gives_the_focus_back() {
    let mut harness = dashboard(&LEVELS);
    let hero = "Indeks 3,75: buka asal angka";
    harness.get_by_label(hero).click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "Mengapa 3,75?");
    harness.get_by_label_contains("= 3,7495 ≈ 3,75");
    harness.get_by_label("Sampai Memuaskan: 4,20 − 3,7495 = 0,4505.");
    harness.get_by_label_contains("4 Layanan: nilai 4,13").click();
    harness.run();
    harness.get_by_label_contains("8 Layanan Publik").click();
    harness.run();
    harness.get_by_label_contains("44 JDIH: nilai 2").click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "Mengapa 2,00?");
    harness.get_by_label("Kembali ke angka sebelumnya").click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "Mengapa 4,17?");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label_contains("Mengapa").is_none());
    assert!(harness.get_by_label(hero).is_focused());
}

#[test]
fn the_value_of_an_aspect_in_a_chart_explains_itself() {
    let mut harness = dashboard(&LEVELS);
    chart(&harness, "Nilai 8 aspek").focus();
    harness.run();
    for key in [Key::End, Key::Space] {
        harness.key_press(key);
        harness.run();
    }
    harness.get_by_role_and_label(Role::Heading, "Mengapa 4,17?");
}

#[test]
fn what_it_is_compared_with_can_be_chosen() {
    let mut harness = dashboard(&LEVELS);
    harness.get_by_role(Role::ComboBox).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Tanpa pembanding").click();
    harness.run();
    assert!(harness.query_by_label_contains("Pembanding:").is_none());
    harness.get_by_label("Nilai domain");
}

#[test]
fn what_is_aimed_at_is_offered_only_where_there_are_targets_and_stands_in_the_table_of_the_radar() {
    let mut harness = dashboard(&LEVELS);
    harness.get_by_role(Role::ComboBox).click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "Sasaran").is_none());
    let mut aiming = assessment(&LEVELS);
    let edit = Field::Answer("1".into(), AnswerField::Target).set(Some(5_u8));
    aiming.apply(&support::rubric(), edit, &support::window::author()).unwrap();
    let mut harness = window(SIZE, Theme::Light, Page::Dashboard, aiming);
    harness.get_by_role(Role::ComboBox).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Sasaran").click();
    harness.run();
    chart(&harness, "Nilai 8 aspek").focus();
    harness.run();
    harness.key_press(Key::T);
    harness.run();
    let heads: Vec<String> =
        harness.get_all_by_role(Role::ColumnHeader).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(heads.iter().any(|head| head == "Sasaran"), "{heads:?}");
}

#[test]
fn the_key_f6_goes_from_card_to_card() {
    let mut harness = dashboard(&LEVELS);
    let mut reached = Vec::new();
    for _ in 0..8 {
        harness.key_press(Key::F6);
        harness.run();
        let focused = harness.get_by(|node| node.is_focused() && node.role() != Role::Window);
        reached.push(focused.accesskit_node().label().unwrap_or_default());
    }
    for words in ["Indeks 3,75: buka", "Nilai 8 aspek", "Jumlah seluruhnya", "Indeks 615 instansi"] {
        assert!(reached.iter().any(|label| label.contains(words)), "{words}: {reached:?}");
    }
}

#[test]
fn a_maximised_window_of_an_office_pc_shows_all_of_it_without_scrolling() {
    let harness = window([1366.0, 688.0], Theme::Light, Page::Dashboard, assessment(&LEVELS));
    for image in harness.get_all_by_role(Role::Image) {
        assert!(image.rect().bottom() <= 688.0 - 24.0, "{:?}", image.accesskit_node().label());
    }
}

#[test]
fn it_looks_as_drawn_in_the_light_theme() {
    dashboard(&LEVELS).snapshot("dashboard_light");
}

#[test]
fn it_looks_as_drawn_in_the_dark_theme() {
    window(SIZE, Theme::Dark, Page::Dashboard, assessment(&LEVELS[..20])).snapshot("dashboard_dark");
}

#[test]
fn nothing_lies_over_something_else_and_nothing_leaves_the_window_at_any_size() {
    let shown = |role: Role| {
        matches!(role, Role::Label | Role::Link | Role::Button | Role::Heading | Role::Image | Role::ComboBox)
    };
    // Pages that scroll are looked at whole: what is scrolled away lies under the bar at the bottom.
    for size in [[683.0, 2600.0], [911.0, 1500.0], [1024.0, 1400.0], [1366.0, 688.0], SIZE, [1920.0, 1080.0]] {
        for levels in [&LEVELS[..], &LEVELS[..20]] {
            let harness = window(size, Theme::Light, Page::Dashboard, assessment(levels));
            let parts: Vec<(String, [f64; 4])> = harness
                .query_all_by(|node| shown(node.role()))
                .filter_map(|node| {
                    let node = node.accesskit_node();
                    let place = node.bounding_box()?;
                    let name = node.label().or_else(|| node.value()).unwrap_or_default();
                    Some((name, [place.x0, place.y0, place.x1, place.y1]))
                })
                .collect();
            assert!(parts.len() > 20, "{size:?}");
            for (place, (name, [left, top, right, bottom])) in parts.iter().enumerate() {
                assert!(*left >= -0.5 && *right <= f64::from(size[0]) + 0.5, "{size:?}: {name} leaves the window");
                for (other, [from, above, to, below]) in &parts[..place] {
                    let apart =
                        *right <= from + 1.5 || *to <= left + 1.5 || *bottom <= above + 1.5 || *below <= top + 1.5;
                    assert!(apart, "{size:?}: {name} lies over {other}");
                }
            }
        }
    }
}

#[test]
fn what_the_first_card_says_is_whole_at_every_size() {
    for size in [SIZE, [800.0, 600.0], [911.0, 512.0], [683.0, 384.0], [400.0, 300.0], [1024.0, 700.0]] {
        for levels in [&LEVELS[..], &LEVELS[..20]] {
            let harness = window(size, Theme::Light, Page::Dashboard, assessment(levels));
            let (lines, _) = support::painted::lines(&harness);
            let cut: Vec<&str> = lines
                .iter()
                .filter(|line| line.shortened)
                .map(|line| line.whole.as_str())
                .filter(|whole| {
                    ["lagi menuju", "di atas", "hasil SPBE", "Sangat", "belum dinilai"]
                        .iter()
                        .any(|said| whole.contains(said))
                })
                .collect();
            assert!(cut.is_empty(), "{size:?}: {cut:?}");
        }
    }
}

#[test]
fn the_corner_of_the_grid_names_rows_and_columns_and_bars_show_that_more_follows() {
    for size in [SIZE, [800.0, 600.0]] {
        let mut harness = dashboard(&LEVELS);
        harness.set_size(size.into());
        harness.run_steps(3);
        let grid = harness
            .get_all_by_role(Role::Image)
            .into_iter()
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with("Tingkat × aspek")));
        grid.unwrap().focus();
        harness.run();
        harness.key_press(Key::T);
        harness.run();
        let table = harness.get_by_role_and_label(Role::Table, "Tabel: Tingkat × aspek");
        let heads: Vec<String> =
            table.query_all_by_role(Role::ColumnHeader).filter_map(|node| node.accesskit_node().label()).collect();
        assert_eq!(heads[0], "Tingkat × aspek", "{heads:?}");
    }
}
