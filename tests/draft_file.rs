//! The draft file: what is written is read back, and everything else is noticed and answered.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be made must stop")]

mod support;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, Edit, Place, TextField},
    rubric,
    storage::{
        Draft, DraftError, FORMAT, MAX_BYTES, Opened, ReadOnly, Warning, content_fingerprint, intact, read, to_text,
    },
    words::Sentence,
};
use support::{author, draft, edits, example, level, rubric as framework, small};

fn open(bytes: &[u8]) -> Result<Opened, DraftError> {
    read(bytes, &rubric::builtin)
}

fn text(draft: &Draft) -> String {
    to_text(draft).unwrap()
}

/// The text with one change, and its checksum made to fit again, as a program of another version would write it.
fn as_written(text: &str, from: &str, to: &str) -> String {
    use sha2::{Digest, Sha256};
    assert!(text.contains(from), "{from}");
    let text = text.replacen(from, to, 1);
    let start = text.find("checksum: \"").unwrap() + "checksum: \"".len();
    let (before, rest) = text.split_at(start);
    let after = &rest[64..];
    let sum = Sha256::new().chain_update(before).chain_update(after).finalize();
    let digits: String = spbe_mandiri::words::hex(&sum);
    format!("{before}{digits}{after}")
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
        prop_assert!(!open(&bytes).unwrap_err().sentence().is_empty());
        prop_assert!(!intact(&bytes));
    }
}

#[test]
fn the_header_comes_first_and_every_value_stands_on_its_own_line() {
    let written = text(&example().draft);
    let head: Vec<&str> = written.lines().take(14).map(str::trim).collect();
    assert_eq!(head[0..2], ["(", "header: ("]);
    let names = ["format:", "version:", "document:", "revision:", "rubric:", "id:", "edition:", "fingerprint:"];
    assert!(head[2..].iter().zip(names).all(|(line, name)| line.starts_with(name)), "{head:?}");
    assert!(written.ends_with(")\n") && !written.contains('\r'));
    let fields = |line: &str| line.split('"').step_by(2).map(|code| code.matches(": ").count()).sum::<usize>();
    let crowded: Vec<&str> = written.lines().filter(|line| !line.contains('\\') && fields(line) > 1).collect();
    assert!(crowded.iter().all(|line| line.trim_end().ends_with(": (")), "{crowded:?}");
}

#[test]
fn a_changed_answer_changes_few_lines() {
    let mut changed = example().draft;
    let before = text(&changed);
    changed.assessment.apply(&framework(), level("7", 5), &author("Uji", 0)).unwrap();
    let after = text(&changed);
    let differing = before.lines().zip(after.lines()).filter(|(one, other)| one != other).count();
    assert_eq!(before.lines().count(), after.lines().count());
    assert_eq!(differing, 5, "the checksum, and value, person, moment and revision of the answer");
}

#[test]
fn every_prefix_of_a_draft_is_noticed() {
    let written = text(&small());
    for length in 0..written.len() {
        assert!(open(&written.as_bytes()[..length]).is_err(), "{length} bytes");
    }
    let large = text(&example().draft);
    for length in (0..large.len()).step_by(1_999).chain(large.len() - 200..large.len()) {
        assert!(open(&large.as_bytes()[..length]).is_err(), "{length} bytes");
    }
}

#[test]
fn every_flipped_bit_of_a_draft_is_noticed() {
    let written = text(&small()).into_bytes();
    assert!(open(&written).is_ok());
    for place in 0..written.len() {
        for bit in 0..8 {
            let mut damaged = written.clone();
            damaged[place] ^= 1 << bit;
            assert!(open(&damaged).is_err(), "bit {bit} of byte {place}");
        }
    }
}

