//! Every variant of the report: what stands in it and what does not, whoever reads it.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{Assessment, Profile, Stage},
    insight::{Inspection, unit_work, unowned},
    report::{Options, Paper, Report, Variant, layout::Item, model::Anchor},
    scoring::score,
    words::Words,
};
use support::{
    answered,
    printed_report::{self, EMPTY_FORM, FULL, GAPS, PUBLIC, Printed, REVISION, UNITS, bare, lay_out, lay_out_unit},
    register::registered,
    rubric,
};

/// The texts of a page in the order in which they are drawn.
fn page_text(report: &Report, page: usize) -> String {
    let runs = report.pages[page].items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run.text.as_str()),
        _ => None,
    });
    bare(&runs.collect::<String>())
}

fn inspected(assessment: &Assessment) -> Inspection {
    let rubric = rubric();
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    Inspection::of(&rubric, assessment, &score, &BTreeSet::new())
}

#[test]
fn every_variant_for_every_reader_on_both_papers_is_made_of_every_draft() {
    let drafts = [Assessment::default(), answered(&[3]), answered(&[5; 47]), registered(printed_report::city())];
    for (place, assessment) in drafts.iter().enumerate() {
        for options in Options::all(Words::indonesian()) {
            // The whole report is laid out by many other tests; here once for each reader is enough.
            let whole = options.variant == Variant::Full;
            if options.final_mark || (whole && (options.paper == Paper::F4 || place == 3)) {
                continue;
            }
            let report = lay_out(assessment, &options, REVISION);
            assert!(!report.pages.is_empty(), "draft {place}, {}", options.code());
            for page in 0..report.pages.len() {
                assert!(!page_text(&report, page).is_empty(), "draft {place}, {}, page {page}", options.code());
            }
        }
    }
}

#[test]
fn the_form_is_one_page_for_each_indicator_with_every_criterion_whatever_the_draft_says() {
    let rubric = rubric();
    for assessment in [Assessment::default(), registered(printed_report::city()), printed_report::long()] {
        for paper in Paper::ALL {
            let options = Options { variant: Variant::Form, paper, ..FULL };
            let report = lay_out(&assessment, &options, REVISION);
            assert_eq!(report.pages.len(), rubric.indicators.len(), "{paper:?}");
            for (page, indicator) in rubric.indicators.iter().enumerate() {
                let place = Anchor::Indicator(indicator.id.clone());
                assert_eq!(report.target(&place).map(|target| target.page), Some(page));
                let text = page_text(&report, page);
                for criterion in indicator.levels.iter().flat_map(|level| &level.criteria) {
                    assert!(text.contains(&bare(&criterion.text)), "{} {}", indicator.id, criterion.id);
                }
                let codes = text.matches(&format!("{}.", indicator.id)).count();
                assert!(text.contains(&bare(&indicator.question)) && codes >= 4, "{}", indicator.id);
            }
        }
    }
}

#[test]
fn a_code_on_a_sheet_or_form_was_given_to_no_other_document() {
    let (rubric, assessment) = (rubric(), registered(printed_report::city()));
    let work = unit_work(&rubric, &assessment, &inspected(&assessment));
    let mut fresh = 0;
    for task in work.iter().flat_map(|unit| &unit.tasks) {
        let given: BTreeSet<String> = (0..task.indicator.entry_count())
            .flat_map(|entry| assessment.evidence(&task.indicator.id, entry))
            .map(|one| one.code(&task.indicator.id))
            .collect();
        let mut seen = BTreeSet::new();
        for one in &task.hand_in {
            assert!(seen.insert(&one.code), "{} is asked for twice", one.code);
            let new = matches!(one.what, spbe_mandiri::insight::Wanted::New(_));
            assert_eq!(new, !given.contains(&one.code), "{}", one.code);
            fresh += usize::from(new);
        }
    }
    assert!(fresh > 20, "{fresh}");
}

