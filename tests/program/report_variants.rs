//! Every variant of the report: what stands in it and what does not, whoever reads it.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::{cli::Desk, support};

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Edit, Field, Item as Made, Profile, Role, Stage},
    insight::{Inspection, shifts, unit_work, unowned},
    report::{
        Options, Paper, Report, Variant,
        layout::Item,
        model::{Anchor, PartId},
    },
    rubric::Exact,
    scoring::{NodeKind, score},
    words::Words,
};
use support::{
    answered,
    printed_report::{
        self, EMPTY_FORM, FULL, GAPS, MINUTES, PUBLIC, Printed, REVISION, UNITS, YEARS, assessed, bare, lay_out,
        lay_out_after, lay_out_unit,
    },
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
        let gain: Exact = unit.tasks.iter().map(|task| &task.gain).sum();
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
    let desk = Desk::new();
    let run = |arguments: &[&str]| desk.run(arguments);
    assert!(run(&["example", "-o", "contoh.ron"]).code == 0);
    let city = printed_report::city();
    let name = city.active_units()[0].1.name.value.clone();
    let report = ["report", "contoh.ron", "-o", "lembar.pdf", "--variant", "unit", "--unit"];
    let made = run(&[&report[..], &[&name.to_uppercase()]].concat());
    assert!(made.code == 0, "{}", made.err);
    let verified = run(&["verify", "lembar.pdf", "contoh.ron"]);
    assert!(verified.code == 0, "{}", verified.out);
    let unknown = run(&[&report[..], &["Unit Khayalan"]].concat());
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains(&name), "the units there are");
    let alone = run(&["report", "contoh.ron", "-o", "x.pdf", "--unit", &name]);
    let hidden = run(&["report", "contoh.ron", "-o", "x.pdf", "--variant", "unit", "--profile", "public"]);
    assert_eq!((alone.code, hidden.code), (2, 2));
}

#[test]
fn a_variant_of_many_pages_keeps_its_sheets_apart() {
    let Printed { report, .. } = &*UNITS;
    let starts: Vec<usize> =
        report.bookmarks.iter().filter(|bookmark| bookmark.depth == 1).map(|bookmark| bookmark.target.page).collect();
    assert!(starts.is_sorted_by(|one, next| one < next), "{starts:?}");
}

#[test]
fn a_variant_that_would_say_nothing_is_refused_with_the_reason_before_anything_is_written() {
    let desk = Desk::new();
    let made = desk.run(&["new", "kosong.ron", "--institution", "Kota Contoh", "--kind", "kota", "--year", "2024"]);
    assert!(made.code == 0, "{}", made.err);
    for (variant, why) in [("years", "Catat hasil tahun lain"), ("unit", "tetapkan unitnya")] {
        let refused = desk.run(&["report", "kosong.ron", "-o", "x.pdf", "--variant", variant]);
        assert!(refused.code == 1 && refused.err.contains(why), "{variant}: {}", refused.err);
        assert!(!desk.path("x.pdf").exists(), "{variant}");
    }
}

#[test]
fn a_report_says_that_it_is_hollow_where_its_page_gives_the_reason_and_nowhere_else() {
    let drafts = [Assessment::default(), answered(&[3]), answered(&[5; 47]), registered(printed_report::city())];
    for assessment in drafts {
        for options in Options::all(Words::indonesian()) {
            let kinds = matches!(options.variant, Variant::Years | Variant::Units | Variant::Gaps | Variant::Summary);
            if options.final_mark || !options.anchors || options.paper == Paper::F4 || !kinds {
                continue;
            }
            let report = lay_out(&assessment, &options, REVISION);
            let whole: String = (0..report.pages.len()).map(|page| page_text(&report, page)).collect();
            let says =
                ["Tidak ada yang dibandingkan", "Belum ada indikator yang dinilai.", "hanya dicetak untuk pimpinan"];
            let says = says.iter().any(|reason| whole.contains(&bare(reason)))
                || options.variant == Variant::Units && !whole.contains(&bare("Yang harus dilakukan"));
            let alone = matches!(options.variant, Variant::Years | Variant::Units);
            assert_eq!(report.hollow().is_some(), alone && says, "{}", options.code());
        }
    }
}

/// The text of the part that compares, without the cover.
fn compared(report: &Report) -> String {
    let start = report.target(&Anchor::Part(PartId::Comparison)).unwrap().page;
    (start..report.pages.len()).map(|page| page_text(report, page)).collect()
}

