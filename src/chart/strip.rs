//! The strip (Pita) of all indicators on one line of the screen, grouped by aspect.

use std::collections::BTreeSet;

use super::{
    indicator_map::indicator_spot,
    mark::Sample,
    pen::{Font, Pen, dashed},
    shape::{Align, Drawing, Ink, Lettering, Point, Table, at},
    value::{counts_sentence, level_palette, level_text},
};
use crate::{
    rubric::{Indicator, Rubric},
    scoring::{Score, completed_level},
    t,
    words::Words,
};

/// Names of the strip's rows, and what stands in the second one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StripOptions<'a> {
    /// Name of the first row; empty for none.
    pub label: &'a str,
    /// Another year or stage below, with its name.
    pub second: Option<(&'a str, &'a Score)>,
    /// Ids of the indicators whose claim is above its evidence; their cells get a corner.
    pub unbacked: BTreeSet<String>,
}

/// Height of the captions above and of the numbers below the cells.
const CAPTIONS: f32 = 15.0;
const NUMBERS: f32 = 13.0;
/// Sides of the corner of an unbacked claim.
const CORNER: f32 = 6.0;
/// Between the two rows.
const BETWEEN: f32 = 3.0;

/// A cell with a digit for every indicator. Fills the size; the cells take the height that captions and numbers leave.
pub fn strip(
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    options: &StripOptions<'_>,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let label_font = Font::semibold(12.0, Ink::Text);
    let second_font = Font::regular(12.0, Ink::Muted);
    let legend_font = Font::regular(11.5, Ink::Muted);
    let label_width = f32::max(
        f32::max(
            pen.width(options.label, label_font),
            if options.unbacked.is_empty() || options.label.is_empty() {
                0.0
            } else {
                pen.width(t!(pen.words, chart.unbacked_short), legend_font) + CORNER + 6.0
            },
        ),
        options.second.map_or(0.0, |(label, _)| pen.width(label, second_font)),
    );
    let left = if label_width > 0.0 { (label_width + 16.0).min(size.0 * 0.25) } else { 0.0 };
    let gaps = rubric.aspects.len().saturating_sub(1) as f32;
    let cells = rubric.indicators.len().max(1) as f32;
    let gap = if (size.0 - left - 8.0 * gaps) / cells >= 15.0 { 8.0 } else { 3.0 };
    let pitch = (size.0 - left - gap * gaps) / cells;
    let room = (size.1 - CAPTIONS - NUMBERS).max(20.0);
    let heights = match options.second {
        Some(_) => ((room - BETWEEN) * 0.59, (room - BETWEEN) * 0.41),
        None => (room, 0.0),
    };
    let (first, second) = (CAPTIONS, CAPTIONS + heights.0 + BETWEEN);
    let flagged = !options.unbacked.is_empty() && options.second.is_none() && !options.label.is_empty();
    // Where corners are explained the name stands a little higher.
    let name_middle = first + heights.0 / 2.0 - if flagged { 5.0 } else { 0.0 };
    row_label(&mut pen, options.label, label_font, name_middle, left);
    if flagged {
        let legend = pen.cut(t!(pen.words, chart.unbacked_short), legend_font, left - CORNER - 10.0);
        let middle = name_middle + 16.0;
        corner(&mut pen, at(CORNER, middle - CORNER / 2.0), CORNER, Ink::Text);
        pen.text(at(CORNER + 6.0, legend_font.centred(middle)), Align::Left, legend, legend_font);
    }
    if let Some((label, _)) = options.second {
        row_label(&mut pen, label, second_font, second + heights.1 / 2.0, left);
    }
    let mut x = left;
    let mut numbered = f32::NEG_INFINITY;
    for aspect in &rubric.aspects {
        let start = x;
        let own = rubric.indicators.iter().enumerate().filter(|(_, indicator)| indicator.aspect == aspect.id);
        for (place, indicator) in own {
            let level = completed_level(rubric, score, indicator);
            let inner = if pitch >= 15.0 { 1.5 } else { 1.0 };
            let end = x + pitch - inner;
            cell(&mut pen, (x, first), (end, first + heights.0), level, Font::semibold(12.5, Ink::Text));
            let area = (at(x, first), at(end, size.1));
            let mut spot = indicator_spot(pen.words, rubric, (place, indicator), area, level);
            if let Some((name, other)) = options.second {
                let level = completed_level(rubric, other, indicator);
                cell(&mut pen, (x, second), (end, second + heights.1), level, Font::regular(11.5, Ink::Text));
                spot = spot.figure(Sample::level(level_palette(level)), name, level_text(level));
            }
            let font = Font::regular(10.5, Ink::Faint);
            let (middle, half) = (f32::midpoint(x, end), pen.width(&indicator.id, font) / 2.0);
            // Numbers that would touch their neighbour are left out; the cells stay in order.
            if middle - half > numbered && half * 2.0 <= pitch + 2.0 {
                pen.text(at(middle, size.1 - 3.0), Align::Center, indicator.id.clone(), font);
                numbered = middle + half;
            }
            if options.unbacked.contains(&indicator.id) {
                flag(&mut pen, at(end, first), CORNER.min((end - x) * 0.34));
                spot = spot.note(t!(pen.words, chart.unbacked));
            }
            pen.spot(spot);
            x += pitch;
        }
        let font = Font::regular(11.5, Ink::Muted);
        let caption = pen.first_fitting(&[&aspect.short, &aspect.tiny, &aspect.id], font, x - start - 2.0);
        pen.text(at(start, 11.0), Align::Left, caption, font);
        x += gap;
    }
    pen.finish(counts_sentence(lettering.words, rubric, score), table(lettering.words, rubric, score, options))
}

