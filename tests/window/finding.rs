//! The search finds everything that was typed, shows where it stands and leads there, and back and forth lead through the
//! places a person was at.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use egui::{Key, Modifiers, PointerButton, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{
        AnswerField, AssessmentField, DocumentField, Edit, Field, Item, PersonField, Place, UseField, UsePlace,
    },
    desktop::{App, OpenDraft, Page},
};
use support::{
    desk::Desk,
    example, rubric,
    window::{SIZE, author, focused, make_new, press, rest, type_text, window_on},
};

fn draft_with(edits: Vec<Edit>) -> OpenDraft {
    let mut assessment = example().draft.assessment;
    assessment.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    OpenDraft::new(rubric(), assessment)
}

fn opened(size: [f32; 2], page: Page, edits: Vec<Edit>) -> Harness<'static, App> {
    window_on(size, Theme::Light, page, draft_with(edits))
}

fn search(window: &mut Harness<'_, App>, query: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, query);
}

fn find(window: &mut Harness<'_, App>, query: &str) {
    search(window, query);
    press(window, Modifiers::NONE, Key::Enter);
    window.run();
}

fn place(window: &Harness<'_, App>) -> (Page, String) {
    (window.state().page(), window.state().draft().unwrap().current.clone())
}

fn facts(window: &Harness<'_, App>, indicator: &str) -> String {
    let assessment = window.state().draft().unwrap().assessment();
    assessment.text(&Field::facts(Place::first(indicator))).unwrap_or_default().to_owned()
}

#[test]
fn what_was_typed_anywhere_is_found_and_its_field_takes_the_focus() {
    let before = example().draft.assessment;
    let document = before.register()[0].0.clone();
    let person = before.team()[0].0.clone();
    let question = rubric().general_questions[0].id.clone();
    let (used, at) = rubric()
        .indicators
        .iter()
        .find_map(|indicator| {
            let one = before.evidence(&indicator.id, 0).into_iter().next()?;
            Some((one.id.clone(), indicator.id.clone()))
        })
        .unwrap();
    let used = UsePlace { at: Place::first(&at), id: used };
    let fields = [
        (Field::facts(Place::first("12")), Page::Filling, "Fakta"),
        (Field::analysis(Place::first("40")), Page::Filling, "Analisis"),
        (Field::Use(used, UseField::Shows), Page::Filling, "Yang ditunjukkan"),
        (Field::Document(document.clone(), DocumentField::Issuer), Page::Evidence, "Penerbit"),
        (Field::Document(document, DocumentField::Note), Page::Evidence, "Catatan"),
        (Field::Person(person, PersonField::Position), Page::Identity, "Jabatan"),
        (Field::Assessment(AssessmentField::ReportAddressee), Page::Identity, "Laporan ditujukan kepada"),
        (Field::Question(question.into()), Page::Questions, "Jawaban"),
    ];
    for size in [SIZE, [683.0, 384.0]] {
        for (field, page, name) in fields.clone() {
            let text = format!("{} tertulis zamrud.", "Kalimat pertama. ".repeat(30));
            let mut window = opened(size, Page::Dashboard, vec![field.clone().set(text)]);
            find(&mut window, "ZAMRUD");
            let draft = window.state().draft().unwrap();
            assert_eq!(window.state().page(), page, "{field:?} at {size:?}");
            if let Some(indicator) = field.indicator() {
                assert_eq!(draft.current, indicator.as_str(), "{field:?}");
            }
            let shown = focused(&window);
            assert!(shown.contains(name), "{field:?} at {size:?}: the focus is at {shown:?}");
            // What matched is selected in a long text, so that typing changes that and nothing else.
            if matches!(field, Field::Entry(..)) {
                type_text(&mut window, "delima");
                let text = window.state().draft().unwrap().assessment().text(&field).unwrap().to_owned();
                assert!(text.ends_with("tertulis delima."), "{text}");
            }
        }
    }
}

#[test]
fn a_row_says_what_matched_and_where_it_stands_and_counts_what_is_not_shown() {
    let mut window =
        opened(SIZE, Page::Filling, vec![Field::facts(Place::first("12")).set("Tata kelola zamrud".to_owned())]);
    search(&mut window, "zamrud");
    window.get_by_label("1 hasil");
    let row = window.get_by_role(Role::ListBoxOption);
    assert_eq!(row.accesskit_node().label().unwrap(), "Tata kelola zamrud, Indikator 12 · Fakta");
    press(&mut window, Modifiers::NONE, Key::Escape);
    search(&mut window, "a");
    let counted = window.query_all(By::new()).filter_map(|node| node.accesskit_node().value());
    assert_eq!(counted.filter(|said| said.contains(" dari ") && said.ends_with(" hasil")).count(), 1);
}

