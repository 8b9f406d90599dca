//! Two assessments side by side: every field that says something else is named once, with who said it when.
#![allow(clippy::unwrap_used, reason = "an edit that does not fit must stop")]

use crate::support;

use std::cmp::Ordering;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Edit, EntryField, Field, Item, Kind, Place, Sitting, Stage,
        UnitField, UseField, Value,
    },
    insight::{Difference, differences, differing_indicators, overwritten},
    storage::content_fingerprint,
    words::Words,
};
use support::{author, example, fields::edits, level, rubric, small};

fn changed(from: &Assessment, edits: Vec<Edit>) -> Assessment {
    let mut sitting = Sitting::new(from.clone());
    for (moment, edit) in (1..).zip(edits) {
        let _ = sitting.apply(&rubric(), edit, &author("Budi", moment * 1_000));
    }
    sitting.assessment().clone()
}

fn fields(one: &Assessment, other: &Assessment) -> Vec<Field> {
    differences(&rubric(), one, other).into_iter().map(|difference| difference.field).collect()
}

#[test]
fn every_kind_of_change_is_named_with_both_sides_and_who_made_it_when() {
    let text = |field: Field, text: &str| field.set(text.to_owned());
    let place = || Place::first("45");
    let before = small().assessment;
    let cases = [
        (
            text(Field::Assessment(AssessmentField::InstitutionName), "Kota Lain"),
            Field::Assessment(AssessmentField::InstitutionName),
            "Kota Uji",
            "Kota Lain",
        ),
        (
            Field::Assessment(AssessmentField::InstitutionKind).set(Kind::City),
            Field::Assessment(AssessmentField::InstitutionKind),
            "Kabupaten",
            "Kota",
        ),
        (
            Field::Assessment(AssessmentField::Year).set(2025_i16),
            Field::Assessment(AssessmentField::Year),
            "2024",
            "2025",
        ),
        (level("45", 3), Field::Value(place(), Stage::SelfAssessment), "tingkat 2", "tingkat 3"),
        (
            Field::Value(place(), Stage::Interview).set(Some(Value::Level(1))),
            Field::Value(place(), Stage::Interview),
            "",
            "tingkat 1",
        ),
        (Field::Tick(place(), "2.1".into()).set(false), Field::Tick(place(), "2.1".into()), "ya", ""),
        (
            Field::Answer("45".into(), AnswerField::Target).set(Some(4_u8)),
            Field::Answer("45".into(), AnswerField::Target),
            "",
            "tingkat 4",
        ),
        (text(Field::analysis(place()), "Cukup."), Field::analysis(place()), "", "Cukup."),
        (
            text(Field::Entry(place(), EntryField::Service), "Izin"),
            Field::Entry(place(), EntryField::Service),
            "",
            "Izin",
        ),
        (text(Field::Question("2".into()), "Portal."), Field::Question("2".into()), "", "Portal."),
        (
            text(Field::Unit("u".into(), UnitField::Name), "Dinas"),
            Field::Unit("u".into(), UnitField::Name),
            "",
            "Dinas",
        ),
        (Edit::Create(Item::Person("a".into())), Item::Person("a".into()).removed(), "", "ada"),
    ];
    for (edit, field, one, other) in cases {
        let after = changed(&before, vec![edit]);
        let found: Vec<_> = differences(&rubric(), &before, &after)
            .into_iter()
            .map(|found| (found.field.clone(), found.told(&before, &after, Words::indonesian())))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let (named, told) = &found[0];
        let [left, right] = &told.texts;
        assert_eq!((named, left.as_str(), right.as_str()), (&field, one, other));
        let stamp = &told.stamps[1];
        assert_eq!((stamp.by.as_str(), stamp.at), ("Budi", Some(support::at(1_000))), "{field:?}");
        assert!(!told.label.is_empty());
    }
}

#[test]
fn differences_come_in_the_order_of_the_form_and_are_counted_by_indicator() {
    let before = example().draft.assessment;
    let text = |field: Field, text: &str| field.set(text.to_owned());
    let after = changed(
        &before,
        vec![
            text(Field::Question("1".into()), "Lain."),
            text(Field::facts(Place::first("10")), "Lain."),
            level("2", if before.level("2", 0) == Some(1) { 2 } else { 1 }),
            text(Field::analysis(Place::first("10")), "Lain."),
            Field::Assessment(AssessmentField::Year).set(2025_i16),
        ],
    );
    let found = differences(&rubric(), &before, &after);
    let order: Vec<Option<&str>> = found.iter().map(|found| found.field.indicator().map(|id| id.as_str())).collect();
    assert_eq!(order, [None, Some("2"), Some("10"), Some("10"), None]);
    let counts: Vec<(&str, usize)> = differing_indicators(&found).into_iter().map(|(id, n)| (id.as_str(), n)).collect();
    assert_eq!(counts, [("2", 1), ("10", 2)]);
    assert_eq!(
        found[0].told(&before, &after, Words::indonesian()).sentence(Words::indonesian()),
        "Tahun: 2024 menjadi 2025"
    );
    let told = |at: usize| found[at].told_short(&before, Words::indonesian());
    assert!(
        told(2).contains("“") && told(2).ends_with(" menjadi “Lain.”"),
        "words of a person are set apart: {}",
        told(2)
    );
    assert_eq!(found[0].age(), Some(Ordering::Less), "the example was filled before this change");
}

