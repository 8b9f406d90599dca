//! The paper, and what stands at the edges of every page but the cover.

use super::{
    Laid,
    drawing::turned,
    flow::Flow,
    inline::Setting,
    page::{Edge, Item},
    refs::Refs,
    strip::Placed,
    tagger::Tagger,
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        Paper,
        model::{Anchor, BODY_WIDTH, Body, Document, Face, Furniture, Metrics, Part, Running, Style, Text},
        palette::rgb,
        structure::Owner,
        text::Typesetter,
    },
    t,
    words::Words,
};

/// Baseline and rule of the head line.
const HEAD_BASELINE: f32 = 13.95;
const HEAD_RULE: f32 = 16.13;
/// Baseline and rule of the foot line, from the bottom.
const FOOT_BASELINE: f32 = 9.98;
const FOOT_RULE: f32 = 14.27;
/// From the foot line to the one below it.
const FOOT_LINE: f32 = 3.3;
/// Least room between the two texts of the head line, and the most of it that the right one takes.
const HEAD_GAP: f32 = 6.0;
const HEAD_RIGHT: f32 = 110.0;
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

/// Where a part begins, as the head line names it.
struct Start {
    page: usize,
    /// Whether it begins at the top of that page.
    at_top: bool,
    title: String,
    cover: bool,
}

impl Start {
    fn of(part: &Part, refs: &Refs, laid: &Laid, geometry: &PageGeometry) -> Option<Self> {
        let anchor = Anchor::Part(part.id);
        let number = refs.number(&anchor);
        let title = if number.is_empty() { part.title.clone() } else { format!("{number} {}", part.title) };
        let start = laid.anchors.get(&anchor)?;
        let at_top = start.y < geometry.top;
        Some(Self { page: start.page, at_top, title, cover: matches!(part.body, Body::Cover(_)) })
    }
}

/// Adds head line, foot line and the note of a draft to every page but the cover.
pub(super) fn add(document: &Document, geometry: &PageGeometry, refs: &Refs, typesetter: &Typesetter, laid: &mut Laid) {
    let tags = Tagger::new();
    let flow = Flow { typesetter, refs, tags: &tags, page: geometry.room(), squeeze: 0 };
    let starts: Vec<Start> = document.parts.iter().filter_map(|part| Start::of(part, refs, laid, geometry)).collect();
    let count = laid.pages.len();
    let same = tags.artifact(|| Same::of(&flow, &document.furniture, geometry));
    let running = std::mem::take(&mut laid.running);
    for (number, (page, running)) in laid.pages.iter_mut().zip(running).enumerate() {
        let goes_on = starts.iter().rev().find(|one| one.page < number || (one.page == number && one.at_top));
        if goes_on.is_none_or(|one| one.cover) {
            continue;
        }
        // Parts that begin further down stand on it, too.
        let begin = starts.iter().filter(|one| one.page == number && !one.at_top);
        let titles: Vec<&str> = goes_on.into_iter().chain(begin).map(|one| one.title.as_str()).collect();
        let mut placed = Vec::new();
        let mut right = Text::plain(titles.join(" · "));
        if let Some(words) = running.and_then(|(first, last)| range(refs.words, &first, &last)) {
            right = right.then(" · ").then_in(words, Some(Face::Semibold), Some(Ink::Text));
        }
        tags.artifact(|| {
            head(&flow, &document.furniture, geometry, &right, &mut placed);
            edges(&flow, &same, geometry, (number + 1, count), &mut placed);
        });
        for placed in placed {
            if let Placed::Item(item) | Placed::Owned(item, _) = placed {
                let owner = edge_of(&item, geometry);
                page.put(item, owner);
            }
        }
    }
}

/// At which edge of the page something stands.
fn edge_of(item: &Item, geometry: &PageGeometry) -> Owner {
    let y = match item {
        Item::Text(run) if run.turned => return Owner::Margin,
        Item::Text(run) => run.at.y,
        Item::Line { points, .. } => points.first().map_or(0.0, |point| point.y),
        _ => 0.0,
    };
    if y < geometry.height / 2.0 { Owner::Header } else { Owner::Footer }
}

/// What stands on a page, from the first to the last of it: `indikator 20–22`, `1.a sampai 14.c`.
fn range(words: Words, first: &Running, last: &Running) -> Option<String> {
    match (first, last) {
        (Running::Indicator(first), Running::Indicator(last)) if first == last => {
            Some(t!(words, report.running.indicator, number = first))
        }
        (Running::Indicator(first), Running::Indicator(last)) => {
            Some(t!(words, report.running.indicators, first = first, last = last))
        }
        (Running::Evidence(first), Running::Evidence(last)) if first == last => Some(first.clone()),
        (Running::Evidence(first), Running::Evidence(last)) => {
            Some(t!(words, report.running.evidence, first = first, last = last))
        }
        _ => None,
    }
}

