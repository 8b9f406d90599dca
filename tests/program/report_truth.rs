//! What people sign: the report says of itself and of the assessment only what is so.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::collections::{BTreeMap, BTreeSet};

use spbe_mandiri::{
    assessment::{AnswerField, Assessment, AssessmentField, Edit, EntryField, Field, Place, Profile, Stage},
    insight::{Inspection, next_steps},
    report::{
        Options, Report, Variant,
        layout::Item,
        model::{Anchor, PartId},
    },
    scoring::score,
    words::Words,
};
use support::{
    answered, author, levels_for,
    printed_report::{EXAMPLE, EXAMPLE_FINAL, FINAL, FULL, Printed, REVISION, SUMMARY, bare, city, lay_out},
    register::registered,
    reviewed_example, rubric,
};

/// The text of a report in one line.
fn text(printed: &Printed) -> String {
    one_line(&printed.pages("-raw").concat())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_final_report_declares_every_open_finding_and_carries_mark_version_and_date_on_every_page() {
    let options = Options { variant: Variant::Summary, ..FINAL };
    let summary = Printed::new(reviewed_example(), options);
    let rubric = rubric();
    let score = score(&rubric, &summary.assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, &summary.assessment, &score, &BTreeSet::new());
    let open = inspection.declared().count();
    assert!(open > 5, "{open}");
    for (name, printed) in [("full", &*EXAMPLE_FINAL), ("summary", &summary)] {
        let text = text(printed);
        let whole = bare(&text);
        if name == "summary" {
            // On its one page the list has no room.
            assert_eq!(printed.report.pages.len(), 1);
            assert!(text.contains(&format!("menyatakan {open} temuan yang belum diselesaikan")), "{text}");
        } else {
            assert!(text.contains("Temuan terbuka yang dinyatakan"), "{name}");
            assert!(text.contains(&format!("Sebanyak {open} temuan berikut belum diselesaikan")), "{name}");
        }
        for finding in inspection.declared() {
            if name == "summary" {
                assert!(whole.contains(finding.code()), "{}", finding.code());
                continue;
            }
            let sentence = finding.sentence(&rubric, Words::indonesian());
            let start: String = bare(&sentence).chars().take(40).collect();
            assert!(whole.contains(&start), "{name}: {sentence}");
        }
        let cover = usize::from(name == "full");
        for (number, page) in printed.pages("-raw").iter().enumerate().skip(cover) {
            assert!(one_line(page).contains("FINAL · versi 57 · data per 13 Jun 2024"), "{name}, page {}", number + 1);
        }
    }
    assert!(!text(&EXAMPLE).contains("Temuan terbuka yang dinyatakan"), "a draft declares nothing");
    assert!(text(&EXAMPLE).contains("temuan terbuka diselesaikan, atau dinyatakan pada laporan FINAL"));
}

#[test]
fn answers_carried_over_and_not_looked_at_are_said_on_cover_summary_and_block() {
    let mut assessment = reviewed_example();
    let carried = ["1", "2", "44"].map(|id| Field::Answer(id.into(), AnswerField::RolledOver).set(true));
    assessment.apply(&rubric(), Edit::Many(carried.to_vec()), &author("Uji", 0)).unwrap();
    let printed = Printed::new(assessment, FULL);
    let pages: Vec<String> = printed.pages("-raw").iter().map(|page| one_line(page)).collect();
    assert!(pages[0].contains("3 dari 47 jawaban dibawa dari tahun lalu dan belum ditinjau ulang"), "{}", pages[0]);
    assert!(pages[1].contains("Belum ditinjau ulang sejak tahun lalu: indikator 1, 2, 44."), "{}", pages[1]);
    let all = pages.concat();
    assert!(all.contains("3 dari 47 jawaban dibawa dari tahun lalu"));
    assert_eq!(all.matches("Jawaban ini dibawa dari penilaian tahun lalu").count(), 3);
    assert!(text(&EXAMPLE).contains("1 dari 47 jawaban dibawa dari tahun lalu dan belum ditinjau ulang"));
    assert!(!text(&EXAMPLE_FINAL).contains("tahun lalu dan belum ditinjau"));
}

/// The note under the list says that a report becomes final once all of it is ticked.
#[test]
fn whatever_keeps_a_report_from_being_final_has_its_line_among_the_prerequisites() {
    let carried = "Jawaban dari tahun lalu sudah ditinjau ulang";
    let other = "1 temuan wajib lain diselesaikan";
    let nameless = |mut assessment: Assessment| {
        let service = Field::Entry(Place::first("45"), EntryField::Service);
        assessment.apply(&rubric(), service.set(String::new()), &author("Uji", 0)).unwrap();
        assessment
    };
    let page = |assessment: Assessment| one_line(&Printed::new(assessment, FULL).pages("-raw")[1]);
    let example = support::example().draft.assessment;
    for (assessment, lines) in [
        (reviewed_example(), [false, false]),
        (example.clone(), [true, false]),
        (nameless(reviewed_example()), [false, true]),
        (nameless(example), [true, true]),
    ] {
        let page = page(assessment);
        assert_eq!([page.contains(carried), page.contains(other)], lines, "{page}");
    }
}

#[test]
fn the_whole_team_of_the_example_stands_on_the_page_that_is_signed() {
    let page = one_line(&EXAMPLE.pages("-raw")[1]);
    for (_, person) in support::example().draft.assessment.team() {
        assert!(page.contains(&person.name.value), "{}: {page}", person.name.value);
    }
}

#[test]
fn borders_and_ties_are_worded_by_rule_at_every_border() {
    for index in ["1.7995", "1.8", "2.5995", "2.6", "3.4975", "3.4995", "3.5", "4.1995", "4.2"] {
        let text = text(&Printed::new(answered(&levels_for(index)), SUMMARY));
        for wrong in ["terpaut 0,00 ", "0,00 lagi", "0,00 di atas", "0,00 di bawah"] {
            assert!(!text.contains(wrong), "{index}: {wrong}");
        }
    }
    assert!(text(&Printed::new(answered(&levels_for("3.4975")), SUMMARY)).contains("terpaut 0,0025 dari predikat"));
    assert!(text(&Printed::new(answered(&levels_for("3.5")), SUMMARY)).contains("tepat di batas bawah predikat"));
    let equal = text(&Printed::new(answered(&[3; 47]), FULL));
    assert!(equal.contains("Semua bagian bernilai 3,00.") && !equal.contains("paling tinggi ("), "ties are no ranking");
    let mut one = [5; 47];
    one[0] = 4;
    let one = text(&Printed::new(answered(&one), SUMMARY));
    assert!(
        one.contains("Naik satu tingkat; indeks menjadi 5,00"),
        "one priority is not together with anything: {one}"
    );
}

#[test]
fn the_priorities_of_the_summary_are_all_below_the_minimum_in_the_order_of_the_nearest_steps() {
    let text = text(&Printed::new(city(), SUMMARY));
    let (rubric, assessment) = (rubric(), city());
    let steps = next_steps(&rubric, &assessment, &score(&rubric, &assessment, Stage::SelfAssessment));
    let (below, others): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.from < rubric.target_level);
    let mut from = text.find("Prioritas: indikator di bawah tingkat 3").unwrap();
    for step in &below {
        let indicator = rubric.indicator(&step.indicator).unwrap();
        let name = format!("{} {}.", indicator.id, indicator.short);
        from += text[from..].find(&name).unwrap_or_else(|| panic!("{name} is not in its place"));
    }
    assert!(below.len() > 5 && text.contains("Sembilan indikator belum mencapai target minimal kementerian."));
    let other = rubric.indicator(&others[0].indicator).unwrap();
    assert!(!text[from..].contains(&format!("{} {}.", other.id, other.short)), "five are there without it");
    assert!(text.contains("usaha terkecil, lalu tambahan indeks terbesar, lalu nomor"));
}

