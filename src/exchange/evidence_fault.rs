//! A file of the evidence that is not as its draft says.

use crate::{
    assessment::{Assessment, DocumentId, StoredFile},
    storage::EvidenceCause,
};

/// A file of the store that cannot be handed on.
#[derive(Debug, thiserror::Error)]
#[error("{code} {title}: {cause}")]
pub struct EvidenceFault {
    /// Code of its document at an indicator, or nothing where it is used at none.
    pub code: String,
    /// What the document is called.
    pub title: String,
    /// What the file was called.
    pub name: String,
    /// Why.
    #[source]
    pub cause: EvidenceCause,
}

impl EvidenceFault {
    /// What is wrong with a file of a document, named by its first code.
    pub fn of(assessment: &Assessment, document: &DocumentId, file: &StoredFile, cause: EvidenceCause) -> Self {
        let place = assessment.uses_of(document).into_iter().next();
        let code = place.and_then(|place| assessment.evidence_code(&place.at.indicator, document)).unwrap_or_default();
        Self::new(assessment, document, code, file, cause)
    }

    /// What is wrong with a file of a document, known to people by its code and title.
    pub(super) fn new(
        assessment: &Assessment,
        document: &str,
        code: String,
        file: &StoredFile,
        cause: EvidenceCause,
    ) -> Self {
        let title = assessment.document(document).map_or("", |document| document.label()).to_owned();
        Self { code, title, name: file.name.clone(), cause }
    }
}
