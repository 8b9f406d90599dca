//! Blocks become strips.

use super::{
    inline::Setting,
    page::{Edge, Item},
    refs::Refs,
    strip::{Placed, Side, Strip, flatten, height},
    tagger::Tagger,
};
use crate::{
    chart::{Align, Ink, at},
    report::{
        model::{Block, Caption, Columns, Fact, Figure, Formula, LEAD_WIDTH, Paragraph, Signature, Style, Term, Text},
        palette::{FRAME, rgb},
        structure::Role,
        text::{POINT, Typesetter},
    },
    t,
};

/// Distance of a caption from its figure or table.
const CAPTION_GAP: f32 = 1.6;
/// Distance of lines for handwriting.
const RULED: f32 = 7.4;
/// From an upright rule to what stands behind it, the rule included.
const BAR_INSET: f32 = 3.6;
/// Box for a signature.
const SIGN_HEIGHT: f32 = 28.0;

/// What turns blocks into strips.
pub(super) struct Flow<'a> {
    pub typesetter: &'a Typesetter,
    pub refs: &'a Refs,
    /// What the things that are made belong to.
    pub tags: &'a Tagger,
    /// Height of an empty page.
    pub page: f32,
    /// Lines by which limited texts are shorter than their limit, so that a one-page part stays on its page.
    pub squeeze: usize,
}

/// The room blocks stand in, and how text of cells looks there.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub width: f32,
    pub style: Style,
    pub strong: bool,
    pub align: Align,
}

impl Room {
    pub(super) fn new(width: f32) -> Self {
        Self { width, style: Style::Table, strong: false, align: Align::Left }
    }
}

