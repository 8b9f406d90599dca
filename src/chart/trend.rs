//! The index over the years: what external assessors found as filled dots on a solid line, what an institution found of
//! itself as hollow ones on a dotted line, because that is not official.

use std::collections::BTreeMap;

use super::{
    bars::{share, ticks},
    mark::{self, Entry, Mark, Sample},
    pen::{Font, PT, Pen, by_mode, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Point, Stroke, Table, at},
    spot::Spot,
    value::limit_text,
};
use crate::{
    insight::{TrendFigure, TrendYear},
    rubric::{Exact, Rubric},
    t,
    words::Words,
};

/// One year more or less of the axis: dots at its ends stand free of the edges.
const EDGE: f32 = 0.5;

/// Where everything stands.
struct Field {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    first: i16,
    last: i16,
}

impl Field {
    fn x(&self, year: i16) -> f32 {
        let span = f32::from(self.last - self.first) + 2.0 * EDGE;
        self.left + (f32::from(year - self.first) + EDGE) / span * (self.right - self.left)
    }

    fn y(&self, rubric: &Rubric, figure: &TrendFigure) -> f32 {
        self.height(rubric, &figure.index)
    }

    fn height(&self, rubric: &Rubric, index: &Exact) -> f32 {
        self.bottom - share(rubric, index) * (self.bottom - self.top)
    }
}

/// A published index of a year, to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPoint {
    /// The year.
    pub year: i16,
    /// The index.
    pub index: Exact,
    /// Whether it was rated by another framework: no line leads from one to the other.
    pub other_framework: bool,
}

/// Published indices over the years, such as those of all institutions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendReference {
    /// Whose they are: `Nasional`.
    pub label: String,
    /// How they are marked.
    pub mark: Mark,
    /// In the order of the years.
    pub points: Vec<TrendPoint>,
}

impl TrendReference {
    fn of_year(&self, year: i16) -> Option<&TrendPoint> {
        self.points.iter().find(|point| point.year == year)
    }
}

/// Draws the years on a true axis of the index; years in which nothing is known leave a gap.
pub fn trend(mode: Mode, rubric: &Rubric, years: &[TrendYear], size: (f32, f32), lettering: Lettering<'_>) -> Drawing {
    trend_beside(mode, rubric, years, &[], size, lettering)
}

/// The same beside published indices, which are small marks on thin lines.
pub fn trend_beside(
    mode: Mode,
    rubric: &Rubric,
    years: &[TrendYear],
    references: &[TrendReference],
    size: (f32, f32),
    lettering: Lettering<'_>,
) -> Drawing {
    let words = lettering.words;
    let mut pen = Pen::new(size.0, size.1, lettering);
    let sentence = sentence(words, years, references);
    let mut all: BTreeMap<i16, TrendYear> = years.iter().map(|year| (year.year, year.clone())).collect();
    for point in references.iter().flat_map(|reference| &reference.points) {
        all.entry(point.year).or_insert_with(|| TrendYear { year: point.year, ..TrendYear::default() });
    }
    let all: Vec<TrendYear> = all.into_values().collect();
    let years = all.as_slice();
    let table = table(words, years, references);
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return pen.finish(sentence, table) };
    let entries = entries(mode, words, years, references);
    let legend = mark::legend(&mut pen, mode, at(0.0, 0.0), size.0, &entries, Align::Left);
    let font = Font::regular(by_mode(mode, 11.0, 7.25 * PT), Ink::Muted);
    let field = Field {
        left: by_mode(mode, 18.0, 5.0),
        right: size.0 - by_mode(mode, 4.0, 1.0),
        top: legend + by_mode(mode, 12.0, 3.0),
        bottom: size.1 - by_mode(mode, 20.0, 5.0),
        first: first.year,
        last: last.year,
    };
    for (tick, place) in ticks(rubric) {
        let y = field.bottom - place * (field.bottom - field.top);
        pen.line(at(field.left, y), at(field.right, y), solid(by_mode(mode, 1.0, 0.14), Ink::Hair));
        let text = limit_text(words, &tick, 0);
        pen.text(at(field.left - by_mode(mode, 5.0, 1.5), font.centred(y)), Align::Right, text, font);
    }
    for year in years {
        let text = year.year.to_string();
        pen.text(at(field.x(year.year), size.1 - by_mode(mode, 4.0, 1.0)), Align::Center, text, font);
    }
    for reference in references {
        compared(&mut pen, mode, rubric, &field, reference);
    }
    let points = |pick: fn(&TrendYear) -> Option<&TrendFigure>| -> Vec<Point> {
        let place = |year: &TrendYear| Some(at(field.x(year.year), field.y(rubric, pick(year)?)));
        years.iter().filter_map(place).collect()
    };
    let (own, external) = (points(|year| year.own.as_ref()), points(|year| year.external.as_ref()));
    pen.path(own.clone(), false, own_stroke(mode));
    pen.path(external.clone(), false, external_stroke(mode));
    for place in own {
        let (radius, width) = (by_mode(mode, 4.2, 0.95), by_mode(mode, 1.8, 0.3));
        pen.circle(place, radius, Some(Ink::Surface), Some(solid(width, Ink::Muted)));
    }
    for place in external {
        pen.circle(place, by_mode(mode, 4.6, 1.05), Some(Ink::Now), None);
    }
    for (row, year) in years.iter().enumerate() {
        labels(&mut pen, mode, rubric, &field, year, references.is_empty());
        pen.spot(spot(words, &field, row, year, references));
    }
    pen.finish(sentence, table)
}

