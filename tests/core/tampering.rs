//! What was changed in a report, a package or a draft is named by `verify`, also where its seal was made anew; and what
//! cannot be proved is not called proved.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a file that cannot be made must stop; what was counted is worth knowing"
)]

use crate::support;

use std::{fs, path::Path, sync::LazyLock};

use lopdf::{Dictionary, Document, IncrementalDocument, Object, Stream, dictionary};
use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    assessment::{AssessmentField, Field, Stage},
    exchange::{Against, Claim, Manifest, Member, Outcome, Verification, verify, write_package},
    report::{Attachment, Input, Options, Variant, build, last_change},
    rubric,
    scoring::score,
    storage::{Draft, Opened, Output, SystemDisk, content_fingerprint, open, to_text},
    words::{Sentence as _, Words, hex},
};
use support::{
    Random, at, author, facts,
    forged_archive::{END, archive, file},
    level, put, rubric as framework,
};
use tempfile::TempDir;

/// A draft with something in it, read as every draft is.
fn opened() -> Opened {
    let mut draft = support::small();
    for edit in [facts("12", "Ditulis untuk laporan"), level("12", 3), level("23", 4)] {
        draft.assessment.apply(&framework(), edit, &author("Uji", 0)).unwrap();
    }
    read(&draft)
}

fn read(draft: &Draft) -> Opened {
    spbe_mandiri::storage::read(to_text(draft).unwrap().as_bytes(), &rubric::builtin).unwrap()
}

fn report_of(opened: &Opened, options: &Options) -> Vec<u8> {
    let assessment = &opened.draft.assessment;
    let input = Input {
        rubric: &opened.rubric,
        assessment,
        score: &score(&opened.rubric, assessment, Stage::SelfAssessment),
        missing_files: &std::collections::BTreeSet::new(),
        fingerprint: &content_fingerprint(assessment, &opened.rubric),
        revision: opened.draft.header.revision,
        data_at: last_change(assessment),
        version: env!("CARGO_PKG_VERSION"),
        before: None,
        unit: None,
    };
    build(&input, options).carrying(attachment(opened)).to_pdf().unwrap()
}

/// The draft as a report carries it.
fn attachment(opened: &Opened) -> Attachment {
    let bytes = to_text(&opened.draft).unwrap().into_bytes();
    Attachment { bytes, saved_at: opened.draft.header.saved_at }
}

pub(crate) static FULL: LazyLock<Vec<u8>> = LazyLock::new(|| report_of(&opened(), &Options::default()));
static SUMMARY: LazyLock<Vec<u8>> =
    LazyLock::new(|| report_of(&opened(), &Options { variant: Variant::Summary, ..Options::default() }));

fn verified(bytes: &[u8], name: &str, against: Option<&Opened>) -> Verification {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    put(&path, bytes);
    let against =
        against.map(|opened| Against { opened: opened.clone(), store: folder.path().join("tidak-ada.bukti") });
    verify(&SystemDisk, &path, &rubric::builtin, against.as_ref()).unwrap()
}

/// The report held against its draft.
pub(crate) fn held(bytes: &[u8]) -> Verification {
    verified(bytes, "laporan.pdf", Some(&opened()))
}

pub(crate) fn sentences(found: &Verification) -> String {
    found.claims.iter().map(|claim| claim.sentence_in(Words::indonesian())).collect::<Vec<_>>().join("\n")
}

/// Everything was proved, and nothing is to be noted.
fn clean(found: &Verification) -> bool {
    found.all_proved() && found.claims.iter().all(|claim| claim.outcome() == Outcome::Proved)
}

