//! `benchmark`: what it prints is what the rows say, an own table is taken whole or refused whole, and nothing is changed.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use serde_json::json;

use crate::cli::Desk;

const OWN: &str = "tahun;kategori;instansi;D1;D2;D3;D4;indeks;sumber\n2023;Kota;Kota A;3;3;3;3;3,00;Kepmen 108\n\
    2023;Kota;Kota B;5;5;5;5;5,00;Kepmen 108\n2023;Kabupaten;Kabupaten A;1;1;1;1;1,00;Kepmen 108\n";

fn example() -> Desk {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    desk
}

#[test]
fn the_example_is_placed_among_the_cities_and_all_and_text_and_data_say_the_same() {
    let desk = example();
    let before = fs::read(desk.path("contoh.ron")).unwrap();
    let index = &desk.json(&["score", "contoh.ron", "--json"])["index"]["rounded"];
    let found = desk.json(&["benchmark", "contoh.ron", "--json"]);
    assert_eq!((&found["index"], &found["table"]["year"], &found["own_row"]), (index, &json!(2024), &json!(null)));
    assert_eq!((&found["kind"]["among"], &found["all"]["among"]), (&json!(94), &json!(616)));
    assert_eq!(found["kind_average"]["index"], "3.39");
    assert_eq!(found["peers"].as_array().unwrap().len(), 10);
    assert_eq!((found["series"].as_array().unwrap().len(), &found["risers"]), (7, &json!(null)));
    let text = desk.done(&["benchmark", "contoh.ron"]);
    let kind = &found["kind"];
    let said = format!("Peringkat {} dari 94 kota, persentil {}", kind["rank"], kind["percentile"]);
    for wanted in [
        said.as_str(),
        "berbagi peringkat terbaik",
        "bulat ke bawah",
        "Tabel 8",
        "tabel hasil per instansi",
        "tidak ditemukan menurut namanya",
        "belum ada tabel hasil sebelum 2024",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    assert!(fs::read(desk.path("contoh.ron")).unwrap() == before);
}

#[test]
fn an_own_table_is_what_is_compared_with_and_tells_who_rose_since() {
    let desk = example();
    desk.put("tetangga.csv", OWN);
    let own = desk.json(&["benchmark", "contoh.ron", "--table", "tetangga.csv", "--json"]);
    assert_eq!(
        own["table"],
        json!({"year": 2023, "name": "tetangga", "group": "", "source": "Kepmen 108", "institutions": 3})
    );
    assert_eq!(own["kind"], json!({"rank": 2, "among": 3, "percentile": 66, "above": 1, "below": 1, "sharing": 0}));
    assert_eq!((&own["kind_average"]["index"], &own["averages_source"]), (&json!("4"), &json!(null)));
    let official = desk.json(&["benchmark", "contoh.ron", "--table", "tetangga.csv", "--year", "2024", "--json"]);
    assert_eq!((&official["table"]["year"], &official["risers"]["from"]), (&json!(2024), &json!(2023)));
    assert_eq!(official["risers"]["unmatched"], 93, "none of those names is in the official table");
    let wrong = desk.run(&["benchmark", "contoh.ron", "--year", "2019"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("yang ada: 2024"), "{}", wrong.err);
}

#[test]
fn a_group_of_peers_within_a_table_is_chosen_by_name_and_an_unknown_one_is_refused_with_those_there_are() {
    let desk = example();
    desk.put(
        "sebaya.csv",
        "tahun;kategori;instansi;indeks;kelompok\n2024;Kota;Kota A;3,00;Pesisir\n2024;Kota;Kota B;5,00;Pegunungan\n\
         2024;Kota;Kota C;4,00;pesisir kecil\n2024;Kabupaten;Kabupaten A;1,00;Pesisir\n",
    );
    let of = |group: &[&str]| {
        let arguments = [&["benchmark", "contoh.ron", "--table", "sebaya.csv", "--json"], group].concat();
        desk.json(&arguments)
    };
    let (all, coast) = (of(&[]), of(&["--group", "PESISIR"]));
    assert_eq!((&all["table"]["group"], &all["all"]["among"]), (&json!(""), &json!(5)));
    assert_eq!((&coast["table"]["group"], &coast["all"]["among"]), (&json!("Pesisir"), &json!(3)));
    assert_eq!((&coast["kind"]["among"], &coast["kind_average"]["index"]), (&json!(2), &json!("3")));
    let said = desk.done(&["benchmark", "contoh.ron", "--table", "sebaya.csv", "--group", "Pesisir"]);
    assert!(said.contains("dari 3 instansi kelompok Pesisir") && said.contains("Semua 2024"), "{said}");
    let wrong = desk.run(&["benchmark", "contoh.ron", "--table", "sebaya.csv", "--group", "Rawa"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("Pegunungan, Pesisir, pesisir kecil"), "{}", wrong.err);
    let none = desk.run(&["benchmark", "contoh.ron", "--group", "Pesisir"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("kolom kelompok"), "{}", none.err);
}

#[test]
fn a_wrong_table_is_refused_whole_with_its_lines() {
    let desk = example();
    desk.put("salah.csv", format!("{OWN}2023;Kota;Kota C;3;3;3;3;7;\n2023;Kota;kota a;3;3;3;3;3;\n"));
    let ran = desk.run(&["benchmark", "contoh.ron", "--table", "salah.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("Baris 5: 7 bukan angka") && ran.err.contains("Baris 6: kota a sudah ada"), "{}", ran.err);
    let missing = desk.run(&["benchmark", "contoh.ron", "--table", "tidak-ada.csv"]);
    assert_eq!(missing.code, 1);
}
