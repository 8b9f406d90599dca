//! The report on its pages: everything stands inside, pages are filled, lines do not depend on the paper, and page
//! numbers are those of the pages.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use spbe_mandiri::assessment::{Assessment, AssessmentField, Edit, Field, Profile};
use spbe_mandiri::report::{
    Options, Page, Report, Variant,
    layout::{Item, TextRun},
    model::{Anchor, BODY_WIDTH, Face, PartId},
};
use support::{
    answered, author, level,
    printed_report::{self, EXAMPLE, EXAMPLE_FINAL, EXAMPLE_FOLIO, FOLIO, FULL, Printed, SUMMARY, all, bare, lay_out},
    rubric,
};

/// Edges of the body, as the design fixes them.
const TOP: f32 = 24.0;
const BOTTOM: f32 = 20.0;
/// The large figure hangs this far to the left on purpose, and an edge is as thick as half its line.
const HANGS: f32 = 0.6;

const PARTS: [PartId; 17] = [
    PartId::Cover,
    PartId::SignOff,
    PartId::Contents,
    PartId::Summary,
    PartId::Claims,
    PartId::Results,
    PartId::Map,
    PartId::Gaps,
    PartId::Plan,
    PartId::Blocks,
    PartId::Evidence,
    PartId::Method,
    PartId::Questions,
    PartId::Comparison,
    PartId::Minutes,
    PartId::Units,
    PartId::Form,
];

fn left(page: &Page) -> f32 {
    if page.width < 212.0 { 22.0 } else { 25.0 }
}

/// Left, top, right and bottom of an item.
fn bounds(item: &Item) -> [f32; 4] {
    let around = |points: &[spbe_mandiri::chart::Point]| {
        points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, top, right, bottom], point| {
            [left.min(point.x), top.min(point.y), right.max(point.x), bottom.max(point.y)]
        })
    };
    match item {
        Item::Text(run) if run.turned => [run.at.x - 1.0, run.at.y, run.at.x + 2.0, run.at.y + run.width],
        Item::Text(run) => {
            let size = run.size * 25.4 / 72.0;
            [run.at.x, run.at.y - 0.75 * size, run.at.x + run.width, run.at.y + 0.21 * size]
        }
        Item::Line { points, .. } | Item::Area { points, .. } => around(points),
        Item::Rect { min, max, .. } | Item::Picture { min, max, .. } | Item::Link { min, max, .. } => {
            [min.x, min.y, max.x, max.y]
        }
        Item::Circle { center, radius: reach, .. } | Item::Ring { center, outer: reach, .. } => {
            [center.x - reach, center.y - reach, center.x + reach, center.y + reach]
        }
    }
}

/// True for what stands at the edges of every page: head line, foot line and the mark of a draft.
fn is_furniture(page: &Page, item: &Item) -> bool {
    let [_, top, _, bottom] = bounds(item);
    matches!(item, Item::Text(run) if run.turned) || bottom < 17.0 || top > page.height - 14.5
}

fn body(page: &Page) -> impl Iterator<Item = &Item> {
    page.items.iter().filter(|item| !is_furniture(page, item))
}

