//! Figures to compare with: their marks on bars and rulers, their lines in the radar, and legends.

use std::collections::BTreeMap;

use super::{
    pen::{Font, Pen, by_mode, dashed, solid},
    shape::{Align, Drawing, Ink, Lettering, Mode, Point, Stroke, Table, at},
    value::{level_palette, level_text},
};
use crate::{rubric::Exact, t, words::Words};

/// How a figure to compare with is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// ○, in the radar dashed: the average of the institution's category.
    Circle,
    /// ◆, in the radar dotted: the national average.
    Diamond,
    /// A tick across the bar, in the radar a thin line: another year or stage.
    Tick,
    /// ▽ above the bar, in the radar long dashes: a target; on the ruler an earlier index.
    Triangle,
    /// A hollow △ upside down above the ruler, and the outlined end of a bar: what the evidence backs of a value.
    Backed,
}

/// How the evidence of an indicator or a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceMark {
    /// ● all of it is there and valid.
    Full,
    /// ◐ something has to be completed.
    Part,
    /// ○ there is none.
    Nothing,
    /// ⊘ it is no longer valid.
    Expired,
}

impl EvidenceMark {
    /// What it means.
    pub fn name(self, words: Words) -> &'static str {
        match self {
            Self::Full => t!(words, chart.evidence.full),
            Self::Part => t!(words, chart.evidence.part),
            Self::Nothing => t!(words, chart.evidence.nothing),
            Self::Expired => t!(words, chart.evidence.expired),
        }
    }
}

/// One figure to compare a value with.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What it is, with its year: `Kota 2024`.
    pub label: String,
    /// Exact figure.
    pub value: Exact,
    /// How it is marked.
    pub mark: Mark,
}

/// Figures to compare the domains or aspects with, by their ids. What is missing is not drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What they are, with their year: `Nasional 2024`.
    pub label: String,
    /// Exact figures by id.
    pub values: BTreeMap<String, Exact>,
    /// How they are marked.
    pub mark: Mark,
}

impl Series {
    /// The figure of one row as a reference.
    pub fn reference(&self, id: &str) -> Option<Reference> {
        let value = self.values.get(id)?.clone();
        Some(Reference { label: self.label.clone(), value, mark: self.mark })
    }
}

impl Reference {
    /// `Kota 2024 3,12`
    pub(super) fn text(&self, words: Words) -> String {
        format!("{} {}", self.label, words.decimal(&self.value, 2))
    }
}

/// The figures as a sentence with a blank before it; nothing where there are none.
pub(super) fn references_sentence(words: Words, references: &[Reference]) -> String {
    if references.is_empty() {
        return String::new();
    }
    let list: Vec<String> = references.iter().map(|reference| reference.text(words)).collect();
    format!(" {}", t!(words, chart.references, list = list.join(", ")))
}

/// Draws a mark at the middle of a bar; `half` is half the height of the bar.
pub(super) fn draw(pen: &mut Pen<'_>, mode: Mode, mark: Mark, place: Point, half: f32) {
    let rim = by_mode(mode, 1.0, 0.2);
    match mark {
        Mark::Circle => {
            let (radius, width) = (by_mode(mode, 4.2, 0.95), by_mode(mode, 1.8, 0.3));
            pen.circle(place, radius + rim, Some(Ink::Surface), None);
            pen.circle(place, radius - width / 2.0, Some(Ink::Surface), Some(solid(width, Ink::Text)));
        }
        Mark::Diamond => {
            let (reach, ink) = (by_mode(mode, 4.6, 1.2), if mode == Mode::Screen { Ink::Muted } else { Ink::Text });
            let corners = |reach: f32| {
                let Point { x, y } = place;
                vec![at(x, y - reach), at(x + reach, y), at(x, y + reach), at(x - reach, y)]
            };
            pen.area(place, corners(reach + rim * 1.4), Ink::Surface);
            pen.area(place, corners(reach), ink);
        }
        Mark::Tick => {
            let (reach, width) = (half + by_mode(mode, 1.0, 0.5), by_mode(mode, 2.2, 0.34));
            let (top, bottom) = (at(place.x, place.y - reach), at(place.x, place.y + reach));
            pen.line(top, bottom, solid(width + 2.0 * rim, Ink::Surface));
            pen.line(top, bottom, solid(width, Ink::Text));
        }
        Mark::Backed => {
            let (top, edge) = (place.y - half, solid(by_mode(mode, 1.4, 0.28), Ink::Alert));
            pen.pointer(at(place.x, top), by_mode(mode, 4.0, 1.0), by_mode(mode, 6.0, 1.4), Err(edge));
        }
        Mark::Triangle => {
            let top = place.y - half;
            pen.line(at(place.x, top), at(place.x, place.y + half), solid(by_mode(mode, 1.4, 0.34), Ink::Text));
            pen.pointer(at(place.x, top), by_mode(mode, 4.0, 1.0), by_mode(mode, 6.0, 1.4), Ok(Ink::Text));
        }
    }
}

