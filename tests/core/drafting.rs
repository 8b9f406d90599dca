//! Fakta and Analisis drafted from documents say what is known, leave open what is not, and can be signed as they are.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::{AnswerField, DocumentKind, Edit, EntryField, Field, Item, Place, UnitField, UnitId},
    insight::{drafted, open_places},
    rubric::{Drafting, Rubric},
};
use support::{level, register::Desk, rubric};

fn drafts(desk: &Desk, indicator: &str) -> [String; 2] {
    drafted(&rubric(), &desk.assessment, &Place::first(indicator)).unwrap()
}

/// Indicator 23 at level 4, all its criteria up to there ticked, with three documents.
fn management() -> Desk {
    let mut desk = Desk::default();
    desk.edit(level("23", 4)).tick("23", &["2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3"]);
    desk.document(
        "a",
        DocumentKind::Decree,
        "Keputusan Wali Kota Contoh tentang Strategi Data",
        "188/57/2023",
        "2023-03-01",
    )
    .document("b", DocumentKind::Report, "Laporan Reviu Manajemen Data", "000.8/1127", "2023-11-14")
    .document("c", DocumentKind::Records, "Daftar induk data perangkat daerah", "", "");
    desk.tie("23", "a", ["diktum kedua", "2–4", "Strategi data bagi seluruh perangkat daerah"], &["4.1", "4.2"])
        .tie("23", "b", ["", "7–9", "Reviu dilakukan setiap tahun. Temuannya ditindaklanjuti."], &["4.3"])
        .tie("23", "c", ["", "", "pemakaian data referensi"], &[])
        .tie("23", "b", ["", "12", "rencana perbaikan"], &["4.2"]);
    desk
}

#[test]
fn fakta_names_every_document_by_letter_with_place_code_and_what_it_shows() {
    let [facts, _] = drafts(&management(), "23");
    assert_eq!(
        facts,
        "Penerapan Manajemen Data terdokumentasi dalam Keputusan Wali Kota Contoh Nomor 188/57/2023 tentang Strategi Data, \
         diktum kedua halaman 2–4, pada data dukung 23.a, yang menerangkan strategi data bagi seluruh perangkat daerah. \
         Kegiatannya didukung Laporan Reviu Manajemen Data Nomor 000.8/1127 tanggal 14 November 2023, halaman 7–9, \
         pada data dukung 23.b. Reviu dilakukan setiap tahun. Temuannya ditindaklanjuti. Data dukung 23.b juga, pada \
         halaman 12, menerangkan rencana perbaikan. Selain itu, ada Daftar induk data perangkat daerah pada data dukung \
         23.c, yang menerangkan pemakaian data referensi."
    );
}

#[test]
fn analisis_names_the_criteria_of_the_level_with_their_proof_and_what_the_next_one_asks_for() {
    let [_, analysis] = drafts(&management(), "23");
    assert_eq!(
        analysis,
        "Kegiatan tersebut menunjukkan bahwa strategi pengelolaan data sudah ditetapkan oleh Forum Satu Data atau Tim \
         Koordinasi SPBE (23.a diktum kedua halaman 2–4); Manajemen Data dilaksanakan melalui strategi \
         pengelolaan data yang ditetapkan, di seluruh unit kerja/perangkat daerah (23.a diktum kedua halaman 2–4; 23.b halaman 12); serta penerapan Manajemen \
         Data sudah direviu dan dievaluasi secara berkala (23.b halaman 7–9). Tuntutan tingkat 2 dan 3 juga sudah \
         terpenuhi. Dengan demikian, penerapan Manajemen Data berada pada tingkat 4 (Terpadu dan Terukur). Untuk \
         mencapai tingkat 5 (Optimum), masih diperlukan bukti bahwa hasil reviu dan evaluasi Manajemen Data \
         ditindaklanjuti dengan memperbaiki penerapannya dan/atau dengan perbaikan berkelanjutan dan penerapan Manajemen Data selaras dengan kerangka regulasi Satu Data \
         Indonesia (SDI)."
    );
}

#[test]
fn a_level_whose_criteria_are_not_all_met_is_not_called_reached() {
    let mut desk = management();
    desk.edit(Field::Tick(Place::first("23"), "3.1".into()).set(false));
    let [_, analysis] = drafts(&desk, "23");
    assert!(!analysis.contains("berada pada tingkat"), "{analysis}");
    assert!(analysis.contains("bukti bahwa pelaksanaan Manajemen Data berpegang pada pedoman"), "{analysis}");
}

