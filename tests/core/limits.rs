//! Limits: what is larger is refused before anything is written, with the number; what is let in can be read back.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use std::{fs, path::PathBuf};

use spbe_mandiri::{
    assessment::{
        Assessment, Content, DocumentField, DocumentKind, Edit, EditError, Field, Item, MOST_FILE_BYTES, MOST_ITEMS,
        MOST_REVISION, MOST_TEXT, MOST_VERSIONS, Place, UsePlace, title_of_file,
    },
    insight::{Inspection, upload_plan},
    report::{Input, Options, build},
    rubric,
    scoring::score,
    session::{NotTaken, check_room},
    storage::{
        Base, Draft, DraftError, Header, MAX_BYTES, Mode, Opened, Origin, SystemDisk, evidence_folder, open, read,
        recovery_copies, save, take_in, to_text, write_recovery,
    },
    words::{Sentence as _, Words},
};
use support::{as_written, author, draft, put, register, rubric as framework, small, use_of};

fn opened(text: &str) -> Result<Opened, DraftError> {
    read(text.as_bytes(), &rubric::builtin)
}

fn refused(text: &str) -> String {
    let error = opened(text).unwrap_err();
    assert!(matches!(error, DraftError::Invalid(_)), "{error}");
    error.sentence_in(Words::indonesian())
}

/// Two documents with files of this size, both at two indicators.
fn with_files(bytes: u64) -> Assessment {
    let mut desk = register::Desk::default();
    for (id, letter) in [("satu", 'a'), ("dua", 'b')] {
        desk.document(id, DocumentKind::Report, id, "", "2024-01-02").file(id, letter, bytes, "a.pdf");
        desk.tie("1", id, ["", "1", "Isi"], &["2.1"]).tie("2", id, ["", "", ""], &[]);
    }
    desk.assessment
}

#[test]
fn a_size_that_no_file_has_is_refused_with_its_place_and_the_limit() {
    let text = to_text(&draft(with_files(7))).unwrap();
    let sentence = refused(&as_written(&text, "bytes: 7", &format!("bytes: {}", u64::MAX)));
    for part in ["berkas atau tautan", "18446744073709551615", "1.099.511.627.776"] {
        assert!(sentence.contains(part), "{sentence}");
    }
    assert!(opened(&as_written(&text, "bytes: 7", &format!("bytes: {MOST_FILE_BYTES}"))).is_ok());
}

#[test]
fn the_largest_sizes_add_up_wherever_they_are_added() {
    let (rubric, assessment) = (framework(), with_files(MOST_FILE_BYTES));
    let plan = upload_plan(&rubric, &assessment);
    assert!(plan.bytes() > 4 * MOST_FILE_BYTES, "what is around the files counts");
    let score = score(&rubric, &assessment, spbe_mandiri::assessment::Stage::SelfAssessment);
    let missing = ["a".repeat(64), "b".repeat(64)].into();
    assert!(Inspection::of(&rubric, &assessment, &score, &missing).declared().count() > 0);
    let input = Input {
        rubric: &rubric,
        assessment: &assessment,
        score: &score,
        missing_files: &missing,
        fingerprint: &"0".repeat(64),
        revision: MOST_REVISION,
        data_at: None,
        version: "1",
        before: None,
        unit: None,
    };
    assert!(!build(&input, &Options::default()).to_pdf().unwrap().is_empty());
}

#[test]
fn a_revision_from_which_nobody_can_count_on_is_refused_wherever_it_stands() {
    let text = to_text(&small()).unwrap();
    let sentence = refused(&as_written(&text, "revision: 1,", &format!("revision: {},", u64::MAX)));
    assert!(sentence.contains("kepala berkas › nomor revisi") && sentence.contains("1.000.000.000.000"), "{sentence}");
    let own = small().header;
    let base = Base { path: None, revision: u64::MAX, checksum: String::new() };
    let origin = Origin { revision: u64::MAX, checksum: String::new() };
    for header in [Header { base: Some(base), ..own.clone() }, Header { taken_from: Some(origin), ..own.clone() }] {
        refused(&to_text(&Draft { header, ..small() }).unwrap());
    }
    let last = Header { revision: MOST_REVISION, ..own };
    assert!(opened(&to_text(&Draft { header: last, ..small() }).unwrap()).is_ok());
}

fn document(number: usize) -> [Edit; 2] {
    let id = format!("dok-{number}");
    let title = Field::Document(id.as_str().into(), DocumentField::Title).set(format!("Dokumen {number}"));
    [Edit::Create(Item::Document(id.into())), title]
}

