//! The block of an indicator: head, ladder beside Fakta and Analisis, what follows.
//!
//! It moves to the next page whole. Only a block higher than a page is broken: the ladder stays where it begins,
//! the texts flow on in their column under a short head that says where the block began.

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

/// Left edges of the head's columns: title, facts, badge, words beside it.
const TITLE: f32 = 11.2;
const FACTS: f32 = 78.0;
const BADGE: f32 = 138.0;
const BADGE_WORDS: f32 = 153.2;
/// Width of a column of facts.
const FACT: f32 = 21.0;
/// Least height of the head.
const HEAD: f32 = 19.3;
const BADGE_SIZE: Point = at(13.0, 15.0);
const SMALL_BADGE: Point = at(8.1, 6.9);
/// Width of the ladder, and where the texts begin.
const LADDER: f32 = 66.0;
const TEXTS: f32 = 72.0;
/// A rung: its square, its pitch, where its words begin, and where those of its criteria do.
const SQUARE: Point = at(6.4, 5.4);
const PITCH: f32 = 7.1;
const RUNG_WORDS: f32 = 8.9;
const CRITERION_WORDS: f32 = 13.2;
/// Thickness of the rule above a block, in points.
const BLOCK_RULE: f32 = 1.2;

impl Flow<'_> {
    pub(super) fn indicator(&self, block: &IndicatorBlock, width: f32) -> Strip {
        let head = self.block_head(block, width);
        let ladder = self.ladder(&block.ladder);
        let mut texts = Vec::new();
        for (place, passage) in block.passages.iter().enumerate() {
            if place > 0 {
                texts.push(Strip::Gap(3.0));
            }
            texts.push(self.passage(passage, width - TEXTS));
        }
        for note in &block.notes {
            texts.push(Strip::Gap(2.0));
            texts.extend(self.lines(&Setting::new(note, Style::Note.metrics(), width - TEXTS)));
        }
        let mut tail = self.blocks(&block.tail, Room::new(width));
        if !tail.is_empty() {
            tail.insert(0, Strip::Gap(2.0));
        }
        let inner = height(&texts).max(ladder.height());
        let long = head.height() + inner + height(&tail) > self.page;
        let mut left = Side::new(0.0, vec![ladder]);
        let mut again = Vec::new();
        if long {
            again.push(self.tags.artifact(|| self.block_head_again(block, width)));
            let elsewhere = self.begun(&block.ladder_elsewhere, block, Style::Note);
            let elsewhere = Setting::new(&elsewhere, Style::Note.metrics(), LADDER);
            left.again = self.tags.artifact(|| self.lines(&elsewhere));
        }
        let columns = vec![left, Side::new(TEXTS, texts)];
        let ends = Strip::Solid { height: 0.0, items: vec![Placed::Ends], keep: false };
        let body = [Strip::Side { columns, whole: false, keep: false }].into_iter().chain(tail).chain([ends]).collect();
        Strip::Headed { head: vec![head], again, body, whole: true }
    }

    /// Words and the page on which the block begins.
    fn begun(&self, words: &str, block: &IndicatorBlock, style: Style) -> Text {
        let metrics = style.metrics();
        Text::default()
            .then_in(format!("{words}\u{a0}"), Some(Face::Regular), Some(metrics.ink))
            .then_run(Run::Page(block.anchor.clone()))
    }

    fn block_head(&self, block: &IndicatorBlock, width: f32) -> Strip {
        let mut items = vec![
            Placed::Begins(Running::Indicator(block.number.clone())),
            Placed::Anchor { y: -3.0, anchor: block.anchor.clone() },
            Placed::Bookmark { y: -3.0, depth: 2, title: block.bookmark.clone() },
            block_rule(width),
        ];
        let title = Text::plain(block.title.as_str());
        let room = FACTS - TITLE - 2.0;
        let mut y = 1.6;
        y += self.tags.within(Role::Heading(2), || {
            self.number(block, 6.6, &mut items);
            self.draw(&Setting::new(&title, Style::H2.metrics(), room), TITLE, y, &mut items)
        });
        y += self.draw(
            &Setting::new(&Text::plain(block.path.as_str()), Style::Note.metrics(), room),
            TITLE,
            y,
            &mut items,
        );
        let facts = self.block_facts(&block.facts, &mut items);
        let badge = self.badge(&block.badge, width, &mut items);
        let bottom = (y + 1.6).max(facts + 1.6).max(badge + 1.6).max(HEAD);
        items.push(hair(bottom, width));
        Strip::Solid { height: bottom + 2.4, items, keep: true }
    }

    fn number(&self, block: &IndicatorBlock, y: f32, items: &mut Vec<Placed>) {
        let metrics = Metrics { size: 15.0, leading: 18.0, ..Style::H2.metrics() };
        let text = Text::plain(block.number.as_str());
        self.draw(&Setting::new(&text, metrics, TITLE), 0.0, y - baseline(&metrics), items);
    }

    /// Up to three facts in a row, the last one as wide as there is room; returns where they end.
    fn block_facts(&self, facts: &[(String, String)], items: &mut Vec<Placed>) -> f32 {
        let mut y = 2.2;
        for row in facts.chunks(3) {
            let places: Vec<(f32, f32)> = (0..row.len())
                .map(|column| {
                    let x = FACTS + FACT * column as f32;
                    (x, if column + 1 == row.len() { BADGE - x - 1.2 } else { FACT - 1.5 })
                })
                .collect();
            let mut below: f32 = y;
            for ((x, room), (label, _)) in places.iter().zip(row) {
                let metrics = Metrics { size: 7.0, leading: 8.6, ..Style::Note.metrics() };
                let label = Text::plain(label.as_str());
                below = below.max(y + self.draw(&Setting::new(&label, metrics, *room), *x, y, items));
            }
            let mut bottom = below;
            for ((x, room), (_, value)) in places.iter().zip(row) {
                let value = Text::plain(value.as_str());
                let setting = Setting::new(&value, Style::BlockValue.metrics(), *room);
                bottom = bottom.max(below + self.draw(&setting, *x, below, items));
            }
            y = bottom + 1.1;
        }
        y - 1.1
    }

    /// The claimed level, large, with its name beside it; returns where it ends.
    fn badge(&self, badge: &Badge, width: f32, items: &mut Vec<Placed>) -> f32 {
        let top = 2.0;
        items.extend(self.level_square(badge.level, at(BADGE, top), BADGE_SIZE, 20.0, Face::Semibold));
        let room = width - BADGE_WORDS;
        let label = Text::plain(badge.label.as_str());
        let name = Text::plain(badge.name.as_str());
        let (small, strong) =
            (Metrics { size: 7.0, leading: 8.6, ..Style::Note.metrics() }, Style::BlockValue.metrics());
        let mut words = Vec::new();
        let mut height = self.draw(&Setting::new(&label, small, room), BADGE_WORDS, 0.0, &mut words) + 0.5;
        height += self.draw(&Setting::new(&name, strong, room), BADGE_WORDS, height, &mut words);
        let start = top + ((BADGE_SIZE.y - height) / 2.0).max(0.0);
        items.extend(words.into_iter().map(|mut placed| {
            placed.shift(0.0, start);
            placed
        }));
        (start + height).max(top + BADGE_SIZE.y)
    }

    fn block_head_again(&self, block: &IndicatorBlock, width: f32) -> Strip {
        let mut items = vec![block_rule(width)];
        self.number(block, 6.6, &mut items);
        let title = Text::plain(format!("{}\u{2002}", block.title));
        let metrics = Style::Small.metrics();
        let begun = self.begun(&block.continued, block, Style::Note);
        let room = width - TITLE - SMALL_BADGE.x - 3.0;
        let named = Setting::new(&title, Style::H2.metrics(), room);
        let one_line = self.natural_width(&title, Style::H2.metrics()) + self.natural_width(&begun, metrics) < room;
        let line = self.draw(&named, TITLE, 2.4, &mut items);
        let (x, y) = if one_line {
            let x = TITLE + self.natural_width(&title, Style::H2.metrics());
            (x, 2.4 + baseline(&Style::H2.metrics()) - baseline(&metrics))
        } else {
            (TITLE, 2.4 + line)
        };
        let grey = Metrics { ink: Ink::Muted, ..metrics };
        let end = y + self.draw(&Setting::new(&begun, grey, width - SMALL_BADGE.x - 3.0 - x), x, y, &mut items);
        let badge = at(width - SMALL_BADGE.x, 2.0);
        items.extend(self.level_square(block.badge.level, badge, SMALL_BADGE, 11.5, Face::Semibold));
        let bottom = (end + 1.4).max(10.7);
        items.push(hair(bottom, width));
        Strip::Solid { height: bottom + 2.4, items, keep: true }
    }

    fn passage(&self, passage: &Passage, width: f32) -> Strip {
        let title = |text: &str| self.heading(3, &Setting::new(&Text::plain(text), Style::H3.metrics(), width));
        Strip::Headed {
            head: title(&passage.title),
            again: self.tags.artifact(|| title(&passage.title_again)),
            body: self.lines(&Setting::new(&passage.text, Style::Narrative.metrics(), width)).into(),
            whole: false,
        }
    }

    /// Squares on a spine, highest level on top, with criteria below their level.
    fn ladder(&self, rungs: &[Rung]) -> Strip {
        let mut items = Vec::new();
        let mut squares = Vec::new();
        let mut y = 0.0;
        for rung in rungs {
            squares.push(y);
            y += self.rung_words(rung, y, &mut items).max(PITCH);
        }
        let spine = match (squares.first(), squares.last()) {
            (Some(first), Some(last)) if rungs.len() > 1 => {
                let (x, half) = (SQUARE.x / 2.0, SQUARE.y / 2.0);
                vec![Placed::Item(Item::stroke(at(x, first + half), at(x, last + half), Edge::points(0.6, FRAME)))]
            }
            _ => Vec::new(),
        };
        let mut out = spine;
        for (rung, top) in rungs.iter().zip(&squares) {
            self.rung_square(rung, *top, &mut out);
        }
        out.append(&mut items);
        Strip::Solid { height: y, items: out, keep: false }
    }

    fn rung_square(&self, rung: &Rung, top: f32, out: &mut Vec<Placed>) {
        let min = at(0.0, top);
        let max = at(SQUARE.x, top + SQUARE.y);
        if rung.state == RungState::Open {
            let edge = Some(Edge { width: 0.25, colour: FRAME, dash: None });
            out.push(Placed::Item(Item::Rect { min, max, fill: Some(rgb(Ink::Surface)), edge }));
            let metrics = Metrics { size: 8.5, leading: 10.0, ink: Ink::Muted, ..Style::Small.metrics() };
            let text = Text::plain(rung.level.to_string());
            let y = top + (SQUARE.y - metrics.leading * POINT) / 2.0;
            self.draw(&Setting::new(&text, metrics, SQUARE.x).center(), 0.0, y, out);
            return;
        }
        out.extend(self.level_square(Some(rung.level), min, SQUARE, 8.5, Face::Semibold));
        if rung.state == RungState::Claimed {
            let (min, max) = (at(min.x - 0.5, min.y - 0.5), at(max.x + 0.5, max.y + 0.5));
            let edge = Some(Edge::points(0.9, rgb(Ink::Text)));
            out.push(Placed::Item(Item::Rect { min, max, fill: None, edge }));
        }
    }

    /// Name, remark and criteria of a rung; returns the height they take.
    fn rung_words(&self, rung: &Rung, top: f32, items: &mut Vec<Placed>) -> f32 {
        let metrics = Style::BlockValue.metrics();
        let mut name = Text::plain(rung.name.as_str());
        if let Some(state) = rung.mark {
            name = name.then("\u{2002}").then_mark(criterion_mark(state));
        }
        if !rung.remark.is_empty() {
            name = name.then(" ").then_grey(rung.remark.as_str());
        }
        let start = top + (SQUARE.y - metrics.leading * POINT) / 2.0;
        let mut y = start + self.draw(&Setting::new(&name, metrics, LADDER - RUNG_WORDS), RUNG_WORDS, start, items);
        if rung.criteria.is_empty() {
            return y - top;
        }
        y += 0.9;
        let metrics = Style::Criterion.metrics();
        for criterion in &rung.criteria {
            items.extend(self.mark(criterion_mark(criterion.state), RUNG_WORDS, y + baseline(&metrics), &metrics));
            y +=
                self.draw(&Setting::new(&criterion.text, metrics, LADDER - CRITERION_WORDS), CRITERION_WORDS, y, items)
                    + 0.5;
        }
        y + 1.8 - top
    }
}

fn block_rule(width: f32) -> Placed {
    Placed::Item(Item::stroke(at(0.0, 0.0), at(width, 0.0), Edge::points(BLOCK_RULE, rgb(Ink::Text))))
}

fn hair(y: f32, width: f32) -> Placed {
    Placed::Item(Item::stroke(at(0.0, y), at(width, y), Edge::points(0.4, rgb(Ink::Hair))))
}
