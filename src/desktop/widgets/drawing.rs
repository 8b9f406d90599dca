//! Paints the plain shapes of a chart into the window.

use egui::{
    Align2, Color32, FontId, Mesh, Painter, Pos2, Rect, Response, Role, Sense, Shape as Paint, Stroke as Line,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    chart::{Align, Drawing, Fit, Ink, Point, Shape, Stroke, Weight},
    desktop::theme::{Tokens, Type},
};

/// Measures text with the window's fonts.
pub struct ScreenFit<'a> {
    painter: &'a Painter,
}

impl<'a> ScreenFit<'a> {
    /// Measures with this page's painter.
    pub fn new(ui: &'a Ui) -> Self {
        Self { painter: ui.painter() }
    }
}

impl Fit for ScreenFit<'_> {
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        self.painter.layout_no_wrap(text.to_owned(), font(size, weight), Color32::BLACK).size().x
    }
}

/// Shows a chart as one focusable node whose name is its sentence. Returns the response and, after a click,
/// the indicator whose place was hit.
pub fn drawing<'a>(ui: &mut Ui, chart: &'a Drawing) -> (Response, Option<&'a str>) {
    let clickable = !chart.spots.is_empty();
    let sense = if clickable { Sense::click() } else { Sense::focusable_noninteractive() };
    let (rect, response) = ui.allocate_exact_size(vec2(chart.width, chart.height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.sentence));
    if ui.is_rect_visible(rect) {
        let tokens = Tokens::of(ui);
        for shape in &chart.shapes {
            paint(ui.painter(), tokens, rect.min, shape);
        }
        super::focus_ring(ui, &response, 4);
    }
    let spot = response
        .hover_pos()
        .or_else(|| response.interact_pointer_pos())
        .and_then(|at| chart.spots.iter().find(|spot| area(rect.min, spot.min, spot.max).contains(at)));
    if let Some(spot) = spot {
        let label = spot.label.clone();
        let hit = response.clicked().then_some(spot.indicator.as_str());
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text_at_pointer(label);
        return (response, hit);
    }
    (response, None)
}

/// Paints a chart at a place, for rows that are one widget and say themselves what it shows.
pub fn paint_drawing(ui: &Ui, at: Pos2, chart: &Drawing) {
    for shape in &chart.shapes {
        paint(ui.painter(), Tokens::of(ui), at, shape);
    }
}

