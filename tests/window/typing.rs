//! What a person types stays as it was typed, goes where it is shown to go, and is still there after an error.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Event, Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use jiff::civil::date;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Edit, Field, Period, Place},
    desktop::{App, OpenDraft, Page},
    rubric, storage,
};
use support::{
    desk::Desk,
    example,
    painted::lines,
    rubric,
    window::{LEVELS, SIZE, assessment, author, focused, make_new, press, rest, type_text, window, window_on},
};

fn key(window: &mut Harness<'_, App>, key: Key) {
    press(window, Modifiers::NONE, key);
}

fn draft<'a>(window: &'a Harness<'_, App>) -> &'a Assessment {
    window.state().draft().unwrap().assessment()
}

fn text(window: &Harness<'_, App>, field: &Field) -> String {
    draft(window).text(field).unwrap_or_default().to_owned()
}

fn facts(indicator: &str) -> Field {
    Field::facts(Place::first(indicator))
}

fn analysis(indicator: &str) -> Field {
    Field::analysis(Place::first(indicator))
}

fn focus_line(window: &mut Harness<'_, App>, name: &str) {
    window.get_by_role_and_label(Role::TextInput, name).focus();
    window.run();
}

/// What a line of text shows.
fn shown(window: &Harness<'_, App>, name: &str) -> String {
    window.get_by_role_and_label(Role::TextInput, name).value().unwrap_or_default()
}

/// Replaces what stands in the field that has the focus.
fn write(window: &mut Harness<'_, App>, text: &str) {
    press(window, Modifiers::COMMAND, Key::A);
    key(window, Key::Backspace);
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    window.run();
}

fn says(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

const FROM: &str = "Masa penilaian, mulai";
const TO: &str = "Masa penilaian, sampai";

#[test]
fn a_span_of_days_is_never_filled_in_swapped_or_appended_to_and_what_is_wrong_is_said() {
    let mut window = window(SIZE, Theme::Light, Page::Identity, assessment(&[]));
    focus_line(&mut window, FROM);
    write(&mut window, "14 Juni 2024");
    let half = Period::of(Some(date(2024, 6, 14)), None);
    assert_eq!(draft(&window).period.value, half, "one day is kept too, so that it outlasts the window");
    assert!(says(&window, "Tanggal ini belum diisi"));
    key(&mut window, Key::Tab);
    assert_eq!((focused(&window).as_str(), shown(&window, TO).as_str()), (TO, ""), "the second day stays empty");
    write(&mut window, "1 April 2024");
    let reversed = Period::between(date(2024, 6, 14), date(2024, 4, 1));
    assert_eq!(draft(&window).period.value, Some(reversed), "as it was typed");
    assert!(says(&window, "Tanggal ini sebelum tanggal mulai"));
    assert_eq!([shown(&window, FROM), shown(&window, TO)], ["14 Juni 2024", "1 April 2024"]);
    write(&mut window, "30 Juni 2024");
    let mended = Period::between(date(2024, 6, 14), date(2024, 6, 30));
    assert_eq!(draft(&window).period.value, Some(mended));
    assert!(!says(&window, "Tanggal ini sebelum") && !says(&window, "belum diisi"));
    write(&mut window, "31 Juni 2024");
    assert_eq!(draft(&window).period.value, half, "no such day");
    assert!(says(&window, "Tanggal ini tidak ada"));
    key(&mut window, Key::Tab);
    assert_eq!(shown(&window, TO), "31 Juni 2024", "it stays to be mended");
    for name in [TO, FROM] {
        focus_line(&mut window, name);
        write(&mut window, "");
    }
    assert_eq!(draft(&window).period.value, None, "both emptied");
}

#[test]
fn a_year_that_cannot_be_assessed_stays_as_it_was_typed_and_says_what_is_wrong() {
    let mut window = window(SIZE, Theme::Light, Page::Identity, assessment(&[]));
    focus_line(&mut window, "Tahun");
    write(&mut window, "1998");
    key(&mut window, Key::Tab);
    window.run();
    assert_eq!((shown(&window, "Tahun").as_str(), draft(&window).year.value), ("1998", 2024));
    assert!(says(&window, "Tahun penilaian antara 2018 dan 2100"));
}

#[test]
fn the_radio_of_a_level_chooses_and_its_title_only_unfolds() {
    let mut window = window(SIZE, Theme::Light, Page::Filling, assessment(&[]));
    let level = |window: &Harness<'_, App>| draft(window).level("1", 0);
    let open = |window: &Harness<'_, App>| {
        let mut ticks = window.query_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label());
        ticks.any(|label| label.starts_with("Kriteria 4."))
    };
    let title = |window: &Harness<'_, App>| {
        let radio = window.get_by_label_contains("Tingkat 4 Terpadu").rect();
        let titles = window.query_all_by_role(Role::Button);
        titles.map(|node| node.rect()).find(|rect| rect.left_center().distance(radio.right_center()) < 0.5)
    };
    let rect = title(&window).expect("a title beside the radio");
    assert!(rect.width() > 200.0, "all of the title unfolds");
    for expected in [true, false] {
        let at = title(&window).unwrap().left_center() + egui::vec2(20.0, 0.0);
        window.hover_at(at);
        window.run();
        for pressed in [true, false] {
            let (pos, modifiers) = (at, Modifiers::NONE);
            window.event(Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers });
            window.run();
        }
        assert_eq!((open(&window), level(&window)), (expected, None), "reading is not choosing");
    }
    window.get_by_label_contains("Tingkat 4 Terpadu").click();
    window.run();
    assert_eq!(level(&window), Some(4));
}

