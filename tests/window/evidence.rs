//! Evidence in the window: files are dropped, tied, explained, checked, packed and proved.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, DocumentKind, Field, Place, Stage, Value},
    desktop::{App, Page},
    exchange,
    insight::supported,
    storage::{self, SystemDisk},
    words::Words,
};

use crate::support::{
    self,
    desk::{Desk, Dropped},
    put,
    window::{self, SIZE},
};

/// A draft in a file at the desk, open in a window at indicator 12.
fn opened(desk: &Desk) -> (Harness<'static, App>, PathBuf) {
    let path = desk.documents().join("uji.ron");
    let mut assessment = Assessment::default();
    let rubric = support::rubric();
    let level = Field::Value(Place::first("12"), Stage::SelfAssessment).set(Some(Value::Level(3)));
    for edit in [
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Field::Assessment(AssessmentField::ReferenceDate).set(Some(jiff::civil::date(2024, 6, 14))),
        level,
    ] {
        assessment.apply(&rubric, edit, &window::author()).unwrap();
    }
    let header = storage::Header::first("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into(), &rubric, window::now());
    storage::save(&SystemDisk, &path, &storage::Draft { header, assessment }, storage::Mode::Create).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&path);
    window.run();
    for _ in 1..12 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
        window.run();
    }
    assert_eq!(window.state().draft().unwrap().current, "12");
    (window, path)
}

fn assessment(window: &Harness<'static, App>) -> Assessment {
    window.state().draft().unwrap().assessment().clone()
}

/// A small PDF with one line of text.
fn pdf(folder: &Path, name: &str, text: &str) -> PathBuf {
    let content = format!("BT /F1 12 Tf 72 760 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    let path = folder.join(name);
    put(&path, &bytes);
    path
}

fn drop_files(window: &mut Harness<'static, App>, paths: &[PathBuf]) {
    for path in paths {
        window.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.clone())));
    }
    window.run();
}

/// Whether the name of a node begins with these words.
fn named(node: &egui_kittest::Node<'_>, words: &str) -> bool {
    node.accesskit_node().label().is_some_and(|label| label.starts_with(words))
}

/// Goes to the page under Pengisian whose tab begins with this word.
fn tab(window: &mut Harness<'static, App>, word: &str) {
    window.query_all_by_role(Role::Tab).find(|node| named(node, word)).expect(word).click();
    window.run();
}

/// Codes of what is tied to indicator 12, with titles.
fn tied(assessment: &Assessment) -> Vec<(String, String)> {
    let code = |document: &str| assessment.evidence_code("12", &document.into()).unwrap();
    let one = |one: &spbe_mandiri::assessment::Evidence<'_>| (code(one.document_id), one.document.label().to_owned());
    assessment.evidence("12", 0).iter().map(one).collect()
}

fn three(desk: &Desk) -> Vec<PathBuf> {
    [("Peta_Rencana_SPBE.pdf", "satu"), ("RKA 2022-2024.pdf", "dua"), ("Laporan reviu.pdf", "tiga")]
        .map(|(name, text)| pdf(&desk.documents(), name, text))
        .to_vec()
}

#[test]
fn files_dropped_on_an_indicator_are_kept_registered_and_tied_with_letters_in_one_step() {
    let desk = Desk::new().with_author();
    let (mut window, path) = opened(&desk);
    let files = three(&desk);
    drop_files(&mut window, &files);
    let now = assessment(&window);
    let expected = [("12.a", "Peta Rencana SPBE"), ("12.b", "RKA 2022-2024"), ("12.c", "Laporan reviu")];
    assert_eq!(tied(&now), expected.map(|(code, title)| (code.to_owned(), title.to_owned())));
    let store = storage::evidence_folder(&path);
    assert!(storage::missing(&SystemDisk, &store, &now).is_empty());
    assert!(files.iter().all(|file| file.exists()), "the originals stay where they are");
    // The same file again is no second document.
    drop_files(&mut window, &files[..1]);
    assert_eq!(assessment(&window).register().len(), 3);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(assessment(&window).register().len(), 0, "one step takes all of them back");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    window.run();
    assert_eq!(assessment(&window).register().len(), 3);
}

