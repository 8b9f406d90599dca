//! The shape of the aspects: one axis for each, the centre is 0.

use super::{
    angle::sin_cos,
    mark::{self, Entry, Sample, Series, series_stroke},
    pen::{DESCENT, Font, PT, Pen, around, by_mode, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Point, Stroke, Table, at},
    spot::Spot,
    value::{Row, aspect_rows, extremes_sentence, value_text},
};
use crate::{
    rubric::{Exact, Rubric},
    scoring::{NodeKind, Score},
    t,
    words::{Words, fraction},
};

/// What a radar shows beside the present values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RadarOptions {
    /// Shortest names and no values, for narrow panels.
    pub compact: bool,
    /// Name of the present values; with one a legend stands below.
    pub label: Option<String>,
    /// A shorter one for a legend beside a title.
    pub short_label: Option<String>,
    /// Figures to compare with, by aspect id.
    pub series: Vec<Series>,
    /// Room at the top in which the legend may stand, from its left edge to its right one; where it does not fit there in
    /// one line it stands below. Beside a title it leaves the web more height.
    pub above: Option<(f32, f32)>,
}

/// Height of the line above the web in which a title and the legend stand.
const TITLE_LINE: f32 = 18.0;

/// Values of all aspects around a centre of 0, from twelve o'clock clockwise.
pub fn radar(
    mode: Mode,
    rubric: &Rubric,
    score: &Score,
    size: (f32, f32),
    options: &RadarOptions,
    lettering: Lettering<'_>,
) -> Drawing {
    let mut pen = Pen::new(size.0, size.1, lettering);
    let rows = aspect_rows(rubric, score);
    let entries = legend_entries(mode, options);
    let short: Vec<Entry> = match (entries.split_first(), &options.short_label) {
        (Some((now, others)), Some(label)) => {
            [(now.0, label.clone())].into_iter().chain(others.iter().cloned()).collect()
        }
        _ => entries.clone(),
    };
    let beside = options.above.filter(|(left, right)| mark::legend_width(&pen, mode, &short) <= right - left);
    let legend = if beside.is_some() { 0.0 } else { mark::legend_height(&pen, mode, size.0, &entries) };
    let above_legend = if legend == 0.0 { 0.0 } else { by_mode(mode, 6.0, 2.0) };
    let head = if options.above.is_some() { TITLE_LINE } else { 0.0 };
    let top = rubric.value_range().map_or(1.0, |(_, high)| fraction(high)).max(1.0).ceil();
    let (width, height) = (size.0, size.1 - legend - above_legend - head);
    let labelled = |form: Form| -> Vec<Label> {
        let label = |(place, row)| Label::new(&pen, mode, row, turn_at(place, rows.len()), form);
        rows.iter().enumerate().map(label).collect()
    };
    // Where the height is short, names and values share a line, then the values give way.
    let forms = if options.compact { &[Form::Tiny][..] } else { &[Form::Whole, Form::Line, Form::Tiny] };
    let fitting = forms.iter().find_map(|form| {
        let labels = labelled(*form);
        Web::place(mode, (width, height), &labels, top).map(|web| (web, labels))
    });
    let (mut web, labels) = fitting.unwrap_or_else(|| (Web::least((width, height), top), labelled(Form::Tiny)));
    web.center.y += head;
    let reach = |value: Option<&Exact>| fraction(value.unwrap_or(&Exact::default()));
    let now: Vec<Point> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| web.at(turn_at(place, rows.len()), reach(row.node.value.as_ref())))
        .collect();
    // On paper the area is opaque: grid and series lie over it.
    if mode == Mode::Print {
        pen.area(web.center, now.clone(), Ink::NowArea);
    }
    web.grid(&mut pen, mode, rows.len());
    for series in &options.series {
        web.series(&mut pen, series_stroke(mode, series.mark), &rows, series);
    }
    if mode == Mode::Screen {
        pen.area(web.center, now.clone(), Ink::NowArea);
    }
    pen.path(now.clone(), true, now_stroke(mode));
    for dot in now {
        if mode == Mode::Screen {
            pen.circle(dot, 4.2, Some(Ink::Surface), None);
        }
        pen.circle(dot, by_mode(mode, 3.2, 0.95), Some(Ink::Now), None);
    }
    web.digits(&mut pen, mode);
    for (place, (label, row)) in labels.iter().zip(&rows).enumerate() {
        let area = label.draw(&mut pen, &web);
        if mode == Mode::Screen {
            spot(&mut pen, rubric, &web, (place, row), area, options);
        }
    }
    match beside {
        Some((left, right)) => mark::legend(&mut pen, mode, at(left, 0.0), right - left, &short, Align::Right),
        None => mark::legend(&mut pen, mode, at(0.0, size.1 - legend), size.0, &entries, Align::Center),
    };
    pen.finish(sentence(lettering.words, &rows), table(lettering.words, &rows, options))
}