fn texts(page: &Page) -> impl Iterator<Item = &TextRun> {
    body(page).filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

#[test]
fn everything_stands_inside_the_body_and_nothing_is_clipped() {
    for (name, printed) in all() {
        for (number, page) in printed.report.pages.iter().enumerate() {
            for item in &page.items {
                let [x, y, right, bottom] = bounds(item);
                assert!(x >= 0.0 && y >= 0.0, "{name}, page {}: {item:?}", number + 1);
                assert!(right <= page.width && bottom <= page.height, "{name}, page {}: {item:?}", number + 1);
            }
            let edge = left(page);
            for item in body(page) {
                let [x, y, right, bottom] = bounds(item);
                let inside = x >= edge - HANGS
                    && right <= edge + BODY_WIDTH + HANGS
                    && y >= TOP - HANGS
                    && bottom <= page.height - BOTTOM + HANGS;
                assert!(inside, "{name}, page {}: {item:?}", number + 1);
            }
            for run in texts(page) {
                assert!(run.at.x + run.width <= edge + BODY_WIDTH + 0.02, "{name}, page {}: {run:?}", number + 1);
            }
        }
    }
}

#[test]
fn no_line_of_text_lies_over_another() {
    for (name, printed) in all() {
        for (number, page) in printed.report.pages.iter().enumerate() {
            let boxes: Vec<([f32; 4], &str)> = page
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Text(run) if !run.turned && !run.text.trim().is_empty() => {
                        let size = run.size * 25.4 / 72.0;
                        // The height of small letters: what must not touch, whatever the leading.
                        Some(([run.at.x, run.at.y - 0.5 * size, run.at.x + run.width, run.at.y], run.text.as_str()))
                    }
                    _ => None,
                })
                .collect();
            for (place, (one, text)) in boxes.iter().enumerate() {
                for (other, over) in &boxes[place + 1..] {
                    let wide = one[2].min(other[2]) - one[0].max(other[0]);
                    let high = one[3].min(other[3]) - one[1].max(other[1]);
                    assert!(wide < 0.3 || high < 0.1, "{name}, page {}: “{text}” and “{over}”", number + 1);
                }
            }
        }
    }
}

#[test]
fn no_page_is_empty_or_nearly_so_but_the_last_of_a_part() {
    for (name, printed) in all() {
        let starts = starts(&printed.report);
        for (number, page) in printed.report.pages.iter().enumerate() {
            assert!(texts(page).count() > 1, "{name}, page {} is empty", number + 1);
            let last = number + 1 == printed.report.pages.len() || starts.contains(&(number + 1));
            let lowest = body(page).map(|item| bounds(item)[3]).fold(0.0, f32::max);
            let share = (lowest - TOP) / (page.height - TOP - BOTTOM);
            assert!(last || share >= 0.2, "{name}, page {} is filled to {share}", number + 1);
        }
    }
}

#[test]
fn the_parts_of_the_worked_example_are_short_and_their_pages_full() {
    let starts = starts(&EXAMPLE.report);
    for (part, most) in [
        (PartId::SignOff, 1),
        (PartId::Contents, 1),
        (PartId::Summary, 1),
        (PartId::Claims, 1),
        (PartId::Results, 2),
        (PartId::Map, 1),
        (PartId::Gaps, 2),
        (PartId::Evidence, 5),
        (PartId::Method, 2),
        (PartId::Questions, 2),
    ] {
        let start = EXAMPLE.report.target(&Anchor::Part(part)).unwrap().page;
        let end = starts.range(start + 1..).next().copied().unwrap_or(EXAMPLE.report.pages.len());
        assert!(end - start <= most, "{part:?}: {} pages", end - start);
        for page in &EXAMPLE.report.pages[start..end - 1] {
            let lowest = body(page).map(|item| bounds(item)[3]).fold(0.0, f32::max);
            let share = (lowest - TOP) / (page.height - TOP - BOTTOM);
            assert!(share >= 0.75, "{part:?}: a page is filled to {share}");
        }
    }
}

/// Numbers of the pages inside a report on which parts follow each other that may share one, but for the last of them; with
/// the share of each that is filled.
fn inside(report: &Report) -> Vec<(usize, f32)> {
    let of = |part: PartId| report.target(&Anchor::Part(part)).map(|target| target.page);
    let flowing = [PartId::Results, PartId::Gaps, PartId::Plan, PartId::Comparison];
    let Some(first) = flowing.into_iter().filter_map(of).min() else { return Vec::new() };
    let end = of(PartId::Units).unwrap_or(report.pages.len());
    let share = |number: usize| {
        let page = &report.pages[number];
        let lowest = body(page).map(|item| bounds(item)[3]).fold(0.0, f32::max);
        (number + 1, (lowest - TOP) / (page.height - TOP - BOTTOM))
    };
    (first..end.saturating_sub(1)).map(share).collect()
}

