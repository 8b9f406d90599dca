//! The draft a report carries comes out byte for byte, whatever was added to the report since; a report that was damaged or
//! made to harm gives that draft or none.
#![allow(clippy::unwrap_used, reason = "a file that cannot be made must stop")]

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use proptest::prelude::*;
use spbe_mandiri::{
    assessment::Stage,
    exchange::{Agreement, Claim, Source, read_source, verify},
    report::{Attachment, Input, Options, Variant, build, carried, last_change},
    rubric,
    scoring::score,
    session::{self, OpenedFile, Opening, Workplace},
    storage::{
        Draft, DraftError, Holder, MAX_BYTES, NotInReport, OpenCause, Opened, SystemDisk, content_fingerprint, read,
        store_of, to_text,
    },
    words::{Sentence as _, Words},
};

use crate::{
    signed_reports,
    support::{Random, at, author, draft, facts, fields, level, put, rubric as framework, small},
    tampering::{FULL, edited, sentences},
};

/// A report of a draft that carries it, and the bytes it carries.
fn report(opened: &Opened, options: &Options, missing: &BTreeSet<String>) -> (Vec<u8>, Vec<u8>) {
    let assessment = &opened.draft.assessment;
    let input = Input {
        rubric: &opened.rubric,
        assessment,
        score: &score(&opened.rubric, assessment, Stage::SelfAssessment),
        missing_files: missing,
        fingerprint: &content_fingerprint(assessment, &opened.rubric),
        revision: opened.draft.header.revision,
        data_at: last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
        before: None,
        unit: None,
    };
    let bytes = to_text(&opened.draft).unwrap().into_bytes();
    let attachment = Attachment { bytes: bytes.clone(), saved_at: opened.draft.header.saved_at };
    (build(&input, options).carrying(attachment).to_pdf().unwrap(), bytes)
}

fn opened(draft: &Draft) -> Opened {
    read(to_text(draft).unwrap().as_bytes(), &rubric::builtin).unwrap()
}

/// A short report, and the draft in it.
static REPORT: LazyLock<(Vec<u8>, Vec<u8>)> = LazyLock::new(|| report(&opened(&small()), &short(), &BTreeSet::new()));

fn short() -> Options {
    Options { variant: Variant::Summary, ..Options::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_typed_comes_out_of_the_report_byte_for_byte(edits in prop::collection::vec(fields::edits(), 0..40)) {
        let mut assessment = fields::with_items();
        for edit in edits {
            // What does not fit is refused, and the rest stands.
            let _ = assessment.apply(&framework(), edit, &author("Uji", 5));
        }
        let opened = opened(&draft(assessment));
        let (pdf, bytes) = report(&opened, &short(), &BTreeSet::new());
        let found = carried(&pdf).unwrap();
        prop_assert_eq!(&found.bytes, &bytes);
        prop_assert_eq!(read(&found.bytes, &rubric::builtin).unwrap().draft, opened.draft);
    }
}

#[test]
fn what_was_known_of_the_evidence_comes_out_with_the_draft() {
    let missing: BTreeSet<String> = ["00".repeat(32), "a7".repeat(32)].into();
    let (pdf, bytes) = report(&opened(&small()), &short(), &missing);
    let found = carried(&pdf).unwrap();
    assert_eq!((found.bytes, found.missing), (bytes, missing));
}

#[test]
fn the_same_draft_gives_the_same_report() {
    assert!(report(&opened(&small()), &short(), &BTreeSet::new()) == *REPORT);
}

#[test]
fn a_report_that_may_not_carry_the_draft_holds_nothing_of_it() {
    let options = Options { attach: false, ..short() };
    let (pdf, _) = report(&opened(&small()), &options, &["a7".repeat(32)].into());
    assert_eq!(carried(&pdf), Err(NotInReport::Absent));
    let document = Document::load_mem(&pdf).unwrap();
    for object in document.objects.values() {
        let text = match object {
            Object::Stream(stream) => stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()),
            _ => Vec::new(),
        };
        assert!(!text.windows(10).any(|part| part == b"spbe-mandi"), "no stream is the draft");
    }
    let catalog = document.catalog().unwrap();
    assert!(["AF", "PieceInfo"].iter().all(|name| !catalog.has(name.as_bytes())));
}

