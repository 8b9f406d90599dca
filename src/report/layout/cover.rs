//! The cover: everything has its place; only the rows at the foot and long names move others.

use std::sync::Arc;

use super::{
    flow::Flow,
    furniture::PageGeometry,
    inline::{Setting, baseline},
    page::{Edge, Item},
    strip::Placed,
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        model::{BODY_WIDTH, Cover, Face, Metrics, Style, Text},
        palette::rgb,
        structure::Role,
        text::POINT,
    },
    words::shortened_to,
};

/// Height of a line.
fn leading(metrics: &Metrics) -> f32 {
    metrics.leading * POINT
}

/// Baselines and edges from the top of the page.
const NAME: f32 = 31.2;
const STAMP_TOP: f32 = 24.9;
/// Widths of the name and the title.
const NAME_WIDTH: f32 = 120.0;
/// Room for the logo, and between it and the name.
const LOGO: (f32, f32) = (22.0, 26.0);
const LOGO_TOP: f32 = 25.0;
const BESIDE_LOGO: f32 = 5.0;
/// Fewest points of a logo in a millimetre: 100 an inch. One with fewer points is printed smaller.
const LEAST_POINTS: f32 = 100.0 / 25.4;
const TITLE_WIDTH: f32 = 125.0;
/// Least room above the title and above the bars.
const ABOVE_TITLE: f32 = 9.0;
const ABOVE_BARS: f32 = 6.0;
/// Most lines of the unit and of the address.
const LINE_ROWS: usize = 3;
/// More letters than any line of the name holds.
const LETTERS: usize = 160;
const TITLE: f32 = 108.2;
const BARS: f32 = 161.7;
/// Height of a stamp and the room its words leave at its sides.
const STAMP_HEIGHT: f32 = 8.7;
const STAMP_SIDE: f32 = 4.4;
/// Step by which a balanced text becomes narrower.
const BALANCE: f32 = 2.0;
/// Where the values of the rows begin.
const VALUES: f32 = 40.0;

