//! Pages as drawing operations. Lengths become points from the bottom left, rounded, so that every machine
//! writes the same digits.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, FontId, Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Op, PaintMode,
    PdfFontHandle, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, WindingOrder, XObjectId,
    XObjectTransform,
};

use super::{
    glyphs::{Glyphs, clusters},
    marking::PageTags,
    pictures::Pictures,
};
use crate::{
    chart,
    report::{
        Report,
        layout::{Edge, Item, Page, Rgb, Target, TextRun},
        model::Face,
        text::POINT,
    },
};

/// The fixed id of a font.
pub(super) const fn font_id(face: Face) -> &'static str {
    match face {
        Face::Regular => "Regular",
        Face::Semibold => "Semibold",
        Face::Italic => "Italic",
        Face::Mono => "Mono",
    }
}

/// A page drawn, with what its marked contents and links belong to.
pub(super) struct Drawn {
    pub ops: Vec<Op>,
    pub tags: PageTags,
    pub links: Vec<Link>,
}

/// A place on a page that leads elsewhere in the report, in points from the bottom left.
pub(super) struct Link {
    /// Left, bottom, right, top.
    pub area: [f32; 4],
    /// The page it leads to, from 0.
    pub page: usize,
    /// Where on that page.
    pub top: f32,
}

/// Operations that draw a page.
pub(super) fn page(page: &Page, report: &Report, glyphs: &Glyphs, pictures: &Pictures) -> Drawn {
    let mut tags = PageTags::default();
    let mut pen = Pen { height: page.height, ops: Vec::new(), fill: None, stroke: None, font: None, glyphs };
    let mut links = Vec::new();
    pen.ops.push(Op::SetLineJoinStyle { join: LineJoinStyle::Miter });
    pen.ops.push(Op::SetLineCapStyle { cap: LineCapStyle::Butt });
    for (item, owner) in page.owned_items() {
        if !matches!(item, Item::Link { .. }) {
            tags.begin(item, owner, &mut pen.ops);
        }
        match item {
            Item::Text(run) => pen.text(run),
            Item::Line { points, closed, edge } => pen.line(points, *closed, *edge),
            Item::Area { points, colour, .. } => {
                let points = points.iter().map(|point| corner(pen.point(*point))).collect();
                pen.area(vec![points], *colour);
            }
            Item::Rect { min, max, fill, edge } => pen.rect(*min, *max, *fill, *edge),
            Item::Circle { center, radius, fill, edge } => pen.circle(*center, *radius, *fill, *edge),
            Item::Ring { center, inner, outer, from, to, colour } => {
                pen.ring(*center, (*inner, *outer), (*from, *to), *colour);
            }
            Item::Picture { min, max, raster } => {
                if let Some(id) = pictures.id(raster) {
                    pen.picture(*min, *max, id);
                }
            }
            Item::Link { min, max, to } => {
                if let Some(target) = report.target(to) {
                    tags.link(owner);
                    let height = report.pages.get(target.page).map_or(page.height, |page| page.height);
                    links.push(pen.link(*min, *max, target, height));
                }
            }
        }
    }
    tags.end(&mut pen.ops);
    Drawn { ops: pen.ops, tags, links }
}

struct Pen<'a> {
    height: f32,
    ops: Vec<Op>,
    fill: Option<Rgb>,
    stroke: Option<Edge>,
    font: Option<(Face, f32)>,
    glyphs: &'a Glyphs,
}

/// Hundredths of a point are finer than any printer.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn points(millimetres: f32) -> f32 {
    round(millimetres / POINT)
}

fn corner(point: Point) -> LinePoint {
    LinePoint { p: point, bezier: false }
}

fn colour(Rgb(red, green, blue): Rgb) -> Color {
    let share = |part: u8| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb { r: share(red), g: share(green), b: share(blue), icc_profile: None })
}