pub(crate) fn edited(bytes: &[u8], edit: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    edit(&mut document);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

pub(crate) fn page(document: &Document, number: u32) -> lopdf::ObjectId {
    document.get_pages()[&number]
}

// Reports.

#[test]
fn a_report_is_proved_page_by_page_against_its_draft_and_against_the_one_it_carries() {
    for bytes in [&*FULL, &*SUMMARY] {
        let found = held(bytes);
        assert!(clean(&found), "{}", sentences(&found));
        assert!(found.claims.iter().any(|claim| matches!(claim, Claim::PagesSame { .. })));
        let alone = verified(bytes, "laporan.pdf", None);
        assert!(clean(&alone), "{}", sentences(&alone));
        assert!(matches!(alone.claims[..], [Claim::Carried { .. }, Claim::PagesSame { .. }]), "{}", sentences(&alone));
    }
    let without = report_of(&opened(), &Options { attach: false, ..Options::default() });
    let alone = verified(&without, "laporan.pdf", None);
    assert!(!alone.all_proved() && !alone.failed(), "{}", sentences(&alone));
    assert!(matches!(alone.claims[..], [Claim::Stated { .. }]), "one that carries none proves nothing by itself");
    assert!(held(&without).all_proved() && sentences(&held(&without)).contains("tidak membawa"));
    let other = Options { final_mark: true, paper: spbe_mandiri::report::Paper::F4, ..Options::default() };
    assert!(clean(&held(&report_of(&opened(), &other))), "whatever was chosen for it");
}

#[test]
fn a_report_of_another_state_of_the_draft_is_told_from_it() {
    let mut later = opened();
    later.draft.assessment.apply(&framework(), level("1", 5), &author("Uji", 9)).unwrap();
    let found = verified(&FULL, "laporan.pdf", Some(&later));
    let told = |claim: &Claim| matches!(claim, Claim::DiffersIn { count: 1, .. });
    assert!(found.failed() && found.claims.iter().any(told), "{}", sentences(&found));
    let without = report_of(&opened(), &Options { attach: false, ..Options::default() });
    let found = verified(&without, "laporan.pdf", Some(&later));
    assert!(found.failed() && matches!(found.claims[..], [Claim::NotCarried, Claim::Differs]), "{}", sentences(&found));
}

/// Metadata says it is of the draft; the pages are of another one.
#[test]
fn pages_of_another_draft_under_the_metadata_of_this_one_are_named() {
    let mut other = opened();
    other.draft.assessment.apply(&framework(), facts("12", "Isi yang ditukar"), &author("Uji", 9)).unwrap();
    let forged = report_of(&other, &Options::default());
    let fingerprint = |opened: &Opened| content_fingerprint(&opened.draft.assessment, &opened.rubric);
    let (theirs, ours) = (fingerprint(&other), fingerprint(&opened()));
    let text = |text: &str| text.as_bytes().to_vec();
    let mut forged = replaced(&forged, &text(&theirs), &text(&ours));
    // The mark of the file follows from the fingerprint, so that a forger can make it too.
    forged = replaced(&forged, &mark_of(&forged), &mark_of(&FULL));
    let found = held(&forged);
    assert!(found.failed(), "{}", sentences(&found));
    assert!(found.claims.iter().any(|claim| matches!(claim, Claim::PagesChanged { .. })), "{}", sentences(&found));
}

fn mark_of(pdf: &[u8]) -> Vec<u8> {
    let at = pdf.windows(3).rposition(|window| window == b"/ID").unwrap();
    let from = at + pdf[at..].iter().position(|byte| *byte == b'<').unwrap() + 1;
    pdf[from..from + 32].to_vec()
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes.splice(at + found..at + found + from.len(), to.iter().copied());
        at += found + to.len();
    }
    bytes
}

