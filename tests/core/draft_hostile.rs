//! What is no draft, or one that was made to do harm, is refused with its place and in words; what editors do to a
//! draft is not held against it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a fixture that cannot be made must stop")]

use crate::support;

use spbe_mandiri::{
    assessment::{AssessmentField, Edit, Field, Item, UnitField},
    rubric,
    storage::{DraftError, FORMAT, Flaw, MAX_BYTES, Opened, VERSION, intact, read, salvage, to_text},
    words::{Sentence, Words},
};
use support::{DRAFT_ID, Random, as_written, author, rubric as framework, small};

fn open(bytes: &[u8]) -> Result<Opened, DraftError> {
    read(bytes, &rubric::builtin)
}

fn written() -> String {
    to_text(&small()).unwrap()
}

/// The flaw of a draft that is damaged, after a look at its sentence.
fn flaw(bytes: &[u8]) -> Flaw {
    let error = open(bytes).unwrap_err();
    let sentence = error.sentence_in(Words::indonesian());
    let DraftError::Damaged { line, column, flaw, .. } = error else { panic!("{error}") };
    assert!(sentence.starts_with(&format!("Baris {line}, kolom {column}: ")), "{sentence}");
    for english in ["xpected", "nknown", "uplicate", "issing", "nvalid", "out of"] {
        assert!(!sentence.contains(english), "{sentence}");
    }
    flaw
}

#[test]
fn what_is_no_draft_gets_its_own_answer() {
    assert!(matches!(open(b""), Err(DraftError::Empty)));
    assert!(matches!(open(&[0; 4096]), Err(DraftError::Empty)), "what a power cut leaves on NTFS");
    assert!(matches!(open(b"PK\x03\x04 zip"), Err(DraftError::NotADraft)));
    assert!(matches!(open(b"\xff\xfe\x00d"), Err(DraftError::NotText { at: 0 })));
    assert!(matches!(open(include_bytes!("../../rubrics/spbe-2020.ron")), Err(DraftError::NotADraft)));
    assert!(matches!(open(&vec![b' '; MAX_BYTES + 1]), Err(DraftError::TooLarge { .. })));
    let open_end = format!("(header: (format: \"{FORMAT}\", version: (2, 0), program: \"1\"");
    assert_eq!(flaw(open_end.as_bytes()), Flaw::Cut);
}

#[test]
fn a_megabyte_of_anything_is_refused() {
    for seed in 0..8 {
        let bytes = Random(seed).bytes(1_000_000);
        assert!(!open(&bytes).unwrap_err().sentence_in(Words::indonesian()).is_empty());
        let letters: Vec<u8> = bytes.iter().map(|byte| b' ' + byte % 95).collect();
        assert!(!open(&letters).unwrap_err().sentence_in(Words::indonesian()).is_empty());
        let brackets: Vec<u8> = bytes.iter().map(|byte| b"()[]{}\",:"[usize::from(*byte) % 9]).collect();
        assert!(!open(&brackets).unwrap_err().sentence_in(Words::indonesian()).is_empty());
        assert!(!intact(&bytes) && salvage(&bytes, &rubric::builtin).is_none());
    }
}

#[test]
fn deep_nesting_is_refused_wherever_it_stands() {
    let written = written();
    let newer = as_written(
        &written,
        &format!("version: ({}, {})", VERSION.0, VERSION.1),
        &format!("version: ({}, 9)", VERSION.0),
    );
    for (open_with, close_with) in [("[", "]"), ("(", ")"), ("{1:", "}"), ("Some(", ")"), ("(a:", ")")] {
        let closed = format!("{}1{}", open_with.repeat(1_000_000), close_with.repeat(1_000_000));
        for deep in [open_with.repeat(1_000_000), closed] {
            let hostile = [
                deep.clone(),
                format!("(header: {deep}"),
                format!("(header: (format: \"{FORMAT}\", version: (2, 0), later: {deep}"),
                format!("(header: (format: \"{FORMAT}\", later: {deep}, version: (2, 0))"),
                written.replacen("revision: 1,", &format!("revision: {deep},"), 1),
                written.replacen("institution: (", &format!("later: {deep}, institution: ("), 1),
                newer.replacen("year: (", &format!("later: {deep}, year: ("), 1),
                newer.replacen("value: Some(Level(2))", &format!("value: {deep}"), 1),
            ];
            for hostile in hostile {
                assert!(!open(hostile.as_bytes()).unwrap_err().sentence_in(Words::indonesian()).is_empty());
                let _ = salvage(hostile.as_bytes(), &rubric::builtin);
            }
        }
    }
    assert_eq!(
        flaw(newer.replacen("year: (", &format!("later: {}, year: (", "[".repeat(900)), 1).as_bytes()),
        Flaw::Nested
    );
}