/// The marks of published indices, joined where they are of one framework.
fn compared(pen: &mut Pen<'_>, mode: Mode, rubric: &Rubric, field: &Field, reference: &TrendReference) {
    let place = |point: &TrendPoint| at(field.x(point.year), field.height(rubric, &point.index));
    for part in reference.points.chunk_by(|one, other| one.other_framework == other.other_framework) {
        pen.path(part.iter().map(place).collect(), false, reference_stroke(mode));
    }
    for point in &reference.points {
        mark::draw(pen, mode, reference.mark, place(point), by_mode(mode, 4.0, 0.9));
    }
}

fn reference_stroke(mode: Mode) -> Stroke {
    solid(by_mode(mode, 1.2, 0.24), Ink::Faint)
}

fn own_stroke(mode: Mode) -> Stroke {
    dashed(by_mode(mode, 1.5, 0.3), Ink::Muted, by_mode(mode, 1.5, 0.3), by_mode(mode, 3.0, 0.7))
}

fn external_stroke(mode: Mode) -> Stroke {
    solid(by_mode(mode, 2.6, 0.5), Ink::Now)
}

fn entries(mode: Mode, words: Words, years: &[TrendYear], references: &[TrendReference]) -> Vec<Entry> {
    let mut entries = Vec::new();
    if years.iter().any(|year| year.external.is_some()) {
        let sample = Sample::Line(external_stroke(mode), true);
        entries.push((sample, t!(words, trend.external).to_owned()));
    }
    if years.iter().any(|year| year.own.is_some()) {
        entries.push((Sample::Line(own_stroke(mode), false), t!(words, trend.own).to_owned()));
    }
    entries.extend(references.iter().map(|reference| (Sample::Mark(reference.mark), reference.label.clone())));
    entries
}

/// The figures at the dots of a year: the higher one above its dot, the lower one below where nothing else is drawn there.
fn labels(pen: &mut Pen<'_>, mode: Mode, rubric: &Rubric, field: &Field, year: &TrendYear, alone: bool) {
    let x = field.x(year.year);
    let strong = Font::semibold(by_mode(mode, 12.0, 8.0 * PT), Ink::Text);
    let soft = Font::regular(by_mode(mode, 11.0, 7.25 * PT), Ink::Muted);
    let (above, below) = (by_mode(mode, -8.0, -2.0), by_mode(mode, 17.0, 4.2));
    let mut figures: Vec<(f32, &TrendFigure, Font)> = [(year.external.as_ref(), strong), (year.own.as_ref(), soft)]
        .into_iter()
        .filter_map(|(figure, font)| Some((field.y(rubric, figure?), figure?, font)))
        .collect();
    figures.sort_by(|one, other| one.0.total_cmp(&other.0));
    for (place, (y, figure, font)) in figures.iter().enumerate().take(if alone { 2 } else { 1 }) {
        let down = if place == 0 { above } else { below };
        pen.text(at(x, y + down), Align::Center, figure_text(pen.words, figure), *font);
    }
}

fn figure_text(words: Words, figure: &TrendFigure) -> String {
    let index = words.decimal(&figure.index, 2);
    if figure.complete { index } else { format!("≥ {index}") }
}

