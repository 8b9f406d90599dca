//! Names of uploads: whatever titles say, every name is legal everywhere, short enough and there once.
#![allow(clippy::unwrap_used, reason = "an edit that is refused must stop")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{
        Assessment, Content, Defect, DocumentField, DocumentKind, Edit, EntryField, Field, Item, Place, Seen,
        StoredFile, UsePlace,
    },
    insight::{Verdict, defect_sentence, explanation_name, explanation_text, upload_plan},
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

#[test]
fn what_fits_is_told_from_what_is_too_large_by_one_byte_and_by_as_few_links_as_help() {
    let plan = |sizes: &[u64]| {
        let mut assessment = Assessment::default();
        for (number, bytes) in sizes.iter().enumerate() {
            let stored = StoredFile { bytes: *bytes, ..evidence_store::stored(&number.to_le_bytes(), "pdf") };
            let title = format!("D{number}");
            evidence_store::add(&mut assessment, &title.clone(), &title, Some(Content::File(stored)), "1");
        }
        upload_plan(&rubric(), &assessment)
    };
    let verdict = |sizes: &[u64]| plan(sizes).bundle("1").unwrap().verdict.clone();
    assert_eq!(verdict(&[100_000_000]), Verdict::Fits);
    assert_eq!(verdict(&[100_000_001]), Verdict::TooLarge { over: 1, by_link: vec!["1.a".to_owned()] });
    // Two names of ten letters stand twice in a ZIP, with 76 bytes each and 22 at the end.
    assert_eq!(plan(&[7, 9]).bundle("1").unwrap().files[0].name, "1.a.D0.pdf");
    let around = 2 * (76 + 2 * 10) + 22;
    let half = (100_000_000 - around) / 2;
    assert_eq!(plan(&[half, half]).bytes(), 100_000_000);
    assert_eq!(verdict(&[half, half]), Verdict::Fits);
    assert_eq!(verdict(&[half, half + 1]), Verdict::TooLarge { over: 1, by_link: vec!["1.b".to_owned()] });
    let by_link = vec!["1.a".to_owned(), "1.b".to_owned()];
    let both = Verdict::TooLarge { over: 100_000_000 + around, by_link };
    assert_eq!(verdict(&[100_000_000, 100_000_000]), both, "what is around them alone is too much beside either");
    assert_eq!(plan(&[5]).bytes(), 5, "a single PDF goes as it is");
}

#[test]
fn every_verdict_is_a_sentence_with_the_documents_that_are_still_missing() {
    let words = Words::indonesian();
    let stored = |bytes: u64, extension: &str, seen: Seen| {
        Content::File(StoredFile { bytes, seen, ..evidence_store::stored(extension.as_bytes(), extension) })
    };
    let sentence = |contents: Vec<Option<Content>>| {
        let mut assessment = Assessment::default();
        for (number, content) in contents.into_iter().enumerate() {
            evidence_store::add(&mut assessment, &format!("d{number}"), "D", content, "1");
        }
        upload_plan(&rubric(), &assessment).bundle("1").unwrap().sentence(words)
    };
    let pdf = |bytes| Some(stored(bytes, "pdf", Seen::default()));
    let missing = "Belum ada berkas atau tautan: 1.a, 1.b. Lengkapi dokumennya atau lepaskan dari indikator.";
    let link = || Some(evidence_store::link("https://contoh.go.id"));
    assert_eq!(sentence(vec![pdf(1_400_000)]), "1,4 MB, dapat diunggah.");
    assert_eq!(sentence(vec![None, None]), missing);
    assert_eq!(sentence(vec![None, None, pdf(940)]), format!("940 byte, dapat diunggah. {missing}"));
    let links = "Tidak ada berkas untuk diunggah; tautannya tercantum dalam penjelasan.";
    assert_eq!(sentence(vec![link()]), links);
    assert_eq!(sentence(vec![None, None, link()]), format!("{links} {missing}"));
    let cut = Seen { defect: Some(Defect::Cut), pages: None };
    assert_eq!(
        sentence(vec![Some(stored(940, "pdf", cut))]),
        format!("940 byte, jangan diunggah dahulu. Berkas 1.a {}", defect_sentence(Defect::Cut, words))
    );
    assert_eq!(
        sentence(vec![pdf(100_500_000)]),
        "100,5 MB, 500,0 kB melebihi batas unggah. Cantumkan sebagai tautan: 1.a."
    );
}

