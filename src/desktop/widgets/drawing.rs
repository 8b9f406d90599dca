//! Paints the plain shapes of a chart into the window.

use egui::{
    Align2, Color32, CursorIcon, EventFilter, FontId, Key, Mesh, Modifiers, Painter, Pos2, Rect, Response, Role, Sense,
    Shape as Paint, Stroke as Line, StrokeKind, Tooltip, Ui, WidgetInfo, pos2, vec2,
};

use crate::{
    chart::{self, Align, Drawing, Fit, Ink, Lettering, Point, Shape, Stroke, Weight},
    desktop::theme::{Tokens, Type},
    scoring::NodeKind,
    words::{Speaks as _, Words},
};

/// Measures text with the window's fonts.
pub struct ScreenFit<'a> {
    painter: &'a Painter,
    words: Words,
}

impl<'a> ScreenFit<'a> {
    /// Measures with this page's painter.
    pub fn new(ui: &'a Ui) -> Self {
        Self { painter: ui.painter(), words: ui.words() }
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

/// What a person picked in a chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    /// The place of an indicator.
    Indicator(String),
    /// A number of the trace, for the way to where it comes from.
    Number {
        /// What the number stands for.
        kind: NodeKind,
        /// Id of the node.
        id: String,
        /// Where it stands in the window.
        anchor: Rect,
    },
}

/// A place in a chart that can be picked.
struct Target<'a> {
    rect: Rect,
    label: &'a str,
    picked: Picked,
}

/// Which place of a focused chart the arrow keys have reached.
#[derive(Clone, Copy, Default)]
struct Cursor {
    place: usize,
    /// True once an arrow key was pressed; the label stands beside the place then.
    moved: bool,
}

/// Shows a chart as one focusable node whose name is its sentence. A click picks the place under the pointer; arrow
/// keys go from place to place, Home and End to the first and last, and Enter picks.
pub fn drawing(ui: &mut Ui, chart: &Drawing) -> (Response, Option<Picked>) {
    let live = !(chart.spots.is_empty() && chart.origins.is_empty());
    let sense = if live { Sense::click() } else { Sense::focusable_noninteractive() };
    let (rect, response) = ui.allocate_exact_size(vec2(chart.width, chart.height), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.sentence));
    if ui.is_rect_visible(rect) {
        let tokens = Tokens::of(ui);
        for shape in &chart.shapes {
            paint(ui.painter(), tokens, rect.min, shape);
        }
    }
    super::focus_ring(ui, &response, 4);
    if live { pick(ui, response, &targets(chart, rect.min)) } else { (response, None) }
}

fn targets(chart: &Drawing, origin: Pos2) -> Vec<Target<'_>> {
    let spots = chart.spots.iter().map(|spot| Target {
        rect: area(origin, spot.min, spot.max),
        label: &spot.label,
        picked: Picked::Indicator(spot.indicator.clone()),
    });
    let origins = chart.origins.iter().map(|place| {
        let rect = area(origin, place.min, place.max);
        let picked = Picked::Number { kind: place.kind, id: place.id.clone(), anchor: rect };
        Target { rect, label: &place.label, picked }
    });
    spots.chain(origins).collect()
}

fn pick(ui: &Ui, response: Response, targets: &[Target<'_>]) -> (Response, Option<Picked>) {
    let pointed = response.hover_pos().or_else(|| response.interact_pointer_pos());
    let pointed = pointed.and_then(|at| targets.iter().find(|target| target.rect.contains(at)));
    let mut cursor = None;
    if response.has_focus() {
        cursor = Some(move_cursor(ui, &response, targets));
    } else {
        ui.data_mut(|data| data.remove::<Cursor>(response.id));
    }
    let by_pointer = response.clicked() && ui.input(|input| input.pointer.any_click());
    let picked = match (pointed, cursor) {
        (Some(target), _) if by_pointer => Some(target.picked.clone()),
        (_, Some(cursor)) if response.clicked() && !by_pointer && (cursor.moved || targets.len() == 1) => {
            targets.get(cursor.place).map(|target| target.picked.clone())
        }
        _ => None,
    };
    if let Some(target) = pointed {
        let label = target.label.to_owned();
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(label);
        return (response, picked);
    }
    (response, picked)
}

/// Moves through the places of a focused chart and marks the one that is reached.
fn move_cursor(ui: &Ui, response: &Response, targets: &[Target<'_>]) -> Cursor {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let mut cursor = ui.data(|data| data.get_temp::<Cursor>(response.id)).unwrap_or_default();
    let last = targets.len().saturating_sub(1);
    let pressed = |keys: &[Key]| {
        ui.input_mut(|input| keys.iter().map(|key| input.count_and_consume_key(Modifiers::NONE, *key)).sum::<usize>())
    };
    let (forth, back) = (pressed(&[Key::ArrowRight, Key::ArrowDown]), pressed(&[Key::ArrowLeft, Key::ArrowUp]));
    let (first, end) = (pressed(&[Key::Home]), pressed(&[Key::End]));
    // The first key, also Enter, only shows where the cursor stands.
    if forth + back + first + end > 0 {
        cursor.place = match (first, end) {
            (0, 0) if cursor.moved => (cursor.place + forth).saturating_sub(back).min(last),
            (0, 0) => cursor.place,
            (0, _) => last,
            _ => 0,
        };
        cursor.moved = true;
    }
    cursor.place = cursor.place.min(last);
    let entered = response.clicked() && !ui.input(|input| input.pointer.any_click());
    ui.data_mut(|data| data.insert_temp(response.id, Cursor { moved: cursor.moved || entered, ..cursor }));
    if let Some(target) = targets.get(cursor.place).filter(|_| cursor.moved) {
        let stroke = Line::new(2.0, Tokens::of(ui).brand_ink);
        ui.painter().rect_stroke(target.rect.expand(1.0), 4, stroke, StrokeKind::Middle);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(target.label));
        let (layer, id) = (ui.layer_id(), response.id.with("label"));
        Tooltip::always_open(ui.ctx().clone(), layer, id, target.rect).show(|ui| ui.label(target.label));
    }
    cursor
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
            let points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
            painter.add(fan(at(*center), &points, color(tokens, *ink)));
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
    let steps = (((to - from).abs() * 180.0).ceil() as u32).max(1);
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
        // See-through, so that lines to compare with show under it.
        Ink::NowArea => tokens.brand_ink.gamma_multiply(0.13),
        Ink::Alert => tokens.warn.ink,
        Ink::Level(level) => tokens.level(level).fill,
        Ink::OnLevel(level) => tokens.level(level).ink,
        Ink::LevelEdge(level) => tokens.level(level).line,
        Ink::Band(palette, _) => tokens.level(palette).fill,
        Ink::OnBand(palette, _) => tokens.level(palette).ink,
    }
}