#[test]
fn signatures_and_other_programs_change_nothing_of_it() {
    let whole = carried(&FULL).unwrap();
    let signed = signed_reports::signed(&FULL);
    let again = signed_reports::signed_again(&signed);
    let saved = edited(&FULL, |_| {});
    let unpacked = edited(&FULL, |document| document.decompress());
    let renumbered = edited(&FULL, |document| document.renumber_objects());
    let mut packed = Vec::new();
    Document::load_mem(&FULL).unwrap().save_modern(&mut packed).unwrap();
    for (what, pdf) in [
        ("signed", signed),
        ("signed twice", again),
        ("saved by another program", saved),
        ("unpacked", unpacked),
        ("renumbered", renumbered),
        ("with objects in streams", packed),
    ] {
        assert_eq!(carried(&pdf).as_ref(), Ok(&whole), "{what}");
    }
}

/// The specification of the draft's file, and the stream itself.
fn places(document: &Document) -> (ObjectId, ObjectId) {
    let listed = document.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let specification = listed[0].as_reference().unwrap();
    let place = document.get_dictionary(specification).unwrap().get(b"EF").unwrap().as_dict().unwrap();
    (specification, place.get(b"F").unwrap().as_reference().unwrap())
}

fn other_file(document: &mut Document, name: &str, text: &[u8]) -> ObjectId {
    let file = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, text.to_vec()));
    document.add_object(dictionary! {
        "Type" => "Filespec", "F" => Object::string_literal(name), "UF" => Object::string_literal(name),
        "EF" => dictionary! { "F" => file },
    })
}

fn associate(document: &mut Document, specification: ObjectId) {
    let catalog = document.catalog_mut().unwrap();
    let mut listed = catalog.get(b"AF").unwrap().as_array().unwrap().clone();
    listed.push(specification.into());
    catalog.set("AF", listed);
}

#[test]
fn either_way_to_the_draft_is_enough() {
    let whole = carried(&REPORT.0).unwrap();
    let only_names = edited(&REPORT.0, |document| {
        document.catalog_mut().unwrap().remove(b"AF");
    });
    let only_associated = edited(&REPORT.0, |document| {
        document.catalog_mut().unwrap().remove(b"Names");
    });
    let below = edited(&REPORT.0, |document| {
        let (specification, _) = places(document);
        let leaf = vec![Object::string_literal("penilaian.ron"), specification.into()];
        let kid = document.add_object(dictionary! { "Names" => leaf });
        let tree = document.add_object(dictionary! { "Kids" => vec![Object::Reference(kid)] });
        let catalog = document.catalog_mut().unwrap();
        catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
        catalog.remove(b"AF");
    });
    let wide = edited(&REPORT.0, |document| {
        let (specification, _) = places(document);
        let name: Vec<u8> =
            [0xfe, 0xff].into_iter().chain("penilaian.ron".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let named = document.get_dictionary_mut(specification).unwrap();
        named.set("UF", Object::String(name, lopdf::StringFormat::Hexadecimal));
        named.remove(b"F");
    });
    for (what, pdf) in [("names", only_names), ("associated", only_associated), ("below", below), ("wide", wide)] {
        assert_eq!(carried(&pdf).as_ref(), Ok(&whole), "{what}");
    }
}

#[test]
fn of_two_drafts_neither_is_taken_and_other_files_are_passed_over() {
    let other = to_text(&draft(spbe_mandiri::assessment::Assessment::default())).unwrap();
    let two = edited(&REPORT.0, |document| {
        let second = other_file(document, "penilaian.ron", other.as_bytes());
        associate(document, second);
    });
    assert_eq!(carried(&two), Err(NotInReport::Several));
    let twice = edited(&REPORT.0, |document| {
        let second = other_file(document, "penilaian.ron", &REPORT.1);
        associate(document, second);
    });
    assert_eq!(carried(&twice).unwrap().bytes, REPORT.1, "the same draft twice is one");
    let annex = edited(&REPORT.0, |document| {
        let second = other_file(document, "lampiran.ron", other.as_bytes());
        associate(document, second);
    });
    assert_eq!(carried(&annex).unwrap().bytes, REPORT.1);
}

#[test]
fn files_that_were_put_into_a_report_are_named() {
    let pdf = edited(&FULL, |document| {
        let second = other_file(document, "lam\npiran.exe", b"MZ");
        associate(document, second);
    });
    let folder = tempfile::tempdir().unwrap();
    let found = proof(folder.path(), &pdf);
    let named = |claim: &Claim| matches!(claim, Claim::FilesAdded { names } if names.len() == 1);
    assert!(found.failed() && found.claims.iter().any(named), "{}", sentences(&found));
    assert!(!found.claims.iter().any(|claim| claim.sentence_in(Words::indonesian()).contains("lam\npiran")));
}

fn proof(folder: &Path, pdf: &[u8]) -> spbe_mandiri::exchange::Verification {
    let path = folder.join("laporan.pdf");
    put(&path, pdf);
    verify(&SystemDisk, &path, &rubric::builtin, None).unwrap()
}

#[test]
fn what_would_unfold_without_end_or_leads_in_circles_is_refused() {
    let bomb = edited(&REPORT.0, |document| {
        let (_, file) = places(document);
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        let piece = vec![b' '; 1 << 20];
        for _ in 0..=MAX_BYTES / piece.len() {
            packer.write_all(&piece).unwrap();
        }
        let stream = document.get_object_mut(file).unwrap().as_stream_mut().unwrap();
        stream.set_content(packer.finish().unwrap());
    });
    assert!(bomb.len() < MAX_BYTES / 50, "it is small as a file: {}", bomb.len());
    assert_eq!(carried(&bomb), Err(NotInReport::Packed));
    let odd = |filter: &'static str| {
        edited(&REPORT.0, move |document| {
            let (_, file) = places(document);
            document.get_object_mut(file).unwrap().as_stream_mut().unwrap().dict.set("Filter", filter);
        })
    };
    assert_eq!(carried(&odd("LZWDecode")), Err(NotInReport::Packed));
    let circle = edited(&REPORT.0, |document| {
        let tree = document.new_object_id();
        let node = dictionary! { "Kids" => vec![Object::Reference(tree), Object::Reference(tree)] };
        document.objects.insert(tree, node.into());
        let catalog = document.catalog_mut().unwrap();
        catalog.set("Names", dictionary! { "EmbeddedFiles" => tree });
        catalog.remove(b"AF");
    });
    assert_eq!(carried(&circle), Err(NotInReport::Absent));
    let elsewhere = edited(&REPORT.0, |document| {
        let (specification, _) = places(document);
        let place = document.get_dictionary_mut(specification).unwrap().get_mut(b"EF").unwrap();
        place.as_dict_mut().unwrap().set("F", Object::Reference((99_999, 0)));
        place.as_dict_mut().unwrap().remove(b"UF");
    });
    assert!(carried(&elsewhere).is_err());
}

