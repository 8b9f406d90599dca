//! Files of every version of the format open for ever, and saving one again changes nothing it says.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read must stop")]

use crate::support;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use spbe_mandiri::{
    assessment::{
        Assessment, Classification, Content, Detail, DocumentKind, DocumentStatus, Edit, Field, Kind, Link, Period,
        Place, Role, Sitting, Stage, StoredFile, TextField, TextLayer, UsePlace, Value,
    },
    rubric,
    storage::{Base, Draft, Header, VERSION, intact, read, to_text},
    words::Zone,
};
use support::{at, author, level, rubric as framework};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/draft")
}

/// Version that a folder is named for.
fn version_of(folder: &Path) -> Option<(u32, u32)> {
    let (major, minor) = folder.file_name()?.to_str()?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

fn filled(edits: Vec<Edit>) -> Assessment {
    let mut sitting = Sitting::new(Assessment::default());
    for (moment, edit) in (0..).zip(edits) {
        sitting.apply(&framework(), edit, &author("Penilai Uji", moment * 60_000)).unwrap();
    }
    sitting.assessment().clone()
}

fn typical() -> Assessment {
    let place = || Place::first("23");
    let mut edits = vec![
        Edit::Text(TextField::InstitutionName, "Pemerintah Kabupaten Uji".to_owned()),
        Edit::Year(2024),
        Edit::AddUnit("unit-1".to_owned()),
        Edit::Text(TextField::UnitName("unit-1".to_owned()), "Dinas Uji".to_owned()),
        Edit::Owner("23".to_owned(), Some("unit-1".to_owned())),
        Edit::Text(TextField::Facts(place()), "Tercatat dalam laporan \"2024\".\nHalaman 3 – 7.".to_owned()),
        Edit::Tick(place(), "2.1".to_owned(), true),
    ];
    edits.extend(["1", "2", "10", "23", "47"].map(|indicator| level(indicator, 2)));
    filled(edits)
}

/// Every field once.
fn maximal() -> Assessment {
    let text = |field, text: &str| Edit::Text(field, text.to_owned());
    let (person, unit) = (|| "orang-1".to_owned(), || "unit-1".to_owned());
    let place = || Place::first("45");
    let day = jiff::civil::date(2024, 6, 14);
    let document = || "dokumen-1".to_owned();
    let detail = |detail| Edit::Document(document(), detail);
    let used = |id: &str| UsePlace { at: place(), id: id.to_owned() };
    let mut edits = vec![
        text(TextField::InstitutionName, "Pemerintah Kota Uji"),
        Edit::Kind(Kind::City),
        text(TextField::InstitutionAddress, "Jalan Uji 1"),
        text(TextField::InstitutionUnit, "Dinas Uji"),
        Edit::Year(2024),
        Edit::Period(Some(Period { from: jiff::civil::date(2024, 4, 1), to: day })),
        Edit::ReferenceDate(Some(day)),
        Edit::Zone(Zone::Wita),
        text(TextField::ReportNumber, "1/Uji/2024"),
        text(TextField::ReportAddressee, "Menteri"),
        text(TextField::ReportPlace, "Kota Uji"),
        Edit::ReportDate(Some(day)),
        Edit::Classification(Classification::Secret),
        Edit::AddPerson(person()),
        text(TextField::PersonName(person()), "Ani, S.Kom."),
        Edit::PersonRole(person(), Role::Coordinator),
        text(TextField::PersonPosition(person()), "Sekretaris Daerah"),
        text(TextField::PersonUnit(person()), "Sekretariat"),
        text(TextField::PersonNumber(person()), "190001011920031001"),
        Edit::AddPerson("orang-2".to_owned()),
        Edit::RemovePerson("orang-2".to_owned()),
        Edit::AddUnit(unit()),
        text(TextField::UnitName(unit()), "Diskominfo"),
        Edit::AddUnit("unit-2".to_owned()),
        Edit::RemoveUnit("unit-2".to_owned()),
        text(TextField::General("1".to_owned()), "Layanan \u{201c}Uji\u{201d}: 3 buah.\n\tTab, \\ dan \u{1f600}."),
        text(TextField::Service(place()), "Perizinan"),
        text(TextField::Facts(place()), "Cafe\u{301} dan caf\u{e9}."),
        text(TextField::Analysis(place()), "Memenuhi tingkat 3."),
        Edit::Tick(place(), "2.1".to_owned(), true),
        Edit::Tick(place(), "3.1".to_owned(), true),
        Edit::Tick(place(), "3.1".to_owned(), false),
        Edit::Owner("45".to_owned(), Some(unit())),
        Edit::AddDocument(document()),
        text(TextField::DocumentTitle(document()), "Peraturan Wali Kota tentang SPBE"),
        text(TextField::DocumentNumber(document()), "7 Tahun 2023"),
        text(TextField::DocumentIssuer(document()), "Wali Kota"),
        text(TextField::DocumentNote(document()), "Salinan dari Bagian Hukum"),
        detail(Detail::Kind(DocumentKind::Regulation)),
        detail(Detail::Date(Some(day))),
        detail(Detail::Covers(Some(Period { from: jiff::civil::date(2023, 1, 1), to: day }))),
        detail(Detail::ValidUntil(Some(jiff::civil::date(2028, 12, 31)))),
        detail(Detail::Status(DocumentStatus::Revoked)),
        detail(Detail::Unit(Some(unit()))),
        detail(Detail::Confidentiality(Classification::Open)),
        detail(Detail::Versions(vec![
            Content::Link(Link { address: "https://jdih.example.go.id/7".to_owned(), accessed: Some(day) }),
            Content::File(StoredFile {
                hash: "ab".repeat(32),
                extension: "pdf".to_owned(),
                bytes: 123_456,
                name: "Perwal 7-2023 \u{1f4c4}.PDF".to_owned(),
                text: TextLayer::Present,
            }),
        ])),
        Edit::AddDocument("dokumen-2".to_owned()),
        Edit::RemoveDocument("dokumen-2".to_owned()),
        Edit::Letters("45".to_owned(), [(document(), 1), ("dokumen-2".to_owned(), 0)].into()),
        Edit::AddUse(used("pakai-1"), document()),
        Edit::UseCriterion(used("pakai-1"), "2.1".to_owned(), true),
        text(TextField::UseArticle(used("pakai-1")), "Pasal 3"),
        text(TextField::UsePages(used("pakai-1")), "4–9"),
        text(TextField::UseShows(used("pakai-1")), "Ruang lingkup layanan"),
        Edit::AddUse(used("pakai-2"), document()),
        Edit::RemoveUse(used("pakai-2")),
        Edit::Carried("45".to_owned(), true),
        Edit::Target("45".to_owned(), Some(4)),
        Edit::Value(place(), Stage::SelfAssessment, Some(Value::Level(5))),
        Edit::Value(place(), Stage::SelfAssessment, None),
    ];
    for (stage, level) in Stage::ALL.into_iter().zip([1, 2, 3, 4, 5, 3]) {
        edits.push(Edit::Value(place(), stage, Some(Value::Level(level))));
    }
    filled(edits)
}

/// The files of the present version, as they must lie in its folder.
fn present() -> [(&'static str, Draft); 3] {
    let draft = |assessment| {
        let mut draft = support::draft(assessment);
        draft.header.program = "0.1.0".to_owned();
        draft
    };
    let mut maximal = draft(maximal());
    maximal.header.revision = 12;
    maximal.header.base =
        Some(Base { path: Some("/uji/penilaian.ron".to_owned()), revision: 11, checksum: "0".repeat(64) });
    [("empty.ron", draft(Assessment::default())), ("typical.ron", draft(typical())), ("maximal.ron", maximal)]
}

fn versions() -> Vec<(PathBuf, (u32, u32))> {
    let mut found: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let version = version_of(&path)?;
            Some((path, version))
        })
        .collect();
    found.sort_by_key(|(_, version)| *version);
    found
}

