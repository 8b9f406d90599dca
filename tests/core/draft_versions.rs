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
        ActionField, ActionState, AnswerField, Assessment, AssessmentField, Classification, Content, Days, Defect,
        DocumentField, DocumentKind, DocumentStatus, Edit, EntryField, Field, Item, Kind, Link, PastField, Period,
        PersonField, Picture, Place, PlanStart, Points, Rise, Role, Rupiah, Seen, Sitting, SittingId, Stage,
        StoredFile, TextLayer, UnitField, UnitId, UseField, UsePlace, Value,
    },
    rubric::{self, exact_from_text},
    storage::{Base, Draft, Header, Origin, VERSION, intact, read, to_text},
    words::Zone,
};
use support::{at, author, given, level, put, rubric as framework, use_of};

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
        Field::Assessment(AssessmentField::InstitutionName).set("Pemerintah Kabupaten Uji".to_owned()),
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Edit::Create(Item::Unit("unit-1".into())),
        Field::Unit("unit-1".into(), UnitField::Name).set("Dinas Uji".to_owned()),
        Field::Answer("23".into(), AnswerField::Owner).set(Some(UnitId::from("unit-1"))),
        Field::facts(place()).set("Tercatat dalam laporan \"2024\".\nHalaman 3 – 7.".to_owned()),
        Field::Tick(place(), "2.1".into()).set(true),
    ];
    edits.extend(["1", "2", "10", "23", "47"].map(|indicator| level(indicator, 2)));
    filled(edits)
}

/// Four red points: as a library packs them today, it may pack them differently tomorrow.
fn logo() -> Vec<u8> {
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x02\x08\x02\0\0\0\xfd\xd4\x9a\x73".as_slice(),
        b"\0\0\0\x10IDAT\x78\xda\x63\x38\xc0\xc0\x00\x44\x0c\x10\x0a\x00\x18\x0e\x03\x01",
        b"\x8c\x13\xc6\xb8",
        b"\0\0\0\0IEND\xaeB`\x82",
    ]
    .concat()
}

