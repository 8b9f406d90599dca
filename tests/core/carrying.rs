//! A new year begins with last year's answers, each marked until somebody has looked at it again.
#![allow(clippy::unwrap_used, reason = "an edit that does not fit must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, DocumentKind, Edit, Period, Place, Sitting, Stage, TextField, Value, carried, validate},
    insight::from_last_year,
};
use support::{author, edits, level, register::Desk, rubric};

fn next(last: &Assessment) -> Assessment {
    let mut sitting = Sitting::new(Assessment::default());
    sitting.apply(&rubric(), Edit::Many(carried(last, 2025)), &author("Raras", 0)).unwrap();
    sitting.assessment().clone()
}

#[test]
fn answers_documents_and_people_come_along_and_every_answer_is_marked() {
    let mut last = Desk::default();
    last.text(TextField::InstitutionName, "Kota Uji").edit(Edit::Year(2024));
    last.edit(Edit::AddUnit("u".to_owned())).text(TextField::UnitName("u".to_owned()), "Diskominfo");
    last.edit(Edit::AddPerson("p".to_owned())).text(TextField::PersonName("p".to_owned()), "Raras");
    last.edit(level("45", 3)).tick("45", &["2.1"]).text(TextField::Service(Place::first("45")), "Perizinan");
    last.text(TextField::Facts(Place::first("45")), "Ada, 45.a.").edit(Edit::Target("45".to_owned(), Some(4)));
    last.edit(Edit::Owner("45".to_owned(), Some("u".to_owned()))).edit(Edit::Target("1".to_owned(), Some(3)));
    last.document("z", DocumentKind::Report, "Pertama", "1", "2024-01-05").file("z", 'a', 10, "z.pdf");
    last.document("a", DocumentKind::List, "Kedua", "", "");
    last.tie("45", "z", ["Bab II", "4", "isi"], &["2.1"]).tie("45", "a", ["", "", ""], &[]);
    let next = next(&last.assessment);
    assert_eq!((next.institution.name.value.as_str(), next.year.value), ("Kota Uji", 2025));
    assert_eq!((next.level("45", 0), next.ticked("45", 0, "2.1")), (Some(3), true));
    let same = |field: TextField| assert_eq!(next.text(&field), last.assessment.text(&field), "{field:?}");
    same(TextField::Facts(Place::first("45")));
    same(TextField::Service(Place::first("45")));
    same(TextField::PersonName("p".to_owned()));
    assert_eq!(next.owner_name("45"), "Diskominfo");
    assert_eq!(next.answer("45").unwrap().target.value, Some(4));
    let said = |assessment: &Assessment| {
        let evidence = assessment.evidence("45", 0);
        let line = |one: &spbe_mandiri::assessment::Evidence<'_>| {
            let criteria = one.used.supported().collect::<Vec<_>>().join(",");
            format!("{} {} {} {criteria}", one.letter, one.document.title.value, one.used.pages.value)
        };
        evidence.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(said(&next), ["0 Pertama 4 2.1", "1 Kedua  "]);
    assert_eq!(said(&next), said(&last.assessment));
    let titles: Vec<&str> = next.register().iter().map(|(_, document)| document.title.value.as_str()).collect();
    assert_eq!(titles, ["Pertama", "Kedua"], "in the order of the list, not of the ids");
    assert!(next.answer("45").unwrap().carried.value);
    assert!(!next.answer("1").unwrap().carried.value, "a target alone is no answer");
    assert_eq!(from_last_year(&rubric(), &next, &last.assessment, "45"), Vec::<String>::new());
}

#[test]
fn what_belongs_to_one_year_stays_behind() {
    let mut last = Desk::default();
    let day = || "2024-06-14".parse().unwrap();
    last.edit(Edit::Year(2024)).edit(Edit::ReferenceDate(Some(day()))).edit(Edit::ReportDate(Some(day())));
    last.edit(Edit::Period(Some(Period { from: day(), to: day() }))).text(TextField::ReportNumber, "000.8/1");
    last.text(TextField::ReportAddressee, "Menteri PANRB").text(TextField::General("1".to_owned()), "Layanan lama.");
    last.edit(Edit::Value(Place::first("1"), Stage::Final, Some(Value::Level(2))));
    let next = next(&last.assessment);
    assert_eq!((next.reference_date.value, next.report.date.value, next.period.value), (None, None, None));
    assert_eq!(next.report.number.value, "");
    assert_eq!(next.report.addressee.value, "Menteri PANRB");
    assert!(next.general.values().all(|answer| answer.value.is_empty()));
    assert_eq!(next.value("1", 0, Stage::Final), None);
    assert!(next.answer("1").is_none_or(|answer| !answer.carried.value), "the institution itself said nothing");
    assert!(next.history.iter().all(|entry| entry.by == "Raras"), "nothing that was done last year");
}

#[test]
fn the_mark_stays_until_the_person_takes_it_away() {
    let mut last = Desk::default();
    last.edit(level("23", 3)).tick("23", &["2.1"]);
    let mut next = next(&last.assessment);
    let mut apply = |edit: Edit| {
        next.apply(&rubric(), edit, &author("Raras", 1)).unwrap();
        next.answer("23").unwrap().carried.value
    };
    assert!(apply(level("23", 4)));
    assert!(apply(Edit::Tick(Place::first("23"), "3.1".to_owned(), true)));
    assert!(apply(Edit::Text(TextField::Facts(Place::first("23")), "Baru.".to_owned())));
    assert!(!apply(Edit::Carried("23".to_owned(), false)));
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
                evidence.iter().map(|one| (one.letter, one.used.document.clone())).collect()
            };
            prop_assert_eq!(of(&next), of(&last));
            prop_assert_eq!(next.level(&indicator.id, 0), last.level(&indicator.id, 0));
        }
    }
}
