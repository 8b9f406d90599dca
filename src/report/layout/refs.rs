//! What texts refer to: numbers of parts, figures and tables, and the pages they stand on.

use std::{cell::Cell, collections::BTreeMap};

use crate::{
    report::model::{Anchor, Block, Body, Caption, Document, Formula, Label, Numbering, PartId, Run, Term, Text},
    t,
    words::Words,
};

/// A line of the contents.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub anchor: Anchor,
    pub number: String,
    pub title: String,
}

/// Everything that can be referred to.
#[derive(Debug)]
pub(super) struct Refs {
    /// The language of the document.
    pub words: Words,
    /// Numbers as they are printed: `7`, `Gambar 3`.
    pub numbers: BTreeMap<Anchor, String>,
    /// Parts that stand in the contents.
    pub parts: Vec<Listed>,
    /// Figures and tables.
    pub captions: Vec<(Label, Listed)>,
    /// Pages from 1, as the pass before found them.
    pub pages: BTreeMap<Anchor, usize>,
    /// True once somebody asked for a page.
    pub asked: Cell<bool>,
}

impl Refs {
    /// Counts parts, figures and tables.
    pub(super) fn of(document: &Document) -> Self {
        let mut refs = Self {
            words: document.words,
            numbers: BTreeMap::new(),
            parts: Vec::new(),
            captions: Vec::new(),
            pages: BTreeMap::new(),
            asked: Cell::new(false),
        };
        let (mut numbered, mut lettered) = (0_u32, 0_u8);
        for part in &document.parts {
            let number = match part.numbering {
                Numbering::None => String::new(),
                Numbering::Number => {
                    numbered += 1;
                    numbered.to_string()
                }
                Numbering::Letter => {
                    lettered += 1;
                    char::from(b'A' + (lettered - 1) % 26).to_string()
                }
            };
            let anchor = Anchor::Part(part.id);
            refs.numbers.insert(anchor.clone(), number.clone());
            if !matches!(part.id, PartId::Cover | PartId::Contents) {
                refs.parts.push(Listed { anchor, number, title: part.title.clone() });
            }
            match &part.body {
                Body::Cover(_) => {}
                Body::Pages(blocks) => refs.count(blocks),
                // Every version has the same figures and tables.
                Body::OnePage(versions) => versions.iter().take(1).for_each(|blocks| refs.count(blocks)),
                Body::Sheets(sheets) => sheets.iter().for_each(|sheet| {
                    refs.count(&sheet.blocks);
                    refs.count(&sheet.foot);
                }),
            }
        }
        refs
    }

    /// The page of an anchor, as text.
    pub(super) fn page(&self, anchor: &Anchor) -> String {
        self.asked.set(true);
        self.pages.get(anchor).map_or_else(|| "00".to_owned(), usize::to_string)
    }

    /// The printed number of a part, figure or table.
    pub(super) fn number(&self, anchor: &Anchor) -> &str {
        self.numbers.get(anchor).map_or("", String::as_str)
    }

    /// A text as it is read out, without its marks.
    pub(super) fn said(&self, text: &Text) -> String {
        let said = |run: &Run| match run {
            Run::Words { text, .. } => text.clone(),
            Run::Number(anchor) => self.number(anchor).to_owned(),
            Run::Page(anchor) => self.page(anchor),
            Run::Mark(_) | Run::Dots(_) | Run::Space(_) => " ".to_owned(),
        };
        text.runs.iter().map(said).collect()
    }

    /// A formula in one line: `Σ (bobot × nilai) / Σ bobot`.
    pub(super) fn formula(&self, formula: &Formula) -> String {
        let bracketed = |text: &Text| {
            let said = self.said(text);
            if said.trim().contains(' ') { format!("({})", said.trim()) } else { said }
        };
        let term = |term: &Term| match term {
            Term::Text(text) => self.said(text).trim().to_owned(),
            Term::Fraction(above, below) => format!("{} / {}", bracketed(above), bracketed(below)),
        };
        formula.terms.iter().map(term).collect::<Vec<_>>().join(" ")
    }

    fn count(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Figure(figure) => {
                    self.caption(&figure.caption);
                    self.count(&figure.legend);
                }
                Block::Table(table) => {
                    if let Some(caption) = &table.caption {
                        self.caption(caption);
                    }
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.count(&cell.blocks);
                    }
                }
                Block::Columns(columns) => columns.columns.iter().for_each(|(_, blocks)| self.count(blocks)),
                Block::Together(blocks) | Block::Barred { blocks, .. } => self.count(blocks),
                Block::Indicator(indicator) => self.count(&indicator.evidence),
                _ => {}
            }
        }
    }

    fn caption(&mut self, caption: &Caption) {
        let place = self.captions.iter().filter(|(label, _)| *label == caption.label).count() + 1;
        let number = match caption.label {
            Label::Figure => t!(self.words, report.label.figure, number = place),
            Label::Table => t!(self.words, report.label.table, number = place),
        };
        let anchor = Anchor::Caption(caption.key);
        self.numbers.insert(anchor.clone(), number.clone());
        self.captions.push((caption.label, Listed { anchor, number, title: caption.title.clone() }));
    }
}