#[test]
fn a_new_assessment_needs_a_name_and_a_year_and_keeps_what_was_typed_until_they_are_there() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    key(&mut window, Key::Enter);
    assert!(window.state().draft().is_none());
    assert!(says(&window, "Tulis nama instansinya"));
    assert_eq!(focused(&window), "Nama instansi");
    type_text(&mut window, "Kota Contoh");
    assert!(!says(&window, "Tulis nama instansinya"));
    for year in ["", "26", "1998", "dua ribu"] {
        focus_line(&mut window, "Tahun");
        write(&mut window, year);
        key(&mut window, Key::Enter);
        assert!(window.state().draft().is_none() && says(&window, "Tahun penilaian antara 2018 dan 2100"), "{year}");
        assert_eq!((focused(&window).as_str(), shown(&window, "Tahun").as_str()), ("Tahun", year));
        assert_eq!(shown(&window, "Nama instansi"), "Kota Contoh");
    }
    write(&mut window, "2025");
    key(&mut window, Key::Enter);
    window.run();
    let made = draft(&window);
    assert_eq!((made.institution.name.value.as_str(), made.year.value), ("Kota Contoh", 2025));
}

const PLACE: &str = "Ketik lokasi";

fn save_as(window: &mut Harness<'_, App>, place: &str) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    write(window, place);
}

#[test]
fn the_full_place_of_a_file_is_shown_before_and_after_it_is_written() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Kota Contoh");
    let first = desk.documents().join("kota-contoh-2026.ron");
    assert_eq!(shown(&window, "Simpan ke berkas"), first.to_string_lossy());
    assert!(!says(&window, "Akan disimpan di"), "the field says all of it");
    focus_line(&mut window, "Simpan ke berkas");
    write(&mut window, "kota-contoh-2026");
    assert!(says(&window, &format!("Akan disimpan di {}", first.display())));
    key(&mut window, Key::Enter);
    window.run();
    assert!(first.is_file() && says(&window, &format!("Tersimpan di {}", first.display())));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    let proposed = shown(&window, PLACE);
    assert!(proposed.starts_with(&*desk.documents().to_string_lossy()), "Dokumen, with a name: {proposed}");
    assert!(proposed.ends_with("(salinan).ron"), "{proposed}");
    write(&mut window, "hanya nama");
    let second = desk.documents().join("hanya nama.ron");
    assert!(says(&window, &format!("Akan disimpan di {}", second.display())));
    key(&mut window, Key::Enter);
    window.run();
    assert!(second.is_file() && says(&window, &format!("Tersimpan di {}", second.display())));
    rest(&mut window, 3);
    let recent = storage::load_settings(&storage::SystemDisk, &desk.places().settings()).0.recent;
    assert!(recent.iter().any(|one| std::path::Path::new(&one.path) == second), "and is found again: {recent:?}");
}

