//! The logo of an institution, from the file to the cover: with the draft wherever that goes.
#![allow(clippy::unwrap_used, reason = "a program that does not run must stop the test")]

use std::fs;

use crate::{
    cli::Desk,
    support::{
        logos::EMBLEM,
        pdf_file::PdfFile,
        printed_report::{FILE, LOGO},
    },
};

/// The gaps alone: the shortest report with a cover that carries its draft.
const SHORT: [&str; 3] = ["report", "--variant", "gaps"];

fn report(desk: &Desk, draft: &str, out: &str) -> Vec<u8> {
    desk.done(&[SHORT[0], draft, "-o", out, SHORT[1], SHORT[2]]);
    fs::read(desk.path(out)).unwrap()
}

fn with_logo() -> Desk {
    let desk = Desk::with_draft();
    desk.put("lambang.svg", EMBLEM);
    let said = desk.done(&["logo", "a.ron", "lambang.svg", "--as", "Ana"]);
    assert!(said.contains("520 × 614") && said.contains("lambang.svg"), "{said}");
    desk
}

#[test]
fn a_report_with_a_logo_is_made_again_of_itself_alone_and_the_draft_in_it_has_the_logo() {
    let desk = with_logo();
    let made = report(&desk, "a.ron", "a.pdf");
    fs::create_dir(desk.path("kirim")).unwrap();
    desk.put("kirim/laporan.pdf", &made);
    let verified = desk.run(&["verify", "kirim/laporan.pdf", "--json"]);
    let proved: serde_json::Value = serde_json::from_str(&verified.out).unwrap();
    assert_eq!(proved["proved"], serde_json::Value::Bool(true), "{proved}");
    assert_eq!(desk.run(&["extract", "kirim/laporan.pdf", "-o", "kirim/keluar.ron"]).code, 0);
    let logo = |name: &str| desk.opened(name).draft.assessment.institution.logo.value;
    assert!(logo("kirim/keluar.ron").is_some() && logo("kirim/keluar.ron") == logo("a.ron"));
    assert!(report(&desk, "kirim/keluar.ron", "kirim/lagi.pdf") == made, "the same bytes, from elsewhere");
    // Next year begins with it.
    desk.done(&["new", "b.ron", "--from", "a.ron", "--year", "2025"]);
    assert!(logo("b.ron") == logo("a.ron"));
}

#[test]
fn a_logo_changes_the_fingerprint_and_goes_away_again() {
    let desk = with_logo();
    let with = report(&desk, "a.ron", "a.pdf");
    let picture = |pdf: &[u8]| PdfFile::read(pdf).streams().filter(|one| one.dict.has(b"ColorSpace")).count();
    assert_eq!(picture(&with), 1, "once in the file");
    assert!(desk.done(&["logo", "a.ron", "--remove"]).contains("dihapus"));
    let without = report(&desk, "a.ron", "b.pdf");
    assert_eq!(picture(&without), 0);
    let stated = |pdf: &[u8]| spbe_mandiri::exchange::stated_fingerprint(pdf).unwrap();
    assert_ne!(stated(&with), stated(&without));
    assert!(desk.done(&["logo", "a.ron", "--remove"]).contains("Tidak ada logo"));
}

#[test]
fn a_file_that_is_no_logo_changes_nothing() {
    let desk = with_logo();
    let before = fs::read(desk.path("a.ron")).unwrap();
    desk.put("logo.png", "GIF89a bukan PNG");
    let refused = desk.run(&["logo", "a.ron", "logo.png"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("logo.png") && refused.err.contains("GIF"), "{}", refused.err);
    for wrong in [&["logo", "a.ron"][..], &["logo", "a.ron", "lambang.svg", "--remove"]] {
        assert_eq!(desk.run(wrong).code, 2, "{wrong:?}");
    }
    assert!(fs::read(desk.path("a.ron")).unwrap() == before);
}

/// The logo stands at the head of the cover and says whose it is to who does not see it; the name stands beside it.
#[test]
fn the_logo_is_a_described_figure_beside_the_name() {
    let file = PdfFile::read(&LOGO.bytes);
    let place = file.elements.iter().position(|element| element.role == "Figure").unwrap();
    let name = &LOGO.assessment.institution.name.value;
    assert_eq!(file.string(&file.elements[place].dictionary, "Alt").unwrap(), format!("Logo {name}"));
    let words = LOGO.read_with("pdftotext", &["-bbox", "-f", "1", "-l", "1", FILE, "-"]);
    let first = name.split_whitespace().next().unwrap();
    let line = words.lines().find(|line| line.contains(&format!(">{first}<"))).unwrap();
    let left: f32 = line.split("xMin=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    // 22 mm from the edge of the paper, 22 mm of logo, 5 mm between.
    assert!((left / 72.0 * 25.4 - 49.0).abs() < 0.5, "{line}");
}