/// So many documents, and as many uses of the first one at indicator 1. All but the first are put there past the door,
/// which counts them one by one.
fn full(documents: usize) -> Assessment {
    let mut assessment = Assessment::default();
    let used = UsePlace { at: Place::first("1"), id: "pakai-0".into() };
    let edits = document(0).into_iter().chain([use_of(used, "dok-0")]).collect();
    assessment.apply(&framework(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    let first = assessment.documents["dok-0"].clone();
    let uses = &mut assessment.answers.get_mut("1").unwrap().entries[0].uses;
    let used = uses["pakai-0"].clone();
    for number in 1..documents {
        uses.insert(format!("pakai-{number}").into(), used.clone());
        assessment.documents.insert(format!("dok-{number}").into(), first.clone());
    }
    assessment
}

#[test]
fn as_much_as_is_let_in_is_saved_copied_and_read_back_and_one_more_is_refused_with_the_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut whole = draft(full(MOST_ITEMS));
    let path = folder.path().join("penuh.ron");
    save(&SystemDisk, &path, &whole, Mode::Create).unwrap();
    assert_eq!(open(&SystemDisk, &path, &rubric::builtin).unwrap().draft.assessment, whole.assessment);
    whole.header.base = Some(Base { path: None, revision: 0, checksum: String::new() });
    write_recovery(&SystemDisk, folder.path(), &whole).unwrap();
    let copies = recovery_copies(&SystemDisk, folder.path(), &rubric::builtin).unwrap();
    assert!(copies.len() == 2 && copies.iter().all(|copy| copy.content.is_ok()));

    let one_more = [
        Edit::Many(document(MOST_ITEMS).to_vec()),
        use_of(UsePlace { at: Place::first("1"), id: "lagi".into() }, "dok-0"),
    ];
    for edit in one_more {
        let before = whole.assessment.clone();
        let error = whole.assessment.apply(&framework(), edit, &author("Uji", 1)).unwrap_err();
        assert_eq!(error, EditError::TooMany { count: MOST_ITEMS + 1, most: MOST_ITEMS });
        let sentence = error.sentence_in(Words::indonesian());
        assert!(sentence.contains("paling banyak 10.000") && sentence.contains("10.001"), "{sentence}");
        assert_eq!(whole.assessment, before);
    }
}

#[test]
fn a_draft_with_more_than_is_let_in_is_refused_with_both_numbers() {
    let mut whole = full(MOST_ITEMS);
    whole.documents.insert("lagi".into(), whole.documents["dok-0"].clone());
    let sentence = refused(&to_text(&draft(whole)).unwrap());
    assert!(sentence.contains("daftar dokumen") && sentence.contains("10001"), "{sentence}");
    assert!(sentence.contains("paling banyak 10.000"), "{sentence}");
}

#[test]
fn files_for_which_there_is_no_room_are_refused_before_any_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        put(&path, text.as_bytes());
        path
    };
    let (one, same, other) = (file("a.txt", "satu"), file("b.txt", "satu"), file("c.txt", "lain"));
    let (rubric, path) = (framework(), file("k.ron", ""));
    let almost = full(MOST_ITEMS - 1);
    let checked = |assessment: &Assessment, sources: &[PathBuf]| {
        let register = |contents| {
            let mut number = 0;
            let mut new_id = || {
                number += 1;
                format!("baru-{number}")
            };
            assessment.registering(contents, Some(&Place::first("2")), &mut new_id).edits
        };
        check_room(&SystemDisk, Some(&path), (assessment, &*rubric), sources, register)
    };
    assert!(checked(&almost, std::slice::from_ref(&one)).is_ok());
    assert!(checked(&almost, &[one.clone(), same]).is_ok(), "the same bytes are one document");
    let refused = checked(&almost, &[one.clone(), other]).unwrap_err();
    assert!(matches!(refused, NotTaken::Refused(EditError::TooMany { .. })), "{refused}");
    assert!(!evidence_folder(&path).exists());

    // Where the register is full, what it holds already can still be tied.
    let mut held = almost;
    let stored = take_in(&SystemDisk, &folder.path().join("k.bukti"), &one, &mut |_, _| true).unwrap();
    let made = held.registering(vec![(title_of_file("a"), Content::File(stored))], None, &mut || "baru".to_owned());
    held.apply(&rubric, Edit::Many(made.edits), &author("Uji", 0)).unwrap();
    assert!(checked(&held, std::slice::from_ref(&one)).is_ok());

    fs::remove_file(&path).unwrap();
    assert!(matches!(checked(&held, &[one]), Err(NotTaken::Gone { .. })), "no store is made for what is not there");
}

/// The limits have one place in the code; where they are told to people, the same numbers stand.
#[test]
fn the_readme_names_the_limits_as_they_are() {
    let words = Words::indonesian();
    let told = include_str!("../../README.md").replace('\n', " ");
    let told = told.split("**Batas.**").nth(1).unwrap().split("## ").next().unwrap();
    for size in [MAX_BYTES as u64, MOST_TEXT as u64, MOST_FILE_BYTES] {
        assert!(told.contains(&words.file_size(size).replace('\u{a0}', " ")), "{}", words.file_size(size));
    }
    for count in [MOST_ITEMS, MOST_VERSIONS] {
        assert!(told.contains(&words.count(count)), "{count}");
    }
}
