//! The paper, and what stands at the edges of every page but the cover.

use super::{
    Laid,
    drawing::turned,
    flow::Flow,
    inline::Setting,
    page::{Edge, Item},
    refs::Refs,
    strip::Placed,
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        Paper,
        model::{Anchor, BODY_WIDTH, Body, Document, Furniture, Metrics, Style, Text},
        palette::rgb,
        text::Typesetter,
    },
    t,
};

/// Baseline and rule of the head line.
const HEAD_BASELINE: f32 = 13.95;
const HEAD_RULE: f32 = 16.13;
/// Baseline and rule of the foot line, from the bottom.
const FOOT_BASELINE: f32 = 9.98;
const FOOT_RULE: f32 = 14.27;
/// From the foot line to the one below it.
const FOOT_LINE: f32 = 3.3;
/// Where the head line's left text ends, from the left edge of the body.
const HEAD_LEFT: f32 = 95.0;
/// Baseline of the note along the right edge, from there.
const NOTE: f32 = 8.1;

/// The paper with its margins.
pub(super) struct PageGeometry {
    pub width: f32,
    pub height: f32,
    pub left: f32,
    pub top: f32,
    pub bottom: f32,
}

impl PageGeometry {
    /// How far above a title a click on its bookmark leads, so that the head line is seen.
    pub(super) const HEADROOM: f32 = 18.0;

    pub(super) fn of(paper: Paper) -> Self {
        let (width, height) = paper.size();
        let left = match paper {
            Paper::A4 => 22.0,
            Paper::F4 => 25.0,
        };
        Self { width, height, left, top: 24.0, bottom: 20.0 }
    }

    /// Height of the body.
    pub(super) fn room(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// Adds head line, foot line and the note of a draft to every page but the cover.
pub(super) fn add(document: &Document, geometry: &PageGeometry, refs: &Refs, typesetter: &Typesetter, laid: &mut Laid) {
    let flow = Flow { typesetter, refs, page: geometry.room(), squeeze: 0 };
    let starts: Vec<(usize, String, bool)> = document
        .parts
        .iter()
        .filter_map(|part| {
            let anchor = Anchor::Part(part.id);
            let number = refs.number(&anchor);
            let title = if number.is_empty() { part.title.clone() } else { format!("{number} {}", part.title) };
            let start = laid.anchors.get(&anchor)?.page;
            Some((start, title, matches!(part.body, Body::Cover(_))))
        })
        .collect();
    let count = laid.pages.len();
    for (number, page) in laid.pages.iter_mut().enumerate() {
        let Some((_, title, cover)) = starts.iter().rev().find(|(start, ..)| *start <= number) else { continue };
        if *cover {
            continue;
        }
        let mut placed = Vec::new();
        edges(&flow, &document.furniture, geometry, (title, number + 1, count), &mut placed);
        page.items.extend(placed.into_iter().filter_map(|placed| match placed {
            Placed::Item(item) => Some(item),
            _ => None,
        }));
    }
}

fn edges(
    flow: &Flow<'_>,
    furniture: &Furniture,
    geometry: &PageGeometry,
    (title, page, pages): (&str, usize, usize),
    out: &mut Vec<Placed>,
) {
    let metrics = Style::Furniture.metrics();
    let (left, right) = (geometry.left, geometry.left + BODY_WIDTH);
    let edge = Edge::points(0.4, rgb(Ink::Hair));
    for y in [HEAD_RULE, geometry.height - FOOT_RULE] {
        out.push(Placed::Item(Item::stroke(at(left, y), at(right, y), edge)));
    }
    let cut = |text: &Text, x: f32, baseline: f32, width: f32, out: &mut Vec<Placed>| {
        let setting = Setting { max_lines: Some(1), ..Setting::new(text, metrics, width) };
        flow.draw(&setting, x, baseline - super::inline::baseline(&metrics), out);
    };
    let institution = Text::plain(format!("{} · ", furniture.name)).then_in(
        furniture.institution.as_str(),
        Some(crate::report::model::Face::Semibold),
        Some(Ink::Text),
    );
    cut(&institution, left, HEAD_BASELINE, HEAD_LEFT, out);
    let at_right = |text: &Text, metrics: Metrics, y: f32, out: &mut Vec<Placed>| {
        flow.chart_text(text, metrics, at(right, y), Align::Right, out);
    };
    at_right(&Text::plain(title), metrics, HEAD_BASELINE, out);
    let foot = geometry.height - FOOT_BASELINE;
    cut(&Text::plain(furniture.number.as_str()), left, foot, 64.0, out);
    if let Some(status) = &furniture.status {
        cut(&Text::strong(status.as_str()), left, foot + FOOT_LINE, 64.0, out);
    }
    let middle = at(left + BODY_WIDTH / 2.0, foot);
    flow.chart_text(&Text::plain(furniture.fingerprint.as_str()), metrics, middle, Align::Center, out);
    let number = Text::plain(t!(flow.refs.words, report.page, page = page, pages = pages));
    at_right(&number, Metrics { ink: Ink::Text, ..metrics }, foot, out);
    if let Some(note) = &furniture.side_note {
        let metrics = Metrics { size: 6.75, tracking: 0.35, ink: Ink::Alert, ..metrics };
        let mut line = Vec::new();
        flow.chart_text(&Text::plain(note.as_str()), metrics, at(0.0, 0.0), Align::Left, &mut line);
        out.extend(line.into_iter().map(|placed| match placed {
            Placed::Item(Item::Text(run)) => {
                let along = run.at.x;
                Placed::Item(Item::Text(turned(run, at(geometry.width - NOTE, geometry.top + along))))
            }
            other => other,
        }));
    }
}