#[test]
fn documents_are_found_by_file_name_with_how_they_stand() {
    let draft = example().draft.assessment;
    let (_, document) = draft.register().into_iter().find(|(_, one)| one.file().is_some()).unwrap();
    let name = document.file().unwrap().name.clone();
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    search(&mut window, &name);
    let rows: Vec<String> =
        window.get_all_by_role(Role::ListBoxOption).filter_map(|row| row.accesskit_node().label()).collect();
    assert!(rows.iter().any(|row| row.starts_with(&name)), "{rows:?}");
}

#[test]
fn who_begins_to_write_the_name_of_a_page_gets_it_first() {
    let mut window =
        opened(SIZE, Page::Filling, vec![Field::facts(Place::first("1")).set("Dasbor eksekutif tersedia".to_owned())]);
    find(&mut window, "dasb");
    assert_eq!(window.state().page(), Page::Dashboard);
}

#[test]
fn a_change_is_found_at_once() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    search(&mut window, "pirus");
    window.get_by_label("0 hasil");
    press(&mut window, Modifiers::NONE, Key::Escape);
    find(&mut window, "#7");
    type_text(&mut window, "pirus ");
    search(&mut window, "pirus");
    window.get_by_label("1 hasil");
}

#[test]
fn back_and_forth_lead_through_pages_indicators_and_documents_and_take_no_letter() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    let document = window.state().draft().unwrap().assessment().register()[3].1.label().to_owned();
    find(&mut window, "#23");
    assert_eq!(focused(&window), "Fakta");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    find(&mut window, &document);
    assert_eq!(window.state().page(), Page::Evidence);
    let title = focused(&window);
    press(&mut window, Modifiers::COMMAND, Key::Num5);
    let before = facts(&window, "23");

    let back = |window: &mut Harness<'_, App>| press(window, Modifiers::ALT, Key::ArrowLeft);
    let forth = |window: &mut Harness<'_, App>| press(window, Modifiers::ALT, Key::ArrowRight);
    back(&mut window);
    assert_eq!((place(&window).0, focused(&window)), (Page::Evidence, title), "the document is chosen again");
    assert!(window.query_all_by_label_contains(&document).next().is_some());
    back(&mut window);
    assert_eq!(place(&window).0, Page::Dashboard);
    back(&mut window);
    assert_eq!(place(&window), (Page::Filling, "23".to_owned()));
    assert_eq!(focused(&window), "Fakta", "the field that had it has the focus");
    back(&mut window);
    assert_eq!(place(&window), (Page::Filling, "1".to_owned()));
    back(&mut window);
    assert_eq!(place(&window), (Page::Filling, "1".to_owned()));
    window.get_by_label("Tidak ada tempat sebelumnya.");
    for (page, indicator) in
        [(Page::Filling, "23"), (Page::Dashboard, "23"), (Page::Evidence, "23"), (Page::Report, "23")]
    {
        forth(&mut window);
        assert_eq!(place(&window), (page, indicator.to_owned()));
    }
    assert_eq!(facts(&window, "23"), before, "no key was taken by a text");
}

#[test]
fn another_way_forgets_what_lay_ahead_and_another_draft_begins_anew() {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    make_new(&mut window);
    find(&mut window, "#5");
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(place(&window), (Page::Filling, "5".to_owned()));
    find(&mut window, "#9");
    press(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(place(&window), (Page::Filling, "9".to_owned()), "the dashboard is no longer ahead");
    press(&mut window, Modifiers::COMMAND, Key::W);
    rest(&mut window, 1);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().page(), Page::Home, "nothing of the closed draft is gone back to");
}

#[test]
fn a_document_that_was_deleted_is_passed_over_on_the_way_back() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    let label = window.state().draft().unwrap().assessment().register()[3].1.label().to_owned();
    find(&mut window, &label);
    assert_eq!(window.state().page(), Page::Evidence);
    window.get_by_label("Hapus dokumen").click();
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().page(), Page::Filling);
}

/// In some frameworks an indicator has an entry for each of three services.
#[test]
fn an_entry_of_an_indicator_is_found_and_gone_back_to() {
    let mut rubric = (*rubric()).clone();
    rubric.indicators[44].entries = ["A", "B", "C"].map(|name| format!("Layanan {name}")).to_vec();
    let many = rubric.indicators[44].id.clone();
    let field = Field::facts(Place { indicator: many.as_str().into(), entry: 1 });
    let mut assessment = spbe_mandiri::assessment::Assessment::default();
    assessment.apply(&rubric, field.clone().set("Layanan zamrud".to_owned()), &author()).unwrap();
    let mut window = window_on(SIZE, Theme::Light, Page::Filling, OpenDraft::new(rubric.into(), assessment));
    find(&mut window, "zamrud");
    find(&mut window, "#1");
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(place(&window), (Page::Filling, many));
    press(&mut window, Modifiers::NONE, Key::End);
    type_text(&mut window, " dan delima");
    let text = window.state().draft().unwrap().assessment().text(&field).unwrap().to_owned();
    assert_eq!(text, "Layanan zamrud dan delima");
}

