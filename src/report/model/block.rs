//! Blocks: what a part is made of, from top to bottom.

use std::sync::Arc;

use super::{Anchor, IndicatorBlock, Style, Table, Text};
use crate::{
    chart::{Align, Drawing, Ink},
    report::Raster,
};

/// One thing after another, from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; stays with what follows.
    Heading(Heading),
    /// Text.
    Paragraph(Paragraph),
    /// Text of a table cell; takes style and weight from its table and row.
    CellText(Text),
    /// Empty height. Vanishes at the top and at the end of a page.
    Gap(f32),
    /// Empty height that takes its share of what is free on a [`super::Body::OnePage`], up to `max`; where the
    /// page is too full it gives some of its own. On other pages it is `max` high, or `min` where that saves a page.
    Stretch {
        /// Height where nothing is free.
        min: f32,
        /// Largest height.
        max: f32,
    },
    /// Dotted lines for handwriting, as many as there is room for on a [`super::Sheet`].
    Ruled {
        /// Fewest of them.
        least: usize,
        /// Most of them.
        most: usize,
    },
    /// A rule over the whole width.
    Rule {
        /// Thickness in points.
        points: f32,
        /// Colour.
        ink: Ink,
    },
    /// A drawing with its caption below; never split.
    Figure(Figure),
    /// A drawing without caption; never split.
    Drawing(Drawing),
    /// A table.
    Table(Table),
    /// Blocks beside each other.
    Columns(Columns),
    /// Blocks that stay on one page where a page can hold them.
    Together(Vec<Self>),
    /// Blocks behind an upright rule, which stay on one page.
    Barred {
        /// Thickness of the rule in points.
        points: f32,
        /// Its colour.
        ink: Ink,
        /// What stands behind it.
        blocks: Vec<Self>,
    },
    /// Key facts in a row, each behind a thin upright rule.
    Facts(Vec<Fact>),
    /// A statement behind an upright rule, with who made it.
    Quote {
        /// What was said.
        text: Text,
        /// Who said it.
        source: Text,
    },
    /// A box for a signature.
    Signature(Signature),
    /// A formula with fractions.
    Formula(Formula),
    /// The block of one indicator.
    Indicator(Box<IndicatorBlock>),
    /// A bookmark below that of the part, at the next block: depth 1 or 2.
    Bookmark {
        /// 1 under the part, 2 under the last bookmark of depth 1.
        depth: u8,
        /// Its text.
        title: String,
        /// Name of the place for links.
        anchor: Anchor,
    },
    /// The place of an anchor, at the next block.
    Anchor(Anchor),
    /// A list of the contents, filled in by the layout.
    Contents(Contents),
}

/// A heading inside a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// [`Style::H2`] or [`Style::H3`]; [`Style::H1`] for the title of a sheet.
    pub style: Style,
    /// Its text.
    pub text: Text,
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Style.
    pub style: Style,
    /// Text; line feeds begin new lines, empty lines leave half a line free.
    pub text: Text,
    /// Where its lines stand.
    pub align: Align,
    /// Widest line; the room there is where nothing is said.
    pub width: Option<f32>,
    /// Most lines; what is longer is cut at a word and ends in an ellipsis. Only on the one-page summary.
    pub max_lines: Option<usize>,
}

/// A drawing with its caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The drawing, made for print.
    pub drawing: Drawing,
    /// The caption below it.
    pub caption: Caption,
    /// Moved in from the left.
    pub indent: f32,
    /// The caption stands beside the drawing from here to the right edge instead of below; the distance from the left.
    pub beside: Option<f32>,
    /// Lines above a caption that stands beside (a legend).
    pub legend: Vec<Block>,
    /// Each place that leads to an indicator says on which page that stands.
    pub pages: bool,
}

/// What a caption names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// `Gambar n`
    Figure,
    /// `Tabel n`
    Table,
}

/// `Gambar 3. Judul.` and a sentence that says what it means. The number is counted by the layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// Figure or table.
    pub label: Label,
    /// Key for references; unique in a report.
    pub key: &'static str,
    /// Title without full stop; stands in the lists of figures and tables.
    pub title: String,
    /// What it means.
    pub text: Text,
}

/// Blocks beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Columns with their widths, left to right.
    pub columns: Vec<(f32, Vec<Block>)>,
    /// Room between them.
    pub gutter: f32,
}

/// A key fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Label, given in capitals.
    pub label: String,
    /// Value.
    pub value: Text,
}

/// A box for a signature, 28 high, with office above and name below.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signature {
    /// What the person does, in capitals: `DISUSUN OLEH`.
    pub label: String,
    /// Office (jabatan).
    pub office: String,
    /// `selaku …`
    pub capacity: String,
    /// Lines in the middle of the box.
    pub hint: Vec<String>,
    /// Anchor character for electronic signatures at the lower left.
    pub anchor: Option<char>,
    /// Name; a dotted line where there is none.
    pub name: String,
    /// Lines under the name: rank, employee number.
    pub lines: Vec<String>,
}

/// Terms one after another on a common axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Formula {
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A term of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// Text on the axis.
    Text(Text),
    /// A fraction.
    Fraction(Text, Text),
}

/// Which list of the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Parts with dotted lines and page numbers.
    Parts,
    /// Figures or tables.
    Captions(Label),
}

/// The cover.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cover {
    /// The institution's logo.
    pub logo: Option<Logo>,
    /// Institution.
    pub institution: String,
    /// Unit in charge and address lines below it.
    pub lines: Vec<String>,
    /// `DRAF` or `FINAL`.
    pub stamp: String,
    /// True for FINAL: the stamp is filled.
    pub is_final: bool,
    /// Line under the stamp: revision and status.
    pub stamp_note: String,
    /// Title of the report.
    pub title: String,
    /// What is measured, in grey.
    pub subtitle: String,
    /// Year line.
    pub year: String,
    /// Bars of the indicators, made for print; its sentence stands below.
    pub bars: Drawing,
    /// Rows at the foot: label and value.
    pub rows: Vec<(String, Text)>,
}

/// A picture of the institution.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Its points.
    pub raster: Arc<Raster>,
    /// What is said to who does not see it.
    pub alt: String,
}

impl Block {
    /// A heading of the second order.
    pub fn h2(text: impl Into<Text>) -> Self {
        Self::Heading(Heading { style: Style::H2, text: text.into() })
    }

    /// A small heading.
    pub fn h3(text: impl Into<Text>) -> Self {
        Self::Heading(Heading { style: Style::H3, text: text.into() })
    }

    /// The title of a sheet.
    pub fn h1(text: impl Into<Text>) -> Self {
        Self::Heading(Heading { style: Style::H1, text: text.into() })
    }

    /// A paragraph over the room there is.
    pub fn text(style: Style, text: impl Into<Text>) -> Self {
        Self::Paragraph(Paragraph { style, text: text.into(), align: Align::Left, width: None, max_lines: None })
    }
}
