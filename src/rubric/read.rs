//! Reading a rubric: limits first, then the text, then the checks.

use ron::extensions::Extensions;
use sha2::{Digest, Sha256};

use super::{
    check::{FORMAT, Fault, first_fault},
    model::Rubric,
};

/// Largest rubric that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// Why a rubric was refused.
#[derive(Debug, thiserror::Error)]
pub enum RubricError {
    /// More bytes than [`MAX_BYTES`].
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not UTF-8.
    #[error("not UTF-8 from byte {at}")]
    NotText {
        /// First byte that is not.
        at: usize,
    },
    /// Not the RON of a rubric.
    #[error("line {line}, column {column}: {reason}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader says, in English.
        reason: String,
    },
    /// Well formed, but not a usable framework.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Reads and checks a rubric. A byte-order mark and CRLF are accepted.
///
/// # Errors
/// Everything that is not a complete, consistent rubric is refused with its place.
pub fn read(bytes: &[u8]) -> Result<Rubric, RubricError> {
    if bytes.len() > MAX_BYTES {
        return Err(RubricError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| RubricError::NotText { at: error.valid_up_to() })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut rubric: Rubric =
        ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(&text).map_err(|error| {
            if !text.contains(FORMAT) {
                return Fault::Format { found: String::new() }.into();
            }
            RubricError::Syntax {
                line: error.span.start.line,
                column: error.span.start.col,
                reason: error.code.to_string(),
            }
        })?;
    first_fault(&rubric)?;
    rubric.fingerprint = crate::words::hex(&Sha256::digest(text.as_bytes()));
    Ok(rubric)
}
