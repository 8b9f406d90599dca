//! What can be proved, and how it came out.

use crate::{
    assessment::{Assessment, DraftId},
    exchange::{ArchiveFlaw, EvidenceFault},
    insight::Difference,
    storage::{DraftError, ReadOnly, Warning},
};

/// How a claim came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is so.
    Proved,
    /// Worth knowing; nothing is wrong.
    Noted,
    /// It is not so.
    Failed,
}

/// One thing that was proved, or found to be otherwise.
#[derive(Debug)]
pub enum Claim {
    /// A draft is as this program wrote it, and its framework is known.
    Draft {
        /// Its id.
        draft_id: DraftId,
        /// Its revision.
        revision: u64,
    },
    /// It was written with another edition of the framework's wording.
    Edition(Warning),
    /// It is of a newer program, which may know more.
    Newer(ReadOnly),
    /// It is no draft, or not as it was written.
    DraftRefused(DraftError),
    /// Every file of the register lies in the store as it was taken in.
    Evidence {
        /// How many.
        files: usize,
    },
    /// A file of the store is not.
    EvidenceFault(EvidenceFault),
    /// Every byte of a package is as it was made.
    Sealed,
    /// It is not, or no archive at all.
    Archive {
        /// The archive in the package, where it is one of them.
        inside: Option<String>,
        /// What is wrong.
        flaw: ArchiveFlaw,
    },
    /// A part every package has is not there, or says nothing.
    Lacks {
        /// Its name.
        name: &'static str,
    },
    /// Its manifest is of a version this program does not know.
    ManifestVersion {
        /// The program that made it.
        program: String,
    },
    /// Every file is as the manifest says, and there is no other.
    Listed {
        /// How many, with those in archives.
        files: usize,
    },
    /// A file of the manifest is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// A file the manifest does not know.
    Extra {
        /// Its name.
        name: String,
    },
    /// A file with other bytes than the manifest says.
    Altered {
        /// Its name.
        name: String,
    },
    /// The manifest is of the draft in the package.
    Fingerprint {
        /// Fingerprint of its content.
        fingerprint: String,
    },
    /// It is of another one.
    OtherManifest,
    /// Every file of the draft's evidence is packed, and no other.
    Packed {
        /// How many.
        files: usize,
    },
    /// A document of the draft is not packed as the draft knows it.
    NotPacked {
        /// Its code.
        code: String,
    },
    /// A document is packed that the draft does not have.
    NotInDraft {
        /// Its code.
        code: String,
    },
    /// A report says what it was made of.
    Stated {
        /// The fingerprint.
        fingerprint: String,
    },
    /// It does not, or contradicts itself.
    NotStated,
    /// It says the same as the draft it was held against.
    Same {
        /// Revision of that draft.
        revision: u64,
    },
    /// It is of another document.
    OtherDocument,
    /// It says something else; where is not known.
    Differs,
    /// It says something else in these fields.
    DiffersIn {
        /// The first differences.
        first: Vec<Difference>,
        /// How many there are.
        count: usize,
        /// What says one thing and what says the other: names in the differences are theirs.
        sides: Box<[Assessment; 2]>,
    },
}

impl Claim {
    /// How it came out.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Draft { .. }
            | Self::Evidence { .. }
            | Self::Sealed
            | Self::Listed { .. }
            | Self::Fingerprint { .. }
            | Self::Packed { .. }
            | Self::Stated { .. }
            | Self::Same { .. } => Outcome::Proved,
            Self::Edition(_) | Self::Newer(_) => Outcome::Noted,
            _ => Outcome::Failed,
        }
    }
}