fn spot(words: Words, field: &Field, row: usize, year: &TrendYear, references: &[TrendReference]) -> Spot {
    let half = (field.right - field.left) / (f32::from(field.last - field.first) + 2.0 * EDGE) / 2.0;
    let x = field.x(year.year);
    let mut spot = Spot::new((at(x - half, field.top), at(x + half, field.bottom)), row, year.year.to_string());
    let said = |figure: &TrendFigure| format!("{} {}", figure_text(words, figure), figure.band).trim_end().to_owned();
    if let Some(figure) = &year.external {
        spot = spot.figure(Sample::Patch(Ink::Now), t!(words, trend.external), said(figure));
    }
    if let Some(figure) = &year.own {
        spot = spot.figure(Sample::Mark(Mark::Circle), t!(words, trend.own), said(figure));
    }
    for (reference, point) in references.iter().filter_map(|one| Some((one, one.of_year(year.year)?))) {
        spot = spot.figure(Sample::Mark(reference.mark), reference.label.as_str(), words.decimal(&point.index, 2));
    }
    let sources = [&year.external, &year.own].into_iter().flatten().filter_map(|figure| figure.source.as_deref());
    let sources: Vec<&str> = sources.filter(|source| !source.is_empty()).collect();
    let mut notes = Vec::new();
    if references.iter().filter_map(|one| one.of_year(year.year)).any(|point| point.other_framework) {
        notes.push(t!(words, trend.other_framework).to_owned());
    }
    if !sources.is_empty() {
        notes.push(t!(words, trend.source, sources = sources.join("; ")));
    }
    if notes.is_empty() { spot } else { spot.note(notes.join("; ")) }
}

/// From where to where the index went, each figure with whose it is.
fn sentence(words: Words, years: &[TrendYear], references: &[TrendReference]) -> String {
    let told = |year: &TrendYear| {
        let (figure, whose) = match (&year.external, &year.own) {
            (Some(figure), _) => (figure, t!(words, trend.external)),
            (None, Some(figure)) => (figure, t!(words, trend.own)),
            (None, None) => return String::new(),
        };
        let (index, whose) = (figure_text(words, figure), whose.to_lowercase());
        t!(words, trend.point, year = year.year, index = index, whose = whose)
    };
    let own = match years {
        [] => t!(words, trend.nothing).to_owned(),
        [one] => t!(words, trend.one, point = told(one)),
        [first, .., last] => t!(words, trend.sentence, count = years.len(), first = told(first), last = told(last)),
    };
    let beside = references.iter().filter_map(|reference| {
        let (first, last) = (reference.points.first()?, reference.points.last()?);
        let shown = |point: &TrendPoint| words.decimal(&point.index, 2);
        let (from, to) = (shown(first), shown(last));
        let label = reference.label.as_str();
        Some(t!(words, trend.beside, label = label, from = from, first = first.year, to = to, last = last.year))
    });
    std::iter::once(own).chain(beside).collect::<Vec<_>>().join(" ")
}

fn table(words: Words, years: &[TrendYear], references: &[TrendReference]) -> Table {
    let head = [
        t!(words, trend.head.year),
        t!(words, trend.external),
        t!(words, trend.head.band),
        t!(words, trend.own),
        t!(words, trend.head.source),
    ];
    let row = |year: &TrendYear| {
        let shown = |figure: &Option<TrendFigure>| {
            figure.as_ref().map_or_else(|| super::NO_VALUE.to_owned(), |figure| figure_text(words, figure))
        };
        let counted = year.external.as_ref().or(year.own.as_ref());
        let band = counted.map(|figure| figure.band.clone()).filter(|band| !band.is_empty());
        let sources = [&year.external, &year.own].into_iter().flatten().filter_map(|one| one.source.clone());
        let sources: Vec<String> = sources.filter(|source| !source.is_empty()).collect();
        let mut cells = vec![
            year.year.to_string(),
            shown(&year.external),
            band.unwrap_or_else(|| super::NO_VALUE.to_owned()),
            shown(&year.own),
            sources.join("; "),
        ];
        let beside = references.iter().map(|reference| {
            let point = reference.of_year(year.year);
            point.map_or_else(|| super::NO_VALUE.to_owned(), |point| words.decimal(&point.index, 2))
        });
        cells.extend(beside);
        cells
    };
    let head = head.map(str::to_owned).into_iter().chain(references.iter().map(|reference| reference.label.clone()));
    Table { head: head.collect(), rows: years.iter().map(row).collect() }
}
