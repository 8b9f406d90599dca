//! Two assessments side by side: every field that says something else is named once, with who said it when.
#![allow(clippy::unwrap_used, reason = "an edit that does not fit must stop")]

use crate::support;

use std::cmp::Ordering;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Edit, Field, Kind, Place, Sitting, Stage, TextField, Value},
    insight::{differences, differing_indicators},
    storage::content_fingerprint,
};
use support::{author, edits, example, level, rubric, small};

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
    let text = |field, text: &str| Edit::Text(field, text.to_owned());
    let place = || Place::first("45");
    let before = small().assessment;
    let cases = [
        (
            text(TextField::InstitutionName, "Kota Lain"),
            Field::Text(TextField::InstitutionName),
            "Kota Uji",
            "Kota Lain",
        ),
        (Edit::Kind(Kind::City), Field::Kind, "Kabupaten", "Kota"),
        (Edit::Year(2025), Field::Year, "2024", "2025"),
        (level("45", 3), Field::Value(place(), Stage::SelfAssessment), "tingkat 2", "tingkat 3"),
        (
            Edit::Value(place(), Stage::Interview, Some(Value::Level(1))),
            Field::Value(place(), Stage::Interview),
            "",
            "tingkat 1",
        ),
        (Edit::Tick(place(), "2.1".to_owned(), false), Field::Tick(place(), "2.1".to_owned()), "ya", ""),
        (Edit::Target("45".to_owned(), Some(4)), Field::Target("45".to_owned()), "", "tingkat 4"),
        (text(TextField::Analysis(place()), "Cukup."), Field::Text(TextField::Analysis(place())), "", "Cukup."),
        (text(TextField::Service(place()), "Izin"), Field::Text(TextField::Service(place())), "", "Izin"),
        (
            text(TextField::General("2".to_owned()), "Portal."),
            Field::Text(TextField::General("2".to_owned())),
            "",
            "Portal.",
        ),
        (
            text(TextField::UnitName("u".to_owned()), "Dinas"),
            Field::Text(TextField::UnitName("u".to_owned())),
            "",
            "Dinas",
        ),
        (Edit::AddPerson("a".to_owned()), Field::Person("a".to_owned()), "", "Anggota tim"),
    ];
    for (edit, field, one, other) in cases {
        let after = changed(&before, vec![edit]);
        let found: Vec<_> = differences(&rubric(), &before, &after)
            .into_iter()
            .map(|found| (found.field.clone(), found.one.text.clone(), found.other, found.label.clone()))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let (named, left, right, label) = &found[0];
        assert_eq!((named, left.as_str(), right.text.as_str()), (&field, one, other));
        if !matches!(field, Field::Person(_)) {
            assert_eq!((right.by.as_str(), right.at), ("Budi", Some(support::at(1_000))), "{field:?}");
        }
        assert!(!label.is_empty());
    }
}

#[test]
fn differences_come_in_the_order_of_the_form_and_are_counted_by_indicator() {
    let before = example().draft.assessment;
    let text = |field, text: &str| Edit::Text(field, text.to_owned());
    let after = changed(
        &before,
        vec![
            text(TextField::General("1".to_owned()), "Lain."),
            text(TextField::Facts(Place::first("10")), "Lain."),
            level("2", if before.level("2", 0) == Some(1) { 2 } else { 1 }),
            text(TextField::Analysis(Place::first("10")), "Lain."),
            Edit::Year(2025),
        ],
    );
    let found = differences(&rubric(), &before, &after);
    let order: Vec<Option<&str>> = found.iter().map(|found| found.field.indicator()).collect();
    assert_eq!(order, [None, Some("2"), Some("10"), Some("10"), None]);
    assert_eq!(differing_indicators(&found), [("2", 1), ("10", 2)]);
    assert_eq!(found[0].sentence(), "Tahun: 2024 menjadi 2025");
    assert_eq!(found[0].age(), Some(Ordering::Less), "the example was filled before this change");
}

#[test]
fn a_renamed_unit_is_one_difference_and_not_one_for_everything_it_owns() {
    let before = example().draft.assessment;
    let (unit, _) = before.active_units()[0];
    let owned = before.answers.values().filter(|answer| answer.owner.value.as_deref() == Some(unit)).count();
    let from = before.register().iter().filter(|(_, document)| document.unit.value.as_deref() == Some(unit)).count();
    assert!(owned > 1 && from > 1);
    let field = TextField::UnitName(unit.to_owned());
    let after = changed(&before, vec![Edit::Text(field.clone(), "Nama Baru".to_owned())]);
    assert_eq!(fields(&before, &after), [Field::Text(field)]);
    let gone = changed(&before, vec![Edit::RemoveUnit(unit.to_owned())]);
    assert_eq!(fields(&before, &gone).len(), 1 + owned + from, "nobody owns them any more");
}

#[test]
fn people_of_one_side_are_one_difference_each() {
    let before = example().draft.assessment;
    let (person, _) = before.team()[0];
    let gone = changed(&before, vec![Edit::RemovePerson(person.to_owned())]);
    let found = differences(&rubric(), &before, &gone);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, Field::Person(person.to_owned()));
    assert!(found[0].one.text.contains(&before.people[person].name.value) && found[0].other.text.is_empty());
    assert_eq!(found[0].other.by, "Budi");
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
        let listed = |assessment: &Assessment| {
            let people: Vec<String> = assessment.team().iter().map(|(id, _)| (*id).to_owned()).collect();
            let units: Vec<String> = assessment.active_units().iter().map(|(id, _)| (*id).to_owned()).collect();
            let documents: Vec<String> = assessment.register().iter().map(|(id, _)| (*id).to_owned()).collect();
            let uses: Vec<String> = ["1", "45"]
                .iter()
                .flat_map(|id| assessment.evidence(id, 0))
                .map(|one| format!("{} {}", one.id, one.used.document))
                .collect();
            (people, (units, documents, uses))
        };
        let found = differences(&rubric(), &one, &other);
        let equal = content_fingerprint(&one, &rubric()) == content_fingerprint(&other, &rubric());
        // Ids and the order of lists are not what is said field by field.
        if listed(&one) == listed(&other) {
            prop_assert_eq!(found.is_empty(), equal, "{:?}", found);
        } else {
            prop_assert!(!found.is_empty() || listed(&one).0.len() == listed(&other).0.len());
        }
        let mut back = fields(&other, &one);
        let mut forth: Vec<Field> = found.into_iter().map(|found| found.field).collect();
        back.sort();
        forth.sort();
        prop_assert_eq!(back, forth, "the same fields from either side");
        prop_assert!(fields(&one, &one).is_empty());
    }
}
