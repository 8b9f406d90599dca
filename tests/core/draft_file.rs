//! The draft file: what is written is read back, and everything else is noticed and answered.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be made must stop")]

use crate::support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Author, Edit, EntryField, Field, Item, MOST_TEXT, Place, UnitField,
        UnitId,
    },
    rubric,
    storage::{
        Draft, DraftError, FORMAT, Opened, ReadOnly, VERSION, Warning, content_fingerprint, intact, read, to_text,
    },
    words::{Sentence, Words},
};
use support::{as_written, author, draft, example, fields::edits, level, rubric as framework, small};

fn open(bytes: &[u8]) -> Result<Opened, DraftError> {
    read(bytes, &rubric::builtin)
}

fn text(draft: &Draft) -> String {
    to_text(draft).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_and_written_the_same_again(edits in prop::collection::vec(edits(), 0..25)) {
        let mut sitting = spbe_mandiri::assessment::Sitting::new(Assessment::default());
        for (moment, edit) in (0_i64..).zip(edits) {
            let _ = sitting.apply(&framework(), edit, &author("Uji", moment * 700));
        }
        let draft = draft(sitting.assessment().clone());
        let written = text(&draft);
        let opened = open(written.as_bytes()).unwrap();
        prop_assert_eq!(&opened.draft.assessment, &draft.assessment);
        prop_assert_eq!(text(&opened.draft), written);
        prop_assert!(opened.read_only.is_none() && opened.warnings.is_empty());
    }

    #[test]
    fn whatever_bytes_come_in_a_sentence_comes_out(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(!open(&bytes).unwrap_err().sentence_in(Words::indonesian()).is_empty());
        prop_assert!(!intact(&bytes));
    }
}

/// The version in a header, with this second number.
fn numbered(minor: u32) -> String {
    format!("version: ({}, {minor})", VERSION.0)
}

#[test]
fn the_header_comes_first_and_every_value_stands_on_its_own_line() {
    let written = text(&example().draft);
    let head: Vec<&str> = written.lines().take(14).map(str::trim).collect();
    assert_eq!(head[0..2], ["(", "header: ("]);
    let names = ["format:", "version:", "id:", "revision:", "rubric:", "id:", "edition:", "fingerprint:"];
    assert!(head[2..].iter().zip(names).all(|(line, name)| line.starts_with(name)), "{head:?}");
    assert!(written.ends_with(")\n") && !written.contains('\r'));
    let fields = |line: &str| line.split('"').step_by(2).map(|code| code.matches(": ").count()).sum::<usize>();
    let crowded: Vec<&str> = written.lines().filter(|line| !line.contains('\\') && fields(line) > 1).collect();
    assert!(crowded.iter().all(|line| line.trim_end().ends_with(": (")), "{crowded:?}");
}

#[test]
fn a_changed_answer_changes_few_lines() {
    let mut changed = example().draft;
    changed.assessment.apply(&framework(), level("7", 5), &author("Uji", 0)).unwrap();
    let before = text(&changed);
    let other = Author { revision: 2, sitting: "lain".into(), ..author("Lain", 5_000) };
    changed.assessment.apply(&framework(), level("7", 4), &other).unwrap();
    let after = text(&changed);
    let differing = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(differing, 6, "the checksum, and value, person, moment, revision and sitting of the answer");
}

#[test]
fn a_draft_edited_by_hand_comes_with_the_error_so_that_it_can_be_opened_as_a_copy() {
    let written = text(&small());
    let edited = written.replace("Kota Uji", "Kota Lain");
    let Err(DraftError::Altered(opened)) = open(edited.as_bytes()) else { panic!("not noticed") };
    assert_eq!(opened.draft.assessment.institution.name.value, "Kota Lain");
    let unreadable = written.replace("revision: 1,", "revision: satu,");
    let Err(DraftError::Damaged { line, .. }) = open(unreadable.as_bytes()) else { panic!("not noticed") };
    assert_eq!(unreadable.lines().nth(line - 1).unwrap().trim(), "revision: satu,");
}

