//! The plain shapes every chart is made of. Coordinates grow right and down from the drawing's top left.

use super::spot::Spot;
use crate::words::Words;

/// A point in the drawing's own unit: points on screen, millimetres in print.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// A point.
pub const fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// Where a chart is shown. Screen and print differ in colours, marks and proportions, not in their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The window; unit points.
    Screen,
    /// The report; unit millimetres.
    Print,
}

/// A colour by meaning; window and PDF have their own palettes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Body text and strong marks.
    Text,
    /// Secondary text.
    Muted,
    /// Hints, tick figures.
    Faint,
    /// Thin rules and grid lines.
    Hair,
    /// Empty part of a bar or ring.
    Track,
    /// The ground the chart stands on.
    Surface,
    /// A softly highlighted row or area.
    Panel,
    /// The present value: lines, dots.
    Now,
    /// Area under the present value.
    NowArea,
    /// Bars of all others, beside which some stand out.
    Others,
    /// Ground of a predicate band by palette number.
    Ground(u8),
    /// Fill of a bar or ring of the present value where its level has no say (screen: as `Now`; print: steel blue).
    Bar,
    /// A missing or open thing (print: rust; screen: warning).
    Alert,
    /// Fill of a level, 1 to 5; 0 is not answered (print: the colour of its hatching).
    Level(u8),
    /// Text on the fill of a level.
    OnLevel(u8),
    /// Thin mark or edge in the colour of a level.
    LevelEdge(u8),
    /// Background of a predicate band by palette number, with whether the present value lies in it.
    Band(u8, bool),
    /// Text on a predicate band.
    OnBand(u8, bool),
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Width in the drawing's unit.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
    /// Lengths of dash and gap; `None` is solid.
    pub dash: Option<(f32, f32)>,
}

/// How thick letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Body.
    Regular,
    /// Emphasis.
    Semibold,
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Left edge.
    Left,
    /// Middle.
    Center,
    /// Right edge.
    Right,
}

/// One thing to draw. Later shapes lie over earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A polyline; closed where `closed`.
    Line {
        /// Corners.
        points: Vec<Point>,
        /// Joined end to start.
        closed: bool,
        /// Its line.
        stroke: Stroke,
    },
    /// A filled outline that is star-shaped as seen from `center` (every radar, sector and convex shape is).
    Area {
        /// A point from which every corner can be seen.
        center: Point,
        /// Corners.
        points: Vec<Point>,
        /// Its fill.
        ink: Ink,
    },
    /// A rectangle.
    Rect {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
        /// Radius of its corners.
        radius: f32,
        /// Its fill, if any.
        fill: Option<Ink>,
        /// Its edge, if any.
        edge: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f32,
        /// Its fill, if any.
        fill: Option<Ink>,
        /// Its edge, if any.
        edge: Option<Stroke>,
    },
    /// A part of a ring, clockwise from twelve o'clock; angles as shares of a full turn, 0 to 1.
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
        /// Its fill.
        ink: Ink,
    },
    /// A rectangle filled with 45° hatching: not assessed.
    Hatch {
        /// Top left.
        min: Point,
        /// Bottom right.
        max: Point,
        /// Colour of the hatching.
        ink: Ink,
    },
    /// One line of text; `at.y` is its baseline.
    Text {
        /// Where its aligned edge stands on the baseline.
        at: Point,
        /// Which edge that is.
        align: Align,
        /// The text.
        text: String,
        /// Letter size in the drawing's unit.
        size: f32,
        /// Thickness.
        weight: Weight,
        /// Colour.
        ink: Ink,
    },
}

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Width in the drawing's unit.
    pub width: f32,
    /// Height in the drawing's unit.
    pub height: f32,
    /// What to draw, in order.
    pub shapes: Vec<Shape>,
    /// Its marks in reading order, for pointer, keys, screen readers and links.
    pub spots: Vec<Spot>,
    /// How many of the marks stand beside each other before the next line of them begins; none where they are in one line.
    pub across: usize,
    /// What the chart says, in one or two sentences; for screen readers and captions.
    pub sentence: String,
    /// The same numbers as a table.
    pub table: Table,
}

/// Numbers of a chart as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Heads of the columns.
    pub head: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// The table as spreadsheets take it from the clipboard: cells apart by tabs, rows by line ends, the head first.
    pub fn tab_separated(&self) -> String {
        let cell = |cell: &String| cell.split(['\t', '\n', '\r']).collect::<Vec<_>>().join(" ");
        let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
        std::iter::once(&self.head).chain(&self.rows).map(line).collect()
    }
}

/// Measures text for the charts: the window and the report know their fonts, this room does not.
pub trait Fit {
    /// Width of a line of text in the unit in which its letter size is given.
    fn width(&self, text: &str, size: f32, weight: Weight) -> f32;
}

/// How a chart writes: in which words, and how wide they are.
#[derive(Clone, Copy)]
pub struct Lettering<'a> {
    /// The reader's language.
    pub words: Words,
    /// Measures the text.
    pub fit: &'a dyn Fit,
}
