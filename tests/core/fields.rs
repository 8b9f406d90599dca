//! What holds for every field of the table, also for one that is added tomorrow.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use std::{collections::BTreeSet, fs};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        ActionField, AnswerField, Assessment, Content, DocumentField, DocumentId, Edit, Field, FieldValue, Item, Link,
        PersonField, Place, Sitting, UnitField, UseField, UsePlace, last_change, last_edit, validate,
    },
    insight::differences,
    rubric,
    storage::{content_fingerprint, read, salvage, to_text},
    words::Words,
};

use crate::support::{
    author, draft,
    fields::{borders, edits, fields, items, values, with_items},
    given, rubric as framework,
    sources::sources,
};

/// A value that fits a field and is another one than what stands there.
fn other(assessment: &Assessment, field: &Field) -> FieldValue {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = values(field);
    let found = (0..200).map(|_| strategy.new_tree(&mut runner).unwrap().current());
    found.filter(|value| *value != assessment.get(field)).find(|value| fits(assessment, field, value)).unwrap()
}

fn fits(assessment: &Assessment, field: &Field, value: &FieldValue) -> bool {
    let set = Edit::Set(field.clone(), value.clone());
    assessment.clone().apply(&framework(), set, &author("Uji", 0)).is_ok()
}

fn with(assessment: &Assessment, field: &Field, value: FieldValue) -> Assessment {
    let mut changed = assessment.clone();
    changed.apply(&framework(), Edit::Set(field.clone(), value), &author("Ana", 7)).unwrap();
    changed
}

#[test]
fn every_value_the_model_holds_is_in_the_table() {
    let mut assessment = with_items();
    for field in fields() {
        let value = other(&assessment, &field);
        assessment = with(&assessment, &field, value);
    }
    for item in items() {
        assessment.apply(&framework(), Edit::Create(item), &author("Ana", 7)).unwrap();
    }
    // Everything that has a stamp names the person who set it: what the table does not know would have none.
    let text = to_text(&draft(assessment.clone())).unwrap();
    let stamps = text.matches(" by: \"").count();
    let held = text.lines().filter(|line| line.trim_start().starts_with("value: ")).count();
    assert_eq!((stamps, assessment.stored().count()), (held, held));
}

/// What is planned is not how things stand: the date of the data, which page and report print, does not follow it.
#[test]
fn the_date_of_the_data_follows_every_field_but_those_of_the_plan() {
    let assessment = with_items();
    let (before, edited) = (last_change(&assessment), last_edit(&assessment));
    for field in fields() {
        let planned = match &field {
            Field::Action(..) => true,
            Field::Answer(_, field) => matches!(
                field,
                AnswerField::Target
                    | AnswerField::Effort
                    | AnswerField::Cost
                    | AnswerField::Due
                    | AnswerField::Locked
                    | AnswerField::Missing
            ),
            Field::Assessment(_) => field.path()[0] == "plan",
            _ => false,
        };
        let set = Edit::Set(field.clone(), other(&assessment, &field));
        let mut changed = assessment.clone();
        changed.apply(&framework(), set, &author("Ana", 86_400_000)).unwrap();
        assert_eq!(last_change(&changed) == before, planned, "{field:?}");
        assert!(last_edit(&changed) > edited, "{field:?}");
    }
}

#[test]
fn a_field_is_found_by_its_address_alone() {
    for field in fields() {
        let path = field.path();
        let parts: Vec<&str> = path.iter().map(String::as_str).collect();
        assert_eq!(Field::at(&parts), Some(field.clone()), "{path:?}");
        assert_eq!(Field::at(&parts[..parts.len() - 1]), None, "{path:?}");
    }
    let different: BTreeSet<Vec<String>> = fields().iter().map(Field::path).collect();
    assert_eq!(different.len(), fields().len());
}

#[test]
fn the_path_of_a_field_is_where_it_lies_in_the_file() {
    let mut assessment = with_items();
    for field in fields() {
        let value = other(&assessment, &field);
        assessment = with(&assessment, &field, value);
    }
    let text = to_text(&draft(assessment)).unwrap();
    let tree: ron::Value = ron::from_str(&text).unwrap();
    for field in fields() {
        let mut at = tree.clone();
        for name in std::iter::once("assessment".to_owned()).chain(field.path()).chain(["value".to_owned()]) {
            at = match at {
                ron::Value::Map(map) => {
                    let found = map.iter().find(|(key, _)| match key {
                        ron::Value::String(key) => *key == name,
                        _ => false,
                    });
                    // A stage is a name without quotes, which this reader shows as nothing.
                    match found {
                        Some((_, value)) => value.clone(),
                        None if matches!(field, Field::Value(..)) => break,
                        None => panic!("{:?} has no {name}", field.path()),
                    }
                }
                ron::Value::Seq(items) => items[name.parse::<usize>().unwrap()].clone(),
                _ => panic!("{:?}: nothing below {name}", field.path()),
            };
        }
    }
}