/// Everything that is written in the window.
fn written(window: &Harness<'static, App>) -> String {
    let all = window.root().query_all(egui_kittest::kittest::By::new());
    let said = all.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_no_document_is_said_when_it_is_taken_in_and_gets_no_green_mark() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    let pointer = desk.documents().join("Notula.gdoc");
    put(&pointer, b"{\"url\":\"https://docs.google.com/open?id=1\"}");
    drop_files(&mut window, &[pointer]);
    let said = written(&window);
    assert!(said.contains("Periksa berkas yang baru diambil") && said.contains("Notula.gdoc hanya penunjuk"), "{said}");
    window.key_press(Key::Escape);
    window.run();
    let said = written(&window);
    assert!(said.contains("Hanya penunjuk") && !said.contains("Berlaku"), "{said}");
}

#[test]
fn a_document_is_called_in_force_only_where_that_is_known_and_a_program_never_is() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    let (note, program) = (desk.documents().join("catatan.txt"), desk.documents().join("program.exe"));
    put(&note, b"Catatan rapat.");
    put(&program, &[0x9c, 0x13, 0x77, 0x02, 0xfe]);
    drop_files(&mut window, &[note, program]);
    let said = written(&window);
    assert!(said.contains("program.exe sebuah program atau skrip, bukan dokumen."), "{said}");
    assert!(said.contains("catatan.txt dimasukkan ke dalam ZIP"), "the form does not take it as it is: {said}");
    window.key_press(Key::Escape);
    window.run();
    // On the page of the indicator and in the register.
    for page in ["Isian", "Bukti"] {
        tab(&mut window, page);
        let said = written(&window);
        assert!(said.contains("Program") && !said.contains("Berlaku"), "{page}: {said}");
    }
    tab(&mut window, "Paket unggah");
    let said = written(&window);
    assert!(said.contains("hanya menerima PDF atau ZIP"), "{said}");
}

#[test]
fn a_long_list_of_choices_begins_at_the_chosen_one_and_follows_the_focus() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    tab(&mut window, "Bukti");
    drop_files(&mut window, &three(&desk)[..1]);
    let kinds = || DocumentKind::ALL.map(|kind| kind.name(Words::indonesian()));
    let press = |window: &mut Harness<'static, App>, key: Key| {
        window.key_press(key);
        window.run();
    };
    let place = |window: &Harness<'static, App>| -> (String, f32) {
        let node = window.root().query_all(egui_kittest::kittest::By::new()).find(egui_kittest::Node::is_focused);
        let node = node.unwrap();
        (node.accesskit_node().label().unwrap_or_default(), node.rect().center().y)
    };
    window.get_by_role_and_label(Role::ComboBox, "Jenis").focus();
    window.run();
    let of_box = place(&window).1;
    // The list lies above the box, where there is room for it; rows that are not shown would lie beyond its ends.
    let near = |(label, y): (String, f32)| {
        assert!((30.0..375.0).contains(&(of_box - y)), "{label} at {y}, the box at {of_box}");
    };
    press(&mut window, Key::Enter);
    for _ in kinds() {
        near(place(&window));
        press(&mut window, Key::ArrowDown);
    }
    // Up from the first comes the last, which opening the list again shows at once.
    while place(&window).0 != kinds()[kinds().len() - 1] {
        press(&mut window, Key::ArrowDown);
    }
    press(&mut window, Key::Enter);
    assert_eq!(place(&window), ("Jenis".to_owned(), of_box));
    press(&mut window, Key::Enter);
    assert_eq!(place(&window).0, kinds()[kinds().len() - 1]);
    near(place(&window));
}

#[test]
fn only_what_was_taken_in_and_runs_nothing_is_handed_to_another_program() {
    let desk = Desk::new().with_author();
    let (mut window, path) = opened(&desk);
    let script = desk.documents().join("Panduan.pdf.bat");
    put(&script, b"@echo off");
    let view = |window: &mut Harness<'static, App>, code: &str| {
        let menu = format!("Tindakan untuk bukti {code}");
        window.query_all_by_role(Role::Button).find(|node| named(node, &menu)).unwrap().click();
        window.run();
        window.get_by_label("Lihat dokumen").click();
        window.run();
    };
    drop_files(&mut window, &[three(&desk)[0].clone(), script]);
    window.key_press(Key::Escape);
    window.run();
    view(&mut window, "12.a");
    assert!(!written(&window).contains("Tidak dapat membuka dokumen"), "{}", written(&window));
    view(&mut window, "12.b");
    let said = written(&window);
    assert!(said.contains("Tidak dapat membuka dokumen") && said.contains("dapat menjalankan sesuatu"), "{said}");
    window.key_press(Key::Escape);
    window.run();
    // Whatever lies in its place now is not what was taken in.
    let store = storage::evidence_folder(&path);
    let now = assessment(&window);
    let (_, first) = now.register()[0];
    let place = storage::stored_path(&store, first.file().unwrap());
    std::fs::remove_file(&place).unwrap();
    put(&place, b"lain");
    view(&mut window, "12.a");
    let said = written(&window);
    assert!(said.contains("Tidak dapat membuka dokumen") && said.contains("12.a"), "{said}");
}

