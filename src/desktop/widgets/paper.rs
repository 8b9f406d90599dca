//! Paints a page of the report as it will be printed: always ink on white, in both themes.

use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind,
    epaint::{CircleShape, RectShape, TextShape},
    pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{
    drawing::{fan, ring},
    kept_paint::{Shapes, paint_kept},
};
use crate::{
    chart::Point,
    desktop::theme::print_family,
    report::{
        Page, Report,
        layout::{Edge, Item, Rgb, TextRun},
        text::POINT,
    },
};

/// Letters smaller than this many points are painted as a grey bar: nobody can read them.
const LEGIBLE: f32 = 3.6;

/// A word may be so much wider or narrower than it is printed, in pixels.
const NOTICED: f32 = 0.1;

/// Paints a page of a report, counted from 0, with its top left at a place, at so many points per millimetre.
pub fn paint_page(painter: &Painter, report: &Arc<Report>, number: usize, at: Pos2, scale: f32) {
    let Some(page) = report.pages.get(number) else { return };
    let rect = Rect::from_min_size(at, vec2(page.width, page.height) * scale);
    painter.rect_filled(rect, 0, Color32::WHITE);
    let painter = &painter.with_clip_rect(painter.clip_rect().intersect(rect));
    paint_kept(painter, report, number, (at, scale), || shapes(painter, page, at, scale));
}

fn shapes(painter: &Painter, page: &Page, at: Pos2, scale: f32) -> Shapes {
    let mut pen = Pen { painter, at, scale, shapes: Shapes::default() };
    for item in &page.items {
        pen.item(item);
    }
    pen.shapes
}

struct Pen<'a> {
    /// Lays texts out.
    painter: &'a Painter,
    at: Pos2,
    scale: f32,
    shapes: Shapes,
}

fn color(Rgb(red, green, blue): Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

impl Pen<'_> {
    fn place(&self, point: Point) -> Pos2 {
        self.at + vec2(point.x, point.y) * self.scale
    }

    fn stroke(&self, edge: Edge) -> Stroke {
        // Thinner lines would flicker between shades of grey as the page is scrolled.
        Stroke::new((edge.width * self.scale).max(0.5), color(edge.colour))
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text(run) => self.text(run),
            Item::Line { points, closed, edge } => {
                let mut points: Vec<Pos2> = points.iter().map(|point| self.place(*point)).collect();
                if *closed {
                    points.extend(points.first().copied());
                }
                self.line(&points, *edge);
            }
            Item::Area { center, points, colour } => {
                let points: Vec<Pos2> = points.iter().map(|point| self.place(*point)).collect();
                self.shapes.add(fan(self.place(*center), &points, color(*colour)));
            }
            Item::Rect { min, max, fill, edge } => {
                let rect = Rect::from_two_pos(self.place(*min), self.place(*max));
                if let Some(fill) = fill {
                    self.shapes.add(RectShape::filled(rect, 0, color(*fill)));
                }
                match edge {
                    Some(edge) if edge.dash.is_some() => {
                        let corners = [
                            rect.left_top(),
                            rect.right_top(),
                            rect.right_bottom(),
                            rect.left_bottom(),
                            rect.left_top(),
                        ];
                        self.line(&corners, *edge);
                    }
                    Some(edge) => {
                        let stroke = self.stroke(*edge);
                        self.shapes.add(RectShape::stroke(rect, 0, stroke, StrokeKind::Middle));
                    }
                    None => {}
                }
            }
            Item::Circle { center, radius, fill, edge } => {
                let fill = fill.map_or(Color32::TRANSPARENT, color);
                let edge = edge.map_or(Stroke::NONE, |edge| self.stroke(edge));
                let (center, radius) = (self.place(*center), radius * self.scale);
                self.shapes.add(CircleShape { center, radius, fill, stroke: edge });
            }
            Item::Ring { center, inner, outer, from, to, colour } => {
                let (inner, outer) = (inner * self.scale, outer * self.scale);
                self.shapes.add(ring(self.place(*center), inner, outer, *from, *to, color(*colour)));
            }
            Item::Picture { min, max, raster } => {
                let rect = Rect::from_two_pos(self.place(*min), self.place(*max));
                self.shapes.picture(self.painter.ctx(), raster, rect);
            }
            Item::Link { .. } => {}
        }
    }

    fn line(&mut self, points: &[Pos2], edge: Edge) {
        let stroke = self.stroke(edge);
        match edge.dash {
            Some((dash, gap)) => {
                let (dash, gap) = ((dash * self.scale).max(1.0), (gap * self.scale).max(1.0));
                self.shapes.extend(Shape::dashed_line(points, stroke, dash, gap));
            }
            None => {
                self.shapes.add(Shape::line(points.to_vec(), stroke));
            }
        }
    }

    /// Each word stands where the document puts it, so that the window's own widths never add up to a drift.
    fn text(&mut self, run: &TextRun) {
        let size = run.size * POINT * self.scale;
        let ink = color(run.colour);
        if size < LEGIBLE {
            self.bar(run, size, ink);
            return;
        }
        let font = FontId::new(size, print_family(run.face));
        for Word { x, width, text } in words(run) {
            let (corner, galley) = self.word(run, text, &font, x * size, width * size);
            let shape = TextShape::new(corner, galley, ink);
            let angle = if run.turned { std::f32::consts::FRAC_PI_2 } else { 0.0 };
            self.shapes.add(shape.with_angle(angle));
        }
    }

    /// A word at a distance from the start of its run, as wide as it is printed: letters that are spaced out in print are
    /// spaced out here. A galley begins at a whole pixel; what is left of a pixel goes before its first letter.
    fn word(&self, run: &TextRun, text: &str, font: &FontId, x: f32, width: f32) -> (Pos2, Arc<Galley>) {
        let ink = color(run.colour);
        let natural = self.painter.layout_no_wrap(text.to_owned(), font.clone(), ink);
        let glyphs = natural.rows.first().map_or(&[][..], |row| &row.glyphs);
        let ascent = glyphs.first().map_or(font.size, |glyph| glyph.pos.y);
        let wanting = width - glyphs.iter().map(|glyph| glyph.advance_width).sum::<f32>();
        let gaps = glyphs.len().saturating_sub(1) as f32;
        let pixel = self.painter.pixels_per_point();
        let start = self.place(run.at);
        // A figure that is alone stands in the middle of its place.
        let inside = if gaps < 1.0 { wanting / 2.0 } else { 0.0 };
        let along = if run.turned { start.y } else { start.x } + x + inside;
        let whole = (along * pixel).floor() / pixel;
        let mut job = LayoutJob::default();
        let spacing = if wanting.abs() * pixel < NOTICED || gaps < 1.0 { 0.0 } else { wanting / gaps };
        let format = TextFormat { extra_letter_spacing: spacing, ..TextFormat::simple(font.clone(), ink) };
        job.append(text, along - whole, format);
        let corner = if run.turned { pos2(start.x + ascent, whole) } else { pos2(whole, start.y - ascent) };
        (corner, self.painter.layout_job(job))
    }

    fn bar(&mut self, run: &TextRun, size: f32, ink: Color32) {
        let width = run.width * self.scale;
        let thick = (size * 0.42).max(0.5);
        let start = self.place(run.at);
        let rect = if run.turned {
            Rect::from_min_size(start, vec2(thick, width))
        } else {
            Rect::from_min_size(pos2(start.x, start.y - thick), vec2(width, thick))
        };
        self.shapes.add(RectShape::filled(rect, 0, ink.gamma_multiply(0.45)));
    }
}