#[test]
fn a_million_nested_comments_do_no_harm() {
    let comments = format!("{}{}", "/*".repeat(1_000_000), "*/".repeat(1_000_000));
    let commented = as_written(&written(), "revision: 1,", &format!("revision: 1, {comments}"));
    assert_eq!(open(commented.as_bytes()).unwrap().draft.assessment, small().assessment);
    let unclosed = written().replacen("revision: 1,", &"/*".repeat(1_000_000), 1);
    assert_eq!(flaw(unclosed.as_bytes()), Flaw::Cut);
}

#[test]
fn values_that_do_not_fit_are_refused_with_the_path_to_them() {
    let written = written();
    let long = "x".repeat(65);
    for (from, to, path, words) in [
        ("Level(2)", "Level(6)", "answers › 45 › entries › 0 › values", "indikator › 45 › isian › 0 › nilai"),
        ("Level(2)", "Score(\"2.5\")", "answers › 45 › entries › 0 › values", "nilai"),
        ("\"2.1\"", "\"2.99\"", "answers › 45 › entries › 0 › ticks", "kriteria"),
        ("\"45\": (", "\"48\": (", "answers", "indikator"),
        ("value: Some(\"u\")", "value: Some(\"x\")", "answers › 45 › owner", "unit kerja"),
        ("value: 2024", "value: 1999", "year", "tahun"),
        ("value: 2024", "value: -32768", "year", "tahun"),
        ("\"u\": (", "\"u\u{308}\": (", "units", "daftar unit kerja"),
        ("\"u\": (", "\"\": (", "units", "daftar unit kerja"),
        ("\"u\": (", &format!("\"{long}\": ("), "units", "daftar unit kerja"),
        ("\"u\": (", "\"../u\": (", "units", "daftar unit kerja"),
    ] {
        let wrong = as_written(&written, from, to);
        let Err(error @ DraftError::Invalid(_)) = open(wrong.as_bytes()) else { panic!("{to} was let in") };
        assert!(error.sentence_in(Words::indonesian()).contains(words), "{}", error.sentence_in(Words::indonesian()));
        let DraftError::Invalid(invalid) = error else { unreachable!() };
        assert_eq!(invalid.path, path, "{to}");
    }
}

#[test]
fn absurd_days_are_refused_and_a_clock_that_is_wrong_is_not() {
    let written = written();
    for (field, path) in [("reference_date", "tanggal acuan"), ("period", "masa penilaian")] {
        for day in ["0001-01-01", "-009999-01-01", "9999-12-31", "2201-01-01", "1944-12-31"] {
            let value =
                if field == "period" { format!("(from: \"2024-01-01\", to: \"{day}\")") } else { format!("\"{day}\"") };
            let from = format!("{field}: (\n            value: None,");
            let wrong = as_written(&written, &from, &format!("{field}: (\n            value: Some({value}),"));
            let error = open(wrong.as_bytes()).unwrap_err();
            assert!(matches!(error, DraftError::Invalid(_)), "{day}: {error}");
            assert!(
                error.sentence_in(Words::indonesian()).contains(path),
                "{}",
                error.sentence_in(Words::indonesian())
            );
        }
    }
    for day in ["2024-02-30", "2024-13-01", "besok", "99999-01-01", ""] {
        let from = "reference_date: (\n            value: None,";
        let wrong = as_written(&written, from, &format!("reference_date: (\n            value: Some(\"{day}\"),"));
        assert_eq!(flaw(wrong.as_bytes()), Flaw::Value, "{day}");
    }
    let battery = written.replace("2024-05-02T03", "1970-01-01T00");
    let battery = as_written(&battery, "1970-01-01", "1970-01-01");
    assert!(open(battery.as_bytes()).is_ok(), "an empty battery must not cost the draft");
}

#[test]
fn the_id_of_a_document_is_a_uuid_and_nothing_else() {
    for id in [
        "",
        "../../../etc/passwd",
        "..\\\\..\\\\a",
        "/etc/passwd",
        "C:\\\\a",
        "con",
        "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01/..",
        "0F7C1A52-9F0E-4D55-8A53-2F4F6F2D1E01",
        "0f7c1a529f0e4d558a532f4f6f2d1e01",
        "{0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01}",
        "urn:uuid:0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01",
        "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01\\0",
        "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e0\u{661}",
    ] {
        let wrong = as_written(&written(), DRAFT_ID, id);
        let Err(error @ DraftError::Invalid(_)) = open(wrong.as_bytes()) else { panic!("{id} was let in") };
        assert!(
            error.sentence_in(Words::indonesian()).contains("kepala berkas › tanda pengenal berkas"),
            "{}",
            error.sentence_in(Words::indonesian())
        );
    }
}

