//! Blocks in the dress most parts need.

use crate::{
    chart::{Align, Drawing, Ink},
    report::model::{Block, Caption, Figure, LEAD_WIDTH, Label, Paragraph, Style, Text},
};

/// The first sentence of a part.
pub(super) fn lead(text: impl Into<Text>) -> Block {
    narrow(Style::Lead, text)
}

/// Running text that is not wider than a lead sentence.
pub(super) fn narrow(style: Style, text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { width: Some(LEAD_WIDTH), ..paragraph(style, text) })
}

/// Text on the right edge.
pub(super) fn right(style: Style, text: impl Into<Text>) -> Block {
    Block::Paragraph(Paragraph { align: Align::Right, ..paragraph(style, text) })
}

/// Text of at most so many lines, for the one-page summary.
pub(super) fn limited(style: Style, text: impl Into<Text>, lines: usize) -> Block {
    Block::Paragraph(Paragraph { max_lines: Some(lines), ..paragraph(style, text) })
}

/// A drawing over the whole width with its caption below.
pub(super) fn figure(drawing: Drawing, key: &'static str, title: String, text: impl Into<Text>) -> Block {
    let caption = Caption { label: Label::Figure, key, title, text: text.into() };
    Block::Figure(Figure { drawing, caption, indent: 0.0, beside: None, legend: Vec::new(), pages: false })
}

/// The caption of a table.
pub(super) fn table_caption(key: &'static str, title: &str, text: impl Into<Text>) -> Caption {
    Caption { label: Label::Table, key, title: title.to_owned(), text: text.into() }
}

/// The thin rule over a card.
pub(super) const HAIR_RULE: Block = Block::Rule { points: 0.4, ink: Ink::Faint };

/// The dark rule over a box.
pub(super) const HEAD_RULE: Block = Block::Rule { points: 0.8, ink: Ink::Text };

fn paragraph(style: Style, text: impl Into<Text>) -> Paragraph {
    Paragraph { style, text: text.into(), align: Align::Left, width: None, max_lines: None }
}
