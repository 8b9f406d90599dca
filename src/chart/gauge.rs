//! The index ruler (Penggaris indeks): the bands on their true axis and where the index stands.

use num_traits::Zero;

use super::{
    mark::{self, Entry, Mark, Reference, Sample},
    pen::{DESCENT, Font, PT, Pen, by_mode, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Table, at},
    spot::Spot,
    value::{distance_sentence, index_text, limit_text},
};
use crate::{
    rubric::{Band, Exact, Rubric},
    scoring::{self, NodeKind, Score},
    t,
    words::{Words, fraction},
};

/// What a ruler shows beside the index.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GaugeOptions {
    /// The low form without band names and legend, for the live panel (screen only); at least 230 wide.
    pub small: bool,
    /// Figures to compare with.
    pub references: Vec<Reference>,
}

/// The index on the bands of the framework. The height follows from the form: 118 × 33 millimetres in print.
pub fn gauge(
    mode: Mode,
    rubric: &Rubric,
    score: &Score,
    width: f32,
    options: &GaugeOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(width, 0.0, lettering);
    if let Some(axis) = Axis::new(rubric, width) {
        match mode {
            Mode::Screen => on_screen(&mut pen, &axis, rubric, score, options),
            Mode::Print => in_print(&mut pen, &axis, rubric, score, options),
        }
    }
    pen.finish(
        sentence(lettering.words, rubric, score, &options.references),
        table(lettering.words, rubric, score, &options.references),
    )
}

/// The true axis of the index over the whole width.
struct Axis {
    low: Exact,
    high: Exact,
    width: f32,
}

impl Axis {
    fn new(rubric: &Rubric, width: f32) -> Option<Self> {
        let (low, high) = rubric.value_range()?;
        Some(Self { low: low.clone(), high: high.clone(), width })
    }

    fn x(&self, value: &Exact) -> f32 {
        fraction(&((value - &self.low) / (&self.high - &self.low))).clamp(0.0, 1.0) * self.width
    }
}

/// Left and right of every band, with the gaps between them.
fn spans<'a>(axis: &Axis, rubric: &'a Rubric, gap: f32) -> Vec<(&'a Band, f32, f32)> {
    let last = rubric.bands.len().saturating_sub(1);
    let span = |(place, band): (usize, &'a Band)| {
        let left = axis.x(&band.from) + if place == 0 { 0.0 } else { gap / 2.0 };
        let right = axis.x(&band.to) - if place == last { 0.0 } else { gap / 2.0 };
        (band, left, right)
    };
    rubric.bands.iter().enumerate().map(span).collect()
}

/// The figures under the limits of the bands; the outer ones stay inside. Returns where each one stands.
fn limits(pen: &mut Pen<'_>, axis: &Axis, rubric: &Rubric, y: f32, least: usize, font: Font) -> Vec<(f32, f32)> {
    let ends = rubric.bands.iter().map(|band| &band.from).chain(rubric.bands.last().map(|band| &band.to));
    let mut taken = Vec::new();
    for limit in ends {
        let text = limit_text(pen.words, limit, least);
        let wide = pen.width(&text, font);
        let left = (axis.x(limit) - wide / 2.0).clamp(0.0, (axis.width - wide).max(0.0));
        pen.text(at(left, y), Align::Left, text, font);
        taken.push((left, left + wide));
    }
    taken
}