#[test]
fn thirty_meant_changes_of_a_report_are_each_named_with_their_pages() {
    let pages = u32::try_from(Document::load_mem(&FULL).unwrap().get_pages().len()).unwrap();
    assert!(pages > 12);
    let mut made: Vec<(String, Vec<u8>, Vec<usize>)> = Vec::new();
    let mut add = |what: String, bytes: Vec<u8>, named: Vec<usize>| made.push((what, bytes, named));
    for number in [1, 4, pages] {
        let at = number as usize;
        add(format!("page {number} gone"), edited(&FULL, |document| document.delete_pages(&[number])), vec![at]);
        let blank = |document: &mut Document| {
            let id = page(document, number);
            document.change_page_content(id, b" ".to_vec()).unwrap();
        };
        add(format!("page {number} blank"), edited(&FULL, blank), vec![at]);
        let covered = |document: &mut Document| {
            let id = page(document, number);
            document.add_page_contents(id, b"1 1 1 rg 100 100 300 300 re f".to_vec()).unwrap();
        };
        add(format!("a box on page {number}"), edited(&FULL, covered), vec![at]);
        let turned = |document: &mut Document| {
            let id = page(document, number);
            document.get_dictionary_mut(id).unwrap().set("Rotate", 180);
        };
        add(format!("page {number} turned"), edited(&FULL, turned), vec![at]);
        let cropped = |document: &mut Document| {
            let id = page(document, number);
            document.get_dictionary_mut(id).unwrap().set("CropBox", vec![0.into(), 0.into(), 300.into(), 300.into()]);
        };
        add(format!("page {number} cropped"), edited(&FULL, cropped), vec![at]);
        for kind in ["Stamp", "FreeText", "Square", "Widget"] {
            let marked = |document: &mut Document| mark(document, number, kind, None);
            add(format!("a {kind} on page {number}"), edited(&FULL, marked), vec![at]);
        }
    }
    let swapped = |document: &mut Document| {
        let (one, other) = (page(document, 4), page(document, 7));
        let contents = |document: &Document, id| document.get_dictionary(id).unwrap().get(b"Contents").unwrap().clone();
        let (first, second) = (contents(document, one), contents(document, other));
        document.get_dictionary_mut(one).unwrap().set("Contents", second);
        document.get_dictionary_mut(other).unwrap().set("Contents", first);
    };
    add("two pages swapped".to_owned(), edited(&FULL, swapped), vec![4, 7]);
    let tail: Vec<u32> = (10..=pages).collect();
    let cut = edited(&FULL, |document| document.delete_pages(&tail));
    add("the end is gone".to_owned(), cut, (10..=pages as usize).collect());
    let scripted = |document: &mut Document| {
        let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert('x')") };
        document.catalog_mut().unwrap().set("OpenAction", action);
    };
    add("an action at opening".to_owned(), edited(&FULL, scripted), Vec::new());
    assert!(made.len() >= 30, "{}", made.len());
    for (what, bytes, named) in made {
        let found = held(&bytes);
        assert!(found.failed(), "{what}: {}", sentences(&found));
        let all: Vec<usize> = found.claims.iter().flat_map(pages_of).collect();
        assert!(named.iter().all(|page| all.contains(page)), "{what}: {all:?}");
        assert!(all.len() <= named.len().max(1) || what.contains("gone"), "{what} names others too: {all:?}");
    }
}

fn pages_of(claim: &Claim) -> Vec<usize> {
    match claim {
        Claim::PagesChanged { pages } | Claim::PagesMissing { pages } | Claim::PagesCovered { pages } => pages.clone(),
        _ => Vec::new(),
    }
}

/// Lays a mark on a page; with a field it is one of a form.
fn mark(document: &mut Document, number: u32, kind: &str, field: Option<&str>) {
    let look = Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form" }, b"1 0 0 rg 0 0 9 9 re f".to_vec());
    let look = document.add_object(look);
    let mut mark: Dictionary = dictionary! {
        "Type" => "Annot",
        "Subtype" => kind,
        "Rect" => vec![50.into(), 50.into(), 150.into(), 90.into()],
        "AP" => dictionary! { "N" => look },
    };
    if let Some(field) = field {
        mark.set("FT", field);
        mark.set("T", Object::string_literal("bidang"));
    }
    let mark = document.add_object(mark);
    let id = page(document, number);
    let page = document.get_dictionary_mut(id).unwrap();
    let mut marks = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    marks.push(mark.into());
    page.set("Annots", marks);
    if field.is_some() {
        let form = dictionary! { "Fields" => vec![mark.into()], "SigFlags" => 3 };
        document.catalog_mut().unwrap().set("AcroForm", form);
    }
}

