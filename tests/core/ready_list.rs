//! The list before a report is sent says of each topic what is done or what is open, and nothing of one in another's line.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::{Assessment, DocumentKind, Stage},
    insight::{
        About, DocumentFault, FaultyDocument, Finding, Group, Observation, Part, Ready, Severity, Subject, readiness,
    },
    rubric::exact_from_text,
    scoring::score,
    words::Words,
};
use support::{level, register::Desk, rubric};

fn list(assessment: &Assessment, found: &[Finding]) -> Vec<Ready> {
    let score = score(&rubric(), assessment, Stage::SelfAssessment);
    readiness(&rubric(), assessment, &score, found, Words::indonesian())
}

fn at(indicator: &str, observation: Observation) -> Finding {
    let About::Entry(part) = observation.check().about() else { panic!("{observation:?}") };
    Finding { subject: Subject::Indicator { id: indicator.to_owned(), entry: 0, part }, observation }
}

fn whole(observation: Observation) -> Finding {
    Finding { subject: Subject::Whole(observation.check().about()), observation }
}

fn of(document: &str, observation: Observation) -> Finding {
    Finding { subject: Subject::Document(document.to_owned()), observation }
}

fn faulty(name: &str, fault: DocumentFault) -> FaultyDocument {
    FaultyDocument { name: name.to_owned(), fault }
}

/// Indicator 1 at level 3, the index 1.026, and two documents, one of them without a name.
fn desk() -> Desk {
    let mut desk = Desk::default();
    desk.edit(level("1", 3)).document("d", DocumentKind::Report, "Laporan", "", "");
    desk.document("x", DocumentKind::Other, "", "", "");
    desk
}

#[test]
fn where_nothing_was_found_every_line_says_that_it_is_done() {
    // The worked example gives every line something to look at.
    let lines = list(&support::example().draft.assessment, &[]);
    assert!(lines.iter().all(|line| line.open.is_none() && line.place.is_none()), "{lines:?}");
    let told: Vec<(Group, &str)> = lines.iter().map(|line| (line.group, line.sentence.as_str())).collect();
    let all = rubric().general_questions.len();
    let questions = format!("Pertanyaan umum dijawab, {all} dari {all}");
    assert_eq!(
        told,
        [
            (Group::Required, "47 dari 47 indikator dinilai"),
            (Group::Required, "Fakta dan Analisis terisi pada indikator yang dinilai"),
            (Group::Required, "Layanan sektor yang dinilai sudah diberi nama"),
            (Group::Required, questions.as_str()),
            (Group::Required, "Nama instansi, tahun, dan tanggal acuan terisi"),
            (Group::Required, "Tim mempunyai Koordinator SPBE bernama"),
            (Group::Evidence, "Setiap tingkat yang diklaim mempunyai bukti"),
            (Group::Evidence, "Bukti mendukung semua tingkat yang diklaim"),
            (Group::Evidence, "Reviu, audit, dan tindak lanjutnya masih dalam batas umur"),
            (
                Group::Evidence,
                "Semua dokumen yang dipakai ada, sudah ditetapkan, dan tidak dicabut atau lewat masa berlakunya"
            ),
            (Group::Evidence, "Tanggal dokumen yang terisi berada dalam masa penilaian"),
            (Group::Evidence, "Kode bukti dalam penjelasan cocok dengan dokumennya"),
            (Group::Evidence, "Bukti menyebut kriteria dan halamannya"),
            (Group::Evidence, "Berkas dan tautan memenuhi ketentuan unggah"),
            (Group::Evidence, "Tidak ada dokumen yang menjadi satu-satunya bukti banyak indikator"),
            (Group::Numbers, "Penjelasan cukup panjang dan layanan sektor sesuai ketentuan"),
            (Group::Numbers, "Tingkat indikator yang berkaitan tidak berjauhan"),
            (Group::Numbers, "Pembulatan ke 3,75 tidak mengubah predikat"),
        ]
    );
}

