//! The upload package: whole or not at all, the same bytes each time, and provable anywhere to the last bit.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Content, DocumentField, Edit, Field, Item, Place, UsePlace},
    exchange::{Against, Claim, Outcome, PackageError, PackageMade, Verification, verify, write_package},
    insight::Verdict,
    rubric,
    storage::{Draft, Fault, FaultyDisk, Mode, NotReplaced, Output, SystemDisk, evidence_folder, open, save},
    words::{Sentence, Words},
};
use support::{author, draft, evidence_store, rubric as framework};
use tempfile::TempDir;

/// A folder with a draft, its store and the package of it.
struct Desk {
    folder: TempDir,
    draft: Draft,
}

impl Desk {
    fn new() -> Self {
        Self::of(evidence_store::twelve)
    }

    fn of(assessment: impl FnOnce(&Path) -> Assessment) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let assessment = assessment(&evidence_folder(&folder.path().join("a.ron")));
        let desk = Self { draft: draft(assessment), folder };
        save(&SystemDisk, &desk.path("a.ron"), &desk.draft, Mode::Create).unwrap();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn store(&self) -> PathBuf {
        evidence_folder(&self.path("a.ron"))
    }

    fn make(&self, name: &str) -> Result<PackageMade, PackageError> {
        let mut on = |_, _| true;
        write_package(
            &SystemDisk,
            Output::new(&self.path(name)),
            &self.draft,
            &framework(),
            &self.store(),
            &mut on,
            Words::indonesian(),
        )
    }

