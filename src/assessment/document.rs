//! The documents an institution hands in as evidence, and what each use of one shows.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    ids::{CriterionId, DocumentId, UnitId, VersionId},
    model::{Classification, Period, Stamped},
    registering::title_of_file,
    seen::{Defect, Seen},
    unique,
};

/// A document of the register.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// Title as it stands on the document.
    #[serde(default)]
    pub title: Stamped<String>,
    /// What sort of document it is.
    #[serde(default)]
    pub kind: Stamped<DocumentKind>,
    /// Official number.
    #[serde(default)]
    pub number: Stamped<String>,
    /// Who issued it.
    #[serde(default)]
    pub issuer: Stamped<String>,
    /// Day it bears, not the day it was taken in.
    #[serde(default)]
    pub date: Stamped<Option<Date>>,
    /// Days it tells about.
    #[serde(default)]
    pub covers: Stamped<Option<Period>>,
    /// Last day it is in force.
    #[serde(default)]
    pub valid_until: Stamped<Option<Date>>,
    /// Whether it is decided.
    #[serde(default)]
    pub status: Stamped<DocumentStatus>,
    /// Id of the unit it comes from.
    #[serde(default)]
    pub unit: Stamped<Option<UnitId>>,
    /// Who may read it.
    #[serde(default)]
    pub confidentiality: Stamped<Classification>,
    /// Remark for the team.
    #[serde(default)]
    pub note: Stamped<String>,
    /// Files and links by id; the last one in order is in use, the others were replaced.
    #[serde(default, deserialize_with = "unique::map")]
    pub versions: BTreeMap<VersionId, Version>,
    /// True once deleted; kept with its uses, so that a merge does not bring it back and undo does.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// A file or link that a document has or had.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Place among the versions; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// What there is to look at.
    #[serde(default)]
    pub content: Stamped<Option<Content>>,
    /// True once taken back.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

/// What sort of document it is. Rubrics name them by their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum DocumentKind {
    /// Regulation of the institution.
    Regulation,
    /// Decree (surat keputusan).
    Decree,
    /// Circular.
    Circular,
    /// Guideline or standard procedure.
    Guideline,
    /// Text that is not decided yet.
    Proposal,
    /// Plan or road map.
    Plan,
    /// Work plan and budget.
    Budget,
    /// Report.
    Report,
    /// Minutes of a meeting.
    Minutes,
    /// Invitation.
    Invitation,
    /// Photographs and other records of an activity.
    Records,
    /// Picture of a screen.
    Screenshot,
    /// Address on the web.
    WebAddress,
    /// Video.
    Video,
    /// List or inventory.
    List,
    /// Technical document.
    Technical,
    /// Architecture of an application.
    ApplicationArchitecture,
    /// Certificate.
    Certificate,
    /// Agreement.
    Agreement,
    /// Something else, or not said yet.
    #[default]
    Other,
}

impl DocumentKind {
    /// All kinds, in the order of lists.
    pub const ALL: [Self; 20] = [
        Self::Regulation,
        Self::Decree,
        Self::Circular,
        Self::Guideline,
        Self::Proposal,
        Self::Plan,
        Self::Budget,
        Self::Report,
        Self::Minutes,
        Self::Invitation,
        Self::Records,
        Self::Screenshot,
        Self::WebAddress,
        Self::Video,
        Self::List,
        Self::Technical,
        Self::ApplicationArchitecture,
        Self::Certificate,
        Self::Agreement,
        Self::Other,
    ];