fn no_page_is_half_empty(name: &str, report: &Report) {
    for (number, share) in inside(report) {
        assert!(share >= 0.5, "{name}, page {number} is filled to {share}");
    }
}

#[test]
fn no_page_inside_a_report_is_left_half_empty() {
    let printed = [("example", &EXAMPLE), ("on folio", &EXAMPLE_FOLIO), ("final", &EXAMPLE_FINAL)];
    for (name, printed) in printed {
        no_page_is_half_empty(name, &printed.report);
    }
    for profile in Profile::ALL {
        for variant in [Variant::Full, Variant::Gaps, Variant::Years] {
            let options = Options { profile, variant, ..FULL };
            for paper in [FULL.paper, FOLIO.paper] {
                let options = Options { paper, ..options };
                no_page_is_half_empty(&options.code(), &lay_out(&printed_report::city(), &options, 1));
            }
        }
    }
}

/// Pages on which parts begin.
fn starts(report: &Report) -> BTreeSet<usize> {
    PARTS.iter().filter_map(|part| report.target(&Anchor::Part(*part))).map(|target| target.page).collect()
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page() {
    for (name, printed) in all() {
        for (number, page) in printed.report.pages.iter().enumerate() {
            let heading = |run: &&TextRun| {
                run.face == Face::Semibold && run.size > 8.2 && run.text.chars().any(char::is_alphabetic)
            };
            for run in texts(page).filter(heading).filter(|run| run.at.y > page.height - BOTTOM - 12.0) {
                let below = texts(page).any(|other| other.at.y > run.at.y + 1.0);
                assert!(below, "{name}, page {}: {}", number + 1, run.text);
            }
        }
    }
}

#[test]
fn lines_break_alike_on_both_papers() {
    for assessment in [printed_report::city, printed_report::long] {
        let lines = |options| -> BTreeSet<String> {
            let report = lay_out(&assessment(), &options, printed_report::REVISION);
            // Which blocks go on on another page is the paper's.
            let goes_on = |run: &TextRun| {
                run.text.trim_start_matches(|digit: char| digit.is_ascii_digit()).starts_with('\u{2002}')
            };
            let long = |run: &&TextRun| run.text.len() > 24 && !goes_on(run);
            report.pages.iter().flat_map(texts).filter(long).map(|run| run.text.clone()).collect()
        };
        let (one, other) = (lines(FULL), lines(FOLIO));
        assert_eq!(one.symmetric_difference(&other).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(one.len() > 1_000, "{}", one.len());
    }
}

#[test]
fn the_summary_is_one_page_on_both_papers_and_inside_the_full_report() {
    for (name, printed) in all() {
        let report = &printed.report;
        let Some(summary) = report.target(&Anchor::Part(PartId::Summary)) else {
            assert!(printed.options.variant != SUMMARY.variant && !printed.is_whole(), "{name}");
            continue;
        };
        let next = [PartId::Claims, PartId::Results].map(|part| report.target(&Anchor::Part(part)));
        match next.into_iter().flatten().next() {
            Some(results) => assert_eq!(results.page, summary.page + 1, "{name}"),
            None => assert_eq!(report.pages.len(), 1, "{name}"),
        }
        let options = Options { paper: FOLIO.paper, ..SUMMARY };
        let folio = lay_out(&printed.assessment, &options, printed_report::REVISION);
        assert_eq!(folio.pages.len(), 1, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_summary_is_one_page_whatever_is_answered_and_however_long_the_names_are(
        levels in prop::collection::vec(prop::option::weighted(0.9, 1_u8..=5), 47),
        documents in any::<bool>(),
        name in 0_usize..8,
        is_final in any::<bool>(),
    ) {
        let rubric = rubric();
        let mut assessment = if documents { printed_report::city() } else { Assessment::default() };
        let edits = rubric.indicators.iter().zip(&levels).filter_map(|(one, found)| Some(level(&one.id, (*found)?)));
        let institution = Field::Assessment(AssessmentField::InstitutionName);
        let institution = institution.set("Badan Koordinasi Kawasan Perbatasan ".repeat(name));
        let edits = edits.chain([institution]).collect();
        assessment.apply(&rubric, Edit::Many(edits), &author("Uji", 0)).unwrap();
        for options in [SUMMARY, Options { paper: FOLIO.paper, ..SUMMARY }] {
            let report = lay_out(&assessment, &Options { final_mark: is_final, ..options }, 1);
            prop_assert_eq!(report.pages.len(), 1);
            let page = &report.pages[0];
            for item in body(page) {
                prop_assert!(bounds(item)[3] <= page.height - BOTTOM + HANGS, "{:?}", item);
            }
        }
    }
}

#[test]
fn a_part_of_one_sentence_goes_on_where_the_part_before_it_ends() {
    let without_documents = lay_out(&answered(&[5; 47]), &FULL, 1);
    let page = |anchor: Anchor| without_documents.target(&anchor).unwrap().page;
    let (list, last) = (page(Anchor::Part(PartId::Evidence)), page(Anchor::Indicator("47".to_owned())));
    assert!(list == last || list == last + 1, "{list}, {last}");
    let text: String = texts(&without_documents.pages[list]).map(|run| run.text.as_str()).collect();
    assert!(!text.starts_with('7') && !text.starts_with("Daftar"), "it does not begin the page: {text}");
    assert!(text.contains("Daftar bukti") && text.contains("Belum ada dokumen"), "{text}");
}

#[test]
fn page_numbers_in_the_contents_are_those_of_the_pages() {
    for (name, printed) in all().into_iter().filter(|(_, printed)| printed.is_whole()) {
        let report = &printed.report;
        let contents = report.target(&Anchor::Part(PartId::Contents)).unwrap().page;
        let results = report.target(&Anchor::Part(PartId::Summary)).unwrap().page;
        let mut counted = 0;
        for page in &report.pages[contents..results] {
            for item in body(page) {
                // Lines of the lists are links over their whole width; others stand in sentences.
                let Item::Link { min, max, to } = item else { continue };
                if max.x - min.x < 80.0 {
                    continue;
                }
                let runs: Vec<&TextRun> = texts(page)
                    .filter(|run| run.at.y > min.y && run.at.y < max.y && run.at.x > min.x - 0.1 && run.at.x < max.x)
                    .collect();
                let Some(number) = runs.last().and_then(|run| run.text.parse::<usize>().ok()) else { continue };
                assert_eq!(Some(number), report.target(to).map(|target| target.page + 1), "{name}: {to:?}");
                counted += 1;
            }
        }
        assert!(counted >= 12, "{name}: parts, figures and tables: {counted}");
    }
}

#[test]
fn every_page_but_the_cover_says_its_number_and_how_many_there_are() {
    for (name, printed) in all() {
        let count = printed.report.pages.len();
        for (number, page) in printed.report.pages.iter().enumerate() {
            let wanted = format!("Halaman {} dari {count}", number + 1);
            let found = page.items.iter().any(|item| matches!(item, Item::Text(run) if run.text == wanted));
            assert_eq!(found, number > 0 || !printed.has_cover(), "{name}, page {}", number + 1);
        }
    }
}

#[test]
fn a_block_that_goes_on_says_where_it_began() {
    let Printed { report, .. } = &*printed_report::LONG;
    let began = report.target(&Anchor::Indicator("10".to_owned())).unwrap().page;
    let next = report.target(&Anchor::Indicator("11".to_owned())).unwrap().page;
    assert!(next > began + 3, "40 000 characters take pages");
    for page in &report.pages[began + 1..next] {
        let text = bare(&texts(page).map(|run| run.text.as_str()).collect::<String>());
        assert!(text.contains(&format!("lanjutandarihalaman{}", began + 1)), "{text:.200}");
    }
}

/// How far each page of the details is filled, from the top of the body to the lowest thing in it.
fn filled(report: &Report) -> Vec<f32> {
    let [first, end] = [PartId::Blocks, PartId::Evidence].map(|part| report.target(&Anchor::Part(part)).unwrap().page);
    let share = |page: &Page| {
        let lowest = body(page).map(|item| bounds(item)[3]).fold(0.0, f32::max);
        (lowest - TOP) / (page.height - TOP - BOTTOM)
    };
    report.pages[first..end].iter().map(share).collect()
}

#[test]
fn the_details_of_the_example_take_few_pages_and_fill_them() {
    for (printed, most) in [(&*EXAMPLE, 25), (&*EXAMPLE_FINAL, 25), (&*EXAMPLE_FOLIO, 22)] {
        let shares = filled(&printed.report);
        let (_, all) = shares.split_last().unwrap();
        assert!(all.iter().all(|share| *share >= 0.75), "{shares:.2?}");
        assert!(shares.len() <= most, "{} pages", shares.len());
    }
}

/// The head line of a page, its right half.
fn head_line(page: &Page) -> String {
    let middle = left(page) + BODY_WIDTH / 2.0;
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if !run.turned && run.at.y < 17.0 && run.at.x > middle => Some(run.text.as_str()),
        _ => None,
    });
    runs.collect()
}

#[test]
fn the_head_line_leaves_the_institution_all_the_room_there_is_and_cuts_it_at_a_word() {
    let words = ["Pemerintah", "Kabupaten", "Kepulauan", "Panjang", "Sekali", "dan", "Sekitarnya"];
    let whole: Vec<&str> = words.into_iter().cycle().take(40).collect();
    let mut cut = BTreeSet::new();
    for count in 1..whole.len() {
        let name = whole[..count].join(" ");
        let mut assessment = support::example().draft.assessment;
        let edit = Field::Assessment(AssessmentField::InstitutionName).set(name.clone());
        assessment.apply(&rubric(), edit, &author("Uji", 0)).unwrap();
        let report = lay_out(&assessment, &SUMMARY, 1);
        let page = &report.pages[0];
        let runs = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if !run.turned && run.at.y < 17.0 => Some(run),
            _ => None,
        });
        let (named, others): (Vec<&TextRun>, Vec<&TextRun>) = runs.partition(|run| run.text.starts_with("Pemerintah"));
        let (named, right) = (named[0], others.iter().map(|run| run.at.x).fold(0.0, f32::max));
        let gap = right - (named.at.x + named.width);
        assert!(gap >= 5.9, "{name}: {gap}");
        match named.text.strip_suffix('…') {
            Some(start) => {
                let next = whole[start.split(' ').count()];
                assert!(name.starts_with(&format!("{start} {next}")), "{} is not cut at a word", named.text);
                assert!(gap < 6.0 + 14.0, "{}: {gap} is free", named.text);
            }
            None => assert_eq!(named.text.trim_end(), name),
        }
        cut.insert(named.text.ends_with('…'));
    }
    assert_eq!(cut.len(), 2, "some fit and some do not");
}