#[test]
fn a_report_says_that_it_was_approved_only_when_it_is_final_and_was_signed_no_earlier_than_its_data() {
    let final_summary = Options { variant: Variant::Summary, ..FINAL };
    let day = |day| Some(jiff::civil::date(2024, 6, day));
    // The data are of 13 June: what was signed the day before was something else.
    for (date, signed) in [(None, false), (day(12), false), (day(13), true), (day(20), true)] {
        for options in [SUMMARY, final_summary, FINAL] {
            let mut assessment = reviewed_example();
            let edit = Field::Assessment(AssessmentField::ReportDate).set(date);
            assessment.apply(&rubric(), edit, &author("Uji", 0)).unwrap();
            let text = text(&Printed::new(assessment, options));
            let approved = signed && options.final_mark;
            assert_eq!(text.contains("belum ditandatangani"), !approved, "{date:?} {options:?}");
            let claimed = text.matches("· disahkan ").count();
            assert_eq!(claimed, usize::from(approved && options.variant == Variant::Full), "{date:?} {options:?}");
        }
    }
}

/// Everything a report prints, without spaces.
fn laid(report: &Report) -> String {
    let runs = report.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    bare(&runs.collect::<String>())
}

#[test]
fn every_report_that_may_be_final_says_what_it_leaves_open_and_all_but_the_summary_carry_the_list() {
    let (rubric, assessment) = (rubric(), reviewed_example());
    let score = score(&rubric, &assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, &assessment, &score, &BTreeSet::new());
    let sentences: Vec<String> = inspection
        .declared()
        .map(|finding| bare(&finding.sentence(&rubric, Words::indonesian())).chars().take(40).collect())
        .collect();
    assert!(sentences.len() > 5);
    let summary = |variant: Variant| variant == Variant::Summary;
    let mut carried = 0;
    for variant in Variant::ALL {
        for profile in Profile::ALL {
            let options = Options { variant, profile, ..FINAL };
            let text = laid(&lay_out(&assessment, &options, REVISION));
            let title = text.contains(&bare("Temuan terbuka yang dinyatakan"));
            let summed = text.contains(&bare("Daftarnya dicetak untuk diparaf dalam laporan lengkap"));
            assert_eq!(title || summed, options.declares(&inspection), "{}", options.code());
            let may = options.not_final(&inspection).is_none();
            assert_eq!((title, summed), (may && !summary(variant), may && summary(variant)), "{}", options.code());
            assert!(!title || sentences.iter().all(|one| text.contains(one)), "{}", options.code());
            assert_eq!(text.contains("FINAL·versi57"), variant != Variant::Form, "{}", options.code());
            carried += usize::from(title);
        }
    }
    assert_eq!(carried, 10, "all but the form and the summary, for all but the public");
}