#[test]
fn what_was_found_opens_the_line_of_its_topic_with_its_place_and_who_is_concerned() {
    use Observation as O;
    let codes = || vec!["1.a".to_owned()];
    let day = "2021-03-01".parse().unwrap();
    let advised = Some(Severity::Advised);
    let (required, notice) = (Some(Severity::Required), Some(Severity::Notice));
    let unsupported =
        O::NotSupported { claimed: 3, supported: 1, not_ticked: codes(), no_evidence: vec![], weak: vec![] };
    let revoked = |name: &str| O::DocumentRevoked { of: faulty(name, DocumentFault::Revoked) };
    let undated = O::DocumentUndated { of: faulty("Laporan", DocumentFault::Undated) };
    let large = O::FileTooLarge { of: faulty("Laporan", DocumentFault::TooLarge { megabytes: 129 }), most: 100 };
    let stale = O::StaleReview { subject: "reviu".to_owned(), code: "4.a".to_owned(), day, months: 38, after: None };
    let pair =
        O::UnlikelyPair { one: "1".into(), one_level: 5, other: "2".into(), other_level: 1, why: "Aneh.".into() };
    let printed = O::PrintedBand {
        index: exact_from_text("3.495").unwrap(),
        printed: "3.50".to_owned(),
        band: "Baik".to_owned(),
        bound: exact_from_text("3.5").unwrap(),
    };
    let words = Words::indonesian();
    let said = |observation: &O| whole(observation.clone()).sentence(&rubric(), words);
    let question =
        Finding { subject: Subject::Question("1".into()), observation: O::NoAnswer { question: "1".into() } };
    let all = rubric().general_questions.len();
    let cases: Vec<(Vec<Finding>, usize, Option<Severity>, String)> = vec![
        (vec![at("2", O::Unanswered { lowest: 1 })], 0, required, "1 dari 47 indikator dinilai".to_owned()),
        (
            vec![at("3", O::NoFacts), at("3", O::NoAnalysis), at("5", O::NoAnalysis)],
            1,
            required,
            "Fakta atau Analisis belum lengkap: indikator 3, 5.".to_owned(),
        ),
        (vec![at("45", O::NoServiceName)], 2, required, "Nama layanan belum diisi: indikator 45.".to_owned()),
        (vec![question], 3, required, format!("Pertanyaan umum dijawab, {} dari {all}", all - 1)),
        (
            vec![whole(O::NoInstitutionName), whole(O::NoYear)],
            4,
            required,
            format!("{} {}", said(&O::NoInstitutionName), said(&O::NoYear)),
        ),
        (vec![whole(O::NoCoordinator)], 5, required, said(&O::NoCoordinator)),
        (vec![at("7", O::NoEvidence { level: 3 })], 6, advised, "Tingkat diklaim tanpa bukti: indikator 7.".to_owned()),
        (
            vec![at("8", O::NotTicked { level: 3, criteria: codes() }), at("9", unsupported)],
            7,
            advised,
            "Bukti belum mendukung tingkat yang diklaim: indikator 8, 9.".to_owned(),
        ),
        (
            vec![at("4", stale)],
            8,
            advised,
            "Reviu, audit, atau tindak lanjut di luar batas umur atau belum ada: indikator 4.".to_owned(),
        ),
        (
            vec![of("d", revoked("Laporan")), of("d", revoked("Laporan")), of("x", revoked(""))],
            9,
            advised,
            "Dokumen yang tidak ada, tidak terbaca, belum ditetapkan, atau tidak berlaku lagi: Laporan, tanpa judul."
                .to_owned(),
        ),
        (vec![of("d", undated)], 10, advised, "Tanggal dokumen perlu diperiksa: Laporan.".to_owned()),
        (
            vec![at("6", O::NotCited { codes: codes() })],
            11,
            notice,
            "Kode bukti dalam penjelasan belum cocok dengan dokumennya: indikator 6.".to_owned(),
        ),
        (
            vec![at("6", O::WithoutCriteria { codes: codes() })],
            12,
            notice,
            "Kriteria atau halaman bukti perlu diperbaiki: indikator 6.".to_owned(),
        ),
        (
            vec![of("d", large.clone()), at("9", O::BundleTooLarge { bytes: 101_000_000, most: 100 })],
            13,
            advised,
            "Berkas atau tautan belum memenuhi ketentuan unggah: Laporan; 9.".to_owned(),
        ),
        (vec![of("d", large)], 13, advised, "Berkas atau tautan belum memenuhi ketentuan unggah: Laporan.".to_owned()),
        (
            vec![of("d", O::OnlyEvidence { name: "Laporan".to_owned(), indicators: codes() })],
            14,
            notice,
            "Satu-satunya bukti bagi banyak indikator: Laporan.".to_owned(),
        ),
        (
            vec![at("2", O::ShortExplanation { chars: 9, least: 80 })],
            15,
            advised,
            "Penjelasan terlalu pendek atau layanan sektor perlu diganti: indikator 2.".to_owned(),
        ),
        (vec![at("1", pair.clone())], 16, notice, at("1", pair).sentence(&rubric(), words)),
        (vec![whole(printed.clone())], 17, notice, said(&printed)),
    ];
    let done = list(&desk().assessment, &[]);
    for (found, place, open, sentence) in cases {
        let lines = list(&desk().assessment, &found);
        let group = match place {
            0..=5 => Group::Required,
            6..=14 => Group::Evidence,
            _ => Group::Numbers,
        };
        let wanted = Ready { group, open, sentence, place: Some(found[0].subject.clone()) };
        let (opened, others): (Vec<Ready>, Vec<Ready>) = lines.into_iter().partition(|line| line.open.is_some());
        assert_eq!(opened, [wanted]);
        assert!(others.iter().all(|line| done.contains(line)), "{found:?} opens its own line and no other");
        assert!(others.len() + 1 >= done.len(), "{found:?} takes no other line away");
    }
}