#[test]
fn in_a_folder_a_name_is_offered_and_nothing_is_written_beside_it() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    let folder = desk.documents().join("penilaian");
    std::fs::create_dir(&folder).unwrap();
    let beside = desk.documents().join("penilaian.ron");

    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Kota Contoh");
    focus_line(&mut window, "Simpan ke berkas");
    write(&mut window, "penilaian");
    key(&mut window, Key::Enter);
    window.run();
    assert!(window.state().draft().is_none() && says(&window, "Yang Anda tulis sebuah folder"));
    let inside = folder.join("kota-contoh-2026.ron");
    assert_eq!(shown(&window, "Simpan ke berkas"), inside.to_string_lossy());
    key(&mut window, Key::Enter);
    window.run();
    assert!(inside.is_file() && !beside.exists());

    for place in ["penilaian", "folder-baru/"] {
        save_as(&mut window, place);
        key(&mut window, Key::Enter);
        window.run();
        assert!(says(&window, "Yang Anda tulis sebuah folder"), "{place}");
        let offered = shown(&window, PLACE);
        assert!(offered.ends_with("kota-contoh-2026 (salinan).ron"), "{offered}");
        assert_eq!(focused(&window), PLACE);
        key(&mut window, Key::Escape);
    }
    assert!(!beside.exists() && !desk.documents().join("folder-baru.ron").exists());
}

#[test]
fn a_path_that_could_not_be_used_is_still_there_to_be_mended() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::O);
    type_text(&mut window, "tidak-ada.ron");
    key(&mut window, Key::Enter);
    window.run();
    assert!(says(&window, "tidak ditemukan"));
    key(&mut window, Key::Enter);
    window.run();
    let typed = desk.documents().join("tidak-ada.ron");
    assert_eq!((focused(&window).as_str(), shown(&window, PLACE)), (PLACE, typed.display().to_string()));
    assert!(says(&window, "Lokasi yang tadi masih di bawah"));
    key(&mut window, Key::Escape);

    let full = desk.documents().join("penuh");
    desk.disk.fill(Some(&full));
    std::fs::create_dir(&full).unwrap();
    save_as(&mut window, "penuh/baru.ron");
    key(&mut window, Key::Enter);
    window.run();
    assert!(says(&window, "tidak dapat disimpan"));
    desk.disk.fill(None);
    key(&mut window, Key::Enter);
    window.run();
    assert_eq!(shown(&window, PLACE), full.join("baru.ron").to_string_lossy());
    type_text(&mut window, "x");
    assert!(shown(&window, PLACE).ends_with("baru.ronx"), "the caret stands behind it");
    key(&mut window, Key::Backspace);
    key(&mut window, Key::Enter);
    window.run();
    assert!(storage::open(&storage::SystemDisk, &full.join("baru.ron"), &rubric::builtin).is_ok());
}

/// Long texts, so that what is appended to them lies below what the fields show.
fn with_long_texts() -> Assessment {
    let mut assessment = assessment(&[3]);
    let long = "Kalimat yang sudah ada di sini sejak tahun lalu.\n".repeat(60);
    let edits = vec![facts("1").set(long.clone()), analysis("1").set(long)];
    assessment.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    assessment
}

