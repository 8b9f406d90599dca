//! Marks in text: lines and fills in a box of 3 × 3 mm, never letters of a font.

use super::{
    drawing::hatch,
    flow::Flow,
    inline::Setting,
    page::{Edge, Item},
    strip::Placed,
};
use crate::{
    chart::{EvidenceMark, Ink, Point, at},
    report::{
        model::{Face, Mark, Metrics, Text},
        palette::{FRAME, rgb},
        text::POINT,
    },
    t,
    words::Words,
};

/// Size of the square of a level.
const SQUARE: Point = at(4.6, 3.9);
/// Room between that square and the frame around it.
const FRAMED: f32 = 0.6;

/// Radius and line of a mark of evidence.
const EVIDENCE: f32 = 1.02;
const EVIDENCE_LINE: f32 = 0.24;

/// Width of a mark with the room around it.
pub(super) const fn width(mark: Mark) -> f32 {
    match mark {
        Mark::Level(_) | Mark::NotAssessed => SQUARE.x,
        Mark::Supported(_) => SQUARE.x + 2.0 * FRAMED,
        _ => 3.0,
    }
}

/// What a mark says, to be said and copied where it stands; nothing where it is a figure that can be read.
fn said(words: Words, mark: Mark) -> Option<String> {
    let said = match mark {
        Mark::Tick => t!(words, report.mark.tick),
        Mark::Flag => t!(words, report.mark.flag),
        Mark::Dash => t!(words, report.mark.dash),
        Mark::BoxTicked => t!(words, report.mark.box_ticked),
        Mark::BoxGranted => t!(words, report.mark.box_granted),
        Mark::BoxProved => t!(words, report.mark.box_proved),
        Mark::Implied => t!(words, report.mark.implied),
        Mark::BoxOpen => t!(words, report.mark.box_open),
        Mark::Target => t!(words, report.contents.target),
        Mark::Circle => t!(words, report.mark.circle),
        Mark::Diamond => t!(words, report.mark.diamond),
        Mark::Evidence(mark) => mark.name(words),
        Mark::NotAssessed => t!(words, field.unanswered),
        // What it is says the sentence or the column it stands in.
        Mark::Level(_) | Mark::Supported(_) => return None,
    };
    Some(said.to_owned())
}

/// A hatched rectangle: not assessed.
pub(super) fn not_assessed(min: Point, max: Point) -> Vec<Placed> {
    let mut out: Vec<Placed> = hatch(min, max, rgb(Ink::Level(0))).into_iter().map(Placed::Item).collect();
    let edge = Some(Edge { width: 0.2, colour: FRAME, dash: None });
    out.push(Placed::Item(Item::Rect { min, max, fill: None, edge }));
    out
}

/// ● ◐ ○ ⊘
fn evidence(mark: EvidenceMark, center: Point) -> Vec<Item> {
    let expired = mark == EvidenceMark::Expired;
    let colour = rgb(if expired { Ink::Alert } else { Ink::Text });
    let fill = if mark == EvidenceMark::Full { colour } else { rgb(Ink::Surface) };
    let edge = Edge { width: EVIDENCE_LINE, colour, dash: None };
    let radius = EVIDENCE;
    let mut items = vec![Item::Circle { center, radius, fill: Some(fill), edge: Some(edge) }];
    match mark {
        EvidenceMark::Part => {
            items.push(Item::Ring { center, inner: 0.0, outer: radius, from: 0.5, to: 1.0, colour });
        }
        EvidenceMark::Expired => {
            let reach = radius * std::f32::consts::FRAC_1_SQRT_2;
            let (from, to) = (at(center.x - reach, center.y + reach), at(center.x + reach, center.y - reach));
            items.push(Item::stroke(from, to, edge));
        }
        EvidenceMark::Full | EvidenceMark::Nothing => {}
    }
    items
}

