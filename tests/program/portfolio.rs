//! `portfolio`: every file of a folder is ranked or named with its reason, and nothing but the program's own folder is
//! written.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value as Json, json};

use crate::cli::Desk;

/// A draft of a city with every indicator at a level.
fn draft(desk: &Desk, path: &str, name: &str, year: &str, level: u8, count: usize) {
    desk.done(&["new", path, "--institution", name, "--kind", "kota", "--year", year, "--as", "Ana"]);
    if count > 0 {
        let rows: String = (1..=count).map(|number| format!("{number};{level}\n")).collect();
        desk.put("t.csv", format!("indikator;tingkat\n{rows}"));
        desk.done(&["import", path, "t.csv", "--as", "Ana"]);
    }
}

fn folder(desk: &Desk, name: &str) {
    fs::create_dir_all(desk.path(name)).unwrap();
}

fn read(ran: &crate::cli::Ran) -> Json {
    serde_json::from_str(&ran.out).unwrap()
}

fn names(found: &Json) -> Vec<&str> {
    found["institutions"].as_array().unwrap().iter().map(|one| one["institution"].as_str().unwrap()).collect()
}

/// Every file below a folder with its bytes and time.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let about = fs::symlink_metadata(&path).unwrap();
        if about.is_dir() {
            found.extend(everything(&path));
        } else {
            let bytes = if about.is_file() { fs::read(&path).unwrap_or_default() } else { Vec::new() };
            found.insert(path, (bytes, about.modified().unwrap()));
        }
    }
    found
}

#[test]
fn drafts_and_reports_are_ranked_with_the_figures_that_score_prints_and_the_folder_stays_as_it_is() {
    let desk = Desk::new();
    folder(&desk, "semua/dalam");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 4, 47);
    draft(&desk, "semua/dalam/b.ron", "Kota Dua", "2024", 3, 47);
    draft(&desk, "semua/a23.ron", "Kota Satu", "2023", 2, 47);
    draft(&desk, "semua/c.ron", "Kota Tiga", "2024", 5, 10);
    draft(&desk, "laporan.ron", "Kota Empat", "2024", 2, 47);
    desk.run(&["report", "laporan.ron", "-o", "semua/empat.pdf"]);
    let before = everything(&desk.path("semua"));
    let found = desk.json(&["portfolio", "semua", "--json"]);
    assert_eq!(names(&found), ["Kota Satu", "Kota Dua", "Kota Empat", "Kota Tiga"]);
    let ranks: Vec<&Json> = found["institutions"].as_array().unwrap().iter().map(|one| &one["rank"]).collect();
    assert_eq!(ranks, [&json!(1), &json!(2), &json!(3), &Json::Null]);
    let first = &found["institutions"][0];
    assert_eq!((&first["moved"]["since"], &first["moved"]["exact"]), (&json!(2023), &json!("2")));
    assert_eq!((&first["report"], &found["institutions"][2]["report"]), (&json!(false), &json!(true)));
    for (place, path) in [(0, "semua/a.ron"), (1, "semua/dalam/b.ron"), (3, "semua/c.ron")] {
        let one = &found["institutions"][place];
        let score = desk.json(&["score", path, "--json"]);
        assert_eq!(one["index"], score["index"], "{path}");
        assert_eq!(one["index_highest"]["exact"], score["index_highest"]["exact"], "{path}");
        assert_eq!((&one["answered"], &one["total"]), (&score["answered"], &score["total"]));
        for (domain, scored) in one["domains"].as_array().unwrap().iter().zip(score["domains"].as_array().unwrap()) {
            assert_eq!((&domain["id"], &domain["exact"]), (&scored["id"], &scored["exact"]));
        }
        let check: Json = serde_json::from_str(&desk.run(&["check", path, "--json"]).out).unwrap();
        for severity in ["required", "advised", "notices"] {
            assert_eq!(one[severity], check[severity], "{path} {severity}");
        }
    }
    // A second look, from what was kept, says the same; another year is asked for by name.
    assert_eq!(desk.json(&["portfolio", "semua", "--json"]), found);
    assert_eq!(names(&desk.json(&["portfolio", "semua", "--year", "2023", "--json"])), ["Kota Satu"]);
    let text = desk.done(&["portfolio", "semua"]);
    for part in ["Kota Satu", "4,00", "+2,00", "≥ ", "3 dari 4", "tahun 2023"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let none = desk.run(&["portfolio", "semua", "--year", "1999"]);
    assert!(none.code == 1 && none.out.is_empty() && none.err.contains("2023"), "{}", none.err);
    assert!(everything(&desk.path("semua")) == before, "the folder was only read");
}

