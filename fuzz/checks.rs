//! What must hold for any bytes at all, one function for each kind of file. The fuzzer looks for bytes that break it;
//! `tests/core/fuzz_corpus.rs` goes through those that were found so far.

use jiff::Timestamp;
use spbe_mandiri::{
    assessment::{Assessment, Author, Edit, Stage, validate},
    rubric::{self, builtin},
    scoring::score,
    storage::{
        Draft, DraftError, Header, content_fingerprint, intact, levels_from_csv, read, read_settings, salvage, to_text,
    },
    words::Sentence,
};

/// Any bytes as a draft: refused in words, or read, saved and read again without a change.
pub fn draft(bytes: &[u8]) {
    let opened = match read(bytes, &builtin) {
        Ok(opened) => {
            assert!(intact(bytes));
            opened
        }
        Err(DraftError::Altered(opened)) => *opened,
        Err(error) => {
            assert!(!error.sentence().is_empty());
            return;
        }
    };
    let header = opened.draft.header.next(&opened.rubric, Timestamp::UNIX_EPOCH);
    let again = saved(&Draft { header, assessment: opened.draft.assessment.clone() });
    let print = |assessment| content_fingerprint(assessment, &opened.rubric);
    assert_eq!(print(&again), print(&opened.draft.assessment));
}

/// Any bytes as a damaged draft: what comes out fits the framework, can be saved, and is then salvaged whole.
pub fn damaged(bytes: &[u8]) {
    let Some(found) = salvage(bytes, &builtin) else { return };
    validate(&found.assessment, &found.rubric).expect("only what fits is taken");
    assert!(!found.sentence().is_empty());
    assert!(found.lost_lines().iter().all(|line| !line.is_empty()));
    let id = || "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".to_owned();
    let header = Header::first(found.document.unwrap_or_else(id), &found.rubric, Timestamp::UNIX_EPOCH);
    let draft = Draft { header, assessment: found.assessment };
    saved(&draft);
    let text = to_text(&draft).expect("what was salvaged can be written");
    if let Some(whole) = salvage(text.as_bytes(), &builtin) {
        assert_eq!(whole.assessment, draft.assessment);
    }
}

/// The assessment after saving and reading again, which is the same.
fn saved(draft: &Draft) -> Assessment {
    let text = to_text(draft).expect("what was read can be written");
    let again = read(text.as_bytes(), &builtin).expect("what was written can be read");
    assert_eq!(again.draft.assessment, draft.assessment);
    again.draft.assessment
}

/// Any bytes as a rubric: refused in words, or sound enough to score with.
pub fn framework(bytes: &[u8]) {
    match rubric::read(bytes) {
        Ok(rubric) => {
            let score = score(&rubric, &Assessment::default(), Stage::SelfAssessment);
            assert_eq!(score.total, rubric.indicators.len());
            let _ = score.band(&rubric);
        }
        Err(error) => assert!(!error.sentence().is_empty()),
    }
}

/// Any bytes as settings: none, or such as the window can start with.
pub fn settings(bytes: &[u8]) {
    let Some(settings) = read_settings(bytes) else { return };
    assert!((80..=200).contains(&settings.text_percent));
    let window = settings.window;
    assert!([window.width, window.height].iter().all(|length| length.is_finite() && *length >= 1.0));
    assert!(settings.recent.len() <= 30);
}

/// Any bytes as a table of levels: every fault in words, or edits that all fit.
pub fn levels(bytes: &[u8]) {
    let rubric = builtin(rubric::DEFAULT_ID).expect("the default rubric is built in");
    match levels_from_csv(bytes, &rubric) {
        Ok(edits) => {
            let author = Author { name: "Uji".to_owned(), at: Timestamp::UNIX_EPOCH, revision: 1 };
            let applied = Assessment::default().apply(&rubric, Edit::Many(edits), &author);
            applied.expect("what was read can be applied");
        }
        Err(error) => {
            assert!(!error.faults.is_empty());
            assert!(!error.sentence().is_empty());
        }
    }
}
