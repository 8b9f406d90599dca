//! Names of uploads: whatever titles say, every name is legal everywhere, short enough and there once.
#![allow(clippy::unwrap_used, reason = "an edit that is refused must stop")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{Assessment, Content},
    insight::{Verdict, explanation_text, upload_plan},
    words::Words,
};
use support::{evidence_store, rubric};

/// Titles that went wrong somewhere once.
const TITLES: [&str; 24] = [
    "CON",
    "nul.pdf",
    "COM1",
    "LPT9",
    "..",
    "../../etc/passwd",
    "C:\\Windows\\system32",
    "\\\\server\\share",
    "a/b\\c:d*e?f\"g<h>i|j",
    "📄🎉👨‍👩‍👧",
    "Laporan 📊 akhir",
    "lap\u{202e}fdp.exe",
    "\u{200f}عربي",
    "報告書",
    "\u{0}\u{1}\u{1f}\u{7f}",
    "   ",
    "...---...",
    "-rf",
    ".sembunyi",
    "akhir.",
    "spasi ",
    "Ｆｕｌｌ ｗｉｄｔｈ",
    "e\u{301}\u{301}\u{301}\u{301}clair",
    "ﷺ",
];

fn legal(name: &str) -> bool {
    let base = name.split('.').next().unwrap().to_ascii_lowercase();
    let device =
        ["con", "prn", "aux", "nul"].contains(&base.as_str()) || base.starts_with("com") || base.starts_with("lpt");
    !device
        && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.' || sign == '-')
        && !name.contains("--")
        && !name.contains("..")
        && !name.contains(".-")
        && !name.contains("-.")
        && !name.starts_with(['.', '-'])
        && !name.ends_with(['.', '-'])
}

#[test]
fn names_of_five_hundred_documents_are_legal_short_and_different() {
    let mut assessment = Assessment::default();
    let rubric = rubric();
    for number in 0..500 {
        let title = match number % 4 {
            0 => TITLES[number / 4 % TITLES.len()].to_owned(),
            1 => format!("{} {number}", "Laporan penyelenggaraan ".repeat(9)).chars().take(200).collect(),
            2 => "x".repeat(200),
            _ => "Notula rapat".to_owned(),
        };
        let extension = ["pdf", "docx", "", "12345678"][number % 4];
        let content = Content::File(evidence_store::stored(&number.to_le_bytes(), extension));
        // Half of them at one indicator, so that letters go beyond z and zz.
        let indicator = if number < 250 { "12".to_owned() } else { (number % 47 + 1).to_string() };
        evidence_store::add(&mut assessment, &format!("dok-{number:03}"), &title, Some(content), &indicator);
        if number % 5 == 0 && indicator != "47" {
            evidence_store::tie(&mut assessment, &format!("dok-{number:03}"), "47");
        }
    }
    let plan = upload_plan(&rubric, &assessment);
    let mut count = 0;
    for bundle in &plan.bundles {
        let mut seen = BTreeSet::new();
        let names = bundle.files.iter().map(|file| &file.name).chain((!bundle.is_plain()).then_some(&bundle.name));
        for name in names {
            assert!(legal(name), "{name}");
            assert!(name.chars().count() <= 60, "{name}");
            assert!(seen.insert(name.to_lowercase()), "{name} twice at {}", bundle.indicator);
        }
        for file in &bundle.files {
            assert!(file.name.starts_with(&format!("{}.", file.code)), "{} of {}", file.name, file.code);
        }
        count += bundle.files.len();
    }
    assert!(count >= 590, "{count}");
    let names: BTreeSet<String> = plan.bundles.iter().map(|bundle| bundle.name.to_lowercase()).collect();
    assert_eq!(names.len(), plan.bundles.len(), "no two uploads have one name");
}

#[test]
fn a_bundle_over_the_limit_says_by_how_much_and_which_files_should_go_by_link() {
    let mut assessment = Assessment::default();
    let sizes = [30_000_000, 60_000_000, 5_000_000, 40_000_000];
    for (number, bytes) in sizes.into_iter().enumerate() {
        let mut stored = evidence_store::stored(&number.to_le_bytes(), "pdf");
        stored.bytes = bytes;
        evidence_store::add(
            &mut assessment,
            &format!("d{number}"),
            &format!("D {number}"),
            Some(Content::File(stored)),
            "1",
        );
    }
    let mut plan = upload_plan(&rubric(), &assessment);
    let bundle = plan.bundles.remove(0);
    let Verdict::TooLarge { over, by_link } = &bundle.verdict else { panic!("{:?}", bundle.verdict) };
    assert_eq!((*over, by_link.as_slice()), (bundle.bytes - 100_000_000, ["1.b".to_owned()].as_slice()));
    assert!(
        bundle.sentence(Words::indonesian()).contains("135,0 MB")
            && bundle.sentence(Words::indonesian()).contains("1.b"),
        "{}",
        bundle.sentence(Words::indonesian())
    );
}

#[test]
fn documents_without_a_file_are_told_and_links_stand_in_the_explanation() {
    let mut assessment = support::answered(&[4]);
    evidence_store::add(&mut assessment, "a", "Belum ada", None, "1");
    evidence_store::add(&mut assessment, "b", "Portal", Some(evidence_store::link("https://contoh.go.id")), "1");
    let plan = upload_plan(&rubric(), &assessment);
    let bundle = plan.bundle("1").unwrap();
    assert_eq!((bundle.name.as_str(), &bundle.verdict), ("", &Verdict::NoFile));
    assert!(bundle.sentence(Words::indonesian()).contains("1.a"), "{}", bundle.sentence(Words::indonesian()));
    let text = explanation_text(Words::indonesian(), &rubric(), &assessment, "1");
    assert!(text.contains("tingkat 4") && text.contains("1.b  https://contoh.go.id: Portal"), "{text}");
    assert!(upload_plan(&rubric(), &support::answered(&[1, 2])).bundles.is_empty());
}