#[test]
fn an_inserted_pattern_is_scrolled_to_and_marked_until_the_next_key_and_can_be_taken_back_from_its_message() {
    let mut window = window(SIZE, Theme::Light, Page::Filling, with_long_texts());
    let before = [text(&window, &facts("1")), text(&window, &analysis("1"))];
    assert_eq!(bars(&window), 0);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    window.run();
    let after = [text(&window, &facts("1")), text(&window, &analysis("1"))];
    assert!(after[0].len() > before[0].len() && after[1].len() > before[1].len());
    assert!(says(&window, "Kerangka kalimat ditambahkan pada Fakta dan Analisis indikator 1"));
    assert_eq!(bars(&window), 2, "what is new has a bar beside it, in view");
    key(&mut window, Key::ArrowRight);
    assert_eq!(bars(&window), 0, "until the next key");
    window.get_by_label("Urungkan").click();
    window.run();
    assert_eq!([text(&window, &facts("1")), text(&window, &analysis("1"))], before);
}

/// Bars beside what is new in a text, as far as they can be seen.
fn bars(window: &Harness<'_, App>) -> usize {
    let shapes = window.output().shapes.iter();
    shapes
        .filter(|clipped| match &clipped.shape {
            egui::Shape::LineSegment { points, stroke } => {
                (stroke.width - 3.0).abs() < 0.01
                    && clipped.clip_rect.intersects(egui::Rect::from_two_pos(points[0], points[1]))
            }
            _ => false,
        })
        .count()
}

#[test]
fn f8_leads_from_place_to_place_of_this_text_then_to_the_next_finding_and_says_what_and_where() {
    let mut window = window(SIZE, Theme::Light, Page::Filling, assessment(&[3, 3]));
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    window.run();
    let pattern = text(&window, &facts("1"));
    let places = pattern.matches('[').count();
    assert!(places >= 2, "{pattern}");
    assert_eq!(focused(&window), "Fakta");
    for place in 1..places {
        type_text(&mut window, &format!("isi {place}"));
        key(&mut window, Key::F8);
        window.run();
        assert_eq!((window.state().draft().unwrap().current.as_str(), focused(&window).as_str()), ("1", "Fakta"));
        assert!(says(&window, "pada Fakta indikator 1"), "which place it is is said");
    }
    type_text(&mut window, "isi akhir");
    let filled = text(&window, &facts("1"));
    assert!(!filled.contains('[') && filled.contains("isi 1") && filled.contains("isi akhir"), "{filled}");
    key(&mut window, Key::F8);
    window.run();
    assert!(says(&window, "Temuan"), "a finding comes after the last place");
    assert_eq!((window.state().draft().unwrap().current.as_str(), focused(&window).as_str()), ("1", "Analisis"));
    let open = text(&window, &analysis("1")).matches('[').count();
    type_text(&mut window, "isi");
    assert_eq!(text(&window, &analysis("1")).matches('[').count(), open - 1, "its place is selected");
}

#[test]
fn f8_goes_round_all_findings_that_want_something_done_from_any_page() {
    let mut window = window(SIZE, Theme::Light, Page::Dashboard, assessment(&LEVELS));
    let mut seen = std::collections::BTreeSet::new();
    let said = |window: &Harness<'_, App>| {
        let mut nodes = window.query_all_by_label_contains("Temuan ").filter_map(|node| node.accesskit_node().value());
        nodes.rfind(|label| label.starts_with("Temuan ")).unwrap_or_default()
    };
    key(&mut window, Key::F8);
    window.run();
    let first = said(&window);
    let total: usize = first.split(' ').nth(3).unwrap().trim_end_matches('.').parse().unwrap();
    assert!(first.starts_with("Temuan 1 dari ") && total > 40, "{first}");
    for _ in 0..total {
        let shown = window.query_all_by_label_contains("Temuan ").filter_map(|node| node.accesskit_node().value());
        assert_eq!(shown.filter(|label| label.starts_with("Temuan ")).count(), 1, "one takes the place of the other");
        seen.insert(said(&window));
        key(&mut window, Key::F8);
        window.run();
    }
    assert_eq!((seen.len(), said(&window)), (total, first), "each once, and round again");
    press(&mut window, Modifiers::SHIFT, Key::F8);
    window.run();
    assert!(said(&window).starts_with(&format!("Temuan {total} dari")), "{}", said(&window));
}