/// Adds a signature field to a page as signing programs do: behind the bytes that are there.
fn signed(bytes: &[u8], number: u32) -> Vec<u8> {
    let before = Document::load_mem(bytes).unwrap();
    let mut added = IncrementalDocument::create_from(bytes.to_vec(), before.clone());
    let (id, catalog) = (page(&before, number), before.trailer.get(b"Root").unwrap().as_reference().unwrap());
    added.opt_clone_object_to_new_document(id).unwrap();
    added.opt_clone_object_to_new_document(catalog).unwrap();
    let new = &mut added.new_document;
    let value = new.add_object(dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "ByteRange" => vec![0.into(), 1.into(), 2.into(), 3.into()],
        "Contents" => Object::string_literal("x"),
    });
    let field = new.add_object(dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Tanda tangan"),
        "V" => value,
        "Rect" => vec![50.into(), 50.into(), 150.into(), 90.into()],
    });
    let page = new.get_dictionary_mut(id).unwrap();
    let mut marks = page.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default();
    marks.push(field.into());
    page.set("Annots", marks);
    let form = dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 };
    new.get_dictionary_mut(catalog).unwrap().set("AcroForm", form);
    let mut out = Vec::new();
    added.save_to(&mut out).unwrap();
    out
}

#[test]
fn a_report_that_was_signed_afterwards_is_proved_and_the_signature_is_told_but_not_vouched_for() {
    let pages = u32::try_from(Document::load_mem(&FULL).unwrap().get_pages().len()).unwrap();
    let one = signed(&FULL, 1);
    let two = signed(&one, pages);
    for (bytes, on) in [(&one, vec![1]), (&two, vec![1, pages as usize])] {
        assert!(bytes.starts_with(&FULL));
        let found = held(bytes);
        assert!(found.all_proved(), "{}", sentences(&found));
        let told = found.claims.iter().find_map(|claim| match claim {
            Claim::Signed { pages } => Some(pages.clone()),
            _ => None,
        });
        assert_eq!(told, Some(on));
        assert!(sentences(&found).contains("tidak diperiksa"));
    }
    // Whoever signs and changes a page besides is found out.
    let changed = |document: &mut Document| {
        let id = page(document, 4);
        document.change_page_content(id, b" ".to_vec()).unwrap();
    };
    let found = held(&edited(&one, changed));
    assert!(found.failed(), "{}", sentences(&found));
}

#[test]
fn a_report_that_another_program_wrote_anew_is_proved_and_that_is_told() {
    let found = held(&edited(&FULL, |document| document.renumber_objects_with(500)));
    assert!(found.all_proved() && !clean(&found), "{}", sentences(&found));
    assert!(found.claims.iter().any(|claim| matches!(claim, Claim::WrittenAnew)));
    let mut longer = FULL.clone();
    longer.extend(b"\n% lebih");
    let found = held(&longer);
    assert!(found.all_proved() && found.claims.iter().any(|claim| matches!(claim, Claim::Added { bytes: 8 })));
}

#[test]
fn a_report_of_an_earlier_revision_with_the_same_content_is_proved_and_its_revision_told() {
    let draft = opened();
    let report = report_of(&draft, &Options::default());
    let mut later = draft.draft.clone();
    for level_of_then in [2, 4] {
        let edit = level("23", level_of_then);
        later.assessment.apply(&framework(), edit, &author("Lain", 86_400_000 * 3)).unwrap();
    }
    later.header.revision += 2;
    let later = read(&later);
    let found = verified(&report, "laporan.pdf", Some(&later));
    let said = sentences(&found);
    assert!(found.all_proved(), "{said}");
    assert!(said.contains("menyatakan dibuat dari revisi 1") && said.contains("kini revisi 3"), "{said}");
    assert!(!said.contains("Halaman") && !said.contains("bita"), "nothing was changed: {said}");
    // A page that was changed is found in it all the same.
    let changed = edited(&report, |document| {
        let id = page(document, 4);
        document.change_page_content(id, b" ".to_vec()).unwrap();
    });
    let found = verified(&changed, "laporan.pdf", Some(&later));
    assert!(found.failed() && sentences(&found).contains("Halaman 4 berbeda"), "{}", sentences(&found));
}

#[test]
fn no_random_change_of_a_report_goes_by_unsaid() {
    let mut random = Random(7);
    let mut failed = 0;
    for number in 0..support::thorough::of(200, 40) {
        let mut bytes = SUMMARY.clone();
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
        let found = held(&bytes);
        assert!(!clean(&found), "change {number} at byte {at}: {}", sentences(&found));
        failed += usize::from(found.failed());
    }
    println!("{failed} changes of a report fail, the others are named as another program's bytes");
}

// Packages.

struct Packed {
    folder: TempDir,
}

