//! How many institutions had which published index, with the predicates' limits and where the own index stands.

use super::{
    mark::{self, Entry, Sample},
    pen::{Font, Pen, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{index_text, limit_text},
};
use crate::{
    insight::Bin,
    rubric::{Exact, Rubric},
    scoring::Score,
    t,
    words::{Words, fraction},
};

/// What the bars are made of, and what stands around them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct HistogramOptions {
    /// Counts along the axis of the index.
    pub bins: Vec<Bin>,
    /// Name of the kind of institution that is set off from all others; without one the bars have the predicates' colours.
    pub own: Option<String>,
    /// What stands at the right of the legend.
    pub remark: String,
    /// What the chart says.
    pub sentence: String,
}

/// Height of the figures below the bars, and of the names and the own index above them.
const BELOW: f32 = 17.0;
const ABOVE: f32 = 34.0;
/// Most figures on the axis of counts.
const COUNTS: usize = 4;

/// Where everything stands.
struct Field {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    low: Exact,
    high: Exact,
    /// Count at the top of the bars.
    most: usize,
}

impl Field {
    fn x(&self, value: &Exact) -> f32 {
        let share = fraction(&((value - &self.low) / (&self.high - &self.low))).clamp(0.0, 1.0);
        self.left + share * (self.right - self.left)
    }

    fn y(&self, count: usize) -> f32 {
        self.bottom - count as f32 / self.most.max(1) as f32 * (self.bottom - self.top - ABOVE)
    }
}

/// A bar for every part of the axis in which there is an institution.
pub fn histogram(
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    options: &HistogramOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let table = table(lettering.words, rubric, options);
    let Some((low, high)) = rubric.value_range() else { return pen.finish(options.sentence.clone(), table) };
    let legend = legend(&mut pen, size.0, options);
    let most = options.bins.iter().map(|bin| bin.all).max().unwrap_or_default().max(1);
    let font = Font::regular(11.0, Ink::Muted);
    let step = count_step(most);
    let widest = pen.words.count(most / step * step);
    let left = pen.width(&widest, font).max(8.0) + 6.0;
    let field = Field {
        left,
        right: size.0 - 4.0,
        top: legend,
        bottom: size.1 - BELOW,
        low: low.clone(),
        high: high.clone(),
        most,
    };
    bands(&mut pen, rubric, score, &field);
    for count in (0..=most).step_by(step) {
        let y = field.y(count);
        pen.line(at(field.left, y), at(field.right, y), solid(1.0, Ink::Hair));
        pen.text(at(field.left - 5.0, font.centred(y)), Align::Right, pen.words.count(count), font);
    }
    let mut tick = low.ceil();
    while tick <= *high {
        let text = limit_text(pen.words, &tick, 0);
        pen.text(at(field.x(&tick), size.1 - 4.0), Align::Center, text, font);
        tick += Exact::from_integer(1.into());
    }
    for (row, bin) in options.bins.iter().filter(|bin| bin.all > 0).enumerate() {
        bar(&mut pen, rubric, score, &field, options, (row, bin));
    }
    own_index(&mut pen, score, &field);
    pen.finish(options.sentence.clone(), table)
}

/// What the two kinds of bars are, and the remark at the right; returns the height they take.
fn legend(pen: &mut Pen<'_>, width: f32, options: &HistogramOptions) -> f32 {
    let Some(own) = &options.own else { return 0.0 };
    let entries: [Entry; 2] = [
        (Sample::Patch(Ink::Others), t!(pen.words, dashboard.standing.all).to_owned()),
        (Sample::Patch(Ink::Text), own.clone()),
    ];
    let used = mark::legend_width(pen, Mode::Screen, &entries);
    let height = mark::legend(pen, Mode::Screen, at(0.0, 0.0), width, &entries, Align::Left);
    let font = mark::legend_font(Mode::Screen);
    if used + 12.0 + pen.width(&options.remark, font) <= width {
        pen.text(at(width, font.centred(height / 2.0)), Align::Right, options.remark.clone(), font);
    }
    height + 3.0
}

/// Ground and name of every band.
fn bands(pen: &mut Pen<'_>, rubric: &Rubric, score: &Score, field: &Field) {
    let here = score.band(rubric).map(|band| band.id.as_str());
    for band in &rubric.bands {
        let (from, to) = (field.x(&band.from), field.x(&band.to));
        pen.fill(at(from, field.top), at(to, field.bottom), 0.0, Ink::Ground(band.palette));
        let ink = if here == Some(band.id.as_str()) { Ink::Text } else { Ink::Faint };
        let font = Font::regular(11.0, ink);
        if pen.width(&band.name, font) <= to - from + 2.0 {
            pen.text(at(f32::midpoint(from, to), field.top + 12.0), Align::Center, band.name.clone(), font);
        }
    }
}

