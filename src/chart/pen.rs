//! The pen every chart draws with: shapes by name, text that is measured, cut and broken.

use super::{
    angle::sin_cos,
    shape::{Align, Drawing, Fit, Ink, Lettering, Mode, Point, Shape, Stroke, Table, Weight, at},
    spot::Spot,
};
use crate::words::{Speaks, Words};

/// One typographic point in millimetres, the unit of print.
pub(super) const PT: f32 = 0.3528;
/// Half the height of a digit, as a share of the letter size; the same in both typefaces.
const HALF_DIGIT: f32 = 0.36;
/// How far letters reach below the baseline, as a share of the letter size.
pub(super) const DESCENT: f32 = 0.22;

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
}

impl Font {
    pub const fn regular(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Regular, ink }
    }

    pub const fn semibold(size: f32, ink: Ink) -> Self {
        Self { size, weight: Weight::Semibold, ink }
    }

    /// The same with another colour.
    pub const fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// Baseline on which a digit of this size stands centred around `y`.
    pub fn centred(self, y: f32) -> f32 {
        y + HALF_DIGIT * self.size
    }
}

/// A solid line.
pub(super) const fn solid(width: f32, ink: Ink) -> Stroke {
    Stroke { width, ink, dash: None }
}

/// A dashed line.
pub(super) const fn dashed(width: f32, ink: Ink, dash: f32, gap: f32) -> Stroke {
    Stroke { width, ink, dash: Some((dash, gap)) }
}

/// The value for the screen or the one for print.
pub(super) const fn by_mode(mode: Mode, screen: f32, print: f32) -> f32 {
    match mode {
        Mode::Screen => screen,
        Mode::Print => print,
    }
}

/// A point around `center`; `turn` is clockwise from twelve o'clock, 1 is a full turn.
pub(super) fn around(center: Point, radius: f32, turn: f32) -> Point {
    let (sin, cos) = sin_cos(turn);
    at(center.x + radius * sin, center.y - radius * cos)
}

/// A drawing in the making.
pub(super) struct Pen<'a> {
    drawing: Drawing,
    fit: &'a dyn Fit,
    /// The words it writes.
    pub words: Words,
}

impl Speaks for Pen<'_> {
    fn words(&self) -> Words {
        self.words
    }
}

impl<'a> Pen<'a> {
    pub fn new(width: f32, height: f32, lettering: Lettering<'a>) -> Self {
        let Lettering { words, fit } = lettering;
        Self { drawing: Drawing { width, height, ..Drawing::default() }, fit, words }
    }

    /// The finished drawing.
    pub fn finish(mut self, sentence: String, table: Table) -> Drawing {
        self.drawing.sentence = sentence;
        self.drawing.table = table;
        self.drawing
    }

    pub fn set_height(&mut self, height: f32) {
        self.drawing.height = height;
    }

    /// Width and height of the drawing.
    pub fn size(&self) -> (f32, f32) {
        (self.drawing.width, self.drawing.height)
    }

    pub fn width(&self, text: &str, font: Font) -> f32 {
        self.fit.width(text, font.size, font.weight)
    }