fn on_screen(pen: &mut Pen<'_>, axis: &Axis, rubric: &Rubric, score: &Score, options: &GaugeOptions) {
    let current = score.band(rubric).map(|band| band.id.as_str());
    let thick = if options.small { 11.0 } else { 14.0 };
    let (top, apex) = (9.5, 10.5);
    let bottom = top + thick;
    for (band, left, right) in spans(axis, rubric, 2.0) {
        pen.level(at(left, top), at(right, bottom), 0.0, band.palette);
    }
    let above = |reference: &&Reference| matches!(reference.mark, Mark::Triangle | Mark::Backed);
    for reference in options.references.iter().filter(above) {
        pen.pointer(at(axis.x(&reference.value), apex - 1.0), 5.0, 8.0, Err(solid(1.2, Ink::Muted)));
    }
    for reference in options.references.iter().filter(|reference| !above(reference)) {
        let place = at(axis.x(&reference.value), top + thick / 2.0);
        mark::draw(pen, Mode::Screen, reference.mark, place, thick / 2.0);
    }
    let now = axis.x(score.index());
    if !score.complete() {
        let (highest, y) = (axis.x(score.highest.value()), 4.0);
        pen.line(at(now, y), at(highest, y), dashed(1.6, Ink::Text, 3.0, 2.5));
        pen.line(at(highest, y - 2.5), at(highest, y + 3.5), solid(1.6, Ink::Text));
    }
    // The stem stays inside the drawing at both ends of the axis.
    let stem = now.clamp(1.0, (axis.width - 1.0).max(1.0));
    let (from, to) = (at(stem, apex - 2.0), at(stem, bottom + 1.0));
    pen.line(from, to, solid(4.0, Ink::Surface));
    pen.line(from, to, solid(2.0, Ink::Text));
    pen.pointer(at(now, apex), 6.0, 10.0, Ok(Ink::Text));
    spots(pen, axis, rubric, score, options, (top, bottom));
    let figures = bottom + 13.0;
    limits(pen, axis, rubric, figures, 0, Font::regular(11.0, Ink::Muted));
    if options.small {
        pen.set_height(figures + 11.0 * DESCENT);
        return;
    }
    for (band, left, right) in spans(axis, rubric, 2.0) {
        let font = if current == Some(band.id.as_str()) {
            Font::semibold(11.5, Ink::Text)
        } else {
            Font::regular(11.5, Ink::Muted)
        };
        let name = pen.cut(&band.name, font, right - left + 2.0);
        let half = pen.width(&name, font) / 2.0;
        let middle = f32::midpoint(left, right).clamp(half, (axis.width - half).max(half));
        pen.text(at(middle, figures + 15.0), Align::Center, name, font);
    }
    let names = figures + 15.0 + 11.5 * DESCENT;
    let entry = |reference: &Reference| -> Entry { (Sample::Mark(reference.mark), reference.text(pen.words)) };
    let entries: Vec<Entry> = options.references.iter().map(entry).collect();
    let legend = mark::legend(pen, Mode::Screen, at(0.0, names + 5.0), axis.width, &entries, Align::Left);
    pen.set_height(if entries.is_empty() { names } else { names + 5.0 + legend });
}

/// The index, its upper bound while something is open, what it is compared with, and every band.
fn spots(
    pen: &mut Pen<'_>,
    axis: &Axis,
    rubric: &Rubric,
    score: &Score,
    options: &GaugeOptions,
    (top, bottom): (f32, f32),
) {
    let words = pen.words;
    let around = |value: &Exact, half: f32, from: f32| {
        let middle = axis.x(value).clamp(half, (axis.width - half).max(half));
        (at(middle - half, from), at(middle + half, bottom))
    };
    let here = around(score.index(), 9.0, 0.0);
    let root = &score.lowest.root;
    let mut index = Spot::new(here, 0, t!(words, chart.head.index))
        .figure(Sample::Nothing, "", index_text(words, score))
        .note(distance_sentence(words, rubric, score))
        .number(here, NodeKind::Index, "");
    for reference in &options.references {
        index = index.compared(words, Sample::Mark(reference.mark), &reference.label, root, &reference.value);
    }
    pen.spot(index);
    let references = first_reference(rubric, score);
    if !score.complete() {
        let place = around(score.highest.value(), 5.0, 0.0);
        let highest = words.decimal(score.highest.value(), 2);
        pen.spot(Spot::new(place, 2, t!(words, chart.head.highest)).figure(Sample::Nothing, "", highest));
    }
    for (row, reference) in options.references.iter().enumerate() {
        let place = around(&reference.value, 6.0, top - 1.0);
        let value = words.decimal(&reference.value, 2);
        let spot = Spot::new(place, references + row, reference.label.as_str());
        pen.spot(spot.figure(Sample::Mark(reference.mark), "", value));
    }
    let bands = references + options.references.len();
    for (row, (band, left, right)) in spans(axis, rubric, 2.0).into_iter().enumerate() {
        let spot = Spot::new((at(left, top), at(right, bottom)), bands + row, band.name.as_str());
        pen.spot(spot.figure(Sample::level(band.palette), "", range_text(words, band)));
    }
}

/// The first row of the table that holds a figure to compare with.
fn first_reference(rubric: &Rubric, score: &Score) -> usize {
    let open = if score.complete() { 0 } else { 2 };
    2 + open + usize::from(next_band(rubric, score).is_some())
}

