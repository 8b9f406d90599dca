//! Paints the plain shapes of a chart into the window.

use std::sync::Arc;

use egui::{
    Align2, Color32, FontId, Mesh, Painter, Pos2, Rect, Shape as Paint, Stroke as Line, StrokeKind, Ui,
    epaint::{CircleShape, RectShape, TextShape},
    pos2, vec2,
};

use super::kept_paint::{Shapes, paint_kept};
use crate::{
    chart::{self, Align, Drawing, Fit, Ink, Lettering, Point, Shape, Stroke, Weight},
    desktop::theme::{Tokens, Type},
    words::{Speaks as _, Words},
};

/// How far a ring may be from a true one, in points: no eye sees it.
const UNSEEN: f32 = 0.03;

/// Measures text with the window's fonts.
pub struct ScreenFit<'a> {
    painter: &'a Painter,
    words: Words,
}

impl<'a> ScreenFit<'a> {
    /// Measures with this page's painter.
    pub fn new(ui: &'a Ui) -> Self {
        Self::speaking(ui, ui.words())
    }

    /// The same in a language, for where the window's is not known.
    pub fn speaking(ui: &'a Ui, words: Words) -> Self {
        Self { painter: ui.painter(), words }
    }
}

impl ScreenFit<'_> {
    /// How charts of the window write.
    pub fn lettering(&self) -> Lettering<'_> {
        Lettering { words: self.words, fit: self }
    }
}

impl Fit for ScreenFit<'_> {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        self.painter.layout_no_wrap(text.to_owned(), font(size, weight), Color32::BLACK).size().x
    }
}

/// Paints a chart at a place, for widgets that say themselves what it shows.
pub fn paint_drawing(ui: &Ui, at: Pos2, chart: &Drawing) {
    shapes(ui, at, chart).paint(ui.painter());
}

/// The same for a chart that is the same in the next frame.
pub fn paint_kept_drawing(ui: &Ui, at: Pos2, chart: &Arc<Drawing>) {
    paint_kept(ui.painter(), chart, 0, (at, 1.0), || shapes(ui, at, chart));
}

fn shapes(ui: &Ui, at: Pos2, chart: &Drawing) -> Shapes {
    let mut shapes = Shapes::default();
    for shape in &chart.shapes {
        add(&mut shapes, ui.painter(), Tokens::of(ui), at, shape);
    }
    shapes
}

fn add(shapes: &mut Shapes, painter: &Painter, tokens: &Tokens, origin: Pos2, shape: &Shape) {
    let at = |point: Point| pos2(origin.x + point.x, origin.y + point.y);
    match shape {
        Shape::Line { points, closed, stroke } => {
            let mut points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
            if *closed && let Some(first) = points.first() {
                points.push(*first);
            }
            let line = line(tokens, *stroke);
            match stroke.dash {
                Some((dash, gap)) => shapes.extend(Paint::dashed_line(&points, line, dash, gap)),
                None => {
                    shapes.add(Paint::line(points, line));
                }
            }
        }
        Shape::Area { center, points, ink } => {
            let points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
            shapes.add(fan(at(*center), &points, ink_color(tokens, *ink)));
        }
        Shape::Rect { min, max, radius, fill, edge } => {
            let rect = area(origin, *min, *max);
            let fill = fill.map_or(Color32::TRANSPARENT, |ink| ink_color(tokens, ink));
            let radius = radius.round() as u8;
            match edge {
                Some(stroke) if stroke.dash.is_some() => {
                    shapes.add(RectShape::filled(rect, radius, fill));
                    let corners =
                        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
                    let (dash, gap) = stroke.dash.unwrap_or((3.0, 2.0));
                    shapes.extend(Paint::dashed_line(&corners, line(tokens, *stroke), dash, gap));
                }
                Some(stroke) => {
                    shapes.add(RectShape::new(rect, radius, fill, line(tokens, *stroke), StrokeKind::Inside));
                }
                None => {
                    shapes.add(RectShape::filled(rect, radius, fill));
                }
            }
        }
        Shape::Circle { center, radius, fill, edge } => {
            let fill = fill.map_or(Color32::TRANSPARENT, |ink| ink_color(tokens, ink));
            let edge = edge.map_or(Line::NONE, |stroke| line(tokens, stroke));
            shapes.add(CircleShape { center: at(*center), radius: *radius, fill, stroke: edge });
        }
        Shape::Ring { center, inner, outer, from, to, ink } => {
            shapes.add(ring(at(*center), *inner, *outer, *from, *to, ink_color(tokens, *ink)));
        }
        Shape::Hatch { min, max, ink } => {
            let rect = area(origin, *min, *max);
            let line = Line::new(1.0, ink_color(tokens, *ink));
            let mut x = rect.left() - rect.height();
            while x < rect.right() {
                let ends = [pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())];
                shapes.add_inside(rect, Paint::line_segment(ends, line));
                x += 4.0;
            }
        }
        Shape::Text { at: point, align, text, size, weight, ink } => {
            let galley = painter.layout_no_wrap(text.clone(), font(*size, *weight), ink_color(tokens, *ink));
            let ascent = galley.rows.first().map_or(*size, |row| row.glyphs.first().map_or(*size, |glyph| glyph.pos.y));
            let align = match align {
                Align::Left => Align2::LEFT_TOP,
                Align::Center => Align2::CENTER_TOP,
                Align::Right => Align2::RIGHT_TOP,
            };
            let top = at(*point) - vec2(0.0, ascent);
            let rect = align.anchor_size(top, galley.size());
            shapes.add(TextShape::new(rect.min, galley, Color32::BLACK));
        }
    }
}