#[test]
fn what_there_is_to_compare_with_is_compared_and_without_it_the_report_says_so() {
    let (rubric, now) = (rubric(), assessed(registered(printed_report::city())));
    let claimed = score(&rubric, &now, Stage::SelfAssessment);
    let found = score(&rubric, &now, Stage::Final);
    let text = compared(&YEARS.report);
    let gap = Words::indonesian().distance(&(claimed.index() - found.index()));
    assert!(text.contains(&bare(&format!("berada {gap} di atas hasil penilaian eksternal 2024"))), "{text:.300}");
    let far: Vec<String> =
        shifts(&rubric, &found, &claimed).into_iter().filter(|one| one.by() >= 2).map(|one| one.indicator).collect();
    assert!(far.len() > 5);
    for id in &far {
        assert!(text.contains(&bare(&rubric.indicator(id).unwrap().short)), "{id}");
    }
    let mut plain = registered(printed_report::city());
    let past: Vec<Edit> = plain.past.keys().map(|id| Edit::Remove(Made::Past(id.clone()))).collect();
    plain.apply(&rubric, Edit::Many(past), &support::author("Uji", 0)).unwrap();
    let alone = lay_out(&plain, &YEARS.options, REVISION);
    assert!(compared(&alone).contains(&bare("Tidak ada yang dibandingkan")));
    let has = |report: &Report| report.target(&Anchor::Part(PartId::Comparison)).is_some();
    assert!(!has(&lay_out(&plain, &FULL, REVISION)) && has(&lay_out(&now, &FULL, REVISION)));
}

#[test]
fn every_level_that_moved_since_last_year_is_listed_with_what_it_gave_and_who_moved_it_where_the_reader_may_know() {
    let (rubric, before) = (rubric(), printed_report::city());
    let mut now = before.clone();
    now.apply(&rubric, Field::Assessment(AssessmentField::Year).set(2025_i16), &support::author("Uji", 0)).unwrap();
    let moved = [("44", 4), ("1", 1), ("21", 3)];
    for (indicator, level) in moved {
        now.apply(&rubric, support::level(indicator, level), &support::author("Sari Pengubah", 1_718_000_000)).unwrap();
    }
    let gain = score(&rubric, &now, Stage::SelfAssessment).index().clone()
        - score(&rubric, &before, Stage::SelfAssessment).index();
    for profile in Profile::ALL {
        let options = Options { profile, ..YEARS.options };
        let text = compared(&lay_out_after(&now, &options, &before));
        assert!(text.contains(&bare("2 indikator naik, 1 turun")), "{text}");
        let printed = Words::indonesian().distance(&if gain < Exact::default() { -gain.clone() } else { gain.clone() });
        assert!(text.contains(&bare(&format!("{printed} di"))), "{printed}");
        for (indicator, _) in moved {
            assert!(text.contains(&bare(&rubric.indicator(indicator).unwrap().short)), "{indicator}");
        }
        assert_eq!(text.contains("SariPengubah"), profile != Profile::Public, "{profile:?}");
    }
}

#[test]
fn a_report_that_was_compared_with_another_draft_is_made_by_the_command_line_and_not_called_forged() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| desk.run(arguments);
    assert!(run(&["example", "-o", "lama.ron"]).code == 0);
    assert!(run(&["new", "baru.ron", "--from", "lama.ron", "--year", "2025"]).code == 0);
    let report = ["report", "baru.ron", "-o", "banding.pdf", "--before", "lama.ron", "--variant"];
    let made = run(&[&report[..], &["years"]].concat());
    assert!(made.code == 0, "{}", made.err);
    let verified = run(&["verify", "banding.pdf", "baru.ron"]);
    let told = verified.out;
    assert!(told.contains("tidak dapat dibuat kembali tanpa penilaian itu"), "{told}");
    assert_eq!(run(&[&report[..], &["summary"]].concat()).code, 2);
}

#[test]
fn minutes_and_consent_carry_the_figures_of_the_report_and_no_name_for_the_public() {
    let rubric = rubric();
    let whole = lay_out(&MINUTES.assessment, &MINUTES.options, REVISION);
    assert_eq!(whole.pages.len(), 2, "one page each");
    let score = score(&rubric, &MINUTES.assessment, Stage::SelfAssessment);
    let words = Words::indonesian();
    let index = words.decimal(score.index(), 2);
    let [minutes, consent] = [page_text(&whole, 0), page_text(&whole, 1)];
    for domain in &rubric.domains {
        let node = score.lowest.node(NodeKind::Domain, &domain.id).unwrap();
        assert!(minutes.contains(&bare(&format!("{} {}", domain.id, domain.name))));
        assert!(minutes.contains(&words.decimal(node.value.as_ref().unwrap(), 2)));
    }
    let band = &score.band(&rubric).unwrap().name;
    assert!(minutes.contains(&index) && minutes.contains(&bare(band)) && consent.contains(&format!("indeks{index}")));
    for (_, person) in MINUTES.assessment.team() {
        if person.role.value == Role::Coordinator {
            assert!([&minutes, &consent].iter().all(|page| page.contains(&bare(&person.name.value))));
        }
    }
    assert_eq!(whole.sign_boxes.iter().map(|one| one.page).collect::<Vec<_>>(), [0, 0, 1]);
    for assessment in [Assessment::default(), answered(&[3]), printed_report::long()] {
        let report = lay_out(&assessment, &MINUTES.options, REVISION);
        let open = rubric.indicators.len() - assessment.answers.len().min(rubric.indicators.len());
        let said = page_text(&report, 0).contains(&bare("Belum dapat ditandatangani"));
        assert_eq!(said, open > 0, "{open} are open");
    }
    let public = lay_out(&MINUTES.assessment, &Options { profile: Profile::Public, ..MINUTES.options }, REVISION);
    assert!(public.sign_boxes.is_empty() && public.pages.len() == 1);
}