#[test]
fn a_field_takes_what_lies_within_its_limits_and_refuses_what_lies_beyond() {
    let assessment = with_items();
    for field in fields() {
        let (fitting, wrong) = borders(&field);
        for value in fitting {
            let shown = format!("{field:?}: {}", format!("{value:?}").chars().take(80).collect::<String>());
            assert!(fits(&assessment, &field, &value), "{shown}");
            let changed = with(&assessment, &field, value.clone());
            assert_eq!(changed.get(&field), value, "{shown}");
            assert_eq!(validate(&changed, &framework()), Ok(()), "{shown}");
        }
        for value in wrong {
            let mut changed = assessment.clone();
            let set = Edit::Set(field.clone(), value.clone());
            assert!(changed.apply(&framework(), set, &author("Uji", 0)).is_err(), "{field:?}: {value:.80?}");
            assert_eq!(changed, assessment, "{field:?}: refused and changed all the same");
        }
    }
}

#[test]
fn setting_a_field_is_taken_back_told_and_stamped_and_touches_no_other_field() {
    let assessment = with_items();
    for field in fields() {
        let value = other(&assessment, &field);
        let mut sitting = Sitting::new(assessment.clone());
        sitting.apply(&framework(), Edit::Set(field.clone(), value.clone()), &author("Ana", 7)).unwrap();
        let changed = sitting.assessment().clone();
        assert_eq!((changed.get(&field), changed.stamp(&field).by.as_str()), (value.clone(), "Ana"), "{field:?}");
        let touched = changed.stored().filter(|(_, slot)| slot.stamp().by == "Ana").count();
        assert_eq!(touched, 1, "{field:?}");
        let told: Vec<&Field> = changed.history.iter().map(|entry| &entry.field).collect();
        let expected: Vec<&Field> = field.facts_of().is_told().then_some(&field).into_iter().collect();
        assert_eq!(told, expected);
        sitting.undo(&framework(), &author("Ana", 8)).unwrap();
        assert_eq!(sitting.assessment().get(&field), assessment.get(&field), "{field:?}");
    }
}

#[test]
fn the_fingerprint_changes_if_and_only_if_a_field_that_counts_does() {
    let rubric = framework();
    let assessment = with_items();
    let before = content_fingerprint(&assessment, &rubric);
    for field in fields() {
        let changed = with(&assessment, &field, other(&assessment, &field));
        let facts = field.facts_of();
        if !facts.is_listing() {
            let differs = content_fingerprint(&changed, &rubric) != before;
            // A version without a content is none, and neither is one that was taken back.
            assert_eq!(differs, facts.is_counted(), "{field:?}");
        }
    }
    for item in items() {
        let mut gone = assessment.clone();
        gone.apply(&rubric, Edit::Remove(item.clone()), &author("Ana", 7)).unwrap();
        let says = assessment.is_alive(&item) && !matches!(item, Item::Version(..));
        assert_eq!(content_fingerprint(&gone, &rubric) != before, says, "{item:?}");
    }
}

#[test]
fn every_field_has_words_for_itself_and_for_what_stands_in_it() {
    let assessment = with_items();
    let mut labels = BTreeSet::new();
    for field in fields() {
        let label = field.label(&assessment, Words::indonesian());
        assert!(!label.trim().is_empty() && !label.contains('{') && !label.contains("field."), "{field:?}: {label}");
        labels.insert(label);
        let value = other(&assessment, &field);
        let changed = with(&assessment, &field, value.clone());
        let words = field.in_words(&value, &changed, Words::indonesian());
        assert!(!words.contains('{'), "{field:?}: {words}");
        let nothing = value.is_empty() || matches!(value, FieldValue::Flag(true) if field.facts_of().is_listing());
        assert!(nothing || !words.is_empty(), "{field:?}: {value:?} is shown as nothing");
    }
    assert!(labels.len() > fields().len() / 3);
}

