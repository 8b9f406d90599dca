//! Recovery copies: what was typed where there is no file yet or it cannot be written.

use super::{CopyProblem, Workplace};
use crate::{
    assessment::DraftId,
    storage::{self, Draft, Header},
};

/// Which recovery copy: of which draft, made on which revision of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyId {
    /// Id of the draft.
    pub draft_id: DraftId,
    /// The revision in the file; 0 for a draft that was never saved.
    pub base: u64,
    /// Where the file lies; `None` while the draft has none.
    pub path: Option<String>,
}

impl CopyId {
    /// The copy with this header.
    pub fn of(header: &Header) -> Self {
        let base = header.base.as_ref();
        Self {
            draft_id: header.id.clone(),
            base: base.map_or(0, |base| base.revision),
            path: base.and_then(|base| base.path.clone()),
        }
    }
}

/// Writes a recovery copy; the one of the same base before it is replaced.
///
/// # Errors
/// Where there is no place for it, or it cannot be written.
pub fn write_copy(work: Workplace<'_>, draft: &Draft) -> Result<(), CopyProblem> {
    let places = work.places.ok_or(CopyProblem::NoPlace(storage::NoPlace))?;
    storage::write_recovery(work.disk, &places.recovery(), draft)?;
    Ok(())
}

/// Removes recovery copies that are of no use any more.
pub fn discard_copies(work: Workplace<'_>, copies: &[CopyId]) {
    let Some(places) = work.places else { return };
    for copy in copies {
        // One that stays behind is offered again, which loses nothing.
        let _ =
            storage::remove_recovery(work.disk, &places.recovery(), &copy.draft_id, copy.path.as_deref(), copy.base);
    }
}