#[test]
fn every_indicator_with_work_stands_on_the_sheet_of_its_unit_or_among_those_without_one() {
    let printed = &*UNITS;
    let (rubric, assessment) = (rubric(), &printed.assessment);
    let work = unit_work(&rubric, assessment, &inspected(assessment));
    assert!(work.len() > 3, "{}", work.len());
    for unit in &work {
        let place = Anchor::Unit(unit.unit.to_string());
        let first = printed.report.target(&place).unwrap().page;
        assert!(printed.report.bookmarks.iter().any(|bookmark| bookmark.depth == 1 && bookmark.title == unit.name));
        let alone = lay_out_unit(assessment, &printed.options, unit.unit);
        let whole: String = (0..alone.pages.len()).map(|page| page_text(&alone, page)).collect();
        for task in &unit.tasks {
            assert!(whole.contains(&bare(&task.indicator.short)), "{} {}", unit.name, task.indicator.id);
            for one in &task.hand_in {
                assert!(whole.contains(&one.code), "{} {}", unit.name, one.code);
            }
        }
        // The sheet of one unit is that of all, but for what it counts.
        let together: String =
            (first..first + alone.pages.len()).map(|page| page_text(&printed.report, page)).collect();
        assert!(together.contains(&bare(unit.name)) && together.contains("Tandaterima"), "{}", unit.name);
        let other = work.iter().find(|other| other.unit != unit.unit).unwrap();
        assert!(alone.target(&Anchor::Unit(other.unit.to_string())).is_none());
    }
    let owned: BTreeSet<&str> =
        work.iter().flat_map(|unit| &unit.tasks).map(|task| task.indicator.id.as_str()).collect();
    let nobody: BTreeSet<&str> = unowned(&rubric, assessment).iter().map(|one| one.id.as_str()).collect();
    let inspection = inspected(assessment);
    for indicator in &rubric.indicators {
        let level = assessment.level(&indicator.id, 0);
        let unproved = inspection.claims(&indicator.id);
        let done = level == Some(indicator.highest())
            && inspection.explained(&indicator.id)
            && unproved.proved == unproved.claimed;
        let listed = owned.contains(indicator.id.as_str()) || nobody.contains(indicator.id.as_str());
        assert!(listed || done, "{} is lost", indicator.id);
    }
    let empty = lay_out(&Assessment::default(), &printed.options, REVISION);
    assert!(page_text(&empty, 0).contains(&bare("Ada 47 indikator yang belum memiliki unit penanggung jawab")));
}

#[test]
fn the_gains_of_a_sheet_are_those_of_raising_its_indicators() {
    let (rubric, assessment) = (rubric(), registered(printed_report::city()));
    let before = score(&rubric, &assessment, Stage::SelfAssessment);
    for unit in unit_work(&rubric, &assessment, &inspected(&assessment)) {
        let mut after = assessment.clone();
        for task in &unit.tasks {
            after.apply(&rubric, support::level(&task.indicator.id, task.to), &support::author("Uji", 1)).unwrap();
        }
        let raised = score(&rubric, &after, Stage::SelfAssessment);
        let gain: spbe_mandiri::rubric::Exact = unit.tasks.iter().map(|task| &task.gain).sum();
        assert_eq!(raised.index() - before.index(), gain, "{}", unit.name);
    }
}

#[test]
fn what_a_reader_may_not_see_is_neither_a_sheet_nor_a_part() {
    let work = |profile| {
        let report = lay_out(&GAPS.assessment, &Options { profile, ..GAPS.options }, REVISION);
        report.bookmarks.iter().any(|bookmark| bookmark.title.contains("Lembar tugas"))
    };
    assert_eq!(Profile::ALL.map(work), [true, false, false]);
    let hidden = lay_out(&GAPS.assessment, &Options { variant: Variant::Units, profile: Profile::Public, ..FULL }, 1);
    assert!(page_text(&hidden, 0).contains(&bare("hanya dicetak untuk pimpinan")));
    let public = PUBLIC.pages("-raw").concat();
    assert!(!bare(&public).contains(&bare("Lembar pengesahan")) && bare(&public).contains(&bare("Rincian indikator")));
    assert_eq!(EMPTY_FORM.pages("-raw").len(), rubric().indicators.len());
}

#[test]
fn a_report_for_one_unit_names_only_a_unit_that_is_there() {
    let desk = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"))
            .args(arguments)
            .current_dir(desk.path())
            .env("SPBE_MANDIRI_HOME", desk.path().join("data"))
            .output()
            .unwrap()
    };
    assert!(run(&["example", "-o", "contoh.ron"]).status.success());
    let city = printed_report::city();
    let name = city.active_units()[0].1.name.value.clone();
    let report = ["report", "contoh.ron", "-o", "lembar.pdf", "--variant", "unit", "--unit"];
    let made = run(&[&report[..], &[&name.to_uppercase()]].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let verified = run(&["verify", "lembar.pdf", "contoh.ron"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    let unknown = run(&[&report[..], &["Unit Khayalan"]].concat());
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains(&name), "the units there are");
    let alone = run(&["report", "contoh.ron", "-o", "x.pdf", "--unit", &name]);
    let hidden = run(&["report", "contoh.ron", "-o", "x.pdf", "--variant", "unit", "--profile", "public"]);
    assert_eq!((alone.status.code(), hidden.status.code()), (Some(2), Some(2)));
}

#[test]
fn a_variant_of_many_pages_keeps_its_sheets_apart() {
    let Printed { report, .. } = &*UNITS;
    let starts: Vec<usize> =
        report.bookmarks.iter().filter(|bookmark| bookmark.depth == 1).map(|bookmark| bookmark.target.page).collect();
    assert!(starts.is_sorted_by(|one, next| one < next), "{starts:?}");
}
