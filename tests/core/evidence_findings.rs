//! What an external assessor would reject is found, and is gone after the smallest mending; the evidence decides which
//! level is supported and never which one is claimed.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

mod borders;

use crate::support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{
        AnswerField, Assessment, AssessmentField, Content, Defect, DocumentField, DocumentStatus, Edit, EntryField,
        Field, Item, Link, PastField, Period, Place, Points, Seen, Stage, StoredFile, TextLayer, UnitField, UseField,
        UsePlace, Value,
    },
    insight::{
        Check, DocumentFault, Finding, Inspection, Proof, Severity, Subject, Verdict, cited, cited_document,
        document_faults, readiness, supported, upload_plan,
    },
    rubric::Exact,
    scoring::score,
    words::Words,
};
use support::{author, fields::edits, given, level, rubric};

/// The indicator of most cases: a policy at level 5.
const POLICY: &str = "1";
const LONG: &str = "Pengaturan Arsitektur SPBE terdapat dalam peraturan 1.a, yang direviu dengan laporan 1.b dan \
                    ditindaklanjuti dengan keputusan 1.c pada halaman yang disebut untuk setiap kriteria.";

fn place() -> Place {
    Place::first(POLICY)
}

fn used(id: &str) -> UsePlace {
    UsePlace { at: place(), id: id.into() }
}

fn file(hash: char, bytes: u64) -> StoredFile {
    StoredFile {
        hash: hash.to_string().repeat(64),
        extension: "pdf".to_owned(),
        bytes,
        name: "dokumen.pdf".to_owned(),
        text: TextLayer::Present,
        seen: Seen::default(),
    }
}

fn has(document: &str, content: Content) -> Edit {
    given(&document.into(), vec![content])
}

fn dated(document: &str, day: Date) -> Edit {
    Field::Document(document.into(), DocumentField::Date).set(Some(day))
}

fn text(field: Field, text: &str) -> Edit {
    field.set(text.to_owned())
}

fn apply(assessment: &mut Assessment, edits: &[Edit]) {
    for edit in edits {
        assessment.apply(&rubric(), edit.clone(), &author("Uji", 0)).unwrap();
    }
}

fn with(assessment: &Assessment, edits: &[Edit]) -> Assessment {
    let mut changed = assessment.clone();
    apply(&mut changed, edits);
    changed
}

/// Registers a document with a file and ties it to criteria of an indicator.
fn tied(assessment: &mut Assessment, at: &Place, document: &str, day: Date, criteria: &[&str]) {
    let known = assessment.document(document).is_some();
    if !known {
        let hash = document.bytes().last().map_or('0', |byte| char::from(b'0' + byte % 10));
        let title = Field::Document(document.into(), DocumentField::Title);
        apply(
            assessment,
            &[
                Edit::Create(Item::Document(document.into())),
                text(title, document),
                dated(document, day),
                has(document, Content::File(file(hash, 1_000_000))),
            ],
        );
    }
    let id = format!("{document}-{}", at.indicator);
    let tie = assessment.tie(at, &document.into(), id.clone().into());
    apply(assessment, &[tie]);
    for criterion in criteria {
        let used = UsePlace { at: at.clone(), id: id.clone().into() };
        apply(assessment, &[Field::UseCriterion(used, (*criterion).to_owned().into()).set(true)]);
    }
}

/// A policy at level 5 whose every criterion is proven, and nothing else.
fn sound() -> Assessment {
    let mut assessment = Assessment::default();
    apply(
        &mut assessment,
        &[
            Field::Assessment(AssessmentField::ReferenceDate).set(Some(date(2024, 6, 14))),
            Field::Assessment(AssessmentField::Period).set(Some(Period::between(date(2024, 4, 1), date(2024, 6, 14)))),
            level(POLICY, 5),
            text(Field::facts(place()), LONG),
            text(Field::analysis(place()), LONG),
        ],
    );
    let rubric = rubric();
    let indicator = rubric.indicator(POLICY).unwrap();
    let criteria: Vec<&str> =
        indicator.levels.iter().skip(1).flat_map(|level| &level.criteria).map(|one| one.id.as_str()).collect();
    for criterion in &criteria {
        apply(&mut assessment, &[Field::Tick(place(), (*criterion).to_owned().into()).set(true)]);
    }
    let plain: Vec<&str> =
        criteria.into_iter().filter(|id| indicator.criterion(id).unwrap().freshness.is_none()).collect();
    tied(&mut assessment, &place(), "peraturan", date(2021, 3, 7), &plain);
    tied(&mut assessment, &place(), "reviu", date(2023, 8, 1), &["4.2"]);
    tied(&mut assessment, &place(), "lanjutan", date(2024, 2, 1), &["5.1"]);
    assessment
}