#[test]
fn what_is_pasted_says_level_texts_and_every_use_in_one_line_each() {
    let words = Words::indonesian();
    let mut desk = support::register::Desk::default();
    let place = || Place::first("45");
    desk.edit(support::level("45", 2));
    desk.text(Field::Entry(place(), EntryField::Service), " Perizinan ").text(Field::facts(place()), " Ada.\r\nLagi. ");
    desk.document("a", DocumentKind::Report, "Laporan", "", "").file("a", 'a', 10, "asal.pdf");
    desk.document("b", DocumentKind::WebAddress, "Portal", "", "").link("b", "https://b.go.id", "2024-05-20");
    desk.document("c", DocumentKind::WebAddress, "", "", "").link("c", "https://c.go.id", "");
    desk.document("d", DocumentKind::Other, "Belum", "", "");
    desk.tie("45", "a", ["Bab II", " 4–9 ", "alur\nizin"], &[]).tie("45", "b", ["", "", ""], &[]);
    desk.tie("45", "c", ["", "", ""], &[]).tie("45", "d", ["", "3", ""], &[]);
    let (rubric, name) = (rubric(), &rubric().indicator("45").unwrap().name.clone());
    let asked = rubric.indicator("45").unwrap().service.clone().unwrap();
    let level = rubric.level_name(rubric.indicator("45").unwrap(), 2);
    let pages = |pages: &str| format!("hlm. {pages}");
    let wanted = [
        format!("Indikator 45: {name}"),
        format!("{asked}: Perizinan"),
        format!("Capaian: tingkat 2 ({level})"),
        String::new(),
        "FAKTA".to_owned(),
        "Ada.\nLagi.".to_owned(),
        String::new(),
        "ANALISIS".to_owned(),
        "Nihil".to_owned(),
        String::new(),
        "BUKTI DUKUNG".to_owned(),
        format!("45.a  45.a.Laporan.pdf: Laporan; Bab II; {}; alur izin", pages("4–9")),
        "45.b  https://b.go.id, dibuka 20 Mei 2024: Portal".to_owned(),
        "45.c  https://c.go.id: https://c.go.id".to_owned(),
        format!("45.d  belum ada berkas atau tautan: Belum; {}", pages("3")),
    ];
    assert_eq!(explanation_text(words, &rubric, &desk.assessment, "45"), format!("{}\n", wanted.join("\n")));
    let empty = explanation_text(words, &rubric, &Assessment::default(), "45");
    assert_eq!(empty.matches("Nihil").count(), 3, "{empty}");
    assert!(!empty.contains(&asked), "{empty}");
    assert_eq!(explanation_text(words, &rubric, &Assessment::default(), "99"), "");
    assert_eq!(explanation_name("12"), "12.txt");
}

#[test]
fn letters_that_are_no_ascii_are_written_as_those_who_have_no_other_write_them() {
    let folded = [
        ("Straße", "Strasse"),
        ("æon Ærø", "aeon-AEro"),
        ("œuvre Œuvre", "oeuvre-OEuvre"),
        ("øre Øre", "ore-Ore"),
        ("đong ð Đong Ð", "dong-d-Dong-D"),
        ("łza Łza", "lza-Lza"),
        ("þorn Þorn", "thorn-Thorn"),
        ("ılık", "ilik"),
        ("Jum’at d'Ivoire", "Jumat-dIvoire"),
        ("é\u{301}ê", "ee"),
    ];
    let content = || Some(Content::File(evidence_store::stored(b"isi", "pdf")));
    for (title, wanted) in folded {
        let mut assessment = Assessment::default();
        evidence_store::add(&mut assessment, "d", title, content(), "1");
        let plan = upload_plan(&rubric(), &assessment);
        assert_eq!(plan.bundle("1").unwrap().files[0].name, format!("1.a.{wanted}.pdf"), "{title}");
    }
}

