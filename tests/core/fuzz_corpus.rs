//! Everything the fuzzer starts from or ever stumbled over goes through the same checks at every change.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a corpus that cannot be read must stop")]

#[path = "../../fuzz/src/lib.rs"]
mod checks;

use std::{fs, panic, path::Path};

fn each(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut inputs: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(inputs.len() >= 3, "{target} has its seeds");
    for input in inputs {
        let bytes = fs::read(&input).unwrap();
        assert!(panic::catch_unwind(|| check(&bytes)).is_ok(), "{}", input.display());
    }
}

#[test]
fn drafts() {
    each("draft", checks::draft);
}

#[test]
fn damaged_drafts() {
    each("salvage", checks::damaged);
}

#[test]
fn rubrics() {
    each("rubric", checks::framework);
}

#[test]
fn settings() {
    each("settings", checks::settings);
}

#[test]
fn tables_of_levels() {
    each("levels_csv", checks::levels);
}

#[test]
fn upload_packages() {
    each("archive", checks::archive);
}

#[test]
fn reports() {
    each("report", checks::report);
}

#[test]
fn words_of_evidence() {
    each("pdf_text", checks::pdf_text);
}

#[test]
fn locks() {
    each("lock", checks::lock);
}
