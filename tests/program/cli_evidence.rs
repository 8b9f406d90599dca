//! Evidence on the command line: taking files in, packing them, proving what was packed.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use serde_json::Value as Json;
use spbe_mandiri::{
    assessment::{Edit, Item, MOST_ITEMS},
    storage::{Mode, Opened, SystemDisk, missing, save},
};

use crate::{cli::Desk, support};

#[test]
fn files_are_taken_in_registered_and_tied_with_their_codes() {
    let desk = Desk::with_draft();
    desk.put("SK Tim.pdf", "%PDF-1.7\n%%EOF");
    desk.put("notula.txt", "isi");
    let first =
        desk.json(&["attach", "a.ron", "SK Tim.pdf", "notula.txt", "--indicator", "23", "--as", "Budi", "--json"]);
    let codes = |json: &Json| -> Vec<String> {
        let documents = json["documents"].as_array().unwrap().iter();
        documents
            .map(|one| format!("{} {}", one["code"].as_str().unwrap_or_default(), one["name"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(codes(&first), ["23.a SK Tim.pdf", "23.b notula.txt"]);
    let draft = desk.opened("a.ron").draft;
    let titles: Vec<&str> = draft.assessment.register().iter().map(|(_, one)| one.title.value.as_str()).collect();
    assert_eq!(titles, ["SK Tim", "notula"]);
    assert!(draft.assessment.register().iter().all(|(_, one)| one.title.by == "Budi"));
    assert_eq!(draft.assessment.evidence("23", 0).len(), 2);
    assert!(missing(&SystemDisk, &desk.path("a.bukti"), &draft.assessment).is_empty());
    assert_eq!(fs::read_to_string(desk.path("SK Tim.pdf")).unwrap(), "%PDF-1.7\n%%EOF");

    let twice = desk.done(&["attach", "a.ron", "SK Tim.pdf", "SK Tim.pdf"]);
    assert!(twice.contains("1 dokumen") && twice.matches("SK Tim.pdf").count() == 1, "{twice}");

    // The same file at another indicator is the same document.
    let said = desk.done(&["attach", "a.ron", "SK Tim.pdf", "--indicator", "1"]);
    assert!(said.contains("1.a") && said.contains("SK Tim.pdf") && said.contains("1 dokumen"), "{said}");
    desk.done(&["attach", "a.ron", "SK Tim.pdf", "--indicator", "1"]);
    let draft = desk.opened("a.ron").draft;
    assert_eq!((draft.assessment.register().len(), draft.assessment.evidence("1", 0).len()), (2, 1));
}

#[test]
fn a_name_that_carries_the_code_of_an_indicator_is_suggested_for_it() {
    let desk = Desk::with_draft();
    desk.put("Indikator28a-Perwal.pdf", "%PDF-1.7\n%%EOF");
    desk.put("notula.txt", "isi");
    let said = desk.done(&["attach", "a.ron", "Indikator28a-Perwal.pdf", "notula.txt"]);
    let named: Vec<&str> = said.lines().filter(|line| line.contains("menyebut indikator")).collect();
    assert!(matches!(named[..], [line] if line.contains("--indicator 28") && line.contains("Indikator28a")), "{said}");
    let said = desk.done(&["attach", "a.ron", "Indikator28a-Perwal.pdf", "--indicator", "28"]);
    assert!(!said.contains("menyebut indikator"), "{said}");
}

#[test]
fn what_is_no_document_is_taken_in_with_a_warning_and_not_called_ready_to_upload() {
    let desk = Desk::with_draft();
    desk.put("Notula.gdoc", "{\"url\":\"https://docs.google.com/open?id=1\"}");
    desk.put("Perwal.pdf", "<!DOCTYPE html><title>Sign in</title>");
    let ran = desk.run(&["attach", "a.ron", "Notula.gdoc", "Perwal.pdf", "--indicator", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("Notula.gdoc hanya penunjuk") && ran.err.contains("Perwal.pdf sebuah halaman web"),
        "{}",
        ran.err
    );
    let checked = desk.run(&["check", "a.ron"]);
    assert!(checked.out.matches("K34").count() == 2, "{}", checked.out);
    let packed = desk.run(&["package", "a.ron", "-o", "p.zip"]);
    assert!(packed.code == 1 && !packed.out.contains("dapat diunggah"), "{}", packed.out);
}

#[test]
fn the_same_bytes_under_another_name_are_kept_once_and_uploaded_under_the_name_given() {
    let desk = Desk::with_draft();
    desk.put("indikator5.pdf", "%PDF-1.7\n%%EOF");
    desk.put("indikator6.pdf", "%PDF-1.7\n%%EOF");
    desk.done(&["attach", "a.ron", "indikator5.pdf", "--indicator", "5"]);
    let said = desk.done(&["attach", "a.ron", "indikator6.pdf", "--indicator", "6"]);
    assert!(said.contains("Isi indikator6.pdf sama dengan indikator5.pdf"), "{said}");
    let draft = desk.opened("a.ron").draft;
    assert_eq!(draft.assessment.register().len(), 1);
    let packed = desk.done(&["package", "a.ron", "-o", "p.zip", "--json"]);
    assert!(packed.contains("6.a.indikator6.pdf"), "{packed}");
    let proved = desk.done(&["verify", "p.zip"]);
    assert!(proved.contains("Semua terbukti"), "{proved}");
}

#[test]
fn one_file_that_cannot_be_taken_in_changes_nothing_in_the_draft() {
    let desk = Desk::with_draft();
    let before = fs::read(desk.path("a.ron")).unwrap();
    desk.put("ada.txt", "isi");
    desk.put("kosong.txt", "");
    for wrong in ["kosong.txt", "data", "tidak-ada.txt"] {
        let ran = desk.run(&["attach", "a.ron", "ada.txt", wrong]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains(wrong) && ran.err.contains("a.ron tidak diubah"), "{}", ran.err);
        assert_eq!(fs::read(desk.path("a.ron")).unwrap(), before);
    }
}

/// The process of this number cannot exist.
const NOBODY: u32 = u32::MAX;

#[test]
fn what_a_killed_export_left_goes_with_the_next_one_into_that_folder() {
    let desk = Desk::with_draft();
    fs::create_dir(desk.path("hasil")).unwrap();
    let left = |number: u32, old: bool| {
        let path = desk.path(&format!("hasil/.spbe-mandiri-{NOBODY}-{number}.tmp"));
        support::put(&path, b"sebagian");
        if old {
            let then = std::time::SystemTime::UNIX_EPOCH;
            fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
        }
        path
    };
    let exports: [&[&str]; 4] = [
        &["report", "a.ron", "-o", "hasil/a.pdf", "--variant", "form"],
        &["report", "a.ron", "-o", "hasil/a.xlsx"],
        &["package", "a.ron", "-o", "hasil/a.zip"],
        &["portfolio", ".", "-o", "hasil/ikhtisar.pdf"],
    ];
    for export in exports {
        let (old, young) = (left(0, true), left(1, false));
        desk.run(export);
        assert_eq!((old.exists(), young.exists()), (false, true), "{export:?}");
    }
}

#[test]
fn the_example_is_packed_and_its_package_report_and_draft_are_proved() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    assert!(desk.done(&["verify", "contoh.ron"]).contains("Semua terbukti"));
    let packed = desk.run(&["package", "contoh.ron", "-o", "paket.zip"]);
    assert!(packed.out.contains("12.Bukti-dukung.zip") && packed.out.contains("47 indikator"), "{}", packed.out);
    // The line of the draft in the package apart.
    let held = packed.out.lines().filter(|line| line.contains("jangan diunggah") && !line.contains("penilaian.ron"));
    assert_eq!((packed.code, held.count()), (1, 1), "a page of a login is no document");
    assert!(packed.out.contains("Berkas penilaian.ron di dalam paket memuat seluruh isian, termasuk biaya"));
    let again: Json =
        serde_json::from_str(&desk.run(&["package", "contoh.ron", "-o", "paket.zip", "--json"]).out).unwrap();
    assert_eq!(again["uploads"].as_array().unwrap().len(), 47);
    desk.done(&["report", "contoh.ron", "-o", "laporan.pdf"]);
    for file in ["paket.zip", "laporan.pdf"] {
        let found = desk.json(&["verify", file, "contoh.ron", "--json"]);
        assert_eq!((&found["proved"], &found["claims"].as_array().unwrap().is_empty()), (&Json::Bool(true), &false));
    }
    desk.put("tabel.csv", "indikator,tingkat\n1,3\n");
    desk.done(&["import", "contoh.ron", "tabel.csv", "--overwrite"]);
    for file in ["paket.zip", "laporan.pdf"] {
        let ran = desk.run(&["verify", file, "contoh.ron"]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains("berbeda dari penilaian pembanding"), "{}", ran.out);
    }
}

#[test]
fn a_package_is_refused_in_words_and_nothing_is_overwritten() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "contoh.ron"]);
    desk.put("catatan.zip", "penting");
    let ran = desk.run(&["package", "contoh.ron", "-o", "catatan.zip"]);
    assert_eq!((ran.code, fs::read(desk.path("catatan.zip")).unwrap()), (1, b"penting".to_vec()));
    assert!(ran.err.contains("catatan.zip"), "{}", ran.err);
    fs::remove_dir_all(desk.path("contoh.bukti")).unwrap();
    let ran = desk.run(&["package", "contoh.ron", "-o", "paket.zip"]);
    assert_eq!((ran.code, desk.path("paket.zip").exists()), (1, false));
    assert!(ran.err.contains("1.a Peraturan Wali Kota Contoh tentang Penyelenggaraan SPBE"), "{}", ran.err);
    assert_eq!(desk.run(&["verify", "contoh.ron"]).code, 1);
    assert_eq!(desk.run(&["verify"]).code, 2);
    assert_eq!(desk.run(&["package", "contoh.ron", "-o", "paket.pdf"]).code, 2);
    assert_eq!(desk.run(&["verify", "tidak-ada.zip"]).code, 1);
}

#[test]
fn files_beyond_the_limit_are_refused_before_any_is_taken_in_and_the_draft_stays_as_it_was() {
    let desk = Desk::with_draft();
    let Opened { mut draft, rubric, .. } = desk.opened("a.ron");
    let documents = (1..MOST_ITEMS).map(|number| Edit::Create(Item::Document(format!("dok-{number}").into())));
    draft.assessment.apply(&rubric, Edit::Many(documents.collect()), &support::author("Ana", 0)).unwrap();
    save(&SystemDisk, &desk.path("a.ron"), &draft, Mode::Replace).unwrap();
    let before = fs::read(desk.path("a.ron")).unwrap();
    desk.put("satu.txt", "satu");
    desk.put("dua.txt", "dua");
    let ran = desk.run(&["attach", "a.ron", "satu.txt", "dua.txt", "--indicator", "3"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("paling banyak 10.000 butir") && ran.err.contains("10.001"), "{}", ran.err);
    assert_eq!(fs::read(desk.path("a.ron")).unwrap(), before);
    assert!(!desk.path("a.bukti").exists());

    desk.done(&["attach", "a.ron", "satu.txt", "--indicator", "3"]);
    assert_eq!(desk.opened("a.ron").draft.assessment.documents.len(), MOST_ITEMS);
    assert!(desk.done(&["score", "a.ron"]).contains("0 dari 47"));
}

#[test]
fn a_folder_with_a_table_is_shown_first_and_taken_in_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.done(&["new", "a.ron", "--institution", "Kota Uji", "--kind", "kota", "--year", "2024"]);
    fs::create_dir(desk.path("bukti")).unwrap();
    desk.put("bukti/perwal.pdf", "%PDF-1.4 satu");
    desk.put("bukti/reviu.pdf", "%PDF-1.4 dua");
    desk.put("bukti/daftar.csv", "Indikator;Judul;Nomor;Berkas\n1, 2;Perwal;12/2023;perwal.pdf\n;Reviu;;reviu.pdf\n");
    desk.put("bukti/salah.csv", "Indikator;Judul;Berkas\n1;Perwal;perwal.pdf\n1;Hilang;hilang.pdf\n");
    let before = fs::read(desk.path("a.ron")).unwrap();
    let shown = desk.done(&["attach", "a.ron", "--table", "bukti/daftar.csv", "--list"]);
    assert!(shown.contains("1, 2") && shown.contains("Perwal") && shown.contains("2 dokumen dalam"), "{shown}");
    let ran = desk.run(&["attach", "a.ron", "--table", "bukti/salah.csv"]);
    assert!(ran.code == 1 && ran.err.contains("Baris 3: berkas hilang.pdf tidak ada"), "{}", ran.err);
    assert!(fs::read(desk.path("a.ron")).unwrap() == before, "nothing was taken");
    desk.done(&["attach", "a.ron", "--table", "bukti/daftar.csv"]);
    let assessment = desk.opened("a.ron").draft.assessment;
    assert_eq!((assessment.register().len(), assessment.evidence("2", 0).len()), (2, 1));
    desk.done(&["attach", "a.ron", "--table", "bukti/daftar.csv"]);
    assert_eq!(desk.opened("a.ron").draft.assessment.register().len(), 2, "the same once more is nothing new");
    assert_eq!(desk.run(&["attach", "a.ron"]).code, 2);
    assert_eq!(desk.run(&["attach", "a.ron", "--list"]).code, 2);
    assert_eq!(desk.run(&["attach", "a.ron", "x.pdf", "--table", "bukti/daftar.csv"]).code, 2);
}

/// What a person types by mistake must not take evidence away, under whatever name the folder is reached.
#[test]
fn nothing_is_written_into_the_store_of_evidence() {
    let desk = Desk::new();
    desk.done(&["example", "-o", "a.ron"]);
    let store = desk.path("a.bukti");
    let inside = fs::read_dir(&store).unwrap().next().unwrap().unwrap().path();
    let kept = fs::read_dir(&inside).unwrap().next().unwrap().unwrap().path();
    let before = fs::read(&kept).unwrap();
    let name = kept.with_extension("pdf");
    fs::rename(&kept, &name).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&name, desk.path("jalan.pdf")).unwrap();
    for place in [name.to_str().unwrap(), "jalan.pdf", "a.bukti/baru.pdf", "./a.bukti/../a.bukti/baru.pdf"] {
        let ran = desk.run(&["report", "a.ron", "-o", place, "--overwrite"]);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{place}");
        assert!(ran.err.contains("simpanan bukti"), "{}", ran.err);
    }
    for place in ["a.bukti/baru.zip", "a.bukti/baru.xlsx"] {
        let command = if place.ends_with("zip") { "package" } else { "report" };
        assert_eq!(desk.run(&[command, "a.ron", "-o", place, "--overwrite"]).code, 1, "{place}");
        assert!(!desk.path(place).exists());
    }
    assert!(fs::read(&name).unwrap() == before);
}

#[test]
fn only_an_earlier_year_of_the_same_institution_is_compared_with() {
    let desk = Desk::new();
    let new = |name: &str, institution: &str, kind: &str, year: &str| {
        desk.done(&["new", name, "--institution", institution, "--kind", kind, "--year", year, "--as", "Ana"]);
        desk.put("t.csv", "indikator;tingkat\n1;3\n2;4\n");
        desk.done(&["import", name, "t.csv", "--as", "Ana"]);
    };
    new("a.ron", "Kota Uji", "kota", "2024");
    new("lalu.ron", "kota  uji", "kota", "2023");
    new("nanti.ron", "Kota Uji", "kota", "2030");
    new("lain.ron", "Kabupaten Lain", "kabupaten", "2023");
    let compared = |with: &str| desk.run(&["report", "a.ron", "-o", "b.pdf", "--variant", "years", "--before", with]);
    assert_eq!(compared("lalu.ron").code, 0);
    for (with, why) in [("nanti.ron", "2030"), ("a.ron", "2024"), ("lain.ron", "Kabupaten Lain")] {
        let ran = compared(with);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{with}");
        assert!(ran.err.contains(with) && ran.err.contains(why), "{}", ran.err);
    }
}