fn paint(painter: &Painter, tokens: &Tokens, origin: Pos2, shape: &Shape) {
    let at = |point: Point| pos2(origin.x + point.x, origin.y + point.y);
    match shape {
        Shape::Line { points, closed, stroke } => {
            let mut points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
            if *closed && let Some(first) = points.first() {
                points.push(*first);
            }
            let line = line(tokens, *stroke);
            match stroke.dash {
                Some((dash, gap)) => painter.extend(Paint::dashed_line(&points, line, dash, gap)),
                None => {
                    painter.add(Paint::line(points, line));
                }
            }
        }
        Shape::Area { center, points, ink } => {
            let color = color(tokens, *ink);
            let mut mesh = Mesh::default();
            mesh.colored_vertex(at(*center), color);
            for point in points {
                mesh.colored_vertex(at(*point), color);
            }
            let count = points.len() as u32;
            for corner in 0..count {
                mesh.add_triangle(0, 1 + corner, 1 + (corner + 1) % count);
            }
            painter.add(Paint::mesh(mesh));
        }
        Shape::Rect { min, max, radius, fill, edge } => {
            let rect = area(origin, *min, *max);
            let fill = fill.map_or(Color32::TRANSPARENT, |ink| color(tokens, ink));
            let radius = radius.round() as u8;
            match edge {
                Some(stroke) if stroke.dash.is_some() => {
                    painter.rect_filled(rect, radius, fill);
                    let corners =
                        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
                    let (dash, gap) = stroke.dash.unwrap_or((3.0, 2.0));
                    painter.extend(Paint::dashed_line(&corners, line(tokens, *stroke), dash, gap));
                }
                Some(stroke) => {
                    painter.rect(rect, radius, fill, line(tokens, *stroke), StrokeKind::Inside);
                }
                None => {
                    painter.rect_filled(rect, radius, fill);
                }
            }
        }
        Shape::Circle { center, radius, fill, edge } => {
            let fill = fill.map_or(Color32::TRANSPARENT, |ink| color(tokens, ink));
            let edge = edge.map_or(Line::NONE, |stroke| line(tokens, stroke));
            painter.circle(at(*center), *radius, fill, edge);
        }
        Shape::Ring { center, inner, outer, from, to, ink } => {
            painter.add(ring(at(*center), *inner, *outer, *from, *to, color(tokens, *ink)));
        }
        Shape::Hatch { min, max, ink } => {
            let rect = area(origin, *min, *max);
            let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
            let line = Line::new(1.0, color(tokens, *ink));
            let mut x = rect.left() - rect.height();
            while x < rect.right() {
                painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], line);
                x += 4.0;
            }
        }
        Shape::Text { at: point, align, text, size, weight, ink } => {
            let galley = painter.layout_no_wrap(text.clone(), font(*size, *weight), color(tokens, *ink));
            let ascent = galley.rows.first().map_or(*size, |row| row.glyphs.first().map_or(*size, |glyph| glyph.pos.y));
            let align = match align {
                Align::Left => Align2::LEFT_TOP,
                Align::Center => Align2::CENTER_TOP,
                Align::Right => Align2::RIGHT_TOP,
            };
            let top = at(*point) - vec2(0.0, ascent);
            let rect = align.anchor_size(top, galley.size());
            painter.galley(rect.min, galley, Color32::BLACK);
        }
    }
}

/// A part of a ring as triangles; angles in turns from twelve o'clock, clockwise.
fn ring(center: Pos2, inner: f32, outer: f32, from: f32, to: f32, color: Color32) -> Paint {
    let steps = (((to - from).abs() * 180.0).ceil() as u32).max(1);
    let mut mesh = Mesh::default();
    for step in 0..=steps {
        let turn = from + (to - from) * step as f32 / steps as f32;
        let (sin, cos) = (turn * std::f32::consts::TAU).sin_cos();
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

fn area(origin: Pos2, min: Point, max: Point) -> Rect {
    Rect::from_min_max(pos2(origin.x + min.x, origin.y + min.y), pos2(origin.x + max.x, origin.y + max.y))
}

fn line(tokens: &Tokens, stroke: Stroke) -> Line {
    Line::new(stroke.width, color(tokens, stroke.ink))
}

fn font(size: f32, weight: Weight) -> FontId {
    let role = match weight {
        Weight::Regular => Type::Body,
        Weight::Semibold => Type::Strong,
    };
    FontId::new(size, role.font().family)
}

/// Colour of an ink on the screen.
pub fn color(tokens: &Tokens, ink: Ink) -> Color32 {
    match ink {
        Ink::Text => tokens.text,
        Ink::Muted => tokens.text2,
        Ink::Faint => tokens.text3,
        Ink::Hair => tokens.line,
        Ink::Track => tokens.sunken,
        Ink::Surface => tokens.surface,
        Ink::Panel => tokens.panel,
        Ink::Now | Ink::Bar => tokens.brand_ink,
        Ink::NowArea => tokens.brand_tint,
        Ink::Alert => tokens.warn.ink,
        Ink::Level(level) => tokens.level(level).fill,
        Ink::OnLevel(level) => tokens.level(level).ink,
        Ink::LevelEdge(level) => tokens.level(level).line,
        Ink::Band(palette, _) => tokens.level(palette).fill,
        Ink::OnBand(palette, _) => tokens.level(palette).ink,
    }
}