/// The corner of an aspect with its label.
fn spot(
    pen: &mut Pen<'_>,
    rubric: &Rubric,
    web: &Web,
    (place, row): (usize, &Row<'_>),
    area: (Point, Point),
    options: &RadarOptions,
) {
    let turn = turn_at(place, rubric.aspects.len());
    let dot = web.at(turn, row.node.value.as_ref().map_or(0.0, fraction));
    let (min, max) = (at(dot.x - 8.0, dot.y - 8.0), at(dot.x + 8.0, dot.y + 8.0));
    let label = options.label.as_deref().unwrap_or_default();
    let mut spot = Spot::new((min, max), place, row.label())
        .figure(Sample::Line(now_stroke(Mode::Screen), true), label, value_text(pen.words, row.node))
        .note(row.share(pen.words))
        .leading_to(row.indicators(rubric))
        .number(area, NodeKind::Aspect, row.id);
    for series in &options.series {
        let sample = Sample::Line(series_stroke(Mode::Screen, series.mark), false);
        if let Some(value) = series.values.get(row.id) {
            spot = spot.compared(pen.words, sample, &series.label, row.node, value);
        }
    }
    pen.spot(spot);
}

/// The legend alone, one entry below the other, for a place beside the radar. Its height follows from the entries.
pub fn radar_legend(mode: Mode, options: &RadarOptions, width: f32, lettering: Lettering<'_>) -> Drawing {
    let mut pen = Pen::new(width, 0.0, lettering);
    let mut height = 0.0;
    for entry in legend_entries(mode, options) {
        height += mark::legend(&mut pen, mode, at(0.0, height), width, &[entry], Align::Left);
    }
    pen.set_height(height);
    pen.finish(String::new(), Table::default())
}

/// The direction of an axis as a share of a full turn.
fn turn_at(place: usize, axes: usize) -> f32 {
    place as f32 / axes.max(1) as f32
}

fn now_stroke(mode: Mode) -> Stroke {
    solid(by_mode(mode, 2.6, 0.62), Ink::Now)
}

fn legend_entries(mode: Mode, options: &RadarOptions) -> Vec<Entry> {
    let now = options.label.iter().map(|label| (Sample::Line(now_stroke(mode), true), label.clone()));
    let series = |series: &Series| (Sample::Line(series_stroke(mode, series.mark), false), series.label.clone());
    now.chain(options.series.iter().filter(|_| options.label.is_some()).map(series)).collect()
}

/// Where the web stands.
struct Web {
    center: Point,
    radius: f32,
    /// Value at the outermost ring.
    top: f32,
}

impl Web {
    /// A small web in the middle, for places in which no labels fit.
    fn least((width, height): (f32, f32), top: f32) -> Self {
        Self { center: at(width / 2.0, height / 2.0), radius: f32::min(width, height) * 0.2, top }
    }

    /// The largest web around which all labels fit beside each other; `None` where it would be too small to be read.
    fn place(mode: Mode, (width, height): (f32, f32), labels: &[Label], top: f32) -> Option<Self> {
        let largest = by_mode(mode, f32::min(width, height) / 2.0, height * 0.3612);
        let try_radius = |radius: f32| {
            let places: Vec<(Point, Point)> = labels.iter().map(|label| label.place(radius + label.gap)).collect();
            let inside = places.iter().all(|(min, max)| min.x >= -width / 2.0 && max.x <= width / 2.0);
            let apart = places.iter().enumerate().all(|(place, one)| {
                places.iter().skip(place + 1).all(|other| {
                    one.1.x <= other.0.x || other.1.x <= one.0.x || one.1.y <= other.0.y || other.1.y <= one.0.y
                })
            });
            let up = places.iter().map(|(min, _)| -min.y).fold(radius, f32::max);
            let down = places.iter().map(|(_, max)| max.y).fold(radius, f32::max);
            let spare = height - up - down;
            let fits = inside && apart && spare >= 0.0;
            fits.then_some(Self { center: at(width / 2.0, up + spare / 2.0), radius, top })
        };
        (0..=60).find_map(|step| try_radius(largest * (1.0 - 0.01 * step as f32)))
    }

    fn at(&self, turn: f32, value: f32) -> Point {
        around(self.center, self.radius * (value / self.top).clamp(0.0, 1.0), turn)
    }

    fn grid(&self, pen: &mut Pen<'_>, mode: Mode, axes: usize) {
        let turns = || (0..axes).map(|axis| axis as f32 / axes as f32);
        let thin = by_mode(mode, 1.0, 0.14);
        for ring in 1..=self.top as usize {
            let last = ring == self.top as usize;
            let ink = if last && mode == Mode::Print { Ink::Faint } else { Ink::Hair };
            pen.path(turns().map(|turn| self.at(turn, ring as f32)).collect(), true, solid(thin, ink));
        }
        for turn in turns() {
            pen.line(self.center, self.at(turn, self.top), solid(thin, Ink::Hair));
        }
    }

    /// The figures of the rings: beside the vertical axis on screen, on it in print.
    fn digits(&self, pen: &mut Pen<'_>, mode: Mode) {
        let font =
            Font::regular(by_mode(mode, 10.5, 7.0 * PT), if mode == Mode::Screen { Ink::Faint } else { Ink::Muted });
        // Figures that would touch their neighbours are left out from the middle on; the outermost stays.
        let apart = self.radius / self.top;
        let step = if mode == Mode::Screen { (15.0 / apart.max(1.0)).ceil().max(1.0) as usize } else { 1 };
        for ring in (1..=self.top as usize).rev().step_by(step) {
            let place = self.at(0.0, ring as f32);
            let text = pen.words.count(ring);
            let half = pen.width(&text, font) / 2.0;
            match mode {
                Mode::Screen => {
                    let y = font.centred(place.y + if ring == self.top as usize { 4.0 } else { 0.0 });
                    pen.text(at(place.x + 4.0, y), Align::Left, text, font);
                }
                Mode::Print => {
                    let (tall, wide) = (font.size * 0.42, half + 0.3);
                    let (min, max) = (at(place.x - wide, place.y - tall), at(place.x + wide, place.y + tall));
                    pen.fill(min, max, 0.0, Ink::Surface);
                    pen.text(at(place.x, font.centred(place.y)), Align::Center, text, font);
                }
            }
        }
    }

    /// The line of a series; it is closed only where every aspect has a figure.
    fn series(&self, pen: &mut Pen<'_>, stroke: Stroke, rows: &[Row<'_>], series: &Series) {
        let point = |(place, row): (usize, &Row<'_>)| {
            series.values.get(row.id).map(|value| self.at(turn_at(place, rows.len()), fraction(value)))
        };
        let points: Vec<Option<Point>> = rows.iter().enumerate().map(point).collect();
        if points.iter().all(Option::is_some) {
            pen.path(points.into_iter().flatten().collect(), true, stroke);
            return;
        }
        for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
            pen.path(run.iter().copied().flatten().collect(), false, stroke);
        }
    }
}

