//! What can be proved, and how it came out.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::{
    assessment::{Assessment, DraftId},
    exchange::{ArchiveFlaw, EvidenceFault},
    insight::Difference,
    storage::{DraftError, ReadOnly, Warning},
    words::Zone,
};

/// How a claim came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is so.
    Proved,
    /// Worth knowing; nothing is wrong.
    Noted,
    /// It could not be proved, and nothing speaks against it.
    Open,
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
    /// A report carries the draft that its pages say they were made of.
    Carried {
        /// The id of the draft.
        draft_id: DraftId,
        /// Its revision.
        revision: u64,
        /// Fingerprint of its content.
        fingerprint: String,
    },
    /// It carries a draft of another revision or content than its pages say.
    CarriesAnother,
    /// It carries another state of the revision it was held against.
    CarriesAltered,
    /// What it carries cannot be taken for a draft.
    CarriedRefused(DraftError),
    /// It carries none; some reports are made so.
    NotCarried,
    /// Files are in it that this program did not put there.
    FilesAdded {
        /// Their names.
        names: Vec<String>,
    },
    /// Files of the evidence were not there when it was made; what its pages say of them is of then.
    EvidenceAbsent {
        /// How many.
        files: usize,
    },
    /// It was made of an earlier revision than the draft has now, which says something else.
    Older {
        /// The revision it says it was made of.
        revision: u64,
        /// The moment of its data.
        data_at: Option<Timestamp>,
        /// The revision of the draft.
        newer: u64,
        /// When that was saved.
        saved_at: Timestamp,
        /// Where the draft lies, where it was not named.
        place: Option<PathBuf>,
        /// Zone in which moments are shown.
        zone: Zone,
    },
    /// A report says what it was made of.
    Stated {
        /// The fingerprint.
        fingerprint: String,
    },
    /// A report says it was made of another revision than the draft has now, with the same content. The number and the
    /// day on its pages are taken from itself.
    OtherRevision {
        /// What the report says.
        stated: u64,
        /// What the draft has.
        revision: u64,
    },
    /// A report was made when the evidence was all there; now it is not.
    EvidenceGone {
        /// How many files are gone.
        files: usize,
    },
    /// A report was compared with the draft of an earlier year: its pages cannot be made again without that.
    ComparedWithAnother,
    /// A report shows on every page what is made again of the draft it was held against.
    PagesSame {
        /// How many pages.
        pages: usize,
    },
    /// Pages that show something else; from 1, as all pages here.
    PagesChanged {
        /// Which.
        pages: Vec<usize>,
    },
    /// Pages that are not there; their numbers in the report as it is made again.
    PagesMissing {
        /// Which.
        pages: Vec<usize>,
    },
    /// Pages the report does not have.
    PagesForeign {
        /// Which.
        pages: Vec<usize>,
    },
    /// Pages on top of which something lies that the report does not have, or a link is missing.
    PagesCovered {
        /// Which.
        pages: Vec<usize>,
    },
    /// Parts of the file besides its pages that can change what is seen.
    DocumentChanged {
        /// Their names in the file.
        names: Vec<String>,
    },
    /// Electronic signatures were added. Whether they are valid was not looked at.
    Signed {
        /// The pages they stand on; none where they are not seen.
        pages: Vec<usize>,
    },
    /// Bytes were added after those this program wrote.
    Added {
        /// How many.
        bytes: u64,
    },
    /// What was added after the bytes this program wrote cannot be read, so what it changes is not known.
    AddedUnreadable {
        /// How many bytes.
        bytes: u64,
    },
    /// Another program wrote the file anew.
    WrittenAnew,
    /// The pages of a report cannot be read or not be made again.
    PagesUnreadable,
    /// Another version of this program made it; it cannot be made again here.
    OtherProgram {
        /// The version.
        program: String,
    },
    /// Every file of a package is as it is made again of the draft in it.
    MadeOfDraft {
        /// How many, an archive as one of them and without the manifest.
        files: usize,
    },
    /// A file of a package is not, or is none of its own.
    NotOfDraft {
        /// Its name.
        name: String,
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
            | Self::PagesSame { .. }
            | Self::Carried { .. }
            | Self::MadeOfDraft { .. }
            | Self::Same { .. } => Outcome::Proved,
            Self::Edition(_)
            | Self::Newer(_)
            | Self::Signed { .. }
            | Self::Added { .. }
            | Self::WrittenAnew
            | Self::OtherRevision { .. }
            | Self::NotCarried
            | Self::EvidenceAbsent { .. }
            | Self::Older { .. }
            | Self::EvidenceGone { .. } => Outcome::Noted,
            Self::Stated { .. }
            | Self::OtherProgram { .. }
            | Self::ComparedWithAnother
            | Self::AddedUnreadable { .. } => Outcome::Open,
            _ => Outcome::Failed,
        }
    }
}