#[test]
fn copies_and_earlier_revisions_are_named_and_not_counted() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 3, 40);
    fs::copy(desk.path("semua/a.ron"), desk.path("semua/lama.ron")).unwrap();
    desk.put("t.csv", "indikator;tingkat\n47;4\n");
    desk.done(&["import", "semua/a.ron", "t.csv", "--as", "Ana"]);
    fs::copy(desk.path("semua/a.ron"), desk.path("semua/salinan.ron")).unwrap();
    let ran = desk.run(&["portfolio", "semua", "--json"]);
    let found = read(&ran);
    assert_eq!((ran.code, names(&found)), (0, vec!["Kota Satu"]));
    assert_eq!(found["institutions"][0]["answered"], 41);
    let aside: Vec<&str> =
        found["not_counted"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert_eq!(aside, ["semua/lama.ron", "semua/salinan.ron"]);
    assert!(ran.err.contains("lama.ron") && ran.err.contains("salinan.ron"), "{}", ran.err);
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason_and_never_passed_over() {
    let desk = Desk::new();
    folder(&desk, "semua/folder.ron");
    draft(&desk, "semua/baik.ron", "Kota Baik", "2024", 3, 47);
    let good = fs::read_to_string(desk.path("semua/baik.ron")).unwrap();
    desk.put("semua/kosong.ron", "");
    desk.put("semua/potong.ron", &good[..good.len() / 2]);
    desk.put("semua/ubah.ron", good.replacen("Kota Baik", "Kota Buruk", 1));
    desk.put("semua/baru.ron", good.replacen("version: (2,", "version: (3,", 1));
    desk.put("semua/lain.ron", "(apa: \"saja\")");
    desk.put("semua/biner.ron", [0xff, 0xfe, 0x00, 0x01, 0x80]);
    desk.put("semua/lain.pdf", "%PDF-1.7\n%%EOF\n");
    desk.put("semua/catatan.txt", "bukan untuk dibaca");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("semua"), desk.path("semua/lingkar")).unwrap();
        std::os::unix::fs::symlink(desk.path("tiada.ron"), desk.path("semua/putus.ron")).unwrap();
        std::process::Command::new("mkfifo").arg(desk.path("semua/pipa.ron")).status().unwrap();
    }
    let ran = desk.run(&["portfolio", "semua", "--json"]);
    let found = read(&ran);
    assert_eq!((ran.code, names(&found)), (1, vec!["Kota Baik"]), "{}", ran.err);
    let bad: BTreeMap<&str, &str> = found["bad"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["path"].as_str().unwrap(), one["reason"].as_str().unwrap()))
        .collect();
    let mut wanted =
        vec!["baru.ron", "biner.ron", "folder.ron", "kosong.ron", "lain.pdf", "lain.ron", "potong.ron", "ubah.ron"];
    if cfg!(unix) {
        wanted.extend(["pipa.ron", "putus.ron"]);
    }
    wanted.sort_unstable();
    let named: Vec<&str> = bad.keys().map(|path| path.strip_prefix("semua/").unwrap()).collect();
    assert_eq!(named, wanted);
    for (path, reason) in &bad {
        assert!(reason.contains(path) && ran.err.contains(reason), "{path}: {reason}\n{}", ran.err);
    }
    assert_eq!(desk.run(&["portfolio", "tiada"]).code, 1);
}