#[test]
fn flipped_bits_of_the_worked_example_are_noticed() {
    let written = text(&example().draft).into_bytes();
    assert!(intact(&written));
    // All bits of the header, and one of every few hundred bytes of the rest.
    for place in (0..700).chain((700..written.len()).step_by(397)) {
        for bit in 0..8 {
            let mut damaged = written.clone();
            damaged[place] ^= 1 << bit;
            assert!(!intact(&damaged), "bit {bit} of byte {place}");
        }
    }
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
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let written = text(&small());
    let windows = format!("\u{feff}{}", written.replace('\n', "\r\n"));
    assert_eq!(open(windows.as_bytes()).unwrap().draft, open(written.as_bytes()).unwrap().draft);
}

#[test]
fn composed_and_decomposed_letters_are_both_kept_as_they_are() {
    let mut draft = small();
    for name in ["Caf\u{e9}", "Cafe\u{301}"] {
        let edit = Edit::Text(TextField::InstitutionName, name.to_owned());
        draft.assessment.apply(&framework(), edit, &author("Uji", 0)).unwrap();
        assert_eq!(open(text(&draft).as_bytes()).unwrap().draft.assessment.institution.name.value, name);
    }
}

#[test]
fn a_newer_minor_version_is_read_past_unknown_fields_and_only_read() {
    let written = text(&small()).replacen("program: \"0.1.0\"", "program: \"9.4.0\"", 1);
    let newer = as_written(&written, "version: (1, 0)", "version: (1, 7)");
    let newer = as_written(&newer, "revision: 1,", "revision: 1,\n        later: Some([(a: 1), (b: \"(\")]),");
    let newer = as_written(&newer, "institution: (", "later: {\"a\": Kind(3)},\n        institution: (\n later: (),");
    let newer = as_written(&newer, "value: Some(Level(2)),", "value: Some(Level(2)), sure: 0.75,");
    let opened = open(newer.as_bytes()).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::Newer { program: "9.4.0".to_owned() }));
    assert_eq!(opened.draft.assessment, small().assessment);
    assert!(opened.read_only.unwrap().sentence().contains("9.4.0"));
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
        "(header: (format: \"{FORMAT}\", version: (2, 3), program: \"4.0\", later: {{1: []}}), answers: <unread>"
    );
    let Err(DraftError::Version { version, program }) = open(future.as_bytes()) else { panic!("not refused") };
    assert_eq!((version, program.as_str()), ((2, 3), "4.0"));
    assert!(matches!(
        open(as_written(&text(&small()), "version: (1, 0)", "version: (0, 9)").as_bytes()),
        Err(DraftError::Version { .. })
    ));
}

#[test]
fn another_edition_of_the_rubric_is_readable_with_a_warning() {
    let mut other = small();
    other.header.rubric.edition = "0.9".to_owned();
    other.header.rubric.fingerprint = "0".repeat(64);
    let opened = open(text(&other).as_bytes()).unwrap();
    let Warning::OtherEdition { draft, program, .. } = &opened.warnings[0];
    assert_eq!((draft.as_str(), program.as_str()), ("0.9", framework().edition.as_str()));
}

#[test]
fn values_that_do_not_fit_are_refused_with_the_path_to_them() {
    let written = text(&small());
    for (from, to, path) in [
        ("Level(2)", "Level(6)", "answers › 45 › entries › 0 › values"),
        ("\"2.1\"", "\"2.99\"", "answers › 45 › entries › 0 › ticks"),
        ("\"45\": (", "\"48\": (", "answers"),
        ("value: Some(\"u\")", "value: Some(\"x\")", "answers › 45 › owner"),
        ("value: 2024", "value: 1999", "year"),
        (support::DOCUMENT, "../../../etc/passwd", "header › document"),
    ] {
        let wrong = as_written(&written, from, to);
        let Err(DraftError::Invalid(invalid)) = open(wrong.as_bytes()) else { panic!("{to} was let in") };
        assert_eq!(invalid.path, path, "{to}");
    }
    for (from, to) in [
        ("Level(2)", "Level(-1)"),
        ("Level(2)", "Level(300)"),
        ("Level(2)", "Level(2.5)"),
        ("Level(2)", "Score(NaN)"),
        ("Level(2)", "Score(\"inf\")"),
        ("value: 2024", "value: NaN"),
        ("T03:00:00Z", "T33:00:00Z"),
        ("revision: 1,", "revision: 1,\n revision: 2,"),
    ] {
        let wrong = as_written(&written, from, to);
        assert!(matches!(open(wrong.as_bytes()), Err(DraftError::Damaged { .. })), "{to}");
    }
    let unknown = as_written(&written, "\"spbe-2020\"", "\"spbe-2099\"");
    assert!(matches!(open(unknown.as_bytes()), Err(DraftError::NoRubric { id }) if id == "spbe-2099"));
}

