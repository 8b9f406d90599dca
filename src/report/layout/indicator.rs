//! The block of an indicator: head, ladder beside Fakta and Analisis, evidence, what is open.
//!
//! It may be broken between rows of evidence and, in both of its columns, between lines; where it goes on it says on which
//! page it began.

use super::{
    flow::{Flow, Room},
    inline::{Setting, baseline},
    page::{Edge, Item},
    strip::{Placed, Side, Strip, height},
};
use crate::{
    chart::{Ink, Point, at},
    report::{
        model::{
            Badge, Face, IndicatorBlock, Metrics, Passage, Run, Rung, RungState, Running, Style, Text, criterion_mark,
        },
        palette::{FRAME, rgb},
        structure::Role,
        text::POINT,
    },
};

/// Room above and below the words of the head.
const PADDING: f32 = 1.4;
/// Where the words of the head begin, and how wide they are.
const TITLE: f32 = 11.0;
const TITLE_WIDTH: f32 = 126.0;
/// The claimed level: its place, its size, and where the words beside it begin.
const BADGE: Point = at(139.0, 1.8);
const BADGE_SIZE: Point = at(9.0, 10.0);
const BADGE_WORDS: f32 = 150.5;
/// Width of the ladder, and where the texts begin.
const LADDER: f32 = 80.0;
const TEXTS: f32 = 85.0;
/// A level: its square, where its words begin, and the room below it.
const SQUARE: Point = at(6.4, 4.6);
const RUNG_WORDS: f32 = 8.2;
const RUNG_GAP: f32 = 0.8;
/// Distance of the frame around the claimed level, and its thickness in points.
const FRAME_GAP: f32 = 0.5;
const FRAME_RULE: f32 = 0.9;
/// Room above the columns, between two texts, above the evidence, and above what is open.
const ABOVE: f32 = 1.8;
const PASSAGE_GAP: f32 = 1.6;
const EVIDENCE_GAP: f32 = 1.8;
const OPEN_GAP: f32 = 1.6;
/// The rule beside what is open in points, where the words begin, and the room above and below them.
const OPEN_RULE: f32 = 1.6;
const OPEN_WORDS: f32 = 3.0;
const OPEN_PADDING: f32 = 0.7;
/// Share of a page up to which a block stays whole: one that nobody filled in is not worth a page to turn.
const SHORT: f32 = 0.2;
/// Thickness of the rule above a block, in points.
const BLOCK_RULE: f32 = 1.2;