/// The head line: what the page is about on the right, and on the left the institution in the room that leaves.
fn head(flow: &Flow<'_>, furniture: &Furniture, geometry: &PageGeometry, right: &Text, out: &mut Vec<Placed>) {
    let metrics = Style::Furniture.metrics();
    let top = HEAD_BASELINE - super::inline::baseline(&metrics);
    let line = |text, width| Setting { max_lines: Some(1), ..Setting::new(text, metrics, width) };
    flow.draw(&line(right, HEAD_RIGHT).right(), geometry.left + BODY_WIDTH - HEAD_RIGHT, top, out);
    let taken = flow.natural_width(right, metrics).min(HEAD_RIGHT);
    let left = Text::plain(format!("{} · ", furniture.name)).then_in(
        furniture.institution.as_str(),
        Some(Face::Semibold),
        Some(Ink::Text),
    );
    flow.draw(&line(&left, BODY_WIDTH - taken - HEAD_GAP), geometry.left, top, out);
}

/// What stands at the edges of every page alike: set once, since it may be long.
struct Same {
    number: Vec<Placed>,
    status: Vec<Placed>,
    fingerprint: Vec<Placed>,
    side_note: Vec<Placed>,
}

impl Same {
    fn of(flow: &Flow<'_>, furniture: &Furniture, geometry: &PageGeometry) -> Self {
        let metrics = Style::Furniture.metrics();
        let foot = geometry.height - FOOT_BASELINE;
        let cut = |text: &Text, baseline: f32, width: f32| {
            let mut out = Vec::new();
            let setting = Setting { max_lines: Some(1), ..Setting::new(text, metrics, width) };
            flow.draw(&setting, geometry.left, baseline - super::inline::baseline(&metrics), &mut out);
            out
        };
        let mut fingerprint = Vec::new();
        let middle = at(geometry.left + BODY_WIDTH / 2.0, foot);
        flow.chart_text(&Text::plain(furniture.fingerprint.as_str()), metrics, middle, Align::Center, &mut fingerprint);
        let status = furniture.status.as_ref();
        Self {
            number: cut(&Text::plain(furniture.number.as_str()), foot, 64.0),
            status: status
                .map(|status| cut(&Text::strong(status.as_str()), foot + FOOT_LINE, 64.0))
                .unwrap_or_default(),
            fingerprint,
            side_note: furniture.side_note.as_ref().map(|note| side_note(flow, note, geometry)).unwrap_or_default(),
        }
    }
}

/// A note along the right edge.
fn side_note(flow: &Flow<'_>, note: &str, geometry: &PageGeometry) -> Vec<Placed> {
    let metrics = Metrics { size: 6.75, tracking: 0.35, ink: Ink::Alert, ..Style::Furniture.metrics() };
    let mut line = Vec::new();
    flow.chart_text(&Text::plain(note), metrics, at(0.0, 0.0), Align::Left, &mut line);
    let turn = |placed| match placed {
        Placed::Item(Item::Text(run)) | Placed::Owned(Item::Text(run), _) => {
            let along = run.at.x;
            Placed::Item(Item::Text(turned(run, at(geometry.width - NOTE, geometry.top + along))))
        }
        other => other,
    };
    line.into_iter().map(turn).collect()
}

fn edges(flow: &Flow<'_>, same: &Same, geometry: &PageGeometry, (page, pages): (usize, usize), out: &mut Vec<Placed>) {
    let metrics = Style::Furniture.metrics();
    let (left, right) = (geometry.left, geometry.left + BODY_WIDTH);
    let edge = Edge::points(0.4, rgb(Ink::Hair));
    for y in [HEAD_RULE, geometry.height - FOOT_RULE] {
        out.push(Placed::Item(Item::stroke(at(left, y), at(right, y), edge)));
    }
    let at_right = |text: &Text, metrics: Metrics, y: f32, out: &mut Vec<Placed>| {
        flow.chart_text(text, metrics, at(right, y), Align::Right, out);
    };
    out.extend_from_slice(&same.number);
    out.extend_from_slice(&same.status);
    out.extend_from_slice(&same.fingerprint);
    let number = Text::plain(t!(flow.refs.words, report.page, page = page, pages = pages));
    at_right(&number, Metrics { ink: Ink::Text, ..metrics }, geometry.height - FOOT_BASELINE, out);
    out.extend_from_slice(&same.side_note);
}