/// The corner of a cell whose claim is above its evidence, set off from any colour by a rim.
fn flag(pen: &mut Pen<'_>, at: Point, side: f32) {
    corner(pen, at, side + 2.5, Ink::Surface);
    corner(pen, at, side, Ink::Text);
}

/// A triangle whose right angle is at the top right.
fn corner(pen: &mut Pen<'_>, tip: Point, side: f32, ink: Ink) {
    let points = vec![at(tip.x - side, tip.y), tip, at(tip.x, tip.y + side)];
    pen.area(at(tip.x - side / 3.0, tip.y + side / 3.0), points, ink);
}

fn row_label(pen: &mut Pen<'_>, label: &str, font: Font, middle: f32, room: f32) {
    if !label.is_empty() {
        let label = pen.cut(label, font, room - 6.0);
        pen.text(at(0.0, font.centred(middle)), Align::Left, label, font);
    }
}

fn cell(pen: &mut Pen<'_>, min: (f32, f32), max: (f32, f32), level: Option<u8>, font: Font) {
    let palette = level_palette(level);
    if level.is_some() {
        pen.fill(at(min.0, min.1), at(max.0, max.1), 3.0, Ink::Level(palette));
    } else {
        let (left, top, right, bottom) = (min.0 + 0.5, min.1 + 0.5, max.0 - 0.5, max.1 - 0.5);
        let corners = vec![at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
        pen.path(corners, true, dashed(1.0, Ink::LevelEdge(0), 3.0, 2.0));
    }
    let middle = at(f32::midpoint(min.0, max.0), font.centred(f32::midpoint(min.1, max.1)));
    pen.text(middle, Align::Center, level_text(level), font.inked(Ink::OnLevel(palette)));
}

fn table(words: Words, rubric: &Rubric, score: &Score, options: &StripOptions<'_>) -> Table {
    let first = if options.label.is_empty() { t!(words, chart.head.level) } else { options.label };
    let mut head =
        vec![t!(words, chart.head.number).to_owned(), t!(words, chart.head.indicator).to_owned(), first.to_owned()];
    head.extend(options.second.map(|(label, _)| label.to_owned()));
    let row = |indicator: &Indicator| {
        let mut row = vec![indicator.id.clone(), indicator.title.clone()];
        row.push(level_text(completed_level(rubric, score, indicator)));
        row.extend(options.second.map(|(_, other)| level_text(completed_level(rubric, other, indicator))));
        row
    };
    Table { head, rows: rubric.indicators.iter().map(row).collect() }
}