/// An outline that can be seen whole from its centre, as triangles: right for outlines that are not convex.
pub(super) fn fan(center: Pos2, points: &[Pos2], color: Color32) -> Paint {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, color);
    for point in points {
        mesh.colored_vertex(*point, color);
    }
    let count = points.len() as u32;
    for corner in 0..count {
        mesh.add_triangle(0, 1 + corner, 1 + (corner + 1) % count);
    }
    Paint::mesh(mesh)
}

/// A part of a ring as triangles; angles in turns from twelve o'clock, clockwise.
pub(super) fn ring(center: Pos2, inner: f32, outer: f32, from: f32, to: f32, color: Color32) -> Paint {
    let turns = (to - from).abs();
    // A chord leaves its arc by its length squared over eight times the radius.
    let chord = (8.0 * outer.max(0.5) * UNSEEN).sqrt();
    let steps = ((turns * std::f32::consts::TAU * outer / chord).ceil() as u32).max(1);
    let mut mesh = Mesh::default();
    for step in 0..=steps {
        let turn = from + (to - from) * step as f32 / steps as f32;
        let (sin, cos) = chart::sin_cos(turn);
        let out = vec2(sin, -cos);
        mesh.colored_vertex(center + out * inner, color);
        mesh.colored_vertex(center + out * outer, color);
        if step > 0 {
            let last = 2 * step;
            mesh.add_triangle(last - 2, last - 1, last);
            mesh.add_triangle(last - 1, last, last + 1);
        }
    }
    Paint::mesh(mesh)
}

pub(super) fn area(origin: Pos2, min: Point, max: Point) -> Rect {
    Rect::from_min_max(pos2(origin.x + min.x, origin.y + min.y), pos2(origin.x + max.x, origin.y + max.y))
}

fn line(tokens: &Tokens, stroke: Stroke) -> Line {
    Line::new(stroke.width, ink_color(tokens, stroke.ink))
}

fn font(size: f32, weight: Weight) -> FontId {
    let role = match weight {
        Weight::Regular => Type::Body,
        Weight::Semibold => Type::Strong,
    };
    FontId::new(size, role.font().family)
}

/// Colour of an ink on the screen.
pub fn ink_color(tokens: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Text => tokens.text,
        Ink::Muted => tokens.text2,
        Ink::Faint => tokens.text3,
        Ink::Hair => tokens.line,
        Ink::Track => tokens.sunken,
        Ink::Surface => tokens.surface,
        Ink::Panel => tokens.panel,
        Ink::Now | Ink::Bar => tokens.brand_ink,
        // See-through, so that lines to compare with show under it.
        Ink::NowArea => tokens.brand_ink.gamma_multiply(0.13),
        Ink::Alert => tokens.warn.ink,
        Ink::Others => tokens.line3,
        Ink::Ground(palette) => tokens.level(palette).tint,
        Ink::Level(level) => tokens.level(level).fill,
        Ink::OnLevel(level) => tokens.level(level).ink,
        Ink::LevelEdge(level) => tokens.level(level).line,
        Ink::Band(palette, _) => tokens.level(palette).fill,
        Ink::OnBand(palette, _) => tokens.level(palette).ink,
    }
}