#[test]
fn a_service_names_unit_and_service_and_links_carry_address_and_day() {
    let mut desk = Desk::default();
    desk.edit(level("45", 2)).tick("45", &["2.1"]).edit(Edit::Create(Item::Unit("u".into())));
    desk.text(Field::Unit("u".into(), UnitField::Name), "DPMPTSP")
        .edit(Field::Answer("45".into(), AnswerField::Owner).set(Some(UnitId::from("u"))));
    desk.text(Field::Entry(Place::first("45"), EntryField::Service), "Perizinan berusaha");
    desk.document("l", DocumentKind::WebAddress, "", "", "").link("l", "https://izin.contoh.go.id", "2024-05-20");
    desk.tie("45", "l", ["", "", "Pencarian izin"], &["2.1"]);
    let [facts, _] = drafts(&desk, "45");
    assert_eq!(
        facts,
        "Layanan publik sektor 1, yaitu Perizinan berusaha, dijalankan oleh DPMPTSP untuk [lingkup pengguna] dengan \
         aplikasi [nama aplikasi]. Penerapannya dibuktikan dengan laman https://izin.contoh.go.id (diakses 20 Mei 2024) \
         pada data dukung 45.a, yang memperlihatkan pencarian izin."
    );
}

#[test]
fn what_is_not_decided_is_never_called_a_rule() {
    let mut desk = Desk::default();
    desk.edit(level("1", 1));
    desk.document("r", DocumentKind::Proposal, "Rancangan Peraturan Wali Kota tentang SPBE", "", "");
    desk.tie("1", "r", ["", "2–6", ""], &[]);
    let [facts, analysis] = drafts(&desk, "1");
    assert_eq!(
        facts,
        "Rancangan Peraturan Wali Kota tentang SPBE, halaman 2–6, pada data dukung 1.a belum ditetapkan; isinya mengatur \
         [isi pokok]."
    );
    assert!(analysis.starts_with("Keadaan tersebut sesuai dengan tingkat 1 (Rintisan)."), "{analysis}");
}

#[test]
fn without_documents_the_plain_pattern_stands() {
    let mut desk = Desk::default();
    desk.edit(level("23", 3));
    let indicator = rubric().indicator("23").unwrap().clone();
    let pattern = rubric().patterns.iter().find(|pattern| pattern.id == indicator.pattern).unwrap().clone();
    assert_eq!(drafts(&desk, "23"), pattern.filled(&indicator.subject, "3", "Terdefinisi"));
    assert_eq!(drafted(&rubric(), &desk.assessment, &Place::first("99")), None);
}

/// An assessment in which nothing is known but that a document of the kind is used.
fn unknown(indicator: &str, kind: DocumentKind) -> Desk {
    let mut desk = Desk::default();
    desk.document("x", kind, "", "", "").tie(indicator, "x", ["", "", ""], &[]);
    desk
}

#[test]
fn every_open_place_of_every_draft_is_found_by_the_checks() {
    let rubric: &Rubric = &rubric();
    for indicator in &rubric.indicators {
        for kind in DocumentKind::ALL {
            let mut desk = unknown(&indicator.id, kind);
            for level_of in [None, Some(indicator.lowest()), Some(indicator.highest() - 1)] {
                if let Some(chosen) = level_of {
                    desk.edit(level(&indicator.id, chosen));
                }
                for text in drafts(&desk, &indicator.id) {
                    let mut rest = text.clone();
                    for place in open_places(rubric, indicator, &text) {
                        rest = rest.replace(&format!("[{}]", place.name), "…");
                    }
                    assert!(!rest.contains(['[', ']', '{', '}', '<', '>']), "{} {kind:?}: {rest}", indicator.id);
                    assert!(!rest.contains("  ") && !rest.contains(" ,") && rest.ends_with('.'), "{rest}");
                }
            }
        }
    }
}

#[test]
fn the_framework_names_kinds_that_exist() {
    for pattern in &rubric().patterns {
        let Drafting { documents, blanks, .. } = pattern.drafting.as_ref().unwrap();
        for kind in documents.iter().flat_map(|group| &group.kinds) {
            assert!(DocumentKind::from_code(kind).is_some(), "{kind}");
        }
        assert!(documents.last().unwrap().kinds.is_empty(), "{}: every document needs a sentence", pattern.id);
        for blank in blanks.values() {
            assert!(pattern.facts.contains(blank) || pattern.analysis.contains(blank), "{blank}");
        }
    }
}
