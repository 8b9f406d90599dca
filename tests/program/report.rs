//! The report as a file: every reader opens it, it says what it is, leads where it promises, and is the same each time.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::process::Command;

use serde_json::Value as Json;
use spbe_mandiri::{
    report::{Attachment, Page, layout::Item},
    rubric,
    storage::{SystemDisk, content_fingerprint, open},
    words::hex,
};
use support::printed_report::{
    self, EXAMPLE, EXAMPLE_FINAL, EXAMPLE_SUMMARY, FILE, FULL, LONG, Printed, STRANGE, all, bare, lay_out,
};

#[test]
fn every_reader_opens_every_report_without_a_warning() {
    for (name, printed) in all() {
        let checked = printed.read_with("qpdf", &["--check", FILE]);
        assert!(checked.contains("No syntax or stream encoding errors found"), "{name}: {checked}");
        let count = printed.report.pages.len();
        let info = printed.read_with("pdfinfo", &[FILE]);
        assert!(info.lines().any(|line| line.split_whitespace().eq(["Pages:", &count.to_string()])), "{name}: {info}");
        assert_eq!(printed.pages("-layout").len(), count, "{name}");
        printed.read_with("mutool", &["info", FILE]);
        let text = printed.read_with("mutool", &["draw", "-q", "-F", "txt", FILE]);
        assert!(text.matches('\u{c}').count() >= count - 1, "{name}");
    }
}

#[test]
fn pages_are_drawn_alike_by_two_renderers() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (printed, page) in [(&*EXAMPLE, 1), (&*EXAMPLE, 6), (&*LONG, 12), (&*STRANGE, 9)] {
        let number = page.to_string();
        let options = ["-f", &number, "-l", &number, "-r", "72", "-gray", "-singlefile", FILE, &path("one")];
        printed.read_with("pdftoppm", &options);
        let options = ["draw", "-q", "-r", "72", "-c", "gray", "-o", &path("other.pgm"), FILE, &number];
        printed.read_with("mutool", &options);
        let (one, other) = (grey(&path("one.pgm")), grey(&path("other.pgm")));
        assert!(one.len().abs_diff(other.len()) <= one.len() / 50, "page {page}");
        let dark = |pixels: &[u8]| pixels.iter().map(|pixel| f64::from(255 - pixel)).sum::<f64>() / pixels.len() as f64;
        let (one, other) = (dark(&one), dark(&other));
        assert!(one > 1.0 && (one - other).abs() < 0.25 * one, "page {page}: {one} and {other}");
    }
}

/// Pixels of a picture in the portable format.
fn grey(path: &str) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    let head = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).nth(2);
    bytes[head.unwrap() + 1..].to_vec()
}

#[test]
fn the_same_data_gives_the_same_bytes_in_one_process_and_in_two() {
    let again = Printed::new(printed_report::city(), FULL);
    assert!(again.bytes == EXAMPLE.bytes, "twice in one process");
    let desk = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], zone: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"))
            .args(arguments)
            .current_dir(desk.path())
            .env("SPBE_MANDIRI_HOME", desk.path().join("data"))
            .env("TZ", zone)
            .env("USER", zone)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(&["example", "-o", "contoh.ron"], "UTC");
    run(&["report", "contoh.ron", "-o", "satu.pdf"], "Asia/Jayapura");
    run(&["report", "contoh.ron", "-o", "dua.pdf"], "America/Lima");
    let read = |name: &str| std::fs::read(desk.path().join(name)).unwrap();
    assert!(read("satu.pdf") == read("dua.pdf"), "in two processes");
    let written = open(&SystemDisk, &desk.path().join("contoh.ron"), &rubric::builtin).unwrap().draft;
    let carried = Attachment { bytes: read("contoh.ron"), saved_at: written.header.saved_at };
    let report = lay_out(&written.assessment, &FULL, written.header.revision).carrying(carried);
    assert!(read("satu.pdf") == report.to_pdf().unwrap(), "the command line writes what the library makes");
}

