//! Charts as things at places: the painter of [`Drawing`]s for pages.

use super::{
    flow::Flow,
    inline::Setting,
    page::{Edge, Item, TextRun},
    strip::Placed,
};
use crate::{
    chart::{Align, Drawing, Ink, Point, Shape, Stroke, at},
    report::{
        model::{Anchor, Metrics, Style, Text},
        palette::{Rgb, rgb},
        structure::Role,
        text::{POINT, face_of},
    },
    t,
};

/// Distance between two lines of a hatching, across them the design's 0,8; and their width.
const HATCH_STEP: f32 = 0.8 * std::f32::consts::SQRT_2;
const HATCH_WIDTH: f32 = 0.2;
/// From the lower right corner of a place to where the number of its page ends.
const SPOT_INSET: (f32, f32) = (4.0, 1.5);

impl Flow<'_> {
    /// What a drawing made for print is made of, with its top left at a place: a figure that says its sentence and, where
    /// it stands by itself, its numbers. One without a sentence is text with decoration.
    pub(super) fn drawing(&self, drawing: &Drawing, x: f32, y: f32, by_itself: bool) -> Vec<Placed> {
        let draw = || {
            let mut out = Vec::with_capacity(drawing.shapes.len() + drawing.spots.len());
            for shape in &drawing.shapes {
                self.shape(shape, &mut out);
            }
            out
        };
        let mut out = if drawing.sentence.is_empty() {
            draw()
        } else {
            let alt = if by_itself { whole_alt(drawing) } else { drawing.sentence.clone() };
            self.tags.described(Role::Figure, alt, || self.tags.claimed(draw()))
        };
        out.extend(self.spots(drawing));
        for placed in &mut out {
            placed.shift(x, y);
        }
        out
    }

    /// The marks of a drawing that lead to an indicator, each a link that says what the mark says.
    fn spots(&self, drawing: &Drawing) -> Vec<Placed> {
        let mut leading = drawing.spots.iter().filter_map(|spot| Some((spot, spot.indicators.first()?))).peekable();
        if leading.peek().is_none() {
            return Vec::new();
        }
        self.tags.text(|| {
            leading
                .filter_map(|(spot, indicator)| {
                    let link = self.tags.described_link(&spot.label)?;
                    let to = Anchor::Indicator(indicator.clone());
                    Some(Placed::Owned(Item::Link { min: spot.min, max: spot.max, to }, self.tags.owned_by(link)))
                })
                .collect()
        })
    }

    /// The page of the indicator each place leads to, at the foot of the place.
    pub(super) fn spot_pages(&self, drawing: &Drawing, x: f32, out: &mut Vec<Placed>) {
        let metrics = Metrics { size: 6.5, ink: Ink::Muted, ..Style::Furniture.metrics() };
        for spot in &drawing.spots {
            let Some(id) = spot.indicators.first() else { continue };
            let page = self.refs.page(&Anchor::Indicator(id.clone()));
            let text = Text::plain(t!(self.refs.words, report.page_short, page = page));
            let place = at(x + spot.max.x - SPOT_INSET.0, spot.max.y - SPOT_INSET.1);
            self.chart_text(&text, metrics, place, Align::Right, out);
        }
    }

    fn shape(&self, shape: &Shape, out: &mut Vec<Placed>) {
        let item = match shape {
            Shape::Line { points, closed, stroke } => {
                Item::Line { points: points.clone(), closed: *closed, edge: edge(stroke) }
            }
            Shape::Area { center, points, ink } => {
                Item::Area { center: *center, points: points.clone(), colour: rgb(*ink) }
            }
            // Printed charts have square corners.
            Shape::Rect { min, max, fill, edge: line, .. } => {
                Item::Rect { min: *min, max: *max, fill: fill.map(rgb), edge: line.as_ref().map(edge) }
            }
            Shape::Circle { center, radius, fill, edge: line } => {
                Item::Circle { center: *center, radius: *radius, fill: fill.map(rgb), edge: line.as_ref().map(edge) }
            }
            Shape::Ring { center, inner, outer, from, to, ink } => {
                Item::Ring { center: *center, inner: *inner, outer: *outer, from: *from, to: *to, colour: rgb(*ink) }
            }
            Shape::Hatch { min, max, ink } => {
                out.extend(hatch(*min, *max, rgb(*ink)).into_iter().map(Placed::Item));
                return;
            }
            Shape::Text { at: place, align, text, size, weight, ink } => {
                let metrics =
                    Metrics { size: size / POINT, leading: 0.0, tracking: 0.0, face: face_of(*weight), ink: *ink };
                self.chart_text(&Text::plain(text.as_str()), metrics, *place, *align, out);
                return;
            }
        };
        out.push(Placed::Item(item));
    }

    /// One line of text whose aligned edge stands on a point of its baseline.
    pub(super) fn chart_text(&self, text: &Text, metrics: Metrics, place: Point, align: Align, out: &mut Vec<Placed>) {
        let width = self.natural_width(text, metrics);
        let left = match align {
            Align::Left => place.x,
            Align::Center => place.x - width / 2.0,
            Align::Right => place.x - width,
        };
        let setting = Setting::new(text, metrics, width);
        let top = place.y - super::inline::baseline(&metrics);
        self.draw(&setting, left, top, out);
    }
}

/// The sentence of a drawing and the numbers it shows.
fn whole_alt(drawing: &Drawing) -> String {
    let named = |(head, cell): (&String, &String)| {
        if head.is_empty() { cell.clone() } else { format!("{head} {cell}") }
    };
    let row = |row: &Vec<String>| {
        let figures = drawing.table.head.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty());
        let figures: Vec<String> = figures.map(named).collect();
        format!("{}: {}", row.first().map_or("", String::as_str), figures.join(", "))
    };
    let rows: Vec<String> = drawing.table.rows.iter().map(row).collect();
    if rows.is_empty() { drawing.sentence.clone() } else { format!("{} {}.", drawing.sentence, rows.join("; ")) }
}

fn edge(stroke: &Stroke) -> Edge {
    Edge { width: stroke.width, colour: rgb(stroke.ink), dash: stroke.dash }
}

/// Lines at 45° inside a rectangle.
pub(super) fn hatch(min: Point, max: Point, colour: Rgb) -> Vec<Item> {
    let (width, height) = (max.x - min.x, max.y - min.y);
    let edge = Edge { width: HATCH_WIDTH, colour, dash: None };
    let mut items = Vec::new();
    let mut offset = HATCH_STEP;
    while offset < width + height {
        // The line x + y = offset, cut by the rectangle.
        let from = at(min.x + offset.min(width), min.y + (offset - width).max(0.0));
        let to = at(min.x + (offset - height).max(0.0), min.y + offset.min(height));
        items.push(Item::stroke(from, to, edge));
        offset += HATCH_STEP;
    }
    items
}

/// Text that was set already, turned a quarter clockwise around a point.
pub(super) fn turned(run: TextRun, place: Point) -> TextRun {
    TextRun { at: place, turned: true, ..run }
}