#[test]
fn the_head_line_of_the_details_names_the_indicators_of_its_page() {
    for (name, printed) in all().into_iter().filter(|(_, printed)| printed.is_whole()) {
        let report = &printed.report;
        let [first, end] =
            [PartId::Blocks, PartId::Evidence].map(|part| report.target(&Anchor::Part(part)).unwrap().page);
        let begins: Vec<(String, usize)> = rubric()
            .indicators
            .iter()
            .map(|one| (one.id.clone(), report.target(&Anchor::Indicator(one.id.clone())).unwrap().page))
            .collect();
        for number in first..end {
            let page = &report.pages[number];
            let goes_on =
                bare(&texts(page).map(|run| run.text.as_str()).collect::<String>()).contains("lanjutandarihalaman");
            let before = begins.iter().rev().find(|(_, page)| *page < number).filter(|_| goes_on);
            let here: Vec<&String> =
                before.into_iter().chain(begins.iter().filter(|(_, page)| *page == number)).map(|(id, _)| id).collect();
            let wanted = match here.as_slice() {
                [one] => format!("indikator {one}"),
                [one, .., last] => format!("indikator {one}–{last}"),
                [] => String::new(),
            };
            let head = head_line(page);
            assert!(
                !wanted.is_empty() && head.ends_with(&format!("Rincian indikator · {wanted}")),
                "{name}: {head}, {wanted}"
            );
        }
    }
}