#[test]
fn it_says_what_it_is_and_takes_nothing_from_the_machine() {
    for (printed, status) in [(&*EXAMPLE, "DRAF 57"), (&*EXAMPLE_SUMMARY, "DRAF 57"), (&*EXAMPLE_FINAL, "FINAL 57")] {
        let fingerprint = content_fingerprint(&printed.assessment, &support::rubric());
        let objects = printed.objects();
        let catalog = resolved(&objects, &objects["trailer"]["value"]["/Root"]);
        let info = resolved(&objects, &objects["trailer"]["value"]["/Info"]);
        let text = |key: &str| info[key].as_str().unwrap_or_default().trim_start_matches("u:").to_owned();
        assert_eq!(text("/Title"), "Laporan Penilaian Mandiri SPBE 2024 – Pemerintah Kota Contoh");
        assert_eq!(text("/Author"), "Pemerintah Kota Contoh");
        assert_eq!(text("/Subject"), format!("PermenPANRB 59/2020; {status}; sidik {fingerprint}"));
        assert_eq!(text("/Creator"), format!("SPBE Mandiri {}", env!("CARGO_PKG_VERSION")));
        let moment = spbe_mandiri::report::last_change(&printed.assessment).unwrap();
        assert_eq!(text("/CreationDate"), moment.strftime("D:%Y%m%d%H%M%SZ").to_string());
        assert_eq!(info["/ModDate"], info["/CreationDate"]);
        assert_eq!(catalog["/Lang"], "u:id-ID");
        assert_eq!(catalog["/PageMode"], "/UseOutlines");
        assert_eq!(resolved(&objects, &catalog["/ViewerPreferences"])["/DisplayDocTitle"], true);
        let id = &objects["trailer"]["value"]["/ID"][0];
        assert_eq!(id.as_str().unwrap().trim_start_matches("b:"), hex(&half_of_hash(&fingerprint)));
        let metadata = printed.read_with("pdfinfo", &["-meta", FILE]);
        for part in ["Pemerintah Kota Contoh", "id-ID", &fingerprint] {
            assert!(metadata.contains(part), "{part}: {metadata}");
        }
    }
    let summary = &EXAMPLE_SUMMARY.objects()["trailer"]["value"]["/ID"];
    let full = &EXAMPLE.objects()["trailer"]["value"]["/ID"];
    assert_eq!(summary[0], full[0], "the same data");
    assert_ne!(summary[1], full[1], "another file");
}

/// First half of the SHA-256 of the fingerprint's digits.
fn half_of_hash(fingerprint: &str) -> Vec<u8> {
    use sha2::Digest as _;
    sha2::Sha256::digest(fingerprint.as_bytes())[..16].to_vec()
}

fn resolved<'a>(objects: &'a serde_json::Map<String, Json>, value: &'a Json) -> &'a Json {
    match value.as_str().filter(|text| text.ends_with(" R")) {
        Some(reference) => &objects[&format!("obj:{reference}")]["value"],
        None => value,
    }
}

#[test]
fn every_font_is_embedded_as_a_subset_and_no_file_runs_anything() {
    for (name, printed) in all() {
        let fonts = printed.read_with("pdffonts", &[FILE]);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(rows.len() >= 2, "{name}: {fonts}");
        for row in rows {
            let words: Vec<&str> = row.split_whitespace().collect();
            let subset = words[0].split_once('+').is_some_and(|(tag, _)| tag.len() == 6);
            let flags = &words[words.len() - 5..words.len() - 2];
            assert!(subset && flags == ["yes", "yes", "yes"], "{name}: embedded, subset, with a map to text: {row}");
        }
        // A quarter of the largest is the structure by which it is read aloud.
        assert!(printed.bytes.len() < 1_200_000, "{name}: {} bytes", printed.bytes.len());
        let mut keys = Vec::new();
        printed.objects().values().for_each(|value| names(value, &mut keys));
        for forbidden in ["/OpenAction", "/AA", "/JS", "/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE"] {
            assert!(!keys.iter().any(|key| key == forbidden), "{name}: {forbidden}");
        }
    }
}

/// Keys and names of the file's objects.
fn names(value: &Json, into: &mut Vec<String>) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                into.push(key.clone());
                names(value, into);
            }
        }
        Json::Array(list) => list.iter().for_each(|value| names(value, into)),
        Json::String(text) if text.starts_with('/') => into.push(text.clone()),
        _ => {}
    }
}

