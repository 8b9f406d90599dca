//! A chart as it stands alone in a file: on its ground, with its title above and what it rests on below.

use super::{
    pen::{DESCENT, Font, Pen},
    shape::{Align, Drawing, Ink, Lettering, Point, Shape, at},
};

/// What stands around a chart that stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Caption {
    /// What it shows.
    pub title: String,
    /// Whose numbers they are, and of when.
    pub source: String,
}

/// Around the whole.
const MARGIN: f32 = 16.0;
/// From the title to the chart, and from the chart to what it rests on.
const BETWEEN: f32 = 10.0;
/// The title and the line below it are not cut for a chart that is narrower.
const LEAST: f32 = 320.0;

/// A chart of the screen with its caption; nothing of it leads anywhere.
pub fn picture(chart: &Drawing, caption: &Caption, lettering: Lettering<'_>) -> Drawing {
    let (title, source) = (Font::semibold(15.0, Ink::Text), Font::regular(11.0, Ink::Faint));
    let width = chart.width.max(LEAST) + 2.0 * MARGIN;
    let mut pen = Pen::new(width, 0.0, lettering);
    let lines = |pen: &Pen<'_>, text: &str, font: Font| pen.wrap(text, font, width - 2.0 * MARGIN);
    let (titles, sources) = (lines(&pen, &caption.title, title), lines(&pen, &caption.source, source));
    let top = MARGIN + 20.0 * titles.len() as f32 + BETWEEN;
    let below = top + chart.height + BETWEEN;
    let height = below + 15.0 * sources.len() as f32 + MARGIN;
    pen.set_height(height);
    pen.fill(at(0.0, 0.0), at(width, height), 0.0, Ink::Surface);
    for (place, line) in titles.into_iter().enumerate() {
        pen.text(at(MARGIN, MARGIN + 20.0 * (place as f32 + 1.0) - 5.0), Align::Left, line, title);
    }
    for (place, line) in sources.into_iter().enumerate() {
        let baseline = below + 15.0 * (place as f32 + 1.0) - 11.0 * DESCENT;
        pen.text(at(MARGIN, baseline), Align::Left, line, source);
    }
    let mut drawing = pen.finish(chart.sentence.clone(), chart.table.clone());
    drawing.shapes.extend(chart.shapes.iter().map(|shape| moved(shape, at(MARGIN, top))));
    drawing
}

/// The same shape further right and down.
fn moved(shape: &Shape, by: Point) -> Shape {
    let mut shape = shape.clone();
    let shift = |point: &mut Point| *point = at(point.x + by.x, point.y + by.y);
    match &mut shape {
        Shape::Line { points, .. } => points.iter_mut().for_each(shift),
        Shape::Area { center, points, .. } => points.iter_mut().chain([center]).for_each(shift),
        Shape::Rect { min, max, .. } | Shape::Hatch { min, max, .. } => [min, max].into_iter().for_each(shift),
        Shape::Circle { center, .. } | Shape::Ring { center, .. } => shift(center),
        Shape::Text { at, .. } => shift(at),
    }
    shape
}
