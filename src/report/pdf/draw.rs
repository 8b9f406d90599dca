//! Pages as operators that draw them. Lengths become points from the bottom left, rounded, so that every machine
//! writes the same digits.

use super::{
    glyphs::{Glyphs, clusters},
    marking::PageTags,
    operators::{Operators, Shown},
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
    pub content: Vec<u8>,
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

/// Draws a page.
pub(super) fn page(page: &Page, report: &Report, glyphs: &Glyphs, pictures: &Pictures) -> Drawn {
    let mut tags = PageTags::default();
    let mut pen = Pen {
        height: page.height,
        out: Operators::default(),
        shown: Shown::default(),
        fill: None,
        stroke: None,
        font: None,
        glyphs,
    };
    let mut links = Vec::new();
    // Lines meet in a point and end where they end.
    pen.out.number(0.0).operator("j");
    pen.out.number(0.0).operator("J");
    for (item, owner) in page.owned_items() {
        if !matches!(item, Item::Link { .. }) {
            tags.begin(item, owner, &mut pen.out);
        }
        match item {
            Item::Text(run) => pen.text(run),
            Item::Line { points, closed, edge } => pen.line(points, *closed, *edge),
            Item::Area { points, colour, .. } => pen.area(points, *colour),
            Item::Rect { min, max, fill, edge } => pen.rect(*min, *max, *fill, *edge),
            Item::Circle { center, radius, fill, edge } => pen.circle(*center, *radius, *fill, *edge),
            Item::Ring { center, inner, outer, from, to, colour } => {
                pen.ring(*center, (*inner, *outer), (*from, *to), *colour);
            }
            Item::Picture { min, max, raster } => {
                if let Some(name) = pictures.name(raster) {
                    pen.picture(*min, *max, &name);
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
    tags.end(&mut pen.out);
    Drawn { content: pen.out.into_bytes(), tags, links }
}

struct Pen<'a> {
    height: f32,
    out: Operators,
    shown: Shown,
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

/// The shares of red, green and blue.
fn shares(Rgb(red, green, blue): Rgb) -> [f32; 3] {
    [red, green, blue].map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0)
}

impl Pen<'_> {
    /// A place on the page in points from the bottom left.
    fn point(&self, point: chart::Point) -> [f32; 2] {
        [points(point.x), points(self.height - point.y)]
    }

    fn fill(&mut self, with: Rgb) {
        if self.fill != Some(with) {
            self.fill = Some(with);
            self.out.numbers(shares(with)).operator("rg");
        }
    }

    fn stroke(&mut self, with: Edge) {
        let before = self.stroke.replace(with);
        if before.is_none_or(|before| before.colour != with.colour) {
            self.out.numbers(shares(with.colour)).operator("RG");
        }
        if before.is_none_or(|before| before.width.to_bits() != with.width.to_bits()) {
            self.out.number(points(with.width)).operator("w");
        }
        if before.map_or(with.dash.is_some(), |before| before.dash != with.dash) {
            match with.dash {
                Some((dash, gap)) => {
                    self.out.raw(b"[").number(points(dash)).digits(points(gap)).raw(b"] ");
                }
                None => {
                    self.out.raw(b"[] ");
                }
            }
            self.out.number(0.0).operator("d");
        }
    }

    fn text(&mut self, run: &TextRun) {
        if run.glyphs.is_empty() {
            return;
        }
        self.fill(run.colour);
        let at = self.point(run.at);
        self.out.operator("BT");
        let size = round(run.size);
        if self.font.is_none_or(|(face, own)| face != run.face || own.to_bits() != size.to_bits()) {
            self.font = Some((run.face, size));
            self.out.name(font_id(run.face)).number(size).operator("Tf");
        }
        if run.turned {
            self.out.numbers([0.0, -1.0, 1.0, 0.0]).numbers(at).operator("Tm");
        } else {
            self.out.numbers(at).operator("Td");
        }
        self.show(run);
        self.out.operator("ET");
    }

    /// Glyphs with the offsets that bring each to where the layout put it. A cluster that stands for another text
    /// than its glyph does elsewhere says so itself.
    fn show(&mut self, run: &TextRun) {
        // Where the next glyph should stand and where the reader's pen is, in thousandths of an em.
        let (mut wanted, mut pen) = (0.0_f32, 0_i32);
        for cluster in clusters(run) {
            let [first, rest @ ..] = cluster.glyphs else { continue };
            let same = self.glyphs.get(run.face, first.id).is_some_and(|used| used.text == cluster.text);
            let said = !same || !rest.is_empty();
            if said {
                self.shown.flush(&mut self.out);
                self.out.begin_said(&cluster.text);
            }
            for glyph in cluster.glyphs {
                let Some(used) = self.glyphs.get(run.face, glyph.id) else { continue };
                let place = ((wanted + glyph.shift) * 1000.0).round() as i32;
                let offset = pen - place;
                // Nobody sees three thousandths of an em, and the difference is not lost.
                if offset.abs() >= 3 {
                    self.shown.offset(offset);
                    pen = place;
                }
                self.shown.glyph(used.id);
                pen += used.width;
                wanted += glyph.advance;
            }
            if said {
                self.shown.flush(&mut self.out);
                self.out.end_marked();
            }
        }
        self.shown.flush(&mut self.out);
    }

    /// The path along some corners; false where there are none.
    fn path(&mut self, corners: &[chart::Point]) -> bool {
        for (number, corner) in corners.iter().enumerate() {
            let at = self.point(*corner);
            self.out.numbers(at).operator(if number == 0 { "m" } else { "l" });
        }
        !corners.is_empty()
    }

    fn line(&mut self, corners: &[chart::Point], closed: bool, edge: Edge) {
        self.stroke(edge);
        if self.path(corners) {
            self.draw_edge(closed);
        }
    }

    fn draw_edge(&mut self, closed: bool) {
        if closed {
            self.out.operator("h");
        }
        self.out.operator("S");
    }

    fn area(&mut self, corners: &[chart::Point], with: Rgb) {
        self.fill(with);
        if self.path(corners) {
            self.fill_path();
        }
    }

    fn fill_path(&mut self) {
        self.out.operator("h");
        self.out.operator("f");
    }

    fn rect(&mut self, min: chart::Point, max: chart::Point, fill: Option<Rgb>, edge: Option<Edge>) {
        let paint = match (fill, edge) {
            (Some(_), Some(_)) => "B",
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (None, None) => return,
        };
        if let Some(with) = fill {
            self.fill(with);
        }
        if let Some(with) = edge {
            self.stroke(with);
        }
        let ([left, top], [right, bottom]) = (self.point(min), self.point(max));
        self.out.numbers([left, bottom, round(right - left), round(top - bottom)]).operator("re");
        self.out.operator(paint);
    }

    /// A picture is a square of one unit that is stretched over its place.
    fn picture(&mut self, min: chart::Point, max: chart::Point, name: &str) {
        let ([left, top], [right, bottom]) = (self.point(min), self.point(max));
        self.out.operator("q");
        let stretched = [round(right - left), 0.0, 0.0, round(top - bottom), left, bottom];
        self.out.numbers(stretched).operator("cm");
        self.out.name(name).operator("Do");
        self.out.operator("Q");
    }

    fn circle(&mut self, center: chart::Point, radius: f32, fill: Option<Rgb>, edge: Option<Edge>) {
        if let Some(with) = fill {
            self.fill(with);
            self.arc(center, radius, (0.0, 1.0), "m");
            self.fill_path();
        }
        if let Some(with) = edge {
            self.stroke(with);
            self.arc(center, radius, (0.0, 1.0), "m");
            self.draw_edge(true);
        }
    }

    fn ring(&mut self, center: chart::Point, (inner, outer): (f32, f32), (from, to): (f32, f32), with: Rgb) {
        if to - from < 1e-4 {
            return;
        }
        self.fill(with);
        self.arc(center, outer, (from, to), "m");
        // Two circles in opposite directions: what is inside the smaller one is outside.
        let whole = to - from > 1.0 - 1e-4;
        self.arc(center, inner, (to, from), if whole { "m" } else { "l" });
        self.fill_path();
    }

    /// The path of an arc, by curves of at most 45°, angles as shares of a turn clockwise from twelve o'clock. Its start
    /// is reached by this operator.
    fn arc(&mut self, center: chart::Point, radius: f32, (from, to): (f32, f32), begin: &str) {
        let steps = ((to - from).abs() * 8.0).ceil().max(1.0);
        let step = (to - from) / steps;
        let reach = chart::arc_handle(step) * radius;
        let height = self.height;
        let place = |share: f32, along: f32| {
            let (sine, cosine) = chart::sin_cos(share);
            let x = center.x + radius * sine + along * cosine;
            let y = center.y - radius * cosine + along * sine;
            [points(x), points(height - y)]
        };
        self.out.numbers(place(from, 0.0)).operator(begin);
        for number in 0..steps as u16 {
            let (start, end) = (from + step * f32::from(number), from + step * f32::from(number + 1));
            let curve = [place(start, reach), place(end, -reach), place(end, 0.0)];
            self.out.numbers(curve.into_iter().flatten()).operator("c");
        }
    }

    fn link(&self, min: chart::Point, max: chart::Point, target: Target, height: f32) -> Link {
        let ([left, top], [right, bottom]) = (self.point(min), self.point(max));
        Link { area: [left, bottom, right, top], page: target.page, top: points(height - target.y) }
    }
}
