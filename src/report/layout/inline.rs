//! Lines of text as things at places.

use std::collections::BTreeMap;

use super::{
    flow::Flow,
    mark,
    page::{Edge, Item, TextRun},
    strip::{Placed, Strip},
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        model::{Face, Metrics, Run, Text},
        palette::rgb,
        text::{Breaking, Line, Look, POINT, Piece, break_lines, shorten},
    },
};

/// Share of the letter size above the baseline, and of the whole, in the font that sets the line.
const ASCENT: f32 = 0.987;
const HEIGHT: f32 = 1.2;
/// Monospaced words in running text are set smaller; their letters are wide.
const MONO: f32 = 0.8125;

/// A text with everything that decides its lines.
#[derive(Clone, Copy)]
pub(super) struct Setting<'t> {
    pub text: &'t Text,
    pub metrics: Metrics,
    /// Regular runs become semibold.
    pub strong: bool,
    pub align: Align,
    pub width: f32,
    pub max_lines: Option<usize>,
    /// Items of typed lists keep their lines under their words.
    pub hanging: bool,
}

impl<'t> Setting<'t> {
    /// Text on the left in a style's metrics.
    pub(super) fn new(text: &'t Text, metrics: Metrics, width: f32) -> Self {
        Self { text, metrics, strong: false, align: Align::Left, width, max_lines: None, hanging: false }
    }

    /// The same for what a person typed, maybe as a list.
    pub(super) fn typed(self) -> Self {
        Self { hanging: true, ..self }
    }

    /// The same on the right.
    pub(super) fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The same in the middle.
    pub(super) fn center(self) -> Self {
        Self { align: Align::Center, ..self }
    }
}

/// The links of a text, by the piece that leads somewhere; nothing inside an artifact.
type Links = BTreeMap<usize, Option<usize>>;

/// Distance of the baseline from the top of its line in millimetres.
pub(super) fn baseline(metrics: &Metrics) -> f32 {
    ((metrics.leading - HEIGHT * metrics.size) / 2.0 + ASCENT * metrics.size) * POINT
}