    /// Code in rubrics and data, such as `peraturan`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Regulation => "peraturan",
            Self::Decree => "keputusan",
            Self::Circular => "edaran",
            Self::Guideline => "pedoman",
            Self::Proposal => "rancangan",
            Self::Plan => "rencana",
            Self::Budget => "anggaran",
            Self::Report => "laporan",
            Self::Minutes => "notula",
            Self::Invitation => "undangan",
            Self::Records => "dokumentasi",
            Self::Screenshot => "tangkapan-layar",
            Self::WebAddress => "tautan",
            Self::Video => "video",
            Self::List => "daftar",
            Self::Technical => "dokumen-teknis",
            Self::ApplicationArchitecture => "arsitektur-aplikasi",
            Self::Certificate => "sertifikat",
            Self::Agreement => "perjanjian",
            Self::Other => "lainnya",
        }
    }

    /// Kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a document is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum DocumentStatus {
    /// Not decided yet (draf).
    Draft,
    /// Decided, or in use where nothing is to be decided (ditetapkan).
    #[default]
    InForce,
    /// No longer in force (dicabut).
    Revoked,
}

impl DocumentStatus {
    /// All of them in the order of a document's life.
    pub const ALL: [Self; 3] = [Self::Draft, Self::InForce, Self::Revoked];
}

/// What there is to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A file in the evidence store.
    File(StoredFile),
    /// An address outside.
    Link(Link),
}

/// A file of the evidence store, known by its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredFile {
    /// SHA-256 of its bytes, 64 hexadecimal digits in small letters.
    pub hash: String,
    /// Extension in the store, in small ASCII letters and digits; empty where there is none.
    #[serde(default)]
    pub extension: String,
    /// Size in bytes.
    pub bytes: u64,
    /// What the file was called when it was taken in.
    pub name: String,
    /// Whether words can be found in it.
    #[serde(default)]
    pub text: TextLayer,
    /// What else was seen of it when it was taken in.
    #[serde(default, skip_serializing_if = "Seen::is_nothing")]
    pub seen: Seen,
}

/// Kinds of files a system runs or follows instead of showing them.
const RUN: [&str; 52] = [
    "apk",
    "app",
    "appimage",
    "application",
    "bash",
    "bat",
    "cmd",
    "com",
    "command",
    "cpl",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "exe",
    "gadget",
    "hta",
    "inf",
    "jar",
    "js",
    "jse",
    "ksh",
    "lnk",
    "msc",
    "msi",
    "msix",
    "msp",
    "php",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "psm1",
    "py",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scr",
    "sh",
    "so",
    "sys",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "workflow",
    "ws",
    "wsf",
    "wsh",
];

impl StoredFile {
    /// True where opening it may run something: judged by what the store calls it and by what it was called.
    pub fn may_run(&self) -> bool {
        let named = self.name.rsplit_once('.').map(|(_, extension)| extension.trim().to_lowercase());
        RUN.contains(&self.extension.as_str()) || named.is_some_and(|extension| RUN.contains(&extension.as_str()))
    }

    /// Why nobody could read it as a document: what was seen when it was taken in, else that it is a program by its name.
    pub fn defect(&self) -> Option<Defect> {
        self.seen.defect.or_else(|| self.may_run().then_some(Defect::Program))
    }
}

/// Whether words can be found in a file. Scans of paper often are pictures only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TextLayer {
    /// Not a kind of file that is looked into, or it could not be read.
    #[default]
    Unknown,
    /// There are words.
    Present,
    /// There are pictures only.
    Absent,
}

/// An address outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The address.
    pub address: String,
    /// Day it was last looked at.
    #[serde(default)]
    pub accessed: Option<Date>,
}

/// Longest extension of a file in the store.
const MOST_EXTENSION: usize = 8;