impl Flow<'_> {
    pub(super) fn indicator(&self, block: &IndicatorBlock, width: f32) -> Strip {
        // In the order in which it is read.
        let head = self.block_head(block, width);
        let again = self.tags.artifact(|| self.block_head_again(block, width));
        let columns =
            vec![Side::new(0.0, self.ladder(&block.ladder)), Side::new(TEXTS, self.texts(block, width - TEXTS))];
        let mut body = vec![Strip::Side { columns, whole: false, keep: false }];
        let mut evidence = self.blocks(&block.evidence, Room::new(width));
        let open = self.open(&block.open, width);
        match evidence.last_mut() {
            // The last document takes what is open of it along.
            Some(Strip::Headed { body, .. }) if !open.is_empty() => {
                if let Some(last) = body.back_mut() {
                    last.set_keep(true);
                }
                body.extend(open);
            }
            _ => evidence.extend(open),
        }
        if !evidence.is_empty() {
            body.push(Strip::Gap(EVIDENCE_GAP));
            body.append(&mut evidence);
        }
        body.push(Strip::Solid { height: 0.0, items: vec![Placed::Ends], keep: false });
        let whole = head.height() + height(&body) <= self.page * SHORT;
        Strip::Headed { head: vec![head], again: vec![again], body: body.into(), whole }
    }

    fn texts(&self, block: &IndicatorBlock, width: f32) -> Vec<Strip> {
        let mut texts = Vec::new();
        for (place, passage) in block.passages.iter().enumerate() {
            if place > 0 {
                texts.push(Strip::Gap(PASSAGE_GAP));
            }
            texts.push(self.passage(passage, width));
        }
        for note in &block.notes {
            texts.push(Strip::Gap(PASSAGE_GAP));
            texts.extend(self.lines(&Setting::new(note, Style::Note.metrics(), width)));
        }
        texts
    }

    fn passage(&self, passage: &Passage, width: f32) -> Strip {
        let title = |text: &str| self.heading(3, &Setting::new(&Text::plain(text), Style::H3.metrics(), width));
        Strip::Headed {
            head: title(&passage.title),
            again: self.tags.artifact(|| title(&passage.title_again)),
            body: self.lines(&Setting::new(&passage.text, Style::Narrative.metrics(), width).typed()).into(),
            whole: false,
        }
    }

    fn block_head(&self, block: &IndicatorBlock, width: f32) -> Strip {
        let mut items = vec![
            Placed::Begins(Running::Indicator(block.number.clone())),
            Placed::Anchor { y: -3.0, anchor: block.anchor.clone() },
            Placed::Bookmark { y: -3.0, depth: 2, title: block.bookmark.clone() },
            block_rule(width),
        ];
        let title = Style::BlockTitle.metrics();
        let metrics = Metrics { size: 15.0, leading: 18.0, ..title };
        // Both stand on one line.
        let top = PADDING + baseline(&title) - baseline(&metrics);
        let (number, name) = (Text::plain(block.number.as_str()), Text::plain(block.title.as_str()));
        let number = Setting::new(&number, metrics, TITLE);
        let mut y = PADDING;
        y += self.tags.within(Role::Heading(2), || {
            self.draw(&number, 0.0, top, &mut items);
            self.apart(title, TITLE / 2.0, y, &mut items);
            self.draw(&Setting::new(&name, title, TITLE_WIDTH), TITLE, y, &mut items)
        });
        for text in [&block.path, &block.facts] {
            y += self.draw(&Setting::new(text, Style::Criterion.metrics(), TITLE_WIDTH), TITLE, y, &mut items);
        }
        let badge = self.badge(&block.badge, width, &mut items);
        let bottom = y.max(badge) + PADDING;
        items.push(hair(bottom, width));
        Strip::Solid { height: bottom + ABOVE, items, keep: true }
    }

    /// The claimed level, large, with its name beside it; returns where it ends.
    fn badge(&self, badge: &Badge, width: f32, items: &mut Vec<Placed>) -> f32 {
        let room = width - BADGE_WORDS;
        let (label, name) = (Text::grey(badge.label.as_str()), Text::plain(badge.name.as_str()));
        // One sentence: `Klaim 4 Terpadu dan Terukur`.
        self.tags.within(Role::Paragraph, || {
            let mut y = BADGE.y;
            let metrics = Style::Criterion.metrics();
            y += self.draw(&Setting::new(&label, metrics, room), BADGE_WORDS, y, items);
            self.apart(metrics, BADGE.x, y, items);
            items.extend(self.level_square(badge.level, BADGE, BADGE_SIZE, 15.0, Face::Semibold));
            self.apart(metrics, BADGE.x + BADGE_SIZE.x, y, items);
            y += self.draw(&Setting::new(&name, Style::BlockValue.metrics(), room), BADGE_WORDS, y, items);
            y.max(BADGE.y + BADGE_SIZE.y)
        })
    }

    /// `20 Nama · lanjutan dari halaman 20` on one line; the name gives way.
    fn block_head_again(&self, block: &IndicatorBlock, width: f32) -> Strip {
        let mut items = vec![block_rule(width)];
        let metrics = Style::Note.metrics();
        let top = 0.9;
        let began = Text::grey(format!(" · {}\u{a0}", block.continued)).then_run(Run::Page(block.anchor.clone()));
        let name = Text::default().then_in(
            format!("{}\u{2002}{}", block.number, block.title),
            Some(Face::Semibold),
            Some(Ink::Text),
        );
        let room = width - self.natural_width(&began, metrics);
        let line = Setting { max_lines: Some(1), ..Setting::new(&name, metrics, room) };
        let height = self.draw(&line, 0.0, top, &mut items);
        let x = self.natural_width(&name, metrics).min(room);
        self.draw(&Setting::new(&began, metrics, width - x), x, top, &mut items);
        Strip::Solid { height: top + height + ABOVE, items, keep: true }
    }

    /// Squares on a spine, highest level on top.
    fn ladder(&self, rungs: &[Rung]) -> Vec<Strip> {
        let last = rungs.len().saturating_sub(1);
        let rung = |(place, rung)| self.tags.within(Role::Item, || self.rung(rung, place == 0, place == last));
        self.tags.within(Role::List, || rungs.iter().enumerate().flat_map(rung).collect())
    }

    /// A level: its square with its words beside it, one strip for each line, and the piece of the spine behind them.
    fn rung(&self, rung: &Rung, first: bool, last: bool) -> Vec<Strip> {
        let metrics = Style::Criterion.metrics();
        let inset = (SQUARE.y - metrics.leading * POINT) / 2.0;
        let mut square = Vec::new();
        self.tags.within(Role::Label, || self.rung_square(rung, &mut square));
        let text = rung_text(rung);
        let setting = Setting::new(&text, metrics, LADDER - RUNG_WORDS);
        let mut strips = self.tags.within(Role::Body, || self.lines(&setting));
        let count = strips.len();
        for (number, strip) in strips.iter_mut().enumerate() {
            let Strip::Solid { height, items, .. } = strip else { continue };
            let (begins, ends) = (number == 0, number + 1 == count);
            let above = if begins { inset } else { 0.0 };
            *height += above;
            *height += if begins && ends { inset } else { 0.0 };
            *height += if ends && !last { RUNG_GAP } else { 0.0 };
            items.iter_mut().for_each(|placed| placed.shift(RUNG_WORDS, above));
            // The square reaches into the second line.
            let from = match number {
                0 if first => SQUARE.y / 2.0,
                1 => 2.0 * inset + FRAME_GAP + FRAME_RULE * POINT,
                _ => 0.0,
            };
            let to = match (last, begins) {
                (false, _) => *height,
                (true, true) => SQUARE.y / 2.0,
                (true, false) => from,
            };
            let mut under = Vec::new();
            if to > from {
                let x = SQUARE.x / 2.0;
                under.push(Placed::Item(Item::stroke(at(x, from), at(x, to), Edge::points(0.6, FRAME))));
            }
            if begins {
                under.append(&mut square);
            }
            items.splice(0..0, under);
        }
        strips
    }

    fn rung_square(&self, rung: &Rung, out: &mut Vec<Placed>) {
        if rung.state == RungState::Open {
            let edge = Some(Edge { width: 0.25, colour: FRAME, dash: None });
            out.push(Placed::Item(Item::Rect { min: at(0.0, 0.0), max: SQUARE, fill: Some(rgb(Ink::Surface)), edge }));
            let metrics = Metrics { size: 8.0, leading: 9.6, ink: Ink::Muted, ..Style::Small.metrics() };
            let text = Text::plain(rung.level.to_string());
            let y = (SQUARE.y - metrics.leading * POINT) / 2.0;
            self.draw(&Setting::new(&text, metrics, SQUARE.x).center(), 0.0, y, out);
            return;
        }
        if rung.state == RungState::Claimed {
            let (min, max) = (at(-FRAME_GAP, -FRAME_GAP), at(SQUARE.x + FRAME_GAP, SQUARE.y + FRAME_GAP));
            let edge = Some(Edge::points(FRAME_RULE, rgb(Ink::Text)));
            // Filled, so that the spine ends at the frame.
            out.push(Placed::Item(Item::Rect { min, max, fill: Some(rgb(Ink::Surface)), edge }));
        }
        out.extend(self.level_square(Some(rung.level), at(0.0, 0.0), SQUARE, 8.0, Face::Semibold));
    }

    /// What is open, each with a rule in rust beside it.
    fn open(&self, texts: &[Text], width: f32) -> Vec<Strip> {
        let metrics = Metrics { ink: Ink::Text, ..Style::Evidence.metrics() };
        let mut out = Vec::new();
        for text in texts {
            out.push(Strip::Gap(OPEN_GAP));
            let mut strips = self.lines(&Setting::new(text, metrics, width - OPEN_WORDS));
            let count = strips.len();
            for (number, strip) in strips.iter_mut().enumerate() {
                let Strip::Solid { height, items, .. } = strip else { continue };
                let above = if number == 0 { OPEN_PADDING } else { 0.0 };
                items.iter_mut().for_each(|placed| placed.shift(OPEN_WORDS, above));
                *height += above + if number + 1 == count { OPEN_PADDING } else { 0.0 };
                let edge = Edge::points(OPEN_RULE, rgb(Ink::Alert));
                // The rule stands inside the left edge of the body.
                let x = edge.width / 2.0;
                items.insert(0, Placed::Item(Item::stroke(at(x, 0.0), at(x, *height), edge)));
            }
            out.append(&mut strips);
        }
        out
    }
}

/// Name and criteria in one run. A mark, its code and the first word stay together.
fn rung_text(rung: &Rung) -> Text {
    let mut text = Text::strong(rung.name.as_str());
    for criterion in &rung.criteria {
        text = text.then("  ");
        if let Some(state) = criterion.state {
            text = text.then_mark(criterion_mark(state)).then("\u{a0}");
        }
        text = text.then_strong(criterion.code.as_str()).then(" ");
        text.runs.extend(criterion.text.runs.iter().cloned());
        if let Some(warning) = &criterion.warning {
            text = text.then(" ").then_in(warning.as_str(), None, Some(Ink::Alert));
        }
    }
    text
}

fn block_rule(width: f32) -> Placed {
    Placed::Item(Item::stroke(at(0.0, 0.0), at(width, 0.0), Edge::points(BLOCK_RULE, rgb(Ink::Text))))
}

fn hair(y: f32, width: f32) -> Placed {
    Placed::Item(Item::stroke(at(0.0, y), at(width, y), Edge::points(0.4, rgb(Ink::Hair))))
}
