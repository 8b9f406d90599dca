//! What came of packing and proving, as sentences.

use super::{ArchiveFlaw, Claim, EvidenceFault, PackageError};
use crate::{
    storage::{EvidenceCause, io_sentence as cause},
    t,
    words::{Sentence, count},
};

/// Most faults that are named in one message.
const MOST_NAMED: usize = 5;

impl Sentence for EvidenceFault {
    fn sentence(&self) -> String {
        let name = if self.code.is_empty() {
            t!("package.evidence.name", title = self.title, file = self.name)
        } else {
            t!("package.evidence.coded", code = self.code, title = self.title, file = self.name)
        };
        match &self.cause {
            EvidenceCause::Missing => t!("package.evidence.missing", name = name),
            EvidenceCause::Differs => t!("package.evidence.differs", name = name),
            EvidenceCause::Unreadable(error) => t!("package.evidence.unreadable", name = name, cause = cause(error)),
        }
    }
}

impl Sentence for PackageError {
    fn sentence(&self) -> String {
        match self {
            Self::Draft(error) => error.sentence(),
            Self::Write(error) => error.sentence(),
            Self::Cancelled => t!("package.cancelled").to_owned(),
            Self::Other { path } => t!("package.other", path = path.display()),
            Self::Evidence(faults) => {
                let mut lines: Vec<String> = faults.iter().take(MOST_NAMED).map(Sentence::sentence).collect();
                if faults.len() > MOST_NAMED {
                    lines.push(t!("package.evidence.more", count = count(faults.len() - MOST_NAMED)));
                }
                lines.push(t!("package.nothing").to_owned());
                lines.join("\n")
            }
        }
    }
}

impl Sentence for ArchiveFlaw {
    fn sentence(&self) -> String {
        match self {
            Self::Cut => t!("package.flaw.cut").to_owned(),
            Self::Form { what } => t!("package.flaw.form", what = what),
            Self::Name { name } => t!("package.flaw.name", name = name),
            Self::Twice { name } => t!("package.flaw.twice", name = name),
            Self::TooMuch => t!("package.flaw.too_much").to_owned(),
            Self::Contents { name } => t!("package.flaw.contents", name = name),
            Self::Seal => t!("package.flaw.seal").to_owned(),
            Self::System { kind } => cause(&(*kind).into()),
        }
    }
}

impl Sentence for Claim {
    fn sentence(&self) -> String {
        match self {
            Self::Draft { draft_id, revision } => t!("verify.draft", id = draft_id, revision = revision),
            Self::Edition(warning) => warning.sentence(),
            Self::Newer(reason) => reason.sentence(),
            Self::DraftRefused(error) => error.sentence(),
            Self::Evidence { files: 0 } => t!("verify.no_evidence").to_owned(),
            Self::Evidence { files } => t!("verify.evidence", files = count(*files)),
            Self::EvidenceFault(fault) => fault.sentence(),
            Self::Sealed => t!("verify.sealed").to_owned(),
            Self::Archive { inside: None, flaw } => t!("verify.archive", flaw = flaw.sentence()),
            Self::Archive { inside: Some(name), flaw } => {
                t!("verify.archive_inside", name = name, flaw = flaw.sentence())
            }
            Self::Lacks { name } => t!("verify.lacks", name = name),
            Self::ManifestVersion { program } => t!("verify.version", program = program),
            Self::Listed { files } => t!("verify.listed", files = count(*files)),
            Self::Missing { name } => t!("verify.missing", name = name),
            Self::Extra { name } => t!("verify.extra", name = name),
            Self::Altered { name } => t!("verify.altered", name = name),
            Self::Fingerprint { fingerprint } => t!("verify.fingerprint", fingerprint = fingerprint),
            Self::OtherManifest => t!("verify.other_manifest").to_owned(),
            Self::Packed { files } => t!("verify.packed", files = count(*files)),
            Self::NotPacked { code } => t!("verify.not_packed", code = code),
            Self::NotInDraft { code } => t!("verify.not_in_draft", code = code),
            Self::Stated { fingerprint } => t!("verify.stated", fingerprint = fingerprint),
            Self::NotStated => t!("verify.not_stated").to_owned(),
            Self::Same { revision } => t!("verify.same", revision = revision),
            Self::OtherDocument => t!("verify.other_document").to_owned(),
            Self::Differs { named, .. } if named.is_empty() => t!("verify.differs").to_owned(),
            Self::Differs { named, count: all } => {
                t!("verify.differs_in", count = count(*all), named = named.join("\n"))
            }
        }
    }
}