/// Every field once.
fn maximal() -> Assessment {
    let text = |field: Field, text: &str| field.set(text.to_owned());
    let (person, unit) = (|| "orang-1".to_owned(), || "unit-1".to_owned());
    let points = |text: &str| Some(Points(exact_from_text(text).unwrap()));
    let place = || Place::first("45");
    let day = jiff::civil::date(2024, 6, 14);
    let document = || "dokumen-1".to_owned();
    let used = |id: &str| UsePlace { at: place(), id: id.into() };
    let mut edits = vec![
        text(Field::Assessment(AssessmentField::InstitutionName), "Pemerintah Kota Uji"),
        Field::Assessment(AssessmentField::InstitutionKind).set(Kind::City),
        text(Field::Assessment(AssessmentField::InstitutionAddress), "Jalan Uji 1"),
        text(Field::Assessment(AssessmentField::InstitutionUnit), "Dinas Uji"),
        text(Field::Assessment(AssessmentField::LogoName), "lambang.svg · 0123456789ab"),
        Field::Assessment(AssessmentField::Logo).set(Picture::of_png(&logo()).ok()),
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Field::Assessment(AssessmentField::Period).set(Some(Period::between(jiff::civil::date(2024, 4, 1), day))),
        Field::Assessment(AssessmentField::ReferenceDate).set(Some(day)),
        Field::Assessment(AssessmentField::Zone).set(Zone::Wita),
        text(Field::Assessment(AssessmentField::ReportNumber), "1/Uji/2024"),
        text(Field::Assessment(AssessmentField::ReportAddressee), "Menteri"),
        text(Field::Assessment(AssessmentField::ReportPlace), "Kota Uji"),
        Field::Assessment(AssessmentField::ReportDate).set(Some(day)),
        Field::Assessment(AssessmentField::ReportClassification).set(Classification::Secret),
        Edit::Create(Item::Person(person().into())),
        text(Field::Person(person().into(), PersonField::Name), "Ani, S.Kom."),
        Field::Person(person().into(), PersonField::Role).set(Role::Coordinator),
        text(Field::Person(person().into(), PersonField::Position), "Sekretaris Daerah"),
        text(Field::Person(person().into(), PersonField::Unit), "Sekretariat"),
        text(Field::Person(person().into(), PersonField::EmployeeNumber), "190001011920031001"),
        Edit::Create(Item::Person("orang-2".into())),
        Edit::Remove(Item::Person("orang-2".into())),
        Edit::Create(Item::Unit(unit().into())),
        text(Field::Unit(unit().into(), UnitField::Name), "Diskominfo"),
        Edit::Create(Item::Unit("unit-2".into())),
        Edit::Remove(Item::Unit("unit-2".into())),
        text(Field::Question("1".into()), "Layanan \u{201c}Uji\u{201d}: 3 buah.\n\tTab, \\ dan \u{1f600}."),
        text(Field::Entry(place(), EntryField::Service), "Perizinan"),
        text(Field::facts(place()), "Cafe\u{301} dan caf\u{e9}."),
        text(Field::analysis(place()), "Memenuhi tingkat 3."),
        Field::Tick(place(), "2.1".into()).set(true),
        Field::Tick(place(), "3.1".into()).set(true),
        Field::Tick(place(), "3.1".into()).set(false),
        Field::Answer("45".into(), AnswerField::Owner).set(Some(UnitId::from(unit()))),
        Edit::Create(Item::Document(document().into())),
        text(Field::Document(document().into(), DocumentField::Title), "Peraturan Wali Kota tentang SPBE"),
        text(Field::Document(document().into(), DocumentField::Number), "7 Tahun 2023"),
        text(Field::Document(document().into(), DocumentField::Issuer), "Wali Kota"),
        text(Field::Document(document().into(), DocumentField::Note), "Salinan dari Bagian Hukum"),
        Field::Document(document().into(), DocumentField::Kind).set(DocumentKind::Regulation),
        Field::Document(document().into(), DocumentField::Date).set(Some(day)),
        Field::Document(document().into(), DocumentField::Covers)
            .set(Some(Period::between(jiff::civil::date(2023, 1, 1), day))),
        Field::Document(document().into(), DocumentField::ValidUntil).set(Some(jiff::civil::date(2028, 12, 31))),
        Field::Document(document().into(), DocumentField::Status).set(DocumentStatus::Revoked),
        Field::Document(document().into(), DocumentField::Unit).set(Some(UnitId::from(unit()))),
        Field::Document(document().into(), DocumentField::Confidentiality).set(Classification::Open),
        given(
            &document().into(),
            vec![
                Content::Link(Link { address: "https://jdih.example.go.id/7".to_owned(), accessed: Some(day) }),
                Content::File(StoredFile {
                    hash: "ab".repeat(32),
                    extension: "pdf".to_owned(),
                    bytes: 123_456,
                    name: "Perwal 7-2023 \u{1f4c4}.PDF".to_owned(),
                    text: TextLayer::Present,
                    seen: Seen { defect: Some(Defect::Locked), pages: Some(13) },
                }),
            ],
        ),
        Edit::Create(Item::Document("dokumen-2".into())),
        Edit::Remove(Item::Document("dokumen-2".into())),
        Field::Letter("45".into(), document().into()).set(Some(1_u16)),
        Field::Letter("45".into(), "dokumen-2".into()).set(Some(0_u16)),
        use_of(used("pakai-1"), document()),
        Field::UseCriterion(used("pakai-1"), "2.1".into()).set(true),
        text(Field::Use(used("pakai-1"), UseField::Name), "indikator45.pdf"),
        text(Field::Use(used("pakai-1"), UseField::Article), "Pasal 3"),
        text(Field::Use(used("pakai-1"), UseField::Pages), "4–9"),
        text(Field::Use(used("pakai-1"), UseField::Shows), "Ruang lingkup layanan"),
        use_of(used("pakai-2"), document()),
        Edit::Remove(Item::Use(used("pakai-2"))),
        Field::Answer("45".into(), AnswerField::RolledOver).set(true),
        Field::Answer("45".into(), AnswerField::Target).set(Some(4_u8)),
        Field::Assessment(AssessmentField::PlanIndex).set(points("3.5")),
        Field::Assessment(AssessmentField::PlanReserve).set(points("10/300")),
        Field::Assessment(AssessmentField::PlanMostEffort).set(Some(Days(480))),
        Field::Assessment(AssessmentField::PlanMostLevels).set(Some(Rise(2))),
        Field::Assessment(AssessmentField::PlanLatest).set(Some(jiff::civil::date(2025, 6, 30))),
        Field::Assessment(AssessmentField::PlanStart).set(PlanStart::Supported),
        Field::Answer("45".into(), AnswerField::Effort).set(Some(Days(12))),
        Field::Answer("45".into(), AnswerField::Cost).set(Some(Rupiah(1_660_000_000))),
        Field::Answer("45".into(), AnswerField::Due).set(Some(jiff::civil::date(2025, 3, 31))),
        Field::Answer("45".into(), AnswerField::Locked).set(true),
        text(Field::Answer("45".into(), AnswerField::Missing), "Integrasi dengan dua layanan."),
        Edit::Create(Item::Past("hasil-1".into())),
        Field::Past("hasil-1".into(), PastField::Year).set(2021_i16),
        Field::Past("hasil-1".into(), PastField::External).set(true),
        Field::Past("hasil-1".into(), PastField::Index).set(points("2.51")),
        text(Field::Past("hasil-1".into(), PastField::Band), "Cukup"),
        text(Field::Past("hasil-1".into(), PastField::Source), "Keputusan Uji 1/2021"),
        Edit::Create(Item::Past("hasil-2".into())),
        Edit::Remove(Item::Past("hasil-2".into())),
        Edit::Create(Item::Action("45".into(), "aksi-1".into())),
        text(Field::Action("45".into(), "aksi-1".into(), ActionField::Title), "Menyusun rancangan integrasi"),
        Field::Action("45".into(), "aksi-1".into(), ActionField::State).set(ActionState::Underway),
        Field::Action("45".into(), "aksi-1".into(), ActionField::Owner).set(Some(UnitId::from(unit()))),
        Field::Action("45".into(), "aksi-1".into(), ActionField::Due).set(Some(jiff::civil::date(2025, 1, 31))),
        Edit::Create(Item::Action("45".into(), "aksi-2".into())),
        Edit::Remove(Item::Action("45".into(), "aksi-2".into())),
        Field::Value(place(), Stage::SelfAssessment).set(Some(Value::Level(5))),
        Field::Value(place(), Stage::SelfAssessment).clear(),
    ];
    for (stage, level) in Stage::ALL.into_iter().zip([1, 2, 3, 4, 5, 3]) {
        edits.push(Field::Value(place(), stage).set(Some(Value::Level(level))));
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
    maximal.header.sittings = maximal.assessment.sittings();
    maximal.header.sittings.note(&SittingId::of("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02"), 4);
    maximal.header.taken_from = Some(Origin { revision: 3, checksum: "1".repeat(64) });
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
            let header = Header { base: None, ..opened.draft.header.next(13, &framework(), at(9)) };
            let saved = to_text(&Draft { header, assessment: opened.draft.assessment.clone() }).unwrap();
            let again = read(saved.as_bytes(), &rubric::builtin).unwrap();
            assert_eq!(again.draft.assessment, opened.draft.assessment, "{}", path.display());
            assert_eq!((again.draft.header.version, again.migrated_from), (VERSION, None), "{}", path.display());
            assert_eq!(to_text(&again.draft).unwrap(), saved, "{}", path.display());
        }
    }
}

/// After a change to the rubric, and only then: `UPDATE_SNAPSHOTS=1 cargo test --test core draft_versions` names its
/// edition in the fixtures.
#[test]
fn the_format_does_not_change_without_a_new_version() {
    for (name, draft) in present() {
        let path = folder().join(format!("{}.{}", VERSION.0, VERSION.1)).join(name);
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            put(&path, to_text(&draft).unwrap().as_bytes());
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), to_text(&draft).unwrap(), "{}", path.display());
    }
}

#[test]
fn the_maximal_draft_says_something_in_every_field() {
    let assessment = maximal();
    let silent: Vec<Field> = Field::all(&framework(), &[&assessment])
        .into_iter()
        .filter(|field| assessment.slot(field).is_none_or(|slot| slot.stamp().by.is_empty()))
        .filter(|field| !matches!(field, Field::Tick(..) | Field::UseCriterion(..) | Field::Question(_)))
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