impl Pen<'_> {
    fn point(&self, point: chart::Point) -> Point {
        Point { x: Pt(points(point.x)), y: Pt(points(self.height - point.y)) }
    }

    fn fill(&mut self, with: Rgb) {
        if self.fill != Some(with) {
            self.fill = Some(with);
            self.ops.push(Op::SetFillColor { col: colour(with) });
        }
    }

    fn stroke(&mut self, with: Edge) {
        let before = self.stroke.replace(with);
        if before.is_none_or(|before| before.colour != with.colour) {
            self.ops.push(Op::SetOutlineColor { col: colour(with.colour) });
        }
        if before.is_none_or(|before| before.width.to_bits() != with.width.to_bits()) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(points(with.width)) });
        }
        if before.map_or(with.dash.is_some(), |before| before.dash != with.dash) {
            let pattern = with.dash.map_or_else(Vec::new, |(dash, gap)| vec![points(dash), points(gap)]);
            let dash = LineDashPattern { offset: 0.0, pattern: pattern.into_iter().collect() };
            self.ops.push(Op::SetLineDashPattern { dash });
        }
    }

    fn text(&mut self, run: &TextRun) {
        if run.glyphs.is_empty() {
            return;
        }
        self.fill(run.colour);
        let at = self.point(run.at);
        self.ops.push(Op::StartTextSection);
        let size = round(run.size);
        if self.font.is_none_or(|(face, own)| face != run.face || own.to_bits() != size.to_bits()) {
            self.font = Some((run.face, size));
            let font = PdfFontHandle::External(FontId(font_id(run.face).to_owned()));
            self.ops.push(Op::SetFont { font, size: Pt(size) });
        }
        if run.turned {
            let matrix = TextMatrix::Raw([0.0, -1.0, 1.0, 0.0, at.x.0, at.y.0]);
            self.ops.push(Op::SetTextMatrix { matrix });
        } else {
            self.ops.push(Op::SetTextCursor { pos: at });
        }
        self.show(run);
        self.ops.push(Op::EndTextSection);
    }

    /// Glyphs with the offsets that bring each to where the layout put it. A cluster that stands for another text
    /// than its glyph does elsewhere says so itself.
    fn show(&mut self, run: &TextRun) {
        let mut shown = Shown::default();
        // Where the next glyph should stand and where the reader's pen is, in thousandths of an em.
        let (mut wanted, mut pen) = (0.0_f32, 0_i32);
        for cluster in clusters(run) {
            let [first, rest @ ..] = cluster.glyphs else { continue };
            let same = self.glyphs.get(run.face, first.id).is_some_and(|used| used.text == cluster.text);
            let said = !same || !rest.is_empty();
            if said {
                shown.flush(&mut self.ops);
                self.ops.push(actual_text(&cluster.text));
            }
            for glyph in cluster.glyphs {
                let Some(used) = self.glyphs.get(run.face, glyph.id) else { continue };
                let place = ((wanted + glyph.shift) * 1000.0).round() as i32;
                let offset = pen - place;
                // Nobody sees three thousandths of an em, and the difference is not lost.
                if offset.abs() >= 3 {
                    shown.offset(offset);
                    pen = place;
                }
                shown.letters.extend(sign(used.id));
                pen += used.width;
                wanted += glyph.advance;
            }
            if said {
                shown.flush(&mut self.ops);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        shown.flush(&mut self.ops);
    }

    fn line(&mut self, corners: &[chart::Point], closed: bool, edge: Edge) {
        self.stroke(edge);
        let points = corners.iter().map(|point| corner(self.point(*point))).collect();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
    }

    fn area(&mut self, outlines: Vec<Vec<LinePoint>>, with: Rgb) {
        self.fill(with);
        let rings = outlines.into_iter().map(|points| PolygonRing { points }).collect();
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    fn rect(&mut self, min: chart::Point, max: chart::Point, fill: Option<Rgb>, edge: Option<Edge>) {
        let (top, bottom) = (self.point(min), self.point(max));
        let mode = match (fill, edge) {
            (Some(_), Some(_)) => PaintMode::FillStroke,
            (Some(_), None) => PaintMode::Fill,
            (None, Some(_)) => PaintMode::Stroke,
            (None, None) => return,
        };
        if let Some(with) = fill {
            self.fill(with);
        }
        if let Some(with) = edge {
            self.stroke(with);
        }
        let rectangle = Rect {
            x: top.x,
            y: bottom.y,
            width: Pt(round(bottom.x.0 - top.x.0)),
            height: Pt(round(top.y.0 - bottom.y.0)),
            mode: Some(mode),
            winding_order: Some(WindingOrder::NonZero),
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    /// A picture is a square of one unit that is stretched over its place.
    fn picture(&mut self, min: chart::Point, max: chart::Point, id: XObjectId) {
        let (top, bottom) = (self.point(min), self.point(max));
        let transform = XObjectTransform {
            translate_x: Some(top.x),
            translate_y: Some(bottom.y),
            scale_x: Some(round(bottom.x.0 - top.x.0)),
            scale_y: Some(round(top.y.0 - bottom.y.0)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id, transform });
    }

    fn circle(&mut self, center: chart::Point, radius: f32, fill: Option<Rgb>, edge: Option<Edge>) {
        let outline = self.arc(center, radius, 0.0, 1.0);
        if let Some(with) = fill {
            self.area(vec![outline.clone()], with);
        }
        if let Some(with) = edge {
            self.stroke(with);
            self.ops.push(Op::DrawLine { line: Line { points: outline, is_closed: true } });
        }
    }

    fn ring(&mut self, center: chart::Point, (inner, outer): (f32, f32), (from, to): (f32, f32), with: Rgb) {
        if to - from < 1e-4 {
            return;
        }
        let outside = self.arc(center, outer, from, to);
        let inside = self.arc(center, inner, to, from);
        if to - from > 1.0 - 1e-4 {
            // Two circles in opposite directions: what is inside the smaller one is outside.
            self.area(vec![outside, inside], with);
        } else {
            self.area(vec![outside.into_iter().chain(inside).collect()], with);
        }
    }

    /// An arc of curves of at most 45°, angles as shares of a turn clockwise from twelve o'clock.
    fn arc(&self, center: chart::Point, radius: f32, from: f32, to: f32) -> Vec<LinePoint> {
        let steps = ((to - from).abs() * 8.0).ceil().max(1.0);
        let step = (to - from) / steps;
        let reach = chart::arc_handle(step) * radius;
        let place = |share: f32, along: f32| {
            let (sine, cosine) = chart::sin_cos(share);
            let x = center.x + radius * sine + along * cosine;
            let y = center.y - radius * cosine + along * sine;
            self.point(chart::at(x, y))
        };
        let mut points = vec![corner(place(from, 0.0))];
        for number in 0..steps as u16 {
            let (start, end) = (from + step * f32::from(number), from + step * f32::from(number + 1));
            points.push(LinePoint { p: place(start, reach), bezier: true });
            points.push(LinePoint { p: place(end, -reach), bezier: true });
            points.push(corner(place(end, 0.0)));
        }
        points
    }

    fn link(&self, min: chart::Point, max: chart::Point, target: Target, height: f32) -> Link {
        let (top, bottom) = (self.point(min), self.point(max));
        Link { area: [top.x.0, bottom.y.0, bottom.x.0, top.y.0], page: target.page, top: points(height - target.y) }
    }
}

/// Letters and offsets that are shown together.
#[derive(Default)]
struct Shown {
    items: Vec<TextItem>,
    letters: String,
}

impl Shown {
    /// Moves what follows, in thousandths of an em to the left.
    fn offset(&mut self, offset: i32) {
        self.end_letters();
        self.items.push(TextItem::Offset(offset as f32));
    }

    fn end_letters(&mut self) {
        if !self.letters.is_empty() {
            self.items.push(TextItem::Text(std::mem::take(&mut self.letters)));
        }
    }

    fn flush(&mut self, ops: &mut Vec<Op>) {
        self.end_letters();
        if !self.items.is_empty() {
            ops.push(Op::ShowText { items: std::mem::take(&mut self.items) });
        }
    }
}

/// The character by which printpdf is asked for a glyph of a subset: in a string a glyph takes a few bytes, by itself an
/// operation of its own. No person reads it.
pub(super) fn sign(glyph: u16) -> Option<char> {
    const PRIVATE: u32 = 0xf_0000;
    char::from_u32(PRIVATE + u32::from(glyph))
}

/// Begins a span that is extracted as this text.
fn actual_text(text: &str) -> Op {
    let mut data = vec![0xfe, 0xff];
    data.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let map = BTreeMap::from([("ActualText".to_owned(), DictItem::String { data, literal: false })]);
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}
