//! What was seen of a file when it was taken in: whether it is a document at all, and how many pages it has.

use serde::{Deserialize, Serialize};

/// What was seen of a file when it was taken in. Drafts that are older than this look have seen nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Why nobody could read it as a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defect: Option<Defect>,
    /// Pages of a PDF, where they could be counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

impl Seen {
    /// True where nothing was seen.
    pub(crate) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a file is no document that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Defect {
    /// It only says where the document is: a shortcut, or what an online editor leaves in a synchronised folder.
    Pointer,
    /// A download that was not finished.
    PartialDownload,
    /// What an office program keeps beside a document while it is open, or another temporary file.
    Temporary,
    /// What a system keeps in a folder for itself, or a file whose name hides it.
    Hidden,
    /// A page of the web, such as that of a login, under the name of a document.
    WebPage,
    /// A picture under the name of a document.
    Picture,
    /// A program or a script: what runs is no document.
    Program,
    /// Something else than its name says.
    OtherKind,
    /// Its end is missing.
    Cut,
    /// It holds nothing but zeros, as a copy that failed does.
    Blank,
    /// An archive without a file in it.
    EmptyArchive,
    /// It is encrypted, so that it may open with a password only.
    Locked,
}

impl Defect {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Pointer,
        Self::PartialDownload,
        Self::Temporary,
        Self::Hidden,
        Self::WebPage,
        Self::Picture,
        Self::Program,
        Self::OtherKind,
        Self::Cut,
        Self::Blank,
        Self::EmptyArchive,
        Self::Locked,
    ];

    /// Code in data, such as `pointer`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pointer => "pointer",
            Self::PartialDownload => "partial_download",
            Self::Temporary => "temporary",
            Self::Hidden => "hidden",
            Self::WebPage => "web_page",
            Self::Picture => "picture",
            Self::Program => "program",
            Self::OtherKind => "other_kind",
            Self::Cut => "cut",
            Self::Blank => "blank",
            Self::EmptyArchive => "empty_archive",
            Self::Locked => "locked",
        }
    }
}