fn found(assessment: &Assessment, missing: &BTreeSet<String>) -> Vec<Finding> {
    inspected(assessment, missing).findings().to_vec()
}

fn inspected(assessment: &Assessment, missing: &BTreeSet<String>) -> Inspection {
    Inspection::of(&rubric(), assessment, &score(&rubric(), assessment, Stage::SelfAssessment), missing)
}

/// Codes of the findings this program's checks of evidence make, without those of an unfinished draft.
fn codes(assessment: &Assessment) -> BTreeSet<&'static str> {
    let unfinished = ["K01", "K02", "K03", "K04", "K06", "K07", "K09", "K12"];
    let codes = found(assessment, &BTreeSet::new()).into_iter().map(|finding| finding.code());
    codes.filter(|code| !unfinished.contains(code)).collect()
}

fn level_of(assessment: &Assessment) -> u8 {
    let rubric = rubric();
    supported(&rubric, assessment, rubric.indicator(POLICY).unwrap(), 0, &BTreeSet::new()).level
}

#[test]
fn what_is_no_document_proves_nothing_and_is_never_called_ready_to_upload() {
    let with_seen =
        |seen: Seen| with(&sound(), &[has("peraturan", Content::File(StoredFile { seen, ..file('1', 1) }))]);
    for defect in Defect::ALL {
        let assessment = with_seen(Seen { defect: Some(defect), pages: None });
        let fault = DocumentFault::NoDocument { defect };
        let inspection = inspected(&assessment, &BTreeSet::new());
        assert_eq!(inspection.faults("peraturan"), [fault]);
        assert!(inspection.use_faults(POLICY, "peraturan-1").contains(&fault), "{defect:?} has no green mark");
        // What is encrypted opens for some; nothing else of the kind does.
        assert_eq!(level_of(&assessment), if defect == Defect::Locked { 5 } else { 1 }, "{defect:?}");
        let plan = upload_plan(&rubric(), &assessment);
        let bundle = plan.bundle(POLICY).unwrap();
        assert!(matches!(bundle.verdict, Verdict::NoDocument { .. }), "{defect:?}");
        let sentence = bundle.sentence(Words::indonesian());
        assert!(sentence.contains("1.a") && !sentence.contains("dapat diunggah"), "{sentence}");
    }
}

#[test]
fn a_document_that_does_not_count_supports_no_criterion_of_whatever_level() {
    let rubric = rubric();
    let indicator = rubric.indicator(POLICY).unwrap();
    let of =
        |edit: Edit, missing: &BTreeSet<String>| supported(&rubric, &with(&sound(), &[edit]), indicator, 0, missing);
    let document = |field: DocumentField| Field::Document("peraturan".into(), field);
    let nothing = BTreeSet::new();
    let gone = BTreeSet::from(["0".repeat(64)]);
    let same = || dated("peraturan", date(2021, 3, 7));
    for (support, why) in [
        (of(dated("peraturan", date(2024, 6, 15)), &nothing), DocumentFault::FutureDate),
        (of(document(DocumentField::Status).set(DocumentStatus::Revoked), &nothing), DocumentFault::Revoked),
        (of(document(DocumentField::Status).set(DocumentStatus::Draft), &nothing), DocumentFault::Draft),
        (
            of(document(DocumentField::ValidUntil).set(Some(date(2024, 6, 13))), &nothing),
            DocumentFault::Expired { until: date(2024, 6, 13) },
        ),
        (of(same(), &gone), DocumentFault::FileMissing),
    ] {
        assert_eq!(support.level, 1, "{why:?}");
        for id in ["2.1", "3.1"] {
            assert_eq!(support.proof(id), Some(&Proof::Weak(vec![why])), "{id}");
        }
    }
    let late = of(dated("reviu", date(2024, 6, 15)), &nothing);
    assert_eq!(late.proof("4.2"), Some(&Proof::Weak(vec![DocumentFault::FutureDate])), "said once under a rule of age");
    let tied_twice = of(document(DocumentField::Number).set("45".to_owned()), &nothing);
    assert_eq!(tied_twice.level, 5, "what only advises takes no proof away");
}

#[test]
fn a_level_whose_every_criterion_is_proven_is_supported_and_nothing_is_found() {
    assert_eq!(level_of(&sound()), 5);
    assert_eq!(codes(&sound()), BTreeSet::new());
}

