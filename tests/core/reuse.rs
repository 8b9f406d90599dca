//! Where else a document counts, and what last year's register still has.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::{DocumentKind, Edit, Item},
    insight::{also_counts, from_last_year},
    words::Words,
};
use support::{level, register::Desk, rubric};

fn proposed(desk: &Desk, document: &str) -> Vec<(String, u8)> {
    let found = also_counts(&rubric(), &desk.assessment, document);
    found.into_iter().map(|reuse| (reuse.indicator, reuse.level)).collect()
}

#[test]
fn a_plan_that_serves_one_indicator_is_proposed_where_a_related_one_asks_for_a_plan() {
    let mut desk = Desk::default();
    desk.document("p", DocumentKind::Plan, "Peta Rencana SPBE 2021–2025", "", "2021-03-15");
    desk.tie("12", "p", ["", "30–84", ""], &[]).edit(level("23", 2));
    let found = also_counts(&rubric(), &desk.assessment, "p");
    let place = found.iter().position(|reuse| reuse.indicator == "23").unwrap();
    assert_eq!(found[place].level, 2);
    let why = found[place].reason.sentence(Words::indonesian());
    assert!(why.starts_with("Indikator 12 sudah memakainya."), "{why}");
    assert!(found.len() <= 5 && found.iter().all(|reuse| reuse.indicator != "12"));
    desk.tie("23", "p", ["", "", ""], &[]);
    assert!(proposed(&desk, "p").iter().all(|(indicator, _)| indicator != "23"), "it is used there by now");
}

#[test]
fn a_document_that_names_the_subject_is_proposed_before_it_is_used_anywhere() {
    let mut desk = Desk::default();
    desk.edit(level("23", 3)).document("r", DocumentKind::Report, "Laporan reviu manajemen data", "", "2023-11-14");
    assert_eq!(proposed(&desk, "r").first(), Some(&("23".to_owned(), 3)));
    assert_eq!(proposed(&desk, "nobody"), []);
}

#[test]
fn a_kind_that_no_level_asks_for_is_proposed_nowhere() {
    let mut desk = Desk::default();
    desk.document("o", DocumentKind::Other, "Laporan reviu manajemen data", "", "").tie("3", "o", ["", "", ""], &[]);
    assert_eq!(proposed(&desk, "o"), []);
}

#[test]
fn last_years_documents_are_offered_until_they_are_in_the_register() {
    let mut last = Desk::default();
    last.document("a", DocumentKind::Plan, "A", "", "").file("a", 'a', 10, "a.pdf");
    last.document("b", DocumentKind::Plan, "B", "", "").file("b", 'b', 10, "b.pdf");
    last.document("c", DocumentKind::Plan, "C", "", "").file("c", 'c', 10, "c.pdf");
    for document in ["c", "a", "b", "a"] {
        last.tie("23", document, ["", "", ""], &[]);
    }
    let mut now = Desk::default();
    let offered = |now: &Desk| from_last_year(&rubric(), &now.assessment, &last.assessment, "23");
    assert_eq!(offered(&now), ["c", "a", "b"], "by letter, each once");
    assert_eq!(
        from_last_year(&rubric(), &now.assessment, &last.assessment, "24"),
        Vec::<spbe_mandiri::assessment::DocumentId>::new()
    );
    now.document("a", DocumentKind::Plan, "A", "", "");
    now.document("new", DocumentKind::Plan, "B", "", "").file("new", 'b', 10, "other name.pdf");
    assert_eq!(offered(&now), ["c"], "one is there by its id, one by its content");
    now.edit(Edit::Remove(Item::Document("a".into())));
    assert_eq!(offered(&now), ["c", "a"]);
}
