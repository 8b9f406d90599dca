//! The PDF file: printpdf draws the pages, a finishing pass over its document adds what it lacks.
//!
//! Nothing outside this folder knows printpdf or lopdf. The same pages and properties give the same bytes, also
//! twice in one process: fonts stand under fixed ids, dates and the file's id come from the data.

mod attachment;
mod colour;
mod draw;
mod finish;
mod glyphs;
mod hazards;
mod marking;
mod objects;
mod outline;
mod pages;
mod pictures;
mod reader;
mod tags;
mod tokens;
mod xmp;

use printpdf::{FontId, Mm, PdfDocument, PdfPage, PdfSaveOptions};

pub use self::{
    attachment::{Attachment, Carried, Reread, carried, reread},
    pages::{PageDifference, ShownPages},
};
use self::{glyphs::Glyphs, pictures::Pictures};
use super::Report;
use crate::{
    t,
    words::{Sentence, Words},
};

/// Why no PDF was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A font could not be cut down to what is used.
    #[error("font {font}: {reason}")]
    Font {
        /// Its name.
        font: &'static str,
        /// What the library says.
        reason: String,
    },
    /// The drawing library complained.
    #[error("drawing: {reason}")]
    Drawing {
        /// What it says.
        reason: String,
    },
    /// The file could not be put together.
    #[error("writing: {reason}")]
    Writing {
        /// What the library says.
        reason: String,
    },
}

impl Sentence for ReportError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Font { font, reason } => t!(words, report.error.font, font = font, reason = reason),
            Self::Drawing { reason } => t!(words, report.error.drawing, reason = reason),
            Self::Writing { reason } => t!(words, report.error.writing, reason = reason),
        }
    }
}

/// Writes a report as a PDF file.
///
/// # Errors
/// Only where one of the libraries fails; no text a person typed makes it fail.
pub fn write(report: &Report) -> Result<Vec<u8>, ReportError> {
    let glyphs = Glyphs::of(&report.pages);
    let mut document = PdfDocument::new(&report.properties.title);
    for (face, font) in glyphs.fonts()? {
        document.resources.fonts.map.insert(FontId(draw::font_id(face).to_owned()), font);
    }
    let pictures = Pictures::of(&report.pages);
    document.resources.xobjects.map.extend(pictures.objects());
    let mut tags = Vec::with_capacity(report.pages.len());
    for page in &report.pages {
        let drawn = draw::page(page, report, &glyphs, &pictures);
        tags.push(drawn.tags);
        document.pages.push(PdfPage::new(Mm(page.width), Mm(page.height), drawn.ops));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let finished = document.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(ReportError::Drawing { reason: warning.msg.clone() });
    }
    finish::finish(finished, report, &tags)
}