#[test]
fn a_new_member_of_the_team_and_a_new_unit_are_written_down_next() {
    let mut window = window([1366.0, 1400.0], Theme::Light, Page::Identity, assessment(&[]));
    window.get_by_label("Tambah anggota").click();
    window.run();
    assert_eq!(focused(&window), "Nama dan gelar");
    type_text(&mut window, "Rina");
    window.get_by_label("Tambah unit kerja").click();
    window.run();
    type_text(&mut window, "Diskominfo");
    assert_eq!(draft(&window).team()[0].1.name.value, "Rina");
    assert_eq!(draft(&window).active_units()[0].1.name.value, "Diskominfo");
}

#[test]
fn f8_on_a_finding_about_the_whole_leads_to_its_field() {
    let mut unnamed = assessment(&[]);
    let edit = Field::Assessment(AssessmentField::InstitutionName).set(String::new());
    unnamed.apply(&rubric(), edit, &author()).unwrap();
    let mut window = window(SIZE, Theme::Light, Page::Dashboard, unnamed);
    key(&mut window, Key::F8);
    window.run();
    assert_eq!((window.state().page(), focused(&window).as_str()), (Page::Identity, "Nama instansi"));
}

/// Everything arrives in one frame, as on a computer that is busy.
fn at_once(window: &mut Harness<'_, App>, events: Vec<Event>) {
    let mut input = egui::RawInput { events, ..egui::RawInput::default() };
    for _ in 0..40 {
        let ctx = window.ctx.clone();
        eframe::App::raw_input_hook(window.state_mut(), &ctx, &mut input);
        window.input_mut().events.append(&mut input.events);
        window.step();
    }
    window.run();
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn letters(text: &str) -> impl Iterator<Item = Event> {
    text.chars().map(|letter| Event::Text(letter.to_string())).collect::<Vec<_>>().into_iter()
}

#[test]
fn keys_that_arrive_in_one_frame_go_where_they_would_have_gone_one_by_one() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    let mut events: Vec<Event> = letters("fakta satu").collect();
    events.push(pressed(Key::Tab, Modifiers::NONE));
    events.extend(letters("analisis satu"));
    events.extend([pressed(Key::Num4, Modifiers::ALT), Event::Text("4".to_owned())]);
    events.push(pressed(Key::ArrowDown, Modifiers::COMMAND));
    events.extend(letters("analisis dua"));
    events.push(pressed(Key::K, Modifiers::COMMAND));
    events.extend(letters("20"));
    events.push(pressed(Key::Escape, Modifiers::NONE));
    events.extend(letters(" lagi"));
    at_once(&mut window, events);
    assert_eq!([text(&window, &facts("1")), text(&window, &analysis("1"))], ["fakta satu", "analisis satu"]);
    assert_eq!([text(&window, &facts("2")), text(&window, &analysis("2"))], ["", "analisis dua lagi"]);
    assert_eq!([draft(&window).level("1", 0), draft(&window).level("2", 0)], [Some(4), None]);
    let mut events = vec![pressed(Key::K, Modifiers::COMMAND)];
    events.extend(letters("20"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    at_once(&mut window, events);
    assert_eq!(window.state().draft().unwrap().current, "20", "Enter goes by what was typed before it");
    assert_eq!(draft(&window).level("20", 0), None, "digits of the search choose no level");
}

#[test]
fn tab_into_a_line_selects_it_so_that_what_is_typed_takes_its_place() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    press(&mut window, Modifiers::COMMAND, Key::N);
    type_text(&mut window, "Kota Contoh");
    key(&mut window, Key::Tab);
    key(&mut window, Key::Tab);
    type_text(&mut window, "2024");
    assert_eq!(shown(&window, "Tahun"), "2024");
    assert!(shown(&window, "Simpan ke berkas").ends_with("kota-contoh-2024.ron"));
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    press(&mut window, Modifiers::SHIFT, Key::Tab);
    type_text(&mut window, "Kota Lain");
    assert!(shown(&window, "Simpan ke berkas").ends_with("kota-lain-2024.ron"), "back as well");
    // A click sets the caret, as before.
    focus_line(&mut window, "Tahun");
    press(&mut window, Modifiers::NONE, Key::End);
    type_text(&mut window, "5");
    assert_eq!(shown(&window, "Tahun"), "20245");
    key(&mut window, Key::Enter);
    let said = window.query_all_by_label_contains("Tahun penilaian antara").next().unwrap().rect();
    assert!(said.height() < 40.0, "in the width of the form: {said:?}");
    key(&mut window, Key::Escape);

    // One rule for every line of the pages: names, dates, numbers, filters.
    for page in [Page::Identity, Page::Evidence, Page::Settings, Page::Report] {
        let answers = example().draft.assessment;
        let mut window = window_on(SIZE, Theme::Light, page, OpenDraft::new(rubric(), answers));
        window.run();
        let mut lines = 0;
        for _ in 0..60 {
            key(&mut window, Key::Tab);
            let line = window.query_all_by_role(Role::TextInput).find(|node| node.is_focused());
            let Some((name, before)) =
                line.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.value()))
            else {
                continue;
            };
            lines += 1;
            type_text(&mut window, "7");
            let line = window.query_all_by_role(Role::TextInput).find(|node| node.is_focused()).unwrap();
            assert_eq!(line.value().as_deref(), Some("7"), "{name} of {page:?} held {before:?}");
        }
        assert!(lines > 0, "{page:?}");
    }
}

