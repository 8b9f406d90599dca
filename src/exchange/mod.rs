//! What leaves and comes in besides drafts: the upload package, and the proof of packages, reports and drafts.
//!
//! [`write_package`] makes one ZIP of everything that is handed in; [`verify()`] says of any file this program makes what
//! can be proved of it. Nothing is ever unpacked to the disk.

mod archive;
mod error_words;
mod evidence_fault;
mod package;
mod verify;

pub use archive::{ArchiveFlaw, EntryReader, EntrySum, read_archive};
pub use evidence_fault::EvidenceFault;
pub use package::{Manifest, Member, PackageError, PackageMade, Upload, write_package};
pub use verify::{Against, Claim, Outcome, Verification, Verified, stated_fingerprint, verify};