#[test]
fn what_is_no_draft_gets_its_own_answer() {
    assert!(matches!(open(b""), Err(DraftError::Empty)));
    assert!(matches!(open(&[0; 4096]), Err(DraftError::Empty)), "what a power cut leaves on NTFS");
    assert!(matches!(open(b"PK\x03\x04 zip"), Err(DraftError::NotADraft)));
    assert!(matches!(open(b"\xff\xfe\x00d"), Err(DraftError::NotText { at: 0 })));
    assert!(matches!(open(include_bytes!("../rubrics/spbe-2020.ron")), Err(DraftError::NotADraft)));
    assert!(matches!(open(&vec![b' '; MAX_BYTES + 1]), Err(DraftError::TooLarge { .. })));
    let open_end = format!("(header: (format: \"{FORMAT}\", version: (1, 0), program: \"1\"");
    assert!(matches!(open(open_end.as_bytes()), Err(DraftError::Damaged { .. })));
}

#[test]
fn deep_nesting_is_refused_wherever_it_stands() {
    let deep = "[".repeat(1_000_000);
    let written = text(&small());
    let hostile = [
        deep.clone(),
        format!("(header: {deep}"),
        format!("(header: (format: \"{FORMAT}\", version: (1, 0), later: {deep}"),
        written.replacen("version: (1, 0)", "version: (1, 9)", 1).replacen(
            "year: (",
            &format!("later: {deep}, year: ("),
            1,
        ),
    ];
    for hostile in hostile {
        assert!(open(hostile.as_bytes()).is_err());
    }
}

#[test]
fn a_draft_that_could_not_be_opened_again_is_not_written() {
    let mut assessment = Assessment::default();
    let huge = "x".repeat(4 * 1024 * 1024);
    for indicator in framework().indicators.iter().take(17) {
        let place = Place::first(&indicator.id);
        assessment.apply(&framework(), Edit::Text(TextField::Facts(place), huge.clone()), &author("Uji", 0)).unwrap();
    }
    assert!(matches!(to_text(&draft(assessment)), Err(DraftError::TooLarge { .. })));
}

#[test]
fn the_content_fingerprint_is_of_what_is_said_not_of_who_saved_it_when() {
    let rubric = framework();
    let mut small = small().assessment;
    small
        .apply(&rubric, Edit::Text(TextField::UnitName("u".to_owned()), "Bagian".to_owned()), &author("Uji", 1))
        .unwrap();
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
        emptied
            .apply(&rubric, Edit::Text(TextField::Analysis(Place::first("3")), text.to_owned()), &author("Uji", 9))
            .unwrap();
    }
    assert_eq!(fingerprint(&emptied), whole, "a field that was emptied again says nothing");
    let changes = [
        level("45", 3),
        Edit::Year(2023),
        Edit::Tick(Place::first("45"), "2.1".to_owned(), false),
        Edit::Owner("45".to_owned(), None),
        Edit::Text(TextField::UnitName("u".to_owned()), "Dinas".to_owned()),
        Edit::Text(TextField::Service(Place::first("45")), "Perizinan".to_owned()),
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