#[test]
fn the_line_that_is_typed_is_seen_also_with_a_note_above_and_in_a_window_half_as_large() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    window.set_size(egui::vec2(683.0, 384.0));
    window.run();
    window.get_by_label_contains("Penjelasan").click();
    window.run();
    window.set_size(SIZE.into());
    window.run();
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    type_text(&mut window, &"Pelaksanaan tercatat dalam laporan tahunan. ".repeat(60));
    let seen = |window: &Harness<'_, App>, words: &str| {
        let (shown, _) = lines(window);
        shown.iter().any(|line| line.text.contains(words) && line.clip.expand(1.5).contains_rect(line.ink))
    };
    desk.disk.fill(Some(&desk.documents()));
    press(&mut window, Modifiers::COMMAND, Key::End);
    type_text(&mut window, " zamrud");
    rest(&mut window, 3);
    assert!(says(&window, "Diska penuh") && seen(&window, "zamrud"));
    for size in [[683.0, 384.0], [911.0, 512.0], [1366.0, 768.0], [683.0, 384.0]] {
        window.set_size(size.into());
        window.run();
        // Somebody scrolls away; the next key shows the line again.
        let field = window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").rect().center();
        window.event(Event::PointerMoved(field));
        window.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, 900.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
        window.run();
        type_text(&mut window, "x");
        assert!(seen(&window, "zamrud"), "at {size:?}");
    }
}

#[test]
fn the_line_that_is_typed_is_seen_also_after_its_field_has_lost_height() {
    let facts = Field::facts(Place::first("1"));
    let mut of = assessment(&[2]);
    let long = "Pelaksanaan tercatat dalam laporan tahunan. ".repeat(60);
    of.apply(&rubric(), facts.set(long), &author()).unwrap();
    let mut window = window([1366.0, 768.0], Theme::Light, Page::Filling, of);
    window.get_by_role_and_label(Role::MultilineTextInput, "Fakta").focus();
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::End);
    let seen = |window: &Harness<'_, App>, words: &str| {
        let (shown, _) = lines(window);
        shown.iter().any(|line| line.text.contains(words) && line.clip.expand(1.5).contains_rect(line.ink))
    };
    type_text(&mut window, "akhirnya zamrud");
    assert!(seen(&window, "zamrud"));
    for height in [560.0, 700.0, 500.0] {
        window.set_size(egui::vec2(1366.0, height));
        window.run();
        assert!(seen(&window, "zamrud"), "at a height of {height}");
    }
    // A word that begins a line of its own is seen at once.
    for letter in "katapanjangsekalisehinggapindahbaris".chars() {
        type_text(&mut window, &letter.to_string());
        assert!(seen(&window, &letter.to_string()));
    }
    assert!(seen(&window, "pindahbaris"));
}
