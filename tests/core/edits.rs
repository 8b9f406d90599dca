//! The one door for change: every edit can be taken back, a refused one changes nothing.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Edit, EditError, Field, FieldValue, HistoryEntry, Item, MOST_ITEMS,
        MOST_TEXT, Person, PersonField, Place, Sitting, Stage, Stamp, UnitField, UnitId, UsePlace, Value, validate,
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
    let many = "x".repeat(MOST_TEXT + 1);
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
        (Edit::Create(Item::Use(UsePlace { at: Place { entry: 1, ..place.clone() }, id: "u".into() })), |error| {
            matches!(error, EditError::NoEntry { entry: 1, .. })
        }),
        (Edit::Create(Item::Use(UsePlace { at: nobody(), id: "u".into() })), |error| {
            matches!(error, EditError::NoIndicator { .. })
        }),
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
fn a_run_of_typing_is_looked_for_eight_lines_back_and_moves_to_the_end_of_the_history() {
    let rubric = rubric();
    let after = |between: u8| {
        let mut sitting = Sitting::new(Assessment::default());
        sitting.apply(&rubric, facts("satu"), &author("Ana", 0)).unwrap();
        for number in 0..between {
            sitting.apply(&rubric, level("45", 1 + number % 2), &author("Ana", 1_000 * i64::from(number + 1))).unwrap();
        }
        sitting.apply(&rubric, facts("satu dua"), &author("Ana", 60_000)).unwrap();
        sitting.assessment().history.clone()
    };
    let typed = |history: &[HistoryEntry]| -> Vec<FieldValue> {
        let lines = history.iter().filter(|line| matches!(line.field, Field::Entry(..)));
        lines.map(|line| line.before.clone()).collect()
    };
    let near = after(7);
    assert_eq!((near.len(), typed(&near)), (8, vec![FieldValue::Text(String::new())]));
    let last = near.last().unwrap();
    assert_eq!((last.at, &last.after), (support::at(60_000), &None), "the run ends where it was typed last");
    let far = after(8);
    assert_eq!((far.len(), typed(&far)), (10, ["", "satu"].map(|text| FieldValue::Text(text.to_owned())).to_vec()));
    let chosen = &near[0];
    assert_eq!(chosen.after, Some(FieldValue::Value(Some(Value::Level(1)))), "a choice says what it was changed to");
}

#[test]
fn the_history_keeps_the_last_twenty_thousand_lines() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    let many = |count: usize| (0..count).map(|number| level("23", 1 + (number % 2) as u8)).collect();
    sitting.apply(&rubric, Edit::Many(many(20_000)), &author("Ana", 0)).unwrap();
    assert_eq!(sitting.assessment().history.len(), 20_000);
    let second = sitting.assessment().history[1].clone();
    sitting.apply(&rubric, level("45", 3), &author("Budi", 1_000)).unwrap();
    let history = &sitting.assessment().history;
    assert_eq!((history.len(), &history[0]), (20_000, &second));
    assert_eq!(history.last().unwrap().by, "Budi");
}

#[test]
fn a_sitting_says_what_it_can_take_back_and_do_again_and_counts_every_change() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    let state = |sitting: &Sitting| (sitting.can_undo(), sitting.can_redo(), sitting.changes());
    assert_eq!(state(&sitting), (false, false, 0));
    sitting.apply(&rubric, level("23", 2), &author("Ana", 0)).unwrap();
    assert_eq!(state(&sitting), (true, false, 1));
    let undone = sitting.undo(&rubric, &author("Ana", 1)).unwrap().unwrap();
    let value = Field::Value(Place::first("23"), Stage::SelfAssessment);
    assert_eq!(undone.edit.fields(), [value]);
    assert_eq!(state(&sitting), (false, true, 2));
    assert!(sitting.redo(&rubric, &author("Ana", 2)).unwrap().is_some());
    assert_eq!(state(&sitting), (true, false, 3));
    assert!(sitting.redo(&rubric, &author("Ana", 3)).unwrap().is_none());
    sitting.undo(&rubric, &author("Ana", 4)).unwrap();
    sitting.apply(&rubric, level("23", 5), &author("Ana", 5)).unwrap();
    assert_eq!(state(&sitting), (true, false, 5), "what was taken back is gone once something else is done");
    assert_eq!(sitting.assessment().history.len(), 5, "also taking back is told");
}

