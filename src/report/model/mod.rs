//! The report as a document: parts made of blocks, before anybody knows where pages end.
//!
//! `content` fills it, `layout` breaks it into pages, `pdf` draws them. All lengths are millimetres unless a
//! name says points. Numbers of parts, figures and tables, page numbers and the contents are filled in by the
//! layout; the model names what it means with an [`Anchor`].

mod block;
mod indicator;
mod style;
mod table;
mod text;

pub use block::{
    Block, Caption, Columns, Contents, Cover, Fact, Figure, Formula, Heading, Label, Logo, Paragraph, Signature, Term,
};
pub use indicator::{Badge, IndicatorBlock, Passage, Rung, RungCriterion, RungState, criterion_mark};
pub use style::{BODY_WIDTH, Face, LEAD_WIDTH, Metrics, Style};
pub use table::{Cell, Column, Row, RowKind, Table, Width};
pub use text::{Mark, Run, Text, keep_together};

use super::Hollow;
use crate::words::Words;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its language, for what the layout writes: numbers of figures and pages, continued tables.
    pub words: Words,
    /// What stands at the edges of every page.
    pub furniture: Furniture,
    /// Parts in order.
    pub parts: Vec<Part>,
    /// What the file says about itself.
    pub properties: Properties,
    /// Why there is nothing in it, where what it would be about is not there.
    pub hollow: Option<Hollow>,
}

/// What stands at the edges of every page but the cover.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// Head line, left, in grey: name of the report and year.
    pub name: String,
    /// Behind it, emphasised: the institution. Cut with an ellipsis where the line is full.
    pub institution: String,
    /// Foot line, left: number of the document.
    pub number: String,
    /// Below it, on a final report: what it is, its version and the day of its data.
    pub status: Option<String>,
    /// Foot line, middle: start of the fingerprint.
    pub fingerprint: String,
    /// Along the right edge of a draft.
    pub side_note: Option<String>,
}

/// What the file says about itself. Nothing in it is taken from the machine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title shown in the viewer's window.
    pub title: String,
    /// The institution.
    pub author: String,
    /// Framework, status and fingerprint.
    pub subject: String,
    /// Words to find it by.
    pub keywords: String,
    /// Program and version.
    pub creator: String,
    /// Revision of the draft it was made of.
    pub revision: u64,
    /// Moment of the data; stands for the file's own dates.
    pub moment: Option<jiff::Timestamp>,
    /// SHA-256 of the data, 64 hexadecimal digits; the file's id is made of it.
    pub fingerprint: String,
    /// The choices it was made with, see [`crate::report::Input::rendition`].
    pub rendition: String,
    /// What the attached draft is, where there is one.
    pub attached: String,
    /// The language, as PDF names it: `id-ID`.
    pub language: &'static str,
}

/// The parts a report can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartId {
    /// Sampul.
    Cover,
    /// Lembar pengesahan.
    SignOff,
    /// Daftar isi.
    Contents,
    /// Ringkasan pimpinan.
    Summary,
    /// Klaim yang belum didukung bukti, dan temuan terbuka yang dinyatakan.
    Claims,
    /// Hasil per domain dan aspek.
    Results,
    /// Peta indikator.
    Map,
    /// Kesenjangan.
    Gaps,
    /// Rencana.
    Plan,
    /// Rincian indikator.
    Blocks,
    /// Daftar bukti.
    Evidence,
    /// Metode dan perhitungan.
    Method,
    /// Jawaban pertanyaan umum.
    Questions,
    /// Perbandingan.
    Comparison,
    /// Berita Acara dan Pernyataan Persetujuan Publikasi.
    Minutes,
    /// Lembar tugas per unit.
    Units,
    /// Formulir wawancara.
    Form,
    /// Portofolio.
    Portfolio,
}

/// How a part is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// Not at all.
    None,
    /// 1, 2, 3 …
    Number,
    /// A, B, C …
    Letter,
}

/// A part: begins on a new page, stands in the contents and in the bookmarks.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which part it is; `Anchor::Part` leads to it.
    pub id: PartId,
    /// How it is counted.
    pub numbering: Numbering,
    /// Its title, without number.
    pub title: String,
    /// What stands in it.
    pub body: Body,
}

/// What stands in a part.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// The cover, with places of its own.
    Cover(Box<Cover>),
    /// Title and blocks, over as many pages as they need.
    Pages(Vec<Block>),
    /// Title and blocks on one page, in versions from the fullest to the shortest with the same figures and tables: the
    /// first that fits is printed. Free height is shared by its [`Block::Stretch`] gaps.
    OnePage(Vec<Vec<Block>>),
    /// Sheets that can be taken out, each on pages of its own. The title of the part stands in the head line only.
    Sheets(Vec<Sheet>),
}

/// A sheet of paper that can be taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its place.
    pub anchor: Anchor,
    /// Its bookmark.
    pub bookmark: String,
    /// What stands on it, from the top. Its [`Block::Ruled`] lines give way where it would need another page.
    pub blocks: Vec<Block>,
    /// What stands at the bottom of its last page.
    pub foot: Vec<Block>,
}

/// One of the things that are read one after the other, as the head line of its pages names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Running {
    /// An indicator, by its number.
    Indicator(String),
    /// A document, by its code.
    Evidence(String),
}

/// A place that links, contents and "halaman n" lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// A part.
    Part(PartId),
    /// The first block of a domain, by domain id.
    Domain(String),
    /// The block of an indicator, by id.
    Indicator(String),
    /// A document in the block of an indicator, by its code.
    Evidence(String),
    /// The same in the list of the evidence.
    Listed(String),
    /// The consent to publication behind the minutes.
    Consent,
    /// The sheet of a unit, by unit id; of the indicators without a unit where it is empty.
    Unit(String),
    /// A figure or table, by the key of its caption.
    Caption(&'static str),
}
