//! Documents of an indicator get their letters in a new order, and no text names another document afterwards.
#![allow(clippy::unwrap_used, reason = "an edit that does not fit must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, DocumentId, DocumentKind, Edit, Field, Item, Place},
    insight::{cited, cited_document, order_of_citation, reletter},
};
use support::{author, register::Desk, rubric};

fn text(assessment: &Assessment, field: &Field) -> String {
    assessment.text(field).unwrap_or_default().to_owned()
}

fn facts(indicator: &str) -> Field {
    Field::facts(Place::first(indicator))
}

fn analysis(indicator: &str) -> Field {
    Field::analysis(Place::first(indicator))
}

/// Documents `x`, `y` and `z` as 23.a, 23.b and 23.c.
fn three() -> Desk {
    let mut desk = Desk::default();
    for id in ["x", "y", "z"] {
        desk.document(id, DocumentKind::Report, id, "", "").tie("23", id, ["", "", ""], &[]);
    }
    desk
}

fn relettered(desk: &Desk, order: &[&str]) -> Assessment {
    let order: Vec<DocumentId> = order.iter().map(|&id| id.into()).collect();
    let mut assessment = desk.assessment.clone();
    let edit = reletter(&rubric(), &assessment, "23", &order).unwrap();
    assert!(matches!(edit, Edit::Many(_)), "one step");
    assessment.apply(&rubric(), edit, &author("Uji", 0)).unwrap();
    assessment
}

#[test]
fn letters_and_codes_in_every_explanation_change_together() {
    let mut desk = three();
    desk.text(facts("23"), "Strategi pada 23.a dan 23b, bukan Pasal 23 a, 123.a atau 24.a.");
    desk.text(analysis("3"), "Dasarnya 23.c (lihat 3.a).");
    let after = relettered(&desk, &["y", "z", "x"]);
    let code = |id: &str| after.evidence_code("23", &id.into()).unwrap();
    assert_eq!([code("y"), code("z"), code("x")], ["23.a", "23.b", "23.c"]);
    assert_eq!(text(&after, &facts("23")), "Strategi pada 23.c dan 23a, bukan Pasal 23 a, 123.a atau 24.a.");
    assert_eq!(text(&after, &analysis("3")), "Dasarnya 23.b (lihat 3.a).");
}

#[test]
fn documents_that_are_not_named_keep_their_order_behind_the_others() {
    let after = relettered(&three(), &["z", "nobody", "z"]);
    let code = |id: &str| after.evidence_code("23", &id.into()).unwrap();
    assert_eq!([code("z"), code("x"), code("y")], ["23.a", "23.b", "23.c"]);
}

#[test]
fn the_order_that_is_there_changes_nothing() {
    let order = ["x", "y", "z"].map(DocumentId::from);
    assert_eq!(reletter(&rubric(), &three().assessment, "23", &order), None);
    assert_eq!(reletter(&rubric(), &three().assessment, "24", &order), None);
}

#[test]
fn the_usual_order_is_that_of_the_citations_then_of_the_list_and_unlinked_documents_come_last() {
    let mut desk = three();
    desk.text(facts("23"), "Lihat 23.c.").text(analysis("23"), "Dan 23.b, lalu 23.c.");
    assert_eq!(order_of_citation(&rubric(), &desk.assessment, "23"), ["z", "y", "x"]);
    let used = desk.assessment.uses_of("x").remove(0);
    desk.document("w", DocumentKind::Report, "w", "", "").tie("23", "w", ["", "", ""], &[]);
    desk.edit(Edit::Remove(Item::Use(used)));
    assert_eq!(order_of_citation(&rubric(), &desk.assessment, "23"), ["z", "y", "w", "x"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_way_back_restores_every_text_and_letter(
        order in Just(vec![DocumentId::from("x"), "y".into(), "z".into()]).prop_shuffle(),
        words in prop::collection::vec(
            prop::sample::select(vec![
                "23.a", "23b", "23.c", "23.d", "Pasal 23a", "123.a", "23", ".", "a", " ", " ", ", ", "/", "é", "23.ab",
                "23.A", "(23.b)",
            ]),
            0..30,
        ),
    ) {
        let mut desk = three();
        desk.text(facts("23"), &words.concat()).text(analysis("1"), &words.join(" "));
        let mut there = desk.assessment.clone();
        let named = |assessment: &Assessment| -> Vec<Option<String>> {
            [facts("23"), analysis("1")]
                .iter()
                .flat_map(|field| {
                    let (rubric, text) = (rubric(), text(assessment, field));
                    let codes = cited(&rubric, &text);
                    codes.iter().map(|code| cited_document(assessment, code).map(ToString::to_string)).collect::<Vec<_>>()
                })
                .collect()
        };
        if let Some(edit) = reletter(&rubric(), &there, "23", &order) {
            there.apply(&rubric(), edit, &author("Uji", 0)).unwrap();
            prop_assert_eq!(named(&there), named(&desk.assessment), "every code names the document it named");
            let back = reletter(&rubric(), &there, "23", &["x", "y", "z"].map(DocumentId::from)).unwrap();
            there.apply(&rubric(), back, &author("Uji", 0)).unwrap();
        }
        prop_assert_eq!(there.edits_to(&desk.assessment), []);
    }
}

#[test]
fn a_code_without_a_point_gets_one_where_its_letter_becomes_two() {
    let mut desk = Desk::default();
    for number in 0..27 {
        let id = format!("d{number:02}");
        desk.document(&id, DocumentKind::Other, &id, "", "").tie("23", &id, ["", "", ""], &[]);
    }
    desk.text(facts("23"), "Lihat 23a, 23b dan 23.C.");
    let order: Vec<String> = (1..27).chain([0]).map(|number| format!("d{number:02}")).collect();
    let order: Vec<&str> = order.iter().map(String::as_str).collect();
    assert_eq!(text(&relettered(&desk, &order), &facts("23")), "Lihat 23.aa, 23a dan 23.B.");
}
