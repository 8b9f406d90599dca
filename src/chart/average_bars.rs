//! Averages of the kinds of institutions as bars on the true axis of the index, with the own index as a line across them.

use super::{
    bars::{share, ticks},
    mark::Sample,
    pen::{Font, Pen, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Table, at},
    spot::Spot,
    value::{index_text, limit_text, value_palette},
};
use crate::{
    rubric::{Exact, Rubric},
    scoring::Score,
    t,
};

/// An average that is shown as a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AverageBar {
    /// Of whom: `Kota`.
    pub label: String,
    /// The average index.
    pub value: Exact,
    /// Whether the institution is one of them.
    pub own: bool,
}

/// Height of the line above the bars that names the own index.
const ABOVE: f32 = 18.0;

/// Draws a bar for each average, the own kind in strong letters.
pub fn average_bars(
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    bars: &[AverageBar],
    lettering: Lettering<'_>,
) -> Drawing {
    let words = lettering.words;
    let mut pen = Pen::new(size.0, size.1, lettering);
    let plain = Font::regular(13.0, Ink::Text);
    let strong = Font::semibold(13.0, Ink::Text);
    let widest = bars.iter().map(|bar| pen.width(&bar.label, strong)).fold(0.0, f32::max);
    let left = (widest + 14.0).min(size.0 * 0.4);
    let values = bars.iter().map(|bar| pen.width(&words.decimal(&bar.value, 2), strong)).fold(0.0, f32::max);
    let wide = (size.0 - left - values - 16.0).max(20.0);
    let small = Font::regular(11.0, Ink::Muted);
    let top = ABOVE + 16.0;
    for (tick, place) in ticks(rubric) {
        let x = left + place * wide;
        pen.text(at(x, ABOVE + 11.0), Align::Center, limit_text(words, &tick, 0), small);
        pen.line(at(x, top - 2.0), at(x, size.1), solid(1.0, Ink::Hair));
    }
    let pitch = (size.1 - top) / bars.len().max(1) as f32;
    let half = (pitch * 0.31).clamp(2.0, 9.0);
    let own = index_text(words, score);
    for (row, bar) in bars.iter().enumerate() {
        let y = top + (row as f32 + 0.5) * pitch;
        let font = if bar.own { strong } else { plain };
        let name = pen.cut(&bar.label, font, left - 8.0);
        pen.text(at(0.0, font.centred(y)), Align::Left, name, font);
        let palette = value_palette(rubric, &bar.value);
        pen.level(at(left, y - half), at(left + (share(rubric, &bar.value) * wide).max(2.0), y + half), 2.0, palette);
        let value = words.decimal(&bar.value, 2);
        pen.text(at(size.0, font.centred(y)), Align::Right, value.clone(), font);
        let sample = Sample::level(palette);
        let spot = Spot::new((at(0.0, y - pitch / 2.0), at(size.0, y + pitch / 2.0)), row, bar.label.as_str())
            .figure(sample, t!(words, chart.averages.average), value)
            .figure(Sample::Nothing, t!(words, benchmark.head.own), own.as_str());
        pen.spot(spot);
    }
    let x = left + share(rubric, score.index()) * wide;
    pen.line(at(x, ABOVE - 2.0), at(x, size.1), dashed(1.6, Ink::Text, 4.0, 3.0));
    let label = t!(words, chart.averages.own, index = own);
    let font = Font::semibold(12.0, Ink::Text);
    let half_width = pen.width(&label, font) / 2.0;
    let middle = x.clamp(half_width, (size.0 - half_width).max(half_width));
    pen.text(at(middle, 11.0), Align::Center, label, font);
    let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.label, words.decimal(&bar.value, 2))).collect();
    let sentence = t!(words, chart.averages.sentence, list = told.join(", "), own = own);
    let head = vec![t!(words, benchmark.head.kind).to_owned(), t!(words, chart.averages.average).to_owned()];
    let rows = bars.iter().map(|bar| vec![bar.label.clone(), words.decimal(&bar.value, 2)]);
    let own_row = vec![t!(words, benchmark.list.own).to_owned(), own];
    pen.set_across(1);
    pen.finish(sentence, Table { head, rows: rows.chain([own_row]).collect() })
}
