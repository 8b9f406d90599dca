//! “Berlaku” is said of a document only where all of it is known; window and report ask the same question.
#![allow(clippy::unwrap_used, reason = "an edit of the tests that does not fit must stop")]

use crate::support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use spbe_mandiri::{
    assessment::{
        AssessmentField, Content, Defect, DocumentField, DocumentKind, DocumentStatus, Edit, Field, Period, Seen,
        Stage, StoredFile, TextLayer,
    },
    insight::{DocumentFault, Inspection, Standing},
    scoring::score,
    storage,
    words::Words,
};
use support::{given, register::Desk, rubric};

fn field(field: DocumentField) -> Field {
    Field::Document("a".into(), field)
}

fn reference(day: Option<Date>) -> Edit {
    Field::Assessment(AssessmentField::ReferenceDate).set(day)
}

/// A document at indicator 12 of which everything is known.
fn sound() -> Desk {
    let mut desk = Desk::default();
    desk.document("a", DocumentKind::Report, "Laporan", "1", "2024-01-02").file("a", 'a', 1_000, "laporan.pdf");
    desk.tie("12", "a", ["", "", ""], &["2.1"]).edit(reference(Some(date(2024, 6, 14))));
    desk
}

/// What is said of the document, and of its use.
fn standings(desk: &Desk) -> [Standing; 2] {
    let (rubric, assessment) = (rubric(), &desk.assessment);
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
    let used = assessment.evidence("12", 0)[0].id.to_string();
    [inspection.standing("a"), inspection.use_standing("12", &used)]
}

fn file(name: &str, extension: &str, pages: Option<u32>) -> Edit {
    let file = StoredFile {
        hash: "b".repeat(64),
        extension: extension.to_owned(),
        bytes: 10,
        name: name.to_owned(),
        text: TextLayer::Unknown,
        seen: Seen { defect: None, pages },
    };
    given(&"a".into(), vec![Content::File(file)])
}

#[test]
fn a_document_is_in_force_only_where_status_date_reference_date_and_content_all_say_so() {
    assert_eq!(standings(&sound()), [Standing::InForce; 2]);
    let expired = DocumentFault::Expired { until: date(2024, 6, 13) };
    let program = DocumentFault::NoDocument { defect: Defect::Program };
    let begun = Period::of(Some(date(2023, 1, 1)), None);
    let cases: [(&str, Vec<Edit>, Standing); 11] = [
        ("no date", vec![field(DocumentField::Date).clear()], Standing::Undated),
        ("no reference date", vec![reference(None)], Standing::NoReferenceDate),
        ("neither", vec![reference(None), field(DocumentField::Date).clear()], Standing::Undated),
        (
            "a span instead of a date",
            vec![field(DocumentField::Date).clear(), field(DocumentField::Covers).set(begun)],
            Standing::InForce,
        ),
        ("of the reference date", vec![reference(Some(date(2024, 1, 2)))], Standing::InForce),
        (
            "later than the reference date",
            vec![reference(Some(date(2024, 1, 1)))],
            Standing::Faulty(DocumentFault::FutureDate),
        ),
        ("expired", vec![field(DocumentField::ValidUntil).set(Some(date(2024, 6, 13)))], Standing::Faulty(expired)),
        (
            "draft",
            vec![field(DocumentField::Status).set(DocumentStatus::Draft)],
            Standing::Faulty(DocumentFault::Draft),
        ),
        (
            "revoked",
            vec![field(DocumentField::Status).set(DocumentStatus::Revoked)],
            Standing::Faulty(DocumentFault::Revoked),
        ),
        ("a program", vec![file("program.exe", "exe", None)], Standing::Faulty(program)),
        ("plain text", vec![file("catatan.txt", "txt", None)], Standing::InForce),
    ];
    for (what, edits, wanted) in cases {
        let mut desk = sound();
        for edit in edits {
            desk.edit(edit);
        }
        assert_eq!(standings(&desk), [wanted; 2], "{what}");
        let tag = wanted.tag(Words::indonesian());
        assert_eq!(tag == "Berlaku", wanted == Standing::InForce, "{what}: {tag}");
        assert_eq!(wanted.wants_work(), wanted != Standing::InForce, "{what}");
    }
}

#[test]
fn what_runs_is_no_document_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let store = storage::evidence_folder(&folder.path().join("penilaian.ron"));
    let header = [b"MZ\x90\0\x03".as_slice(), &[0; 80]].concat();
    let text = b"MZ, singkatan dari nama yang panjang sekali, menulis catatan ini untuk rapat bulan depan.".as_slice();
    let cases: [(&str, &[u8], Option<Defect>); 8] = [
        ("program.exe", b"\x9c\x13\x77", Some(Defect::Program)),
        ("pasang.msi", b"x", Some(Defect::Program)),
        ("skrip.ps1", b"x", Some(Defect::Program)),
        ("Perwal.pdf", &header, Some(Defect::Program)),
        ("Perwal.docx", b"\x7fELF\x02\x01\x01", Some(Defect::Program)),
        ("catatan", b"#!/bin/sh\n", Some(Defect::Program)),
        ("catatan.txt", text, None),
        ("halaman.html", b"<!doctype html>", None),
    ];
    for (name, bytes, wanted) in cases {
        let path = folder.path().join(name);
        support::put(&path, bytes);
        let taken = storage::take_in(&storage::SystemDisk, &store, &path, &mut |_, _| true).unwrap();
        assert_eq!(taken.defect(), wanted, "{name}");
    }
}

#[test]
fn what_is_wrong_with_one_use_of_a_document_is_said_of_it_in_the_register_as_well() {
    let mut desk = sound();
    desk.edit(file("laporan.pdf", "pdf", Some(9)));
    let wanted = Standing::Faulty(DocumentFault::NoPlace { pages: 9 });
    assert_eq!(standings(&desk), [wanted; 2], "the report counts it as one that is not complete");
}