#[test]
fn a_renamed_unit_is_one_difference_and_not_one_for_everything_it_owns() {
    let before = example().draft.assessment;
    let (unit, _) = before.active_units()[0];
    let owned = before.answers.values().filter(|answer| answer.owner.value.as_ref() == Some(unit)).count();
    let from = before.register().iter().filter(|(_, document)| document.unit.value.as_ref() == Some(unit)).count();
    assert!(owned > 1 && from > 1);
    let field = Field::Unit(unit.clone(), UnitField::Name);
    let after = changed(&before, vec![field.clone().set("Nama Baru".to_owned())]);
    assert_eq!(fields(&before, &after), [field]);
    let gone = changed(&before, vec![Edit::Remove(Item::Unit(unit.clone()))]);
    assert_eq!(fields(&before, &gone).len(), 1, "that it is gone is one difference");
}

#[test]
fn people_of_one_side_are_one_difference_each() {
    let before = example().draft.assessment;
    let (person, _) = before.team()[0];
    let gone = changed(&before, vec![Edit::Remove(Item::Person(person.clone()))]);
    let found = differences(&rubric(), &before, &gone);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, Item::Person(person.clone()).removed());
    let told = found[0].told(&before, &gone, Words::indonesian());
    assert!(told.label.contains(&before.people[person].name.value) && told.texts[1].is_empty(), "{told:?}");
    assert_eq!(told.stamps[1].by, "Budi");
}

#[test]
fn who_saved_it_when_is_no_difference() {
    let one = example().draft.assessment;
    let mut other = one.clone();
    other.history.clear();
    other.year.by = "Lain".to_owned();
    other.answers.get_mut("1").unwrap().entries[0].facts.revision = 99;
    assert!(differences(&rubric(), &one, &other).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_exactly_where_the_fingerprints_are_equal(
        common in prop::collection::vec(edits(), 0..10),
        left in prop::collection::vec(edits(), 0..4),
        right in prop::collection::vec(edits(), 0..4),
    ) {
        let base = changed(&Assessment::default(), common);
        let (one, other) = (changed(&base, left), changed(&base, right));
        let found = differences(&rubric(), &one, &other);
        let equal = content_fingerprint(&one, &rubric()) == content_fingerprint(&other, &rubric());
        // What says nothing by itself: ids, numbers of places in lists, and what belongs to something that is gone.
        let says = |found: &Difference| {
            !found.field.facts_of().is_listing() && one.is_live(&found.field) && other.is_live(&found.field)
        };
        if found.iter().all(says) {
            prop_assert_eq!(found.is_empty(), equal, "{:?}", found);
        }
        let mut back = fields(&other, &one);
        let mut forth: Vec<Field> = found.into_iter().map(|found| found.field).collect();
        back.sort();
        forth.sort();
        prop_assert_eq!(back, forth, "the same fields from either side");
        prop_assert!(fields(&one, &one).is_empty());
    }
}

#[test]
fn only_where_something_stood_do_words_make_room_for_others() {
    let before = small().assessment;
    let place = || Place::first("45");
    let after = changed(
        &before,
        vec![Field::facts(place()).set("Lain.".to_owned()), Field::analysis(place()).set("Baru.".to_owned())],
    );
    let found = differences(&rubric(), &before, &after);
    let fields: Vec<&Field> = overwritten(&found).map(|difference| &difference.field).collect();
    assert_eq!((found.len(), fields), (2, vec![&Field::facts(place())]));
}

#[test]
fn what_a_use_of_a_document_says_counts_for_its_indicator() {
    let mut desk = support::register::Desk::default();
    desk.document("d", spbe_mandiri::assessment::DocumentKind::Other, "D", "", "").tie(
        "23",
        "d",
        ["", "", ""],
        &["2.1"],
    );
    let before = desk.assessment.clone();
    let used = before.uses_of("d").remove(0);
    let after = changed(
        &before,
        vec![
            Field::Use(used.clone(), UseField::Pages).set("4".to_owned()),
            Field::UseCriterion(used, "2.1".into()).set(false),
        ],
    );
    let found = differences(&rubric(), &before, &after);
    let counts: Vec<(&str, usize)> = differing_indicators(&found).into_iter().map(|(id, n)| (id.as_str(), n)).collect();
    assert_eq!(counts, [("23", 2)]);
}
