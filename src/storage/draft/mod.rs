//! The draft file: RON with a header that is read first and alone, and a checksum over every byte.
//!
//! Pretty-printed, in stable order, one value per line, so that two versions can be compared with any diff tool.

mod checksum;
mod fingerprint;
mod flaw;
mod in_report;
mod lenient;
mod read;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    assessment::{Assessment, DraftId, Sittings},
    rubric::Rubric,
};

pub use checksum::intact;
pub use fingerprint::content_fingerprint;
pub use flaw::Flaw;
pub use in_report::NotInReport;
pub use read::{DraftError, Opened, ReadOnly, Warning, header_of, read};
pub(crate) use read::{is_draft_id, version_of};

/// What a draft says it is.
pub const FORMAT: &str = "spbe-mandiri/penilaian";
/// Version of the format that is written: a newer minor one can be read, a newer major one cannot.
pub const VERSION: (u32, u32) = (2, 2);
/// Largest draft in bytes, checked before anything is parsed.
pub const MAX_BYTES: usize = 67_100_000;

/// One draft: what the file says about itself, and the assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What the file says about itself.
    pub header: Header,
    /// What was answered.
    pub assessment: Assessment,
}

/// What a draft says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Always [`FORMAT`].
    pub format: String,
    /// Version of the format.
    pub version: (u32, u32),
    /// Id of the draft: a UUID that stays the same through all its copies.
    pub id: DraftId,
    /// Grows with every attempt to save it.
    pub revision: u64,
    /// Framework it was filled for.
    pub rubric: RubricRef,
    /// Version of the program that wrote it.
    pub program: String,
    /// When it was written, in UTC.
    pub saved_at: Timestamp,
    /// SHA-256 of the file without these digits, as found in it; reckoned anew when it is written. The first
    /// field of this name in the file: what has another checksum in it comes later.
    pub checksum: String,
    /// Sittings whose changes are in it; in recovery copies, those whose changes are in a file.
    #[serde(default, skip_serializing_if = "Sittings::is_empty")]
    pub sittings: Sittings,
    /// The file it was taken from under another name or place, such as by *Simpan sebagai*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_from: Option<Origin>,
    /// In recovery copies: the file they belong to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
}

/// A framework as drafts name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RubricRef {
    /// Its id.
    pub id: String,
    /// Edition of its wording.
    pub edition: String,
    /// SHA-256 of its file.
    pub fingerprint: String,
}

/// One revision of a file of the same draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Its revision.
    pub revision: u64,
    /// Its checksum.
    pub checksum: String,
}

/// The saved file that a recovery copy belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// Where it lies; `None` for a draft without a name.
    pub path: Option<String>,
    /// Its revision; 0 for a draft that was never saved.
    pub revision: u64,
    /// Its checksum; empty for a draft that was never saved.
    pub checksum: String,
}

impl Header {
    /// Header of a draft's first revision.
    pub fn first(id: DraftId, rubric: &Rubric, saved_at: Timestamp) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id,
            revision: 1,
            rubric: RubricRef::of(rubric),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            saved_at,
            checksum: String::new(),
            sittings: Sittings::default(),
            taken_from: None,
            base: None,
        }
    }

    /// Header of a later revision of the same file.
    #[must_use]
    pub fn next(&self, revision: u64, rubric: &Rubric, saved_at: Timestamp) -> Self {
        Self {
            revision,
            sittings: self.sittings.clone(),
            taken_from: self.taken_from.clone(),
            ..Self::first(self.id.clone(), rubric, saved_at)
        }
    }

    /// What another file says it was taken from, where that is this one.
    pub fn as_origin(&self) -> Origin {
        Origin { revision: self.revision, checksum: self.checksum.clone() }
    }
}

impl RubricRef {
    /// How a draft names this framework.
    pub fn of(rubric: &Rubric) -> Self {
        Self { id: rubric.id.clone(), edition: rubric.edition.clone(), fingerprint: rubric.fingerprint.clone() }
    }
}

/// A draft whose checksum is still to be reckoned.
#[derive(Serialize)]
struct Blank<'a> {
    header: Header,
    assessment: &'a Assessment,
}

/// The text of a draft file. Equal drafts give equal bytes; the checksum in the header is reckoned here.
///
/// # Errors
/// A draft over [`MAX_BYTES`], which could not be opened again.
pub fn to_text(draft: &Draft) -> Result<String, DraftError> {
    let blank = Blank {
        header: Header { checksum: checksum::BLANK.to_owned(), ..draft.header.clone() },
        assessment: &draft.assessment,
    };
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").indentor("    ");
    let unwritable = |reason: String| DraftError::Unwritable { reason };
    let mut text = ron::ser::to_string_pretty(&blank, pretty).map_err(|error| unwritable(error.to_string()))?;
    text.push('\n');
    if text.len() > MAX_BYTES {
        return Err(DraftError::TooLarge { bytes: text.len() as u64 });
    }
    let digits = checksum::place(&text).ok_or_else(|| unwritable("checksum".to_owned()))?;
    let sum = checksum::of(&text, &digits);
    text.replace_range(digits, &sum);
    Ok(text)
}
