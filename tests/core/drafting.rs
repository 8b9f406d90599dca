//! Fakta and Analisis drafted from documents say what is known, leave open what is not, and can be signed as they are.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::{
        AnswerField, DocumentField, DocumentKind, DocumentStatus, Edit, EntryField, Field, Item, Place, UnitField,
        UnitId,
    },
    insight::{MarkedPart, drafted, marked_parts, open_places},
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

#[test]
fn many_documents_of_one_kind_begin_with_the_first_sentence_once_and_then_take_the_others_in_turn() {
    let mut desk = Desk::default();
    for number in 1..=6 {
        let id = format!("d{number}");
        desk.document(&id, DocumentKind::Records, &format!("Dokumentasi {number}"), "", "");
        desk.tie("23", &id, ["", "", "isi"], &[]);
    }
    let [facts, _] = drafts(&desk, "23");
    let said = |opening: &str, number: usize| {
        let letter = char::from(b'a' + u8::try_from(number).unwrap() - 1);
        format!("{opening} Dokumentasi {number} pada data dukung 23.{letter}, yang menerangkan isi.")
    };
    let openings = [
        "Penerapan Manajemen Data terdokumentasi dalam",
        "Kegiatannya didukung",
        "Selain itu, ada",
        "Kegiatannya didukung",
        "Selain itu, ada",
        "Kegiatannya didukung",
    ];
    let wanted: Vec<String> = openings.into_iter().zip(1..).map(|(opening, number)| said(opening, number)).collect();
    assert_eq!(facts, wanted.join(" "));
}

#[test]
fn levels_below_the_chosen_one_are_listed_as_people_list_them() {
    for (chosen, below) in [(2, None), (3, Some("2")), (4, Some("2 dan 3")), (5, Some("2 sampai 4"))] {
        let mut desk = Desk::default();
        let rubric = rubric();
        let criteria: Vec<&str> =
            rubric.indicator("23").unwrap().claimed(chosen).map(|criterion| criterion.id.as_str()).collect();
        desk.edit(level("23", chosen)).tick("23", &criteria);
        desk.document("d", DocumentKind::Records, "Dokumentasi", "", "").tie("23", "d", ["", "", ""], &criteria[..1]);
        let [_, analysis] = drafts(&desk, "23");
        match below {
            Some(below) => assert!(analysis.contains(&format!("Tuntutan tingkat {below} juga")), "{analysis}"),
            None => assert!(!analysis.contains("Tuntutan tingkat"), "{analysis}"),
        }
        assert!(analysis.contains(&format!("berada pada tingkat {chosen} (")), "{analysis}");
        assert_eq!(analysis.contains("Untuk mencapai tingkat"), chosen < 5, "{analysis}");
        assert_eq!(analysis.contains(&format!("Untuk mencapai tingkat {} (", chosen + 1)), chosen < 5, "{analysis}");
    }
}

#[test]
fn without_a_chosen_level_the_analysis_names_what_is_ticked_and_leaves_the_level_open() {
    let mut desk = Desk::default();
    desk.tick("23", &["1.1", "2.1", "3.1"]).document("d", DocumentKind::Records, "Dokumentasi", "", "");
    desk.tie("23", "d", ["", "", "isi"], &["3.1"]);
    let rubric = rubric();
    let indicator = rubric.indicator("23").unwrap();
    let clause = |id: &str| {
        let text = indicator.criterion(id).unwrap().text.trim_end_matches('.');
        text.split_once(' ').unwrap().1.to_owned()
    };
    let [_, analysis] = drafts(&desk, "23");
    assert!(analysis.contains(&clause("2.1")) && analysis.contains(&clause("3.1")), "{analysis}");
    assert!(!analysis.contains(&clause("1.1")), "the lowest level needs no proof: {analysis}");
    assert!(!analysis.contains(&clause("3.2")) && !analysis.contains(&clause("4.1")), "{analysis}");
    assert!(analysis.contains("(23.a)") && !analysis.contains("Tuntutan tingkat"), "{analysis}");
    assert!(analysis.ends_with("berada pada tingkat [..] ([..])."), "{analysis}");
}

#[test]
fn what_is_not_decided_or_no_longer_in_force_is_said_beside_the_document_where_no_sentence_says_it() {
    let mut framework = (*rubric()).clone();
    let drafted_with = |framework: &Rubric, status: DocumentStatus| {
        let mut desk = Desk::default();
        desk.document("d", DocumentKind::Records, "Dokumentasi", "", "").tie("23", "d", ["", "", "isi"], &[]);
        desk.edit(Field::Document("d".into(), DocumentField::Status).set(status));
        let [facts, _] = drafted(framework, &desk.assessment, &Place::first("23")).unwrap();
        facts
    };
    let draft = drafted_with(&framework, DocumentStatus::Draft);
    assert!(draft.starts_with("Dokumentasi pada data dukung 23.a belum ditetapkan"), "its sentence says so: {draft}");
    let revoked = drafted_with(&framework, DocumentStatus::Revoked);
    assert!(revoked.contains("Dokumentasi (sudah tidak berlaku) pada data dukung"), "{revoked}");
    for pattern in &mut framework.patterns {
        let documents = &mut pattern.drafting.as_mut().unwrap().documents;
        documents.retain(|group| !group.kinds.iter().any(|kind| kind == "rancangan"));
    }
    let draft = drafted_with(&framework, DocumentStatus::Draft);
    assert!(draft.contains("Dokumentasi (belum ditetapkan) pada data dukung"), "{draft}");
    let decided = drafted_with(&framework, DocumentStatus::InForce);
    assert!(decided.contains("Dokumentasi pada data dukung"), "{decided}");
}

