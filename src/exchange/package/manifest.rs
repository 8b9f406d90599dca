//! The list of all that is in a package.

use serde::{Deserialize, Serialize};

use crate::assessment::DraftId;

/// What a manifest says it is.
pub(super) const FORMAT: &str = "spbe-mandiri/paket";
/// Version of it.
pub(in crate::exchange) const VERSION: u32 = 1;

/// The manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `spbe-mandiri/paket`.
    pub format: String,
    /// Version of it; 1.
    pub version: u32,
    /// Version of the program that made the package.
    pub program: String,
    /// Name of the institution.
    pub institution: String,
    /// Year of the assessment.
    pub year: i16,
    /// Id of the framework.
    pub rubric: String,
    /// Id of the draft.
    pub draft_id: DraftId,
    /// Revision of the draft.
    pub revision: u64,
    /// Fingerprint of its content.
    pub fingerprint: String,
    /// Every file of the package but this one, in its order.
    pub files: Vec<Member>,
}

/// A file of a package, or of a ZIP in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its name, with `/` between folder and file.
    pub path: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Code of the document it is the file of, such as `12.a`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Files in it, where it is a ZIP of a bundle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Self>,
}

impl Member {
    /// A file that is no ZIP and has no code.
    pub(super) fn plain(path: String, bytes: u64, sha256: String) -> Self {
        Self { path, bytes, sha256, code: None, members: Vec::new() }
    }
}

impl Manifest {
    /// Its text.
    pub(super) fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}