fn bar(
    pen: &mut Pen<'_>,
    rubric: &Rubric,
    score: &Score,
    field: &Field,
    options: &HistogramOptions,
    (row, bin): (usize, &Bin),
) {
    let words = pen.words;
    let (from, to) = (field.x(&bin.from), field.x(&bin.to));
    let gap = ((to - from) * 0.07).max(0.25);
    let (left, right) = (from + gap, to - gap);
    let palette = rubric.band(&bin.from).map_or(0, |band| band.palette);
    let band = rubric.band(&bin.from).map_or("", |band| band.name.as_str());
    let mut spot = Spot::new((at(from, field.top + 16.0), at(to, field.bottom)), row, range_text(words, bin));
    if let Some(own) = &options.own {
        pen.fill(at(left, field.y(bin.all)), at(right, field.bottom), 0.0, Ink::Others);
        if bin.own > 0 {
            pen.fill(at(left, field.y(bin.own)), at(right, field.bottom), 0.0, Ink::Text);
        }
        spot = spot.figure(Sample::Patch(Ink::Others), t!(words, dashboard.standing.all), words.count(bin.all)).figure(
            Sample::Patch(Ink::Text),
            own.as_str(),
            words.count(bin.own),
        );
    } else {
        pen.level(at(left, field.y(bin.all)), at(right, field.bottom), 0.0, palette);
        spot = spot.figure(Sample::level(palette), t!(words, dashboard.standing.head.all), words.count(bin.all));
    }
    spot = spot.figure(Sample::level(palette), t!(words, chart.head.band), band);
    let index = score.index();
    if *index >= bin.from && *index < bin.to {
        spot = spot.note(t!(words, chart.own_index, index = index_text(words, score)));
    }
    pen.spot(spot);
}

/// The own index: a line with its figure; towards the upper bound dashed while something is open.
fn own_index(pen: &mut Pen<'_>, score: &Score, field: &Field) {
    let (now, highest) = (field.x(score.index()), field.x(score.highest.value()));
    let top = field.top + 24.0;
    let stroke = solid(2.0, Ink::Text);
    let half = |x: f32| x.clamp(field.left + 1.0, field.right - 1.0);
    pen.line(at(half(now), top + 3.0), at(half(now), field.bottom), solid(4.0, Ink::Surface));
    pen.line(at(half(now), top + 3.0), at(half(now), field.bottom), stroke);
    if !score.complete() {
        pen.line(at(now, top + 7.0), at(highest, top + 7.0), dashed(2.0, Ink::Text, 3.0, 3.0));
        pen.line(at(half(highest), top + 3.0), at(half(highest), top + 11.0), stroke);
    }
    let font = Font::semibold(12.0, Ink::Text);
    let text = index_text(pen.words, score);
    let wide = pen.width(&text, font) / 2.0;
    let middle = now.clamp(field.left + wide + 3.0, (field.right - wide - 3.0).max(field.left + wide + 3.0));
    pen.fill(at(middle - wide - 3.0, top - 8.0), at(middle + wide + 3.0, top + 7.0), 3.0, Ink::Surface);
    pen.text(at(middle, font.centred(top)), Align::Center, text, font);
}

/// Between two figures of the axis of counts: 1, 2 or 5 and so many noughts, so that few figures stand there.
fn count_step(most: usize) -> usize {
    let mut step = 1;
    loop {
        for factor in [1, 2, 5] {
            if most / (step * factor) < COUNTS {
                return step * factor;
            }
        }
        step *= 10;
    }
}

/// `3,70–3,79`, as the published figures have two decimals.
fn range_text(words: Words, bin: &Bin) -> String {
    let end = &bin.to - Exact::new(1.into(), 100.into());
    format!("{}–{}", words.decimal(&bin.from, 2), words.decimal(&end, 2))
}

fn table(words: Words, rubric: &Rubric, options: &HistogramOptions) -> Table {
    let mut head = vec![
        t!(words, dashboard.standing.head.range).to_owned(),
        t!(words, chart.head.band).to_owned(),
        t!(words, dashboard.standing.head.all).to_owned(),
    ];
    head.extend(options.own.clone());
    let row = |bin: &Bin| {
        let band = rubric.band(&bin.from).map_or_else(String::new, |band| band.name.clone());
        let mut row = vec![range_text(words, bin), band, words.count(bin.all)];
        row.extend(options.own.as_ref().map(|_| words.count(bin.own)));
        row
    };
    Table { head, rows: options.bins.iter().filter(|bin| bin.all > 0).map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::count_step;

    #[test]
    fn the_axis_of_counts_has_few_round_figures() {
        for (most, step) in
            [(1, 1), (3, 1), (4, 2), (7, 2), (8, 5), (43, 20), (60, 20), (99, 50), (392, 100), (400, 200)]
        {
            assert_eq!(count_step(most), step, "{most}");
        }
    }
}
