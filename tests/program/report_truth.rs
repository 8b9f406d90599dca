//! What people sign: the report says of itself and of the assessment only what is so.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use spbe_mandiri::{
    assessment::{AnswerField, Assessment, AssessmentField, Edit, EntryField, Field, Place, Stage},
    insight::{Inspection, next_steps},
    report::Variant,
    scoring::score,
};
use support::{
    answered, author, levels_for,
    printed_report::{EXAMPLE, EXAMPLE_FINAL, FINAL, FULL, Printed, SUMMARY, city},
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
    let options = spbe_mandiri::report::Options { variant: Variant::Summary, ..FINAL };
    let summary = Printed::new(reviewed_example(), options);
    let rubric = rubric();
    let score = score(&rubric, &summary.assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, &summary.assessment, &score, &std::collections::BTreeSet::new());
    let open = inspection.declared().count();
    assert!(open > 5, "{open}");
    for (name, printed) in [("full", &*EXAMPLE_FINAL), ("summary", &summary)] {
        let text = text(printed);
        assert!(text.contains("Temuan terbuka yang dinyatakan"), "{name}");
        assert!(text.contains(&format!("Sebanyak {open} temuan berikut belum diselesaikan")), "{name}");
        let whole = support::printed_report::bare(&text);
        for finding in inspection.declared() {
            let sentence = finding.sentence(&rubric, spbe_mandiri::words::Words::indonesian());
            let start: String = support::printed_report::bare(&sentence).chars().take(40).collect();
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
fn a_report_says_that_it_was_approved_only_when_it_is_final_and_has_a_day_of_signing() {
    let signed = |date: Option<jiff::civil::Date>, options| {
        let mut assessment = reviewed_example();
        let day = Field::Assessment(AssessmentField::ReportDate).set(date);
        assessment.apply(&rubric(), day, &author("Uji", 0)).unwrap();
        text(&Printed::new(assessment, options))
    };
    let day = Some(jiff::civil::date(2024, 6, 20));
    let final_summary = spbe_mandiri::report::Options { variant: Variant::Summary, ..FINAL };
    for (date, options, approved) in [
        (None, final_summary, false),
        (day, final_summary, true),
        (None, SUMMARY, false),
        (day, SUMMARY, false),
        (None, FINAL, false),
        (day, FINAL, true),
    ] {
        let text = signed(date, options);
        assert_eq!(text.contains("belum ditandatangani"), !approved, "{date:?} {options:?}");
        let claimed = text.replace("belum disahkan", "").matches("disahkan 20 Juni 2024").count();
        assert_eq!(claimed, usize::from(approved && options.variant == Variant::Full), "{date:?} {options:?}");
    }
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