#[test]
fn files_of_every_version_open_and_saving_them_again_changes_nothing_they_say() {
    assert!(versions().iter().any(|(_, version)| *version == VERSION), "the present version has its files");
    for (folder, version) in versions() {
        for name in ["empty.ron", "typical.ron", "maximal.ron"] {
            let path = folder.join(name);
            let bytes = fs::read(&path).unwrap();
            assert!(intact(&bytes), "{}", path.display());
            let opened = read(&bytes, &rubric::builtin).unwrap();
            assert!(opened.read_only.is_none(), "{}", path.display());
            assert_eq!(opened.migrated_from, (version != VERSION).then_some(version), "{}", path.display());
            let header = Header { base: None, ..opened.draft.header.next(&framework(), at(9)) };
            let saved = to_text(&Draft { header, assessment: opened.draft.assessment.clone() }).unwrap();
            let again = read(saved.as_bytes(), &rubric::builtin).unwrap();
            assert_eq!(again.draft.assessment, opened.draft.assessment, "{}", path.display());
            assert_eq!((again.draft.header.version, again.migrated_from), (VERSION, None), "{}", path.display());
            assert_eq!(to_text(&again.draft).unwrap(), saved, "{}", path.display());
        }
    }
}

#[test]
fn the_format_does_not_change_without_a_new_version() {
    for (name, draft) in present() {
        let path = folder().join(format!("{}.{}", VERSION.0, VERSION.1)).join(name);
        assert_eq!(fs::read_to_string(&path).unwrap(), to_text(&draft).unwrap(), "{}", path.display());
    }
}

#[test]
fn the_maximal_draft_says_something_in_every_field() {
    let assessment = maximal();
    let silent: Vec<Field> = Field::all(&framework(), &[&assessment])
        .into_iter()
        .filter(|field| assessment.said(field).text.is_empty())
        .filter(|field| !matches!(field, Field::Tick(..) | Field::Text(TextField::General(_))))
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
#[ignore = "writes the files of a version that has none yet"]
fn write_the_files_of_the_present_version() {
    let folder = folder().join(format!("{}.{}", VERSION.0, VERSION.1));
    fs::create_dir_all(&folder).unwrap();
    for (name, draft) in present() {
        let mut file = fs::File::create_new(folder.join(name)).unwrap();
        file.write_all(to_text(&draft).unwrap().as_bytes()).unwrap();
    }
}