/// A code, what is wrong, and the smallest change that mends it.
type Case = (&'static str, Vec<Edit>, Vec<Edit>);

fn documents() -> Vec<Case> {
    let named = |chars: usize| has("peraturan", Content::File(StoredFile { name: "a".repeat(chars), ..file('1', 1) }));
    let sized = |bytes: u64| has("peraturan", Content::File(file('1', bytes)));
    let scan = |text: TextLayer| has("peraturan", Content::File(StoredFile { text, ..file('1', 1) }));
    let link = |accessed: Option<Date>| {
        has("peraturan", Content::Link(Link { address: "https://contoh.go.id".to_owned(), accessed }))
    };
    let status = |status| vec![Field::Document("peraturan".into(), DocumentField::Status).set(status)];
    let until = |day| vec![Field::Document("peraturan".into(), DocumentField::ValidUntil).set(Some(day))];
    let seen = |defect, pages| {
        let seen = Seen { defect, pages };
        vec![has("peraturan", Content::File(StoredFile { seen, ..file('1', 1) }))]
    };
    let on = |pages: &str| text(Field::Use(used("peraturan-1"), UseField::Pages), pages);
    let of_thirteen = |pages: &str| [seen(None, Some(13)), vec![on(pages)]].concat();
    vec![
        ("K34", seen(Some(Defect::Pointer), None), seen(None, None)),
        ("K34", seen(Some(Defect::Locked), None), seen(None, None)),
        ("K05", seen(Some(Defect::Cut), None), seen(None, None)),
        ("K36", of_thirteen("6-99"), vec![on("6–13")]),
        ("K36", vec![on("enam s.d. sebelas")], vec![on("6 s.d. 11")]),
        ("K36", of_thirteen(""), vec![on("6")]),
        (
            "K35",
            vec![
                Edit::Create(Item::Document("lain".into())),
                has("lain", Content::File(file('7', 1))),
                sound().tie(&place(), &"lain".into(), "lain-1".into()),
            ],
            vec![Edit::Remove(Item::Use(used("lain-1")))],
        ),
        ("K18", status(DocumentStatus::Draft), status(DocumentStatus::InForce)),
        ("K18", status(DocumentStatus::Revoked), status(DocumentStatus::InForce)),
        ("K05", status(DocumentStatus::Draft), status(DocumentStatus::InForce)),
        ("K19", until(date(2024, 6, 13)), until(date(2024, 6, 14))),
        ("K20", vec![Edit::Remove(Item::Version("peraturan".into(), "0".repeat(64).into()))], vec![sized(1)]),
        ("K21", vec![dated("peraturan", date(2024, 6, 15))], vec![dated("peraturan", date(2024, 6, 14))]),
        (
            "K21",
            vec![
                Field::Assessment(AssessmentField::Period)
                    .set(Some(Period::between(date(2024, 4, 1), date(2024, 4, 30)))),
                dated("peraturan", date(2024, 5, 1)),
            ],
            vec![dated("peraturan", date(2024, 4, 30))],
        ),
        (
            "K22",
            vec![Field::Document("reviu".into(), DocumentField::Date).clear()],
            vec![
                Field::Document("reviu".into(), DocumentField::Covers)
                    .set(Some(Period::between(date(2023, 1, 1), date(2023, 12, 31)))),
            ],
        ),
        ("K23", vec![named(61)], vec![named(60)]),
        ("K24", vec![sized(100_000_001)], vec![sized(1)]),
        ("K24", vec![sized(98_000_001)], vec![sized(98_000_000)]),
        ("K25", vec![scan(TextLayer::Absent)], vec![scan(TextLayer::Present)]),
        ("K26", vec![link(None)], vec![link(Some(date(2024, 6, 1)))]),
    ]
}

fn indicators() -> Vec<Case> {
    let title = |document: &str, name: &str| text(Field::Document(document.into(), DocumentField::Title), name);
    let silent = LONG.replace("1.c", "itu");
    let review = |day| vec![dated("reviu", day)];
    let follow = |day| vec![dated("lanjutan", day)];
    let facts = |words: &str| vec![text(Field::facts(place()), words)];
    let explained = |facts: usize, analysis: usize| {
        vec![text(Field::facts(place()), &"a".repeat(facts)), text(Field::analysis(place()), &"b".repeat(analysis))]
    };
    let tick = |on| vec![Field::Tick(place(), "3.1".into()).set(on)];
    vec![
        ("K05", tick(false), tick(true)),
        (
            "K05",
            vec![Field::UseCriterion(used("peraturan-1"), "3.1".into()).set(false)],
            vec![Field::UseCriterion(used("peraturan-1"), "3.1".into()).set(true)],
        ),
        // 24 months old is no longer younger than 24 months; 23 months and 30 days are.
        ("K16", review(date(2022, 6, 14)), review(date(2022, 6, 15))),
        ("K05", review(date(2022, 6, 14)), vec![level(POLICY, 3)]),
        (
            "K16",
            vec![Field::UseCriterion(used("reviu-1"), "4.2".into()).set(false)],
            vec![Field::UseCriterion(used("reviu-1"), "4.2".into()).set(true)],
        ),
        // From 29 February on: a year later is 28 February.
        (
            "K17",
            vec![
                Field::Assessment(AssessmentField::ReferenceDate).set(Some(date(2025, 3, 1))),
                Field::Assessment(AssessmentField::Period).clear(),
                dated("reviu", date(2024, 2, 29)),
                dated("lanjutan", date(2025, 3, 1)),
            ],
            follow(date(2025, 2, 28)),
        ),
        // Twelve months are within twelve months.
        ("K17", review(date(2023, 1, 31)), review(date(2023, 2, 1))),
        ("K17", follow(date(2023, 7, 31)), follow(date(2023, 8, 1))),
        (
            "K27",
            vec![text(Field::facts(place()), &silent), text(Field::analysis(place()), &silent)],
            vec![text(Field::analysis(place()), &LONG.replace("1.c", "1c"))],
        ),
        ("K28", facts(&format!("{LONG} Lihat juga 1.d.")), facts(LONG)),
        ("K28", facts(&format!("{LONG} Lihat juga 2.a.")), facts(&format!("{LONG} Lihat Pasal 2a."))),
        ("K30", explained(60, 59), explained(60, 60)),
        ("K37", facts(&format!("{LONG} ☑")), facts(&format!("{LONG} √ № € ™ ▪ ﬁ"))),
        ("K37", vec![text(Field::analysis(place()), "漢字 1.a 1.b 1.c")], vec![text(Field::analysis(place()), LONG)]),
        (
            "K37",
            vec![text(Field::Use(used("peraturan-1"), UseField::Shows), "✓ ada")],
            vec![text(Field::Use(used("peraturan-1"), UseField::Shows), "ada")],
        ),
        ("K37", vec![title("peraturan", "Perwal 🎉")], vec![title("peraturan", "Perwal")]),
        (
            "K37",
            vec![text(Field::Assessment(AssessmentField::InstitutionName), "Kota ꦱꦺꦴꦭꦺꦴ")],
            vec![text(Field::Assessment(AssessmentField::InstitutionName), "Kota Solo")],
        ),
        (
            "K33",
            vec![Field::Answer(POLICY.to_owned().into(), AnswerField::RolledOver).set(true)],
            vec![Field::Answer(POLICY.to_owned().into(), AnswerField::RolledOver).set(false)],
        ),
        // The policy's level 5 beside a plan nobody made: four levels; two are enough to ask.
        ("K29", vec![level("11", 3)], vec![level("11", 4)]),
        ("K15", vec![level("2", 2)], vec![level("2", 1)]),
    ]
}

fn services() -> Vec<Case> {
    let name = |indicator: &str, name: &str| text(Field::Entry(Place::first(indicator), EntryField::Service), name);
    let sector =
        |first: &str, second: &str| vec![level("45", 2), level("46", 2), name("45", first), name("46", second)];
    vec![
        ("K31", sector("Perizinan", "perizinan "), vec![name("46", "Pajak daerah")]),
        ("K31", sector("Aplikasi SRIKANDI", "Pajak"), vec![name("45", "Perizinan")]),
        ("K31", sector("Layanan Pengaduan (SP4N)", "Pajak"), vec![level("45", 1)]),
    ]
}

/// Days that cannot be meant in an assessment of 2024.
fn days() -> Vec<Case> {
    let of_2024 = Field::Assessment(AssessmentField::Year).set(2024_i16);
    let reference = |day: Date| Field::Assessment(AssessmentField::ReferenceDate).set(Some(day));
    let signed = |day: Date| Field::Assessment(AssessmentField::ReportDate).set(Some(day));
    vec![
        ("K38", vec![of_2024.clone(), reference(date(2023, 12, 31))], vec![reference(date(2024, 1, 1))]),
        ("K38", vec![of_2024.clone(), reference(date(2026, 1, 1))], vec![reference(date(2025, 12, 31))]),
        ("K38", vec![of_2024, reference(date(2200, 12, 31))], vec![Field::Assessment(AssessmentField::Year).clear()]),
        ("K38", vec![signed(date(2024, 6, 13))], vec![signed(date(2024, 6, 14))]),
    ]
}

/// Results of other years that cannot be meant beside an assessment of 2024.
fn past_years() -> Vec<Case> {
    let past = |id: &str, year: i16, index: Option<u8>| {
        let field = |of: PastField| Field::Past(id.into(), of);
        let index = index.map(|index| Points(Exact::from_integer(index.into())));
        Edit::Many(vec![
            Edit::Create(Item::Past(id.into())),
            field(PastField::Year).set(year),
            field(PastField::Index).set(index),
        ])
    };
    let removed = |id: &str| vec![Edit::Remove(Item::Past(id.into()))];
    let year = |year: i16| vec![Field::Past("x".into(), PastField::Year).set(year)];
    let of_2024 = || Field::Assessment(AssessmentField::Year).set(2024_i16);
    vec![
        ("K39", vec![past("x", 2023, Some(3)), past("y", 2023, Some(4))], removed("y")),
        ("K39", vec![past("x", 2023, None)], vec![past("x", 2023, Some(1))]),
        ("K39", vec![past("x", 0, Some(3))], year(2023)),
        ("K39", vec![of_2024(), past("x", 2024, Some(3))], year(2023)),
        (
            "K39",
            vec![of_2024(), past("x", 2024, Some(3))],
            vec![Field::Past("x".into(), PastField::External).set(true)],
        ),
        ("K39", vec![of_2024(), past("x", 2025, Some(3))], year(2023)),
    ]
}

#[test]
fn a_reference_date_out_of_its_year_keeps_a_report_from_being_final_and_an_early_signature_does_not() {
    let severity = |case: &Case| {
        let found = found(&with(&sound(), &case.1), &BTreeSet::new());
        found.iter().find(|finding| finding.code() == "K38").map(Finding::severity)
    };
    let severities: Vec<Option<Severity>> = days().iter().map(severity).collect();
    let (required, advised) = (Some(Severity::Required), Some(Severity::Advised));
    assert_eq!(severities, [required, required, required, advised]);
}

#[test]
fn every_fault_is_found_and_gone_after_the_smallest_mending() {
    for (code, spoil, mend) in
        documents().into_iter().chain(indicators()).chain(services()).chain(days()).chain(past_years())
    {
        let spoiled = with(&sound(), &spoil);
        assert!(codes(&spoiled).contains(code), "{code}: {spoil:?} finds {:?}", codes(&spoiled));
        let mended = with(&spoiled, &mend);
        assert!(!codes(&mended).contains(code), "{code}: {mend:?} leaves {:?}", found(&mended, &BTreeSet::new()));
    }
}

/// Codes are what offices quote; the check is what was looked at. Whoever adds one comes here with a case.
#[test]
fn every_check_of_the_table_is_raised_by_some_case() {
    let cases = documents().into_iter().chain(indicators()).chain(services()).chain(days()).chain(past_years());
    let mut drafts: Vec<Assessment> = cases.map(|(_, spoil, _)| with(&sound(), &spoil)).collect();
    let place = || Place::first("2");
    let register = |document: &str| [Edit::Create(Item::Document(document.into()))];
    let reversed = Period::between(date(2024, 6, 14), date(2024, 4, 1));
    let open = |field: Field| vec![level("2", 1), text(field, "Diatur dalam [judul].")];
    drafts.extend([
        Assessment::default(),
        with(&Assessment::default(), &[level("45", 2), Field::Assessment(AssessmentField::Period).set(Some(reversed))]),
        with(
            &Assessment::default(),
            &[Field::Assessment(AssessmentField::Period).set(Period::of(None, Some(date(2024, 4, 1))))],
        ),
        with(&Assessment::default(), &[vec![level("45", 2)], register("lepas").to_vec()].concat()),
        with(&Assessment::default(), &open(Field::facts(place()))),
        with(&Assessment::default(), &open(Field::analysis(place()))),
        with(&sound(), &[text(Field::analysis(self::place()), "Lihat 1.z.")]),
        with(&sound(), &[dated("lanjutan", date(2023, 7, 31))]),
        with(
            &Assessment::default(),
            &[
                Edit::Create(Item::Unit("u".into())),
                text(Field::Unit("u".into(), UnitField::Name), "Bidang ☑"),
                text(Field::Question(rubric().general_questions[0].id.as_str().into()), "Ya ☑"),
                text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan ☑"),
            ],
        ),
        with(
            &sound(),
            &[level("45", 2), text(Field::Entry(Place::first("45"), EntryField::Service), "Aplikasi SRIKANDI")],
        ),
        with(&sound(), &[dated("reviu", date(2024, 2, 2)), dated("lanjutan", date(2024, 2, 1))]),
        support::answered(&support::levels_for("3.4975")),
    ]);
    let mut shared = Assessment::default();
    for indicator in ["11", "12", "13", "14", "15"] {
        apply(&mut shared, &[level(indicator, 2)]);
        tied(&mut shared, &Place::first(indicator), "sama", date(2024, 1, 2), &[]);
    }
    drafts.push(shared);
    let mut raised: BTreeSet<Check> =
        drafts.iter().flat_map(|draft| found(draft, &BTreeSet::new())).map(|finding| finding.check()).collect();
    let lost = BTreeSet::from([sound().document("peraturan").unwrap().file().unwrap().hash.clone()]);
    raised.extend(found(&sound(), &lost).iter().map(Finding::check));
    let silent: Vec<&Check> = Check::ALL.iter().filter(|check| !raised.contains(*check)).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn a_document_that_is_tied_wants_to_be_cited_in_one_of_the_two_texts() {
    let silent = LONG.replace("1.c", "itu");
    let one = with(&sound(), &[text(Field::facts(place()), &silent)]);
    assert!(!codes(&one).contains("K27"), "the other text cites it");
    let neither = with(&one, &[text(Field::analysis(place()), &silent)]);
    let finding = found(&neither, &BTreeSet::new()).into_iter().find(|finding| finding.code() == "K27").unwrap();
    let sentence = finding.sentence(&rubric(), Words::indonesian());
    assert!(sentence.contains("1.c") && !sentence.contains("1.a"), "{sentence}");
}

#[test]
fn a_file_that_is_not_in_the_store_proves_nothing_until_it_is_back() {
    let assessment = sound();
    let hash = assessment.document("peraturan").unwrap().file().unwrap().hash.clone();
    let missing: BTreeSet<String> = [hash].into();
    let codes: Vec<_> = found(&assessment, &missing).into_iter().map(|finding| finding.code()).collect();
    assert!(codes.contains(&"K20") && codes.contains(&"K05"), "{codes:?}");
    let rubric = rubric();
    let indicator = rubric.indicator(POLICY).unwrap();
    assert_eq!(supported(&rubric, &assessment, indicator, 0, &missing).level, 1);
    assert_eq!(document_faults(&rubric, &assessment, "peraturan", &missing), [DocumentFault::FileMissing]);
}

#[test]
fn a_draft_without_documents_says_so_once_and_stays_as_final_as_before() {
    let levels = vec![3; rubric().indicators.len()];
    let found = found(&support::answered(&levels), &BTreeSet::new());
    let number = |code: &str| found.iter().filter(|finding| finding.code() == code).count();
    // Every claim wants evidence from the start: the first file must not make an indicator look worse than it did.
    assert_eq!((number("K14"), number("K15")), (1, levels.len()));
    assert!(found.iter().all(|finding| finding.code() < "K14" || finding.severity() != Severity::Required));
    let lowest = support::answered(&vec![1; rubric().indicators.len()]);
    assert!(!codes(&lowest).contains("K14"), "the lowest level needs no evidence");
}

#[test]
fn nothing_about_evidence_is_ever_required() {
    for (_, spoil, _) in documents().into_iter().chain(indicators()).chain(services()) {
        for finding in found(&with(&sound(), &spoil), &BTreeSet::new()) {
            // That somebody looked at last year's answer is no matter of evidence.
            let old = finding.code() < "K14" && finding.code() != "K05" || finding.check() == Check::CarriedOver;
            assert!(old || finding.severity() != Severity::Required, "{finding:?}");
        }
    }
}

#[test]
fn every_finding_says_what_is_wrong_what_to_do_and_where() {
    for (_, spoil, _) in documents().into_iter().chain(indicators()).chain(services()) {
        for finding in found(&with(&sound(), &spoil), &BTreeSet::new()) {
            for words in [
                finding.sentence(&rubric(), Words::indonesian()),
                finding.brief(Words::indonesian()),
                finding.advice(Words::indonesian()),
            ] {
                assert!(words.ends_with('.') && !words.contains(['{', '}']), "{finding:?}");
            }
            let about_document = matches!(finding.subject, Subject::Document(_));
            assert_eq!(finding.subject.document().is_some(), about_document);
            assert_eq!(finding.subject.about(), finding.check().about(), "the table says what it is about");
        }
    }
}

#[test]
fn every_finding_stands_in_an_open_line_of_the_list() {
    for (code, spoil, _) in documents().into_iter().chain(indicators()).chain(services()) {
        let spoiled = with(&sound(), &spoil);
        let score = score(&rubric(), &spoiled, Stage::SelfAssessment);
        let all = found(&spoiled, &BTreeSet::new());
        let only: Vec<Finding> = all.into_iter().filter(|finding| finding.code() == code).collect();
        let lines = readiness(&rubric(), &spoiled, &score, &only, Words::indonesian());
        assert!(lines.iter().any(|line| line.open.is_some()), "{code}");
        assert!(lines.iter().all(|line| !line.sentence.is_empty()), "{code}: {lines:?}");
    }
}

#[test]
fn the_page_of_an_indicator_shows_what_is_wrong_with_its_documents_by_their_codes() {
    let rubric = rubric();
    let spoiled = with(&sound(), &[Field::Document("reviu".into(), DocumentField::Status).set(DocumentStatus::Draft)]);
    let indicator = rubric.indicator(POLICY).unwrap();
    let inspection = inspected(&spoiled, &BTreeSet::new());
    let here = inspection.findings_at(POLICY).find(|finding| finding.code() == "K18");
    let brief = here.map(|finding| finding.brief_at(&spoiled, indicator, Words::indonesian()));
    assert_eq!(brief.as_deref(), Some("1.b reviu masih berstatus draf."));
    assert!(inspection.findings_at("2").all(|finding| finding.subject.document().is_none()));
}

#[test]
fn a_document_that_is_the_only_evidence_of_five_indicators_is_noticed_once() {
    let mut assessment = Assessment::default();
    for (number, indicator) in ["11", "12", "13", "14", "15"].into_iter().enumerate() {
        assert!(!codes(&assessment).contains("K32"), "{number} indicators are not too many");
        apply(&mut assessment, &[level(indicator, 2)]);
        tied(&mut assessment, &Place::first(indicator), "sama", date(2024, 1, 2), &[]);
    }
    assert_eq!(found(&assessment, &BTreeSet::new()).iter().filter(|finding| finding.code() == "K32").count(), 1);
    tied(&mut assessment, &Place::first("15"), "lain", date(2024, 1, 2), &[]);
    assert!(!codes(&assessment).contains("K32"));
}

#[test]
fn the_age_of_a_review_is_said_with_the_day_after_which_a_new_one_counts() {
    let spoiled = with(&sound(), &[dated("reviu", date(2022, 3, 14))]);
    let finding = found(&spoiled, &BTreeSet::new()).into_iter().find(|finding| finding.code() == "K16").unwrap();
    let sentence = finding.sentence(&rubric(), Words::indonesian());
    let rule = rubric().freshness.iter().find(|rule| sentence.contains(&rule.subject[1..])).cloned();
    let subject = rule.unwrap().subject;
    let small = subject[..1].to_lowercase() + &subject[1..];
    assert!(sentence.contains(&small) && !sentence.contains(&subject), "inside a sentence: {sentence}");
    assert!(sentence.contains("(1.b) bertanggal 14 Maret 2022, sudah 2 tahun 3 bulan."), "{sentence}");
    assert!(finding.advice(Words::indonesian()).contains("sesudah 14 Juni 2022"), "{finding:?}");
}

#[test]
fn without_a_reference_date_no_age_is_judged() {
    let old = with(&sound(), &[dated("reviu", date(2010, 1, 1)), dated("lanjutan", date(2010, 6, 1))]);
    assert_eq!(level_of(&old), 3);
    assert_eq!(level_of(&with(&old, &[Field::Assessment(AssessmentField::ReferenceDate).clear()])), 5);
}

#[test]
fn the_proof_of_each_criterion_says_what_it_lacks() {
    let rubric = rubric();
    let indicator = rubric.indicator(POLICY).unwrap();
    let spoiled = with(
        &sound(),
        &[
            Field::Tick(place(), "2.1".into()).set(false),
            Field::UseCriterion(used("peraturan-1"), "3.1".into()).set(false),
            dated("reviu", date(2022, 6, 14)),
        ],
    );
    let support = supported(&rubric, &spoiled, indicator, 0, &BTreeSet::new());
    let stale = DocumentFault::Stale { date: date(2022, 6, 14), months: 24, limit: 24 };
    assert_eq!(support.proof("2.1"), Some(&Proof::NotTicked));
    assert_eq!(support.proof("3.1"), Some(&Proof::NoEvidence));
    assert_eq!(support.proof("4.2"), Some(&Proof::Weak(vec![stale])));
    let open: Vec<&str> = support.open(indicator, 3).into_iter().map(|(id, _)| id).collect();
    assert_eq!(open, ["2.1", "3.1"], "what lies above the claimed level is not open");
    let evidence = spoiled.evidence(POLICY, 0);
    let review = evidence.iter().find(|one| *one.document_id == *"reviu").unwrap();
    assert_eq!(inspected(&spoiled, &BTreeSet::new()).use_faults(POLICY, review.id), [stale]);
    assert_eq!(stale.tag(Words::indonesian()), "Terbit lebih dari 2 tahun lalu");
}

#[test]
fn a_document_nobody_uses_is_only_tagged() {
    let mut assessment = sound();
    apply(&mut assessment, &[Edit::Create(Item::Document("sisa".into()))]);
    let faults = document_faults(&rubric(), &assessment, "sisa", &BTreeSet::new());
    assert_eq!(faults, [DocumentFault::NoContent, DocumentFault::NotUsed]);
    assert_eq!(codes(&assessment), BTreeSet::new());
}

#[test]
fn codes_are_found_in_texts_and_places_in_documents_are_not() {
    let rubric = rubric();
    let words = "Bukti 1.a, 1b, (23.aa) dan 1.C; Pasal 1a ayat 2b, 2024.a, 48.a, 10km, 4G, 1.2.b, versi 3.x.y, 5.abc.";
    let found: Vec<(String, &str)> =
        cited(&rubric, words).into_iter().map(|one| (one.code(), &words[one.range])).collect();
    let expected = [("1.a", "1.a"), ("1.b", "1b"), ("23.aa", "23.aa"), ("1.c", "1.C"), ("3.x", "3.x")];
    assert_eq!(found, expected.map(|(code, text)| (code.to_owned(), text)));
    let documents: Vec<Option<String>> =
        cited(&rubric, words).iter().map(|one| cited_document(&sound(), one).map(ToString::to_string)).collect();
    let named = |id: &str| Some(id.to_owned());
    assert_eq!(documents, [named("peraturan"), named("reviu"), None, named("lanjutan"), None]);
    let unlinked = with(&sound(), &[Edit::Remove(Item::Use(used("reviu-1")))]);
    assert_eq!(cited_document(&unlinked, &cited(&rubric, "1.b")[0]), None, "a code of what was unlinked names nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_tick_or_valid_evidence_never_lowers_the_supported_level_and_none_changes_the_claimed_one(
        changes in prop::collection::vec(edits(), 0..40),
        indicator in prop::sample::select(vec!["1", "3", "23", "45"]),
        rung in 2_u8..=5,
        day in (2019_i16..2027, 1_i8..=12, 1_i8..=28),
    ) {
        let rubric = rubric();
        let mut assessment = sound();
        for change in changes {
            let _refused = assessment.apply(&rubric, change, &author("Uji", 0));
        }
        let measured = rubric.indicator(indicator).unwrap();
        let at = Place::first(indicator);
        let claimed = assessment.level(indicator, 0);
        let before = supported(&rubric, &assessment, measured, 0, &BTreeSet::new());
        let criterion = measured.level(rung).unwrap().criteria[0].id.clone();
        let ticked = with(&assessment, &[Field::Tick(at.clone(), criterion.clone().into()).set(true)]);
        let after_tick = supported(&rubric, &ticked, measured, 0, &BTreeSet::new());
        prop_assert!(after_tick.level >= before.level);
        let mut proven = ticked;
        tied(&mut proven, &at, "baru9", date(day.0, day.1, day.2), &[&criterion]);
        let after = supported(&rubric, &proven, measured, 0, &BTreeSet::new());
        prop_assert!(after.level >= after_tick.level);
        prop_assert_eq!(proven.level(indicator, 0), claimed);
        let unproven = |support: &spbe_mandiri::insight::Support| -> BTreeSet<String> {
            support.criteria.iter().filter(|(_, proof)| *proof != Proof::Proven).map(|(id, _)| id.clone()).collect()
        };
        prop_assert!(unproven(&after).is_subset(&unproven(&before)));
        let raised = with(&proven, &[Field::Value(at, Stage::SelfAssessment).set(Some(Value::Level(5)))]);
        prop_assert_eq!(supported(&rubric, &raised, measured, 0, &BTreeSet::new()), after);
    }
}