impl Packed {
    fn new() -> Self {
        let packed = Self { folder: tempfile::tempdir().unwrap() };
        let store = packed.folder.path().join("a.bukti");
        let mut draft = support::small();
        for (id, title, indicator) in [("a", "Peraturan", "12"), ("b", "Laporan", "12"), ("c", "Notula", "23")] {
            let file = support::evidence_store::put(&store, format!("%PDF-1.4 {title}").as_bytes(), "pdf");
            let content = Some(spbe_mandiri::assessment::Content::File(file));
            support::evidence_store::add(&mut draft.assessment, id, title, content, indicator);
        }
        draft.assessment.apply(&framework(), facts("12", "Penjelasan"), &author("Uji", 0)).unwrap();
        let out = packed.folder.path().join("p.zip");
        write_package(
            &SystemDisk,
            Output::new(&out),
            &draft,
            &framework(),
            &store,
            &mut |_, _| true,
            Words::indonesian(),
        )
        .unwrap();
        packed
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("p.zip")
    }
}

fn proved(path: &Path) -> Verification {
    verify(&SystemDisk, path, &rubric::builtin, None).unwrap()
}

#[test]
fn a_package_is_made_again_of_its_draft_and_comes_without_what_stood_there_before() {
    let packed = Packed::new();
    let found = proved(&packed.path());
    assert!(clean(&found), "{}", sentences(&found));
    assert!(found.claims.iter().any(|claim| matches!(claim, Claim::MadeOfDraft { .. })));
    let mut archive = zip::ZipArchive::new(fs::File::open(packed.path()).unwrap()).unwrap();
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name("penilaian.ron").unwrap(), &mut text).unwrap();
    let draft = spbe_mandiri::storage::read(&text, &rubric::builtin).unwrap().draft;
    assert!(draft.assessment.history.is_empty());
}

/// The package unpacked: its files in order, and its manifest.
fn unpacked(path: &Path) -> (Vec<(String, Vec<u8>)>, Manifest) {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut files = Vec::new();
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        files.push((entry.name().unwrap().into_owned(), bytes));
    }
    let manifest = files.iter().find(|(name, _)| name == "manifes.json").unwrap();
    let manifest = serde_json::from_slice(&manifest.1).unwrap();
    (files, manifest)
}

/// The package as a forger makes it: the manifest fits the files, and the seal fits both.
fn forged(mut files: Vec<(String, Vec<u8>)>, mut manifest: Manifest) -> Vec<u8> {
    files.retain(|(name, _)| name != "manifes.json");
    let known = std::mem::take(&mut manifest.files);
    for (path, bytes) in &files {
        let sha256 = hex(&Sha256::digest(bytes));
        let before = known.iter().find(|member| member.path == *path).cloned();
        let member = before.unwrap_or(Member {
            path: path.clone(),
            bytes: 0,
            sha256: String::new(),
            code: None,
            members: vec![],
        });
        manifest.files.push(Member { bytes: bytes.len() as u64, sha256, ..member });
    }
    let mut list = serde_json::to_vec_pretty(&manifest).unwrap();
    list.push(b'\n');
    files.push(("manifes.json".to_owned(), list));
    let files: Vec<_> = files.iter().map(|(name, bytes)| file(name, bytes)).collect();
    archive(&files, &END)
}