#[test]
fn nothing_is_said_to_be_added_while_its_edit_waits() {
    let desk = Desk::new();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk)[..1]);
    let added = !assessment(&window).register().is_empty();
    assert_eq!(written(&window).contains("bukti dikaitkan ke indikator"), added);
}

#[test]
fn ticks_with_evidence_raise_the_supported_level_that_stands_beside_the_claimed_one() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk)[..1]);
    assert!(window.query_by_label_contains("Didukung tingkat 1.").is_some());
    window.query_all_by_role(Role::Button).find(|node| named(node, "Bukti 12.a")).unwrap().click();
    window.run();
    // The card of level 2 is folded while level 3 is claimed.
    window.query_all_by_label("Tampilkan kriteria").nth(1).unwrap().click();
    window.run();
    for criterion in ["2.1", "3.1"] {
        let of = |node: &egui_kittest::Node<'_>| named(node, &format!("Kriteria {criterion}"));
        let count = window.query_all_by_role(Role::CheckBox).filter(of).count();
        assert_eq!(count, 2, "the criterion itself and the use of the document");
        for place in 0..count {
            window.query_all_by_role(Role::CheckBox).filter(of).nth(place).unwrap().focus();
            window.run();
            window.key_press(Key::Space);
            window.run();
        }
    }
    let marked = |number: &str| window.query_all_by_role(Role::CheckBox).find(|node| named(node, number)).unwrap();
    for criterion in ["Kriteria 2.1", "Kriteria 3.1"] {
        let label = marked(criterion).accesskit_node().label().unwrap();
        assert!(label.ends_with("Terbukti."), "{label}");
    }
    let draft = window.state().draft().unwrap();
    let indicator = draft.rubric.indicator("12").unwrap();
    let support = supported(&draft.rubric, draft.assessment(), indicator, 0, &std::collections::BTreeSet::new());
    assert_eq!(support.level, 3);
    assert!(window.query_by_label_contains("Didukung tingkat 3.").is_some());
    assert_eq!(draft.assessment().level("12", 0), Some(3), "evidence never changes what is claimed");
}

#[test]
fn an_explanation_is_drafted_on_request_and_never_takes_the_place_of_what_stands_there() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk));
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    window.run();
    let first = assessment(&window).entry("12", 0).unwrap().facts.value.clone();
    assert!(first.contains("12.a") && first.contains("12.c"), "{first}");
    window.get_by_label("Fakta").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.run();
    window.event(Event::Text(" Ditambah oleh penilai.".to_owned()));
    window.run();
    let own = assessment(&window).entry("12", 0).unwrap().facts.value.clone();
    assert!(own.contains("Ditambah oleh penilai."), "{own}");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    window.run();
    assert!(assessment(&window).entry("12", 0).unwrap().facts.value.starts_with(&own));
}

#[test]
fn unlinking_keeps_the_document_and_deleting_it_can_be_taken_back() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk)[..1]);
    window.query_all_by_role(Role::Button).find(|node| named(node, "Bukti 12.a")).unwrap().focus();
    window.run();
    window.key_press(Key::Delete);
    window.run();
    let now = assessment(&window);
    assert_eq!((tied(&now).len(), now.register().len()), (0, 1), "the document stays in the register");
    tab(&mut window, "Bukti");
    window.get_by_role(Role::ListBoxOption).click();
    window.run();
    window.get_by_label("Hapus dokumen").click();
    window.run();
    assert_eq!(assessment(&window).register().len(), 0);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(assessment(&window).register().len(), 1);
}

#[test]
fn a_finding_leads_to_its_place_and_goes_once_it_is_seen_to() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk)[..1]);
    tab(&mut window, "Pemeriksaan");
    let found = |window: &Harness<'static, App>| window.query_all_by_label_contains("K02").next().is_some();
    assert!(found(&window), "Fakta is missing");
    window.query_all_by_role(Role::Link).find(|node| named(node, "Fakta belum")).unwrap().focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.run();
    assert_eq!(window.state().page(), Page::Filling);
    window.event(Event::Text("Tercatat dalam 12.a halaman 3.".to_owned()));
    window.run();
    assert!(assessment(&window).entry("12", 0).unwrap().facts.value.contains("12.a"));
    tab(&mut window, "Pemeriksaan");
    assert!(!found(&window));
}

