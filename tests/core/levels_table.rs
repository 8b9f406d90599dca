//! The table of levels: read whole or not at all, every fault with its line.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::{fs, path::Path};

use spbe_mandiri::{
    assessment::{Assessment, Edit, Field, Place, Sitting},
    exchange::{LevelsFault, LevelsTable, levels_from_csv, levels_template},
    session::changes_of,
    words::{Sentence, Words},
};
use support::{author, facts, level, rubric};

fn table(bytes: &[u8]) -> Result<LevelsTable, Vec<LevelsFault>> {
    levels_from_csv(bytes, &rubric()).map_err(|error| error.faults)
}

fn read(text: &str) -> Result<Vec<Edit>, Vec<LevelsFault>> {
    table(text.as_bytes()).map(|table| table.edits)
}

/// What is said of a table before it is taken, in one text.
fn said(text: &str) -> String {
    table(text.as_bytes()).unwrap().reading.sentences(Words::indonesian()).join("\n")
}

fn analysis(indicator: &str, text: &str) -> Edit {
    Field::analysis(Place::first(indicator)).set(text.to_owned())
}

fn refused(text: &str) -> Vec<String> {
    read(text).unwrap_err().iter().map(|fault| fault.sentence_in(Words::indonesian())).collect()
}

#[test]
fn commas_and_semicolons_byte_order_marks_and_windows_line_ends_are_read() {
    let wanted = Ok(vec![level("1", 3), level("47", 5)]);
    assert_eq!(read("indikator,tingkat\n1,3\n47,5\n"), wanted);
    assert_eq!(read("\u{feff}Indikator;Tingkat\r\n1;3\r\n47;5"), wanted);
    assert_eq!(read("\"indikator\";\"tingkat\"\n\"1\"; 3 \n\n;\n47;5\n"), wanted);
    assert_eq!(read("tingkat,indikator\n3,1\n5,47\n"), wanted);
}

#[test]
fn texts_come_along_and_empty_cells_leave_what_is_there() {
    let place = Place::first("2");
    let text = |field: fn(Place) -> Field, text: &str| field(place.clone()).set(text.to_owned());
    let table = "indikator;tingkat;fakta;analisis\n2;4;\"Ada; \"\"lengkap\"\",\nhalaman 3\";Cukup\n2x\n";
    assert_eq!(
        read(&table.replace("2x\n", "")),
        Ok(vec![level("2", 4), text(Field::facts, "Ada; \"lengkap\",\nhalaman 3"), text(Field::analysis, "Cukup"),])
    );
    assert_eq!(read("indikator;tingkat;fakta\n2;;Ada\n"), Ok(vec![text(Field::facts, "Ada")]));
}