#[test]
fn what_is_kept_is_never_believed_over_a_file_that_changed() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 3, 47);
    let index = |desk: &Desk| {
        let found = desk.json(&["portfolio", "semua", "--json"]);
        found["institutions"][0]["index"]["rounded"].as_str().unwrap().to_owned()
    };
    assert_eq!(index(&desk), "3.00");
    let kept = desk.path("data/portofolio");
    let place = fs::read_dir(&kept).unwrap().next().unwrap().unwrap().path();
    // Another draft of the same length and time in its place.
    let path = desk.path("semua/a.ron");
    let about = fs::metadata(&path).unwrap();
    desk.put("t.csv", format!("indikator;tingkat\n{}", (1..=47).map(|n| format!("{n};4\n")).collect::<String>()));
    desk.done(&["import", "semua/a.ron", "t.csv", "--overwrite", "--as", "Ana"]);
    fs::File::options().write(true).open(&path).unwrap().set_modified(about.modified().unwrap()).unwrap();
    assert_eq!(index(&desk), "4.00");
    // Forged and damaged: dropped without a word.
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains("Kota Satu"));
    for forged in [text.replace("\"index\":\"4\"", "\"index\":\"5\""), text[..text.len() / 2].to_owned(), String::new()]
    {
        assert_ne!(forged, text);
        crate::support::put(&place, forged.as_bytes());
        assert_eq!(index(&desk), "4.00");
        assert_eq!(fs::read_to_string(&place).unwrap(), text, "it was written anew");
    }
    crate::support::put(&place, &[0xff; 100]);
    assert_eq!(index(&desk), "4.00");
}

#[test]
fn tables_hold_every_row_and_run_no_formula() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "=1+1;\"x\"", "2024", 3, 47);
    draft(&desk, "semua/b.ron", "Kota Dua", "2024", 4, 46);
    let written = desk.done(&["portfolio", "semua", "--csv", "t1.csv", "-o", "t1.xlsx"]);
    assert!(written.contains("t1.csv") && written.contains("t1.xlsx"), "{written}");
    let csv = fs::read_to_string(desk.path("t1.csv")).unwrap();
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    let width = rows[0].split(';').count();
    assert!(rows[1].split(';').count() == width && rows[1].contains(";Kota Dua;Kota;2024;"), "{csv}");
    assert!(rows[1].starts_with(';'), "a lower bound has no rank: {csv}");
    assert!(rows[2].starts_with("1;\"'=1+1;\"\"x\"\"\";"), "{csv}");
    assert_eq!(&fs::read(desk.path("t1.xlsx")).unwrap()[..2], b"PK");
    // What lies there is not replaced unless that is asked for.
    desk.put("t1.csv", "milik orang");
    assert_eq!(desk.run(&["portfolio", "semua", "--csv", "t1.csv"]).code, 1);
    assert_eq!(fs::read(desk.path("t1.csv")).unwrap(), b"milik orang");
    desk.done(&["portfolio", "semua", "--csv", "t1.csv", "--overwrite"]);
    assert_eq!(fs::read_to_string(desk.path("t1.csv")).unwrap(), csv);
    for wrong in [["--csv", "a.txt"], ["-o", "a.txt"], ["--year", "dua"]] {
        assert_eq!(desk.run(&["portfolio", "semua", wrong[0], wrong[1]]).code, 2, "{wrong:?}");
    }
}

#[test]
fn where_one_of_several_files_may_not_be_written_none_is() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 3, 47);
    desk.put("milik.xlsx", "milik orang");
    fs::create_dir(desk.path("folder.csv")).unwrap();
    for [csv, other, refused] in [
        ["tabel.csv", "milik.xlsx", "milik.xlsx"],
        ["tabel.csv", "tiada/t.pdf", "tiada"],
        ["tabel.csv", "semua/a.ron.bukti/t.pdf", "bukti"],
        ["folder.csv", "t.xlsx", "folder.csv"],
    ] {
        let ran = desk.run(&["portfolio", "semua", "--csv", csv, "-o", other]);
        assert!(
            ran.code == 1 && ran.out.is_empty() && ran.err.contains(refused),
            "{csv} {other}: {}{}",
            ran.out,
            ran.err
        );
        assert!(!desk.path("tabel.csv").exists() && !desk.path("t.xlsx").exists(), "{csv} {other}");
    }
    assert_eq!(fs::read(desk.path("milik.xlsx")).unwrap(), b"milik orang");
}

