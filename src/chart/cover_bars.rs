//! The bars on the report's cover: one for each indicator, as tall as its level.

use super::{
    indicator_map::indicator_spot,
    pen::{Font, PT, Pen, solid},
    shape::{Align, Drawing, Ink, Lettering, Table, at},
    value::{domain_rows, level_palette, level_text, levels},
};
use crate::{
    rubric::{Indicator, Rubric},
    scoring::{Score, completed_level},
    t,
    words::Words,
};

/// Between two groups, and between two bars.
const GROUP_GAP: f32 = 2.4;
const BAR_GAP: f32 = 0.4;
/// Room for the names under the bars.
const NAMES: f32 = 5.0;

/// Bars in the order of the framework, grouped by domain; 170 × 30 millimetres on the cover.
pub fn cover_bars(rubric: &Rubric, score: &Score, size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let rows = domain_rows(rubric, score);
    let belongs = |indicator: &&Indicator, id: &str| {
        let domain = rubric.aspect(&indicator.aspect).and_then(|aspect| aspect.domain.as_deref());
        if rubric.domains.is_empty() { indicator.aspect == id } else { domain == Some(id) }
    };
    let gaps = rows.len().saturating_sub(1) as f32 * GROUP_GAP;
    let pitch = (size.0 + BAR_GAP - gaps) / rubric.indicators.len().max(1) as f32;
    let base = size.1 - NAMES;
    let top = f32::from(levels(rubric).last().copied().unwrap_or(1).max(1));
    let mut x = 0.0;
    for row in &rows {
        let start = x;
        let own = rubric.indicators.iter().enumerate().filter(|(_, indicator)| belongs(indicator, row.id));
        for (place, indicator) in own {
            let level = completed_level(rubric, score, indicator);
            let palette = level_palette(level);
            // A level of 0 keeps a visible foot; an unanswered one the height of a first level.
            let tall = (base * f32::from(level.unwrap_or(1)) / top).max(0.5);
            let (min, max) = (at(x, base - tall), at(x + pitch - BAR_GAP, base));
            match level {
                Some(_) => pen.fill(min, max, 0.0, Ink::Level(palette)),
                None => pen.hatch(min, max),
            }
            if palette <= 1 {
                let (min, max) = (at(min.x + 0.07, min.y + 0.07), at(max.x - 0.07, max.y));
                pen.rect(min, max, 0.0, None, Some(solid(0.14, Ink::LevelEdge(palette))));
            }
            pen.spot(indicator_spot(pen.words, rubric, (place, indicator), (at(min.x, 0.0), max), level));
            x += pitch;
        }
        let font = Font::regular(7.0 * PT, Ink::Muted);
        let name = pen.first_fitting(&[&row.label(), &row.tiny_label(), row.id], font, x - start - BAR_GAP);
        pen.text(at(start, base + 3.8), Align::Left, name, font);
        x += GROUP_GAP;
    }
    pen.line(at(0.0, base), at(size.0, base), solid(0.28, Ink::Text));
    pen.finish(sentence(lettering.words, rubric, score), table(lettering.words, rubric, score))
}

fn sentence(words: Words, rubric: &Rubric, score: &Score) -> String {
    let levels = levels(rubric);
    let (low, high) = (levels.first().copied().unwrap_or(0), levels.last().copied().unwrap_or(0));
    let range = format!("{low}–{high}");
    if rubric.domains.is_empty() {
        t!(words, chart.cover_by_aspect, total = score.total, range = range)
    } else {
        t!(words, chart.cover, total = score.total, range = range)
    }
}

fn table(words: Words, rubric: &Rubric, score: &Score) -> Table {
    let head = vec![
        t!(words, chart.head.number).to_owned(),
        t!(words, chart.head.indicator).to_owned(),
        t!(words, chart.head.level).to_owned(),
    ];
    let row = |indicator: &Indicator| {
        let level = level_text(completed_level(rubric, score, indicator));
        vec![indicator.id.clone(), indicator.title.clone(), level]
    };
    Table { head, rows: rubric.indicators.iter().map(row).collect() }
}
