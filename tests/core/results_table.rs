//! Tables of published results that somebody adds: taken whole or refused whole, with every fault and its line.
#![allow(clippy::unwrap_used, reason = "a table that is refused where it should not be must stop the test")]

use std::fmt::Write as _;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::Kind,
    exchange::{ResultsFault, results_from_bytes},
    insight::{PublishedTable, as_printed},
    rubric::Exact,
    words::{Sentence as _, Words, rounded},
};

use crate::support::rubric;

fn exact(hundredths: i64) -> Exact {
    Exact::new(hundredths.into(), 100.into())
}

fn own_table(text: &str) -> Vec<PublishedTable> {
    results_from_bytes(text.as_bytes(), "tabel", &rubric()).unwrap()
}

fn refused(text: &str) -> Vec<String> {
    let error = results_from_bytes(text.as_bytes(), "tabel", &rubric()).unwrap_err();
    error.faults.iter().map(|fault| fault.sentence_in(Words::indonesian())).collect()
}

const HEAD: &str = "tahun;kategori;instansi;D1;D2;D3;D4;indeks";

#[test]
fn a_table_in_the_form_of_the_official_one_is_read_whatever_its_separator_and_titles() {
    let official = "tahun,kategori,wilayah_tabel,instansi,D1_kebijakan,D2_tatakelola,D3_manajemen,D4_layanan,indeks_spbe,\
                    predikat\n2023,Setjen Lembaga Negara,,Sekretariat Jenderal Contoh,3.80,2.90,1.00,3.74,3.08,Baik\n";
    let read = own_table(official);
    let row = &read[0].rows[0];
    assert_eq!((read[0].year, row.kind, row.index.clone(), row.domains.len()), (2023, Kind::Body, exact(308), 4));
    assert_eq!(row.domains["3"], exact(100));
    let titled = format!("Hasil evaluasi\n\n{HEAD}\n2023;kota;  Kota   A ;3;-;;2,155;2,345\n;;;;;;;\n");
    let read = own_table(&titled);
    let row = &read[0].rows[0];
    assert_eq!(
        (row.name.as_str(), &row.index, row.domains.len()),
        ("Kota A", &exact(235), 2),
        "printed with two decimals"
    );
    assert_eq!(row.domains["4"], exact(216));
    assert_eq!(read[0].source, "tabel", "without a source the file is it");
}

#[test]
fn two_columns_of_one_meaning_are_refused_by_name_whichever_they_are() {
    for (head, named) in [
        ("tahun;kategori;instansi;indeks;Indeks", "indeks dan Indeks"),
        ("tahun;kategori;instansi;indeks;Indeks SPBE", "indeks dan Indeks SPBE"),
        ("tahun;Tahun;kategori;instansi;indeks", "tahun dan Tahun"),
        ("tahun;kategori;jenis;instansi;indeks", "kategori dan jenis"),
        ("tahun;kategori;instansi;nama instansi;indeks", "instansi dan nama instansi"),
        ("tahun;kategori;instansi;D1;D1 kebijakan;indeks", "D1 dan D1 kebijakan"),
        ("tahun;kategori;instansi;indeks;sumber;sumber", "sumber dan sumber"),
        ("tahun;kategori;instansi;indeks;kelompok;kelompok", "kelompok dan kelompok"),
    ] {
        let said = refused(&format!("{head}\n2023;Kota;Kota A;3;3;3\n"));
        assert!(said.len() == 1 && said[0].contains(named) && said[0].contains("Baris 1"), "{head}: {said:?}");
    }
    let said = refused("tahun;kategori;instansi;indeks\n");
    assert!(said.len() == 1 && said[0].contains("satu instansi per baris"), "{said:?}");
}

#[test]
fn a_wrong_row_refuses_the_whole_table_and_every_fault_is_said_with_its_line() {
    let rows = [
        ("dua ribu;Kota;A;1;1;1;1;3", "bukan tahun"),
        ("1999;Kota;B;1;1;1;1;3", "bukan tahun"),
        ("2023;Kecamatan;C;1;1;1;1;3", "tidak dikenal"),
        ("2023;Kota;;1;1;1;1;3", "nama instansi kosong"),
        ("2023;Kota;D;1;1;1;1;", "indeks kosong"),
        ("2023;Kota;E;1;1;1;1;5,01", "bukan angka"),
        ("2023;Kota;F;0;1;1;1;3", "bukan angka"),
        ("2023;Kota;G;1;1;1;1;NaN", "bukan angka"),
        ("2023;Kota;H;1;1;1;1;3e0", "bukan angka"),
        ("2023;Kota;sah;1;1;1;1;3", ""),
        ("2023;Kota;SAH;1;1;1;1;3", "sudah ada pada baris 11"),
    ];
    let text: String = rows.iter().fold(format!("{HEAD}\n"), |text, (row, _)| text + row + "\n");
    let said = refused(&text);
    let wrong: Vec<(usize, &str)> = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, why))| !why.is_empty())
        .map(|(place, (_, why))| (place + 2, *why))
        .collect();
    assert_eq!(said.len(), wrong.len(), "{said:#?}");
    for (said, (line, why)) in said.iter().zip(wrong) {
        assert!(said.starts_with(&format!("Baris {line}: ")) && said.contains(why), "{said}");
    }
    assert!(refused("a;b;c\n1;2;3\n")[0].contains("Judul kolom"));
    assert!(refused(&format!("{HEAD}\n"))[0].contains("baris isi"));
    let hostile = results_from_bytes(b"PK\x03\x04rusak", "tabel", &rubric()).unwrap_err();
    assert!(matches!(hostile.faults[..], [ResultsFault::Table(_)]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_as_a_table_is_read_back(rows in prop::collection::vec((0_usize..6, 100_i64..=500), 1..40)) {
        let mut text = format!("{HEAD}\n");
        for (place, (kind, index)) in rows.iter().enumerate() {
            let shown = rounded(&exact(*index), 2).replace('.', ",");
            writeln!(text, "2023;{};Instansi {place};;;;;{shown}", Kind::ALL[*kind].code()).unwrap();
        }
        let read = own_table(&text);
        prop_assert_eq!(read.len(), 1);
        let found: Vec<(Kind, Exact)> = read[0].rows.iter().map(|row| (row.kind, row.index.clone())).collect();
        let wanted: Vec<(Kind, Exact)> =
            rows.iter().map(|(kind, index)| (Kind::ALL[*kind], as_printed(&exact(*index)))).collect();
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn no_bytes_at_all_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = results_from_bytes(&bytes, "tabel", &rubric());
    }
}