impl Flow<'_> {
    /// One strip for each line; a paragraph's first two and last two lines stay together.
    pub(super) fn lines(&self, setting: &Setting<'_>) -> Vec<Strip> {
        if setting.text.runs.is_empty() {
            return Vec::new();
        }
        self.tags.text(|| self.set(setting))
    }

    fn set(&self, setting: &Setting<'_>) -> Vec<Strip> {
        let pieces = self.pieces(setting);
        let lines = self.broken(setting, &pieces);
        let height = setting.metrics.leading * POINT;
        let last = lines.len() - 1;
        let ends: Vec<bool> = lines.iter().map(|line| line.ends).collect();
        let mut strips = Vec::with_capacity(lines.len());
        let mut links = Links::new();
        for (place, line) in lines.into_iter().enumerate() {
            let begins = place == 0 || ends[place - 1];
            let before_last = ends.get(place + 1).is_some_and(|ends| *ends);
            let keep = place < last && !line.ends && (begins || before_last);
            let height = if line.spans.is_empty() { height / 2.0 } else { height };
            strips.push(Strip::Solid { height, items: self.line_items(setting, &pieces, line, &mut links), keep });
        }
        strips
    }

    /// Draws lines below each other at a place; returns their height.
    pub(super) fn draw(&self, setting: &Setting<'_>, x: f32, y: f32, out: &mut Vec<Placed>) -> f32 {
        let strips = self.lines(setting);
        let height = super::strip::height(&strips);
        super::strip::flatten(strips, x, y, out);
        height
    }

    /// A space that is read out and copied between two texts that stand apart, and is not seen.
    pub(super) fn apart(&self, metrics: Metrics, x: f32, y: f32, out: &mut Vec<Placed>) {
        self.draw(&Setting::new(&Text::plain("\u{a0}"), metrics, f32::INFINITY), x, y, out);
    }

    /// Width of the widest line.
    pub(super) fn natural_width(&self, text: &Text, metrics: Metrics) -> f32 {
        let setting = Setting::new(text, metrics, f32::INFINITY);
        self.broken(&setting, &self.pieces(&setting)).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    fn broken(&self, setting: &Setting<'_>, pieces: &[Piece]) -> Vec<Line> {
        let mut lines = break_lines(
            self.typesetter,
            pieces,
            Breaking { width: setting.width, wanted: setting.max_lines, hanging: setting.hanging },
        );
        if let Some(most) = setting.max_lines {
            shorten(self.typesetter, pieces, &mut lines, most, setting.width);
        }
        lines
    }

    /// One piece for each run, so that a piece's number is its run's.
    fn pieces(&self, setting: &Setting<'_>) -> Vec<Piece> {
        let Setting { metrics, strong, .. } = setting;
        let base = if *strong && metrics.face == Face::Regular { Face::Semibold } else { metrics.face };
        let look = Look {
            face: base,
            size: metrics.size,
            tracking: metrics.tracking,
            ink: metrics.ink,
            lowered: 0.0,
            link: None,
        };
        let words = |text: &str, face: Option<Face>, ink: Option<Ink>| {
            let face = face.unwrap_or(base);
            let mono = face == Face::Mono && base != Face::Mono;
            let size = if mono { metrics.size * MONO } else { metrics.size };
            (text.to_owned(), Look { face, size, ink: ink.unwrap_or(metrics.ink), ..look.clone() })
        };
        let piece = |run: &Run| match run {
            Run::Words { text, face, ink, link, subscript } => {
                let (text, mut look) = words(text, *face, *ink);
                look.link.clone_from(link);
                if *subscript {
                    look.lowered = 0.22 * look.size * POINT;
                    look.size *= 0.72;
                }
                Piece::Words(text, look)
            }
            Run::Number(anchor) => {
                let (text, look) = words(&self.refs.number(anchor).replace(' ', "\u{a0}"), None, None);
                Piece::Words(text, Look { link: Some(anchor.clone()), ..look })
            }
            Run::Page(anchor) => {
                let (text, look) = words(&self.refs.page(anchor), None, None);
                Piece::Words(text, Look { link: Some(anchor.clone()), ..look })
            }
            Run::Mark(mark) => Piece::Box(mark::width(*mark)),
            Run::Dots(width) | Run::Space(width) => Piece::Box(width.min(setting.width)),
        };
        setting.text.runs.iter().map(piece).collect()
    }

    fn line_items(&self, setting: &Setting<'_>, pieces: &[Piece], line: Line, links: &mut Links) -> Vec<Placed> {
        let left = match setting.align {
            Align::Left => 0.0,
            Align::Center => (setting.width - line.width) / 2.0,
            Align::Right => setting.width - line.width,
        };
        let y = baseline(&setting.metrics);
        let mut items = Vec::with_capacity(line.spans.len());
        for span in line.spans {
            let x = left + span.x;
            match (&pieces[span.piece], &setting.text.runs[span.piece]) {
                (Piece::Words(_, look), _) => {
                    // What goes on on another line is the same link.
                    let link = look.link.as_ref().and_then(|to| {
                        let link = *links.entry(span.piece).or_insert_with(|| self.tags.link());
                        link.map(|link| (link, to))
                    });
                    let owner = link.map_or_else(|| self.tags.owner(), |(link, _)| self.tags.owned_by(link));
                    let run = TextRun {
                        at: at(x, y + look.lowered),
                        size: look.size,
                        face: span.face,
                        colour: rgb(look.ink),
                        text: span.text,
                        glyphs: span.glyphs,
                        width: span.width,
                        turned: false,
                    };
                    items.push(Placed::Owned(Item::Text(run), owner));
                    if let Some((link, to)) = link.filter(|_| span.width > 0.0) {
                        let height = setting.metrics.leading * POINT;
                        let (min, max) = (at(x, 0.0), at(x + span.width, height));
                        let owner = self.tags.owned_by(link);
                        items.push(Placed::Owned(Item::Link { min, max, to: to.clone() }, owner));
                    }
                }
                (Piece::Box(_), Run::Mark(mark)) => {
                    items.extend(self.mark(*mark, x, y, &setting.metrics));
                }
                (Piece::Box(width), Run::Dots(_)) => {
                    items.push(Placed::Item(dots(x, x + width, y)));
                }
                (Piece::Box(_), _) => {}
            }
        }
        items
    }
}

/// A dotted line.
pub(super) fn dots(from: f32, to: f32, y: f32) -> Item {
    let edge = Edge { width: 0.2, colour: rgb(Ink::Muted), dash: Some((0.2, 0.55)) };
    Item::stroke(at(from, y), at(to, y), edge)
}
