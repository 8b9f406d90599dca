//! What synchronisers make of a draft that two computers changed is noticed, and nothing else is taken for it.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use spbe_mandiri::storage::{SystemDisk, conflict_copies, to_text};
use support::{DRAFT_ID, put, small};

/// A draft of this document.
fn text(document: &str) -> String {
    let mut draft = small();
    draft.header.id = document.into();
    to_text(&draft).unwrap()
}

/// Names beside `kota uji.ron` that are listed, with whether they are certain.
fn listed(names: &[&str], contents: &[u8]) -> Vec<(String, bool)> {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("kota uji.ron");
    put(&draft, text(DRAFT_ID).as_bytes());
    names.iter().for_each(|name| put(&folder.path().join(name), contents));
    let found = conflict_copies(&SystemDisk, &draft, DRAFT_ID).unwrap();
    found.into_iter().map(|copy| (copy.path.file_name().unwrap().to_str().unwrap().to_owned(), copy.certain)).collect()
}

const PLAIN: [&str; 14] = [
    "kota uji (1).ron",
    "kota uji (12).RON",
    "kota uji (Ana's conflicted copy 2026-01-31).ron",
    "kota uji (SFConflict ana@uji.id 2026-01-31-10-10-10).ron",
    "kota uji (conflicted copy 2026-01-31 101010).ron",
    "kota uji (salinan berkonflik Ana 2026-01-31).ron",
    "kota uji [conflicted].ron",
    "kota uji.Conflict.ron",
    "kota uji.sync-conflict-20260131-101010-ABCDEFG.ron",
    "kota uji_PC-1_Jan-31-101010-2026_Conflict.ron",
    "kota uji_conf(1).ron",
    "kota uji_conflict-20260131-101010.ron",
    "kota uji-Ana-conflict.ron",
    "kota uji (Case Conflict).ron",
];
const VAGUE: [&str; 6] = [
    "kota uji-DESKTOP-AB12.ron",
    "kota uji-DESKTOP-AB12-2.ron",
    "kota uji_LAPTOP7.ron",
    "kota uji~HEAD.ron",
    "kota uji~pc-ana.ron",
    "kota uji 2.ron",
];
/// Names a person chooses, and files of other kinds.
const NONE: [&str; 14] = [
    "kota uji - Copy.ron",
    "kota uji - Salinan.ron",
    "kota uji (salinan).ron",
    "kota uji-akhir.ron",
    "kota uji 2025.ron",
    "kota uji-2.ron",
    "kota uji (final).ron",
    "kota uji (1).pdf",
    "kota uji (1)",
    "kota (1).ron",
    "kota ujian.ron",
    "kota uji ().ron",
    ".kota uji.ron.kunci",
    "salinan kota uji (1).ron",
];

#[test]
fn copies_of_the_same_document_are_certain_under_every_name_a_synchroniser_gives() {
    for name in PLAIN.into_iter().chain(VAGUE) {
        assert_eq!(listed(&[name], text(DRAFT_ID).as_bytes()), [(name.to_owned(), true)], "{name}");
    }
    let all: Vec<String> = listed(&PLAIN, text(DRAFT_ID).as_bytes()).into_iter().map(|(name, _)| name).collect();
    assert!(all.is_sorted() && all.len() == PLAIN.len());
}

#[test]
fn what_a_person_named_is_no_conflict_copy() {
    assert_eq!(listed(&NONE, text(DRAFT_ID).as_bytes()), []);
}

#[test]
fn another_document_is_no_conflict_copy_whatever_it_is_called() {
    let other = text("9a8d1c52-9f0e-4d55-8a53-2f4f6f2d1e99");
    assert_eq!(listed(&[PLAIN.as_slice(), &VAGUE].concat(), other.as_bytes()), []);
}

/// Half a copy, as a synchroniser leaves it that is not finished.
#[test]
fn a_copy_that_cannot_be_read_is_listed_where_its_name_says_it_plainly() {
    let half = text(DRAFT_ID);
    for contents in [&half.as_bytes()[..half.len() / 2], b"", b"\xff"] {
        assert_eq!(listed(&PLAIN, contents).iter().filter(|(_, certain)| !certain).count(), PLAIN.len());
        assert_eq!(listed(&VAGUE, contents), []);
    }
}

/// Also one whose answers were changed by hand, or that begins with a byte-order mark.
#[test]
fn a_copy_is_recognised_by_its_header_alone() {
    let name = "kota uji (1).ron";
    for text in [text(DRAFT_ID).replace("Kota", "Desa"), format!("\u{feff}{}", text(&DRAFT_ID.to_uppercase()))] {
        assert_eq!(listed(&[name], text.as_bytes()), [(name.to_owned(), true)]);
    }
}