    pub fn text(&mut self, at: Point, align: Align, text: impl Into<String>, font: Font) {
        let Font { size, weight, ink } = font;
        self.drawing.shapes.push(Shape::Text { at, align, text: text.into(), size, weight, ink });
    }

    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.path(vec![from, to], false, stroke);
    }

    pub fn path(&mut self, points: Vec<Point>, closed: bool, stroke: Stroke) {
        self.drawing.shapes.push(Shape::Line { points, closed, stroke });
    }

    pub fn area(&mut self, center: Point, points: Vec<Point>, ink: Ink) {
        self.drawing.shapes.push(Shape::Area { center, points, ink });
    }

    pub fn fill(&mut self, min: Point, max: Point, radius: f32, ink: Ink) {
        self.rect(min, max, radius, Some(ink), None);
    }

    pub fn rect(&mut self, min: Point, max: Point, radius: f32, fill: Option<Ink>, edge: Option<Stroke>) {
        self.drawing.shapes.push(Shape::Rect { min, max, radius, fill, edge });
    }

    pub fn hatch(&mut self, min: Point, max: Point) {
        self.drawing.shapes.push(Shape::Hatch { min, max, ink: Ink::Level(0) });
    }

    pub fn circle(&mut self, center: Point, radius: f32, fill: Option<Ink>, edge: Option<Stroke>) {
        self.drawing.shapes.push(Shape::Circle { center, radius, fill, edge });
    }

    pub fn ring(&mut self, center: Point, radii: (f32, f32), turns: (f32, f32), ink: Ink) {
        let ((inner, outer), (from, to)) = (radii, turns);
        self.drawing.shapes.push(Shape::Ring { center, inner, outer, from, to, ink });
    }

    /// A triangle that points down to `apex`, cut off at the sides of the drawing.
    pub fn pointer(&mut self, apex: Point, half: f32, height: f32, look: Result<Ink, Stroke>) {
        let (left, right) = ((apex.x - half).max(0.0), (apex.x + half).min(self.drawing.width));
        let top = apex.y - height;
        let points = vec![at(left, top), at(right, top), apex];
        match look {
            Ok(ink) => self.area(at(f32::midpoint(left, right), top), points, ink),
            Err(edge) => self.path(points, true, edge),
        }
    }

    /// A mark that can be pointed at, after all marks that are read before it.
    pub fn spot(&mut self, spot: Spot) {
        let words = self.words;
        self.drawing.spots.push(spot.said(words));
    }

    /// So many marks stand beside each other before the next line of them begins.
    pub fn set_across(&mut self, across: usize) {
        self.drawing.across = across;
    }

    /// A part in the colour of a level, on screen with the level's edge so that light colours stand out from the ground.
    pub fn level(&mut self, min: Point, max: Point, radius: f32, palette: u8) {
        self.rect(min, max, radius, Some(Ink::Level(palette)), Some(solid(1.0, Ink::LevelEdge(palette))));
    }

    /// The text, cut with an ellipsis where it is wider than `room`.
    pub fn cut(&self, text: &str, font: Font, room: f32) -> String {
        if self.width(text, font) <= room {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let shortened = |count: usize| {
            let kept: String = letters[..count].iter().collect();
            format!("{}…", kept.trim_end())
        };
        let fits = (0..letters.len()).rev().map(shortened).find(|text| self.width(text, font) <= room);
        fits.unwrap_or_default()
    }

    /// The first of the texts that fits, else the last one cut.
    pub fn first_fitting(&self, texts: &[&str], font: Font, room: f32) -> String {
        let fitting = texts.iter().find(|text| self.width(text, font) <= room);
        match (fitting, texts.last()) {
            (Some(text), _) => (*text).to_owned(),
            (None, Some(last)) => self.cut(last, font, room),
            (None, None) => String::new(),
        }
    }

    /// The text broken between words into lines no wider than `room`; a longer word keeps a line of its own.
    /// A last line of one or two letters takes the word before it along.
    pub fn wrap(&self, text: &str, font: Font, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let joined = lines.last().map(|line| format!("{line} {word}"));
            match (lines.last_mut(), joined) {
                (Some(line), Some(joined)) if self.fit.width(&joined, font.size, font.weight) <= room => *line = joined,
                _ => lines.push(word.to_owned()),
            }
        }
        if let [.., before, last] = lines.as_mut_slice()
            && last.chars().count() <= 2
            && let Some((kept, moved)) = before.rsplit_once(' ')
        {
            let joined = format!("{moved} {last}");
            if self.width(&joined, font) <= room {
                (*before, *last) = (kept.to_owned(), joined);
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::{super::measure::Measure, *};

    #[test]
    fn text_is_cut_only_where_it_is_too_wide_and_never_becomes_wider() {
        let measure = Measure(Mode::Screen);
        let pen = Pen::new(100.0, 100.0, measure.lettering());
        let font = Font::regular(13.0, Ink::Text);
        assert_eq!(pen.cut("Layanan", font, 100.0), "Layanan");
        let cut = pen.cut("Layanan Kearsipan Dinamis", font, 100.0);
        assert!(cut.ends_with('…') && pen.width(&cut, font) <= 100.0, "{cut}");
        assert_eq!(pen.wrap("satu dua tiga", font, 60.0), ["satu dua", "tiga"]);
        assert_eq!(pen.wrap("Layanan sektor 1", font, 95.0), ["Layanan", "sektor 1"]);
        assert_eq!(pen.first_fitting(&["Perencanaan", "Renc."], font, 40.0), "Renc.");
    }
}
