//! The one door for change: every edit can be taken back, a refused one changes nothing.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Edit, EditError, Field, FieldValue, HistoryEntry, Item, PersonField,
        Place, Sitting, Stage, UnitField, UnitId, Value, validate,
    },
    rubric::Exact,
    storage::content_fingerprint,
};
use support::{author, fields::edits, level, rubric};

fn content(assessment: &Assessment) -> String {
    content_fingerprint(assessment, &rubric())
}

fn facts(text: &str) -> Edit {
    Field::facts(Place::first("23")).set(text.to_owned())
}

fn text(sitting: &Sitting) -> String {
    sitting.assessment().text(&Field::facts(Place::first("23"))).unwrap_or_default().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_inverse_restores_every_value(before in prop::collection::vec(edits(), 0..20), edit in edits()) {
        let rubric = rubric();
        let mut assessment = Assessment::default();
        for edit in before {
            let _ = assessment.apply(&rubric, edit, &author("Uji", 0));
        }
        let whole = assessment.clone();
        if let Ok(inverse) = assessment.apply(&rubric, edit.clone(), &author("Lain", 1)) {
            let after = content(&assessment);
            let again = assessment.apply(&rubric, inverse, &author("Lain", 2)).unwrap();
            prop_assert_eq!(content(&assessment), content(&whole));
            assessment.apply(&rubric, again, &author("Lain", 3)).unwrap();
            prop_assert_eq!(content(&assessment), after);
        } else { prop_assert_eq!(assessment, whole) }
    }

    #[test]
    fn a_whole_sitting_can_be_undone_and_done_again(edits in prop::collection::vec(edits(), 0..30)) {
        let rubric = rubric();
        let mut sitting = Sitting::new(Assessment::default());
        for (moment, edit) in (0_i64..).zip(edits) {
            let _ = sitting.apply(&rubric, edit, &author("Uji", moment * 400));
        }
        let after = content(sitting.assessment());
        while sitting.undo(&rubric, &author("Uji", 100_000)).unwrap().is_some() {}
        prop_assert_eq!(content(sitting.assessment()), content(&Assessment::default()));
        prop_assert!(!sitting.can_undo());
        while sitting.redo(&rubric, &author("Uji", 200_000)).unwrap().is_some() {}
        prop_assert_eq!(content(sitting.assessment()), after);
    }

    #[test]
    fn what_the_door_lets_in_can_be_opened_again(edits in prop::collection::vec(edits(), 0..30)) {
        let rubric = rubric();
        let mut assessment = Assessment::default();
        for edit in edits {
            let _ = assessment.apply(&rubric, edit, &author("Uji", 0));
        }
        prop_assert_eq!(validate(&assessment, &rubric), Ok(()));
    }
}

#[test]
fn an_edit_that_does_not_fit_is_refused_with_its_reason_and_changes_nothing() {
    let rubric = rubric();
    let place = Place::first("23");
    let beyond = Place { indicator: "23".into(), entry: 1 };
    let nobody = || Place::first("99");
    let id = || "tidak-ada".to_owned();
    let score = Value::Score(Exact::from_integer(3.into()));
    let many = "x".repeat(4 * 1024 * 1024 + 1);
    let refused: Vec<(Edit, fn(&EditError) -> bool)> = vec![
        (level("99", 1), |error| matches!(error, EditError::NoIndicator { .. })),
        (level("23", 0), |error| matches!(error, EditError::NoLevel { .. })),
        (level("23", 6), |error| matches!(error, EditError::NoLevel { .. })),
        (Field::Value(place.clone(), Stage::Final).set(Some(score)), |error| {
            matches!(error, EditError::NoLevel { .. })
        }),
        (Field::Value(beyond.clone(), Stage::Final).clear(), |error| matches!(error, EditError::NoEntry { .. })),
        (Field::Tick(place.clone(), "9.9".into()).set(true), |error| matches!(error, EditError::NoCriterion { .. })),
        (Field::Tick(beyond, "2.1".into()).set(true), |error| matches!(error, EditError::NoEntry { .. })),
        (Field::facts(nobody()).set(id()), |error| matches!(error, EditError::NoIndicator { .. })),
        (Field::Question(id().into()).set(id()), |error| matches!(error, EditError::Unknown { .. })),
        (Field::Person(id().into(), PersonField::Name).set(id()), |error| matches!(error, EditError::Unknown { .. })),
        (Field::Unit(id().into(), UnitField::Name).set(id()), |error| matches!(error, EditError::Unknown { .. })),
        (Field::facts(place).set(many), |error| matches!(error, EditError::TooLong { .. })),
        (Field::Answer("23".into(), AnswerField::Owner).set(Some(UnitId::from(id()))), |error| {
            matches!(error, EditError::Unknown { .. })
        }),
        (Field::Answer("23".into(), AnswerField::Target).set(Some(6_u8)), |error| {
            matches!(error, EditError::NoLevel { .. })
        }),
        (Edit::Remove(Item::Person(id().into())), |error| matches!(error, EditError::Unknown { .. })),
        (Edit::Remove(Item::Unit(id().into())), |error| matches!(error, EditError::Unknown { .. })),
        (Field::Assessment(AssessmentField::Year).set(2017_i16), |error| matches!(error, EditError::Year { .. })),
    ];
    let whole = support::small().assessment;
    for (edit, expected) in refused {
        let shown = format!("{edit:?}").chars().take(80).collect::<String>();
        for edit in [edit.clone(), Edit::Many(vec![level("1", 5), facts("baru"), edit])] {
            let mut assessment = whole.clone();
            let error = assessment.apply(&rubric, edit, &author("Uji", 5)).unwrap_err();
            assert!(expected(&error), "{shown}: {error}");
            assert_eq!(assessment, whole, "{shown}");
        }
    }
}

