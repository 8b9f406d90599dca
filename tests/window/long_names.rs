//! Whatever length a name has that somebody typed, what stands around it keeps its room.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use egui::{Rect, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    assessment::{Assessment, Author, DocumentField, DocumentStatus, Field, Place, Role as Duty, Sitting, UsePlace},
    desktop::{App, OpenDraft, Page},
};

use crate::support::{
    example,
    painted::{Fault, faults, lines},
    register::crowded,
    rubric,
    window::{SIZE, author, focused, now, press, type_text, window, window_on},
};

/// Sizes in points: the usual window, with text of 150 % and of 200 %.
const SIZES: [[f32; 2]; 3] = [SIZE, [911.0, 512.0], [683.0, 384.0]];

/// A title of so many letters.
fn long(letters: usize) -> String {
    "Peraturan Wali Kota tentang Sistem Pemerintahan Berbasis Elektronik ".chars().cycle().take(letters).collect()
}

/// The worked example, its first document with this title.
fn titled(title: &str) -> (Assessment, String) {
    let mut sitting = Sitting::new(example().draft.assessment);
    let id = sitting.assessment().register()[0].0.clone();
    let field = Field::Document(id.clone(), DocumentField::Title);
    sitting.apply(&rubric(), field.set(title.to_owned()), &author()).unwrap();
    (sitting.assessment().clone(), id.to_string())
}

/// Where the text lies that begins so.
fn painted(window: &Harness<'_, App>, beginning: &str) -> Vec<Rect> {
    let (lines, _) = lines(window);
    lines.into_iter().filter(|line| line.whole.starts_with(beginning)).map(|line| line.seen()).collect()
}

fn around(rects: &[Rect]) -> Rect {
    rects.iter().copied().reduce(Rect::union).unwrap_or(Rect::NOTHING)
}

#[test]
fn a_message_about_a_long_name_takes_three_lines_at_most_and_can_be_taken_back() {
    for letters in [500, 252_000] {
        for size in SIZES {
            let (assessment, _) = titled(&long(letters));
            let mut window = window(size, Theme::Light, Page::Evidence, assessment);
            if window.query_by_label("Hapus dokumen").is_none() {
                let row = window.query_all_by_role(Role::ListBoxOption).find(|row| {
                    row.accesskit_node()
                        .label()
                        .is_some_and(|label| label.starts_with("Peraturan Wali Kota tentang Sis"))
                });
                row.unwrap().click();
                window.run();
            }
            window.get_by_label("Hapus dokumen").click();
            window.run_steps(3);
            let said = painted(&window, "Dokumen ");
            assert!((1..=3).contains(&said.len()), "{letters} letters, {size:?}: {} lines", said.len());
            let undo = window.get_all_by_label("Urungkan").map(|node| node.rect());
            assert!(undo.into_iter().any(|undo| window.ctx.content_rect().contains_rect(undo)), "{letters}, {size:?}");
        }
    }
}

#[test]
fn the_head_of_a_document_takes_two_lines_at_most_and_its_title_can_be_typed_below() {
    for letters in [500, 252_000] {
        for size in SIZES {
            let (assessment, _) = titled(&long(letters));
            let mut window = window(size, Theme::Light, Page::Evidence, assessment);
            if window.query_by_label("Hapus dokumen").is_none() {
                let rows = window.query_all_by_role(Role::ListBoxOption);
                rows.into_iter()
                    .find(|row| {
                        row.accesskit_node()
                            .label()
                            .is_some_and(|label| label.contains("Peraturan Wali Kota tentang Sis"))
                    })
                    .unwrap()
                    .click();
                window.run();
            }
            let heads = window.query_all_by_role(Role::Heading);
            let head = heads.into_iter().find(|node| {
                node.accesskit_node().label().is_some_and(|label| label.starts_with("Peraturan Wali Kota tentang Sis"))
            });
            let head = head.unwrap().rect();
            assert!(head.height() <= 2.0 * 18.0 + 1.0, "{letters}, {size:?}: {head:?}");
            let field = window.get_by_role_and_label(Role::TextInput, "Judul").rect();
            assert!(field.top() < size[1], "{letters}, {size:?}: {field:?}");
        }
    }
}

