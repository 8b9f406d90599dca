//! A new year begins with last year's answers, each marked until somebody has looked at it again.
#![allow(clippy::unwrap_used, reason = "an edit that does not fit must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        ActionField, AnswerField, Assessment, AssessmentField, Days, DocumentId, DocumentKind, Edit, EntryField, Field,
        Item, Period, PersonField, Place, Points, Rupiah, Sitting, Stage, UnitField, UnitId, Value, rolled_over,
        validate,
    },
    insight::from_last_year,
    rubric::exact_from_text,
};
use support::{author, fields::edits, level, register::Desk, rubric};

fn next(last: &Assessment) -> Assessment {
    let mut sitting = Sitting::new(Assessment::default());
    sitting.apply(&rubric(), Edit::Many(rolled_over(last, 2025)), &author("Raras", 0)).unwrap();
    sitting.assessment().clone()
}

#[test]
fn answers_documents_and_people_come_along_and_every_answer_is_marked() {
    let mut last = Desk::default();
    last.text(Field::Assessment(AssessmentField::InstitutionName), "Kota Uji")
        .edit(Field::Assessment(AssessmentField::Year).set(2024_i16));
    last.edit(Edit::Create(Item::Unit("u".into()))).text(Field::Unit("u".into(), UnitField::Name), "Diskominfo");
    last.edit(Edit::Create(Item::Person("p".into()))).text(Field::Person("p".into(), PersonField::Name), "Raras");
    last.edit(level("45", 3))
        .tick("45", &["2.1"])
        .text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan");
    last.text(Field::facts(Place::first("45")), "Ada, 45.a.")
        .edit(Field::Answer("45".into(), AnswerField::Target).set(Some(4_u8)));
    last.edit(Field::Answer("45".into(), AnswerField::Owner).set(Some(UnitId::from("u"))))
        .edit(Field::Answer("1".into(), AnswerField::Target).set(Some(3_u8)));
    last.document("z", DocumentKind::Report, "Pertama", "1", "2024-01-05").file("z", 'a', 10, "z.pdf");
    last.document("a", DocumentKind::List, "Kedua", "", "");
    last.tie("45", "z", ["Bab II", "4", "isi"], &["2.1"]).tie("45", "a", ["", "", ""], &[]);
    let next = next(&last.assessment);
    assert_eq!((next.institution.name.value.as_str(), next.year.value), ("Kota Uji", 2025));
    assert_eq!((next.level("45", 0), next.ticked("45", 0, "2.1")), (Some(3), true));
    let same = |field: Field| assert_eq!(next.text(&field), last.assessment.text(&field), "{field:?}");
    same(Field::facts(Place::first("45")));
    same(Field::Entry(Place::first("45"), EntryField::Service));
    same(Field::Person("p".into(), PersonField::Name));
    assert_eq!(next.owner_name("45"), "Diskominfo");
    assert_eq!(next.answer("45").unwrap().target.value, Some(4));
    let said = |assessment: &Assessment| {
        let evidence = assessment.evidence("45", 0);
        let line = |one: &spbe_mandiri::assessment::Evidence<'_>| {
            let criteria = one.used.supported().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
            format!("{} {} {} {criteria}", one.letter, one.document.title.value, one.used.pages.value)
        };
        evidence.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(said(&next), ["0 Pertama 4 2.1", "1 Kedua  "]);
    assert_eq!(said(&next), said(&last.assessment));
    let titles: Vec<&str> = next.register().iter().map(|(_, document)| document.title.value.as_str()).collect();
    assert_eq!(titles, ["Pertama", "Kedua"], "in the order of the list, not of the ids");
    assert!(next.answer("45").unwrap().rolled_over.value);
    assert!(!next.answer("1").unwrap().rolled_over.value, "a target alone is no answer");
    assert_eq!(from_last_year(&rubric(), &next, &last.assessment, "45"), Vec::<DocumentId>::new());
}

#[test]
fn what_belongs_to_one_year_stays_behind() {
    let mut last = Desk::default();
    let day = || "2024-06-14".parse().unwrap();
    last.edit(Field::Assessment(AssessmentField::Year).set(2024_i16))
        .edit(Field::Assessment(AssessmentField::ReferenceDate).set(Some(day())))
        .edit(Field::Assessment(AssessmentField::ReportDate).set(Some(day())));
    last.edit(Field::Assessment(AssessmentField::Period).set(Some(Period::between(day(), day()))))
        .text(Field::Assessment(AssessmentField::ReportNumber), "000.8/1");
    last.text(Field::Assessment(AssessmentField::ReportAddressee), "Menteri PANRB")
        .text(Field::Question("1".into()), "Layanan lama.");
    last.edit(Field::Value(Place::first("1"), Stage::Final).set(Some(Value::Level(2))));
    last.edit(Field::Assessment(AssessmentField::PlanIndex).set(Some(Points(exact_from_text("3.5").unwrap()))))
        .edit(Field::Answer("1".into(), AnswerField::Due).set(Some(day())))
        .edit(Field::Answer("1".into(), AnswerField::Cost).set(Some(Rupiah(1_000_000))))
        .edit(Field::Answer("1".into(), AnswerField::Effort).set(Some(Days(12))))
        .edit(Edit::Create(Item::Action("1".into(), "k".into())))
        .text(Field::Action("1".into(), "k".into(), ActionField::Title), "Menetapkan peraturan");
    let next = next(&last.assessment);
    let planned = next.answer("1").unwrap();
    assert_eq!((next.plan.index.value.clone(), planned.plan.due.value, planned.plan.cost.value), (None, None, None));
    assert_eq!(
        (planned.plan.effort.value, planned.actions.len()),
        (Some(Days(12)), 0),
        "what it takes stays an estimate"
    );
    assert_eq!((next.reference_date.value, next.report.date.value, next.period.value), (None, None, None));
    assert_eq!(next.report.number.value, "");
    assert_eq!(next.report.addressee.value, "Menteri PANRB");
    assert!(next.general.values().all(|answer| answer.value.is_empty()));
    assert_eq!(next.value("1", 0, Stage::Final), None);
    assert!(next.answer("1").is_none_or(|answer| !answer.rolled_over.value), "the institution itself said nothing");
    assert!(next.history.iter().all(|entry| entry.by == "Raras"), "nothing that was done last year");
}