#[test]
fn the_head_line_of_the_list_of_evidence_names_the_first_and_the_last_code_of_its_page() {
    for (name, printed) in all().into_iter().filter(|(_, printed)| printed.is_whole()) {
        let report = &printed.report;
        let start = report.target(&Anchor::Part(PartId::Evidence)).unwrap().page;
        let (mut counted, mut before) = (0, String::new());
        for page in &report.pages[start..] {
            let head = head_line(page);
            let Some((_, range)) = head.split_once("Daftar bukti · ") else { continue };
            // Where another part begins on the page its name stands between them.
            let range = range.rsplit(" · ").next().unwrap_or(range);
            if !range.contains('.') {
                continue;
            }
            let codes: Vec<&str> = range.split(" sampai ").collect();
            let here: BTreeSet<&str> = texts(page).map(|run| run.text.as_str()).collect();
            // A document whose row is longer than a page goes on without its code.
            let known = |code: &str| here.contains(code) || before == code;
            assert!(codes.iter().all(|code| known(code)), "{name}: {head}");
            before = codes.last().map_or_else(String::new, |code| (*code).to_owned());
            counted += 1;
        }
        let listed = texts(&report.pages[start]).any(|run| run.text == "1.a");
        // A page that the list shares with the end of the details names both parts, and no range.
        let shared = head_line(&report.pages[start]).contains("Rincian indikator");
        assert!(counted > 0 || !listed || shared, "{name}: no page names its codes");
    }
}