/// The next band where there is a way to go.
fn next_band<'a>(rubric: &'a Rubric, score: &Score) -> Option<scoring::BandDistance<'a>> {
    scoring::band_distance(rubric, score).filter(|next| !next.missing.is_zero())
}

/// `3,5–4,2`
fn range_text(words: Words, band: &Band) -> String {
    format!("{}–{}", limit_text(words, &band.from, 1), limit_text(words, &band.to, 1))
}

/// Measures of `REPORT.md` §5.1, in millimetres.
fn in_print(pen: &mut Pen<'_>, axis: &Axis, rubric: &Rubric, score: &Score, options: &GaugeOptions) {
    let (top, bottom) = (15.0, 22.0);
    let current = score.band(rubric).map(|band| band.id.as_str());
    for (band, left, right) in spans(axis, rubric, 0.5) {
        let here = current == Some(band.id.as_str());
        let ink = Ink::OnBand(band.palette, here);
        let font = if here { Font::semibold(8.0 * PT, ink) } else { Font::regular(7.5 * PT, ink) };
        pen.fill(at(left, top), at(right, bottom), 0.0, Ink::Band(band.palette, here));
        let name = pen.cut(&band.name, font, right - left - 0.6);
        pen.text(at(f32::midpoint(left, right), font.centred(18.5)), Align::Center, name, font);
    }
    let figures = limits(pen, axis, rubric, 25.6, 1, Font::regular(7.25 * PT, Ink::Muted));

    let now = axis.x(score.index());
    let value_font = Font::regular(11.0 * PT, Ink::Text);
    let half = pen.width(&index_text(pen.words, score), value_font) / 2.0;
    let middle = now.clamp(half, (axis.width - half).max(half));
    pen.text(at(middle, 10.0), Align::Center, index_text(pen.words, score), value_font);

    // Labels stand at the right edge, or left of the value where they would run into it.
    let label_font = Font::regular(8.0 * PT, Ink::Text);
    let label = |pen: &mut Pen<'_>, text: String, y: f32| {
        let room_right = axis.width - pen.width(&text, label_font) >= middle + half + 2.0;
        let x = if room_right { axis.width } else { middle - half - 2.0 };
        pen.text(at(x, y), Align::Right, text, label_font);
    };
    // Beside the index stands what the evidence backs; the other labels go up a line.
    let (others, backed): (Vec<Reference>, Vec<Reference>) =
        options.references.iter().cloned().partition(|reference| reference.mark != Mark::Backed);
    let lift = if backed.is_empty() { 0.0 } else { 3.8 };
    let distance = scoring::band_distance(rubric, score);
    let next = match &distance {
        Some(next) => t!(pen, chart.to_next_band, missing = pen.words.distance(&next.missing), band = next.band.name),
        None => t!(pen, chart.highest_band).to_owned(),
    };
    let bracket = if score.complete() {
        label(pen, next, 10.2 - lift);
        distance.map(|next| axis.x(&next.band.from))
    } else {
        label(pen, next, 6.4 - lift);
        label(pen, t!(pen, chart.at_most, value = pen.words.decimal(score.highest.value(), 2)), 10.2 - lift);
        Some(axis.x(score.highest.value()))
    };
    if let Some(end) = bracket {
        pen.line(at(now, 13.4), at(end, 13.4), dashed(0.28, Ink::Text, 0.9, 0.7));
        let end = end.min(axis.width - 0.15);
        pen.line(at(end, 12.2), at(end, 14.8), solid(0.28, Ink::Text));
    }
    for reference in &backed {
        let place = at(axis.x(&reference.value), 14.65);
        pen.pointer(place, 2.0, 2.4, Ok(Ink::Surface));
        pen.pointer(place, 2.0, 2.4, Err(solid(0.3, Ink::Alert)));
        let font = Font::regular(8.0 * PT, Ink::Alert);
        let text = reference.text(pen.words);
        let left = middle - half - 2.0;
        let (x, align) =
            if pen.width(&text, font) <= left { (left, Align::Right) } else { (middle + half + 2.0, Align::Left) };
        pen.text(at(x, 10.0), align, text, font);
    }
    pen.pointer(at(now, 14.65), 2.0, 2.4, Ok(Ink::Text));
    let lowest = print_references(pen, axis, &others, &figures);
    pen.set_height(f32::max(33.0, lowest + 1.2));
}

