//! Dialogs: what they hold, how they look, and the answers they give. The application acts on the answers.

mod ask;
mod compare;
mod frame;
mod help;
mod link;
mod new;
mod path;
mod place;
mod register;

use std::path::PathBuf;

use egui::Context;

use crate::{
    assessment::{DocumentId, Edit, Place},
    desktop::action::{Page, Target},
    storage::{Held, Opened, Salvaged},
    t,
    words::Words,
};

pub use ask::Ask;
pub use compare::Compare;
pub use link::LinkForm;
pub use new::{NewForm, dashed, file_name};
pub use path::{PathForm, Wanted};
pub use place::{meant, names_folder, with_extension};
pub use register::RegisterForm;

/// The dialog that is open.
#[derive(Debug)]
pub enum Dialog {
    /// A message or a question with a few ways out.
    Ask(Ask),
    /// Two states of a draft side by side.
    Compare(Compare),
    /// A new assessment.
    New(NewForm),
    /// A path, beside the system's own dialog.
    Path(PathForm),
    /// An address as evidence.
    Link(LinkForm),
    /// A document of the register as evidence.
    Register(RegisterForm),
    /// The list of shortcuts.
    Shortcuts,
    /// A short guide for the first hour.
    Guide,
    /// What the program is.
    About,
}

/// What a person answered.
#[derive(Debug)]
pub enum Answer {
    /// Nothing; the dialog goes.
    Close,
    /// Make this new assessment.
    Create(NewForm),
    /// Ask the system's dialog for the place of the new assessment.
    AskPlace,
    /// This path, as it was typed.
    Path(Wanted, String),
    /// Ask the system's dialog again.
    AskPath,
    /// This name for what is changed from now on; empty for none.
    Author(String),
    /// Open this one of the dialogs that wait.
    ShowWaiting(usize),
    /// Tie this document there.
    Tie(Place, DocumentId),
    /// This address.
    Link(LinkForm),
    /// Write an empty table of levels in place of reading one.
    Template,
    /// Take these files in as evidence.
    TakeFiles(Target, Vec<PathBuf>),
    /// Make these edits of a table.
    TakeLevels(Vec<Edit>),
    /// Save, then do what was to be done.
    SaveAndLeave,
    /// Do it without saving.
    LeaveWithout,
    /// Open what was read as a draft without a name.
    OpenCopy(Box<Opened>),
    /// Save into this file although there is one.
    Replace(PathBuf),
    /// Write the file a page made here although there is one.
    WriteOver(Wanted, PathBuf),
    /// Ask for a path again, beginning with the one that could not be used.
    Mend(Wanted, PathBuf),
    /// Read another table of levels.
    AnotherTable,
    /// Show a folder.
    OpenFolder(PathBuf),
    /// Save under another name.
    SaveAs,
    /// Write the file again.
    TryAgain,
    /// Make the file again where it was and is no more.
    WriteAgain(PathBuf),
    /// Leave what was typed in the recovery copy.
    LeaveInCopy,
    /// Show what lies in the file now, once it is asked what becomes of what it does not hold.
    AskReload,
    /// Show what lies in the file now.
    Reload,
    /// Open the draft a report carries.
    OpenReport(PathBuf),
    /// Open the file as it was saved, although a recovery copy says something else.
    OpenSaved(PathBuf),
    /// Go on with a recovery copy.
    Recover(PathBuf),
    /// Show where a recovery copy and its file differ.
    Compare {
        /// The copy.
        copy: PathBuf,
        /// The file.
        file: PathBuf,
    },
    /// Show where what is open and what somebody else saved differ.
    CompareChanged,
    /// Ask whether a recovery copy shall be thrown away.
    AskDiscard(PathBuf),
    /// Open a draft and take its lock from who was found to have it.
    TakeOver(PathBuf, Held),
    /// Open a draft somebody else has open, for reading.
    OpenReading(Box<(PathBuf, Opened, Held)>),
    /// Open what could be read of a damaged draft.
    OpenSalvaged(Box<Salvaged>),
    /// Look into a kept state.
    OpenBackup(PathBuf),
    /// Make the open draft say what a kept state says.
    BringBack(Box<Opened>),
    /// Throw a recovery copy away.
    Discard(PathBuf),
    /// Remove an added table of published results.
    RemoveResults(PathBuf),
    /// Go to this page.
    Visit(Page),
    /// What comes first in a new draft was read; the note goes.
    CloseBegun,
    /// Read and understood; the note goes.
    Dismiss(String),
}

impl Dialog {
    /// True where it only says something and asks nothing.
    pub fn is_message(&self) -> bool {
        matches!(self, Self::Ask(ask) if ask.is_message())
    }

    /// True where it asks what becomes of unsaved work before something else is done.
    pub fn asks_to_leave(&self) -> bool {
        matches!(self, Self::Ask(ask) if ask.asks_to_leave())
    }

    /// What a note says of it while it waits.
    pub fn announced(&self, words: Words) -> String {
        match self {
            Self::Ask(ask) => ask.title().to_owned(),
            Self::Compare(compare) => compare.title.clone(),
            Self::New(_) => t!(words, dialog.new.title).to_owned(),
            Self::Path(form) => form.wanted.title(words),
            Self::Link(_) => t!(words, dialog.link.title).to_owned(),
            Self::Register(form) => t!(words, dialog.register.title, indicator = form.place.indicator),
            Self::Shortcuts => t!(words, command.shortcuts).to_owned(),
            Self::Guide => t!(words, home.guide).to_owned(),
            Self::About => t!(words, app.name).to_owned(),
        }
    }

    /// Shows the dialog; `fresh` in its first frame. Its answer, once there is one.
    pub fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        match self {
            Self::Ask(ask) => ask.ui(ctx, fresh),
            Self::Compare(compare) => compare.ui(ctx, fresh),
            Self::New(form) => form.ui(ctx, fresh),
            Self::Path(form) => form.ui(ctx, fresh),
            Self::Link(form) => form.ui(ctx, fresh),
            Self::Register(form) => form.ui(ctx, fresh),
            Self::Shortcuts => help::shortcuts_ui(ctx, fresh),
            Self::Guide => help::guide_ui(ctx, fresh),
            Self::About => help::about_ui(ctx, fresh),
        }
    }
}