/// Every share of a report, `n / m` or `n dari m`, with the letters before it; the numbers of the pages apart.
fn shares(report: &Report, words: &[&'static str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let text: Vec<char> = laid(report).chars().collect();
    let number = |from: usize| text.iter().skip(from).take_while(|sign| sign.is_ascii_digit()).count();
    let mut at = 0;
    while at < text.len() {
        let first = number(at);
        let between = words.iter().find(|between| {
            first > 0 && text.iter().skip(at + first).take(between.len()).collect::<String>() == **between
        });
        let second = between.map_or(0, |between| number(at + first + between.len()));
        let before = text[at.saturating_sub(16)..at].iter().rev();
        let before: Vec<char> = before.take_while(|sign| !sign.is_ascii_digit()).copied().collect();
        let label: String = before.into_iter().rev().collect();
        // How many pages there are is the reader's own.
        if let Some(between) = between.filter(|_| second > 0 && !label.ends_with("Halaman")) {
            let end = at + first + between.len() + second;
            found.entry(label).or_default().insert(text[at..end].iter().collect());
        }
        at += first.max(1);
    }
    found
}

#[test]
fn a_figure_is_the_same_for_every_reader_or_not_there() {
    let labels = ["Indikator dinilai", "Fakta dan Analisis", "Kriteria berbukti", "Klaim didukung bukti"];
    for assessment in [city(), registered(city()), reviewed_example()] {
        for (variant, final_mark) in [(Variant::Summary, false), (Variant::Summary, true), (Variant::Full, false)] {
            let of = |profile| {
                let options = Options { variant, profile, final_mark, ..FULL };
                lay_out(&assessment, &options, REVISION)
            };
            // Numbers of documents have strokes, too.
            let words = if variant == Variant::Full { &["dari"][..] } else { &["/", "dari"] };
            let whole = shares(&of(Profile::Leadership), words);
            for label in labels.iter().filter(|_| variant == Variant::Summary) {
                let label: String = bare(label).chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
                assert!(whole.keys().any(|key| key.ends_with(&label)), "{label}: {whole:?}");
            }
            for profile in [Profile::Ministry, Profile::Public] {
                for (label, figures) in shares(&of(profile), words) {
                    // Before a figure of the whole report a text may be withheld; the summary has the same words for all.
                    let known = whole.get(&label);
                    let same = known.map_or(variant == Variant::Full, |known| figures.is_subset(known));
                    assert!(same, "{profile:?} {label}: {figures:?} {known:?}");
                }
            }
        }
    }
}

/// The words before the list of the evidence: how many documents, uses and proved criteria there are, and what is wrong.
#[test]
fn what_the_list_of_the_evidence_counts_is_the_same_for_every_reader() {
    let assessment = registered(city());
    let lead = |profile| {
        let report = lay_out(&assessment, &Options { profile, ..FULL }, REVISION);
        let text = laid(&report);
        let start = text.find(&bare("dokumen mendukung")).unwrap();
        text[start..].split("Tabel").next().unwrap().to_owned()
    };
    let whole = lead(Profile::Leadership);
    assert!(whole.len() > 40, "{whole}");
    for profile in [Profile::Ministry, Profile::Public] {
        assert_eq!(lead(profile), whole, "{profile:?}");
    }
}

#[test]
fn the_command_line_says_that_a_list_is_signed_only_where_it_is_printed_and_refuses_final_where_it_cannot_be() {
    let desk = tempfile::tempdir().unwrap();
    let text = spbe_mandiri::storage::to_text(&support::draft(reviewed_example())).unwrap();
    support::put(&desk.path().join("a.ron"), text.as_bytes());
    let run = |variant: &str, profile: &str, mark: &[&str]| {
        let name = format!("{variant}-{profile}.pdf");
        let report = ["report", "a.ron", "-o", &name, "--variant", variant, "--profile", profile];
        let made = std::process::Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"))
            .args([&report[..], mark].concat())
            .current_dir(desk.path())
            .env("SPBE_MANDIRI_HOME", desk.path().join("data"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[made.stdout, made.stderr].concat()).into_owned();
        (made.status.code(), said, desk.path().join(&name).exists())
    };
    let signed = "dicetak sebagai daftar yang dinyatakan dan ikut ditandatangani";
    for variant in Variant::ALL {
        let (code, said, made) = run(variant.code(), "leadership", &["--final", "--no-anchors"]);
        let may = variant != Variant::Form;
        // The summary keeps to its page, and says where the list stands.
        let shows = may && variant != Variant::Summary;
        assert_eq!((code, said.contains(signed), made), (Some(i32::from(!may)), shows, may), "{variant:?}: {said}");
        let elsewhere = said.contains("daftarnya dicetak dalam laporan lengkap");
        assert_eq!(elsewhere, variant == Variant::Summary, "{variant:?}: {said}");
        if variant == Variant::Units {
            continue;
        }
        let (code, said, made) = run(variant.code(), "public", &["--final", "--no-anchors"]);
        assert_eq!((code, said.contains(signed), made), (Some(1), false, false), "{variant:?}: {said}");
        assert!(!may || said.contains("tidak dicetak untuk publik"), "{variant:?}: {said}");
    }
    let (code, said, made) = run("summary", "public", &[]);
    assert_eq!((code, said.contains(signed), made), (Some(0), false, true), "{said}");
}

#[test]
fn the_report_speaks_for_the_institution_and_of_what_was_known_on_its_day() {
    let text = text(&EXAMPLE);
    for remark in ["8/2026", "salah cetak", "program mengikuti", "Yang menahan", "Siapkan salinan", "TTE dibubuhkan"] {
        assert!(!text.contains(remark), "{remark}");
    }
    assert!(text.contains("Hasil 2024 ditetapkan sesudah tanggal acuan 14 Juni 2024."));
    let mut later = city();
    let day = Field::Assessment(AssessmentField::ReferenceDate).set(Some(jiff::civil::date(2025, 6, 14)));
    later.apply(&rubric(), day, &author("Uji", 0)).unwrap();
    assert!(!one_line(&Printed::new(later, SUMMARY).pages("-raw").concat()).contains("ditetapkan sesudah"));
}

#[test]
fn a_claim_without_any_document_is_said_to_be_unproved_from_the_start() {
    let text = text(&Printed::new(answered(&[3; 47]), FULL));
    assert_eq!(text.matches("Bukti nihil; klaim tingkat 3 belum didukung.").count(), 47);
    assert!(text.contains("Kriteria berbukti 0 / "));
    assert!(text.contains("tersirat oleh klaim, tidak dicentang"));
}

#[test]
fn every_document_something_is_declared_about_is_named_beside_the_claims() {
    let assessment = reviewed_example();
    let score = score(&rubric(), &assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric(), &assessment, &score, &BTreeSet::new());
    let report = lay_out(&assessment, &FULL, 1);
    let page = |part| report.target(&Anchor::Part(part)).unwrap().page;
    let pages = &report.pages[page(PartId::Claims)..=page(PartId::Results)];
    let shown: BTreeSet<&str> = pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Text(run) => Some(run.text.as_str()),
            _ => None,
        })
        .collect();
    let named = |code: &str| shown.iter().any(|text| text.split([' ', '\u{a0}']).any(|word| word == code));
    let mut counted = 0;
    for finding in inspection.declared() {
        let codes: Vec<String> = match (finding.evidence(), finding.subject.document()) {
            (Some(code), _) => vec![code.to_owned()],
            (_, Some(document)) => assessment
                .uses_of(document)
                .iter()
                .filter_map(|one| {
                    let indicator = one.at.indicator.as_ref();
                    let evidence = assessment.evidence(indicator, one.at.entry);
                    Some(evidence.iter().find(|used| used.document_id.as_str() == document)?.code(indicator))
                })
                .collect(),
            _ => continue,
        };
        counted += 1;
        assert!(codes.iter().any(|code| named(code)), "{}: {codes:?}", finding.code());
    }
    assert!(counted > 8, "{counted}");
}

#[test]
fn what_needs_no_evidence_is_never_said_to_be_unproved() {
    let rubric = rubric();
    let mut assessment = answered(&[1; 47]);
    let ticks = rubric.indicators.iter().flat_map(|indicator| {
        let lowest = indicator.levels.iter().filter(|level| level.level == indicator.lowest());
        lowest
            .flat_map(|level| &level.criteria)
            .map(|criterion| Field::Tick(Place::first(&indicator.id), criterion.id.as_str().into()).set(true))
    });
    assessment.apply(&rubric, Edit::Many(ticks.collect()), &author("Uji", 0)).unwrap();
    let report = lay_out(&assessment, &FULL, 1);
    let texts = report.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    let whole: String = texts.collect();
    assert!(whole.contains("Rintisan") && !whole.contains("Belum terbukti"));
}
