//! A folder of evidence with a table: read whole or not at all, every fault with its line, nothing from outside the folder.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use crate::support::{author, put, rubric};
use spbe_mandiri::{
    assessment::{Assessment, DocumentKind, Edit, TextLayer},
    exchange::{Listing, read_listing},
    storage::{OpenCause, SystemDisk, look_at_evidence},
    words::{Sentence as _, Words},
};
use tempfile::TempDir;

/// A folder with two files and a table.
fn folder(table: &[u8], name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("perwal.pdf"), b"%PDF-1.4 satu");
    std::fs::create_dir(folder.path().join("sub")).unwrap();
    put(&folder.path().join("sub/reviu.pdf"), b"%PDF-1.4 dua");
    put(&folder.path().join(name), table);
    folder
}

fn read(folder: &Path, name: &str) -> Result<Listing, Vec<String>> {
    read_listing(&SystemDisk, &folder.join(name), &rubric()).map_err(|error| match error.cause {
        OpenCause::Refused(refused) => {
            refused.faults.iter().map(|fault| fault.sentence_in(Words::indonesian())).collect()
        }
        other => panic!("{other}"),
    })
}

fn refused(table: &str) -> Vec<String> {
    let folder = folder(table.as_bytes(), "daftar.csv");
    read(folder.path(), "daftar.csv").unwrap_err()
}

const TABLE: &str = "Daftar bukti;;;;;\nKode;Judul;Nomor;Tanggal;Jenis;Berkas\n\
    23.a, 12.b;Perwal SPBE;12/2023;2 Mei 2023;Peraturan;perwal.pdf\n3;;;;;sub\\reviu.pdf\n";

#[test]
fn a_table_says_what_each_file_is_and_both_kinds_of_tables_say_the_same() {
    let as_text = folder(TABLE.as_bytes(), "daftar.csv");
    let listing = read(as_text.path(), "daftar.csv").unwrap();
    let shown: Vec<_> = listing
        .documents
        .iter()
        .map(|one| (one.title.as_str(), one.indicators.iter().map(|id| id.as_str()).collect::<Vec<_>>(), one.date))
        .collect();
    let day = Some(jiff::civil::date(2023, 5, 2));
    assert_eq!(shown, [("Perwal SPBE", vec!["23", "12"], day), ("reviu", vec!["3"], None)]);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in TABLE.lines().enumerate() {
        for (column, cell) in line.split(';').enumerate() {
            sheet.write(row as u32, column as u16, cell).unwrap();
        }
    }
    let as_book = folder(&book.save_to_buffer().unwrap(), "daftar.xlsx");
    let other = read(as_book.path(), "daftar.xlsx").unwrap();
    let told = |listing: &Listing, folder: &Path| {
        let one = |one: &spbe_mandiri::exchange::Listed| {
            (
                one.path.strip_prefix(folder).unwrap().to_path_buf(),
                one.title.clone(),
                one.number.clone(),
                one.date,
                one.kind,
            )
        };
        listing.documents.iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(told(&listing, as_text.path()), told(&other, as_book.path()));
}

#[test]
fn every_fault_is_told_with_its_line_and_nothing_is_read() {
    let table = "Berkas;Indikator;Tanggal;Jenis\n;1;;\nada.pdf;1;;\nperwal.pdf;99;;\nperwal.pdf;1;kemarin;\nperwal.pdf;1;;buku\nperwal.pdf;1;;\n";
    let faults = refused(table);
    assert_eq!(faults.len(), 5, "{faults:?}");
    let begins = [
        "Baris 2: nama berkas kosong",
        "Baris 3: berkas ada.pdf tidak ada",
        "Baris 4: indikator 99",
        "Baris 5: kemarin bukan tanggal",
        "Baris 6: buku tidak dikenal",
    ];
    for (fault, begin) in faults.iter().zip(begins) {
        assert!(fault.starts_with(begin), "{fault}");
    }
    assert!(refused("Judul;Nomor\nA;1\n")[0].starts_with("Judul kolom tidak ditemukan"));
    assert!(refused("Berkas;Judul\n;\n")[0].contains("tidak mempunyai baris isi"));
}

#[test]
fn rows_of_one_file_are_one_document_where_they_say_the_same_of_it() {
    let table =
        "Berkas;Kode;Judul;Nomor\nperwal.pdf;1.a;;\nperwal.pdf;2.b;Perwal SPBE;12\nperwal.pdf;2.c;Perwal SPBE;\n";
    let folder = folder(table.as_bytes(), "daftar.csv");
    let listing = read(folder.path(), "daftar.csv").unwrap();
    let [one] = listing.documents.as_slice() else { panic!("{listing:?}") };
    assert_eq!((one.title.as_str(), one.number.as_str()), ("Perwal SPBE", "12"));
    assert_eq!(one.indicators.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    let faults = refused(&format!("{table}perwal.pdf;3;Peraturan lain;\n"));
    assert!(faults[0].starts_with("Baris 5: berkas perwal.pdf sudah ada"), "{faults:?}");
}

#[test]
fn no_file_from_outside_the_folder_is_ever_named() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("rahasia.pdf");
    put(&secret, b"%PDF-1.4");
    for name in ["../rahasia.pdf", "/etc/hostname", "sub/../../x", "..\\x", secret.to_str().unwrap(), "sub", "."] {
        let faults = refused(&format!("Berkas;Judul\n{name};A\n"));
        assert!(
            faults[0].contains("di luar folder") || faults[0].contains("tidak ada di folder"),
            "{name}: {faults:?}"
        );
    }
}

#[test]
fn what_a_document_says_of_itself_stays_and_the_rest_is_one_step_that_is_made_once() {
    let folder = folder(TABLE.as_bytes(), "daftar.csv");
    let listing = read(folder.path(), "daftar.csv").unwrap();
    let files =
        || -> Vec<_> { listing.paths().iter().map(|path| look_at_evidence(&SystemDisk, path).unwrap()).collect() };
    assert!(files().iter().all(|file| file.text == TextLayer::Unknown));
    let mut number = 0;
    let mut new_id = || {
        number += 1;
        format!("id-{number}")
    };
    let mut assessment = Assessment::default();
    let made = listing.registering(&assessment, files(), &mut new_id);
    assessment.apply(&rubric(), Edit::Many(made.edits), &author("Uji", 0)).unwrap();
    let register = assessment.register();
    let (id, first) = register[0];
    assert_eq!(
        (register.len(), first.kind.value, first.number.value.as_str()),
        (2, DocumentKind::Regulation, "12/2023")
    );
    assert_eq!(assessment.uses_of(id).len(), 2);
    let again = listing.registering(&assessment, files(), &mut new_id);
    assert_eq!(again.edits, []);
    // Another table of the same files: what stands in the register is not replaced.
    let mut other = listing.clone();
    other.documents[0].number = "99".to_owned();
    other.documents[1].number = "7".to_owned();
    let made = other.registering(&assessment, files(), &mut new_id);
    assessment.apply(&rubric(), Edit::Many(made.edits), &author("Uji", 1)).unwrap();
    let numbers: Vec<&str> = assessment.register().iter().map(|(_, one)| one.number.value.as_str()).collect();
    assert_eq!(numbers, ["12/2023", "7"]);
}
