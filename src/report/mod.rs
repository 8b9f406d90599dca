//! What is printed: one document model, laid out into pages and drawn as PDF.
//!
//! `content` says what stands in the report, `layout` where it stands, `pdf` writes the file. The window paints
//! the same pages as a preview. Nothing is read from the machine: the same data gives the same bytes.

pub mod content;
pub mod layout;
pub mod model;
mod palette;
mod pdf;
pub mod text;

/// Which report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Variant {
    /// Everything.
    #[default]
    Full,
    /// The leadership summary, one page.
    Summary,
}

/// Paper sizes; the body is equally wide on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// Folio, 215 × 330 mm.
    F4,
}

/// What a person chooses before a report is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which report.
    pub variant: Variant,
    /// Paper.
    pub paper: Paper,
    /// Marked FINAL instead of DRAF.
    pub final_mark: bool,
}
