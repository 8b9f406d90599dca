//! What must hold for any bytes at all, one function for each kind of file. The fuzzer looks for bytes that break it;
//! `tests/core/fuzz_corpus.rs` goes through those that were found so far.

use std::{fs, io::Write as _, path::Path};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    assessment::{Assessment, Author, Edit, MOST_REVISION, Stage, validate},
    exchange::{Verified, levels_from_bytes, verify},
    report::carried,
    rubric::{self, builtin},
    scoring::score,
    storage::{
        Draft, DraftError, Header, Holder, MAX_BYTES, SystemDisk, content_fingerprint, intact, lock_place, read,
        read_settings, release_lock, salvage, stored_path, take_in, take_lock, take_over_lock, to_text,
    },
    words::{Sentence, Words, hex},
};

/// Stands at the end of a package before the digits of its seal.
const SEAL: &[u8] = b"SPBE Mandiri sha256:";
/// How many digits a SHA-256 has.
const DIGITS: usize = 64;

/// Any bytes as a draft: refused in words, or read, saved and read again without a change.
pub fn draft(bytes: &[u8]) {
    let opened = match read(bytes, &builtin) {
        Ok(opened) => {
            assert!(intact(bytes));
            opened
        }
        Err(DraftError::Altered(opened)) => *opened,
        Err(error) => {
            assert!(!error.sentence_in(Words::indonesian()).is_empty());
            return;
        }
    };
    let header = opened.draft.header.next(MOST_REVISION, &opened.rubric, Timestamp::UNIX_EPOCH);
    let again = saved(&Draft { header, assessment: opened.draft.assessment.clone() });
    let print = |assessment| content_fingerprint(assessment, &opened.rubric);
    assert_eq!(print(&again), print(&opened.draft.assessment));
}

/// Any bytes as a damaged draft: what comes out fits the framework, can be saved, and is then salvaged whole.
pub fn damaged(bytes: &[u8]) {
    let Some(found) = salvage(bytes, &builtin) else { return };
    validate(&found.assessment, &found.rubric).expect("only what fits is taken");
    assert!(!found.sentence_in(Words::indonesian()).is_empty());
    assert!(found.lost_lines(Words::indonesian()).iter().all(|line| !line.is_empty()));
    let id = || "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into();
    let header = Header::first(found.draft_id.unwrap_or_else(id), &found.rubric, Timestamp::UNIX_EPOCH);
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
        Err(error) => assert!(!error.sentence_in(Words::indonesian()).is_empty()),
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

/// Any bytes as a table of levels or a workbook: every fault in words, or edits that all fit.
pub fn levels(bytes: &[u8]) {
    let rubric = builtin(rubric::DEFAULT_ID).expect("the default rubric is built in");
    match levels_from_bytes(bytes, &rubric, &Assessment::default()) {
        Ok(table) => {
            let author =
                Author { name: "Uji".to_owned(), at: Timestamp::UNIX_EPOCH, revision: 1, sitting: "uji".into() };
            let applied = Assessment::default().apply(&rubric, Edit::Many(table.edits), &author);
            applied.expect("what was read can be applied");
        }
        Err(error) => {
            assert!(!error.faults.is_empty());
            assert!(!error.sentence_in(Words::indonesian()).is_empty());
        }
    }
}

/// Any bytes as an upload package, as they are and with a seal that fits: refused in words, or read to the end.
pub fn archive(bytes: &[u8]) {
    let bytes = begun(b"PK\x03\x04", bytes);
    verified(&bytes, Verified::Package);
    if let Some(body) = bytes.len().checked_sub(DIGITS).map(|end| &bytes[..end]).filter(|body| body.ends_with(SEAL)) {
        verified(&[body, hex(&Sha256::digest(body)).as_bytes()].concat(), Verified::Package);
    }
}

/// Any bytes as a report: it says what it was made of, or that is said not to be so; what it carries is no larger than a
/// draft, or that is refused in words.
pub fn report(bytes: &[u8]) {
    let bytes = begun(b"%PDF-1.7\n", bytes);
    match carried(&bytes) {
        Ok(found) => assert!(found.bytes.len() <= MAX_BYTES),
        Err(why) => assert!(!why.sentence_in(Words::indonesian()).is_empty()),
    }
    verified(&bytes, Verified::Report);
}

/// Bytes that begin like a kind of file.
fn begun(magic: &[u8], bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(&magic[..4]) { bytes.to_vec() } else { [magic, bytes].concat() }
}

fn verified(bytes: &[u8], what: Verified) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("berkas");
    put(&path, bytes);
    let found = verify(&SystemDisk, &path, &builtin, None).expect("the file itself can be read");
    assert_eq!(found.what, what);
    assert!(!found.claims.is_empty());
    for claim in &found.claims {
        let sentence = claim.sentence_in(Words::indonesian());
        assert!(!sentence.is_empty() && !sentence.contains(['\0', '\n']), "{sentence:?}");
    }
}

/// Any bytes as a PDF of the evidence: taken in whole, whatever is found out about its words.
pub fn pdf_text(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (source, store) = (folder.path().join("bukti.pdf"), folder.path().join("uji.bukti"));
    put(&source, bytes);
    match take_in(&SystemDisk, &store, &source, &mut |_, _| true) {
        Ok(file) => assert_eq!(fs::read(stored_path(&store, &file)).expect("what was taken in is there"), bytes),
        Err(error) => assert!(bytes.is_empty() && !error.sentence_in(Words::indonesian()).is_empty(), "{error}"),
    }
}

/// Any bytes as the lock of a draft: somebody's, who is named and whose lock stays until it is taken over, or our own.
pub fn lock(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let draft = folder.path().join("uji.ron");
    put(&draft, b"");
    let place = lock_place(&SystemDisk, &draft).expect("the folder is there");
    put(&place, bytes);
    let me = Holder {
        person: "Uji".to_owned(),
        host: "PC-UJI".to_owned(),
        process: std::process::id(),
        since: Timestamp::UNIX_EPOCH,
        session: "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".to_owned(),
    };
    let lock = take_lock(&SystemDisk, &draft, &me).unwrap_or_else(|held| {
        assert!(!held.sentence_in(Words::indonesian()).is_empty());
        assert_eq!(fs::read(&place).expect("the lock of another stays"), bytes);
        take_over_lock(&SystemDisk, &draft, &me, &held).expect("nobody else wants it")
    });
    assert!(lock.is_held());
    release_lock(&SystemDisk, lock);
    assert!(!place.exists(), "what was given back is gone");
}

fn put(path: &Path, bytes: &[u8]) {
    fs::File::create(path).and_then(|mut file| file.write_all(bytes)).expect("the folder is ours");
}