#[test]
fn the_upload_package_is_made_from_its_page_and_proves_itself() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk));
    tab(&mut window, "Paket unggah");
    assert!(window.query_all_by_label_contains("12.Bukti-dukung.zip").next().is_some());
    let out = desk.documents().join("paket.zip");
    desk.will_pick(&out);
    window.query_all_by_role(Role::Button).find(|node| named(node, "Buat paket")).unwrap().click();
    window.run();
    assert!(window.query_all_by_label_contains("Paket unggah selesai").next().is_some());
    let rubrics = |id: &str| spbe_mandiri::rubric::builtin(id);
    assert!(exchange::verify(&SystemDisk, &out, &rubrics, None).unwrap().all_proved());
    assert!(window.query_by_role_and_label(Role::Button, "Tutup").is_some());
    window.get_by_role_and_label(Role::Button, "Buka folder").click();
    window.run();
    assert!(window.query_all_by_label_contains("Paket unggah selesai").next().is_none(), "the folder is shown instead");
}

#[test]
fn a_new_year_begins_with_last_years_answers_marked_until_they_are_looked_at() {
    let desk = Desk::new().with_author();
    let (mut window, path) = opened(&desk);
    drop_files(&mut window, &three(&desk)[..1]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    let last = desk.documents().join("lalu.ron");
    std::fs::rename(&path, &last).unwrap();
    std::fs::rename(storage::evidence_folder(&path), storage::evidence_folder(&last)).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    desk.will_pick(&last);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.run();
    window.event(Event::Text("dari tahun lalu".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let now = assessment(&window);
    assert_eq!((now.year.value, now.level("12", 0)), (2025, Some(3)));
    assert_eq!(tied(&now).len(), 1);
    assert!(now.answer("12").unwrap().rolled_over.value);
    let store = window.state().draft().unwrap().store();
    assert!(storage::missing(&SystemDisk, &store, &now).is_empty(), "the evidence came along");
    for _ in 1..12 {
        window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowDown);
        window.run();
    }
    window.get_by_label("Sudah ditinjau").click();
    window.run();
    assert!(!assessment(&window).answer("12").unwrap().rolled_over.value);
}

#[test]
fn the_register_is_reached_and_read_with_keys_alone() {
    let desk = Desk::new().with_author();
    let (mut window, _) = opened(&desk);
    drop_files(&mut window, &three(&desk));
    tab(&mut window, "Bukti");
    window.run();
    let focused = |window: &Harness<'static, App>| {
        let rows = window.query_all_by_role(Role::ListBoxOption);
        rows.filter(|row| row.is_focused()).find_map(|row| row.accesskit_node().label())
    };
    for _ in 0..3 {
        if focused(&window).is_none() {
            window.key_press(Key::F6);
            window.run();
        }
    }
    assert!(focused(&window).unwrap().starts_with("Peta Rencana SPBE"));
    window.key_press(Key::ArrowDown);
    window.run();
    assert!(focused(&window).unwrap().starts_with("RKA 2022-2024"));
    assert!(window.query_by_label("Judul").is_none(), "the list has the whole width until a document is opened");
    window.key_press(Key::Enter);
    window.run();
    assert!(window.query_by_label("Judul").is_some(), "the opened document is shown beside the list");
    window.key_press(Key::ArrowUp);
    window.run();
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Judul").value().unwrap(), "Peta Rencana SPBE");
    window.key_press(Key::F6);
    window.run();
    assert!(window.get_by_label("Judul").is_focused());
}

#[test]
fn esc_closes_the_form_of_a_document_and_its_row_has_the_focus() {
    for size in [SIZE, [700.0, 700.0]] {
        let desk = Desk::new().with_author();
        let (mut window, _) = opened(&desk);
        drop_files(&mut window, &three(&desk)[..1]);
        tab(&mut window, "Bukti");
        window.set_size(size.into());
        window.run();
        window.get_by_role(Role::ListBoxOption).click();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Judul").focus();
        window.run();
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_role_and_label(Role::TextInput, "Judul").is_none(), "{size:?}");
        assert!(window.get_by_role(Role::ListBoxOption).is_focused(), "{size:?}");
    }
}