#[test]
fn a_single_file_that_is_no_pdf_is_packed_and_names_have_room_to_the_last_letter() {
    let named = |titles: &[&str], extension: &str| {
        let mut assessment = Assessment::default();
        for (number, title) in titles.iter().enumerate() {
            let content = Content::File(evidence_store::stored(&number.to_le_bytes(), extension));
            evidence_store::add(&mut assessment, &format!("d{number}"), title, Some(content), "1");
        }
        let bundle = upload_plan(&rubric(), &assessment).bundle("1").unwrap().clone();
        (bundle.name.clone(), bundle.files.into_iter().map(|file| file.name).collect::<Vec<_>>())
    };
    let (packed, files) = named(&["Surat"], "docx");
    assert_eq!((packed.as_str(), files), ("1.Bukti-dukung.zip", vec!["1.a.Surat.docx".to_owned()]));
    let (plain, files) = named(&["Surat"], "pdf");
    assert_eq!((plain.as_str(), files), ("1.a.Surat.pdf", vec!["1.a.Surat.pdf".to_owned()]));
    // 60 letters take `1.a.` before it and `.pdf` behind it.
    for (length, kept) in [(52, 52), (53, 52)] {
        let (_, files) = named(&[&"x".repeat(length)], "pdf");
        assert_eq!(files[0], format!("1.a.{}.pdf", "x".repeat(kept)));
    }
}

#[test]
fn only_what_windows_keeps_for_devices_is_named_otherwise() {
    for kept in ["com12", "computer", "lptx9", "konsol", "1"] {
        assert_eq!(explanation_name(kept), format!("{kept}.txt"));
    }
    for device in ["com1", "LPT9", "con", "nul"] {
        assert_eq!(explanation_name(device), format!("indikator-{device}.txt"));
    }
}

#[test]
fn documents_without_letters_of_their_own_have_names_of_their_own_that_are_short_enough() {
    let mut assessment = Assessment::default();
    let title = "x".repeat(80);
    for id in ["a", "b", "c"] {
        let content = evidence_store::stored(id.as_bytes(), "pdf");
        let edits = vec![
            Edit::Create(Item::Document(id.into())),
            Field::Document(id.into(), DocumentField::Title).set(title.clone()),
            support::given(&id.into(), vec![Content::File(content)]),
            support::use_of(UsePlace { at: Place::first("1"), id: id.into() }, id),
        ];
        assessment.apply(&rubric(), Edit::Many(edits), &support::author("Uji", 0)).unwrap();
    }
    let plan = upload_plan(&rubric(), &assessment);
    let names: BTreeSet<&str> = plan.bundle("1").unwrap().files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.iter().all(|name| name.chars().count() == 60), "all the room there is: {names:?}");
}

#[test]
fn a_code_that_a_name_carries_already_is_not_put_before_it_again() {
    let mut assessment = Assessment::default();
    let titles =
        ["Indikator28a-Perwal 12", "28.b SK Tim", "28c_Notula", "12.a Undangan", "indikator28", "2024 Renstra"];
    for (number, title) in titles.into_iter().enumerate() {
        let content = Content::File(evidence_store::stored(&[number as u8], "pdf"));
        evidence_store::add(&mut assessment, &format!("d{number}"), title, Some(content), "28");
    }
    let plan = upload_plan(&rubric(), &assessment);
    let names: Vec<&str> = plan.bundle("28").unwrap().files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "28.a.Perwal-12.pdf",
            "28.b.SK-Tim.pdf",
            "28.c.Notula.pdf",
            "28.d.Undangan.pdf",
            "28.e.indikator28.pdf",
            "28.f.2024-Renstra.pdf"
        ]
    );
}
