//! Finished pages: things at places, in millimetres from the top left, in the order they are drawn.

use std::sync::Arc;

use crate::{
    chart::{Point, at},
    report::{
        Raster,
        model::{Anchor, Face},
        palette::Rgb,
        structure::Owner,
        text::Glyph,
    },
};

/// How far letters reach above and below the baseline, as a share of their size.
const ASCENT: f32 = 0.99;
const DESCENT: f32 = 0.22;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width of the paper.
    pub width: f32,
    /// Height of the paper.
    pub height: f32,
    /// What stands on it; later things lie over earlier ones.
    pub items: Vec<Item>,
    /// To what each of them belongs, in the same order.
    pub owners: Vec<Owner>,
}

/// A line of text in one font, size and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Left end of the baseline.
    pub at: Point,
    /// Letter size in points.
    pub size: f32,
    /// Font.
    pub face: Face,
    /// Colour.
    pub colour: Rgb,
    /// The text. A character that no font has stands in it as it was typed.
    pub text: String,
    /// Its glyphs; lengths in em. A picture of a character no font has is a box.
    pub glyphs: Vec<Glyph>,
    /// Width from the first to the last pen position.
    pub width: f32,
    /// Turned a quarter clockwise around `at`: reads from top to bottom.
    pub turned: bool,
}

/// A line's look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// Width.
    pub width: f32,
    /// Colour.
    pub colour: Rgb,
    /// Lengths of dash and gap; `None` is solid.
    pub dash: Option<(f32, f32)>,
}

/// A thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Text.
    Text(TextRun),
    /// A polyline, closed where `closed`.
    Line {
        /// Corners.
        points: Vec<Point>,
        /// Joined end to start.
        closed: bool,
        /// Its look.
        edge: Edge,
    },
    /// A filled outline, star-shaped as seen from `center`.
    Area {
        /// A point from which every corner can be seen.
        center: Point,
        /// Corners.
        points: Vec<Point>,
        /// Fill.
        colour: Rgb,
    },
    /// A rectangle.
    Rect {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
        /// Fill, if any.
        fill: Option<Rgb>,
        /// Edge, if any.
        edge: Option<Edge>,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f32,
        /// Fill, if any.
        fill: Option<Rgb>,
        /// Edge, if any.
        edge: Option<Edge>,
    },
    /// A part of a ring, clockwise from twelve o'clock, angles as shares of a turn.
    Ring {
        /// Middle.
        center: Point,
        /// Inner radius.
        inner: f32,
        /// Outer radius.
        outer: f32,
        /// Start.
        from: f32,
        /// End.
        to: f32,
        /// Fill.
        colour: Rgb,
    },
    /// A picture.
    Picture {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
        /// Its points.
        raster: Arc<Raster>,
    },
    /// A place that leads elsewhere in the report.
    Link {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
        /// Where to; [`crate::report::Report::target`] knows the page.
        to: Anchor,
    },
}

/// Where an anchor stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// Page, from 0.
    pub page: usize,
    /// Distance from the top of the page.
    pub y: f32,
}

/// Room for a signature, in millimetres from the top left of its page.
#[derive(Debug, Clone, PartialEq)]
pub struct SignBox {
    /// Page, from 0.
    pub page: usize,
    /// Top left.
    pub min: Point,
    /// Bottom right.
    pub max: Point,
    /// What the person does who signs there.
    pub label: String,
    /// Whether a sign stands in it by which a signing system finds it.
    pub anchored: bool,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 0 for a part, 1 and 2 below.
    pub depth: u8,
    /// Its text.
    pub title: String,
    /// Where it leads.
    pub target: Target,
}

impl Page {
    pub(super) fn new(width: f32, height: f32, items: usize) -> Self {
        Self { width, height, items: Vec::with_capacity(items), owners: Vec::with_capacity(items) }
    }

    /// Puts something over what is there.
    pub(super) fn put(&mut self, item: Item, owner: Owner) {
        self.items.push(item);
        self.owners.push(owner);
    }

    /// What stands on it, with what it belongs to.
    pub fn owned_items(&self) -> impl Iterator<Item = (&Item, Owner)> {
        self.items.iter().zip(self.owners.iter().copied())
    }
}

impl Edge {
    /// A solid line of so many points.
    pub fn points(points: f32, colour: Rgb) -> Self {
        Self { width: points * crate::report::text::POINT, colour, dash: None }
    }
}

impl Item {
    /// Top left and bottom right of what it shows; nothing where it has no place of its own.
    pub fn bounds(&self) -> Option<(Point, Point)> {
        let around = |points: &[Point]| {
            let first = *points.first()?;
            Some(points.iter().fold((first, first), |(min, max), point| {
                let (min_x, max_x) = (min.x.min(point.x), max.x.max(point.x));
                (at(min_x, min.y.min(point.y)), at(max_x, max.y.max(point.y)))
            }))
        };
        match self {
            Self::Text(run) => {
                let size = run.size * crate::report::text::POINT;
                let (up, down) = (size * ASCENT, size * DESCENT);
                let Point { x, y } = run.at;
                Some(if run.turned {
                    (at(x - down, y), at(x + up, y + run.width))
                } else {
                    (at(x, y - up), at(x + run.width, y + down))
                })
            }
            Self::Line { points, .. } | Self::Area { points, .. } => around(points),
            Self::Rect { min, max, .. } | Self::Picture { min, max, .. } | Self::Link { min, max, .. } => {
                Some((*min, *max))
            }
            Self::Circle { center, radius: reach, .. } | Self::Ring { center, outer: reach, .. } => {
                Some((at(center.x - reach, center.y - reach), at(center.x + reach, center.y + reach)))
            }
        }
    }

    /// Moves it.
    pub fn shift(&mut self, dx: f32, dy: f32) {
        let shift = |point: &mut Point| {
            point.x += dx;
            point.y += dy;
        };
        match self {
            Self::Text(run) => shift(&mut run.at),
            Self::Line { points, .. } => points.iter_mut().for_each(shift),
            Self::Area { center, points, .. } => {
                shift(center);
                points.iter_mut().for_each(shift);
            }
            Self::Rect { min, max, .. } | Self::Picture { min, max, .. } | Self::Link { min, max, .. } => {
                shift(min);
                shift(max);
            }
            Self::Circle { center, .. } | Self::Ring { center, .. } => shift(center),
        }
    }

    /// A straight line.
    pub fn stroke(from: Point, to: Point, edge: Edge) -> Self {
        Self::Line { points: vec![from, to], closed: false, edge }
    }
}