/// Cut anywhere, or with any byte changed: the draft as it was, or none.
#[test]
fn a_damaged_report_gives_the_draft_or_none() {
    let (pdf, bytes) = &*REPORT;
    let mut random = Random(7);
    let mut refused = 0;
    let mut check = |damaged: &[u8], what: &str| match carried(damaged) {
        Ok(found) => assert!(found.bytes == *bytes, "{what}: another draft"),
        Err(_) => refused += 1,
    };
    for _ in 0..150 {
        let end = random.below(pdf.len());
        check(&pdf[..end], &format!("cut at {end}"));
        let mut damaged = pdf.clone();
        for _ in 0..=random.below(3) {
            let place = random.below(pdf.len());
            damaged[place] ^= 1 << random.below(8);
        }
        check(&damaged, "flipped");
        let (from, to) = (random.below(pdf.len()), random.below(pdf.len()));
        let (from, to) = (from.min(to), from.max(to));
        check(&[&pdf[..from], &pdf[to..]].concat(), &format!("without {from}–{to}"));
        check(&[&pdf[..to], &pdf[from..]].concat(), &format!("with {from}–{to} twice"));
    }
    assert!(refused > 250, "{refused}");
}

// Reading it as a draft.

fn source(pdf: &[u8]) -> Result<Source, DraftError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    put(&path, pdf);
    read_source(&SystemDisk, &path, &rubric::builtin).map_err(|error| match error.cause {
        OpenCause::Refused(error) => error,
        other => unreachable!("the file can be read: {other}"),
    })
}

/// The report with another text as its draft; with the sum it states of the one it had, or without any.
fn exchanged_for(text: &str, stated: bool) -> Vec<u8> {
    edited(&REPORT.0, |document| {
        let (_, file) = places(document);
        let stream = document.get_object_mut(file).unwrap().as_stream_mut().unwrap();
        stream.dict.remove(b"Filter");
        stream.set_content(text.as_bytes().to_vec());
        assert!(stream.dict.get(b"Params").is_ok());
        if !stated {
            stream.dict.remove(b"Params");
        }
    })
}