#[test]
fn a_group_of_four_sentences_takes_the_last_three_in_turn_and_a_group_of_one_stays_with_it() {
    let opened = |count: usize| {
        let mut framework = (*rubric()).clone();
        let texts: Vec<String> = (1..=count).map(|number| format!("S{number} {{code}}.")).collect();
        for pattern in &mut framework.patterns {
            pattern.drafting.as_mut().unwrap().documents.last_mut().unwrap().texts = texts.clone();
        }
        let mut desk = Desk::default();
        for number in 1..=8 {
            let id = format!("d{number}");
            desk.document(&id, DocumentKind::Records, "Dokumentasi", "", "").tie("23", &id, ["", "", "isi"], &[]);
        }
        let [facts, _] = drafted(&framework, &desk.assessment, &Place::first("23")).unwrap();
        facts.split(' ').step_by(2).map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(opened(4), "S1 S2 S3 S4 S2 S3 S4 S2");
    assert_eq!(opened(2), "S1 S2 S2 S2 S2 S2 S2 S2");
    assert_eq!(opened(1), "S1 S1 S1 S1 S1 S1 S1 S1");
}

#[test]
fn a_number_that_the_title_gives_already_is_not_said_twice() {
    let said = |title: &str, number: &str| {
        let mut desk = Desk::default();
        desk.document("d", DocumentKind::Records, title, number, "").tie("23", "d", ["", "", "isi"], &[]);
        let [facts, _] = drafts(&desk, "23");
        facts
    };
    let given = said("Dokumentasi Nomor 12/2024", "12/2024");
    assert_eq!(given.matches("12/2024").count(), 1, "{given}");
    assert!(said("Dokumentasi", "Nomor 12/2024").contains("Dokumentasi Nomor 12/2024 pada"), "{given}");
    assert!(said("Dokumentasi", "").contains("Dokumentasi pada"));
}

#[test]
fn a_remark_of_several_sentences_stands_by_itself_also_without_its_last_stop() {
    let said = |shows: &str| {
        let mut desk = Desk::default();
        desk.document("d", DocumentKind::Records, "Dokumentasi", "", "").tie("23", "d", ["", "", shows], &[]);
        let [facts, _] = drafts(&desk, "23");
        facts
    };
    let alone = "Penerapan Manajemen Data terdokumentasi dalam Dokumentasi pada data dukung 23.a.";
    for (shows, stands) in
        [("Reviu ada. Temuan ada", "Reviu ada. Temuan ada."), ("Reviu ada.", "Reviu ada."), ("Ada apa?", "Ada apa?")]
    {
        assert_eq!(said(shows), format!("{alone} {stands}"));
    }
    assert!(said("Reviu versi 2.1 ada").ends_with("23.a, yang menerangkan reviu versi 2.1 ada."), "one clause");
}

#[test]
fn a_day_that_the_title_gives_already_is_not_said_twice() {
    let said = |title: &str, day: &str| {
        let mut desk = Desk::default();
        desk.document("d", DocumentKind::Report, title, "", day).tie("23", "d", ["", "", "isi"], &[]);
        let [facts, _] = drafts(&desk, "23");
        facts
    };
    let given = said("Laporan tanggal 14 November 2023", "2023-11-14");
    assert_eq!(given.matches("14 November 2023").count(), 1, "{given}");
    assert!(said("Laporan", "2023-11-14").contains("Laporan tanggal 14 November 2023"));
    assert!(said("Laporan", "").contains("Laporan tanggal [..]"), "the age of a report is asked for");
}

#[test]
fn a_code_within_an_open_place_is_a_part_of_the_place() {
    let mut framework = (*rubric()).clone();
    for pattern in &mut framework.patterns {
        pattern.facts.push_str(" [lihat 23.a juga]");
    }
    let text = "Lihat 23.b, [lihat 23.a juga] dan [23.c].";
    let indicator = framework.indicator("23").unwrap();
    let parts: Vec<(&str, MarkedPart)> =
        marked_parts(&framework, indicator, text).into_iter().map(|(range, part)| (&text[range], part)).collect();
    let wanted = [("23.b", MarkedPart::Code), ("[lihat 23.a juga]", MarkedPart::OpenPlace), ("23.c", MarkedPart::Code)];
    assert_eq!(parts, wanted);
}

#[test]
fn a_bare_number_is_an_article_of_a_rule_and_a_chapter_of_anything_else() {
    let said = |kind: DocumentKind, article: &str| {
        let mut desk = Desk::default();
        desk.document("d", kind, "Naskah", "", "").tie("23", "d", [article, "7", "isi"], &[]);
        let [facts, _] = drafts(&desk, "23");
        facts
    };
    let (rule, other) = (said(DocumentKind::Regulation, "4"), said(DocumentKind::Guideline, "4"));
    assert!(rule.contains("Pasal 4 halaman 7") && !other.contains("Pasal"), "{rule} {other}");
    assert!(other.contains("4 halaman 7"), "{other}");
    assert!(said(DocumentKind::Guideline, "Lampiran II").contains(", Lampiran II halaman 7,"));
}

#[test]
fn only_a_year_stands_for_the_year_of_a_rule() {
    let said = |number: &str| {
        let mut desk = Desk::default();
        desk.document("d", DocumentKind::Regulation, "SPBE", number, "2022-09-12");
        desk.tie("1", "d", ["Pasal 1", "7", "isi"], &[]);
        let [facts, _] = drafts(&desk, "1");
        facts
    };
    for number in ["20", "1234", "201", "20221"] {
        let facts = said(number);
        assert!(facts.contains(&format!("Nomor {number} Tahun 2022")), "{facts}");
    }
    assert!(!said("41 Tahun 2021").contains("2022"));
}