#[test]
fn several_changes_as_one_step_are_taken_back_as_one() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    sitting.apply(&rubric, Edit::Many(vec![level("1", 2), level("1", 3), facts("ada")]), &author("Uji", 0)).unwrap();
    assert_eq!(sitting.assessment().level("1", 0), Some(3));
    sitting.undo(&rubric, &author("Uji", 1)).unwrap();
    assert_eq!((sitting.assessment().level("1", 0), text(&sitting).as_str(), sitting.can_undo()), (None, "", false));
}

#[test]
fn typing_in_one_field_is_one_step_until_the_person_rests_a_second() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    for (moment, text) in [(0, "A"), (900, "Ad"), (1_800, "Ada"), (2_800, "Ada 1"), (3_000, "Ada 12")] {
        sitting.apply(&rubric, facts(text), &author("Uji", moment)).unwrap();
    }
    sitting.undo(&rubric, &author("Uji", 4_000)).unwrap();
    assert_eq!(text(&sitting), "Ada");
    sitting.undo(&rubric, &author("Uji", 4_100)).unwrap();
    assert_eq!((text(&sitting).as_str(), sitting.can_undo()), ("", false));
}

#[test]
fn leaving_a_field_or_another_edit_ends_a_run_of_typing() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    sitting.apply(&rubric, facts("A"), &author("Uji", 0)).unwrap();
    sitting.end_run();
    sitting.apply(&rubric, facts("Ad"), &author("Uji", 100)).unwrap();
    sitting.apply(&rubric, level("23", 3), &author("Uji", 200)).unwrap();
    sitting.apply(&rubric, facts("Ada"), &author("Uji", 300)).unwrap();
    let mut seen = Vec::new();
    while sitting.undo(&rubric, &author("Uji", 9_000)).unwrap().is_some() {
        seen.push((text(&sitting), sitting.assessment().level("23", 0)));
    }
    let expected = [("Ad", Some(3)), ("Ad", None), ("A", None), ("", None)];
    assert_eq!(seen, expected.map(|(text, level)| (text.to_owned(), level)));
}

#[test]
fn an_edit_that_changes_nothing_is_no_step_and_leaves_the_stamps() {
    let rubric = rubric();
    let mut sitting = Sitting::new(support::small().assessment);
    let before = sitting.assessment().clone();
    let same = vec![
        level("45", 2),
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Field::Answer("45".into(), AnswerField::Owner).set(Some(UnitId::from("u"))),
    ];
    sitting.apply(&rubric, level("45", 2), &author("Lain", 50)).unwrap();
    sitting.apply(&rubric, Edit::Many(same), &author("Lain", 60)).unwrap();
    assert_eq!(*sitting.assessment(), before);
    assert_eq!((sitting.changes(), sitting.can_undo()), (0, false));
}

#[test]
fn the_history_joins_typing_by_person_field_and_day_and_keeps_every_choice() {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    for (moment, name, edit) in [
        (0, "Ana", facts("satu")),
        (60_000, "Ana", facts("satu dua")),
        (120_000, "Budi", facts("tiga")),
        (180_000, "Budi", level("23", 2)),
        (180_500, "Budi", level("23", 3)),
        (DAY, "Budi", facts("empat")),
    ] {
        sitting.apply(&rubric, edit, &author(name, moment)).unwrap();
    }
    let place = Place::first("23");
    let typed = Field::facts(place.clone());
    let chosen = Field::Value(place, Stage::SelfAssessment);
    let value = |level: Option<u8>| FieldValue::Value(level.map(Value::Level));
    let said = |text: &str| FieldValue::Text(text.to_owned());
    let lines: Vec<(&str, &Field, &FieldValue)> = sitting
        .assessment()
        .history
        .iter()
        .map(|HistoryEntry { by, field, before, .. }| (by.as_str(), field, before))
        .collect();
    assert_eq!(
        lines,
        [
            ("Ana", &typed, &said("")),
            ("Budi", &typed, &said("satu dua")),
            ("Budi", &chosen, &value(None)),
            ("Budi", &chosen, &value(Some(2))),
            ("Budi", &typed, &said("tiga")),
        ],
        "no word that stood in the draft is missing from its history"
    );
}

#[test]
fn undo_and_redo_name_what_they_changed_and_nothing_that_was_there_already() {
    let mut sitting = Sitting::new(Assessment::default());
    let rubric = rubric();
    let edit = |sitting: &mut Sitting, edit: Edit| sitting.apply(&rubric, edit, &author("Uji", 0)).unwrap();
    let said = |indicator: &str, text: &str| Field::facts(Place::first(indicator)).set(text.to_owned());
    edit(&mut sitting, level("1", 2));
    edit(&mut sitting, Edit::Many(vec![level("1", 2), level("2", 3), said("1", ""), said("2", "Fakta.")]));
    let wanted = [Field::Value(Place::first("2"), Stage::SelfAssessment), Field::facts(Place::first("2"))];
    let back = sitting.undo(&rubric, &author("Uji", 1)).unwrap().unwrap();
    assert_eq!(back.edit.fields(), [wanted[1].clone(), wanted[0].clone()]);
    let again = sitting.redo(&rubric, &author("Uji", 2)).unwrap().unwrap();
    assert_eq!(again.edit.fields(), wanted);
}