    /// The package, and nothing else, in another folder.
    fn made(&self) -> (TempDir, PathBuf) {
        self.make("p.zip").unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let path = elsewhere.path().join("paket.zip");
        put(&path, &fs::read(self.path("p.zip")).unwrap());
        (elsewhere, path)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn put(path: &Path, bytes: &[u8]) {
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

fn proved(path: &Path) -> Verification {
    verify(&SystemDisk, path, &rubric::builtin, None).unwrap()
}

fn sentences(found: &Verification) -> String {
    found.claims.iter().map(|claim| claim.sentence_in(Words::indonesian())).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_package_is_proved_elsewhere_and_any_turned_bit_is_noticed() {
    let desk = Desk::new();
    let (elsewhere, path) = desk.made();
    let found = proved(&path);
    assert!(found.all_proved(), "{}", sentences(&found));
    assert!(found.claims.iter().any(|claim| matches!(claim, Claim::Packed { files: 11 })), "{}", sentences(&found));
    assert!(found.claims.iter().all(|claim| claim.outcome() == Outcome::Proved));
    let whole = fs::read(&path).unwrap();
    let other = elsewhere.path().join("lain.zip");
    for number in 0..400 {
        let mut bytes = whole.clone();
        let place = (number * 7_919) % bytes.len();
        bytes[place] ^= 1 << (number % 8);
        put(&other, &bytes);
        let found = proved(&other);
        assert!(!found.all_proved(), "bit {} of byte {place} of {}", number % 8, bytes.len());
    }
    for end in [0, 1, 4, whole.len() / 2, whole.len() - 1] {
        put(&other, &whole[..end]);
        assert!(!proved(&other).all_proved(), "cut at {end}");
    }
    put(&other, &[whole.as_slice(), b"\n"].concat());
    assert!(!proved(&other).all_proved(), "a byte more");
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let (one, other) = (Desk::new(), Desk::new());
    one.make("p.zip").unwrap();
    other.make("q.zip").unwrap();
    assert!(fs::read(one.path("p.zip")).unwrap() == fs::read(other.path("q.zip")).unwrap());
}

/// Read with a reader that is not ours.
#[test]
fn any_program_that_knows_zip_finds_the_uploads_under_their_official_names() {
    let desk = Desk::new();
    let made = desk.make("p.zip").unwrap();
    let mut archive = zip::ZipArchive::new(fs::File::open(desk.path("p.zip")).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let uploads: Vec<&str> = names.iter().filter_map(|name| name.strip_prefix("unggah/")).collect();
    assert_eq!(
        uploads,
        ["1.a.Dokumen-0.pdf", "2.Bukti-dukung.zip", "3.Bukti-dukung.zip", "4.Bukti-dukung.zip"],
        "a single PDF goes as it is"
    );
    assert_eq!(
        names.iter().filter_map(|name| name.strip_prefix("penjelasan/")).collect::<Vec<_>>(),
        ["1.txt", "2.txt", "3.txt", "4.txt", "5.txt"]
    );
    for name in ["penilaian.ron", "indeks.html", "indeks.csv", "manifes.json"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
    let mut bundle = Vec::new();
    archive.by_name("unggah/3.Bukti-dukung.zip").unwrap().read_to_end(&mut bundle).unwrap();
    let upload = made.uploads.iter().find(|upload| upload.indicator == "3").unwrap();
    assert_eq!(upload.bytes, bundle.len() as u64, "the size that is told is the size that is uploaded");
    let mut bundle = zip::ZipArchive::new(std::io::Cursor::new(bundle)).unwrap();
    let inside: Vec<String> = bundle.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(inside, ["3.a.Dokumen-4.txt", "3.b.Dokumen-5.png", "3.c.Dokumen-0.pdf"]);
    let mut text = String::new();
    bundle.by_name("3.a.Dokumen-4.txt").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "baris 4\n".repeat(200));
    let mut explanation = String::new();
    archive.by_name("penjelasan/4.txt").unwrap().read_to_string(&mut explanation).unwrap();
    assert!(explanation.starts_with('\u{feff}') && explanation.contains("\r\n"), "as Notepad wants it");
    assert!(explanation.contains("4.e  https://contoh.go.id/=x: Portal; hlm. 4–9; Isi yang dibuktikan"));
}

/// Who uploads all of the folder of uploads must not upload what the program says is not to be uploaded.
#[test]
fn what_is_not_to_be_uploaded_is_not_among_the_uploads() {
    let desk = Desk::of(|store| {
        let mut assessment = evidence_store::twelve(store);
        for (number, extension) in [("30", "exe"), ("31", "pdf"), ("32", "bat")] {
            let content = evidence_store::put(store, format!("isi {number}").as_bytes(), extension);
            evidence_store::add(&mut assessment, number, "Berkas", Some(Content::File(content)), number);
        }
        evidence_store::tie(&mut assessment, "dok-00", "32");
        assessment
    });
    let (_elsewhere, path) = desk.made();
    assert!(proved(&path).all_proved(), "{}", sentences(&proved(&path)));
    let made = desk.make("p.zip").unwrap();
    let listed: Vec<&str> = made.manifest.files.iter().map(|file| file.path.as_str()).collect();
    for upload in made.uploads.iter().filter(|upload| !upload.name.is_empty()) {
        let folder = if upload.verdict == Verdict::Fits { "unggah" } else { "belum-siap" };
        assert!(listed.contains(&format!("{folder}/{}", upload.name).as_str()), "{}: {listed:?}", upload.name);
        assert!(upload.bytes > 0);
    }
    assert_eq!(listed.iter().filter(|path| path.starts_with("belum-siap/")).count(), 2, "{listed:?}");
    assert_eq!(listed.iter().filter(|path| path.starts_with("unggah/")).count(), made.ready(), "{listed:?}");
}

#[test]
fn an_indicator_whose_only_evidence_was_unlinked_has_no_empty_explanation() {
    let desk = Desk::of(|store| {
        let mut assessment = evidence_store::twelve(store);
        evidence_store::tie(&mut assessment, "dok-00", "30");
        evidence_store::tie(&mut assessment, "dok-00", "31");
        let used = UsePlace { at: Place::first("30"), id: "dok-00-30".into() };
        assessment.apply(&framework(), Edit::Remove(Item::Use(used)), &author("Uji", 1)).unwrap();
        assessment
    });
    desk.make("p.zip").unwrap();
    let archive = zip::ZipArchive::new(fs::File::open(desk.path("p.zip")).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    assert!(has("penjelasan/31.txt") && !has("penjelasan/30.txt"), "{names:?}");
}

/// What other programs make of a package, they make of it as if one of them had written it.
#[test]
fn another_program_would_write_the_same_bytes() {
    use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter, write::SimpleFileOptions};
    fn again(bytes: &[u8]) -> Vec<u8> {
        let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.set_raw_comment(archive.comment().into()).unwrap();
        for place in 0..archive.len() {
            let mut file = archive.by_index(place).unwrap();
            let deflated = file.compression() == CompressionMethod::Deflated;
            let options = SimpleFileOptions::default()
                .compression_method(file.compression())
                .compression_level(deflated.then_some(6))
                .last_modified_time(DateTime::DEFAULT)
                .unix_permissions(0o644)
                .system(System::Unix);
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            let name = file.name().unwrap().into_owned();
            drop(file);
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
    let desk = Desk::new();
    desk.make("p.zip").unwrap();
    let whole = fs::read(desk.path("p.zip")).unwrap();
    assert!(again(&whole) == whole);
    let mut archive = ZipArchive::new(std::io::Cursor::new(&whole)).unwrap();
    let mut bundle = Vec::new();
    archive.by_name("unggah/3.Bukti-dukung.zip").unwrap().read_to_end(&mut bundle).unwrap();
    assert!(again(&bundle) == bundle, "the archive within it too");
}

#[test]
fn files_that_are_gone_or_changed_are_named_and_no_package_is_made() {
    let desk = Desk::new();
    let stored = |id: &str| {
        spbe_mandiri::storage::stored_path(&desk.store(), desk.draft.assessment.document(id).unwrap().file().unwrap())
    };
    put(&stored("dok-05"), b"lain");
    let error = desk.make("p.zip").unwrap_err();
    assert!(
        error.sentence_in(Words::indonesian()).contains("3.b Dokumen 5"),
        "{}",
        error.sentence_in(Words::indonesian())
    );
    fs::remove_file(stored("dok-00")).unwrap();
    fs::remove_file(stored("dok-07")).unwrap();
    let error = desk.make("p.zip").unwrap_err();
    let sentence = error.sentence_in(Words::indonesian());
    assert!(sentence.contains("1.a Dokumen 0") && sentence.contains("4.b Dokumen 7"), "all at once: {sentence}");
    assert_eq!(desk.names(), ["a.bukti", "a.ron"]);
    let found = proved(&desk.path("a.ron"));
    let text = sentences(&found);
    assert!(!found.all_proved() && text.contains("Dokumen 5") && text.contains("Dokumen 0"), "{text}");
}

#[test]
fn a_draft_is_proved_with_its_evidence() {
    let desk = Desk::new();
    let found = proved(&desk.path("a.ron"));
    assert!(found.all_proved(), "{}", sentences(&found));
    assert!(found.claims.iter().any(|claim| matches!(claim, Claim::Evidence { files: 10 })));
    let mut bytes = fs::read(desk.path("a.ron")).unwrap();
    let place = bytes.windows(9).position(|window| window == b"Dokumen 4").unwrap();
    bytes[place] = b'd';
    put(&desk.path("b.ron"), &bytes);
    assert!(!proved(&desk.path("b.ron")).all_proved());
}

#[test]
fn stopping_or_failing_at_any_moment_leaves_nothing_behind() {
    let desk = Desk::new();
    let mut calls = 0;
    let mut count = |_, _| {
        calls += 1;
        true
    };
    let out = desk.path("p.zip");
    write_package(
        &SystemDisk,
        Output::new(&out),
        &desk.draft,
        &framework(),
        &desk.store(),
        &mut count,
        Words::indonesian(),
    )
    .unwrap();
    fs::remove_file(&out).unwrap();
    assert!(calls > 20, "{calls}");
    for stop in 0..calls {
        let mut told = 0;
        let mut progress = |done: u64, all: u64| {
            assert!(done <= all);
            told += 1;
            told <= stop
        };
        let ended = write_package(
            &SystemDisk,
            Output::new(&out),
            &desk.draft,
            &framework(),
            &desk.store(),
            &mut progress,
            Words::indonesian(),
        );
        assert!(matches!(ended, Err(PackageError::Cancelled)), "stopped after {stop}");
        assert_eq!(desk.names(), ["a.bukti", "a.ron"], "stopped after {stop}");
    }
    for call in 0.. {
        let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(std::io::ErrorKind::StorageFull));
        let ended = write_package(
            &disk,
            Output::new(&out),
            &desk.draft,
            &framework(),
            &desk.store(),
            &mut |_, _| true,
            Words::indonesian(),
        );
        if !disk.met() {
            ended.unwrap();
            break;
        }
        match ended {
            // Whether the name itself survives a power cut is not sure then; the file is whole.
            Err(PackageError::Write(error)) if error.step == spbe_mandiri::storage::Step::SyncFolder => {
                assert!(proved(&out).all_proved(), "call {call}");
                fs::remove_file(&out).unwrap();
            }
            Err(_) => {}
            // Shared rights are done without.
            Ok(_) => fs::remove_file(&out).unwrap(),
        }
        let left: Vec<String> = desk.names().into_iter().filter(|name| !name.starts_with(".spbe-mandiri-")).collect();
        assert_eq!(left, ["a.bukti", "a.ron"], "call {call}");
    }
}

#[test]
fn only_a_package_of_the_same_document_is_replaced() {
    let mut desk = Desk::new();
    desk.make("p.zip").unwrap();
    let edit = Field::Assessment(AssessmentField::InstitutionName).set("Pemerintah Kota Contoh".to_owned());
    desk.draft.assessment.apply(&framework(), edit, &author("Uji", 1)).unwrap();
    desk.make("p.zip").unwrap();
    let mut other = desk.draft.clone();
    other.header.id = "1f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into();
    let before = fs::read(desk.path("p.zip")).unwrap();
    let refused = write_package(
        &SystemDisk,
        Output::new(&desk.path("p.zip")),
        &other,
        &framework(),
        &desk.store(),
        &mut |_, _| true,
        Words::indonesian(),
    );
    assert!(matches!(refused, Err(PackageError::Place(NotReplaced::Other { .. }))));
    assert!(fs::read(desk.path("p.zip")).unwrap() == before);
    for bytes in [b"".as_slice(), b"catatan", &before[..before.len() - 1]] {
        put(&desk.path("q.zip"), bytes);
        assert!(matches!(desk.make("q.zip"), Err(PackageError::Place(NotReplaced::Other { .. }))));
        assert!(fs::read(desk.path("q.zip")).unwrap() == bytes);
    }
}

#[test]
fn a_package_is_told_from_other_states_of_its_draft() {
    let mut desk = Desk::new();
    let (_elsewhere, path) = desk.made();
    let against = |desk: &Desk| {
        let opened = open(&SystemDisk, &desk.path("a.ron"), &rubric::builtin).unwrap();
        let against = Against { opened, store: desk.path("a.bukti") };
        verify(&SystemDisk, &path, &rubric::builtin, Some(&against)).unwrap()
    };
    let same = against(&desk);
    assert!(same.all_proved() && same.claims.iter().any(|claim| matches!(claim, Claim::Same { .. })));
    let edit = Field::Document("dok-04".into(), DocumentField::Title).set("Judul lain".to_owned());
    desk.draft.assessment.apply(&framework(), edit, &author("Uji", 1)).unwrap();
    save(&SystemDisk, &desk.path("a.ron"), &desk.draft, Mode::Replace).unwrap();
    let later = against(&desk);
    assert!(!later.all_proved() && sentences(&later).contains("Judul lain"), "{}", sentences(&later));
    desk.draft.header.id = "1f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01".into();
    save(&SystemDisk, &desk.path("a.ron"), &desk.draft, Mode::Replace).unwrap();
    assert!(against(&desk).claims.iter().any(|claim| matches!(claim, Claim::OtherDocument)));
}

#[test]
fn lists_hold_no_formula_and_no_tag_whatever_a_title_says() {
    let desk = Desk::of(|store| {
        let mut assessment = support::answered(&[3]);
        let file = |text: &[u8]| Some(Content::File(evidence_store::put(store, text, "pdf")));
        evidence_store::add(&mut assessment, "a", "=HYPERLINK(\"http://x\")", file(b"a"), "1");
        evidence_store::add(&mut assessment, "b", "<script>alert(1)</script>", file(b"b"), "1");
        evidence_store::add(&mut assessment, "c", "+62 811; \"kutip\"\nbaris", file(b"c"), "1");
        assessment
    });
    desk.make("p.zip").unwrap();
    let mut archive = zip::ZipArchive::new(fs::File::open(desk.path("p.zip")).unwrap()).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let page = text("indeks.html");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(!page.contains("http-equiv") && !page.contains("src="), "nothing is loaded");
    let table = text("indeks.csv");
    let table = table.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 12);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
    }
    assert_eq!(&rows[2][3], "'+62 811; \"kutip\"\nbaris");
}

#[test]
fn every_number_of_a_proof_says_what_it_counts_and_ready_is_only_what_is_not_held_back() {
    let desk = Desk::of(|store| {
        let mut assessment = evidence_store::twelve(store);
        let file = evidence_store::put(store, b"MZ lalu lain", "exe");
        evidence_store::add(&mut assessment, "program", "Program", Some(Content::File(file)), "9");
        assessment
    });
    let made = desk.make("p.zip").unwrap();
    let fit = made.uploads.iter().filter(|upload| upload.verdict == Verdict::Fits).count();
    let nine = made.uploads.iter().find(|upload| upload.indicator == "9").unwrap();
    assert!(nine.sentence.contains("jangan diunggah dahulu"), "{}", nine.sentence);
    assert_eq!(made.ready(), fit, "without what is held back");
    assert!(made.uploads.len() > fit);

    let found = verify(&SystemDisk, &desk.path("p.zip"), &rubric::builtin, None).unwrap();
    let sentences: Vec<String> = found.claims.iter().map(|claim| claim.sentence_in(Words::indonesian())).collect();
    let counted =
        |claim: &Claim| matches!(claim, Claim::Listed { .. } | Claim::Packed { .. } | Claim::MadeOfDraft { .. });
    let told: Vec<&String> =
        found.claims.iter().zip(&sentences).filter(|(claim, _)| counted(claim)).map(|(_, told)| told).collect();
    let [listed, packed, made] = told.as_slice() else { panic!("{sentences:?}") };
    assert!(listed.contains("termasuk isi setiap ZIP") && packed.contains("berkas bukti dukung"), "{sentences:?}");
    assert!(made.contains("setiap ZIP dihitung satu"), "{sentences:?}");
    assert!(told.iter().all(|told| !told.starts_with("Semua")), "{sentences:?}");
}
