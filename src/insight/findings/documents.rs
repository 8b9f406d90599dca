//! What is wrong with documents that are used.

use std::collections::BTreeMap;

use super::{FaultyDocument, Finding, Observation, Subject};
use crate::{
    assessment::Assessment,
    insight::document_fault::DocumentFault,
    rubric::{EvidenceLimits, Rubric},
};

/// What is wrong with every document that is tied to an indicator, in the order of the register.
pub(super) fn all(
    rubric: &Rubric,
    assessment: &Assessment,
    faults: &BTreeMap<String, Vec<DocumentFault>>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, document) in assessment.register() {
        let faults = faults.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        if faults.contains(&DocumentFault::NotUsed) {
            continue;
        }
        for fault in faults {
            let of = FaultyDocument { name: document.label().to_owned(), fault: *fault };
            if let Some(observation) = observation(&rubric.evidence_limits, of) {
                found.push(Finding { subject: Subject::Document(id.to_string()), observation });
            }
        }
    }
    found
}

/// The observation that a fault of a document is; nothing for faults that are a matter of an indicator.
fn observation(limits: &EvidenceLimits, of: FaultyDocument) -> Option<Observation> {
    Some(match of.fault {
        DocumentFault::Draft => Observation::DocumentDraft { of },
        DocumentFault::Revoked => Observation::DocumentRevoked { of },
        DocumentFault::Expired { .. } => Observation::DocumentExpired { of },
        DocumentFault::NoContent => Observation::DocumentEmpty { of },
        DocumentFault::FileMissing => Observation::FileMissing { of },
        DocumentFault::NoDocument { .. } => Observation::NotADocument { of },
        DocumentFault::FutureDate => Observation::DocumentFromFuture { of },
        DocumentFault::OutsidePeriod => Observation::DocumentOutsidePeriod { of },
        DocumentFault::Undated => Observation::DocumentUndated { of },
        DocumentFault::NameTooLong { .. } => Observation::FileNameTooLong { of, most: limits.name_chars },
        DocumentFault::TooLarge { .. } => Observation::FileTooLarge { of, most: limits.bundle_megabytes },
        DocumentFault::NoTextLayer => Observation::ScanWithoutText { of },
        DocumentFault::LinkWithoutDate => Observation::LinkWithoutDate { of },
        DocumentFault::Stale { .. }
        | DocumentFault::Late { .. }
        | DocumentFault::FollowsNothing
        | DocumentFault::NotUsed
        | DocumentFault::NoCriteria
        | DocumentFault::PagesUnread
        | DocumentFault::PagesOutside { .. }
        | DocumentFault::NoPlace { .. } => return None,
    })
}

impl Observation {
    /// The document with something wrong, where that was observed.
    pub(super) fn faulty_document(&self) -> Option<&FaultyDocument> {
        match self {
            Self::DocumentDraft { of }
            | Self::DocumentRevoked { of }
            | Self::DocumentExpired { of }
            | Self::DocumentEmpty { of }
            | Self::FileMissing { of }
            | Self::NotADocument { of }
            | Self::DocumentFromFuture { of }
            | Self::DocumentOutsidePeriod { of }
            | Self::DocumentUndated { of }
            | Self::FileNameTooLong { of, .. }
            | Self::FileTooLarge { of, .. }
            | Self::ScanWithoutText { of }
            | Self::LinkWithoutDate { of } => Some(of),
            _ => None,
        }
    }
}