impl Flow<'_> {
    pub(super) fn cover(&self, cover: &Cover, geometry: &PageGeometry) -> Vec<Placed> {
        let mut out = Vec::new();
        self.stamp(cover, geometry, &mut out);
        let beside = self.logo(cover, geometry, &mut out);
        let (left, width) = (geometry.left + beside, NAME_WIDTH - beside);
        let name = Metrics { size: 12.0, leading: 15.0, ..Style::H2.metrics() };
        let mut y = NAME - baseline(&name);
        let small = Metrics { ink: Ink::Muted, leading: 10.5, ..Style::Small.metrics() };
        let lines: Vec<String> = cover.lines.iter().map(|line| self.fitting(line, small, LINE_ROWS, width)).collect();
        let small_rows: usize =
            lines.iter().map(|line| self.lines(&Setting::new(&Text::plain(line.as_str()), small, width)).len()).sum();
        // Whatever its length, title and bars keep their room.
        let room = BARS - ABOVE_BARS - self.title_height(cover) - ABOVE_TITLE - y - small_rows as f32 * leading(&small);
        let rows = ((room - 0.6) / leading(&name)).floor().max(1.0) as usize;
        let institution = Text::plain(self.fitting(&cover.institution, name, rows, width));
        y += self.draw(&Setting::new(&institution, name, width), left, y, &mut out) + 0.6;
        for line in &lines {
            let line = Text::plain(line.as_str());
            y += self.draw(&self.balanced(Setting::new(&line, small, width)), left, y, &mut out);
        }
        self.title(cover, geometry, y, &mut out);
        self.bars(cover, geometry, &mut out);
        self.tags.within(Role::List, || self.rows(cover, geometry, &mut out));
        out
    }

    /// The logo in its room, as large as fits and its points allow. How far the name moves for it.
    fn logo(&self, cover: &Cover, geometry: &PageGeometry, out: &mut Vec<Placed>) -> f32 {
        let Some(logo) = &cover.logo else { return 0.0 };
        let (across, down) = (logo.raster.across as f32, logo.raster.down as f32);
        let scale = (LOGO.0 / across).min(LOGO.1 / down).min(1.0 / LEAST_POINTS);
        let min = at(geometry.left, LOGO_TOP);
        let max = at(min.x + across * scale, min.y + down * scale);
        let picture = Item::Picture { min, max, raster: Arc::clone(&logo.raster) };
        out.extend(self.tags.described(Role::Figure, logo.alt.clone(), || self.tags.claimed([Placed::Item(picture)])));
        max.x - min.x + BESIDE_LOGO
    }

    /// The text, or as much of it as takes so many lines, with "…" behind it. The whole stands inside the report.
    fn fitting(&self, text: &str, metrics: Metrics, rows: usize, width: f32) -> String {
        let fits = |text: &str| self.lines(&Setting::new(&Text::plain(text), metrics, width)).len() <= rows;
        // No line holds more letters than this.
        let most = shortened_to(text, rows * LETTERS);
        if fits(&most) {
            return most.into_owned();
        }
        let (mut least, mut greatest) = (1, most.chars().count());
        while greatest - least > 1 {
            let middle = usize::midpoint(least, greatest);
            *(if fits(&shortened_to(text, middle)) { &mut least } else { &mut greatest }) = middle;
        }
        shortened_to(text, least).into_owned()
    }

    /// Height of title, subtitle and year.
    fn title_height(&self, cover: &Cover) -> f32 {
        let of = |text: &str, metrics: Metrics, width: f32| {
            self.lines(&Setting::new(&Text::plain(text), metrics, width)).len() as f32 * leading(&metrics)
        };
        let line = |text: &str| of(text, Style::CoverLine.metrics(), BODY_WIDTH);
        of(&cover.title, Style::CoverTitle.metrics(), TITLE_WIDTH) + 2.4 + line(&cover.subtitle) + line(&cover.year)
    }

    /// The narrowest setting that takes no more lines, so that no word is left alone on the last one.
    fn balanced<'t>(&self, setting: Setting<'t>) -> Setting<'t> {
        let lines = self.lines(&setting).len();
        let narrow = |steps: u16| Setting { width: setting.width - f32::from(steps) * BALANCE, ..setting };
        let most = (setting.width / 2.0 / BALANCE) as u16;
        let steps = (1..=most).take_while(|steps| self.lines(&narrow(*steps)).len() == lines).last();
        steps.map_or(setting, narrow)
    }

    fn stamp(&self, cover: &Cover, geometry: &PageGeometry, out: &mut Vec<Placed>) {
        let right = geometry.left + BODY_WIDTH;
        let status = if cover.is_final { Ink::Now } else { Ink::Alert };
        let words = if cover.is_final { Ink::Surface } else { Ink::Alert };
        let metrics = Metrics { size: 13.0, leading: 16.0, tracking: 0.9, face: Face::Semibold, ink: words };
        let text = Text::plain(cover.stamp.as_str());
        let width = self.natural_width(&text, metrics) + 2.0 * STAMP_SIDE;
        let (min, max) = (at(right - width, STAMP_TOP), at(right, STAMP_TOP + STAMP_HEIGHT));
        out.push(Placed::Item(Item::Rect {
            min,
            max,
            fill: cover.is_final.then(|| rgb(status)),
            edge: Some(Edge::points(0.8, rgb(status))),
        }));
        // Half the height of capitals below the middle.
        let y = f32::midpoint(min.y, max.y) + 0.36 * metrics.size * POINT;
        self.chart_text(&text, metrics, at(f32::midpoint(min.x, max.x), y), Align::Center, out);
        let ink = if cover.is_final { Ink::Muted } else { Ink::Alert };
        let note = Metrics { ink, ..Style::Note.metrics() };
        let text = Text::plain(cover.stamp_note.as_str());
        self.chart_text(&text, note, at(right, max.y + 3.7), Align::Right, out);
    }

    fn title(&self, cover: &Cover, geometry: &PageGeometry, above: f32, out: &mut Vec<Placed>) {
        let metrics = Style::CoverTitle.metrics();
        let mut y = (TITLE - baseline(&metrics)).max(above + ABOVE_TITLE);
        let title = Text::plain(cover.title.as_str());
        let setting = Setting::new(&title, metrics, TITLE_WIDTH);
        y += self.tags.within(Role::Heading(1), || self.draw(&setting, geometry.left, y, out)) + 2.4;
        for (text, ink) in [(&cover.subtitle, Ink::Muted), (&cover.year, Ink::Text)] {
            let metrics = Metrics { ink, ..Style::CoverLine.metrics() };
            y += self.draw(&Setting::new(&Text::plain(text.as_str()), metrics, BODY_WIDTH), geometry.left, y, out);
        }
    }

    fn bars(&self, cover: &Cover, geometry: &PageGeometry, out: &mut Vec<Placed>) {
        let bars = &cover.bars;
        out.extend(self.drawing(bars, geometry.left, BARS, true));
        let note = Text::plain(bars.sentence.as_str());
        let below = BARS + bars.height + 0.8;
        self.draw(&Setting::new(&note, Style::Note.metrics(), BODY_WIDTH), geometry.left, below, out);
    }

    /// The rows stand on the bottom of the body and grow upwards.
    fn rows(&self, cover: &Cover, geometry: &PageGeometry, out: &mut Vec<Placed>) {
        let metrics = Metrics { size: 8.0, leading: 11.0, ..Style::Small.metrics() };
        let padding = 1.45;
        let bottom = geometry.height - geometry.bottom;
        let mut rows = Vec::new();
        let mut height = 0.0;
        for (label, value) in &cover.rows {
            let mut items = Vec::new();
            let label = Text::grey(label.as_str());
            let label = Setting::new(&label, metrics, VALUES - 3.0);
            let value = Setting::new(value, metrics, BODY_WIDTH - VALUES);
            let (tags, left) = (self.tags, geometry.left);
            let row = 2.0 * padding
                + tags.within(Role::Item, || {
                    let named = tags.within(Role::Label, || self.draw(&label, left, padding, &mut items));
                    let said = tags.within(Role::Body, || self.draw(&value, left + VALUES, padding, &mut items));
                    named.max(said)
                });
            let (from, to) = (at(geometry.left, row), at(geometry.left + BODY_WIDTH, row));
            items.push(Placed::Item(Item::stroke(from, to, Edge::points(0.4, rgb(Ink::Hair)))));
            rows.push((height, items));
            height += row;
        }
        let top = bottom - height;
        let (from, to) = (at(geometry.left, top), at(geometry.left + BODY_WIDTH, top));
        out.push(Placed::Item(Item::stroke(from, to, Edge::points(0.8, rgb(Ink::Text)))));
        for (y, items) in rows {
            out.extend(items.into_iter().map(|mut placed| {
                placed.shift(0.0, top + y);
                placed
            }));
        }
    }
}
