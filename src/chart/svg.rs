//! A drawing as an SVG document: the same shapes and colours, with texts as texts.

use std::fmt::Write as _;

use super::shape::{Align, Drawing, Ink, Point, Shape, Stroke, Weight};
use crate::words::xml_escaped;

/// How a drawing looks in a file.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Red, green, blue and how far it covers, from 0 to 255.
    pub colour: &'a dyn Fn(Ink) -> [u8; 4],
    /// Name of the typeface; readers without it take another one without serifs.
    pub face: &'a str,
}

/// The drawing as an SVG document, with its sentence as its description. The same drawing gives the same bytes.
pub fn svg(drawing: &Drawing, title: &str, look: Look<'_>) -> String {
    let Drawing { width, height, .. } = drawing;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"{}, sans-serif\">\n\
         <title>{}</title>\n<desc>{}</desc>\n",
        xml_escaped(look.face),
        xml_escaped(title),
        xml_escaped(&drawing.sentence)
    );
    for shape in &drawing.shapes {
        out.push_str(&element(shape, look));
        out.push('\n');
    }
    out.push_str("</svg>\n");
    out
}

fn paint(name: &str, look: Look<'_>, ink: Ink) -> String {
    let [red, green, blue, cover] = (look.colour)(ink);
    let mut out = format!("{name}=\"#{red:02X}{green:02X}{blue:02X}\"");
    if cover < u8::MAX {
        let _ = write!(out, " {name}-opacity=\"{:.3}\"", f32::from(cover) / f32::from(u8::MAX));
    }
    out
}

fn filled(look: Look<'_>, ink: Option<Ink>) -> String {
    ink.map_or_else(|| "fill=\"none\"".to_owned(), |ink| paint("fill", look, ink))
}

fn edged(look: Look<'_>, stroke: Option<Stroke>) -> String {
    stroke.map_or_else(String::new, |Stroke { width, ink, dash }| {
        let dash = dash.map_or_else(String::new, |(long, gap)| format!(" stroke-dasharray=\"{long} {gap}\""));
        format!(" {} stroke-width=\"{width}\"{dash}", paint("stroke", look, ink))
    })
}

fn corners(points: &[Point]) -> String {
    points.iter().map(|point| format!("{},{}", point.x, point.y)).collect::<Vec<_>>().join(" ")
}

fn element(shape: &Shape, look: Look<'_>) -> String {
    match shape {
        Shape::Line { points, closed, stroke } => {
            let name = if *closed { "polygon" } else { "polyline" };
            format!("<{name} points=\"{}\" fill=\"none\"{}/>", corners(points), edged(look, Some(*stroke)))
        }
        Shape::Area { points, ink, .. } => {
            format!("<polygon points=\"{}\" {}/>", corners(points), filled(look, Some(*ink)))
        }
        Shape::Rect { min, max, radius, fill, edge } => {
            // The edge lies inside, as it does on screen.
            let inset = edge.map_or(0.0, |edge| edge.width / 2.0);
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{radius}\" {}{}/>",
                min.x + inset,
                min.y + inset,
                (max.x - min.x - 2.0 * inset).max(0.0),
                (max.y - min.y - 2.0 * inset).max(0.0),
                filled(look, *fill),
                edged(look, *edge)
            )
        }
        Shape::Circle { center, radius, fill, edge } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" {}{}/>",
            center.x,
            center.y,
            filled(look, *fill),
            edged(look, *edge)
        ),
        Shape::Ring { center, inner, outer, from, to, ink } => {
            let steps = ((to - from) * 180.0).ceil().max(1.0) as usize;
            let arc = |radius: f32| {
                let turn = move |step: usize| from + (to - from) * step as f32 / steps as f32;
                (0..=steps).map(move |step| super::pen::around(*center, radius, turn(step)))
            };
            let inner: Vec<Point> = arc(*inner).collect();
            let points: Vec<Point> = arc(*outer).chain(inner.into_iter().rev()).collect();
            format!("<polygon points=\"{}\" {}/>", corners(&points), filled(look, Some(*ink)))
        }
        Shape::Hatch { min, max, ink } => {
            let (wide, tall) = (max.x - min.x, max.y - min.y);
            let stroke = paint("stroke", look, *ink);
            let line = |line: usize| {
                let x = line as f32 * 4.0;
                format!("<line x1=\"{x}\" y1=\"0\" x2=\"0\" y2=\"{x}\" {stroke}/>")
            };
            let lines: String = (1..=((wide + tall) / 4.0) as usize).map(line).collect();
            let (x, y) = (min.x, min.y);
            format!("<svg x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{tall}\" overflow=\"hidden\">{lines}</svg>")
        }
        Shape::Text { at, align, text, size, weight, ink } => {
            let anchor = match align {
                Align::Left => "start",
                Align::Center => "middle",
                Align::Right => "end",
            };
            let weight = if *weight == Weight::Regular { 400 } else { 600 };
            format!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"{size}\" font-weight=\"{weight}\" {}>{}</text>",
                at.x,
                at.y,
                paint("fill", look, *ink),
                xml_escaped(text)
            )
        }
    }
}