#[test]
fn a_tooltip_of_a_long_name_takes_less_than_half_of_the_window_and_lies_beside_its_row() {
    for size in SIZES {
        let (assessment, _) = titled(&long(252_000));
        let mut window = window(size, Theme::Light, Page::Evidence, assessment);
        let before = painted(&window, "Peraturan Wali Kota tentang Sis");
        let row = *before.iter().min_by(|one, other| one.left().total_cmp(&other.left())).unwrap();
        window.hover_at(row.center());
        window.run_steps(6);
        let after = painted(&window, "Peraturan Wali Kota tentang Sis");
        let tip: Vec<Rect> = after.into_iter().filter(|rect| !before.contains(rect)).collect();
        let tip = around(&tip);
        assert!(tip.is_positive(), "{size:?}: no tooltip");
        assert!(tip.height() <= size[1] / 2.0 && tip.width() <= size[0] / 1.8, "{size:?}: {tip:?}");
        assert!(!tip.intersects(row), "{size:?}: {tip:?} over {row:?}");
    }
}

#[test]
fn the_difference_of_a_long_title_wraps_in_its_card() {
    for size in SIZES {
        let mut sitting = Sitting::new(example().draft.assessment);
        let id = sitting.assessment().register()[0].0.clone();
        let field = Field::Document(id, DocumentField::Title);
        for (minute, title) in [long(3_000), format!("{} diubah", long(2_990))].into_iter().enumerate() {
            let at = now() + jiff::SignedDuration::from_mins(i64::try_from(minute).unwrap() * 9);
            sitting.apply(&rubric(), field.clone().set(title), &Author { at, ..author() }).unwrap();
            sitting.end_run();
        }
        let mut window = window(size, Theme::Light, Page::History, sitting.assessment().clone());
        let rows = window
            .query_all_by_role(Role::ListBoxOption)
            .find(|row| row.accesskit_node().label().is_some_and(|label| label.contains("Judul")));
        rows.unwrap().click();
        window.run();
        window.get_by_label_contains("Salin teks lama");
        let mut found = faults(&mut window, false);
        // The ground under words that came or went reaches into the lines beside it.
        found.retain(|fault| !matches!(fault, Fault::Overlap(..)));
        assert!(found.is_empty(), "{size:?}: {found:#?}");
    }
}

#[test]
fn a_finding_of_300_files_names_three_and_counts_the_others_and_its_place_lists_all() {
    let assessment = crowded(example().draft.assessment, "14", 300);
    let mut window = window(SIZE, Theme::Light, Page::Checks, assessment);
    let filter = window.get_by_role_and_label(Role::TextInput, "Cari temuan atau nomor indikator");
    filter.focus();
    window.run();
    type_text(&mut window, "bukti 14");
    let said = |window: &Harness<'_, App>| -> Vec<String> {
        let nodes = window.root().query_all(By::new());
        nodes.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label())).collect()
    };
    let short: Vec<String> = said(&window).into_iter().filter(|text| text.starts_with("Bukti 14.")).collect();
    assert!(short.iter().any(|text| text.contains("lainnya")), "{short:?}");
    assert!(short.iter().all(|text| text.chars().count() < 200), "{short:?}");
}

#[test]
fn a_status_that_changes_from_one_of_its_words_to_another_is_changed_and_never_emptied() {
    let mut sitting = Sitting::new(example().draft.assessment);
    let id = sitting.assessment().register()[0].0.clone();
    let field = Field::Document(id, DocumentField::Status);
    for (minute, status) in [DocumentStatus::Draft, DocumentStatus::InForce].into_iter().enumerate() {
        let at = now() + jiff::SignedDuration::from_mins(i64::try_from(minute).unwrap() * 9);
        sitting.apply(&rubric(), field.clone().set(status), &Author { at, ..author() }).unwrap();
        sitting.end_run();
    }
    let window = window(SIZE, Theme::Light, Page::History, sitting.assessment().clone());
    let rows = window.query_all_by_role(Role::ListBoxOption);
    let said: Vec<String> = rows
        .into_iter()
        .filter_map(|row| row.accesskit_node().label())
        .filter(|label| label.contains("Status") && label.contains("Draf") && label.contains("Ditetapkan"))
        .collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.iter().all(|label| label.contains("mengubah Status")), "{said:?}");
}