/// SHA-256 as the store writes it: 64 hexadecimal digits in small letters.
pub(crate) fn is_hash(hash: &str) -> bool {
    hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether a file in the store can have this extension.
pub(crate) fn is_extension(extension: &str) -> bool {
    extension.len() <= MOST_EXTENSION
        && extension.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

impl Document {
    /// What it is called: its title, else the name of its file, else its address; empty where it has none of them.
    pub fn label(&self) -> &str {
        match (self.title.value.trim(), self.content()) {
            ("", Some(Content::File(file))) => &file.name,
            ("", Some(Content::Link(link))) => &link.address,
            (title, _) => title,
        }
    }

    /// Files and links it has had, oldest first; the last one is in use.
    pub fn contents(&self) -> Vec<(&VersionId, &Content)> {
        let there = self.versions.iter().filter(|(_, version)| !version.removed.value);
        let mut contents: Vec<_> = there
            .filter_map(|(id, version)| Some((version.order.value, id, version.content.value.as_ref()?)))
            .collect();
        contents.sort_unstable_by_key(|(order, id, _)| (*order, *id));
        contents.into_iter().map(|(_, id, content)| (id, content)).collect()
    }

    /// The file or link in use.
    pub fn content(&self) -> Option<&Content> {
        let there = self.versions.iter().filter(|(_, version)| !version.removed.value);
        let held = there.filter_map(|(id, version)| Some((version.order.value, id, version.content.value.as_ref()?)));
        held.max_by_key(|(order, id, _)| (*order, *id)).map(|(_, _, content)| content)
    }

    /// The file in use, where it is a file.
    pub fn file(&self) -> Option<&StoredFile> {
        match self.content()? {
            Content::File(file) => Some(file),
            Content::Link(_) => None,
        }
    }

    /// The link in use, where it is a link.
    pub fn link(&self) -> Option<&Link> {
        match self.content()? {
            Content::Link(link) => Some(link),
            Content::File(_) => None,
        }
    }
}

/// One use of a document at an indicator: which criteria it supports, where in it, and what it shows. The same document
/// may be used several times, with other pages for other criteria.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    /// Place in lists; ties are broken by the id.
    #[serde(default)]
    pub order: Stamped<u32>,
    /// Id of the document.
    #[serde(default)]
    pub document: Stamped<Option<DocumentId>>,
    /// Criteria by id and whether this use supports them.
    #[serde(default, deserialize_with = "unique::map")]
    pub criteria: BTreeMap<CriterionId, Stamped<bool>>,
    /// What the file was called when it was tied here, where the document holds the same bytes under another name.
    #[serde(default, skip_serializing_if = "Stamped::is_untouched")]
    pub name: Stamped<String>,
    /// Article or chapter, as text.
    #[serde(default)]
    pub article: Stamped<String>,
    /// Pages, as text such as `4–9`.
    #[serde(default)]
    pub pages: Stamped<String>,
    /// What is to be seen there.
    #[serde(default)]
    pub shows: Stamped<String>,
    /// True once unlinked; the document itself stays in the register.
    #[serde(default)]
    pub removed: Stamped<bool>,
}

impl Use {
    /// Ids of the criteria it supports, in order.
    pub fn supported(&self) -> impl Iterator<Item = &CriterionId> {
        self.criteria.iter().filter(|(_, met)| met.value).map(|(id, _)| id)
    }

    /// What the document is called here, after the name its file was tied under; `None` where it was its own.
    pub fn called(&self) -> Option<String> {
        let name = self.name.value.trim();
        (!name.is_empty()).then(|| title_of_file(name))
    }

    /// Whether it is a use of this document and was not unlinked.
    pub fn is_of(&self, document: &str) -> bool {
        !self.removed.value && self.document.value.as_deref() == Some(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_system_would_run_is_known_by_either_of_its_names() {
        let file = |name: &str, extension: &str| StoredFile {
            hash: "ab".repeat(32),
            extension: extension.to_owned(),
            bytes: 1,
            name: name.to_owned(),
            text: TextLayer::Unknown,
            seen: Seen::default(),
        };
        for (name, extension) in
            [("a.pdf", "exe"), ("a.EXE", "pdf"), ("a.pdf.bat ", ""), ("x", "lnk"), ("t.url", "url")]
        {
            assert!(file(name, extension).may_run(), "{name} {extension}");
        }
        for (name, extension) in [("a.pdf", "pdf"), ("exe", ""), ("bat.docx", "docx"), ("rekaman.mp4", "mp4")] {
            assert!(!file(name, extension).may_run(), "{name} {extension}");
        }
    }
}