#[test]
fn the_side_buttons_of_a_mouse_go_back_and_forth() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    press(&mut window, Modifiers::COMMAND, Key::Num2);
    for (button, page) in [(PointerButton::Extra1, Page::Filling), (PointerButton::Extra2, Page::Dashboard)] {
        let pos = egui::pos2(700.0, 300.0);
        for pressed in [true, false] {
            window.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        window.run();
        assert_eq!(window.state().page(), page);
    }
}

/// Tabs keep their numbers while Rencana and Telaah have no pages: the keys lead nowhere else and write nothing.
#[test]
fn the_key_of_a_page_that_is_not_there_yet_does_nothing_and_writes_nothing() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    find(&mut window, "#23");
    let before = facts(&window, "23");
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert_eq!(place(&window), (Page::Filling, "23".to_owned()));
    assert_eq!((focused(&window).as_str(), facts(&window, "23")), ("Fakta", before));
}

#[test]
fn answers_that_were_not_looked_at_again_can_be_picked_out() {
    let mut carried: Vec<Edit> =
        ["2", "30"].map(|id| Field::Answer(id.into(), AnswerField::RolledOver).set(true)).into_iter().collect();
    let others = example().draft.assessment.answers.into_iter().filter(|(_, answer)| answer.rolled_over.value);
    carried.extend(others.map(|(id, _)| Field::Answer(id, AnswerField::RolledOver).set(false)));
    carried.rotate_left(2);
    let mut window = opened(SIZE, Page::Filling, carried);
    window.get_by_label("Belum ditinjau ulang 2").click();
    window.run();
    let listed = window.query_all_by_label_contains(", tingkat ").filter_map(|node| node.accesskit_node().label());
    let listed: Vec<String> = listed.filter(|name| name.starts_with("2 ") || name.starts_with("30 ")).collect();
    assert_eq!(listed.len(), 2, "{listed:?}");
}

fn tied(window: &Harness<'_, App>, indicator: &str) -> usize {
    window.state().draft().unwrap().assessment().evidence(indicator, 0).len()
}

#[test]
fn a_known_document_is_chosen_at_the_indicator_by_keyboard_and_can_be_taken_back() {
    for size in [SIZE, [683.0, 384.0]] {
        let mut window = opened(size, Page::Filling, Vec::new());
        find(&mut window, "#30");
        let before = tied(&window, "30");
        let here: Vec<String> = {
            let assessment = window.state().draft().unwrap().assessment();
            assessment.evidence("30", 0).iter().map(|one| one.document_id.to_string()).collect()
        };
        let other = {
            let assessment = window.state().draft().unwrap().assessment();
            let free = assessment.register().into_iter().find(|(id, _)| !here.contains(&id.to_string()));
            free.unwrap().1.label().to_owned()
        };
        find(&mut window, "pilih dari daftar");
        assert!(window.query_by_label("Cari dokumen").is_some(), "at {size:?}");
        type_text(&mut window, &other);
        press(&mut window, Modifiers::NONE, Key::Enter);
        window.run();
        assert_eq!(tied(&window, "30"), before + 1, "at {size:?}");
        assert!(window.query_by_label("Dokumen dikaitkan ke indikator 30").is_some());
        press(&mut window, Modifiers::COMMAND, Key::Z);
        assert_eq!(tied(&window, "30"), before);
    }
}

#[test]
fn a_document_that_is_tied_already_is_shown_as_such_and_not_tied_twice() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    find(&mut window, "#23");
    let before = tied(&window, "23");
    let label = window.state().draft().unwrap().assessment().evidence("23", 0)[0].document.label().to_owned();
    window.get_by_label("Pilih dari daftar bukti…").click();
    window.run();
    type_text(&mut window, &label);
    let row = window.get_all_by_role(Role::ListBoxOption).next().unwrap();
    assert!(row.accesskit_node().label().unwrap().ends_with("sudah dikaitkan di sini"));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(tied(&window, "23"), before);
    assert!(window.query_by_label("Cari dokumen").is_some(), "the list stays open");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(tied(&window, "23"), before);
}

#[test]
fn arrows_move_in_the_list_of_known_documents_while_the_focus_stays_in_the_field() {
    let mut window = opened(SIZE, Page::Filling, vec![Edit::Create(Item::Document("lain".into()))]);
    window.get_by_label("Pilih dari daftar bukti…").click();
    window.run();
    for _ in 0..30 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
    }
    let on = Some(egui::accesskit::Toggled::True);
    let chosen = window.get_all_by_role(Role::ListBoxOption).filter(|row| row.accesskit_node().toggled() == on);
    assert_eq!(chosen.count(), 1, "the row that is meant is in view");
    type_text(&mut window, "xyzzy");
    window.get_by_label("0 hasil");
}

#[test]
fn a_number_is_found_by_the_words_that_results_call_its_place_by() {
    let mut window = opened(SIZE, Page::Filling, Vec::new());
    search(&mut window, "indikator 12");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().draft().unwrap().current, "12");
}
