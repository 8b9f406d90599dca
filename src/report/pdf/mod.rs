//! The PDF file: pages are drawn as the operators of their contents, printpdf makes the fonts and pictures, and a finishing
//! pass over its document adds the rest.
//!
//! Nothing outside this folder knows printpdf or lopdf. The same pages and properties give the same bytes, also
//! twice in one process: fonts stand under fixed ids, dates and the file's id come from the data.

mod attachment;
mod colour;
mod contents;
mod draw;
mod file;
mod finish;
mod glyphs;
mod hazards;
mod marking;
mod objects;
mod operators;
mod outline;
mod packed;
mod pages;
mod pictures;
mod reader;
mod side_by_side;
mod tags;
mod tokens;
mod xmp;

use lopdf::Stream;

pub use self::{
    attachment::{Attachment, Carried, Reread, carried, reread},
    pages::{PageDifference, ShownPages},
};
use self::{
    contents::Sheet,
    glyphs::Glyphs,
    pictures::Pictures,
    side_by_side::{side_by_side, workers},
};
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
    write_with(report, workers())
}

/// A piece of the file that is made beside others.
enum Piece {
    Draft(Option<Stream>),
    Sheets(Vec<Sheet>),
}

/// Writes it with so many workers; the bytes are the same with any number.
fn write_with(report: &Report, workers: usize) -> Result<Vec<u8>, ReportError> {
    let glyphs = Glyphs::of(&report.pages);
    let pictures = Pictures::of(&report.pages);
    let shares: Vec<_> = report.pages.chunks(contents::TOGETHER).collect();
    // The draft comes first: it is the largest piece.
    let pieces = side_by_side(shares.len() + 1, workers, |number| match number.checked_sub(1) {
        None => attachment::packed(report).map(Piece::Draft),
        Some(share) => contents::sheets(shares[share], report, (&glyphs, &pictures)).map(Piece::Sheets),
    });
    let (mut draft, mut sheets) = (None, Vec::with_capacity(report.pages.len()));
    for piece in pieces {
        match piece? {
            Piece::Draft(packed) => draft = packed,
            Piece::Sheets(more) => sheets.extend(more),
        }
    }
    finish::finish(contents::frame(&glyphs, &pictures)?, report, sheets, draft, workers)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::Timestamp;

    use super::*;
    use crate::{
        assessment::{Assessment, Stage},
        report::{Input, Options, Variant, build},
        rubric::{DEFAULT_ID, builtin},
        scoring::score,
    };

    #[test]
    fn no_byte_of_a_report_depends_on_how_many_processors_there_are() {
        let (rubric, assessment) = (builtin(DEFAULT_ID).unwrap(), Assessment::default());
        let score = score(&rubric, &assessment, Stage::SelfAssessment);
        let input = Input {
            rubric: &rubric,
            assessment: &assessment,
            score: &score,
            missing_files: &BTreeSet::new(),
            fingerprint: &"0".repeat(64),
            revision: 1,
            data_at: None,
            version: "",
            before: None,
            unit: None,
        };
        for variant in Variant::ALL {
            let draft = Attachment { bytes: b"draft ".repeat(100_000), saved_at: Timestamp::UNIX_EPOCH };
            let report = build(&input, &Options { variant, ..Options::default() }).carrying(draft);
            let alone = write_with(&report, 1).unwrap();
            for workers in [2, 4, 64] {
                assert!(write_with(&report, workers).unwrap() == alone, "{variant:?} by {workers}");
            }
        }
    }
}