/// Draws how evidence stands, in print.
pub(super) fn draw_evidence(pen: &mut Pen<'_>, mark: EvidenceMark, center: Point) {
    let (radius, width) = (1.02, 0.24);
    let ink = if mark == EvidenceMark::Expired { Ink::Alert } else { Ink::Text };
    let fill = if mark == EvidenceMark::Full { ink } else { Ink::Surface };
    pen.circle(center, radius, Some(fill), Some(solid(width, ink)));
    match mark {
        EvidenceMark::Part => pen.ring(center, (0.0, radius), (0.5, 1.0), ink),
        EvidenceMark::Expired => {
            let reach = radius * std::f32::consts::FRAC_1_SQRT_2;
            let Point { x, y } = center;
            pen.line(at(x - reach, y + reach), at(x + reach, y - reach), solid(width, ink));
        }
        EvidenceMark::Full | EvidenceMark::Nothing => {}
    }
}

/// The square digit of a level on screen; a dash in an outline where there is none.
pub(super) fn level_chip(pen: &mut Pen<'_>, center: Point, half: f32, level: Option<u8>) {
    let palette = level_palette(level);
    let (inset, fill, edge) = match level {
        Some(_) => (half, Some(Ink::Level(palette)), None),
        None => (half - 0.5, None, Some(solid(1.0, Ink::LevelEdge(palette)))),
    };
    let (min, max) = (at(center.x - inset, center.y - inset), at(center.x + inset, center.y + inset));
    pen.rect(min, max, half * 0.4, fill, edge);
    let font = Font::semibold(if half < 10.0 { 11.0 } else { 12.0 }, Ink::OnLevel(palette));
    pen.text(at(center.x, font.centred(center.y)), Align::Center, level_text(level), font);
}

/// The line of a series in the radar.
pub(super) fn series_stroke(mode: Mode, mark: Mark) -> Stroke {
    match (mode, mark) {
        (Mode::Screen, Mark::Circle) => dashed(1.6, Ink::Text, 4.0, 3.0),
        (Mode::Screen, Mark::Diamond) => dashed(1.5, Ink::Muted, 1.5, 3.0),
        (Mode::Screen, Mark::Tick) => solid(1.5, Ink::Faint),
        (Mode::Screen, Mark::Triangle | Mark::Backed) => dashed(1.8, Ink::Text, 7.0, 3.5),
        (Mode::Print, Mark::Circle) => dashed(0.3, Ink::Text, 1.8, 1.0),
        (Mode::Print, Mark::Diamond) => dashed(0.3, Ink::Text, 0.3, 0.7),
        (Mode::Print, Mark::Tick) => solid(0.25, Ink::Muted),
        (Mode::Print, Mark::Triangle | Mark::Backed) => dashed(0.35, Ink::Text, 2.6, 1.2),
    }
}

/// What stands before a text of a legend, and before a figure of a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sample {
    /// Nothing: the figure has no look of its own.
    Nothing,
    /// A filled patch.
    Patch(Ink),
    /// A patch with an edge.
    Outline(Ink, Stroke),
    /// A patch in the colours of two palette numbers with their edges.
    Levels(u8, u8),
    /// A line, with or without a dot on it.
    Line(Stroke, bool),
    /// A mark.
    Mark(Mark),
}

impl Sample {
    /// A patch as a mark of this palette number is drawn.
    pub(super) const fn level(palette: u8) -> Self {
        Self::Outline(Ink::Level(palette), solid(1.0, Ink::LevelEdge(palette)))
    }

    /// A patch in the colours that marks of these palette numbers have; the outermost two where there are more.
    pub(super) fn levels(palettes: &[u8]) -> Self {
        match (palettes.iter().min(), palettes.iter().max()) {
            (Some(low), Some(high)) if low < high => Self::Levels(*low, *high),
            (Some(one), _) => Self::level(*one),
            (None, _) => Self::Nothing,
        }
    }
}

/// A sample alone, for a line of text beside it; as high as the line.
pub fn sample(sample: Sample, height: f32, lettering: Lettering<'_>) -> Drawing {
    let wide = sample_width(Mode::Screen, sample);
    let mut pen = Pen::new(wide, height, lettering);
    draw_sample(&mut pen, Mode::Screen, sample, at(0.0, height / 2.0), wide);
    pen.finish(String::new(), Table::default())
}