/// How much of a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The name and below it the value; at the vertical axis beside each other.
    Whole,
    /// Name and value beside each other.
    Line,
    /// The shortest name alone.
    Tiny,
}

/// Name and value at the end of an axis, measured once.
struct Label {
    turn: f32,
    lines: Vec<String>,
    value: Option<String>,
    /// Name and value share one line.
    beside: bool,
    name_font: Font,
    value_font: Font,
    leading: f32,
    /// From the outermost ring.
    gap: f32,
    width: f32,
    height: f32,
}

impl Label {
    fn new(pen: &Pen<'_>, mode: Mode, row: &Row<'_>, turn: f32, form: Form) -> Self {
        let compact = form == Form::Tiny;
        let vertical = (turn * 2.0).fract() < 1e-4;
        let name_font = Font::regular(by_mode(mode, if compact { 11.0 } else { 12.0 }, 8.0 * PT), Ink::Text);
        let name_font = name_font.inked(if mode == Mode::Screen { Ink::Muted } else { Ink::Text });
        let value_font = Font::semibold(by_mode(mode, 12.5, 9.0 * PT), Ink::Text);
        let leading = by_mode(mode, if form == Form::Line { 14.0 } else { 15.0 }, 3.5);
        let room = by_mode(mode, f32::INFINITY, if vertical { 30.0 } else { 21.0 });
        let lines = if compact { vec![row.tiny_label()] } else { pen.wrap(&row.label(), name_font, room) };
        let value = (!compact).then(|| value_text(pen.words, row.node));
        let beside = mode == Mode::Screen && (vertical || form == Form::Line);
        let wide = |text: &String| pen.width(text, name_font);
        let names = lines.iter().map(wide).fold(0.0, f32::max);
        let values = value.as_ref().map_or(0.0, |value| pen.width(value, value_font));
        let value_rows = usize::from(value.is_some() && !beside);
        Self {
            turn,
            width: if beside { names + 6.0 + values } else { names.max(values) },
            height: leading * (lines.len() + value_rows) as f32,
            gap: by_mode(mode, if form == Form::Line { 6.0 } else { 9.0 }, 3.2),
            lines,
            value,
            beside,
            name_font,
            value_font,
            leading,
        }
    }

