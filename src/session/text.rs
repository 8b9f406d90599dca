//! The text of a draft as it is handed on.

use std::path::Path;

use super::Workplace;
use crate::storage::{self, Draft, DraftError};

/// The bytes of a draft: those of its file where they are of this very revision and say the same, else those that would be
/// written of it. What a person edited by hand without changing what it says, such as ends of lines, stays as it is.
///
/// # Errors
/// A draft that cannot be written.
pub fn text_of(work: Workplace<'_>, path: Option<&Path>, draft: &Draft) -> Result<Vec<u8>, DraftError> {
    let in_file = path.and_then(|path| storage::open_with_bytes(work.disk, path, &work.rubrics).ok());
    if let Some((found, bytes)) = in_file {
        let (one, other) = (&found.draft.header, &draft.header);
        if (&one.id, one.revision) == (&other.id, other.revision) && found.draft.assessment == draft.assessment {
            return Ok(bytes);
        }
    }
    storage::to_text(draft).map(String::into_bytes)
}