#[test]
fn a_finding_about_one_piece_of_evidence_leads_to_that_one() {
    let mut assessment = crowded(example().draft.assessment, "14", 3);
    let uses = assessment.evidence("14", 0);
    let uses: Vec<_> = uses.iter().map(|one| (one.id.clone(), one.code("14"))).collect();
    let (second, code) = uses.iter().find(|(id, _)| id.as_str() == "pakai-1").unwrap().clone();
    // The others are tied to a criterion.
    let criterion = rubric().indicator("14").unwrap().level(2).unwrap().criteria[0].id.clone();
    for (id, _) in uses.iter().filter(|(id, _)| *id != second) {
        let place = UsePlace { at: Place::first("14"), id: id.clone() };
        let edit = Field::UseCriterion(place, criterion.as_str().into()).set(true);
        assessment.apply(&rubric(), edit, &author()).unwrap();
    }
    let mut window = window(SIZE, Theme::Light, Page::Checks, assessment);
    window.get_by_role_and_label(Role::TextInput, "Cari temuan atau nomor indikator").focus();
    window.run();
    type_text(&mut window, &format!("{code} kriteria mana"));
    let leads = format!("Bukti {code} tidak dikaitkan");
    let link = window.query_all_by_label_contains(&leads).find(|node| node.accesskit_node().role() == Role::Link);
    link.unwrap().click();
    window.run();
    assert_eq!(window.state().page(), Page::Filling);
    assert!(focused(&window).contains(&code), "{}", focused(&window));
}

#[test]
fn every_filter_finds_words_in_any_order() {
    let (assessment, _) = titled("Laporan Reviu Kebijakan SPBE Tahun 2023");
    let with = |page, name: &str, query: &str, wanted: &str| {
        let mut window = window_on(SIZE, Theme::Light, page, OpenDraft::new(rubric(), assessment.clone()));
        window.get_by_role_and_label(Role::TextInput, name).focus();
        window.run();
        type_text(&mut window, query);
        let found = window.root().query_all(By::new()).any(|node| {
            let node = node.accesskit_node();
            matches!(node.role(), Role::ListBoxOption | Role::TreeItem)
                && node.label().is_some_and(|label| label.contains(wanted))
        });
        assert!(found, "{page:?}: {query} does not find {wanted}");
    };
    with(Page::Evidence, "Cari judul, nomor, penerbit, atau indikator", "2023 reviu", "Laporan Reviu Kebijakan");
    with(Page::History, "Saring menurut indikator, isian, atau nama", "reviu judul", "Judul");
    with(Page::Filling, "Saring nama", "spbe arsitektur", "Arsitektur SPBE");
}

#[test]
fn the_search_finds_roles_and_exact_numbers_and_counts_a_repeated_word_once() {
    let (mut assessment, id) = titled("Nomor 12 Tahun 2023 tentang SPBE");
    let number = Field::Document(id.as_str().into(), DocumentField::Number);
    assessment.apply(&rubric(), number.set("12 Tahun 2023".to_owned()), &author()).unwrap();
    let other = assessment.register()[1].0.clone();
    let title = Field::Document(other, DocumentField::Title);
    let said = "Peraturan 12 Tahun 2023".to_owned();
    assessment.apply(&rubric(), title.set(said), &author()).unwrap();
    let person = assessment
        .team()
        .iter()
        .find_map(|(_, person)| (person.role.value == Duty::Coordinator).then(|| person.name.value.clone()));
    let hits = |query: &str| -> Vec<String> {
        let mut window = window_on(SIZE, Theme::Light, Page::Filling, OpenDraft::new(rubric(), assessment.clone()));
        press(&mut window, egui::Modifiers::COMMAND, egui::Key::K);
        type_text(&mut window, query);
        let options = window.query_all_by_role(Role::ListBoxOption);
        options.into_iter().filter_map(|node| node.accesskit_node().label()).collect()
    };
    let person = person.unwrap();
    assert!(hits("koordinator spbe").iter().any(|hit| hit.contains(&person)), "{:?}", hits("koordinator spbe"));
    let exact = hits("12 tahun 2023");
    assert!(exact[0].starts_with("12 Tahun 2023"), "{exact:?}");
    assert!(!hits(&"data ".repeat(100_000)).is_empty());
}