impl Flow<'_> {
    /// A mark that stands on a baseline.
    pub(super) fn mark(&self, mark: Mark, x: f32, baseline: f32, metrics: &Metrics) -> Vec<Placed> {
        match said(self.refs.words, mark) {
            Some(said) => self.tags.sign(said, || self.tags.claimed(self.drawn_mark(mark, x, baseline, metrics))),
            None => self.drawn_mark(mark, x, baseline, metrics),
        }
    }

    fn drawn_mark(&self, mark: Mark, x: f32, baseline: f32, metrics: &Metrics) -> Vec<Placed> {
        // The middle of the capitals is the middle of the mark.
        let middle = baseline - 0.36 * metrics.size * POINT;
        let (left, top) = (x, middle - 1.5);
        let point = |dx: f32, dy: f32| at(left + dx, top + dy);
        let ink = rgb(Ink::Text);
        let line = |points: Vec<Point>, width: f32| Item::Line {
            points,
            closed: false,
            edge: Edge { width, colour: ink, dash: None },
        };
        let tick = |dx: f32| line(vec![point(dx + 0.45, 1.6), point(dx + 1.2, 2.35), point(dx + 2.6, 0.6)], 0.42);
        let tick_box = || Item::Rect {
            min: point(0.0, 0.25),
            max: point(2.5, 2.75),
            fill: None,
            edge: Some(Edge { width: 0.2, colour: rgb(Ink::Muted), dash: None }),
        };
        let items = match mark {
            Mark::Tick => vec![tick(0.0)],
            Mark::Flag => {
                let colour = rgb(Ink::Alert);
                let flag = vec![point(0.7, 0.3), point(2.6, 1.1), point(0.7, 1.9)];
                let stem = Edge { width: 0.25, colour, dash: None };
                vec![
                    Item::Area { center: point(1.3, 1.1), points: flag, colour },
                    Item::stroke(point(0.7, 0.3), point(0.7, 2.7), stem),
                ]
            }
            Mark::Dash => vec![line(vec![point(0.5, 1.5), point(2.5, 1.5)], 0.42)],
            Mark::BoxTicked | Mark::BoxGranted => {
                let inside = line(vec![point(0.5, 1.55), point(1.1, 2.2), point(2.1, 0.75)], 0.42);
                vec![tick_box(), inside]
            }
            Mark::BoxProved => {
                let white = Edge { width: 0.42, colour: rgb(Ink::Surface), dash: None };
                let points = vec![point(0.5, 1.55), point(1.1, 2.2), point(2.1, 0.75)];
                let (min, max) = (point(0.0, 0.25), point(2.5, 2.75));
                vec![
                    Item::Rect { min, max, fill: Some(ink), edge: None },
                    Item::Line { points, closed: false, edge: white },
                ]
            }
            Mark::Implied => {
                // Bare and grey: what a level implies nobody has ticked.
                let edge = Edge { width: 0.42, colour: rgb(Ink::Muted), dash: None };
                let points = vec![point(0.2, 1.55), point(0.95, 2.3), point(2.35, 0.65)];
                vec![Item::Line { points, closed: false, edge }]
            }
            Mark::BoxOpen => vec![tick_box()],
            Mark::Target => {
                let points = vec![point(1.5, 0.5), point(2.6, 2.5), point(0.4, 2.5)];
                vec![Item::Area { center: point(1.5, 1.8), points, colour: ink }]
            }
            Mark::Circle => {
                let edge = Edge { width: 0.3, colour: ink, dash: None };
                vec![Item::Circle {
                    center: point(1.5, 1.5),
                    radius: 0.95,
                    fill: Some(rgb(Ink::Surface)),
                    edge: Some(edge),
                }]
            }
            Mark::Diamond => {
                let points = vec![point(1.5, 0.2), point(2.8, 1.5), point(1.5, 2.8), point(0.2, 1.5)];
                vec![Item::Area { center: point(1.5, 1.5), points, colour: ink }]
            }
            Mark::Evidence(mark) => evidence(mark, point(1.5, 1.5)),
            Mark::Level(level) => {
                return self.level_square(Some(level), at(x, middle - SQUARE.y / 2.0), SQUARE, 8.0, Face::Regular);
            }
            Mark::Supported(level) => {
                let corner = at(x + FRAMED, middle - SQUARE.y / 2.0);
                let mut placed = self.level_square(Some(level), corner, SQUARE, 8.0, Face::Regular);
                let (min, max) =
                    (at(x, corner.y - FRAMED), at(corner.x + SQUARE.x + FRAMED, corner.y + SQUARE.y + FRAMED));
                let points = vec![min, at(max.x, min.y), max, at(min.x, max.y)];
                let edge = Edge { width: 0.25, colour: rgb(Ink::Alert), dash: Some((0.8, 0.5)) };
                placed.push(Placed::Item(Item::Line { points, closed: true, edge }));
                return placed;
            }
            Mark::NotAssessed => {
                return self.level_square(None, at(x, middle - SQUARE.y / 2.0), SQUARE, 8.0, Face::Regular);
            }
        };
        items.into_iter().map(Placed::Item).collect()
    }

    /// A rectangle in the colour of a level with its digit; hatched with a dash where not assessed.
    pub(super) fn level_square(
        &self,
        level: Option<u8>,
        min: Point,
        size: Point,
        points: f32,
        face: Face,
    ) -> Vec<Placed> {
        let max = at(min.x + size.x, min.y + size.y);
        let mut out = Vec::new();
        let (text, ink) = match level {
            Some(level) => {
                let edge = (level <= 1).then(|| Edge::points(0.4, rgb(Ink::LevelEdge(level))));
                out.push(Placed::Item(Item::Rect { min, max, fill: Some(rgb(Ink::Level(level))), edge }));
                (Text::plain(level.to_string()), Ink::OnLevel(level))
            }
            None => {
                out.extend(not_assessed(min, max));
                (Text::plain("–"), Ink::Text)
            }
        };
        let metrics = Metrics { size: points, leading: points * 1.2, tracking: 0.0, face, ink };
        let height = metrics.leading * POINT;
        // Digits have no descenders: their middle lies above the middle of the line.
        let y = (min.y + max.y - height) / 2.0 - 0.023 * points * POINT;
        self.draw(&Setting::new(&text, metrics, size.x).center(), min.x, y, &mut out);
        out
    }
}