#[test]
fn thirty_meant_changes_of_a_package_are_each_named_although_it_is_sealed_anew() {
    let packed = Packed::new();
    let (files, manifest) = unpacked(&packed.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let out = elsewhere.path().join("palsu.zip");
    let check = |what: &str, files: Vec<(String, Vec<u8>)>, manifest: Manifest, name: &str| {
        put(&out, &forged(files, manifest));
        let found = proved(&out);
        fs::remove_file(&out).unwrap();
        assert!(found.failed(), "{what}: {}", sentences(&found));
        assert!(sentences(&found).contains(name), "{what}: {}", sentences(&found));
    };
    put(&out, &forged(files.clone(), manifest.clone()));
    assert!(clean(&proved(&out)), "sealed anew without a change: {}", sentences(&proved(&out)));
    fs::remove_file(&out).unwrap();
    let mut count = 0;
    // Every file but the draft changed, emptied and left out.
    for (number, (name, bytes)) in files.iter().enumerate() {
        if ["penilaian.ron", "manifes.json"].contains(&name.as_str()) {
            continue;
        }
        let with = |bytes: Option<Vec<u8>>| {
            let mut files = files.clone();
            match bytes {
                Some(bytes) => files[number].1 = bytes,
                None => {
                    files.remove(number);
                }
            }
            files
        };
        let mut other = bytes.clone();
        let middle = other.len() / 2;
        other[middle] ^= 1;
        // An archive within is read too, and refused where it is none.
        let named = if Path::new(name).extension().is_some_and(|kind| kind == "zip") { "" } else { name };
        check("a byte", with(Some(other)), manifest.clone(), named);
        check("emptied", with(Some(Vec::new())), manifest.clone(), named);
        check("left out", with(None), manifest.clone(), name);
        count += 3;
    }
    for name in ["setup.exe", "unggah/13.Bukti-dukung.pdf", "penjelasan/99.txt", "unggah/../x", "indeks.htm"] {
        let mut files = files.clone();
        files.insert(1, (name.to_owned(), b"MZ".to_vec()));
        check("added", files, manifest.clone(), if name.contains("..") { "" } else { name });
        count += 1;
    }
    let others: [fn(&mut Manifest); 6] = [
        |manifest| manifest.revision += 1,
        |manifest| manifest.institution = "Kota Lain".to_owned(),
        |manifest| manifest.year += 1,
        |manifest| manifest.fingerprint = "0".repeat(64),
        |manifest| manifest.draft_id = "1f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into(),
        |manifest| manifest.rubric = "lain".to_owned(),
    ];
    for change in others {
        let mut manifest = manifest.clone();
        change(&mut manifest);
        check("the manifest says something else", files.clone(), manifest, "Manifes");
        count += 1;
    }
    assert!(count >= 20, "{count}");
    println!("{count} meant changes of a package");
}

#[test]
fn no_random_change_of_a_package_goes_by() {
    let packed = Packed::new();
    let whole = fs::read(packed.path()).unwrap();
    let mut random = Random(3);
    for _ in 0..200 {
        let mut bytes = whole.clone();
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
        let found = verified(&bytes, "p.zip", None);
        assert!(!found.all_proved(), "byte {at}: {}", sentences(&found));
    }
}

// Drafts.

#[test]
fn a_draft_that_was_raised_and_sealed_anew_is_told_from_the_one_it_is_held_against() {
    let folder = tempfile::tempdir().unwrap();
    let lay = |name: &str, draft: &Draft| {
        let path = folder.path().join(name);
        put(&path, to_text(draft).unwrap().as_bytes());
        path
    };
    let own = opened().draft;
    let ours = open(&SystemDisk, &lay("asli.ron", &own), &rubric::builtin).unwrap();
    let against = Against { opened: ours, store: folder.path().join("asli.bukti") };
    for number in 0..30 {
        let mut forged = own.clone();
        let edit = match number % 3 {
            0 => level(&(number + 1).to_string(), 5),
            1 => facts(&(number + 1).to_string(), "Diganti"),
            _ => Field::Assessment(AssessmentField::InstitutionName).set(format!("Lain {number}")),
        };
        forged.assessment.apply(&framework(), edit, &author("Lain", i64::from(number))).unwrap();
        forged.header.saved_at = at(i64::from(number));
        let path = lay(&format!("palsu-{number}.ron"), &forged);
        let found = verify(&SystemDisk, &path, &rubric::builtin, Some(&against)).unwrap();
        assert!(found.failed(), "{}", sentences(&found));
        let named = found.claims.iter().find_map(|claim| match claim {
            Claim::DiffersIn { count, .. } => Some(*count),
            _ => None,
        });
        assert_eq!(named, Some(1), "{}", sentences(&found));
        let alone = proved(&path);
        assert!(sentences(&alone).contains("sengaja"), "what a seal cannot tell is said");
    }
}

#[test]
fn no_random_change_of_a_draft_goes_by() {
    let text = to_text(&opened().draft).unwrap();
    let mut random = Random(11);
    for _ in 0..200 {
        let mut bytes = text.clone().into_bytes();
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
        let found = verified(&bytes, "a.ron", None);
        assert!(found.failed(), "byte {at}: {}", sentences(&found));
    }
}