/// Ids are for the program: a person reads names, or that something has none.
#[test]
fn no_field_shows_an_id_whether_what_it_belongs_to_has_a_name_or_none() {
    const ID: &str = "68c6ab58-3c1e-4c53-9b7d-3d8a0f2f6a11";
    let rubric = framework();
    let place = UsePlace { at: Place::first("1"), id: ID.into() };
    let items = [
        Item::Unit(ID.into()),
        Item::Person(ID.into()),
        Item::Document(ID.into()),
        Item::Version(ID.into(), ID.into()),
        Item::Use(place.clone()),
        Item::Action("1".into(), ID.into()),
        Item::Past(ID.into()),
    ];
    let mut fields: Vec<Field> = items.iter().flat_map(|item| item.fields(&rubric)).collect();
    fields.extend([Field::Letter("1".into(), ID.into()), Field::Answer("1".into(), AnswerField::Owner)]);
    for name in ["", "Dinas Contoh"] {
        let mut assessment = Assessment::default();
        for item in &items {
            assessment.apply(&rubric, Edit::Create(item.clone()), &author("Uji", 0)).unwrap();
        }
        let named = [
            Field::Unit(ID.into(), UnitField::Name),
            Field::Person(ID.into(), PersonField::Name),
            Field::Document(ID.into(), DocumentField::Title),
            Field::Action("1".into(), ID.into(), ActionField::Title),
        ];
        let mut edits: Vec<Edit> = named.into_iter().map(|field| field.set(name.to_owned())).collect();
        edits.push(Field::Use(place.clone(), UseField::Document).set(Some(DocumentId::from(ID))));
        assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
        for field in &fields {
            let referring = match field.empty() {
                FieldValue::Unit(_) => FieldValue::Unit(Some(ID.into())),
                FieldValue::Document(_) => FieldValue::Document(Some(ID.into())),
                FieldValue::Flag(_) => FieldValue::Flag(true),
                other => other,
            };
            let words = Words::indonesian();
            for shown in [
                field.label(&assessment, words),
                field.in_words(&referring, &assessment, words),
                field.in_words(&assessment.get(field), &assessment, words),
            ] {
                assert!(!shown.contains("68c6ab58"), "{field:?}: {shown}");
            }
        }
    }
}

#[test]
fn a_change_of_any_field_is_the_only_difference_and_the_way_back_leaves_none() {
    let rubric = framework();
    let assessment = with_items();
    for field in fields() {
        let changed = with(&assessment, &field, other(&assessment, &field));
        let found = differences(&rubric, &assessment, &changed);
        let within_what_is_gone = assessment.is_live(&field);
        if within_what_is_gone {
            let named: Vec<&Field> = found.iter().map(|one| &one.field).collect();
            assert_eq!(named, [&field]);
            let told = found[0].told(&assessment, &changed, Words::indonesian());
            assert!(!told.label.is_empty() && told.texts[0] != told.texts[1], "{told:?}");
        }
        let mut back = changed.clone();
        back.apply(&rubric, Edit::Many(changed.edits_to(&assessment)), &author("Uji", 9)).unwrap();
        assert_eq!(differences(&rubric, &back, &assessment), [], "{field:?}");
    }
}