/// One entry of a legend.
pub(super) type Entry = (Sample, String);

/// Letters of a legend.
pub(super) fn legend_font(mode: Mode) -> Font {
    Font::regular(by_mode(mode, 11.5, 2.54), Ink::Muted)
}

/// Height of one row of a legend.
pub(super) const fn legend_row(mode: Mode) -> f32 {
    by_mode(mode, 17.0, 5.4)
}

/// Entries by row, each with its left edge, and the width of the row.
type Rows<'e> = Vec<(Vec<(f32, &'e Entry)>, f32)>;

fn legend_rows<'e>(pen: &Pen<'_>, mode: Mode, room: f32, entries: &'e [Entry]) -> Rows<'e> {
    let between = by_mode(mode, 12.0, 5.0);
    let mut rows: Rows<'_> = Vec::new();
    for entry in entries {
        let width = sample_width(mode, entry.0) + by_mode(mode, 5.0, 2.0) + pen.width(&entry.1, legend_font(mode));
        match rows.last_mut() {
            Some((row, used)) if *used + between + width <= room => {
                row.push((*used + between, entry));
                *used += between + width;
            }
            _ => rows.push((vec![(0.0, entry)], width)),
        }
    }
    rows
}

/// Height that a legend of these entries takes.
pub(super) fn legend_height(pen: &Pen<'_>, mode: Mode, room: f32, entries: &[Entry]) -> f32 {
    legend_rows(pen, mode, room, entries).len() as f32 * legend_row(mode)
}

/// Width that a legend of these entries takes in one line.
pub(super) fn legend_width(pen: &Pen<'_>, mode: Mode, entries: &[Entry]) -> f32 {
    legend_rows(pen, mode, f32::INFINITY, entries).iter().map(|(_, width)| *width).fold(0.0, f32::max)
}

/// Draws a legend from `corner` on, in as many rows as it needs, and returns its height.
pub(super) fn legend(pen: &mut Pen<'_>, mode: Mode, corner: Point, room: f32, entries: &[Entry], align: Align) -> f32 {
    let rows = legend_rows(pen, mode, room, entries);
    let font = legend_font(mode);
    for (place, (row, width)) in rows.iter().enumerate() {
        let middle = corner.y + (place as f32 + 0.5) * legend_row(mode);
        let spare = (room - width).max(0.0);
        let shift = match align {
            Align::Left => 0.0,
            Align::Center => spare / 2.0,
            Align::Right => spare,
        };
        for (left, (sample, text)) in row {
            let left = corner.x + shift + left;
            let wide = sample_width(mode, *sample);
            draw_sample(pen, mode, *sample, at(left, middle), wide);
            let text_left = left + wide + by_mode(mode, 5.0, 2.0);
            let text = pen.cut(text, font, corner.x + room - text_left);
            pen.text(at(text_left, font.centred(middle)), Align::Left, text, font);
        }
    }
    rows.len() as f32 * legend_row(mode)
}

const fn sample_width(mode: Mode, sample: Sample) -> f32 {
    match sample {
        Sample::Nothing => 0.0,
        Sample::Patch(_) | Sample::Outline(..) => by_mode(mode, 13.0, 3.6),
        Sample::Levels(..) => by_mode(mode, 18.0, 5.0),
        Sample::Line(..) => by_mode(mode, 18.0, 9.0),
        Sample::Mark(_) => by_mode(mode, 12.0, 3.4),
    }
}

fn draw_sample(pen: &mut Pen<'_>, mode: Mode, sample: Sample, left: Point, wide: f32) {
    let Point { x, y } = left;
    let (middle, half) = (at(x + wide / 2.0, y), by_mode(mode, 4.5, 1.2));
    match sample {
        Sample::Patch(ink) => pen.fill(at(x, y - half), at(x + wide, y + half), by_mode(mode, 2.0, 0.0), ink),
        Sample::Outline(ink, edge) => {
            pen.rect(at(x, y - half), at(x + wide, y + half), by_mode(mode, 2.0, 0.0), Some(ink), Some(edge));
        }
        Sample::Nothing => {}
        Sample::Levels(one, other) => {
            pen.level(at(x, y - half), at(x + wide / 2.0, y + half), 0.0, one);
            pen.level(at(x + wide / 2.0, y - half), at(x + wide, y + half), 0.0, other);
        }
        Sample::Line(stroke, dot) => {
            pen.line(at(x, y), at(x + wide, y), stroke);
            if dot {
                pen.circle(middle, by_mode(mode, 3.0, 0.95), Some(Ink::Now), None);
            }
        }
        Sample::Mark(mark) => draw(pen, mode, mark, middle, half),
    }
}