#[test]
fn answers_of_last_year_stand_before_everything_else() {
    let lines = list(&desk().assessment, &[at("5", Observation::CarriedOver), at("6", Observation::CarriedOver)]);
    assert_eq!(lines[0].sentence, "Jawaban dari tahun lalu yang belum ditinjau: indikator 5, 6.");
    let place = Subject::Indicator { id: "5".to_owned(), entry: 0, part: Part::Level };
    assert_eq!((lines[0].open, &lines[0].place), (Some(Severity::Required), &Some(place)));
    assert_eq!(lines[1..], list(&desk().assessment, &[]));
}

#[test]
fn without_any_evidence_nothing_else_about_it_is_said_but_the_ticks() {
    let nothing = whole(Observation::NothingRegistered);
    let evidence = |found: &[Finding]| -> Vec<(Option<Severity>, String)> {
        let lines = list(&desk().assessment, found).into_iter().filter(|line| line.group == Group::Evidence);
        lines.map(|line| (line.open, line.sentence)).collect()
    };
    let none = (Some(Severity::Advised), nothing.sentence(&rubric(), Words::indonesian()));
    let ticked = (None, "Semua kriteria dari tingkat yang diklaim sudah dicentang".to_owned());
    assert_eq!(evidence(std::slice::from_ref(&nothing)), [none.clone(), ticked]);
    let open = at("8", Observation::NotTicked { level: 3, criteria: vec!["2.1".to_owned()] });
    let unticked = "Kriteria yang belum dicentang pada tingkat yang diklaim: indikator 8.".to_owned();
    assert_eq!(evidence(&[nothing, open]), [none, (Some(Severity::Notice), unticked)]);
}

#[test]
fn a_line_names_twelve_and_counts_the_rest() {
    let open = |many: usize| {
        let found: Vec<Finding> = (1..=many).map(|id| at(&id.to_string(), Observation::NoFacts)).collect();
        list(&desk().assessment, &found)[1].sentence.clone()
    };
    let twelve = "Fakta atau Analisis belum lengkap: indikator 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12";
    assert_eq!(open(12), format!("{twelve}."));
    assert_eq!(open(13), format!("{twelve}, dan 1 lainnya."));
    assert_eq!(open(20), format!("{twelve}, dan 8 lainnya."));
}

#[test]
fn of_a_draft_in_which_nothing_was_entered_only_what_is_required_is_said() {
    let groups =
        |assessment: &Assessment| -> Vec<Group> { list(assessment, &[]).into_iter().map(|line| line.group).collect() };
    assert_eq!(groups(&Assessment::default()), [Group::Required; 4]);
    assert!(groups(&desk().assessment).contains(&Group::Evidence), "a level that is claimed asks for its evidence");
}

#[test]
fn a_framework_without_questions_services_or_pairs_has_no_line_about_them() {
    let mut framework = (*rubric()).clone();
    framework.general_questions.clear();
    framework.checks.unlikely.clear();
    for indicator in &mut framework.indicators {
        indicator.service = None;
    }
    let assessment = support::example().draft.assessment;
    let score = score(&framework, &assessment, Stage::SelfAssessment);
    let lines = readiness(&framework, &assessment, &score, &[], Words::indonesian());
    assert_eq!(lines.len(), list(&assessment, &[]).len() - 3, "{lines:?}");
    for word in ["Pertanyaan umum", "Layanan sektor yang dinilai", "Tingkat indikator yang berkaitan"] {
        assert!(!lines.iter().any(|line| line.sentence.starts_with(word)), "{word}");
    }
}