#[test]
fn a_signature_has_room_and_is_found_by_its_sign_or_by_its_place_and_never_by_neither() {
    let signs = |report: &Report| {
        let texts = report.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            Item::Text(run) => Some(run.text.as_str()),
            _ => None,
        });
        texts.filter(|text| ["#", "^", "$"].contains(text)).count()
    };
    for variant in [Variant::Full, Variant::Minutes] {
        let anchored = lay_out(&MINUTES.assessment, &Options { variant, ..FULL }, REVISION);
        let free = lay_out(&MINUTES.assessment, &Options { variant, anchors: false, ..FULL }, REVISION);
        assert_eq!(signs(&anchored), anchored.sign_boxes.len());
        assert!(signs(&free) == 0 && free.sign_boxes.len() == anchored.sign_boxes.len());
        let told: serde_json::Value = serde_json::from_str(&free.sign_places("laporan.pdf")).unwrap();
        let boxes = told["kotak"].as_array().unwrap();
        assert!(spbe_mandiri::report::is_sign_places(free.sign_places("x").as_bytes()) && boxes.len() >= 2);
        for (one, found) in boxes.iter().zip(&free.sign_boxes) {
            let figure = |key: &str| one[key].as_f64().unwrap();
            assert_eq!(one["halaman"].as_u64(), Some(found.page as u64 + 1));
            // Visuals of electronic signatures were seen up to 160 × 70 points.
            assert!(figure("lebar") >= 160.0 && figure("tinggi") >= 70.0);
            let page = &free.pages[found.page];
            let points = |millimetres: f32| f64::from(millimetres) * 72.0 / 25.4;
            assert!(figure("bawah") > 0.0 && figure("bawah") + figure("tinggi") < points(page.height));
            assert!((figure("kiri") - points(found.min.x)).abs() < 0.02);
            // Nothing but the hint stands where the signature goes.
            let inside = page.items.iter().filter_map(|item| match item {
                Item::Text(run) => Some(run),
                _ => None,
            });
            let inside = inside.filter(|run| {
                run.at.x > found.min.x && run.at.x < found.max.x && run.at.y > found.min.y && run.at.y < found.max.y
            });
            assert!(inside.count() <= 2, "the two lines of the hint");
        }
    }
}

#[test]
fn the_side_file_is_written_beside_the_report_and_replaces_only_its_like() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| desk.run(arguments);
    let side = desk.path("ba.tanda-tangan.json");
    assert!(run(&["example", "-o", "a.ron"]).code == 0);
    let report = ["report", "a.ron", "-o", "ba.pdf", "--variant", "minutes"];
    assert!(run(&report).code == 0 && !side.exists(), "with signs no places are told");
    let free = [&report[..], &["--no-anchors"]].concat();
    for _ in 0..2 {
        let made = run(&free);
        assert!(made.code == 0 && side.exists(), "{}", made.err);
    }
    let verified = run(&["verify", "ba.pdf", "a.ron"]);
    assert!(verified.code == 0, "{}", verified.out);
    support::put(&side, b"catatan orang lain");
    assert_eq!(run(&free).code, 1);
    assert_eq!(std::fs::read_to_string(&side).unwrap(), "catatan orang lain");
    // Its place is looked at first: no report lies there without it.
    let report = desk.path("ba.pdf");
    let before = std::fs::read(&report).unwrap();
    assert!(run(&[&free[..], &["--paper", "f4"]].concat()).code == 1 && std::fs::read(&report).unwrap() == before);
    std::fs::remove_file(&report).unwrap();
    assert!(run(&free).code == 1 && !report.exists());
    assert_eq!(run(&[&free[..], &["--overwrite"]].concat()).code, 0);
    assert!(report.exists() && spbe_mandiri::report::is_sign_places(&std::fs::read(&side).unwrap()));
}

#[test]
fn a_final_report_is_refused_where_a_typed_text_holds_the_sign_of_a_signature() {
    let desk = Desk::new();
    let mut assessment = support::reviewed_example();
    let number = Field::Assessment(AssessmentField::ReportNumber);
    assessment.apply(&rubric(), number.set("800#12/2024".to_owned()), &support::author("Uji", 9)).unwrap();
    let text = spbe_mandiri::storage::to_text(&support::draft(assessment)).unwrap();
    support::put(&desk.path("a.ron"), text.as_bytes());
    let run = |arguments: &[&str]| desk.run(arguments);
    let report = ["report", "a.ron", "-o", "ba.pdf", "--variant", "minutes", "--final"];
    let refused = run(&report);
    let told = refused.err;
    assert!(refused.code == 1 && told.contains("--no-anchors"), "{told}");
    assert!(!desk.path("ba.pdf").exists());
    let free = run(&[&report[..], &["--no-anchors"]].concat());
    assert!(free.code == 0, "{}", free.err);
}