#[test]
fn every_fault_is_listed_with_its_line_and_nothing_is_used() {
    let table = "indikator;tingkat\n1;3\n\n99;2\n3;9\n4;tiga\n1;2\n5;3;lebih\n6;-1\n";
    let faults = read(table).unwrap_err();
    let lines: Vec<u64> = faults
        .iter()
        .map(|fault| match fault {
            LevelsFault::Indicator { line, .. }
            | LevelsFault::Level { line, .. }
            | LevelsFault::Twice { line, .. }
            | LevelsFault::Cells { line } => *line,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(lines, [4, 5, 6, 7, 8, 9]);
    for (fault, line) in faults.iter().zip(lines) {
        assert!(
            fault.sentence_in(Words::indonesian()).starts_with(&format!("Baris {line}: ")),
            "{}",
            fault.sentence_in(Words::indonesian())
        );
    }
}

#[test]
fn one_message_names_five_faults_and_says_how_many_more_there_are() {
    let message = |rows: usize| {
        let table = format!("indikator;tingkat\n{}", "99;2\n".repeat(rows));
        levels_from_csv(table.as_bytes(), &rubric()).unwrap_err().sentence_in(Words::indonesian())
    };
    assert_eq!(message(5).lines().count(), 5);
    assert_eq!(message(8).lines().last(), Some("Dan 3 kesalahan lain."));
    assert_eq!(message(8).lines().count(), 6);
}

#[test]
fn a_table_without_its_columns_or_rows_is_refused() {
    assert!(matches!(read("").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("1;3\n2;4\n").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("indikator;fakta\n1;Ada\n").unwrap_err()[..], [LevelsFault::NoHead { .. }]));
    assert!(matches!(read("indikator;tingkat;tingkat\n1;3;3\n").unwrap_err()[..], [LevelsFault::Column { .. }]));
    assert!(matches!(read("indikator;tingkat\n").unwrap_err()[..], [LevelsFault::NoRows]));
}

#[test]
fn a_quote_that_is_not_closed_or_takes_rows_with_it_is_refused_with_its_line() {
    let unclosed = "indikator;tingkat;fakta\n1;3;\"Perwal 41/2022\n2;4;def\n3;5;ghi\n";
    assert!(matches!(read(unclosed).unwrap_err()[..], [LevelsFault::Unclosed { line: 2 }]));
    let late = "indikator;tingkat;fakta\n1;3;\"Perwal 41/2022\n2;4;def\n3;5;ghi\"\n4;2;jkl\n";
    assert!(matches!(read(late).unwrap_err()[..], [LevelsFault::Swallowed { line: 2, within: 3 }]));
    // Quotes inside a cell, doubled ones, and lines that are no rows are what they are.
    let sound = "indikator;tingkat;fakta\n1;3;\"Kata \"\"kunci\"\";\n2 dokumen; lengkap\"\n2;4;tinggi 5\" saja\n";
    assert_eq!(read(sound).unwrap().len(), 4);
}

#[test]
fn a_quote_inside_a_cell_in_quotes_is_doubled_or_refused_with_its_line() {
    let refused = |rows: &str| read(&format!("indikator,tingkat,fakta\n{rows}")).unwrap_err();
    for row in ["1,2,\"a\"b\"\n", "1,2,\"a\"b\n", "1,2,\"a\" b\"\n", "1,2,\"a\"b\",\n"] {
        assert_eq!(refused(row), [LevelsFault::Quote { line: 2 }], "{row}");
    }
    assert_eq!(refused("1,2,baik\n2,3,\"a\nb\"c\"\n"), [LevelsFault::Quote { line: 3 }]);
    // A cell that is not closed before the next one begins.
    assert_eq!(refused("1,2,\"a\n2,3,\"b\"\n"), [LevelsFault::Quote { line: 2 }]);
    let place = Place::first("1");
    let sound = "indikator,tingkat,fakta,analisis\r\n1,2,\"a\"\"b\" ,\"c\"";
    let text = |field: fn(Place) -> Field, text: &str| field(place.clone()).set(text.to_owned());
    assert_eq!(read(sound), Ok(vec![level("1", 2), text(Field::facts, "a\"b"), text(Field::analysis, "c")]));
}

/// Name of a fixture, the edits it asks for, and what is said of it.
type Case = (&'static str, Vec<Edit>, &'static [&'static str]);

/// Every table that people sent in, and what becomes of it: the edits, and words of what is said before they are made;
/// else the fault.
#[test]
fn every_table_people_have_is_read_or_refused_for_a_reason() {
    let both = || vec![level("1", 3), level("2", 2)];
    let cases: [Case; 16] = [
        ("Indikator-N", both(), &["Indikator 1 dibaca sebagai indikator 1"]),
        ("Level-3", both(), &["Level 3 dibaca sebagai tingkat 3"]),
        (
            "Level-Penjelasan",
            vec![level("1", 3), facts("1", "abc")],
            &["Level sebagai tingkat", "Penjelasan sebagai Fakta"],
        ),
        ("baris-kosong-pertama", vec![level("1", 3)], &[]),
        ("baris-pendek", both(), &[]),
        (
            "judul-LHE",
            vec![level("1", 3)],
            &["No sebagai nomor indikator", "Indikator sebagai nama", "Nilai Tingkat Kematangan 2024 sebagai tingkat"],
        ),
        ("judul-di-atas-tabel", vec![level("1", 3)], &["1 baris di atas judul kolom dilewati"]),
        ("kolom-bobot", vec![level("1", 3)], &["tidak dipakai: bobot"]),
        ("kolom-kosong-di-ekor", both(), &[]),
        ("koma-00", both(), &["3,00 dibaca sebagai tingkat 3"]),
        ("nol-di-depan", both(), &["01 dibaca sebagai indikator 1"]),
        ("penomoran-titik", both(), &["1. dibaca sebagai indikator 1"]),
        ("sep-baris-pertama", vec![level("1", 3)], &[]),
        ("tab", both(), &["Pemisah kolom: tab"]),
        ("titik-0", both(), &["3.0 dibaca sebagai tingkat 3"]),
        ("utf16", vec![level("1", 3)], &["UTF-16"]),
    ];
    let fixture = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
        table(&fs::read(folder.join(format!("{name}.csv"))).unwrap())
    };
    for (name, edits, said) in cases {
        let table = fixture(name).unwrap();
        assert_eq!(table.edits, edits, "{name}");
        let told = table.reading.sentences(Words::indonesian());
        assert_eq!(told.is_empty(), said.is_empty(), "{name}: {told:?}");
        for said in said {
            assert!(told.iter().any(|line| line.contains(said)), "{name}: {told:?}");
        }
    }
    let latin = fixture("windows1252").unwrap();
    assert_eq!(latin.edits, [level("1", 3), facts("1", "Perwal \u{2013} tim \u{201c}koordinasi\u{201d}")]);
    assert!(latin.reading.sentences(Words::indonesian()).join(" ").contains("Windows-1252"));
    let blanks = fixture("teks-NULL").unwrap();
    assert_eq!(blanks.edits, [level("1", 3), level("2", 3), level("3", 3), facts("3", "tesmi dlu")]);
    assert!(blanks.reading.sentences(Words::indonesian()).join(" ").contains("5 sel"));
    let twice = fixture("dua-baris-per-indikator").unwrap_err();
    assert!(matches!(&twice[..], [LevelsFault::Twice { line: 3, indicator }] if indicator == "1"));
}

#[test]
fn a_text_pasted_from_a_word_processor_is_taken_with_bullets_and_changes_nothing_a_second_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
    let table = table(&fs::read(folder.join("tempel-dari-word-dan-pdf.csv")).unwrap()).unwrap();
    let mut sitting = Sitting::new(Assessment::default());
    sitting.apply(&rubric(), Edit::Many(table.edits.clone()), &author("Uji", 0)).unwrap();
    let text = sitting.assessment().text(&Field::facts(Place::first("1"))).unwrap();
    assert!(text.starts_with("Dasar hukum:\n• Perwal 12 Tahun 2023, Pasal 5\n• SK Tim Koordinasi\n• Notula"), "{text}");
    let now = author("Uji", 0).at;
    assert!(changes_of(sitting.assessment(), &rubric(), &table.edits, now).is_empty());
    let before = sitting.assessment().clone();
    sitting.undo(&rubric(), &author("Uji", 0)).unwrap();
    sitting.redo(&rubric(), &author("Uji", 0)).unwrap();
    assert_eq!(
        sitting.assessment().text(&Field::facts(Place::first("1"))),
        before.text(&Field::facts(Place::first("1")))
    );
}

#[test]
fn a_workbook_and_the_list_of_a_package_are_refused_with_what_to_do() {
    for begin in [&b"PK\x03\x04\x14\0\x06\0"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] {
        let faults = table(begin).unwrap_err();
        assert!(matches!(faults[..], [LevelsFault::Workbook]));
        assert!(faults[0].sentence_in(Words::indonesian()).contains("simpan sebagai .xlsx"));
    }
    let list = "\u{feff}indikator;kode;nama berkas;judul;jenis;nomor;tanggal;pasal;halaman;ukuran;sha256;tautan\r\n1;1.a;x;;;;;;;;;\r\n";
    assert_eq!(table(list.as_bytes()).unwrap_err(), [LevelsFault::PackageIndex]);
}

#[test]
fn a_text_in_two_encodings_or_with_bytes_that_mean_nothing_is_refused_with_its_line() {
    let mixed = table(b"indikator;tingkat;fakta\n1;3;Caf\xc3\xa9\n2;4;Caf\xe9\n");
    assert_eq!(mixed.unwrap_err(), [LevelsFault::NotText { line: 3 }]);
    let undefined = table(b"indikator;tingkat;fakta\n1;3;a\x81b\n");
    assert_eq!(undefined.unwrap_err(), [LevelsFault::NotText { line: 2 }]);
    let zeros = table(b"indikator;tingkat\n1;3\0\n");
    assert_eq!(zeros.unwrap_err(), [LevelsFault::NotText { line: 2 }]);
    let wide: Vec<u8> = "\u{feff}indikator\ttingkat\n1\t3\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(table(&wide).unwrap().edits, [level("1", 3)]);
}

#[test]
fn where_a_name_and_a_number_stand_side_by_side_they_must_be_of_one_indicator() {
    let rubric = rubric();
    let [one, two] = ["1", "2"].map(|id| rubric.indicator(id).unwrap().name.clone());
    let named = format!("No;Indikator;Nilai\n1;{one};3\n2;{two};2\n");
    assert_eq!(read(&named), Ok(vec![level("1", 3), level("2", 2)]));
    let counted = format!("No;Indikator;Nilai\n1;{two};3\n");
    assert_eq!(refused(&counted), ["Baris 2: nomornya indikator 1, tetapi namanya indikator 2. Perbaiki yang keliru."]);
    // A number that counts the rows is none where the indicator's own stands beside it.
    assert_eq!(read("No;Indikator;Nilai\n1;5;3\n2;Indikator 6;2\n"), Ok(vec![level("5", 3), level("6", 2)]));
    assert!(said("No;Indikator;Nilai\n1;5;3\n").contains("tidak dipakai: No"));
    assert_eq!(read(&format!("No Indikator;Indikator;Nilai\n2;{two};3\n")), Ok(vec![level("2", 3)]));
    // The name alone is enough where it is one of the framework.
    assert_eq!(read(&format!("Indikator;Nilai\n{};3\n", two.to_uppercase())), Ok(vec![level("2", 3)]));
    assert!(matches!(
        read("Indikator;Nilai\nKebijakan;3\n").unwrap_err()[..],
        [LevelsFault::Indicator { line: 2, .. }]
    ));
}

#[test]
fn columns_that_can_mean_the_same_are_refused_and_the_usual_name_goes_first() {
    assert_eq!(
        refused("No;Nilai;Skor\n1;3;4\n"),
        ["Baris 1: kolom Nilai, Skor sama-sama dapat berarti tingkat. Sisakan satu, atau ganti judul kolom yang lain."]
    );
    assert!(matches!(
        read("Indikator;Tingkat 2023;Tingkat 2024\n1;3;4\n").unwrap_err()[..],
        [LevelsFault::Ambiguous { line: 1, .. }]
    ));
    assert_eq!(read("Indikator;Tingkat;Skor;Target\n1;3;4;5\n"), Ok(vec![level("1", 3)]));
    let columns = "No.;Nilai;Penjelasan;Analisa\n7;3;Ada;Cukup\n";
    assert_eq!(read(columns), Ok(vec![level("7", 3), facts("7", "Ada"), analysis("7", "Cukup")]));
}

#[test]
fn lines_around_the_rows_are_passed_over_and_named_but_never_a_row() {
    let rows =
        "Rekap;;\nKota Contoh;;\nindikator;tingkat;fakta\n(1);(2);(3)\nDomain Kebijakan;;\n1;3;\nAspek 2;;\n2;2;\n";
    assert_eq!(read(rows), Ok(vec![level("1", 3), level("2", 2)]));
    assert!(said(rows).contains("2 baris di atas") && said(rows).contains("dilewati: 4, 5, 7"));
    let recap = read("indikator;tingkat\n1;3\n;3,2\nRata-rata;3\n").unwrap_err();
    assert!(matches!(recap[..], [LevelsFault::NoIndicator { line: 3 }, LevelsFault::Indicator { line: 4, .. }]));
    let above = read("1;3\nindikator;tingkat\n2;4\n").unwrap_err();
    assert_eq!(above, [LevelsFault::AboveHead { line: 1, head: 2 }]);
    let outside = read("indikator;tingkat;;\n1;3;;Ada\n").unwrap_err();
    assert_eq!(outside, [LevelsFault::Cells { line: 2 }]);
}

#[test]
fn the_template_names_every_indicator_and_is_read_again_without_a_word() {
    let rubric = rubric();
    let template = levels_template(&rubric);
    let text = String::from_utf8(template.clone()).unwrap();
    assert_eq!(text.lines().count(), rubric.indicators.len() + 1);
    let empty = table(&template).unwrap();
    assert!(empty.edits.is_empty() && empty.reading.sentences(Words::indonesian()).is_empty());
    let first = format!("1;{};", rubric.indicators[0].name);
    assert!(text.contains(&first));
    assert_eq!(read(&text.replace(&first, &format!("{first}4"))), Ok(vec![level("1", 4)]));
}

#[test]
fn a_report_or_a_draft_in_the_place_of_a_table_is_called_what_it_is() {
    let rubric = rubric();
    let empty = Assessment::default();
    let draft = spbe_mandiri::storage::to_text(&support::small()).unwrap();
    for (bytes, wanted, said) in [
        (b"%PDF-1.7\n".as_slice(), LevelsFault::Pdf, "PDF"),
        (draft.as_bytes(), LevelsFault::Draft, "berkas penilaian"),
    ] {
        let error = spbe_mandiri::exchange::levels_from_bytes(bytes, &rubric, &empty).unwrap_err();
        let told = error.sentence_in(Words::indonesian());
        assert!(error.faults == [wanted] && told.contains(said) && !told.contains("kolom"), "{told}");
    }
}