#[test]
fn nothing_in_the_folder_that_is_read_is_ever_replaced() {
    let desk = Desk::new();
    folder(&desk, "semua/dalam");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 3, 47);
    desk.run(&["report", "semua/a.ron", "-o", "semua/dalam/laporan.pdf"]);
    draft(&desk, "semua/b.ron", "Kota Dua", "2024", 3, 47);
    desk.put("semua/tabel.csv", "milik orang");
    desk.put("semua/buku.xlsx", "milik orang");
    #[cfg(unix)]
    std::os::unix::fs::symlink(desk.path("semua"), desk.path("pintasan")).unwrap();
    let before = everything(&desk.path("semua"));
    let mut places = vec![
        ["-o", "semua/dalam/laporan.pdf"],
        ["-o", "semua/../semua/dalam/laporan.pdf"],
        ["-o", "semua/buku.xlsx"],
        ["--csv", "semua/tabel.csv"],
    ];
    if cfg!(unix) {
        places.extend([["-o", "pintasan/dalam/laporan.pdf"], ["--csv", "pintasan/tabel.csv"]]);
    }
    for folder in ["semua", "./semua/../semua"] {
        for [option, place] in &places {
            let ran = desk.run(&["portfolio", folder, option, place, "--overwrite"]);
            assert!(ran.code == 1 && ran.err.contains("folder yang dibaca"), "{folder} {place}: {}", ran.err);
            assert!(everything(&desk.path("semua")) == before, "{folder} {place}");
        }
    }
    // A new file is no replacement, and elsewhere what was asked for is done.
    assert_eq!(desk.run(&["portfolio", "semua", "--csv", "semua/baru.csv"]).code, 0);
    desk.put("luar.csv", "lama");
    assert_eq!(desk.run(&["portfolio", "semua", "--csv", "luar.csv", "--overwrite"]).code, 0);
    assert_eq!(fs::read(desk.path("luar.csv")).unwrap(), fs::read(desk.path("semua/baru.csv")).unwrap());
}

#[test]
fn a_name_too_long_for_a_cell_stops_no_table() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 3, 47);
    let name = "Kota Panjang ".repeat(3_000);
    draft(&desk, "semua/b.ron", name.trim(), "2024", 4, 47);
    desk.done(&["portfolio", "semua", "-o", "t.xlsx", "--csv", "tabel.csv"]);
    assert!(fs::read_to_string(desk.path("tabel.csv")).unwrap().contains(name.trim()));
    assert_eq!(&fs::read(desk.path("t.xlsx")).unwrap()[..2], b"PK");
}

#[test]
fn the_overview_prints_every_institution_and_every_file_that_is_not_in_it_and_is_the_same_each_time() {
    let desk = Desk::new();
    folder(&desk, "semua");
    draft(&desk, "semua/a.ron", "Kota Satu", "2024", 4, 47);
    draft(&desk, "semua/b.ron", "Kota Dua", "2024", 3, 40);
    draft(&desk, "semua/a23.ron", "Kota Satu", "2023", 3, 47);
    desk.put("semua/rusak.ron", "");
    fs::copy(desk.path("semua/a.ron"), desk.path("semua/salinan.ron")).unwrap();
    for out in ["satu.pdf", "dua.pdf"] {
        assert_eq!(desk.run(&["portfolio", "semua", "-o", out]).code, 1);
    }
    let bytes = fs::read(desk.path("satu.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes == fs::read(desk.path("dua.pdf")).unwrap());
    let text =
        std::process::Command::new("pdftotext").arg("-layout").arg(desk.path("satu.pdf")).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    for part in ["Kota Satu", "Kota Dua", "4,00", "+1,00", "≥", "rusak.ron", "salinan.ron", "Naik paling banyak"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}