#[test]
fn the_mark_stays_until_the_person_takes_it_away() {
    let mut last = Desk::default();
    last.edit(level("23", 3)).tick("23", &["2.1"]);
    let mut next = next(&last.assessment);
    let mut apply = |edit: Edit| {
        next.apply(&rubric(), edit, &author("Raras", 1)).unwrap();
        next.answer("23").unwrap().rolled_over.value
    };
    assert!(apply(level("23", 4)));
    assert!(apply(Field::Tick(Place::first("23"), "3.1".into()).set(true)));
    assert!(apply(Field::facts(Place::first("23")).set("Baru.".to_owned())));
    assert!(!apply(Field::Answer("23".into(), AnswerField::RolledOver).set(false)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_assessment_can_be_carried_on(edits in prop::collection::vec(edits(), 0..40)) {
        let mut last = Assessment::default();
        for edit in edits {
            let _ = last.apply(&rubric(), edit, &author("Uji", 0));
        }
        let next = next(&last);
        prop_assert_eq!(validate(&next, &rubric()), Ok(()));
        for indicator in &rubric().indicators {
            let of = |assessment: &Assessment| -> Vec<(u16, String)> {
                let evidence = assessment.evidence(&indicator.id, 0);
                evidence.iter().map(|one| (one.letter, one.document_id.to_string())).collect()
            };
            prop_assert_eq!(of(&next), of(&last));
            prop_assert_eq!(next.level(&indicator.id, 0), last.level(&indicator.id, 0));
        }
    }
}

#[test]
fn only_what_says_something_and_names_what_is_there_comes_along() {
    let mut last = Desk::default();
    for unit in ["u", "v"] {
        last.edit(Edit::Create(Item::Unit(unit.into())));
    }
    for (indicator, unit) in [("1", "u"), ("2", "v")] {
        last.edit(Field::Answer(indicator.into(), AnswerField::Owner).set(Some(UnitId::from(unit))));
    }
    last.edit(Edit::Remove(Item::Unit("v".into())));
    last.edit(level("1", 2)).text(Field::facts(Place::first("1")), "Ada.").text(Field::facts(Place::first("1")), "");
    last.tick("1", &["2.1"]).edit(Field::Tick(Place::first("1"), "2.1".into()).set(false));
    let edits = rolled_over(&last.assessment, 2025);
    let owned = next(&last.assessment);
    let owner = |indicator: &str| owned.answer(indicator).and_then(|answer| answer.owner.value.clone());
    assert_eq!((owner("1"), owner("2")), (Some("u".into()), None), "a unit that is gone owns nothing");
    for edit in &edits {
        let Edit::Set(field, value) = edit else { continue };
        let listed = field.item().is_some_and(|item| item.order() == *field);
        assert!(listed || !value.is_empty(), "{field:?} says nothing");
    }
}

#[test]
fn whatever_an_institution_said_of_an_indicator_makes_it_an_answer_of_last_year() {
    let marked = |said: &dyn Fn(&mut Desk)| {
        let mut last = Desk::default();
        last.document("d", DocumentKind::Other, "D", "", "");
        said(&mut last);
        next(&last.assessment).answer("45").is_some_and(|answer| answer.rolled_over.value)
    };
    let place = || Place::first("45");
    assert!(marked(&|desk| drop(desk.edit(level("45", 1)).assessment.clone())));
    assert!(marked(&|desk| drop(desk.tick("45", &["2.1"]).assessment.clone())));
    assert!(marked(&|desk| drop(desk.tie("45", "d", ["", "", ""], &[]).assessment.clone())));
    assert!(marked(&|desk| drop(desk.text(Field::analysis(place()), "Ada.").assessment.clone())));
    assert!(marked(&|desk| drop(desk.text(Field::Entry(place(), EntryField::Service), "Izin").assessment.clone())));
    assert!(!marked(&|desk| drop(desk.text(Field::facts(place()), " ").assessment.clone())), "blanks say nothing");
    assert!(
        !marked(&|desk| {
            desk.tie("45", "d", ["", "", ""], &[]);
            let used = desk.assessment.uses_of("d").remove(0);
            desk.edit(Edit::Remove(Item::Use(used)));
        }),
        "nor does what was unlinked"
    );
}
