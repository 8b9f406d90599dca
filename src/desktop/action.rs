//! What pages ask for. They push these values; the application carries them out after the frame.

use std::{fmt, ops::Range, path::PathBuf, sync::Arc};

pub use super::page::Page;
use super::{command::Command, plan_order::PlanOrder, preview_order::PreviewOrder, transfer::Transfer};
use crate::{
    assessment::{Edit, Field, Place},
    exchange::Listing,
    insight::{Part, Subject},
    report::Report,
    storage::Theme,
    words::Sentence,
};

/// Where new evidence belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// In the register only.
    Register,
    /// At an entry of an indicator.
    Indicator(Place),
    /// In the place of a document's present file, by its id.
    Revision(String),
    /// Each at the indicator whose code its name begins with; those without one here, or in the register only.
    AsNamed(Option<Place>),
    /// Each as a table of documents says; all of them or none.
    Listed(Arc<Listing>),
}

/// Something a page asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A change to the assessment.
    Edit(Edit),
    /// A run of typing ended: the person left a field.
    EndRun,
    /// A command of the table.
    Command(Command),
    /// Another page.
    Go(Page),
    /// An indicator, on the page Pengisian.
    OpenIndicator(String),
    /// A short message at the bottom left.
    Toast(String),
    /// The same of something that cannot be done, and why.
    Refuse(String),
    /// A short message about the last change, which can be taken back from there.
    ToastUndo(String),
    /// A file to be written: the person is asked where, it is made off the window's thread and written by storage.
    Write(Offer),
    /// A report, with the draft it is made of: the person is asked where.
    Export(Export),
    /// Pages for the preview of the report, made off the window's thread.
    Preview(PreviewOrder),
    /// The cheapest plan, searched for off the window's thread.
    FindPlan(PlanOrder),
    /// An indicator, on the page Rencana.
    ShowInPlan(String),
    /// A file or folder in the system's viewer.
    OpenFile(PathBuf),
    /// The draft at this path.
    OpenPath(PathBuf),
    /// The remembered draft at this path lies elsewhere now.
    Find(String),
    /// The remembered draft at this path is no longer shown.
    Forget(String),
    /// What a recovery copy holds.
    Recover(PathBuf),
    /// What a recovery copy and the file it belongs to say, side by side.
    Compare(PathBuf, PathBuf),
    /// The draft at this path as it was saved, although a recovery copy says something else.
    OpenSaved(PathBuf),
    /// The kept states of the open draft.
    ListBackups,
    /// What a kept state holds.
    LookIntoBackup(PathBuf),
    /// A recovery copy goes; the person is asked first.
    Discard(PathBuf),
    /// A setting.
    Set(Setting),
    /// The short guide for the first hour.
    ShowGuide,
    /// What the program is.
    ShowAbout,
    /// Text for the clipboard.
    Copy(String),
    /// Files for this place: the person is asked which.
    Attach(Target),
    /// An address for this place: the person is asked which.
    AttachLink(Target),
    /// A document of the register for this place: the person is asked which.
    AttachKnown(Place),
    /// The file or address of a document in the system's viewer.
    ViewDocument(String),
    /// A document in the register, by its id.
    ShowDocument(String),
    /// The place something was found at.
    Jump(Subject, Option<String>),
    /// A field, which takes the focus; this part of its text, in bytes, is selected.
    ShowField(Field, Range<usize>),
    /// The next finding that wants something done, or the one before.
    StepFinding {
        /// Whether the next one.
        forward: bool,
        /// Entry and part of the open indicator that a person works at.
        from: Option<(usize, Part)>,
    },
    /// A draft of an earlier year to compare the report with: the person is asked which.
    ChooseBefore,
    /// Another draft to stand beside the open one: the person is asked which.
    ChooseBeside,
    /// These drafts beside each other: beside the open one, or, where none is open, the others beside the first.
    CompareDrafts(Vec<PathBuf>),
    /// A folder of many drafts to look at: the person is asked which.
    ChooseFolder,
    /// The rest of that folder need not be read.
    StopFolder,
    /// A logo for the institution: the person is asked which.
    ChooseLogo,
    /// The tables of published results that were added.
    ListResults,
    /// A table of published results to compare with: the person is asked which.
    AddResults,
    /// An added table goes; the person is asked first.
    RemoveResults(PathBuf),
    /// The upload package: the person is asked where.
    MakePackage,
    /// Proof of a package, a draft or a report: the person is asked which.
    VerifyPackage,
}

/// A setting that a page changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Name under which changes are recorded.
    Author(String),
    /// Light or dark.
    Theme(Theme),
    /// Text size in percent.
    TextPercent(u16),
    /// Whether drafts save themselves.
    SelfSaving(bool),
    /// Whether nothing moves.
    LessMotion(bool),
}

/// Makes the bytes of a file, off the window's thread.
///
/// # Errors
/// Why it could not be made, to be put into words where it is shown.
pub type Make = dyn Fn() -> Result<Made, Box<dyn Sentence + Send>> + Send + Sync;

/// What becomes a file.
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The report it is, where the places of its signatures are to be told beside it.
    pub signed: Option<Report>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, signed: None }
    }
}

/// A file that a page can make, such as the report.
#[derive(Clone)]
pub struct Offer {
    /// Title of the dialog that asks where.
    pub title: String,
    /// What such files are called.
    pub kind: String,
    /// How their names end, without the dot.
    pub extension: &'static str,
    /// Name that is offered, without its ending.
    pub name: String,
    /// Makes it.
    pub make: Arc<Make>,
    /// Shows how far it is, where it takes a while.
    pub transfer: Option<Transfer>,
    /// The folder it is made from, in which nothing is replaced.
    pub made_from: Option<PathBuf>,
}

impl fmt::Debug for Offer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Offer").field("name", &self.name).field("extension", &self.extension).finish()
    }
}

impl PartialEq for Offer {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.make, &other.make) && self.name == other.name
    }
}

/// Makes a report, off the window's thread.
pub type MakeReport = dyn Fn() -> Report + Send + Sync;

/// A report to be written.
#[derive(Clone)]
pub struct Export {
    /// Title of the dialog that asks where.
    pub title: String,
    /// What such files are called.
    pub kind: String,
    /// Name that is offered, without its ending.
    pub name: String,
    /// Whether its boxes carry signs. Without them their places are told beside it.
    pub anchors: bool,
    /// Makes its pages.
    pub report: Arc<MakeReport>,
}

impl fmt::Debug for Export {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Export").field("name", &self.name).finish_non_exhaustive()
    }
}

impl PartialEq for Export {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.report, &other.report) && self.name == other.name
    }
}