#[test]
fn what_is_saved_is_read_and_salvaged_field_by_field() {
    let mut assessment = with_items();
    for field in fields().into_iter().filter(|field| !matches!(field, Field::Letter(..))) {
        let value = other(&assessment, &field);
        assessment = with(&assessment, &field, value);
    }
    let text = to_text(&draft(assessment.clone())).unwrap();
    assert_eq!(read(text.as_bytes(), &rubric::builtin).unwrap().draft.assessment, assessment);
    let found = salvage(text.as_bytes(), &rubric::builtin).unwrap();
    assert_eq!(found.assessment, assessment);
    assert_eq!(found.lost, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_the_one_step_from_any_state_to_any_other_nothing_differs_and_it_can_be_undone(
        now in prop::collection::vec(edits(), 0..40),
        then in prop::collection::vec(edits(), 0..40),
    ) {
        let rubric = framework();
        let made = |edits: Vec<Edit>| {
            let mut assessment = Assessment::default();
            for edit in edits {
                let _ = assessment.apply(&rubric, edit, &author("Uji", 0));
            }
            assessment
        };
        let (now, then) = (made(now), made(then));
        let mut sitting = Sitting::new(now.clone());
        sitting.apply(&rubric, Edit::Many(now.edits_to(&then)), &author("Lain", 1)).unwrap();
        let there = sitting.assessment().clone();
        prop_assert_eq!(differences(&rubric, &there, &then), []);
        prop_assert_eq!(there.edits_to(&then), []);
        prop_assert_eq!(content_fingerprint(&there, &rubric), content_fingerprint(&then, &rubric));
        prop_assert_eq!(validate(&there, &rubric), Ok(()));
        prop_assert_eq!(now.edits_to(&then).is_empty(), differences(&rubric, &now, &then).is_empty());
        // Whether an item is there is told by making and removing it alone, once each.
        let mut named = BTreeSet::new();
        for edit in now.edits_to(&then) {
            let flag = |field: &Field| field.item().is_some_and(|item| item.removed() == *field);
            prop_assert!(!matches!(&edit, Edit::Set(field, _) if flag(field)), "{:?}", edit);
            prop_assert!(named.insert(format!("{edit:?}")), "{:?} twice", edit);
        }
        sitting.undo(&rubric, &author("Lain", 2)).unwrap();
        prop_assert_eq!(now.edits_to(sitting.assessment()), []);
    }

    #[test]
    fn any_state_is_salvaged_as_it_was_saved(edits in prop::collection::vec(edits(), 0..60)) {
        let rubric = framework();
        let mut sitting = Sitting::new(Assessment::default());
        for edit in edits {
            let _ = sitting.apply(&rubric, edit, &author("Uji", 0));
        }
        let assessment = sitting.assessment().clone();
        let text = to_text(&draft(assessment.clone())).unwrap();
        prop_assert_eq!(&read(text.as_bytes(), &rubric::builtin).unwrap().draft.assessment, &assessment);
        let found = salvage(text.as_bytes(), &rubric::builtin).unwrap();
        prop_assert_eq!(found.lost, []);
        prop_assert_eq!(content_fingerprint(&found.assessment, &rubric), content_fingerprint(&assessment, &rubric));
    }
}

/// Whoever adds a field must not have to look for lists of fields elsewhere.
#[test]
fn no_match_over_all_fields_stands_outside_the_table() {
    let groups = ["Field::Assessment(", "Field::Person(", "Field::Document(", "Field::Answer(", "Field::Entry("];
    let files = sources("");
    assert!(files.len() > 100);
    for path in files.into_iter().filter(|path| !path.display().to_string().contains("assessment/field/")) {
        let text = fs::read_to_string(&path).unwrap();
        let patterns = |group: &&str| {
            text.match_indices(*group).any(|(start, _)| {
                let rest = &text[start..];
                let end = rest.find(')').unwrap_or_default();
                rest[end..].trim_start_matches(')').trim_start().starts_with("=>")
                    || rest[end..].trim_start_matches(')').trim_start().starts_with("| Field")
            })
        };
        let matched: Vec<&&str> = groups.iter().filter(|group| patterns(group)).collect();
        assert!(matched.len() < 3, "{} goes through the fields by itself: {matched:?}", path.display());
    }
}

#[test]
fn a_letter_of_a_document_that_is_gone_is_kept_on_the_way_to_a_state_that_has_it() {
    let rubric = framework();
    let mut then = Assessment::default();
    let letter = Field::Letter("23".into(), "d1".into());
    let edits = vec![Edit::Create(Item::Document("d1".into())), letter.clone().set(Some(3_u16))];
    then.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
    then.apply(&rubric, Edit::Remove(Item::Document("d1".into())), &author("Uji", 1)).unwrap();
    let mut now = Assessment::default();
    now.apply(&rubric, Edit::Many(now.edits_to(&then)), &author("Uji", 2)).unwrap();
    assert_eq!(now.get(&letter), FieldValue::Letter(Some(3)), "it is not given to another document");
    assert!(!now.is_there(&Item::Document("d1".into())) && differences(&rubric, &now, &then).is_empty());
}

#[test]
fn files_of_a_document_that_is_gone_are_not_asked_for_on_the_way_to_a_state_without_it() {
    let rubric = framework();
    let mut then = Assessment::default();
    let link = Content::Link(Link { address: "https://a.go.id".to_owned(), accessed: None });
    let edits = [Edit::Create(Item::Document("d1".into())), given(&"d1".into(), vec![link])];
    then.apply(&rubric, Edit::Many(edits.to_vec()), &author("Uji", 0)).unwrap();
    then.apply(&rubric, Edit::Remove(Item::Document("d1".into())), &author("Uji", 1)).unwrap();
    let now = Assessment::default();
    assert_eq!(now.edits_to(&then), [], "nothing of it is there, and nothing names it");
}