#[test]
fn numbers_and_words_that_cannot_be_are_refused_with_line_and_column() {
    let written = written();
    for (from, to) in [
        ("Level(2)", "Level(-1)"),
        ("Level(2)", "Level(300)"),
        ("Level(2)", "Level(99999999999999999999999)"),
        ("Level(2)", "Level(2.5)"),
        ("Level(2)", "Level(NaN)"),
        ("Level(2)", "Score(\"NaN\")"),
        ("Level(2)", "Score(\"inf\")"),
        ("Level(2)", "Score(\"1e9\")"),
        ("Level(2)", "Score(\"1/0\")"),
        ("value: 2024", "value: NaN"),
        ("value: 2024", "value: inf"),
        ("value: 2024", "value: 99999"),
        ("revision: 1,", "revision: -1,"),
        ("T03:00:00Z", "T33:00:00Z"),
    ] {
        let wrong = as_written(&written, from, to);
        assert!(matches!(flaw(wrong.as_bytes()), Flaw::Value | Flaw::Form), "{to}");
    }
    let unknown = as_written(&written, "Level(2)", "Tingkat(2)");
    assert_eq!(flaw(unknown.as_bytes()), Flaw::Unknown { name: "Tingkat".to_owned() });
    let rubric = as_written(&written, "\"spbe-2020\"", "\"spbe-2099\"");
    assert!(matches!(open(rubric.as_bytes()), Err(DraftError::NoRubric { id }) if id == "spbe-2099"));
}

#[test]
fn no_field_and_no_id_stands_twice() {
    let written = written();
    let twice = |from: &str, to: &str| flaw(as_written(&written, from, to).as_bytes());
    let name = |name: &str| Flaw::Twice { name: name.to_owned() };
    assert_eq!(twice("revision: 1,", "revision: 1,\n revision: 2,"), name("revision"));
    assert_eq!(twice("answers: {", "answers: {\"45\": (entries: []),"), name("45"));
    assert_eq!(twice("units: {", "units: {\"u\": (order: (value: 9), name: (value: \"\")),"), name("u"));
    assert_eq!(twice("ticks: {", "ticks: {\"2.1\": (value: false),"), name("2.1"));
    assert_eq!(twice("values: {", "values: {SelfAssessment: (value: None),"), name("SelfAssessment"));
    assert_eq!(twice("general: {", "general: {\"1\": (value: \"a\"), \"1\": (value: \"b\"),"), name("1"));
    assert_eq!(
        twice("people: {", "people: {\"\u{7}\u{202e}a\": (order: (value: 0)), "),
        Flaw::Missing { name: "name".to_owned() }
    );
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let written = written();
    let windows = format!("\u{feff}{}", written.replace('\n', "\r\n"));
    for text in [windows.clone(), format!("\u{feff}{written}"), written.replace('\n', "\r\n")] {
        assert_eq!(open(text.as_bytes()).unwrap().draft, open(written.as_bytes()).unwrap().draft);
        assert!(intact(text.as_bytes()));
    }
    assert!(open(format!("\u{feff}{windows}").as_bytes()).is_err(), "one mark, not two");
    assert!(open(written.replace('\n', "\r").as_bytes()).is_err(), "no system of today ends lines that way");
}

#[test]
fn texts_are_kept_letter_for_letter_whether_composed_or_not() {
    let mut draft = small();
    for name in ["Caf\u{e9}", "Cafe\u{301}", "\u{1e9b}\u{323}", "\u{212b}", "\u{200b}\u{202e}a", "\u{fb01}"] {
        for field in [Field::Assessment(AssessmentField::InstitutionName), Field::Unit("u".into(), UnitField::Name)] {
            let edit = field.clone().set(name.to_owned());
            draft.assessment.apply(&framework(), edit, &author("Cafe\u{301}", 0)).unwrap();
            let opened = open(to_text(&draft).unwrap().as_bytes()).unwrap();
            assert_eq!(opened.draft.assessment.text(&field), Some(name));
            assert_eq!(opened.draft.assessment, draft.assessment);
        }
    }
}

#[test]
fn ids_that_could_be_taken_for_one_another_are_refused_at_the_door() {
    let mut assessment = small().assessment;
    for id in ["", "u\u{308}", "\u{fc}", "a b", "a/b", "a\\b", "a\u{200b}", "a:b", &"x".repeat(65)] {
        for edit in [Edit::Create(Item::Person(id.into())), Edit::Create(Item::Unit(id.into()))] {
            assert!(assessment.apply(&framework(), edit, &author("Uji", 0)).is_err(), "{id}");
        }
    }
    assert_eq!(assessment, small().assessment);
}