impl Flow<'_> {
    /// Strips of blocks below each other.
    pub(super) fn blocks(&self, blocks: &[Block], room: Room) -> Vec<Strip> {
        let mut out = Vec::new();
        let mut headed = false;
        for block in blocks {
            let mut strips = self.block(block, room);
            if headed && !matches!(block, Block::Gap(_)) {
                // A heading keeps three lines with it.
                let lines = strips.iter().take_while(|strip| matches!(strip, Strip::Solid { .. })).count();
                for strip in strips.iter_mut().take(lines.saturating_sub(1).min(2)) {
                    strip.set_keep(true);
                }
            }
            headed = match block {
                Block::Heading(_) => true,
                Block::Gap(_) => headed,
                _ => false,
            };
            out.append(&mut strips);
        }
        out
    }

    fn block(&self, block: &Block, room: Room) -> Vec<Strip> {
        let width = room.width;
        match block {
            Block::Heading(heading) => {
                let level = match heading.style {
                    Style::H1 => 1,
                    Style::H2 => 2,
                    _ => 3,
                };
                self.heading(level, &Setting::new(&heading.text, heading.style.metrics(), width))
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph, width),
            Block::CellText(text) => self.lines(&Setting {
                strong: room.strong,
                align: room.align,
                ..Setting::new(text, room.style.metrics(), width)
            }),
            Block::Gap(height) => vec![Strip::Gap(*height)],
            Block::Stretch { min, max } => vec![Strip::Stretch { min: *min, max: *max }],
            Block::Ruled { least, most } => self.ruled(most.saturating_sub(self.squeeze).max(*least), width),
            Block::Rule { points, ink } => {
                let line = Item::stroke(at(0.0, 0.0), at(width, 0.0), Edge::points(*points, rgb(*ink)));
                vec![Strip::Solid { height: 0.0, items: vec![Placed::Item(line)], keep: true }]
            }
            Block::Figure(figure) => vec![self.tags.within(Role::Group, || self.figure(figure, width))],
            Block::Drawing(drawing) => {
                let left = match room.align {
                    Align::Left => 0.0,
                    Align::Center => (width - drawing.width) / 2.0,
                    Align::Right => width - drawing.width,
                };
                let items = self.drawing(drawing, left, 0.0, false);
                vec![Strip::Solid { height: drawing.height, items, keep: false }]
            }
            Block::Table(table) => self.table(table, width),
            Block::Columns(columns) => vec![self.columns(columns)],
            Block::Together(blocks) => vec![Strip::Headed {
                head: Vec::new(),
                again: Vec::new(),
                body: self.blocks(blocks, room).into(),
                whole: true,
            }],
            Block::Barred { points, ink, blocks } => {
                let inside = self.blocks(blocks, Room { width: width - BAR_INSET, ..room });
                let total = height(&inside);
                let mut items = Vec::new();
                flatten(inside, BAR_INSET, 0.0, &mut items);
                let edge = Edge::points(*points, rgb(*ink));
                let x = edge.width / 2.0;
                items.push(Placed::Item(Item::stroke(at(x, 0.0), at(x, total), edge)));
                vec![Strip::Solid { height: total, items, keep: false }]
            }
            Block::Facts(facts) => vec![self.tags.within(Role::List, || self.facts(facts, width))],
            Block::Quote { text, source } => vec![self.tags.within(Role::Quote, || self.quote(text, source, width))],
            Block::Signature(signature) => vec![self.tags.within(Role::Group, || self.signature(signature, width))],
            Block::Formula(formula) => vec![self.formula(formula)],
            Block::Indicator(indicator) => {
                vec![self.tags.within(Role::Section, || self.indicator(indicator, width))]
            }
            Block::Bookmark { depth, title, anchor } => {
                let items = vec![
                    Placed::Anchor { y: 0.0, anchor: anchor.clone() },
                    Placed::Bookmark { y: 0.0, depth: *depth, title: title.clone() },
                ];
                vec![Strip::Solid { height: 0.0, items, keep: true }]
            }
            Block::Anchor(anchor) => {
                let items = vec![Placed::Anchor { y: 0.0, anchor: anchor.clone() }];
                vec![Strip::Solid { height: 0.0, items, keep: true }]
            }
            Block::Contents(contents) => self.contents(*contents, width),
        }
    }

    /// A heading: 1 is the title of a part.
    pub(super) fn heading(&self, level: u8, setting: &Setting<'_>) -> Vec<Strip> {
        let mut strips = self.tags.within(Role::Heading(level), || self.lines(setting));
        strips.iter_mut().for_each(|strip| strip.set_keep(true));
        strips
    }

    /// Dotted lines for handwriting.
    fn ruled(&self, lines: usize, width: f32) -> Vec<Strip> {
        let line = || Placed::Item(super::inline::dots(0.0, width, RULED));
        (0..lines).map(|_| Strip::Solid { height: RULED, items: vec![line()], keep: false }).collect()
    }

    fn paragraph(&self, paragraph: &Paragraph, width: f32) -> Vec<Strip> {
        let most = match paragraph.style {
            Style::Lead => width.min(LEAD_WIDTH),
            _ => width,
        };
        let width = paragraph.width.map_or(most, |width| width.min(most));
        self.lines(&Setting {
            align: paragraph.align,
            hanging: paragraph.style == Style::Narrative,
            max_lines: paragraph.max_lines.map(|most| most.saturating_sub(self.squeeze).max(1)),
            ..Setting::new(&paragraph.text, paragraph.style.metrics(), width)
        })
    }

    fn columns(&self, columns: &Columns) -> Strip {
        let mut x = 0.0;
        let mut sides = Vec::new();
        for (width, blocks) in &columns.columns {
            sides.push(Side::new(x, self.blocks(blocks, Room::new(*width))));
            x += width + columns.gutter;
        }
        Strip::Side { columns: sides, whole: true, keep: false }
    }

    /// `**Tabel 3. Judul.** kalimat`, or its title with `(lanjutan)`.
    pub(super) fn caption(&self, caption: &Caption, again: bool, width: f32) -> Vec<Strip> {
        let anchor = crate::report::model::Anchor::Caption(caption.key);
        let number = self.refs.number(&anchor).replace(' ', "\u{a0}");
        let title = t!(self.refs.words, report.caption, number = number, title = caption.title);
        let mut text = Text::strong(title);
        if again {
            text = text.then(" ").then_grey(t!(self.refs.words, report.again));
        } else if !caption.text.is_empty() || !caption.text.runs.is_empty() {
            text = text.then("\u{2002}");
            text.runs.extend(caption.text.runs.iter().cloned());
        }
        let setting = Setting::new(&text, Style::Caption.metrics(), width);
        let mut strips = self.tags.within(Role::Caption, || self.lines(&setting));
        strips.iter_mut().for_each(|strip| strip.set_keep(true));
        if let (false, Some(Strip::Solid { items, .. })) = (again, strips.first_mut()) {
            items.push(Placed::Anchor { y: 0.0, anchor });
        }
        strips
    }

    fn figure(&self, figure: &Figure, width: f32) -> Strip {
        let mut items = self.drawing(&figure.drawing, figure.indent, 0.0, true);
        if figure.pages {
            self.spot_pages(&figure.drawing, figure.indent, &mut items);
        }
        let mut total = figure.drawing.height;
        if let Some(beside) = figure.beside {
            let width = width - beside;
            let mut strips = self.blocks(&figure.legend, Room::new(width));
            strips.extend(self.caption(&figure.caption, false, width));
            let height = height(&strips);
            total = total.max(height);
            flatten(strips, beside, (total - height) / 2.0, &mut items);
        } else {
            let mut strips = self.caption(&figure.caption, false, width);
            strips.insert(0, Strip::Gap(CAPTION_GAP));
            strips.splice(0..0, self.blocks(&figure.legend, Room::new(width)));
            let height = height(&strips);
            flatten(strips, 0.0, total, &mut items);
            total += height;
        }
        Strip::Solid { height: total, items, keep: false }
    }

    /// Facts take their own widths and share what is left; where they do not fit they get equal shares.
    fn facts(&self, facts: &[Fact], width: f32) -> Strip {
        let (label, value) = (Style::Label.metrics(), Style::FactValue.metrics());
        let (inset, gap) = (2.8, 4.0);
        let natural: Vec<f32> = facts
            .iter()
            .map(|fact| {
                let widths = [
                    self.natural_width(&Text::plain(fact.label.as_str()), label),
                    self.natural_width(&fact.value, value),
                ];
                widths[0].max(widths[1]) + inset + gap
            })
            .collect();
        let spare = width - natural.iter().sum::<f32>() + gap;
        let count = facts.len().max(1) as f32;
        let mut items = Vec::new();
        let (mut x, mut total): (f32, f32) = (0.0, 0.0);
        let mut lefts = Vec::new();
        for (fact, natural) in facts.iter().zip(natural) {
            let share = if spare >= 0.0 { natural + spare / count } else { width / count };
            let room = share - inset - gap / 2.0;
            let named = Text::plain(fact.label.as_str());
            total = total.max(self.tags.within(Role::Item, || {
                let (label, value) = (Setting::new(&named, label, room), Setting::new(&fact.value, value, room));
                let top = self.tags.within(Role::Label, || self.draw(&label, x + inset, 0.0, &mut items));
                top + self.tags.within(Role::Body, || self.draw(&value, x + inset, top, &mut items))
            }));
            lefts.push(x);
            x += share;
        }
        for x in lefts {
            let edge = Edge::points(0.8, rgb(Ink::Text));
            items.push(Placed::Item(Item::stroke(at(x, 0.0), at(x, total), edge)));
        }
        Strip::Solid { height: total, items, keep: false }
    }

    fn quote(&self, text: &Text, source: &Text, width: f32) -> Strip {
        let inset = 4.2;
        let room = width.min(LEAD_WIDTH) - inset;
        let mut items = Vec::new();
        let mut y = self.draw(&Setting::new(text, Style::Quote.metrics(), room), inset, 0.0, &mut items);
        y += 0.6;
        y += self.draw(&Setting::new(source, Style::Note.metrics(), room), inset, y, &mut items);
        let edge = Edge::points(0.8, rgb(Ink::Text));
        items.push(Placed::Item(Item::stroke(at(0.0, 0.0), at(0.0, y), edge)));
        Strip::Solid { height: y, items, keep: false }
    }

    fn signature(&self, signature: &Signature, width: f32) -> Strip {
        let mut items = Vec::new();
        let rule = Edge::points(0.8, rgb(Ink::Text));
        items.push(Placed::Item(Item::stroke(at(0.0, 0.0), at(width, 0.0), rule)));
        let mut y = 2.0;
        let put = |text: Text, style: Style, y: &mut f32, items: &mut Vec<Placed>| {
            *y += self.draw(&Setting::new(&text, style.metrics(), width), 0.0, *y, items);
        };
        put(Text::plain(signature.label.as_str()), Style::Label, &mut y, &mut items);
        put(Text::strong(signature.office.as_str()), Style::Small, &mut y, &mut items);
        put(Text::plain(signature.capacity.as_str()), Style::Note, &mut y, &mut items);
        y += 3.0;
        self.sign_box(signature, width, y, &mut items);
        y += SIGN_HEIGHT + 2.0;
        if signature.name.trim().is_empty() {
            let dotted = super::inline::dots(0.0, width * 0.7, y + 3.4);
            items.push(Placed::Item(dotted));
            y += Style::Small.metrics().leading * POINT;
        } else {
            put(Text::strong(signature.name.as_str()), Style::Small, &mut y, &mut items);
        }
        for line in &signature.lines {
            put(Text::plain(line.as_str()), Style::Note, &mut y, &mut items);
        }
        Strip::Solid { height: y, items, keep: false }
    }

    /// Four corners with words in the middle: the free place for a signature.
    fn sign_box(&self, signature: &Signature, width: f32, y: f32, items: &mut Vec<Placed>) {
        let edge = Edge { width: 0.2, colour: FRAME, dash: None };
        let bottom = y + SIGN_HEIGHT;
        for (x, corner, dx, dy) in
            [(0.0, y, 3.0, 3.0), (width, y, -3.0, 3.0), (0.0, bottom, 3.0, -3.0), (width, bottom, -3.0, -3.0)]
        {
            let points = vec![at(x + dx, corner), at(x, corner), at(x, corner + dy)];
            items.push(Placed::Item(Item::Line { points, closed: false, edge }));
        }
        let (min, max) = (at(0.0, y), at(width, bottom));
        let (label, anchored) = (signature.label.clone(), signature.anchor.is_some());
        items.push(Placed::Sign { min, max, label, anchored });
        let hint = Text::default().then_in(signature.hint.join("\n"), None, Some(Ink::Faint));
        let lines = signature.hint.len() as f32 * Style::Note.metrics().leading * POINT;
        let middle = y + (SIGN_HEIGHT - lines) / 2.0;
        self.draw(&Setting::new(&hint, Style::Note.metrics(), width).center(), 0.0, middle, items);
        if let Some(anchor) = signature.anchor {
            let text = Text::default().then_in(anchor.to_string(), None, Some(Ink::Faint));
            self.draw(&Setting::new(&text, Style::Note.metrics(), width), 1.2, bottom - 4.2, items);
        }
    }

    fn formula(&self, formula: &Formula) -> Strip {
        self.tags.described(Role::Formula, self.refs.formula(formula), || self.drawn_formula(formula))
    }

    fn drawn_formula(&self, formula: &Formula) -> Strip {
        let metrics = Style::Formula.metrics();
        let line = metrics.leading * POINT;
        let (pad, rule) = (0.5, 0.25);
        let axis = line + pad;
        let mut items = Vec::new();
        let mut x = 0.0;
        for term in &formula.terms {
            match term {
                Term::Text(text) => {
                    let width = self.natural_width(text, metrics);
                    self.draw(&Setting::new(text, metrics, width), x, axis - line / 2.0, &mut items);
                    x += width;
                }
                Term::Fraction(above, below) => {
                    let inner = self.natural_width(above, metrics).max(self.natural_width(below, metrics));
                    let width = inner + 2.0;
                    self.draw(&Setting::new(above, metrics, width).center(), x, 0.0, &mut items);
                    let edge = Edge { width: rule, colour: rgb(Ink::Text), dash: None };
                    items.push(Placed::Item(Item::stroke(at(x, axis), at(x + width, axis), edge)));
                    self.draw(&Setting::new(below, metrics, width).center(), x, axis + pad, &mut items);
                    x += width;
                }
            }
            x += 1.6;
        }
        Strip::Solid { height: 2.0 * (line + pad), items, keep: false }
    }
}
