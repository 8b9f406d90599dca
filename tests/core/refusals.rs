//! Whatever is refused is refused in a sentence that names what was wanted and says what to do.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use std::path::PathBuf;

use spbe_mandiri::{
    assessment::{AssessmentField, Edit, EditError, Field, Invalid, MOST_TEXT, Sitting},
    session::{CopyProblem, GatherProblem, SaveProblem},
    storage::{
        Held, Holder, NoPlace, OpenCause, OpenError, SaveError, Step, SystemDisk, TakeCause, TakeError, WriteError,
        release_lock, take_lock,
    },
    words::{Sentence, Words},
};
use support::{at, author, draft, example, facts, rubric};

fn said(problem: &dyn Sentence) -> String {
    problem.sentence_in(Words::indonesian())
}

#[test]
fn the_limit_that_a_sentence_names_is_the_one_that_holds() {
    assert_eq!(MOST_TEXT, 262_144, "262,1 kB");
}

#[test]
fn every_refused_edit_names_what_was_wanted() {
    let indicator = || "23".into();
    let year = Field::Assessment(AssessmentField::Year);
    let cases: [(EditError, &[&str]); 12] = [
        (EditError::NoIndicator { indicator: indicator() }, &["Indikator 23 tidak ada"]),
        (EditError::NoEntry { indicator: indicator(), entry: 3 }, &["Indikator 23", "isian ke-4"]),
        (EditError::NoLevel { indicator: indicator(), value: "6".to_owned() }, &["Indikator 23", "bernilai 6"]),
        (EditError::NoCriterion { indicator: indicator(), criterion: "2.9".to_owned() }, &["23", "kriteria 2.9"]),
        (EditError::Unknown { id: "dok-7".to_owned() }, &["dok-7 tidak dikenal"]),
        (EditError::WrongType { field: Box::new(year), found: "Flag(true)".to_owned() }, &["Isian Tahun tidak"]),
        (EditError::TooMany { count: 10_001, most: 10_000 }, &["10.000 butir", "10.001"]),
        (EditError::Year { year: 1999 }, &["Tahun 1999 di luar"]),
        (EditError::Day { year: 1899 }, &["dalam tahun 1899"]),
        (EditError::Content { found: "xyz".to_owned() }, &["xyz bukan berkas"]),
        (EditError::Letters { indicator: indicator() }, &["Huruf bukti dukung indikator 23"]),
        (EditError::TooLong { bytes: 5_200_000 }, &["5,2 MB"]),
    ];
    for (refused, parts) in cases {
        let sentence = said(&refused);
        for part in parts {
            assert!(sentence.contains(part) && sentence.ends_with('.'), "{sentence} lacks {part}");
        }
    }
    let invalid = Invalid { path: "answers › 99".to_owned(), found: "99".to_owned(), most: None };
    assert!(said(&invalid).contains("99") && said(&invalid).ends_with('.'), "{}", said(&invalid));
}

/// Somebody has it, on a computer of this name.
fn held(person: &str) -> Held {
    let holder = Holder { host: "pc-7".to_owned(), ..Holder::here(person.to_owned(), at(0), "x".to_owned()) };
    let mut held = unknown();
    held.holder = Some(Box::new(holder));
    held
}

/// Somebody has it, and nothing says who.
fn unknown() -> Held {
    let desk = tempfile::tempdir().unwrap();
    let path = desk.path().join("a.ron");
    support::put(&path, b"x");
    let take = |who: &str| take_lock(&SystemDisk, &path, &Holder::here(who.to_owned(), at(0), who.to_owned()));
    let lock = take("budi").unwrap();
    let mut held = take("ana").unwrap_err();
    release_lock(&SystemDisk, lock);
    (held.holder, held.stale) = (None, false);
    held
}

