//! A report that was just made, read back before it takes its place: what a person sends must be what was to be made.

use super::stated_fingerprint;
use crate::{
    assessment::TextLayer,
    report::{Report, reread},
    storage::pdf_text_layer,
    t,
    words::{Sentence, Words},
};

/// What of a report did not come out as it was made. Only a fault of this program leads here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAsMade {
    /// It has another number of pages, or cannot be read.
    #[error("pages")]
    Pages,
    /// It does not state the fingerprint of its data.
    #[error("fingerprint")]
    Fingerprint,
    /// It does not carry the draft byte for byte, or carries one it should not.
    #[error("draft")]
    Draft,
    /// No words are found in it.
    #[error("text")]
    Text,
}

impl Sentence for NotAsMade {
    fn sentence_in(&self, words: Words) -> String {
        let what = match self {
            Self::Pages => t!(words, exchange.made.pages),
            Self::Fingerprint => t!(words, exchange.made.fingerprint),
            Self::Draft => t!(words, exchange.made.draft),
            Self::Text => t!(words, exchange.made.text),
        };
        t!(words, exchange.made.refused, what = what)
    }
}

/// Reads a report that was just made and holds it against what it was made of.
///
/// # Errors
/// The first thing that is otherwise.
pub fn check_made(report: &Report, bytes: &[u8]) -> Result<(), NotAsMade> {
    let read = reread(bytes).filter(|read| read.pages == report.pages.len()).ok_or(NotAsMade::Pages)?;
    if stated_fingerprint(bytes).as_deref() != Some(report.fingerprint()) {
        return Err(NotAsMade::Fingerprint);
    }
    if read.carried.as_ref().map(|carried| carried.bytes.as_slice()).ok() != report.carried() {
        return Err(NotAsMade::Draft);
    }
    if pdf_text_layer(bytes) == TextLayer::Present { Ok(()) } else { Err(NotAsMade::Text) }
}