#[test]
fn a_newer_minor_version_is_read_past_unknown_fields_and_only_read() {
    let written = text(&small()).replacen("program: \"0.1.0\"", "program: \"9.4.0\"", 1);
    let newer = as_written(&written, &numbered(VERSION.1), &numbered(7));
    let newer = as_written(&newer, "revision: 1,", "revision: 1,\n        later: Some([(a: 1), (b: \"(\")]),");
    let newer = as_written(&newer, "institution: (", "later: {\"a\": Kind(3)},\n        institution: (\n later: (),");
    let newer = as_written(&newer, "value: Some(Level(2)),", "value: Some(Level(2)), sure: 0.75,");
    let opened = open(newer.as_bytes()).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::Newer { version: (2, 7), program: "9.4.0".to_owned() }));
    assert_eq!(opened.draft.assessment, small().assessment);
    let sentence = opened.read_only.unwrap().sentence_in(Words::indonesian());
    let own = format!("{}.{}", VERSION.0, VERSION.1);
    assert!(sentence.contains("9.4.0") && sentence.contains("2.7") && sentence.contains(&own), "{sentence}");
}

#[test]
fn the_same_version_has_no_unknown_fields() {
    let written = text(&small());
    for (from, to) in [
        ("revision: 1,", "revision: 1, later: 1,"),
        ("assessment: (", "assessment: ( later: 1,"),
        ("value: Some(Level(2)),", "value: Some(Level(2)), sure: 1,"),
    ] {
        let unknown = as_written(&written, from, to);
        assert!(matches!(open(unknown.as_bytes()), Err(DraftError::Damaged { .. })), "{to}");
    }
}

#[test]
fn a_newer_major_version_is_refused_by_its_name_whatever_the_rest_looks_like() {
    let future = format!(
        "(header: (format: \"{FORMAT}\", version: (3, 3), program: \"4.0\", later: {{1: []}}), answers: <unread>"
    );
    let Err(DraftError::Version { version, program }) = open(future.as_bytes()) else { panic!("not refused") };
    assert_eq!((version, program.as_str()), ((3, 3), "4.0"));
    assert!(matches!(
        open(as_written(&text(&small()), &numbered(VERSION.1), "version: (0, 9)").as_bytes()),
        Err(DraftError::Version { .. })
    ));
}

#[test]
fn another_edition_of_the_rubric_is_readable_with_a_warning() {
    let mut other = small();
    other.header.rubric.edition = "0.9".to_owned();
    other.header.rubric.fingerprint = "0".repeat(64);
    let opened = open(text(&other).as_bytes()).unwrap();
    let Warning::OtherEdition { draft, program, .. } = &opened.warnings[0] else { panic!("another warning") };
    assert_eq!((draft.as_str(), program.as_str()), ("0.9", framework().edition.as_str()));
}

#[test]
fn a_draft_that_could_not_be_opened_again_is_not_written() {
    let mut assessment = Assessment::default();
    let huge = "x".repeat(MOST_TEXT);
    for number in 0..260 {
        let id = UnitId::from(format!("u{number}").as_str());
        let edits = vec![Edit::Create(Item::Unit(id.clone())), Field::Unit(id, UnitField::Name).set(huge.clone())];
        assessment.apply(&framework(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    }
    assert!(matches!(to_text(&draft(assessment)), Err(DraftError::TooLarge { .. })));
}

#[test]
fn the_content_fingerprint_is_of_what_is_said_not_of_who_saved_it_when() {
    let rubric = framework();
    let mut small = small().assessment;
    small.apply(&rubric, Field::Unit("u".into(), UnitField::Name).set("Bagian".to_owned()), &author("Uji", 1)).unwrap();
    let fingerprint = |assessment: &Assessment| content_fingerprint(assessment, &rubric);
    let whole = fingerprint(&small);
    assert_eq!(whole.len(), 64);
    let mut other = small.clone();
    other.history.clear();
    other.year.by = "Lain".to_owned();
    other.year.revision = 77;
    assert_eq!(fingerprint(&other), whole);
    let mut emptied = small.clone();
    for text in ["sementara", ""] {
        emptied.apply(&rubric, Field::analysis(Place::first("3")).set(text.to_owned()), &author("Uji", 9)).unwrap();
    }
    assert_eq!(fingerprint(&emptied), whole, "a field that was emptied again says nothing");
    let changes = [
        level("45", 3),
        Field::Assessment(AssessmentField::Year).set(2023_i16),
        Field::Tick(Place::first("45"), "2.1".into()).set(false),
        Field::Answer("45".into(), AnswerField::Owner).clear(),
        Field::Unit("u".into(), UnitField::Name).set("Dinas".to_owned()),
        Field::Entry(Place::first("45"), EntryField::Service).set("Perizinan".to_owned()),
    ];
    let mut seen = vec![whole];
    for change in changes {
        let mut changed = small.clone();
        changed.apply(&rubric, change, &author("Uji", 9)).unwrap();
        seen.push(fingerprint(&changed));
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "each of these says something else");
}