#[test]
fn no_letter_is_given_twice_at_an_indicator_but_two_documents_may_change_theirs_in_one_step() {
    let rubric = rubric();
    let letter = |document: &str, letter: u16| Field::Letter("23".into(), document.into()).set(Some(letter));
    let mut assessment = Assessment::default();
    let made = ["a", "b"].map(|id| Edit::Create(Item::Document(id.into())));
    assessment.apply(&rubric, Edit::Many(made.to_vec()), &author("Uji", 0)).unwrap();
    assessment.apply(&rubric, Edit::Many(vec![letter("a", 0), letter("b", 1)]), &author("Uji", 1)).unwrap();
    let before = assessment.clone();
    for refused in [letter("b", 0), Edit::Many(vec![letter("b", 0)])] {
        let error = assessment.apply(&rubric, refused, &author("Uji", 2)).unwrap_err();
        assert!(matches!(error, EditError::Letters { .. }), "{error}");
        assert_eq!(assessment, before);
    }
    let other = Field::Letter("24".into(), "b".into()).set(Some(0_u16));
    assessment.apply(&rubric, other, &author("Uji", 3)).unwrap();
    let swap = Edit::Many(vec![letter("a", 1), letter("b", 0)]);
    let back = assessment.apply(&rubric, swap, &author("Uji", 4)).unwrap();
    let told = |assessment: &Assessment| -> Vec<(String, u16)> {
        let lettered = assessment.answer("23").unwrap().lettered();
        lettered.into_iter().map(|(id, letter)| (id.to_string(), letter)).collect()
    };
    assert_eq!(told(&assessment), [("b".to_owned(), 0), ("a".to_owned(), 1)]);
    assessment.apply(&rubric, back, &author("Uji", 5)).unwrap();
    assert_eq!(told(&assessment), told(&before));

    let field = |document: &str| Field::Letter("23".into(), document.into());
    let value = |letter: u16| FieldValue::Letter(Some(letter));
    let refused = assessment.put(&rubric, &field("b"), value(0), Stamp::default());
    assert!(matches!(refused, Err(EditError::Letters { .. })), "{refused:?}");
    assessment.put(&rubric, &field("a"), value(0), Stamp::default()).unwrap();
    assert_eq!(assessment.stamp(&field("a")), Stamp::default(), "its own letter it may have again");
}

#[test]
fn of_a_step_the_history_tells_only_what_it_changed() {
    let rubric = rubric();
    let mut sitting = Sitting::new(support::small().assessment);
    let lines = sitting.assessment().history.len();
    let step = Edit::Many(vec![level("45", 2), level("1", 3)]);
    sitting.apply(&rubric, step, &author("Ana", 0)).unwrap();
    let history = &sitting.assessment().history;
    assert_eq!(history.len(), lines + 1, "the level of 45 stood there already");
    assert_eq!(history[lines].field, Field::Value(Place::first("1"), Stage::SelfAssessment));
}

#[test]
fn a_list_takes_as_many_items_as_it_may_hold_and_not_one_more() {
    let rubric = rubric();
    let people = |count: usize| Assessment {
        people: (0..count).map(|id| (format!("p{id}").as_str().into(), Person::default())).collect(),
        ..Assessment::default()
    };
    let one_more = || Edit::Create(Item::Person("lagi".into()));
    people(MOST_ITEMS - 1).apply(&rubric, one_more(), &author("Uji", 0)).unwrap();
    let refused = people(MOST_ITEMS).apply(&rubric, one_more(), &author("Uji", 0)).unwrap_err();
    assert_eq!(refused, EditError::TooMany { count: MOST_ITEMS + 1, most: MOST_ITEMS });
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