#[test]
fn a_report_says_whether_the_draft_in_it_is_the_one_it_prints() {
    let fits = source(&REPORT.0).unwrap().report.unwrap();
    assert_eq!(fits.agreement, Agreement::Fits);
    let mut other = small();
    other.assessment.apply(&framework(), facts("12", "Isi lain"), &author("Uji", 9)).unwrap();
    let later = Draft { header: spbe_mandiri::storage::Header { revision: 2, ..small().header }, ..small() };
    for exchanged in [other, later] {
        let text = to_text(&exchanged).unwrap();
        assert_eq!(carried(&exchanged_for(&text, true)), Err(NotInReport::Packed), "its sum is that of another");
        let pdf = exchanged_for(&text, false);
        let found = source(&pdf).unwrap();
        assert_eq!(found.report.as_ref().unwrap().agreement, Agreement::Differs);
        assert!(!found.cautions(Words::indonesian()).is_empty());
        let folder = tempfile::tempdir().unwrap();
        let told = proof(folder.path(), &pdf);
        assert!(told.failed() && told.claims.iter().any(|claim| matches!(claim, Claim::CarriesAnother)));
    }
    let altered = String::from_utf8(REPORT.1.clone()).unwrap().replace("Kota Uji", "Kota Ujj");
    let pdf = exchanged_for(&altered, false);
    assert!(matches!(source(&pdf), Err(DraftError::Altered(_))), "its own checksum is held against it");
}

#[test]
fn no_pdf_without_a_draft_is_taken_for_one() {
    let without = edited(&REPORT.0, |document| {
        let catalog: &mut Dictionary = document.catalog_mut().unwrap();
        catalog.remove(b"AF");
        catalog.remove(b"Names");
    });
    assert!(matches!(source(&without), Err(DraftError::InReport(NotInReport::Absent))));
    assert!(matches!(source(b"%PDF-1.7\n%%EOF\n"), Err(DraftError::InReport(NotInReport::Unreadable))));
    for why in [NotInReport::Absent, NotInReport::Packed, NotInReport::Several, NotInReport::Unreadable] {
        assert!(!why.sentence_in(Words::indonesian()).is_empty());
    }
}

/// A folder with a report and a draft beside it, and what is opened there.
fn beside(later: Option<&Draft>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    put(&path, &REPORT.0);
    if let Some(draft) = later {
        put(&folder.path().join("penilaian kota.ron"), to_text(draft).unwrap().as_bytes());
    }
    (folder, path)
}

fn later(edits: bool) -> Draft {
    let mut draft = small();
    draft.header.revision = 4;
    draft.header.saved_at = at(86_400_000);
    if edits {
        draft.assessment.apply(&framework(), level("1", 5), &author("Uji", 9)).unwrap();
    }
    draft
}

#[test]
fn a_report_says_that_the_draft_beside_it_went_on_and_only_then() {
    let newer = |draft: Option<&Draft>| {
        let (_folder, path) = beside(draft);
        let found = read_source(&SystemDisk, &path, &rubric::builtin).unwrap();
        let proof = verify(&SystemDisk, &path, &rubric::builtin, None).unwrap();
        let told = found.report.unwrap().newer.map(|newer| newer.revision);
        let older = proof.claims.iter().find_map(|claim| match claim {
            Claim::Older { newer, .. } => Some(*newer),
            _ => None,
        });
        assert_eq!(told, older, "{}", sentences(&proof));
        assert!(proof.all_proved(), "{}", sentences(&proof));
        told
    };
    assert_eq!(newer(Some(&later(true))), Some(4));
    assert_eq!(newer(Some(&later(false))), None, "the same content, saved again");
    assert_eq!(newer(None), None);
    let mut other = later(true);
    other.header.id = "1f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02".into();
    assert_eq!(newer(Some(&other)), None, "another document");
    let mut before = later(true);
    before.header.revision = 1;
    assert_eq!(newer(Some(&before)), None, "no later revision");
}

#[test]
fn opening_a_report_locks_nothing_and_writes_nothing() {
    let (folder, path) = beside(Some(&later(true)));
    let listed = || {
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let (names, bytes) = (listed(), fs::read(&path).unwrap());
    let holder = Holder::here("Uji".to_owned(), at(0), "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".to_owned());
    let opening = Opening { path: path.clone(), holder, take_over: None, held: None, now: at(0) };
    let work = Workplace { disk: &SystemDisk, places: None, rubrics: rubric::builtin };
    let OpenedFile::Report(source) = session::open_file(work, &opening).unwrap() else {
        unreachable!("it is a report")
    };
    assert_eq!((source.bytes, source.opened.draft), (REPORT.1.clone(), small_as_read()));
    assert_eq!((listed(), fs::read(&path).unwrap()), (names, bytes));
    assert!(!store_of(&SystemDisk, &path).exists());
}

fn small_as_read() -> Draft {
    opened(&small()).draft
}