#[test]
fn bookmarks_name_every_part_domain_and_indicator_and_lead_there() {
    let outline = EXAMPLE.read_with("mutool", &["show", FILE, "outline"]);
    let found: Vec<(usize, String, usize)> = outline.lines().map(bookmark).collect();
    let wanted: Vec<(usize, String, usize)> = EXAMPLE
        .report
        .bookmarks
        .iter()
        .map(|one| (usize::from(one.depth), one.title.clone(), one.target.page + 1))
        .collect();
    assert_eq!(found, wanted);
    let rubric = support::rubric();
    for indicator in &rubric.indicators {
        let level = EXAMPLE.assessment.level(&indicator.id, 0).unwrap();
        let title = format!("{} {} – tingkat {level}", indicator.id, indicator.short);
        let (depth, _, page) = found.iter().find(|(_, found, _)| *found == title).unwrap_or_else(|| panic!("{title}"));
        assert_eq!(*depth, 2);
        assert!(texts(&EXAMPLE.report.pages[page - 1]).any(|text| text == indicator.id), "{title} on page {page}");
    }
    for domain in &rubric.domains {
        assert!(found.iter().any(|(depth, title, _)| *depth == 1 && title.contains(&domain.name)), "{}", domain.name);
    }
    for part in ["Lembar pengesahan", "Daftar isi", "Ringkasan pimpinan", "1 Hasil per domain dan aspek"] {
        assert!(found.iter().any(|(depth, title, _)| *depth == 0 && title == part), "{part}");
    }
}

/// Depth, title and page of a line of `mutool show … outline`: `|⇥⇥"Title"⇥#page=3&…`.
fn bookmark(line: &str) -> (usize, String, usize) {
    let depth = line.chars().skip(1).take_while(|letter| *letter == '\t').count();
    let (_, rest) = line.split_once('"').unwrap();
    let (title, target) = rest.rsplit_once('"').unwrap();
    let page = target.split_once("#page=").unwrap().1;
    let page: String = page.chars().take_while(char::is_ascii_digit).collect();
    (depth - 1, title.to_owned(), page.parse().unwrap())
}

fn texts(page: &Page) -> impl Iterator<Item = &str> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    })
}

#[test]
fn links_of_the_file_lead_where_the_pages_say() {
    for printed in [&*EXAMPLE, &*LONG] {
        let objects = printed.objects();
        let pages = page_objects(&objects);
        assert_eq!(pages.len(), printed.report.pages.len());
        let mut counted = 0;
        for (number, (page, reference)) in printed.report.pages.iter().zip(&pages).enumerate() {
            let nothing = Vec::new();
            let annotations = resolved(&objects, &objects[&format!("obj:{reference}")]["value"]["/Annots"]);
            let found: Vec<usize> = annotations
                .as_array()
                .unwrap_or(&nothing)
                .iter()
                .map(|annotation| {
                    let annotation = resolved(&objects, annotation);
                    assert_eq!(annotation["/Border"], serde_json::json!([0, 0, 0]), "links look like text");
                    let target = resolved(&objects, &annotation["/A"]);
                    let place = if target.is_null() { &annotation["/Dest"] } else { &target["/D"] };
                    let page = place[0].as_str().unwrap();
                    pages.iter().position(|one| one == page).unwrap()
                })
                .collect();
            let wanted: Vec<usize> = page
                .items
                .iter()
                .filter_map(|item| if let Item::Link { to, .. } = item { printed.report.target(to) } else { None })
                .map(|target| target.page)
                .collect();
            assert_eq!(found, wanted, "page {}", number + 1);
            counted += found.len();
        }
        assert!(counted > 100, "contents, map and gaps lead to the blocks: {counted}");
    }
}

/// Names of the page objects in order.
fn page_objects(objects: &serde_json::Map<String, Json>) -> Vec<String> {
    fn walk(objects: &serde_json::Map<String, Json>, reference: &str, into: &mut Vec<String>) {
        let node = &objects[&format!("obj:{reference}")]["value"];
        match node["/Kids"].as_array() {
            Some(kids) => kids.iter().for_each(|kid| walk(objects, kid.as_str().unwrap(), into)),
            None => into.push(reference.to_owned()),
        }
    }
    let catalog = resolved(objects, &objects["trailer"]["value"]["/Root"]);
    let mut pages = Vec::new();
    walk(objects, catalog["/Pages"].as_str().unwrap(), &mut pages);
    pages
}

#[test]
fn a_draft_is_marked_on_every_page_and_a_final_report_on_none() {
    for (name, printed) in all() {
        let last = printed.options.final_mark;
        for (number, text) in printed.pages("-raw").iter().enumerate() {
            let cover = number == 0 && printed.has_cover();
            let marked = bare(text).contains(&bare("DRAF 57 · belum disahkan · hanya untuk telaah internal"));
            assert_eq!(marked, !last && !cover, "{name}, page {}", number + 1);
            if last {
                assert!(!text.contains("DRAF"), "{name}, page {}", number + 1);
            }
            if cover {
                let stamp = text.lines().find(|line| ["DRAF", "FINAL"].contains(line));
                assert_eq!(stamp, Some(if last { "FINAL" } else { "DRAF" }), "{name}");
            }
        }
    }
}