    /// Corners of the label relative to the centre when its axis ends at `radius`.
    fn place(&self, radius: f32) -> (Point, Point) {
        let anchor = around(Point::default(), radius, self.turn);
        let down = -sin_cos(self.turn).1;
        let left = match self.align() {
            Align::Left => anchor.x,
            Align::Center => anchor.x - self.width / 2.0,
            Align::Right => anchor.x - self.width,
        };
        let top = anchor.y - self.height / 2.0 + down * self.height / 2.0;
        (at(left, top), at(left + self.width, top + self.height))
    }

    fn align(&self) -> Align {
        let right = sin_cos(self.turn).0;
        if right > 0.05 {
            Align::Left
        } else if right < -0.05 {
            Align::Right
        } else {
            Align::Center
        }
    }

    /// Draws the label and returns its corners.
    fn draw(&self, pen: &mut Pen<'_>, web: &Web) -> (Point, Point) {
        let (min, max) = self.place(web.radius + self.gap);
        let (min, max) =
            (at(min.x + web.center.x, min.y + web.center.y), at(max.x + web.center.x, max.y + web.center.y));
        let x = match self.align() {
            Align::Left => min.x,
            Align::Center => f32::midpoint(min.x, max.x),
            Align::Right => max.x,
        };
        let baseline = |line: usize| min.y + self.leading * (line as f32 + 1.0) - self.name_font.size * DESCENT;
        for (place, line) in self.lines.iter().enumerate() {
            let (edge, align) = if self.beside { (min.x, Align::Left) } else { (x, self.align()) };
            pen.text(at(edge, baseline(place)), align, line.clone(), self.name_font);
        }
        if let Some(value) = &self.value {
            let line = if self.beside { 0 } else { self.lines.len() };
            let (edge, align) = if self.beside { (max.x, Align::Right) } else { (x, self.align()) };
            pen.text(at(edge, baseline(line)), align, value.clone(), self.value_font);
        }
        (min, max)
    }
}

fn sentence(words: Words, rows: &[Row<'_>]) -> String {
    t!(words, chart.radar, count = rows.len(), extremes = extremes_sentence(words, rows))
}

fn table(words: Words, rows: &[Row<'_>], options: &RadarOptions) -> Table {
    let now = options.label.clone().unwrap_or_else(|| t!(words, chart.head.value).to_owned());
    let head = [t!(words, chart.head.aspect).to_owned(), now]
        .into_iter()
        .chain(options.series.iter().map(|series| series.label.clone()))
        .collect();
    Table { head, rows: rows.iter().map(|row| compared(words, row, &options.series)).collect() }
}

/// One row of a table: name, value, and the figures to compare with.
pub(super) fn compared(words: Words, row: &Row<'_>, series: &[Series]) -> Vec<String> {
    let figure = |series: &Series| {
        series.values.get(row.id).map_or_else(|| super::NO_VALUE.to_owned(), |value| words.decimal(value, 2))
    };
    [row.label(), value_text(words, row.node)].into_iter().chain(series.iter().map(figure)).collect()
}
