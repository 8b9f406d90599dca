//! Pages of reports of the extremes, as the preview shows them: kept pictures, so that nobody spoils a page unseen.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeMap, ops::Bound, sync::Arc};

use egui::{MissingGlyphPolicy, Rect, pos2, vec2};
use egui_kittest::{Harness, SnapshotResults};
use spbe_mandiri::{
    assessment::Assessment,
    desktop::{theme, widgets::paint_page},
    report::{Report, layout::Item},
    rubric::Exact,
};

use crate::support::{
    printed_report::{CROWDED, LONG, LONG_SUMMARY, Printed, REVISION, STRANGE, SUMMARY, lay_out},
    rubric,
    window::{LEVELS, assessment},
};

/// Points per millimetre of a whole page.
const PAGE: f32 = 2.0;
/// The same where twelve stand beside each other.
const BORDER: f32 = 1.8;
/// What is shown of a summary at a border: the head with the index and its band.
const HEAD: f32 = 99.0;

/// The first and the last page of a report, from 0, that say this.
fn ends(report: &Report, said: &str) -> [usize; 2] {
    let says = |page: &usize| {
        let texts = report.pages[*page].items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run.text.trim()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join(" ").contains(said)
    };
    let pages: Vec<usize> = (0..report.pages.len()).filter(says).collect();
    let ends = pages.first().zip(pages.last()).map(|(first, last)| [*first, *last]);
    ends.unwrap_or_else(|| panic!("no page says {said:?}"))
}

/// A picture of pages in columns, each cut to a height in millimetres from its top.
fn picture(shown: Vec<(Arc<Report>, usize)>, columns: usize, (height, scale): (f32, f32)) -> Harness<'static> {
    let wide = shown[0].0.pages[0].width * scale;
    let tall = height * scale;
    let size = vec2(wide * columns as f32, tall * shown.len().div_ceil(columns) as f32);
    let mut installed = false;
    let mut harness = Harness::builder().with_size(size).build_ui(move |ui| {
        // Fonts are there from the next frame on. What none of them has is a box, as in the file.
        if !std::mem::replace(&mut installed, true) {
            theme::install(ui.ctx());
            ui.ctx().set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
            return;
        }
        for (place, (report, page)) in shown.iter().enumerate() {
            let at = pos2((place % columns) as f32 * wide, (place / columns) as f32 * tall);
            let painter = ui.painter().with_clip_rect(Rect::from_min_size(at, vec2(wide, tall)));
            paint_page(&painter, report, *page, at, scale);
        }
    });
    harness.run();
    harness
}

#[test]
fn pages_of_the_extremes_look_as_they_were_approved() {
    let mut results = SnapshotResults::new();
    let said = |printed: &Printed, text: &str| (Arc::new(printed.report.clone()), ends(&printed.report, text));
    let summary = |levels: &[u8]| (Arc::new(lay_out(&assessment(levels), &SUMMARY, REVISION)), [0, 0]);
    for (name, (report, [first, last])) in [
        ("report_no_answer", summary(&[])),
        ("report_one_answer", summary(&LEVELS[..1])),
        ("report_all_answers", summary(&LEVELS)),
        ("report_long_name", (Arc::new(LONG_SUMMARY.report.clone()), [0, 0])),
        ("report_long_text", said(&LONG, "tentang kenyataan")),
        ("report_long_word", said(&LONG, "Sebelum abcdefgh")),
        ("report_many_documents", said(&CROWDED, "isi pokok bagian ke-")),
        ("report_scripts", said(&STRANGE, "dan aksara")),
    ] {
        let height = report.pages[first].height;
        let mut shown = vec![(Arc::clone(&report), first)];
        shown.extend((last != first).then_some((report, last)));
        let columns = shown.len();
        results.add(picture(shown, columns, (height, PAGE)).try_snapshot(name));
    }
}

/// Levels with an index exactly at a border, and with those that are as near to it as can be below and above. The
/// predicate follows the whole number, not the one that is printed.
fn beside(border: &Exact) -> [Assessment; 3] {
    let rubric = rubric();
    let base = border.floor();
    let whole: Exact = rubric.indicators.iter().map(|one| one.weight.clone()).sum();
    let wanted = (border - &base) * &whole;
    // Every sum of weights that raising some indicators by one level adds, with the indicators.
    let mut sums = BTreeMap::from([(Exact::from_integer(0.into()), 0_u64)]);
    for (place, indicator) in rubric.indicators.iter().enumerate() {
        let raised: Vec<(Exact, u64)> =
            sums.iter().map(|(sum, which)| (sum + &indicator.weight, which | 1 << place)).collect();
        for (sum, which) in raised {
            sums.entry(sum).or_insert(which);
        }
    }
    let below = sums.range(..&wanted).next_back();
    let above = sums.range((Bound::Excluded(&wanted), Bound::Unbounded)).next();
    [below, sums.get_key_value(&wanted), above].map(|found| {
        let (_, which) = found.expect("weights of this framework reach it");
        let base = u8::try_from(base.to_integer()).expect("it is a level");
        let levels: Vec<u8> =
            (0..rubric.indicators.len()).map(|place| base + u8::from(which >> place & 1 == 1)).collect();
        assessment(&levels)
    })
}

#[test]
fn an_index_at_a_border_and_the_nearest_below_and_above_look_as_they_were_approved() {
    let borders: Vec<Exact> = rubric().bands.iter().skip(1).map(|band| band.from.clone()).collect();
    let shown: Vec<(Arc<Report>, usize)> =
        borders.iter().flat_map(beside).map(|near| (Arc::new(lay_out(&near, &SUMMARY, REVISION)), 0)).collect();
    assert_eq!(shown.len(), 12, "four borders of five predicates");
    picture(shown, 3, (HEAD, BORDER)).snapshot("report_borders");
}