#[test]
fn a_draft_that_was_taken_over_is_said_to_be_so_with_who_where_and_since_when() {
    let path = || PathBuf::from("a.ron");
    let taken = |held: Held| said(&SaveProblem::TakenOver { path: path(), held });
    let rest = "di komputer pc-7 sejak 2 Mei 2024";
    assert!(
        taken(held("Budi")).starts_with(&format!("Budi mengambil alih berkas ini {rest}")),
        "{}",
        taken(held("Budi"))
    );
    assert!(taken(held("  ")).starts_with(&format!("Berkas ini diambil alih {rest}")), "{}", taken(held("  ")));
    assert_eq!(taken(unknown()), said(&unknown()), "nobody is named where nobody is known");
    assert_eq!(said(&SaveProblem::Locked { path: path(), held: held("Budi") }), said(&held("Budi")));
}

#[test]
fn a_file_that_somebody_changed_is_said_to_be_so_with_who_and_when_where_that_is_known() {
    let changed = |by: Option<&str>| {
        let mut other = example();
        let mut sitting = Sitting::new(support::answered(&[1]));
        if let Some(by) = by {
            sitting.apply(&rubric(), facts("1", "Ada."), &author(by, 0)).unwrap();
        }
        other.draft = draft(sitting.assessment().clone());
        said(&SaveProblem::Changed { path: PathBuf::from("a.ron"), other: Box::new(other), differing: 1_200 })
    };
    let end = "Ada 1.200 isian yang berbeda dengan milik Anda.";
    assert_eq!(changed(Some("Budi")), format!("Budi menyimpan berkas ini pada 2 Mei, 10.00. {end}"));
    for nobody in [None, Some("")] {
        assert_eq!(changed(nobody), format!("Berkas disimpan dari tempat lain pada 2 Mei, 10.00. {end}"));
    }
}

#[test]
fn every_other_problem_of_a_session_is_said_as_what_caused_it_says_it() {
    let path = || PathBuf::from("penilaian.ron");
    let full = || std::io::Error::from(std::io::ErrorKind::StorageFull);
    let write = || WriteError { path: path(), step: Step::Write, cause: full() };
    let take = || TakeError { path: path(), cause: TakeCause::Empty };
    let open = || OpenError { path: path(), cause: OpenCause::System(full()) };
    assert!(said(&SaveProblem::Exists { path: path() }).starts_with("penilaian.ron sudah ada"));
    let aside = said(&SaveProblem::NotAside { path: path(), cause: full() });
    assert!(aside.contains("penilaian.ron") && aside.ends_with("Pilih nama lain."), "{aside}");
    let broken = "Program mengalami kesalahan saat menulis.";
    assert_eq!([said(&SaveProblem::Broken), said(&CopyProblem::Broken), said(&GatherProblem::Broken)], [broken; 3]);
    assert_eq!(said(&SaveProblem::Unreadable(open())), said(&open()));
    assert_eq!(said(&SaveProblem::Evidence(take())), said(&take()));
    assert_eq!(said(&GatherProblem::Take(take())), said(&take()));
    assert_eq!(said(&SaveProblem::Draft(SaveError::Write(write()))), said(&write()));
    assert_eq!(said(&SaveProblem::Write { error: write(), attempted: String::new() }), said(&write()));
    assert_eq!(said(&CopyProblem::Save(SaveError::Write(write()))), said(&write()));
    assert_eq!(said(&CopyProblem::NoPlace(NoPlace)), said(&NoPlace));
    for sentence in [said(&write()), said(&take()), said(&open()), said(&NoPlace)] {
        assert!(sentence.len() > 20, "{sentence}");
    }
}

#[test]
fn only_what_a_person_must_look_at_needs_a_decision() {
    let open = OpenError { path: PathBuf::from("a"), cause: OpenCause::System(std::io::ErrorKind::NotFound.into()) };
    assert!(SaveProblem::Unreadable(open).needs_decision());
    assert!(!SaveProblem::Exists { path: PathBuf::from("a") }.needs_decision());
    assert!(!SaveProblem::Broken.needs_decision());
    assert_eq!(Edit::Many(Vec::new()).fields(), []);
}