/// A word of a run; lengths in em.
struct Word<'a> {
    x: f32,
    width: f32,
    text: &'a str,
}

/// Words of a run with their distance from its start.
fn words(run: &TextRun) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut glyphs, mut x) = (run.glyphs.iter().peekable(), 0.0);
    let mut from = 0;
    for part in run.text.split_inclusive([' ', '\u{a0}']) {
        let text = part.trim_end_matches([' ', '\u{a0}']);
        let (start, end) = (x, from + text.len());
        from += part.len();
        let mut width = 0.0;
        while let Some(glyph) = glyphs.next_if(|glyph| (glyph.at as usize) < from) {
            x += glyph.advance;
            if (glyph.at as usize) < end {
                width += glyph.advance;
            }
        }
        if !text.is_empty() {
            words.push(Word { x: start, width, text });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput};

    use super::*;
    use crate::{
        assessment::Stage,
        desktop::theme,
        report::{Input, Options, Report, build},
        rubric, scoring, storage,
    };

    fn example() -> Report {
        let opened = storage::example(&rubric::builtin).unwrap();
        let assessment = &opened.draft.assessment;
        let score = scoring::score(&opened.rubric, assessment, Stage::SelfAssessment);
        let input = Input {
            rubric: &opened.rubric,
            assessment,
            score: &score,
            missing_files: &std::collections::BTreeSet::new(),
            fingerprint: &"0".repeat(64),
            revision: 1,
            data_at: None,
            version: "1",
            before: None,
            unit: None,
        };
        build(&input, &Options::default())
    }

    /// Rounding to pixels is all that may come between: a space of small print is little more than a pixel wide.
    #[test]
    fn words_begin_and_end_where_the_document_puts_them_at_every_size() {
        let report = example();
        let context = Context::default();
        theme::install(&context);
        let mut words_seen = 0;
        for pass in 0..2 {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                // The fonts are there from the second pass on.
                if pass == 0 {
                    return;
                }
                let (real, at) = (96.0 / 25.4, pos2(13.3, 7.7));
                for scale in [0.55, 0.61, 1.0, 1.31, 2.0].map(|share| share * real) {
                    let pen = Pen { painter: ui.painter(), at, scale, shapes: Shapes::default() };
                    let runs = report.pages.iter().take(12).flat_map(|page| &page.items);
                    for run in runs.filter_map(|item| if let Item::Text(run) = item { Some(run) } else { None }) {
                        let size = run.size * POINT * scale;
                        let font = FontId::new(size, print_family(run.face));
                        for Word { x, width, text } in words(run) {
                            let (corner, galley) = pen.word(run, text, &font, x * size, width * size);
                            let glyphs = &galley.rows[0].glyphs;
                            let (first, last) = (&glyphs[0], &glyphs[glyphs.len() - 1]);
                            let start = pen.place(run.at);
                            let (from, at) = if run.turned { (start.y, corner.y) } else { (start.x, corner.x) };
                            let begins = at + first.pos.x - from - x * size;
                            let ends = at + last.pos.x + last.advance_width - from - (x + width) * size;
                            if glyphs.len() == 1 {
                                let middle = f32::midpoint(begins, ends);
                                assert!((-0.88..0.13).contains(&middle), "{text}: {middle} at {scale}");
                                continue;
                            }
                            // A letter is drawn up to three quarters of a pixel right of the pixel it is placed at.
                            assert!((-0.88..0.13).contains(&begins), "{text}: {begins} at {scale}");
                            assert!((-1.1..0.6).contains(&ends), "{text}: {ends} at {scale}");
                            words_seen += 1;
                        }
                    }
                }
            });
            // Nobody paints it.
            output.textures_delta.clear();
        }
        assert!(words_seen > 10_000, "{words_seen}");
    }
}