/// Marks under the band with their stems. The lower figures are labelled to the left and the higher ones to the right,
/// from the outside in, so that no stem runs through a label; labels that would meet move one row down. Returns the
/// lowest baseline.
fn print_references(pen: &mut Pen<'_>, axis: &Axis, references: &[Reference], figures: &[(f32, f32)]) -> f32 {
    let font = Font::regular(7.5 * PT, Ink::Text);
    let (first, step, gap) = (29.8, 3.6, 1.6);
    let mut sorted: Vec<&Reference> = references.iter().collect();
    sorted.sort_by(|one, other| one.value.cmp(&other.value));
    let (lower, higher) = sorted.split_at(sorted.len() / 2);
    let outside_in = lower.iter().map(|one| (*one, false)).chain(higher.iter().rev().map(|one| (*one, true)));
    let mut taken: Vec<(usize, f32, f32)> = Vec::new();
    let mut lowest: f32 = first;
    for (reference, wants_right) in outside_in {
        let x = axis.x(&reference.value);
        let text = t!(pen, chart.reference, label = reference.label, value = pen.words.decimal(&reference.value, 2));
        let reach = gap + pen.width(&text, font);
        let to_right = if wants_right { x + reach <= axis.width } else { x - reach < 0.0 };
        let (left, right) = if to_right { (x - gap, x + reach) } else { (x - reach, x + gap) };
        let free = |row: &usize| taken.iter().all(|(other, from, to)| other != row || right < *from || left > *to);
        let row = (0..=taken.len()).find(free).unwrap_or_default();
        taken.push((row, left, right));
        let baseline = first + step * row as f32;
        let middle = baseline - 0.95;
        lowest = lowest.max(baseline);
        let stem = solid(0.28, Ink::Text);
        if figures.iter().any(|(from, to)| *from - 0.4 < x && x < *to + 0.4) {
            pen.line(at(x, 22.0), at(x, 23.0), stem);
            pen.line(at(x, 26.3), at(x, middle), stem);
        } else {
            pen.line(at(x, 22.0), at(x, middle), stem);
        }
        let place = at(x.clamp(1.2, (axis.width - 1.2).max(1.2)), middle);
        mark::draw(pen, Mode::Print, reference.mark, place, by_mode(Mode::Print, 0.0, 0.9));
        let (edge, align) = if to_right { (x + gap, Align::Left) } else { (x - gap, Align::Right) };
        pen.text(at(edge, baseline), align, text, font);
    }
    lowest
}

fn sentence(words: Words, rubric: &Rubric, score: &Score, references: &[Reference]) -> String {
    let band = score.band(rubric).map_or("", |band| band.name.as_str());
    let state = if score.complete() {
        t!(words, chart.gauge, index = index_text(words, score), band = band)
    } else {
        t!(
            words,
            chart.gauge_open,
            index = index_text(words, score),
            band = band,
            answered = score.answered,
            total = score.total,
            highest = words.decimal(score.highest.value(), 2)
        )
    };
    format!("{state} {}{}", distance_sentence(words, rubric, score), mark::references_sentence(words, references))
}

fn table(words: Words, rubric: &Rubric, score: &Score, references: &[Reference]) -> Table {
    let mut rows = vec![
        vec![t!(words, chart.head.index).to_owned(), index_text(words, score)],
        vec![
            t!(words, chart.head.band).to_owned(),
            score.band(rubric).map_or_else(String::new, |band| band.name.clone()),
        ],
    ];
    if !score.complete() {
        rows.push(vec![t!(words, chart.head.highest).to_owned(), words.decimal(score.highest.value(), 2)]);
        let answered = score.answered_only.root.value.as_ref();
        let answered = answered.map_or_else(|| super::NO_VALUE.to_owned(), |value| words.decimal(value, 2));
        rows.push(vec![t!(words, chart.head.answered_only).to_owned(), answered]);
    }
    if let Some(next) = next_band(rubric, score) {
        rows.push(vec![t!(words, chart.head.to_band, band = next.band.name), words.decimal(&next.missing, 2)]);
    }
    for reference in references {
        rows.push(vec![reference.label.clone(), words.decimal(&reference.value, 2)]);
    }
    for band in &rubric.bands {
        rows.push(vec![band.name.clone(), range_text(words, band)]);
    }
    Table { head: vec![t!(words, chart.head.what).to_owned(), t!(words, chart.head.value).to_owned()], rows }
}
