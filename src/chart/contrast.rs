//! Every mark of every chart stands out from what it lies on, in both themes of the window.
#![cfg(feature = "desktop")]

use super::{
    angle::{distance, turn_of},
    tests::{all, cases},
    *,
};
use crate::desktop::{
    theme::{DARK, LIGHT, Tokens},
    widgets::ink_color,
};

/// What marks and letters need at least (WCAG 2.2, 1.4.11 and 1.4.3).
const MARK: f32 = 3.0;
const LETTER: f32 = 4.5;

type Rgb = [u8; 3];

fn rgb(tokens: &Tokens, ink: Ink) -> Rgb {
    let [red, green, blue, _] = ink_color(tokens, ink).to_srgba_unmultiplied();
    [red, green, blue]
}

fn luminance(color: Rgb) -> f32 {
    let channel = |value: u8| {
        let share = f32::from(value) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(color[0]) + 0.7152 * channel(color[1]) + 0.0722 * channel(color[2])
}

fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What a shape is filled with, where it covers what is below it.
fn fill(shape: &Shape) -> Option<Ink> {
    match shape {
        Shape::Area { ink, .. } | Shape::Ring { ink, .. } => Some(*ink).filter(|ink| *ink != Ink::NowArea),
        Shape::Rect { fill, .. } | Shape::Circle { fill, .. } => fill.filter(|ink| *ink != Ink::NowArea),
        Shape::Line { .. } | Shape::Hatch { .. } | Shape::Text { .. } => None,
    }
}

fn holds(shape: &Shape, at: Point) -> bool {
    match shape {
        Shape::Rect { min, max, .. } => at.x >= min.x && at.x <= max.x && at.y >= min.y && at.y <= max.y,
        Shape::Circle { center, radius, .. } => distance(at.x - center.x, at.y - center.y) <= *radius,
        Shape::Ring { center, inner, outer, from, to, .. } => {
            let (far, turn) = (distance(at.x - center.x, at.y - center.y), turn_of(at.x - center.x, at.y - center.y));
            far >= *inner && far <= *outer && turn >= *from && turn <= *to
        }
        Shape::Area { points, .. } => {
            let mut inside = false;
            for (place, one) in points.iter().enumerate() {
                let other = points[(place + 1) % points.len()];
                let crosses = (one.y > at.y) != (other.y > at.y);
                if crosses && at.x < (other.x - one.x) * (at.y - one.y) / (other.y - one.y) + one.x {
                    inside = !inside;
                }
            }
            inside
        }
        Shape::Line { .. } | Shape::Hatch { .. } | Shape::Text { .. } => false,
    }
}

/// A point in the middle of what is seen of a shape.
fn middle(shape: &Shape) -> Point {
    match shape {
        Shape::Rect { min, max, .. } | Shape::Hatch { min, max, .. } => {
            at(f32::midpoint(min.x, max.x), f32::midpoint(min.y, max.y))
        }
        Shape::Circle { center, .. } | Shape::Area { center, .. } => *center,
        Shape::Ring { center, inner, outer, from, to, .. } => {
            let (sin, cos) = sin_cos(f32::midpoint(*from, *to));
            let radius = f32::midpoint(*inner, *outer);
            at(center.x + radius * sin, center.y - radius * cos)
        }
        Shape::Line { points, .. } => {
            at(f32::midpoint(points[0].x, points[1].x), f32::midpoint(points[0].y, points[1].y))
        }
        Shape::Text { at: place, size, .. } => at(place.x, place.y - 0.36 * size),
    }
}

/// What lies under a shape: the last fill before it at its middle, or the wider line that was drawn for it as a rim.
fn ground(shapes: &[Shape], place: usize, tokens: &Tokens) -> Rgb {
    if let (Some(Shape::Line { points, stroke, .. }), Shape::Line { points: own, stroke: thin, .. }) =
        (place.checked_sub(1).map(|before| &shapes[before]), &shapes[place])
        && points == own
        && stroke.width > thin.width
    {
        return rgb(tokens, stroke.ink);
    }
    let here = middle(&shapes[place]);
    // The edge of a part in the colour of a level stands out from what lies around the part.
    let own = |ink: Ink| match (&shapes[place], ink) {
        (Shape::Line { stroke, .. }, Ink::Level(level)) => stroke.ink == Ink::LevelEdge(level),
        _ => false,
    };
    let covers = |shape: &&Shape| fill(shape).is_some_and(|ink| !own(ink)) && holds(shape, here);
    let below = shapes[..place].iter().rev().find(covers);
    below.and_then(fill).map_or_else(|| rgb(tokens, Ink::Surface), |ink| rgb(tokens, ink))
}

/// True for what shows something; the rest is ground, grid and rim.
fn is_mark(ink: Ink) -> bool {
    !matches!(ink, Ink::Hair | Ink::Track | Ink::Surface | Ink::Panel | Ink::NowArea | Ink::Ground(_) | Ink::Band(..))
}

/// True where letters on a fill, or the line around it, say what its colour alone might not.
fn is_said(shapes: &[Shape], place: usize, fill: Rgb, ground: Rgb, tokens: &Tokens) -> bool {
    let shape = &shapes[place];
    shapes[place + 1..].iter().any(|later| match later {
        Shape::Text { ink, .. } => holds(shape, middle(later)) && contrast(rgb(tokens, *ink), fill) >= LETTER,
        Shape::Line { points, stroke, .. } => {
            let reach = match shape {
                Shape::Ring { center, outer, .. } => (*center, outer + 1.0),
                _ => return false,
            };
            contrast(rgb(tokens, stroke.ink), ground) >= MARK
                && points.iter().all(|point| distance(point.x - reach.0.x, point.y - reach.0.y) <= reach.1)
        }
        _ => false,
    })
}

#[test]
fn every_mark_of_every_chart_stands_out_from_what_it_lies_on_in_both_themes() {
    let mut weak = Vec::new();
    for (theme, tokens) in [("light", &LIGHT), ("dark", &DARK)] {
        for (case, rubric, score) in cases() {
            for (name, _, drawing) in all(&rubric, &score).into_iter().filter(|(_, mode, _)| *mode == Mode::Screen) {
                for (place, shape) in drawing.shapes.iter().enumerate() {
                    let ground = ground(&drawing.shapes, place, tokens);
                    let against = |ink: Ink| contrast(rgb(tokens, ink), ground);
                    let (inks, least): (Vec<Ink>, f32) = match shape {
                        Shape::Text { ink, .. } => (vec![*ink], LETTER),
                        Shape::Line { stroke, .. } => (vec![stroke.ink], MARK),
                        Shape::Hatch { ink, .. } => (vec![*ink], MARK),
                        Shape::Rect { edge, .. } | Shape::Circle { edge, .. } => {
                            (fill(shape).into_iter().chain(edge.map(|edge| edge.ink)).collect(), MARK)
                        }
                        Shape::Area { .. } | Shape::Ring { .. } => (fill(shape).into_iter().collect(), MARK),
                    };
                    if !inks.iter().any(|ink| is_mark(*ink)) {
                        continue;
                    }
                    let best = inks.iter().map(|ink| against(*ink)).fold(0.0, f32::max);
                    let said = || {
                        fill(shape).is_some_and(|ink| is_said(&drawing.shapes, place, rgb(tokens, ink), ground, tokens))
                    };
                    if best < least && !said() {
                        weak.push(format!("{theme} {case} {name}: {best:.2} < {least}: {shape:?}"));
                    }
                }
            }
        }
    }
    assert!(weak.is_empty(), "{} marks do not stand out:\n{}", weak.len(), weak.join("\n"));
}

#[test]
fn the_measure_is_the_one_of_the_guideline() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
}
