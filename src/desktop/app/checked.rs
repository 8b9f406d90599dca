//! What the checks find in the open draft: found once for each change, read by every page.

use crate::{desktop::draft::OpenDraft, insight::Inspection};

/// What the checks find, and the state of the draft it was found in.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Changes of the sitting it was found for.
    at: Option<u64>,
    inspection: Inspection,
}

impl Checked {
    /// Looks again where the draft has changed since the last time.
    pub fn update(&mut self, draft: &OpenDraft) {
        let changes = draft.sitting().changes();
        if self.at != Some(changes) {
            self.inspection = Inspection::of(&draft.rubric, draft.assessment(), &draft.score, &draft.missing);
            self.at = Some(changes);
        }
    }

    /// Something beside the draft has changed: looks again the next time.
    pub fn forget(&mut self) {
        self.at = None;
    }

    /// What was found the last time.
    pub fn inspection(&self) -> &Inspection {
        &self.inspection
    }
}