#[test]
fn a_name_of_any_length_leaves_the_title_and_the_chart_of_the_cover_their_room() {
    let words = "Pemerintah Kabupaten Kepulauan Panjang Sekali ";
    let names = [40, 700, 2_900, 4_000, 100_000].map(|letters| words.chars().cycle().take(letters).collect::<String>());
    for name in names.into_iter().chain(["w".repeat(4_000), "W. ".repeat(1_500)]) {
        let letters = name.len();
        let mut assessment = support::example().draft.assessment;
        for field in
            [AssessmentField::InstitutionName, AssessmentField::InstitutionUnit, AssessmentField::InstitutionAddress]
        {
            let said = name.clone();
            assessment.apply(&rubric(), Field::Assessment(field).set(said), &author("Uji", 0)).unwrap();
        }
        let report = lay_out(&assessment, &FULL, 1);
        let cover = &report.pages[0];
        let texts: Vec<(&Item, [f32; 4])> =
            body(cover).filter(|item| matches!(item, Item::Text(_))).map(|item| (item, bounds(item))).collect();
        for (place, (one, first)) in texts.iter().enumerate() {
            assert!(first[3] <= cover.height - BOTTOM + 1.0, "{letters}: {one:?}");
            for (other, second) in &texts[place + 1..] {
                let across = first[0].max(second[0]) + 0.2 < first[2].min(second[2]);
                let along = first[1].max(second[1]) + 0.5 < first[3].min(second[3]);
                assert!(!(across && along), "{letters}: {one:?} over {other:?}");
            }
        }
    }
}
